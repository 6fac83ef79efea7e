//! GPX 1.1: convoys as tracks or routes, places and events as waypoints.
//!
//! Written with quick-xml and not with the crate `gpx`: that one puts tracks before routes, where the schema has routes before tracks,
//! and has no extensions, in which everything stands that GPX has no element for. The tests read the files with it.

use std::io::{self, Write};

use super::behind::Behind;
use super::dated_legs::Sample;
use super::xml::Xml;
use super::{FormatFacts, Geometry, Layer, LayerFormat, Row, Selection, Value};
use crate::geo::LonLat;
use crate::time::Moment;

/// Tracks, routes and waypoints.
pub(super) struct Gpx;

impl LayerFormat for Gpx {
    fn facts(&self) -> FormatFacts {
        FormatFacts {
            name: "gpx",
            label: "GPX 1.1 (tracks, routes, waypoints)",
            extension: "gpx",
            layers: &[Layer::Events, Layer::Movements, Layer::Places],
        }
    }

    fn write(&self, what: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
        let rows = what.rows();
        let behind = Behind::new(what);
        let shaped: Vec<(&Row, Shape)> = rows.iter().filter_map(|row| Some((row, shape(&behind, row)?))).collect();
        let placeless = rows.len() - shaped.len();
        let mut xml = Xml::new(out)?;
        let head = [
            ("version", "1.1"),
            ("creator", "Dateline"),
            ("xmlns", "http://www.topografix.com/GPX/1/1"),
            ("xmlns:dateline", "urn:dateline:properties"),
        ];
        xml.element("gpx", &head, |xml| {
            xml.element("metadata", &[], |xml| {
                xml.text("name", what.layer.name())?;
                if placeless == 0 {
                    return Ok(());
                }
                xml.text("desc", &format!("{placeless} of {} rows have no place; GPX has no form of them.", rows.len()))
            })?;
            // the order of the schema: waypoints, routes, tracks
            for (row, points) in shaped.iter().filter_map(|(row, shape)| shape.waypoints().map(|points| (row, points))) {
                points.iter().try_for_each(|at| point(xml, "wpt", *at, None, |xml| about(xml, &behind, row)))?;
            }
            for (row, points) in shaped.iter().filter_map(|(row, shape)| shape.route().map(|points| (row, points))) {
                xml.element("rte", &[], |xml| {
                    about(xml, &behind, row)?;
                    points.iter().try_for_each(|at| point(xml, "rtept", *at, None, |_| Ok(())))
                })?;
            }
            for (row, way) in shaped.iter().filter_map(|(row, shape)| shape.track().map(|way| (row, way))) {
                xml.element("trk", &[], |xml| {
                    about(xml, &behind, row)?;
                    xml.element("trkseg", &[], |xml| {
                        way.iter().try_for_each(|sample| point(xml, "trkpt", sample.spot, Some(sample.at), |_| Ok(())))
                    })
                })?;
            }
            Ok(())
        })?;
        xml.finish()
    }
}

/// What becomes of a row.
enum Shape {
    /// Spots, one waypoint each.
    Waypoints(Vec<LonLat>),
    /// A way that nobody dates at both ends: GPX takes a track for something recorded, a route for a way to go.
    Route(Vec<LonLat>),
    /// A way with the moments at which it was gone.
    Track(Vec<Sample>),
}

impl Shape {
    fn waypoints(&self) -> Option<&[LonLat]> {
        if let Self::Waypoints(points) = self { Some(points) } else { None }
    }

    fn route(&self) -> Option<&[LonLat]> {
        if let Self::Route(points) = self { Some(points) } else { None }
    }

    fn track(&self) -> Option<&[Sample]> {
        if let Self::Track(way) = self { Some(way) } else { None }
    }
}

/// None where the row has no place.
fn shape(behind: &Behind<'_>, row: &Row) -> Option<Shape> {
    Some(match row.geometry.as_ref()? {
        Geometry::Point(at) => Shape::Waypoints(vec![*at]),
        Geometry::MultiPoint(points) => Shape::Waypoints(points.clone()),
        // of an area, the route goes along its edge
        line => match behind.way(row) {
            Some(way) => Shape::Track(way),
            None => Shape::Route(uncut(line)),
        },
    })
}

/// A route has no parts: of a line that is cut at the antimeridian, the two points of each cut are one.
fn uncut(line: &Geometry) -> Vec<LonLat> {
    let mut points: Vec<LonLat> = line.points().map(in_range).collect();
    points.dedup();
    points
}

/// The schema has longitudes from -180 up to, and not including, 180.
fn in_range(at: LonLat) -> LonLat {
    let at = at.rounded();
    if at.lon >= 180.0 { LonLat { lon: -180.0, ..at } } else { at }
}

fn point(
    xml: &mut Xml<'_>,
    element: &str,
    at: LonLat,
    when: Option<Moment>,
    inside: impl FnOnce(&mut Xml<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let at = in_range(at);
    xml.element(element, &[("lat", &at.lat.to_string()), ("lon", &at.lon.to_string())], |xml| {
        when.iter().try_for_each(|when| xml.text("time", &when.to_string()))?;
        inside(xml)
    })
}

/// What waypoints, routes and tracks have in common, in the order of the schema.
fn about(xml: &mut Xml<'_>, behind: &Behind<'_>, row: &Row) -> io::Result<()> {
    let text = |key: &str| match row.property(key) {
        Some(Value::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    xml.text("name", text("title").or(text("name")).unwrap_or(&row.id))?;
    xml.text("desc", &behind.in_words(row))?;
    behind.articles(row).or(text("source").map(str::to_owned)).iter().try_for_each(|source| xml.text("src", source))?;
    text("kind").iter().try_for_each(|kind| xml.text("type", kind))?;
    xml.element("extensions", &[], |xml| {
        xml.text("dateline:id", &row.id)?;
        let known = row.properties.iter().filter(|(_, value)| *value != Value::Null);
        known.into_iter().try_for_each(|(key, value)| xml.text(&format!("dateline:{key}"), &value.to_string()))
    })
}
