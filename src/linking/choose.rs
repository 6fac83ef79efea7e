//! Choosing between the places that bear one name: by what stands beside it, by its neighbours, by what was said before.

use rustc_hash::FxHashMap;

use super::mention::Candidate;
use crate::gazetteer::{Gazetteer, PlaceKind};
use crate::geo::{LonLat, distance_km};

/// What is known of a place, by its position in the gazetteer.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) id: String,
    pub(super) kind: PlaceKind,
    pub(super) at: LonLat,
    pub(super) country: Option<String>,
    /// Positions of what it lies in, the nearest first.
    pub(super) lineage: Vec<u32>,
    /// Whether somebody has curated it, and not only the world knows it.
    pub(super) curated: bool,
    /// Whether a government sits there: a building, or a city that lies in a country and in nothing smaller.
    pub(super) seat: bool,
}

/// The first `curated` places are the dossier's own.
pub(super) fn known_places(gazetteer: &Gazetteer, curated: usize) -> Vec<Known> {
    let position: FxHashMap<&str, u32> =
        gazetteer.places().iter().enumerate().filter_map(|(n, place)| Some((place.id.as_str(), u32::try_from(n).ok()?))).collect();
    let known = |(n, place): (usize, &crate::gazetteer::Place)| {
        let lineage = || gazetteer.lineage(&place.id).skip(1);
        let in_country = lineage().next().is_some_and(|parent| parent.kind == PlaceKind::Country);
        Known {
            id: place.id.clone(),
            kind: place.kind,
            at: place.at,
            country: place.country.clone(),
            lineage: lineage().filter_map(|parent| position.get(parent.id.as_str()).copied()).collect(),
            curated: n < curated,
            seat: place.kind == PlaceKind::Building && !is_facility(place.name()) || place.kind == PlaceKind::City && in_country,
        }
    };
    gazetteer.places().iter().enumerate().map(known).collect()
}

/// Whether a building is one that nobody governs from: an airport, a dam.
fn is_facility(name: &str) -> bool {
    const FACILITIES: [&str; 12] =
        ["airport", "dam", "bridge", "prison", "mosque", "reactor", "site", "plant", "facility", "station", "hospital", "refinery"];
    name.rsplit(' ').next().is_some_and(|last| FACILITIES.contains(&last.to_lowercase().as_str()))
}

/// What earlier mentions have settled.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    /// How often each place was meant so far.
    meant: FxHashMap<u32, u32>,
}

impl Memory {
    pub(super) fn note(&mut self, place: u32) {
        *self.meant.entry(place).or_default() += 1;
    }
}

/// What speaks for one of several places.
pub(super) struct Choice {
    /// The places, the best first, with scores that add up to 1.
    pub(super) candidates: Vec<(u32, f64)>,
    /// The chosen one; none where it is not ahead of the next.
    pub(super) chosen: Option<u32>,
    /// Why.
    pub(super) reason: String,
}

/// How much further ahead the best has to be, in score, for a choice.
const AHEAD: f64 = 0.12;

/// Chooses. `said` are the kinds that words beside the name say; `near` are the places of the names around it, as far as only one bears them.
pub(super) fn choose(
    known: &[Known],
    places: &[u32],
    said: Option<&(&'static [PlaceKind], String)>,
    near: &[Option<u32>],
    memory: &Memory,
) -> Choice {
    if let [only] = places {
        return Choice { candidates: vec![(*only, 1.0)], chosen: Some(*only), reason: String::new() };
    }
    let mut scored: Vec<(u32, f64, String)> = places
        .iter()
        .filter_map(|index| Some((*index, known.get(*index as usize)?)))
        .map(|(index, place)| {
            let mut points = prior(place.kind) + if place.curated { CURATED } else { 0.0 };
            let mut why = String::new();
            if let Some((kinds, reason)) = said
                && kinds.contains(&place.kind)
            {
                points += 4.0;
                why.clone_from(reason);
            }
            let (context, neighbour) = by_neighbours(known, index, place, near);
            points += context;
            if why.is_empty() {
                why = neighbour;
            }
            if let Some(times) = memory.meant.get(&index) {
                points += 0.4 + 0.1 * f64::from((*times).min(4));
                if why.is_empty() {
                    "meant before".clone_into(&mut why);
                }
            }
            (index, points, why)
        })
        .collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let most = scored.first().map_or(0.0, |(_, points, _)| *points);
    let total: f64 = scored.iter().map(|(_, points, _)| (points - most).exp()).sum();
    let candidates: Vec<(u32, f64)> = scored.iter().map(|(index, points, _)| (*index, (points - most).exp() / total)).collect();
    let ahead = match candidates.as_slice() {
        [(_, first), (_, second), ..] => first - second >= AHEAD,
        _ => true,
    };
    let best = scored.first();
    let reason = match best {
        Some((_, _, why)) if ahead && !why.is_empty() => why.clone(),
        Some((index, _, _)) if ahead => {
            let kind = known.get(*index as usize).map_or("place", |place| place.kind.label());
            format!("the {kind}, as nothing says otherwise")
        }
        _ => "ambiguous: nothing tells its candidates apart".to_owned(),
    };
    Choice { candidates, chosen: best.filter(|_| ahead).map(|(index, _, _)| *index), reason }
}

/// What speaks for a place that somebody has curated for this subject.
const CURATED: f64 = 1.5;

/// A name by itself is most often a town or a country.
fn prior(kind: PlaceKind) -> f64 {
    match kind {
        PlaceKind::City | PlaceKind::Country => 1.0,
        PlaceKind::Town | PlaceKind::River | PlaceKind::Sea => 0.8,
        PlaceKind::Region => 0.5,
        PlaceKind::Governorate | PlaceKind::Base | PlaceKind::Field | PlaceKind::Crossing | PlaceKind::Building => 0.0,
        PlaceKind::Road | PlaceKind::Border | PlaceKind::Tripoint => -0.5,
    }
}

/// Parents, children and countrymen in the text speak for a place; a place far from all of them does not belong there.
fn by_neighbours(known: &[Known], index: u32, place: &Known, near: &[Option<u32>]) -> (f64, String) {
    let mut points = 0.0;
    let mut why = String::new();
    let mut nearest_km = f64::INFINITY;
    for other in near.iter().flatten().copied().filter(|other| *other != index) {
        let Some(neighbour) = known.get(other as usize) else { continue };
        // that a town of a governorate is named says nothing of whether the governorate or its capital is meant
        let related = place.lineage.contains(&other);
        let country = place.country.is_some() && place.country == neighbour.country;
        nearest_km = nearest_km.min(distance_km(place.at, neighbour.at));
        if related && points < 1.5 {
            points += 0.5;
            if why.is_empty() {
                why = format!("\"{}\" is named near it", neighbour.id);
            }
        } else if country && points < 1.0 {
            points += 0.25;
            if why.is_empty() {
                why = format!("\"{}\", in the same country, is named near it", neighbour.id);
            }
        }
    }
    if nearest_km.is_finite() {
        points -= (nearest_km / 1500.0).min(2.0);
    }
    (points, why)
}

/// Identifiers for the outside.
pub(super) fn candidates(known: &[Known], scored: &[(u32, f64)]) -> Vec<Candidate> {
    let rounded = |score: f64| (score * 1000.0).round() / 1000.0;
    scored
        .iter()
        .filter_map(|(index, score)| Some(Candidate { place_id: known.get(*index as usize)?.id.clone(), score: rounded(*score) }))
        .collect()
}
