//! The list of keys, and whom everything is owed to.

use egui::{Context, Grid, Window};

use super::lessons::PRESENTER_KEYS;
use super::{Command, State, keys::KEYS};

/// Shows the windows that are open.
pub(super) fn show(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    let mut open = state.keys_open;
    Window::new("Keys").open(&mut open).collapsible(false).resizable(false).show(ctx, |ui| {
        Grid::new("keys").num_columns(2).spacing([24.0, 6.0]).show(ui, |ui| {
            for (key, what) in KEYS.iter().chain(PRESENTER_KEYS) {
                ui.monospace(*key);
                ui.label(*what);
                ui.end_row();
            }
        });
    });
    if open != state.keys_open {
        commands.push(Command::ShowKeys(open));
    }
    let mut open = state.about_open;
    Window::new("About Dateline").open(&mut open).collapsible(false).default_width(460.0).show(ctx, |ui| {
        ui.label(format!("Dateline {}: what news articles say happened, where and when.", env!("CARGO_PKG_VERSION")));
        ui.label("Every mark rests on a passage of an article. Versions of different articles stay apart, and what an article leaves open stays open here.");
        ui.separator();
        ui.label("Base map: Natural Earth and World Data Bank II (public domain); lakes, roads and railways © OpenStreetMap contributors (ODbL); towns GeoNames (CC BY 4.0). Arabic letters: Noto Sans Arabic (OFL).");
        ui.label("Borders are Natural Earth's, drawn as they are held; ceasefire lines, and lines that are disputed or not finally agreed, are dashed. None of them is our opinion.");
        ui.label("The articles belong to their publishers: only short quotes and digests in our own words are part of this program.");
    });
    if open != state.about_open {
        commands.push(Command::ShowAbout(open));
    }
}
