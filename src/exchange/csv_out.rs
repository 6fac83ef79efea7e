//! CSV (RFC 4180) with `longitude` and `latitude` columns, and the whole geometry as text (`wkt`), which GDAL and QGIS take for the
//! geometry of the row.

use std::io::{self, Write};

use super::wkt::AsWkt;
use super::{FormatFacts, Layer, LayerFormat, Row, Selection};

/// A table with a header line.
pub(super) struct Csv;

impl LayerFormat for Csv {
    fn facts(&self) -> FormatFacts {
        FormatFacts { name: "csv", label: "CSV (RFC 4180)", extension: "csv", layers: &Layer::ALL }
    }

    fn write(&self, what: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(csv_from_rows(&what.rows()).as_bytes())
    }
}

/// One line a row under a header line, in the order of the rows. Cells that a spreadsheet would run as a formula begin with an
/// apostrophe. Without rows, the columns that every layer has.
#[must_use]
pub fn csv_from_rows(rows: &[Row]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let properties = rows.first().map(|row| row.properties.as_slice()).unwrap_or_default();
    let header = ["id", "longitude", "latitude"].into_iter().chain(properties.iter().map(|(key, _)| *key)).chain(["wkt"]);
    // writing to memory fails only on rows of unequal length, and the rows of a layer all have the same keys
    let _ = writer.write_record(header);
    for row in rows {
        let at = row.geometry.as_ref().and_then(super::Geometry::representative).map(crate::geo::LonLat::rounded);
        let position =
            [at.map(|at| at.lon), at.map(|at| at.lat)].map(|degrees| degrees.map(|degrees| degrees.to_string()).unwrap_or_default());
        let cells = std::iter::once(harmless_cell(&row.id)).chain(position).chain(row.properties.iter().map(|(_, value)| match value {
            super::Value::Text(text) => harmless_cell(text),
            other => other.to_string(),
        }));
        let cells = cells.chain([row.geometry.as_ref().map(|geometry| AsWkt(geometry).to_string()).unwrap_or_default()]);
        let _ = writer.write_record(cells);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// A cell that begins with `=`, `+`, `-`, `@`, tab or return is a formula to a spreadsheet (OWASP: CSV injection).
#[must_use]
pub fn harmless_cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::harmless_cell;

    #[test]
    fn a_formula_is_neutralised_and_other_text_is_left_alone() {
        assert_eq!(harmless_cell("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(harmless_cell("Deir ez-Zor"), "Deir ez-Zor");
    }
}
