//! What a table can be written as.

use std::io::Write;
use std::path::Path;

#[cfg(feature = "parquet")]
use super::ParquetSink;
use super::write_behind::write_behind;
use super::{ColumnHead, CsvSink, GeoJsonSink, ImportError, Record, Report, Sink};

/// What a table is written as: every column of its source, and where and when each row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableOut {
    /// RFC 7946, one collection.
    GeoJson,
    /// RFC 7946, one feature a line.
    GeoJsonSeq,
    /// RFC 4180.
    Csv,
    /// `GeoParquet` 1.1.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl TableOut {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3 + cfg!(feature = "parquet") as usize] = [
        Self::GeoJson,
        Self::GeoJsonSeq,
        Self::Csv,
        #[cfg(feature = "parquet")]
        Self::Parquet,
    ];

    /// What it is, in the words of the interface.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::GeoJson => "GeoJSON",
            Self::GeoJsonSeq => "GeoJSON, one feature a line",
            Self::Csv => "CSV",
            #[cfg(feature = "parquet")]
            Self::Parquet => "GeoParquet",
        }
    }

    /// The endings of its files, the usual one first.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::GeoJson => &["geojson", "json"],
            Self::GeoJsonSeq => &["geojsonl", "geojsons", "ndjson"],
            Self::Csv => &["csv"],
            #[cfg(feature = "parquet")]
            Self::Parquet => &["parquet", "geoparquet"],
        }
    }

    /// What the ending of a file's name asks for.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_string_lossy().to_lowercase();
        Self::ALL.into_iter().find(|out| out.extensions().contains(&extension.as_str()))
    }

    /// Writes the rows that `feed` hands on. `name` is that of the collection. Gives back what it was written to, and the report of
    /// `feed`.
    ///
    /// # Errors
    /// What `feed` says, or the writer.
    pub fn write<W: Write + Send>(
        self,
        out: W,
        name: &str,
        feed: impl FnOnce(&mut dyn Sink) -> Result<Report, ImportError>,
    ) -> Result<(Report, W), ImportError> {
        match self {
            Self::Csv => write_behind(out, |behind| {
                let mut sink = CsvSink::new(behind);
                let report = feed(&mut sink)?;
                Ok((report, sink.finish()?))
            }),
            #[cfg(feature = "parquet")]
            Self::Parquet => write_behind(out, |mut behind| {
                let mut sink = ParquetSink::new(&mut behind);
                let mut report = feed(&mut sink)?;
                report.notes.extend(sink.finish()?);
                Ok((report, behind))
            }),
            Self::GeoJson | Self::GeoJsonSeq => write_behind(out, |behind| {
                let mut sink = if self == Self::GeoJson { GeoJsonSink::new(behind, name) } else { GeoJsonSink::sequence(behind) };
                let report = feed(&mut sink)?;
                Ok((report, sink.finish()?))
            }),
        }
    }
}

/// Hands on only the rows that are wanted, by their order among the rows that can be used.
pub struct ChosenRows<'a> {
    wanted: &'a [bool],
    next: usize,
    sink: &'a mut dyn Sink,
}

impl<'a> ChosenRows<'a> {
    /// `wanted` says of each row whether it is; rows beyond its end are not.
    pub fn new(wanted: &'a [bool], sink: &'a mut dyn Sink) -> Self {
        Self { wanted, next: 0, sink }
    }
}

impl Sink for ChosenRows<'_> {
    fn columns(&mut self, from: usize, columns: &[ColumnHead]) -> Result<(), ImportError> {
        self.sink.columns(from, columns)
    }

    fn takes_late_columns(&self) -> bool {
        self.sink.takes_late_columns()
    }

    fn row(&mut self, record: &Record<'_>) -> Result<(), ImportError> {
        let is_wanted = self.wanted.get(self.next).copied().unwrap_or(false);
        self.next += 1;
        if is_wanted { self.sink.row(record) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::exchange::tables::{Source, TableKind};

    #[test]
    fn the_ending_of_a_name_says_what_is_wanted() {
        for (name, out) in [("a.geojson", TableOut::GeoJson), ("a.NDJSON", TableOut::GeoJsonSeq), ("a.b.csv", TableOut::Csv)] {
            assert_eq!(TableOut::of(Path::new(name)), Some(out), "{name}");
        }
        assert_eq!(TableOut::of(Path::new("a.xlsx")), None);
        assert_eq!(TableOut::of(Path::new("csv")), None);
    }

    #[test]
    fn only_the_wanted_of_the_rows_that_can_be_used_are_written() {
        let table = "name,lat,lon\na,35,40\nnowhere,95,40\nb,36,41\nc,37,42\n";
        let csv = TableKind::named("csv").unwrap();
        let (report, written) = TableOut::Csv
            .write(Vec::new(), "any", |sink| {
                let mut chosen = ChosenRows::new(&[true, false, true], sink);
                csv.read(Source::new(table.as_bytes()), &mut chosen, &mut |_| ControlFlow::Continue(()))
            })
            .unwrap();
        let mut reader = csv::Reader::from_reader(written.as_slice());
        let at = reader.headers().unwrap().iter().position(|head| head == "name").unwrap();
        let names: Vec<String> = reader.records().map(|row| row.unwrap()[at].to_owned()).collect();
        assert_eq!(names, ["a", "c"]);
        assert_eq!(report.refused_rows(), 1);
    }
}
