//! What stands around a name, and what the name therefore stands for.

use super::index::{Found, is_article};
use super::lexicon::{Class, Entry, entry};
use super::mention::Role;
use super::token::{Case, Gap, Token};
use crate::gazetteer::PlaceKind;

/// The words of a block of text, the names found in them, and where headlines are.
pub(super) struct Context<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// What is known of each word.
    entries: Vec<Entry>,
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
    /// Somebody has curated one of the candidates for this subject.
    pub(super) curated: bool,
}

impl<'a> Context<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], found: &[Found]) -> Self {
        let mut in_name = vec![false; tokens.len()];
        for name in found {
            if let Some(words) = in_name.get_mut(name.first..name.last) {
                words.fill(true);
            }
        }
        let entries = tokens.iter().map(|token| text.get(token.start..token.end).map(entry).unwrap_or_default()).collect();
        Self { text, tokens, entries, in_name, in_headline: headlines(text, tokens) }
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or_default()
    }

    pub(super) fn entry(&self, at: usize) -> Entry {
        self.entries.get(at).copied().unwrap_or_default()
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
        let headline = self.in_headline.get(name.first).copied().unwrap_or(false);
        self.sided(name, bearer)
            .or_else(|| self.given_name(name, bearer))
            .or_else(|| self.person_before(name, headline))
            .or_else(|| self.longer_name_after(name, headline))
            .or_else(|| self.longer_name_before(name, bearer, headline))
            .or_else(|| self.of_an_organisation(name))
            .or_else(|| self.adjective(name))
            .or_else(|| self.adjective_of_arabic(name))
            .or_else(|| self.named_thing_of_arabic(name))
            .or_else(|| self.acts(name, bearer))
            .unwrap_or_else(|| self.stands_there(name))
    }

    /// "Iran-backed", "US-led", "pro-Turkey"; but "Beirut-based" is where somebody is.
    fn sided(&self, name: Found, bearer: Bearer) -> Option<(Role, String)> {
        let last = name.last.saturating_sub(1);
        let before = self.before(name.first).filter(|_| self.tokens.get(name.first).is_some_and(|token| token.before == Gap::Hyphen));
        if let Some(pro) = before.filter(|at| matches!(self.word(*at), "pro" | "anti" | "Pro" | "Anti") && (bearer.country || bearer.seat))
        {
            return Some((Role::Metonym, format!("acts: follows \"{}-\"", self.word(pro))));
        }
        let next = self.tokens.get(last + 1).filter(|token| token.before == Gap::Hyphen)?;
        let word = self.text.get(next.start..next.end)?;
        if word.eq_ignore_ascii_case("based") {
            return Some((Role::Location, "\"-based\" follows".to_owned()));
        }
        let sided = entry(word).class.is(Class::SIDED) && (bearer.country || bearer.seat);
        sided.then(|| (Role::Metonym, format!("acts: \"-{word}\" follows")))
    }

    /// A town that nobody has curated, and whose name many people bear, is one only where something stands in it.
    fn given_name(&self, name: Found, bearer: Bearer) -> Option<(Role, String)> {
        let is_one = !bearer.curated && bearer.one_word && self.entry(name.first).class.is(Class::GIVEN_NAME);
        let stands_in = self.before(name.first).is_some_and(|before| self.entry(before).class.is(Class::IN));
        (is_one && !stands_in).then(|| (Role::Person, "person: a given name, and nothing says that it is a place".to_owned()))
    }

    /// "US troops", "United States officials": the name of a state that English uses as an adjective.
    fn adjective(&self, name: Found) -> Option<(Role, String)> {
        let words: Vec<&str> = (name.first..name.last).map(|at| self.word(at)).collect();
        let as_adjective =
            ["US", "U.S.", "USA", "UK", "U.K.", "EU", "E.U.", "UN", "UAE", "United States"].contains(&words.join(" ").as_str());
        let mut next = self.after(name.last.checked_sub(1)?).filter(|_| as_adjective)?;
        // "US and Israeli attacks"
        if matches!(self.word(next), "and" | "or")
            && let Some(other) =
                self.after(next).filter(|at| self.entry(*at).demonym_of.is_some() || self.word(*at).len() < 5 && self.in_name_at(*at))
            && let Some(noun) = self.after(other)
        {
            next = noun;
        }
        let class = self.entry(next).class;
        let verb = [Class::FUNCTION, Class::AUXILIARY, Class::IN, Class::TO].iter().any(|other| class.is(*other))
            || class.is(Class::ACT) && !class.is(Class::GOVERNMENT_S) && !class.is(Class::RELATION);
        let noun = !verb && self.word(next).len() > 2 && !self.word(next).ends_with("ly");
        noun.then(|| (Role::Demonym, format!("an adjective: \"{}\" follows", self.word(next))))
    }

    /// An Arabic adjective has the article of its noun: "the existing agreement" is no agreement of Al-Qaim.
    fn adjective_of_arabic(&self, name: Found) -> Option<(Role, String)> {
        let has_article = |at: usize| self.word(at).starts_with("ال");
        let before = self.before(name.first)?;
        let is_one =
            name.last == name.first + 1 && name.particle == 0 && has_article(name.first) && has_article(before) && !self.in_name_at(before);
        is_one.then(|| (Role::Other, format!("an adjective: has the article of \"{}\"", self.word(before))))
    }

    /// Arabic says first what is named after a place: the street of Baghdad, the soap of Aleppo, the forces of Syria.
    fn named_thing_of_arabic(&self, name: Found) -> Option<(Role, String)> {
        self.tokens.get(name.first).filter(|token| token.case == Case::Uncased)?;
        let before = self.before(name.first).filter(|_| name.particle == 0)?;
        let role = named_thing(self.entry(before).class)?;
        Some((role, format!("follows \"{}\"", self.word(before))))
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
        if lower && self.word(last) == "border" && class.is(Class::GUARDS) {
            return Some((Role::Organisation, format!("in a longer name: \"{}\" follows", self.word(first_after))));
        }
        if lower {
            // "the Sochi agreement", "the Sochi ceasefire agreement"
            let second = self.after(first_after).filter(|_| !class.is(Class::FUNCTION) && !class.is(Class::ACT));
            return std::iter::once(first_after).chain(second).find_map(|at| {
                let word = self.word(at);
                let role = small_named_thing(word, self.entry(at).class).filter(|role| at == first_after || *role == Role::Organisation)?;
                Some((role, format!("in a longer name: \"{word}\" follows")))
            });
        }
        self.unknown_name_after(name, first_after, headline)
    }

    /// An unknown word with a capital straight after a name makes it another name.
    fn unknown_name_after(&self, name: Found, after: usize, headline: bool) -> Option<(Role, String)> {
        // "Bab al-Hawa": an article stands between
        let article = self.tokens.get(after + 1).is_some_and(|token| token.before == Gap::Hyphen) && is_article(self.word(after));
        let after = if article { after + 1 } else { after };
        let hyphened = !article && self.tokens.get(after)?.before == Gap::Hyphen;
        if headline || !self.is_capital(after) || self.in_name_at(after) || hyphened {
            return None;
        }
        let entry = self.entry(after);
        if self.entry(name.last.saturating_sub(1)).class.is(Class::NAME_HEAD) {
            return Some((Role::Other, format!("in a longer name: \"{}\" follows", self.word(after))));
        }
        let known = [Class::PLACE_NOUN, Class::DIRECTION, Class::CALENDAR, Class::TITLE, Class::FUNCTION, Class::TO, Class::IN];
        if known.iter().any(|class| entry.class.is(*class)) || entry.demonym_of.is_some() {
            return None;
        }
        let stands_in = self.before(name.first).is_some_and(|before| self.entry(before).class.is(Class::IN));
        (!stands_in).then(|| (Role::Person, format!("in a longer name: \"{}\" follows", self.word(after))))
    }

    /// "Operation Damascus Steel", "Camp David": an unknown word with a capital straight before a name of one word.
    fn longer_name_before(&self, name: Found, bearer: Bearer, headline: bool) -> Option<(Role, String)> {
        let mut before = self.before(name.first)?;
        let mut hyphened = self.tokens.get(name.first)?.before == Gap::Hyphen;
        // "Bab al-Salam": an article stands between
        if let Some(head) = self.before(before).filter(|head| is_article(self.word(before)) && self.is_capital(*head)) {
            (before, hyphened) = (head, false);
        }
        let entry = self.entry(before);
        let word = self.word(before);
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
        if known.iter().any(|class| entry.class.is(*class)) || entry.demonym_of.is_some() || self.begins_sentence(before) && bearer.curated
        {
            return None;
        }
        let role = if bearer.curated { Role::Other } else { Role::Person };
        Some((role, format!("in a longer name: \"{word}\" stands before")))
    }

    /// "University of Damascus", "Treaty of Sochi", "Islamic State of Iraq and the Levant".
    fn of_an_organisation(&self, name: Found) -> Option<(Role, String)> {
        let head = self.head_of_list(name.first)?;
        let class = self.entry(head).class;
        let state = self.word(head) == "State" && self.before(head).is_some_and(|before| self.word(before) == "Islamic");
        let of_kind = class.is(Class::ORGANISATION) || class.is(Class::AGREEMENT);
        let is_named = state || self.is_capital(head) && of_kind && !self.begins_sentence(head);
        is_named.then(|| (Role::Organisation, format!("in a longer name: follows \"{} of\"", self.word(head))))
    }

    /// A capital, a building or a country that does something, or to which it is done.
    fn acts(&self, name: Found, bearer: Bearer) -> Option<(Role, String)> {
        if !(bearer.country || bearer.seat) {
            return None;
        }
        // "Russia and Iran" act together
        let (first, last) = self.together(name);
        let mut before = self.before(first);
        while let Some(at) = before.filter(|at| matches!(self.word(*at), "the" | "The" | "both" | "Both" | "either" | "neither")) {
            before = self.before(at);
        }
        let before_word = before.map(|at| self.word(at).to_lowercase()).unwrap_or_default();
        let before_word = before_word.as_str();
        let before_class = before.map(|at| self.entry(at).class).unwrap_or_default();
        let two_before = before.and_then(|at| self.before(at));
        let class_two_before = two_before.map(|at| self.entry(at).class).unwrap_or_default();
        let stands_in = before_class.is(Class::IN);
        let is_arabic = self.tokens.get(first).is_some_and(|token| token.case == Case::Uncased);
        let why = if let Some(word) = self.has(last).or_else(|| self.has(name.last.saturating_sub(1))) {
            format!("its {word}")
        } else if !stands_in && self.and_its(last) {
            "\"and its\" follows".to_owned()
        } else if stands_in {
            return None;
        } else if before_class.is(Class::DONE_TO)
            || matches!(before_word, "by" | "alongside")
            || matches!(before_word, "with" | "against") && !class_two_before.is(Class::PLACE_NOUN)
            || is_arabic && before_class.is(Class::ACT)
            || before_word == "for" && before.is_some_and(|at| self.begins_sentence(at))
            || before_word == "to" && class_two_before.is(Class::BOUND)
            || before_word == "on" && two_before.is_some_and(|at| matches!(self.word(at), "called" | "calls" | "calling" | "call"))
        {
            format!("follows \"{before_word}\"")
        } else if before_word == "of" && class_two_before.is(Class::GOVERNMENT_S)
            || before_word == "on" && two_before.is_some_and(|at| matches!(self.word(at), "imposed" | "pressure" | "sanctions" | "war"))
        {
            format!("follows \"{} {before_word}\"", two_before.map(|at| self.word(at)).unwrap_or_default())
        } else if let Some(why) = self.between_two(name) {
            why
        } else if let Some(noun) = self.after(last).filter(|at| self.entry(*at).class.is(Class::RELATION)) {
            format!("\"{}\" follows", self.word(noun))
        } else if goes_to_or_from(before_word, before_class, bearer) {
            // after "to" or "from" somebody goes there; nobody says so of what acts
            return None;
        } else if let Some(verb) = self.verb_after(last, bearer).or_else(|| self.subject(first, last, bearer)) {
            format!("\"{verb}\" follows")
        } else if bearer.building {
            "nothing says that something is at the building".to_owned()
        } else {
            return None;
        };
        Some((Role::Metonym, format!("acts: {why}")))
    }

    /// What follows a country or a seat of government that is the subject of a sentence: "Ankara undertook", "Turkey, which regards".
    fn subject(&self, first: usize, last: usize, bearer: Bearer) -> Option<&'a str> {
        let mut start = first;
        while start > 0 && matches!(self.word(start - 1), "the" | "The" | "Both" | "both") {
            start -= 1;
        }
        let clause = |at: usize| {
            matches!(self.word(at), "that" | "while" | "but" | "as" | "because" | "and" | "if" | "how" | "although" | "since" | "when")
        };
        let begins = self.begins_sentence(start) || start.checked_sub(1).is_some_and(clause);
        let next = self.tokens.get(last + 1).filter(|_| begins && !self.tokens.get(last).is_some_and(|token| token.possessive))?;
        let word = self.word(last + 1);
        if next.before == Gap::Comma {
            let appositive = matches!(word, "which" | "whose" | "who") || word.ends_with("ing") && next.case == Case::Lower;
            return appositive.then_some(word);
        }
        if next.before != Gap::Space || next.case != Case::Lower {
            return None;
        }
        let class = self.entry(last + 1).class;
        if matches!(word, "has" | "have" | "had" | "do" | "does" | "did") {
            // "has been hit" is done to a spot as well
            let passive = (last + 2..last + 4).any(|at| self.word(at) == "been");
            return (!passive).then_some(word);
        }
        let other = [Class::FUNCTION, Class::IN, Class::TO, Class::PLACE_NOUN, Class::LAND, Class::AUXILIARY, Class::GOVERNMENT_S];
        let verb = bearer.seat && word.len() > 2 && !other.iter().any(|other| class.is(*other));
        verb.then_some(word)
    }

    /// "Iran and its proxies", "Israel and its partners".
    fn and_its(&self, last: usize) -> bool {
        let next = |at: usize| self.after(at);
        next(last).filter(|and| self.word(*and) == "and").and_then(next).is_some_and(|its| self.word(its) == "its")
    }

    /// What a possessive has that only a government or its people can have: "Iran's regional ambitions", but not "Syria's northern coast".
    fn has(&self, last: usize) -> Option<&'a str> {
        self.tokens.get(last).filter(|token| token.possessive)?;
        let next = last + 1;
        if self.tokens.get(next)?.before != Gap::Space {
            return None;
        }
        let of_land = |at: usize| {
            let class = self.entry(at).class;
            !self.entry(at).kinds.is_empty() || class.is(Class::DIRECTION) || class.is(Class::LAND)
        };
        let in_reach =
            (next..next + 3).take_while(|at| *at == next || self.tokens.get(*at).is_some_and(|token| token.before <= Gap::Space));
        let words: Vec<usize> = in_reach.collect();
        if words.iter().any(|at| of_land(*at)) || self.in_name_at(next) {
            return None;
        }
        words.first().map(|at| self.word(*at))
    }

    /// The first and the last word of the list of names that this one stands in: "Iran, Russia and the United Arab Emirates".
    fn together(&self, name: Found) -> (usize, usize) {
        let (mut first, mut last) = (name.first, name.last.saturating_sub(1));
        let gap = |at: usize| self.tokens.get(at).map_or(Gap::Paragraph, |token| token.before);
        let joins = |at: usize| matches!(self.word(at), "and" | "or" | "&" | "the") && gap(at) <= Gap::Comma;
        for _ in 0..LONGEST_LIST {
            // over "and the", or over a comma, to the last word of the name before
            let mut at = first;
            while at > 0 && joins(at - 1) && gap(at) <= Gap::Space {
                at -= 1;
            }
            let listed = at < first && gap(at) <= Gap::Comma || gap(at) == Gap::Comma;
            let Some(other) = at.checked_sub(1).filter(|other| listed && self.in_name_at(*other)) else { break };
            if self.tokens.get(other).is_some_and(|token| token.possessive) {
                break;
            }
            first = other;
            while first > 0 && self.in_name_at(first - 1) && gap(first) <= Gap::Space {
                first -= 1;
            }
        }
        for _ in 0..LONGEST_LIST {
            if self.tokens.get(last).is_some_and(|token| token.possessive) {
                break;
            }
            let mut at = last + 1;
            while joins(at) {
                at += 1;
            }
            let listed = at > last + 1 && gap(at) <= Gap::Space || gap(at) == Gap::Comma;
            if !listed || !self.in_name_at(at) {
                break;
            }
            last = at;
            while self.in_name_at(last + 1) && gap(last + 1) <= Gap::Space {
                last += 1;
            }
        }
        (first, last)
    }

    /// "said", "has announced", "will reportedly withdraw", "seeks", "are working", "is reluctant".
    fn verb_after(&self, last: usize, bearer: Bearer) -> Option<&'a str> {
        let mut at = self.after(last)?;
        let mut auxiliary = None;
        for _ in 0..5 {
            let word = self.word(at);
            let class = self.entry(at).class;
            let case = self.tokens.get(at)?.case;
            let small = matches!(case, Case::Lower | Case::Uncased) || self.in_headline.get(at).copied().unwrap_or(false);
            if !small || self.in_name_at(at) {
                return None;
            }
            // "reached", "captured": what stands before a spot as a participle is what an army did
            let did = class.is(Class::ACT) || class.is(Class::IN) && (word.ends_with("ed") || word == "left");
            let base = class.is(Class::DONE_TO) || class.is(Class::ACT_BASE);
            let found = match auxiliary {
                None => did,
                Some("is") => word.ends_with("ing") && word != "being" || class.is(Class::WILLING),
                Some("has") => did || base || word.ends_with("ed") || word.ends_with("wn") || word == "to",
                Some(_) => base || did || bearer.seat,
            };
            if found {
                return Some(word);
            }
            if class.is(Class::AUXILIARY) || word.ends_with("ly") || class.is(Class::ADVERB) {
                match word {
                    "is" | "are" | "was" | "were" | "been" => auxiliary = Some("is"),
                    "has" | "have" | "had" => auxiliary = Some("has"),
                    "will" | "would" | "can" | "cannot" | "could" | "may" | "might" | "must" | "should" => auxiliary = Some("will"),
                    _ => {}
                }
                at = self.after(at)?;
                continue;
            }
            // a verb that no list holds: "rejects", "gathered"
            let other_verb =
                (word.ends_with('s') && !word.ends_with("ss") || word.ends_with("ed")) && word.len() > 4 && class == Class::default();
            return (auxiliary.is_none() && other_verb).then_some(word);
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
        let name = Found { first: at, last: at + 1, name: 0, listed: true, particle: 0 };
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
        if let Some(head) = self.noun_before(name.first) {
            let kinds = self.entry(head).kinds;
            if !kinds.is_empty() {
                return Some((kinds, format!("follows \"{} of\"", self.word(head))));
            }
        }
        let mut before = self.before(name.first)?;
        // Arabic: "the two governorates of Hasakah and Deir ez-Zor", with "and" written in one with the second
        while name.particle > 0 && self.in_name_at(before) {
            before = self.before(before)?;
        }
        let word = self.word(before);
        let kinds = self.entry(before).kinds;
        if self.tokens.get(name.first).is_some_and(|token| token.case == Case::Uncased) && !kinds.is_empty() {
            return Some((kinds, format!("follows \"{word}\"")));
        }
        match word.to_ascii_lowercase().as_str() {
            "rural" => Some((&[PlaceKind::Governorate], format!("follows \"{word}\""))),
            "downtown" => Some((&[PlaceKind::City, PlaceKind::Town], format!("follows \"{word}\""))),
            _ => None,
        }
    }

    /// The noun before "of" and a name, or before the list that the name stands in: "the provinces of Homs, Idlib and Hama".
    fn head_of_list(&self, first: usize) -> Option<usize> {
        let mut at = first;
        for _ in 0..LONGEST_LIST {
            let gap = self.tokens.get(at)?.before;
            let before = at.checked_sub(1).filter(|_| gap <= Gap::Comma)?;
            let word = self.word(before);
            if word == "of" && gap <= Gap::Space {
                return self.before(before);
            }
            let named = self.in_name_at(before) || self.is_capital(before);
            let over_list = at != first;
            if !(matches!(word, "and" | "or" | "the") || named && (gap == Gap::Comma || over_list)) {
                return None;
            }
            at = before;
        }
        None
    }

    /// The place noun before "of" and a name; before a list, only a plural.
    fn noun_before(&self, first: usize) -> Option<usize> {
        let head = self.head_of_list(first)?;
        let is_list = self.before(first).is_none_or(|of| self.word(of) != "of");
        let plural = self.word(head).ends_with('s');
        (self.entry(head).class.is(Class::PLACE_NOUN) && (!is_list || plural)).then_some(head)
    }

    /// A place noun with a capital straight after the words of a name, or "River" and "Lake" before them: the words of the whole, the
    /// noun, and the kinds that it says. "state" and "county" need no capital.
    pub(super) fn place_noun_of_name(&self, first: usize, last: usize) -> Option<((usize, usize), &'a str, &'static [PlaceKind])> {
        let end = last.checked_sub(1)?;
        let mut at = self.after(end);
        // "Damascus International Airport", "Tabqa Air Base"
        for filler in ["International", "Air", "Military", "Border"] {
            if let Some(next) = at.filter(|next| self.word(*next) == filler) {
                at = self.after(next);
            }
        }
        if let Some(noun) = at {
            let (word, entry) = (self.word(noun), self.entry(noun));
            let capital =
                self.is_capital(noun) && entry.class.is(Class::PLACE_NOUN) && !self.in_headline.get(noun).copied().unwrap_or(false);
            if (capital || matches!(word, "state" | "county" | "airbase" | "airport")) && !self.in_name_at(noun) {
                return Some(((first, noun + 1), word, entry.kinds));
            }
        }
        let before = self.before(first).filter(|at| matches!(self.word(*at), "River" | "Lake" | "Mount" | "Camp"))?;
        Some(((before, last), self.word(before), self.entry(before).kinds))
    }

    /// How many bytes the first letters of a word take, the marks on them and invisible characters included.
    pub(super) fn bytes_of_letters(&self, at: usize, letters: usize) -> usize {
        let is_letter = |c: &char| c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(*c);
        let mut left = letters;
        let passed = self.word(at).chars().take_while(|c| {
            let more = left > 0 || !is_letter(c);
            left = left.saturating_sub(usize::from(is_letter(c)));
            more
        });
        if letters == 0 { 0 } else { passed.map(char::len_utf8).sum() }
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
            let named = self.in_name_at(at) || token.case == Case::Capital && !is_noun;
            let joins = matches!(word, "and" | "or") || named && (token.before == Gap::Comma || over_list);
            if !joins {
                return None;
            }
            over_list = true;
        }
        None
    }
}

fn goes_to_or_from(word: &str, class: Class, bearer: Bearer) -> bool {
    let joins = matches!(word, "and" | "or" | "that" | "as");
    let moves = matches!(word, "to" | "from" | "toward" | "towards");
    class.is(Class::TO) && !joins && (moves || !bearer.building)
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
