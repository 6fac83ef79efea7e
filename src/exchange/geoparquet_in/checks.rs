//! What is checked before the library reads a file, and what is done where it does not check enough itself.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::{ParquetError, Result as ParquetResult};
use parquet::file::metadata::{ColumnChunkMetaData, RowGroupMetaData};
use parquet::schema::types::SchemaDescriptor;

use super::GeoParquetError;

/// What a Parquet file begins and ends with.
const MAGIC: &[u8; 4] = b"PAR1";
/// The shortest Parquet file: both marks and the length of the footer, in bytes.
const SHORTEST_FILE: u64 = 12;

/// The library asserts some of what a sound file holds, and panics on one that is not sound: that must not end the program.
pub(super) fn guarded<T>(read: impl FnOnce() -> ParquetResult<T>) -> Result<T, GeoParquetError> {
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(ParquetError::External(inner))) => Err(match inner.downcast::<io::Error>() {
            // an end that comes too early is the file's, and not the disk's
            Ok(error) if error.kind() != io::ErrorKind::UnexpectedEof => GeoParquetError::Io(*error),
            Ok(error) => damaged(error.to_string()),
            Err(other) => damaged(other.to_string()),
        }),
        Ok(Err(error)) => Err(damaged(error.to_string())),
        Err(_) => Err(damaged("its parts contradict each other".to_owned())),
    }
}

pub(super) fn damaged(what: String) -> GeoParquetError {
    GeoParquetError::Damaged(what)
}

/// The marks at both ends (<https://parquet.apache.org/docs/file-format/>), and whether the footer fits between them.
pub(super) fn check_marks(input: &mut File, length: u64) -> Result<(), GeoParquetError> {
    let mut head = Vec::new();
    input.by_ref().take(4).read_to_end(&mut head)?;
    if head != MAGIC {
        return Err(match head.as_slice() {
            b"PARE" => GeoParquetError::Encrypted,
            other => GeoParquetError::NotParquet { found: shown(other) },
        });
    }
    let mut tail = [0; 8];
    if length >= SHORTEST_FILE {
        input.seek(SeekFrom::End(-8))?;
        input.read_exact(&mut tail)?;
    }
    let [a, b, c, d, mark @ ..] = tail;
    if mark != *MAGIC {
        let found = if length < SHORTEST_FILE { "nothing".to_owned() } else { shown(&mark) };
        return Err(GeoParquetError::CutOff { length, found });
    }
    let footer = u64::from(u32::from_le_bytes([a, b, c, d]));
    if footer > length - SHORTEST_FILE {
        return Err(damaged(format!("its footer claims {footer} bytes, and the whole file has {length}")));
    }
    Ok(())
}

fn shown(bytes: &[u8]) -> String {
    if bytes.is_empty() { "nothing".to_owned() } else { format!("\"{}\"", bytes.escape_ascii()) }
}

/// What the library takes for granted of a group: that it lies in the file, and that its columns are those of the schema.
pub(super) fn check_group(group: &RowGroupMetaData, schema: &SchemaDescriptor, length: u64) -> Result<(), String> {
    if group.num_rows() < 0 || group.total_byte_size() < 0 {
        return Err(format!("claims {} rows in {} bytes", group.num_rows(), group.total_byte_size()));
    }
    if group.num_columns() != schema.num_columns() {
        return Err(format!("has {} columns: expected {}", group.num_columns(), schema.num_columns()));
    }
    let lies_in_it = |chunk: &ColumnChunkMetaData| {
        let begin = u64::try_from(chunk.dictionary_page_offset().unwrap_or(chunk.data_page_offset())).ok()?;
        let end = begin.checked_add(u64::try_from(chunk.compressed_size()).ok()?)?;
        (end <= length && chunk.data_page_offset() >= 0 && chunk.num_values() >= 0).then_some(())
    };
    for (chunk, column) in group.columns().iter().zip(schema.columns()) {
        let name = column.path().string();
        lies_in_it(chunk).ok_or_else(|| format!("has the column \"{name}\" outside the file"))?;
        if chunk.column_type() != column.physical_type() {
            return Err(format!("has {} in the column \"{name}\": expected {}", chunk.column_type(), column.physical_type()));
        }
        if column.max_rep_level() == 0 && chunk.num_values() != group.num_rows() {
            return Err(format!("has {} cells in the column \"{name}\": expected {}", chunk.num_values(), group.num_rows()));
        }
    }
    Ok(())
}

/// Pages, of which a dictionary has no more entries than bytes: for as many as it claims, memory would be taken at once.
pub(super) struct CheckedPages(pub(super) Box<dyn PageReader>);

impl Iterator for CheckedPages {
    type Item = ParquetResult<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

impl PageReader for CheckedPages {
    fn get_next_page(&mut self) -> ParquetResult<Option<Page>> {
        match self.0.get_next_page()? {
            Some(Page::DictionaryPage { buf, num_values, .. }) if num_values as usize > buf.len() => {
                Err(ParquetError::General(format!("a dictionary claims {num_values} entries in {} bytes", buf.len())))
            }
            page => Ok(page),
        }
    }

    fn peek_next_page(&mut self) -> ParquetResult<Option<PageMetadata>> {
        self.0.peek_next_page()
    }

    fn skip_next_page(&mut self) -> ParquetResult<()> {
        self.0.skip_next_page()
    }

    fn at_record_boundary(&mut self) -> ParquetResult<bool> {
        self.0.at_record_boundary()
    }
}
