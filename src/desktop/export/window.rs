//! The export window: which layer, in which format, how much of it, the first rows, and where to.

use egui::{ComboBox, Context, Grid, TextEdit, Ui, Window, vec2};

use super::{ExportForm, ExportWhat, Preview};
use crate::desktop::texts::tr;
use crate::desktop::{Command, Session, State, Work};
use crate::dossier::Happening;
use crate::exchange::{Beside, Format, Layer, SPLIT_LAYERS, SplitBy};

/// Shows the form, if it is open, or how far writing has come. The form edits its own fields; writing is a command.
pub(in crate::desktop) fn show(ctx: &Context, session: &Session, state: &mut State, commands: &mut Vec<Command>) {
    if let Some(export) = &state.export_job {
        return export.job.show(ctx, tr!("export-writing"), |n| n.to_string());
    }
    let Some(mut form) = state.export.take() else { return };
    let order = form.order(session, state);
    if form.preview.as_ref().is_none_or(|(of, _)| *of != order) {
        let preview = Preview::of(&state.dossier, &order);
        form.preview = Some((order, preview));
    }
    let mut open = true;
    let window = Window::new(tr!("export-title")).id(egui::Id::unique("Export"));
    let window = window.default_pos(ctx.viewport_rect().center() - vec2(330.0, 250.0));
    window.open(&mut open).collapsible(false).default_width(660.0).show(ctx, |ui| {
        Grid::new("export").num_columns(2).spacing([14.0, 8.0]).show(ui, |ui| fields(ui, &mut form, state, commands));
        ui.separator();
        if let Some((_, preview)) = &form.preview {
            ui.weak(match (preview.rows, preview.without_place) {
                (0, _) => tr!("export-nothing-passes").to_owned(),
                (rows, 0) => tr!("export-rows", rows = rows),
                (rows, placeless) => tr!("export-rows-placeless", rows = rows, placeless = placeless),
            });
            preview.show(ui);
        }
        ui.separator();
        buttons(ui, &form, session, state, commands);
    });
    if !open {
        commands.push(Command::ShowExport(false));
    }
    state.export = Some(form);
}

fn fields(ui: &mut Ui, form: &mut ExportForm, state: &State, commands: &mut Vec<Command>) {
    let label = ui.label(tr!("export-layer"));
    let combo = ComboBox::from_id_salt("layer").selected_text(form.layer.name()).show_ui(ui, |ui| {
        for layer in Layer::ALL {
            if ui.selectable_label(form.layer == layer, layer.name()).clicked() {
                form.set_layer(layer);
            }
        }
    });
    combo.response.labelled_by(label.id);
    ui.end_row();

    let label = ui.label(tr!("export-format"));
    let combo = ComboBox::from_id_salt("format").width(260.0).selected_text(form.format.label()).show_ui(ui, |ui| {
        let layer = form.layer;
        for format in Format::ALL.into_iter().filter(|format| format.has(layer)) {
            if ui.selectable_label(form.format == format, format.label()).clicked() {
                form.set_format(format);
            }
        }
    });
    combo.response.labelled_by(label.id);
    ui.end_row();

    ui.label(tr!("export-what"));
    ui.vertical(|ui| how_much(ui, form, state));
    ui.end_row();

    if SPLIT_LAYERS.contains(&form.layer) {
        let label = ui.label(tr!("export-files"));
        let text =
            |by: Option<SplitBy>| by.map_or_else(|| tr!("export-one-file").to_owned(), |by| tr!("export-one-file-each", what = by.name()));
        let combo = ComboBox::from_id_salt("split").width(160.0).selected_text(text(form.split_by)).show_ui(ui, |ui| {
            for by in std::iter::once(None).chain(SplitBy::ALL.map(Some)) {
                if ui.selectable_label(form.split_by == by, text(by)).clicked() {
                    form.set_split(by);
                }
            }
        });
        combo.response.labelled_by(label.id);
        ui.end_row();
    }
    let fitting: Vec<Beside> = Beside::ALL.into_iter().filter(|beside| beside.fits(form.layer, form.format)).collect();
    if form.split_by.is_none() && !fitting.is_empty() {
        ui.label(tr!("export-beside"));
        ui.vertical(|ui| {
            for beside in fitting {
                let mut on = form.beside.contains(&beside);
                if ui.checkbox(&mut on, beside.label()).changed() {
                    if on {
                        form.beside.insert(beside)
                    } else {
                        form.beside.remove(&beside)
                    };
                }
            }
        });
        ui.end_row();
    }
    let label = ui.label(if form.split_by.is_some() { tr!("export-folder") } else { tr!("export-file") });
    ui.horizontal(|ui| {
        ui.add(TextEdit::singleline(&mut form.path).desired_width(430.0)).labelled_by(label.id);
        if ui.button(tr!("export-look")).on_hover_text(tr!("export-look-tip")).clicked() {
            commands.push(Command::Work(Box::new(Work::ChooseTarget(form.target()))));
        }
    });
    ui.end_row();
}

fn how_much(ui: &mut Ui, form: &mut ExportForm, state: &State) {
    ui.radio_value(&mut form.what, ExportWhat::Seen, tr!("export-seen")).on_hover_text(tr!("export-seen-tip"));
    ui.radio_value(&mut form.what, ExportWhat::Filtered, tr!("export-filtered"));
    let chosen = match form.what {
        ExportWhat::Selected(of) => Some(of),
        _ => state.selected,
    };
    if let Some(of) = chosen {
        let fits = !matches!((of, form.layer), (Happening::Event(_), Layer::Movements) | (Happening::Movement(_), Layer::Events));
        let text = tr!("export-only", title = state.dossier.title(of));
        ui.add_enabled_ui(fits, |ui| ui.radio_value(&mut form.what, ExportWhat::Selected(of), text));
    }
    ui.radio_value(&mut form.what, ExportWhat::Everything, tr!("export-everything"));
}

fn buttons(ui: &mut Ui, form: &ExportForm, session: &Session, state: &State, commands: &mut Vec<Command>) {
    let asked = form.replace.as_ref().filter(|path| form.order(session, state).in_the_way(&form.target()).as_ref() == Some(path));
    if let Some(path) = asked {
        ui.colored_label(ui.visuals().warn_fg_color, tr!("export-in-the-way", path = path.display().to_string()));
    }
    ui.horizontal(|ui| {
        let text = match (asked, form.split_by) {
            (Some(_), _) => tr!("export-replace"),
            (None, Some(_)) => tr!("export-write-files"),
            (None, None) => tr!("export-write-file"),
        };
        if ui.button(text).clicked() {
            commands.push(Command::Export(Box::new(form.clone())));
        }
        if ui.button(tr!("app-cancel")).clicked() {
            commands.push(Command::ShowExport(false));
        }
    });
}
