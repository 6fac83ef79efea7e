//! Choosing between the places that bear one name: by what stands beside it, by its neighbours, by what was said before.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::mention::Candidate;
use crate::gazetteer::{Gazetteer, PlaceKind};
use crate::geo::{EARTH_RADIUS_KM, unit_vector};

/// What is known of a place, by its position in the gazetteer.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of a place, and they do not exclude each other")]
pub(super) struct Known {
    pub(super) id: Arc<str>,
    pub(super) kind: PlaceKind,
    /// Where it is, as a vector of length 1 from the middle of the earth.
    pub(super) unit: [f64; 3],
    /// The letters of its country's code.
    country: Option<[u8; 2]>,
    /// Positions of what it lies in, the nearest first.
    pub(super) lineage: Vec<u32>,
    /// Whether somebody has curated it, and not only the world knows it.
    pub(super) curated: bool,
    /// Whether its name begins with an article of English: "The Hague".
    pub(super) has_the: bool,
    /// Whether a government sits there: a building, or a city that lies in a country and in nothing smaller.
    pub(super) seat: bool,
    /// Whether it is meant more often than the town of its name, where an area is.
    often_meant: bool,
}

/// The first `curated` places are the dossier's own.
pub(super) fn known_places(gazetteer: &Gazetteer, curated: usize) -> Vec<Known> {
    let position: FxHashMap<&str, u32> =
        gazetteer.places().iter().enumerate().filter_map(|(n, place)| Some((place.id.as_str(), u32::try_from(n).ok()?))).collect();
    let known = |(n, place): (usize, &crate::gazetteer::Place)| {
        let lineage = || gazetteer.lineage(&place.id).skip(1);
        let in_country = lineage().next().is_some_and(|parent| parent.kind == PlaceKind::Country);
        Known {
            id: place.id.as_str().into(),
            kind: place.kind,
            unit: unit_vector(place.at),
            country: place.country.as_deref().and_then(|code| code.as_bytes().try_into().ok()),
            often_meant: OFTEN_MEANT.contains(&place.id.as_str()),
            lineage: lineage().filter_map(|parent| position.get(parent.id.as_str()).copied()).collect(),
            curated: n < curated,
            has_the: place.name().starts_with("The "),
            seat: place.kind == PlaceKind::Building && !is_facility(place.name())
                || place.kind == PlaceKind::City && (in_country || SEATS.contains(&place.id.as_str())),
        }
    };
    gazetteer.places().iter().enumerate().map(known).collect()
}

/// Cities that are no capital of a state and have a government that newspapers call by their name.
const SEATS: [&str; 3] = ["erbil", "ramallah", "benghazi"];

/// Whether a building is one that nobody governs from: an airport, a dam.
fn is_facility(name: &str) -> bool {
    const FACILITIES: [&str; 18] = [
        "airport",
        "dam",
        "bridge",
        "prison",
        "mosque",
        "reactor",
        "site",
        "plant",
        "facility",
        "station",
        "hospital",
        "refinery",
        "port",
        "harbour",
        "harbor",
        "square",
        "roundabout",
        "tunnel",
    ];
    name.rsplit(' ').next().is_some_and(|last| FACILITIES.contains(&last.to_lowercase().as_str()))
}

/// What earlier mentions have settled.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    /// How often each place was meant so far.
    meant: FxHashMap<u32, u32>,
    /// Names, by their number in the index, that were persons' so far.
    persons: FxHashSet<usize>,
}

impl Memory {
    pub(super) fn note(&mut self, place: u32) {
        *self.meant.entry(place).or_default() += 1;
    }

    /// Whether a place was meant before.
    pub(super) fn has_meant(&self, place: u32) -> bool {
        self.meant.contains_key(&place)
    }

    /// Notes that a name was a person's: "Kadhim Jabbar".
    pub(super) fn note_person(&mut self, name: usize) {
        self.persons.insert(name);
    }

    /// Whether a name was a person's before: then "Jabbar" alone is that person.
    pub(super) fn is_person(&self, name: usize) -> bool {
        self.persons.contains(&name)
    }
}

/// A choice between places.
pub(super) struct Choice {
    /// The places, the best first, with scores that add up to 1.
    pub(super) candidates: Vec<Candidate>,
    /// The chosen one; none where it is not ahead of the next.
    pub(super) chosen: Option<u32>,
    /// Why; empty where only one place bears the name.
    pub(super) reason: String,
}

/// How much further ahead the best has to be, in score, for a choice.
const AHEAD: f64 = 0.12;

/// What speaks most for a place.
#[derive(Clone, Copy)]
enum Why<'a> {
    /// A word beside the name.
    Said(&'a str),
    /// A place that it lies in.
    In(&'a str),
    /// A place in the same country.
    SameCountry(&'a str),
    Before,
    Nearest,
    Kind,
}

/// A place with what speaks for it.
struct Scored<'a> {
    index: u32,
    place: &'a Known,
    points: f64,
    /// Distance to the nearest of its neighbours, where it has one.
    nearest_km: Option<f64>,
    why: Why<'a>,
}

/// Chooses. `said` are the kinds that words beside the name say, with whether it stands after such
/// a word as "in"; `near` are the places of the names around it, as far as only one bears them.
pub(super) fn choose(
    known: &[Known],
    places: &[u32],
    (said, in_area): (Option<&(&'static [PlaceKind], String)>, bool),
    near: &[Option<u32>],
    memory: &Memory,
) -> Choice {
    let each = places.iter().filter_map(|index| Some((*index, known.get(*index as usize)?)));
    if let [only] = places {
        let candidates = each.map(|(_, place)| Candidate { place_id: Arc::clone(&place.id), score: 1.0 }).collect();
        return Choice { candidates, chosen: Some(*only), reason: String::new() };
    }
    if places.is_empty() {
        return Choice { candidates: Vec::new(), chosen: None, reason: "no gazetteer has it".to_owned() };
    }
    let mut scored: Vec<Scored<'_>> = each.map(|(index, place)| score(known, (index, place), (said, in_area), near, memory)).collect();
    scored.sort_by(|a, b| b.points.total_cmp(&a.points).then(a.index.cmp(&b.index)));
    let most = scored.first().map_or(0.0, |best| best.points);
    let total: f64 = scored.iter().map(|place| (place.points - most).exp()).sum();
    let shares: Vec<f64> = scored.iter().map(|place| (place.points - most).exp() / total).collect();
    let ahead = match shares.as_slice() {
        [first, second, ..] => first - second >= AHEAD,
        _ => true,
    };
    let reason = match scored.as_slice() {
        [best, others @ ..] if ahead => best.reason(others),
        _ => "ambiguous: nothing tells its candidates apart".to_owned(),
    };
    let rounded = |score: f64| (score * 1000.0).round() / 1000.0;
    let candidates =
        scored.iter().zip(&shares).map(|(place, share)| Candidate { place_id: Arc::clone(&place.place.id), score: rounded(*share) });
    Choice { candidates: candidates.collect(), chosen: scored.first().filter(|_| ahead).map(|best| best.index), reason }
}

fn score<'a>(
    known: &'a [Known],
    (index, place): (u32, &'a Known),
    (said, in_area): (Option<&'a (&'static [PlaceKind], String)>, bool),
    near: &[Option<u32>],
    memory: &Memory,
) -> Scored<'a> {
    let mut scored = by_neighbours(known, index, place, near);
    scored.points += prior(place, in_area) + if place.curated { CURATED } else { 0.0 };
    if let Some(times) = memory.meant.get(&index) {
        scored.points += 0.4 + 0.1 * f64::from((*times).min(4));
        if matches!(scored.why, Why::Kind) {
            scored.why = Why::Before;
        }
    }
    if let Some((kinds, word)) = said
        && kinds.contains(&place.kind)
    {
        scored.points += 4.0;
        scored.why = Why::Said(word);
    }
    scored
}

impl Scored<'_> {
    /// Why it is ahead of the others, in words.
    fn reason(&self, others: &[Scored<'_>]) -> String {
        // of two of one kind, with nothing else to tell them apart, distance has decided
        let is_nearest = |other: &Scored<'_>| match (self.nearest_km, other.nearest_km) {
            (Some(here), Some(there)) => here < there && other.place.kind == self.place.kind,
            _ => false,
        };
        let why = if matches!(self.why, Why::Kind) && others.first().is_some_and(is_nearest) { Why::Nearest } else { self.why };
        match why {
            Why::Said(word) => word.to_owned(),
            Why::In(other) => format!("\"{other}\" is named near it"),
            Why::SameCountry(other) => format!("\"{other}\", in the same country, is named near it"),
            Why::Before => "meant before".to_owned(),
            Why::Nearest => "the nearest to what is named around it".to_owned(),
            Why::Kind => format!("the {}, as nothing says otherwise", self.place.kind.label()),
        }
    }
}

/// What speaks for a place that is meant more often than the town of its name.
const OFTEN: f64 = 2.0;

/// What speaks for a place that somebody has curated for this subject.
const CURATED: f64 = 1.5;

/// Governorates that are meant more often than the town of their name where something is in them, comes from or goes on there.
const OFTEN_MEANT: [&str; 2] = ["idlib-governorate", "quneitra-governorate"];

/// A name by itself is most often a town or a country.
fn prior(place: &Known, in_area: bool) -> f64 {
    if in_area && place.often_meant {
        return OFTEN;
    }
    match place.kind {
        PlaceKind::City | PlaceKind::Country => 1.0,
        PlaceKind::Town | PlaceKind::River | PlaceKind::Sea => 0.8,
        PlaceKind::Region => 0.5,
        PlaceKind::Governorate | PlaceKind::Base | PlaceKind::Field | PlaceKind::Crossing | PlaceKind::Building => 0.0,
        PlaceKind::Road | PlaceKind::Border | PlaceKind::Tripoint => -0.5,
    }
}

/// Parents and countrymen in the text speak for a place; a place far from all of them does not belong there.
fn by_neighbours<'a>(known: &'a [Known], index: u32, place: &'a Known, near: &[Option<u32>]) -> Scored<'a> {
    let mut scored = Scored { index, place, points: 0.0, nearest_km: None, why: Why::Kind };
    let mut nearest_cosine: Option<f64> = None;
    for other in near.iter().flatten().copied().filter(|other| *other != index) {
        let Some(neighbour) = known.get(other as usize) else { continue };
        // that a town of a governorate is named says nothing of whether the governorate or its capital is meant
        let related = place.lineage.contains(&other);
        let country = place.country.is_some() && place.country == neighbour.country;
        let cosine: f64 = place.unit.iter().zip(&neighbour.unit).map(|(a, b)| a * b).sum();
        nearest_cosine = Some(cosine.max(nearest_cosine.unwrap_or(-1.0)));
        if related && scored.points < 1.5 {
            scored.points += 0.5;
            if matches!(scored.why, Why::Kind) {
                scored.why = Why::In(&neighbour.id);
            }
        } else if country && scored.points < 1.0 {
            scored.points += 0.25;
            if matches!(scored.why, Why::Kind) {
                scored.why = Why::SameCountry(&neighbour.id);
            }
        }
    }
    scored.nearest_km = nearest_cosine.map(|cosine| EARTH_RADIUS_KM * cosine.clamp(-1.0, 1.0).acos());
    // what is named in one breath lies together
    scored.points += scored.nearest_km.map_or(0.0, |km| (0.6 - km / 250.0).max(0.0));
    scored.points -= scored.nearest_km.map_or(0.0, |km| (km / 1500.0).min(2.0));
    scored
}
