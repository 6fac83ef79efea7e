//! From EDTF text to [`Expression`], character by character, so that a mistake is shown where it is.

use jiff::civil::{Date, DateTime, Time};

use super::bounds;
use super::expression::{CalendarDate, Choice, ClockTime, Endpoint, Expression, QualifiedDate, Qualifier, Season, Zone};
use super::words::month_name;

/// What is wrong with a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Which character, counted from 0; the number of characters where the text ends too early.
    pub(super) at: usize,
    /// What could stand there.
    pub(super) expected: String,
    /// What to do, where it is known better than from the text as a whole.
    pub(super) remedy: Option<&'static str>,
}

/// What can stand behind the first hyphen.
const MONTH: &str = "a month from 01 to 12, a season from 21 to 24, or XX";

type Parsed<T> = Result<T, Fault>;

/// Reads a whole text.
pub(super) fn expression(text: &str) -> Parsed<Expression> {
    let mut scanner = Scanner { chars: text.chars().collect(), at: 0 };
    match scanner.peek() {
        Some('[') => scanner.one_of(),
        Some('{') => scanner.fault_with("a date or a set in []", "make one claim for each date: a list in {} means all of them"),
        _ => scanner.date_or_interval(),
    }
}

struct Scanner {
    chars: Vec<char>,
    at: usize,
}

impl Scanner {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn eat_pair(&mut self, c: char) -> bool {
        let found = self.chars.get(self.at..).is_some_and(|rest| rest.starts_with(&[c, c]));
        self.at += if found { 2 } else { 0 };
        found
    }

    fn eat_dots(&mut self) -> bool {
        self.eat_pair('.')
    }

    fn eat_xx(&mut self) -> bool {
        self.eat_pair('X')
    }

    fn fault<T>(&self, expected: &str) -> Parsed<T> {
        Err(Fault { at: self.at, expected: expected.to_owned(), remedy: None })
    }

    fn fault_with<T>(&self, expected: &str, remedy: &'static str) -> Parsed<T> {
        Err(Fault { at: self.at, expected: expected.to_owned(), remedy: Some(remedy) })
    }

    fn end(&self, expected: &str) -> Parsed<()> {
        if self.at == self.chars.len() { Ok(()) } else { self.fault(expected) }
    }

    /// The value of exactly two digits that lies in the range, or a fault where they begin.
    fn two_digits(&mut self, range: std::ops::RangeInclusive<u8>, expected: &str) -> Parsed<u8> {
        let digit = |offset: usize| self.chars.get(self.at + offset).and_then(|c| c.to_digit(10));
        let value = digit(0).zip(digit(1)).and_then(|(tens, ones)| u8::try_from(10 * tens + ones).ok());
        match value {
            Some(value) if range.contains(&value) => {
                self.at += 2;
                Ok(value)
            }
            _ => self.fault(expected),
        }
    }

    fn date_or_interval(&mut self) -> Parsed<Expression> {
        let start = self.endpoint()?;
        if let Endpoint::Date(date) = start
            && self.peek() != Some('/')
        {
            if self.peek() == Some('T') {
                return self.time_of_day(date);
            }
            self.end(after(date))?;
            return Ok(Expression::Date(date));
        }
        let slash = self.at;
        if !self.eat('/') {
            return self.fault_with("/ and a date", "write ../2019 for no beginning, 2019/.. for no end");
        }
        let end = if self.at == self.chars.len() { Endpoint::Unknown } else { self.endpoint()? };
        match (start, end) {
            (Endpoint::Date(start), Endpoint::Date(end)) if bounds::is_reversed(start, end) => {
                self.at = slash + 1;
                return self.fault_with("a date that is not before the first", "swap the two dates");
            }
            (Endpoint::Date(_), _) | (_, Endpoint::Date(_)) => {}
            _ => {
                self.at = 0;
                return self.fault_with("a date on one side of / at least", "leave the date out if nothing is known of it");
            }
        }
        if let Endpoint::Date(date) = end {
            self.end(after(date))?;
        } else {
            self.end("the end of the text")?;
        }
        Ok(Expression::Interval { start, end })
    }

    fn endpoint(&mut self) -> Parsed<Endpoint> {
        if self.eat_dots() {
            return Ok(Endpoint::Open);
        }
        if self.peek() == Some('/') {
            return Ok(Endpoint::Unknown);
        }
        if matches!(self.peek(), Some('o' | 'u')) {
            return self.fault_with(
                "a year of four digits",
                "write .. for an open end, and nothing for an unknown one, such as 2019/.. and 2019/",
            );
        }
        self.qualified_date().map(Endpoint::Date)
    }

    fn one_of(&mut self) -> Parsed<Expression> {
        self.eat('[');
        let mut choices = Vec::new();
        loop {
            let choice = self.choice(choices.is_empty())?;
            choices.push(choice);
            if self.eat(']') {
                break;
            }
            let expected = match choice {
                Choice::OrLater(_) => "] after an open end",
                Choice::Date(_) => ", or .. or ]",
                Choice::Range(..) | Choice::OrEarlier(_) => ", or ]",
            };
            if matches!(choice, Choice::OrLater(_)) || !self.eat(',') {
                return self.fault(expected);
            }
        }
        self.end("the end of the text after ]")?;
        Ok(Expression::OneOf(choices))
    }

    fn choice(&mut self, is_first: bool) -> Parsed<Choice> {
        if is_first && self.eat_dots() {
            return self.qualified_date().map(Choice::OrEarlier);
        }
        if self.peek() == Some(' ') {
            return self.fault_with("a date", "take the space out");
        }
        let first = self.qualified_date()?;
        if !self.eat_dots() {
            return Ok(Choice::Date(first));
        }
        if matches!(self.peek(), Some(']' | ',') | None) {
            return Ok(Choice::OrLater(first));
        }
        let second = self.at;
        let last = self.qualified_date()?;
        if bounds::is_reversed(first, last) {
            self.at = second;
            return self.fault_with("a date that is not before the first", "swap the two dates");
        }
        Ok(Choice::Range(first, last))
    }

    fn qualified_date(&mut self) -> Parsed<QualifiedDate> {
        if matches!(self.peek(), Some('?' | '~' | '%')) {
            return self.fault_with("a year of four digits", "put the mark behind the whole date, such as 2019-10~");
        }
        let date = self.calendar_date()?;
        let qualifier = match self.peek() {
            Some('?') => Qualifier::Uncertain,
            Some('~') => Qualifier::Approximate,
            Some('%') => Qualifier::UncertainAndApproximate,
            _ => return Ok(QualifiedDate { date, qualifier: Qualifier::Certain }),
        };
        self.at += 1;
        match self.peek() {
            Some('?' | '~' | '%') => self.fault_with("one mark only", "write % for both uncertain and approximate"),
            Some('-') => self.fault_with(
                "the end of the date",
                "put the mark behind the whole date: marks on a part of it (EDTF level 2) are not supported",
            ),
            _ => Ok(QualifiedDate { date, qualifier }),
        }
    }

    fn calendar_date(&mut self) -> Parsed<CalendarDate> {
        let year = match self.year()? {
            YearDigits::Full(year) => year,
            YearDigits::Decade(first) => return self.year_alone(CalendarDate::Decade { first }),
            YearDigits::Century(first) => return self.year_alone(CalendarDate::Century { first }),
        };
        if !self.eat('-') {
            return match self.peek() {
                Some(c) if c.is_ascii_digit() => {
                    self.fault_with("- or the end of the date", "years have four digits, and a - stands between year, month and day")
                }
                _ => Ok(CalendarDate::Year(year)),
            };
        }
        if self.eat_xx() {
            if !self.eat('-') {
                return Ok(CalendarDate::SomeMonthOfYear(year));
            }
            return if self.eat_xx() {
                Ok(CalendarDate::SomeDayOfYear(year))
            } else {
                self.fault_with("XX for the day, as the month is XX", "a known day of an unknown month is not supported")
            };
        }
        let begin = self.at;
        let number = self.two_digits(0..=99, MONTH)?;
        if let Some(season) = Season::from_code(number) {
            return Ok(CalendarDate::Season { year, season });
        }
        let month = i8::try_from(number).unwrap_or_default();
        if !(1..=12).contains(&month) {
            self.at = begin;
            return match number {
                25..=41 => self.fault_with(MONTH, "only the seasons 21 spring, 22 summer, 23 autumn and 24 winter are supported"),
                _ => self.fault_with(MONTH, "the month stands before the day, as in 2019-10-31"),
            };
        }
        if !self.eat('-') {
            return match self.peek() {
                Some(c) if c.is_ascii_digit() => self.fault_with("- or the end of the date", "put a - between month and day"),
                _ => Ok(CalendarDate::Month { year, month }),
            };
        }
        if self.eat_xx() {
            return Ok(CalendarDate::SomeDayOfMonth { year, month });
        }
        self.day(year, month)
    }

    fn day(&mut self, year: i16, month: i8) -> Parsed<CalendarDate> {
        let first = Date::new(year, month, 1);
        let days = first.as_ref().map_or(31, |first| first.days_in_month());
        let expected = format!("a day from 01 to {days} of {} {year}, or XX", month_name(month));
        let day = self.two_digits(1..=days.unsigned_abs(), &expected)?;
        let date = Date::new(year, month, i8::try_from(day).unwrap_or_default());
        date.map(CalendarDate::Day).or_else(|_| self.fault(&expected))
    }

    /// Decades and centuries have no months.
    fn year_alone(&self, date: CalendarDate) -> Parsed<CalendarDate> {
        if self.peek() == Some('-') {
            return self.fault_with("the end of the date after an unspecified year", "a month or day of an unknown year is not supported");
        }
        Ok(date)
    }

    fn year(&mut self) -> Parsed<YearDigits> {
        const EXPECTED: &str = "a year of four digits";
        if self.peek() == Some('Y') {
            return self.fault_with(EXPECTED, "years of five or more digits are not supported");
        }
        let begin = self.at;
        let negative = self.eat('-');
        let mut known: i16 = 0;
        let mut unspecified = 0_u32;
        for place in 0..4 {
            match self.peek() {
                Some(c) if c.is_ascii_digit() && unspecified == 0 => {
                    known = 10 * known + i16::try_from(c.to_digit(10).unwrap_or_default()).unwrap_or_default();
                }
                Some('X') if place >= 2 => unspecified += 1,
                Some('X') => return self.fault_with(EXPECTED, "at most the last two digits of a year can be X"),
                Some('x' | 'u' | 'U') if place > 0 => return self.fault_with(EXPECTED, "write a capital X for an unknown digit"),
                _ if unspecified > 0 => return self.fault_with("X", "only the last digits of a year can be X"),
                _ => return self.fault(EXPECTED),
            }
            self.at += 1;
        }
        if negative && known == 0 && unspecified == 0 {
            self.at = begin;
            return self.fault_with(EXPECTED, "year 0 has no sign: write 0000 for 1 BC");
        }
        let years = 10_i16.pow(unspecified);
        let first = if negative { -(known * years) - (years - 1) } else { known * years };
        Ok(match unspecified {
            0 => YearDigits::Full(first),
            1 => YearDigits::Decade(first),
            _ => YearDigits::Century(first),
        })
    }

    fn time_of_day(&mut self, date: QualifiedDate) -> Parsed<Expression> {
        let (CalendarDate::Day(day), Qualifier::Certain) = (date.date, date.qualifier) else {
            return self.fault_with("the end of the text", "only a whole day without a mark can have a time of day");
        };
        self.eat('T');
        let hour = self.two_digits(0..=23, "an hour from 00 to 23")?;
        self.colon()?;
        let minute = self.two_digits(0..=59, "a minute from 00 to 59")?;
        self.colon()?;
        let second = self.two_digits(0..=59, "a second from 00 to 59")?;
        let zone = self.zone()?;
        if self.peek() == Some('/') {
            return self.fault_with("the end of the text", "an interval takes dates without a time of day");
        }
        self.end("the end of the text, Z, or an offset such as +03:00")?;
        let part = |value: u8| i8::try_from(value).unwrap_or_default();
        let Ok(time) = Time::new(part(hour), part(minute), part(second), 0) else {
            return self.fault("a time of day");
        };
        Ok(Expression::Time(ClockTime { local: DateTime::from_parts(day, time), zone }))
    }

    fn colon(&mut self) -> Parsed<()> {
        if self.eat(':') { Ok(()) } else { self.fault_with(":", "write hours, minutes and seconds, such as 10:00:00") }
    }

    fn zone(&mut self) -> Parsed<Zone> {
        if self.eat('Z') {
            return Ok(Zone::Utc);
        }
        let sign = match self.peek() {
            Some('+') => 1,
            Some('-') => -1,
            _ => return Ok(Zone::Unstated),
        };
        let begin = self.at;
        self.at += 1;
        let hours = i8::try_from(self.two_digits(0..=14, "hours of an offset from 00 to 14")?).unwrap_or_default();
        let zone = if self.eat(':') {
            let minutes = i16::from(self.two_digits(0..=59, "minutes of an offset from 00 to 59")?);
            Zone::Minutes(i16::from(sign) * (60 * i16::from(hours) + minutes))
        } else {
            Zone::Hours(sign * hours)
        };
        if sign < 0 && zone.minutes_east() == 0 {
            self.at = begin;
            return self.fault_with("Z or an offset", "an offset of zero has no minus: write Z");
        }
        Ok(zone)
    }
}

enum YearDigits {
    Full(i16),
    Decade(i16),
    Century(i16),
}

/// What could follow a date that is complete so far.
fn after(date: QualifiedDate) -> &'static str {
    match (date.qualifier, date.date) {
        (Qualifier::Certain, CalendarDate::Day(_)) => "the end of the text, ?, ~, %, T or /",
        (Qualifier::Certain, CalendarDate::Month { .. } | CalendarDate::Year(_)) => "the end of the text, -, ?, ~, % or /",
        (Qualifier::Certain, _) => "the end of the text, ?, ~, % or /",
        _ => "the end of the text or /",
    }
}
