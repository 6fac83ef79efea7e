//! One row of a layer: an identifier, a geometry, dates, and properties in a fixed order.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::Geometry;
use crate::geo::LonLat;

/// A value of a property.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Not known, or not stated.
    Null,
    /// Words.
    Text(String),
    /// A whole number.
    Int(i64),
    /// A measure.
    Number(f64),
    /// Yes or no.
    Bool(bool),
}

impl Value {
    /// Words, or null where there are none.
    #[must_use]
    pub fn text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Null, |text| Self::Text(text.into()))
    }

    /// A whole number, or null.
    #[must_use]
    pub fn int(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Null, |number| Self::Int(number.into()))
    }

    /// How many, or which in order.
    #[must_use]
    pub fn count(number: usize) -> Self {
        Self::Int(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// A semicolon list, each value once, in order; null where it is empty.
    #[must_use]
    pub fn list<S: AsRef<str>>(values: impl IntoIterator<Item = S>) -> Self {
        let mut kept: Vec<String> = Vec::new();
        for value in values {
            if !kept.iter().any(|known| known == value.as_ref()) {
                kept.push(value.as_ref().to_owned());
            }
        }
        if kept.is_empty() { Self::Null } else { Self::Text(kept.join("; ")) }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Int(number) => serializer.serialize_i64(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Bool(yes) => serializer.serialize_bool(*yes),
        }
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Null => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Int(number) => write!(f, "{number}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Bool(yes) => write!(f, "{yes}"),
        }
    }
}

/// A date as Linked Places writes it: `start` and `end`, each with the first and the last day that it may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeSpanOut {
    /// First day of the strict bounds.
    pub start: Option<String>,
    /// Last day of the strict bounds, inclusive.
    pub end: Option<String>,
    /// First day of the fuzzy bounds, where it is another.
    pub earliest: Option<String>,
    /// Last day of the fuzzy bounds, inclusive, where it is another.
    pub latest: Option<String>,
    /// Whether it was at some time between the two, and not from the one to the other.
    pub within: bool,
}

/// One row of a layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Stable identifier, unique in the layer.
    pub id: String,
    /// Where it is; none where that is unstated.
    pub geometry: Option<Geometry>,
    /// When it was, one entry a version; empty where that is unstated.
    pub timespans: Vec<TimeSpanOut>,
    /// The date in words.
    pub time_label: Option<String>,
    /// `certain`, `less-certain` or `uncertain`.
    pub certainty: &'static str,
    /// Everything else, flat, in a fixed order; every row of a layer has the same keys.
    pub properties: Vec<(&'static str, Value)>,
}

impl Row {
    /// The value of a property.
    #[must_use]
    pub fn property(&self, key: &str) -> Option<&Value> {
        self.properties.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }
}

/// Serializes key-value pairs as a map, in their order.
pub(super) struct Ordered<'a>(pub(super) &'a [(&'static str, Value)]);

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// One object of JSON Lines: `id`, then the properties.
impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.properties.len() + 1))?;
        map.serialize_entry("id", &self.id)?;
        for (key, value) in &self.properties {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// `[lon, lat]` with at most 6 decimals, which is about 11 cm.
pub(super) struct Position(pub(super) LonLat);

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pair = serializer.serialize_seq(Some(2))?;
        let at = self.0.rounded();
        pair.serialize_element(&at.lon)?;
        pair.serialize_element(&at.lat)?;
        pair.end()
    }
}
