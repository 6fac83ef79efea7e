//! What every map needs: a scale, who made the ground, and the date.

use egui::{Align2, FontId, Painter, Rect, Stroke, pos2, vec2};
use walkers::Projector;

use super::Look;
use super::label::with_halo;

/// Draws a scale bar of a round length, at most about 120 pixels long, with its lower left corner at `at`.
pub fn paint_scale_bar(painter: &Painter, projector: &Projector<'_>, at: egui::Pos2, look: &Look) {
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
    with_halo(painter, right + vec2(6.0, -12.0), &text, 11.5, look.weak_text, look.ground);
}

/// The largest of 1, 2 and 5 times a power of ten that is not above `longest`.
fn round_length(longest: f64) -> f64 {
    let power = 10_f64.powf(longest.log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|factor| factor * power).find(|length| *length <= longest).unwrap_or(power)
}

/// Draws who the ground comes from, with its lower right corner at `at`.
pub fn paint_attribution(painter: &Painter, text: &str, at: egui::Pos2, look: &Look) {
    let galley = painter.layout_no_wrap(text.to_owned(), FontId::proportional(10.5), look.weak_text);
    let rect = Align2::RIGHT_BOTTOM.anchor_size(at, galley.size());
    painter.rect_filled(rect.expand2(vec2(4.0, 1.0)), 3.0, look.card.gamma_multiply(0.6));
    painter.galley(rect.min, galley, look.weak_text);
}

/// Draws what and when a picture shows, in the upper left corner of `rect`. Answers how far down it reaches.
#[must_use]
pub fn paint_caption(painter: &Painter, rect: Rect, title: &str, details: &str, look: &Look) -> f32 {
    let title = painter.layout_no_wrap(title.to_owned(), FontId::proportional(19.0), look.text);
    let details = painter.layout_no_wrap(details.to_owned(), FontId::proportional(12.5), look.weak_text);
    let size = vec2(title.size().x.max(details.size().x), title.size().y + details.size().y + 3.0);
    let card = Rect::from_min_size(rect.min + vec2(12.0, 12.0), size + vec2(22.0, 16.0));
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
