//! The shape of a dossier's files, schema 1, as `data/README.md` documents it.
//!
//! Dates and coordinates are plain here: a date that is no EDTF must not hide the other mistakes of its file. A field that is
//! not known is no error (a later version may know it): it is told, and stays where it is when the file is saved.

use serde::{Deserialize, Serialize};

use crate::dossier::{
    Actor, Basis, CardNote, DateWords, DisputeKind, EventKind, Figure, Involved, Modality, MovementKind, Paragraph, Passage, PathKnowledge,
    Reading, TextFingerprint,
};
use crate::gazetteer::{CoordinateSource, Name, PlaceKind};
use crate::geo::Compass;

/// The one schema that this version reads.
pub(super) const SCHEMA: u32 = 1;

/// What every file begins with; read before anything else is.
#[derive(Deserialize)]
pub(super) struct Head {
    pub(super) schema: u32,
}

/// The number that a file begins with: [`SCHEMA`], as the head has been read by then.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Schema(u32);

impl Default for Schema {
    fn default() -> Self {
        Self(SCHEMA)
    }
}

/// What is as it would be if the file left it out is left out.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[derive(Serialize, Deserialize)]
pub(super) struct PlacesFile {
    pub(super) schema: Schema,
    pub(super) places: Vec<DiskPlace>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct RoutesFile {
    pub(super) schema: Schema,
    pub(super) routes: Vec<DiskRoute>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ActorsFile {
    pub(super) schema: Schema,
    pub(super) actors: Vec<Actor>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct EventsFile {
    pub(super) schema: Schema,
    pub(super) events: Vec<DiskEvent>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct MovementsFile {
    pub(super) schema: Schema,
    pub(super) movements: Vec<DiskMovement>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DisputesFile {
    pub(super) schema: Schema,
    pub(super) disputes: Vec<DiskDispute>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct LoadedWordsFile {
    pub(super) schema: Schema,
    pub(super) words: Vec<String>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct DiskLonLat {
    pub(super) lon: f64,
    pub(super) lat: f64,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DiskPlace {
    pub(super) id: String,
    pub(super) kind: PlaceKind,
    pub(super) names: Vec<Name>,
    pub(super) at: DiskLonLat,
    pub(super) source: CoordinateSource,
    pub(super) radius_km: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) country: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) parent: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) route: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) enum DiskWaypoint {
    Place(String),
    Spot { lon: f64, lat: f64 },
}

#[derive(Serialize, Deserialize)]
pub(super) struct DiskRoute {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) names: Vec<String>,
    pub(super) waypoints: Vec<DiskWaypoint>,
    pub(super) source: CoordinateSource,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DiskArticle {
    pub(super) schema: Schema,
    pub(super) id: String,
    pub(super) label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) outlet: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) author: Option<String>,
    pub(super) language: String,
    pub(super) published: DiskPublication,
    pub(super) text: TextFingerprint,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<CardNote>,
    pub(super) paragraphs: Vec<Paragraph>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) readings: Vec<Reading>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DiskPublication {
    pub(super) when: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) bounds: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) basis: Basis,
    pub(super) reason: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DiskWhen {
    pub(super) edtf: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) words: Option<DateWords>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) basis: Basis,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DiskWhere {
    pub(super) place: String,
    pub(super) prec: u8,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) basis: Basis,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DiskLeg {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) from: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) via: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) direction: Option<Compass>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) route: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) routes: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) path: PathKnowledge,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) depart: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) arrive: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) stood: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) stays: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DiskClaim {
    pub(super) article: String,
    pub(super) passage: Passage,
    pub(super) says: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) attribution: Option<String>,
    pub(super) modality: Modality,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) when: Option<DiskWhen>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) places: Vec<DiskWhere>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) legs: Vec<DiskLeg>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) actors: Vec<Involved>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) figures: Vec<Figure>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) terms: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DiskEvent {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) kind: EventKind,
    pub(super) claims: Vec<DiskClaim>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DiskMovement {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) kind: MovementKind,
    pub(super) claims: Vec<DiskClaim>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DiskDispute {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) kind: DisputeKind,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) about: Vec<String>,
    pub(super) sides: Vec<DiskSide>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) by_how_much: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
}

/// An article with its paragraphs, or a record: one of the two.
#[derive(Serialize, Deserialize)]
pub(super) struct DiskSide {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) article: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) paragraphs: Vec<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) record: Option<String>,
    pub(super) says: String,
}
