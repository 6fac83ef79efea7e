//! The layers of the left panel: each with a switch, its counts, what colour says, and its report.

use egui::{CollapsingHeader, ComboBox, RichText, Sense, Ui, vec2};

use super::{LayerCommand, UserLayer, colourable, name_of};
use crate::desktop::{Command, State, style};
use crate::paint::colour32;

/// Shows the layers, if there are any.
pub(in crate::desktop) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if state.layers.read.is_empty() {
        return;
    }
    style::heading(ui, "layers");
    for (at, layer) in state.layers.read.iter().enumerate() {
        ui.push_id(("layer", at), |ui| one(ui, at, layer, commands));
    }
}

fn one(ui: &mut Ui, at: usize, layer: &UserLayer, commands: &mut Vec<Command>) {
    let mut send = |command: LayerCommand| commands.push(Command::Layer(Box::new(command)));
    let mut shown = layer.file.is_shown;
    ui.horizontal(|ui| {
        if ui.checkbox(&mut shown, &layer.layer.name).on_hover_text(layer.file.path.display().to_string()).changed() {
            send(LayerCommand::Show(at, shown));
        }
    });
    let counts = layer.scene.counts;
    if shown {
        ui.weak(format!("{} of {} rows shown", counts.shown, layer.layer.len()));
        for (count, why) in [
            (counts.other_time, "at another time"),
            (counts.hidden, "switched off"),
            (counts.without_place, "without a place"),
            (counts.without_date, "without a date"),
        ] {
            if count > 0 {
                ui.weak(format!("{count} {why}"));
            }
        }
    }
    let name =
        |column: Option<usize>| column.and_then(|at| layer.layer.columns.get(at)).map_or("one colour", |column| column.name.as_str());
    let combo = ComboBox::from_id_salt("colour by").width(ui.available_width()).selected_text(name(layer.colours.column));
    let response = combo.show_ui(ui, |ui| {
        for column in std::iter::once(None).chain(colourable(&layer.layer).map(Some)) {
            if ui.selectable_label(layer.colours.column == column, name(column)).clicked() {
                send(LayerCommand::ColourBy(at, column));
            }
        }
    });
    response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, format!("colour of {} by", layer.layer.name)));
    for (value, (label, colour, count)) in layer.colours.legend.iter().enumerate() {
        let on = !layer.hidden.contains(&value);
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
            ui.painter().circle_filled(rect.center(), 4.0, colour32(*colour));
            let text = if on { RichText::new(label) } else { RichText::new(label).weak().strikethrough() };
            let response = ui.add(egui::Button::selectable(false, text).frame_when_inactive(false).truncate());
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, label));
            if response.on_hover_text(format!("{count} rows")).clicked() {
                send(LayerCommand::Toggle(at, value));
            }
        });
    }
    CollapsingHeader::new("what became of its rows").id_salt("report").show(ui, |ui| {
        ui.label(format!("{} as {}", name_of(&layer.file.path), layer.file.kind));
        for line in layer.report.lines() {
            ui.label(RichText::new(line).small());
        }
    });
    if ui.small_button("remove").on_hover_text("from the window; the file stays where it is").clicked() {
        send(LayerCommand::Remove(at));
    }
    ui.add_space(6.0);
}
