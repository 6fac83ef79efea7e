//! The first rows of what is to be written or read, as a table.

use egui::{Grid, RichText, ScrollArea, Ui};

use crate::desktop::focus::FollowsKeyboard as _;
use crate::dossier::Dossier;
use crate::exchange::{Order, rows};

/// Rows of a preview.
const PREVIEWED: usize = 5;
/// Characters of a cell.
const LONGEST: usize = 28;

/// The first rows of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// How many rows there are in all.
    pub rows: usize,
    /// How many of them have no place.
    pub without_place: usize,
    heads: Vec<String>,
    first: Vec<Vec<String>>,
}

impl Preview {
    /// Of an order.
    pub(super) fn of(dossier: &Dossier, order: &Order) -> Self {
        let rows = rows(dossier, order.layer, &order.filter);
        let heads = rows.first().into_iter().flat_map(|row| &row.properties).map(|(key, _)| (*key).to_owned());
        let heads = std::iter::once("id".to_owned()).chain(heads).collect();
        let cells = |row: &crate::exchange::Row| {
            let cells = row.properties.iter().map(|(_, value)| cell_of(&value.to_string()));
            std::iter::once(cell_of(&row.id)).chain(cells).collect()
        };
        let first = rows.iter().take(PREVIEWED).map(cells).collect();
        Self { rows: rows.len(), without_place: rows.iter().filter(|row| row.geometry.is_none()).count(), heads, first }
    }

    pub(super) fn show(&self, ui: &mut Ui) {
        table_of_rows(ui, &self.heads, &self.first);
    }
}

/// A cell as a preview shows it: on one line, and not too long.
pub(in crate::desktop) fn cell_of(text: &str) -> String {
    let mut cell: String = text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        cell.push('…');
    }
    cell
}

/// Rows under their headings, as wide as they are.
pub(in crate::desktop) fn table_of_rows(ui: &mut Ui, heads: &[String], rows: &[Vec<String>]) {
    ScrollArea::horizontal().id_salt("first rows").max_height(190.0).show_following(ui, |ui| {
        Grid::new("first rows").striped(true).spacing([12.0, 3.0]).show(ui, |ui| {
            for head in heads {
                ui.label(RichText::new(head).small().strong());
            }
            ui.end_row();
            for row in rows {
                for cell in row {
                    ui.label(RichText::new(cell).small());
                }
                ui.end_row();
            }
        });
    });
}
