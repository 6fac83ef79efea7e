//! A line that something travels: where it is after so many kilometres, and which way it heads.

use super::great_circle::geodesic_km;
use super::{LonLat, initial_bearing_deg, interpolate};

/// A polyline of great-circle legs with the distance travelled at each of its points.
///
/// Distances are geodesic (WGS84 ellipsoid), so that the length told to a reader is right; between two points a traveller
/// moves along the great circle of the sphere, so that the marker sits on the line as drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    start: LonLat,
    /// The start and what comes after it.
    points: Vec<LonLat>,
    /// Kilometres from the start to each point; as many as there are points, never falling.
    km: Vec<f64>,
}

impl Path {
    /// The line through these points in order; `None` when there is no point. One point alone is a path of length 0.
    #[must_use]
    pub fn new(points: Vec<LonLat>) -> Option<Self> {
        let start = *points.first()?;
        let km = points
            .iter()
            .scan((start, 0.0), |(last, sum), point| {
                *sum += geodesic_km(*last, *point);
                *last = *point;
                Some(*sum)
            })
            .collect();
        Some(Self { start, points, km })
    }

    /// Its points, at least one.
    #[must_use]
    pub fn points(&self) -> &[LonLat] {
        &self.points
    }

    /// Kilometres from the start to each of [`Path::points`].
    #[must_use]
    pub fn km_at_points(&self) -> &[f64] {
        &self.km
    }

    /// Its whole length in kilometres.
    #[must_use]
    pub fn length_km(&self) -> f64 {
        self.km.last().copied().unwrap_or(0.0)
    }

    /// The spot at `fraction` of the length (clamped to 0..=1), and the bearing there in degrees clockwise from north.
    #[must_use]
    pub fn position_at(&self, fraction: f64) -> (LonLat, f64) {
        self.position_at_km(fraction * self.length_km())
    }

    /// The spot `km` kilometres from the start (clamped to the path), and the bearing there in degrees clockwise from
    /// north, 0 up to 360. At a bend the bearing is that of the leg that ends there; a path without length heads north.
    #[must_use]
    pub fn position_at_km(&self, km: f64) -> (LonLat, f64) {
        let km = if km.is_nan() { 0.0 } else { km.clamp(0.0, self.length_km()) };
        let legs = self.points.iter().zip(&self.km).zip(self.points.iter().zip(&self.km).skip(1));
        let mut last_spot = self.start;
        let mut last_bearing = 0.0;
        for ((a, a_km), (b, b_km)) in legs {
            let leg_km = b_km - a_km;
            if leg_km <= 0.0 {
                continue;
            }
            let fraction = (km - a_km) / leg_km;
            last_spot = interpolate(*a, *b, fraction);
            last_bearing = bearing_on_leg(*a, *b, last_spot, fraction);
            if km <= *b_km {
                break;
            }
        }
        (last_spot, last_bearing)
    }

    /// The part between two distances from the start, in kilometres (clamped, in either order), bends included: a trail
    /// behind a convoy, or the part travelled so far. One point when the two are equal.
    #[must_use]
    pub fn part_km(&self, from_km: f64, to_km: f64) -> Vec<LonLat> {
        let (from_km, to_km) = (from_km.min(to_km), from_km.max(to_km));
        let bends = self.points.iter().zip(&self.km).filter(|(_, km)| from_km < **km && **km < to_km);
        let mut part = vec![self.position_at_km(from_km).0];
        part.extend(bends.map(|(point, _)| *point));
        part.push(self.position_at_km(to_km).0);
        part.dedup();
        part
    }
}

/// The bearing at `spot`, taken toward the farther end of its leg, where it is best known.
fn bearing_on_leg(a: LonLat, b: LonLat, spot: LonLat, fraction: f64) -> f64 {
    if fraction < 0.5 { initial_bearing_deg(spot, b) } else { (initial_bearing_deg(spot, a) + 180.0).rem_euclid(360.0) }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these results are exact")]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geo::{distance_km, geodesic_length_km};

    const TEHRAN: LonLat = LonLat { lon: 51.389, lat: 35.689 };
    const BAGHDAD: LonLat = LonLat { lon: 44.361, lat: 33.313 };
    const DAMASCUS: LonLat = LonLat { lon: 36.291, lat: 33.510 };
    const BEIRUT: LonLat = LonLat { lon: 35.502, lat: 33.894 };

    fn corridor() -> Path {
        Path::new(vec![TEHRAN, BAGHDAD, DAMASCUS, BEIRUT]).unwrap()
    }

    #[test]
    fn the_tehran_beirut_corridor_is_as_long_as_its_legs() {
        let path = corridor();
        assert!((path.length_km() - geodesic_length_km(path.points())).abs() < 1e-9);
        assert!((1530.0..1560.0).contains(&path.length_km()), "{}", path.length_km());
        assert_eq!(path.km_at_points()[0], 0.0);
        assert_eq!(path.km_at_points().len(), 4);
    }

    #[test]
    fn the_ends_are_the_first_and_the_last_point() {
        let path = corridor();
        assert_eq!(path.position_at(0.0).0, TEHRAN);
        assert_eq!(path.position_at(1.0).0, BEIRUT);
        assert_eq!(path.position_at(-3.0).0, TEHRAN);
        assert_eq!(path.position_at_km(1e9).0, BEIRUT);
    }

    #[test]
    fn the_head_turns_at_each_bend() {
        let path = corridor();
        let bearing = |km: f64| path.position_at_km(km).1;
        assert!((240.0..250.0).contains(&bearing(10.0)), "toward Baghdad: {}", bearing(10.0));
        assert!((265.0..276.0).contains(&bearing(900.0)), "toward Damascus: {}", bearing(900.0));
        assert!((295.0..302.0).contains(&bearing(path.length_km())), "into Beirut: {}", bearing(path.length_km()));
    }

    #[test]
    fn a_bend_is_reached_after_the_kilometres_of_its_leg() {
        let path = corridor();
        let km = path.km_at_points()[1];
        assert!(distance_km(path.position_at_km(km).0, BAGHDAD) < 1e-6);
    }

    #[test]
    fn paths_without_length_stand_still_and_head_north() {
        assert_eq!(Path::new(vec![]), None);
        for points in [vec![BEIRUT], vec![BEIRUT, BEIRUT, BEIRUT]] {
            let path = Path::new(points).unwrap();
            assert_eq!(path.length_km(), 0.0);
            assert_eq!(path.position_at(0.7), (BEIRUT, 0.0));
        }
        let halted = Path::new(vec![TEHRAN, BAGHDAD, BAGHDAD, DAMASCUS]).unwrap();
        assert!(halted.position_at_km(halted.km_at_points()[1]).1 > 200.0);
    }

    #[test]
    fn a_fraction_that_is_no_number_stays_at_the_start() {
        assert_eq!(corridor().position_at(f64::NAN).0, TEHRAN);
    }

    #[test]
    fn a_part_has_its_ends_and_the_bends_between() {
        let path = corridor();
        let km = path.km_at_points()[1];
        let part = path.part_km(km + 50.0, km - 50.0);
        assert_eq!(part.len(), 3);
        assert_eq!(part[1], BAGHDAD);
        assert!((geodesic_length_km(&part) - 100.0).abs() < 0.5);
        assert_eq!(path.part_km(0.0, 1e9), path.points());
        assert_eq!(path.part_km(5.0, 5.0).len(), 1);
    }

    proptest! {
        #[test]
        fn equal_steps_along_the_path_are_equally_long(fraction in 0.0..0.99) {
            let path = corridor();
            let step = 0.01 * path.length_km();
            let from = fraction * path.length_km();
            let walked = geodesic_length_km(&path.part_km(from, from + step));
            // the sphere that is walked and the ellipsoid that is measured differ within a leg by less than 0.1 %
            prop_assert!((walked - step).abs() < 0.001 * step + 1e-6, "{walked} {step}");
        }
    }
}
