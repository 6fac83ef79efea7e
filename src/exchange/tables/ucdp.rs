//! UCDP's Georeferenced Event Dataset: 49 columns; candidate releases may come without a header.

use super::decode::Utf8;
use super::delimited::{Dialect, Schema, delimiter_of, first_row, read};
use super::{ColumnHead, ImportError, Progress, Report, Sink, Source, TableFacts, TableFormat};
use crate::layer::ColumnKind;

/// The columns of GED 23.1 and later, in order (UCDP GED Codebook, section 4).
const COLUMNS: [&str; 49] = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
];
/// Columns of words; the others are numbers.
const WORDS: [&str; 17] = [
    "relid",
    "code_status",
    "conflict_name",
    "dyad_name",
    "side_a",
    "side_b",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "geom_wkt",
    "country",
];

pub(super) struct Ged;

impl TableFormat for Ged {
    fn facts(&self) -> TableFacts {
        TableFacts { name: "ucdp", label: "UCDP GED (CSV)", has_late_columns: false }
    }

    fn fits(&self, beginning: &[u8], _extension: &str) -> bool {
        let row = first(beginning);
        is_header(&row) || looks_like_a_row(&row)
    }

    fn read(&self, source: Source<'_>, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<Report, ImportError> {
        let bytes = Utf8::new(source.bytes)?;
        let row = first(bytes.beginning());
        let has_header = is_header(&row);
        if !has_header && !looks_like_a_row(&row) {
            return Err(ImportError::NotThis(format!(
                "no table of UCDP GED: expected the columns date_start, latitude and longitude, or {} columns without a header; found {} cells, the first \"{}\"",
                COLUMNS.len(),
                row.len(),
                row.first().map_or("", String::as_str)
            )));
        }
        let names: Vec<String> = if has_header { row } else { COLUMNS.map(str::to_owned).to_vec() };
        let dialect = Dialect { delimiter: delimiter_of(bytes.beginning()), quoted: true, header: has_header };
        let mut report = read(bytes, dialect, &schema(&names), sink, progress)?;
        if !has_header {
            report.notes.push("no header: the columns are those of the codebook".to_owned());
        }
        Ok(report)
    }
}

fn first(beginning: &[u8]) -> Vec<String> {
    let beginning = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning);
    first_row(beginning, delimiter_of(beginning))
}

fn is_header(row: &[String]) -> bool {
    ["date_start", "latitude", "longitude"].iter().all(|name| row.iter().any(|cell| cell.eq_ignore_ascii_case(name)))
}

/// Forty-nine cells, of which those are numbers and dates that should be.
fn looks_like_a_row(row: &[String]) -> bool {
    let number = |at: usize| row.get(at).is_some_and(|cell| cell.parse::<f64>().is_ok());
    row.len() == COLUMNS.len()
        && number(0)
        && number(29)
        && number(30)
        && super::dates::table_date(row.get(38).map_or("", String::as_str), super::dates::Order::DayFirst).is_some()
}

fn schema(names: &[String]) -> Schema {
    let at = |name: &str| names.iter().position(|column| column.eq_ignore_ascii_case(name));
    let kind = |name: &str| {
        if WORDS.contains(&name) || !COLUMNS.contains(&name) || name.starts_with("date_s") || name.starts_with("date_e") || name == "region"
        {
            ColumnKind::Text
        } else {
            ColumnKind::Number
        }
    };
    let own = |code: &str| code.parse::<u8>().ok().filter(|code| (1..=7).contains(code));
    Schema {
        columns: names.iter().map(|name| ColumnHead { name: name.to_lowercase(), kind: kind(&name.to_lowercase()) }).collect(),
        lon: at("longitude"),
        lat: at("latitude"),
        start: at("date_start"),
        end: at("date_end"),
        where_prec: at("where_prec").map(|column| (column, own as fn(&str) -> Option<u8>)),
        date_prec: at("date_prec").map(|column| (column, own as fn(&str) -> Option<u8>)),
        ..Schema::default()
    }
}
