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
            let of_state = end > next && (self.entry(end).class.is(Class::GOVERNMENT_S) || STATE_BODIES.contains(&self.word(end)));
            return of_state.then(|| self.word(end));
        }
        // "Yemen's Ansarullah movement", "Lebanon's Arabic-language channel": not the state's
        let small = |at: usize| self.entry(at).class.is(Class::TO) || self.entry(at).class.is(Class::IN);
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
    fn is_joined(&self, at: usize) -> bool {
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

    /// What follows the comma after a subject: "Turkey, which regards", "the United States, eager to leave", "Iran, meanwhile, said".
    pub(super) fn aside(&self, at: usize) -> Option<&'a str> {
        let word = self.word(at);
        let token = self.tokens.get(at).filter(|token| token.case == Case::Lower)?;
        let class = self.entry(at).class;
        let of_subject =
            matches!(word, "which" | "whose" | "who" | "for" | "through" | "backed" | "together" | "along" | "like" | "acting")
                || token.end > token.start + 3 && word.ends_with("ing")
                || class.is(Class::WILLING);
        // "too" and the like stand between the subject and its verb
        let between =
            matches!(word, "too" | "meanwhile" | "however" | "though" | "naturally" | "likewise" | "also" | "predictably" | "again");
        let acts_then = || {
            let next = self.tokens.get(at + 1)?;
            let is = matches!(self.word(at + 1), "is" | "are" | "was" | "were");
            let active = self.word(at + 2).ends_with("ing") || self.entry(at + 2).class.is(Class::WILLING);
            Some(next.before >= Gap::Comma && (!is || active) && !self.entry(at + 1).class.is(Class::STATE_VERB))
        };
        let elliptical = matches!(word, "more" | "less") && self.word(at + 1).ends_with("ly");
        (of_subject || elliptical || between && acts_then().unwrap_or(true)).then_some(word)
    }

    /// "Germany to send frigate": what a headline says of the future.
    pub(super) fn is_to(&self, first: usize, last: usize) -> Option<&'a str> {
        self.tokens.get(first).filter(|token| token.before == Gap::Paragraph)?;
        let to = self.after(last).filter(|at| self.word(*at) == "to")?;
        let verb = self.after(to).filter(|at| self.tokens.get(*at).is_some_and(|token| token.case == Case::Lower))?;
        let class = self.entry(verb).class;
        let other = [Class::FUNCTION, Class::DIRECTION, Class::PLACE_NOUN, Class::IN, Class::TIME];
        (!self.in_name_at(verb) && !other.iter().any(|other| class.is(*other))).then(|| self.word(verb))
    }

    /// "is in Syria to fight": after "is" or "are", who is somewhere for a purpose is no country on the map.
    pub(super) fn is_there_to(&self, at: usize) -> Option<&'a str> {
        let spot = self.after(at).filter(|_| matches!(self.word(at), "in" | "inside" | "there"))?;
        let end = (spot..spot + 5).find(|at| !self.in_name_at(*at))?;
        let verb = self.after(end).filter(|_| end > spot && self.word(end) == "to")?;
        self.tokens.get(verb).filter(|token| token.case == Case::Lower).map(|_| self.word(verb))
    }

    /// What a state says in a clause of its own after a comma.
    pub(super) fn says_after_comma(&self, name: Found) -> Option<&'a str> {
        self.tokens.get(name.first).filter(|token| token.before == Gap::Comma)?;
        let verb = self.after(name.last.checked_sub(1)?).map(|at| self.word(at))?;
        matches!(verb, "says" | "said" | "say" | "denies" | "denied" | "vows" | "vowed" | "warns" | "warned" | "claims" | "claimed")
            .then_some(verb)
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
