//! Many short strokes as one mesh.
//!
//! A dashed line across the map is hundreds of strokes, a hatching thousands. As shapes of their own they cost more than all the
//! rest of the frame; as one mesh they cost next to nothing.

use egui::{Color32, Mesh, Painter, Pos2, Shape, Vec2, vec2};

/// Strokes with soft edges, gathered into one mesh.
#[derive(Default)]
pub(super) struct Ribbon {
    mesh: Mesh,
}

/// Over how many pixels an edge fades out on each side, as egui's own feathering does.
const FEATHER: f32 = 0.5;

impl Ribbon {
    /// Adds a straight stroke of `width` pixels whose colour runs from `start` to `end`.
    pub(super) fn stroke(&mut self, (from, start): (Pos2, Color32), (to, end): (Pos2, Color32), width: f32) {
        let along = to - from;
        if along.length_sq() < 1e-6 {
            return;
        }
        let along = along.normalized();
        let across = vec2(-along.y, along.x);
        // thinner than its feathering, a stroke is paler instead
        let strength = width.min(1.0);
        let (inner, outer) = ((width / 2.0 - FEATHER).max(0.0), width.max(1.0) / 2.0 + FEATHER);
        let base = self.mesh.vertices.len() as u32;
        for (at, colour) in [(from, start), (to, end)] {
            let colour = colour.gamma_multiply(strength);
            let mut corner = |offset: f32, colour: Color32| self.mesh.colored_vertex(at + offset_by(across, offset), colour);
            corner(-outer, Color32::TRANSPARENT);
            corner(-inner, colour);
            corner(inner, colour);
            corner(outer, Color32::TRANSPARENT);
        }
        for lane in 0..3 {
            let (a, b) = (base + lane, base + lane + 4);
            self.mesh.add_triangle(a, a + 1, b);
            self.mesh.add_triangle(a + 1, b, b + 1);
        }
    }

    /// Draws what was gathered.
    pub(super) fn paint(self, painter: &Painter) {
        if !self.mesh.is_empty() {
            painter.add(Shape::mesh(self.mesh));
        }
    }
}

fn offset_by(across: Vec2, offset: f32) -> Vec2 {
    across * offset
}

/// Cuts a polyline into dashes and answers the points of each, with how far along the line they are. Bends inside a dash are kept.
/// An endless dash gives the whole line.
pub(super) fn dashes(line: &[Pos2], cumulative: &[f32], dash: f32, gap: f32) -> Vec<Vec<(Pos2, f32)>> {
    let total = cumulative.last().copied().unwrap_or(0.0);
    // a line much longer than the screen is mostly off it: do not cut that part into ten thousand dashes
    let dash = dash.max(total / 4000.0);
    let mut pieces = Vec::new();
    let mut start = 0.0;
    while start < total {
        let end = (start + dash).min(total);
        let mut piece = vec![(point_at(line, cumulative, start), start)];
        let bends = line.iter().zip(cumulative).filter(|(_, along)| **along > start && **along < end);
        piece.extend(bends.map(|(point, along)| (*point, *along)));
        piece.push((point_at(line, cumulative, end), end));
        pieces.push(piece);
        start = end + gap;
    }
    pieces
}

/// How far along the line each of its points is, in pixels.
pub(super) fn lengths(line: &[Pos2]) -> Vec<f32> {
    let mut total = 0.0;
    let steps = line.iter().zip(line.iter().skip(1)).map(|(a, b)| {
        total += a.distance(*b);
        total
    });
    std::iter::once(0.0).chain(steps).collect()
}

/// The point at a length along the line.
pub(super) fn point_at(line: &[Pos2], cumulative: &[f32], along: f32) -> Pos2 {
    let after = cumulative.partition_point(|length| *length < along).clamp(1, line.len().saturating_sub(1).max(1));
    match (line.get(after - 1), line.get(after), cumulative.get(after - 1), cumulative.get(after)) {
        (Some(a), Some(b), Some(start), Some(end)) => *a + (*b - *a) * ((along - start) / (end - start).max(f32::EPSILON)).clamp(0.0, 1.0),
        _ => line.first().copied().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn dashes_cover_the_line_but_for_the_gaps_and_keep_its_bends() {
        let line = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 20.0)];
        let cumulative = lengths(&line);
        let pieces = dashes(&line, &cumulative, 8.0, 4.0);
        assert_eq!(pieces.len(), 3);
        assert_eq!(pieces[0], [(pos2(0.0, 0.0), 0.0), (pos2(8.0, 0.0), 8.0)]);
        assert_eq!(pieces[1], [(pos2(10.0, 2.0), 12.0), (pos2(10.0, 10.0), 20.0)]);
        let whole = dashes(&line, &cumulative, f32::INFINITY, 0.0);
        assert_eq!(whole, [vec![(pos2(0.0, 0.0), 0.0), (pos2(10.0, 0.0), 10.0), (pos2(10.0, 20.0), 30.0)]]);
    }

    #[test]
    fn a_stroke_without_length_draws_nothing() {
        let mut ribbon = Ribbon::default();
        ribbon.stroke((pos2(1.0, 1.0), Color32::RED), (pos2(1.0, 1.0), Color32::RED), 2.0);
        assert!(ribbon.mesh.is_empty());
        ribbon.stroke((pos2(1.0, 1.0), Color32::RED), (pos2(9.0, 1.0), Color32::RED), 2.0);
        assert!(!ribbon.mesh.is_empty() && ribbon.mesh.is_valid());
    }
}
