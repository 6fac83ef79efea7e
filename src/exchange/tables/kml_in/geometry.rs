//! The shapes of a placemark (KML 2.2, section 10, and `gx:Track`), gathered into one geometry.

use crate::exchange::Geometry;
use crate::exchange::tables::dates::{Order, TableDate, moment, table_date};
use crate::exchange::tables::delimited::checked_spot;
use crate::exchange::tables::feature::{Feature, from_to};
use crate::exchange::tables::geojson_in::line_of;
use crate::exchange::tables::report::Reason;
use crate::exchange::tables::xml_in::Element;
use crate::geo::LonLat;
use crate::layer::Line;
use crate::time::Moment;

/// What the shapes of a placemark come to.
#[derive(Debug, Default)]
pub(super) struct Shape {
    spots: Vec<LonLat>,
    lines: Vec<Vec<LonLat>>,
    areas: Vec<Vec<Vec<LonLat>>>,
    tracks: Vec<Track>,
    /// Tracks without all of their times.
    pub(super) untimed: u64,
    /// What has no room in the geometry, and how often.
    pub(super) left_out: Vec<(&'static str, u64)>,
}

/// Where something was when.
#[derive(Debug, Default)]
struct Track {
    line: Line,
    when: Option<TableDate>,
}

impl Shape {
    /// The feature with its geometry: lines where there are any, else tracks, else areas, else spots. A track that a line goes with is
    /// that line with its times; beside lines and tracks, an area is its outline.
    pub(super) fn features(self, feature: Feature) -> Vec<Feature> {
        let several = self.tracks.len() > 1;
        if several && self.lines.is_empty() {
            let with_track = |(n, track): (usize, Track)| {
                let mut feature = feature.clone();
                feature.set("track", &(n + 1).to_string());
                feature.geometry = Geometry::of_lines(vec![track.line.points.clone()]);
                feature.date = feature.date.or(track.when);
                feature.line = Some(track.line);
                feature
            };
            return self.tracks.into_iter().enumerate().map(with_track).collect();
        }
        let track = self.tracks.into_iter().next();
        let date = feature.date.or(track.as_ref().and_then(|track| track.when));
        let lines = if self.lines.is_empty() { track.iter().map(|track| track.line.points.clone()).collect() } else { self.lines };
        let geometry = Geometry::of_lines(lines).or_else(|| Geometry::of_areas(self.areas)).or_else(|| Geometry::of_spots(self.spots));
        let line = match track {
            Some(track) if track.line.points.len() > 1 => Some(track.line),
            _ => geometry.as_ref().and_then(line_of),
        };
        vec![Feature { geometry, date, line, ..feature }]
    }
}

/// Reads all shapes of a placemark.
pub(super) fn shape(placemark: &Element) -> Result<Shape, (Reason, String)> {
    let mut shape = Shape::default();
    gather(placemark, &mut shape)?;
    let has_lines = !(shape.lines.is_empty() && shape.tracks.is_empty());
    if has_lines {
        shape.lines.extend(shape.areas.drain(..).flatten());
    }
    let beside = shape.spots.len() as u64;
    if beside > 0 && (has_lines || !shape.areas.is_empty()) {
        shape.left_out.push((if has_lines { "Point beside lines" } else { "Point beside areas" }, beside));
    }
    if shape.tracks.len() > 1 && !shape.lines.is_empty() {
        shape.left_out.push(("Track beside lines", shape.tracks.len() as u64 - 1));
    }
    Ok(shape)
}

fn gather(element: &Element, shape: &mut Shape) -> Result<(), (Reason, String)> {
    for child in &element.children {
        match child.name.as_str() {
            "Point" => shape.spots.extend(coordinates(child)?.first()),
            "LineString" | "LinearRing" => shape.lines.push(coordinates(child)?),
            "Polygon" => shape.areas.push(rings(child)?),
            "MultiGeometry" | "MultiTrack" => gather(child, shape)?,
            "Track" => {
                let track = track(child)?;
                shape.untimed += u64::from(track.line.times.is_empty() && child.child("when").is_some());
                if !track.line.points.is_empty() {
                    shape.tracks.push(track);
                }
            }
            "Model" => shape.left_out.push(("Model", 1)),
            _ => {}
        }
    }
    shape.lines.retain(|line| !line.is_empty());
    shape.areas.retain(|rings| !rings.is_empty());
    Ok(())
}

/// The outer ring, then the holes, in whichever order the file has them; nothing where there is no outer ring.
fn rings(polygon: &Element) -> Result<Vec<Vec<LonLat>>, (Reason, String)> {
    let of = |boundary: &str| {
        let rings = polygon.children_named(boundary).flat_map(|boundary| boundary.children_named("LinearRing"));
        rings.map(coordinates).filter(|ring| !ring.as_ref().is_ok_and(Vec::is_empty)).collect::<Result<Vec<_>, _>>()
    };
    let outer = of("outerBoundaryIs")?;
    if outer.is_empty() {
        return Ok(outer);
    }
    Ok(outer.into_iter().take(1).chain(of("innerBoundaryIs")?).collect())
}

/// Tuples parted by blanks, each of longitude, latitude and perhaps a height, parted by commas.
fn coordinates(element: &Element) -> Result<Vec<LonLat>, (Reason, String)> {
    element.text_of("coordinates").split_ascii_whitespace().map(tuple).collect()
}

fn tuple(text: &str) -> Result<LonLat, (Reason, String)> {
    let mut parts = text.split(',').map(str::trim);
    spot(parts.next().unwrap_or(""), parts.next().unwrap_or(""), text)
}

fn spot(lon: &str, lat: &str, text: &str) -> Result<LonLat, (Reason, String)> {
    match (lon.parse::<f64>(), lat.parse::<f64>()) {
        (Ok(lon), Ok(lat)) if lon.is_finite() && lat.is_finite() => {
            checked_spot(lon, lat).map_err(|reason| (reason, format!("longitude {lon}, latitude {lat}")))
        }
        _ => Err((Reason::NoNumber, text.to_owned())),
    }
}

/// As many moments as spots, in their order; a spot that is empty was not known.
fn track(element: &Element) -> Result<Track, (Reason, String)> {
    let whens: Vec<&str> = element.children_named("when").map(|when| when.text.trim()).collect();
    let coords: Vec<&str> = element.children_named("coord").map(|coord| coord.text.trim()).collect();
    if !whens.is_empty() && whens.len() != coords.len() {
        return Err((Reason::Geometry, format!("a track of {} moments and {} spots", whens.len(), coords.len())));
    }
    let mut points = Vec::with_capacity(coords.len());
    let mut times: Vec<Moment> = Vec::with_capacity(whens.len());
    let (mut first, mut last) = (None, None);
    for (n, coord) in coords.iter().enumerate().filter(|(_, coord)| !coord.is_empty()) {
        let mut parts = coord.split_ascii_whitespace();
        points.push(spot(parts.next().unwrap_or(""), parts.next().unwrap_or(""), coord)?);
        let when = whens.get(n).copied().unwrap_or("");
        let date = table_date(when, Order::DayFirst);
        if date.is_none() && !when.is_empty() {
            return Err((Reason::Date, when.to_owned()));
        }
        first = first.or(date);
        last = date.or(last);
        times.extend(moment(when));
    }
    if times.len() != points.len() || !times.is_sorted() {
        times.clear();
    }
    let when = from_to(first, last).unwrap_or_default();
    Ok(Track { line: Line { points, times }, when })
}
