//! Writing a layer from the window: which, where to, and whether as filtered.

use std::path::PathBuf;

use egui::{ComboBox, Context, Grid, TextEdit, Window};

use super::{Command, State};
use crate::exchange::Layer;

/// Shows the form, if it is open. The form edits its own fields; writing is a command.
pub(super) fn show(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let Some(form) = &mut state.export else { return };
    let mut open = true;
    Window::new("Export").open(&mut open).collapsible(false).resizable(false).show(ctx, |ui| {
        Grid::new("export").num_columns(2).spacing([14.0, 8.0]).show(ui, |ui| {
            ui.label("layer");
            ComboBox::from_id_salt("layer").selected_text(form.layer.name()).show_ui(ui, |ui| {
                for layer in Layer::ALL {
                    if ui.selectable_value(&mut form.layer, layer, layer.name()).clicked() {
                        form.path = default_path(layer).display().to_string();
                    }
                }
            });
            ui.end_row();
            let label = ui.label("file");
            ui.add(TextEdit::singleline(&mut form.path).desired_width(360.0)).labelled_by(label.id);
            ui.end_row();
            ui.label("what");
            ui.vertical(|ui| {
                ui.radio_value(&mut form.visible_only, true, "what the filters let through");
                ui.radio_value(&mut form.visible_only, false, "everything");
            });
            ui.end_row();
        });
        ui.weak("GeoJSON (RFC 7946); a name that ends in .csv gives CSV");
        ui.separator();
        ui.horizontal(|ui| {
            if ui.button("Write file").clicked() {
                commands.push(Command::Export {
                    layer: form.layer,
                    path: PathBuf::from(form.path.trim()),
                    visible_only: form.visible_only,
                });
            }
            if ui.button("Cancel").clicked() {
                commands.push(Command::ShowExport(false));
            }
        });
    });
    if !open {
        commands.push(Command::ShowExport(false));
    }
}

/// In the folder that the program was started from, which is where somebody who typed a command looks first.
pub(super) fn default_path(layer: Layer) -> PathBuf {
    let folder = std::env::current_dir().unwrap_or_default();
    folder.join(format!("{}.geojson", layer.name()))
}
