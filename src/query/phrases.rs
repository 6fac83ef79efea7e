//! What a claim says of when, where, who and how many, in the words of the interface: panels, tables and source sheets say it alike.

use crate::dossier::{Basis, Claim, ClaimId, Compared, Dossier, Happening, Leg, Role, Shown, Unmarked, Where};
use crate::gazetteer::Place;

/// What is said where an article leaves something open.
pub const NOT_STATED: &str = "not stated";
/// What is written at the end of a movement whose destination an article leaves open.
pub const DESTINATION_NOT_STATED: &str = "destination not stated";
/// What is written at the beginning of a movement whose origin an article leaves open.
pub const ORIGIN_NOT_STATED: &str = "origin not stated";

/// When: the date in words, and how it is known where the article does not state it.
#[must_use]
pub fn when_text(claim: &Claim) -> String {
    claim.when.as_ref().map_or_else(
        || NOT_STATED.to_owned(),
        |when| match when.basis {
            Basis::Stated => when.edtf.human(),
            basis => format!("{} ({})", when.edtf.human(), basis.name()),
        },
    )
}

/// The article's own words for the date, quoted; empty where it has none.
#[must_use]
pub fn date_words_text(claim: &Claim) -> String {
    claim.when.as_ref().and_then(|when| when.words.as_ref()).map(|words| format!("“{}”", words.text)).unwrap_or_default()
}

/// Where: the places of an event's claim with their precision, or the way of a movement's.
#[must_use]
pub fn where_text(dossier: &Dossier, claim: &Claim) -> String {
    let parts: Vec<String> = if claim.legs.is_empty() {
        claim.places.iter().map(|place| place_text(dossier, place)).collect()
    } else {
        claim.legs.iter().map(|leg| leg_text(dossier, leg)).collect()
    };
    if parts.is_empty() { NOT_STATED.to_owned() } else { parts.join("; ") }
}

fn place_text(dossier: &Dossier, wanted: &Where) -> String {
    let name = dossier.gazetteer.place(&wanted.place).map_or(wanted.place.as_str(), Place::name);
    let basis = if wanted.basis == Basis::Stated { String::new() } else { format!(", {}", wanted.basis.name()) };
    format!("{name} ({}{basis})", where_prec_label(wanted.prec))
}

/// UCDP GED's scale of where-precision in words.
#[must_use]
pub fn where_prec_label(prec: u8) -> &'static str {
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

/// Whence, by way of what, whither.
#[must_use]
pub fn leg_text(dossier: &Dossier, leg: &Leg) -> String {
    let name = |id: &Option<String>| {
        id.as_ref().and_then(|id| dossier.gazetteer.place(id)).map_or_else(|| NOT_STATED.to_owned(), |place| place.name().to_owned())
    };
    let via: Vec<&str> = leg.via.iter().filter_map(|id| dossier.gazetteer.place(id)).map(Place::name).collect();
    let via = if via.is_empty() { String::new() } else { format!(" via {}", via.join(", ")) };
    let direction = leg.direction.map(|direction| format!(", {}ward", direction.name())).unwrap_or_default();
    format!("from {}{via} to {}{direction}; way {}", name(&leg.from), name(&leg.to), leg.path.name())
}

/// The names of those who play one of these parts.
#[must_use]
pub fn actors_text(dossier: &Dossier, claim: &Claim, roles: &[Role]) -> String {
    let playing = claim.actors.iter().filter(|involved| roles.contains(&involved.role));
    playing.map(|involved| actor_name(dossier, &involved.actor)).collect::<Vec<_>>().join(", ")
}

/// Everybody who has a part, with it.
#[must_use]
pub fn actors_and_roles_text(dossier: &Dossier, claim: &Claim) -> String {
    let part = |involved: &crate::dossier::Involved| format!("{} ({})", actor_name(dossier, &involved.actor), involved.role.name());
    claim.actors.iter().map(part).collect::<Vec<_>>().join(", ")
}

fn actor_name(dossier: &Dossier, id: &str) -> String {
    dossier.actor(id).map_or(id, |actor| &actor.name).to_owned()
}

/// Numbers with the article's wording.
#[must_use]
pub fn figures_text(claim: &Claim) -> String {
    claim.figures.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// The article's own words, quoted.
#[must_use]
pub fn terms_text(claim: &Claim) -> String {
    claim.terms.iter().map(|term| format!("“{}”", term.trim_matches(['“', '”', '"']))).collect::<Vec<_>>().join(", ")
}

/// Who says so.
#[must_use]
pub fn attribution_text(claim: &Claim) -> &str {
    claim.attribution.as_deref().unwrap_or("the article itself")
}

/// The kind of a happening in the words of the interface.
#[must_use]
pub fn kind_text(dossier: &Dossier, of: Happening) -> String {
    match of {
        Happening::Event(index) => dossier.events.get(index).map(|event| event.kind.label().to_owned()),
        Happening::Movement(index) => dossier.movements.get(index).map(|movement| format!("movement: {}", movement.kind.label())),
    }
    .unwrap_or_default()
}

/// The dates that the claims of a happening give, each once.
#[must_use]
pub fn dates_text(dossier: &Dossier, of: Happening) -> String {
    let mut dates: Vec<String> = Vec::new();
    for claim in dossier.claims_of(of) {
        let date = claim.when.as_ref().map_or_else(|| "undated".to_owned(), |when| when.edtf.human());
        if !dates.contains(&date) {
            dates.push(date);
        }
    }
    dates.join(" or ")
}

/// Why a paragraph is the source of no claim.
#[must_use]
pub fn unmarked_text(reason: Unmarked) -> String {
    match reason {
        Unmarked::Opinion => "opinion".to_owned(),
        Unmarked::Background => "background without time or place".to_owned(),
        Unmarked::Caption => "caption".to_owned(),
        Unmarked::Heading => "heading".to_owned(),
        Unmarked::Furniture => "part of the page, not of the article".to_owned(),
        Unmarked::Repeats(n) => format!("repeats paragraph {n}"),
    }
}

/// What a step of a lesson shows, each part with the word for it: time, what is selected, the place, the passage, what is side by side.
#[must_use]
pub fn shown_text(dossier: &Dossier, shown: &Shown) -> Vec<(&'static str, String)> {
    let title = |id: &String| dossier.happening(id).map_or_else(|| id.clone(), |of| dossier.title(of).to_owned());
    let mut parts = Vec::new();
    if let Some(time) = &shown.time {
        parts.push(("time", time.mode.stretch_label(&time.now().day_label())));
    }
    if let Some(id) = &shown.selected {
        parts.push(("selected", title(id)));
    }
    if let Some(id) = &shown.place {
        parts.push(("place", dossier.gazetteer.place(id).map_or(id.as_str(), Place::name).to_owned()));
    }
    if let Some(spot) = &shown.reader {
        let label = dossier.article(&spot.article).map_or(spot.article.as_str(), |article| article.label.as_str());
        parts.push(("reader", spot.paragraph.map_or_else(|| label.to_owned(), |n| format!("{label} ¶{n}"))));
    }
    match &shown.compare {
        Some(Compared::Happening(id)) => parts.push(("side by side", title(id))),
        Some(Compared::Dispute(id)) => {
            let dispute = dossier.disputes.iter().find(|dispute| dispute.id == *id);
            parts.push(("side by side", dispute.map_or_else(|| id.clone(), |dispute| dispute.title.clone())));
        }
        None => {}
    }
    parts
}

/// A claim as its source: which article says what, in which paragraph, with the words that it rests on.
#[must_use]
pub fn claim_text(dossier: &Dossier, id: ClaimId) -> Option<String> {
    let claim = dossier.claim(id)?;
    let label = dossier.article(&claim.article).map_or(claim.article.as_str(), |article| article.label.as_str());
    Some(format!("{label} ¶{}: “{}” ({})", claim.passage.paragraph, claim.passage.quote, claim.says))
}
