//! Time as articles tell it: often vague, sometimes open, and still to be put on one slider.
//!
//! A date is an [`Edtf`] expression and stays the text that somebody wrote. For sorting, filtering and drawing it has two
//! spans of [`Moment`]s, a strict and a fuzzy one; both, and the slider, speak UTC. [`ticks`] and [`FoldedAxis`] lay such
//! spans out along a line. Nothing here asks what time it is now, and nothing draws.

mod axis_view;
mod bounds;
mod duration;
mod edtf;
pub mod expression;
mod folded_axis;
mod human;
mod mode;
mod moment;
mod parse;
mod phrase;
mod plain_english;
mod span;
mod ticks;
mod words;

pub use axis_view::{AxisView, narrowest};
pub use duration::{DurationError, exact_duration, human_duration, human_duration_short, parse_duration};
pub use edtf::{Edtf, EdtfError};
pub use folded_axis::{AxisOptions, Cut, FoldedAxis, Segment};
pub use mode::Mode;
pub use moment::{DAY_S, Moment};
pub use plain_english::{UserDateError, parse_user_date};
pub use span::TimeSpan;
pub use ticks::{Tick, ticks};
