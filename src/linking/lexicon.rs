//! The closed lists that context is read with: English words that say what a name beside them stands for.
//!
//! They are about news English, not about any region. What they do not hold is judged by its letters and its neighbours.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::verbs::forms_done_to;
use super::words::{ADJECTIVES_OF_ARABIC, DEMONYMS, PLACE_NOUNS, WORDS};
use crate::gazetteer::PlaceKind;

/// What a word may be; one word may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u64);

impl Class {
    /// Says a sort of place: `province`, `crossing`.
    pub(super) const PLACE_NOUN: Self = Self(1);
    /// Ends the name of an organisation or a firm.
    pub(super) const ORGANISATION: Self = Self(1 << 1);
    /// Ends the name of an agreement, a meeting or an operation.
    pub(super) const AGREEMENT: Self = Self(1 << 2);
    /// Something that is named after a place and is sold, eaten or worn.
    pub(super) const PRODUCT: Self = Self(1 << 3);
    /// Ends the name of a street, a building or the like.
    pub(super) const STREET: Self = Self(1 << 4);
    /// Stands before a person's name.
    pub(super) const TITLE: Self = Self(1 << 5);
    /// A given name.
    pub(super) const GIVEN_NAME: Self = Self(1 << 6);
    /// What governments do: says, demands, launches.
    pub(super) const ACT: Self = Self(1 << 7);
    /// What is done to governments: urged, accused.
    pub(super) const DONE_TO: Self = Self(1 << 8);
    /// What a government has and a spot does not: policy, proxies.
    pub(super) const GOVERNMENT_S: Self = Self(1 << 9);
    /// After a hyphen: backed, led.
    pub(super) const SIDED: Self = Self(1 << 10);
    /// Stands before a spot: in, near.
    pub(super) const IN: Self = Self(1 << 11);
    /// Stands before a spot or a person: to, from, of.
    pub(super) const TO: Self = Self(1 << 12);
    /// A direction, or a part of an area.
    pub(super) const DIRECTION: Self = Self(1 << 13);
    /// A day of the week or a month.
    pub(super) const CALENDAR: Self = Self(1 << 14);
    /// Has, is, will: an action may follow.
    pub(super) const AUXILIARY: Self = Self(1 << 15);
    /// What two governments have between them: talks, tension.
    pub(super) const RELATION: Self = Self(1 << 16);
    /// A small word of grammar, which may begin a sentence with a capital.
    pub(super) const FUNCTION: Self = Self(1 << 17);
    /// What governments do, in the form that follows "will".
    pub(super) const ACT_BASE: Self = Self(1 << 18);
    /// What a country has as land: coast, airspace.
    pub(super) const LAND: Self = Self(1 << 19);
    /// After "is": reluctant, ready.
    pub(super) const WILLING: Self = Self(1 << 20);
    /// A small word between a name and its verb: once, likewise.
    pub(super) const ADVERB: Self = Self(1 << 21);
    /// Before "to" and a government: loyal, grateful, attributed.
    pub(super) const BOUND: Self = Self(1 << 22);
    /// The first word of many Arabic names of places: Tell, Bab, Kafr.
    pub(super) const NAME_HEAD: Self = Self(1 << 23);
    /// What a state is in the affairs of others: beneficiary, guarantor.
    pub(super) const AGENT: Self = Self(1 << 25);
    /// What a country may be or undergo without a government that does it: become, lie.
    pub(super) const STATE_VERB: Self = Self(1 << 26);
    /// What goes between two countries: trade, flights.
    pub(super) const PASSAGE: Self = Self(1 << 27);
    /// Who stands at a border: guards, police.
    pub(super) const GUARDS: Self = Self(1 << 24);
    /// Stands before the name of a ship.
    pub(super) const SHIP: Self = Self(1 << 28);
    /// Stands before the name of a newspaper or a channel.
    pub(super) const MEDIUM: Self = Self(1 << 29);
    /// Some are named after towns: missiles.
    pub(super) const WEAPON: Self = Self(1 << 30);
    /// What a newspaper or a channel does.
    pub(super) const REPORTS: Self = Self(1 << 31);
    /// A verb whose object is a spot: left, crossed.
    pub(super) const MOTION: Self = Self(1 << 32);
    /// A stretch of time.
    pub(super) const TIME: Self = Self(1 << 33);
    /// A word that is also the name of a town, which is meant only after such a word as "in".
    pub(super) const ALSO_WORD: Self = Self(1 << 34);
    /// With a capital, and no place: languages, creeds, parties, newspapers.
    pub(super) const NO_PLACE: Self = Self(1 << 35);
    /// Before "of" and a spot: outskirts, residents.
    pub(super) const OF_SPOT: Self = Self(1 << 36);
    /// Before "from" and where they live: farmer, family.
    pub(super) const PEOPLE: Self = Self(1 << 37);
    /// Before "from" and a government: orders, support.
    pub(super) const GIVEN_BY: Self = Self(1 << 38);
    /// Before "for" and a government: setback, victory.
    pub(super) const FATE: Self = Self(1 << 39);
    /// Beside a name that no list has it may say that the name is a place's (`unlisted`).
    pub(super) const NAMING: Self = Self(1 << 41);
    /// Before "on" and a government: pressure, sanctions.
    pub(super) const WEIGHT: Self = Self(1 << 42);
    /// Before "for", "of" or "to" and a place: envoy, commander.
    pub(super) const OFFICE: Self = Self(1 << 40);

    /// Before "towards" and a government: weakness, policy.
    pub(super) const ATTITUDE: Self = Self(1 << 43);

    /// Whether it is also that.
    pub(super) fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// All of it but that.
    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Whether an Arabic word with its article may be an adjective of the noun before it.
pub(super) fn is_adjective_of_arabic(word: &str) -> bool {
    word.ends_with('ي') || word.ends_with("ية") || ADJECTIVES_OF_ARABIC.split_whitespace().any(|adjective| adjective == word)
}

/// What is known of one word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// What it may be.
    pub(super) class: Class,
    /// The kinds of place that it says.
    pub(super) kinds: &'static [PlaceKind],
    /// The English name of the place whose national or adjective it is.
    pub(super) demonym_of: Option<&'static str>,
}

impl Entry {
    /// Whether no list has the word.
    pub(super) fn is_plain(&self) -> bool {
        self.class.without(Class::NAMING) == Class::default() && self.demonym_of.is_none()
    }
}

static LEXICON: LazyLock<FxHashMap<Cow<'static, str>, Entry>> = LazyLock::new(|| {
    let mut lexicon: FxHashMap<Cow<'static, str>, Entry> = FxHashMap::default();
    for (class, words) in WORDS {
        for word in words.split_whitespace() {
            let entry = lexicon.entry(word.into()).or_default();
            entry.class = entry.class.with(*class);
        }
    }
    for word in forms_done_to() {
        let entry = lexicon.entry(word.into()).or_default();
        entry.class = entry.class.with(Class::DONE_TO);
    }
    for (kinds, words) in PLACE_NOUNS {
        for word in words.split_whitespace() {
            let entry = lexicon.entry(word.into()).or_default();
            entry.class = entry.class.with(Class::PLACE_NOUN);
            entry.kinds = kinds;
        }
    }
    for (place, words) in DEMONYMS {
        for word in words.split_whitespace() {
            lexicon.entry(word.into()).or_default().demonym_of = Some(place);
        }
    }
    lexicon
});

/// The English names of the places whose people and things have a word.
pub(super) fn demonym_places() -> impl Iterator<Item = &'static str> {
    DEMONYMS.iter().map(|(place, _)| *place)
}

/// What is known of a word, in whatever case it is written.
pub(super) fn entry(word: &str) -> Entry {
    // no word of the lists is longer
    let mut lower = [0_u8; 20];
    if word.len() > lower.len() {
        return Entry::default();
    }
    for (slot, byte) in lower.iter_mut().zip(word.bytes()) {
        *slot = byte.to_ascii_lowercase();
    }
    let lower = std::str::from_utf8(lower.get(..word.len()).unwrap_or_default()).unwrap_or_default();
    LEXICON.get(lower).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_be_several_things_in_any_case() {
        assert!(entry("Minister").class.is(Class::TITLE) && entry("minister").class.is(Class::GOVERNMENT_S));
        assert_eq!(entry("PROVINCE").kinds, [PlaceKind::Governorate]);
        assert_eq!(entry("Syrians").demonym_of, Some("Syria"));
        assert!(!entry("zebra").class.is(Class::FUNCTION));
        assert!(entry("communiqué").class.is(Class::AGREEMENT));
    }
}
