//! Points, boxes and paths on the earth: the little geometry that an atlas needs, with the earth model named in each call.
//!
//! Coordinates are WGS84 longitude and latitude in degrees, always in that order, because GeoJSON has them so. Lengths
//! are kilometres and bearings are degrees clockwise from true north, both said in the names. Two earths are used, each
//! where it fits:
//!
//! - lines are drawn and walked along great circles of the sphere ([`interpolate`], [`destination`], [`densify`],
//!   [`Path::position_at`]), which is what a reader takes for a straight line;
//! - lengths that a reader is told come from the WGS84 ellipsoid ([`geodesic_length_km`], [`Path::length_km`]), because
//!   the sphere is wrong by up to 0.5 %.
//!
//! Nothing here knows a map projection, a screen or a file.

mod antimeridian;
mod bbox;
mod compass;
mod great_circle;
mod lonlat;
mod path;
mod ring;

pub use antimeridian::cut_at_antimeridian;
pub use bbox::BBox;
pub use compass::Compass;
pub use great_circle::{
    EARTH_RADIUS_KM, densify, destination, distance_km, geodesic_length_km, initial_bearing_deg, interpolate, unit_vector,
};
pub use lonlat::{GeoError, LonLat};
pub use path::Path;
pub use ring::{circle, is_counter_clockwise, right_handed};
