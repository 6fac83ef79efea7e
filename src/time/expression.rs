//! What an EDTF text says, taken apart.
//!
//! The types hold exactly what [`super::Edtf`] accepts, so each prints as the text that it was read from.

use std::fmt::{self, Display, Formatter};

use jiff::civil::{Date, DateTime};

/// A whole EDTF expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// One date: `2019-10-13`, `2025-05~`, `201X`, `2019-21`.
    Date(QualifiedDate),
    /// A date with a time of day: `2018-12-28T10:00:00Z`.
    Time(ClockTime),
    /// From one date to another: `2017-09/2018~`. At least one end is a date.
    Interval {
        /// Where it begins.
        start: Endpoint,
        /// Where it ends; the whole of that date belongs to it.
        end: Endpoint,
    },
    /// One of several dates, it is not known which: `[2018,2019]`. At least one choice.
    OneOf(Vec<Choice>),
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// It is known.
    Date(QualifiedDate),
    /// `..`: there is none (yet).
    Open,
    /// Nothing written: there is one, but it is not known.
    Unknown,
}

/// One member of a set of possible dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// That date.
    Date(QualifiedDate),
    /// `2018..2020`: one of the dates from the first to the last, both included.
    Range(QualifiedDate, QualifiedDate),
    /// `..2018`: that date or an earlier one.
    OrEarlier(QualifiedDate),
    /// `2018..`: that date or a later one.
    OrLater(QualifiedDate),
}

/// A date and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QualifiedDate {
    /// The date as precise as it is written.
    pub date: CalendarDate,
    /// How sure it is.
    pub qualifier: Qualifier,
}

/// How sure a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualifier {
    /// Nothing written.
    Certain,
    /// `?`: the source is doubtful.
    Uncertain,
    /// `~`: it is an estimate.
    Approximate,
    /// `%`: both.
    UncertainAndApproximate,
}

/// A date as precise as it is written. Years are astronomical: year 0 is 1 BC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarDate {
    /// `2019-10-13`
    Day(Date),
    /// `2019-10`
    Month {
        /// -9999 to 9999.
        year: i16,
        /// 1 to 12.
        month: i8,
    },
    /// `2019`
    Year(i16),
    /// `2019-21`
    Season {
        /// -9999 to 9999.
        year: i16,
        /// Which.
        season: Season,
    },
    /// `201X`: some year of ten.
    Decade {
        /// The earliest of the ten years.
        first: i16,
    },
    /// `20XX`: some year of a hundred.
    Century {
        /// The earliest of the hundred years.
        first: i16,
    },
    /// `2019-10-XX`
    SomeDayOfMonth {
        /// -9999 to 9999.
        year: i16,
        /// 1 to 12.
        month: i8,
    },
    /// `2019-XX`
    SomeMonthOfYear(i16),
    /// `2019-XX-XX`
    SomeDayOfYear(i16),
}

/// The seasons of EDTF level 1, by its codes; northern hemisphere, as everywhere in Dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// 21
    Spring,
    /// 22
    Summer,
    /// 23
    Autumn,
    /// 24
    Winter,
}

/// A date with a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockTime {
    /// Date and time as written, to the second.
    pub local: DateTime,
    /// Where its clock stood.
    pub zone: Zone,
}

/// What is written of a clock's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Nothing: local time of wherever it was.
    Unstated,
    /// `Z`
    Utc,
    /// `+04`: whole hours east of UTC.
    Hours(i8),
    /// `+04:30`: minutes east of UTC.
    Minutes(i16),
}

impl Season {
    /// Its two digits.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Spring => 21,
            Self::Summer => 22,
            Self::Autumn => 23,
            Self::Winter => 24,
        }
    }

    /// Its English name in lower case.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Spring => "spring",
            Self::Summer => "summer",
            Self::Autumn => "autumn",
            Self::Winter => "winter",
        }
    }

    /// The season of that code.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        [Self::Spring, Self::Summer, Self::Autumn, Self::Winter].into_iter().find(|season| season.code() == code)
    }
}

impl Qualifier {
    /// Whether `~` or `%` is written.
    #[must_use]
    pub fn is_approximate(self) -> bool {
        matches!(self, Self::Approximate | Self::UncertainAndApproximate)
    }

    /// Whether `?` or `%` is written.
    #[must_use]
    pub fn is_uncertain(self) -> bool {
        matches!(self, Self::Uncertain | Self::UncertainAndApproximate)
    }
}

impl Zone {
    /// Minutes east of UTC; 0 where nothing is written.
    #[must_use]
    pub fn minutes_east(self) -> i16 {
        match self {
            Self::Unstated | Self::Utc => 0,
            Self::Hours(hours) => i16::from(hours) * 60,
            Self::Minutes(minutes) => minutes,
        }
    }
}

impl Expression {
    /// The dates that are written in it, in their order; a time of day gives none.
    pub fn dates(&self) -> impl Iterator<Item = QualifiedDate> + '_ {
        let ends: Vec<QualifiedDate> = match self {
            Self::Date(date) => vec![*date],
            Self::Time(_) => vec![],
            Self::Interval { start, end } => {
                [start, end].into_iter().filter_map(|end| if let Endpoint::Date(date) = end { Some(*date) } else { None }).collect()
            }
            Self::OneOf(choices) => choices
                .iter()
                .flat_map(|choice| match choice {
                    Choice::Date(date) | Choice::OrEarlier(date) | Choice::OrLater(date) => vec![*date],
                    Choice::Range(first, last) => vec![*first, *last],
                })
                .collect(),
        };
        ends.into_iter()
    }
}

impl Display for Expression {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Time(time) => time.fmt(f),
            Self::Interval { start, end } => write!(f, "{start}/{end}"),
            Self::OneOf(choices) => {
                f.write_str("[")?;
                for (index, choice) in choices.iter().enumerate() {
                    f.write_str(if index > 0 { "," } else { "" })?;
                    choice.fmt(f)?;
                }
                f.write_str("]")
            }
        }
    }
}

impl Display for Endpoint {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl Display for Choice {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Range(first, last) => write!(f, "{first}..{last}"),
            Self::OrEarlier(date) => write!(f, "..{date}"),
            Self::OrLater(date) => write!(f, "{date}.."),
        }
    }
}

impl Display for QualifiedDate {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mark = match self.qualifier {
            Qualifier::Certain => "",
            Qualifier::Uncertain => "?",
            Qualifier::Approximate => "~",
            Qualifier::UncertainAndApproximate => "%",
        };
        write!(f, "{}{mark}", self.date)
    }
}

impl Display for CalendarDate {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let year = |year: i16| format!("{}{:04}", if year < 0 { "-" } else { "" }, year.unsigned_abs());
        // the digits before the X are those of the year nearest to year 0
        let stem = |first: i16, years: i16, width: usize| {
            let (sign, nearest) = if first < 0 { ("-", first + years - 1) } else { ("", first) };
            format!("{sign}{:0width$}", nearest.unsigned_abs() / years.unsigned_abs())
        };
        match *self {
            Self::Day(date) => write!(f, "{}-{:02}-{:02}", year(date.year()), date.month(), date.day()),
            Self::Month { year: y, month } => write!(f, "{}-{month:02}", year(y)),
            Self::Year(y) => f.write_str(&year(y)),
            Self::Season { year: y, season } => write!(f, "{}-{}", year(y), season.code()),
            Self::Decade { first } => write!(f, "{}X", stem(first, 10, 3)),
            Self::Century { first } => write!(f, "{}XX", stem(first, 100, 2)),
            Self::SomeDayOfMonth { year: y, month } => write!(f, "{}-{month:02}-XX", year(y)),
            Self::SomeMonthOfYear(y) => write!(f, "{}-XX", year(y)),
            Self::SomeDayOfYear(y) => write!(f, "{}-XX-XX", year(y)),
        }
    }
}

impl Display for ClockTime {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let time = self.local.time();
        let date = CalendarDate::Day(self.local.date());
        write!(f, "{date}T{:02}:{:02}:{:02}{}", time.hour(), time.minute(), time.second(), self.zone)
    }
}

impl Display for Zone {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let sign = |east: i16| if east < 0 { '-' } else { '+' };
        match *self {
            Self::Unstated => Ok(()),
            Self::Utc => f.write_str("Z"),
            Self::Hours(hours) => write!(f, "{}{:02}", sign(i16::from(hours)), hours.unsigned_abs()),
            Self::Minutes(minutes) => {
                let unsigned = minutes.unsigned_abs();
                write!(f, "{}{:02}:{:02}", sign(minutes), unsigned / 60, unsigned % 60)
            }
        }
    }
}
