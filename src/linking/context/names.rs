//! Names that are no place though they are spelt like one: of persons, ships, weapons, newspapers, operations.

use super::{Bearer, Context};
use crate::linking::index::Found;
use crate::linking::lexicon::Class;
use crate::linking::mention::Role;
use crate::linking::token::{Case, Gap};

/// Meetings that are named after the town where they are.
const MEETINGS: [&str; 5] = ["talks", "summit", "conference", "process", "negotiations"];

impl Context<'_> {
    /// What stands straight before or after a name, and makes it the name of something else.
    pub(super) fn named_otherwise(&self, name: Found, bearer: Bearer) -> Option<(Role, String)> {
        self.in_byline(name)
            .or_else(|| self.named_so(name))
            .or_else(|| self.ship_or_medium(name))
            .or_else(|| self.medium_after(name, bearer))
            .or_else(|| self.quoted_in_arabic(name))
            .or_else(|| self.operation(name))
            .or_else(|| self.reports(name, bearer))
            .or_else(|| self.weapon(name, bearer))
            .or_else(|| self.meeting(name, bearer))
    }

    /// "By Nadia Fakhri and Omar Dulaimi".
    fn in_byline(&self, name: Found) -> Option<(Role, String)> {
        if !self.in_byline.get(name.first).copied().unwrap_or(false) {
            return None;
        }
        let before = self.before(name.first);
        let stands_in = before.is_some_and(|at| self.entry(at).class.is(Class::IN) || self.entry(at).class.is(Class::TITLE));
        let beside = before.is_some_and(|at| self.is_name_of_person(at))
            || self.after(name.last.saturating_sub(1)).is_some_and(|at| self.is_name_of_person(at));
        (beside && !stands_in).then(|| (Role::Person, "person: in a byline".to_owned()))
    }

    fn is_name_of_person(&self, at: usize) -> bool {
        let class = self.entry(at).class;
        let capital = self.tokens.get(at).is_some_and(|token| matches!(token.case, Case::Capital | Case::Upper));
        capital && !class.is(Class::FUNCTION) && !class.is(Class::PLACE_NOUN) && !class.is(Class::ORGANISATION)
    }

    /// "a man named Jordan", "his first name, Jordan".
    fn named_so(&self, name: Found) -> Option<(Role, String)> {
        let token = self.tokens.get(name.first).filter(|token| token.before <= Gap::Comma)?;
        let before = name.first.checked_sub(1)?;
        let word = self.word(before);
        let is_name = word == "name" && token.before == Gap::Comma;
        let named = is_name || matches!(word, "named" | "nicknamed" | "surnamed") && token.before <= Gap::Space;
        let of_place = (before.saturating_sub(4)..before).any(|at| self.entry(at).class.is(Class::PLACE_NOUN));
        (named && !of_place).then(|| (Role::Person, format!("person: follows \"{word}\"")))
    }

    /// "the cargo vessel Sparta II", "the Beirut-based channel Al Mayadeen".
    fn ship_or_medium(&self, name: Found) -> Option<(Role, String)> {
        let before = self.before(name.first)?;
        let hyphened = self.tokens.get(name.first)?.before == Gap::Hyphen;
        let class = self.entry(before).class;
        if hyphened || self.in_name_at(before) {
            return None;
        }
        let role = if class.is(Class::SHIP) {
            Role::Product
        } else if class.is(Class::MEDIUM) && self.tokens.get(before)?.case == Case::Lower {
            Role::Organisation
        } else {
            return None;
        };
        Some((role, format!("follows \"{}\"", self.word(before))))
    }

    /// "al-Mayadeen television channel": a town where no government sits.
    fn medium_after(&self, name: Found, bearer: Bearer) -> Option<(Role, String)> {
        // "Kurdistan 24", "France24"
        if self.after(name.last.saturating_sub(1)).is_some_and(|number| self.word(number) == "24") {
            return Some((Role::Organisation, "a channel: \"24\" follows".to_owned()));
        }
        let noun = self.after(name.last.saturating_sub(1)).filter(|_| bearer.one_word && !bearer.country && !bearer.seat)?;
        let medium = matches!(self.word(noun), "television" | "tv" | "TV" | "channel" | "newspaper" | "satellite" | "broadcaster");
        medium.then(|| (Role::Organisation, format!("in a longer name: \"{}\" follows", self.word(noun))))
    }

    /// "قال لـ«الشرق الأوسط»": whom somebody tells something, in marks of quotation.
    fn quoted_in_arabic(&self, name: Found) -> Option<(Role, String)> {
        let token = self.tokens.get(name.first).filter(|token| token.case == Case::Uncased)?;
        let told = self.text.get(..token.start)?.ends_with("لـ«")
            && self.text.get(self.tokens.get(name.last.checked_sub(1)?)?.end..)?.starts_with('»');
        told.then(|| (Role::Organisation, "a newspaper or a channel: somebody tells it something".to_owned()))
    }

    /// "Operation Euphrates Shield", also where the gazetteer has a zone of that name.
    fn operation(&self, name: Found) -> Option<(Role, String)> {
        let before = self.before(name.first).filter(|at| matches!(self.word(*at), "Operation" | "Operations"))?;
        let one = name.last == name.first + 1;
        (!one).then(|| (Role::Organisation, format!("in a longer name: \"{}\" stands before", self.word(before))))
    }

    /// "Al Mayadeen reported": a town where no government sits says nothing, a channel of its name does.
    fn reports(&self, name: Found, bearer: Bearer) -> Option<(Role, String)> {
        let speaks = bearer.one_word && !bearer.country && !bearer.seat && !bearer.building;
        // "villages on the bank of the Euphrates said"
        let before = self.before(name.first);
        let before = before.filter(|the| self.word(*the) == "the").map_or(before, |the| self.before(the));
        let preposition = before.is_some_and(|at| self.entry(at).class.is(Class::IN) || self.entry(at).class.is(Class::TO));
        let verb = self.after(name.last.saturating_sub(1)).filter(|_| speaks && !preposition)?;
        let reports = self.entry(verb).class.is(Class::REPORTS) && self.tokens.get(verb)?.case == Case::Lower;
        reports.then(|| (Role::Organisation, format!("a newspaper or a channel: \"{}\" follows", self.word(verb))))
    }

    /// "Khorramshahr missiles".
    fn weapon(&self, name: Found, bearer: Bearer) -> Option<(Role, String)> {
        let noun = self.after(name.last.saturating_sub(1)).filter(|_| bearer.settlement && !bearer.country && !bearer.seat)?;
        let weapon = self.entry(noun).class.is(Class::WEAPON) && self.word(noun).ends_with('s');
        weapon.then(|| (Role::Product, format!("\"{}\" follows", self.word(noun))))
    }

    /// "at the Astana talks": of the two that talk the name of a town says nothing, unless both are named.
    fn meeting(&self, name: Found, bearer: Bearer) -> Option<(Role, String)> {
        let joined = matches!(self.tokens.get(name.first)?.before, Gap::Hyphen | Gap::Dash) && name.first > 0;
        let noun = self.after(name.last.saturating_sub(1)).filter(|_| bearer.settlement && !bearer.country && !joined)?;
        let the = self.before(name.first).is_some_and(|at| matches!(self.word(at), "the" | "The"));
        let meeting = the && MEETINGS.contains(&self.word(noun));
        meeting.then(|| (Role::Organisation, format!("in a longer name: \"{}\" follows", self.word(noun))))
    }
}
