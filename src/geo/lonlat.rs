//! One spot on earth, checked where it comes in, so that no other code has to ask whether it is one.

use serde::{Deserialize, Serialize};

/// A spot on the earth: WGS84 longitude and latitude in degrees.
///
/// [`LonLat::new`] and reading from a file check the ranges; code that fills the fields itself vouches for them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct LonLat {
    /// Degrees east of Greenwich, -180 to 180.
    pub lon: f64,
    /// Degrees north of the equator, -90 to 90.
    pub lat: f64,
}

/// What stands in a file, before its ranges are checked.
#[derive(Deserialize)]
#[serde(rename = "LonLat", deny_unknown_fields)]
struct Unchecked {
    lon: f64,
    lat: f64,
}

impl TryFrom<Unchecked> for LonLat {
    type Error = GeoError;

    fn try_from(Unchecked { lon, lat }: Unchecked) -> Result<Self, GeoError> {
        Self::new(lon, lat)
    }
}

/// Numbers that are no place on earth.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GeoError {
    /// A coordinate is NaN or infinite.
    #[error("{axis} {value} is not a finite number: expected degrees, -{limit} to {limit}")]
    NotFinite {
        /// `longitude` or `latitude`.
        axis: &'static str,
        /// What was found.
        value: f64,
        /// Greatest value allowed, in degrees.
        limit: u8,
    },
    /// A latitude beyond a pole.
    #[error("latitude {found} is out of range: expected -90 to 90; {}", latitude_remedy(*found))]
    LatitudeOutOfRange {
        /// What was found, in degrees.
        found: f64,
    },
    /// A longitude beyond the antimeridian.
    #[error("longitude {found} is out of range: expected -180 to 180; {}", longitude_remedy(*found))]
    LongitudeOutOfRange {
        /// What was found, in degrees.
        found: f64,
    },
    /// A bounding box that is not four numbers.
    #[error("bounding box {text:?} has {count} parts: expected 4 numbers as W,S,E,N, such as 38.5,33,44,37.5")]
    BoxParts {
        /// The text as given.
        text: String,
        /// How many parts it has.
        count: usize,
    },
    /// A part of a bounding box that is no number.
    #[error("bounding box {text:?} has {part:?} for its {side}: expected a number of degrees, such as {example}")]
    BoxNumber {
        /// The text as given.
        text: String,
        /// `west`, `south`, `east` or `north`.
        side: &'static str,
        /// What stands there.
        part: String,
        /// A number that could stand there.
        example: &'static str,
    },
    /// A bounding box whose south lies north of its north.
    #[error("bounding box has south {south} north of north {north}: expected the order W,S,E,N; swap the two")]
    BoxUpsideDown {
        /// The southern edge, degrees.
        south: f64,
        /// The northern edge, degrees.
        north: f64,
    },
}

fn latitude_remedy(found: f64) -> &'static str {
    if found.abs() <= 180.0 { "are longitude and latitude swapped?" } else { "write decimal degrees (WGS84)" }
}

fn longitude_remedy(found: f64) -> String {
    if found.abs() <= 360.0 { format!("the same meridian is {}", wrap_lon(found)) } else { "write decimal degrees (WGS84)".to_owned() }
}

impl LonLat {
    /// The spot at `lon` degrees east and `lat` degrees north.
    ///
    /// ```
    /// use dateline::geo::LonLat;
    ///
    /// let hasakah = LonLat::new(40.7477, 36.5024)?;
    /// assert_eq!(hasakah.lat, 36.5024);
    /// let swapped = LonLat::new(36.5024, 140.7477).unwrap_err();
    /// assert!(swapped.to_string().ends_with("are longitude and latitude swapped?"));
    /// # Ok::<(), dateline::geo::GeoError>(())
    /// ```
    ///
    /// # Errors
    /// When a number is not finite, when `lon` is outside -180..=180, or when `lat` is outside -90..=90.
    pub fn new(lon: f64, lat: f64) -> Result<Self, GeoError> {
        if !lat.is_finite() {
            return Err(GeoError::NotFinite { axis: "latitude", value: lat, limit: 90 });
        }
        if !lon.is_finite() {
            return Err(GeoError::NotFinite { axis: "longitude", value: lon, limit: 180 });
        }
        if lat.abs() > 90.0 {
            return Err(GeoError::LatitudeOutOfRange { found: lat });
        }
        if lon.abs() > 180.0 {
            return Err(GeoError::LongitudeOutOfRange { found: lon });
        }
        Ok(Self { lon, lat })
    }

    /// The same spot at six decimals, about 0.1 m: what RFC 7946 section 11.2 recommends for exports. Never `-0`.
    #[must_use]
    pub fn rounded(self) -> Self {
        Self { lon: round6(self.lon), lat: round6(self.lat) }
    }

    /// `[lon, lat]` at six decimals, as a GeoJSON position.
    #[must_use]
    pub fn to_position(self) -> [f64; 2] {
        let Self { lon, lat } = self.rounded();
        [lon, lat]
    }
}

impl std::fmt::Display for LonLat {
    /// Degrees with hemisphere letters, latitude first as people say it: `36.5024° N, 40.7477° E`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let north_south = if self.lat < 0.0 { 'S' } else { 'N' };
        let east_west = if self.lon < 0.0 { 'W' } else { 'E' };
        write!(f, "{:.4}° {north_south}, {:.4}° {east_west}", self.lat.abs(), self.lon.abs())
    }
}

impl From<LonLat> for geo::Point<f64> {
    fn from(LonLat { lon, lat }: LonLat) -> Self {
        Self::new(lon, lat)
    }
}

/// Rounds to six decimals and turns `-0` into `0`, so that the same spot is always the same bytes.
pub(super) fn round6(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6 + 0.0
}

/// The same meridian within -180..=180 degrees; 180 and -180 stay what they are.
pub(super) fn wrap_lon(lon: f64) -> f64 {
    if (-180.0..=180.0).contains(&lon) { lon } else { (lon + 180.0).rem_euclid(360.0) - 180.0 }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these results are exact")]
mod tests {
    use super::*;

    #[test]
    fn the_edges_of_the_world_are_in_range() {
        for (lon, lat) in [(180.0, 90.0), (-180.0, -90.0), (0.0, 0.0)] {
            assert_eq!(LonLat::new(lon, lat), Ok(LonLat { lon, lat }));
        }
    }

    #[test]
    fn errors_name_what_was_expected_and_found_and_the_remedy() {
        let text = |lon, lat| LonLat::new(lon, lat).unwrap_err().to_string();
        insta::assert_snapshot!(text(36.5, 95.0), @"latitude 95 is out of range: expected -90 to 90; are longitude and latitude swapped?");
        insta::assert_snapshot!(text(0.0, 4_136_000.0), @"latitude 4136000 is out of range: expected -90 to 90; write decimal degrees (WGS84)");
        insta::assert_snapshot!(text(190.5, 10.0), @"longitude 190.5 is out of range: expected -180 to 180; the same meridian is -169.5");
        insta::assert_snapshot!(text(1e6, 10.0), @"longitude 1000000 is out of range: expected -180 to 180; write decimal degrees (WGS84)");
        insta::assert_snapshot!(text(f64::NAN, 10.0), @"longitude NaN is not a finite number: expected degrees, -180 to 180");
        insta::assert_snapshot!(text(0.0, f64::INFINITY), @"latitude inf is not a finite number: expected degrees, -90 to 90");
    }

    #[test]
    fn a_file_with_a_latitude_of_95_is_refused_while_reading() {
        let read: Result<LonLat, _> = ron::from_str("(lon: 40.7, lat: 95.0)");
        assert!(read.unwrap_err().to_string().contains("latitude 95 is out of range"));
        let read: LonLat = ron::from_str("(lon: 40.7, lat: 36.5)").unwrap();
        assert_eq!(read, LonLat { lon: 40.7, lat: 36.5 });
        assert!(ron::from_str::<LonLat>("(lon: 40.7, lat: 36.5, alt: 3.0)").is_err());
    }

    #[test]
    fn rounding_keeps_six_decimals_and_no_negative_zero() {
        let spot = LonLat { lon: 40.123_456_789, lat: -1e-9 };
        assert_eq!(spot.to_position(), [40.123_457, 0.0]);
        assert!(spot.rounded().lat.is_sign_positive());
    }

    #[test]
    fn it_reads_as_people_say_it() {
        assert_eq!(LonLat { lon: 40.7477, lat: 36.5024 }.to_string(), "36.5024° N, 40.7477° E");
        assert_eq!(LonLat { lon: -77.0369, lat: -12.0 }.to_string(), "12.0000° S, 77.0369° W");
    }
}
