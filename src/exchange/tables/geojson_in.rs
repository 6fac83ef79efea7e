//! GeoJSON, one collection or one feature a line, read feature by feature: a file larger than memory is read as well as a small one.

use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;

use geojson::{GeometryValue, JsonValue, Position};

use super::decode::Utf8;
use super::delimited::checked_spot;
use super::report::Reason;
use super::when::date_of;
use super::{Cell, ColumnHead, ImportError, Progress, Record, Report, Sink, Source, TableFormat};
use crate::exchange::Geometry;
use crate::geo::LonLat;
use crate::layer::{ColumnKind, Entry};

/// A feature that is longer than this is a mistake: a bracket that is never closed.
const LONGEST_FEATURE: usize = 16 << 20;
/// Brackets deeper than this are no data.
const DEEPEST: usize = 64;

pub(super) struct GeoJsonIn;

impl TableFormat for GeoJsonIn {
    fn name(&self) -> &'static str {
        "geojson"
    }

    fn label(&self) -> &'static str {
        "GeoJSON, also one feature a line"
    }

    fn fits(&self, beginning: &[u8], extension: &str) -> bool {
        let text = beginning.trim_ascii_start();
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text).trim_ascii_start();
        matches!(extension, "geojson" | "geojsonl" | "geojsons" | "ndjson" | "json") && matches!(text.first(), Some(b'{' | 0x1e))
    }

    fn read(&self, source: Source<'_>, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<Report, ImportError> {
        let bytes = Utf8::new(source.bytes)?;
        let mut reader = Features { source: BufReader::with_capacity(1 << 20, bytes), offset: 0, line: 1, feature: Vec::new() };
        let mut table = Table { columns: Vec::new(), report: Report::default(), number: 0 };
        loop {
            match reader.next_feature()? {
                Next::Feature(line) => table.feature(&reader.feature, line, sink)?,
                Next::Refused(reason, line) => table.report.refuse(
                    reason,
                    line,
                    &String::from_utf8_lossy(reader.feature.get(..80.min(reader.feature.len())).unwrap_or_default()),
                ),
                Next::End => break,
            }
            if table.number.is_multiple_of(256) && progress(reader.offset) == ControlFlow::Break(()) {
                return Err(ImportError::Cancelled);
            }
        }
        if table.number == 0 && table.report.refused.is_empty() {
            return Err(ImportError::NotThis(
                "no GeoJSON: expected a FeatureCollection, or one Feature a line; found no feature".to_owned(),
            ));
        }
        Ok(table.report)
    }
}

enum Next {
    /// A feature, and the line on which it begins.
    Feature(u64),
    Refused(Reason, u64),
    End,
}

/// Cuts features out of a stream: objects that stand in the list `features`, or by themselves.
struct Features<R> {
    source: BufReader<R>,
    offset: u64,
    line: u64,
    feature: Vec<u8>,
}

impl<R: Read> Features<R> {
    /// Reads up to the end of the next feature. What stands around the list of a collection is passed over.
    fn next_feature(&mut self) -> io::Result<Next> {
        self.feature.clear();
        let (mut depth, mut in_text, mut escaped, mut begun) = (0_usize, false, false, self.line);
        let mut too_long = false;
        // the object that is open outside of any feature is the collection: its other members are short
        loop {
            let buffer = self.source.fill_buf()?;
            if buffer.is_empty() {
                return Ok(if depth > 0 { Next::Refused(Reason::Json, begun) } else { Next::End });
            }
            let mut used = 0;
            let mut done = false;
            for byte in buffer {
                used += 1;
                self.line += u64::from(*byte == b'\n');
                if depth == 0 {
                    if *byte == b'{' {
                        (depth, begun) = (1, self.line);
                        self.feature.push(*byte);
                    }
                    continue;
                }
                if self.feature.len() < LONGEST_FEATURE {
                    self.feature.push(*byte);
                } else {
                    too_long = true;
                }
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' if in_text => escaped = true,
                    b'"' => in_text = !in_text,
                    b'{' | b'[' if !in_text => {
                        depth += 1;
                        // the list of a collection opens: what was read so far is its beginning, and each object in it is a feature
                        if *byte == b'[' && depth == 2 && self.feature.len() < 4096 && opens_features(&self.feature) {
                            self.feature.clear();
                            depth = 0;
                        }
                    }
                    b'}' | b']' if !in_text => depth -= 1,
                    _ => {}
                }
                if depth == 0 && !self.feature.is_empty() {
                    done = true;
                    break;
                }
            }
            self.source.consume(used);
            self.offset += used as u64;
            if done {
                return Ok(match self.feature.as_slice() {
                    _ if too_long => Next::Refused(Reason::TooLong, begun),
                    feature if nested(feature) > DEEPEST => Next::Refused(Reason::Json, begun),
                    _ => Next::Feature(begun),
                });
            }
        }
    }
}

/// Whether the last key before an opening list is `features`.
fn opens_features(text: &[u8]) -> bool {
    let text = text.strip_suffix(b"[").unwrap_or(text).trim_ascii_end();
    text.strip_suffix(b":").is_some_and(|text| text.trim_ascii_end().ends_with(b"\"features\""))
}

/// How deep brackets stand in each other.
fn nested(text: &[u8]) -> usize {
    let (mut depth, mut deepest, mut in_text, mut escaped) = (0_usize, 0, false, false);
    for byte in text {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// What has been read so far.
struct Table {
    columns: Vec<ColumnHead>,
    report: Report,
    number: u64,
}

impl Table {
    fn feature(&mut self, text: &[u8], line: u64, sink: &mut dyn Sink) -> Result<(), ImportError> {
        self.number += 1;
        let shown = || String::from_utf8_lossy(text.get(..80.min(text.len())).unwrap_or_default()).into_owned();
        let Ok(feature) = serde_json::from_slice::<geojson::Feature>(text) else {
            self.report.refuse(Reason::Json, line, &shown());
            return Ok(());
        };
        let geometry = match feature.geometry.as_ref().map(|geometry| geometry_of(&geometry.value)).transpose() {
            Ok(geometry) => geometry.flatten(),
            Err(reason) => {
                self.report.refuse(reason, line, &shown());
                return Ok(());
            }
        };
        let properties = feature.properties.unwrap_or_default();
        let span = match date_of(|key| properties.get(key).and_then(JsonValue::as_str)) {
            Ok(span) => span,
            Err((reason, value)) => {
                self.report.refuse(reason, line, &value);
                return Ok(());
            }
        };
        let id = feature.id.map(|id| match id {
            geojson::feature::Id::String(text) => text,
            geojson::feature::Id::Number(number) => number.to_string(),
        });
        let before = self.columns.len();
        if before == 0 {
            self.columns.push(ColumnHead { name: "id".to_owned(), kind: ColumnKind::Text });
        }
        for (name, value) in properties.iter().filter(|(name, _)| *name != "id") {
            if !self.columns.iter().any(|column| column.name == *name) {
                self.columns.push(ColumnHead { name: name.clone(), kind: kind_of(value) });
            }
        }
        if self.columns.len() > before {
            sink.columns(before, self.columns.get(before..).unwrap_or_default())?;
        }
        let id = id.or_else(|| properties.get("id").map(text_of)).unwrap_or_default();
        let texts: Vec<Option<String>> = self.columns.iter().map(|column| properties.get(&column.name).map(text_of)).collect();
        let cells: Vec<Cell<'_>> = self
            .columns
            .iter()
            .zip(&texts)
            .enumerate()
            .map(|(n, (column, text))| match (n, text, properties.get(&column.name)) {
                (0, ..) if id.is_empty() => Cell::Null,
                (0, ..) => Cell::Text(&id),
                (_, Some(text), Some(value)) => cell_of(value, text),
                _ => Cell::Null,
            })
            .collect();
        let prec = |key: &str| {
            properties.get(key).and_then(JsonValue::as_u64).and_then(|prec| u8::try_from(prec).ok()).filter(|prec| (1..=7).contains(prec))
        };
        let entry = Entry {
            at: geometry.as_ref().and_then(spot_on),
            span: span.map(|date| date.span),
            date_prec: prec("date_prec").or(span.map(|date| date.date_prec)),
            where_prec: prec("where_prec"),
        };
        self.report.kept += 1;
        self.report.without_place += u64::from(entry.at.is_none());
        self.report.without_date += u64::from(entry.span.is_none());
        let line_of = match &geometry {
            Some(Geometry::LineString(points)) => Some(crate::layer::Line { points: points.clone(), times: Vec::new() }),
            _ => None,
        };
        sink.row(&Record { number: line, cells: &cells, geometry: geometry.as_ref(), entry, line: line_of.as_ref() })
    }
}

/// A spot on a geometry: the point, the first of several, or the middle one of a line.
pub(super) fn spot_on(geometry: &Geometry) -> Option<LonLat> {
    let points: Vec<LonLat> = geometry.points().collect();
    let middle = if matches!(geometry, Geometry::MultiPoint(_)) { 0 } else { points.len() / 2 };
    points.get(middle).copied()
}

/// Lines as one geometry. One of a single point is no line: where there are no others, such are spots; else they are left out.
pub(super) fn of_lines(mut lines: Vec<Vec<LonLat>>) -> Option<Geometry> {
    if lines.iter().all(|line| line.len() < 2) {
        let spots: Vec<LonLat> = lines.into_iter().flatten().collect();
        return match spots.as_slice() {
            [] => None,
            [at] => Some(Geometry::Point(*at)),
            _ => Some(Geometry::MultiPoint(spots)),
        };
    }
    lines.retain(|line| line.len() > 1);
    if lines.len() == 1 { lines.pop().map(Geometry::LineString) } else { Some(Geometry::MultiLineString(lines)) }
}

fn kind_of(value: &JsonValue) -> ColumnKind {
    match value {
        JsonValue::Number(_) => ColumnKind::Number,
        JsonValue::Bool(_) => ColumnKind::Bool,
        JsonValue::Array(_) | JsonValue::Object(_) => ColumnKind::Json,
        JsonValue::Null | JsonValue::String(_) => ColumnKind::Text,
    }
}

fn text_of(value: &JsonValue) -> String {
    match value {
        JsonValue::Null => String::new(),
        JsonValue::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn cell_of<'a>(value: &JsonValue, text: &'a str) -> Cell<'a> {
    match value {
        JsonValue::Null => Cell::Null,
        JsonValue::Bool(yes) => Cell::Bool(*yes),
        JsonValue::Number(_) => Cell::Number(text),
        JsonValue::Array(_) | JsonValue::Object(_) => Cell::Json(text),
        JsonValue::String(_) => Cell::Text(text),
    }
}

/// Points and lines as they are; of an area its outline; of a collection its first part that can be used.
fn geometry_of(value: &GeometryValue) -> Result<Option<Geometry>, Reason> {
    let line = |positions: &[Position]| positions.iter().map(spot).collect::<Result<Vec<LonLat>, Reason>>();
    Ok(match value {
        GeometryValue::Point { coordinates } => Some(Geometry::Point(spot(coordinates)?)),
        GeometryValue::MultiPoint { coordinates } => Some(Geometry::MultiPoint(line(coordinates)?)),
        GeometryValue::LineString { coordinates } => of_lines(vec![line(coordinates)?]),
        GeometryValue::MultiLineString { coordinates } | GeometryValue::Polygon { coordinates } => {
            of_lines(coordinates.iter().map(|part| line(part)).collect::<Result<_, Reason>>()?)
        }
        GeometryValue::MultiPolygon { coordinates } => {
            of_lines(coordinates.iter().filter_map(|area| area.first()).map(|ring| line(ring)).collect::<Result<_, Reason>>()?)
        }
        GeometryValue::GeometryCollection { geometries } => match geometries.first() {
            Some(first) => geometry_of(&first.value)?,
            None => None,
        },
    }
    .filter(|geometry| geometry.points().next().is_some()))
}

fn spot(position: &Position) -> Result<LonLat, Reason> {
    match position.as_slice() {
        [lon, lat, ..] => checked_spot(*lon, *lat),
        _ => Err(Reason::Geometry),
    }
}
