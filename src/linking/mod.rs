//! Linking: text in, mentions of places out.
//!
//! A mention is a stretch of text that bears a name of the gazetteer, in some spelling, and it keeps every place of that name: an
//! ambiguous name is a value, not a guess. The longest name wins and hides what is in it, so that a place inside the name of an
//! organisation is not taken for the place.

mod folded;
mod linker;

pub use linker::{Linker, Mention};
