//! The card of a place: what it is called, who comes and goes, what is told of it.

use egui::{RichText, ScrollArea, Ui};

use crate::desktop::{Command, RightTab, State, Work, style};
use crate::dossier::{ClaimId, Dossier, Happening};
use crate::gazetteer::{Place, PlaceKind};
use crate::query::{Meeting, Meets, happenings_at, meetings_at, places_of};

/// The most kilometres of doubt that are not worth a word.
const EXACT_KM: f64 = 1.0;

/// Shows the card in the place of what is selected.
pub(super) fn show(ui: &mut Ui, state: &State, place: &Place, commands: &mut Vec<Command>) {
    let dossier = &state.dossier;
    ui.label(RichText::new(place.name()).strong().size(17.0));
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(standing(dossier, place).to_uppercase()).small().weak());
        if ui.link("in the gazetteer…").on_hover_text("its names, where they are from, every passage that uses it").clicked() {
            commands.push(Command::ShowTab(RightTab::Places));
            commands.push(Command::Work(Box::new(Work::OpenPlace(place.id.clone()))));
        }
        let back = if state.selected.is_some() { "back" } else { "close" };
        if ui.link(back).on_hover_text("also Esc").clicked() {
            commands.push(Command::ClosePlace);
        }
    });
    ScrollArea::vertical().id_salt("card of a place").auto_shrink(false).show(ui, |ui| {
        let others: Vec<&str> = place.names.iter().map(|name| name.text.as_str()).filter(|name| *name != place.name()).collect();
        if !others.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.weak("also");
                for name in others {
                    ui.label(style::line_of(ui, name));
                    ui.weak("·");
                }
            });
        }
        ui.weak(whereabouts(place));
        let meetings = meetings_at(dossier, &place.id);
        style::heading(ui, &format!("arrivals and departures: {}", meetings.len()));
        if meetings.is_empty() {
            ui.weak("No movement that an article tells of begins, ends or passes here.");
        }
        list(ui, dossier, &meetings, commands);
        let happenings = happenings_at(dossier, &place.id);
        if !happenings.is_empty() {
            style::heading(ui, &format!("what is told of it: {}", happenings.len()));
        }
        for id in happenings {
            line(ui, dossier, id, &when_of(dossier, id), commands);
        }
    });
}

/// Who comes and goes, where the pointer is over the end of a line.
pub(in crate::desktop) fn tip(ui: &mut Ui, state: &State, id: &str) {
    const MOST: usize = 6;
    let Some(place) = state.dossier.gazetteer.place(id) else { return };
    ui.set_max_width(330.0);
    ui.strong(place.name());
    ui.weak("arrivals and departures");
    let meetings = meetings_at(&state.dossier, id);
    for meeting in meetings.iter().take(MOST) {
        ui.label(format!("{}: {}", words(&state.dossier, meeting), state.dossier.title(meeting.claim.of)));
    }
    if let Some(more) = meetings.len().checked_sub(MOST).filter(|more| *more > 0) {
        ui.weak(format!("and {more} more"));
    }
    ui.weak("click for its card");
}

/// Which other movements depart from, pass or arrive at the places of what is selected.
pub(super) fn near_by(ui: &mut Ui, dossier: &Dossier, of: Happening, commands: &mut Vec<Command>) {
    let places = places_of(dossier, of).into_iter().filter_map(|id| dossier.gazetteer.place(&id).cloned());
    for place in places.filter(is_spot) {
        let mut meetings = meetings_at(dossier, &place.id);
        meetings.retain(|meeting| meeting.claim.of != of);
        if meetings.is_empty() {
            continue;
        }
        style::heading(ui, "arrivals and departures");
        if ui.link(place.name()).clicked() {
            commands.push(Command::OpenPlace(place.id.clone()));
        }
        list(ui, dossier, &meetings, commands);
    }
}

/// Of a country or a sea, everything that comes and goes there would be listed, which says nothing of a spot.
fn is_spot(place: &Place) -> bool {
    !matches!(place.kind, PlaceKind::Country | PlaceKind::Sea | PlaceKind::Region)
}

/// A line for each thing that a movement does there; several claims that say the same are one.
fn list(ui: &mut Ui, dossier: &Dossier, meetings: &[Meeting], commands: &mut Vec<Command>) {
    let mut told: Vec<(Happening, String)> = Vec::new();
    for what in [Meets::Arrives, Meets::Departs, Meets::Passes] {
        for meeting in meetings.iter().filter(|meeting| meeting.what == what) {
            let words = words(dossier, meeting);
            if !told.contains(&(meeting.claim.of, words.clone())) {
                line(ui, dossier, meeting.claim, &words, commands);
                told.push((meeting.claim.of, words));
            }
        }
    }
}

fn line(ui: &mut Ui, dossier: &Dossier, id: ClaimId, words: &str, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.weak(format!("{words}:"));
        if ui.link(dossier.title(id.of)).clicked() {
            commands.push(Command::SelectClaim(id));
        }
    });
}

/// `arrives, 20 October 2019`; where the article does not date that end, the date of its claim.
fn words(dossier: &Dossier, meeting: &Meeting) -> String {
    let when = meeting.when.as_ref().map_or_else(|| when_of(dossier, meeting.claim), crate::time::Edtf::human);
    format!("{}, {when}", meeting.what.label())
}

fn when_of(dossier: &Dossier, id: ClaimId) -> String {
    let when = dossier.claim(id).and_then(|claim| claim.when.as_ref());
    when.map_or_else(|| "undated".to_owned(), |when| when.edtf.human())
}

/// What sort of place it is, and in what it lies, outward.
fn standing(dossier: &Dossier, place: &Place) -> String {
    let mut words = vec![place.kind.label().to_owned()];
    let mut above = place.parent.as_deref().and_then(|id| dossier.gazetteer.place(id));
    // parents that go round in a circle are a mistake that `check` names
    for _ in 0..6 {
        let Some(parent) = above else { break };
        words.push(parent.name().to_owned());
        above = parent.parent.as_deref().and_then(|id| dossier.gazetteer.place(id));
    }
    words.join(" · ")
}

fn whereabouts(place: &Place) -> String {
    let spot = format!("{:.3}° N  {:.3}° E", place.at.lat, place.at.lon);
    if place.radius_km > EXACT_KM { format!("{spot}, known to or reaching {:.0} km", place.radius_km) } else { spot }
}
