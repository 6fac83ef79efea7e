//! What was put right by hand: today's English spellings, Arabic names, ranks, label points and the soft regions.
//!
//! The tables are compiled in, so that a bake needs nothing but the sources.

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

#[derive(Debug, Deserialize)]
pub struct Governorate {
    pub country: String,
    pub source_name: String,
    pub id: String,
    pub name: String,
    pub name_ar: String,
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

pub struct Curated {
    pub towns: Vec<Town>,
    pub labels: Vec<Label>,
    pub governorates: Vec<Governorate>,
    pub regions: Vec<Region>,
}

impl Curated {
    pub fn read() -> Result<Self, BakeError> {
        let regions = include_str!("../curated/regions.json");
        Ok(Self {
            towns: table("towns.csv", include_str!("../curated/towns.csv"))?,
            labels: table("labels.csv", include_str!("../curated/labels.csv"))?,
            governorates: table("governorates.csv", include_str!("../curated/governorates.csv"))?,
            regions: serde_json::from_str(regions).map_err(|source| BakeError::Json { path: "curated/regions.json".into(), source })?,
        })
    }
}

fn table<T: for<'a> Deserialize<'a>>(file: &'static str, text: &str) -> Result<Vec<T>, BakeError> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>().map_err(|source| BakeError::Curated { file, source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_curated_table_reads_and_no_name_is_empty() -> Result<(), BakeError> {
        let curated = Curated::read()?;
        assert!(curated.towns.iter().all(|town| !town.name.is_empty() && (1..=6).contains(&town.rank)));
        assert!(curated.labels.iter().all(|label| !label.name.is_empty()));
        assert_eq!(curated.governorates.iter().filter(|g| g.country == "syr").count(), 14);
        assert_eq!(curated.governorates.iter().filter(|g| g.country == "irq").count(), 18);
        Ok(())
    }
}
