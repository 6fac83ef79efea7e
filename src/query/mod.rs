//! From a dossier, a filter and a moment to a plain [`Scene`]: what is visible, where, and why the rest is not.
//!
//! The window, the picture export and the list all ask here, so that a filter means the same everywhere.

mod colours;
mod compare;
mod coverage;
mod dispute_filter;
mod journeys;
mod layer_scene;
mod layer_search;
mod leg_line;
mod page;
mod palette;
pub mod phrases;
mod presence;
mod scene;
mod shared_view;
mod whereabouts;

pub use colours::Colours;
pub use compare::{Against, Aspect, Comparison, ComparisonRow, Matrix, MatrixRow, by_article, compare, matrix, tellers};
pub use coverage::{Coverage, coverage};
pub use dispute_filter::matches_dispute;
pub use journeys::{Meeting, Meets, happenings_at, journey_text, least_speed_kmh, length_km, meetings_at, places_of};
pub use layer_scene::{LayerCell, LayerColours, LayerCounts, LayerLine, LayerScene, LayerView, ShownLayer, layer_scene, rows_in_view};
pub use layer_search::layer_search;
pub use leg_line::{End, LegLine, leg_line};
pub use page::{Page, PageParagraph, PlaceSpan, Run, page};
pub use palette::{OKABE_ITO, Rgb, colour_hex, colour_of, letter_of};
pub use presence::{presence, trace};
pub use scene::{Counts, Head, Mark, Reason, Scene, Track, View, scene};
pub use shared_view::{OpenedView, SharedView, ViewError, filter_words, view_words};
pub use whereabouts::{Travel, Whereabouts, whereabouts};

pub use crate::dossier::{ColourBy, Filter, matches_happening, where_prec, where_prec_of_leg};
