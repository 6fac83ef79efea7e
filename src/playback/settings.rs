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

/// How much time is visible at once. All modes hold the moment under the slider, and end with its day or before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// The day under the slider.
    #[default]
    Moment,
    /// So many seconds up to the end of the day under the slider; one that would then begin after the slider begins with it.
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
            Self::Window { seconds } => {
                let seconds = seconds.max(1);
                let end = day_end.min(now.plus_seconds(seconds));
                TimeSpan::between(end.plus_seconds(-seconds), end)
            }
            Self::SoFar => TimeSpan::until(day_end),
        }
    }

    /// What is shown with the slider at a moment, in words, from how the moment is dated: `19 December 2018`, `1 month to 19 December 2018`,
    /// `up to 19 December 2018`.
    #[must_use]
    pub fn stretch_label(self, date: &str) -> String {
        match self {
            Self::Moment => date.to_owned(),
            Self::Window { seconds } => format!("{} to {date}", human_duration(seconds)),
            Self::SoFar => format!("up to {date}"),
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
    fn a_window_holds_the_slider_and_its_bounds_grow_steadily_with_its_width() {
        let day = "2018-12-19".parse::<crate::time::Edtf>().unwrap().strict().start.unwrap();
        for hour in [0, 1, 12, 18, 23] {
            let now = day.plus_seconds(hour * 3_600 + 59);
            let mut before: Option<TimeSpan> = None;
            for minutes in (60..4_000).step_by(7) {
                let seen = Mode::window(minutes * 60).visible_at(now);
                assert_eq!(seen.duration_s(), Some(minutes * 60));
                assert!(seen.contains(now) && seen.end_or_max() <= day.plus_seconds(DAY_S), "{minutes} min at {now}");
                if let Some(before) = before.replace(seen) {
                    let (earlier, later) = (before.start_or_min(), before.end_or_max());
                    let (by, on) = (earlier.seconds_since(seen.start_or_min()), seen.end_or_max().seconds_since(later));
                    assert!((0..=420).contains(&by) && (0..=420).contains(&on), "{by} and {on} s at {minutes} min");
                }
            }
        }
    }

    #[test]
    fn modes_have_names() {
        assert_eq!(Mode::Window { seconds: 3600 }.label(), "1 hour");
        assert_eq!(Mode::SoFar.label(), "so far");
        let labels = [Mode::Moment, Mode::window(30 * 86_400), Mode::SoFar].map(|mode| mode.stretch_label("19 December 2018"));
        assert_eq!(labels, ["19 December 2018", "1 month to 19 December 2018", "up to 19 December 2018"]);
    }
}
