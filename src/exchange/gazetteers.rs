//! Gazetteers of others, read into places: Linked Places as a table (LP-TSV) and as GeoJSON (LPF), and GeoNames' dump.
//!
//! A row that cannot be used is never dropped in silence: it is counted, with its line and the reason.

mod geonames;
mod lp_tsv;
mod lpf;

use std::sync::LazyLock;

use crate::gazetteer::{CoordinateSource, Name, Place, PlaceKind};
use crate::geo::LonLat;

/// What was read, and what was not.
#[derive(Clone, Debug, Default)]
pub struct ImportedPlaces {
    /// The places, in the order of the file.
    pub places: Vec<Place>,
    /// The rows that could not be used.
    pub refused: Vec<RefusedRow>,
}

/// A row that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRow {
    /// Its line, from 1; of LPF, the number of the feature.
    pub line: usize,
    /// Expected and found.
    pub why: String,
}

/// Formats of gazetteers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GazetteerFormat {
    /// Linked Places TSV 0.5.
    LpTsv,
    /// Linked Places format 1.3, GeoJSON.
    Lpf,
    /// The tab-separated dump of GeoNames, 19 columns without a header.
    GeoNames,
}

impl GazetteerFormat {
    /// The format of a file by how it begins: JSON, a header with `id` and `title`, or a GeoNames row.
    #[must_use]
    pub fn guess(text: &str) -> Option<Self> {
        let first = text.trim_start_matches('\u{feff}').trim_start().lines().next()?;
        let cells: Vec<&str> = first.split('\t').collect();
        if first.starts_with('{') {
            Some(Self::Lpf)
        } else if cells.contains(&"id") && cells.contains(&"title") {
            Some(Self::LpTsv)
        } else {
            (cells.len() >= 18 && cells.first().is_some_and(|id| id.parse::<u64>().is_ok())).then_some(Self::GeoNames)
        }
    }
}

/// Reads a gazetteer.
#[must_use]
pub fn places_from(text: &str, format: GazetteerFormat) -> ImportedPlaces {
    let text = text.trim_start_matches('\u{feff}');
    match format {
        GazetteerFormat::LpTsv => lp_tsv::read(text),
        GazetteerFormat::Lpf => lpf::read(text),
        GazetteerFormat::GeoNames => geonames::read(text),
    }
}

/// The places of the region and of the world that news names often, behind what a dossier has curated; part of the program.
#[must_use]
pub fn background_places() -> &'static [Place] {
    static PLACES: LazyLock<Vec<Place>> =
        LazyLock::new(|| places_from(include_str!("../../data/background.tsv"), GazetteerFormat::LpTsv).places);
    &PLACES
}

/// A place of somebody else's, with what we need of it.
struct Raw {
    id: String,
    names: Vec<Name>,
    kind: PlaceKind,
    at: LonLat,
    source: CoordinateSource,
    radius_km: Option<f64>,
    country: Option<String>,
    parent: Option<String>,
    links: Vec<String>,
}

impl Raw {
    /// The first name is the preferred one; a name that stands twice is kept once.
    fn place(mut self) -> Place {
        let mut seen = std::collections::BTreeSet::new();
        self.names.retain(|name| !name.text.trim().is_empty() && seen.insert(name.text.clone()));
        if let Some(first) = self.names.first_mut() {
            first.preferred = true;
        }
        Place {
            id: self.id,
            kind: self.kind,
            names: self.names,
            at: self.at,
            source: self.source,
            radius_km: self.radius_km.filter(|km| km.is_finite() && *km > 0.0).unwrap_or(usual_radius_km(self.kind)),
            country: self.country.filter(|code| code.len() == 2),
            parent: self.parent.filter(|parent| !parent.is_empty()),
            route: None,
            links: self.links,
            note: None,
        }
    }
}

fn usual_radius_km(kind: PlaceKind) -> f64 {
    match kind {
        PlaceKind::Country => 300.0,
        PlaceKind::Governorate | PlaceKind::Region | PlaceKind::Sea | PlaceKind::River => 80.0,
        PlaceKind::City => 8.0,
        PlaceKind::Building => 0.3,
        _ => 4.0,
    }
}

/// A name with its language, `Raqqa@en` or `الرقة@ar-Arab`.
fn name_with_language(text: &str) -> Name {
    let (text, tag) = text.rsplit_once('@').unwrap_or((text, "und"));
    let (lang, script) = tag.split_once('-').map_or((tag, None), |(lang, script)| (lang, Some(script.to_owned())));
    Name { text: text.trim().to_owned(), lang: lang.to_owned(), script, preferred: false }
}

/// The identifier of a place, also where it is written as a URI of ours.
fn own_id(text: &str) -> String {
    text.trim().strip_prefix(super::linked_places::PLACE_URN).unwrap_or(text).to_owned()
}

/// Where a coordinate is from, in the words of [`CoordinateSource`]; any other words name a public record.
fn source_of(text: &str) -> CoordinateSource {
    if let Some(number) = text.strip_prefix("GeoNames ").and_then(|number| number.parse().ok()) {
        CoordinateSource::GeoNames(number)
    } else if let Some(what) = text.strip_prefix("convention: ") {
        CoordinateSource::Convention(what.to_owned())
    } else {
        CoordinateSource::PublicRecord(text.strip_prefix("public record: ").unwrap_or(text).to_owned())
    }
}

/// The kind of place that a word says, as far as we have it.
fn kind_of_word(word: &str) -> Option<PlaceKind> {
    let word = word.trim().to_lowercase();
    let own = PlaceKind::ALL.into_iter().find(|kind| kind.label() == word);
    let kinds = [
        (PlaceKind::City, &["city", "capital", "populated place", "inhabited place"][..]),
        (PlaceKind::Town, &["town", "village", "settlement", "suburb", "hamlet"]),
        (PlaceKind::Governorate, &["governorate", "province", "state", "district", "county", "first-order administrative division"]),
        (PlaceKind::Country, &["country", "nation", "independent political entity", "sovereign state"]),
        (PlaceKind::Region, &["region", "area", "desert", "mountain", "valley", "island", "plain"]),
        (PlaceKind::Base, &["base", "airbase", "military base", "military installation", "airfield"]),
        (PlaceKind::Field, &["field", "oil field", "gas field", "oilfield"]),
        (PlaceKind::Crossing, &["crossing", "border crossing", "border post", "customs post"]),
        (PlaceKind::River, &["river", "stream", "canal", "wadi"]),
        (PlaceKind::Road, &["road", "route", "highway"]),
        (PlaceKind::Building, &["building", "palace", "fortress", "site"]),
        (PlaceKind::Sea, &["sea", "gulf", "ocean", "bay"]),
    ];
    own.or_else(|| kinds.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(kind, _)| *kind))
}

/// The kind of one of GeoNames' feature classes, which Linked Places use as well.
fn kind_of_class(class: &str) -> Option<PlaceKind> {
    match class.trim() {
        "P" => Some(PlaceKind::Town),
        "A" => Some(PlaceKind::Governorate),
        "H" => Some(PlaceKind::River),
        "L" | "T" | "V" => Some(PlaceKind::Region),
        "R" => Some(PlaceKind::Road),
        "S" => Some(PlaceKind::Building),
        "U" => Some(PlaceKind::Sea),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_background_is_read_without_a_refused_row() {
        let read = places_from(include_str!("../../data/background.tsv"), GazetteerFormat::LpTsv);
        assert_eq!(read.refused, []);
        assert!(read.places.len() > 1500);
        let homs = read.places.iter().find(|place| place.id == "homs").unwrap();
        assert_eq!((homs.name(), homs.kind, homs.parent.as_deref()), ("Homs", PlaceKind::City, Some("homs-governorate")));
        assert!(homs.names.iter().any(|name| name.text == "حمص" && name.lang == "ar"));
    }

    #[test]
    fn a_format_is_guessed_by_how_the_file_begins() {
        assert_eq!(GazetteerFormat::guess("\u{feff}id\ttitle\tlon\tlat"), Some(GazetteerFormat::LpTsv));
        assert_eq!(GazetteerFormat::guess("{\"type\": \"FeatureCollection\"}"), Some(GazetteerFormat::Lpf));
        let row = ["1", "Homs"].into_iter().chain(std::iter::repeat_n("", 17)).collect::<Vec<_>>().join("\t");
        assert_eq!(GazetteerFormat::guess(&row), Some(GazetteerFormat::GeoNames));
        assert_eq!(GazetteerFormat::guess("hello"), None);
    }
}
