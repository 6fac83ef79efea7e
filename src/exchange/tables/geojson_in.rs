//! GeoJSON, one collection or one feature a line, read feature by feature: a file larger than memory is read as well as a small one.

mod features;

use std::ops::ControlFlow;

use geojson::{GeometryValue, JsonValue, Position};

use super::decode::Utf8;
use super::delimited::checked_spot;
use super::feature::{MOST_COLUMNS, left_out};
use super::report::Reason;
use super::when::date_of;
use super::{Cell, ColumnHead, ImportError, Progress, Record, Report, Sink, Source, TableFacts, TableFormat};
use crate::exchange::Geometry;
use crate::geo::LonLat;
use crate::layer::{ColumnKind, Entry, Line};
use features::{Features, Next};

/// Columns of identifiers: that of a feature, and the property of that name where it is another one.
const ID: &str = "id";
const OTHER_ID: &str = "properties.id";

pub(super) struct GeoJsonIn;

impl TableFormat for GeoJsonIn {
    fn facts(&self) -> TableFacts {
        TableFacts { name: "geojson", label: "GeoJSON, also one feature a line", has_late_columns: true }
    }

    fn fits(&self, beginning: &[u8], extension: &str) -> bool {
        let text = beginning.trim_ascii_start();
        matches!(extension, "geojson" | "geojsonl" | "geojsons" | "ndjson" | "json") && matches!(text.first(), Some(b'{' | 0x1e))
    }

    fn read(&self, source: Source<'_>, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<Report, ImportError> {
        let bytes = Utf8::new(source.bytes)?;
        let mut reader = Features::new(bytes);
        let mut table = Table { columns: Vec::new(), report: Report::default(), number: 0, left_out: false };
        loop {
            match reader.next_feature()? {
                Next::Feature(line) => table.feature(reader.feature(), line, sink)?,
                Next::Refused(reason, line) => table.report.refuse(reason, line, &beginning_of(reader.feature())),
                Next::End => break,
            }
            if table.number.is_multiple_of(256) && progress(reader.offset()) == ControlFlow::Break(()) {
                return Err(ImportError::Cancelled);
            }
        }
        if table.number == 0 && table.report.refused.is_empty() && !reader.has_collection() {
            return Err(ImportError::NotThis(
                "no GeoJSON: expected a FeatureCollection, or one Feature a line; found no feature".to_owned(),
            ));
        }
        if table.columns.is_empty() {
            sink.columns(0, &[id_column()])?;
        }
        if table.left_out {
            table.report.notes.push(left_out());
        }
        Ok(table.report)
    }
}

fn id_column() -> ColumnHead {
    ColumnHead { name: ID.to_owned(), kind: ColumnKind::Text }
}

/// What a report shows of a feature.
fn beginning_of(text: &[u8]) -> String {
    String::from_utf8_lossy(text.get(..80).unwrap_or(text)).into_owned()
}

/// What has been read so far.
struct Table {
    columns: Vec<ColumnHead>,
    report: Report,
    number: u64,
    left_out: bool,
}

impl Table {
    fn feature(&mut self, text: &[u8], line: u64, sink: &mut dyn Sink) -> Result<(), ImportError> {
        self.number += 1;
        let shown = || beginning_of(text);
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
            self.columns.push(id_column());
        }
        let other_id = properties.get(ID).filter(|other| id.as_ref().is_some_and(|id| *id != text_of(other)));
        let value_of = |name: &str| other_id.filter(|_| name == OTHER_ID).or_else(|| properties.get(name));
        let names = properties.keys().map(String::as_str).filter(|name| *name != ID).chain(other_id.map(|_| OTHER_ID));
        for name in names {
            if self.columns.iter().any(|column| column.name == name) {
                continue;
            }
            if self.columns.len() == MOST_COLUMNS {
                self.left_out = true;
                break;
            }
            self.columns.push(ColumnHead { name: name.to_owned(), kind: value_of(name).map_or(ColumnKind::Text, kind_of) });
        }
        if self.columns.len() > before {
            sink.columns(before, self.columns.get(before..).unwrap_or_default())?;
        }
        let id = id.or_else(|| properties.get(ID).map(text_of)).unwrap_or_default();
        let texts: Vec<Option<String>> = self.columns.iter().map(|column| value_of(&column.name).map(text_of)).collect();
        let cells: Vec<Cell<'_>> = self
            .columns
            .iter()
            .zip(&texts)
            .enumerate()
            .map(|(n, (column, text))| match (n, text, value_of(&column.name)) {
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
        let line_of = geometry.as_ref().and_then(line_of);
        sink.row(&Record { number: line, cells: &cells, geometry: geometry.as_ref(), entry, line: line_of.as_ref() })
    }
}

/// A spot on a geometry: the point, the first of several, the middle one of a line, one within an area.
pub(super) fn spot_on(geometry: &Geometry) -> Option<LonLat> {
    geometry.representative().or_else(|| geometry.points().next())
}

/// The line of a geometry that is one, or that goes round it; its times are not stated.
pub(super) fn line_of(geometry: &Geometry) -> Option<Line> {
    geometry.outline().map(|points| Line { points: points.to_vec(), times: Vec::new() })
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

/// As it is; of a collection its first part that can be used.
fn geometry_of(value: &GeometryValue) -> Result<Option<Geometry>, Reason> {
    let line = |positions: &[Position]| positions.iter().map(spot).collect::<Result<Vec<LonLat>, Reason>>();
    let lines = |lines: &[Vec<Position>]| lines.iter().map(|part| line(part)).collect::<Result<Vec<Vec<LonLat>>, Reason>>();
    Ok(match value {
        GeometryValue::Point { coordinates } => Some(Geometry::Point(spot(coordinates)?)),
        GeometryValue::MultiPoint { coordinates } => Some(Geometry::MultiPoint(line(coordinates)?)),
        GeometryValue::LineString { coordinates } => Geometry::of_lines(vec![line(coordinates)?]),
        GeometryValue::MultiLineString { coordinates } => Geometry::of_lines(lines(coordinates)?),
        GeometryValue::Polygon { coordinates } => Geometry::of_areas(vec![lines(coordinates)?]),
        GeometryValue::MultiPolygon { coordinates } => {
            Geometry::of_areas(coordinates.iter().map(|rings| lines(rings)).collect::<Result<_, Reason>>()?)
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
