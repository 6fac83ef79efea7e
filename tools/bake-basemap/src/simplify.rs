//! Douglas–Peucker, the same for a line however it is cut later: a feature is simplified whole, per zoom, before tiling.

use crate::feature::{Point, Shape};

/// Simplifies to `tolerance`, in the units of the shape, and drops rings whose area is below `min_area`.
pub fn simplify(shape: &Shape, tolerance: f64, min_area: f64) -> Shape {
    match shape {
        Shape::Points(points) => Shape::Points(points.clone()),
        Shape::Lines(lines) => {
            Shape::Lines(lines.iter().map(|line| simplify_line(line, tolerance)).filter(|line| line.len() > 1).collect())
        }
        Shape::Rings(rings) => Shape::Rings(
            rings
                .iter()
                .filter(|ring| area(ring).abs() >= min_area)
                .map(|ring| simplify_ring(ring, tolerance))
                .filter(|ring| ring.len() > 2)
                .collect(),
        ),
    }
}

pub fn simplify_line(line: &[Point], tolerance: f64) -> Vec<Point> {
    if line.len() < 3 {
        return line.to_vec();
    }
    let mut keep = vec![false; line.len()];
    keep[0] = true;
    keep[line.len() - 1] = true;
    // a stack instead of recursion: coastlines have a hundred thousand vertices
    let mut spans = vec![(0, line.len() - 1)];
    while let Some((first, last)) = spans.pop() {
        let farthest =
            (first + 1..last).map(|index| (index, distance2(line[index], line[first], line[last]))).max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((index, distance)) = farthest
            && distance > tolerance * tolerance
        {
            keep[index] = true;
            spans.push((first, index));
            spans.push((index, last));
        }
    }
    line.iter().zip(keep).filter(|(_, keep)| *keep).map(|(&point, _)| point).collect()
}

/// A ring is cut at its first vertex and the vertex farthest from it, so that neither half is a closed line.
pub fn simplify_ring(ring: &[Point], tolerance: f64) -> Vec<Point> {
    if ring.len() < 5 {
        return ring.to_vec();
    }
    let far = |p: Point| (p[0] - ring[0][0]).powi(2) + (p[1] - ring[0][1]).powi(2);
    let Some(opposite) = (1..ring.len()).max_by(|&a, &b| far(ring[a]).total_cmp(&far(ring[b]))) else {
        return ring.to_vec();
    };
    let mut there = simplify_line(&ring[..=opposite], tolerance);
    let back: Vec<Point> = ring[opposite..].iter().chain(&ring[..1]).copied().collect();
    let back = simplify_line(&back, tolerance);
    there.extend(&back[1..back.len() - 1]);
    there
}

/// Signed area by the surveyor's formula: positive when the ring turns counter-clockwise with y up.
pub fn area(ring: &[Point]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>() / 2.0
}

fn distance2(p: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length2 = dx * dx + dy * dy;
    let along = if length2 > 0.0 { (((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
    (p[0] - a[0] - along * dx).powi(2) + (p[1] - a[1] - along * dy).powi(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bump_below_the_tolerance_goes_and_one_above_it_stays() {
        let line = [[0.0, 0.0], [1.0, 0.1], [2.0, 0.0], [3.0, 1.0], [4.0, 0.0]];
        assert_eq!(simplify_line(&line, 0.2), vec![[0.0, 0.0], [2.0, 0.0], [3.0, 1.0], [4.0, 0.0]]);
    }

    #[test]
    fn a_ring_keeps_its_corners_and_its_turning() {
        let ring = [[0.0, 0.0], [1.0, 0.01], [2.0, 0.0], [2.0, 2.0], [1.0, 2.01], [0.0, 2.0]];
        let simple = simplify_ring(&ring, 0.1);
        assert_eq!(simple.len(), 4);
        assert!(area(&simple) > 3.9);
    }
}
