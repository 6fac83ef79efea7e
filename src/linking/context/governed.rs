//! What stands before a country or a seat of government and says that it is no spot: "by Russia", "orders from Ankara", "compelled
//! Washington to leave".

use super::{Bearer, Context};
use crate::linking::lexicon::Class;
use crate::linking::token::Case;

impl Context<'_> {
    /// What a small word before a government says, with the word before that: "loyal to Tehran", "a setback for Moscow".
    pub(super) fn governed(&self, at: usize, word: &str, last: usize, bearer: Bearer) -> Option<String> {
        let two_before = self.before(at);
        let class = two_before.map(|at| self.entry(at).class).unwrap_or_default();
        let said = two_before.map(|at| self.word(at)).unwrap_or_default();
        let alone = match word {
            "by" | "alongside" | "without" | "unlike" => true,
            "with" => !class.is(Class::PLACE_NOUN) && !self.is_linked_with(at),
            "against" => !class.is(Class::PLACE_NOUN),
            "for" => self.begins_clause(at) || self.is_fate(at) || !class.is(Class::MOTION) && self.is_to_act(last),
            "and" => self.is_to_act(last) && self.verb_of_to(last).is_some_and(|verb| self.entry(verb).class.is(Class::ACT_BASE)),
            "to" => class.is(Class::BOUND) || bearer.country && said == "ambassador" || said == "up" && self.is_to_act(last),
            "from" => class.is(Class::GIVEN_BY) || self.is_received(at),
            "toward" | "towards" => class.is(Class::ATTITUDE),
            "did" | "does" | "has" => matches!(said, "so" | "nor" | "neither"),
            "on" => matches!(said, "called" | "calls" | "calling" | "call"),
            "including" => self.is_one_of_many(at),
            // "speak of Turkey as a rival"
            "of" if self.after(last).is_some_and(|next| self.word(next) == "as") => {
                matches!(said, "speak" | "spoke" | "speaks" | "talk" | "talked" | "think" | "thinks" | "thought" | "conceive")
            }
            _ => bearer.country && matches!(said, "a" | "an") && self.is_adjective(at),
        };
        let of_noun = word == "of" && (class.is(Class::GOVERNMENT_S) || class.is(Class::AGENT)) || word == "on" && class.is(Class::WEIGHT);
        if alone { Some(format!("follows \"{word}\"")) } else { of_noun.then(|| format!("follows \"{said} {word}\"")) }
    }

    /// "a setback for Moscow", "what it means for Iraq"; a load that "was meant for Lebanon" goes there.
    fn is_fate(&self, at: usize) -> bool {
        let Some(noun) = self.before(at).filter(|noun| self.entry(*noun).class.is(Class::FATE)) else { return false };
        let passive = self.before(noun).is_some_and(|be| matches!(self.word(be), "is" | "are" | "was" | "were" | "been"));
        !(self.word(noun) == "meant" && passive)
    }

    /// "is to link the port of Faw with Turkey": a road and a spot.
    fn is_linked_with(&self, with: usize) -> bool {
        (with.saturating_sub(LONGEST_LINK)..with).rev().take_while(|at| self.is_joined(at + 1)).any(|at| {
            matches!(self.word(at), "link" | "links" | "linking" | "linked" | "connect" | "connects" | "connecting" | "connected")
        })
    }

    /// "all parties, including Israel".
    fn is_one_of_many(&self, including: usize) -> bool {
        (including.saturating_sub(LONGEST_GIFT)..including).rev().any(|at| self.entry(at).class.is(Class::AGENT))
    }

    /// What a verb does to a government, whichever verb it is: "compelled Washington to leave", "keeps Tehran from building", "handed
    /// Ankara a victory". A verb of motion has a spot there.
    pub(super) fn object(&self, before: usize, last: usize) -> Option<String> {
        let class = self.entry(before).class;
        let small = self.tokens.get(before).is_some_and(|token| token.case == Case::Lower) && !self.in_name_at(before);
        let other = [Class::FUNCTION, Class::IN, Class::TO, Class::MOTION, Class::PLACE_NOUN, Class::DIRECTION, Class::AUXILIARY];
        let is_verb = small && self.word(before).len() > 2 && !other.iter().any(|other| class.is(*other));
        let next = self.after(last).filter(|_| is_verb && self.entry(before).demonym_of.is_none())?;
        let following = self.after(next)?;
        let small = self.tokens.get(following).is_some_and(|token| token.case == Case::Lower) && !self.in_name_at(following);
        let class = self.entry(following).class;
        let done = match self.word(next) {
            "to" => small && !class.is(Class::FUNCTION) && !class.is(Class::DIRECTION) && !class.is(Class::PLACE_NOUN),
            "out" => self.word(following) == "of",
            "at" => matches!(self.word(following), "its" | "their"),
            "back" => true,
            "from" if matches!(self.word(following), "its" | "their" | "each") => true,
            "from" | "into" => small && self.word(following).ends_with("ing"),
            "the" | "a" | "an" | "its" | "their" | "some" | "more" | "little" | "nothing" | "much" | "no" => {
                small && !class.is(Class::TIME) && !class.is(Class::DIRECTION)
            }
            _ => false,
        };
        done.then(|| format!("\"{} … {}\" around it", self.word(before), self.word(next)))
    }

    /// The verb of "to" behind a name.
    fn verb_of_to(&self, last: usize) -> Option<usize> {
        let to = self.after(last).filter(|to| self.word(*to) == "to")?;
        self.after(to).filter(|at| self.tokens.get(*at).is_some_and(|token| token.case == Case::Lower))
    }

    /// "for the United States to come home", "up to Israel to withdraw"; but "left for Iraq to fight".
    fn is_to_act(&self, last: usize) -> bool {
        self.verb_of_to(last)
            .map(|verb| self.entry(verb).class)
            .is_some_and(|class| !class.is(Class::FUNCTION) && !class.is(Class::DIRECTION))
    }

    /// "a strong Syria": what a state may be; "a neighbouring" one is a spot.
    fn is_adjective(&self, at: usize) -> bool {
        let small = self.tokens.get(at).is_some_and(|token| token.case == Case::Lower && !token.possessive);
        let class = self.entry(at).class;
        let other = [Class::DIRECTION, Class::PLACE_NOUN, Class::IN, Class::TO, Class::FUNCTION, Class::PASSAGE];
        small && !self.in_name_at(at) && !other.iter().any(|other| class.is(*other))
    }

    /// "have received trucks and fuel from Qatar"; people come from a place.
    fn is_received(&self, from: usize) -> bool {
        let clause = (from.saturating_sub(LONGEST_GIFT)..from).rev().take_while(|at| self.is_joined(at + 1));
        clause
            .take_while(|at| !self.entry(*at).class.is(Class::PEOPLE) && !self.entry(*at).class.is(Class::PASSAGE))
            .any(|at| matches!(self.word(at), "received" | "receive" | "receives" | "receiving" | "obtained" | "secured" | "borrowed"))
    }
}

/// Words from "link" to "with".
const LONGEST_LINK: usize = 9;

/// Words from "received" to "from".
const LONGEST_GIFT: usize = 6;
