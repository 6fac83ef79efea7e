//! The rows of a large table as dots: one mesh, however many there are.

use egui::{Mesh, Painter, Pos2, Shape, Vec2};
use walkers::Projector;

use super::{Look, colour32, screen_from_lonlat};
use crate::query::LayerCell;

/// Radius of a dot that stands for one row, in pixels.
const RADIUS: f32 = 2.6;
/// No dot is larger, however many rows it stands for.
const LARGEST: f32 = 9.0;
/// Corners of a dot.
const CORNERS: u32 = 10;

/// Draws the dots and answers where each is and how large, the topmost last.
#[must_use]
pub fn paint_layer(painter: &Painter, projector: &Projector<'_>, cells: &[LayerCell], look: &Look) -> Vec<(Pos2, f32)> {
    let mut mesh = Mesh::default();
    let mut dots = Vec::with_capacity(cells.len());
    for cell in cells {
        let at = screen_from_lonlat(projector, cell.at);
        let radius = radius_of(cell.count) * look.scale;
        disc(&mut mesh, at, radius + 0.8, look.ground.gamma_multiply(0.5));
        disc(&mut mesh, at, radius, colour32(cell.colour).gamma_multiply(0.6));
        dots.push((at, radius));
    }
    painter.add(Shape::mesh(mesh));
    dots
}

/// Ten times as many rows are a little wider.
fn radius_of(count: u32) -> f32 {
    (RADIUS + (count as f32).log10() * 1.8).min(LARGEST)
}

fn disc(mesh: &mut Mesh, at: Pos2, radius: f32, colour: egui::Color32) {
    let first = mesh.vertices.len() as u32;
    mesh.colored_vertex(at, colour);
    for n in 0..CORNERS {
        mesh.colored_vertex(at + Vec2::angled(std::f32::consts::TAU * n as f32 / CORNERS as f32) * radius, colour);
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
