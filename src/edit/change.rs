//! A step of an edit: one item as it was and as it is to be.

use crate::dossier::{Actor, Article, Dossier, Event, ItemKind, Lesson, Movement};
use crate::gazetteer::{Gazetteer, Place, Route};

/// One item of a dossier.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    Place(Place),
    Route(Route),
    Actor(Actor),
    Article(Box<Article>),
    Event(Event),
    Movement(Movement),
    Lesson(Box<Lesson>),
}

/// One item put in, taken out or replaced. Turned round, it undoes itself.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change {
    kind: ItemKind,
    /// Its position in its list.
    at: usize,
    before: Option<Item>,
    after: Option<Item>,
}

impl Item {
    fn kind(&self) -> ItemKind {
        match self {
            Self::Place(_) => ItemKind::Place,
            Self::Route(_) => ItemKind::Route,
            Self::Actor(_) => ItemKind::Actor,
            Self::Article(_) => ItemKind::Article,
            Self::Event(_) => ItemKind::Event,
            Self::Movement(_) => ItemKind::Movement,
            Self::Lesson(_) => ItemKind::Lesson,
        }
    }
}

impl Change {
    pub(super) fn put_in(at: usize, item: Item) -> Self {
        Self { kind: item.kind(), at, before: None, after: Some(item) }
    }

    pub(super) fn take_out(at: usize, item: Item) -> Self {
        Self { kind: item.kind(), at, before: Some(item), after: None }
    }

    pub(super) fn replace(at: usize, before: Item, after: Item) -> Self {
        Self { kind: after.kind(), at, before: Some(before), after: Some(after) }
    }

    pub(super) fn kind(&self) -> ItemKind {
        self.kind
    }

    fn turned_round(&self) -> Self {
        Self { kind: self.kind, at: self.at, before: self.after.clone(), after: self.before.clone() }
    }
}

/// Carries changes out, in order.
pub(super) fn apply(dossier: &mut Dossier, changes: &[Change]) {
    let (mut places, mut routes) = (None, None);
    for Change { kind, at, before, after } in changes {
        macro_rules! put {
            ($list:expr, $sort:ident) => {
                splice($list, *at, before.is_some(), after.as_ref(), |item| match item {
                    Item::$sort(item) => Some(item),
                    _ => None,
                })
            };
        }
        match kind {
            ItemKind::Place => put!(places.get_or_insert_with(|| dossier.gazetteer.places().to_vec()), Place),
            ItemKind::Route => put!(routes.get_or_insert_with(|| dossier.gazetteer.routes().to_vec()), Route),
            ItemKind::Actor => put!(&mut dossier.actors, Actor),
            ItemKind::Article => splice(&mut dossier.articles, *at, before.is_some(), after.as_ref(), |item| match item {
                Item::Article(article) => Some(article.as_ref()),
                _ => None,
            }),
            ItemKind::Event => put!(&mut dossier.events, Event),
            ItemKind::Movement => put!(&mut dossier.movements, Movement),
            ItemKind::Lesson => splice(&mut dossier.lessons, *at, before.is_some(), after.as_ref(), |item| match item {
                Item::Lesson(lesson) => Some(lesson.as_ref()),
                _ => None,
            }),
            // no item is one
            ItemKind::Dispute => {}
        }
    }
    // the look-up tables are worked out once, whatever has changed
    if places.is_some() || routes.is_some() {
        let places = places.unwrap_or_else(|| dossier.gazetteer.places().to_vec());
        let routes = routes.unwrap_or_else(|| dossier.gazetteer.routes().to_vec());
        dossier.gazetteer = Gazetteer::new(places, routes);
    }
}

/// Takes changes back, the last one first.
pub(super) fn take_back(dossier: &mut Dossier, changes: &[Change]) {
    let back: Vec<Change> = changes.iter().rev().map(Change::turned_round).collect();
    apply(dossier, &back);
}

/// Puts an item into a list, takes one out, or puts one in another's place.
fn splice<T: Clone>(list: &mut Vec<T>, at: usize, replaces: bool, item: Option<&Item>, of: impl Fn(&Item) -> Option<&T>) {
    let start = at.min(list.len());
    let end = if replaces { (start + 1).min(list.len()) } else { start };
    list.splice(start..end, item.and_then(of).cloned());
}
