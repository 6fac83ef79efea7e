//! Well-known binary, the bytes of one geometry as `GeoParquet` holds them (OGC 06-103r4, section 8.2). Files come from anywhere: no
//! length in them is believed before the bytes for it are there.

mod read;

use thiserror::Error;

use super::Geometry;
use crate::geo::{GeoError, LonLat};

/// What bytes say of a geometry; the numbers are those of well-known binary (OGC 06-103r4, table 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum WkbKind {
    Point = 1,
    LineString = 2,
    Polygon = 3,
    MultiPoint = 4,
    MultiLineString = 5,
    MultiPolygon = 6,
}

impl WkbKind {
    const ALL: [Self; 6] = [Self::Point, Self::LineString, Self::Polygon, Self::MultiPoint, Self::MultiLineString, Self::MultiPolygon];

    /// The name in the `geometry_types` of `GeoParquet`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Point => "Point",
            Self::LineString => "LineString",
            Self::Polygon => "Polygon",
            Self::MultiPoint => "MultiPoint",
            Self::MultiLineString => "MultiLineString",
            Self::MultiPolygon => "MultiPolygon",
        }
    }
}

/// Why bytes are no geometry that we can use.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum WkbError {
    /// The bytes end too early.
    #[error("the geometry ends after {length} bytes: expected {wanted} more at byte {at}, found {left}")]
    Short {
        /// How many bytes there are in all.
        length: usize,
        /// Where, from 0.
        at: usize,
        /// How many were wanted there.
        wanted: usize,
        /// How many there are.
        left: usize,
    },
    /// Neither little nor big endian.
    #[error("the geometry has the byte order {0}: expected 0 or 1; is this column well-known binary?")]
    ByteOrder(u8),
    /// No kind of geometry, or one that has no form here.
    #[error("the geometry is of type {0}: expected Point, LineString, Polygon or several of one of these (1 to 6, also with Z and M)")]
    Kind(u32),
    /// Another reference system than that of the file.
    #[error("the geometry names the reference system {0}: expected 4326, or none")]
    ReferenceSystem(u32),
    /// More points, rings or parts than bytes.
    #[error("the geometry claims {count} points, rings or parts at byte {at}: expected at most {most}, for which it has bytes")]
    Count {
        /// How many it claims.
        count: u32,
        /// Where, from 0.
        at: usize,
        /// How many the bytes could hold.
        most: usize,
    },
    /// A part of another kind than the whole.
    #[error("a part of the geometry is a {}: expected a {}", .found.name(), .expected.name())]
    Part {
        /// What every part is.
        expected: WkbKind,
        /// What this one is.
        found: WkbKind,
    },
    /// A line of one point.
    #[error("the geometry has a line of one point: expected two or more")]
    OnePoint,
    /// A ring that encloses nothing.
    #[error("the geometry has a ring of {0} points that is not closed: expected four or more, the last of them the first")]
    Ring(usize),
    /// No place on earth.
    #[error(transparent)]
    Coordinates(#[from] GeoError),
    /// Something stands behind it.
    #[error("the geometry ends at byte {at}: expected no more, found {left} bytes")]
    Trailing {
        /// Where it ends.
        at: usize,
        /// How many bytes follow.
        left: usize,
    },
}

impl Geometry {
    /// Its number in well-known binary.
    pub(super) fn wkb_kind(&self) -> WkbKind {
        match self {
            Self::Point(_) => WkbKind::Point,
            Self::LineString(_) => WkbKind::LineString,
            Self::Polygon(_) => WkbKind::Polygon,
            Self::MultiPoint(_) => WkbKind::MultiPoint,
            Self::MultiLineString(_) => WkbKind::MultiLineString,
            Self::MultiPolygon(_) => WkbKind::MultiPolygon,
        }
    }

    /// Appends its well-known binary, little endian, with coordinates at six decimals ([`LonLat::rounded`]).
    pub fn write_wkb(&self, out: &mut Vec<u8>) {
        write_header(self.wkb_kind(), out);
        match self {
            Self::Point(at) => write_position(*at, out),
            Self::LineString(points) => write_points(points, out),
            Self::Polygon(rings) => write_rings(rings, out),
            Self::MultiPoint(points) => {
                write_count(points.len(), out);
                for at in points {
                    write_header(WkbKind::Point, out);
                    write_position(*at, out);
                }
            }
            Self::MultiLineString(lines) => {
                write_count(lines.len(), out);
                for line in lines {
                    write_header(WkbKind::LineString, out);
                    write_points(line, out);
                }
            }
            Self::MultiPolygon(areas) => {
                write_count(areas.len(), out);
                for rings in areas {
                    write_header(WkbKind::Polygon, out);
                    write_rings(rings, out);
                }
            }
        }
    }

    /// Reads well-known binary of either byte order, also with Z and M (ISO 13249-3) or a reference system (`PostGIS`), which are
    /// passed over. An empty geometry is none.
    ///
    /// # Errors
    /// When the bytes are something else, or coordinates are no place on earth.
    pub fn from_wkb(bytes: &[u8]) -> Result<Option<Self>, WkbError> {
        read::geometry(bytes)
    }
}

fn write_header(kind: WkbKind, out: &mut Vec<u8>) {
    out.push(1);
    out.extend((kind as u32).to_le_bytes());
}

fn write_count(count: usize, out: &mut Vec<u8>) {
    out.extend((count as u32).to_le_bytes());
}

fn write_position(at: LonLat, out: &mut Vec<u8>) {
    let LonLat { lon, lat } = at.rounded();
    out.extend(lon.to_le_bytes());
    out.extend(lat.to_le_bytes());
}

fn write_points(points: &[LonLat], out: &mut Vec<u8>) {
    write_count(points.len(), out);
    for at in points {
        write_position(*at, out);
    }
}

fn write_rings(rings: &[Vec<LonLat>], out: &mut Vec<u8>) {
    write_count(rings.len(), out);
    for ring in rings {
        write_points(ring, out);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat).unwrap()
    }

    fn written(geometry: &Geometry) -> Vec<u8> {
        let mut bytes = Vec::new();
        geometry.write_wkb(&mut bytes);
        bytes
    }

    fn hex(text: &str) -> Vec<u8> {
        let digits: Vec<u8> = text.chars().filter_map(|digit| digit.to_digit(16)).map(|digit| digit as u8).collect();
        digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect()
    }

    fn why(bytes: &[u8]) -> String {
        Geometry::from_wkb(bytes).unwrap_err().to_string()
    }

    #[test]
    fn a_point_has_the_bytes_of_the_standard() {
        assert_eq!(written(&Geometry::Point(at(1.0, 2.0))), hex("01 01000000 000000000000F03F 0000000000000040"));
    }

    #[test]
    fn both_byte_orders_and_every_way_to_write_heights_are_read() {
        let point = Ok(Some(Geometry::Point(at(1.0, 2.0))));
        for bytes in [
            "00 00000001 3FF0000000000000 4000000000000000",
            "01 E9030000 000000000000F03F 0000000000000040 0000000000000840",
            "01 B90B0000 000000000000F03F 0000000000000040 0000000000000840 0000000000000840",
            "01 010000C0 000000000000F03F 0000000000000040 0000000000000840 0000000000000840",
            "01 01000020 E6100000 000000000000F03F 0000000000000040",
        ] {
            assert_eq!(Geometry::from_wkb(&hex(bytes)), point, "{bytes}");
        }
    }

    #[test]
    fn an_empty_geometry_is_none() {
        for bytes in ["01 01000000 000000000000F87F 000000000000F87F", "01 02000000 00000000", "01 06000000 00000000"] {
            assert_eq!(Geometry::from_wkb(&hex(bytes)), Ok(None), "{bytes}");
        }
    }

    #[test]
    fn what_is_no_geometry_is_refused_with_a_reason() {
        insta::assert_snapshot!(why(&[]), @"the geometry ends after 0 bytes: expected 1 more at byte 0, found 0");
        insta::assert_snapshot!(why(b"POINT (1 2)"), @"the geometry has the byte order 80: expected 0 or 1; is this column well-known binary?");
        insta::assert_snapshot!(why(&hex("01 07000000 00000000")), @"the geometry is of type 7: expected Point, LineString, Polygon or several of one of these (1 to 6, also with Z and M)");
        insta::assert_snapshot!(why(&hex("01 02000000 FFFFFFFF 00")), @"the geometry claims 4294967295 points, rings or parts at byte 5: expected at most 0, for which it has bytes");
        insta::assert_snapshot!(why(&hex("01 01000020 110F0000")), @"the geometry names the reference system 3857: expected 4326, or none");
        insta::assert_snapshot!(why(&hex("01 01000000 000000000000F03F 000000000000E040")), @"latitude 32768 is out of range: expected -90 to 90; write decimal degrees (WGS84)");
        insta::assert_snapshot!(why(&hex("01 01000000 000000000000F03F 0000000000000040 00")), @"the geometry ends at byte 21: expected no more, found 1 bytes");
    }

    fn spot() -> impl Strategy<Value = LonLat> {
        (-180.0..=180.0, -90.0..=90.0).prop_map(|(lon, lat)| LonLat { lon, lat }.rounded())
    }

    fn line() -> impl Strategy<Value = Vec<LonLat>> {
        prop::collection::vec(spot(), 2..6)
    }

    fn area() -> impl Strategy<Value = Vec<Vec<LonLat>>> {
        let ring = prop::collection::vec(spot(), 3..6).prop_map(|mut ring| {
            ring.push(ring[0]);
            ring
        });
        prop::collection::vec(ring, 1..3)
    }

    fn geometry() -> impl Strategy<Value = Geometry> {
        prop_oneof![
            spot().prop_map(Geometry::Point),
            line().prop_map(Geometry::LineString),
            area().prop_map(Geometry::Polygon),
            prop::collection::vec(spot(), 1..6).prop_map(Geometry::MultiPoint),
            prop::collection::vec(line(), 1..4).prop_map(Geometry::MultiLineString),
            prop::collection::vec(area(), 1..4).prop_map(Geometry::MultiPolygon),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_the_same(geometry in geometry()) {
            prop_assert_eq!(Geometry::from_wkb(&written(&geometry)), Ok(Some(geometry)));
        }

        #[test]
        fn a_geometry_that_is_cut_off_is_refused(geometry in geometry(), cut in any::<prop::sample::Index>()) {
            let bytes = written(&geometry);
            prop_assert!(Geometry::from_wkb(&bytes[..cut.index(bytes.len())]).is_err());
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Geometry::from_wkb(&bytes);
        }

        #[test]
        fn no_change_of_a_byte_makes_it_panic(geometry in geometry(), place in any::<prop::sample::Index>(), byte: u8) {
            let mut bytes = written(&geometry);
            let place = place.index(bytes.len());
            bytes[place] = byte;
            let _ = Geometry::from_wkb(&bytes);
        }
    }
}
