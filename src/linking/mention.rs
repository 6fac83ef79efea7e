//! What linking gives: a stretch of text, what it stands for, and why.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

/// What a name stands for where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A spot or an area on earth; only these make marks.
    Location,
    /// A capital, a building or a country that acts: "Washington said".
    Metonym,
    /// People or things of a place: "Syrian".
    Demonym,
    /// A part of the name of an organisation, an operation or an agreement.
    Organisation,
    /// A part of a person's name.
    Person,
    /// A thing that is named after a place.
    Product,
    /// Something else that is named after a place, such as a street.
    Other,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Location, Self::Metonym, Self::Demonym, Self::Organisation, Self::Person, Self::Product, Self::Other];

    /// The name in data and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Location => "location",
            Self::Metonym => "metonym",
            Self::Demonym => "demonym",
            Self::Organisation => "organisation",
            Self::Person => "person",
            Self::Product => "product",
            Self::Other => "other",
        }
    }
}

/// A place that a name may stand for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Candidate {
    /// Identifier of the place.
    #[serde(serialize_with = "as_text")]
    pub place_id: Arc<str>,
    /// How well it fits, 0 to 1; the scores of a mention add up to 1.
    pub score: f64,
}

fn as_text<S: Serializer>(id: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(id)
}

/// A stretch of a text that bears the name of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// First code point, 0-based.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// First byte.
    pub byte_start: usize,
    /// One past the last byte.
    pub byte_end: usize,
    /// Number of the paragraph, the n-th non-empty line, from 1.
    pub paragraph: usize,
    /// The stretch itself.
    pub surface: String,
    /// Identifier of the place; none where no candidate is surer than the others, or where the gazetteer has none.
    pub place: Option<Arc<str>>,
    /// What the name stands for here.
    pub role: Role,
    /// Every place that bears the name, the best first.
    pub candidates: Vec<Candidate>,
    /// Why this role and this place, in words.
    pub reason: Cow<'static, str>,
}

impl Mention {
    /// Whether several places fit about equally well.
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        self.place.is_none() && self.candidates.len() > 1
    }
}
