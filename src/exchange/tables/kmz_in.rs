//! KMZ: the first KML of a zip archive, read while it is unpacked. Nothing of it is written to disk.

use std::fs::File;
use std::io::{self, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::kml_in::read_document;
use super::{ImportError, Progress, Report, Sink, Source, TableFacts, TableFormat};

/// A document that unpacks to more than this is refused,
const MOST_BYTES: u64 = 512 << 20;
/// and one that is so many times as long as its archive has it,
const MOST_RATIO: u64 = 200;
/// from this length on: less does no harm.
const HARMLESS_BYTES: u64 = 1 << 20;

pub(super) struct KmzIn;

impl TableFormat for KmzIn {
    fn facts(&self) -> TableFacts {
        TableFacts { name: "kmz", label: "KMZ (zipped KML)", has_late_columns: true }
    }

    fn fits(&self, beginning: &[u8], extension: &str) -> bool {
        beginning.starts_with(b"PK\x03\x04") && extension == "kmz"
    }

    fn read(&self, source: Source<'_>, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<Report, ImportError> {
        let file = source.on_disk()?;
        let length = file.path().metadata()?.len();
        let mut archive = ZipArchive::new(File::open(file.path())?).map_err(unreadable)?;
        let is_kml = |name: &str| name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("kml"));
        let names: Vec<String> =
            archive.file_names().map(|name| name.map_or_else(|_| String::new(), std::borrow::Cow::into_owned)).collect();
        // "the first KML file found" (KML 2.2, annex C)
        let Some(index) = names.iter().position(|name| is_kml(name)) else {
            return Err(ImportError::NotThis(format!("no KMZ: expected a .kml in the archive, found {} other files", names.len())));
        };
        let others = names.iter().filter(|name| is_kml(name)).count() - 1;
        let document = archive.by_index(index).map_err(unreadable)?;
        let packed = document.compressed_size().min(length);
        let most = packed.saturating_mul(MOST_RATIO).clamp(HARMLESS_BYTES, MOST_BYTES);
        if document.size() > most {
            return Err(ImportError::NotThis(bomb(packed)));
        }
        let mut report = read_document(Unpacked { document, left: most, packed }, sink, progress)?;
        if others > 0 {
            report.notes.push(format!("{others} more .kml of the archive are not read: the first is the document"));
        }
        Ok(report)
    }
}

fn bomb(packed: u64) -> String {
    format!(
        "the document of the archive is a zip bomb: expected at most {} MB, and at most {MOST_RATIO} times its {packed} packed bytes",
        MOST_BYTES >> 20
    )
}

fn unreadable(error: ZipError) -> ImportError {
    match error {
        ZipError::Io(error) if error.kind() != io::ErrorKind::InvalidData && error.kind() != io::ErrorKind::UnexpectedEof => error.into(),
        other => ImportError::NotThis(format!("no zip archive that can be read: {other}")),
    }
}

/// What is unpacked, as far as it may be: what an archive says of its lengths need not be so.
struct Unpacked<R> {
    document: R,
    left: u64,
    packed: u64,
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.document.read(buffer)?;
        self.left = self.left.checked_sub(count as u64).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, bomb(self.packed)))?;
        Ok(count)
    }
}
