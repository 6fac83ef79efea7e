//! Where a row is, in the seven shapes of the simple features standard (OGC 06-103r4) but collections.

use geo::{Coord, LineString, MultiPolygon, Polygon};

use crate::geo::LonLat;

/// Where a row is. Coordinates are WGS84 degrees.
#[derive(Clone, Debug, PartialEq)]
pub enum Geometry {
    /// A spot.
    Point(LonLat),
    /// Several spots.
    MultiPoint(Vec<LonLat>),
    /// A line of at least two points.
    LineString(Vec<LonLat>),
    /// Several lines, or one that is cut, as at the antimeridian.
    MultiLineString(Vec<Vec<LonLat>>),
    /// An area: the outer ring, then the holes. Rings are closed.
    Polygon(Vec<Vec<LonLat>>),
    /// Several areas.
    MultiPolygon(Vec<Vec<Vec<LonLat>>>),
}

impl Geometry {
    /// The name that simple features, GeoJSON and well-known text have for it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Point(_) => "Point",
            Self::MultiPoint(_) => "MultiPoint",
            Self::LineString(_) => "LineString",
            Self::MultiLineString(_) => "MultiLineString",
            Self::Polygon(_) => "Polygon",
            Self::MultiPolygon(_) => "MultiPolygon",
        }
    }

    /// Its points, in order; of areas the corners.
    pub fn points(&self) -> impl Iterator<Item = LonLat> + '_ {
        let spots: &[LonLat] = match self {
            Self::Point(at) => std::slice::from_ref(at),
            Self::MultiPoint(points) | Self::LineString(points) => points,
            _ => &[],
        };
        let lines: &[Vec<LonLat>] = if let Self::MultiLineString(lines) | Self::Polygon(lines) = self { lines } else { &[] };
        let areas: &[Vec<Vec<LonLat>>] = if let Self::MultiPolygon(areas) = self { areas } else { &[] };
        spots.iter().chain(lines.iter().flatten()).chain(areas.iter().flatten().flatten()).copied()
    }

    /// Where a spreadsheet would put it: the point, the middle one of a line, a point within the area; none for several spots, since
    /// choosing one would be choosing a version.
    #[must_use]
    pub fn representative(&self) -> Option<LonLat> {
        match self {
            Self::Point(at) => Some(*at),
            Self::MultiPoint(_) => None,
            Self::LineString(_) | Self::MultiLineString(_) => {
                let points: Vec<LonLat> = self.points().collect();
                points.get(points.len() / 2).copied()
            }
            Self::Polygon(rings) => within(&polygon(rings)),
            Self::MultiPolygon(areas) => within(&MultiPolygon(areas.iter().map(|rings| polygon(rings)).collect())),
        }
    }

    /// The line that it is, or that goes round it; none for what is several of these, and for spots.
    #[must_use]
    pub fn outline(&self) -> Option<&[LonLat]> {
        match self {
            Self::LineString(points) => Some(points),
            Self::Polygon(rings) => rings.first().map(Vec::as_slice),
            Self::Point(_) | Self::MultiPoint(_) | Self::MultiLineString(_) | Self::MultiPolygon(_) => None,
        }
    }

    /// Lines as one geometry. One of a single point is no line: where there are no others, such are spots; else they are left out.
    #[must_use]
    pub(super) fn of_lines(mut lines: Vec<Vec<LonLat>>) -> Option<Self> {
        if lines.iter().all(|line| line.len() < 2) {
            return Self::of_spots(lines.into_iter().flatten().collect());
        }
        lines.retain(|line| line.len() > 1);
        if lines.len() == 1 { lines.pop().map(Self::LineString) } else { Some(Self::MultiLineString(lines)) }
    }

    /// Spots as one geometry.
    #[must_use]
    pub(super) fn of_spots(spots: Vec<LonLat>) -> Option<Self> {
        match spots.as_slice() {
            [] => None,
            [at] => Some(Self::Point(*at)),
            _ => Some(Self::MultiPoint(spots)),
        }
    }

    /// Areas as one geometry. Rings that are open are closed; one of less than three corners encloses nothing: where no area encloses
    /// anything, the outer rings are lines; else such an area is left out.
    #[must_use]
    pub(super) fn of_areas(areas: Vec<Vec<Vec<LonLat>>>) -> Option<Self> {
        let closed = |mut ring: Vec<LonLat>| {
            if ring.first() != ring.last() {
                ring.extend(ring.first().copied());
            }
            ring
        };
        let encloses = |ring: &Vec<LonLat>| ring.len() > 3;
        let (mut whole, mut degenerate) = (Vec::new(), Vec::new());
        for rings in areas {
            let mut rings: Vec<Vec<LonLat>> = rings.into_iter().map(closed).collect();
            if rings.first().is_some_and(encloses) {
                rings.retain(encloses);
                whole.push(rings);
            } else {
                degenerate.extend(rings.into_iter().next());
            }
        }
        match whole.len() {
            0 => Self::of_lines(degenerate),
            1 => whole.pop().map(Self::Polygon),
            _ => Some(Self::MultiPolygon(whole)),
        }
    }
}

fn polygon(rings: &[Vec<LonLat>]) -> Polygon {
    let mut lines = rings.iter().map(|ring| ring.iter().map(|at| Coord { x: at.lon, y: at.lat }).collect::<LineString>());
    let outer = lines.next().unwrap_or_else(LineString::empty);
    Polygon::new(outer, lines.collect())
}

fn within(area: &impl geo::InteriorPoint<Output = Option<geo::Point>>) -> Option<LonLat> {
    let at = area.interior_point()?;
    LonLat::new(at.x(), at.y()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(corners: &[(f64, f64)]) -> Vec<LonLat> {
        corners.iter().map(|(lon, lat)| LonLat { lon: *lon, lat: *lat }).collect()
    }

    #[test]
    fn an_area_stands_where_it_is_and_not_in_its_hole_or_its_bay() {
        let outer = ring(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]);
        let hole = ring(&[(1.0, 1.0), (9.0, 1.0), (9.0, 9.0), (1.0, 9.0), (1.0, 1.0)]);
        let at = Geometry::Polygon(vec![outer, hole]).representative().unwrap();
        assert!(at.lon < 1.0 || at.lon > 9.0 || at.lat < 1.0 || at.lat > 9.0, "{at:?}");
        let crescent =
            ring(&[(0.0, 0.0), (10.0, 0.0), (10.0, 1.0), (1.0, 1.0), (1.0, 9.0), (10.0, 9.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]);
        let at = Geometry::Polygon(vec![crescent]).representative().unwrap();
        assert!(at.lon < 1.0 || at.lat < 1.0 || at.lat > 9.0, "{at:?}");
    }

    #[test]
    fn rings_are_closed_and_what_encloses_nothing_is_a_line_or_a_spot() {
        let open = ring(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]);
        let Some(Geometry::Polygon(rings)) = Geometry::of_areas(vec![vec![open]]) else { panic!("three corners are an area") };
        assert_eq!(rings[0].len(), 4);
        let flat = ring(&[(0.0, 0.0), (1.0, 0.0), (0.0, 0.0)]);
        assert!(matches!(Geometry::of_areas(vec![vec![flat]]), Some(Geometry::LineString(_))));
        assert_eq!(Geometry::of_areas(vec![vec![ring(&[(1.0, 2.0)])]]), Some(Geometry::Point(LonLat { lon: 1.0, lat: 2.0 })));
        assert_eq!(Geometry::of_areas(Vec::new()), None);
    }
}
