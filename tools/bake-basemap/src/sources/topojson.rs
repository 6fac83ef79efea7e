//! `TopoJSON`: polygons made of arcs that neighbours share.
//!
//! Sharing is why it is read here and not turned into `GeoJSON` first: an arc simplified once leaves no sliver between two
//! governorates.

use std::path::Path;

use serde::Deserialize;

use crate::error::BakeError;
use crate::feature::Point;
use crate::simplify::{simplify_line, simplify_ring};

#[derive(Deserialize)]
struct File {
    arcs: Vec<Vec<[f64; 2]>>,
    transform: Transform,
    objects: std::collections::BTreeMap<String, Object>,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Object {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(flatten)]
    kind: Kind,
    #[serde(default)]
    properties: Properties,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Kind {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
    #[serde(other)]
    Other,
}

#[derive(Default, Deserialize)]
struct Properties {
    #[serde(default)]
    name: Option<String>,
}

pub struct Topology {
    arcs: Vec<Vec<Point>>,
    pub areas: Vec<Area>,
}

pub struct Area {
    pub name: String,
    polygons: Vec<Vec<Vec<i64>>>,
}

pub fn read(path: &Path, object: &str) -> Result<Topology, BakeError> {
    let mut file: File = super::read_json(path)?;
    let Transform { scale, translate } = file.transform;
    let arcs = file.arcs.iter().map(|arc| {
        let mut at = [0.0; 2];
        arc.iter()
            .map(|step| {
                at = [at[0] + step[0], at[1] + step[1]];
                [at[0] * scale[0] + translate[0], at[1] * scale[1] + translate[1]]
            })
            .collect()
    });
    let arcs = arcs.collect();
    let object = file.objects.remove(object).ok_or_else(|| BakeError::content(path, format!("an object `{object}`"), "none"))?;
    let areas = object.geometries.into_iter().filter_map(|geometry| {
        let polygons = match geometry.kind {
            Kind::Polygon(rings) => vec![rings],
            Kind::MultiPolygon(polygons) => polygons,
            Kind::Other => return None,
        };
        Some(Area { name: geometry.properties.name.unwrap_or_default(), polygons })
    });
    Ok(Topology { arcs, areas: areas.collect() })
}

impl Topology {
    /// Simplifies every arc once, so that neighbours go on fitting.
    pub fn simplified(mut self, tolerance: f64) -> Self {
        for arc in &mut self.arcs {
            *arc = if arc.first() == arc.last() && arc.len() > 4 {
                let mut ring = simplify_ring(&arc[..arc.len() - 1], tolerance);
                ring.extend(ring.first().copied());
                ring
            } else {
                simplify_line(arc, tolerance)
            };
        }
        self
    }

    /// Polygons of open rings: the outer one first, then its holes.
    pub fn polygons(&self, area: &Area) -> Vec<Vec<Vec<Point>>> {
        area.polygons.iter().map(|rings| rings.iter().map(|arcs| self.ring(arcs)).collect()).collect()
    }

    fn ring(&self, arcs: &[i64]) -> Vec<Point> {
        let mut ring: Vec<Point> = Vec::new();
        for &arc in arcs {
            // a negative number is the one's complement of an arc taken backward
            let backward = arc < 0;
            let index = usize::try_from(if backward { !arc } else { arc }).unwrap_or(usize::MAX);
            let Some(points) = self.arcs.get(index) else { continue };
            ring.pop();
            if backward {
                ring.extend(points.iter().rev());
            } else {
                ring.extend(points);
            }
        }
        if ring.first() == ring.last() {
            ring.pop();
        }
        ring
    }
}
