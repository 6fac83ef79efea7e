//! ACLED's tables of events: 31 columns, in older files some more.
//!
//! ACLED Codebook, "Geo-precision" and "Time precision": 1 exact, 2 near or part of a region (the week), 3 a larger region (the month).
//! They are mapped to UCDP GED's scales, and their own codes stay in the columns.

use super::decode::Utf8;
use super::delimited::{Dialect, Schema, delimiter_of, first_row, read};
use super::{ColumnHead, ImportError, Progress, Report, Sink, Source, TableFacts, TableFormat};
use crate::layer::ColumnKind;

/// Columns without which a table is none of ACLED's.
const NEEDED: [&str; 4] = ["event_date", "event_type", "latitude", "longitude"];
/// Columns of numbers.
const NUMBERS: [&str; 9] =
    ["year", "time_precision", "iso", "latitude", "longitude", "geo_precision", "fatalities", "timestamp", "data_id"];

/// So many characters of another header are shown.
const MOST_FOUND: usize = 80;

pub(super) struct Acled;

impl TableFormat for Acled {
    fn facts(&self) -> TableFacts {
        TableFacts { name: "acled", label: "ACLED (CSV)", has_late_columns: false }
    }

    fn fits(&self, beginning: &[u8], _extension: &str) -> bool {
        let header = header(beginning);
        ["event_id_cnty", "event_date", "geo_precision"].iter().all(|name| header.iter().any(|column| column == name))
    }

    fn read(&self, source: Source<'_>, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<Report, ImportError> {
        let bytes = Utf8::new(source.bytes)?;
        let header = header(bytes.beginning());
        let missing: Vec<&str> = NEEDED.into_iter().filter(|name| !header.iter().any(|column| column == name)).collect();
        if !missing.is_empty() {
            let found: String = header.join(", ").chars().take(MOST_FOUND).collect();
            return Err(ImportError::NotThis(format!(
                "no table of ACLED: expected the columns {}; found {}; is the delimiter a comma, a semicolon, a tab or a bar?",
                missing.join(", "),
                match found.chars().count() {
                    0 => "nothing".to_owned(),
                    MOST_FOUND => format!("\"{found}…\""),
                    _ => format!("\"{found}\""),
                }
            )));
        }
        let dialect = Dialect { delimiter: delimiter_of(bytes.beginning()), quoted: true, header: true };
        read(bytes, dialect, &schema(&header), sink, progress)
    }
}

fn header(beginning: &[u8]) -> Vec<String> {
    let beginning = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning);
    first_row(beginning, delimiter_of(beginning)).into_iter().map(|name| name.to_lowercase()).collect()
}

fn schema(header: &[String]) -> Schema {
    let at = |name: &str| header.iter().position(|column| column == name);
    let kind = |name: &str| if NUMBERS.contains(&name) { ColumnKind::Number } else { ColumnKind::Text };
    Schema {
        columns: header.iter().map(|name| ColumnHead { name: name.clone(), kind: kind(name) }).collect(),
        lon: at("longitude"),
        lat: at("latitude"),
        start: at("event_date"),
        where_prec: at("geo_precision").map(|column| (column, where_prec as fn(&str) -> Option<u8>)),
        date_prec: at("time_precision").map(|column| (column, date_prec as fn(&str) -> Option<u8>)),
        widen: true,
        ..Schema::default()
    }
}

fn where_prec(code: &str) -> Option<u8> {
    match code {
        "1" => Some(1),
        "2" => Some(2),
        "3" => Some(4),
        _ => None,
    }
}

fn date_prec(code: &str) -> Option<u8> {
    match code {
        "1" => Some(1),
        "2" => Some(3),
        "3" => Some(4),
        _ => None,
    }
}
