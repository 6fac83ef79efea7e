//! Cutting shapes to a rectangle: Sutherland–Hodgman for rings, Liang–Barsky for lines.
//!
//! A ring that leaves and comes back is bridged along the edge of the rectangle. The bridges have no area and lie in the
//! tile's margin, and `tile` dissolves them when it makes the rings valid.

use crate::feature::{Bounds, Point, Shape};

pub fn clip(shape: &Shape, to: Bounds) -> Shape {
    match shape {
        Shape::Points(points) => Shape::Points(points.iter().copied().filter(|&p| to.contains(p)).collect()),
        Shape::Lines(lines) => {
            Shape::Lines(lines.iter().filter(|line| Bounds::of(line).meets(to)).flat_map(|line| clip_line(line, to)).collect())
        }
        Shape::Rings(rings) => Shape::Rings(
            rings.iter().filter(|ring| Bounds::of(ring).meets(to)).map(|ring| clip_ring(ring, to)).filter(|ring| ring.len() > 2).collect(),
        ),
    }
}

fn clip_ring(ring: &[Point], to: Bounds) -> Vec<Point> {
    if Bounds::of(ring).inside(to) {
        return ring.to_vec();
    }
    let west = half_plane(ring, 0, to.min[0], 1.0);
    let east = half_plane(&west, 0, to.max[0], -1.0);
    let top = half_plane(&east, 1, to.min[1], 1.0);
    half_plane(&top, 1, to.max[1], -1.0)
}

/// Keeps what lies where `side * (p[axis] - at) >= 0`.
fn half_plane(ring: &[Point], axis: usize, at: f64, side: f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(ring.len());
    let Some(&last) = ring.last() else { return kept };
    let mut previous = last;
    for &point in ring {
        let (before, now) = (side * (previous[axis] - at), side * (point[axis] - at));
        if (before >= 0.0) != (now >= 0.0) {
            let share = before / (before - now);
            let mut crossing = [previous[0] + share * (point[0] - previous[0]), previous[1] + share * (point[1] - previous[1])];
            crossing[axis] = at;
            kept.push(crossing);
        }
        if now >= 0.0 {
            kept.push(point);
        }
        previous = point;
    }
    kept
}

fn clip_line(line: &[Point], to: Bounds) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for pair in line.windows(2) {
        let [a, b] = [pair[0], pair[1]];
        let Some((start, end, whole)) = clip_segment(a, b, to) else {
            open = false;
            continue;
        };
        match pieces.last_mut() {
            Some(piece) if open => piece.push(end),
            _ => pieces.push(vec![start, end]),
        }
        open = whole;
    }
    pieces
}

/// The part of the segment inside, and whether it reaches the segment's end.
fn clip_segment(a: Point, b: Point, to: Bounds) -> Option<(Point, Point, bool)> {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for axis in 0..2 {
        let step = b[axis] - a[axis];
        if step == 0.0 {
            if a[axis] < to.min[axis] || a[axis] > to.max[axis] {
                return None;
            }
            continue;
        }
        let (t0, t1) = ((to.min[axis] - a[axis]) / step, (to.max[axis] - a[axis]) / step);
        enter = enter.max(t0.min(t1));
        leave = leave.min(t0.max(t1));
    }
    if enter > leave {
        return None;
    }
    let at = |t: f64| [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
    Some((if enter > 0.0 { at(enter) } else { a }, if leave < 1.0 { at(leave) } else { b }, leave >= 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Bounds = Bounds::new([0.0, 0.0], [1.0, 1.0]);

    #[test]
    fn a_line_that_leaves_and_returns_becomes_two_pieces() {
        let pieces = clip_line(&[[0.2, 0.2], [1.5, 0.5], [0.2, 0.8]], UNIT);
        assert_eq!(pieces.len(), 2);
        assert!(pieces.iter().flatten().all(|&p| UNIT.grown(1e-9).contains(p)));
    }

    #[test]
    fn a_ring_around_everything_becomes_the_rectangle() {
        let ring = clip_ring(&[[-5.0, -5.0], [5.0, -5.0], [5.0, 5.0], [-5.0, 5.0]], UNIT);
        assert_eq!(crate::simplify::area(&ring), 1.0);
    }

    #[test]
    fn what_lies_outside_is_gone() {
        assert!(clip(&Shape::Rings(vec![vec![[2.0, 2.0], [3.0, 2.0], [3.0, 3.0]]]), UNIT).is_empty());
        assert!(clip_segment([2.0, 0.0], [3.0, 1.0], UNIT).is_none());
    }
}
