//! Which claims are wanted: the same filter on the command line, in the window and in a step of a lesson.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Claim, ClaimId, Dossier, Happening, Leg, Modality, Shape};
use crate::gazetteer::{folded_words, says_all};
use crate::geo::BBox;
use crate::time::{Edtf, TimeSpan};

/// Which claims are wanted. What is `None` asks for nothing; all that is set must hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Not wholly before the first day of this date.
    pub from: Option<Edtf>,
    /// Not wholly after the last day of this date.
    pub to: Option<Edtf>,
    /// Possibly within this date.
    pub at: Option<Edtf>,
    /// With a place in this box.
    pub bbox: Option<BBox>,
    /// With a place that is, or lies in, one of these (identifiers).
    pub places: Option<BTreeSet<String>>,
    /// One of these events or movements (identifiers).
    pub happenings: Option<BTreeSet<String>>,
    /// Of one of these articles (identifiers).
    pub articles: Option<BTreeSet<String>>,
    /// Of one of these kinds of events or movements (names as in data files).
    pub kinds: Option<BTreeSet<String>>,
    /// Events drawn with one of these shapes; movements have no shape and pass.
    pub shapes: Option<BTreeSet<Shape>>,
    /// Only events, no movements.
    pub events_only: bool,
    /// Only movements, no events.
    pub movements_only: bool,
    /// With one of these actors, or a part of one (identifiers).
    pub actors: Option<BTreeSet<String>>,
    /// Put in one of these ways.
    pub modalities: Option<BTreeSet<Modality>>,
    /// With all of these words in title, paraphrase, places, actors, quote or terms; spellings are folded.
    pub text: Option<String>,
    /// With a place at least as exact as this (UCDP GED, 1 exact to 7 sea or air).
    pub max_where_prec: Option<u8>,
    /// With a date at least as exact as this (UCDP GED, 1 day to 5 year).
    pub max_date_prec: Option<u8>,
}

impl Filter {
    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The stretch of time that is asked for; `None` where any time will do, undated included.
    #[must_use]
    pub fn time_span(&self) -> Option<TimeSpan> {
        if self.from.is_none() && self.to.is_none() && self.at.is_none() {
            return None;
        }
        let at = self.at.as_ref().map(Edtf::strict);
        let start = [self.from.as_ref().and_then(|from| from.strict().start), at.and_then(|at| at.start)];
        let end = [self.to.as_ref().and_then(|to| to.strict().end), at.and_then(|at| at.end)];
        Some(TimeSpan { start: start.into_iter().flatten().max(), end: end.into_iter().flatten().min() })
    }

    /// Whether a claim is wanted. Dates are compared by their fuzzy bounds: what may have been then is kept.
    #[must_use]
    pub fn matches(&self, dossier: &Dossier, id: ClaimId) -> bool {
        self.matches_but_time(dossier, id) && dossier.claim(id).is_some_and(|claim| self.matches_time(claim))
    }

    /// Whether a claim may have been in the stretch of time that is asked for.
    #[must_use]
    pub fn matches_time(&self, claim: &Claim) -> bool {
        self.time_span().is_none_or(|wanted| claim.when.as_ref().is_some_and(|when| when.edtf.fuzzy().intersects(&wanted)))
    }

    /// Whether a claim is wanted, leaving time aside.
    #[must_use]
    pub fn matches_but_time(&self, dossier: &Dossier, id: ClaimId) -> bool {
        let Some(claim) = dossier.claim(id) else { return false };
        let allows = |set: &Option<BTreeSet<String>>, value: &str| set.as_ref().is_none_or(|set| set.contains(value));
        let of_wanted_sort = match id.of {
            Happening::Event(_) => !self.movements_only,
            Happening::Movement(_) => !self.events_only,
        };
        of_wanted_sort
            && allows(&self.happenings, dossier.id(id.of))
            && allows(&self.articles, &claim.article)
            && allows(&self.kinds, dossier.kind_name(id.of))
            && self.shapes.as_ref().is_none_or(|set| match id.of {
                Happening::Event(index) => dossier.events.get(index).is_some_and(|event| set.contains(&event.kind.shape())),
                Happening::Movement(_) => true,
            })
            && self.modalities.as_ref().is_none_or(|set| set.contains(&claim.modality))
            && self.max_date_prec.is_none_or(|max| claim.date_prec().is_some_and(|prec| prec <= max))
            && self.max_where_prec.is_none_or(|max| where_prec(dossier, claim).is_some_and(|prec| prec <= max))
            && self.actors.as_ref().is_none_or(|wanted| has_actor(dossier, claim, wanted))
            && self.places.as_ref().is_none_or(|wanted| has_place(dossier, claim, wanted))
            && self.bbox.as_ref().is_none_or(|bbox| lies_within(dossier, claim, bbox))
            && self.text.as_ref().is_none_or(|text| says(dossier, id.of, claim, text))
    }
}

/// Whether any claim of a happening is wanted.
#[must_use]
pub fn matches_happening(filter: &Filter, dossier: &Dossier, of: Happening) -> bool {
    (0..dossier.claims_of(of).len()).any(|index| filter.matches(dossier, ClaimId { of, index }))
}

/// The best where-precision of a claim; the ends of a leg count by what sort of place they are.
#[must_use]
pub fn where_prec(dossier: &Dossier, claim: &Claim) -> Option<u8> {
    let of_legs = claim.legs.iter().filter_map(|leg| where_prec_of_leg(dossier, leg));
    claim.places.iter().map(|place| place.prec).chain(of_legs).min()
}

/// The best where-precision of the ends of a leg; none where neither is stated.
#[must_use]
pub fn where_prec_of_leg(dossier: &Dossier, leg: &Leg) -> Option<u8> {
    let ends = leg.from.iter().chain(&leg.to).filter_map(|id| dossier.gazetteer.place(id));
    ends.map(|place| place.kind.usual_prec()).min()
}

fn has_actor(dossier: &Dossier, claim: &Claim, wanted: &BTreeSet<String>) -> bool {
    claim.actors.iter().any(|involved| dossier.wholes_of(&involved.actor).any(|actor| wanted.contains(&actor.id)))
}

fn has_place(dossier: &Dossier, claim: &Claim, wanted: &BTreeSet<String>) -> bool {
    claim.place_ids().iter().any(|id| dossier.gazetteer.lineage(id).any(|place| wanted.contains(&place.id)))
}

fn lies_within(dossier: &Dossier, claim: &Claim, bbox: &BBox) -> bool {
    claim.place_ids().iter().filter_map(|id| dossier.gazetteer.place(id)).any(|place| bbox.contains(place.at))
}

fn says(dossier: &Dossier, of: Happening, claim: &Claim, text: &str) -> bool {
    let mut said: Vec<String> = vec![dossier.title(of).to_owned(), claim.says.clone(), claim.passage.quote.clone()];
    said.extend(claim.terms.iter().cloned());
    said.extend(claim.attribution.iter().cloned());
    for place in claim.place_ids().iter().filter_map(|id| dossier.gazetteer.place(id)) {
        said.extend(place.names.iter().map(|name| name.text.clone()));
    }
    for actor in claim.actors.iter().filter_map(|involved| dossier.actor(&involved.actor)) {
        said.push(actor.name.clone());
        said.extend(actor.names.iter().cloned());
    }
    let words: Vec<String> = said.iter().flat_map(|text| folded_words(text)).collect();
    says_all(&words, &folded_words(text))
}
