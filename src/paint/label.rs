//! Labels with a halo that keep out of each other's way.

use egui::{Align2, Color32, FontId, Painter, Pos2, Rect, vec2};

/// Puts labels on the map, the first come first.
pub(super) struct Labels {
    taken: Vec<Rect>,
}

impl Labels {
    /// With what labels should not cover.
    pub(super) fn new(taken: Vec<Rect>) -> Self {
        Self { taken }
    }

    /// Draws a label beside a box, at the first side with room: right, left, below, above. Nothing where there is none, unless
    /// it must be shown.
    pub(super) fn beside(
        &mut self,
        painter: &Painter,
        around: Rect,
        text: &str,
        (size, colour, halo): (f32, Color32, Color32),
        must: bool,
    ) {
        let galley = painter.layout_no_wrap(text.to_owned(), FontId::proportional(size), colour);
        let extent = galley.size();
        let clip = painter.clip_rect().shrink(2.0);
        let sides = [
            Align2::LEFT_CENTER.anchor_size(around.right_center() + vec2(4.0, 0.0), extent),
            Align2::RIGHT_CENTER.anchor_size(around.left_center() - vec2(4.0, 0.0), extent),
            Align2::CENTER_TOP.anchor_size(around.center_bottom() + vec2(0.0, 2.0), extent),
            Align2::CENTER_BOTTOM.anchor_size(around.center_top() - vec2(0.0, 2.0), extent),
        ];
        let free = |rect: &&Rect| clip.contains_rect(**rect) && !self.taken.iter().any(|taken| taken.intersects(**rect));
        let Some(rect) = sides.iter().find(free).or(sides.first().filter(|_| must)) else { return };
        painter.rect_filled(rect.expand2(vec2(3.0, 0.0)), 3.0, halo.gamma_multiply(0.66));
        with_halo(painter, rect.min, text, size, colour, halo);
        self.taken.push(rect.expand(1.0));
    }
}

/// Text that stays legible over lines.
pub(super) fn with_halo(painter: &Painter, at: Pos2, text: &str, size: f32, colour: Color32, halo: Color32) {
    let galley = painter.layout_no_wrap(text.to_owned(), FontId::proportional(size), colour);
    for offset in [vec2(-1.0, 0.0), vec2(1.0, 0.0), vec2(0.0, -1.0), vec2(0.0, 1.0)] {
        painter.galley_with_override_text_color(at + offset, galley.clone(), halo);
    }
    painter.galley(at, galley, colour);
}
