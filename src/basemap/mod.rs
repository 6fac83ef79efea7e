//! The map beneath the marks: vector tiles baked into the program, the styles that colour them, and the outlines of areas.
//!
//! A classroom has no network, so the map of the region is in the binary: `tools/bake-basemap` makes it from public data, and
//! this room reads it. Nothing here knows of events or dossiers.
//!
//! - `archive` reads PMTiles from a slice, and refuses a broken one with a reason;
//! - `choice` says which stored tile stands in for a wanted one, so that no view is ever blank;
//! - `style` loads the looks from `assets/style-*.json`;
//! - `tiles` is what the map widget asks;
//! - `areas` are the outlines of governorates, countries and regions.

mod archive;
mod areas;
mod choice;
mod style;
mod tiles;

pub use archive::ArchiveError;
pub use areas::{Area, Ring, area_of, areas};
pub use style::{StyleError, Theme};
pub use tiles::{BasemapError, BuiltInTiles};

/// Whom the built-in map is owed to; shown in a corner of every map and picture.
pub const ATTRIBUTION: &str = "Natural Earth · © OpenStreetMap contributors · GeoNames";
