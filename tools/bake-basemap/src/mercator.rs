//! Web mercator, scaled so that the world is the unit square with y pointing down, as tiles count it.

use crate::feature::{Bounds, Point};

pub const MAX_LAT: f64 = 85.051_128_779_806_6;

pub fn project([lon, lat]: Point) -> Point {
    let lat = lat.clamp(-MAX_LAT, MAX_LAT).to_radians();
    [lon / 360.0 + 0.5, 0.5 - lat.tan().asinh() / std::f64::consts::TAU]
}

/// A rectangle of longitudes and latitudes, as the rectangle it is in web mercator.
pub fn project_bounds(west: f64, south: f64, east: f64, north: f64) -> Bounds {
    Bounds::new(project([west, north]), project([east, south]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_null_island_is_in_the_middle_of_the_square() {
        assert_eq!(project([0.0, 0.0]), [0.5, 0.5]);
    }

    #[test]
    fn north_is_up_and_the_pole_is_kept_inside() {
        assert!(project([40.1, 35.3])[1] < 0.5);
        assert!(project([0.0, 90.0])[1].abs() < 1e-9);
    }
}
