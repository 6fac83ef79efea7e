//! Natural Earth's shapefiles.

use std::path::Path;

use shapefile::{Shape as FileShape, ShapeReader};

use super::dbf;
use crate::error::BakeError;
use crate::feature::{Point, Shape};

pub struct Record {
    pub shape: Shape,
    row: dbf::Row,
}

impl Record {
    /// The value of a column, empty when there is no such column.
    pub fn text(&self, column: &str) -> &str {
        self.row.get(column).map_or("", String::as_str)
    }

    pub fn number(&self, column: &str) -> Option<f64> {
        self.text(column).parse().ok()
    }
}

pub fn read(path: &Path) -> Result<Vec<Record>, BakeError> {
    let failed = |source| BakeError::Shape { path: path.to_owned(), source };
    if !path.is_file() {
        return Err(BakeError::io(path, std::io::ErrorKind::NotFound.into()));
    }
    let shapes = ShapeReader::from_path(path).and_then(ShapeReader::read).map_err(failed)?;
    let rows = dbf::read(&path.with_extension("dbf"))?;
    if shapes.len() != rows.len() {
        return Err(BakeError::content(path, format!("{} rows beside its shapes", shapes.len()), rows.len().to_string()));
    }
    shapes
        .into_iter()
        .zip(rows)
        .map(|(shape, row)| {
            let shape = plain(shape).map_err(|kind| BakeError::content(path, "points, lines or polygons", kind))?;
            Ok(Record { shape, row })
        })
        .collect()
}

fn plain(shape: FileShape) -> Result<Shape, String> {
    Ok(match shape {
        FileShape::NullShape => Shape::Points(Vec::new()),
        FileShape::Point(p) => Shape::Points(vec![[p.x, p.y]]),
        FileShape::PointZ(p) => Shape::Points(vec![[p.x, p.y]]),
        FileShape::Polyline(line) => Shape::Lines(line.into_inner().iter().map(|part| part.iter().map(|p| [p.x, p.y]).collect()).collect()),
        FileShape::PolylineZ(line) => {
            Shape::Lines(line.into_inner().iter().map(|part| part.iter().map(|p| [p.x, p.y]).collect()).collect())
        }
        FileShape::Polygon(area) => Shape::Rings(area.rings().iter().map(|ring| open(ring.points().iter().map(|p| [p.x, p.y]))).collect()),
        FileShape::PolygonZ(area) => Shape::Rings(area.rings().iter().map(|ring| open(ring.points().iter().map(|p| [p.x, p.y]))).collect()),
        other => return Err(other.shapetype().to_string()),
    })
}

fn open(ring: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut ring: Vec<Point> = ring.collect();
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring
}
