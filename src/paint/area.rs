//! Areas: a vague place is drawn as vague. A governorate has its own outline, a region a soft one, a place that is known only
//! to some kilometres a ring.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};
use walkers::Projector;

use super::ribbon::{Ribbon, dashes, lengths};
use super::screen_from_lonlat;
use crate::basemap::Area;
use crate::geo::{LonLat, circle};

/// Distance of hatch lines in pixels.
const HATCH_PITCH: f32 = 8.0;

/// Draws the outline and a hatching of an area. The direction of the hatching tells articles apart where areas lie over each other.
pub(super) fn paint_area(painter: &Painter, projector: &Projector<'_>, area: &Area, colour: Color32, alpha: f32, turn: usize) {
    let soft = area.convention;
    let rings: Vec<Vec<Pos2>> = area
        .rings()
        .map(|ring| ring.iter().map(|(lon, lat)| screen_from_lonlat(projector, LonLat { lon: *lon, lat: *lat })).collect())
        .collect();
    for ring in &rings {
        paint_ring(painter, ring, colour, alpha, soft);
    }
    if !rings.iter().any(|ring| crosses(ring, painter.clip_rect())) {
        // deep within an area there is no shape to see, and a hatching from edge to edge only hides the ground
        return;
    }
    let angle = std::f32::consts::FRAC_PI_4 + turn as f32 * std::f32::consts::PI / 5.0;
    hatch(painter, &rings, Vec2::angled(angle), colour.gamma_multiply(alpha * 0.34));
}

/// Whether a piece of the line lies in the view, by the boxes of its pieces.
fn crosses(ring: &[Pos2], view: Rect) -> bool {
    ring.iter().zip(ring.iter().skip(1)).any(|(a, b)| Rect::from_two_pos(*a, *b).intersects(view))
}

/// A ring wider than this, in pixels, is not filled: a film over the whole map says nothing and is slow to draw without a GPU.
const WIDEST_FILL: f32 = 160.0;

/// Draws a ring of `radius_km` round a spot: how exactly it is known.
pub(super) fn paint_radius(painter: &Painter, projector: &Projector<'_>, at: LonLat, radius_km: f64, colour: Color32, alpha: f32) {
    let points: Vec<Pos2> = circle(at, radius_km, 64).into_iter().map(|at| screen_from_lonlat(projector, at)).collect();
    if Rect::from_points(&points).width() < 2.0 * WIDEST_FILL {
        painter.add(Shape::convex_polygon(points.clone(), colour.gamma_multiply(alpha * 0.08), Stroke::NONE));
    }
    paint_ring(painter, &points, colour, alpha, true);
}

fn paint_ring(painter: &Painter, points: &[Pos2], colour: Color32, alpha: f32, dashed: bool) {
    let visible = Rect::from_points(points).intersects(painter.clip_rect());
    if !visible {
        return;
    }
    let colour = colour.gamma_multiply(alpha * 0.65);
    let (dash, gap) = if dashed { (6.0, 5.0) } else { (f32::INFINITY, 0.0) };
    let mut outline = Ribbon::default();
    for dash in dashes(points, &lengths(points), dash, gap) {
        for ((from, _), (to, _)) in dash.iter().zip(dash.iter().skip(1)) {
            outline.stroke((*from, colour), (*to, colour), 1.3);
        }
    }
    outline.paint(painter);
}

/// Parallel lines inside a polygon by the even-odd rule: where each line crosses the rings, it goes in or out.
fn hatch(painter: &Painter, rings: &[Vec<Pos2>], along: Vec2, colour: Color32) {
    let across = vec2(-along.y, along.x);
    let clip = painter.clip_rect();
    let bounds = Rect::from_points(&rings.concat()).intersect(clip);
    if !bounds.is_positive() {
        return;
    }
    let corners = [bounds.left_top(), bounds.right_top(), bounds.left_bottom(), bounds.right_bottom()];
    let offsets = corners.map(|corner| corner.to_vec2().dot(across));
    let first = (offsets.iter().copied().fold(f32::INFINITY, f32::min) / HATCH_PITCH).ceil() as i32;
    let last = (offsets.iter().copied().fold(f32::NEG_INFINITY, f32::max) / HATCH_PITCH).floor() as i32;
    let mut lines = Ribbon::default();
    for line in first..=last {
        let offset = line as f32 * HATCH_PITCH;
        let mut crossings: Vec<f32> = Vec::new();
        for ring in rings {
            for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
                let (da, db) = (a.to_vec2().dot(across) - offset, b.to_vec2().dot(across) - offset);
                if (da < 0.0) != (db < 0.0) {
                    let crossing = *a + (*b - *a) * (da / (da - db));
                    crossings.push(crossing.to_vec2().dot(along));
                }
            }
        }
        crossings.sort_by(f32::total_cmp);
        for pair in crossings.chunks_exact(2) {
            if let [start, end] = pair {
                let point = |at: f32| (along * at + across * offset).to_pos2();
                lines.stroke((point(*start), colour), (point(*end), colour), 1.0);
            }
        }
    }
    lines.paint(painter);
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn a_view_deep_within_an_area_shows_none_of_its_outline() {
        let ring = [pos2(-900.0, -900.0), pos2(900.0, -900.0), pos2(900.0, 900.0), pos2(-900.0, 900.0), pos2(-900.0, -900.0)];
        let view = |size: f32| Rect::from_center_size(Pos2::ZERO, Vec2::splat(size));
        assert!(!crosses(&ring, view(400.0)));
        assert!(crosses(&ring, view(2000.0)));
    }
}
