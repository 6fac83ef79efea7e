//! The card of a place: what it is called, who comes and goes, what is told of it.

use egui::{RichText, ScrollArea, Ui};

use crate::desktop::focus::FollowsKeyboard as _;
use crate::desktop::texts::{tr, word};
use crate::desktop::{Command, RightTab, State, Work, map, style};
use crate::dossier::{ClaimId, Dossier, Happening};
use crate::gazetteer::{Place, PlaceKind};
use crate::geo::LonLat;
use crate::query::{Meeting, Meets, happenings_at, meetings_at, places_of};
use crate::time::Edtf;

/// The most kilometres of doubt that are not worth a word.
const EXACT_KM: f64 = 1.0;

/// Shows the card in the place of what is selected.
pub(super) fn show(ui: &mut Ui, state: &State, place: &Place, commands: &mut Vec<Command>) {
    let dossier = &state.dossier;
    ui.label(RichText::new(place.name()).strong().size(17.0));
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(standing(dossier, place).to_uppercase()).small().weak());
        if ui.link(tr!("place-in-gazetteer")).on_hover_text(tr!("place-in-gazetteer-tip")).clicked() {
            commands.push(Command::ShowTab(RightTab::Places));
            commands.push(Command::Work(Box::new(Work::OpenPlace(place.id.clone()))));
        }
        let back = if state.selected.is_some() { tr!("place-back") } else { tr!("place-close") };
        if ui.link(back).on_hover_text(tr!("place-back-tip")).clicked() {
            commands.push(Command::ClosePlace);
        }
    });
    ScrollArea::vertical().id_salt("card of a place").auto_shrink(false).show_following(ui, |ui| {
        let others: Vec<&str> = place.names.iter().map(|name| name.text.as_str()).filter(|name| *name != place.name()).collect();
        if !others.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.weak(tr!("place-also"));
                for name in others {
                    ui.label(style::line_of(ui, name));
                    ui.weak("·");
                }
            });
        }
        ui.weak(whereabouts(place));
        let meetings = meetings_at(dossier, &place.id);
        style::heading(ui, &tr!("place-meetings-count", n = meetings.len()));
        if meetings.is_empty() {
            ui.weak(tr!("place-no-meetings"));
        }
        list(ui, dossier, &meetings, commands);
        let happenings = happenings_at(dossier, &place.id);
        if !happenings.is_empty() {
            style::heading(ui, &tr!("place-happenings-count", n = happenings.len()));
        }
        for id in happenings {
            line(ui, dossier, id, &tr!("place-happening", when = when_of(dossier, id)), commands);
        }
    });
}

/// Who comes and goes, where the pointer is over the end of a line.
pub(in crate::desktop) fn tip(ui: &mut Ui, state: &State, id: &str) {
    const MOST: usize = 6;
    let Some(place) = state.dossier.gazetteer.place(id) else { return };
    ui.set_max_width(330.0);
    ui.strong(place.name());
    ui.weak(tr!("place-meetings"));
    let meetings = meetings_at(&state.dossier, id);
    for meeting in meetings.iter().take(MOST) {
        let (what, when) = (word(meeting.what.label()), when_there(&state.dossier, meeting));
        ui.label(tr!("place-meeting-of", what = what, when = when, title = state.dossier.title(meeting.claim.of)));
    }
    if let Some(more) = meetings.len().checked_sub(MOST).filter(|more| *more > 0) {
        ui.weak(tr!("place-more", n = more));
    }
    ui.weak(tr!("place-click"));
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
        style::heading(ui, tr!("place-meetings"));
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
            let words = tr!("place-meeting", what = word(meeting.what.label()), when = when_there(dossier, meeting));
            if !told.contains(&(meeting.claim.of, words.clone())) {
                line(ui, dossier, meeting.claim, &words, commands);
                told.push((meeting.claim.of, words));
            }
        }
    }
}

fn line(ui: &mut Ui, dossier: &Dossier, id: ClaimId, words: &str, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.weak(words);
        if ui.link(dossier.title(id.of)).clicked() {
            commands.push(Command::SelectClaim(id));
        }
    });
}

/// The date of that end of the movement; where the article does not tell it, the date of its claim.
fn when_there(dossier: &Dossier, meeting: &Meeting) -> String {
    meeting.when.as_ref().map_or_else(|| when_of(dossier, meeting.claim), Edtf::human)
}

/// The date of a claim, `none` where it has none.
fn when_of(dossier: &Dossier, id: ClaimId) -> String {
    let when = dossier.claim(id).and_then(|claim| claim.when.as_ref());
    when.map_or_else(|| "none".to_owned(), |when| when.edtf.human())
}

/// What sort of place it is, and in what it lies, outward.
fn standing(dossier: &Dossier, place: &Place) -> String {
    let mut words = vec![word(place.kind.label()).to_owned()];
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
    let LonLat { lon, lat } = place.at;
    if place.radius_km > EXACT_KM {
        let (north, east, km) = (format!("{lat:.3}"), format!("{lon:.3}"), format!("{:.0}", place.radius_km));
        tr!("place-whereabouts", north = north, east = east, km = km)
    } else {
        map::coordinates_text(place.at)
    }
}
