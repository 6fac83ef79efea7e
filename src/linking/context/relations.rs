//! What a country or a capital has, and what it has with others: "Iran's proxies", "talks between Tehran and Ankara".

use super::{Bearer, Context};
use crate::linking::index::Found;
use crate::linking::lexicon::Class;
use crate::linking::token::{Case, Gap};

impl<'a> Context<'a> {
    /// What a possessive has that only a government or its people can have: "Iran's regional ambitions", but not "Syria's northern coast".
    pub(super) fn has(&self, last: usize) -> Option<&'a str> {
        self.tokens.get(last).filter(|token| token.possessive)?;
        let next = last + 1;
        // "for anyone's sake, least of all America's."
        if self.tokens.get(next).is_none_or(|token| token.before > Gap::Comma) {
            return Some("possessive, with nothing behind it,");
        }
        if self.tokens.get(next)?.before != Gap::Space {
            return None;
        }
        // "Syria's state news agency" is no part of the country
        let of_state = |at: usize| self.word(at) == "state" && self.after(at).is_some_and(|noun| !self.in_name_at(noun));
        let of_land = |at: usize| {
            let class = self.entry(at).class;
            !of_state(at) && (!self.entry(at).kinds.is_empty() || class.is(Class::DIRECTION) || class.is(Class::LAND))
        };
        let in_reach =
            (next..next + 3).take_while(|at| *at == next || self.tokens.get(*at).is_some_and(|token| token.before <= Gap::Space));
        // "Washington's chain of bases": what is had is the chain
        let of = |at: usize| matches!(self.word(at), "of" | "for" | "to" | "from" | "with" | "over");
        let words: Vec<usize> = in_reach.take_while(|at| !of(*at)).collect();
        // "Iraq's Popular Mobilization Forces", "Iran's Quds Force"
        if self.in_name_at(next) {
            let goes_on = |at: &usize| self.in_name_at(*at) || *at > next && self.is_capital(*at) && self.is_joined(*at);
            let end = (next..next + 6).take_while(goes_on).last()?;
            let of_state = end > next
                && (self.entry(end).class.is(Class::GOVERNMENT_S)
                    || STATE_BODIES.iter().any(|body| body.eq_ignore_ascii_case(self.word(end))));
            return of_state.then(|| self.word(end));
        }
        // "Yemen's Ansarullah movement", "Lebanon's Arabic-language channel": not the state's
        let ends = [Class::TO, Class::IN, Class::FUNCTION, Class::AUXILIARY, Class::REPORTS];
        let small = |at: usize| ends.iter().any(|class| self.entry(at).class.is(*class));
        let reach = (next..next + 5).take_while(|at| (*at == next || self.is_joined(*at)) && !small(*at));
        if !of_state(next) && reach.into_iter().any(|at| NOT_THE_STATE_S.contains(&self.word(at).to_ascii_lowercase().as_str())) {
            return None;
        }
        // "Iraq's oil ministry"
        let of_spot = |at: &usize| !of_state(*at) && !self.entry(*at).kinds.is_empty() || self.entry(*at).class.is(Class::DIRECTION);
        let ministry = words.iter().skip(1).find(|at| matches!(self.word(**at), "ministry" | "minister" | "government" | "army"));
        if let Some(noun) = ministry.filter(|_| !words.iter().any(of_spot)) {
            return Some(self.word(*noun));
        }
        // "Syria's most resource-rich lands"
        if words.iter().any(|at| of_land(*at)) || matches!(self.word(next), "most" | "least") {
            return None;
        }
        words.first().map(|at| self.word(*at))
    }

    /// Whether nothing but a space or a hyphen stands before the word.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.before <= Gap::Space)
    }

    /// "Assad's Syria" is a state, unless something stands in it.
    pub(super) fn somebody_s(&self, first: usize) -> Option<String> {
        let whose = self.before(first).filter(|at| self.is_capital(*at) && !self.in_name_at(*at))?;
        let possessive = self.tokens.get(whose).is_some_and(|token| token.possessive);
        let stands_in = self.before(whose).is_some_and(|at| self.entry(at).class.is(Class::IN));
        (possessive && !stands_in).then(|| format!("\"{}'s\" stands before", self.word(whose)))
    }

    /// "RUSSIA: Russian aircraft": a country that heads a paragraph.
    pub(super) fn heading(&self, name: Found, bearer: Bearer) -> Option<String> {
        let first =
            self.tokens.get(name.first).filter(|token| bearer.country && token.before == Gap::Paragraph && token.case == Case::Upper)?;
        let end = self.tokens.get(name.last.saturating_sub(1)).map_or(first.end, |token| token.end);
        self.text.get(end..).is_some_and(|rest| rest.starts_with(':')).then(|| "heads a paragraph".to_owned())
    }

    /// Whether a sentence begins with the word, or with "but" before it.
    pub(super) fn begins_clause(&self, at: usize) -> bool {
        self.begins_sentence(at)
            || self.before(at).is_some_and(|but| matches!(self.word(but), "But" | "And" | "Yet" | "So") && self.begins_sentence(but))
    }

    /// "talks between Tehran and Washington".
    pub(super) fn between_two(&self, name: Found, bearer: Bearer) -> Option<String> {
        let mut at = self.before(name.first)?;
        if self.word(at) == "the" {
            at = self.before(at)?;
        }
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
        let class = self.entry(relation).class;
        // "talks in Sochi between", "an agreement signed last week between", "disputed territories between"
        let noun = (relation.saturating_sub(LONGEST_BETWEEN)..=relation)
            .rev()
            .take_while(|at| *at == relation || self.is_joined(*at + 1))
            .find(|at| {
                let class = self.entry(*at).class;
                (class.is(Class::RELATION) || class.is(Class::AGENT) || matches!(self.word(*at), "disputed" | "contested"))
                    && !self.in_name_at(*at)
            });
        // between countries there is a border, a road, a convoy, or else something that both have a part in
        let in_space = class.is(Class::PLACE_NOUN) || class.is(Class::LAND) || class.is(Class::IN) || class.is(Class::PASSAGE);
        let of_space =
            class.is(Class::PASSAGE) || class.is(Class::PLACE_NOUN) && noun.is_none_or(|noun| self.before(relation) != Some(noun));
        match noun.filter(|noun| *noun == relation || !of_space) {
            Some(noun) => Some(format!("\"{} … between\"", self.word(noun))),
            None => (bearer.country && !in_space).then(|| format!("\"{} between\"", self.word(relation))),
        }
    }
}

/// Words from what two states have to "between".
const LONGEST_BETWEEN: usize = 5;

/// What ends the name of a body of the state.
const STATE_BODIES: [&str; 14] = [
    "Units",
    "Force",
    "Forces",
    "Guard",
    "Guards",
    "Guardsmen",
    "Corps",
    "Army",
    "Ministry",
    "Command",
    "Council",
    "Directorate",
    "Parliament",
    "Service",
];

/// What is at home in a country and not its state: movements, media, communities.
const NOT_THE_STATE_S: [&str; 56] = [
    "hezbollah",
    "hizbullah",
    "hizbollah",
    "hizballah",
    "hashed",
    "hashd",
    "houthi",
    "houthis",
    "ansarullah",
    "ansar",
    "hamas",
    "kataib",
    "amal",
    "fatah",
    "taliban",
    "movement",
    "movements",
    "militia",
    "militias",
    "paramilitary",
    "paramilitaries",
    "insurgents",
    "insurgency",
    "rebels",
    "channel",
    "television",
    "tv",
    "newspaper",
    "newspapers",
    "daily",
    "broadcaster",
    "website",
    "magazine",
    "language",
    "media",
    "kurds",
    "sunnis",
    "shiites",
    "shias",
    "christians",
    "yazidis",
    "druze",
    "alawites",
    "turkmens",
    "tribes",
    "tribal",
    "people",
    "peoples",
    "farmers",
    "residents",
    "villagers",
    "refugees",
    "displaced",
    "traders",
    "university",
    "universities",
];
