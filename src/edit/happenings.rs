//! Edits of events, movements and their claims.

use super::change::{Change, Item};
use super::command::{Kind, Target, changed};
use super::history::Refusal;
use crate::dossier::{Claim, ClaimId, Dossier, Event, Happening, Movement, Paragraph, Unmarked, identifier_from};

/// The words of a title that an identifier is made of, at most.
const WORDS_OF_ID: usize = 6;

pub(super) fn add_claim(dossier: &Dossier, target: &Target, claim: &Claim) -> Result<Vec<Change>, Refusal> {
    let mut changes = match target {
        Target::Known(of) => on_claims(dossier, *of, |claims| claims.push(claim.clone()))?,
        Target::NewEvent { title, kind } => {
            let event = Event { id: id_from(dossier, title)?, title: title.clone(), kind: *kind, claims: vec![claim.clone()], note: None };
            vec![Change::put_in(dossier.events.len(), Item::Event(event))]
        }
        Target::NewMovement { title, kind } => {
            let id = id_from(dossier, title)?;
            let movement = Movement { id, title: title.clone(), kind: *kind, claims: vec![claim.clone()], note: None };
            vec![Change::put_in(dossier.movements.len(), Item::Movement(movement))]
        }
    };
    changes.extend(accounted_for(dossier, claim));
    Ok(changes)
}

/// A paragraph that a claim cites is not one without a mark.
fn accounted_for(dossier: &Dossier, claim: &Claim) -> Option<Change> {
    let at = dossier.article_index(&claim.article)?;
    let before = dossier.articles.get(at)?;
    let mut after = before.clone();
    let is_it = |paragraph: &&mut Paragraph| paragraph.n == claim.passage.paragraph && paragraph.unmarked.is_some();
    after.paragraphs.iter_mut().find(is_it)?.unmarked = None;
    Some(Change::replace(at, Item::Article(Box::new(before.clone())), Item::Article(Box::new(after))))
}

pub(super) fn on_claims(dossier: &Dossier, of: Happening, change: impl FnOnce(&mut Vec<Claim>)) -> Result<Vec<Change>, Refusal> {
    match of {
        Happening::Event(at) => {
            let before = dossier.events.get(at).ok_or_else(no_such)?;
            let mut after = before.clone();
            change(&mut after.claims);
            Ok(changed(at, Item::Event(before.clone()), Item::Event(after)))
        }
        Happening::Movement(at) => {
            let before = dossier.movements.get(at).ok_or_else(no_such)?;
            let mut after = before.clone();
            change(&mut after.claims);
            Ok(changed(at, Item::Movement(before.clone()), Item::Movement(after)))
        }
    }
}

fn no_such() -> Refusal {
    Refusal::Cannot("there is no such event or movement".to_owned())
}

pub(super) fn delete_claim(dossier: &Dossier, id: ClaimId) -> Result<Vec<Change>, Refusal> {
    let claims = dossier.claims_of(id.of);
    let claim = claims.get(id.index).ok_or_else(|| Refusal::Cannot("there is no such claim".to_owned()))?;
    let mut changes = if claims.len() > 1 {
        on_claims(dossier, id.of, |claims| {
            claims.remove(id.index);
        })?
    } else {
        vec![take_out(dossier, id.of).ok_or_else(no_such)?]
    };
    changes.extend(without_claim(dossier, id, claim));
    Ok(changes)
}

/// The heading or caption that lost its only claim says again why it has no mark; other paragraphs are for somebody to look at.
fn without_claim(dossier: &Dossier, id: ClaimId, claim: &Claim) -> Option<Change> {
    let paragraph = claim.passage.paragraph;
    let cited_by_others =
        dossier.claims().any(|(other, known)| other != id && known.article == claim.article && known.passage.paragraph == paragraph);
    let at = dossier.article_index(&claim.article).filter(|_| !cited_by_others)?;
    let before = dossier.articles.get(at)?;
    let mut after = before.clone();
    let paragraph = after.paragraphs.iter_mut().find(|known| known.n == paragraph)?;
    paragraph.unmarked = match paragraph.kind {
        crate::dossier::ParagraphKind::Heading => Some(Unmarked::Heading),
        crate::dossier::ParagraphKind::Caption => Some(Unmarked::Caption),
        _ => None,
    };
    (after != *before).then(|| Change::replace(at, Item::Article(Box::new(before.clone())), Item::Article(Box::new(after))))
}

fn take_out(dossier: &Dossier, of: Happening) -> Option<Change> {
    match of {
        Happening::Event(at) => dossier.events.get(at).map(|event| Change::take_out(at, Item::Event(event.clone()))),
        Happening::Movement(at) => dossier.movements.get(at).map(|movement| Change::take_out(at, Item::Movement(movement.clone()))),
    }
}

pub(super) fn retitle(dossier: &Dossier, of: Happening, title: &str, kind: Kind) -> Result<Vec<Change>, Refusal> {
    let title = title.to_owned();
    match (of, kind) {
        (Happening::Event(at), Kind::Event(kind)) => {
            let before = dossier.events.get(at).ok_or_else(no_such)?;
            let after = Event { title, kind, ..before.clone() };
            Ok(changed(at, Item::Event(before.clone()), Item::Event(after)))
        }
        (Happening::Movement(at), Kind::Movement(kind)) => {
            let before = dossier.movements.get(at).ok_or_else(no_such)?;
            let after = Movement { title, kind, ..before.clone() };
            Ok(changed(at, Item::Movement(before.clone()), Item::Movement(after)))
        }
        _ => Err(Refusal::Cannot("an event is no movement: delete its claims, and make new ones".to_owned())),
    }
}

/// An identifier that is free, from the first words of a title.
fn id_from(dossier: &Dossier, title: &str) -> Result<String, Refusal> {
    let words = identifier_from(title);
    let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).take(WORDS_OF_ID).collect();
    if title.trim().is_empty() {
        return Err(Refusal::Cannot("expected a title, found none: say neutrally what happened".to_owned()));
    }
    // a title in another script gives no letters for an identifier
    let stem = if words.is_empty() { "happening".to_owned() } else { words.join("-") };
    let mut ids = std::iter::once(stem.clone()).chain((2..).map(|n| format!("{stem}-{n}")));
    Ok(ids.find(|id| dossier.happening(id).is_none()).unwrap_or(stem))
}
