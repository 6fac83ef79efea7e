//! Whether another claim could be meant as well.

use std::collections::BTreeSet;

use crate::dossier::{Claim, ClaimId, Dossier, Happening, Role, Shape};

/// Whether two claims may speak of the same: they do, or nothing tells them apart. What tells them apart is two places of which none lies in
/// the other, dates that have no day in common, or marks of different shapes for different actors.
pub(super) fn may_be_the_same(dossier: &Dossier, a: ClaimId, b: ClaimId) -> bool {
    if a.of == b.of {
        return true;
    }
    let (Some(one), Some(other)) = (dossier.claim(a), dossier.claim(b)) else { return true };
    // a movement may tell of what an event of any shape tells of
    let shapes_differ = shape(dossier, a.of).zip(shape(dossier, b.of)).is_some_and(|(a, b)| a != b)
        && wholes_that_act(dossier, one).is_disjoint(&wholes_that_act(dossier, other));
    let dates_differ = one.when.as_ref().zip(other.when.as_ref()).is_some_and(|(a, b)| !a.edtf.fuzzy().intersects(&b.edtf.fuzzy()));
    let (places, others) = (one.place_ids(), other.place_ids());
    let meet = |a: &str, b: &str| dossier.gazetteer.lies_in(a, b) || dossier.gazetteer.lies_in(b, a) || a == b;
    let places_differ = !places.is_empty() && !others.is_empty() && !places.iter().any(|a| others.iter().any(|b| meet(a, b)));
    !(shapes_differ || dates_differ || places_differ)
}

/// The largest wholes of those who act or have it done to them.
fn wholes_that_act<'a>(dossier: &'a Dossier, claim: &'a Claim) -> BTreeSet<&'a str> {
    let acting = claim.actors.iter().filter(|involved| matches!(involved.role, Role::Agent | Role::Target | Role::Party));
    acting.filter_map(|involved| dossier.whole_of(&involved.actor)).map(|actor| actor.id.as_str()).collect()
}

fn shape(dossier: &Dossier, of: Happening) -> Option<Shape> {
    match of {
        Happening::Event(index) => dossier.events.get(index).map(|event| event.kind.shape()),
        Happening::Movement(_) => None,
    }
}
