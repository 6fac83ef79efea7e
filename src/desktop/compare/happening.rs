//! One happening in several articles: when, where, how many, who, and the words that each uses.

use egui::{Grid, Label, Panel, RichText, ScrollArea, Ui};

use crate::desktop::focus::FollowsKeyboard as _;
use crate::desktop::inspector::{dispute_card, readable};
use crate::desktop::style::heading;
use crate::desktop::texts::{tr, word};
use crate::desktop::{Command, Session, State};
use crate::dossier::{Dossier, Happening};
use crate::paint::{Look, colour32};
use crate::query::{Comparison, by_article, colour_of, compare, phrases};

pub(super) fn show(ui: &mut Ui, session: &Session, state: &State, look: &Look, commands: &mut Vec<Command>) {
    Panel::left("told by").resizable(true).default_size(200.0).size_range(150.0..=400.0).show(ui, |ui| {
        ScrollArea::vertical().id_salt("told by").auto_shrink(false).show_following(ui, |ui| {
            let (several, alone): (Vec<_>, Vec<_>) = state.compared.told_by.iter().copied().partition(|(_, count)| *count > 1);
            heading(ui, &tr!("compare-told-by-several", n = several.len()));
            for (of, count) in several {
                choose(ui, state, of, &format!("{} ({count})", state.dossier.title(of)), commands);
            }
            heading(ui, &tr!("compare-told-by-one", n = alone.len()));
            for (of, _) in alone {
                choose(ui, state, of, state.dossier.title(of), commands);
            }
        });
    });
    ScrollArea::both().id_salt("comparison").auto_shrink(false).show_following(ui, |ui| {
        let Some(of) = state.selected else {
            ui.add_space(8.0);
            ui.label(tr!("compare-nothing-selected"));
            return;
        };
        let dossier = &state.dossier;
        ui.label(RichText::new(dossier.title(of)).strong().size(19.0));
        ui.weak(format!("{} · {}", phrases::kind_text(dossier, of), phrases::dates_text(dossier, of)));
        let comparison = compare(dossier, of, session.filter.articles.as_ref());
        let all = by_article(dossier, of, None).len();
        if comparison.columns.len() < all {
            ui.weak(tr!("compare-switched-off", n = all - comparison.columns.len(), all = all));
        } else if all == 1 {
            ui.weak(tr!("compare-only-one"));
        }
        ui.add_space(8.0);
        table(ui, dossier, &comparison, look, commands);
        names(ui, dossier, of, &comparison);
        let disputes: Vec<_> = dossier.disputes_of(of).collect();
        // what they come to is the answer that a class is to find
        let hides_answer = state.lesson.as_ref().is_some_and(|run| run.hides_answer(state));
        if !disputes.is_empty() && !hides_answer {
            heading(ui, &tr!("inspector-differ", n = disputes.len()));
            for dispute in disputes {
                dispute_card(ui, dossier, dispute, true, commands);
            }
        }
    });
}

fn choose(ui: &mut Ui, state: &State, of: Happening, text: &str, commands: &mut Vec<Command>) {
    ui.with_layout(egui::Layout::top_down_justified(egui::Align::LEFT), |ui| {
        if ui.add(egui::Button::selectable(state.selected == Some(of), text).wrap()).clicked() {
            commands.push(Command::Select(of));
        }
    });
}

/// As many columns as articles tell of it; what all have alike is said quietly.
fn table(ui: &mut Ui, dossier: &Dossier, comparison: &Comparison, look: &Look, commands: &mut Vec<Command>) {
    let columns = comparison.columns.len().max(1);
    let width = ((ui.available_width() - 104.0) / columns as f32 - 16.0).clamp(112.0, 420.0);
    Grid::new("comparison").num_columns(columns + 1).striped(true).spacing([14.0, 8.0]).show(ui, |ui| {
        ui.label("");
        for (article, claims) in &comparison.columns {
            ui.vertical(|ui| {
                ui.set_width(width);
                let label = dossier.articles.get(*article).map_or("", |article| &article.label);
                ui.label(RichText::new(label).strong().color(readable(colour32(colour_of(*article)), look)));
                ui.horizontal_wrapped(|ui| {
                    for claim in claims.iter().filter_map(|id| Some((*id, dossier.claim(*id)?))) {
                        let (id, claim) = claim;
                        let link = ui.link(format!("¶ {}", claim.passage.paragraph));
                        if link.on_hover_text(format!("{}\n“{}”", claim.says, claim.passage.quote)).clicked() {
                            commands.push(Command::ReadPassage(id));
                        }
                    }
                });
            });
        }
        ui.end_row();
        for row in &comparison.rows {
            let differ = columns > 1 && !row.agree;
            let sign = if differ { format!("≠ {}", word(row.aspect.label())) } else { word(row.aspect.label()).to_owned() };
            let head = RichText::new(sign);
            ui.vertical(|ui| {
                ui.set_min_width(82.0);
                ui.label(if differ { head.strong() } else { head.weak() });
            });
            for cell in &row.cells {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    if cell.is_empty() {
                        ui.weak("—");
                    }
                    for version in cell {
                        let text = RichText::new(version);
                        ui.add(Label::new(if differ || columns == 1 { text } else { text.weak() }).wrap());
                    }
                });
            }
            ui.end_row();
        }
    });
}

/// What each article calls those who take part: its own words, quoted.
fn names(ui: &mut Ui, dossier: &Dossier, of: Happening, comparison: &Comparison) {
    let mut actors: Vec<&str> = Vec::new();
    for involved in dossier.claims_of(of).iter().flat_map(|claim| &claim.actors) {
        if !actors.contains(&involved.actor.as_str()) {
            actors.push(&involved.actor);
        }
    }
    let terms = |actor: &str, article: usize| -> Vec<String> {
        let id = dossier.articles.get(article).map(|article| article.id.as_str());
        let terms = dossier.actor(actor).map(|actor| actor.terms.as_slice()).unwrap_or_default();
        terms.iter().filter(|term| Some(term.article.as_str()) == id).map(|term| format!("“{}”", term.text)).collect()
    };
    let rows: Vec<(&str, Vec<String>)> = actors
        .into_iter()
        .map(|actor| (actor, comparison.columns.iter().map(|(article, _)| terms(actor, *article).join(", ")).collect::<Vec<_>>()))
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
        .collect();
    if rows.is_empty() {
        return;
    }
    heading(ui, tr!("compare-names"));
    let width = ((ui.available_width() - 190.0) / comparison.columns.len().max(1) as f32 - 14.0).clamp(140.0, 400.0);
    Grid::new("names").num_columns(comparison.columns.len() + 1).striped(true).spacing([14.0, 6.0]).show(ui, |ui| {
        for (actor, cells) in rows {
            ui.vertical(|ui| {
                ui.set_width(170.0);
                ui.add(Label::new(RichText::new(dossier.actor(actor).map_or(actor, |actor| &actor.name)).weak()).wrap());
            });
            for cell in cells {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.add(Label::new(if cell.is_empty() { "—".to_owned() } else { cell }).wrap());
                });
            }
            ui.end_row();
        }
    });
}
