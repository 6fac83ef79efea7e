//! GeoJSON (RFC 7946), with `when` as in Linked Places and everything once more flat in `properties`.

use std::io::{self, Write};

use serde::Serialize;

use super::row::{Ordered, Position};
use super::{FormatFacts, Geometry, Layer, LayerFormat, Row, Selection, TimeSpanOut};
use crate::geo::BBox;

/// One collection.
pub(super) struct GeoJson;

impl LayerFormat for GeoJson {
    fn facts(&self) -> FormatFacts {
        FormatFacts { name: "geojson", label: "GeoJSON (RFC 7946)", extension: "geojson", layers: &Layer::ALL }
    }

    fn write(&self, what: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(geojson_from_rows(what.layer.name(), &what.rows()).as_bytes())
    }
}

/// One feature a line, for tools that read a stream.
pub(super) struct GeoJsonSeq;

impl LayerFormat for GeoJsonSeq {
    fn facts(&self) -> FormatFacts {
        FormatFacts { name: "geojsonl", label: "GeoJSON, one feature a line", extension: "geojsonl", layers: &Layer::ALL }
    }

    fn write(&self, what: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
        for row in what.rows() {
            serde_json::to_writer(&mut *out, &Feature::from(&row))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

/// One `FeatureCollection`, one feature a row, in the order of the rows, with a line for each feature. A row without a place
/// has `"geometry": null`. The same rows give the same bytes.
#[must_use]
pub fn geojson_from_rows(name: &str, rows: &[Row]) -> String {
    let mut out = String::from("{\"type\":\"FeatureCollection\",\"name\":");
    push(&mut out, &name);
    if let Some(bbox) = BBox::from_points(rows.iter().filter_map(|row| row.geometry.as_ref()).flat_map(Geometry::points)) {
        out.push_str(",\"bbox\":");
        push(&mut out, &bbox.to_array());
    }
    out.push_str(",\"features\":[");
    for (n, row) in rows.iter().enumerate() {
        out.push_str(if n == 0 { "\n" } else { ",\n" });
        push(&mut out, &Feature::from(row));
    }
    out.push_str("\n]}\n");
    out
}

fn push(out: &mut String, value: &impl Serialize) {
    // these types hold no map with other keys than strings, which is all that JSON refuses
    out.push_str(&serde_json::to_string(value).unwrap_or_default());
}

#[derive(Serialize)]
struct Feature<'a> {
    r#type: &'static str,
    id: &'a str,
    geometry: Option<GeometryOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<When<'a>>,
    properties: Ordered<'a>,
}

impl<'a> From<&'a Row> for Feature<'a> {
    fn from(row: &'a Row) -> Self {
        let when = (!row.timespans.is_empty()).then(|| When {
            timespans: row.timespans.iter().map(timespan).collect(),
            label: row.time_label.as_deref(),
            certainty: row.certainty,
        });
        Self {
            r#type: "Feature",
            id: &row.id,
            geometry: row.geometry.as_ref().map(GeometryOut::from),
            when,
            properties: Ordered(&row.properties),
        }
    }
}

#[derive(Serialize)]
#[serde(tag = "type", content = "coordinates")]
pub(super) enum GeometryOut {
    Point(Position),
    MultiPoint(Vec<Position>),
    LineString(Vec<Position>),
    MultiLineString(Vec<Vec<Position>>),
    Polygon(Vec<Vec<Position>>),
    MultiPolygon(Vec<Vec<Vec<Position>>>),
}

impl From<&Geometry> for GeometryOut {
    fn from(geometry: &Geometry) -> Self {
        let positions = |points: &[crate::geo::LonLat]| points.iter().copied().map(Position).collect::<Vec<_>>();
        let all = |lines: &[Vec<crate::geo::LonLat>]| lines.iter().map(|line| positions(line)).collect::<Vec<_>>();
        match geometry {
            Geometry::Point(at) => Self::Point(Position(*at)),
            Geometry::MultiPoint(points) => Self::MultiPoint(positions(points)),
            Geometry::LineString(points) => Self::LineString(positions(points)),
            Geometry::MultiLineString(lines) => Self::MultiLineString(all(lines)),
            Geometry::Polygon(rings) => Self::Polygon(all(rings)),
            Geometry::MultiPolygon(areas) => Self::MultiPolygon(areas.iter().map(|rings| all(rings)).collect()),
        }
    }
}

/// A geometry as a member of another document.
pub(super) fn geometry_json(geometry: &Geometry) -> serde_json::Value {
    serde_json::to_value(GeometryOut::from(geometry)).unwrap_or_default()
}

#[derive(Serialize)]
struct When<'a> {
    timespans: Vec<Span<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    certainty: &'static str,
}

/// `{"start":{"in"|"earliest"|"latest": …},"end":{…}}`, in this order.
#[derive(Serialize)]
pub(super) struct Span<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<Bound<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Bound<'a>>,
}

/// A bound that is sure is `in`; one that may be earlier or later says how far.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Bound<'a> {
    Sure { r#in: &'a str },
    Between { earliest: &'a str, latest: &'a str },
}

pub(super) fn timespan(span: &TimeSpanOut) -> Span<'_> {
    if let (true, Some(earliest), Some(latest)) = (span.within, span.earliest.as_deref(), span.latest.as_deref()) {
        let somewhen = || Some(Bound::Between { earliest, latest });
        return Span { start: somewhen(), end: somewhen() };
    }
    let start = span.start.as_deref().map(|start| match span.earliest.as_deref() {
        None => Bound::Sure { r#in: start },
        Some(earliest) => Bound::Between { earliest, latest: start },
    });
    let end = span.end.as_deref().map(|end| match span.latest.as_deref() {
        None => Bound::Sure { r#in: end },
        Some(latest) => Bound::Between { earliest: end, latest },
    });
    Span { start, end }
}
