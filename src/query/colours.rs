//! What colour says: the article, as a rule; on demand the kind or the actor.

use std::collections::BTreeMap;

use super::{Rgb, colour_of};
use crate::dossier::{ClaimId, ColourBy, Dossier, Happening, Role, Shape};

/// Position of the blue of movements when colour says kind; yellow, the next in order, vanishes on light ground.
const MOVEMENT: usize = 6;

/// Sides beyond the colours of the set, and what no side is stated for.
const OTHER: Rgb = [0x99, 0x99, 0x99];

/// The colours of a dossier under one [`ColourBy`]; worked out once, not once a frame.
#[derive(Clone, Debug, Default)]
pub struct Colours {
    /// What the colour stands for.
    pub by: ColourBy,
    /// Label and colour of each entry of the legend, in order.
    pub legend: Vec<(String, Rgb)>,
    sides: BTreeMap<String, usize>,
}

impl Colours {
    /// Works out who has which colour.
    #[must_use]
    pub fn new(dossier: &Dossier, by: ColourBy) -> Self {
        let mut sides = BTreeMap::new();
        let legend = match by {
            ColourBy::Article => {
                dossier.articles.iter().enumerate().map(|(index, article)| (article.label.clone(), colour_of(index))).collect()
            }
            ColourBy::Kind => {
                let shapes = Shape::ALL.iter().enumerate().map(|(index, shape)| (shape.label().to_owned(), colour_of(index)));
                shapes.chain([("movement".to_owned(), colour_of(MOVEMENT))]).collect()
            }
            ColourBy::Actor => {
                let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
                for (id, _) in dossier.claims() {
                    *counted.entry(side(dossier, id).unwrap_or_default()).or_default() += 1;
                }
                counted.remove("");
                let mut ranked: Vec<(&str, usize)> = counted.into_iter().collect();
                ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
                ranked.truncate(super::OKABE_ITO.len());
                sides = ranked.iter().enumerate().map(|(index, (id, _))| ((*id).to_owned(), index)).collect();
                let name = |id: &str| dossier.actor(id).map_or_else(|| id.to_owned(), |actor| actor.name.clone());
                ranked
                    .iter()
                    .enumerate()
                    .map(|(index, (id, _))| (name(id), colour_of(index)))
                    .chain([("others, or not stated".to_owned(), OTHER)])
                    .collect()
            }
        };
        Self { by, legend, sides }
    }

    /// The colour of a claim.
    #[must_use]
    pub fn of(&self, dossier: &Dossier, id: ClaimId) -> Rgb {
        match self.by {
            ColourBy::Article => dossier.claim(id).and_then(|claim| dossier.article_index(&claim.article)).map_or(OTHER, colour_of),
            ColourBy::Kind => match id.of {
                Happening::Event(index) => dossier
                    .events
                    .get(index)
                    .map_or(OTHER, |event| Shape::ALL.iter().position(|shape| *shape == event.kind.shape()).map_or(OTHER, colour_of)),
                // movements have a shape of their own, the arrow
                Happening::Movement(_) => colour_of(MOVEMENT),
            },
            ColourBy::Actor => side(dossier, id).and_then(|side| self.sides.get(side)).map_or(OTHER, |index| colour_of(*index)),
        }
    }
}

/// The largest whole that the first agent of a claim is a part of.
fn side(dossier: &Dossier, id: ClaimId) -> Option<&str> {
    let claim = dossier.claim(id)?;
    let agent = claim.actors.iter().find(|involved| involved.role == Role::Agent).or(claim.actors.first())?;
    dossier.whole_of(&agent.actor).map(|actor| actor.id.as_str())
}
