//! The rows that a dot stands for, as they are in their table; chosen ones become claims of the dossier.

use std::collections::BTreeSet;

use egui::{CollapsingHeader, Context, RichText, ScrollArea, Ui, Window, vec2};

use super::{LayerCommand, UserLayer};
use crate::desktop::focus::FollowsKeyboard as _;
use crate::desktop::texts::tr;
use crate::desktop::{Command, State, Work};
use crate::edit::CitedRow;
use crate::geo::BBox;
use crate::query::rows_in_view;
use crate::time::Moment;

/// More rows than this nobody goes through one by one.
const MOST_ROWS: usize = 200;

/// Some rows of a table, looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowsForm {
    /// Position of the layer.
    layer: usize,
    rows: Vec<usize>,
    /// How many there are more.
    left_out: usize,
    chosen: BTreeSet<usize>,
}

impl RowsForm {
    /// The rows that are shown in a box at the time of the slider; none where there are none.
    pub(super) fn of(state: &State, layer: usize, bbox: BBox) -> Option<Self> {
        let found = state.layers.read.get(layer)?;
        let mut rows = rows_in_view(&found.shown.layer, &found.shown.colours, &found.shown.view(state.playback.visible(), bbox, 0.0));
        let left_out = rows.len().saturating_sub(MOST_ROWS);
        rows.truncate(MOST_ROWS);
        // one row is meant; of several, somebody says which
        let can_be_cited = |row: &&usize| found.shown.layer.line(**row).is_none();
        let chosen = if rows.len() == 1 { rows.iter().filter(can_be_cited).copied().collect() } else { BTreeSet::new() };
        (!rows.is_empty()).then_some(Self { layer, rows, left_out, chosen })
    }
}

/// Shows the rows, while some are looked at.
pub(in crate::desktop) fn show(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let Some(mut form) = state.layers.rows.take() else { return };
    let Some(layer) = state.layers.read.get(form.layer) else { return };
    let mut send = |command: LayerCommand| commands.push(Command::Layer(Box::new(command)));
    let (mut open, mut cites) = (true, false);
    let window = Window::new(tr!("layer-rows-title"))
        .id(egui::Id::unique("Rows"))
        .open(&mut open)
        .collapsible(false)
        .default_size(vec2(430.0, 420.0));
    window.default_pos(ctx.viewport_rect().center() - vec2(215.0, 240.0)).show(ctx, |ui| {
        ui.strong(&layer.shown.layer.name);
        if form.left_out > 0 {
            ui.weak(tr!("layer-first-rows", first = form.rows.len(), all = form.rows.len() + form.left_out));
        }
        ScrollArea::vertical().max_height(300.0).auto_shrink([false, true]).show_following(ui, |ui| {
            for row in form.rows.clone() {
                one(ui, layer, row, &mut form.chosen, form.rows.len() == 1);
            }
        });
        ui.separator();
        ui.horizontal(|ui| {
            let button = egui::Button::new(if form.chosen.len() == 1 { tr!("layer-cite-one") } else { tr!("layer-cite-several") });
            cites = ui.add_enabled(!form.chosen.is_empty(), button).on_hover_text(tr!("layer-cite-tip")).clicked();
            if form.rows.len() > 1 && ui.button(tr!("layer-choose-all")).clicked() {
                let can_be_cited = |row: &&usize| layer.shown.layer.line(**row).is_none();
                form.chosen = form.rows.iter().filter(can_be_cited).copied().collect();
            }
            if ui.button(tr!("app-close")).clicked() {
                send(LayerCommand::CloseRows);
            }
        });
    });
    if cites {
        let rows = form.chosen.iter().map(|row| cited(layer, *row)).collect();
        commands.push(Command::Work(Box::new(Work::Cite(layer.shown.layer.name.clone(), rows))));
        commands.push(Command::Layer(Box::new(LayerCommand::CloseRows)));
    } else if !open {
        commands.push(Command::Layer(Box::new(LayerCommand::CloseRows)));
    }
    state.layers.rows = Some(form);
}

fn one(ui: &mut Ui, layer: &UserLayer, row: usize, chosen: &mut BTreeSet<usize>, is_only: bool) {
    let table = &layer.shown.layer;
    let when = table.span(row).and_then(|span| span.start).map(Moment::day_label);
    let colour = layer.shown.colours.column.and_then(|at| table.columns.get(at)).map(|column| column.get(row)).unwrap_or_default();
    let number = row + 1;
    let heading = match (when, colour) {
        (Some(when), "") => tr!("layer-row", row = number, when = when),
        (Some(when), colour) => tr!("layer-row-of-kind", row = number, when = when, kind = colour),
        (None, "") => tr!("layer-row-undated", row = number),
        (None, colour) => tr!("layer-row-undated-of-kind", row = number, kind = colour),
    };
    let mut on = chosen.contains(&row);
    // who goes from where to where, and why, no track says: that is a movement, and somebody has to write it
    let is_line = table.line(row).is_some();
    let response = ui.add_enabled(!is_line, egui::Checkbox::new(&mut on, heading)).on_disabled_hover_text(tr!("layer-row-is-line"));
    if response.changed() {
        if on {
            chosen.insert(row)
        } else {
            chosen.remove(&row)
        };
    }
    CollapsingHeader::new(RichText::new(tr!("layer-row-cells")).small()).id_salt(row).default_open(is_only).show(ui, |ui| {
        for column in table.columns.iter().filter(|column| !column.get(row).is_empty()) {
            ui.horizontal_wrapped(|ui| {
                ui.weak(&column.name);
                ui.label(column.get(row));
            });
        }
    });
}

/// A row as it is cited.
fn cited(layer: &UserLayer, row: usize) -> CitedRow {
    let table = &layer.shown.layer;
    let cells = table.columns.iter().map(|column| (column.name.clone(), column.get(row).to_owned()));
    CitedRow {
        number: row + 1,
        cells: cells.filter(|(_, cell)| !cell.trim().is_empty()).collect(),
        when: table.span(row).and_then(|span| span.to_edtf(table.line(row).is_some())),
        at: table.at(row),
        where_prec: table.where_prec(row),
    }
}
