//! Dates as tables write them: `2019-10-13`, `13-10-2019`, `13 October 2019`, `20191013`, EDTF, and versions of EDTF in a list, as
//! our own exports have them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use crate::time::{DAY_S, Edtf, Moment, TimeSpan};

/// A date of a table with its precision, UCDP GED's 1 day to 5 year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TableDate {
    pub(super) span: TimeSpan,
    pub(super) date_prec: u8,
}

/// Which of two numbers of a date such as `03/04/2019` is the day; a table keeps to one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    #[default]
    DayFirst,
    MonthFirst,
}

/// Reads a date. A time of day behind it is left out, unless the whole is EDTF, which may name the second.
pub(super) fn table_date(text: &str, order: Order) -> Option<TableDate> {
    let text = text.trim();
    if let Some(date) = day(text, order) {
        let start = Moment::from_date(date);
        return Some(TableDate { span: TimeSpan::between(start, start.plus_seconds(DAY_S)), date_prec: 1 });
    }
    versions(text).or_else(|| moment(text).map(|at| TableDate { span: TimeSpan::between(at, at.plus_seconds(1)), date_prec: 1 }))
}

/// One date in EDTF, or several versions of it, parted by semicolons: from the first day of all to the last, and open where one of them
/// is; as exact as the best.
pub(super) fn versions(text: &str) -> Option<TableDate> {
    let all = text.split(';').map(|version| version.trim().parse().ok()).collect::<Option<Vec<Edtf>>>()?;
    let spans = || all.iter().map(Edtf::strict);
    let start = spans().map(|span| span.start).collect::<Option<Vec<_>>>().and_then(|starts| starts.into_iter().min());
    let end = spans().map(|span| span.end).collect::<Option<Vec<_>>>().and_then(|ends| ends.into_iter().max());
    Some(TableDate { span: TimeSpan { start, end }, date_prec: all.iter().map(Edtf::date_prec).min()? })
}

/// An instant as ISO 8601 writes it, also with parts of a second, which are dropped; without a zone it is taken for UTC.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(Moment::from_seconds(instant.as_second()));
    }
    text.contains('T').then(|| text.parse::<DateTime>().ok().map(Moment::from_datetime))?
}

/// The day that a text begins with.
fn day(text: &str, order: Order) -> Option<Date> {
    let bytes = text.as_bytes();
    // the form that nearly every table has, without a detour
    if let [a, b, c, d, b'-', e, f, b'-', g, h, rest @ ..] = bytes
        && is_time_of_day(rest)
    {
        return date(number(&[*a, *b, *c, *d])?, number(&[*e, *f])?, number(&[*g, *h])?);
    }
    if bytes.len() == 8 && bytes.iter().all(u8::is_ascii_digit) {
        return date(number(bytes.get(..4)?)?, number(bytes.get(4..6)?)?, number(bytes.get(6..)?)?);
    }
    let (first, rest) = text.split_once(|c: char| !c.is_alphanumeric())?;
    let (second, rest) = rest.split_once(|c: char| !c.is_alphanumeric())?;
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (third, rest) = rest.split_at(rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()));
    if !is_time_of_day(rest.as_bytes()) {
        return None;
    }
    // with points or hyphens nobody writes the month first
    let order = if text.contains('/') { order } else { Order::DayFirst };
    let (first, third) = (number(first.as_bytes()), number(third.as_bytes()));
    if let Some(month) = month_named(second) {
        return date(third?, month, first?);
    }
    let second = number(second.as_bytes())?;
    match (first?, third?) {
        (year, day) if year > 31 => date(year, second, day),
        // what would be the thirteenth month is no date: the table has the other order, and then all of its dates have
        (first, year) if year > 31 && order == Order::DayFirst => date(year, second, first),
        (month, year) if year > 31 => date(year, month, second),
        _ => None,
    }
}

/// Whether what stands behind a day is nothing, or a time: another day, or an open end, makes it a stretch of time.
fn is_time_of_day(rest: &[u8]) -> bool {
    let time = rest.trim_ascii_start();
    rest.is_empty()
        || time.len() < rest.len() && time.first().is_some_and(u8::is_ascii_digit) && time.contains(&b':') && !time.contains(&b'/')
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn number(digits: &[u8]) -> Option<i16> {
    if digits.is_empty() || digits.len() > 4 {
        return None;
    }
    digits.iter().try_fold(0_i16, |sum, digit| Some(sum * 10 + i16::from(digit.is_ascii_digit().then_some(digit - b'0')?)))
}

fn month_named(word: &str) -> Option<i16> {
    const MONTHS: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let word = word.to_ascii_lowercase();
    MONTHS.iter().position(|month| month.starts_with(&word)).and_then(|index| i16::try_from(index + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: Order) -> String {
        match table_date(text, order) {
            Some(date) => format!("{} {}", date.span.start.map_or_else(String::new, |start| start.date().to_string()), date.date_prec),
            None => "unreadable".to_owned(),
        }
    }

    #[test]
    fn dates_come_in_many_styles() {
        for text in [
            "2019-10-13",
            "2019-10-13 00:00:00.000",
            "13-10-2019",
            "13 October 2019",
            "13 Oct 2019",
            "20191013",
            "13/10/2019",
            "13.10.2019",
        ] {
            assert_eq!(read(text, Order::DayFirst), "2019-10-13 1", "{text}");
        }
        assert_eq!(read("10/13/2019", Order::DayFirst), "unreadable", "there is no thirteenth month, and no date is turned round");
        assert_eq!(read("10/13/2019", Order::MonthFirst), "2019-10-13 1");
        assert_eq!(read("13.10.2019", Order::MonthFirst), "2019-10-13 1", "with points nobody writes the month first");
        assert_eq!(read("03/04/2019", Order::DayFirst), "2019-04-03 1");
        assert_eq!(read("03/04/2019", Order::MonthFirst), "2019-03-04 1");
        assert_eq!(read("2019-10", Order::DayFirst), "2019-10-01 4");
        assert_eq!(read("2019-10; 2019-09-30", Order::DayFirst), "2019-09-30 1", "two versions");
        assert_eq!(read("../2019-10; 2019-09-30", Order::DayFirst), " 1", "one of them is open");
        assert_eq!(read("2018-12-19/..", Order::DayFirst), "2018-12-19 5", "it goes on");
        assert_eq!(read("2018-12-19~", Order::DayFirst), "2018-12-19 2", "about that day");
        for text in [
            "2019-10-13 to 2019-10-15",
            "13.10.2019 - 15.10.2019",
            "13/10/2019/15/10/2019",
            "",
            ";",
            "2019-10; soon",
            "yesterday",
            "2019-13-01",
            "99",
            "31-02-2019",
            "13-10-19",
        ] {
            assert_eq!(read(text, Order::DayFirst), "unreadable", "{text}");
        }
    }
}
