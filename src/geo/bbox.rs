//! Boxes of longitude and latitude, as filters and GeoJSON have them, also across the antimeridian.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::lonlat::{round6, wrap_lon};
use super::{EARTH_RADIUS_KM, GeoError, LonLat};

/// A box between two meridians and two parallels, edges included; WGS84 degrees.
///
/// It crosses the antimeridian when `west > east` (RFC 7946 section 5.2): from 170 to -170 is 20° wide.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct BBox {
    /// Western edge, degrees east, -180 to 180.
    pub west: f64,
    /// Southern edge, degrees north, -90 to 90.
    pub south: f64,
    /// Eastern edge, degrees east, -180 to 180; less than `west` when the box crosses the antimeridian.
    pub east: f64,
    /// Northern edge, degrees north, -90 to 90, not less than `south`.
    pub north: f64,
}

/// What stands in a file, before its ranges are checked.
#[derive(Deserialize)]
#[serde(rename = "BBox", deny_unknown_fields)]
struct Unchecked {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl TryFrom<Unchecked> for BBox {
    type Error = GeoError;

    fn try_from(raw: Unchecked) -> Result<Self, GeoError> {
        Self::new(raw.west, raw.south, raw.east, raw.north)
    }
}

impl BBox {
    /// Everywhere.
    pub const WORLD: Self = Self { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };

    /// The box with these edges, in GeoJSON's order.
    ///
    /// # Errors
    /// When an edge is out of range or not finite, or when `south` lies north of `north`.
    pub fn new(west: f64, south: f64, east: f64, north: f64) -> Result<Self, GeoError> {
        let southwest = LonLat::new(west, south)?;
        let northeast = LonLat::new(east, north)?;
        if southwest.lat > northeast.lat {
            return Err(GeoError::BoxUpsideDown { south, north });
        }
        Ok(Self { west, south, east, north })
    }

    /// The narrowest box that holds all points, or `None` of no point. It crosses the antimeridian where that is narrower.
    #[must_use]
    pub fn from_points(points: impl IntoIterator<Item = LonLat>) -> Option<Self> {
        let (mut lons, lats): (Vec<f64>, Vec<f64>) = points.into_iter().map(|point| (point.lon, point.lat)).unzip();
        lons.sort_by(f64::total_cmp);
        let (first, last) = (*lons.first()?, *lons.last()?);
        let south = lats.iter().copied().fold(90.0, f64::min);
        let north = lats.iter().copied().fold(-90.0, f64::max);
        // the box is what the widest stretch without a point leaves over
        let widest_inside = lons
            .iter()
            .zip(lons.iter().skip(1))
            .map(|(a, b)| (b - a, *a, *b))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .filter(|(gap, ..)| *gap > first + 360.0 - last);
        let (west, east) = widest_inside.map_or((first, last), |(_, before, after)| (after, before));
        Some(Self { west, south, east, north })
    }

    /// Whether it crosses the antimeridian.
    #[must_use]
    pub fn crosses_antimeridian(&self) -> bool {
        self.west > self.east
    }

    /// Width in degrees of longitude, 0 to 360.
    #[must_use]
    pub fn width_deg(&self) -> f64 {
        if self.crosses_antimeridian() { self.east + 360.0 - self.west } else { self.east - self.west }
    }

    /// Height in degrees of latitude, 0 to 180.
    #[must_use]
    pub fn height_deg(&self) -> f64 {
        self.north - self.south
    }

    /// The middle of its width and height.
    #[must_use]
    pub fn center(&self) -> LonLat {
        LonLat { lon: wrap_lon(self.west + self.width_deg() / 2.0), lat: f64::midpoint(self.south, self.north) }
    }

    /// Whether the spot lies inside or on an edge.
    #[must_use]
    pub fn contains(&self, spot: LonLat) -> bool {
        let in_height = (self.south..=self.north).contains(&spot.lat);
        in_height && self.lon_ranges().into_iter().flatten().any(|(west, east)| (west..=east).contains(&spot.lon))
    }

    /// Whether the two boxes share a spot; a common edge is enough.
    #[must_use]
    pub fn intersects(&self, other: &Self) -> bool {
        let in_height = self.south <= other.north && other.south <= self.north;
        let others = other.lon_ranges();
        in_height && self.lon_ranges().into_iter().flatten().any(|a| others.into_iter().flatten().any(|b| a.0 <= b.1 && b.0 <= a.1))
    }

    /// The box grown so that it holds every spot within `km` kilometres of it, on the sphere; never smaller than before.
    ///
    /// The width grows by the longitude that a circle of that radius reaches at the edge nearest to a pole
    /// (asin(sin r / cos φ), Bronstein, chapter 3.4), or goes all the way round when the circle holds the pole.
    #[must_use]
    pub fn expanded_by_km(&self, km: f64) -> Self {
        let arc_deg = (km / EARTH_RADIUS_KM).to_degrees();
        if arc_deg.is_nan() || arc_deg <= 0.0 {
            return *self;
        }
        let south = (self.south - arc_deg).max(-90.0);
        let north = (self.north + arc_deg).min(90.0);
        let steepest = self.south.abs().max(self.north.abs());
        let side_deg =
            if steepest + arc_deg < 90.0 { (arc_deg.to_radians().sin() / steepest.to_radians().cos()).asin().to_degrees() } else { 360.0 };
        if self.width_deg() + 2.0 * side_deg >= 360.0 {
            return Self { west: -180.0, south, east: 180.0, north };
        }
        Self { west: wrap_lon(self.west - side_deg), south, east: wrap_lon(self.east + side_deg), north }
    }

    /// `[west, south, east, north]` at six decimals, as the `bbox` member of GeoJSON.
    #[must_use]
    pub fn to_array(&self) -> [f64; 4] {
        [self.west, self.south, self.east, self.north].map(round6)
    }

    /// The same to six decimal places of a degree, about a tenth of a metre.
    #[must_use]
    pub fn rounded(self) -> Self {
        let [west, south, east, north] = self.to_array();
        Self { west, south, east, north }
    }

    /// Its width as one or two plain ranges of longitude.
    #[must_use]
    pub fn lon_ranges(&self) -> [Option<(f64, f64)>; 2] {
        if self.crosses_antimeridian() {
            [Some((self.west, 180.0)), Some((-180.0, self.east))]
        } else {
            [Some((self.west, self.east)), None]
        }
    }
}

impl FromStr for BBox {
    type Err = GeoError;

    /// Reads `W,S,E,N` in degrees, as the command line's `--bbox` takes it; spaces round the numbers are allowed.
    fn from_str(text: &str) -> Result<Self, GeoError> {
        const SIDES: [(&str, &str); 4] = [("west", "38.5"), ("south", "33"), ("east", "44"), ("north", "37.5")];
        let parts: Vec<&str> = text.split(',').map(str::trim).collect();
        if parts.len() != SIDES.len() {
            return Err(GeoError::BoxParts { text: text.to_owned(), count: parts.len() });
        }
        let mut edges = [0.0; 4];
        for ((edge, part), (side, example)) in edges.iter_mut().zip(parts).zip(SIDES) {
            *edge = part.parse().map_err(|_| GeoError::BoxNumber { text: text.to_owned(), side, part: part.to_owned(), example })?;
        }
        let [west, south, east, north] = edges;
        Self::new(west, south, east, north)
    }
}

impl fmt::Display for BBox {
    /// `W,S,E,N`, as [`BBox::from_str`] reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{},{},{}", self.west, self.south, self.east, self.north)
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these results are exact")]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geo::{destination, distance_km};

    fn bbox(text: &str) -> BBox {
        text.parse().unwrap()
    }

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat).unwrap()
    }

    #[test]
    fn points_on_an_edge_are_inside() {
        let syria = bbox("35.7,32.3,42.4,37.3");
        assert!(syria.contains(at(38.0, 35.0)));
        assert!(syria.contains(at(35.7, 32.3)));
        assert!(!syria.contains(at(44.4, 33.3)));
        assert!(!syria.contains(at(38.0, 38.0)));
    }

    #[test]
    fn a_box_across_the_antimeridian_holds_both_sides() {
        let fiji = bbox("177,-21,-178,-12");
        assert!(fiji.crosses_antimeridian());
        assert_eq!(fiji.width_deg(), 5.0);
        assert_eq!(fiji.center(), at(179.5, -16.5));
        assert!(fiji.contains(at(179.0, -17.0)));
        assert!(fiji.contains(at(-179.0, -17.0)));
        assert!(fiji.contains(at(180.0, -17.0)));
        assert!(!fiji.contains(at(0.0, -17.0)));
        assert!(fiji.intersects(&bbox("-179,-18,-170,-10")));
        assert!(fiji.intersects(&bbox("170,-18,-170,-10")));
        assert!(!fiji.intersects(&bbox("0,-18,10,-10")));
    }

    #[test]
    fn boxes_that_touch_intersect() {
        assert!(bbox("0,0,1,1").intersects(&bbox("1,1,2,2")));
        assert!(!bbox("0,0,1,1").intersects(&bbox("1.1,0,2,1")));
        assert!(!bbox("0,0,1,1").intersects(&bbox("0,2,1,3")));
    }

    #[test]
    fn the_box_of_points_is_the_narrowest() {
        assert_eq!(BBox::from_points([]), None);
        assert_eq!(BBox::from_points([at(40.0, 36.0)]), Some(bbox("40,36,40,36")));
        assert_eq!(BBox::from_points([at(40.0, 36.0), at(35.5, 33.9), at(44.4, 33.3)]), Some(bbox("35.5,33.3,44.4,36")));
        assert_eq!(BBox::from_points([at(179.0, 1.0), at(-179.0, 2.0)]), Some(bbox("179,1,-179,2")));
    }

    #[test]
    fn growing_a_box_at_a_pole_goes_all_the_way_round() {
        let polar = bbox("10,88,20,89").expanded_by_km(200.0);
        assert_eq!((polar.west, polar.east, polar.north), (-180.0, 180.0, 90.0));
        let fiji = bbox("177,-21,179,-12").expanded_by_km(300.0);
        assert!(fiji.crosses_antimeridian());
        assert_eq!(bbox("0,0,1,1").expanded_by_km(f64::NAN), bbox("0,0,1,1"));
        assert_eq!(bbox("0,0,1,1").expanded_by_km(-5.0), bbox("0,0,1,1"));
    }

    #[test]
    fn a_box_is_read_and_written_alike() {
        let text = "38.5,33,44,37.5";
        assert_eq!(bbox(text).to_string(), text);
        assert_eq!(bbox(" 38.5, 33 ,44,37.5"), bbox(text));
        assert_eq!(bbox(text).to_array(), [38.5, 33.0, 44.0, 37.5]);
    }

    #[test]
    fn errors_show_the_text_and_how_to_write_it() {
        let text = |text: &str| text.parse::<BBox>().unwrap_err().to_string();
        insta::assert_snapshot!(text("38.5,33,44"), @r#"bounding box "38.5,33,44" has 3 parts: expected 4 numbers as W,S,E,N, such as 38.5,33,44,37.5"#);
        insta::assert_snapshot!(text("38.5,33,44,north"), @r#"bounding box "38.5,33,44,north" has "north" for its north: expected a number of degrees, such as 37.5"#);
        insta::assert_snapshot!(text("38.5,40,44,33"), @"bounding box has south 40 north of north 33: expected the order W,S,E,N; swap the two");
        insta::assert_snapshot!(text("33,38.5,37.5,144"), @"latitude 144 is out of range: expected -90 to 90; are longitude and latitude swapped?");
    }

    proptest! {
        #[test]
        fn a_grown_box_holds_everything_within_reach(
            lon in -180.0..=180.0, lat in -89.0..=89.0, bearing in 0.0..360.0, km in 0.0..2_000.0
        ) {
            let spot = at(lon, lat);
            let near = destination(spot, bearing, km);
            let grown = BBox::from_points([spot]).unwrap().expanded_by_km(km + 0.001);
            prop_assert!(grown.contains(near), "{grown} {near:?} {}", distance_km(spot, near));
        }

        #[test]
        fn the_box_of_points_holds_them_all(points in prop::collection::vec((-180.0..=180.0, -90.0..=90.0), 1..9)) {
            let points: Vec<_> = points.into_iter().map(|(lon, lat)| at(lon, lat)).collect();
            let grown = BBox::from_points(points.iter().copied()).unwrap();
            prop_assert!(points.iter().all(|point| grown.contains(*point)), "{grown}");
        }
    }
}
