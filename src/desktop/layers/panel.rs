//! The layers of the left panel: each with a switch, its counts, what colour says, and its report.

use egui::{CollapsingHeader, ComboBox, RichText, Role, Sense, TextEdit, Ui, WidgetInfo, vec2};

use super::{LayerCommand, LayerSearch, UserLayer, colourable, name_of};
use crate::desktop::texts::tr;
use crate::desktop::{Command, State, style};
use crate::paint::colour32;

/// Shows the layers, if there are any.
pub(in crate::desktop) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if state.layers.read.is_empty() {
        return;
    }
    style::heading(ui, tr!("layer-heading"));
    for (at, layer) in state.layers.read.iter().enumerate() {
        ui.push_id(("layer", at), |ui| one(ui, at, layer, commands));
    }
}

fn one(ui: &mut Ui, at: usize, layer: &UserLayer, commands: &mut Vec<Command>) {
    let mut send = |command: LayerCommand| commands.push(Command::Layer(Box::new(command)));
    let mut shown = layer.file.is_shown;
    ui.horizontal(|ui| {
        if ui.checkbox(&mut shown, &layer.shown.layer.name).on_hover_text(layer.file.path.display().to_string()).changed() {
            send(LayerCommand::Show(at, shown));
        }
    });
    let counts = layer.scene.counts;
    if shown {
        ui.weak(tr!("layer-rows-shown", shown = counts.shown, all = layer.shown.layer.len()));
    } else {
        ui.weak(tr!("layer-not-shown"));
    }
    let name = |column: Option<usize>| {
        column.and_then(|at| layer.shown.layer.columns.get(at)).map_or(tr!("layer-one-colour"), |column| column.name.as_str())
    };
    let combo = ComboBox::from_id_salt("colour by").width(ui.available_width()).selected_text(name(layer.shown.colours.column));
    let response = combo.show_ui(ui, |ui| {
        for column in std::iter::once(None).chain(colourable(&layer.shown.layer).map(Some)) {
            if ui.selectable_label(layer.shown.colours.column == column, name(column)).clicked() {
                send(LayerCommand::ColourBy(at, column));
            }
        }
    });
    response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, tr!("layer-colour-by", layer = &layer.shown.layer.name)));
    for (value, (label, colour, count)) in layer.shown.colours.legend.iter().enumerate() {
        let on = !layer.shown.hidden.contains(&value);
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
            ui.painter().circle_filled(rect.center(), 4.0, colour32(*colour));
            let text = if on { RichText::new(label) } else { RichText::new(label).weak().strikethrough() };
            let response = ui.add(egui::Button::selectable(false, text).frame_when_inactive(false).truncate());
            response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, label));
            if response.on_hover_text(tr!("layer-rows", count = count)).clicked() {
                send(LayerCommand::Toggle(at, value));
            }
        });
    }
    search(ui, at, layer, &mut send);
    // below what is clicked, so that nothing moves under the pointer
    for (count, why) in [
        (counts.other_time, tr!("layer-at-another-time", count = counts.other_time)),
        (counts.hidden, tr!("layer-switched-off", count = counts.hidden)),
        (counts.unwanted, tr!("layer-without-words", count = counts.unwanted)),
        (counts.without_place, tr!("layer-without-place", count = counts.without_place)),
        (counts.without_date, tr!("layer-without-date", count = counts.without_date)),
    ] {
        if count > 0 && shown {
            ui.weak(why);
        }
    }
    CollapsingHeader::new(tr!("layer-report")).id_salt("report").show(ui, |ui| {
        ui.label(tr!("layer-read-as", file = name_of(&layer.file.path), kind = &layer.file.kind));
        for line in layer.report.lines() {
            ui.label(RichText::new(line).small());
        }
    });
    ui.horizontal(|ui| {
        if ui.small_button(tr!("layer-export")).on_hover_text(tr!("layer-export-tip")).clicked() {
            send(LayerCommand::ShowExport(at));
        }
        if ui.small_button(tr!("layer-remove")).on_hover_text(tr!("layer-remove-tip")).clicked() {
            send(LayerCommand::Remove(at));
        }
    });
    ui.add_space(6.0);
}

/// The field that searches, and the column in which. Enter begins: a large table is not gone through for each letter.
fn search(ui: &mut Ui, at: usize, layer: &UserLayer, send: &mut impl FnMut(LayerCommand)) {
    let column = layer.file.search.as_ref().and_then(|search| search.column.clone());
    let mut words = layer.words.clone();
    let response = ui.horizontal(|ui| {
        let label = ui.label(tr!("layer-search"));
        let field = TextEdit::singleline(&mut words).hint_text(tr!("layer-search-hint")).desired_width(ui.available_width());
        ui.add(field).labelled_by(label.id)
    });
    let response = response.inner;
    if response.changed() {
        send(LayerCommand::Type(at, words.clone()));
    }
    let searched = layer.file.search.as_ref().map_or("", |search| &search.words);
    if response.lost_focus() && words.trim() != searched {
        send(LayerCommand::Search(at, LayerSearch { column: column.clone(), words: words.clone() }));
    }
    if layer.is_searching() {
        ui.horizontal(|ui| {
            ui.spinner();
            ui.weak(tr!("layer-searching"));
        });
    }
    if !searched.is_empty() {
        let text =
            column.as_deref().map_or_else(|| tr!("layer-search-in-any").to_owned(), |column| tr!("layer-search-in", column = column));
        let combo = ComboBox::from_id_salt("search in").width(ui.available_width()).selected_text(text);
        let response = combo.show_ui(ui, |ui| {
            let names = layer.shown.layer.columns.iter().map(|column| Some(column.name.clone()));
            for name in std::iter::once(None).chain(names) {
                let text = name.as_deref().unwrap_or(tr!("layer-any-column"));
                if ui.selectable_label(column == name, text).clicked() {
                    send(LayerCommand::Search(at, LayerSearch { column: name, words: words.clone() }));
                }
            }
        });
        response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, tr!("layer-search-column")));
    }
}
