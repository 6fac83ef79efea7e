//! The clock of the slider: given the time since the last frame, it moves the time of the dossier.
//!
//! It never asks what time it is. The window hands in how long a frame took and is told whether to draw another, so a
//! test can play a decade in a loop, and a paused slider costs nothing.
//!
//! The slider always stands on a moment of its extent, and what is visible always ends with the day under the slider: that
//! day alone, the days up to it, or everything up to it.

mod clock;
mod series;
mod settings;
mod speed;

pub use clock::{Advance, Halt, Playback};
pub use series::{MOST_PICTURES, SeriesError, Step, series};
pub use settings::{AtEnd, Direction, Settings, StepUnit};
pub use speed::Speed;

pub use crate::time::Mode;
