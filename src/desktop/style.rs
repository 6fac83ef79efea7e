//! How widgets look: calm, flat, with room to breathe.

use egui::{Color32, CornerRadius, Stroke, Visuals};

use crate::basemap::Theme;
use crate::paint::Look;

/// Sets colours and spacing of all widgets.
pub(super) fn apply(ctx: &egui::Context, theme: Theme) {
    let look = Look::of(theme);
    let mut visuals = if theme.is_dark() { Visuals::dark() } else { Visuals::light() };
    let (input, accent) = match theme {
        Theme::Dark => (Color32::from_rgb(0x0f, 0x14, 0x19), Color32::from_rgb(0x33, 0x52, 0x73)),
        Theme::Light => (Color32::WHITE, Color32::from_rgb(0xb8, 0xd4, 0xee)),
        Theme::Projector => (Color32::WHITE, Color32::from_rgb(0x9c, 0xc9, 0xf5)),
        Theme::Print => (Color32::WHITE, Color32::from_rgb(0xd5, 0xe3, 0xef)),
    };
    // the window is cleared with the colour of panels, see `App::clear_color`
    visuals.panel_fill = Color32::TRANSPARENT;
    visuals.window_fill = panel(theme);
    visuals.extreme_bg_color = input;
    visuals.selection.bg_fill = accent;
    visuals.selection.stroke = Stroke::new(1.0, look.text);
    visuals.override_text_color = Some(look.text);
    visuals.hyperlink_color = if theme.is_dark() { Color32::from_rgb(0x7c, 0xb7, 0xf2) } else { Color32::from_rgb(0x1b, 0x5a, 0x96) };
    visuals.weak_text_color = Some(look.weak_text);
    for widget in [
        &mut visuals.widgets.inactive,
        &mut visuals.widgets.hovered,
        &mut visuals.widgets.active,
        &mut visuals.widgets.open,
        &mut visuals.widgets.noninteractive,
    ] {
        widget.corner_radius = CornerRadius::same(5);
    }
    if theme == Theme::Projector {
        // on white, a field without an edge cannot be seen
        visuals.widgets.inactive.bg_stroke = Stroke::new(1.0, look.line);
    }
    visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, look.line.gamma_multiply(0.7));
    ctx.set_theme(if theme.is_dark() { egui::Theme::Dark } else { egui::Theme::Light });
    ctx.set_visuals(visuals);
    ctx.all_styles_mut(|style| {
        style.spacing.item_spacing = egui::vec2(7.0, 5.0);
        style.spacing.button_padding = egui::vec2(8.0, 4.0);
        style.interaction.selectable_labels = true;
        style.interaction.tooltip_delay = 0.25;
    });
}

/// How large everything is: 1 is as designed.
pub(super) fn set_size(ctx: &egui::Context, size: f32) {
    ctx.set_zoom_factor(size.clamp(0.75, 3.0));
}

/// Whether things glide and fade, or are where they belong at once.
pub(super) fn set_motion(ctx: &egui::Context, reduced: bool) {
    ctx.all_styles_mut(|style| {
        style.animation_time = if reduced { 0.0 } else { egui::Style::default().animation_time };
        style.scroll_animation = if reduced { egui::style::ScrollAnimation::none() } else { egui::style::ScrollAnimation::default() };
    });
}

/// The colour of panels and windows.
pub(super) fn panel(theme: Theme) -> Color32 {
    match theme {
        Theme::Dark => Color32::from_rgb(0x16, 0x1b, 0x22),
        Theme::Light => Color32::from_rgb(0xf4, 0xf3, 0xef),
        Theme::Projector | Theme::Print => Color32::WHITE,
    }
}

/// A small heading over a group.
pub(super) fn heading(ui: &mut egui::Ui, text: &str) {
    ui.add_space(8.0);
    ui.label(egui::RichText::new(text.to_uppercase()).small().weak());
}

/// One line of text in the order of the page, whichever way its scripts run.
pub(super) fn line_of(ui: &egui::Ui, text: &str) -> egui::text::LayoutJob {
    let mut job = egui::text::LayoutJob::default();
    let size = egui::TextStyle::Body.resolve(ui.style()).size;
    crate::paint::append_line(&mut job, text, size, ui.visuals().text_color());
    job
}
