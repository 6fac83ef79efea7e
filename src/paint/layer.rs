//! The rows of a large table as dots: one mesh, however many there are. Rows that are lines are drawn as such, with who is on them.

use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, Vec2};
use walkers::Projector;

use super::{Look, colour32, screen_from_lonlat};
use crate::geo::{BBox, LonLat, cut_at_antimeridian};
use crate::layer::Layer;
use crate::query::LayerScene;
use crate::time::Moment;

/// Radius of a dot that stands for one row, in pixels.
const RADIUS: f32 = 2.6;
/// No dot is larger, however many rows it stands for.
const LARGEST: f32 = 9.0;
/// So many times as wide is a dot whose rows are known only to a district.
const VAGUE: f32 = 2.6;
/// Width of a line, and radius of what is on it.
const LINE: f32 = 2.0;
const MARKER: f32 = 5.5;
/// Corners of a dot.
const CORNERS: u32 = 10;

/// What of the earth a part of the screen shows.
#[must_use]
pub fn view_box(projector: &Projector<'_>, rect: Rect) -> BBox {
    let corner = |at: Pos2| projector.unproject(at.to_vec2());
    let (upper, lower) = (corner(rect.left_top()), corner(rect.right_bottom()));
    BBox { west: upper.x(), south: lower.y(), east: lower.x(), north: upper.y() }
}

/// Draws the lines, who is on them at that moment, and the dots; answers where each dot is and how large, the topmost last.
#[must_use]
pub fn paint_layer(
    painter: &Painter,
    projector: &Projector<'_>,
    layer: &Layer,
    scene: &LayerScene,
    now: Option<Moment>,
    look: &Look,
) -> Vec<(Pos2, f32)> {
    let on_screen = |at: LonLat| screen_from_lonlat(projector, at);
    let lines: Vec<_> = scene.lines.iter().filter_map(|line| Some((layer.line(line.row)?, colour32(line.colour)))).collect();
    for (line, colour) in &lines {
        for piece in cut_at_antimeridian(&line.points) {
            let path: Vec<Pos2> = piece.into_iter().map(on_screen).collect();
            painter.add(Shape::line(path.clone(), Stroke::new(LINE + 1.6, look.ground.gamma_multiply(0.5))));
            painter.add(Shape::line(path, Stroke::new(LINE, colour.gamma_multiply(0.8))));
        }
    }
    let mut mesh = Mesh::default();
    let mut dots = Vec::with_capacity(scene.cells.len());
    for cell in &scene.cells {
        let at = on_screen(cell.at);
        let radius = radius_of(cell.count) * look.scale;
        let colour = colour32(cell.colour);
        if cell.is_vague {
            // no spot: it fades out toward nowhere
            disc(&mut mesh, at, radius * VAGUE, colour.gamma_multiply(0.55), Color32::TRANSPARENT);
        } else {
            let halo = look.ground.gamma_multiply(0.5);
            disc(&mut mesh, at, radius + 0.8, halo, halo);
            let colour = colour.gamma_multiply(0.6);
            disc(&mut mesh, at, radius, colour, colour);
        }
        dots.push((at, radius));
    }
    painter.add(Shape::mesh(mesh));
    for (line, colour) in &lines {
        if let Some(at) = now.and_then(|now| line.position_at(now)) {
            painter.circle(on_screen(at), MARKER * look.scale, *colour, Stroke::new(1.6, look.ground));
        }
    }
    dots
}

/// Ten times as many rows are a little wider.
fn radius_of(count: u32) -> f32 {
    (RADIUS + (count as f32).log10() * 1.8).min(LARGEST)
}

fn disc(mesh: &mut Mesh, at: Pos2, radius: f32, middle: Color32, rim: Color32) {
    let first = mesh.vertices.len() as u32;
    mesh.colored_vertex(at, middle);
    for n in 0..CORNERS {
        mesh.colored_vertex(at + Vec2::angled(std::f32::consts::TAU * n as f32 / CORNERS as f32) * radius, rim);
    }
    for n in 0..CORNERS {
        mesh.add_triangle(first, first + 1 + n, first + 1 + (n + 1) % CORNERS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_grows_with_its_rows_and_no_further_than_the_largest() {
        assert!(radius_of(1) < radius_of(10) && radius_of(10) < radius_of(1_000));
        assert!((radius_of(u32::MAX) - LARGEST).abs() < 1e-6);
    }
}
