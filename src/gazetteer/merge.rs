//! One gazetteer behind another: what is curated comes first, what is only known comes after.

use std::collections::{HashMap, HashSet};

use super::{Gazetteer, Place, PlaceKind, fold};
use crate::geo::distance_km;

/// A place of the same name and sort within this distance is taken for the same place, in km.
const SAME_WITHIN_KM: f64 = 40.0;

/// Sorts of places between which nobody chooses by a name alone: a city and a town of one name are one place, a city and a
/// governorate are two.
fn sort_of(kind: PlaceKind) -> u8 {
    match kind {
        PlaceKind::City | PlaceKind::Town => 0,
        PlaceKind::Governorate => 1,
        PlaceKind::Country => 2,
        PlaceKind::Region | PlaceKind::Sea => 3,
        PlaceKind::River => 4,
        PlaceKind::Base | PlaceKind::Field | PlaceKind::Crossing | PlaceKind::Building => 5,
        PlaceKind::Road | PlaceKind::Border | PlaceKind::Tripoint => 6,
    }
}

/// The places of a gazetteer, and behind them those that it does not have: neither by identifier nor, within 40 km or as a country, by
/// a name. Of two alike behind it, the first is taken. What a place here lies in is known from behind where nobody said it.
#[must_use]
pub fn merged(first: &Gazetteer, behind: &[Place]) -> Gazetteer {
    let mut places = first.places().to_vec();
    let mut named: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, place) in places.iter().enumerate() {
        for name in &place.names {
            named.entry(fold(&name.text)).or_default().push(index);
        }
    }
    let mut ids: HashSet<String> = places.iter().map(|place| place.id.clone()).collect();
    for place in behind {
        let same = |other: &Place| {
            sort_of(other.kind) == sort_of(place.kind)
                && (place.kind == PlaceKind::Country || distance_km(other.at, place.at) <= SAME_WITHIN_KM + other.radius_km)
        };
        let folded: Vec<String> = place.names.iter().map(|name| fold(&name.text)).collect();
        let by_name = folded.iter().filter_map(|name| named.get(name)).flatten();
        let known = ids.contains(&place.id) || by_name.filter_map(|index| places.get(*index)).any(same);
        if let Some(parent) = &place.parent
            && ids.contains(&place.id)
            && let Some(here) = places.iter_mut().find(|here| here.id == place.id)
        {
            here.parent.get_or_insert_with(|| parent.clone());
        }
        if !known {
            for name in folded {
                named.entry(name).or_default().push(places.len());
            }
            ids.insert(place.id.clone());
            places.push(place.clone());
        }
    }
    Gazetteer::new(places, first.routes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{CoordinateSource, Name};
    use crate::geo::LonLat;

    fn place(id: &str, kind: PlaceKind, name: &str, lon: f64) -> Place {
        Place {
            id: id.to_owned(),
            kind,
            names: vec![Name { text: name.to_owned(), lang: "en".to_owned(), script: None, preferred: true }],
            at: LonLat::new(lon, 35.0).unwrap(),
            source: CoordinateSource::Convention("a test".to_owned()),
            radius_km: 5.0,
            country: None,
            parent: None,
            route: None,
            links: vec![],
            note: None,
        }
    }

    #[test]
    fn what_a_place_lies_in_is_known_from_behind_where_nobody_said_it() {
        let within = |parent: &str| Place { parent: Some(parent.to_owned()), ..place("rome", PlaceKind::City, "Rome", 12.5) };
        let parent = |first: Place| {
            let merged =
                merged(&Gazetteer::new(vec![first], vec![]), &[within("italy"), place("italy", PlaceKind::Country, "Italy", 12.0)]);
            merged.place("rome").and_then(|rome| rome.parent.clone())
        };
        assert_eq!(parent(place("rome", PlaceKind::City, "Rome", 12.5)).as_deref(), Some("italy"));
        assert_eq!(parent(within("latium")).as_deref(), Some("latium"));
    }

    #[test]
    fn what_is_curated_hides_what_is_the_same_and_nothing_else() {
        let first = Gazetteer::new(vec![place("raqqa", PlaceKind::City, "Raqqa", 39.0)], vec![]);
        let behind = [
            place("raqqa", PlaceKind::City, "Elsewhere", 10.0),
            place("ar-raqqah", PlaceKind::Town, "Ar-Raqqa", 39.1),
            place("raqqa-far", PlaceKind::Town, "Raqqa", 45.0),
            place("raqqa-governorate", PlaceKind::Governorate, "Raqqa", 39.0),
            place("homs", PlaceKind::City, "Homs", 36.7),
        ];
        let ids: Vec<String> = merged(&first, &behind).places().iter().map(|place| place.id.clone()).collect();
        assert_eq!(ids, ["raqqa", "raqqa-far", "raqqa-governorate", "homs"]);
    }
}
