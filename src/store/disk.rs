//! The shape of a dossier's files, schema 1, as `data/README.md` documents it.
//!
//! Dates and coordinates are plain here: a date that is no EDTF must not hide the other mistakes of its file.

use serde::Deserialize;

use crate::dossier::{
    Actor, Basis, CardNote, DateWords, DisputeKind, EventKind, Figure, Involved, Modality, MovementKind, Paragraph, Passage, PathKnowledge,
    TextFingerprint,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlacesFile {
    #[serde(rename = "schema")]
    _schema: u32,
    pub(super) places: Vec<DiskPlace>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoutesFile {
    #[serde(rename = "schema")]
    _schema: u32,
    pub(super) routes: Vec<DiskRoute>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActorsFile {
    #[serde(rename = "schema")]
    _schema: u32,
    pub(super) actors: Vec<Actor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventsFile {
    #[serde(rename = "schema")]
    _schema: u32,
    pub(super) events: Vec<DiskEvent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MovementsFile {
    #[serde(rename = "schema")]
    _schema: u32,
    pub(super) movements: Vec<DiskMovement>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DisputesFile {
    #[serde(rename = "schema")]
    _schema: u32,
    pub(super) disputes: Vec<DiskDispute>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LoadedWordsFile {
    #[serde(rename = "schema")]
    _schema: u32,
    pub(super) words: Vec<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DiskLonLat {
    pub(super) lon: f64,
    pub(super) lat: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DiskPlace {
    pub(super) id: String,
    pub(super) kind: PlaceKind,
    pub(super) names: Vec<Name>,
    pub(super) at: DiskLonLat,
    pub(super) source: CoordinateSource,
    pub(super) radius_km: f64,
    #[serde(default)]
    pub(super) country: Option<String>,
    #[serde(default)]
    pub(super) parent: Option<String>,
    #[serde(default)]
    pub(super) route: Option<String>,
    #[serde(default)]
    pub(super) links: Vec<String>,
    #[serde(default)]
    pub(super) note: Option<String>,
}

#[derive(Deserialize)]
pub(super) enum DiskWaypoint {
    Place(String),
    Spot { lon: f64, lat: f64 },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DiskRoute {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) names: Vec<String>,
    pub(super) waypoints: Vec<DiskWaypoint>,
    pub(super) source: CoordinateSource,
    #[serde(default)]
    pub(super) note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DiskArticle {
    #[serde(rename = "schema")]
    _schema: u32,
    pub(super) id: String,
    pub(super) label: String,
    #[serde(default)]
    pub(super) title: Option<String>,
    #[serde(default)]
    pub(super) outlet: Option<String>,
    #[serde(default)]
    pub(super) author: Option<String>,
    pub(super) language: String,
    pub(super) published: DiskPublication,
    pub(super) text: TextFingerprint,
    #[serde(default)]
    pub(super) notes: Vec<CardNote>,
    pub(super) paragraphs: Vec<Paragraph>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DiskPublication {
    pub(super) when: String,
    #[serde(default)]
    pub(super) bounds: Option<String>,
    #[serde(default)]
    pub(super) basis: Basis,
    pub(super) reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DiskWhen {
    pub(super) edtf: String,
    #[serde(default)]
    pub(super) words: Option<DateWords>,
    #[serde(default)]
    pub(super) basis: Basis,
    #[serde(default)]
    pub(super) note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DiskWhere {
    pub(super) place: String,
    pub(super) prec: u8,
    #[serde(default)]
    pub(super) basis: Basis,
    #[serde(default)]
    pub(super) note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DiskLeg {
    #[serde(default)]
    pub(super) from: Option<String>,
    #[serde(default)]
    pub(super) via: Vec<String>,
    #[serde(default)]
    pub(super) to: Option<String>,
    #[serde(default)]
    pub(super) direction: Option<Compass>,
    #[serde(default)]
    pub(super) route: Option<String>,
    #[serde(default)]
    pub(super) path: PathKnowledge,
    #[serde(default)]
    pub(super) depart: Option<String>,
    #[serde(default)]
    pub(super) arrive: Option<String>,
    #[serde(default)]
    pub(super) stays: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DiskClaim {
    pub(super) article: String,
    pub(super) passage: Passage,
    pub(super) says: String,
    #[serde(default)]
    pub(super) attribution: Option<String>,
    pub(super) modality: Modality,
    #[serde(default)]
    pub(super) when: Option<DiskWhen>,
    #[serde(default)]
    pub(super) places: Vec<DiskWhere>,
    #[serde(default)]
    pub(super) legs: Vec<DiskLeg>,
    #[serde(default)]
    pub(super) actors: Vec<Involved>,
    #[serde(default)]
    pub(super) figures: Vec<Figure>,
    #[serde(default)]
    pub(super) terms: Vec<String>,
    #[serde(default)]
    pub(super) note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DiskEvent {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) kind: EventKind,
    pub(super) claims: Vec<DiskClaim>,
    #[serde(default)]
    pub(super) note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DiskMovement {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) kind: MovementKind,
    pub(super) claims: Vec<DiskClaim>,
    #[serde(default)]
    pub(super) note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DiskDispute {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) kind: DisputeKind,
    #[serde(default)]
    pub(super) about: Vec<String>,
    pub(super) sides: Vec<DiskSide>,
    #[serde(default)]
    pub(super) by_how_much: Option<String>,
    #[serde(default)]
    pub(super) note: Option<String>,
}

/// An article with its paragraphs, or a record: one of the two.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DiskSide {
    #[serde(default)]
    pub(super) article: Option<String>,
    #[serde(default)]
    pub(super) paragraphs: Vec<usize>,
    #[serde(default)]
    pub(super) record: Option<String>,
    pub(super) says: String,
}
