//! Outlines of governorates, countries and spoken-of regions, for claims that name no exact place.
//!
//! Written by `tools/bake-basemap` as GeoJSON and compiled in. An area whose line is nobody's boundary is a convention and says
//! so; it is to be drawn soft.

use std::sync::OnceLock;

use serde::Deserialize;

static AREAS_JSON: &str = include_str!("../../assets/areas.json");

/// Closed: the last point repeats the first. Longitude, latitude.
pub type Ring = Vec<(f64, f64)>;

/// One outline.
#[derive(Debug)]
pub struct Area {
    /// The id of the gazetteer's place.
    pub id: String,
    /// In English.
    pub name: String,
    /// True where the outline is only a manner of drawing what people mean.
    pub convention: bool,
    /// What the outline is a convention of.
    pub note: Option<String>,
    /// Each polygon: its outer ring, counter-clockwise, then its holes, clockwise (RFC 7946).
    pub polygons: Vec<Vec<Ring>>,
    /// West, south, east, north.
    pub bbox: [f64; 4],
}

impl Area {
    /// All rings, outer ones and holes: inside is what the even-odd rule says.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.polygons.iter().flatten()
    }
}

/// All areas, in the file's order: governorates, countries, territories, regions.
///
/// The file is part of the program and tests read it, so one that does not parse is a mistake in the build and leaves no areas.
pub fn areas() -> &'static [Area] {
    static AREAS: OnceLock<Vec<Area>> = OnceLock::new();
    AREAS.get_or_init(|| parse(AREAS_JSON).unwrap_or_default())
}

/// The outline of a place of the gazetteer, if it has one.
#[must_use]
pub fn area_of(id: &str) -> Option<&'static Area> {
    areas().iter().find(|area| area.id == id)
}

#[derive(Deserialize)]
struct File {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    id: String,
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    name: String,
    convention: bool,
    note: Option<String>,
}

#[derive(Deserialize)]
struct Geometry {
    coordinates: Vec<Vec<Ring>>,
}

fn parse(json: &str) -> Result<Vec<Area>, serde_json::Error> {
    let file: File = serde_json::from_str(json)?;
    Ok(file.features.into_iter().map(Area::from).collect())
}

impl From<Feature> for Area {
    fn from(feature: Feature) -> Self {
        let polygons = feature.geometry.coordinates;
        let mut bbox = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        for &(lon, lat) in polygons.iter().flatten().flatten() {
            bbox = [bbox[0].min(lon), bbox[1].min(lat), bbox[2].max(lon), bbox[3].max(lat)];
        }
        let Properties { name, convention, note } = feature.properties;
        Self { id: feature.id, name, convention, note, polygons, bbox }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed_area(ring: &Ring) -> f64 {
        ring.windows(2).map(|w| w[0].0 * w[1].1 - w[1].0 * w[0].1).sum::<f64>() / 2.0
    }

    #[test]
    fn the_file_of_areas_parses() {
        assert_eq!(parse(AREAS_JSON).map_err(|error| error.to_string()).map(|areas| areas.len()), Ok(areas().len()));
        assert!(areas().len() > 40);
    }

    #[test]
    fn every_ring_is_closed_and_turns_by_the_right_hand() {
        for area in areas() {
            for polygon in &area.polygons {
                for (index, ring) in polygon.iter().enumerate() {
                    assert!(ring.len() >= 4 && ring.first() == ring.last(), "{}: ring {index} is open", area.id);
                    assert_eq!(signed_area(ring) > 0.0, index == 0, "{}: ring {index} turns the wrong way", area.id);
                }
            }
        }
    }

    #[test]
    fn every_region_that_is_a_convention_says_what_it_is() {
        assert!(areas().iter().all(|area| area.convention == area.note.is_some()));
        let conventions =
            ["northern-syria", "northeast-syria", "eastern-syria", "southeast-syria", "southern-syria", "western-syria", "central-syria"];
        assert!(conventions.iter().all(|id| area_of(id).is_some_and(|area| area.convention)));
    }

    #[test]
    fn deir_ez_zor_governorate_lies_where_it_is() {
        let bbox = area_of("deir-ez-zor-governorate").map(|area| area.bbox.map(f64::round));
        assert_eq!(bbox, Some([39.0, 34.0, 41.0, 36.0]));
    }
}
