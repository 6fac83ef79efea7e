//! The map beneath the marks: vector tiles baked into the program, the styles that colour them, and the outlines of areas.
//!
//! A classroom has no network, so the map of the region is in the binary: `tools/bake-basemap` makes it from public data, and
//! this room reads it. Nothing here knows of events or dossiers.
//!
//! - `source` says where the ground comes from: the program, a file or folder of the user's, or a tile server;
//! - `archive` (over `bytes`) and `folder` read tiles, and refuse what is broken with a reason;
//! - `choice` says which stored tile stands in for a wanted one, so that no view is ever blank;
//! - `style` loads the looks from `assets/style-*.json`;
//! - `tiles` is what the map widget asks, `label` a name in it;
//! - `areas` are the outlines of governorates, countries and regions.

mod archive;
mod areas;
mod bytes;
mod choice;
mod folder;
mod kept;
mod label;
mod source;
mod style;
mod tiles;

pub use archive::ArchiveError;
pub use areas::{Area, Ring, area_of, areas};
pub use folder::FolderError;
pub use label::{MapLabel, Script};
pub use source::{ATTRIBUTION, BasemapError, MapSource};
pub use style::{StyleError, Theme};
pub use tiles::MapTiles;
