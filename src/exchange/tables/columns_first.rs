//! Tables whose columns come with their rows, for sinks that write a header before the first row: read twice, once for the columns and
//! once for the rows, so that no row is held.

use std::fs::File;
use std::path::Path;

use super::{ColumnHead, ImportError, Progress, Record, Report, Sink, Source, TableFormat};

/// Reads a file of that format, and announces every column before the first row.
pub(super) fn read(
    format: &dyn TableFormat,
    source: Source<'_>,
    sink: &mut dyn Sink,
    progress: Progress<'_>,
) -> Result<Report, ImportError> {
    let mapping = source.mapping.clone();
    let file = source.on_disk()?;
    let from_its_beginning = |path: &Path| -> Result<Source<'static>, ImportError> {
        Ok(Source { mapping: mapping.clone(), path: Some(path.to_owned()), ..Source::new(File::open(path)?) })
    };
    let mut heads = Heads::default();
    format.read(from_its_beginning(file.path())?, &mut heads, progress)?;
    format.read(from_its_beginning(file.path())?, &mut Announced { columns: heads.0, sink }, progress)
}

/// Keeps the columns of a table, and none of its rows.
#[derive(Default)]
struct Heads(Vec<ColumnHead>);

impl Sink for Heads {
    fn columns(&mut self, _from: usize, columns: &[ColumnHead]) -> Result<(), ImportError> {
        self.0.extend_from_slice(columns);
        Ok(())
    }

    fn row(&mut self, _record: &Record<'_>) -> Result<(), ImportError> {
        Ok(())
    }
}

/// Hands rows on, and all columns when the first of them come.
struct Announced<'a> {
    columns: Vec<ColumnHead>,
    sink: &'a mut dyn Sink,
}

impl Sink for Announced<'_> {
    fn columns(&mut self, from: usize, columns: &[ColumnHead]) -> Result<(), ImportError> {
        if self.columns.get(from..from + columns.len()) != Some(columns) {
            return Err(ImportError::NotThis("the file was changed while it was read: read it once more".to_owned()));
        }
        if from == 0 { self.sink.columns(0, &self.columns) } else { Ok(()) }
    }

    fn row(&mut self, record: &Record<'_>) -> Result<(), ImportError> {
        self.sink.row(record)
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::exchange::tables::{CsvSink, TableKind};

    #[test]
    fn a_file_that_changes_between_its_two_readings_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("late.kml");
        let document = |elements: &str| format!("<kml><Placemark>{elements}</Placemark></kml>");
        std::fs::write(&path, document("<name>A</name>")).unwrap();
        let source = Source { path: Some(path.clone()), ..Source::new(File::open(&path).unwrap()) };
        // the first reading goes on with the old file, and the second opens the new one
        let mut change = |_| {
            let new = folder.path().join("new.kml");
            std::fs::write(&new, document("<name>A</name><late>B</late>")).unwrap();
            std::fs::rename(new, &path).unwrap();
            ControlFlow::Continue(())
        };
        let refused = TableKind::named("kml").unwrap().read(source, &mut CsvSink::new(Vec::new()), &mut change).unwrap_err();
        assert_eq!(refused.to_string(), "the file was changed while it was read: read it once more");
    }
}
