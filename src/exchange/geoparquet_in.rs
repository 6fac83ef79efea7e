//! `GeoParquet` in: row after row, in the memory of one page a column, whatever the length of the file. Versions 0.x and 1.x
//! (<https://geoparquet.org/releases/v1.1.0/>) with well-known binary and WGS84.

mod cells;
mod checks;
mod metadata;

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;

use parquet::basic::Type as PhysicalType;
use parquet::column::reader::get_column_reader;
use parquet::errors::{ParquetError, Result as ParquetResult};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::{ColumnDescriptor, SchemaDescriptor};
use thiserror::Error;

use super::Geometry;
use super::geoparquet::ColumnType;
use super::wkb::WkbError;
use cells::{Batch, CellReader, Meaning};
use checks::{CheckedPages, check_group, check_marks, damaged, guarded};
use metadata::GeoMetadata;

/// At most so many rows are decoded at once,
const ROWS_AT_ONCE: u64 = 4096;
/// fewer where they are long: so many bytes by what the file says of its group.
const BYTES_AT_ONCE: u64 = 16 << 20;

/// Why a file was not read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum GeoParquetError {
    /// It could not be read at all.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Another format.
    #[error("this is no Parquet file: expected it to begin with \"PAR1\", found {found}")]
    NotParquet {
        /// The first bytes.
        found: String,
    },
    /// The end is missing, and with it the list of what is in it.
    #[error("the Parquet file is cut off after {length} bytes: expected \"PAR1\" at its end, found {found}; fetch or write it once more")]
    CutOff {
        /// Its length in bytes.
        length: u64,
        /// The last bytes.
        found: String,
    },
    /// Encrypted.
    #[error("the Parquet file is encrypted: expected one that is not")]
    Encrypted,
    /// Its parts contradict each other.
    #[error("the Parquet file is damaged: {0}; fetch or write it once more")]
    Damaged(String),
    /// A table without places.
    #[error("the Parquet file is no GeoParquet: expected the key \"geo\" in its metadata, found {found}")]
    NotGeo {
        /// The keys that it has.
        found: String,
    },
    /// The key `geo` says something that we cannot use.
    #[error("the metadata \"geo\" of the file cannot be used: {0}")]
    Metadata(String),
}

/// A `GeoParquet` file, opened. Columns are all but the geometry and its boxes. A column of a structure is called by its path,
/// `names.primary`; a list is one text, parted by `; `.
pub struct GeoParquetReader {
    file: SerializedFileReader<File>,
    names: Vec<String>,
    types: Vec<ColumnType>,
    /// The columns of the file that `names` are, and what their numbers mean.
    leaves: Vec<(usize, Meaning)>,
    geometry: usize,
}

impl std::fmt::Debug for GeoParquetReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GeoParquetReader").field("names", &self.names).field("types", &self.types).finish_non_exhaustive()
    }
}

impl GeoParquetReader {
    /// Opens a file and reads what it says of itself, not its rows.
    ///
    /// # Errors
    /// When it cannot be read, is no Parquet file or not whole, or has no geometry in well-known binary on WGS84.
    pub fn open(path: &Path) -> Result<Self, GeoParquetError> {
        let mut input = File::open(path)?;
        let length = input.metadata()?.len();
        check_marks(&mut input, length)?;
        let file = guarded(|| SerializedFileReader::new(input))?;
        let metadata = file.metadata();
        let schema = metadata.file_metadata().schema_descr();
        for (n, group) in metadata.row_groups().iter().enumerate() {
            check_group(group, schema, length).map_err(|what| damaged(format!("group {} of its rows {what}", n + 1)))?;
        }
        let keys = metadata.file_metadata().key_value_metadata().map(Vec::as_slice).unwrap_or_default();
        let Some(geo) = keys.iter().find(|pair| pair.key == "geo") else {
            let list = keys.iter().map(|pair| format!("\"{}\"", pair.key)).collect::<Vec<_>>().join(", ");
            return Err(GeoParquetError::NotGeo { found: if list.is_empty() { "no keys".to_owned() } else { list } });
        };
        let geo = GeoMetadata::read(geo.value.as_deref().unwrap_or_default()).map_err(GeoParquetError::Metadata)?;
        let geometry = geometry_leaf(schema, &geo)?;
        let (mut names, mut types, mut leaves) = (Vec::new(), Vec::new(), Vec::new());
        for (index, column) in schema.columns().iter().enumerate() {
            if column.path().parts().first().is_some_and(|root| geo.without.contains(root)) {
                continue;
            }
            let meaning = Meaning::of(column);
            names.push(name(column));
            types.push(if column.max_rep_level() > 0 { ColumnType::Text } else { meaning.column_type(column.physical_type()) });
            leaves.push((index, meaning));
        }
        Ok(Self { file, names, types, leaves, geometry })
    }

    /// The names of its columns, in the order of the file.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.names
    }

    /// What the cells of each column are; days are written `2025-05-01`, points in time as ISO 8601 has them.
    #[must_use]
    pub fn types(&self) -> &[ColumnType] {
        &self.types
    }

    /// How many rows it says that it has.
    #[must_use]
    pub fn row_count(&self) -> u64 {
        self.file.metadata().row_groups().iter().map(|group| group.num_rows().unsigned_abs()).sum()
    }

    /// Calls `visit` with each row until that breaks it off: the number of the row, from 1; its cells, in the order of
    /// [`GeoParquetReader::columns`]; and where it is, or why that cannot be read.
    ///
    /// # Errors
    /// When the file turns out to be damaged; the rows before that have been visited.
    pub fn for_each(
        &mut self,
        mut visit: impl FnMut(u64, &[Option<String>], Result<Option<Geometry>, WkbError>) -> ControlFlow<()>,
    ) -> Result<(), GeoParquetError> {
        let mut row = 0;
        let mut cells: Vec<Option<String>> = Vec::new();
        for group in 0..self.file.num_row_groups() {
            let mut readers = guarded(|| self.readers(group))?;
            let metadata = self.file.metadata().row_group(group);
            let mut left = metadata.num_rows().unsigned_abs();
            let bytes_each = metadata.total_byte_size().unsigned_abs() / left.max(1);
            let at_once = (BYTES_AT_ONCE / bytes_each.max(1)).clamp(1, ROWS_AT_ONCE);
            while left > 0 {
                let rows = at_once.min(left);
                let (geometries, mut columns) = guarded(|| readers.read(rows as usize))?;
                for (n, geometry) in geometries.into_iter().enumerate() {
                    row += 1;
                    cells.clear();
                    cells.extend(columns.iter_mut().map(|column| column.get_mut(n).and_then(Option::take)));
                    let geometry = geometry.map_or(Ok(None), |bytes| Geometry::from_wkb(&bytes));
                    if visit(row, &cells, geometry).is_break() {
                        return Ok(());
                    }
                }
                left -= rows;
            }
        }
        Ok(())
    }

    fn readers(&self, group: usize) -> ParquetResult<GroupReaders> {
        let schema = self.file.metadata().file_metadata().schema_descr();
        let group = self.file.get_row_group(group)?;
        let open = |index: usize, meaning: Meaning| {
            let pages = CheckedPages(group.get_column_page_reader(index)?);
            let column = schema.column(index);
            Ok::<_, ParquetError>(CellReader::new(&column, meaning, get_column_reader(column.clone(), Box::new(pages))))
        };
        let columns = self.leaves.iter().map(|(index, meaning)| open(*index, *meaning)).collect::<ParquetResult<_>>()?;
        Ok(GroupReaders { geometry: open(self.geometry, Meaning::Plain)?, columns })
    }
}

/// The geometries of some rows, and the cells of each column.
type Rows = (Batch<Vec<u8>>, Vec<Batch<String>>);

/// All columns of one group of rows, each at the same row.
struct GroupReaders {
    geometry: CellReader,
    columns: Vec<CellReader>,
}

impl GroupReaders {
    fn read(&mut self, rows: usize) -> ParquetResult<Rows> {
        let geometries = self.geometry.read_bytes(rows)?;
        let columns = self.columns.iter_mut().map(|column| column.read_texts(rows)).collect::<ParquetResult<_>>()?;
        Ok((geometries, columns))
    }
}

/// The column of the geometry, which is at the root and bytes of any length ("Geometry columns").
fn geometry_leaf(schema: &SchemaDescriptor, geo: &GeoMetadata) -> Result<usize, GeoParquetError> {
    let found = schema.columns().iter().position(|column| column.path().parts() == [geo.primary_column.clone()]);
    let index = found.ok_or_else(|| {
        GeoParquetError::Metadata(format!(
            "it names the column \"{}\" as the geometry, and the file has none of that name",
            geo.primary_column
        ))
    })?;
    let column = schema.column(index);
    if column.physical_type() != PhysicalType::BYTE_ARRAY || column.max_rep_level() > 0 {
        return Err(GeoParquetError::Metadata(format!(
            "the column \"{}\" holds {}: expected one BYTE_ARRAY a row",
            geo.primary_column,
            column.physical_type()
        )));
    }
    Ok(index)
}

/// The path of a column without the names that Parquet itself puts into lists and maps (`LogicalTypes.md`, "Nested Types").
fn name(column: &ColumnDescriptor) -> String {
    let own: BTreeSet<&str> = ["list", "element", "item", "array", "bag", "array_element", "key_value", "map"].into();
    let parts = column.path().parts();
    let repeated = column.max_rep_level() > 0;
    let kept = parts.iter().enumerate().filter(|(n, part)| *n == 0 || !repeated || !own.contains(part.as_str()));
    kept.map(|(_, part)| part.as_str()).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;

    use super::*;
    use crate::exchange::geoparquet::{Cell, ParquetTable};
    use crate::geo::LonLat;

    /// A table of foreign columns, in several groups of rows where there are more than 100,000.
    fn table(rows: u32) -> Vec<u8> {
        let columns = [("name", ColumnType::Text), ("n", ColumnType::Int), ("share", ColumnType::Number), ("Geometry", ColumnType::Bool)];
        let mut out = Vec::new();
        let columns = columns.map(|(name, kind)| (name.to_owned(), kind)).to_vec();
        let mut table = ParquetTable::new(&mut out, columns, true).unwrap();
        for n in 0..rows {
            let name = format!("row {n}");
            let name = if n % 3 == 0 { Cell::Null } else { Cell::Text(&name) };
            let cells = [name, Cell::Int(i64::from(n)), Cell::Number(f64::from(n) / 4.0), Cell::Bool(n % 2 == 0)];
            let at = Geometry::Point(LonLat::new(f64::from(n % 180), f64::from(n % 90)).unwrap());
            table.push(&cells, (n % 5 != 0).then_some(&at)).unwrap();
        }
        table.finish().unwrap();
        out
    }

    fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        file
    }

    fn refused(bytes: &[u8]) -> String {
        GeoParquetReader::open(file(bytes).path()).unwrap_err().to_string()
    }

    #[test]
    fn a_table_of_several_groups_reads_back_row_for_row() {
        let file = file(&table(100_003));
        let mut reader = GeoParquetReader::open(file.path()).unwrap();
        assert_eq!(reader.columns(), ["name", "n", "share", "Geometry"]);
        assert_eq!(reader.types(), [ColumnType::Text, ColumnType::Int, ColumnType::Number, ColumnType::Bool]);
        assert_eq!((reader.row_count(), reader.file.num_row_groups()), (100_003, 2));
        let mut count = 0;
        reader
            .for_each(|row, cells, geometry| {
                let n = row - 1;
                assert_eq!(n, count);
                count += 1;
                let name = (n % 3 != 0).then(|| format!("row {n}"));
                let share = (n as f64 / 4.0).to_string();
                assert_eq!(cells, [name, Some(n.to_string()), Some(share), Some((n % 2 == 0).to_string())]);
                let at = LonLat::new((n % 180) as f64, (n % 90) as f64).unwrap();
                assert_eq!(geometry, Ok((n % 5 != 0).then_some(Geometry::Point(at))));
                ControlFlow::Continue(())
            })
            .unwrap();
        assert_eq!(count, 100_003);
    }

    #[test]
    fn a_visitor_may_break_it_off() {
        let file = file(&table(10));
        let mut seen = Vec::new();
        let visit = |row, _: &[Option<String>], _: Result<_, _>| {
            seen.push(row);
            if row == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        GeoParquetReader::open(file.path()).unwrap().for_each(visit).unwrap();
        assert_eq!(seen, [1, 2, 3]);
    }

    #[test]
    fn a_table_without_rows_is_read() {
        let file = file(&table(0));
        let mut reader = GeoParquetReader::open(file.path()).unwrap();
        assert_eq!((reader.columns().len(), reader.row_count()), (4, 0));
        reader.for_each(|_, _, _| unreachable!("there is no row")).unwrap();
    }

    #[test]
    fn cells_of_another_type_are_refused_and_leave_the_table_whole() {
        let mut out = Vec::new();
        let mut table = ParquetTable::new(&mut out, vec![("n".to_owned(), ColumnType::Int)], true).unwrap();
        insta::assert_snapshot!(table.push(&[Cell::Text("one")], None).unwrap_err(), @r#"the column "n" is given Text("one"): expected Int"#);
        insta::assert_snapshot!(table.push(&[], None).unwrap_err(), @"a row has 0 cells: expected 1, one a column");
        table.push(&[Cell::Int(1)], None).unwrap();
        table.finish().unwrap();
        assert_eq!(GeoParquetReader::open(file(&out).path()).unwrap().row_count(), 1);
    }

    #[test]
    fn other_files_are_told_apart() {
        insta::assert_snapshot!(refused(b""), @r#"this is no Parquet file: expected it to begin with "PAR1", found nothing"#);
        insta::assert_snapshot!(refused(b"{\"type\": 1}"), @r#"this is no Parquet file: expected it to begin with "PAR1", found "{\"ty""#);
        insta::assert_snapshot!(refused(b"PARE1234PARE"), @"the Parquet file is encrypted: expected one that is not");
        insta::assert_snapshot!(refused(b"PAR1PAR1"), @r#"the Parquet file is cut off after 8 bytes: expected "PAR1" at its end, found nothing; fetch or write it once more"#);
        insta::assert_snapshot!(refused(b"PAR1\xFF\xFF\xFF\xFFPAR1"), @"the Parquet file is damaged: its footer claims 4294967295 bytes, and the whole file has 12; fetch or write it once more");
        let mut plain = Vec::new();
        ParquetTable::new(&mut plain, vec![("n".to_owned(), ColumnType::Int)], false).unwrap().finish().unwrap();
        insta::assert_snapshot!(refused(&plain), @r#"the Parquet file is no GeoParquet: expected the key "geo" in its metadata, found no keys"#);
    }

    #[test]
    fn a_file_that_is_cut_off_anywhere_is_refused() {
        let whole = table(300);
        let file = file(&whole);
        for length in (0..whole.len()).step_by(7).rev() {
            file.as_file().set_len(length as u64).unwrap();
            assert!(GeoParquetReader::open(file.path()).is_err(), "a file of {length} bytes of {} is taken for whole", whole.len());
        }
    }

    /// Reads all of it, and is content when that ends.
    fn read_all(bytes: &[u8]) {
        if let Ok(mut reader) = GeoParquetReader::open(file(bytes).path()) {
            let mut rows = 0;
            let _ = reader.for_each(|_, _, _| {
                rows += 1;
                if rows > 10_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
        }
    }

    proptest! {
        #[test]
        fn no_change_of_bytes_makes_it_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
            let mut bytes = table(40);
            for (place, byte) in changes {
                let place = place.index(bytes.len());
                bytes[place] = byte;
            }
            read_all(&bytes);
        }

        #[test]
        fn no_footer_makes_it_panic(footer in prop::collection::vec(any::<u8>(), 0..300)) {
            let mut bytes = b"PAR1".to_vec();
            bytes.extend(&footer);
            bytes.extend((footer.len() as u32).to_le_bytes());
            bytes.extend(b"PAR1");
            read_all(&bytes);
        }
    }
}
