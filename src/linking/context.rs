//! What stands around a name, and what the name therefore stands for.

use super::index::Found;
use super::lexicon::{Class, Entry, entry};
use super::mention::Role;
use super::token::{Case, Gap, Token};
use crate::gazetteer::PlaceKind;

/// The words of a block of text, the names found in them, and where headlines are.
pub(super) struct Context<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// For each word, whether it belongs to a name of the gazetteer.
    pub(super) in_name: Vec<bool>,
    /// For each word, whether its line is a headline, in which capitals say nothing.
    in_headline: Vec<bool>,
}

/// Words of a list of names that share the noun after the last of them.
const LONGEST_LIST: usize = 14;

/// What kinds of place a name may stand for.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each asks one thing of the candidates, and they do not exclude each other")]
pub(super) struct Bearer {
    /// A country is among the candidates.
    pub(super) country: bool,
    /// A seat of government: a capital, or a building that stands for a government.
    pub(super) seat: bool,
    /// A building is among the candidates.
    pub(super) building: bool,
    /// It is one word.
    pub(super) one_word: bool,
}

impl<'a> Context<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], found: &[Found]) -> Self {
        let mut in_name = vec![false; tokens.len()];
        for name in found {
            if let Some(words) = in_name.get_mut(name.first..name.last) {
                words.fill(true);
            }
        }
        Self { text, tokens, in_name, in_headline: headlines(text, tokens) }
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or_default()
    }

    fn entry(&self, at: usize) -> Entry {
        entry(self.word(at))
    }

    /// The word before, if nothing but a space or a hyphen stands between.
    fn before(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        (token.before <= Gap::Space).then(|| at.checked_sub(1)).flatten()
    }

    /// The word after, if nothing but a space or a hyphen stands between, and the word at `at` has no possessive.
    fn after(&self, at: usize) -> Option<usize> {
        let next = at + 1;
        let token = self.tokens.get(next)?;
        let possessive = self.tokens.get(at)?.possessive;
        (token.before <= Gap::Space && !possessive).then_some(next)
    }

    fn begins_sentence(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.before >= Gap::Break)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.case == Case::Capital)
    }

    /// What the name stands for, and why.
    pub(super) fn role(&self, name: Found, bearer: Bearer) -> (Role, String) {
        let last = name.last.saturating_sub(1);
        let headline = self.in_headline.get(name.first).copied().unwrap_or(false);
        self.sided(last, bearer)
            .or_else(|| self.person_before(name, headline))
            .or_else(|| self.longer_name_after(name, headline))
            .or_else(|| self.longer_name_before(name, bearer, headline))
            .or_else(|| self.of_an_organisation(name))
            .or_else(|| self.acts(name, bearer))
            .unwrap_or_else(|| self.stands_there(name))
    }

    /// "Iran-backed", "US-led"; but "Beirut-based" is where somebody is.
    fn sided(&self, last: usize, bearer: Bearer) -> Option<(Role, String)> {
        let next = self.tokens.get(last + 1).filter(|token| token.before == Gap::Hyphen)?;
        let word = self.text.get(next.start..next.end)?;
        if word.eq_ignore_ascii_case("based") {
            return Some((Role::Location, "\"-based\" follows".to_owned()));
        }
        let sided = entry(word).class.is(Class::SIDED) && (bearer.country || bearer.seat);
        sided.then(|| (Role::Metonym, format!("acts: \"-{word}\" follows")))
    }

    /// "Defense Minister Israel …", "Michael Jordan".
    fn person_before(&self, name: Found, headline: bool) -> Option<(Role, String)> {
        let before = self.before(name.first)?;
        let word = self.word(before);
        let class = self.entry(before).class;
        if class.is(Class::TITLE) && !self.in_name_at(before) {
            // "the US president Damascus …" is no way to name anybody; "Minister Israel" is
            return Some((Role::Person, format!("person: follows \"{word}\"")));
        }
        let given = class.is(Class::GIVEN_NAME) && self.is_capital(before) && !headline && !self.in_name_at(before);
        given.then(|| (Role::Person, format!("person: follows the given name \"{word}\"")))
    }

    fn in_name_at(&self, at: usize) -> bool {
        self.in_name.get(at).copied().unwrap_or(false)
    }

    /// "Hasakah Textile Company", "Beirut Declaration", "Israel Katz": the name goes on, and what it is then is told by its end.
    fn longer_name_after(&self, name: Found, headline: bool) -> Option<(Role, String)> {
        let last = name.last.saturating_sub(1);
        let first_after = self.after(last)?;
        let mut end = first_after;
        let mut named = None;
        for _ in 0..6 {
            let class = self.entry(end).class;
            let capital =
                self.is_capital(end) && !self.in_name_at(end) || self.tokens.get(end).is_some_and(|token| token.case == Case::Upper);
            if !capital {
                break;
            }
            named = named_thing(class).map(|role| (role, end)).or(named);
            match self.after(end) {
                Some(next) => end = next,
                None => break,
            }
        }
        if let Some((role, at)) = named
            && !(headline && at > first_after)
        {
            return Some((role, format!("in a longer name: \"{}\" follows", self.word(at))));
        }
        let class = self.entry(first_after).class;
        let lower = self.tokens.get(first_after).is_some_and(|token| token.case == Case::Lower);
        if lower {
            let word = self.word(first_after);
            let role = small_named_thing(word, class)?;
            return Some((role, format!("in a longer name: \"{word}\" follows")));
        }
        self.unknown_name_after(name, first_after, headline)
    }

    /// An unknown word with a capital straight after a name makes it another name.
    fn unknown_name_after(&self, name: Found, after: usize, headline: bool) -> Option<(Role, String)> {
        if headline || !self.is_capital(after) || self.in_name_at(after) || self.tokens.get(after)?.before == Gap::Hyphen {
            return None;
        }
        let entry = self.entry(after);
        let known = [Class::PLACE_NOUN, Class::DIRECTION, Class::CALENDAR, Class::TITLE, Class::FUNCTION, Class::TO, Class::IN];
        if known.iter().any(|class| entry.class.is(*class)) || entry.demonym_of.is_some() {
            return None;
        }
        let stands_in = self.before(name.first).is_some_and(|before| self.entry(before).class.is(Class::IN));
        (!stands_in).then(|| (Role::Person, format!("in a longer name: \"{}\" follows", self.word(after))))
    }

    /// "Operation Damascus Steel", "Camp David": an unknown word with a capital straight before a name of one word.
    fn longer_name_before(&self, name: Found, bearer: Bearer, headline: bool) -> Option<(Role, String)> {
        let before = self.before(name.first)?;
        let entry = self.entry(before);
        let word = self.word(before);
        let hyphened = self.tokens.get(name.first)?.before == Gap::Hyphen;
        if !bearer.one_word || headline || hyphened || !self.is_capital(before) || self.in_name_at(before) {
            return None;
        }
        if let Some(role) = named_thing(entry.class).filter(|role| *role != Role::Other) {
            return Some((role, format!("in a longer name: \"{word}\" stands before")));
        }
        let known = [
            Class::PLACE_NOUN,
            Class::DIRECTION,
            Class::CALENDAR,
            Class::FUNCTION,
            Class::TO,
            Class::IN,
            Class::ACT,
            Class::DONE_TO,
            Class::AUXILIARY,
            Class::RELATION,
            Class::GOVERNMENT_S,
        ];
        if known.iter().any(|class| entry.class.is(*class)) || entry.demonym_of.is_some() || self.begins_sentence(before) {
            return None;
        }
        Some((Role::Other, format!("in a longer name: \"{word}\" stands before")))
    }

    /// "University of Damascus", "Treaty of Sochi".
    fn of_an_organisation(&self, name: Found) -> Option<(Role, String)> {
        let of = self.before(name.first).filter(|at| self.word(*at) == "of")?;
        let head = self.before(of)?;
        let class = self.entry(head).class;
        let is_named =
            self.is_capital(head) && (class.is(Class::ORGANISATION) || class.is(Class::AGREEMENT)) && !self.begins_sentence(head);
        is_named.then(|| (Role::Organisation, format!("in a longer name: follows \"{} of\"", self.word(head))))
    }

    /// A capital, a building or a country that does something, or to which it is done.
    fn acts(&self, name: Found, bearer: Bearer) -> Option<(Role, String)> {
        if !(bearer.country || bearer.seat) {
            return None;
        }
        let last = name.last.saturating_sub(1);
        let before = self.before(name.first);
        let before = match before {
            Some(the) if self.word(the).eq_ignore_ascii_case("the") => self.before(the),
            other => other,
        };
        let before_class = before.map(|at| self.entry(at).class).unwrap_or_default();
        if before_class.is(Class::IN) {
            return None;
        }
        let metonym = |why: String| Some((Role::Metonym, why));
        if self.tokens.get(last).is_some_and(|token| token.possessive)
            && let Some(next) = self.tokens.get(last + 1).filter(|token| token.before == Gap::Space)
        {
            let word = self.text.get(next.start..next.end).unwrap_or_default();
            if entry(word).class.is(Class::GOVERNMENT_S) {
                return metonym(format!("acts: its {word}"));
            }
        }
        if let Some(at) = before.filter(|_| before_class.is(Class::DONE_TO)) {
            return metonym(format!("acts: \"{}\" stands before", self.word(at)));
        }
        if let Some(by) = before.filter(|at| self.word(*at) == "by")
            && let Some(done) = self.before(by).filter(|at| self.word(*at).ends_with("ed"))
        {
            return metonym(format!("acts: follows \"{} by\"", self.word(done)));
        }
        if let Some(why) = self.between_two(name) {
            return metonym(why);
        }
        // after "to" or "from" somebody goes there; nobody says so of what acts
        if before_class.is(Class::TO) && before.is_some_and(|at| !matches!(self.word(at), "and" | "or" | "that" | "as")) {
            return None;
        }
        if let Some(verb) = self.verb_after(last, bearer) {
            return metonym(format!("acts: \"{verb}\" follows"));
        }
        bearer
            .building
            .then(|| (Role::Metonym, "stands for those who work there: nothing says that something is at the building".to_owned()))
    }

    /// "said", "has announced", "will reportedly withdraw".
    fn verb_after(&self, last: usize, bearer: Bearer) -> Option<&'a str> {
        let mut at = self.after(last)?;
        let mut auxiliary = false;
        for _ in 0..4 {
            let word = self.word(at);
            let class = self.entry(at).class;
            if self.tokens.get(at)?.case != Case::Lower {
                return None;
            }
            if class.is(Class::ACT) || auxiliary && (class.is(Class::DONE_TO) || class.is(Class::ACT_BASE)) {
                return Some(word);
            }
            let adverb = word.ends_with("ly");
            if class.is(Class::AUXILIARY) || adverb {
                auxiliary |= class.is(Class::AUXILIARY);
                at = self.after(at)?;
                continue;
            }
            // a capital at the beginning of a sentence with a verb that no list holds
            let other_verb = (word.ends_with('s') || word.ends_with("ed")) && word.len() > 4 && !class.is(Class::FUNCTION);
            let subject = !auxiliary && bearer.seat && other_verb && class == Class::default();
            return subject.then_some(word);
        }
        None
    }

    /// "talks between Tehran and Washington".
    fn between_two(&self, name: Found) -> Option<String> {
        let mut at = self.before(name.first)?;
        // the second of the two: over "and" and the first
        if self.word(at) == "and" {
            at = self.before(at)?;
            while self.in_name_at(at) {
                at = self.before(at)?;
            }
        }
        if self.word(at) != "between" {
            return None;
        }
        let relation = self.before(at)?;
        self.entry(relation).class.is(Class::RELATION).then(|| format!("acts: \"{} between\"", self.word(relation)))
    }

    fn stands_there(&self, name: Found) -> (Role, String) {
        let last = name.last.saturating_sub(1);
        if let Some(before) = self.before(name.first).filter(|at| self.entry(*at).class.is(Class::IN)) {
            return (Role::Location, format!("follows \"{}\"", self.word(before)));
        }
        if self.tokens.get(last + 1).is_some_and(|token| token.before == Gap::Dash) && self.in_name_at(last + 1)
            || self.tokens.get(name.first).is_some_and(|token| token.before == Gap::Dash)
                && name.first.checked_sub(1).is_some_and(|before| self.in_name_at(before))
        {
            return (Role::Location, "joined with another place by a dash".to_owned());
        }
        (Role::Location, "nothing says that it stands for anything but the place".to_owned())
    }

    /// "Syrian" in "Syrian troops" is a demonym; in "Syrian Democratic Forces" it is a part of that name.
    pub(super) fn role_of_demonym(&self, at: usize, of: &str) -> (Role, String) {
        let name = Found { first: at, last: at + 1, name: 0, listed: true };
        let headline = self.in_headline.get(at).copied().unwrap_or(false);
        match self.longer_name_after(name, headline).filter(|(role, _)| *role != Role::Person) {
            Some(part) => part,
            None => (Role::Demonym, format!("people or things of {of}")),
        }
    }

    /// The kinds of place that words beside the name say, and which word.
    pub(super) fn kinds_said(&self, name: Found) -> Option<(&'static [PlaceKind], String)> {
        let last = name.last.saturating_sub(1);
        if let Some(after) = self.noun_after(last) {
            let kinds = self.entry(after).kinds;
            if !kinds.is_empty() {
                return Some((kinds, format!("\"{}\" follows", self.word(after))));
            }
        }
        let before = self.before(name.first)?;
        if let Some(head) = Some(before).filter(|at| self.word(*at) == "of").and_then(|of| self.before(of)) {
            let kinds = self.entry(head).kinds;
            if !kinds.is_empty() {
                return Some((kinds, format!("follows \"{} of\"", self.word(head))));
            }
        }
        let word = self.word(before);
        match word.to_ascii_lowercase().as_str() {
            "rural" => Some((&[PlaceKind::Governorate], format!("follows \"{word}\""))),
            "downtown" => Some((&[PlaceKind::City, PlaceKind::Town], format!("follows \"{word}\""))),
            _ => None,
        }
    }

    /// The place noun after a name, or after the list of names that it ends: "Hasakah, Raqqa and Deir ez-Zor provinces".
    fn noun_after(&self, last: usize) -> Option<usize> {
        let mut over_list = false;
        for at in (last + 1..).take(LONGEST_LIST) {
            let token = self.tokens.get(at)?;
            if token.before > Gap::Comma {
                return None;
            }
            let word = self.word(at);
            let is_noun = self.entry(at).class.is(Class::PLACE_NOUN);
            if is_noun && token.before <= Gap::Space {
                return (!over_list || word.ends_with('s')).then_some(at);
            }
            let joins = matches!(word, "and" | "or") || self.in_name_at(at) && (token.before == Gap::Comma || over_list);
            if !joins {
                return None;
            }
            over_list = true;
        }
        None
    }
}

/// What the last word of a longer name says of it.
fn named_thing(class: Class) -> Option<Role> {
    if class.is(Class::ORGANISATION) || class.is(Class::AGREEMENT) {
        Some(Role::Organisation)
    } else if class.is(Class::STREET) {
        Some(Role::Other)
    } else if class.is(Class::PRODUCT) {
        Some(Role::Product)
    } else {
        None
    }
}

/// The same for a small word: fewer of them make a name.
fn small_named_thing(word: &str, class: Class) -> Option<Role> {
    match word {
        "agreement" | "agreements" | "accord" | "accords" | "declaration" | "treaty" | "convention" | "protocol" | "process"
        | "memorandum" | "pact" | "communique" | "communiqué" | "format" | "framework" | "formula" | "university" | "radio" | "club" => {
            Some(Role::Organisation)
        }
        _ => class.is(Class::PRODUCT).then_some(Role::Product),
    }
}

/// For each word, whether most longer words of its line have capitals and the line is no sentence.
fn headlines(text: &str, tokens: &[Token]) -> Vec<bool> {
    let mut flags = vec![false; tokens.len()];
    let mut from = 0;
    while from < tokens.len() {
        let line_end =
            |token: &Token| text.get(token.end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| token.end + length);
        let Some(first) = tokens.get(from) else { break };
        let end = line_end(first);
        let to = from + tokens.get(from..).unwrap_or_default().partition_point(|token| token.start < end);
        let line = tokens.get(from..to).unwrap_or_default();
        let long = line.iter().filter(|token| token.end - token.start > 3 && token.case != Case::Uncased);
        let (capitals, all) = long.fold((0, 0), |(capitals, all), token| (capitals + usize::from(token.case.may_be_name()), all + 1));
        let is_sentence = text.get(..end).is_some_and(|before| before.trim_end().ends_with(['.', '!', '?', '”', '"']));
        if all >= 4 && capitals * 5 >= all * 3 && !is_sentence {
            flags.get_mut(from..to).unwrap_or_default().fill(true);
        }
        from = to.max(from + 1);
    }
    flags
}
