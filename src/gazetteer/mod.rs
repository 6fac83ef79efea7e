//! The gazetteer: which spot on earth a name in an article stands for.
//!
//! It is curated by hand. Every place says where its coordinates come from and how exactly they are known, and a name
//! that fits several places (Hasakah, the city and the governorate) gives all of them: an ambiguous name is a value,
//! not a guess.

mod fold;
mod look_up;
mod merge;
mod network;
mod place;

pub use fold::{fold, folded_words, says_all};
pub use look_up::{Gazetteer, nearest_ids};
pub use merge::merged;
pub use network::shortest_way;
pub use place::{CoordinateSource, Name, Place, PlaceKind, Route, Waypoint};
