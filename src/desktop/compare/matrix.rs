//! Articles against years, or against those who act: who tells of what, and who is silent.

use egui::{Button, Grid, RichText, ScrollArea, Ui, Vec2, vec2};

use crate::desktop::focus::FollowsKeyboard as _;
use crate::desktop::style::heading;
use crate::desktop::texts::tr;
use crate::desktop::{Command, Session, State};
use crate::paint::colour32;
use crate::query::{Against, MatrixRow, colour_of};

/// Room for the years or the sides at the left, in points.
const LABEL_WIDTH: f32 = 190.0;

pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut State, against: Against, commands: &mut Vec<Command>) {
    let articles = super::shown_articles(&state.dossier, session.filter.articles.as_ref());
    state.compared.refresh_matrix(&state.dossier, &session.filter, against);
    let state = &*state;
    let rows = &state.compared.matrix.rows;
    let most = rows.iter().flat_map(|row| &row.cells).map(Vec::len).max().unwrap_or(0).max(1);
    let width = (ui.available_width() - LABEL_WIDTH) / articles.len().max(1) as f32 - 8.0;
    let size = vec2(width.clamp(50.0, 110.0), 20.0);
    let what = match against {
        Against::Years => tr!("compare-years-about"),
        Against::Actors => tr!("compare-actors-about"),
    };
    ui.weak(what);
    ScrollArea::both().id_salt(("matrix", against)).auto_shrink(false).show_following(ui, |ui| {
        Grid::new(("matrix", against)).num_columns(articles.len() + 1).spacing([6.0, 3.0]).show(ui, |ui| {
            ui.label("");
            for article in &articles {
                let label = state.dossier.articles.get(*article).map_or("", |article| &article.label);
                ui.vertical(|ui| {
                    ui.set_width(size.x);
                    let (rect, _) = ui.allocate_exact_size(vec2(size.x, 3.0), egui::Sense::hover());
                    ui.painter().rect_filled(rect, 1.0, colour32(colour_of(*article)));
                    ui.add(egui::Label::new(RichText::new(label).strong()).wrap());
                });
            }
            ui.end_row();
            for row in rows {
                ui.scope(|ui| {
                    ui.set_max_width(LABEL_WIDTH);
                    ui.add(egui::Label::new(&row.label).truncate());
                });
                for article in &articles {
                    cell(ui, state, row, *article, &Shown { most, size }, commands);
                }
                ui.end_row();
            }
        });
        chosen_cell(ui, state, rows, commands);
    });
}

/// What all cells share: the fullest one's count, and their size in points.
struct Shown {
    most: usize,
    size: Vec2,
}

/// How many; the fuller, the stronger its colour. An empty cell says that the article is silent.
fn cell(ui: &mut Ui, state: &State, row: &MatrixRow, article: usize, shown: &Shown, commands: &mut Vec<Command>) {
    let count = row.cells.get(article).map_or(0, Vec::len);
    if count == 0 {
        let (rect, _) = ui.allocate_exact_size(shown.size, egui::Sense::hover());
        ui.painter().text(
            rect.center(),
            egui::Align2::CENTER_CENTER,
            "·",
            egui::FontId::proportional(13.0),
            ui.visuals().weak_text_color(),
        );
        return;
    }
    let here = (row.label.clone(), article);
    let chosen = state.compared.cell.as_ref() == Some(&here);
    let strength = 0.18 + 0.62 * (count as f32 / shown.most as f32).sqrt();
    let button = Button::new(count.to_string()).fill(colour32(colour_of(article)).gamma_multiply(strength)).min_size(shown.size);
    let response = ui.add(button.selected(chosen));
    let label = state.dossier.articles.get(article).map_or("", |article| &article.label);
    let name = || tr!("compare-cell", n = count, article = label, row = &row.label);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name()));
    if response.clicked() {
        commands.push(Command::ShowCell((!chosen).then_some(here)));
    }
}

fn chosen_cell(ui: &mut Ui, state: &State, rows: &[MatrixRow], commands: &mut Vec<Command>) {
    let Some((label, article)) = &state.compared.cell else { return };
    let Some(claims) = rows.iter().find(|row| row.label == *label).and_then(|row| row.cells.get(*article)) else { return };
    let name = state.dossier.articles.get(*article).map_or("", |article| &article.label);
    heading(ui, &tr!("compare-cell-claims", article = name, row = label, n = claims.len()));
    for id in claims {
        let Some(claim) = state.dossier.claim(*id) else { continue };
        ui.horizontal_wrapped(|ui| {
            if ui.link(format!("¶ {}", claim.passage.paragraph)).clicked() {
                commands.push(Command::ReadPassage(*id));
            }
            ui.label(&claim.says);
        });
    }
}
