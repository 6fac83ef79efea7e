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
//! - `areas` are the outlines of governorates, countries and regions;
//! - `plain` gives the built-in ground as points without any look, cut (`clip`) to a window: for handouts, which need no window and no
//!   adapter. This, `archive` and `areas` are there without the feature `desktop`, too.

mod archive;
mod areas;
mod built_in;
mod bytes;
#[cfg(feature = "desktop")]
mod choice;
mod clip;
#[cfg(feature = "desktop")]
mod folder;
mod kept;
#[cfg(feature = "desktop")]
mod label;
mod plain;
#[cfg(feature = "desktop")]
mod source;
#[cfg(feature = "desktop")]
mod style;
#[cfg(feature = "desktop")]
mod tiles;

pub use archive::ArchiveError;
pub use areas::{Area, Ring, area_of, areas};
pub use built_in::ATTRIBUTION;
#[cfg(feature = "desktop")]
pub use folder::FolderError;
#[cfg(feature = "desktop")]
pub use label::{MapLabel, Script};
pub use plain::{Form, Named, PlainFeature, PlainKind, plain_ground, world_from_lonlat};
#[cfg(feature = "desktop")]
pub use source::{BasemapError, MapSource};
#[cfg(feature = "desktop")]
pub use style::{StyleError, Theme};
#[cfg(feature = "desktop")]
pub use tiles::MapTiles;
