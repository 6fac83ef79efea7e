//! From bytes to a geometry. No part has parts of its own kind, so that depth is bounded, and no count is believed.

use super::{Geometry, WkbError, WkbKind};
use crate::geo::LonLat;

pub(super) fn geometry(bytes: &[u8]) -> Result<Option<Geometry>, WkbError> {
    let mut input = Input { left: bytes, length: bytes.len() };
    let header = input.header()?;
    let geometry = match header.kind {
        WkbKind::Point => input.point(header)?.map(Geometry::Point),
        WkbKind::LineString => some(input.line(header)?).map(Geometry::LineString),
        WkbKind::Polygon => some(input.rings(header)?).map(Geometry::Polygon),
        WkbKind::MultiPoint => {
            let points = input.parts(header, WkbKind::Point, Input::point)?;
            some(points.into_iter().flatten().collect()).map(Geometry::MultiPoint)
        }
        WkbKind::MultiLineString => filled(input.parts(header, WkbKind::LineString, Input::line)?).map(Geometry::MultiLineString),
        WkbKind::MultiPolygon => filled(input.parts(header, WkbKind::Polygon, Input::rings)?).map(Geometry::MultiPolygon),
    };
    match input.left.len() {
        0 => Ok(geometry),
        left => Err(WkbError::Trailing { at: input.at(), left }),
    }
}

fn some<T>(parts: Vec<T>) -> Option<Vec<T>> {
    (!parts.is_empty()).then_some(parts)
}

/// The parts that are not empty.
fn filled<T>(parts: Vec<Vec<T>>) -> Option<Vec<Vec<T>>> {
    some(parts.into_iter().filter(|part| !part.is_empty()).collect())
}

/// How a geometry, or a part of one, is written.
#[derive(Clone, Copy)]
struct Header {
    kind: WkbKind,
    big_endian: bool,
    /// Numbers of a position: 2 to 4.
    dimensions: usize,
}

/// The bytes that are not read yet.
struct Input<'a> {
    left: &'a [u8],
    length: usize,
}

impl Input<'_> {
    fn at(&self) -> usize {
        self.length - self.left.len()
    }

    fn take<const WANTED: usize>(&mut self) -> Result<[u8; WANTED], WkbError> {
        let Some((taken, left)) = self.left.split_first_chunk::<WANTED>() else {
            return Err(WkbError::Short { length: self.length, at: self.at(), wanted: WANTED, left: self.left.len() });
        };
        self.left = left;
        Ok(*taken)
    }

    fn number(&mut self, big_endian: bool) -> Result<u32, WkbError> {
        let bytes = self.take()?;
        Ok(if big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }

    fn degrees(&mut self, big_endian: bool) -> Result<f64, WkbError> {
        let bytes = self.take()?;
        Ok(if big_endian { f64::from_be_bytes(bytes) } else { f64::from_le_bytes(bytes) })
    }

    /// Byte order and type. The thousands of the type are those of ISO 13249-3 (1 Z, 2 M, 3 both), its highest bits those of
    /// `PostGIS`.
    fn header(&mut self) -> Result<Header, WkbError> {
        const WITH_Z: u32 = 0x8000_0000;
        const WITH_M: u32 = 0x4000_0000;
        const WITH_REFERENCE_SYSTEM: u32 = 0x2000_0000;
        let big_endian = match self.take()? {
            [0] => true,
            [1] => false,
            [other] => return Err(WkbError::ByteOrder(other)),
        };
        let code = self.number(big_endian)?;
        let plain = code & !(WITH_Z | WITH_M | WITH_REFERENCE_SYSTEM);
        let kind = WkbKind::ALL.into_iter().find(|kind| *kind as u32 == plain % 1000).ok_or(WkbError::Kind(code))?;
        let by_thousands = match plain / 1000 {
            0 => 0,
            1 | 2 => 1,
            3 => 2,
            _ => return Err(WkbError::Kind(code)),
        };
        let by_bits = usize::from(code & WITH_Z != 0) + usize::from(code & WITH_M != 0);
        if code & WITH_REFERENCE_SYSTEM != 0 {
            let system = self.number(big_endian)?;
            if !matches!(system, 0 | 4326) {
                return Err(WkbError::ReferenceSystem(system));
            }
        }
        Ok(Header { kind, big_endian, dimensions: 2 + by_thousands.max(by_bits) })
    }

    /// A count, of which each takes at least so many bytes.
    fn count(&mut self, header: Header, bytes_each: usize) -> Result<usize, WkbError> {
        let at = self.at();
        let count = self.number(header.big_endian)?;
        let most = self.left.len() / bytes_each;
        if count as usize > most { Err(WkbError::Count { count, at, most }) } else { Ok(count as usize) }
    }

    fn numbers(&mut self, header: Header) -> Result<(f64, f64), WkbError> {
        let lon = self.degrees(header.big_endian)?;
        let lat = self.degrees(header.big_endian)?;
        for _ in 2..header.dimensions {
            self.take::<8>()?;
        }
        Ok((lon, lat))
    }

    /// A point without numbers is an empty one (`POINT EMPTY`).
    fn point(&mut self, header: Header) -> Result<Option<LonLat>, WkbError> {
        let (lon, lat) = self.numbers(header)?;
        if lon.is_nan() && lat.is_nan() {
            return Ok(None);
        }
        Ok(Some(LonLat::new(lon, lat)?))
    }

    fn points(&mut self, header: Header) -> Result<Vec<LonLat>, WkbError> {
        let count = self.count(header, header.dimensions * 8)?;
        let mut points = Vec::with_capacity(count);
        for _ in 0..count {
            let (lon, lat) = self.numbers(header)?;
            points.push(LonLat::new(lon, lat)?);
        }
        Ok(points)
    }

    fn line(&mut self, header: Header) -> Result<Vec<LonLat>, WkbError> {
        let points = self.points(header)?;
        if points.len() == 1 { Err(WkbError::OnePoint) } else { Ok(points) }
    }

    fn rings(&mut self, header: Header) -> Result<Vec<Vec<LonLat>>, WkbError> {
        let count = self.count(header, 4)?;
        let mut rings = Vec::with_capacity(count);
        for _ in 0..count {
            let ring = self.points(header)?;
            if ring.len() < 4 || ring.first() != ring.last() {
                return Err(WkbError::Ring(ring.len()));
            }
            rings.push(ring);
        }
        Ok(rings)
    }

    /// The parts of a geometry of several, each with its own header; they have no parts of their own.
    fn parts<T>(
        &mut self,
        header: Header,
        expected: WkbKind,
        part: impl Fn(&mut Self, Header) -> Result<T, WkbError>,
    ) -> Result<Vec<T>, WkbError> {
        const SHORTEST_PART: usize = 9;
        let count = self.count(header, SHORTEST_PART)?;
        let mut parts = Vec::with_capacity(count);
        for _ in 0..count {
            let header = self.header()?;
            if header.kind != expected {
                return Err(WkbError::Part { expected, found: header.kind });
            }
            parts.push(part(self, header)?);
        }
        Ok(parts)
    }
}
