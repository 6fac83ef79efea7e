//! What is selected: its claims, one column an article, and where they differ.

use egui::{Frame, Grid, RichText, ScrollArea, Stroke, Ui};

use super::{Command, RightTab, State};
use crate::dossier::{Claim, ClaimId, Dossier, Happening};
use crate::paint::{Look, colour32};
use crate::query::{Reason, colour_of};
use crate::time::Edtf;

/// Narrowest column that can be read.
const COLUMN: f32 = 188.0;

/// Shows the panel.
pub(super) fn show(ui: &mut Ui, state: &State, look: &Look, commands: &mut Vec<Command>) {
    let Some(of) = state.selected else {
        return nothing_selected(ui, state, commands);
    };
    let dossier = &state.dossier;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.label(RichText::new(dossier.title(of)).strong().size(17.0));
        ui.weak(subtitle(dossier, of));
        if let Some(reason) = state.scene.absent.get(&of) {
            ui.label(RichText::new(why_unmapped(*reason)).italics());
        }
        let by_article = by_article(dossier, of);
        ui.add_space(6.0);
        ui.label(
            RichText::new(format!("told by {} of {} articles", by_article.len(), dossier.articles.len()).to_uppercase()).small().weak(),
        );
        columns(ui, state, &by_article, look, commands);
        if by_article.len() > 1 {
            differences(ui, dossier, &by_article);
        }
        if let Some(note) = note_of(dossier, of) {
            ui.add_space(8.0);
            ui.label(RichText::new("NOTE").small().weak());
            ui.label(note);
        }
    });
}

fn nothing_selected(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.add_space(8.0);
    ui.label("Click a mark, a line or a bar to see who says what.");
    ui.weak("Each mark rests on a passage of an article; R, the reader, shows it.");
    ui.add_space(10.0);
    ui.label(RichText::new("THE ARTICLES").small().weak());
    for (index, article) in state.dossier.articles.iter().enumerate() {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(4.0, 34.0), egui::Sense::hover());
            ui.painter().rect_filled(rect, 2.0, colour32(colour_of(index)));
            ui.vertical(|ui| {
                if ui.link(&article.label).on_hover_text(article.title_or_untitled()).clicked() {
                    commands.push(Command::ReadArticle(article.id.clone()));
                    commands.push(Command::ShowTab(RightTab::Reader));
                }
                let when = article.published.when.as_ref().map_or_else(|| "undated".to_owned(), Edtf::human);
                ui.weak(format!("{} · {when}", article.outlet.as_deref().unwrap_or("outlet unknown")));
            });
        });
    }
}

fn subtitle(dossier: &Dossier, of: Happening) -> String {
    let claims = dossier.claims_of(of);
    let mut whens: Vec<String> = Vec::new();
    for claim in claims {
        let when = claim.when.as_ref().map_or_else(|| "undated".to_owned(), |when| when.edtf.human());
        if !whens.contains(&when) {
            whens.push(when);
        }
    }
    let kind = match of {
        Happening::Event(index) => dossier.events.get(index).map(|event| event.kind.label().to_owned()),
        Happening::Movement(index) => dossier.movements.get(index).map(|movement| format!("movement: {}", movement.kind.label())),
    };
    format!("{} · {}", whens.join(" or "), kind.unwrap_or_default())
}

fn why_unmapped(reason: Reason) -> &'static str {
    match reason {
        Reason::NoPlace => "Not on the map: no article names its place.",
        Reason::NoDate => "Not on the map: no article bounds its time.",
        Reason::Time => "Not on the map: it is at another time.",
        Reason::Filter => "Not on the map: filtered out.",
    }
}

fn note_of(dossier: &Dossier, of: Happening) -> Option<&str> {
    match of {
        Happening::Event(index) => dossier.events.get(index).and_then(|event| event.note.as_deref()),
        Happening::Movement(index) => dossier.movements.get(index).and_then(|movement| movement.note.as_deref()),
    }
}

/// The claims of each article that has any, in the order of the dossier's articles.
fn by_article(dossier: &Dossier, of: Happening) -> Vec<(usize, Vec<(ClaimId, &Claim)>)> {
    let claims: Vec<(ClaimId, &Claim)> =
        dossier.claims_of(of).iter().enumerate().map(|(index, claim)| (ClaimId { of, index }, claim)).collect();
    dossier
        .articles
        .iter()
        .enumerate()
        .map(|(index, article)| (index, claims.iter().filter(|(_, claim)| claim.article == article.id).copied().collect::<Vec<_>>()))
        .filter(|(_, claims)| !claims.is_empty())
        .collect()
}

fn columns(ui: &mut Ui, state: &State, by_article: &[(usize, Vec<(ClaimId, &Claim)>)], look: &Look, commands: &mut Vec<Command>) {
    let width = (ui.available_width() / by_article.len().max(1) as f32 - 10.0).max(COLUMN.min(ui.available_width() - 6.0));
    ScrollArea::horizontal().id_salt("columns").show(ui, |ui| {
        ui.horizontal_top(|ui| {
            for (article, claims) in by_article {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    for (id, claim) in claims {
                        card(ui, state, *article, *id, claim, look, commands);
                    }
                });
            }
        });
    });
}

/// One claim.
fn card(ui: &mut Ui, state: &State, article: usize, id: ClaimId, claim: &Claim, look: &Look, commands: &mut Vec<Command>) {
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
            ui.weak(format!("¶ {} · {}", claim.passage.paragraph, claim.modality.name()));
        });
        ui.label(&claim.says);
        ui.label(RichText::new(format!("“{}”", claim.passage.quote)).italics());
        ui.weak(format!("says: {}", claim.attribution.as_deref().unwrap_or("the article itself")));
        ui.add_space(3.0);
        Grid::new(("facts", id)).num_columns(2).spacing([8.0, 3.0]).show(ui, |ui| facts(ui, dossier, claim));
        if let Some(paragraph) = dossier.article(&claim.article).and_then(|article| article.paragraph(claim.passage.paragraph)) {
            ui.weak(format!("paragraph {}: {}", paragraph.n, paragraph.digest));
        }
        if let Some(note) = &claim.note {
            ui.weak(format!("note: {note}"));
        }
        if ui.button("Read passage").clicked() {
            commands.push(Command::SelectClaim(id));
            commands.push(Command::ShowTab(RightTab::Reader));
        }
    });
    // the article's colour down the side, as on the map
    let bar = egui::Rect::from_min_max(response.response.rect.left_top(), response.response.rect.left_bottom() + egui::vec2(4.0, 0.0));
    ui.painter().rect_filled(bar, 3.0, colour);
}

/// Okabe and Ito's colours are for marks; as text on white they are too pale.
fn readable(colour: egui::Color32, look: &Look) -> egui::Color32 {
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
    row("when", when_text(claim), claim.when.as_ref().and_then(|when| when.note.as_deref()));
    row("where", where_text(dossier, claim), None);
    for leg in &claim.legs {
        row("way", leg_text(dossier, leg), None);
    }
    row(
        "who",
        claim
            .actors
            .iter()
            .map(|involved| {
                format!(
                    "{} ({})",
                    dossier.actor(&involved.actor).map_or(involved.actor.as_str(), |actor| &actor.name),
                    involved.role.name()
                )
            })
            .collect::<Vec<_>>()
            .join(", "),
        None,
    );
    row("how many", figures_text(claim), None);
    row("called", terms_text(claim), None);
    if let Some(note) = claim.when.as_ref().and_then(|when| when.note.as_deref()) {
        row("date", note.to_owned(), None);
    }
    for place in &claim.places {
        if let Some(note) = &place.note {
            row("place", note.clone(), None);
        }
    }
}

fn when_text(claim: &Claim) -> String {
    claim.when.as_ref().map_or_else(|| "not stated".to_owned(), |when| format!("{} ({})", when.edtf.human(), when.basis.name()))
}

fn where_text(dossier: &Dossier, claim: &Claim) -> String {
    if !claim.legs.is_empty() {
        return String::new();
    }
    if claim.places.is_empty() {
        return "not stated".to_owned();
    }
    let place = |wanted: &crate::dossier::Where| {
        let name = dossier.gazetteer.place(&wanted.place).map_or(wanted.place.as_str(), crate::gazetteer::Place::name);
        format!("{name} ({})", where_prec_label(wanted.prec))
    };
    claim.places.iter().map(place).collect::<Vec<_>>().join(", ")
}

/// UCDP GED's scale in words.
pub(super) fn where_prec_label(prec: u8) -> &'static str {
    match prec {
        1 => "exact",
        2 => "near",
        3 => "district",
        4 => "governorate",
        5 => "wider region",
        6 => "country",
        _ => "sea or air",
    }
}

fn leg_text(dossier: &Dossier, leg: &crate::dossier::Leg) -> String {
    let name = |id: &Option<String>| {
        id.as_ref().and_then(|id| dossier.gazetteer.place(id)).map_or_else(|| "not stated".to_owned(), |place| place.name().to_owned())
    };
    let via: Vec<&str> = leg.via.iter().filter_map(|id| dossier.gazetteer.place(id)).map(crate::gazetteer::Place::name).collect();
    let via = if via.is_empty() { String::new() } else { format!(" via {}", via.join(", ")) };
    let direction = leg.direction.map(|direction| format!(", {}ward", direction.name())).unwrap_or_default();
    format!("from {}{via} to {}{direction}; way {}", name(&leg.from), name(&leg.to), leg.path.name())
}

fn figures_text(claim: &Claim) -> String {
    claim.figures.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn terms_text(claim: &Claim) -> String {
    claim.terms.iter().map(|term| format!("“{term}”")).collect::<Vec<_>>().join(", ")
}

/// What the articles have side by side, row by row; a row in which all agree is left out.
fn differences(ui: &mut Ui, dossier: &Dossier, by_article: &[(usize, Vec<(ClaimId, &Claim)>)]) {
    type Column<'a> = fn(&'a Dossier, &'a Claim) -> String;
    let rows: [(&str, Column<'_>); 5] = [
        ("when", |_, claim| claim.when.as_ref().map_or_else(|| "not stated".to_owned(), |when| when.edtf.human())),
        ("where", |dossier, claim| {
            if claim.legs.is_empty() {
                where_text(dossier, claim)
            } else {
                claim.legs.iter().map(|leg| leg_text(dossier, leg)).collect::<Vec<_>>().join("; ")
            }
        }),
        ("how many", |_, claim| figures_text(claim)),
        ("put as", |_, claim| claim.modality.name().to_owned()),
        ("called", |_, claim| terms_text(claim)),
    ];
    ui.add_space(8.0);
    ui.label(RichText::new("WHERE THEY DIFFER").small().weak());
    Grid::new("differences").num_columns(by_article.len() + 1).striped(true).max_col_width(180.0).show(ui, |ui| {
        ui.label("");
        for (article, _) in by_article {
            ui.strong(dossier.articles.get(*article).map_or("", |article| article.label.as_str()));
        }
        ui.end_row();
        for (name, column) in rows {
            let cells: Vec<String> = by_article
                .iter()
                .map(|(_, claims)| {
                    let mut texts: Vec<String> = Vec::new();
                    for text in claims.iter().map(|(_, claim)| column(dossier, claim)).filter(|text| !text.is_empty()) {
                        if !texts.contains(&text) {
                            texts.push(text);
                        }
                    }
                    texts.join("; ")
                })
                .collect();
            if cells.iter().all(|cell| Some(cell) == cells.first()) {
                continue;
            }
            ui.weak(name);
            for cell in cells {
                ui.add(egui::Label::new(if cell.is_empty() { "—".to_owned() } else { cell }).wrap());
            }
            ui.end_row();
        }
    });
}
