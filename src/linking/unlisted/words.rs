//! The words by which a text says that a name is a place's.

/// Before "of" and a name. These words, the heads and the nouns are of [`Class::NAMING`].
pub(in crate::linking) const SETTLEMENTS: [&str; 37] = [
    "village",
    "villages",
    "town",
    "towns",
    "township",
    "city",
    "cities",
    "hamlet",
    "hamlets",
    "quarter",
    "quarters",
    "neighbourhood",
    "neighbourhoods",
    "neighborhood",
    "neighborhoods",
    "district",
    "districts",
    "subdistrict",
    "suburb",
    "suburbs",
    "port",
    "island",
    "province",
    "provinces",
    "governorate",
    "municipality",
    "resort",
    "settlement",
    "settlements",
    "kibbutz",
    "moshav",
    "locality",
    "localities",
    "farm",
    "farms",
    "enclave",
    "oasis",
];

/// First words of names that are place nouns of their own language.
pub(in crate::linking) const HEADS: [&str; 19] = [
    "Tal", "Tall", "Tel", "Tell", "Til", "Ain", "Ayn", "Ein", "Wadi", "Jabal", "Jebel", "Kafr", "Kfar", "Khirbet", "Maarat", "Mount",
    "Lake", "Fort", "Camp",
];

/// The same in Arabic.
pub(in crate::linking) const HEADS_OF_ARABIC: [&str; 17] =
    ["تل", "عين", "خربة", "كفر", "دير", "أم", "ام", "أبو", "ابو", "بيت", "جب", "رأس", "خان", "برج", "مرج", "وادي", "جبل"];

/// Nouns that follow a name, and whether they are a part of it.
pub(in crate::linking) const NOUNS: [(&str, bool); 21] = [
    ("village", false),
    ("town", false),
    ("neighbourhood", false),
    ("neighborhood", false),
    ("district", true),
    ("subdistrict", true),
    ("airbase", true),
    ("airport", true),
    ("crossing", true),
    ("dam", true),
    ("barracks", true),
    ("mountains", true),
    ("island", true),
    ("countryside", false),
    ("camp", true),
    ("oilfield", true),
    ("airfield", true),
    ("canton", true),
    ("prison", true),
    ("terminal", true),
    ("refinery", true),
];

/// What else a place may be said to be, besides the settlements.
pub(in crate::linking) const FACILITIES: [&str; 6] = ["camp", "base", "crossing", "outpost", "checkpoint", "junction"];

/// After "a village", how far it is.
pub(in crate::linking) const APART: [&str; 6] = ["close", "some", "about", "just", "not", "home"];

/// Nouns with a capital that end the names of places.
pub(in crate::linking) const ENDS: [&str; 6] = ["Airport", "Airbase", "Airfield", "Crossing", "Dam", "Barracks"];

/// What stands in capitals before a dash and is no place.
pub(in crate::linking) const NO_DATELINES: [&str; 16] = [
    "BREAKING",
    "EXCLUSIVE",
    "UPDATE",
    "WATCH",
    "ANALYSIS",
    "OPINION",
    "LIVE",
    "NEWS",
    "VIDEO",
    "PHOTOS",
    "CORRECTION",
    "FACTBOX",
    "EXPLAINER",
    "INTERVIEW",
    "TIMELINE",
    "SUMMARY",
];

/// Before "in" and what is no place: a person, a newspaper.
pub(in crate::linking) const NOT_BEFORE_IN: [&str; 12] =
    ["trust", "confidence", "faith", "belief", "wrote", "published", "article", "column", "writing", "interview", "believe", "interest"];
