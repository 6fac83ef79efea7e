//! When a row was, by the properties that our own exports and most others give a date in.

use super::dates::{Order, TableDate, versions};
use super::delimited::dated;
use super::report::Reason;

/// The date of a row: what `date_edtf` says where that can be read, since it alone tells an open end from a missing one; else the
/// days from `start` to `end`. None where nothing is said.
pub(super) fn date_of<'a>(word: impl Fn(&str) -> Option<&'a str>) -> Result<Option<TableDate>, (Reason, String)> {
    let said = |key: &&str| word(key).map(str::trim).filter(|text| !text.is_empty());
    if let Some(date) = said(&"date_edtf").and_then(versions) {
        return Ok(Some(date));
    }
    let first = |keys: &[&str]| keys.iter().find_map(said).unwrap_or("");
    dated(first(&["start", "date_edtf", "date_start", "date"]), first(&["end", "date_end"]), Order::DayFirst)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(pairs: &[(&str, &'static str)]) -> String {
        let day = |moment: crate::time::Moment| moment.date().to_string();
        match date_of(|key| pairs.iter().find(|(known, _)| *known == key).map(|(_, text)| *text)) {
            Ok(None) => "none".to_owned(),
            Err((reason, value)) => format!("{reason:?} {value}"),
            Ok(Some(TableDate { span, date_prec })) => {
                let [start, end] = [span.start, span.end.map(|end| end.plus_seconds(-1))].map(|end| end.map_or("open".to_owned(), day));
                format!("{start} to {end}, {date_prec}")
            }
        }
    }

    #[test]
    fn edtf_stands_before_days_and_keeps_an_end_open() {
        assert_eq!(said(&[("date_edtf", "2017/.."), ("start", "2017-01-01")]), "2017-01-01 to open, 5");
        assert_eq!(said(&[("date_edtf", "2019-10-13; 2019-10")]), "2019-10-01 to 2019-10-31, 1");
        assert_eq!(said(&[("date_edtf", "2019-10-13; ../2019-11")]), "open to 2019-11-30, 1");
        assert_eq!(said(&[("date_edtf", "once"), ("start", "2019-10-13"), ("end", "2019-10-20")]), "2019-10-13 to 2019-10-20, 3");
        assert_eq!(said(&[("date", "2019-10-13T09:00:00.5Z")]), "2019-10-13 to 2019-10-13, 1");
        assert_eq!(said(&[("date", "once")]), "Date once");
        assert_eq!(said(&[("start", " "), ("end", "")]), "none");
    }
}
