//! What was put right by hand: today's English spellings, Arabic names, ranks, label points, tributaries and the soft regions.
//!
//! The tables lie in `data/basemap`, which says what their columns mean. They are compiled in, so that a bake needs nothing but
//! the sources.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::error::BakeError;
use crate::feature::Point;

#[derive(Debug, Deserialize)]
pub struct Town {
    /// `gn` (key: GeoNames id), `ne` (key: country and Natural Earth's ASCII name) or `hand` (key: longitude and latitude).
    pub source: String,
    pub key: String,
    pub name: String,
    pub name_ar: String,
    pub rank: i64,
    pub capital: bool,
}

#[derive(Debug, Deserialize)]
pub struct Label {
    pub class: String,
    pub name: String,
    pub name_ar: String,
    pub lon: f64,
    pub lat: f64,
    pub rank: i64,
}

/// A river that Natural Earth does not have, from its head to where it joins another.
#[derive(Debug, Deserialize)]
pub struct River {
    pub id: String,
    pub name: String,
    pub name_ar: String,
    /// 2 for the large ones, 3 for the others; Natural Earth's own are 1 and 2.
    pub rank: i64,
    /// What it flows into: `euphrates`, `tigris`, `jordan`, `sea` or another river of the list.
    pub joins: String,
    /// Where the line comes from, and how exact it is.
    pub source: String,
    pub note: String,
    /// Where its name is written, on or near the line.
    pub labels: Vec<Point>,
    pub line: Vec<Point>,
}

#[derive(Debug, Deserialize)]
pub struct Governorate {
    pub country: String,
    /// As the source has it; empty where the source has no such area.
    pub source_name: String,
    pub id: String,
    pub name: String,
    pub name_ar: String,
    /// Where the name of an area stands that the source does not have.
    pub lon: Option<f64>,
    pub lat: Option<f64>,
}

impl Governorate {
    /// False for a governorate that is only a name.
    pub fn drawn(&self) -> bool {
        !self.source_name.is_empty()
    }
}

/// A region that people speak of and nobody has drawn: parts of other areas, or a polygon of its own.
#[derive(Debug, Deserialize)]
pub struct Region {
    pub id: String,
    pub name: String,
    /// Areas whose union is taken; with none, `cut` is the region.
    pub base: Vec<String>,
    /// What of the base is kept; empty keeps all of it.
    pub cut: Vec<Point>,
    pub note: String,
}

/// Today's names of what is taken from a source as it is: the world's countries, and towns outside the region.
#[derive(Debug, Deserialize)]
pub struct WorldName {
    /// `country` (`source_name`: the name in world-atlas) or `town` (`source_name`: country and Natural Earth's ASCII name).
    pub kind: String,
    pub source_name: String,
    pub name: String,
    pub name_ar: String,
}

/// World names by source name; every one of them must be used.
pub struct WorldNames<'a> {
    names: BTreeMap<&'a str, &'a WorldName>,
    used: BTreeSet<&'a str>,
}

impl<'a> WorldNames<'a> {
    pub fn new(names: &'a [WorldName], kind: &str) -> Self {
        let names = names.iter().filter(|name| name.kind == kind).map(|name| (name.source_name.as_str(), name)).collect();
        Self { names, used: BTreeSet::new() }
    }

    pub fn take(&mut self, source_name: &str) -> Option<&'a WorldName> {
        let (key, name) = self.names.get_key_value(source_name)?;
        self.used.insert(key);
        Some(name)
    }

    /// A row that names nothing is a typing error, or the source has changed.
    pub fn finish(self) -> Result<(), BakeError> {
        match self.names.keys().find(|key| !self.used.contains(*key)) {
            Some(key) => Err(BakeError::row("world-names.csv", *key, "names nothing that the map shows")),
            None => Ok(()),
        }
    }
}

pub struct Curated {
    pub towns: Vec<Town>,
    pub labels: Vec<Label>,
    pub governorates: Vec<Governorate>,
    pub rivers: Vec<River>,
    pub regions: Vec<Region>,
    pub world_names: Vec<WorldName>,
}

impl Curated {
    pub fn read() -> Result<Self, BakeError> {
        let curated = Self {
            towns: table("towns.csv", include_str!("../../../data/basemap/towns.csv"))?,
            labels: table("labels.csv", include_str!("../../../data/basemap/labels.csv"))?,
            governorates: table("governorates.csv", include_str!("../../../data/basemap/governorates.csv"))?,
            rivers: list("rivers.json", include_str!("../../../data/basemap/rivers.json"))?,
            regions: list("regions.json", include_str!("../../../data/basemap/regions.json"))?,
            world_names: table("world-names.csv", include_str!("../../../data/basemap/world-names.csv"))?,
        };
        // a line drawn by hand that does not say how exact it is would be taken for a survey
        match curated.rivers.iter().find(|river| river.source.is_empty() || river.note.is_empty() || river.line.len() < 2) {
            Some(river) => Err(BakeError::row("rivers.json", &river.id, "expected a source, a note and a line")),
            None => Ok(curated),
        }
    }
}

fn table<T: for<'a> Deserialize<'a>>(file: &'static str, text: &str) -> Result<Vec<T>, BakeError> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>().map_err(|source| BakeError::Curated { file, source })
}

fn list<T: for<'a> Deserialize<'a>>(file: &'static str, text: &str) -> Result<Vec<T>, BakeError> {
    serde_json::from_str(text).map_err(|source| BakeError::Json { path: std::path::Path::new("data/basemap").join(file), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_curated_table_reads_and_no_name_is_empty() -> Result<(), BakeError> {
        let curated = Curated::read()?;
        assert!(curated.towns.iter().all(|town| !town.name.is_empty() && (1..=6).contains(&town.rank)));
        assert!(curated.labels.iter().all(|label| !label.name.is_empty() && !label.name_ar.is_empty()));
        assert!(curated.towns.iter().all(|town| !town.name_ar.is_empty()));
        assert!(curated.rivers.iter().all(|river| !river.name.is_empty() && !river.name_ar.is_empty() && !river.labels.is_empty()));
        assert_eq!(curated.governorates.iter().filter(|g| g.country == "syr").count(), 14);
        assert_eq!(curated.governorates.iter().filter(|g| g.country == "irq").count(), 19);
        let name_only: Vec<&str> = curated.governorates.iter().filter(|g| !g.drawn()).map(|g| g.id.as_str()).collect();
        assert_eq!(name_only, ["halabja-governorate"], "and it has a point: {:?}", curated.governorates.last());
        Ok(())
    }

    #[test]
    fn no_world_name_is_empty_or_stands_twice() -> Result<(), BakeError> {
        let names = Curated::read()?.world_names;
        let keys: BTreeSet<_> = names.iter().map(|name| (&name.kind, &name.source_name)).collect();
        assert_eq!(keys.len(), names.len());
        for name in &names {
            assert!(["country", "town"].contains(&name.kind.as_str()), "{name:?}");
            assert!(!name.source_name.is_empty() && !name.name.is_empty(), "{name:?}");
            let arabic = |c: char| ('\u{0621}'..='\u{0652}').contains(&c) || " ()".contains(c);
            assert!(!name.name_ar.is_empty() && name.name_ar.chars().all(arabic), "{name:?}");
        }
        Ok(())
    }

    #[test]
    fn a_world_name_that_names_nothing_stops_the_bake() -> Result<(), BakeError> {
        let names = Curated::read()?.world_names;
        let mut all = WorldNames::new(&names, "country");
        for name in names.iter().filter(|name| name.kind == "country") {
            assert!(all.take(&name.source_name).is_some());
        }
        all.finish()?;
        let mut some = WorldNames::new(&names, "town");
        assert_eq!(some.take("UA Kiev").map(|town| town.name.as_str()), Some("Kyiv"));
        assert!(some.take("nowhere").is_none());
        assert!(some.finish().is_err());
        Ok(())
    }

    #[test]
    fn no_town_stands_twice_and_every_river_runs_on_in_small_steps() -> Result<(), BakeError> {
        let curated = Curated::read()?;
        let keys: std::collections::BTreeSet<_> = curated.towns.iter().map(|town| (&town.source, &town.key)).collect();
        assert_eq!(keys.len(), curated.towns.len());
        for river in &curated.rivers {
            let longest = river.line.windows(2).map(|w| (w[0][0] - w[1][0]).hypot(w[0][1] - w[1][1])).fold(0.0, f64::max);
            assert!(longest < 0.18, "{}: a step of {longest}°", river.id);
            assert!(river.line.iter().all(|&[lon, lat]| (34.0..=47.0).contains(&lon) && (32.0..=39.0).contains(&lat)), "{}", river.id);
        }
        Ok(())
    }
}
