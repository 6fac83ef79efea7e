//! Opening another map: an archive or a folder of the user's own.

use std::path::Path;

use egui::{Context, TextEdit, Window};

use super::texts::tr;
use super::{Command, State};
use crate::basemap::MapSource;

/// Shows the form, if it is open. The form edits its own field; opening is a command.
pub(super) fn show(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let Some(path) = &mut state.map_path else { return };
    let mut open = true;
    let window = Window::new(tr!("own-map-title")).id(egui::Id::unique("open a map"));
    let window = window.open(&mut open).collapsible(false).resizable(false);
    window.anchor(egui::Align2::CENTER_CENTER, [0.0, -60.0]).show(ctx, |ui| {
        ui.label(tr!("own-map-what"));
        ui.weak(tr!("own-map-drop"));
        ui.add_space(6.0);
        let label = ui.label(tr!("own-map-path"));
        let field = ui.add(TextEdit::singleline(path).desired_width(460.0)).labelled_by(label.id);
        if path.is_empty() && ctx.memory(egui::Memory::focused).is_none() {
            // typed into the form, and not at the keys that play
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.separator();
        ui.horizontal(|ui| {
            let chosen = path.trim();
            let can_open = !chosen.is_empty();
            if ui.add_enabled(can_open, egui::Button::new(tr!("own-map-open"))).clicked() || (entered && can_open) {
                commands.push(Command::OpenMap(MapSource::at(Path::new(chosen))));
            }
            if ui.button(tr!("form-cancel")).clicked() {
                commands.push(Command::ShowOpenMap(false));
            }
        });
    });
    if !open {
        commands.push(Command::ShowOpenMap(false));
    }
}
