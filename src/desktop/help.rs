//! The list of keys, and whom everything is owed to.

use egui::{Context, Grid, Window};

use super::lessons::presenter_keys;
use super::texts::tr;
use super::{Command, State, keys::keys};

/// Shows the windows that are open.
pub(super) fn show(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    let mut open = state.keys_open;
    let window = Window::new(tr!("help-keys")).id(egui::Id::unique("list of keys"));
    window.open(&mut open).collapsible(false).resizable(false).show(ctx, |ui| {
        Grid::new("keys").num_columns(2).spacing([24.0, 6.0]).show(ui, |ui| {
            for (key, what) in keys().into_iter().chain(presenter_keys()) {
                ui.monospace(key);
                ui.label(what);
                ui.end_row();
            }
        });
    });
    if open != state.keys_open {
        commands.push(Command::ShowKeys(open));
    }
    let mut open = state.about_open;
    let window = Window::new(tr!("about-title")).id(egui::Id::unique("about the program"));
    window.open(&mut open).collapsible(false).default_width(460.0).show(ctx, |ui| {
        ui.label(tr!("about-what", version = env!("CARGO_PKG_VERSION")));
        ui.label(tr!("about-passages"));
        ui.separator();
        ui.label(tr!("about-map"));
        ui.label(tr!("about-borders"));
        ui.label(tr!("about-articles"));
    });
    if open != state.about_open {
        commands.push(Command::ShowAbout(open));
    }
}
