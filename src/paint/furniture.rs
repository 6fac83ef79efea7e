//! What every map needs: a scale, who made the ground, and the date.

use std::sync::Arc;

use egui::{Align2, FontId, Painter, Rect, Stroke, pos2, vec2};
use walkers::Projector;

use super::label::with_halo;
use super::{Backdrop, Look};

/// Where the scale bar lies in a map, its number included.
#[must_use]
pub fn scale_bar_rect(map: Rect) -> Rect {
    Rect::from_min_max(map.left_bottom() + vec2(8.0, -34.0), map.left_bottom() + vec2(200.0, -4.0))
}

/// Draws a scale bar of a round length, at most about 120 pixels long, in the lower left corner of a map.
pub fn paint_scale_bar(painter: &Painter, projector: &Projector<'_>, map: Rect, look: &Look) {
    let at = map.left_bottom() + vec2(14.0, -13.0);
    let middle = projector.unproject(painter.clip_rect().center().to_vec2());
    let pixels_per_km = f64::from(projector.scale_pixel_per_meter(middle)) * 1000.0;
    if !pixels_per_km.is_finite() || pixels_per_km <= 0.0 {
        return;
    }
    let km = round_length(120.0 / pixels_per_km);
    let width = (km * pixels_per_km) as f32;
    let stroke = Stroke::new(1.4, look.weak_text);
    let (left, right) = (at, at + vec2(width, 0.0));
    painter.line_segment([left, right], stroke);
    painter.line_segment([left, left - vec2(0.0, 5.0)], stroke);
    painter.line_segment([right, right - vec2(0.0, 5.0)], stroke);
    let text = if km >= 1.0 { format!("{km:.0} km") } else { format!("{:.0} m", km * 1000.0) };
    with_halo(painter, right + vec2(6.0, -12.0), &text, 11.5 * look.scale, look.weak_text, look.ground);
}

/// The largest of 1, 2 and 5 times a power of ten that is not above `longest`.
fn round_length(longest: f64) -> f64 {
    let power = 10_f64.powf(longest.log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|factor| factor * power).find(|length| *length <= longest).unwrap_or(power)
}

/// Draws where north is: up, as on every map of this projection.
pub fn paint_north(painter: &Painter, at: egui::Pos2, look: &Look) {
    let (tip, half) = (vec2(0.0, -15.0), vec2(5.5, 3.0));
    let (left, right) = (at + vec2(-half.x, half.y), at + half);
    painter.circle_filled(at + vec2(0.0, -5.0), 17.0, look.card.gamma_multiply(0.55));
    painter.add(egui::Shape::convex_polygon(vec![at + tip, right, at], look.text, Stroke::NONE));
    painter.add(egui::Shape::convex_polygon(vec![at + tip, at, left], look.weak_text, Stroke::NONE));
    with_halo(painter, at + vec2(-4.0, 0.0), "N", 10.5, look.text, look.ground);
}

/// How large the overview is, in points.
pub const OVERVIEW_SIZE: egui::Vec2 = vec2(118.0, 82.0);
/// A view smaller than this in the overview is drawn as this.
const SMALLEST_VIEW: f32 = 4.0;

/// Draws a small map of the part of the world round the view, with the view in it.
pub fn paint_overview(painter: &Painter, projector: &Projector<'_>, backdrop: &Backdrop, frame: Rect, look: &Look) {
    let Some(world) = backdrop.world() else { return };
    let view = projector.clip_rect();
    // parts of the world's width, from the upper left corner of the square that Web Mercator is
    let part = |corner: egui::Pos2| {
        let pixels = projector.projection().project(projector.unproject(corner.to_vec2()), 0.0);
        pos2((pixels.x() / 256.0) as f32, (pixels.y() / 256.0) as f32)
    };
    let seen = Rect::from_min_max(part(view.left_top()), part(view.right_bottom()));
    // eight times as wide as the view, from all of the world to an eighth: the coarse map has no more to show
    let side = (seen.width() * 8.0).clamp(0.125, 1.0);
    let shape = vec2(side, side * frame.height() / frame.width());
    let corner = (seen.center() - shape / 2.0).clamp(egui::Pos2::ZERO, pos2(1.0, 1.0) - shape);
    let shown = Rect::from_min_size(corner, shape);
    let within = |spot: egui::Pos2| frame.min + (spot - shown.min) / shape * frame.size();
    painter.image(world.id(), frame, shown, egui::Color32::WHITE);
    painter.rect_stroke(frame, 0.0, Stroke::new(1.0, look.line), egui::StrokeKind::Outside);
    let seen = Rect::from_min_max(within(seen.min), within(seen.max));
    let seen = Rect::from_center_size(seen.center(), seen.size().max(egui::Vec2::splat(SMALLEST_VIEW))).intersect(frame);
    painter.rect_stroke(seen, 0.0, Stroke::new(1.5, look.selection), egui::StrokeKind::Inside);
}

/// Draws who the ground comes from, with its lower right corner at `at`.
pub fn paint_attribution(painter: &Painter, text: &str, at: egui::Pos2, scale_bar: Rect, look: &Look) {
    let set = |size: f32| {
        let galley = painter.layout_no_wrap(text.to_owned(), FontId::proportional(size), look.weak_text);
        let rect = Align2::RIGHT_BOTTOM.anchor_size(at, galley.size());
        (galley, rect)
    };
    let (mut galley, mut rect) = set(10.5 * look.scale);
    // in a narrow map smaller, or above the bar
    if rect.intersects(scale_bar) {
        (galley, rect) = set(9.0);
    }
    if rect.intersects(scale_bar) {
        rect = rect.translate(vec2(0.0, scale_bar.top() - rect.bottom()));
    }
    painter.rect_filled(rect.expand2(vec2(4.0, 1.0)), 3.0, look.card.gamma_multiply(0.6));
    painter.galley(rect.min, galley, look.weak_text);
}

/// The two lines of a caption.
fn caption(painter: &Painter, title: &str, details: &str, look: &Look) -> [Arc<egui::Galley>; 2] {
    let line = |text: &str, size: f32, colour| painter.layout_no_wrap(text.to_owned(), FontId::proportional(size * look.scale), colour);
    [line(title, 19.0, look.text), line(details, 12.5, look.weak_text)]
}

/// Where the caption lies in a map.
#[must_use]
pub fn caption_rect(painter: &Painter, map: Rect, title: &str, details: &str, look: &Look) -> Rect {
    let [title, details] = caption(painter, title, details, look);
    let size = vec2(title.size().x.max(details.size().x), title.size().y + details.size().y + 3.0);
    Rect::from_min_size(map.min + vec2(12.0, 12.0), size + vec2(22.0, 16.0))
}

/// Draws what and when a picture shows, in the upper left corner of a map. Answers how far down it reaches.
#[must_use]
pub fn paint_caption(painter: &Painter, map: Rect, title: &str, details: &str, look: &Look) -> f32 {
    let card = caption_rect(painter, map, title, details, look);
    let [title, details] = caption(painter, title, details, look);
    painter.rect(card, 6.0, look.card, Stroke::new(1.0, look.line), egui::StrokeKind::Inside);
    let below = title.size().y + 3.0;
    painter.galley(card.min + vec2(11.0, 8.0), title, look.text);
    painter.galley(pos2(card.min.x + 11.0, card.min.y + 8.0 + below), details, look.weak_text);
    card.bottom()
}

#[cfg(test)]
mod tests {
    use super::round_length;

    #[test]
    fn a_scale_bar_has_a_round_length() {
        for (longest, expected) in [(137.0, 100.0), (99.0, 50.0), (20.0, 20.0), (0.34, 0.2), (7.0, 5.0)] {
            assert!((round_length(longest) - expected).abs() < 1e-9, "{longest}");
        }
    }
}
