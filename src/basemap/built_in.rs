//! The map in the program.

pub(super) static BUILT_IN: &[u8] = include_bytes!("../../assets/basemap.pmtiles");

/// Whom the built-in map is owed to; shown in a corner of every map and picture.
pub const ATTRIBUTION: &str = "Natural Earth · © OpenStreetMap contributors · GeoNames";
