//! What is known of one place, and of one named line.

use serde::{Deserialize, Serialize};

use crate::geo::LonLat;

/// What sort of thing a place is. A city and the governorate of the same name are two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PlaceKind {
    /// A city: the seat of a governorate, or larger.
    City,
    /// A smaller town or village.
    Town,
    /// A first-order administrative division.
    Governorate,
    /// A state.
    Country,
    /// A part of a country or of the world that has no official extent.
    Region,
    /// A military base.
    Base,
    /// An oil or gas field.
    Field,
    /// A border crossing.
    Crossing,
    /// A river; its point is where its label sits.
    River,
    /// A road; its line is a [`Route`].
    Road,
    /// Where three countries meet.
    Tripoint,
    /// A building, most often one that stands for a government.
    Building,
    /// A sea.
    Sea,
    /// A border as a whole; its point is where its label sits.
    Border,
}

impl PlaceKind {
    /// All of them, from small to large.
    pub const ALL: [Self; 14] = [
        Self::Town,
        Self::City,
        Self::Base,
        Self::Field,
        Self::Crossing,
        Self::Building,
        Self::Tripoint,
        Self::Road,
        Self::River,
        Self::Border,
        Self::Governorate,
        Self::Region,
        Self::Country,
        Self::Sea,
    ];

    /// The where-precision that a place of this kind has when nothing else is said.
    #[must_use]
    pub fn usual_prec(self) -> u8 {
        match self {
            Self::Governorate => 4,
            Self::Region | Self::River | Self::Road | Self::Border => 5,
            Self::Country => 6,
            Self::Sea => 7,
            _ => 1,
        }
    }

    /// The name in the interface, in lower case.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Town => "town",
            Self::Governorate => "governorate",
            Self::Country => "country",
            Self::Region => "region",
            Self::Base => "base",
            Self::Field => "oil or gas field",
            Self::Crossing => "border crossing",
            Self::River => "river",
            Self::Road => "road",
            Self::Tripoint => "tripoint",
            Self::Building => "building",
            Self::Sea => "sea",
            Self::Border => "border",
        }
    }
}

/// One spelling of a place's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The spelling, as written.
    pub text: String,
    /// BCP 47 language, such as `en` or `ar`.
    pub lang: String,
    /// ISO 15924 script where it is not the usual one of the language, such as `Arab`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub script: Option<String>,
    /// Whether this is the spelling that the interface shows; one name of each place is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub preferred: bool,
}

/// Where a coordinate comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CoordinateSource {
    /// The GeoNames entry of this number.
    GeoNames(u64),
    /// A public record, named.
    PublicRecord(String),
    /// A decision of the curators, such as where the label of a vague region sits.
    Convention(String),
}

impl std::fmt::Display for CoordinateSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::GeoNames(id) => write!(f, "GeoNames {id}"),
            Self::PublicRecord(what) => write!(f, "public record: {what}"),
            Self::Convention(what) => write!(f, "convention: {what}"),
        }
    }
}

/// A named spot, area or line.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Stable identifier: lower-case letters, digits and hyphens.
    pub id: String,
    /// What sort of thing it is.
    pub kind: PlaceKind,
    /// Its spellings, the preferred one among them.
    pub names: Vec<Name>,
    /// Where it is; of an area or a line, where its label sits.
    pub at: LonLat,
    /// Where the coordinate comes from.
    pub source: CoordinateSource,
    /// How exactly the spot is known, or how far the area reaches, in kilometres.
    pub radius_km: f64,
    /// ISO 3166-1 alpha-2 code; none for what lies in several countries.
    pub country: Option<String>,
    /// Identifier of the next larger place.
    pub parent: Option<String>,
    /// Identifier of the line of a road.
    pub route: Option<String>,
    /// Links to other gazetteers: `gn:` GeoNames, `wd:` Wikidata.
    pub links: Vec<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

impl Place {
    /// The name that the interface shows.
    #[must_use]
    pub fn name(&self) -> &str {
        self.names.iter().find(|name| name.preferred).or(self.names.first()).map_or(self.id.as_str(), |name| name.text.as_str())
    }
}

/// One bend of a [`Route`].
#[derive(Clone, Debug, PartialEq)]
pub enum Waypoint {
    /// A place of the gazetteer.
    Place(String),
    /// A spot without a name.
    Spot(LonLat),
}

/// A named line: a road or a corridor.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// Stable identifier.
    pub id: String,
    /// The name that the interface shows.
    pub name: String,
    /// Other names, as articles use them.
    pub names: Vec<String>,
    /// Its bends in order.
    pub waypoints: Vec<Waypoint>,
    /// Where the line comes from.
    pub source: CoordinateSource,
    /// Which of the waypoints are stated and which are ours.
    pub note: Option<String>,
}
