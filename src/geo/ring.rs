//! Rings: the circle round a place that is known only roughly, and the orientation that exports must have.

use super::{LonLat, destination};

/// Fewer corners than this do not look like a circle, and two make no ring.
const FEWEST_CORNERS: usize = 8;

/// The circle of `radius_km` kilometres round `center`, as a closed ring of at least `corners` corners (8 at least):
/// the first point comes again at the end, and the inside lies to the left, as RFC 7946 section 3.1.6 asks of an outer ring.
///
/// On the sphere; a circle that holds a pole or crosses the antimeridian is no valid GeoJSON ring and is not cut here.
#[must_use]
pub fn circle(center: LonLat, radius_km: f64, corners: usize) -> Vec<LonLat> {
    let corners = corners.max(FEWEST_CORNERS);
    let mut ring: Vec<LonLat> =
        (0..corners).map(|corner| destination(center, -360.0 * corner as f64 / corners as f64, radius_km)).collect();
    ring.extend(ring.first().copied());
    ring
}

/// Whether a ring (closed or not) runs counter-clockwise on a map with north up: the right-hand rule for outer rings.
///
/// By the sign of the shoelace area in degrees; a ring without area counts as counter-clockwise, there being nothing to turn.
#[must_use]
pub fn is_counter_clockwise(ring: &[LonLat]) -> bool {
    let Some(origin) = ring.first() else {
        return true;
    };
    let next = ring.iter().cycle().skip(1);
    // relative to the first point, so that a small ring far from 0/0 keeps its digits
    let doubled_area: f64 =
        ring.iter().zip(next).map(|(a, b)| (a.lon - origin.lon) * (b.lat - origin.lat) - (b.lon - origin.lon) * (a.lat - origin.lat)).sum();
    doubled_area >= 0.0
}

/// The ring turned, where needed, so that its inside lies to the left; a hole is the reverse of that.
#[must_use]
pub fn right_handed(mut ring: Vec<LonLat>) -> Vec<LonLat> {
    if !is_counter_clockwise(&ring) {
        ring.reverse();
    }
    ring
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geo::distance_km;

    const HASAKAH: LonLat = LonLat { lon: 40.7477, lat: 36.5024 };

    fn ring(points: &[(f64, f64)]) -> Vec<LonLat> {
        points.iter().map(|(lon, lat)| LonLat { lon: *lon, lat: *lat }).collect()
    }

    #[test]
    fn a_circle_is_closed_round_and_right_handed() {
        let circle = circle(HASAKAH, 25.0, 64);
        assert_eq!(circle.len(), 65);
        assert_eq!(circle.first(), circle.last());
        assert!(circle.iter().all(|corner| (distance_km(HASAKAH, *corner) - 25.0).abs() < 1e-6));
        assert!(is_counter_clockwise(&circle));
    }

    #[test]
    fn too_few_corners_become_eight() {
        assert_eq!(circle(HASAKAH, 5.0, 0).len(), 9);
    }

    #[test]
    fn orientation_is_told_for_open_and_closed_rings() {
        let counter_clockwise = ring(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
        assert!(is_counter_clockwise(&counter_clockwise));
        let mut closed = counter_clockwise.clone();
        closed.push(closed[0]);
        assert!(is_counter_clockwise(&closed));
        closed.reverse();
        assert!(!is_counter_clockwise(&closed));
        assert!(is_counter_clockwise(&right_handed(closed)));
    }

    #[test]
    fn a_ring_without_area_is_left_alone() {
        for flat in [vec![], ring(&[(1.0, 1.0)]), ring(&[(1.0, 1.0), (2.0, 2.0)])] {
            assert_eq!(right_handed(flat.clone()), flat);
        }
    }

    proptest! {
        #[test]
        fn turning_a_ring_twice_changes_nothing(points in prop::collection::vec((30.0..50.0, 30.0..40.0), 3..9)) {
            let once = right_handed(ring(&points));
            prop_assert_eq!(right_handed(once.clone()), once);
        }
    }
}
