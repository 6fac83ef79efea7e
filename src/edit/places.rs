//! Edits of the gazetteer, and what uses a place.

use super::change::{Change, Item};
use super::command::{changed, new_id};
use super::history::Refusal;
use crate::dossier::{Claim, ClaimId, Dossier, Event, LessonStep, Movement};
use crate::gazetteer::{Gazetteer, Name, Place, Waypoint};

/// Something that names a place by its identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Use {
    /// A claim, as its place or as an end or a stop of a leg.
    Claim(ClaimId),
    /// A smaller place that lies in it.
    Child(String),
    /// A named line that runs over it.
    Route(String),
    /// A step of a lesson, as the place whose card it opens or as one of its filter; both identifiers.
    Lesson {
        /// Identifier of the lesson.
        lesson: String,
        /// Identifier of the step.
        step: String,
    },
    /// A decision about a name in an article, by its first code point.
    Reading {
        /// Identifier of the article.
        article: String,
        /// First code point of the name.
        start: usize,
    },
}

/// Everything that would be left without its place if that were gone, claims first.
#[must_use]
pub fn uses_of_place(dossier: &Dossier, id: &str) -> Vec<Use> {
    let claims = dossier.claims().filter(|(_, claim)| claim.place_ids().contains(&id)).map(|(claim, _)| Use::Claim(claim));
    let children = dossier.gazetteer.places().iter().filter(|place| place.parent.as_deref() == Some(id));
    let over = |waypoint: &Waypoint| matches!(waypoint, Waypoint::Place(place) if place == id);
    let routes = dossier.gazetteer.routes().iter().filter(|route| route.waypoints.iter().any(over));
    let readings = dossier.articles.iter().flat_map(|article| {
        let here = article.readings.iter().filter(|reading| reading.place.as_deref() == Some(id));
        here.map(|reading| Use::Reading { article: article.id.clone(), start: reading.start })
    });
    let lessons = dossier.lessons.iter().flat_map(|lesson| {
        let of_step = |step: &&LessonStep| {
            step.shown.place.as_deref() == Some(id) || step.shown.filter.places.as_ref().is_some_and(|places| places.contains(id))
        };
        lesson.steps.iter().filter(of_step).map(|step| Use::Lesson { lesson: lesson.id.clone(), step: step.id.clone() })
    });
    claims
        .chain(children.map(|place| Use::Child(place.id.clone())))
        .chain(routes.map(|route| Use::Route(route.id.clone())))
        .chain(lessons)
        .chain(readings)
        .collect()
}

fn found<'a>(dossier: &'a Dossier, id: &str) -> Result<(usize, &'a Place), Refusal> {
    let at = dossier.gazetteer.places().iter().position(|place| place.id == id);
    at.and_then(|at| Some((at, dossier.gazetteer.places().get(at)?)))
        .ok_or_else(|| Refusal::Cannot(format!("there is no place \"{id}\" in the gazetteer")))
}

/// A known place, and the larger ones that it lies in, as far as the dossier does not have them; the largest first. Notes stay behind:
/// what they say, they say of the dossier that they were written for.
#[must_use]
pub fn to_add(dossier: &Dossier, known: &Gazetteer, id: &str) -> Vec<Place> {
    let is_new = |place: &&Place| dossier.gazetteer.place(&place.id).is_none();
    let mut places: Vec<Place> = known.lineage(id).take_while(is_new).cloned().collect();
    if let Some(last) = places.last_mut()
        && last.parent.as_deref().is_some_and(|parent| dossier.gazetteer.place(parent).is_none())
    {
        last.parent = None;
    }
    places.reverse();
    for place in &mut places {
        place.note = None;
    }
    places
}

pub(super) fn add(dossier: &Dossier, place: &Place) -> Result<Vec<Change>, Refusal> {
    new_id(&place.id, dossier.gazetteer.place(&place.id).is_some(), "a place")?;
    Ok(vec![Change::put_in(dossier.gazetteer.places().len(), Item::Place(place.clone()))])
}

/// Places that come with something that names them; those that are there already stay as they are.
pub(super) fn come_in(dossier: &Dossier, places: &[Place]) -> Result<Vec<Change>, Refusal> {
    let mut changes = Vec::new();
    for place in places.iter().filter(|place| dossier.gazetteer.place(&place.id).is_none()) {
        new_id(&place.id, false, "a place")?;
        changes.push(Change::put_in(dossier.gazetteer.places().len() + changes.len(), Item::Place(place.clone())));
    }
    Ok(changes)
}

pub(super) fn change(dossier: &Dossier, place: &Place) -> Result<Vec<Change>, Refusal> {
    let (at, before) = found(dossier, &place.id)?;
    Ok(changed(at, Item::Place(before.clone()), Item::Place(place.clone())))
}

pub(super) fn delete(dossier: &Dossier, id: &str) -> Result<Vec<Change>, Refusal> {
    let (at, place) = found(dossier, id)?;
    match uses_of_place(dossier, id).len() {
        0 => Ok(vec![Change::take_out(at, Item::Place(place.clone()))]),
        1 => Err(Refusal::Cannot(format!("the place \"{id}\" is used once: look at that first, or merge the place into another"))),
        uses => {
            Err(Refusal::Cannot(format!("the place \"{id}\" is used {uses} times: look at these first, or merge the place into another")))
        }
    }
}

/// Puts `into` wherever `from` stands, and takes `from` out. Its spellings and links go over; none of them is preferred there.
pub(super) fn merge(dossier: &Dossier, from: &str, into: &str) -> Result<Vec<Change>, Refusal> {
    if from == into {
        return Err(Refusal::Cannot("a place cannot be merged into itself".to_owned()));
    }
    let (at_old, old) = found(dossier, from)?;
    found(dossier, into)?;
    let rename = |id: &mut String| {
        if id == from {
            into.clone_into(id);
        }
    };
    let mut changes = Vec::new();
    for (at, place) in dossier.gazetteer.places().iter().enumerate().filter(|(_, place)| place.id != from) {
        let mut after = place.clone();
        if place.id == into {
            absorb(&mut after, old);
        }
        after.parent.iter_mut().for_each(rename);
        // what lay in the one that goes cannot lie in itself
        if after.parent.as_deref() == Some(after.id.as_str()) {
            after.parent = old.parent.clone().filter(|parent| parent != into);
        }
        changes.extend(changed(at, Item::Place(place.clone()), Item::Place(after)));
    }
    for (at, route) in dossier.gazetteer.routes().iter().enumerate() {
        let mut after = route.clone();
        for waypoint in &mut after.waypoints {
            if let Waypoint::Place(id) = waypoint {
                rename(id);
            }
        }
        after.waypoints.dedup();
        changes.extend(changed(at, Item::Route(route.clone()), Item::Route(after)));
    }
    for (at, event) in dossier.events.iter().enumerate() {
        let after = Event { claims: event.claims.iter().map(|claim| renamed(claim, from, into)).collect(), ..event.clone() };
        changes.extend(changed(at, Item::Event(event.clone()), Item::Event(after)));
    }
    for (at, movement) in dossier.movements.iter().enumerate() {
        let after = Movement { claims: movement.claims.iter().map(|claim| renamed(claim, from, into)).collect(), ..movement.clone() };
        changes.extend(changed(at, Item::Movement(movement.clone()), Item::Movement(after)));
    }
    for (at, article) in dossier.articles.iter().enumerate() {
        let mut after = article.clone();
        after.readings.iter_mut().filter_map(|reading| reading.place.as_mut()).for_each(rename);
        changes.extend(changed(at, Item::Article(Box::new(article.clone())), Item::Article(Box::new(after))));
    }
    for (at, lesson) in dossier.lessons.iter().enumerate() {
        let mut after = lesson.clone();
        for step in &mut after.steps {
            step.shown.place.iter_mut().for_each(rename);
            if step.shown.filter.places.as_mut().is_some_and(|places| places.remove(from)) {
                step.shown.filter.places.get_or_insert_default().insert(into.to_owned());
            }
        }
        changes.extend(changed(at, Item::Lesson(Box::new(lesson.clone())), Item::Lesson(Box::new(after))));
    }
    // last, so that the positions before it hold
    changes.push(Change::take_out(at_old, Item::Place(old.clone())));
    Ok(changes)
}

fn absorb(kept: &mut Place, old: &Place) {
    for name in &old.names {
        if !kept.names.iter().any(|known| known.text == name.text && known.lang == name.lang) {
            kept.names.push(Name { preferred: false, ..name.clone() });
        }
    }
    for link in &old.links {
        if !kept.links.contains(link) {
            kept.links.push(link.clone());
        }
    }
}

/// A claim with one place for another; a place that is then named twice is named once.
fn renamed(claim: &Claim, from: &str, into: &str) -> Claim {
    let mut claim = claim.clone();
    let twice = claim.places.iter().any(|place| place.place == into);
    claim.places.retain(|place| !(twice && place.place == from));
    let legs = claim.legs.iter_mut().flat_map(|leg| leg.from.iter_mut().chain(&mut leg.via).chain(&mut leg.to));
    for id in claim.places.iter_mut().map(|place| &mut place.place).chain(legs) {
        if id == from {
            into.clone_into(id);
        }
    }
    claim
}
