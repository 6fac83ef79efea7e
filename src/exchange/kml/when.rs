//! Dates as KML has them: a `TimeStamp` or a `TimeSpan`, as precise as the date is known and not more.
//!
//! OGC 07-147r2 (KML 2.2), section 15: a `dateTime` of KML is a year, a month, a day or a second. `begin` and `end` belong to the span.
//! What EDTF says beyond that (about, perhaps, one of) stays in the property `date_edtf`.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::time::Edtf;
use crate::time::expression::{CalendarDate, Choice, Endpoint, Expression, QualifiedDate, Season};

/// When a feature was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TimePrimitive {
    /// At that time, be it a year, a month, a day or a second.
    Stamp(String),
    /// From the one to the other, both included; an end that is open or unknown is left out. Not both are.
    Span { begin: Option<String>, end: Option<String> },
}

/// One end of a date: year, month, day and second to compare by, and the text, no more precise than the date.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bound {
    key: (i16, i8, i8, i32),
    text: String,
}

/// The time that all versions of a date cover: from the earliest beginning to the latest end. An end that any version leaves open is
/// open. None where there is no date, or no bound at all.
pub(super) fn time_primitive(versions: &[Edtf]) -> Option<TimePrimitive> {
    let ends: Vec<(Option<Bound>, Option<Bound>)> = versions.iter().map(bounds).collect();
    let (begins, ends): (Vec<Option<Bound>>, Vec<Option<Bound>>) = ends.into_iter().unzip();
    match (earliest(begins), latest(ends)) {
        (None, None) => None,
        (Some(begin), Some(end)) if begin.text == end.text => Some(TimePrimitive::Stamp(begin.text)),
        (begin, end) => Some(TimePrimitive::Span { begin: begin.map(|bound| bound.text), end: end.map(|bound| bound.text) }),
    }
}

/// Of several that begin together, the one that is least precise.
fn earliest(begins: Vec<Option<Bound>>) -> Option<Bound> {
    let known: Option<Vec<Bound>> = begins.into_iter().collect();
    known?.into_iter().min_by_key(|bound| (bound.key, bound.text.len()))
}

fn latest(ends: Vec<Option<Bound>>) -> Option<Bound> {
    let known: Option<Vec<Bound>> = ends.into_iter().collect();
    known?.into_iter().max_by_key(|bound| (bound.key, Reverse(bound.text.len())))
}

/// The strict bounds of a date.
fn bounds(edtf: &Edtf) -> (Option<Bound>, Option<Bound>) {
    match edtf.expression() {
        Expression::Date(date) => (Some(first(*date)), Some(last(*date))),
        Expression::Time(_) => {
            let second = edtf.strict().start.map(|start| {
                let at = start.datetime();
                let of_day = i32::from(at.hour()) * 3600 + i32::from(at.minute()) * 60 + i32::from(at.second());
                let text = format!("{}T{:02}:{:02}:{:02}Z", day_text(at.date()), at.hour(), at.minute(), at.second());
                Bound { key: (at.year(), at.month(), at.day(), of_day), text }
            });
            (second.clone(), second)
        }
        Expression::Interval { start, end } => {
            let known = |endpoint: &Endpoint, bound: fn(QualifiedDate) -> Bound| match endpoint {
                Endpoint::Date(date) => Some(bound(*date)),
                Endpoint::Open | Endpoint::Unknown => None,
            };
            (known(start, first), known(end, last))
        }
        Expression::OneOf(choices) => {
            let of_choice = |choice: &Choice| match *choice {
                Choice::Date(date) => (Some(first(date)), Some(last(date))),
                Choice::Range(from, to) => (Some(first(from)), Some(last(to))),
                Choice::OrEarlier(date) => (None, Some(last(date))),
                Choice::OrLater(date) => (Some(first(date)), None),
            };
            let (begins, ends) = choices.iter().map(of_choice).unzip();
            (earliest(begins), latest(ends))
        }
    }
}

fn first(date: QualifiedDate) -> Bound {
    let month = |year: i16, month: i8| Bound { key: (year, month, 1, 0), text: month_text(year, month) };
    let year = |year: i16| Bound { key: (year, 1, 1, 0), text: year_text(year) };
    match date.date {
        CalendarDate::Day(day) => Bound { key: (day.year(), day.month(), day.day(), 0), text: day_text(day) },
        CalendarDate::Month { year, month: number } | CalendarDate::SomeDayOfMonth { year, month: number } => month(year, number),
        CalendarDate::Year(number) | CalendarDate::SomeMonthOfYear(number) | CalendarDate::SomeDayOfYear(number) => year(number),
        CalendarDate::Season { year, season } => month(year, months_of(season).0),
        CalendarDate::Decade { first } | CalendarDate::Century { first } => year(first),
    }
}

fn last(date: QualifiedDate) -> Bound {
    const END_OF_DAY_S: i32 = 86_399;
    let month = |year: i16, month: i8| Bound { key: (year, month, 31, END_OF_DAY_S), text: month_text(year, month) };
    let year = |year: i16| Bound { key: (year, 12, 31, END_OF_DAY_S), text: year_text(year) };
    match date.date {
        CalendarDate::Day(day) => Bound { key: (day.year(), day.month(), day.day(), END_OF_DAY_S), text: day_text(day) },
        CalendarDate::Month { year, month: number } | CalendarDate::SomeDayOfMonth { year, month: number } => month(year, number),
        CalendarDate::Year(number) | CalendarDate::SomeMonthOfYear(number) | CalendarDate::SomeDayOfYear(number) => year(number),
        CalendarDate::Season { year, season } => month(year, months_of(season).1),
        CalendarDate::Decade { first } => year(first.saturating_add(9)),
        CalendarDate::Century { first } => year(first.saturating_add(99)),
    }
}

/// First and last month of the strict bounds, as [`Edtf::strict`] has them: winter is the December of its year.
fn months_of(season: Season) -> (i8, i8) {
    match season {
        Season::Spring => (3, 5),
        Season::Summer => (6, 8),
        Season::Autumn => (9, 11),
        Season::Winter => (12, 12),
    }
}

/// Four digits at least, with a sign before the year 0 (XML Schema 1.1, part 2, section 3.3.11).
fn year_text(year: i16) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

fn month_text(year: i16, month: i8) -> String {
    format!("{}-{month:02}", year_text(year))
}

fn day_text(day: Date) -> String {
    format!("{}-{:02}", month_text(day.year(), day.month()), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(versions: &[&str]) -> String {
        let versions: Vec<Edtf> = versions.iter().map(|text| text.parse().unwrap()).collect();
        match time_primitive(&versions) {
            None => "none".to_owned(),
            Some(TimePrimitive::Stamp(at)) => at,
            Some(TimePrimitive::Span { begin, end }) => {
                format!("{} to {}", begin.as_deref().unwrap_or("open"), end.as_deref().unwrap_or("open"))
            }
        }
    }

    #[test]
    fn a_date_is_as_precise_as_it_is_written() {
        for (edtf, expected) in [
            ("2019-10-13", "2019-10-13"),
            ("2025-05", "2025-05"),
            ("2025-05~", "2025-05"),
            ("2019?", "2019"),
            ("2019-10-XX", "2019-10"),
            ("2019-XX", "2019"),
            ("201X", "2010 to 2019"),
            ("19XX", "1900 to 1999"),
            ("2019-22", "2019-06 to 2019-08"),
            ("2019-24", "2019-12"),
            ("2018-12-28T10:00:00Z", "2018-12-28T10:00:00Z"),
            ("2018-12-28T01:00:00+04", "2018-12-27T21:00:00Z"),
            ("2017-09/2018~", "2017-09 to 2018"),
            ("2017/..", "2017 to open"),
            ("2017-09/", "2017-09 to open"),
            ("../2019-10", "open to 2019-10"),
            ("[2018,2019-03]", "2018 to 2019-03"),
            ("[..2018-05]", "open to 2018-05"),
            ("-0043-03-15", "-0043-03-15"),
        ] {
            assert_eq!(written(&[edtf]), expected, "{edtf}");
        }
    }

    #[test]
    fn several_versions_are_one_span_that_is_open_where_one_of_them_is() {
        assert_eq!(written(&[]), "none");
        assert_eq!(written(&["2023-10-07", "2023-10"]), "2023-10");
        assert_eq!(written(&["2019-10-01/2019-10-05", "2019-10"]), "2019-10");
        assert_eq!(written(&["2019-10-13", "2019-11-02"]), "2019-10-13 to 2019-11-02");
        assert_eq!(written(&["2019-10-13", "2019/.."]), "2019 to open");
        assert_eq!(written(&["../2019", "2018/.."]), "none");
    }
}
