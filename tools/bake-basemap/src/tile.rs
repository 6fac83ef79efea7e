//! One feature in one tile: cut, rounded to the tile's grid, and made valid there.

use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay::IntOverlayOptions;
use i_overlay::core::simplify::Simplify;
use i_overlay::i_float::int::point::IntPoint as OverlayPoint;

use crate::clip::clip;
use crate::feature::{Bounds, Point, Shape};
use crate::mvt::{EXTENT, IntPoint, IntShape};

/// Units of the tile's grid that lines and areas reach past its edge: 8 screen pixels, more than half of any line's width.
pub const MARGIN: f64 = 64.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TileCoord {
    pub z: u8,
    pub x: u32,
    pub y: u32,
}

impl TileCoord {
    /// The tile's square in web mercator.
    pub fn bounds(self) -> Bounds {
        let size = (-f64::from(self.z)).exp2();
        let min = [f64::from(self.x) * size, f64::from(self.y) * size];
        Bounds::new(min, [min[0] + size, min[1] + size])
    }

    pub fn margin(self) -> f64 {
        (-f64::from(self.z)).exp2() * MARGIN / f64::from(EXTENT)
    }
}

/// The feature's part in the tile, or nothing.
pub fn cut(shape: &Shape, tile: TileCoord) -> Option<IntShape> {
    let scale = f64::from(tile.z).exp2();
    let into_grid =
        |p: Point| [(p[0] * scale - f64::from(tile.x)) * f64::from(EXTENT), (p[1] * scale - f64::from(tile.y)) * f64::from(EXTENT)];
    match shape {
        // with the margin, so that a town's dot on the edge is not halved; its label is left to the tile that it is in
        Shape::Points(points) => {
            let reach = -(MARGIN as i32)..EXTENT + MARGIN as i32;
            let inside = |p: &IntPoint| reach.contains(&p[0]) && reach.contains(&p[1]);
            let points: Vec<IntPoint> = points.iter().map(|&p| into_grid(p).map(|c| c.floor() as i32)).filter(inside).collect();
            (!points.is_empty()).then_some(IntShape::Points(points))
        }
        Shape::Lines(_) => {
            let clipped = clip(shape, tile.bounds().grown(tile.margin())).map(into_grid);
            let lines: Vec<Vec<IntPoint>> = clipped.parts().iter().map(|line| rounded(line)).filter(|line| line.len() > 1).collect();
            (!lines.is_empty()).then_some(IntShape::Lines(lines))
        }
        Shape::Rings(_) => {
            let clipped = clip(shape, tile.bounds().grown(tile.margin())).map(into_grid);
            let rings = valid_rings(clipped.parts());
            (!rings.is_empty()).then_some(IntShape::Rings(rings))
        }
    }
}

fn rounded(part: &[Point]) -> Vec<IntPoint> {
    let mut points: Vec<IntPoint> = part.iter().map(|p| p.map(|c| c.round() as i32)).collect();
    points.dedup();
    points
}

/// Rings that neither touch themselves nor each other wrongly, holes after their outer ring, each turning as MVT asks.
fn valid_rings(parts: &[Vec<Point>]) -> Vec<Vec<IntPoint>> {
    let contours: Vec<Vec<OverlayPoint>> = parts
        .iter()
        .map(|part| rounded(part).into_iter().map(|[x, y]| OverlayPoint::new(x, y)).collect::<Vec<_>>())
        .filter(|contour| contour.len() > 2)
        .collect();
    let shapes = contours[..].simplify(FillRule::EvenOdd, IntOverlayOptions::default());
    // the union leaves no ring without an area, so each shape's first ring is its outer one
    shapes.into_iter().flat_map(|shape| shape.into_iter().enumerate().map(|(index, contour)| turned(contour, index == 0))).collect()
}

fn turned(contour: Vec<OverlayPoint>, outer: bool) -> Vec<IntPoint> {
    let mut ring: Vec<IntPoint> = contour.into_iter().map(|p| [p.x, p.y]).collect();
    if (twice_area(&ring) > 0) != outer {
        ring.reverse();
    }
    ring
}

fn twice_area(ring: &[IntPoint]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| i64::from(a[0]) * i64::from(b[1]) - i64::from(b[0]) * i64::from(a[1])).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_that_crosses_itself_comes_out_as_two_that_do_not() {
        let bow_tie = vec![vec![[0.0, 0.0], [100.0, 100.0], [100.0, 0.0], [0.0, 100.0]]];
        let rings = valid_rings(&bow_tie);
        assert_eq!(rings.len(), 2);
        assert!(rings.iter().all(|ring| twice_area(ring) > 0));
    }

    #[test]
    fn a_hole_turns_against_its_outer_ring() {
        let square = |a: f64, b: f64| vec![[a, a], [b, a], [b, b], [a, b]];
        let rings = valid_rings(&[square(0.0, 100.0), square(20.0, 80.0)]);
        assert_eq!(rings.iter().map(|ring| twice_area(ring).signum()).collect::<Vec<_>>(), vec![1, -1]);
    }

    #[test]
    fn a_point_on_a_shared_edge_is_within_one_tile_and_in_the_margin_of_the_other() {
        let shape = Shape::Points(vec![[0.5, 0.25]]);
        let found = [0, 1].map(|x| cut(&shape, TileCoord { z: 1, x, y: 0 }));
        assert_eq!(found, [Some(IntShape::Points(vec![[4096, 2048]])), Some(IntShape::Points(vec![[0, 2048]]))]);
    }
}
