//! A table as CSV (RFC 4180), written while it is read: longitude, latitude, when and how exactly, the geometry as text,
//! then every column of the source.

use std::io::Write;

use super::{ColumnHead, ImportError, Record, Sink};
use crate::exchange::harmless_cell;
use crate::exchange::wkt::AsWkt;
use crate::time::Moment;

/// What stands before the columns of the source; one that has a column of its own of that name is told apart by the prefix.
const OWN: [&str; 7] = ["longitude", "latitude", "start", "end", "date_prec", "where_prec", "wkt"];

/// Writes rows under a header.
pub struct CsvSink<W: Write> {
    writer: csv::Writer<W>,
    /// How many the source has; none until they are known.
    columns: Option<usize>,
}

impl<W: Write> CsvSink<W> {
    /// A table.
    pub fn new(out: W) -> Self {
        let writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).buffer_capacity(1 << 20).from_writer(out);
        Self { writer, columns: None }
    }

    /// Writes what is left, and gives back what it was written to.
    ///
    /// # Errors
    /// What the writer says.
    pub fn finish(mut self) -> Result<W, ImportError> {
        if self.columns.is_none() {
            // no row and no column: a table all the same
            self.columns(0, &[])?;
        }
        self.writer.into_inner().map_err(|error| ImportError::Unwritten(error.into_error()))
    }
}

impl<W: Write> Sink for CsvSink<W> {
    fn columns(&mut self, from: usize, columns: &[ColumnHead]) -> Result<(), ImportError> {
        if self.columns.is_some() || from > 0 {
            return Err(ImportError::NotThis("a table of CSV has one header for all rows, and here columns come later".to_owned()));
        }
        self.columns = Some(columns.len());
        let taken = |own: &str| columns.iter().any(|column| column.name.eq_ignore_ascii_case(own));
        let own = OWN.iter().map(|own| if taken(own) { format!("dateline_{own}") } else { (*own).to_owned() });
        let header: Vec<String> = own.chain(columns.iter().map(|column| harmless_cell(&column.name))).collect();
        self.writer.write_record(header).map_err(io_error)
    }

    fn takes_late_columns(&self) -> bool {
        false
    }

    fn row(&mut self, record: &Record<'_>) -> Result<(), ImportError> {
        let entry = &record.entry;
        let degrees = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let at = entry.at.map(crate::geo::LonLat::rounded);
        let day = |moment: Option<Moment>| moment.map(|moment| moment.date().to_string()).unwrap_or_default();
        let prec = |prec: Option<u8>| prec.map(|prec| prec.to_string()).unwrap_or_default();
        let own = [
            degrees(at.map(|at| at.lon)),
            degrees(at.map(|at| at.lat)),
            day(entry.span.and_then(|span| span.start)),
            day(entry.span.and_then(|span| span.end).map(|end| end.plus_seconds(-1))),
            prec(entry.date_prec),
            prec(entry.where_prec),
            record.geometry.map(|geometry| AsWkt(geometry).to_string()).unwrap_or_default(),
        ];
        for cell in &own {
            self.writer.write_field(cell).map_err(io_error)?;
        }
        for n in 0..self.columns.unwrap_or_default() {
            let text = record.cells.get(n).map_or("", |cell| cell.text());
            // a number is one, also with a sign before it
            let is_number = matches!(record.cells.get(n), Some(super::Cell::Number(_))) || text.parse::<f64>().is_ok();
            let written = if is_number { self.writer.write_field(text) } else { self.writer.write_field(harmless_cell(text)) };
            written.map_err(io_error)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(io_error)
    }
}

fn io_error(error: csv::Error) -> ImportError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => ImportError::Unwritten(error),
        other => ImportError::NotThis(format!("{other:?}")),
    }
}
