//! Lines and lengths on the globe.
//!
//! Sources: the haversine distance and the initial bearing are those of the `geo` crate (mean radius of GRS 80,
//! 6371.0088 km; Moritz 2000). Positions along a great circle use n-vectors (Gade 2010, "A non-singular horizontal
//! position representation", Journal of Navigation 63(3)), which have no special case at the poles or the antimeridian.
//! Geodesic lengths are Karney's (2013, "Algorithms for geodesics", Journal of Geodesy 87), through `geographiclib-rs`.

use geo::{Bearing, Distance, Geodesic, Haversine};

use super::LonLat;

/// Mean radius of the earth, (2a + b) / 3 of GRS 80, in kilometres.
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// No leg is cut into more pieces than this: a step of a millimetre must not eat the memory.
const MOST_PIECES: f64 = 10_000.0;

/// Great-circle distance on the sphere, in kilometres, 0 to 20 015.1. Off by at most 0.5 % from the ellipsoid.
#[must_use]
pub fn distance_km(a: LonLat, b: LonLat) -> f64 {
    let metres: f64 = Haversine.distance(geo::Point::from(a), geo::Point::from(b));
    // between antipodes, rounding can carry the arc sine past 1
    if metres.is_nan() { EARTH_RADIUS_KM * std::f64::consts::PI } else { metres / 1000.0 }
}

/// The spot as a vector of length 1 from the middle of the sphere, in earth-centred axes (x: 0° E on the equator, z: north pole). The
/// cosine of the arc between two spots is the product of theirs, which is dearer by [`distance_km`].
#[must_use]
pub fn unit_vector(at: LonLat) -> [f64; 3] {
    let (sin_lon, cos_lon) = at.lon.to_radians().sin_cos();
    let (sin_lat, cos_lat) = at.lat.to_radians().sin_cos();
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

/// Length of a line on the WGS84 ellipsoid, in kilometres: 0 for fewer than two points. Good to a micrometre per leg.
///
/// ```
/// use dateline::geo::{LonLat, geodesic_length_km};
///
/// let jfk = LonLat::new(-73.8, 40.6)?;
/// let lhr = LonLat::new(-0.5, 51.6)?;
/// assert_eq!(geodesic_length_km(&[jfk, lhr]).round(), 5552.0); // GeographicLib's own example: 5 551 759 m
/// # Ok::<(), dateline::geo::GeoError>(())
/// ```
#[must_use]
pub fn geodesic_length_km(path: &[LonLat]) -> f64 {
    path.iter().zip(path.iter().skip(1)).map(|(a, b)| geodesic_km(*a, *b)).sum()
}

/// Length of the geodesic between two spots on the WGS84 ellipsoid, in kilometres.
pub(super) fn geodesic_km(a: LonLat, b: LonLat) -> f64 {
    let metres: f64 = Geodesic.distance(geo::Point::from(a), geo::Point::from(b));
    metres / 1000.0
}

/// The bearing in which the great circle from `a` to `b` sets out: degrees clockwise from true north, 0 up to 360.
///
/// Due north (0) when the two are the same spot.
#[must_use]
pub fn initial_bearing_deg(a: LonLat, b: LonLat) -> f64 {
    Haversine.bearing(geo::Point::from(a), geo::Point::from(b)).rem_euclid(360.0)
}

/// The spot that lies `fraction` of the way from `a` to `b` along the great circle; fractions outside 0..=1 are clamped.
///
/// Between antipodes every great circle is shortest; the one that sets out in [`initial_bearing_deg`] is taken.
#[must_use]
pub fn interpolate(a: LonLat, b: LonLat, fraction: f64) -> LonLat {
    if fraction >= 1.0 {
        return b;
    }
    if fraction > 0.0 { destination(a, initial_bearing_deg(a, b), fraction * distance_km(a, b)) } else { a }
}

/// The spot reached by going `distance_km` along the great circle that leaves `from` at `bearing_deg` (degrees
/// clockwise from true north). Longitudes come out within -180..=180.
#[must_use]
pub fn destination(from: LonLat, bearing_deg: f64, distance_km: f64) -> LonLat {
    let arc = distance_km / EARTH_RADIUS_KM;
    if arc == 0.0 || !arc.is_finite() || !bearing_deg.is_finite() {
        return from;
    }
    let (sin_lon, cos_lon) = from.lon.to_radians().sin_cos();
    let (sin_lat, cos_lat) = from.lat.to_radians().sin_cos();
    let (sin_bearing, cos_bearing) = bearing_deg.to_radians().sin_cos();
    let (sin_arc, cos_arc) = arc.sin_cos();
    // unit vectors up, north and east of the start, in earth-centred axes (x: 0° E, z: north pole)
    let up = [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat];
    let north = [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat];
    let east = [-sin_lon, cos_lon, 0.0];
    let along = |axis: usize| cos_arc * up[axis] + sin_arc * (cos_bearing * north[axis] + sin_bearing * east[axis]);
    let (x, y, z) = (along(0), along(1), along(2));
    LonLat { lon: y.atan2(x).to_degrees(), lat: z.atan2(x.hypot(y)).to_degrees() }
}

/// The line with further points put in, so that no step along it is longer than `max_step_km` and straight strokes
/// between its points look like great circles. The given points stay; a step that is not positive changes nothing.
#[must_use]
pub fn densify(path: &[LonLat], max_step_km: f64) -> Vec<LonLat> {
    let mut dense = Vec::with_capacity(path.len());
    for (a, b) in path.iter().zip(path.iter().skip(1)) {
        dense.push(*a);
        let pieces = distance_km(*a, *b) / max_step_km;
        if pieces > 1.0 {
            let pieces = pieces.ceil().min(MOST_PIECES);
            dense.extend((1..pieces as u32).map(|piece| interpolate(*a, *b, f64::from(piece) / pieces)));
        }
    }
    dense.extend(path.last());
    dense
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these results are exact")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat).unwrap()
    }

    fn assert_near(found: f64, expected: f64, within: f64, what: &str) {
        assert!((found - expected).abs() <= within, "{what}: expected {expected} ± {within}, found {found}");
    }

    const TEHRAN: LonLat = LonLat { lon: 51.3890, lat: 35.6892 };
    const BAGHDAD: LonLat = LonLat { lon: 44.3661, lat: 33.3152 };
    const DAMASCUS: LonLat = LonLat { lon: 36.2913, lat: 33.5138 };
    const BEIRUT: LonLat = LonLat { lon: 35.5018, lat: 33.8938 };

    #[test]
    fn beirut_to_mashhad_is_as_far_as_published() {
        // airmilescalculator.com: BEY 33°49′15″N 35°29′18″E, MHD 36°14′6″N 59°38′27″E, to the second of arc (30 m)
        let dms = |d: f64, m: f64, s: f64| d + m / 60.0 + s / 3600.0;
        let bey = at(dms(35.0, 29.0, 18.0), dms(33.0, 49.0, 15.0));
        let mhd = at(dms(59.0, 38.0, 27.0), dms(36.0, 14.0, 6.0));
        assert_near(geodesic_length_km(&[bey, mhd]), 2214.509, 0.05, "on the ellipsoid");
        assert_near(distance_km(bey, mhd), 2209.740, 0.05, "on the sphere");
    }

    #[test]
    fn the_land_bridge_from_tehran_to_beirut_bends_away_from_the_straight_way() {
        let straight = geodesic_length_km(&[TEHRAN, BEIRUT]);
        assert!((1460.0..1475.0).contains(&straight), "{straight}");
        let by_land = geodesic_length_km(&[TEHRAN, BAGHDAD, DAMASCUS, BEIRUT]);
        assert!((1.03..1.06).contains(&(by_land / straight)), "{by_land}");
    }

    #[test]
    fn the_quarter_meridian_is_ten_thousand_kilometres() {
        let (equator, pole) = (at(0.0, 0.0), at(0.0, 90.0));
        assert_near(geodesic_length_km(&[equator, pole]), 10_001.965_729, 1e-6, "WGS84");
        assert_near(distance_km(equator, pole), EARTH_RADIUS_KM * std::f64::consts::FRAC_PI_2, 1e-6, "sphere");
        assert_eq!(geodesic_length_km(&[pole]), 0.0);
    }

    #[test]
    fn vincentys_test_line_has_its_published_length() {
        // Flinders Peak to Buninyong, the check line of Geoscience Australia (GRS 80, equal to WGS84 at this precision)
        let flinders_peak = at(144.424_867_889, -37.951_033_417);
        let buninyong = at(143.926_495_527, -37.652_821_138);
        assert_near(geodesic_length_km(&[flinders_peak, buninyong]), 54.972_271, 1e-6, "length");
        assert_near(initial_bearing_deg(flinders_peak, buninyong), 306.868, 0.2, "azimuth");
    }

    #[test]
    fn half_way_from_tehran_to_beirut_lies_north_of_the_straight_chord() {
        let middle = interpolate(TEHRAN, BEIRUT, 0.5);
        let half = distance_km(TEHRAN, BEIRUT) / 2.0;
        assert_near(distance_km(TEHRAN, middle), half, 1e-6, "first half");
        assert_near(distance_km(middle, BEIRUT), half, 1e-6, "second half");
        assert!(middle.lat > f64::midpoint(TEHRAN.lat, BEIRUT.lat) + 0.2);
    }

    #[test]
    fn a_quarter_of_the_equator_and_of_a_meridian_are_where_they_must_be() {
        let start = at(0.0, 0.0);
        let quarter = EARTH_RADIUS_KM * std::f64::consts::FRAC_PI_2;
        let east = destination(start, 90.0, quarter);
        assert_near(east.lon, 90.0, 1e-9, "longitude");
        assert_near(east.lat, 0.0, 1e-9, "latitude");
        assert_near(destination(start, 0.0, quarter).lat, 90.0, 1e-9, "pole");
        // over the pole and down the other side
        let over = destination(at(10.0, 80.0), 0.0, quarter * 2.0 / 9.0);
        assert_near(over.lat, 80.0, 1e-9, "latitude beyond the pole");
        assert_near(over.lon, -170.0, 1e-9, "longitude beyond the pole");
    }

    #[test]
    fn the_williams_example_is_reproduced() {
        // Aviation Formulary V1.47: LAX (33°57' N, 118°24' W) to JFK (40°38' N, 73°47' W): 0.623 585 rad, course 66°,
        // and 40 % of the way at 38°40.17' N, 101°37.56' W
        let lax = at(-118.4, 33.95);
        let jfk = at(-(73.0 + 47.0 / 60.0), 40.0 + 38.0 / 60.0);
        assert_near(distance_km(lax, jfk) / EARTH_RADIUS_KM, 0.623_585, 2e-6, "arc");
        assert_near(initial_bearing_deg(lax, jfk), 65.8922, 1e-3, "course");
        let spot = interpolate(lax, jfk, 0.4);
        assert_near(spot.lat, 38.0 + 40.167 / 60.0, 1e-3, "latitude");
        assert_near(spot.lon, -(101.0 + 37.570 / 60.0), 1e-3, "longitude");
    }

    #[test]
    fn antipodes_and_equal_spots_give_numbers() {
        let (a, b) = (at(12.3, 45.6), at(-167.7, -45.6));
        assert_near(distance_km(a, b), 20_015.1, 0.1, "half way round");
        assert!(interpolate(a, b, 0.5).lat.is_finite());
        assert_eq!(distance_km(a, a), 0.0);
        assert_eq!(interpolate(a, a, 0.5), a);
        assert_eq!(initial_bearing_deg(a, a), 0.0);
        assert_eq!(destination(a, f64::NAN, 5.0), a);
        assert_eq!(destination(a, 5.0, f64::INFINITY), a);
    }

    #[test]
    fn densifying_keeps_the_points_and_shortens_the_steps() {
        let path = [TEHRAN, BAGHDAD, DAMASCUS, BEIRUT];
        let dense = densify(&path, 50.0);
        assert!(path.iter().all(|point| dense.contains(point)));
        assert!(dense.windows(2).all(|step| distance_km(step[0], step[1]) <= 50.0 + 1e-9));
        for step in [0.0, -1.0, f64::NAN] {
            assert!(densify(&path[..2], step).len() <= MOST_PIECES as usize + 1, "{step}");
        }
        assert_eq!(densify(&[], 50.0), []);
        assert_eq!(densify(&[BEIRUT], 50.0), [BEIRUT]);
    }

    fn anywhere() -> impl Strategy<Value = LonLat> {
        (-180.0..=180.0, -89.9..=89.9).prop_map(|(lon, lat)| LonLat { lon, lat })
    }

    proptest! {
        #[test]
        fn a_destination_lies_at_its_distance_and_bearing(from in anywhere(), bearing in 0.0..360.0, km in 0.1..9_000.0) {
            let to = destination(from, bearing, km);
            prop_assert!(LonLat::new(to.lon, to.lat).is_ok());
            prop_assert!((distance_km(from, to) - km).abs() < 1e-5);
            let turned = (initial_bearing_deg(from, to) - bearing + 540.0).rem_euclid(360.0) - 180.0;
            // near a pole and over short ways the bearing of f64 coordinates is less exact
            prop_assert!(turned.abs() * km.min(100.0) < 0.01, "{turned}");
        }

        #[test]
        fn interpolation_divides_the_way_in_proportion(a in anywhere(), b in anywhere(), fraction in 0.0..=1.0) {
            let whole = distance_km(a, b);
            prop_assume!(whole < 19_000.0);
            let spot = interpolate(a, b, fraction);
            prop_assert!((distance_km(a, spot) - fraction * whole).abs() < 1e-3);
            prop_assert!((distance_km(spot, b) - (1.0 - fraction) * whole).abs() < 1e-3);
        }
    }
}
