//! Buttons of slider and reader, drawn: the fonts of the window have letters, not symbols.

use egui::{Pos2, Rect, Response, Sense, Shape, Stroke, Ui, pos2, vec2};

/// What a button shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    /// A bar and a triangle to the left.
    Previous,
    /// A triangle to the left.
    Backward,
    /// A triangle to the right.
    Play,
    /// Two bars.
    Pause,
    /// A triangle to the right and a bar.
    Next,
    /// A triangle upwards.
    Up,
    /// A triangle downwards.
    Down,
}

/// A button with an icon and a name that screen readers and tests know it by.
pub(super) fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(32.0, 24.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    let visuals = ui.style().interact(&response);
    ui.painter().rect(rect, visuals.corner_radius, visuals.weak_bg_fill, visuals.bg_stroke, egui::StrokeKind::Inside);
    for corners in corners(icon, rect.center()) {
        ui.painter().add(Shape::convex_polygon(corners, visuals.text_color(), Stroke::NONE));
    }
    response.on_hover_text(name)
}

fn corners(icon: Icon, at: Pos2) -> Vec<Vec<Pos2>> {
    let triangle = |x: f32, direction: f32| {
        let back = at.x + x - direction * 4.0;
        vec![pos2(at.x + x + direction * 5.0, at.y), pos2(back, at.y + 5.5 * direction), pos2(back, at.y - 5.5 * direction)]
    };
    let upright = |direction: f32| {
        let back = at.y - direction * 4.0;
        vec![pos2(at.x, at.y + direction * 5.0), pos2(at.x - 5.5 * direction, back), pos2(at.x + 5.5 * direction, back)]
    };
    let bar = |x: f32| {
        let rect = Rect::from_center_size(pos2(at.x + x, at.y), vec2(2.6, 11.0));
        vec![rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()]
    };
    match icon {
        Icon::Previous => vec![bar(-5.5), triangle(1.5, -1.0)],
        Icon::Backward => vec![triangle(0.0, -1.0)],
        Icon::Play => vec![triangle(0.0, 1.0)],
        Icon::Pause => vec![bar(-3.2), bar(3.2)],
        Icon::Next => vec![triangle(-1.5, 1.0), bar(5.5)],
        Icon::Up => vec![upright(-1.0)],
        Icon::Down => vec![upright(1.0)],
    }
}
