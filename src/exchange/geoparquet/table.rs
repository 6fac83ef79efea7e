//! A Parquet file that grows row by row: tables of any columns and any length, in the memory of one group of rows.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::Arc;

use jiff::civil::Date;
use parquet::basic::{Compression, LogicalType, Repetition, Type as PhysicalType, ZstdLevel};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{ColumnPath, Type as SchemaType};
use serde::Serialize;

use super::names::told_apart;
use crate::exchange::Geometry;
use crate::exchange::wkb::WkbKind;
use crate::geo::LonLat;

/// The same text in every file of a version, in the form that Parquet asks for: application, `version`, number.
const CREATED_BY: &str = concat!("dateline version ", env!("CARGO_PKG_VERSION"));

/// A group of rows is written when it has so many rows, or
const ROWS_OF_A_GROUP: usize = 100_000;
/// so many bytes of texts and geometries.
const BYTES_OF_A_GROUP: usize = 64 << 20;

/// The edges of the covering, in the order that `GeoParquet` 1.1 asks for ("Bounding Box Columns").
const EDGES: [&str; 4] = ["xmin", "ymin", "xmax", "ymax"];

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// UTF-8 (`String`).
    Text,
    /// 64 bits, signed.
    Int,
    /// 64 bits, floating.
    Number,
    /// Yes or no.
    Bool,
    /// A day (`Date`).
    Date,
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Not known, or not stated; in a column of any type.
    Null,
    /// Words.
    Text(&'a str),
    /// A whole number; also in a column of numbers.
    Int(i64),
    /// A measure.
    Number(f64),
    /// Yes or no.
    Bool(bool),
    /// A day.
    Date(Date),
}

impl Cell<'_> {
    fn fits(self, kind: ColumnType) -> bool {
        match self {
            Self::Null => true,
            Self::Text(_) => kind == ColumnType::Text,
            Self::Int(_) => matches!(kind, ColumnType::Int | ColumnType::Number),
            Self::Number(_) => kind == ColumnType::Number,
            Self::Bool(_) => kind == ColumnType::Bool,
            Self::Date(_) => kind == ColumnType::Date,
        }
    }
}

/// A Parquet file that is being written; with geometries, a `GeoParquet` 1.1 file. The same rows give the same bytes. Without
/// [`ParquetTable::finish`] what was written is no file.
pub struct ParquetTable<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    columns: Vec<Column>,
    places: Option<Places>,
    rows_waiting: usize,
    bytes_waiting: usize,
}

impl<W: Write + Send> ParquetTable<W> {
    /// Begins a file with these columns, and `with_geometry` the two of the geometry, `geometry` and `bbox`. Names that readers could
    /// not tell apart get a number behind them.
    ///
    /// # Errors
    /// What the writer says.
    pub fn new(out: W, columns: Vec<(String, ColumnType)>, with_geometry: bool) -> io::Result<Self> {
        let (names, kinds): (Vec<String>, Vec<ColumnType>) = columns.into_iter().unzip();
        let own = if with_geometry { ["geometry", "bbox"].as_slice() } else { &[] };
        let mut names = told_apart(names.into_iter().chain(own.iter().map(|name| (*name).to_owned())));
        let own = names.split_off(kinds.len());
        let places = match <[String; 2]>::try_from(own) {
            Ok([geometry, covering]) => Some(Places::new(geometry, covering)),
            Err(_) => None,
        };
        let columns: Vec<Column> = names.into_iter().zip(kinds).map(|(name, kind)| Column::new(name, kind)).collect();
        let schema = schema(&columns, places.as_ref()).map_err(io_error)?;
        let mut properties =
            WriterProperties::builder().set_created_by(CREATED_BY.to_owned()).set_compression(Compression::ZSTD(ZstdLevel::default()));
        if let Some(places) = &places {
            // the least and the greatest of such bytes say nothing about where they are
            let path = ColumnPath::new(vec![places.geometry.clone()]);
            properties = properties.set_column_statistics_enabled(path, EnabledStatistics::None);
        }
        let writer = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties.build())).map_err(io_error)?;
        Ok(Self { writer, columns, places, rows_waiting: 0, bytes_waiting: 0 })
    }

    /// Adds a row: one cell a column, in their order, and where it is.
    ///
    /// # Errors
    /// When the cells are not those of the columns (the row is left out then), or what the writer says.
    pub fn push(&mut self, cells: &[Cell<'_>], geometry: Option<&Geometry>) -> io::Result<()> {
        if cells.len() != self.columns.len() {
            return Err(invalid(format!("a row has {} cells: expected {}, one a column", cells.len(), self.columns.len())));
        }
        if let Some((cell, column)) = cells.iter().zip(&self.columns).find(|(cell, column)| !cell.fits(column.kind)) {
            return Err(invalid(format!("the column {:?} is given {cell:?}: expected {:?}", column.name, column.kind)));
        }
        for (cell, column) in cells.iter().zip(&mut self.columns) {
            self.bytes_waiting += column.push(*cell);
        }
        if let Some(places) = &mut self.places {
            self.bytes_waiting += places.push(geometry);
        }
        self.rows_waiting += 1;
        if self.rows_waiting >= ROWS_OF_A_GROUP || self.bytes_waiting >= BYTES_OF_A_GROUP {
            self.write_group()?;
        }
        Ok(())
    }

    /// Writes what is left, and the end of the file.
    ///
    /// # Errors
    /// What the writer says.
    pub fn finish(mut self) -> io::Result<()> {
        if self.rows_waiting > 0 {
            self.write_group()?;
        }
        if let Some(places) = &self.places {
            let metadata = serde_json::to_string(&places.metadata())?;
            self.writer.append_key_value_metadata(KeyValue::new("geo".to_owned(), metadata));
        }
        self.writer.finish().map(|_| ()).map_err(io_error)
    }

    fn write_group(&mut self) -> io::Result<()> {
        (self.rows_waiting, self.bytes_waiting) = (0, 0);
        let mut group = self.writer.next_row_group().map_err(io_error)?;
        for column in &mut self.columns {
            column.write(&mut group).map_err(io_error)?;
        }
        if let Some(places) = &mut self.places {
            places.write(&mut group).map_err(io_error)?;
        }
        group.close().map(|_| ()).map_err(io_error)
    }
}

fn invalid(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message)
}

/// What the disk said, where it was the disk.
fn io_error(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => inner.downcast::<io::Error>().map_or_else(io::Error::other, |error| *error),
        other => io::Error::other(other),
    }
}

/// Every column may be null.
fn schema(columns: &[Column], places: Option<&Places>) -> Result<SchemaType, ParquetError> {
    let optional = |name: &str, physical, logical| {
        let builder = SchemaType::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
        builder.with_logical_type(logical).build().map(Arc::new)
    };
    let mut fields = Vec::with_capacity(columns.len() + 2);
    for column in columns {
        let (physical, logical) = match column.kind {
            ColumnType::Text => (PhysicalType::BYTE_ARRAY, Some(LogicalType::String)),
            ColumnType::Int => (PhysicalType::INT64, None),
            ColumnType::Number => (PhysicalType::DOUBLE, None),
            ColumnType::Bool => (PhysicalType::BOOLEAN, None),
            ColumnType::Date => (PhysicalType::INT32, Some(LogicalType::Date)),
        };
        fields.push(optional(&column.name, physical, logical)?);
    }
    if let Some(places) = places {
        fields.push(optional(&places.geometry, PhysicalType::BYTE_ARRAY, None)?);
        let edge = |name| SchemaType::primitive_type_builder(name, PhysicalType::DOUBLE).with_repetition(Repetition::REQUIRED).build();
        let edges = EDGES.into_iter().map(|name| edge(name).map(Arc::new)).collect::<Result<Vec<_>, _>>()?;
        let covering = SchemaType::group_type_builder(&places.covering).with_repetition(Repetition::OPTIONAL).with_fields(edges).build()?;
        fields.push(Arc::new(covering));
    }
    SchemaType::group_type_builder("schema").with_fields(fields).build()
}

/// Texts or geometries one after another, without an allocation for each.
#[derive(Default)]
struct Strings {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Strings {
    fn take(&mut self) -> Vec<ByteArray> {
        let all = ByteArray::from(std::mem::take(&mut self.bytes));
        let mut start = 0;
        let slice = |end| {
            let slice = all.slice(start, end - start);
            start = end;
            slice
        };
        self.ends.drain(..).map(slice).collect()
    }
}

/// The cells of a column that are not written yet: those that are not null, and for every row 1 where there is one.
struct Column {
    name: String,
    kind: ColumnType,
    there: Vec<i16>,
    texts: Strings,
    whole_numbers: Vec<i64>,
    numbers: Vec<f64>,
    truths: Vec<bool>,
    days: Vec<i32>,
}

impl Column {
    fn new(name: String, kind: ColumnType) -> Self {
        Self {
            name,
            kind,
            there: Vec::new(),
            texts: Strings::default(),
            whole_numbers: Vec::new(),
            numbers: Vec::new(),
            truths: Vec::new(),
            days: Vec::new(),
        }
    }

    /// How many bytes of text came to it.
    fn push(&mut self, cell: Cell<'_>) -> usize {
        self.there.push(i16::from(cell != Cell::Null));
        match cell {
            Cell::Null => {}
            Cell::Text(text) => {
                self.texts.bytes.extend_from_slice(text.as_bytes());
                self.texts.ends.push(self.texts.bytes.len());
                return text.len();
            }
            Cell::Int(number) if self.kind == ColumnType::Number => self.numbers.push(number as f64),
            Cell::Int(number) => self.whole_numbers.push(number),
            Cell::Number(number) => self.numbers.push(number),
            Cell::Bool(yes) => self.truths.push(yes),
            // days since 1970-01-01; all that a calendar date can be fits
            Cell::Date(day) => self.days.push((day.duration_since(EPOCH).as_hours() / 24) as i32),
        }
        0
    }

    fn write<W: Write + Send>(&mut self, group: &mut SerializedRowGroupWriter<'_, W>) -> Result<(), ParquetError> {
        match self.kind {
            ColumnType::Text => write_column::<ByteArrayType, W>(group, &self.texts.take(), &self.there)?,
            ColumnType::Int => write_column::<Int64Type, W>(group, &self.whole_numbers, &self.there)?,
            ColumnType::Number => write_column::<DoubleType, W>(group, &self.numbers, &self.there)?,
            ColumnType::Bool => write_column::<BoolType, W>(group, &self.truths, &self.there)?,
            ColumnType::Date => write_column::<Int32Type, W>(group, &self.days, &self.there)?,
        }
        self.there.clear();
        self.whole_numbers.clear();
        self.numbers.clear();
        self.truths.clear();
        self.days.clear();
        Ok(())
    }
}

fn write_column<T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &[T::T],
    there: &[i16],
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else {
        return Err(ParquetError::General("more columns than the schema has".to_owned()));
    };
    column.typed::<T>().write_batch(values, Some(there), None)?;
    column.close()
}

/// Geometries and their boxes that are not written yet, and what there was in the whole file.
struct Places {
    geometry: String,
    covering: String,
    there: Vec<i16>,
    wkb: Strings,
    edges: [Vec<f64>; 4],
    kinds: BTreeSet<WkbKind>,
    extent: Option<[f64; 4]>,
}

impl Places {
    fn new(geometry: String, covering: String) -> Self {
        let (there, wkb, edges) = (Vec::new(), Strings::default(), Default::default());
        Self { geometry, covering, there, wkb, edges, kinds: BTreeSet::new(), extent: None }
    }

    /// How many bytes came to it.
    fn push(&mut self, geometry: Option<&Geometry>) -> usize {
        let Some((geometry, extent)) = geometry.and_then(|geometry| Some((geometry, extent(geometry)?))) else {
            self.there.push(0);
            return 0;
        };
        self.there.push(1);
        let begun = self.wkb.bytes.len();
        geometry.write_wkb(&mut self.wkb.bytes);
        self.wkb.ends.push(self.wkb.bytes.len());
        for (edges, edge) in self.edges.iter_mut().zip(extent) {
            edges.push(edge);
        }
        self.kinds.insert(geometry.wkb_kind());
        self.extent = Some(self.extent.map_or(extent, |known| joined(known, extent)));
        self.wkb.bytes.len() - begun
    }

    fn write<W: Write + Send>(&mut self, group: &mut SerializedRowGroupWriter<'_, W>) -> Result<(), ParquetError> {
        write_column::<ByteArrayType, W>(group, &self.wkb.take(), &self.there)?;
        for edges in &mut self.edges {
            write_column::<DoubleType, W>(group, edges, &self.there)?;
            edges.clear();
        }
        self.there.clear();
        Ok(())
    }

    fn metadata(&self) -> Geo<'_> {
        let edge = |name| [self.covering.as_str(), name];
        let [xmin, ymin, xmax, ymax] = EDGES.map(edge);
        let column = GeoColumn {
            encoding: "WKB",
            geometry_types: self.kinds.iter().map(|kind| kind.name()).collect(),
            bbox: self.extent,
            covering: Covering { bbox: CoveringBox { xmin, ymin, xmax, ymax } },
        };
        Geo { version: "1.1.0", primary_column: &self.geometry, columns: BTreeMap::from([(self.geometry.as_str(), column)]) }
    }
}

/// West, south, east, north of its points as they are written: plain least and greatest degrees. Our lines are cut at the antimeridian;
/// the box of one that was reaches round the earth, so that whoever filters by it misses nothing.
fn extent(geometry: &Geometry) -> Option<[f64; 4]> {
    geometry.points().map(LonLat::to_position).map(|[lon, lat]| [lon, lat, lon, lat]).reduce(joined)
}

fn joined([west, south, east, north]: [f64; 4], [a, b, c, d]: [f64; 4]) -> [f64; 4] {
    [west.min(a), south.min(b), east.max(c), north.max(d)]
}

/// The value of the key `geo` ("File metadata"). Without `crs`, coordinates are OGC:CRS84: longitude, latitude on WGS84.
#[derive(Serialize)]
struct Geo<'a> {
    version: &'static str,
    primary_column: &'a str,
    columns: BTreeMap<&'a str, GeoColumn<'a>>,
}

/// "Column metadata". No types means that they are not known, which is all that can be said of no geometries.
#[derive(Serialize)]
struct GeoColumn<'a> {
    encoding: &'static str,
    geometry_types: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bbox: Option<[f64; 4]>,
    covering: Covering<'a>,
}

#[derive(Serialize)]
struct Covering<'a> {
    bbox: CoveringBox<'a>,
}

/// The path of each edge in the schema.
#[derive(Serialize)]
struct CoveringBox<'a> {
    xmin: [&'a str; 2],
    ymin: [&'a str; 2],
    xmax: [&'a str; 2],
    ymax: [&'a str; 2],
}
