//! "Place it on the map": only where everybody who places it places it alike, and not wider than a governorate.

use std::collections::BTreeSet;

use super::{Answer, Key, Question, QuestionKind, Task, source_text};
use crate::dossier::{Basis, ClaimId, DisputeKind, Dossier, Happening, Modality};

/// The coarsest where-precision of which a spot says something: a governorate.
const COARSEST: u8 = 4;

pub(super) fn question(dossier: &Dossier, id: ClaimId) -> Option<Question> {
    let Happening::Event(_) = id.of else { return None };
    let claim = dossier.claim(id).filter(|claim| claim.modality != Modality::Denied)?;
    let everywhere: BTreeSet<&str> = dossier.claims_of(id.of).iter().flat_map(|claim| claim.place_ids()).collect();
    let [only] = claim.places.as_slice() else { return None };
    let differs = dossier.disputes_of(id.of).any(|dispute| dispute.kind == DisputeKind::Place);
    let place = dossier.gazetteer.place(&only.place)?;
    let is_spot = only.prec <= COARSEST && place.kind.usual_prec() <= COARSEST && place.radius_km.is_finite() && place.radius_km >= 0.0;
    if everywhere.len() != 1 || differs || !is_spot || only.basis == Basis::PublicRecord {
        return None;
    }
    let title = dossier.title(id.of);
    if title.trim().is_empty() {
        return None;
    }
    let when = claim.when.as_ref().map(|when| format!(" ({})", when.edtf.human())).unwrap_or_default();
    Some(Question {
        kind: QuestionKind::Place,
        ask: format!("Place it on the map: “{title}”{when}."),
        task: Task::Point,
        key: Key {
            answer: Answer::Spot { place: place.id.clone(), at: place.at, radius_km: place.radius_km },
            explanation: format!("{}, by {}", place.name(), source_text(dossier, id)),
            claims: vec![id],
        },
    })
}
