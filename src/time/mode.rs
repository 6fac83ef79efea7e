//! How much time is looked at with the slider on a moment.

use serde::{Deserialize, Serialize};

use super::{DAY_S, Moment, TimeSpan, human_duration};

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_holds_the_slider_and_its_bounds_grow_steadily_with_its_width() {
        let day = "2018-12-19".parse::<super::super::Edtf>().unwrap().strict().start.unwrap();
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
