//! "Put these in order of time": only what has no day in common with the others, however vague the dates are.

use std::collections::BTreeSet;

use super::random::Random;
use super::words::tells_time;
use super::{Answer, Key, Question, QuestionKind, Task, source_text};
use crate::dossier::{ClaimId, DisputeKind, Dossier, EventKind, Happening, Modality, MovementKind};
use crate::gazetteer::fold;
use crate::time::{Edtf, TimeSpan};

const MOST: usize = 4;
const LEAST: usize = 3;

pub(super) fn question(
    dossier: &Dossier,
    asked_about: &[ClaimId],
    used: &BTreeSet<Happening>,
    random: &mut Random,
    id: ClaimId,
) -> Option<Question> {
    let mut taken: Vec<(TimeSpan, ClaimId)> = vec![(sure_span(dossier, id.of)?, id)];
    let mut others: Vec<ClaimId> = asked_about.to_vec();
    random.shuffle(&mut others);
    for other in others {
        if taken.len() == MOST {
            break;
        }
        let is_new = !used.contains(&other.of)
            && taken.iter().all(|(_, id)| id.of != other.of && fold(dossier.title(id.of)) != fold(dossier.title(other.of)));
        if is_new
            && let Some(span) = sure_span(dossier, other.of)
            && taken.iter().all(|(taken, _)| !taken.intersects(&span))
        {
            taken.push((span, other));
        }
    }
    if taken.len() < LEAST {
        return None;
    }
    let mut by_time: Vec<usize> = (0..taken.len()).collect();
    by_time.sort_by_key(|at| taken.get(*at).map(|(span, _)| span.start_or_min()));
    while by_time.is_sorted() {
        // what needs no arranging is no question
        random.shuffle(&mut taken);
        by_time.sort_by_key(|at| taken.get(*at).map(|(span, _)| span.start_or_min()));
    }
    let in_order: Vec<ClaimId> = by_time.iter().filter_map(|at| taken.get(*at)).map(|(_, id)| *id).collect();
    let line = |id: &ClaimId| {
        let when = dossier.claim(*id).and_then(|claim| claim.when.as_ref()).map(|when| when.edtf.human()).unwrap_or_default();
        format!("{} ({when}; {})", dossier.title(id.of), source_text(dossier, *id))
    };
    Some(Question {
        kind: QuestionKind::Order,
        ask: "Put these in order of time, the earliest first, by the dates that the articles have for them.".to_owned(),
        task: Task::Arrange(taken.iter().map(|(_, id)| dossier.title(id.of).to_owned()).collect()),
        key: Key {
            explanation: in_order.iter().map(line).collect::<Vec<_>>().join("; then "),
            answer: Answer::Order(by_time),
            claims: in_order,
        },
    })
}

/// Whether it is a state of things or lasting traffic: it was before and after the day on which an article speaks of it.
fn lasts(dossier: &Dossier, of: Happening) -> bool {
    match of {
        Happening::Event(index) => dossier.events.get(index).is_some_and(|event| event.kind == EventKind::Situation),
        Happening::Movement(index) => dossier.movements.get(index).is_some_and(|movement| movement.kind == MovementKind::Corridor),
    }
}

/// The time within which it was for certain, by every article that tells of it; none where one leaves an end open or puts it as denied or
/// planned, where sources differ on when it was, where it lasts, and where the title says when.
fn sure_span(dossier: &Dossier, of: Happening) -> Option<TimeSpan> {
    let title = dossier.title(of);
    let differs = dossier.disputes_of(of).any(|dispute| matches!(dispute.kind, DisputeKind::Date | DisputeKind::Sequence));
    if differs || tells_time(title) || fold(title).is_empty() || lasts(dossier, of) {
        return None;
    }
    let mut spans = Vec::new();
    for claim in dossier.claims_of(of) {
        if !matches!(claim.modality, Modality::Reported | Modality::Claimed) {
            return None;
        }
        let dates = claim.when.iter().map(|when| &when.edtf).chain(claim.legs.iter().flat_map(|leg| leg.depart.iter().chain(&leg.arrive)));
        claim.when.as_ref()?;
        spans.extend(dates.map(Edtf::fuzzy));
    }
    TimeSpan::covering(spans).filter(|span| !span.is_open())
}
