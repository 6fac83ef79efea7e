//! One instant on the slider.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use super::words::month_name;

/// An instant: whole seconds since 1970-01-01T00:00:00 UTC, leap seconds not counted, in the proleptic Gregorian calendar.
///
/// It lies within the years -9999 to 9999 (year 0 is 1 BC); every way to make one clamps to [`Moment::MIN`] and
/// [`Moment::MAX`], so that arithmetic never fails. In files it is its number of seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "i64", into = "i64")]
pub struct Moment(i64);

const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// Seconds of a day; days have no other length here.
pub const DAY_S: i64 = 86_400;

impl Moment {
    /// The beginning of the year -9999.
    pub const MIN: Self = Self(-377_705_116_800);
    /// The last second of the year 9999.
    pub const MAX: Self = Self(253_402_300_799);

    /// The instant that many seconds after 1970-01-01T00:00:00 UTC, clamped to [`Moment::MIN`] and [`Moment::MAX`].
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Self {
        Self(seconds).clamp(Self::MIN, Self::MAX)
    }

    /// Seconds since 1970-01-01T00:00:00 UTC.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// The instant at that date and time of day in UTC; fractions of a second are dropped.
    #[must_use]
    pub fn from_datetime(datetime: DateTime) -> Self {
        let whole = datetime.with().subsec_nanosecond(0).build().unwrap_or(datetime);
        Self::from_seconds(whole.duration_since(EPOCH).as_secs())
    }

    /// Midnight UTC at the beginning of that day.
    #[must_use]
    pub fn from_date(date: Date) -> Self {
        Self::from_datetime(date.to_datetime(Time::midnight()))
    }

    /// Its date and time of day in UTC.
    #[must_use]
    pub fn datetime(self) -> DateTime {
        EPOCH.saturating_add(SignedDuration::from_secs(self.0))
    }

    /// Its date in UTC.
    #[must_use]
    pub fn date(self) -> Date {
        self.datetime().date()
    }

    /// Later by that many seconds, or earlier when negative; clamped.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_seconds(self.0.saturating_add(seconds))
    }

    /// Later by that many days of 24 hours, or earlier when negative; clamped.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        self.plus_seconds(days.saturating_mul(DAY_S))
    }

    /// Later by that many calendar months at the same time of day, or earlier when negative; clamped. A day that the
    /// month does not have becomes its last: 31 January plus one month is 28 or 29 February.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let date = self.date();
        let counted = (i64::from(date.year()) * 12 + i64::from(date.month()) - 1).saturating_add(months);
        let year = i16::try_from(counted.div_euclid(12)).ok();
        let month = i8::try_from(counted.rem_euclid(12) + 1).ok();
        let first = year.zip(month).and_then(|(year, month)| Date::new(year, month, 1).ok());
        let Some(first) = first else {
            return if months < 0 { Self::MIN } else { Self::MAX };
        };
        let days = i64::from(date.day().min(first.days_in_month()) - 1);
        Self::from_date(first).plus_days(days).plus_seconds(self.seconds_since(self.start_of_day()))
    }

    /// Later by that many calendar years, or earlier when negative; clamped. 29 February becomes the 28th where it must.
    #[must_use]
    pub fn plus_years(self, years: i64) -> Self {
        self.plus_months(years.saturating_mul(12))
    }

    /// Seconds from `earlier` to here; negative when `earlier` is later.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// Midnight UTC at the beginning of its month.
    #[must_use]
    pub fn start_of_month(self) -> Self {
        Self::from_date(self.date().first_of_month())
    }

    /// Midnight UTC at the beginning of its year.
    #[must_use]
    pub fn start_of_year(self) -> Self {
        Self::from_date(self.date().first_of_year())
    }

    /// Midnight UTC at the beginning of its day.
    #[must_use]
    pub fn start_of_day(self) -> Self {
        Self(self.0 - self.0.rem_euclid(DAY_S))
    }

    /// Its day as people write it: `23 March 2023`.
    #[must_use]
    pub fn day_label(self) -> String {
        let date = self.date();
        format!("{} {} {}", date.day(), month_name(date.month()), super::words::year_name(date.year()))
    }

    /// Its day and minute, in UTC: `23 March 2023 14:05`.
    #[must_use]
    pub fn minute_label(self) -> String {
        let minutes = self.seconds_since(self.start_of_day()) / 60;
        format!("{} {:02}:{:02}", self.day_label(), minutes / 60, minutes % 60)
    }
}

impl From<i64> for Moment {
    /// The same as [`Moment::from_seconds`].
    fn from(seconds: i64) -> Self {
        Self::from_seconds(seconds)
    }
}

impl From<Moment> for i64 {
    fn from(moment: Moment) -> Self {
        moment.0
    }
}

impl From<Date> for Moment {
    fn from(date: Date) -> Self {
        Self::from_date(date)
    }
}

impl From<DateTime> for Moment {
    fn from(datetime: DateTime) -> Self {
        Self::from_datetime(datetime)
    }
}

impl std::fmt::Display for Moment {
    /// ISO 8601 in UTC: `2018-12-28T10:00:00Z`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}Z", self.datetime())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, datetime};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_limits_are_the_ends_of_the_years_9999() {
        assert_eq!(Moment::MIN, Moment::from_date(date(-9999, 1, 1)));
        assert_eq!(Moment::MAX, Moment::from_datetime(datetime(9999, 12, 31, 23, 59, 59, 999)));
        assert_eq!(Moment::MIN.date(), date(-9999, 1, 1));
        assert_eq!(Moment::MAX.date(), date(9999, 12, 31));
    }

    #[test]
    fn known_moments_have_their_unix_seconds() {
        assert_eq!(Moment::from_date(date(1970, 1, 1)).seconds(), 0);
        assert_eq!(Moment::from_date(date(2018, 12, 28)).seconds(), 1_545_955_200);
        assert_eq!(Moment::from_datetime(datetime(1969, 12, 31, 23, 59, 59, 500_000_000)).seconds(), -1);
        assert_eq!(Moment::from_seconds(1_545_991_200).to_string(), "2018-12-28T10:00:00Z");
        assert_eq!(Moment::from_seconds(1_679_529_600).day_label(), "23 March 2023");
    }

    #[test]
    fn arithmetic_stops_at_the_limits() {
        assert_eq!(Moment::MAX.plus_seconds(1), Moment::MAX);
        assert_eq!(Moment::MIN.plus_seconds(i64::MIN), Moment::MIN);
        assert_eq!(Moment::MAX.plus_days(i64::MAX), Moment::MAX);
        assert_eq!(Moment::default().plus_months(i64::MAX), Moment::MAX);
        assert_eq!(Moment::default().plus_years(i64::MIN), Moment::MIN);
        assert_eq!(Moment::from_seconds(i64::MAX), Moment::MAX);
    }

    #[test]
    fn months_and_years_keep_the_day_where_the_calendar_has_it() {
        let moment = |y, m, d| Moment::from_date(date(y, m, d));
        assert_eq!(moment(2024, 1, 31).plus_months(1), moment(2024, 2, 29));
        assert_eq!(moment(2024, 2, 29).plus_years(-1), moment(2023, 2, 28));
        assert_eq!(moment(2019, 12, 15).plus_months(1), moment(2020, 1, 15));
        assert_eq!(moment(-9999, 1, 1).plus_months(19_999 * 12 - 1), moment(9999, 12, 1));
        assert_eq!(Moment::from_seconds(1_548_925_200).plus_months(1).to_string(), "2019-02-28T09:00:00Z");
    }

    #[test]
    fn reading_a_number_out_of_range_clamps_it() {
        assert_eq!(serde_json::from_str::<Moment>("9223372036854775807").unwrap(), Moment::MAX);
        assert_eq!(serde_json::to_string(&Moment::from_seconds(5)).unwrap(), "5");
    }

    proptest! {
        #[test]
        fn dates_and_seconds_are_one_to_one(seconds in Moment::MIN.0..=Moment::MAX.0) {
            let moment = Moment::from_seconds(seconds);
            prop_assert_eq!(Moment::from_datetime(moment.datetime()), moment);
            prop_assert_eq!(moment.start_of_day(), Moment::from_date(moment.date()));
        }
    }
}
