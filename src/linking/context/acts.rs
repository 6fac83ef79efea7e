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
        } else if neither {
            "follows \"neither\"".to_owned()
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
        } else if let Some(why) = self.between_two(name, bearer) {
            why
        } else if let Some(noun) = self.after(last).filter(|at| self.entry(*at).class.is(Class::RELATION)) {
            format!("\"{}\" follows", self.word(noun))
        } else if goes_to_or_from(before_word, before_class, bearer) {
            // after "to" or "from" somebody goes there; nobody says so of what acts
            return None;
        } else if let Some(verb) =
            self.verb_after(last, first < name.first || last >= name.last).or_else(|| self.subject(first, last, bearer))
        {
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
        let says = |at: usize| self.entry(at).class.is(Class::ACT) && self.before(at + 1).is_some();
        let begins = self.begins_sentence(start) || start.checked_sub(1).is_some_and(|at| clause(at) || says(at));
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
        if matches!(word, "is" | "are" | "was" | "were" | "remains" | "remained" | "became" | "becomes") {
            return (last + 2..last + 7)
                .map(|at| (at, self.word(at)))
                .find(|(at, _)| self.entry(*at).class.is(Class::AGENT))
                .map(|(_, noun)| noun);
        }
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
        let joins = |at: usize| matches!(self.word(at), "and" | "or" | "nor" | "&" | "the") && gap(at) <= Gap::Comma;
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
    fn verb_after(&self, last: usize, several: bool) -> Option<&'a str> {
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
                None => did || several && base,
                Some("is") => {
                    let told = class.is(Class::DONE_TO) && !word.ends_with("ing");
                    word.ends_with("ing") && word != "being" || class.is(Class::WILLING) || told
                }
                Some("has") => did || base || word.ends_with("ed") || word.ends_with("wn") || word == "to",
                // "will be", "may become" may be said of a country as well
                Some(_) => base || did || !class.is(Class::STATE_VERB) && !class.is(Class::AUXILIARY) && !class.is(Class::ADVERB),
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
                (word.ends_with('s') && !word.ends_with("ss") || word.ends_with("ed")) && word.len() > 3 && class == Class::default();
            return (auxiliary.is_none() && other_verb && !class.is(Class::STATE_VERB)).then_some(word);
        }
        None
    }

    /// "talks between Tehran and Washington".
    fn between_two(&self, name: Found, bearer: Bearer) -> Option<String> {
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
        let class = self.entry(relation).class;
        // between countries there is a border, a road, a convoy, or else something that both have a part in
        let in_space = class.is(Class::PLACE_NOUN) || class.is(Class::LAND) || class.is(Class::IN) || class.is(Class::PASSAGE);
        let is_relation = class.is(Class::RELATION) || bearer.country && !in_space;
        is_relation.then(|| format!("\"{} between\"", self.word(relation)))
    }
}

/// The word in small letters.
fn lower_case(word: &str) -> Cow<'_, str> {
    if word.contains(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

fn goes_to_or_from(word: &str, class: Class, bearer: Bearer) -> bool {
    let joins = matches!(word, "and" | "or" | "that" | "as");
    class.is(Class::TO) && !joins && !bearer.building
}
