//! Where the keyboard is: a ring round whatever has it, the same for buttons, squares, the map and the slider, and a scroll to it where
//! it lies out of sight.

use egui::{Context, Id, LayerId, Order, Response, ScrollArea, Stroke, StrokeKind, Ui};

use crate::paint::Look;

/// Draws the ring. A click leaves the keyboard where it is, so that nobody sees one who does not use the Tab key or a text field.
pub(super) fn show(ctx: &Context, look: &Look) {
    let focused = ctx.memory(egui::Memory::focused);
    if followed(ctx) != focused {
        ctx.data_mut(|data| data.remove::<Id>(followed_id()));
    }
    let Some(response) = focused.and_then(|id| ctx.read_response(id)) else { return };
    let mut layer = response.layer_id;
    if layer.order < Order::Foreground {
        // over what was painted into the same place later, such as the ground of the map
        layer = LayerId::new(Order::Middle, Id::unique("ring of the keyboard"));
    }
    let rect = response.rect.intersect(response.interact_rect);
    if rect.is_positive() {
        let ring = rect.shrink(if rect.width() > 300.0 { 1.5 } else { 0.0 });
        ctx.layer_painter(layer).rect_stroke(ring, 4.0, Stroke::new(2.0, look.text), StrokeKind::Middle);
    }
}

fn followed_id() -> Id {
    Id::unique("what was scrolled to for the keyboard")
}

fn followed(ctx: &Context) -> Option<Id> {
    ctx.data(|data| data.get_temp(followed_id()))
}

/// A place that scrolls to what has the keyboard.
pub(super) trait FollowsKeyboard {
    /// Shows it; what has newly got the keyboard and lies out of sight is scrolled to.
    fn show_following<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R;
}

impl FollowsKeyboard for ScrollArea {
    fn show_following<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
        let shown = self.show(ui, |ui| {
            let result = add(ui);
            follow(ui);
            result
        });
        shown.inner
    }
}

fn follow(ui: &Ui) {
    let Some(id) = ui.memory(egui::Memory::focused).filter(|id| followed(ui.ctx()) != Some(*id)) else { return };
    let is_here = |response: &Response| response.layer_id == ui.layer_id() && ui.min_rect().contains(response.rect.center());
    if let Some(response) = ui.ctx().read_response(id).filter(is_here) {
        ui.data_mut(|data| data.insert_temp(followed_id(), id));
        if !ui.clip_rect().contains_rect(response.rect) {
            ui.scroll_to_rect(response.rect.expand(8.0), None);
        }
    }
}
