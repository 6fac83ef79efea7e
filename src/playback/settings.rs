//! What the user chooses about playing; kept between sessions.

use serde::{Deserialize, Serialize};

use super::Speed;
use crate::time::Mode;

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
}
