//! How fast dossier time runs against real time.

use serde::{Deserialize, Serialize};

use crate::time::{DurationError, human_duration, parse_duration};

/// Seconds of the dossier's time for each real second, from an hour to ten years. In files it is that number.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(from = "f64", into = "f64")]
pub struct Speed(f64);

const HOUR_S: f64 = 3_600.0;
const DAY_S: f64 = 86_400.0;
/// The average month of the Gregorian calendar; a year is twelve of them.
const MONTH_S: f64 = 2_629_746.0;
const YEAR_S: f64 = 12.0 * MONTH_S;

/// The speeds that the keys for slower and faster go through.
const LADDER: [(f64, &str); 11] = [
    (DAY_S, "1 day/s"),
    (3.0 * DAY_S, "3 days/s"),
    (7.0 * DAY_S, "1 week/s"),
    (14.0 * DAY_S, "2 weeks/s"),
    (MONTH_S, "1 month/s"),
    (3.0 * MONTH_S, "3 months/s"),
    (6.0 * MONTH_S, "6 months/s"),
    (YEAR_S, "1 year/s"),
    (2.0 * YEAR_S, "2 years/s"),
    (5.0 * YEAR_S, "5 years/s"),
    (10.0 * YEAR_S, "10 years/s"),
];

impl Speed {
    /// The slowest, an hour a second.
    pub const MIN: Self = Self(HOUR_S);
    /// The fastest, ten years a second.
    pub const MAX: Self = Self(10.0 * YEAR_S);

    /// The speed of that many dossier seconds a real second, clamped to [`Speed::MIN`] and [`Speed::MAX`]; what is no
    /// number gives the default.
    #[must_use]
    pub fn new(seconds_per_second: f64) -> Self {
        if seconds_per_second.is_nan() {
            return Self::default();
        }
        Self(seconds_per_second.clamp(Self::MIN.0, Self::MAX.0))
    }

    /// A typed speed: `10 days/s`, `2 weeks a second`, `6 months`; too slow or too fast is the slowest or the fastest.
    ///
    /// # Errors
    /// When there is no length of time in it.
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        let typed = text.trim().to_lowercase();
        let length = ["/s", "per second", "a second", "/ s"].iter().find_map(|end| typed.strip_suffix(end)).unwrap_or(&typed);
        parse_duration(length).map(|seconds| Self::new(seconds as f64))
    }

    /// Dossier seconds a real second.
    #[must_use]
    pub fn seconds_per_second(self) -> f64 {
        self.0
    }

    /// The next higher speed of the ladder; the highest stays.
    #[must_use]
    pub fn faster(self) -> Self {
        LADDER.iter().find(|(speed, _)| *speed > self.0).map_or(self, |(speed, _)| Self(*speed))
    }

    /// The next lower speed of the ladder; at its foot and below, the speed stays.
    #[must_use]
    pub fn slower(self) -> Self {
        LADDER.iter().rev().find(|(speed, _)| *speed < self.0).map_or(self, |(speed, _)| Self(*speed))
    }

    /// The speeds to choose from, slow to fast: 1 day to 10 years a second.
    pub fn ladder() -> impl Iterator<Item = Self> {
        LADDER.iter().map(|(speed, _)| Self(*speed))
    }

    /// The name in the interface: `1 month/s`.
    #[must_use]
    pub fn name(self) -> String {
        let known = LADDER.iter().find(|(speed, _)| (speed / self.0 - 1.0).abs() < 1e-9);
        known.map_or_else(|| format!("{}/s", human_duration(self.0 as i64)), |(_, name)| (*name).to_owned())
    }
}

impl Default for Speed {
    /// A month a second: a year of a dossier in twelve seconds.
    fn default() -> Self {
        Self(MONTH_S)
    }
}

impl From<f64> for Speed {
    fn from(seconds_per_second: f64) -> Self {
        Self::new(seconds_per_second)
    }
}

impl From<Speed> for f64 {
    fn from(speed: Speed) -> Self {
        speed.0
    }
}

impl std::fmt::Display for Speed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ladder_goes_from_a_day_to_ten_years_a_second_and_back() {
        let up: Vec<Speed> =
            std::iter::successors(Speed::ladder().next(), |speed| Some(speed.faster()).filter(|faster| faster > speed)).collect();
        assert_eq!(up, Speed::ladder().collect::<Vec<_>>());
        let down: Vec<String> = std::iter::successors(up.last().copied(), |speed| Some(speed.slower()).filter(|slower| slower < speed))
            .map(Speed::name)
            .collect();
        assert_eq!(down.first().map(String::as_str), Some("10 years/s"));
        assert_eq!(down.last().map(String::as_str), Some("1 day/s"));
        assert_eq!(down.len(), up.len());
    }

    #[test]
    fn a_speed_is_typed_as_a_length_of_time_a_second() {
        for text in ["10 days/s", "10 d / s", "10 days a second", " 10 days ", "10 Days/S"] {
            assert_eq!(Speed::parse(text).unwrap().name(), "10 days/s", "{text}");
        }
        assert_eq!(Speed::parse("a minute").unwrap(), Speed::MIN);
        assert!(Speed::parse("fast").is_err());
    }

    #[test]
    fn a_typed_speed_is_clamped_and_finds_its_place_on_the_ladder() {
        assert_eq!(Speed::new(0.0), Speed::MIN);
        assert_eq!(Speed::new(f64::INFINITY), Speed::MAX);
        assert_eq!(Speed::new(f64::NAN), Speed::default());
        let typed = Speed::new(10.0 * 86_400.0);
        assert_eq!(typed.name(), "10 days/s");
        assert_eq!(typed.faster().name(), "2 weeks/s");
        assert_eq!(typed.slower().name(), "1 week/s");
        assert_eq!(Speed::MIN.slower(), Speed::MIN);
    }
}
