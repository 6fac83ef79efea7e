//! What stands around a name, and what the name therefore stands for.

use std::borrow::Cow;

use super::index::{Found, is_article};
use super::lexicon::{Class, Entry, entry, is_adjective_of_arabic};
use super::mention::Role;
use super::token::{Case, Gap, Token};
use super::vocabulary::Block;
use crate::gazetteer::PlaceKind;

mod acts;
mod arabic;
mod governed;
mod names;
mod nouns;
mod relations;
mod subject;

/// The words of a block of text, the names found in them, and where headlines are.
pub(super) struct Context<'a> {
    block: &'a Block<'a>,
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// For each word, whether it belongs to a name of the gazetteer.
    pub(super) in_name: Vec<bool>,
    /// For each word, whether its line is a headline, in which capitals say nothing.
    in_headline: Vec<bool>,
    /// For each word, whether its line says who wrote the article.
    in_byline: Vec<bool>,
}

/// News agencies and broadcasters that are written as a town or a region might be.
const AGENCIES: [&str; 2] = ["SANA", "Jazeera"];

/// Why something is taken for a spot when nothing else is known of it.
pub(super) const NOTHING_SAYS: &str = "nothing says that it stands for anything but the place";

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
    /// A town or a city is among the candidates.
    pub(super) settlement: bool,
}

impl<'a> Context<'a> {
    pub(super) fn new(block: &'a Block<'a>, found: &[Found]) -> Self {
        let (text, tokens) = (block.text, block.tokens);
        let mut in_name = vec![false; tokens.len()];
        for name in found {
            if let Some(words) = in_name.get_mut(name.first..name.last) {
                words.fill(true);
            }
        }
        let (in_headline, in_byline) = headlines(text, tokens);
        Self { block, text, tokens, in_name, in_headline, in_byline }
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.block.word(at)
    }

    pub(super) fn entry(&self, at: usize) -> Entry {
        self.block.known(at).map(|word| word.entry).unwrap_or_default()
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

    /// Whether the word stands in a headline.
    pub(super) fn is_headline(&self, at: usize) -> bool {
        self.in_headline.get(at).copied().unwrap_or(false)
    }

    /// Whether the word is of a script without capitals.
    pub(super) fn is_uncased(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.case == Case::Uncased)
    }

    /// Whether the word says "town" or "village" in Arabic.
    pub(super) fn is_settlement_of_arabic(&self, at: usize) -> bool {
        self.is_uncased(at) && self.entry(at).kinds.contains(&PlaceKind::Town)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.case == Case::Capital)
    }

    /// What the name stands for, and why.
    pub(super) fn role(&self, name: Found, bearer: Bearer) -> (Role, Cow<'static, str>) {
        let headline = self.is_headline(name.first);
        self.sided(name, bearer)
            .or_else(|| self.news_agency(name, bearer))
            .or_else(|| self.named_otherwise(name, bearer))
            .or_else(|| self.given_name(name, bearer))
            .or_else(|| self.person_before(name, headline))
            .or_else(|| self.longer_name_after(name, headline))
            .or_else(|| self.longer_name_before(name, bearer, headline))
            .or_else(|| self.of_an_organisation(name))
            .or_else(|| self.end_of_long_name(name, bearer))
            .or_else(|| self.adjective(name))
            .or_else(|| self.adjective_of_arabic(name))
            .or_else(|| self.named_thing_of_arabic(name))
            .or_else(|| self.acts(name, bearer))
            .map_or_else(|| self.stands_there(name), |(role, why)| (role, why.into()))
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
        if ["based", "flagged", "registered", "born", "bound"].iter().any(|other| word.eq_ignore_ascii_case(other)) {
            return Some((Role::Location, format!("\"-{word}\" follows")));
        }
        // "Gaza-style tunnels" are elsewhere
        if matches!(word, "style" | "type") && !bearer.country && !bearer.seat {
            return Some((Role::Other, format!("\"-{word}\" follows")));
        }
        let sided = entry(word).class.is(Class::SIDED) && (bearer.country || bearer.seat);
        sided.then(|| (Role::Metonym, format!("acts: \"-{word}\" follows")))
    }

    /// "HASAKAH, SANA –" is an agency's dateline, and what has a correspondent is no town.
    fn news_agency(&self, name: Found, bearer: Bearer) -> Option<(Role, String)> {
        let last = name.last.saturating_sub(1);
        let stands_in = self.before(name.first).is_some_and(|before| self.entry(before).class.is(Class::IN));
        if AGENCIES.contains(&self.word(last)) && bearer.one_word && !stands_in {
            return Some((Role::Organisation, "the name of a news agency".to_owned()));
        }
        self.tokens.get(last).filter(|token| token.possessive && !bearer.country && !bearer.seat)?;
        let noun = self.word(name.last);
        let of_newsroom = matches!(noun, "correspondent" | "correspondents" | "reporter" | "newsroom" | "bureau");
        of_newsroom.then(|| (Role::Organisation, format!("its {noun}")))
    }

    /// A town that nobody has curated, and whose name many people bear, is one only where something stands in it.
    fn given_name(&self, name: Found, bearer: Bearer) -> Option<(Role, String)> {
        let is_one = !bearer.curated && bearer.one_word && self.entry(name.first).class.is(Class::GIVEN_NAME);
        let stands_in = self.before(name.first).is_some_and(|before| self.entry(before).class.is(Class::IN));
        (is_one && !stands_in).then(|| (Role::Person, "person: a given name, and nothing says that it is a place".to_owned()))
    }

    /// "US troops", "United States officials": the name of a state that English uses as an adjective.
    fn adjective(&self, name: Found) -> Option<(Role, String)> {
        let as_adjective = match name.last - name.first {
            1 => matches!(self.word(name.first), "US" | "U.S." | "USA" | "UK" | "U.K." | "EU" | "E.U." | "UN" | "UAE"),
            _ => self.word(name.first) == "United" && self.word(name.last - 1) == "States",
        };
        let mut next = self.after(name.last.checked_sub(1)?).filter(|_| as_adjective)?;
        // "US and Israeli attacks", "U.S. and EU agencies"
        if matches!(self.word(next), "and" | "or")
            && let Some(other) = self.after(next)
            && let Some(noun) = self.after(other)
        {
            let upper = self.tokens.get(other).is_some_and(|token| token.case == Case::Upper) && self.word(other).len() < 5;
            let headline = self.in_headline.get(noun).copied().unwrap_or(false) && !self.in_name_at(noun);
            let is_noun = self.tokens.get(noun).is_some_and(|token| token.case == Case::Lower || headline);
            if self.entry(other).demonym_of.is_some() && is_noun {
                return Some((Role::Demonym, format!("an adjective like \"{}\"", self.word(other))));
            }
            if upper || self.word(other).len() < 5 && self.in_name_at(other) {
                next = noun;
            }
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
        let alone = name.last == name.first + 1 && name.particle == 0;
        let both = has_article(name.first) && has_article(before);
        let is_one = alone && both && !self.in_name_at(before) && is_adjective_of_arabic(self.word(name.first));
        is_one.then(|| (Role::Other, format!("an adjective: has the article of \"{}\"", self.word(before))))
    }

    /// Arabic says first what is named after a place: the street of Baghdad, the soap of Aleppo, the forces of Syria.
    fn named_thing_of_arabic(&self, name: Found) -> Option<(Role, String)> {
        self.tokens.get(name.first).filter(|token| token.case == Case::Uncased)?;
        // also with quotation marks around what it is called
        let quoted = || {
            let before = name.first.checked_sub(1)?;
            let between = self.text.get(self.tokens.get(before)?.end..self.tokens.get(name.first)?.start)?;
            matches!(between.trim(), "“" | "\"" | "«" | "”").then_some(before)
        };
        let before = self.before(name.first).or_else(quoted).filter(|_| name.particle == 0)?;
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
        let mut first_after = self.after(last)?;
        // "the Iran-Iraq Chamber of Commerce"
        if self.tokens.get(first_after)?.before == Gap::Hyphen && self.in_name_at(first_after) {
            let pair = (first_after..first_after + 6).take_while(|at| self.in_name_at(*at)).last()?;
            first_after = self.after(pair).filter(|at| self.is_capital(*at)).unwrap_or(first_after);
        }
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
        // "How to Leave Syria Slowly": an adverb of a title
        let adverb = |word: &str| word.len() > 4 && word.ends_with("ly") && !word.ends_with("lly");
        if headline || !self.is_capital(after) || self.in_name_at(after) && !article || hyphened || adverb(self.word(after)) {
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
        let stands_in = self.before(name.first).is_some_and(|before| {
            // "the envoy for Syria Geir Pedersen"
            let office = self.before(before).is_some_and(|at| self.entry(at).class.is(Class::OFFICE));
            self.entry(before).class.is(Class::IN) || office && matches!(self.word(before), "for" | "to" | "of" | "on")
        });
        (!stands_in).then(|| (Role::Person, format!("in a longer name: \"{}\" follows", self.word(after))))
    }

    /// "Operation Damascus Steel", "Camp David": an unknown word with a capital straight before a name of one word.
    fn longer_name_before(&self, name: Found, bearer: Bearer, headline: bool) -> Option<(Role, String)> {
        let mut before = self.before(name.first)?;
        let mut hyphened = self.tokens.get(name.first)?.before == Gap::Hyphen;
        // "Bab al-Salam": an article stands between
        let an_article = is_article(self.word(before)) && !self.entry(before).class.is(Class::FUNCTION);
        if let Some(head) = self.before(before).filter(|head| an_article && self.is_capital(*head)) {
            (before, hyphened) = (head, false);
        }
        let entry = self.entry(before);
        let word = self.word(before);
        let article = before + 1 < name.first;
        if !bearer.one_word || headline || hyphened || !self.is_capital(before) || self.in_name_at(before) && !article {
            return None;
        }
        if let Some(role) = named_thing(entry.class).filter(|role| *role != Role::Other) {
            return Some((role, format!("in a longer name: \"{word}\" stands before")));
        }
        let known = [
            Class::MOTION,
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
        let (head, of) = self.head_of_list(name.first, &["of", "for", "on"])?;
        let class = self.entry(head).class;
        let state = self.word(head) == "State" && self.before(head).is_some_and(|before| self.word(before) == "Islamic");
        let of_kind = class.is(Class::ORGANISATION) || class.is(Class::AGREEMENT);
        let is_named = state || self.is_capital(head) && of_kind && !self.begins_sentence(head);
        is_named.then(|| (Role::Organisation, format!("in a longer name: follows \"{} {of}\"", self.word(head))))
    }

    /// Whether a name that is also a word stands as a place does: after "in", "near" or "from", or in a list of names.
    pub(super) fn stands_where_a_place_does(&self, name: Found) -> bool {
        let before = self.before(name.first);
        let headline = self.is_headline(name.first);
        let preposition = before.is_some_and(|at| {
            let class = self.entry(at).class;
            (class.is(Class::IN) || class.is(Class::TO)) && self.word(at) != "by"
        });
        let (first, last) = self.together(name);
        let goes_on = self.after(name.last.saturating_sub(1)).is_some_and(|at| self.is_capital(at) && !self.in_name_at(at));
        !headline && !goes_on && (preposition || first < name.first || last >= name.last)
    }

    /// An unknown word straight before a name, where what stands before both says that they are a place: the first word, and the word.
    pub(super) fn longer_name_of_place(&self, name: Found) -> Option<(usize, &'a str)> {
        let before = self.before(name.first).filter(|at| self.is_capital(*at) && self.entry(*at).is_plain() && !self.in_name_at(*at))?;
        let spot = self.before(before)?;
        let near = matches!(self.word(spot), "near" | "Near" | "outside" | "Outside");
        let of_spot = self.word(spot) == "of" && self.before(spot).is_some_and(|at| self.entry(at).class.is(Class::OF_SPOT));
        (near || of_spot || self.word(spot) == "of" && self.before(spot).is_some_and(|at| self.entry(at).kinds.contains(&PlaceKind::Town)))
            .then(|| (before, self.word(before)))
    }

    /// "the Center for Reconciliation of the Opposing Parties in Syria": a long name, in which a country is no spot.
    fn end_of_long_name(&self, name: Found, bearer: Bearer) -> Option<(Role, String)> {
        let mut at = self.before(name.first).filter(|at| bearer.country && matches!(self.word(*at), "in" | "on" | "for"))?;
        // "the United Nations Interim Force in Lebanon"
        let force = self.before(at).filter(|force| matches!(self.word(*force), "Force" | "Mission"));
        if let Some(force) = force.filter(|force| self.before(*force).is_some_and(|before| self.is_capital(before))) {
            return Some((Role::Organisation, format!("in a longer name: follows \"{} {}\"", self.word(force), self.word(at))));
        }
        let mut small = 0;
        for _ in 0..12 {
            at = self.before(at)?;
            let word = self.word(at);
            if matches!(word, "of" | "for" | "on") {
                small += 1;
            } else if small > 0 && self.is_capital(at) && self.entry(at).class.is(Class::ORGANISATION) {
                return Some((Role::Organisation, format!("in a longer name: \"{word}\" begins it")));
            } else if !self.is_capital(at) && !matches!(word, "the" | "and") {
                return None;
            }
        }
        None
    }

    fn stands_there(&self, name: Found) -> (Role, Cow<'static, str>) {
        let last = name.last.saturating_sub(1);
        if let Some(before) = self.before(name.first).filter(|at| self.entry(*at).class.is(Class::IN)) {
            return (
                Role::Location,
                match self.word(before) {
                    "in" => "follows \"in\"".into(),
                    word => format!("follows \"{word}\"").into(),
                },
            );
        }
        if self.tokens.get(last + 1).is_some_and(|token| token.before == Gap::Dash) && self.in_name_at(last + 1)
            || self.tokens.get(name.first).is_some_and(|token| token.before == Gap::Dash)
                && name.first.checked_sub(1).is_some_and(|before| self.in_name_at(before))
        {
            return (Role::Location, "joined with another place by a dash".into());
        }
        (Role::Location, NOTHING_SAYS.into())
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
        | "memorandum" | "pact" | "communique" | "communiqué" | "format" | "framework" | "formula" | "university" | "radio" | "club"
        | "faction" | "brigade" | "brigades" | "battalion" | "clan" | "tribe" | "tribes" | "militia" => Some(Role::Organisation),
        _ => class.is(Class::PRODUCT).then_some(Role::Product),
    }
}

/// For each word, whether most longer words of its line have capitals and the line is no sentence; and whether the line says who wrote.
fn headlines(text: &str, tokens: &[Token]) -> (Vec<bool>, Vec<bool>) {
    let (mut headlines, mut bylines) = (vec![false; tokens.len()], vec![false; tokens.len()]);
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
        let is_sentence = text.get(..end).is_some_and(|before| before.trim_end().ends_with(['.', '!', '?', '”', '"', ')']));
        if all >= 4 && capitals * 5 >= all * 3 && !is_sentence {
            headlines.get_mut(from..to).unwrap_or_default().fill(true);
        }
        if line.len() <= LONGEST_BYLINE && is_byline(text, line) {
            bylines.get_mut(from..to).unwrap_or_default().fill(true);
        }
        from = to.max(from + 1);
    }
    (headlines, bylines)
}

/// Words of a byline.
const LONGEST_BYLINE: usize = 16;

/// "By Nadia Fakhri and Omar Dulaimi": "By", and names.
fn is_byline(text: &str, line: &[Token]) -> bool {
    let word = |token: &Token| text.get(token.start..token.end).unwrap_or_default();
    let by = line.first().is_some_and(|token| matches!(word(token), "By" | "BY" | "by"));
    let name = |token: &Token| matches!(token.case, Case::Capital | Case::Upper) || matches!(word(token), "and" | "in" | "for" | "of");
    by && line.len() > 2 && line.iter().skip(1).all(name)
}
