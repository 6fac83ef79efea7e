//! `GeoParquet` as a table: its columns with their kinds, and the geometry as it is.

use std::ops::ControlFlow;

use super::delimited::checked_spot;
use super::geojson_in::{line_of, spot_on};
use super::report::Reason;
use super::when::date_of;
use super::{Cell, ColumnHead, ImportError, Progress, Record, Report, Sink, Source, TableFacts, TableFormat};
use crate::exchange::{ColumnType, GeoParquetError, GeoParquetReader, Geometry, WkbError};
use crate::layer::{ColumnKind, Entry};

/// Progress is told once in so many rows.
const TOLD_EVERY: u64 = 4_096;

pub(super) struct GeoParquetIn;

impl TableFormat for GeoParquetIn {
    fn facts(&self) -> TableFacts {
        TableFacts { name: "geoparquet", label: "GeoParquet", has_late_columns: false }
    }

    fn fits(&self, beginning: &[u8], _extension: &str) -> bool {
        beginning.starts_with(b"PAR1")
    }

    fn read(&self, source: Source<'_>, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<Report, ImportError> {
        let file = source.on_disk()?;
        let length = file.path().metadata()?.len();
        let mut reader = GeoParquetReader::open(file.path())?;
        let columns: Vec<ColumnHead> = reader
            .columns()
            .iter()
            .zip(reader.types())
            .map(|(name, kind)| ColumnHead { name: name.clone(), kind: column_kind(*kind) })
            .collect();
        sink.columns(0, &columns)?;
        let rows = reader.row_count().max(1);
        let mut report = Report::default();
        let mut failed = None;
        reader.for_each(|number, cells, geometry| {
            // as far into the file as into its rows
            let so_far = (length as f64 * (number as f64 / rows as f64)) as u64;
            let broken_off = number.is_multiple_of(TOLD_EVERY) && progress(so_far) == ControlFlow::Break(());
            let done = if broken_off { Err(ImportError::Cancelled) } else { row(number, cells, geometry, &columns, sink, &mut report) };
            match done {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => {
                    failed = Some(error);
                    ControlFlow::Break(())
                }
            }
        })?;
        failed.map_or(Ok(report), Err)
    }
}

impl From<GeoParquetError> for ImportError {
    fn from(error: GeoParquetError) -> Self {
        match error {
            GeoParquetError::Io(error) => Self::Io(error),
            other => Self::NotThis(other.to_string()),
        }
    }
}

fn column_kind(kind: ColumnType) -> ColumnKind {
    match kind {
        ColumnType::Int | ColumnType::Number => ColumnKind::Number,
        ColumnType::Bool => ColumnKind::Bool,
        ColumnType::Text | ColumnType::Date => ColumnKind::Text,
    }
}

fn row(
    number: u64,
    texts: &[Option<String>],
    geometry: Result<Option<Geometry>, WkbError>,
    columns: &[ColumnHead],
    sink: &mut dyn Sink,
    report: &mut Report,
) -> Result<(), ImportError> {
    let word = |key: &str| {
        let at = columns.iter().position(|column| column.name == key)?;
        texts.get(at)?.as_deref()
    };
    let (geometry, date) = match placed(geometry).and_then(|geometry| Ok((geometry, date_of(word)?))) {
        Ok(both) => both,
        Err((reason, value)) => {
            report.refuse(reason, number, &value);
            return Ok(());
        }
    };
    let prec = |key: &str| word(key).and_then(|prec| prec.parse::<u8>().ok()).filter(|prec| (1..=7).contains(prec));
    let entry = Entry {
        at: geometry.as_ref().and_then(spot_on),
        span: date.map(|date| date.span),
        date_prec: prec("date_prec").or(date.map(|date| date.date_prec)),
        where_prec: prec("where_prec"),
    };
    let cells: Vec<Cell<'_>> = texts.iter().zip(columns).map(|(text, column)| cell(text.as_deref(), column.kind)).collect();
    report.kept += 1;
    report.without_place += u64::from(entry.at.is_none());
    report.without_date += u64::from(entry.span.is_none());
    let line = geometry.as_ref().and_then(line_of);
    sink.row(&Record { number, cells: &cells, geometry: geometry.as_ref(), entry, line: line.as_ref() })
}

fn cell(text: Option<&str>, kind: ColumnKind) -> Cell<'_> {
    match (text, kind) {
        (None, _) => Cell::Null,
        (Some("true"), ColumnKind::Bool) => Cell::Bool(true),
        (Some("false"), ColumnKind::Bool) => Cell::Bool(false),
        (Some(text), kind) => Cell::of_text(text, kind),
    }
}

/// As it is; a line of one point is a spot.
fn placed(geometry: Result<Option<Geometry>, WkbError>) -> Result<Option<Geometry>, (Reason, String)> {
    let geometry = geometry.map_err(|error| match error {
        WkbError::Coordinates(_) => (Reason::OutOfRange, error.to_string()),
        other => (Reason::Geometry, other.to_string()),
    })?;
    Ok(match geometry {
        Some(Geometry::Point(at)) => {
            checked_spot(at.lon, at.lat).map_err(|reason| (reason, format!("longitude {}, latitude {}", at.lon, at.lat)))?;
            Some(Geometry::Point(at))
        }
        Some(Geometry::MultiLineString(lines)) => Geometry::of_lines(lines),
        other => other,
    }
    .filter(|geometry| geometry.points().next().is_some()))
}
