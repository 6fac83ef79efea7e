//! Tables of others, read row by row: ACLED, UCDP GED, GDELT, GeoJSON, `GeoParquet`, KML, GPX, any CSV. What is read goes at once where it is wanted, a layer or
//! another file, so that nothing is held that need not be.
//!
//! A row that cannot be used is never dropped in silence: it is counted by reason, with its line and what was found there.

mod acled;
mod columns_first;
mod dates;
mod decode;
mod delimited;
mod feature;
mod gdelt;
mod geojson_in;
#[cfg(feature = "parquet")]
mod geoparquet;
mod gpx_in;
mod kml_in;
mod kmz_in;
mod mapping;
mod out;
mod report;
mod to_csv;
mod to_geojson;
mod to_layer;
#[cfg(feature = "parquet")]
mod to_parquet;
mod ucdp;
mod when;
mod write_behind;
mod xml_in;

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use thiserror::Error;

pub(super) use delimited::checked_spot;
pub use mapping::{Mapping, Meaning, headings};
pub use out::{ChosenRows, TableOut};
pub use report::{Reason, Refused, Report};
pub use to_csv::CsvSink;
pub use to_geojson::GeoJsonSink;
pub use to_layer::LayerSink;
#[cfg(feature = "parquet")]
pub use to_parquet::ParquetSink;

use super::Geometry;
use crate::layer::{ColumnKind, Entry, Line};

/// A cell as its source has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing, or not there.
    Null,
    /// Words.
    Text(&'a str),
    /// A number as it is written: a number of JSON.
    Number(&'a str),
    /// Yes or no.
    Bool(bool),
    /// A list or an object, as JSON.
    Json(&'a str),
}

impl<'a> Cell<'a> {
    /// A cell of a text file: nothing where it is empty, a number where its column has numbers and it is one.
    #[must_use]
    pub fn of_text(text: &'a str, kind: ColumnKind) -> Self {
        match kind {
            _ if text.is_empty() => Self::Null,
            ColumnKind::Number if is_json_number(text) => Self::Number(text),
            _ => Self::Text(text),
        }
    }

    /// Its text.
    #[must_use]
    pub fn text(self) -> &'a str {
        match self {
            Self::Null => "",
            Self::Text(text) | Self::Number(text) | Self::Json(text) => text,
            Self::Bool(true) => "true",
            Self::Bool(false) => "false",
        }
    }
}

/// Whether a text is a number as JSON writes it (RFC 8259, section 6).
fn is_json_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes.get(from..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    let whole = digits(at);
    if whole == 0 || whole > 1 && bytes.get(at) == Some(&b'0') {
        return false;
    }
    at += whole;
    if bytes.get(at) == Some(&b'.') {
        let part = digits(at + 1);
        if part == 0 {
            return false;
        }
        at += 1 + part;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        at += 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let power = digits(at);
        if power == 0 {
            return false;
        }
        at += power;
    }
    at == bytes.len()
}

/// A column as a reader announces it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnHead {
    /// Its heading.
    pub name: String,
    /// What its cells are.
    pub kind: ColumnKind,
}

/// One row as it is read.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    /// Its line in the file, or the number of the feature, from 1.
    pub number: u64,
    /// Its cells, in the order of the columns that were announced.
    pub cells: &'a [Cell<'a>],
    /// Where it is; none where its source does not say.
    pub geometry: Option<&'a Geometry>,
    /// Where and when, as the map and the slider need it.
    pub entry: Entry,
    /// Its line with times, where it is one.
    pub line: Option<&'a Line>,
}

/// Where rows go.
pub trait Sink {
    /// Columns from that position on, before the first row that has them.
    ///
    /// # Errors
    /// When it cannot be written, or takes no more columns once it has rows.
    fn columns(&mut self, from: usize, columns: &[ColumnHead]) -> Result<(), ImportError>;

    /// Whether it takes columns once it has rows; one that does not has all of them at once.
    fn takes_late_columns(&self) -> bool {
        true
    }

    /// A row.
    ///
    /// # Errors
    /// When it cannot be written.
    fn row(&mut self, record: &Record<'_>) -> Result<(), ImportError>;
}

/// Told of how far reading has come: bytes so far. Breaks off when it says so.
pub type Progress<'a> = &'a mut dyn FnMut(u64) -> ControlFlow<()>;

/// What is known of a format before anything is read.
#[derive(Clone, Copy, Debug)]
pub struct TableFacts {
    /// The name on the command line.
    pub name: &'static str,
    /// What it is, in the words of the interface.
    pub label: &'static str,
    /// Whether a row may have columns that no row before it had.
    pub has_late_columns: bool,
}

/// A format that tables can be read from.
pub trait TableFormat: Sync {
    /// Its name and its words.
    fn facts(&self) -> TableFacts;
    /// Whether a file that begins so, as UTF-8 without a mark, and has that ending, is one.
    fn fits(&self, beginning: &[u8], extension: &str) -> bool;
    /// Reads a file and hands each row on.
    ///
    /// # Errors
    /// When nothing of it can be read, the sink fails, or it was broken off.
    fn read(&self, source: Source<'_>, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<Report, ImportError>;
}

/// What is read.
pub struct Source<'a> {
    /// The bytes.
    pub bytes: Box<dyn Read + Send + 'a>,
    /// Which column means what, where that is not the format's own choice.
    pub mapping: Option<Mapping>,
    /// The file that the bytes are those of, where there is one: some formats begin reading at its end.
    pub path: Option<PathBuf>,
}

impl<'a> Source<'a> {
    /// The bytes, with what the format makes of its columns.
    pub fn new(bytes: impl Read + Send + 'a) -> Self {
        Self { bytes: Box::new(bytes), mapping: None, path: None }
    }

    /// A file of these bytes on disk: the source's own, or else a copy that is gone when it is dropped.
    fn on_disk(mut self) -> io::Result<OnDisk> {
        if let Some(path) = self.path.filter(|path| path.is_file()) {
            return Ok(OnDisk::Own(path));
        }
        let mut copy = tempfile::NamedTempFile::new().map_err(uncopied)?;
        io::copy(&mut self.bytes, &mut copy).map_err(uncopied)?;
        Ok(OnDisk::Copy(copy))
    }
}

/// Of a full disk, what to do about it: the copy does not stand where the user writes to.
fn uncopied(error: io::Error) -> io::Error {
    if error.kind() != io::ErrorKind::StorageFull {
        return error;
    }
    let folder = std::env::temp_dir();
    let words = format!("the disk of {} is full, where a copy of it goes; make room, or set TMPDIR to another folder", folder.display());
    io::Error::new(error.kind(), words)
}

/// See [`Source::on_disk`].
enum OnDisk {
    Own(PathBuf),
    Copy(tempfile::NamedTempFile),
}

impl OnDisk {
    fn path(&self) -> &Path {
        match self {
            Self::Own(path) => path,
            Self::Copy(file) => file.path(),
        }
    }
}

/// Why nothing came of an import.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The file is not of that format.
    #[error("{0}")]
    NotThis(String),
    /// It cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// What is made of it cannot be written.
    #[error("cannot be written: {0}")]
    Unwritten(io::Error),
    /// It was broken off.
    #[error("broken off: nothing is written")]
    Cancelled,
}

/// One of the formats; see [`TableFormat`].
#[derive(Clone, Copy)]
pub struct TableKind(&'static dyn TableFormat);

impl TableKind {
    /// All of them; the one that fits a file is the first that says so.
    pub const ALL: [Self; 8 + cfg!(feature = "parquet") as usize] = [
        Self(&acled::Acled),
        Self(&ucdp::Ged),
        Self(&gdelt::Gdelt),
        Self(&geojson_in::GeoJsonIn),
        #[cfg(feature = "parquet")]
        Self(&geoparquet::GeoParquetIn),
        Self(&kml_in::KmlIn),
        Self(&kmz_in::KmzIn),
        Self(&gpx_in::GpxIn),
        Self(&mapping::AnyCsv),
    ];

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The format of a file, by how it begins and by its ending.
    #[must_use]
    pub fn guess(beginning: &[u8], extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        let text = decode::Utf8::new(beginning);
        let beginning = text.as_ref().map_or(beginning, decode::Utf8::beginning);
        Self::ALL.into_iter().find(|kind| kind.0.fits(beginning, &extension))
    }

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.facts().name
    }

    /// What it is, in the words of the interface.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.0.facts().label
    }

    /// Reads a file and hands each row on. Where columns may come late and the sink wants all of them first, it is read twice, and progress
    /// is told of both; what is no file is copied to one before.
    ///
    /// # Errors
    /// When nothing of it can be read, the sink fails, or it was broken off.
    pub fn read(self, source: Source<'_>, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<Report, ImportError> {
        if self.0.facts().has_late_columns && !sink.takes_late_columns() {
            return columns_first::read(self.0, source, sink, progress);
        }
        self.0.read(source, sink, progress)
    }
}

told_apart_by_name!(TableKind);

#[cfg(test)]
mod tests {
    use std::io;

    use super::{is_json_number, uncopied};

    #[test]
    fn numbers_are_those_of_json() {
        for number in ["0", "-1", "10", "3.25", "1e5", "-0.5E-3"] {
            assert!(is_json_number(number), "{number}");
        }
        for text in ["", "-", "01", "1.", ".5", "+1", "1e", "0x1", "1,5", "NaN", "1 "] {
            assert!(!is_json_number(text), "{text}");
        }
    }
    #[test]
    fn a_full_disk_that_a_copy_goes_to_is_said_in_words() {
        let said = uncopied(io::ErrorKind::StorageFull.into()).to_string();
        assert!(said.contains("is full, where a copy of it goes; make room"), "{said}");
        assert_eq!(uncopied(io::ErrorKind::NotFound.into()).kind(), io::ErrorKind::NotFound);
    }
}
