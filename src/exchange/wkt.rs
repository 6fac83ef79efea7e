//! Well-known text, a geometry as words (OGC 06-103r4, section 7): how a spreadsheet holds what is more than one spot.

use std::fmt::{self, Write as _};

use wkt::Wkt;
use wkt::types::{Coord, LineString, Polygon};

use super::Geometry;
use super::tables::{Reason, checked_spot};
use crate::geo::LonLat;

/// Brackets are never deeper in a shape that we can use; the parser goes down with each.
const DEEPEST: usize = 5;

/// A geometry as text, with coordinates at six decimals ([`LonLat::rounded`]).
pub(super) struct AsWkt<'a>(pub(super) &'a Geometry);

impl fmt::Display for AsWkt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.name().to_uppercase())?;
        f.write_char(' ')?;
        match self.0 {
            Geometry::Point(at) => list(f, std::slice::from_ref(at), position),
            Geometry::MultiPoint(points) => list(f, points, |f, at| list(f, std::slice::from_ref(at), position)),
            Geometry::LineString(points) => list(f, points, position),
            Geometry::MultiLineString(lines) | Geometry::Polygon(lines) => list(f, lines, |f, line| list(f, line, position)),
            Geometry::MultiPolygon(areas) => list(f, areas, |f, rings| list(f, rings, |f, ring| list(f, ring, position))),
        }
    }
}

fn position(f: &mut fmt::Formatter<'_>, at: &LonLat) -> fmt::Result {
    let LonLat { lon, lat } = at.rounded();
    write!(f, "{lon} {lat}")
}

fn list<T>(f: &mut fmt::Formatter<'_>, items: &[T], write: impl Fn(&mut fmt::Formatter<'_>, &T) -> fmt::Result) -> fmt::Result {
    f.write_char('(')?;
    for (n, item) in items.iter().enumerate() {
        if n > 0 {
            f.write_str(", ")?;
        }
        write(f, item)?;
    }
    f.write_char(')')
}

/// Reads text, also with heights and measures, which are passed over, and with the reference system of `PostGIS` before it, if that is
/// WGS84. Of a collection, the first part that can be used. An empty geometry is none.
pub(super) fn geometry_from_wkt(text: &str) -> Result<Option<Geometry>, Reason> {
    let text = text.trim();
    let shape = match text.split_once(';') {
        Some((system, shape)) if system.eq_ignore_ascii_case("SRID=4326") => shape,
        Some(_) => return Err(Reason::Geometry),
        None => text,
    };
    if depth(shape) > DEEPEST {
        return Err(Reason::Geometry);
    }
    geometry(shape.parse().map_err(|_: &str| Reason::Geometry)?)
}

fn depth(text: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'(' => open += 1,
            b')' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

fn geometry(shape: Wkt<f64>) -> Result<Option<Geometry>, Reason> {
    Ok(match shape {
        Wkt::Point(point) => point.coord().map(spot).transpose()?.map(Geometry::Point),
        Wkt::MultiPoint(points) => {
            Geometry::of_spots(points.points().iter().filter_map(|point| point.coord()).map(spot).collect::<Result<_, Reason>>()?)
        }
        Wkt::LineString(points) => Geometry::of_lines(vec![line(&points)?]),
        Wkt::MultiLineString(lines) => Geometry::of_lines(all(lines.line_strings())?),
        Wkt::Polygon(rings) => of_areas(&[rings])?,
        Wkt::MultiPolygon(areas) => of_areas(areas.polygons())?,
        Wkt::GeometryCollection(parts) => match parts.into_inner().0.into_iter().next() {
            Some(first) => geometry(first)?,
            None => None,
        },
    })
}

fn of_areas(areas: &[Polygon<f64>]) -> Result<Option<Geometry>, Reason> {
    Ok(Geometry::of_areas(areas.iter().map(|area| all(area.rings())).collect::<Result<_, Reason>>()?))
}

fn all(lines: &[LineString<f64>]) -> Result<Vec<Vec<LonLat>>, Reason> {
    lines.iter().map(line).collect()
}

fn line(points: &LineString<f64>) -> Result<Vec<LonLat>, Reason> {
    points.coords().iter().map(spot).collect()
}

fn spot(at: &Coord<f64>) -> Result<LonLat, Reason> {
    checked_spot(at.x, at.y)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Option<String>, Reason> {
        Ok(geometry_from_wkt(text)?.map(|geometry| AsWkt(&geometry).to_string()))
    }

    #[test]
    fn every_shape_is_written_as_it_was_read() {
        for text in [
            "POINT (40.75 36.5)",
            "MULTIPOINT ((40 36), (41 37))",
            "LINESTRING (40 36, 41 37)",
            "MULTILINESTRING ((40 36, 41 37), (42 36, 43 37))",
            "POLYGON ((30 30, 34 30, 34 34, 30 30), (31 30.5, 32 30.5, 32 31, 31 30.5))",
            "MULTIPOLYGON (((30 30, 34 30, 34 34, 30 30)), ((10 10, 14 10, 14 14, 10 10)))",
        ] {
            assert_eq!(read(text), Ok(Some(text.to_owned())));
        }
    }

    #[test]
    fn heights_empty_shapes_and_a_reference_system_are_understood() {
        assert_eq!(read("Point Z (40 36 300)"), Ok(Some("POINT (40 36)".to_owned())));
        assert_eq!(read("SRID=4326;POINT(40 36)"), Ok(Some("POINT (40 36)".to_owned())));
        assert_eq!(read("MULTIPOINT (40 36, 41 37)"), Ok(Some("MULTIPOINT ((40 36), (41 37))".to_owned())));
        assert_eq!(read("GEOMETRYCOLLECTION (POINT (40 36), POINT (1 2))"), Ok(Some("POINT (40 36)".to_owned())));
        assert_eq!(read("POINT EMPTY"), Ok(None));
        assert_eq!(read("POLYGON EMPTY"), Ok(None));
    }

    #[test]
    fn what_is_no_shape_on_earth_is_refused() {
        assert_eq!(read("SRID=3857;POINT (4500000 4300000)"), Err(Reason::Geometry));
        assert_eq!(read("POINT (4500000 4300000)"), Err(Reason::OutOfRange));
        assert_eq!(read("POINT (40 abc)"), Err(Reason::Geometry));
        assert_eq!(read("Hasakah"), Err(Reason::Geometry));
        assert_eq!(read(&("GEOMETRYCOLLECTION(".repeat(100_000) + &")".repeat(100_000))), Err(Reason::Geometry));
    }
}
