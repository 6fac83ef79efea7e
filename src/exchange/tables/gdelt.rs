//! GDELT 2.0 events: 61 tab-separated columns without a header and without quotes.

use super::decode::Utf8;
use super::delimited::{Dialect, Schema, first_row_of, read};
use super::{ColumnHead, ImportError, Progress, Report, Sink, Source, TableFacts, TableFormat};
use crate::layer::ColumnKind;

/// The columns, in order (GDELT Event Codebook 2.0).
const COLUMNS: [&str; 61] = [
    "GlobalEventID",
    "Day",
    "MonthYear",
    "Year",
    "FractionDate",
    "Actor1Code",
    "Actor1Name",
    "Actor1CountryCode",
    "Actor1KnownGroupCode",
    "Actor1EthnicCode",
    "Actor1Religion1Code",
    "Actor1Religion2Code",
    "Actor1Type1Code",
    "Actor1Type2Code",
    "Actor1Type3Code",
    "Actor2Code",
    "Actor2Name",
    "Actor2CountryCode",
    "Actor2KnownGroupCode",
    "Actor2EthnicCode",
    "Actor2Religion1Code",
    "Actor2Religion2Code",
    "Actor2Type1Code",
    "Actor2Type2Code",
    "Actor2Type3Code",
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
    "Actor1Geo_Type",
    "Actor1Geo_Fullname",
    "Actor1Geo_CountryCode",
    "Actor1Geo_ADM1Code",
    "Actor1Geo_ADM2Code",
    "Actor1Geo_Lat",
    "Actor1Geo_Long",
    "Actor1Geo_FeatureID",
    "Actor2Geo_Type",
    "Actor2Geo_Fullname",
    "Actor2Geo_CountryCode",
    "Actor2Geo_ADM1Code",
    "Actor2Geo_ADM2Code",
    "Actor2Geo_Lat",
    "Actor2Geo_Long",
    "Actor2Geo_FeatureID",
    "ActionGeo_Type",
    "ActionGeo_Fullname",
    "ActionGeo_CountryCode",
    "ActionGeo_ADM1Code",
    "ActionGeo_ADM2Code",
    "ActionGeo_Lat",
    "ActionGeo_Long",
    "ActionGeo_FeatureID",
    "DATEADDED",
    "SOURCEURL",
];
/// Columns of numbers that are counted or measured; codes such as `0211` stay words, with their zeros.
const NUMBERS: [usize; 13] = [3, 4, 25, 29, 30, 31, 32, 33, 34, 40, 41, 56, 57];

/// A quote is a letter like any other here.
const DIALECT: Dialect = Dialect { delimiter: b'\t', quoted: false, header: false };

pub(super) struct Gdelt;

impl TableFormat for Gdelt {
    fn facts(&self) -> TableFacts {
        TableFacts { name: "gdelt", label: "GDELT 2.0 events", has_late_columns: false }
    }

    fn fits(&self, beginning: &[u8], _extension: &str) -> bool {
        let row = first_row_of(beginning, DIALECT);
        row.len() == COLUMNS.len() && row.get(1).is_some_and(|day| day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()))
    }

    fn read(&self, source: Source<'_>, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<Report, ImportError> {
        let bytes = Utf8::new(source.bytes)?;
        let found = first_row_of(bytes.beginning(), DIALECT).len();
        if found != COLUMNS.len() {
            return Err(ImportError::NotThis(format!(
                "no events of GDELT 2.0: expected {} cells between tabs in the first row, found {found}",
                COLUMNS.len()
            )));
        }
        let kind = |at: usize| if NUMBERS.contains(&at) { ColumnKind::Number } else { ColumnKind::Text };
        let schema = Schema {
            columns: COLUMNS.iter().enumerate().map(|(at, name)| ColumnHead { name: (*name).to_owned(), kind: kind(at) }).collect(),
            lon: Some(57),
            lat: Some(56),
            start: Some(1),
            where_prec: Some((51, where_prec)),
            ..Schema::default()
        };
        read(bytes, DIALECT, &schema, sink, progress)
    }
}

/// `ActionGeo_Type`: 1 country, 2 and 5 a state, 3 and 4 a city.
fn where_prec(code: &str) -> Option<u8> {
    match code {
        "1" => Some(6),
        "2" | "5" => Some(4),
        "3" | "4" => Some(1),
        _ => None,
    }
}
