//! What somebody may want of a dossier.

use super::change::{Change, Item, apply};
use super::history::Refusal;
use super::{happenings, places};
use crate::dossier::{Actor, Article, Claim, ClaimId, Dossier, EventKind, Happening, Lesson, MovementKind, Reading, Unmarked};
use crate::gazetteer::Place;

/// Which happening a new claim speaks of.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// One that is there.
    Known(Happening),
    /// A new event.
    NewEvent {
        /// Its neutral title.
        title: String,
        /// Its kind.
        kind: EventKind,
    },
    /// A new movement.
    NewMovement {
        /// Its neutral title.
        title: String,
        /// Its kind.
        kind: MovementKind,
    },
}

/// The kind of a happening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// That of an event.
    Event(EventKind),
    /// That of a movement.
    Movement(MovementKind),
}

impl Kind {
    /// The kind of one that is there.
    #[must_use]
    pub fn of(dossier: &Dossier, of: Happening) -> Option<Self> {
        match of {
            Happening::Event(at) => dossier.events.get(at).map(|event| Self::Event(event.kind)),
            Happening::Movement(at) => dossier.movements.get(at).map(|movement| Self::Movement(movement.kind)),
        }
    }
}

/// Something that somebody wants done to a dossier.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A new card.
    AddArticle(Article),
    /// Another card for an article that is there; its identifier stays.
    ChangeArticle(Article),
    /// Takes an article out; only one that no claim cites.
    RemoveArticle(String),
    /// What a paragraph says in our own words, and why it has no mark.
    Digest {
        /// Identifier of the article.
        article: String,
        /// Number of the paragraph, from 1.
        paragraph: usize,
        /// The sentence.
        digest: String,
        /// Why no claim cites it.
        unmarked: Option<Unmarked>,
    },
    /// Decides what a name stands for.
    Read {
        /// Identifier of the article.
        article: String,
        /// Which words, and which place.
        reading: Reading,
        /// Places that come into the gazetteer with it, the larger before what lies in them.
        places: Vec<Place>,
    },
    /// Takes a decision back: the linker's reading holds again.
    Unread {
        /// Identifier of the article.
        article: String,
        /// First code point of the name.
        start: usize,
    },
    /// A new claim, of a happening that is there or of a new one.
    AddClaim {
        /// What it speaks of.
        target: Target,
        /// The claim.
        claim: Box<Claim>,
        /// Places that come into the gazetteer with it, the larger before what lies in them.
        places: Vec<Place>,
    },
    /// Another wording, date, place, … of a claim.
    ChangeClaim {
        /// Which.
        id: ClaimId,
        /// What it is to be.
        claim: Box<Claim>,
        /// Places that come into the gazetteer with it, the larger before what lies in them.
        places: Vec<Place>,
    },
    /// Takes a claim out, and its happening with the last.
    DeleteClaim(ClaimId),
    /// Title and kind of a happening.
    Retitle {
        /// Which.
        of: Happening,
        /// Its neutral title.
        title: String,
        /// Its kind; an event stays one.
        kind: Kind,
    },
    /// A new place.
    AddPlace(Box<Place>),
    /// Another standing, name, … of a place; its identifier stays.
    ChangePlace(Box<Place>),
    /// One place instead of two: what named the first names the second, and its spellings go over.
    MergePlaces {
        /// Identifier of the place that goes.
        from: String,
        /// Identifier of the place that stays.
        into: String,
    },
    /// Takes a place out; only one that nothing uses.
    DeletePlace(String),
    /// A new actor.
    AddActor(Actor),
    /// A new lesson.
    AddLesson(Box<Lesson>),
    /// Another wording, order of steps, … of a lesson; its identifier stays.
    ChangeLesson(Box<Lesson>),
    /// Takes a lesson out.
    DeleteLesson(String),
    /// Several, one after another, done and undone as one.
    All(Vec<Edit>),
}

impl Edit {
    /// What it does, in words for the menu.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::AddArticle(article) => format!("add the article \"{}\"", article.label),
            Self::ChangeArticle(article) => format!("change the card of \"{}\"", article.label),
            Self::RemoveArticle(id) => format!("remove the article \"{id}\""),
            Self::Digest { paragraph, .. } => format!("digest of paragraph {paragraph}"),
            Self::Read { reading, .. } if reading.place.is_none() => "reject a name".to_owned(),
            Self::Read { .. } => "accept a place".to_owned(),
            Self::Unread { .. } => "forget a decision".to_owned(),
            Self::AddClaim { target: Target::Known(_), .. } => "add a claim".to_owned(),
            Self::AddClaim { target: Target::NewEvent { title, .. } | Target::NewMovement { title, .. }, .. } => format!("add \"{title}\""),
            Self::ChangeClaim { .. } => "change a claim".to_owned(),
            Self::DeleteClaim(_) => "delete a claim".to_owned(),
            Self::Retitle { title, .. } => format!("name \"{title}\""),
            Self::AddPlace(place) => format!("add the place \"{}\"", place.name()),
            Self::ChangePlace(place) => format!("change the place \"{}\"", place.name()),
            Self::MergePlaces { from, into } => format!("merge \"{from}\" into \"{into}\""),
            Self::DeletePlace(id) => format!("delete the place \"{id}\""),
            Self::AddActor(actor) => format!("add the actor \"{}\"", actor.name),
            Self::AddLesson(lesson) => format!("add the lesson \"{}\"", lesson.title),
            Self::ChangeLesson(lesson) => format!("change the lesson \"{}\"", lesson.title),
            Self::DeleteLesson(id) => format!("delete the lesson \"{id}\""),
            Self::All(edits) => match edits.as_slice() {
                [.., last] if edits.len() < 4 => last.label(),
                _ => format!("{} changes", edits.len()),
            },
        }
    }

    /// The items that it changes.
    pub(super) fn changes(&self, dossier: &Dossier) -> Result<Vec<Change>, Refusal> {
        match self {
            Self::All(edits) => {
                let (mut reached, mut changes) = (dossier.clone(), Vec::new());
                for edit in edits {
                    let more = edit.changes(&reached)?;
                    apply(&mut reached, &more);
                    changes.extend(more);
                }
                Ok(changes)
            }
            Self::AddArticle(article) => {
                new_id(&article.id, dossier.article(&article.id).is_some(), "an article")?;
                Ok(vec![Change::put_in(dossier.articles.len(), Item::Article(Box::new(article.clone())))])
            }
            Self::ChangeArticle(article) => on_article(dossier, &article.id, |card| *card = article.clone()),
            Self::RemoveArticle(id) => remove_article(dossier, id),
            Self::Digest { article, paragraph, digest, unmarked } => on_article(dossier, article, |card| {
                if let Some(paragraph) = card.paragraphs.iter_mut().find(|known| known.n == *paragraph) {
                    paragraph.digest.clone_from(digest);
                    paragraph.unmarked = *unmarked;
                }
            }),
            Self::Read { article, reading, places } => Ok([places::come_in(dossier, places)?, read(dossier, article, reading)?].concat()),
            Self::Unread { article, start } => on_article(dossier, article, |card| card.readings.retain(|known| known.start != *start)),
            Self::AddClaim { target, claim, places } => {
                Ok([places::come_in(dossier, places)?, happenings::add_claim(dossier, target, claim)?].concat())
            }
            Self::ChangeClaim { id, claim, places } => {
                let change = happenings::on_claims(dossier, id.of, |claims| {
                    if let Some(known) = claims.get_mut(id.index) {
                        known.clone_from(claim);
                    }
                })?;
                Ok([places::come_in(dossier, places)?, change].concat())
            }
            Self::DeleteClaim(id) => happenings::delete_claim(dossier, *id),
            Self::Retitle { of, title, kind } => happenings::retitle(dossier, *of, title, *kind),
            Self::AddPlace(place) => places::add(dossier, place),
            Self::ChangePlace(place) => places::change(dossier, place),
            Self::MergePlaces { from, into } => places::merge(dossier, from, into),
            Self::DeletePlace(id) => places::delete(dossier, id),
            Self::AddActor(actor) => {
                new_id(&actor.id, dossier.actor(&actor.id).is_some(), "an actor")?;
                Ok(vec![Change::put_in(dossier.actors.len(), Item::Actor(actor.clone()))])
            }
            Self::AddLesson(lesson) => {
                new_id(&lesson.id, dossier.lesson(&lesson.id).is_some(), "a lesson")?;
                Ok(vec![Change::put_in(dossier.lessons.len(), Item::Lesson(lesson.clone()))])
            }
            Self::ChangeLesson(lesson) => {
                let (at, before) = found_lesson(dossier, &lesson.id)?;
                Ok(changed(at, Item::Lesson(Box::new(before.clone())), Item::Lesson(lesson.clone())))
            }
            Self::DeleteLesson(id) => {
                let (at, lesson) = found_lesson(dossier, id)?;
                Ok(vec![Change::take_out(at, Item::Lesson(Box::new(lesson.clone())))])
            }
        }
    }
}

/// Identifiers are never given twice.
pub(super) fn new_id(id: &str, taken: bool, what: &str) -> Result<(), Refusal> {
    if id.is_empty() {
        return Err(Refusal::Cannot(format!("expected an identifier for {what}, found none: use small letters, digits and hyphens")));
    }
    if taken {
        return Err(Refusal::Cannot(format!("there is {what} \"{id}\" already: choose another identifier")));
    }
    Ok(())
}

fn on_article(dossier: &Dossier, id: &str, change: impl FnOnce(&mut Article)) -> Result<Vec<Change>, Refusal> {
    let found = dossier.article_index(id).and_then(|at| Some((at, dossier.articles.get(at)?)));
    let (at, before) = found.ok_or_else(|| Refusal::Cannot(format!("there is no article \"{id}\"")))?;
    let mut after = before.clone();
    change(&mut after);
    Ok(changed(at, Item::Article(Box::new(before.clone())), Item::Article(Box::new(after))))
}

/// Nothing, if nothing changes.
pub(super) fn changed(at: usize, before: Item, after: Item) -> Vec<Change> {
    if before == after { Vec::new() } else { vec![Change::replace(at, before, after)] }
}

fn found_lesson<'a>(dossier: &'a Dossier, id: &str) -> Result<(usize, &'a Lesson), Refusal> {
    let found = dossier.lessons.iter().enumerate().find(|(_, lesson)| lesson.id == id);
    found.ok_or_else(|| Refusal::Cannot(format!("there is no lesson \"{id}\"")))
}

fn remove_article(dossier: &Dossier, id: &str) -> Result<Vec<Change>, Refusal> {
    let cited = dossier.claims().filter(|(_, claim)| claim.article == id).count();
    if cited > 0 {
        return Err(Refusal::Cannot(format!("{cited} claims cite the article \"{id}\": delete these first")));
    }
    let at = dossier.article_index(id).ok_or_else(|| Refusal::Cannot(format!("there is no article \"{id}\"")))?;
    Ok(dossier.articles.get(at).map(|article| Change::take_out(at, Item::Article(Box::new(article.clone())))).into_iter().collect())
}

fn read(dossier: &Dossier, article: &str, reading: &Reading) -> Result<Vec<Change>, Refusal> {
    on_article(dossier, article, |card| {
        // a name is read once
        card.readings.retain(|known| known.end <= reading.start || known.start >= reading.end);
        card.readings.push(reading.clone());
        card.readings.sort_by_key(|reading| reading.start);
    })
}
