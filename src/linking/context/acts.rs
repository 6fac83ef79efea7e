//! Whether a country or a seat of government acts where its name stands, or is the spot.

use std::borrow::Cow;

use super::{Bearer, Context, LONGEST_LIST};
use crate::linking::index::Found;
use crate::linking::lexicon::Class;
use crate::linking::mention::Role;
use crate::linking::token::{Case, Gap};

impl<'a> Context<'a> {
    /// A capital, a building or a country that does something, or to which it is done.
    pub(super) fn acts(&self, name: Found, bearer: Bearer) -> Option<(Role, String)> {
        if !(bearer.country || bearer.seat) {
            return None;
        }
        // "by the Baghdad-Damascus highway"
        if self.is_on_a_road(name) {
            return None;
        }
        // "Russia and Iran" act together
        let (first, last) = self.together(name);
        let mut before = self.before(first);
        let mut neither = false;
        while let Some(at) =
            before.filter(|at| matches!(self.word(*at), "the" | "The" | "both" | "Both" | "either" | "neither" | "Neither"))
        {
            neither |= self.word(at).eq_ignore_ascii_case("neither");
            before = self.before(at);
        }
        let before_word = before.map(|at| lower_case(self.word(at))).unwrap_or_default();
        let before_word = before_word.as_ref();
        let before_class = before.map(|at| self.entry(at).class).unwrap_or_default();
        let stands_in = before_class.is(Class::IN);
        let is_arabic = self.tokens.get(first).is_some_and(|token| token.case == Case::Uncased);
        let why = if let Some(word) = self.has(last).or_else(|| self.has(name.last.saturating_sub(1))) {
            format!("its {word}")
        } else if self.tokens.get(last).is_some_and(|token| token.possessive) {
            // "told Lebanon's Arabic-language channel": the verb's object is what it has
            return None;
        } else if let Some(and) = self.and_its(last).filter(|_| !stands_in) {
            format!("\"{and}\" follows")
        } else if let Some(why) = self.of_government(last) {
            why
        } else if let Some(verb) = self.says_after_comma(name).filter(|_| stands_in) {
            // "blasts in Isfahan, Iran says": no list
            format!("\"{verb}\" follows")
        } else if let Some(noun) = before.filter(|_| before_word == "through").and_then(|at| self.mediated(at)) {
            format!("follows \"{noun} through\"")
        } else if stands_in {
            return None;
        } else if let Some(why) = self.heading(name, bearer) {
            why
        } else if neither {
            "follows \"neither\"".to_owned()
        } else if before_class.is(Class::DONE_TO) || is_arabic && self.verb_before_in_arabic(first, before_class, before_word) {
            format!("follows \"{before_word}\"")
        } else if let Some(why) = before.and_then(|at| self.governed(at, before_word, last, bearer)) {
            why
        } else if let Some(why) = self.between_two(name, bearer).or_else(|| self.somebody_s(first)) {
            why
        } else if let Some(noun) = self.after(last).filter(|at| self.entry(*at).class.is(Class::RELATION)) {
            format!("\"{}\" follows", self.word(noun))
        } else if let Some(why) = before.and_then(|at| self.object(at, last).or_else(|| self.asked(at, last)).or_else(|| self.it_is(at))) {
            why
        } else if before_word.ends_with("ern") && before_class.is(Class::DIRECTION) {
            // a strike "in southern Lebanon killed two"
            return None;
        } else if bearer.building && before_word == "on" {
            // "on Capitol Hill"
            return None;
        } else if goes_to_or_from(before_word, before_class, bearer) {
            // after "to" or "from" somebody goes there; nobody says so of what acts
            return None;
        } else if let Some(verb) = self
            .verb_after(last, first < name.first || last >= name.last)
            .or_else(|| self.is_to(first, last))
            .or_else(|| self.subject(first, last, name, bearer))
        {
            format!("\"{verb}\" follows")
        } else if bearer.building {
            "nothing says that something is at the building".to_owned()
        } else {
            return None;
        };
        Some((Role::Metonym, format!("acts: {why}")))
    }

    /// "Iran and its proxies", "Damascus and the Kurdish-led forces", "Turkey and the factions that".
    fn and_its(&self, last: usize) -> Option<&'static str> {
        let and = self.after(last).filter(|and| self.word(*and) == "and")?;
        let whose = self.after(and)?;
        let mut words = (whose + 1..whose + 5).take_while(|at| self.is_joined(*at) && !self.in_name_at(*at));
        match self.word(whose) {
            "its" => Some("and its"),
            "we" => Some("and we"),
            "the" => words.any(|at| ARMED.contains(&self.word(at))).then_some("and the"),
            _ => None,
        }
    }

    /// "contacts through Oman", "a hotline through Azerbaijan": who passes on what two others say.
    fn mediated(&self, through: usize) -> Option<&'a str> {
        let noun = self.before(through)?;
        let is_said =
            self.entry(noun).class.is(Class::RELATION) || matches!(self.word(noun), "hotline" | "message" | "messages" | "indirectly");
        is_said.then(|| self.word(noun))
    }

    /// "the Damascus government", "the Tehran regime".
    pub(super) fn of_government(&self, last: usize) -> Option<String> {
        let noun = self.after(last).filter(|at| self.tokens.get(*at).is_some_and(|token| token.case == Case::Lower))?;
        matches!(self.word(noun), "government" | "regime" | "leadership").then(|| format!("\"{}\" follows", self.word(noun)))
    }

    /// Whether a dash joins the name to another, and a road or a line follows the two.
    pub(super) fn is_on_a_road(&self, name: Found) -> bool {
        let dash = |at: usize| self.tokens.get(at).is_some_and(|token| token.before == Gap::Hyphen);
        let last = name.last.saturating_sub(1);
        let second = if dash(name.last) && self.in_name_at(name.last) {
            (name.last..name.last + 4).take_while(|at| self.in_name_at(*at)).last()
        } else {
            (dash(name.first) && name.first.checked_sub(1).is_some_and(|at| self.in_name_at(at))).then_some(last)
        };
        second.and_then(|at| self.after(at)).is_some_and(|noun| {
            let class = self.entry(noun).class;
            class.is(Class::PASSAGE)
                || matches!(self.word(noun), "road" | "highway" | "motorway" | "route" | "railway" | "line" | "border" | "pipeline")
        })
    }

    /// "if they go, it will be Turkey", "the answer is Iran", "the winner was Russia".
    pub(super) fn it_is(&self, before: usize) -> Option<String> {
        let mut at = Some(before).filter(|at| matches!(self.word(*at), "be" | "is" | "was" | "been" | "remains"))?;
        // "There remains Turkey."
        if self.word(at) == "remains" && self.before(at).is_some_and(|there| matches!(self.word(there), "There" | "there")) {
            return Some("\"there remains\" stands before".to_owned());
        }
        for _ in 0..4 {
            at = self.before(at)?;
            let word = self.word(at);
            let class = self.entry(at).class;
            if class.is(Class::AGENT)
                || matches!(word, "it" | "It" | "answer" | "question" | "problem" | "culprit" | "target" | "exception")
            {
                return Some(format!("\"{word} {}\" stands before", self.word(before)));
            }
            if !(class.is(Class::AUXILIARY) || class.is(Class::ADVERB) || class.is(Class::FUNCTION)) {
                return None;
            }
        }
        None
    }

    /// The first and the last word of the list of names that this one stands in: "Iran, Russia and the United Arab Emirates".
    pub(super) fn together(&self, name: Found) -> (usize, usize) {
        let (mut first, mut last) = (name.first, name.last.saturating_sub(1));
        // Arabic: "and" is written in one with the second of two
        while name.particle > 0
            && first > 0
            && self.in_name_at(first - 1)
            && self.tokens.get(first).is_some_and(|token| token.before == Gap::Space)
        {
            first -= 1;
        }
        let gap = |at: usize| self.tokens.get(at).map_or(Gap::Paragraph, |token| token.before);
        let joins = |at: usize| matches!(self.word(at), "and" | "or" | "nor" | "&" | "the") && gap(at) <= Gap::Comma;
        for _ in 0..LONGEST_LIST {
            // over "and the", or over a comma, to the last word of the name before
            let mut at = first;
            while at > 0 && joins(at - 1) && gap(at) <= Gap::Space {
                at -= 1;
            }
            // "landed in northeast Syria, the United States has built": no list, or it would go on
            let goes_on = first < name.first || gap(last + 1) == Gap::Comma || joins(last + 1);
            let alone = at + 1 == first && self.word(at) == "the" && gap(at) == Gap::Comma && !goes_on;
            let listed = !alone && (at < first && gap(at) <= Gap::Comma || gap(at) == Gap::Comma);
            let Some(other) = at.checked_sub(1).filter(|other| listed && self.in_name_at(*other)) else { break };
            // ", and" after a single name begins a clause: "landed at Aleppo, and Jordan has sent"
            if at < first && gap(at) == Gap::Comma && matches!(self.word(at), "and" | "or" | "nor") {
                let begins = (0..=other).rev().take_while(|word| self.in_name_at(*word)).last().unwrap_or(other);
                if gap(begins) != Gap::Comma {
                    break;
                }
            }
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
}

/// Who acts beside a state.
const ARMED: [&str; 17] = [
    "force",
    "forces",
    "factions",
    "militias",
    "militia",
    "rebels",
    "group",
    "groups",
    "movement",
    "government",
    "regime",
    "army",
    "armies",
    "insurgents",
    "opposition",
    "leadership",
    "fighters",
];

/// The word in small letters.
pub(super) fn lower_case(word: &str) -> Cow<'_, str> {
    if word.contains(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

fn goes_to_or_from(word: &str, class: Class, bearer: Bearer) -> bool {
    let joins = matches!(word, "and" | "or" | "that" | "as");
    class.is(Class::TO) && !joins && !bearer.building
}
