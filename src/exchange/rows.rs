//! What each layer holds: one row an event, a leg, a claim, a place, an article or an actor.

mod cards;
mod dates;
mod disputes;
mod happenings;
mod lessons;

use super::Row;
use crate::dossier::{Claim, ClaimId, Dossier, Happening};
use crate::query::{Filter, coverage, matches_dispute};
use cards::{actor_row, article_row, place_row};
use disputes::dispute_row;
pub(super) use happenings::legs_of;
use happenings::{claim_row, event_row, movement_rows};
pub use lessons::lesson_rows;

/// What can be exported or listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Layer {
    Events,
    Movements,
    Claims,
    Places,
    Articles,
    Actors,
    Disputes,
}

impl Layer {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Events, Self::Movements, Self::Claims, Self::Places, Self::Articles, Self::Actors, Self::Disputes];

    /// The name on the command line and in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Movements => "movements",
            Self::Claims => "claims",
            Self::Places => "places",
            Self::Articles => "articles",
            Self::Actors => "actors",
            Self::Disputes => "disputes",
        }
    }
}

/// The rows of a layer that pass the filter, in the order of the dossier.
///
/// Of an event or a movement, only the claims that pass are told of. Places, articles and actors are those that the passing
/// claims speak of, and disputes those that [`matches_dispute`] lets through; without a filter, all of them.
#[must_use]
pub fn rows(dossier: &Dossier, layer: Layer, filter: &Filter) -> Vec<Row> {
    let wanted: Vec<(ClaimId, &Claim)> = dossier.claims().filter(|(id, _)| filter.matches(dossier, *id)).collect();
    match layer {
        Layer::Claims => wanted.iter().map(|(id, claim)| claim_row(dossier, *id, claim)).collect(),
        Layer::Events => (0..dossier.events.len())
            .filter_map(|index| {
                let claims = claims_of(&wanted, Happening::Event(index));
                (!claims.is_empty()).then(|| event_row(dossier, index, &claims))
            })
            .collect(),
        Layer::Movements => (0..dossier.movements.len())
            .flat_map(|index| movement_rows(dossier, index, &claims_of(&wanted, Happening::Movement(index))))
            .collect(),
        Layer::Places => {
            let named = |id: &str| wanted.iter().any(|(_, claim)| claim.place_ids().contains(&id));
            let places = dossier.gazetteer.places().iter().filter(|place| filter.is_empty() || named(&place.id));
            places
                .map(|place| place_row(place, wanted.iter().filter(|(_, claim)| claim.place_ids().contains(&place.id.as_str())).count()))
                .collect()
        }
        Layer::Articles => {
            let tells = |id: &str| wanted.iter().filter(|(_, claim)| claim.article == id).count();
            let articles = dossier.articles.iter().filter(|article| filter.is_empty() || tells(&article.id) > 0);
            let coverage = coverage(dossier);
            articles
                .filter_map(|article| Some(article_row(article, tells(&article.id), coverage.get(dossier.article_index(&article.id)?)?)))
                .collect()
        }
        Layer::Actors => {
            let acts = |id: &str| wanted.iter().filter(|(_, claim)| claim.actors.iter().any(|involved| involved.actor == id)).count();
            let actors = dossier.actors.iter().filter(|actor| filter.is_empty() || acts(&actor.id) > 0);
            actors.map(|actor| actor_row(actor, acts(&actor.id))).collect()
        }
        Layer::Disputes => {
            let disputes = dossier.disputes.iter().filter(|dispute| matches_dispute(filter, dossier, dispute));
            disputes.map(|dispute| dispute_row(dossier, dispute)).collect()
        }
    }
}

fn claims_of<'a>(wanted: &[(ClaimId, &'a Claim)], of: Happening) -> Vec<&'a Claim> {
    wanted.iter().filter(|(id, _)| id.of == of).map(|(_, claim)| *claim).collect()
}
