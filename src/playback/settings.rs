//! What the user chooses about playing; kept between sessions.

use serde::{Deserialize, Serialize};

use super::Speed;
use crate::time::{DAY_S, Moment, TimeSpan, human_duration};

/// How the slider plays and what it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// How much time is visible.
    pub mode: Mode,
    /// How fast time runs.
    pub speed: Speed,
    /// Which way it runs.
    pub direction: Direction,
    /// What happens where the extent ends.
    pub at_end: AtEnd,
    /// Whether to leap over stretches in which nothing is.
    pub skip_empty: bool,
    /// Whether to pause where a happening begins, so that somebody can speak about it.
    pub pause_at_events: bool,
}

/// How much time is visible at once. All modes end with the day under the slider.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// The day under the slider.
    #[default]
    Moment,
    /// So many seconds up to the end of the day under the slider; less than a day ends with the second under it.
    Window {
        /// Its width, in seconds; at least 1 is used.
        seconds: i64,
    },
    /// Everything up to the end of the day under the slider.
    SoFar,
}

/// Which way time runs while playing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// Toward later.
    #[default]
    Forward,
    /// Toward earlier.
    Backward,
}

/// What playing does where the extent ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AtEnd {
    /// It pauses.
    #[default]
    Stop,
    /// It goes on from the other end.
    Loop,
    /// It stays within a stretch and goes on from the other end of that: what the axis shows.
    LoopStretch,
}

impl AtEnd {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 3] = [Self::Stop, Self::Loop, Self::LoopStretch];

    /// The words of the interface.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Stop => "stop at end",
            Self::Loop => "loop all",
            Self::LoopStretch => "loop the view",
        }
    }
}

/// What the slider steps by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepUnit {
    /// 24 hours.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

impl StepUnit {
    /// All of them, short to long.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    /// The word for one.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

impl Mode {
    /// The narrowest window: an hour.
    pub const NARROWEST_S: i64 = 3_600;
    /// The widest: a hundred years.
    pub const WIDEST_S: i64 = 3_155_695_200;

    /// A window of that width, or of the nearest that there is.
    #[must_use]
    pub fn window(seconds: i64) -> Self {
        Self::Window { seconds: seconds.clamp(Self::NARROWEST_S, Self::WIDEST_S) }
    }

    /// What is visible with the slider on that moment, half-open.
    #[must_use]
    pub fn visible_at(self, now: Moment) -> TimeSpan {
        let day_end = now.start_of_day().plus_seconds(DAY_S);
        match self {
            Self::Moment => TimeSpan::between(now.start_of_day(), day_end),
            Self::Window { seconds } if seconds >= DAY_S => TimeSpan::between(day_end.plus_seconds(-seconds), day_end),
            Self::Window { seconds } => {
                let end = now.plus_seconds(1);
                TimeSpan::between(end.plus_seconds(-seconds.max(1)), end)
            }
            Self::SoFar => TimeSpan::until(day_end),
        }
    }

    /// The name in the interface: `moment`, `30 days`, `so far`.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Moment => "moment".to_owned(),
            Self::Window { seconds } => human_duration(seconds),
            Self::SoFar => "so far".to_owned(),
        }
    }
}

impl Direction {
    /// The other way.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Forward => Self::Backward,
            Self::Backward => Self::Forward,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_a_session_and_missing_fields_take_their_defaults() {
        let settings = Settings { mode: Mode::Window { seconds: 30 * 86_400 }, skip_empty: true, ..Settings::default() };
        let text = ron::to_string(&settings).unwrap();
        assert_eq!(ron::from_str::<Settings>(&text).unwrap(), settings);
        assert_eq!(ron::from_str::<Settings>("()").unwrap(), Settings::default());
    }

    #[test]
    fn modes_have_names() {
        assert_eq!(Mode::Window { seconds: 3600 }.label(), "1 hour");
        assert_eq!(Mode::SoFar.label(), "so far");
    }
}
