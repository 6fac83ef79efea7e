//! What is selected: its claims, one column an article, and where they differ.

use egui::{Frame, Grid, RichText, ScrollArea, Stroke, Ui};

use super::texts::{tr, word};
use super::{Centre, Command, CompareTab, RightTab, State, Work};
use crate::desktop::focus::FollowsKeyboard as _;
use crate::dossier::{Claim, ClaimId, Dispute, Dossier, Happening, SideSource};
use crate::exchange::dispute_line;
use crate::paint::{Look, colour32};
use crate::query::{Reason, by_article, colour_of, journey_text, phrases};
use crate::time::Edtf;

mod place;

pub(super) use place::tip as place_tip;

/// Narrowest column that can be read.
const COLUMN: f32 = 188.0;

/// Shows the panel.
pub(super) fn show(ui: &mut Ui, state: &mut State, look: &Look, commands: &mut Vec<Command>) {
    panel(ui, state, look, commands);
    // a pass that egui draws again has scrolled nothing
    state.scroll.card &= ui.ctx().will_discard();
}

fn panel(ui: &mut Ui, state: &State, look: &Look, commands: &mut Vec<Command>) {
    if let Some(place) = state.place.as_deref().and_then(|id| state.dossier.gazetteer.place(id)) {
        return place::show(ui, state, place, commands);
    }
    let Some(of) = state.selected else {
        ScrollArea::vertical()
            .id_salt("nothing selected")
            .auto_shrink(false)
            .show_following(ui, |ui| nothing_selected(ui, state, commands));
        return;
    };
    let dossier = &state.dossier;
    let by_article = by_article(dossier, of, None);
    // stays where it is while the cards scroll: what they speak of
    ui.label(RichText::new(dossier.title(of)).strong().size(17.0));
    ui.horizontal_wrapped(|ui| {
        let told = tr!("inspector-told-by", n = by_article.len(), of = dossier.articles.len()).to_uppercase();
        ui.label(RichText::new(told).small().weak());
        if by_article.len() > 1 && ui.link(tr!("inspector-side-by-side")).clicked() {
            commands.push(Command::ShowMiddle(Centre::Compare(CompareTab::Happening)));
        }
        if ui.link(tr!("inspector-sheet")).on_hover_text(tr!("inspector-sheet-tip")).clicked() {
            commands.push(Command::ShowSheet(of));
        }
    });
    ScrollArea::vertical().auto_shrink(false).show_following(ui, |ui| {
        ui.weak(format!("{} · {}", phrases::dates_text(dossier, of), phrases::kind_text(dossier, of)));
        if let Some(reason) = state.scene.absent.get(&of) {
            ui.label(RichText::new(why_unmapped(*reason)).italics());
        }
        ui.add_space(6.0);
        let chosen = columns(ui, &Cards { state, look }, &by_article, commands);
        // outside of the columns, whose own scrolling would keep the request for itself
        if let Some(card) = chosen.filter(|_| state.scroll.card) {
            ui.scroll_to_rect(card, Some(egui::Align::Min));
        }
        let disputes: Vec<&Dispute> = dossier.disputes_of(of).collect();
        if !disputes.is_empty() {
            super::style::heading(ui, &tr!("inspector-differ", n = disputes.len()));
            for dispute in disputes {
                dispute_card(ui, dossier, dispute, true, commands);
            }
        }
        place::near_by(ui, dossier, of, commands);
        if let Some(note) = note_of(dossier, of) {
            ui.add_space(8.0);
            ui.label(RichText::new(tr!("inspector-note-heading")).small().weak());
            ui.label(note);
        }
    });
}

fn nothing_selected(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.add_space(8.0);
    ui.label(tr!("inspector-nothing-selected"));
    ui.weak(tr!("inspector-marks-rest-on"));
    ui.add_space(10.0);
    ui.label(RichText::new(tr!("inspector-articles")).small().weak());
    for (index, article) in state.dossier.articles.iter().enumerate() {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(4.0, 34.0), egui::Sense::hover());
            ui.painter().rect_filled(rect, 2.0, colour32(colour_of(index)));
            ui.vertical(|ui| {
                if ui.link(&article.label).on_hover_text(article.title_or_untitled()).clicked() {
                    commands.push(Command::ReadArticle(article.id.clone()));
                    commands.push(Command::ShowTab(RightTab::Both));
                }
                let when = article.published.when.as_ref().map_or_else(|| "none".to_owned(), Edtf::human);
                ui.weak(tr!("inspector-published", outlet = article.outlet.as_deref().unwrap_or("none"), when = when));
            });
        });
    }
}

fn why_unmapped(reason: Reason) -> &'static str {
    match reason {
        Reason::NoPlace => tr!("inspector-unmapped-place"),
        Reason::NoDate => tr!("inspector-unmapped-date"),
        Reason::Time => tr!("inspector-unmapped-time"),
        Reason::Filter => tr!("inspector-unmapped-filter"),
    }
}

fn note_of(dossier: &Dossier, of: Happening) -> Option<&str> {
    match of {
        Happening::Event(index) => dossier.events.get(index).and_then(|event| event.note.as_deref()),
        Happening::Movement(index) => dossier.movements.get(index).and_then(|movement| movement.note.as_deref()),
    }
}

/// What all cards share.
struct Cards<'a> {
    state: &'a State,
    look: &'a Look,
}

/// The claims, one column an article; gives the place of the chosen one's card.
fn columns(ui: &mut Ui, cards: &Cards<'_>, by_article: &[(usize, Vec<ClaimId>)], commands: &mut Vec<Command>) -> Option<egui::Rect> {
    let mut chosen = None;
    let width = (ui.available_width() / by_article.len().max(1) as f32 - 10.0).max(COLUMN.min(ui.available_width() - 6.0));
    ScrollArea::horizontal().id_salt("columns").show_following(ui, |ui| {
        ui.horizontal_top(|ui| {
            for (article, claims) in by_article {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    for (id, claim) in claims.iter().filter_map(|id| Some((*id, cards.state.dossier.claim(*id)?))) {
                        let rect = card(ui, cards, *article, id, claim, commands);
                        if cards.state.claim == Some(id) {
                            chosen = Some(rect);
                            if cards.state.scroll.card {
                                ui.scroll_to_rect(rect, None);
                            }
                        }
                    }
                });
            }
        });
    });
    chosen
}

/// One claim.
fn card(ui: &mut Ui, cards: &Cards<'_>, article: usize, id: ClaimId, claim: &Claim, commands: &mut Vec<Command>) -> egui::Rect {
    let Cards { state, look } = *cards;
    let dossier = &state.dossier;
    let colour = colour32(colour_of(article));
    let chosen = state.claim == Some(id);
    let frame = Frame::group(ui.style())
        .fill(ui.visuals().extreme_bg_color)
        .stroke(if chosen { Stroke::new(1.5, colour) } else { Stroke::new(1.0, look.line) })
        .corner_radius(6.0);
    let response = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let label = dossier.articles.get(article).map_or("", |article| article.label.as_str());
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(label).strong().color(readable(colour, look)));
            ui.weak(format!("¶ {} · {}", claim.passage.paragraph, word(claim.modality.name())));
            if chosen && ui.link(tr!("inspector-change")).clicked() {
                commands.push(Command::Work(Box::new(Work::ChangeClaim(id))));
            }
        });
        ui.label(&claim.says);
        let quote = super::reader::quoted(&claim.passage.quote);
        super::reader::label_of_any_direction(ui, &quote, RichText::new(&quote).italics());
        ui.weak(tr!("inspector-says", who = phrases::attribution_text(claim)));
        ui.add_space(3.0);
        Grid::new(("facts", id)).num_columns(2).spacing([8.0, 3.0]).show(ui, |ui| facts(ui, dossier, claim));
        if let Some(paragraph) = dossier.article(&claim.article).and_then(|article| article.paragraph(claim.passage.paragraph)) {
            ui.weak(tr!("inspector-paragraph", n = paragraph.n, digest = &paragraph.digest));
        }
        if let Some(note) = &claim.note {
            ui.weak(tr!("inspector-note", note = note));
        }
        if ui.button(tr!("inspector-read-passage")).clicked() {
            commands.push(Command::ShowTab(RightTab::Both));
            commands.push(Command::ReadPassage(id));
        }
    });
    // the article's colour down the side, as on the map
    let bar = egui::Rect::from_min_max(response.response.rect.left_top(), response.response.rect.left_bottom() + egui::vec2(4.0, 0.0));
    ui.painter().rect_filled(bar, 3.0, colour);
    response.response.rect
}

/// Okabe and Ito's colours are for marks; as text on white they are too pale.
pub(super) fn readable(colour: egui::Color32, look: &Look) -> egui::Color32 {
    if look.theme.is_dark() { colour } else { colour.lerp_to_gamma(egui::Color32::BLACK, 0.35) }
}

fn facts(ui: &mut Ui, dossier: &Dossier, claim: &Claim) {
    let mut row = |name: &str, text: String, hover: Option<&str>| {
        if !text.is_empty() {
            ui.weak(name);
            let response = ui.add(egui::Label::new(text).wrap());
            if let Some(hover) = hover {
                response.on_hover_text(hover);
            }
            ui.end_row();
        }
    };
    row(tr!("inspector-fact-when"), phrases::when_text(claim), claim.when.as_ref().and_then(|when| when.note.as_deref()));
    row(tr!("inspector-fact-words"), phrases::date_words_text(claim), None);
    let place = if claim.legs.is_empty() { tr!("inspector-fact-where") } else { tr!("inspector-fact-way") };
    row(place, phrases::where_text(dossier, claim), None);
    row(tr!("inspector-fact-length"), journey_text(dossier, claim), Some(tr!("inspector-fact-length-tip")));
    row(tr!("inspector-fact-who"), phrases::actors_and_roles_text(dossier, claim), None);
    row(tr!("inspector-fact-figures"), phrases::figures_text(claim), None);
    row(tr!("inspector-fact-terms"), phrases::terms_text(claim), None);
    if let Some(note) = claim.when.as_ref().and_then(|when| when.note.as_deref()) {
        row(tr!("inspector-fact-date"), note.to_owned(), None);
    }
    for place in &claim.places {
        if let Some(note) = &place.note {
            row(tr!("inspector-fact-place"), note.clone(), None);
        }
    }
}

/// A dispute: what it is about, who says what, by how much.
pub(super) fn dispute_card(ui: &mut Ui, dossier: &Dossier, dispute: &Dispute, with_verdict: bool, commands: &mut Vec<Command>) {
    let line = dispute_line(dossier, dispute);
    Frame::group(ui.style()).corner_radius(6.0).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if with_verdict {
            ui.label(RichText::new(&line.title).strong());
            ui.weak(&line.subtitle);
        }
        for (side, (who, says)) in dispute.sides.iter().zip(&line.sides) {
            ui.horizontal_wrapped(|ui| {
                match &side.source {
                    SideSource::Article { id, paragraphs } => {
                        if ui.link(who).clicked() {
                            let paragraph = paragraphs.first().copied().unwrap_or(1);
                            commands.push(Command::ReadParagraph { article: id.clone(), paragraph });
                        }
                    }
                    SideSource::Record(_) => {
                        ui.label(RichText::new(who).italics());
                    }
                }
                ui.label(says);
            });
        }
        if let Some(note) = line.note.as_ref().filter(|_| with_verdict) {
            ui.weak(note);
        }
        let about = dispute.about.iter().filter_map(|id| dossier.happening(id));
        ui.horizontal_wrapped(|ui| {
            for of in about {
                if ui.link(RichText::new(dossier.title(of)).size(12.0)).clicked() {
                    commands.push(Command::Select(of));
                }
            }
        });
    });
}
