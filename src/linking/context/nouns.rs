//! The nouns beside a name that say what sort of place it is: "Hasakah province", "the city of Raqqa", "Homs and Hama provinces".

use super::{Context, LONGEST_LIST};
use crate::gazetteer::PlaceKind;
use crate::linking::index::Found;
use crate::linking::lexicon::Class;
use crate::linking::token::{Case, Gap};

/// Place nouns that need no capital to be a part of a name.
const SMALL_NOUNS: [&str; 21] = [
    "state",
    "county",
    "airbase",
    "airport",
    "base",
    "airfield",
    "barracks",
    "crossing",
    "dam",
    "district",
    "subdistrict",
    "refinery",
    "oilfield",
    "camp",
    "plant",
    "field",
    "terminal",
    "canton",
    "prison",
    "checkpoint",
    "desert",
];

impl<'a> Context<'a> {
    /// The kinds of place that words beside the name say, and which word.
    pub(in crate::linking) fn kinds_said(&self, name: Found) -> Option<(&'static [PlaceKind], String)> {
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

    /// Whether the name, or the list that it stands in, follows "in", "across", "of" or "from": an area more often than a town.
    pub(in crate::linking) fn stands_in_area(&self, name: Found) -> bool {
        let (first, _) = self.together(name);
        let before = self.before(first).filter(|_| !self.is_headline(name.first));
        let area = ["in", "In", "across", "Across", "throughout", "of", "from", "inside", "over"];
        before.is_some_and(|at| area.contains(&self.word(at)))
    }

    /// The noun before "of" and a name, or before the list that the name stands in: "the provinces of Homs, Idlib and Hama"; with other
    /// words for "of", and which of them it is.
    pub(super) fn head_of_list(&self, first: usize, over: &[&'static str]) -> Option<(usize, &'static str)> {
        let mut at = first;
        for _ in 0..LONGEST_LIST {
            let gap = self.tokens.get(at)?.before;
            let before = at.checked_sub(1).filter(|_| gap <= Gap::Comma)?;
            let word = self.word(before);
            if let Some(of) = over.iter().find(|of| word == **of && gap <= Gap::Space) {
                return Some((self.before(before)?, of));
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
        let (head, _) = self.head_of_list(first, &["of"])?;
        let is_list = self.before(first).is_none_or(|of| self.word(of) != "of");
        let plural = self.word(head).ends_with('s');
        (self.entry(head).class.is(Class::PLACE_NOUN) && (!is_list || plural)).then_some(head)
    }

    /// A place noun with a capital straight after the words of a name, or "River" and "Lake" before them: the words of the whole, the
    /// noun, and the kinds that it says. "state" and "county" need no capital.
    pub(in crate::linking) fn place_noun_of_name(
        &self,
        first: usize,
        last: usize,
    ) -> Option<((usize, usize), &'a str, &'static [PlaceKind])> {
        let end = last.checked_sub(1)?;
        // Arabic says the noun first: "قاعدة عين الأسد"
        if self.tokens.get(first).is_some_and(|token| token.case == Case::Uncased) {
            let noun = self.before(first).filter(|at| !self.in_name_at(*at))?;
            return Some(((noun, last), self.word(noun), self.entry(noun).kinds)).filter(|(_, _, kinds)| !kinds.is_empty());
        }
        let mut at = self.after(end);
        // "Damascus International Airport", "Tabqa Air Base"
        for filler in ["International", "Air", "Military", "Border", "Oil", "Gas", "Power", "Refugee"] {
            if let Some(next) = at.filter(|next| self.word(*next).eq_ignore_ascii_case(filler)) {
                at = self.after(next);
            }
        }
        if let Some(noun) = at {
            let (word, entry) = (self.word(noun), self.entry(noun));
            let capital =
                self.is_capital(noun) && entry.class.is(Class::PLACE_NOUN) && !self.in_headline.get(noun).copied().unwrap_or(false);
            if (capital || SMALL_NOUNS.contains(&word)) && !self.in_name_at(noun) {
                return Some(((first, noun + 1), word, entry.kinds));
            }
        }
        let before = self.before(first).filter(|at| matches!(self.word(*at), "River" | "Lake" | "Mount" | "Camp"))?;
        Some(((before, last), self.word(before), self.entry(before).kinds))
    }

    /// Whether "and" stands before the name that ends here.
    fn ends_list(&self, last: usize) -> bool {
        let before = (0..=last).rev().find(|at| !self.in_name_at(*at));
        before.is_some_and(|at| self.word(at) == "and")
    }

    /// The place noun after a name, or after the list of names that it ends: "Hasakah, Raqqa and Deir ez-Zor provinces".
    fn noun_after(&self, last: usize) -> Option<usize> {
        let (mut over_list, mut of_pair) = (false, false);
        for at in (last + 1..).take(LONGEST_LIST) {
            let token = self.tokens.get(at)?;
            if token.before > Gap::Comma {
                return None;
            }
            let word = self.word(at);
            let is_noun = self.entry(at).class.is(Class::PLACE_NOUN) && (!self.in_name_at(at) || of_pair);
            // "Hasakah northern countryside"
            if !over_list && at == last + 1 && self.entry(at).class.is(Class::DIRECTION) && token.case == Case::Lower {
                continue;
            }
            // "Idlib de-escalation zone"
            if word == "de" && self.word(at + 1) == "escalation" || word == "escalation" && token.before == Gap::Hyphen {
                continue;
            }
            if is_noun && token.before <= Gap::Space {
                return (!over_list || of_pair || word.ends_with('s')).then_some(at);
            }
            // "Quneitra, Daraa and Suwayda, the three southern provinces"
            if token.before == Gap::Comma && word == "the" && (over_list || self.ends_list(last)) {
                return (at + 1..at + 5)
                    .take_while(|at| self.tokens.get(*at).is_some_and(|token| token.before <= Gap::Space))
                    .find(|at| self.entry(*at).class.is(Class::PLACE_NOUN) && self.word(*at).ends_with('s') && !self.in_name_at(*at));
            }
            let named = self.in_name_at(at) || token.case == Case::Capital && !is_noun;
            // "Nassib-Jaber crossing"
            of_pair |= self.in_name_at(at) && at == last + 1 && matches!(token.before, Gap::Hyphen | Gap::Dash);
            let joins =
                matches!(word, "and" | "or") || of_pair && self.in_name_at(at) || named && (token.before == Gap::Comma || over_list);
            if !joins {
                return None;
            }
            over_list = true;
        }
        None
    }
}
