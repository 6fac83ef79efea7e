//! The four bounds of an expression: a strict span to sort by and to draw solid, a fuzzy one to filter by and to fade over.
//!
//! The rules are those documented by python-edtf (README, "`lower_fuzzy` and `upper_fuzzy`"): a doubtful or estimated date is
//! widened on both sides by its own unit, twice that when it is both. On purpose, this differs from python-edtf in that
//!
//! - ends are exclusive moments and widening moves whole units, so `1912-04~` ends with 31 May, not 30 May;
//! - `2004-06-11?` is widened by a day, as that README says. Its newer code adds a month and a year to it, reading the mark
//!   as a doubt about each component by itself; an article that says "about 11 June" means days;
//! - an unknown end (`2017-09/`) has no bound, like an open one; python-edtf supposes ten years, which nobody stated;
//! - times of day count to the second; python-edtf keeps the day;
//! - winter: strictly the December of its year, as there, but the fuzzy span goes on to the end of February, because that
//!   is what people call that winter.

use jiff::civil::Date;

use super::expression::{CalendarDate, Choice, ClockTime, Endpoint, Expression, QualifiedDate, Qualifier, Season};
use super::{DAY_S, Moment, TimeSpan};

/// What a doubtful or estimated season is widened by, as in python-edtf.
const SEASON_PADDING_DAYS: i64 = 12 * 7;

/// The strict and the fuzzy span of an expression, in this order.
pub(super) fn of(expression: &Expression) -> (TimeSpan, TimeSpan) {
    match expression {
        Expression::Date(date) => (strict(*date), fuzzy(*date)),
        Expression::Time(time) => {
            let span = second(time);
            (span, span)
        }
        Expression::Interval { start, end } => (interval(*start, *end, strict), interval(*start, *end, fuzzy)),
        Expression::OneOf(choices) => (any_of(choices, strict), any_of(choices, fuzzy)),
    }
}

/// Whether the interval ends before it starts, whatever days are meant.
pub(super) fn is_reversed(start: QualifiedDate, end: QualifiedDate) -> bool {
    strict(start).start_or_min() >= strict(end).end_or_max()
}

fn interval(start: Endpoint, end: Endpoint, bounds: fn(QualifiedDate) -> TimeSpan) -> TimeSpan {
    let span_of = |endpoint: Endpoint| match endpoint {
        Endpoint::Date(date) => bounds(date),
        Endpoint::Open | Endpoint::Unknown => TimeSpan::ALWAYS,
    };
    TimeSpan { start: span_of(start).start, end: span_of(end).end }
}

fn any_of(choices: &[Choice], bounds: fn(QualifiedDate) -> TimeSpan) -> TimeSpan {
    let span_of = |choice: &Choice| match *choice {
        Choice::Date(date) => bounds(date),
        Choice::Range(first, last) => TimeSpan { start: bounds(first).start, end: bounds(last).end },
        Choice::OrEarlier(date) => TimeSpan { start: None, end: bounds(date).end },
        Choice::OrLater(date) => TimeSpan { start: bounds(date).start, end: None },
    };
    TimeSpan::covering(choices.iter().map(span_of)).unwrap_or(TimeSpan::ALWAYS)
}

/// The second that a clock showed. Without a zone it is taken for UTC: off by hours at most, and the same for everybody.
fn second(time: &ClockTime) -> TimeSpan {
    let start = Moment::from_datetime(time.local).plus_seconds(-60 * i64::from(time.zone.minutes_east()));
    let start = start.min(Moment::MAX.plus_seconds(-1)); // the last second of time has no end of its own
    TimeSpan::between(start, start.plus_seconds(1))
}

fn strict(date: QualifiedDate) -> TimeSpan {
    let months = |start: Moment, count: i64| TimeSpan::between(start, start.plus_months(count));
    match date.date {
        CalendarDate::Day(day) => {
            let start = Moment::from_date(day);
            TimeSpan::between(start, start.plus_seconds(DAY_S))
        }
        CalendarDate::Month { year, month } | CalendarDate::SomeDayOfMonth { year, month } => months(month_start(year, month), 1),
        CalendarDate::Year(year) | CalendarDate::SomeMonthOfYear(year) | CalendarDate::SomeDayOfYear(year) => {
            months(month_start(year, 1), 12)
        }
        CalendarDate::Season { year, season } => match season {
            Season::Spring => months(month_start(year, 3), 3),
            Season::Summer => months(month_start(year, 6), 3),
            Season::Autumn => months(month_start(year, 9), 3),
            Season::Winter => months(month_start(year, 12), 1),
        },
        CalendarDate::Decade { first } => months(month_start(first, 1), 120),
        CalendarDate::Century { first } => months(month_start(first, 1), 1200),
    }
}

fn fuzzy(date: QualifiedDate) -> TimeSpan {
    let TimeSpan { start, end } = strict(date);
    let end = match date.date {
        CalendarDate::Season { season: Season::Winter, .. } => end.map(|end| end.plus_months(2)),
        _ => end,
    };
    let units = match date.qualifier {
        Qualifier::Certain => 0,
        Qualifier::Uncertain | Qualifier::Approximate => 1,
        Qualifier::UncertainAndApproximate => 2,
    };
    let shift = |moment: Moment, units: i64| match date.date {
        CalendarDate::Day(_) => moment.plus_days(units),
        CalendarDate::Month { .. } | CalendarDate::SomeDayOfMonth { .. } => moment.plus_months(units),
        CalendarDate::Year(_) | CalendarDate::SomeMonthOfYear(_) | CalendarDate::SomeDayOfYear(_) => moment.plus_years(units),
        CalendarDate::Season { .. } => moment.plus_days(units * SEASON_PADDING_DAYS),
        CalendarDate::Decade { .. } => moment.plus_years(10 * units),
        CalendarDate::Century { .. } => moment.plus_years(100 * units),
    };
    TimeSpan { start: start.map(|start| shift(start, -units)), end: end.map(|end| shift(end, units)) }
}

/// Midnight at the beginning of a month; the fields were checked when the text was read.
fn month_start(year: i16, month: i8) -> Moment {
    Date::new(year, month, 1).map_or(Moment::MAX, Moment::from_date)
}

#[cfg(test)]
mod tests {
    use crate::time::{Edtf, TimeSpan};

    /// Inclusive dates of a span, `-inf` and `inf` where it is open, as python-edtf's tests write them.
    fn inclusive(span: TimeSpan) -> (String, String) {
        let day = |date: jiff::civil::Date| {
            let sign = if date.year() < 0 { "-" } else { "" };
            format!("{sign}{:04}-{:02}-{:02}", date.year().unsigned_abs(), date.month(), date.day())
        };
        (
            span.start.map_or("-inf".to_owned(), |start| day(start.date())),
            span.end.map_or("inf".to_owned(), |end| day(end.plus_seconds(-1).date())),
        )
    }

    fn check(text: &str, strict: (&str, &str), fuzzy: (&str, &str)) {
        let edtf: Edtf = text.parse().unwrap();
        let owned = |(a, b): (&str, &str)| (a.to_owned(), b.to_owned());
        assert_eq!(inclusive(edtf.strict()), owned(strict), "strict bounds of {text}");
        assert_eq!(inclusive(edtf.fuzzy()), owned(fuzzy), "fuzzy bounds of {text}");
    }

    fn check_sharp(text: &str, strict: (&str, &str)) {
        check(text, strict, strict);
    }

    #[test]
    fn the_table_of_python_edtf_without_marks() {
        for (text, lower, upper) in [
            ("2001-02-03", "2001-02-03", "2001-02-03"),
            ("2008-12", "2008-12-01", "2008-12-31"),
            ("2008", "2008-01-01", "2008-12-31"),
            ("-0999", "-0999-01-01", "-0999-12-31"),
            ("0000", "0000-01-01", "0000-12-31"),
            ("2001-02-03T09:30:01", "2001-02-03", "2001-02-03"),
            ("2004-01-01T10:10:10Z", "2004-01-01", "2004-01-01"),
            ("2004-01-01T10:10:10+05:00", "2004-01-01", "2004-01-01"),
            ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12"),
            ("1964/2008", "1964-01-01", "2008-12-31"),
            ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
            ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),
            ("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),
            ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
            ("2005/2006-02", "2005-01-01", "2006-02-28"),
            ("-2005/-1999-02", "-2005-01-01", "-1999-02-28"),
            ("199X", "1990-01-01", "1999-12-31"),
            ("19XX", "1900-01-01", "1999-12-31"),
            ("1999-XX", "1999-01-01", "1999-12-31"),
            ("1999-01-XX", "1999-01-01", "1999-01-31"),
            ("1999-XX-XX", "1999-01-01", "1999-12-31"),
            ("../2006", "-inf", "2006-12-31"),
            ("2004-01-01/..", "2004-01-01", "inf"),
            ("2001-21", "2001-03-01", "2001-05-31"),
            ("2003-22", "2003-06-01", "2003-08-31"),
            ("2000-23", "2000-09-01", "2000-11-30"),
            ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
            ("[..1760-12-03]", "-inf", "1760-12-03"),
            ("[1760-12..]", "1760-12-01", "inf"),
            ("[1760-01,1760-02,1760-12..]", "1760-01-01", "inf"),
            ("[1667,1760-12]", "1667-01-01", "1760-12-31"),
            ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"),
            ("156X", "1560-01-01", "1569-12-31"),
        ] {
            check_sharp(text, (lower, upper));
        }
    }

    #[test]
    fn the_table_of_python_edtf_with_marks() {
        for (text, strict, fuzzy) in [
            ("1984?", ("1984-01-01", "1984-12-31"), ("1983-01-01", "1985-12-31")),
            ("1984~", ("1984-01-01", "1984-12-31"), ("1983-01-01", "1985-12-31")),
            ("1984%", ("1984-01-01", "1984-12-31"), ("1982-01-01", "1986-12-31")),
            ("1979-08~", ("1979-08-01", "1979-08-31"), ("1979-07-01", "1979-09-30")),
            ("1912~", ("1912-01-01", "1912-12-31"), ("1911-01-01", "1913-12-31")),
            ("-0275~", ("-0275-01-01", "-0275-12-31"), ("-0276-01-01", "-0274-12-31")),
            ("-0001~", ("-0001-01-01", "-0001-12-31"), ("-0002-01-01", "0000-12-31")),
            ("0000~", ("0000-01-01", "0000-12-31"), ("-0001-01-01", "0001-12-31")),
            ("1984~/2004-06", ("1984-01-01", "2004-06-30"), ("1983-01-01", "2004-06-30")),
            ("1984?/2004%", ("1984-01-01", "2004-12-31"), ("1983-01-01", "2006-12-31")),
            ("1984~/2004~", ("1984-01-01", "2004-12-31"), ("1983-01-01", "2005-12-31")),
        ] {
            check(text, strict, fuzzy);
        }
    }

    #[test]
    fn where_we_differ_from_python_edtf() {
        // its README has 1912-05-30, a month after 30 April
        check("1912-04~", ("1912-04-01", "1912-04-30"), ("1912-03-01", "1912-05-31"));
        // its code has 2003-05-10 and 2005-07-12
        check("2004-06-11?", ("2004-06-11", "2004-06-11"), ("2004-06-10", "2004-06-12"));
        check("2004-06-11%", ("2004-06-11", "2004-06-11"), ("2004-06-09", "2004-06-13"));
        check("1984/2004-06~", ("1984-01-01", "2004-06-30"), ("1984-01-01", "2004-07-31"));
        check("1984-06?/2004-08?", ("1984-06-01", "2004-08-31"), ("1984-05-01", "2004-09-30"));
        check("1984-06-02?/2004-08-08~", ("1984-06-02", "2004-08-08"), ("1984-06-01", "2004-08-09"));
        // it supposes ten years
        check_sharp("/2006", ("-inf", "2006-12-31"));
        check_sharp("2004-06-01/", ("2004-06-01", "inf"));
        check("1984-06-02?/", ("1984-06-02", "inf"), ("1984-06-01", "inf"));
        // it ends winter with the year
        check("2010-24", ("2010-12-01", "2010-12-31"), ("2010-12-01", "2011-02-28"));
    }

    #[test]
    fn units_other_than_day_month_and_year_widen_by_themselves() {
        check("2019-21~", ("2019-03-01", "2019-05-31"), ("2018-12-07", "2019-08-23"));
        check("2019-21%", ("2019-03-01", "2019-05-31"), ("2018-09-14", "2019-11-15"));
        check("201X~", ("2010-01-01", "2019-12-31"), ("2000-01-01", "2029-12-31"));
        check("19XX?", ("1900-01-01", "1999-12-31"), ("1800-01-01", "2099-12-31"));
        check("2019-10-XX~", ("2019-10-01", "2019-10-31"), ("2019-09-01", "2019-11-30"));
        check("2019-XX-XX~", ("2019-01-01", "2019-12-31"), ("2018-01-01", "2020-12-31"));
        check("[2018~,2020]", ("2018-01-01", "2020-12-31"), ("2017-01-01", "2020-12-31"));
        check_sharp("-201X", ("-2019-01-01", "-2010-12-31"));
        check_sharp("-00XX", ("-0099-01-01", "0000-12-31"));
    }

    #[test]
    fn the_dates_of_formats_md() {
        check_sharp("2019-10", ("2019-10-01", "2019-10-31"));
        check_sharp("2019-10-13", ("2019-10-13", "2019-10-13"));
        check("2025-05~", ("2025-05-01", "2025-05-31"), ("2025-04-01", "2025-06-30"));
        check("2019?", ("2019-01-01", "2019-12-31"), ("2018-01-01", "2020-12-31"));
        check("2017-09/2018~", ("2017-09-01", "2018-12-31"), ("2017-09-01", "2019-12-31"));
        check_sharp("2017/..", ("2017-01-01", "inf"));
        check_sharp("../2019-10", ("-inf", "2019-10-31"));
        check_sharp("2017-09/", ("2017-09-01", "inf"));
        check_sharp("[2018,2019]", ("2018-01-01", "2019-12-31"));
        check_sharp("[..2018]", ("-inf", "2018-12-31"));
        check_sharp("[2018..2020]", ("2018-01-01", "2020-12-31"));
    }

    #[test]
    fn a_time_of_day_is_one_second_in_utc() {
        let edtf: Edtf = "2018-12-28T01:00:00+03:00".parse().unwrap();
        assert_eq!(edtf.strict().start.unwrap().to_string(), "2018-12-27T22:00:00Z");
        assert_eq!(edtf.strict().duration_s(), Some(1));
        let same: Edtf = "2018-12-27T22:00:00Z".parse().unwrap();
        assert_eq!(same.strict(), edtf.strict());
        let unstated: Edtf = "2018-12-27T22:00:00".parse().unwrap();
        assert_eq!(unstated.strict(), edtf.strict());
    }

    #[test]
    fn the_ends_of_time_clamp() {
        check("9999~", ("9999-01-01", "9999-12-31"), ("9998-01-01", "9999-12-31"));
        check_sharp("9999-21", ("9999-03-01", "9999-05-31"));
        check("-9999%", ("-9999-01-01", "-9999-12-31"), ("-9999-01-01", "-9997-12-31"));
    }
}
