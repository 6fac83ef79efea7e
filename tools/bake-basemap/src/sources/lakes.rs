//! Lakes and reservoirs of OpenStreetMap, generalised to 500 m: one huge multi-polygon without names.

use std::path::Path;

use serde::Deserialize;

use crate::error::BakeError;
use crate::feature::Point;

#[derive(Deserialize)]
struct File {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    coordinates: Vec<Polygon>,
}

/// The outer ring first, then islands; rings open.
pub type Polygon = Vec<Vec<Point>>;

pub fn read(path: &Path) -> Result<Vec<Polygon>, BakeError> {
    let file: File = super::read_json(path)?;
    let mut polygons: Vec<Polygon> = file.geometries.into_iter().flat_map(|g| g.coordinates).collect();
    for ring in polygons.iter_mut().flatten() {
        if ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
    }
    Ok(polygons)
}
