//! Text tables, row by row: what ACLED, UCDP GED, GDELT and any CSV have in common.

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};

use csv::{ByteRecord, StringRecord};
use encoding_rs::WINDOWS_1252;

use super::dates::{Order, TableDate, table_date, versions};
use super::decode::Utf8;
use super::geojson_in::{line_of, spot_on};
use super::report::{Reason, Report};
use super::{Cell, ColumnHead, ImportError, Progress, Record, Sink};
use crate::exchange::Geometry;
use crate::exchange::wkt::geometry_from_wkt;
use crate::geo::LonLat;
use crate::layer::Entry;
use crate::time::{DAY_S, TimeSpan};

/// A row that is longer than this is a quote that was never closed.
const LONGEST_ROW: u64 = 16 << 20;
/// A table of more columns than this is a mistake.
pub(super) const MOST_COLUMNS: usize = 10_000;
/// Progress is told once in so many rows.
const TOLD_EVERY: u64 = 4_096;

/// UCDP GED's date-precision of what is open on one side.
const OPEN: u8 = 5;

/// A column of codes, and what each is on UCDP GED's scale.
pub(super) type Coded = (usize, fn(&str) -> Option<u8>);

/// What the columns of a table mean, by their positions.
#[derive(Clone, Debug, Default)]
pub(super) struct Schema {
    pub(super) columns: Vec<ColumnHead>,
    pub(super) lon: Option<usize>,
    pub(super) lat: Option<usize>,
    /// The whole geometry, as well-known text.
    pub(super) shape: Option<usize>,
    pub(super) start: Option<usize>,
    pub(super) end: Option<usize>,
    pub(super) order: Order,
    /// A column, and what its codes are as UCDP GED's precisions.
    pub(super) where_prec: Option<Coded>,
    pub(super) date_prec: Option<Coded>,
    /// Whether a date that is only known to the week or the month stands as a day.
    pub(super) widen: bool,
}

/// How a table is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    pub(super) quoted: bool,
    /// Whether the first row is a header, and is no row.
    pub(super) header: bool,
}

/// The delimiter that a header line has most of: comma, semicolon, tab or bar.
pub(super) fn delimiter_of(beginning: &[u8]) -> u8 {
    let line = beginning.split(|byte| matches!(byte, b'\n' | b'\r')).find(|line| !line.is_empty()).unwrap_or_default();
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut in_quotes = false;
    for byte in line {
        in_quotes ^= *byte == b'"';
        counts.iter_mut().filter(|(known, _)| !in_quotes && known == byte).for_each(|(_, count)| *count += 1);
    }
    // of as many, the first
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(byte, _)| *byte)
}

/// The cells of the first row, of a table with quotes.
pub(super) fn first_row(beginning: &[u8], delimiter: u8) -> Vec<String> {
    first_row_of(beginning, Dialect { delimiter, quoted: true, header: false })
}

/// The cells of the first row, header or not; one more than a table may have where there are too many.
pub(super) fn first_row_of(beginning: &[u8], dialect: Dialect) -> Vec<String> {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(dialect.delimiter).quoting(dialect.quoted).has_headers(false).flexible(true);
    let mut reader = builder.from_reader(beginning);
    let mut record = ByteRecord::new();
    // what cannot be read has no cells
    let _ = reader.read_byte_record(&mut record);
    record.iter().take(MOST_COLUMNS + 1).map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect()
}

/// What is known of the bytes that went by.
#[derive(Debug, Default)]
struct Passed {
    /// How many there were since a row ended.
    since_row: AtomicU64,
    /// The last one that ends no line.
    last: AtomicU8,
    /// Whether there are no more.
    ended: AtomicBool,
    /// Whether lines end with two characters, as the first of them does.
    crlf: AtomicBool,
    has_line_end: AtomicBool,
}

impl Passed {
    /// Whether a row, the last that was read, ends with a cell whose quote is open: it has line ends in it, which only a quote allows, and
    /// the file ends without one.
    fn left_open(&self, record: &ByteRecord) -> bool {
        let is_last = self.ended.load(Ordering::Relaxed) && self.last.load(Ordering::Relaxed) != b'"';
        is_last && record.iter().next_back().is_some_and(|cell| cell.iter().copied().any(ends_line))
    }
}

fn ends_line(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Looks at what is read, and fails when a row is longer than any is.
struct Guard<R> {
    source: R,
    passed: Arc<Passed>,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        if self.passed.since_row.fetch_add(count as u64, Ordering::Relaxed) > LONGEST_ROW {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a row is longer than 16 MB: a quote is open that nothing closes"));
        }
        let read = buffer.get(..count).unwrap_or_default();
        if !self.passed.has_line_end.load(Ordering::Relaxed)
            && let Some(end) = read.iter().position(|byte| ends_line(*byte))
        {
            self.passed.has_line_end.store(true, Ordering::Relaxed);
            self.passed.crlf.store(read.get(end..end + 2) == Some(b"\r\n"), Ordering::Relaxed);
        }
        if let Some(last) = read.iter().rev().find(|byte| !ends_line(**byte)) {
            self.passed.last.store(*last, Ordering::Relaxed);
        }
        self.passed.ended.store(count == 0, Ordering::Relaxed);
        Ok(count)
    }
}

/// Reads a table and hands each row on.
pub(super) fn read<R: Read>(
    bytes: Utf8<R>,
    dialect: Dialect,
    schema: &Schema,
    sink: &mut dyn Sink,
    progress: Progress<'_>,
) -> Result<Report, ImportError> {
    let mut report = Report::default();
    report.notes.extend(bytes.foreign_encoding().map(|encoding| format!("not UTF-8: read as {encoding}")));
    sink.columns(0, &schema.columns)?;
    let passed = Arc::new(Passed::default());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(dialect.delimiter)
        .quoting(dialect.quoted)
        .has_headers(dialect.header)
        .flexible(true)
        .buffer_capacity(256 * 1024)
        .from_reader(Guard { source: bytes, passed: Arc::clone(&passed) });
    let mut raw = ByteRecord::new();
    let mut undecoded = 0_u64;
    let mut rows = 0_u64;
    loop {
        passed.since_row.store(0, Ordering::Relaxed);
        let more = reader.read_byte_record(&mut raw).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => ImportError::Io(io::Error::new(error.kind(), format!("at line {}: {error}", reader_line(&raw)))),
            other => ImportError::NotThis(format!("no table: {other:?}")),
        })?;
        if !more {
            break;
        }
        rows += 1;
        let mut position = raw.position().map_or((0, 0), |position| (position.line(), position.byte()));
        // of two characters that end a line, the crate leaves the second to the next row, and counts lines by it
        if (rows > 1 || dialect.header) && passed.crlf.load(Ordering::Relaxed) {
            position.0 += 1;
        }
        if rows.is_multiple_of(TOLD_EVERY) && progress(position.1) == ControlFlow::Break(()) {
            return Err(ImportError::Cancelled);
        }
        if dialect.quoted && passed.left_open(&raw) {
            let open = raw.iter().next_back().unwrap_or_default();
            report.refuse(Reason::OpenQuote, position.0, &String::from_utf8_lossy(open));
            continue;
        }
        let record = match StringRecord::from_byte_record(std::mem::take(&mut raw)) {
            Ok(record) => record,
            Err(error) => {
                undecoded += 1;
                error.into_byte_record().iter().map(|cell| WINDOWS_1252.decode_without_bom_handling(cell).0).collect()
            }
        };
        row(&record, position.0, schema, sink, &mut report)?;
        // its room is used again
        raw = record.into_byte_record();
    }
    if undecoded > 0 {
        report.notes.push(format!("{undecoded} rows are not UTF-8, and were read as Windows-1252 (Latin-1)"));
    }
    Ok(report)
}

fn reader_line(record: &ByteRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}

fn row(record: &StringRecord, line: u64, schema: &Schema, sink: &mut dyn Sink, report: &mut Report) -> Result<(), ImportError> {
    // an empty line at the end of a file is no row
    if record.len() == 1 && record.get(0).is_some_and(|cell| cell.trim().is_empty()) {
        return Ok(());
    }
    if record.len() != schema.columns.len() {
        report.refuse(Reason::Cells, line, &format!("{} cells, expected {}", record.len(), schema.columns.len()));
        return Ok(());
    }
    let (entry, geometry) = match placed(record, schema).and_then(|(at, geometry)| Ok((entry_of(record, schema, at)?, geometry))) {
        Ok(both) => both,
        Err((reason, value)) => {
            report.refuse(reason, line, &value);
            return Ok(());
        }
    };
    report.kept += 1;
    report.without_place += u64::from(entry.at.is_none());
    report.without_date += u64::from(entry.span.is_none());
    let cells: Vec<Cell<'_>> = record.iter().zip(&schema.columns).map(|(cell, column)| Cell::of_text(cell, column.kind)).collect();
    let outline = geometry.as_ref().and_then(line_of);
    sink.row(&Record { number: line, cells: &cells, geometry: geometry.as_ref(), entry, line: outline.as_ref() })
}

fn cell_of(record: &StringRecord, column: Option<usize>) -> &str {
    column.and_then(|column| record.get(column)).map_or("", str::trim)
}

/// Where a row is: the spot of longitude and latitude, or one of its shape; and its shape, or that spot. A shape that cannot be used does
/// no harm beside a spot that can, for it may be of another reference system.
fn placed(record: &StringRecord, schema: &Schema) -> Result<(Option<LonLat>, Option<Geometry>), (Reason, String)> {
    let at = spot_of(cell_of(record, schema.lon), cell_of(record, schema.lat))?;
    let text = cell_of(record, schema.shape);
    let shape = if text.is_empty() { Ok(None) } else { geometry_from_wkt(text) };
    let shape = match (shape, at) {
        (Ok(shape), _) => shape,
        (Err(_), Some(_)) => None,
        (Err(reason), None) => return Err((reason, text.to_owned())),
    };
    Ok((at.or_else(|| shape.as_ref().and_then(spot_on)), shape.or(at.map(Geometry::Point))))
}

/// Where and when a row is, or why it cannot be used and what was found.
fn entry_of(record: &StringRecord, schema: &Schema, at: Option<LonLat>) -> Result<Entry, (Reason, String)> {
    let cell = |column: Option<usize>| cell_of(record, column);
    let prec = |column: Option<Coded>| column.and_then(|(column, code)| code(cell(Some(column))));
    let date_prec = prec(schema.date_prec);
    let dated = span_of(cell(schema.start), cell(schema.end), schema)?;
    let (span, own_prec) = dated.map_or((None, None), |date| (Some(date.span), Some(date.date_prec)));
    let date_prec = date_prec.or(own_prec);
    let span = if schema.widen { span.zip(date_prec).map(|(span, prec)| widened(span, prec)) } else { span };
    Ok(Entry { at, span, date_prec, where_prec: prec(schema.where_prec) })
}

/// A spot from two cells; none where both are empty.
pub(super) fn spot_of(lon: &str, lat: &str) -> Result<Option<LonLat>, (Reason, String)> {
    if lon.is_empty() && lat.is_empty() {
        return Ok(None);
    }
    let found = || format!("longitude \"{lon}\", latitude \"{lat}\"");
    let number = |text: &str| {
        let plain = text.parse::<f64>().ok();
        // a comma before the decimals, as half of Europe writes them
        plain.or_else(|| text.replace(',', ".").parse().ok()).filter(|number| number.is_finite())
    };
    let (Some(lon), Some(lat)) = (number(lon), number(lat)) else { return Err((Reason::NoNumber, found())) };
    checked_spot(lon, lat).map(Some).map_err(|reason| (reason, found()))
}

/// A spot, or why it is none.
pub(in crate::exchange) fn checked_spot(lon: f64, lat: f64) -> Result<LonLat, Reason> {
    if lon == 0.0 && lat == 0.0 {
        return Err(Reason::ZeroZero);
    }
    LonLat::new(lon, lat)
        .map_err(|_| if lat.abs() > 90.0 && lat.abs() <= 180.0 && lon.abs() <= 90.0 { Reason::Swapped } else { Reason::OutOfRange })
}

/// From when to when; none where both cells are empty.
pub(super) fn dated(start: &str, end: &str, order: Order) -> Result<Option<TableDate>, (Reason, String)> {
    let read = |text: &str| table_date(text, order).ok_or_else(|| (Reason::Date, text.to_owned()));
    match (start.is_empty(), end.is_empty()) {
        (true, true) => Ok(None),
        (false, true) => read(start).map(Some),
        // when it began is not said: it is left open
        (true, false) => {
            let last = read(end)?;
            Ok(Some(TableDate { span: TimeSpan { start: None, end: last.span.end }, date_prec: OPEN }))
        }
        (false, false) if start == end => read(start).map(Some),
        (false, false) => {
            let (first, last) = (read(start)?, read(end)?);
            let span = TimeSpan { start: first.span.start, end: last.span.end };
            let days = span.duration_s().unwrap_or(0) / DAY_S;
            if span.start.zip(span.end).is_some_and(|(start, end)| end <= start) {
                return Err((Reason::EndsBefore, format!("{start} to {end}")));
            }
            let length_prec = match days {
                ..=1 => 1,
                2..=6 => 2,
                7..=13 => 3,
                14..=31 => 4,
                _ => 5,
            };
            Ok(Some(TableDate { span, date_prec: length_prec.max(first.date_prec).max(last.date_prec) }))
        }
    }
}

fn span_of(start: &str, end: &str, schema: &Schema) -> Result<Option<TableDate>, (Reason, String)> {
    // a cell of EDTF says both ends by itself, and several versions
    if let Some(date) = Some(start).filter(|start| start.contains(['/', ';'])).and_then(versions) {
        return Ok(Some(date));
    }
    dated(start, end, schema.order)
}

/// A day that stands for a week or a month, as wide as it is known.
fn widened(span: TimeSpan, date_prec: u8) -> TimeSpan {
    let Some(start) = span.start.filter(|_| span.duration_s() == Some(DAY_S)) else { return span };
    match date_prec {
        2 | 3 => TimeSpan::between(start.plus_days(-3), start.plus_days(4)),
        4 => TimeSpan::between(start.start_of_month(), start.start_of_month().plus_months(1)),
        5 => TimeSpan::between(start.start_of_year(), start.start_of_year().plus_years(1)),
        _ => span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_what_a_header_has_most_of() {
        assert_eq!(delimiter_of(b"a,b,c\n1;2;3;4;5\n"), b',');
        assert_eq!(delimiter_of(b"a;b;\"c,d,e,f\"\n"), b';');
        assert_eq!(delimiter_of(b"a\tb"), b'\t');
        assert_eq!(delimiter_of(b"one"), b',');
    }

    #[test]
    fn coordinates_that_cannot_be_are_refused_with_the_reason() {
        let reason = |lon, lat| spot_of(lon, lat).map_err(|(reason, _)| reason);
        assert_eq!(reason("40.7", "36.5"), Ok(LonLat::new(40.7, 36.5).ok()));
        assert_eq!(reason("40,7", "36,5"), Ok(LonLat::new(40.7, 36.5).ok()));
        assert_eq!(reason("", ""), Ok(None));
        assert_eq!(reason("0", "0.0"), Err(Reason::ZeroZero));
        assert_eq!(reason("36.5", "140.7"), Err(Reason::Swapped));
        assert_eq!(reason("240.7", "36.5"), Err(Reason::OutOfRange));
        assert_eq!(reason("east", "36.5"), Err(Reason::NoNumber));
        assert_eq!(reason("NaN", "inf"), Err(Reason::NoNumber));
    }

    #[test]
    fn a_day_that_stands_for_a_month_is_as_wide_as_a_month() {
        let day = table_date("2019-10-13", Order::DayFirst).unwrap().span;
        let days = |prec| widened(day, prec).duration_s().unwrap() / DAY_S;
        assert_eq!([1, 3, 4, 5].map(days), [1, 7, 31, 365]);
    }
}
