//! Labels with a halo that keep out of each other's way.

use std::sync::Arc;

use egui::{Align2, Color32, FontId, Galley, Painter, Pos2, Rect, Vec2, vec2};

/// Puts labels on the map, the first come first.
pub(super) struct Labels {
    /// What no label may cover.
    taken: Vec<Rect>,
    /// What a label covers only where there is no other room: the names on the ground, which then give way.
    quiet: Vec<Rect>,
}

impl Labels {
    /// With what labels should rather not cover.
    pub(super) fn new(quiet: Vec<Rect>) -> Self {
        Self { taken: Vec::new(), quiet }
    }

    /// Nothing may be written here.
    pub(super) fn keep_free(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// What it was made with.
    pub(super) fn quiet(&self) -> &[Rect] {
        &self.quiet
    }

    /// What lies over the ground: labels and what was kept free.
    pub(super) fn taken(&self) -> &[Rect] {
        &self.taken
    }

    /// Draws a label beside a box, at the first side with room: right, left, below, above; see [`Need`] for where there is none.
    pub(super) fn beside(
        &mut self,
        painter: &Painter,
        around: Rect,
        text: &str,
        (size, colour, halo): (f32, Color32, Color32),
        need: Need,
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
        let clear_of = |rects: &[Rect], rect: &Rect| !rects.iter().any(|other| other.intersects(*rect));
        let free = |rect: &&Rect| clip.contains_rect(**rect) && clear_of(&self.taken, rect);
        let quiet = sides.iter().find(|rect| free(rect) && clear_of(&self.quiet, rect));
        let best = quiet.or_else(|| sides.iter().find(free).filter(|_| need > Need::LeastOfAll));
        let Some(rect) = best.or(sides.first().filter(|_| need == Need::Shown)) else { return };
        painter.rect_filled(rect.expand2(vec2(3.0, 0.0)), 3.0, halo.gamma_multiply(0.78));
        painter.galley(rect.min, galley, colour);
        self.taken.push(rect.expand(1.0));
    }
}

/// How much a label is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Need {
    /// It gives way to everything, the names of the ground too.
    LeastOfAll,
    /// The names of the ground give way to it.
    Welcome,
    /// It is shown wherever there is room or not.
    Shown,
}

/// Text that stays legible over lines.
pub(super) fn with_halo(painter: &Painter, at: Pos2, text: &str, size: f32, colour: Color32, halo: Color32) {
    let galley = painter.layout_no_wrap(text.to_owned(), FontId::proportional(size), colour);
    galley_with_halo(painter, at, &galley, colour, (halo, 1.0));
}

/// The same for what is laid out already, with a halo of some points: text cannot be stroked, so it is stamped round itself.
pub(super) fn galley_with_halo(painter: &Painter, at: Pos2, galley: &Arc<Galley>, colour: Color32, (halo, width): (Color32, f32)) {
    for eighth in 0..8 {
        let offset = Vec2::angled(std::f32::consts::FRAC_PI_4 * eighth as f32) * width;
        painter.galley_with_override_text_color(at + offset, galley.clone(), halo);
    }
    painter.galley(at, galley.clone(), colour);
}
