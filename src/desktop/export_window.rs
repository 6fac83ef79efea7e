//! Writing a layer from the window: which, in which format, how much of it, and where to.

use std::path::PathBuf;

use egui::{ComboBox, Context, Grid, TextEdit, Window};

use super::state::{ExportForm, ExportWhat};
use super::{Command, State, Work};
use crate::dossier::Happening;
use crate::exchange::{Format, Layer};

/// The form, set to a layer.
pub(super) fn form(layer: Layer, format: Format, what: ExportWhat, name: &str) -> ExportForm {
    ExportForm { layer, format, what, path: default_path(name, format).display().to_string() }
}

/// Shows the form, if it is open. The form edits its own fields; writing is a command.
pub(super) fn show(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let State { export: Some(form), selected, dossier, .. } = state else { return };
    let mut open = true;
    Window::new("Export").open(&mut open).collapsible(false).resizable(false).show(ctx, |ui| {
        Grid::new("export").num_columns(2).spacing([14.0, 8.0]).show(ui, |ui| {
            ui.label("layer");
            ComboBox::from_id_salt("layer").selected_text(form.layer.name()).show_ui(ui, |ui| {
                for layer in Layer::ALL {
                    if ui.selectable_value(&mut form.layer, layer, layer.name()).clicked() {
                        if !form.format.has(layer) {
                            form.format = Format::GEOJSON;
                        }
                        form.path = default_path(layer.name(), form.format).display().to_string();
                    }
                }
            });
            ui.end_row();
            ui.label("format");
            ComboBox::from_id_salt("format").width(220.0).selected_text(form.format.label()).show_ui(ui, |ui| {
                for format in Format::ALL.into_iter().filter(|format| format.has(form.layer)) {
                    if ui.selectable_value(&mut form.format, format, format.label()).clicked() {
                        form.path = PathBuf::from(&form.path).with_extension(format.extension()).display().to_string();
                    }
                }
            });
            ui.end_row();
            ui.label("what");
            ui.vertical(|ui| {
                ui.radio_value(&mut form.what, ExportWhat::Filtered, "what the filters let through");
                let chosen = match form.what {
                    ExportWhat::Selected(of) => Some(of),
                    ExportWhat::Filtered | ExportWhat::Everything => *selected,
                };
                if let Some(of) = chosen {
                    let fits =
                        !matches!((of, form.layer), (Happening::Event(_), Layer::Movements) | (Happening::Movement(_), Layer::Events));
                    let text = format!("only: {}", dossier.title(of));
                    ui.add_enabled_ui(fits, |ui| ui.radio_value(&mut form.what, ExportWhat::Selected(of), text));
                }
                ui.radio_value(&mut form.what, ExportWhat::Everything, "everything");
            });
            ui.end_row();
            let label = ui.label("file");
            ui.horizontal(|ui| {
                ui.add(TextEdit::singleline(&mut form.path).desired_width(330.0)).labelled_by(label.id);
                if ui.button("Look…").on_hover_text("choose a folder and a name").clicked() {
                    commands.push(Command::Work(Box::new(Work::ChooseTarget(PathBuf::from(form.path.trim())))));
                }
            });
            ui.end_row();
        });
        ui.separator();
        ui.horizontal(|ui| {
            if ui.button("Write file").clicked() {
                commands.push(Command::Export {
                    layer: form.layer,
                    format: form.format,
                    what: form.what,
                    path: PathBuf::from(form.path.trim()),
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
fn default_path(name: &str, format: Format) -> PathBuf {
    let folder = std::env::current_dir().unwrap_or_default();
    folder.join(format!("{name}.{}", format.extension()))
}
