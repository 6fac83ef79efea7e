//! `assets/areas.json`: outlines that the application itself draws where an article names a governorate, a country or a region.
//!
//! Governorates and countries are Natural Earth's. Regions such as "northeast Syria" have no boundary; theirs are marked as
//! conventions, each with a note that says so.

use std::path::Path;

use geo::{Area as _, BooleanOps, Coord, LineString, MultiPolygon, Polygon, unary_union};
use serde_json::{Value, json};

use crate::curated::{Curated, Region};
use crate::error::BakeError;
use crate::feature::Point;
use crate::sources::{Area, Sources, Topology};

/// About 400 m.
const TOLERANCE: f64 = 0.004;
const COUNTRY_TOLERANCE: f64 = 0.006;
/// Square degrees: islets of less than about 10 km² only cost space.
const SMALLEST_RING: f64 = 0.001;

const COUNTRIES: [(&str, &str); 7] = [
    ("syria", "Syria"),
    ("iraq", "Iraq"),
    ("iran", "Iran"),
    ("israel", "Israel"),
    ("lebanon", "Lebanon"),
    ("jordan", "Jordan"),
    ("turkey", "Turkey"),
];

/// Parts of the Palestinian territories; the West Bank is only needed as a part of the Levant.
const TERRITORIES: [(&str, &str); 2] = [("gaza-strip", "Gaza Strip"), ("west-bank", "West Bank")];

pub struct NamedArea {
    pub id: String,
    pub name: String,
    pub name_ar: String,
    pub kind: &'static str,
    /// For a convention, what it is a convention of.
    pub note: Option<String>,
    pub polygons: MultiPolygon,
}

pub fn collect(sources: &Sources, curated: &Curated) -> Result<Vec<NamedArea>, BakeError> {
    let mut areas = Vec::new();
    for country in ["syr", "irq"] {
        let topology = sources.governorates(country)?.simplified(TOLERANCE);
        for governorate in curated.governorates.iter().filter(|g| g.country == country && g.drawn()) {
            let area = find(&topology, &governorate.source_name, "governorates.csv")?;
            areas.push(NamedArea {
                id: governorate.id.clone(),
                name: governorate.name.clone(),
                name_ar: governorate.name_ar.clone(),
                kind: "governorate",
                note: None,
                polygons: polygons(&topology, area),
            });
        }
    }
    let plain = |id: &str, name: &str, kind, polygons| NamedArea {
        id: id.into(),
        name: name.into(),
        name_ar: String::new(),
        kind,
        note: None,
        polygons,
    };
    let countries = sources.countries()?.simplified(COUNTRY_TOLERANCE);
    for (id, name) in COUNTRIES {
        areas.push(plain(id, name, "country", polygons(&countries, find(&countries, name, "countries")?)));
    }
    let territories = sources.governorates("psx")?.simplified(TOLERANCE / 2.0);
    for (id, name) in TERRITORIES {
        areas.push(plain(id, name, "territory", polygons(&territories, find(&territories, name, "territories")?)));
    }
    for region in &curated.regions {
        let polygons = cut(region, &areas)?;
        areas.push(NamedArea { note: Some(region.note.clone()), ..plain(&region.id, &region.name, "region", polygons) });
    }
    Ok(areas)
}

fn find<'a>(topology: &'a Topology, name: &str, file: &'static str) -> Result<&'a Area, BakeError> {
    topology.areas.iter().find(|area| area.name == name).ok_or_else(|| BakeError::row(file, name, "the source has no area of this name"))
}

fn polygons(topology: &Topology, area: &Area) -> MultiPolygon {
    let polygon = |rings: Vec<Vec<Point>>| {
        let mut rings = rings.into_iter().map(LineString::from);
        rings.next().map(|outer| Polygon::new(outer, rings.collect()))
    };
    let parts: Vec<Polygon> =
        topology.polygons(area).into_iter().filter_map(polygon).filter(|p| p.unsigned_area() > SMALLEST_RING / 4.0).collect();
    // the union makes rings valid that simplification made to touch themselves
    unary_union(&parts)
}

fn cut(region: &Region, areas: &[NamedArea]) -> Result<MultiPolygon, BakeError> {
    let mut bases = Vec::new();
    for id in &region.base {
        let base = areas
            .iter()
            .find(|area| &area.id == id)
            .ok_or_else(|| BakeError::row("regions.json", &region.id, format!("no area `{id}`")))?;
        bases.extend(base.polygons.iter().cloned());
    }
    let base = unary_union(&bases);
    let part = MultiPolygon::from(Polygon::new(LineString::from(region.cut.clone()), vec![]));
    let kept = match (region.base.is_empty(), region.cut.is_empty()) {
        (true, _) => part,
        (false, true) => base,
        (false, false) => base.intersection(&part),
    };
    if kept.unsigned_area() < 0.01 {
        return Err(BakeError::row("regions.json", &region.id, "nothing is left of it"));
    }
    Ok(kept)
}

pub fn write(areas: &[NamedArea], path: &Path) -> Result<(), BakeError> {
    let features: Vec<Value> = areas.iter().map(feature).collect();
    // one feature a line: the file can be read, and compared with what it was
    let lines: Vec<String> = features.iter().map(Value::to_string).collect();
    let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", lines.join(",\n"));
    std::fs::write(path, text).map_err(|error| BakeError::io(path, error))
}

fn feature(area: &NamedArea) -> Value {
    let polygons: Vec<Vec<Vec<[f64; 2]>>> = area
        .polygons
        .iter()
        .filter_map(|polygon| {
            let outer = ring(polygon.exterior(), true)?;
            Some(std::iter::once(outer).chain(polygon.interiors().iter().filter_map(|hole| ring(hole, false))).collect())
        })
        .collect();
    let mut properties = json!({ "name": area.name, "kind": area.kind, "convention": area.note.is_some() });
    if let Some(note) = &area.note {
        properties["note"] = json!(note);
    }
    json!({
        "type": "Feature",
        "id": area.id,
        "properties": properties,
        "geometry": { "type": "MultiPolygon", "coordinates": polygons },
    })
}

/// Four decimals (about 10 m), closed, turning as RFC 7946 asks; nothing if too little is left.
fn ring(ring: &LineString, outer: bool) -> Option<Vec<[f64; 2]>> {
    let rounded = |v: f64| (v * 1e4).round() / 1e4;
    let mut points: Vec<[f64; 2]> = ring.coords().map(|&Coord { x, y }| [rounded(x), rounded(y)]).collect();
    points.dedup();
    if points.first() == points.last() {
        points.pop();
    }
    let area = crate::simplify::area(&points);
    if points.len() < 3 || area.abs() < SMALLEST_RING {
        return None;
    }
    if (area > 0.0) != outer {
        points.reverse();
    }
    points.push(points[0]);
    Some(points)
}
