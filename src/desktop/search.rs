//! Finding places, happenings and articles by what somebody types.

use egui::{Frame, Order, Response, ScrollArea};

use super::texts::{tr, word};
use super::{Command, RightTab, State};
use crate::desktop::focus::FollowsKeyboard as _;
use crate::dossier::{Dossier, Happening};
use crate::gazetteer::{PlaceKind, fold, folded_words, says_all};
use crate::geo::LonLat;

/// At most this many results: more than one can look through.
const MOST: usize = 14;

/// One result.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What is shown.
    pub title: String,
    /// What sort of thing it is.
    pub sort: String,
    /// What choosing it does.
    target: Target,
}

#[derive(Clone, Debug, PartialEq)]
enum Target {
    Place(String),
    Happening(Happening, Option<LonLat>),
    Article(String),
}

impl Found {
    /// What choosing this result does.
    #[must_use]
    pub fn commands(&self) -> Vec<Command> {
        match &self.target {
            Target::Place(id) => vec![Command::ShowPlace(id.clone())],
            Target::Happening(of, at) => {
                std::iter::once(Command::Select(*of)).chain(at.map(|at| Command::FlyTo { at, zoom: 8.0 })).collect()
            }
            Target::Article(id) => vec![Command::ReadArticle(id.clone()), Command::ShowTab(RightTab::Both)],
        }
    }
}

/// What fits the words: names that begin so first, then names that contain them, then happenings that tell of them.
#[must_use]
pub(super) fn find(dossier: &Dossier, text: &str) -> Vec<Found> {
    let wanted = fold(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut scored: Vec<(u8, Found)> = Vec::new();
    for place in dossier.gazetteer.places() {
        let best = place.names.iter().filter_map(|name| score(&fold(&name.text), &wanted)).min();
        if let Some(score) = best {
            let found = Found {
                title: place.name().to_owned(),
                sort: word(place.kind.label()).to_owned(),
                target: Target::Place(place.id.clone()),
            };
            scored.push((score, found));
        }
    }
    for article in &dossier.articles {
        let names = [Some(article.label.as_str()), article.title.as_deref(), article.outlet.as_deref(), article.author.as_deref()];
        if let Some(score) = names.into_iter().flatten().filter_map(|name| score(&fold(name), &wanted)).min() {
            let found =
                Found { title: article.label.clone(), sort: tr!("search-article").to_owned(), target: Target::Article(article.id.clone()) };
            scored.push((score + 1, found));
        }
    }
    let words = folded_words(text);
    for of in dossier.happenings() {
        let in_title = says_all(&folded_words(dossier.title(of)), &words);
        if in_title || says_all(&told(dossier, of), &words) {
            let found = Found {
                title: dossier.title(of).to_owned(),
                sort: match of {
                    Happening::Event(_) => tr!("search-event").to_owned(),
                    Happening::Movement(_) => tr!("search-movement").to_owned(),
                },
                target: Target::Happening(of, first_spot(dossier, of)),
            };
            scored.push((if in_title { 3 } else { 5 }, found));
        }
    }
    scored.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.title.len().cmp(&b.1.title.len())));
    scored.into_iter().take(MOST).map(|(_, found)| found).collect()
}

/// Every word that the claims of a happening say, and every spelling of the places that they name.
fn told(dossier: &Dossier, of: Happening) -> Vec<String> {
    let claims = dossier.claims_of(of);
    let places = claims.iter().flat_map(crate::dossier::Claim::place_ids).filter_map(|id| dossier.gazetteer.place(id));
    let names = places.flat_map(|place| &place.names).flat_map(|name| folded_words(&name.text));
    claims.iter().flat_map(|claim| folded_words(&claim.says)).chain(names).collect()
}

/// Lower is better: the same, begins so, contains it.
fn score(name: &str, wanted: &str) -> Option<u8> {
    if name == wanted {
        Some(0)
    } else if name.starts_with(wanted) {
        Some(1)
    } else {
        name.contains(wanted).then_some(2)
    }
}

fn first_spot(dossier: &Dossier, of: Happening) -> Option<LonLat> {
    let ids = dossier.claims_of(of).iter().flat_map(crate::dossier::Claim::place_ids);
    ids.filter_map(|id| dossier.gazetteer.place(id)).map(|place| place.at).next()
}

/// How close the map comes to a place of that kind.
pub(super) fn zoom_for(kind: PlaceKind) -> f64 {
    match kind {
        PlaceKind::Country | PlaceKind::Sea => 5.5,
        PlaceKind::Region | PlaceKind::Border | PlaceKind::Road | PlaceKind::River => 6.5,
        PlaceKind::Governorate => 7.5,
        PlaceKind::City | PlaceKind::Town | PlaceKind::Tripoint => 9.0,
        _ => 10.0,
    }
}

/// The list under the search box.
pub(super) fn show_found(ctx: &egui::Context, below: &Response, state: &State, commands: &mut Vec<Command>) {
    let area = egui::Area::new(egui::Id::unique("search results"))
        .order(Order::Foreground)
        .fixed_pos(below.rect.right_bottom() + egui::vec2(0.0, 4.0))
        .pivot(egui::Align2::RIGHT_TOP);
    let shown = area.show(ctx, |ui| {
        Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_width(below.rect.width().max(420.0));
            if state.search.found.is_empty() {
                ui.weak(tr!("search-nothing"));
            }
            ScrollArea::vertical().max_height(420.0).show_following(ui, |ui| {
                for found in &state.search.found {
                    ui.horizontal(|ui| {
                        if ui.selectable_label(false, &found.title).clicked() {
                            commands.extend(found.commands());
                            commands.push(Command::CloseSearch);
                        }
                        ui.weak(&found.sort);
                    });
                }
            });
        });
    });
    // a press anywhere else closes the list
    let pressed_at = ctx.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()).flatten());
    if pressed_at.is_some_and(|at| !shown.response.rect.contains(at) && !below.rect.contains(at)) {
        commands.push(Command::CloseSearch);
    }
}
