//! Land, and its edge as lines: a polygon's outline would be drawn along the edges of tiles too.
//!
//! There is no layer for the sea: it is the background, and land lies on it.

use super::SCALES;
use crate::error::BakeError;
use crate::feature::{Feature, Point, Shape};
use crate::sources::Sources;

pub fn collect(sources: &Sources) -> Result<(Vec<Feature>, Vec<Feature>), BakeError> {
    let (mut land, mut coast) = (Vec::new(), Vec::new());
    for (scale, zooms) in SCALES {
        for record in sources.natural_earth(scale, "land")? {
            let lines = record.shape.parts().iter().flat_map(|ring| shoreline(ring)).collect();
            coast.push(Feature::new(Shape::Lines(lines), zooms));
            land.push(Feature::new(record.shape, zooms));
        }
    }
    Ok((land, coast))
}

/// The ring without the stretches that are no coast: along the date line, and around the pole.
fn shoreline(ring: &[Point]) -> Vec<Vec<Point>> {
    let seam = |p: Point| p[0].abs() > 179.99 || p[1] < -89.0;
    let mut lines: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for (&a, &b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        if seam(a) && seam(b) {
            open = false;
            continue;
        }
        match lines.last_mut() {
            Some(line) if open => line.push(b),
            _ => lines.push(vec![a, b]),
        }
        open = true;
    }
    lines
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_date_line_is_no_coast() {
        let ring = [[170.0, 10.0], [180.0, 10.0], [180.0, 0.0], [170.0, 0.0]];
        let length = super::shoreline(&ring).iter().map(|line| line.len() - 1).sum::<usize>();
        assert_eq!(length, 3);
    }
}
