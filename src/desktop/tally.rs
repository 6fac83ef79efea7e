//! How much of everything a dossier has: the numbers beside the filters. Counted once, not once a frame.

use std::collections::BTreeMap;

use crate::dossier::{Dossier, Modality, Shape};

/// The numbers beside the filters.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    articles: Vec<usize>,
    shapes: BTreeMap<Shape, usize>,
    modalities: BTreeMap<Modality, usize>,
    /// Identifier, name and number of claims of each actor, the busiest first.
    pub actors: Vec<(String, String, usize)>,
}

impl Tally {
    /// Counts a dossier.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let mut tally = Self { articles: vec![0; dossier.articles.len()], ..Self::default() };
        let mut actors: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, claim) in dossier.claims() {
            if let Some(count) = dossier.article_index(&claim.article).and_then(|index| tally.articles.get_mut(index)) {
                *count += 1;
            }
            *tally.modalities.entry(claim.modality).or_default() += 1;
            for involved in &claim.actors {
                *actors.entry(&involved.actor).or_default() += 1;
            }
        }
        for event in &dossier.events {
            *tally.shapes.entry(event.kind.shape()).or_default() += 1;
        }
        let name = |id: &str| dossier.actor(id).map_or_else(|| id.to_owned(), |actor| actor.name.clone());
        tally.actors = actors.into_iter().map(|(id, count)| (id.to_owned(), name(id), count)).collect();
        tally.actors.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.1.cmp(&b.1)));
        tally
    }

    /// Claims of an article, by its position in the dossier.
    #[must_use]
    pub fn of_article(&self, index: usize) -> usize {
        self.articles.get(index).copied().unwrap_or(0)
    }

    /// Events drawn with a shape.
    #[must_use]
    pub fn of_shape(&self, shape: Shape) -> usize {
        self.shapes.get(&shape).copied().unwrap_or(0)
    }

    /// Claims put in a way.
    #[must_use]
    pub fn of_modality(&self, modality: Modality) -> usize {
        self.modalities.get(&modality).copied().unwrap_or(0)
    }
}
