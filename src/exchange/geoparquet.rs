//! `GeoParquet` 1.1 (<https://geoparquet.org/releases/v1.1.0/>): the rows of a layer as typed columns, with the geometry in
//! well-known binary. Layers without a geometry are plain Parquet, since `GeoParquet` demands one.

mod names;
mod table;

use std::io::{self, Write};

use jiff::civil::Date;

pub use table::{Cell, ColumnType, ParquetTable};

use super::{FormatFacts, Layer, LayerFormat, Row, Selection, Value};

/// A columnar file.
pub(super) struct GeoParquet;

impl LayerFormat for GeoParquet {
    fn facts(&self) -> FormatFacts {
        FormatFacts { name: "geoparquet", label: "GeoParquet 1.1", extension: "parquet", layers: &Layer::ALL }
    }

    fn write(&self, what: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
        let placed = matches!(what.layer, Layer::Events | Layer::Movements | Layer::Claims | Layer::Places);
        // the library writes only into what can go to another thread, which `out` does not promise
        let mut file = Vec::new();
        write_rows(&what.rows(), placed, &mut file)?;
        out.write_all(&file)
    }
}

/// Writes rows with `id` first, then their properties; `placed` says whether the table has geometries. Without rows, the columns
/// that every layer has.
fn write_rows(rows: &[Row], placed: bool, out: &mut Vec<u8>) -> io::Result<()> {
    let keys = rows.first().map(|row| row.properties.as_slice()).unwrap_or_default();
    let properties: Vec<(&str, ColumnType)> = keys.iter().map(|(key, _)| (*key, column_type(key, rows))).collect();
    let columns = std::iter::once(("id", ColumnType::Text)).chain(properties.iter().copied());
    let mut table = ParquetTable::new(out, columns.map(|(name, kind)| (name.to_owned(), kind)).collect(), placed)?;
    for row in rows {
        let values = row.properties.iter().zip(&properties).map(|((_, value), (_, kind))| cell(value, *kind));
        let cells: Vec<Cell<'_>> = std::iter::once(Cell::Text(&row.id)).chain(values).collect();
        table.push(&cells, row.geometry.as_ref())?;
    }
    table.finish()
}

/// What the values of a property are. Where a filter leaves none, what they would be, so that a column keeps its type.
fn column_type(key: &str, rows: &[Row]) -> ColumnType {
    let mut values = rows.iter().filter_map(|row| row.property(key)).filter(|value| **value != Value::Null).peekable();
    match key {
        "start" | "end" | "end_exclusive" if values.clone().all(|value| day(value).is_some()) => return ColumnType::Date,
        "radius_km" | "length_km" if values.peek().is_none() => return ColumnType::Number,
        "date_prec" | "where_prec" | "leg" if values.peek().is_none() => return ColumnType::Int,
        _ => {}
    }
    let kind = |value: &Value| match value {
        Value::Int(_) => ColumnType::Int,
        Value::Number(_) => ColumnType::Number,
        Value::Bool(_) => ColumnType::Bool,
        Value::Null | Value::Text(_) => ColumnType::Text,
    };
    let first = values.next().map_or(ColumnType::Text, kind);
    if values.all(|value| kind(value) == first) { first } else { ColumnType::Text }
}

fn day(value: &Value) -> Option<Date> {
    match value {
        Value::Text(text) => text.parse().ok(),
        _ => None,
    }
}

fn cell(value: &Value, kind: ColumnType) -> Cell<'_> {
    match value {
        Value::Text(_) if kind == ColumnType::Date => day(value).map_or(Cell::Null, Cell::Date),
        Value::Null => Cell::Null,
        Value::Text(text) => Cell::Text(text),
        Value::Int(number) => Cell::Int(*number),
        Value::Number(number) => Cell::Number(*number),
        Value::Bool(yes) => Cell::Bool(*yes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(end: Value, radius_km: Value) -> Row {
        let properties = vec![("end", end), ("radius_km", radius_km)];
        Row { id: "a".to_owned(), geometry: None, timespans: Vec::new(), time_label: None, certainty: "certain", properties }
    }

    #[test]
    fn a_column_keeps_its_type_where_nothing_is_known() {
        let empty = [row(Value::Null, Value::Null)];
        assert_eq!(column_type("end", &empty), ColumnType::Date);
        assert_eq!(column_type("radius_km", &empty), ColumnType::Number);
        let filled = [row(Value::Text("2025-05-31".to_owned()), Value::Number(5.0)), row(Value::Null, Value::Null)];
        assert_eq!(column_type("end", &filled), ColumnType::Date);
        assert_eq!(column_type("radius_km", &filled), ColumnType::Number);
    }

    #[test]
    fn a_day_that_is_none_keeps_its_words() {
        let rows = [row(Value::Text("in the spring".to_owned()), Value::Null)];
        assert_eq!(column_type("end", &rows), ColumnType::Text);
        assert_eq!(cell(rows[0].property("end").unwrap(), ColumnType::Text), Cell::Text("in the spring"));
    }
}
