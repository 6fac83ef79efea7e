//! Names of countries, governorates, seas, rivers, lakes and deserts, as points: walkers gives areas no label, and long
//! lines seldom one.

use geo::{Area, InteriorPoint, LineString, Polygon};

use crate::areas::NamedArea;
use crate::curated::{Curated, WorldNames};
use crate::error::BakeError;
use crate::feature::{Feature, Point, Shape};
use crate::pyramid::MAX_ZOOM;
use crate::sources::Sources;

/// How far, in degrees, the curated point of a river may be from the river as drawn.
const RIVER_REACH: f64 = 0.5;

pub fn collect(sources: &Sources, curated: &Curated, areas: &[NamedArea], rivers: &[Feature]) -> Result<Vec<Feature>, BakeError> {
    let mut labels = Vec::new();
    for label in &curated.labels {
        let mut at = [label.lon, label.lat];
        if label.class == "river" {
            at = nearest_on(rivers, at)
                .ok_or_else(|| BakeError::row("labels.csv", &label.name, format!("no river within {RIVER_REACH}° of {at:?}")))?;
        }
        let first = match (label.class.as_str(), label.rank) {
            ("country" | "ocean", rank) => rank,
            ("sea", rank) => rank + 1,
            (_, rank) => rank + 3,
        };
        let feature = point(at, (first, i64::from(MAX_ZOOM))).text("class", &label.class).text("name", &label.name);
        labels.push((label.rank, feature.text("name_ar", &label.name_ar).int("rank", label.rank)));
    }
    for river in &curated.rivers {
        for &at in &river.labels {
            let at = nearest(river.line.iter().copied(), at)
                .ok_or_else(|| BakeError::row("rivers.json", &river.id, format!("no part of it within {RIVER_REACH}° of {at:?}")))?;
            // one after the river's own, so that the large rivers' names come first
            let rank = river.rank + 1;
            let feature = point(at, (rank + 3, i64::from(MAX_ZOOM))).text("class", "river").text("name", &river.name);
            labels.push((rank, feature.text("name_ar", &river.name_ar).int("rank", rank)));
        }
    }
    labels.extend(world_countries(sources, curated)?);
    for area in areas.iter().filter(|area| area.id.ends_with("-governorate") && area.id != "damascus-governorate") {
        if let Some(at) = largest(&area.polygons).and_then(InteriorPoint::interior_point) {
            labels.push((4, governorate([at.x(), at.y()], &area.name, &area.name_ar)));
        }
    }
    for name_only in curated.governorates.iter().filter(|g| !g.drawn()) {
        let (Some(lon), Some(lat)) = (name_only.lon, name_only.lat) else {
            return Err(BakeError::row("governorates.csv", &name_only.id, "expected a source_name, or lon and lat"));
        };
        labels.push((4, governorate([lon, lat], &name_only.name, &name_only.name_ar)));
    }
    labels.sort_by_key(|(rank, _)| *rank);
    Ok(labels.into_iter().map(|(_, feature)| feature).collect())
}

fn governorate(at: Point, name: &str, name_ar: &str) -> Feature {
    let feature = point(at, (5, 9)).text("class", "governorate").text("name", &format!("{name} Governorate"));
    feature.text("name_ar", &format!("محافظة {name_ar}")).int("rank", 4)
}

fn point(at: Point, zooms: (i64, i64)) -> Feature {
    let zoom = |z: i64| u8::try_from(z.clamp(0, i64::from(MAX_ZOOM))).unwrap_or(MAX_ZOOM);
    Feature::new(Shape::Points(vec![at]), (zoom(zooms.0), zoom(zooms.1)))
}

fn largest(polygons: &geo::MultiPolygon) -> Option<&Polygon> {
    polygons.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))
}

/// Areas of the source that are bases, leases, buffer zones and glaciers, or that the curated labels name in their own way.
const NOT_COUNTRIES: [&str; 9] = [
    "Akrotiri",
    "Baikonur",
    "Cyprus U.N. Buffer Zone",
    "Dhekelia",
    "N. Cyprus",
    "Palestine",
    "S. Patagonian Ice Field",
    "Siachen Glacier",
    "USNB Guantanamo Bay",
];
/// Square degrees: smaller than Malta is a label without a visible country.
const SMALLEST_COUNTRY: f64 = 0.02;

/// Countries that are not labelled by hand, ranked by their size.
fn world_countries(sources: &Sources, curated: &Curated) -> Result<Vec<(i64, Feature)>, BakeError> {
    let topology = sources.countries()?;
    let mut names = WorldNames::new(&curated.world_names, "country");
    let by_hand = |name: &str| curated.labels.iter().any(|l| l.class == "country" && l.name == name) || NOT_COUNTRIES.contains(&name);
    let mut labels = Vec::new();
    for area in topology.areas.iter().filter(|area| !area.name.is_empty() && !by_hand(&area.name)) {
        let outer = |rings: Vec<Vec<Point>>| Some(Polygon::new(rings.into_iter().next().map(LineString::from)?, vec![]));
        let polygons = topology.polygons(area).into_iter().filter_map(outer);
        let Some(largest) = polygons.max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area())) else { continue };
        if largest.unsigned_area() < SMALLEST_COUNTRY {
            continue;
        }
        let rank = match largest.unsigned_area() {
            a if a > 250.0 => 1,
            a if a > 40.0 => 2,
            a if a > 8.0 => 3,
            a if a > 1.0 => 4,
            _ => 5,
        };
        let Some(at) = largest.interior_point() else { continue };
        let name =
            names.take(&area.name).ok_or_else(|| BakeError::row("world-names.csv", &area.name, "the map shows this country: name it"))?;
        let feature = point([at.x(), at.y()], (rank, i64::from(MAX_ZOOM))).text("class", "country").text("name", &name.name);
        labels.push((rank, feature.text("name_ar", &name.name_ar).int("rank", rank)));
    }
    names.finish()?;
    Ok(labels)
}

fn nearest_on(rivers: &[Feature], to: Point) -> Option<Point> {
    let main = rivers.iter().filter(|f| f.properties.contains(&("rank", crate::feature::Value::Int(1))));
    nearest(main.filter(|f| f.zooms.1 == MAX_ZOOM).flat_map(|f| f.shape.parts()).flatten().copied(), to)
}

fn nearest(vertices: impl Iterator<Item = Point>, to: Point) -> Option<Point> {
    let distance = |p: &Point| (p[0] - to[0]).hypot(p[1] - to[1]);
    vertices.min_by(|a, b| distance(a).total_cmp(&distance(b))).filter(|p| distance(p) < RIVER_REACH)
}
