//! A view in a dossier that may be another than the one that it was seen in.

use std::collections::BTreeSet;

use super::SharedView;
use crate::dossier::{ClaimId, Compared, Dossier, EventKind, MovementKind, Shown};

/// A view as far as a dossier has what it names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpenedView {
    /// What map, slider, inspector and reader show.
    pub shown: Shown,
    /// Which claim is chosen.
    pub claim: Option<ClaimId>,
    /// Whether it was seen in another dossier, by its fingerprint.
    pub is_of_another: bool,
    /// What a user should know: that the dossier is another one, and what of the view it does not have.
    pub notes: Vec<String>,
}

impl SharedView {
    /// What it shows in this dossier. What the dossier does not have is left out, and said.
    #[must_use]
    pub fn open_in(&self, dossier: &Dossier) -> OpenedView {
        let mut notes = Vec::new();
        let here = dossier.fingerprint();
        let other = self.dossier.as_ref().filter(|of| **of != here);
        if let Some(of) = other {
            let of: String = of.chars().take(20).collect();
            notes.push(format!("it was seen in another dossier ({of}) than this one ({here}): what this one has of it is shown"));
        }
        let mut shown = self.shown.clone();
        let filter = &mut shown.filter;
        retain(&mut filter.places, "place", |id| dossier.gazetteer.place(id).is_some(), &mut notes);
        retain(&mut filter.happenings, "event or movement", |id| dossier.happening(id).is_some(), &mut notes);
        retain(&mut filter.articles, "article", |id| dossier.article(id).is_some(), &mut notes);
        retain(&mut filter.actors, "actor", |id| dossier.actor(id).is_some(), &mut notes);
        let is_kind =
            |name: &str| EventKind::ALL.iter().any(|kind| kind.name() == name) || MovementKind::ALL.iter().any(|kind| kind.name() == name);
        retain(&mut filter.kinds, "kind", is_kind, &mut notes);
        keep(&mut shown.selected, "event or movement", |id| dossier.happening(id).is_some(), &mut notes);
        keep(&mut shown.place, "place", |id| dossier.gazetteer.place(id).is_some(), &mut notes);
        if let Some(spot) = &mut shown.reader {
            let article = dossier.article(&spot.article);
            if article.is_none() {
                notes.push(missing("article", &spot.article));
                shown.reader = None;
            } else if let Some(n) = spot.paragraph.filter(|n| article.and_then(|article| article.paragraph(*n)).is_none()) {
                notes.push(format!("the article \"{}\" has no paragraph {n} here", spot.article));
                spot.paragraph = None;
            }
        }
        let lost = match &shown.compare {
            Some(Compared::Happening(id)) if dossier.happening(id).is_none() => Some(missing("event or movement", id)),
            Some(Compared::Dispute(id)) if dossier.disputes.iter().all(|dispute| dispute.id != *id) => Some(missing("dispute", id)),
            _ => None,
        };
        if let Some(lost) = lost {
            notes.push(lost);
            shown.compare = None;
        }
        let of = shown.selected(dossier);
        let chosen = self.claim.zip(of).map(|(index, of)| ClaimId { of, index });
        let claim = chosen.filter(|id| dossier.claim(*id).is_some());
        if let (Some(id), None) = (chosen, claim) {
            notes.push(format!("\"{}\" has no claim {} here", dossier.id(id.of), id.index.saturating_add(1)));
        }
        OpenedView { claim: claim.or_else(|| shown.claim(dossier)), shown, is_of_another: other.is_some(), notes }
    }
}

/// Drops what the dossier does not have; a set that is empty then asks for nothing.
fn retain(set: &mut Option<BTreeSet<String>>, what: &str, has: impl Fn(&str) -> bool, notes: &mut Vec<String>) {
    let Some(ids) = set else { return };
    let before = ids.len();
    ids.retain(|id| {
        let is_here = has(id);
        if !is_here {
            notes.push(missing(what, id));
        }
        is_here
    });
    if ids.is_empty() && before > 0 {
        *set = None;
    }
}

fn keep(id: &mut Option<String>, what: &str, has: impl Fn(&str) -> bool, notes: &mut Vec<String>) {
    if let Some(unknown) = id.take_if(|id| !has(id)) {
        notes.push(missing(what, &unknown));
    }
}

fn missing(what: &str, id: &str) -> String {
    let id = id.chars().take(60).collect::<String>().escape_debug().to_string();
    format!("there is no {what} \"{id}\" here")
}
