//! A table as `GeoParquet` 1.1, written while it is read, in the memory of one group of rows: every column of the source, then when and
//! how exactly, where the source has no column of that name.

use std::io::Write;

use super::{Cell, ColumnHead, ImportError, Record, Sink};
use crate::exchange::{Cell as ParquetCell, ColumnType, ParquetTable};
use crate::layer::ColumnKind;
use crate::time::{Moment, TimeSpan};

/// What stands behind the columns of the source.
const OWN: [(&str, ColumnType); 5] = [
    ("start", ColumnType::Date),
    ("end", ColumnType::Date),
    ("end_exclusive", ColumnType::Date),
    ("date_prec", ColumnType::Int),
    ("where_prec", ColumnType::Int),
];
/// From here on not every whole number is one of 64 bits, floating.
const FIRST_INEXACT: f64 = 9_007_199_254_740_992.0;

/// Writes rows under typed columns: `Double` where the source has numbers, else `String`.
pub struct ParquetSink<W: Write + Send> {
    /// Until the columns are known.
    out: Option<W>,
    table: Option<ParquetTable<W>>,
    columns: Vec<Written>,
    own: [bool; OWN.len()],
}

/// A column of the source, and what of it is lost.
struct Written {
    head: ColumnHead,
    /// Cells of a column of numbers that are none.
    no_numbers: u64,
    /// The first of them.
    first: String,
    /// Whole numbers that lose their last digits.
    inexact: u64,
}

impl<W: Write + Send> ParquetSink<W> {
    /// A table. What was written is no file before [`ParquetSink::finish`].
    pub fn new(out: W) -> Self {
        Self { out: Some(out), table: None, columns: Vec::new(), own: [true; OWN.len()] }
    }

    /// Writes what is left and the end of the file, and says what of the rows is not in it.
    ///
    /// # Errors
    /// What the writer says.
    pub fn finish(mut self) -> Result<Vec<String>, ImportError> {
        if self.table.is_none() {
            // no row and no column: a table all the same
            self.columns(0, &[])?;
        }
        if let Some(table) = self.table {
            table.finish().map_err(ImportError::Unwritten)?;
        }
        Ok(self.columns.iter().flat_map(Written::notes).collect())
    }
}

impl<W: Write + Send> Sink for ParquetSink<W> {
    fn columns(&mut self, from: usize, columns: &[ColumnHead]) -> Result<(), ImportError> {
        let Some(out) = self.out.take().filter(|_| from == 0) else {
            return Err(ImportError::NotThis(
                "a table of Parquet has the same columns for all rows, and here columns come later".to_owned(),
            ));
        };
        self.own = OWN.map(|(name, _)| !columns.iter().any(|column| column.name.eq_ignore_ascii_case(name)));
        self.columns = columns.iter().map(Written::new).collect();
        let source = self.columns.iter().map(|column| (column.head.name.clone(), column.column_type()));
        let own = OWN.iter().zip(self.own).filter(|(_, wanted)| *wanted).map(|((name, kind), _)| ((*name).to_owned(), *kind));
        self.table = Some(ParquetTable::new(out, source.chain(own).collect(), true).map_err(ImportError::Unwritten)?);
        Ok(())
    }

    fn takes_late_columns(&self) -> bool {
        false
    }

    fn row(&mut self, record: &Record<'_>) -> Result<(), ImportError> {
        let Some(table) = &mut self.table else { return Ok(()) };
        let own = own_cells(record);
        let cells = record.cells.iter().copied().chain(std::iter::repeat(Cell::Null));
        let source = self.columns.iter_mut().zip(cells).map(|(column, cell)| column.cell(cell));
        let own = own.into_iter().zip(self.own).filter(|(_, wanted)| *wanted).map(|(cell, _)| cell);
        let cells: Vec<ParquetCell<'_>> = source.chain(own).collect();
        table.push(&cells, record.geometry).map_err(ImportError::Unwritten)
    }
}

/// In the order of [`OWN`].
fn own_cells(record: &Record<'_>) -> [ParquetCell<'static>; OWN.len()] {
    let span = record.entry.span.unwrap_or(TimeSpan::ALWAYS);
    let day = |moment: Option<Moment>| moment.map_or(ParquetCell::Null, |moment| ParquetCell::Date(moment.date()));
    let prec = |prec: Option<u8>| prec.map_or(ParquetCell::Null, |prec| ParquetCell::Int(i64::from(prec)));
    let last = span.end.map(|end| end.plus_seconds(-1));
    [
        day(span.start),
        day(last),
        // the first midnight that is not before the end
        day(last.map(|last| last.plus_days(1))),
        prec(record.entry.date_prec),
        prec(record.entry.where_prec),
    ]
}

impl Written {
    fn new(head: &ColumnHead) -> Self {
        Self { head: head.clone(), no_numbers: 0, first: String::new(), inexact: 0 }
    }

    fn column_type(&self) -> ColumnType {
        if self.head.kind == ColumnKind::Number { ColumnType::Number } else { ColumnType::Text }
    }

    fn cell<'a>(&mut self, cell: Cell<'a>) -> ParquetCell<'a> {
        if cell == Cell::Null {
            return ParquetCell::Null;
        }
        let text = cell.text();
        if self.head.kind != ColumnKind::Number {
            return ParquetCell::Text(text);
        }
        let Some(number) = text.trim().parse::<f64>().ok().filter(|number| number.is_finite()) else {
            if self.no_numbers == 0 {
                self.first = text.chars().take(40).collect();
            }
            self.no_numbers += 1;
            return ParquetCell::Null;
        };
        let whole = number.abs() >= FIRST_INEXACT && !text.contains(['.', 'e', 'E']);
        self.inexact += u64::from(whole && number.to_string() != text.trim());
        ParquetCell::Number(number)
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.no_numbers > 0 {
            notes.push(format!(
                "column \"{}\": {} cells are no numbers and are left empty, the first of them \"{}\"",
                self.head.name,
                self.no_numbers,
                self.first.escape_debug()
            ));
        }
        if self.inexact > 0 {
            notes.push(format!("column \"{}\": {} whole numbers are too long, and lose their last digits", self.head.name, self.inexact));
        }
        notes
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::ops::ControlFlow;

    use super::*;
    use crate::exchange::{GeoParquetReader, Geometry};
    use crate::geo::LonLat;
    use crate::layer::Entry;

    fn head(name: &str, kind: ColumnKind) -> ColumnHead {
        ColumnHead { name: name.to_owned(), kind }
    }

    #[test]
    fn a_table_reads_back_with_its_types_and_what_is_lost_is_said() {
        let mut out = Vec::new();
        let mut sink = ParquetSink::new(&mut out);
        sink.columns(0, &[head("n", ColumnKind::Number), head("start", ColumnKind::Text)]).unwrap();
        let at = LonLat::new(40.5, 36.5).unwrap();
        let day = TimeSpan::between(Moment::from_seconds(0), Moment::from_seconds(86_400));
        let entry = Entry { at: Some(at), span: Some(day), date_prec: Some(1), where_prec: None };
        let geometry = Geometry::Point(at);
        for cells in
            [[Cell::Number("3"), Cell::Text("1 Jan")], [Cell::Text("few"), Cell::Null], [Cell::Number("9007199254740993"), Cell::Null]]
        {
            sink.row(&Record { number: 1, cells: &cells, geometry: Some(&geometry), entry: entry.clone(), line: None }).unwrap();
        }
        assert_eq!(
            sink.finish().unwrap(),
            [
                "column \"n\": 1 cells are no numbers and are left empty, the first of them \"few\"",
                "column \"n\": 1 whole numbers are too long, and lose their last digits",
            ]
        );
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(&out).unwrap();
        let mut reader = GeoParquetReader::open(file.path()).unwrap();
        assert_eq!(reader.columns(), ["n", "start", "end", "end_exclusive", "date_prec", "where_prec"]);
        let mut rows = Vec::new();
        let visit = |_, cells: &[Option<String>], geometry: Result<Option<Geometry>, _>| {
            assert_eq!(geometry, Ok(Some(Geometry::Point(at))));
            rows.push(cells.iter().map(|cell| cell.as_deref().unwrap_or("-")).collect::<Vec<_>>().join(" | "));
            ControlFlow::Continue(())
        };
        reader.for_each(visit).unwrap();
        assert_eq!(rows[0], "3 | 1 Jan | 1970-01-01 | 1970-01-02 | 1 | -");
        assert_eq!(rows[1], "- | - | 1970-01-01 | 1970-01-02 | 1 | -");
    }

    #[test]
    fn a_column_that_comes_later_is_refused() {
        let mut sink = ParquetSink::new(Vec::new());
        sink.columns(0, &[head("a", ColumnKind::Text)]).unwrap();
        let refused = sink.columns(1, &[head("b", ColumnKind::Text)]).unwrap_err().to_string();
        assert!(refused.contains("columns come later"), "{refused}");
    }

    #[test]
    fn a_table_of_nothing_is_a_table() {
        let mut out = Vec::new();
        assert_eq!(ParquetSink::new(&mut out).finish().unwrap(), [""; 0]);
        assert!(out.starts_with(b"PAR1") && out.ends_with(b"PAR1"));
    }
}
