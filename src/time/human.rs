//! Dates as readers say them, in English.
//!
//! What is vague stays audibly vague: "about" for an estimate, "possibly" for doubt, "some day in" for a day that is not
//! known, "end unknown" as against "onwards".

use super::expression::{CalendarDate, Choice, ClockTime, Endpoint, Expression, QualifiedDate, Qualifier, Zone};
use super::words::{month_name, year_name};

/// An expression in words.
pub(super) fn expression(expression: &Expression) -> String {
    match expression {
        Expression::Date(date) => qualified(*date),
        Expression::Time(time) => clock_time(time),
        Expression::Interval { start, end } => interval(*start, *end),
        Expression::OneOf(choices) => one_of(choices),
    }
}

fn interval(start: Endpoint, end: Endpoint) -> String {
    match (start, end) {
        (Endpoint::Date(start), Endpoint::Date(end)) => from_to(start, end, "to"),
        (Endpoint::Date(start), Endpoint::Open) => format!("{} onwards", qualified(start)),
        (Endpoint::Date(start), Endpoint::Unknown) => format!("from {}, end unknown", qualified(start)),
        (Endpoint::Open, Endpoint::Date(end)) => format!("until {}", qualified(end)),
        (Endpoint::Unknown, Endpoint::Date(end)) => format!("until {}, start unknown", qualified(end)),
        // cannot be read, so is never met
        (Endpoint::Open | Endpoint::Unknown, Endpoint::Open | Endpoint::Unknown) => "at an unknown time".to_owned(),
    }
}

/// Two dates with what they share said once: `9 to 15 October 2019`, `March to May 2019`.
fn from_to(first: QualifiedDate, last: QualifiedDate, word: &str) -> String {
    if first == last {
        return qualified(first);
    }
    let certain = first.qualifier == Qualifier::Certain && last.qualifier == Qualifier::Certain;
    let begin = match (first.date, last.date) {
        (CalendarDate::Day(a), CalendarDate::Day(b)) if certain && a.first_of_month() == b.first_of_month() => a.day().to_string(),
        (CalendarDate::Day(a), CalendarDate::Day(b)) if certain && a.year() == b.year() => {
            format!("{} {}", a.day(), month_name(a.month()))
        }
        (CalendarDate::Month { year, month }, CalendarDate::Month { year: same, .. }) if certain && year == same => {
            month_name(month).to_owned()
        }
        _ => qualified(first),
    };
    format!("{begin} {word} {}", qualified(last))
}

fn one_of(choices: &[Choice]) -> String {
    let words: Vec<String> = choices
        .iter()
        .map(|choice| match *choice {
            Choice::Date(date) => qualified(date),
            Choice::Range(first, last) => format!("between {}", from_to(first, last, "and")),
            Choice::OrEarlier(date) => format!("{} or earlier", qualified(date)),
            Choice::OrLater(date) => format!("{} or later", qualified(date)),
        })
        .collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

fn qualified(date: QualifiedDate) -> String {
    let mark = match date.qualifier {
        Qualifier::Certain => "",
        Qualifier::Uncertain => "possibly ",
        Qualifier::Approximate => "about ",
        Qualifier::UncertainAndApproximate => "possibly about ",
    };
    let month_of = |year: i16, month: i8| format!("{} {}", month_name(month), year_name(year));
    match date.date {
        CalendarDate::Day(day) => format!("{mark}{} {}", day.day(), month_of(day.year(), day.month())),
        CalendarDate::Month { year, month } => format!("{mark}{}", month_of(year, month)),
        CalendarDate::Year(year) => format!("{mark}{}", year_name(year)),
        CalendarDate::Season { year, season } => format!("{mark}{} {}", season.name(), year_name(year)),
        CalendarDate::Decade { first: first @ 1000.. } => format!("{mark}{first}s"),
        CalendarDate::Decade { first } => some_year(mark, first, first + 9),
        CalendarDate::Century { first } => some_year(mark, first, first + 99),
        CalendarDate::SomeDayOfMonth { year, month } => format!("some day in {mark}{}", month_of(year, month)),
        CalendarDate::SomeMonthOfYear(year) => format!("some month in {mark}{}", year_name(year)),
        CalendarDate::SomeDayOfYear(year) => format!("some day in {mark}{}", year_name(year)),
    }
}

fn some_year(mark: &str, first: i16, last: i16) -> String {
    format!("some year from {mark}{} to {}", year_name(first), year_name(last))
}

fn clock_time(time: &ClockTime) -> String {
    let (day, clock) = (time.local.date(), time.local.time());
    let seconds = if clock.second() == 0 { String::new() } else { format!(":{:02}", clock.second()) };
    let zone = match time.zone {
        Zone::Unstated => "local time".to_owned(),
        Zone::Utc => "UTC".to_owned(),
        Zone::Hours(_) | Zone::Minutes(_) => {
            let east = time.zone.minutes_east();
            let sign = if east < 0 { '-' } else { '+' };
            let (hours, minutes) = (east.unsigned_abs() / 60, east.unsigned_abs() % 60);
            if minutes == 0 { format!("UTC{sign}{hours}") } else { format!("UTC{sign}{hours}:{minutes:02}") }
        }
    };
    let date = format!("{} {} {}", day.day(), month_name(day.month()), year_name(day.year()));
    format!("{date}, {:02}:{:02}{seconds} {zone}", clock.hour(), clock.minute())
}

#[cfg(test)]
mod tests {
    use crate::time::Edtf;

    #[test]
    fn every_form_has_its_words() {
        for (text, words) in [
            ("2025-05~", "about May 2025"),
            ("2019-10-13", "13 October 2019"),
            ("2019-10-XX", "some day in October 2019"),
            ("2019-10-XX~", "some day in about October 2019"),
            ("2019-XX", "some month in 2019"),
            ("2019-XX-XX", "some day in 2019"),
            ("201X", "2010s"),
            ("201X~", "about 2010s"),
            ("20XX", "some year from 2000 to 2099"),
            ("-004X", "some year from 50 BC to 41 BC"),
            ("2019-21", "spring 2019"),
            ("2019-24?", "possibly winter 2019"),
            ("2019?", "possibly 2019"),
            ("2019%", "possibly about 2019"),
            ("0079-10-24", "24 October AD 79"),
            ("-0043-03-15", "15 March 44 BC"),
            ("2017-09/2018~", "September 2017 to about 2018"),
            ("2019-10-09/2019-10-15", "9 to 15 October 2019"),
            ("2019-09-28/2019-10-03", "28 September to 3 October 2019"),
            ("2018-12-28/2019-01-03", "28 December 2018 to 3 January 2019"),
            ("2019-03/2019-05", "March to May 2019"),
            ("2019-03/2019-05~", "March 2019 to about May 2019"),
            ("2019/2019", "2019"),
            ("2017/..", "2017 onwards"),
            ("../2019-10", "until October 2019"),
            ("2017-09/", "from September 2017, end unknown"),
            ("/2018", "until 2018, start unknown"),
            ("[2018,2019]", "2018 or 2019"),
            ("[2017,2018,2020]", "2017, 2018 or 2020"),
            ("[2018..2020]", "between 2018 and 2020"),
            ("[2019-03..2019-05]", "between March and May 2019"),
            ("[..2018]", "2018 or earlier"),
            ("[2018..]", "2018 or later"),
            ("[2018]", "2018"),
            ("2018-12-28T10:00:00Z", "28 December 2018, 10:00 UTC"),
            ("2018-12-28T10:00:30", "28 December 2018, 10:00:30 local time"),
            ("2018-12-28T10:00:00+03:00", "28 December 2018, 10:00 UTC+3"),
            ("2018-12-28T10:00:00-04:30", "28 December 2018, 10:00 UTC-4:30"),
        ] {
            assert_eq!(text.parse::<Edtf>().unwrap().human(), words, "{text}");
        }
    }
}
