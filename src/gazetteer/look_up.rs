//! Finding places by identifier, by name, and by what somebody probably meant.

use std::collections::{BTreeSet, HashMap};

use super::{Place, Route, Waypoint, fold};
use crate::geo::LonLat;

/// All places and named lines of a dossier, in the order of their file, with look-up tables.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    places: Vec<Place>,
    routes: Vec<Route>,
    place_by_id: HashMap<String, usize>,
    route_by_id: HashMap<String, usize>,
    places_by_name: HashMap<String, Vec<usize>>,
}

impl Gazetteer {
    /// Builds the look-up tables. Of two places with one identifier, the first is found; a check reports the second.
    #[must_use]
    pub fn new(places: Vec<Place>, routes: Vec<Route>) -> Self {
        let mut place_by_id = HashMap::new();
        let mut places_by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, place) in places.iter().enumerate() {
            place_by_id.entry(place.id.clone()).or_insert(index);
            let folded: BTreeSet<String> = place.names.iter().map(|name| fold(&name.text)).collect();
            for name in folded {
                places_by_name.entry(name).or_default().push(index);
            }
        }
        let mut route_by_id = HashMap::new();
        for (index, route) in routes.iter().enumerate() {
            route_by_id.entry(route.id.clone()).or_insert(index);
        }
        Self { places, routes, place_by_id, route_by_id, places_by_name }
    }

    /// Every place, in the order of the file.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Every named line, in the order of the file.
    #[must_use]
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// The place of that identifier.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.place_by_id.get(id).and_then(|index| self.places.get(*index))
    }

    /// The named line of that identifier.
    #[must_use]
    pub fn route(&self, id: &str) -> Option<&Route> {
        self.route_by_id.get(id).and_then(|index| self.routes.get(*index))
    }

    /// Every place that has this name in some spelling; more than one where the name is ambiguous.
    #[must_use]
    pub fn named(&self, name: &str) -> Vec<&Place> {
        let indices = self.places_by_name.get(&fold(name)).map(Vec::as_slice).unwrap_or_default();
        indices.iter().filter_map(|index| self.places.get(*index)).collect()
    }

    /// Whether `id` is `ancestor` or lies in it. Ends on a cycle of parents too.
    #[must_use]
    pub fn lies_in(&self, id: &str, ancestor: &str) -> bool {
        self.lineage(id).any(|place| place.id == ancestor)
    }

    /// The place itself, then its parent, and so on; it stops where a parent is unknown or comes a second time.
    pub fn lineage<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Place> {
        let mut seen = BTreeSet::new();
        std::iter::successors(self.place(id), |place| place.parent.as_deref().and_then(|parent| self.place(parent)))
            .take_while(move |place| seen.insert(place.id.as_str()))
    }

    /// The coordinates of a route's bends; bends at unknown places are left out (a check reports them).
    #[must_use]
    pub fn line_of(&self, route: &Route) -> Vec<LonLat> {
        route
            .waypoints
            .iter()
            .filter_map(|waypoint| match waypoint {
                Waypoint::Place(id) => self.place(id).map(|place| place.at),
                Waypoint::Spot(at) => Some(*at),
            })
            .collect()
    }
}

/// The up to three known identifiers most like `unknown`, best first: what somebody probably meant.
pub fn nearest_ids<'a>(unknown: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    const ALIKE: f64 = 0.6;
    let mut scored: Vec<(f64, &str)> = known
        .map(|id| {
            let contained = !unknown.is_empty() && (id.contains(unknown) || unknown.contains(id));
            let score = strsim::jaro_winkler(unknown, id).max(strsim::normalized_damerau_levenshtein(unknown, id));
            (score + if contained { 0.2 } else { 0.0 }, id)
        })
        .filter(|(score, _)| *score >= ALIKE)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.dedup_by_key(|(_, id)| *id);
    scored.into_iter().take(3).map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{CoordinateSource, Name, PlaceKind};

    fn place(id: &str, name: &str, parent: Option<&str>) -> Place {
        Place {
            id: id.to_owned(),
            kind: PlaceKind::City,
            names: vec![Name { text: name.to_owned(), lang: "en".to_owned(), script: None, preferred: true }],
            at: LonLat::new(40.75, 36.5).unwrap(),
            source: CoordinateSource::Convention("a test".to_owned()),
            radius_km: 5.0,
            country: None,
            parent: parent.map(str::to_owned),
            route: None,
            links: vec![],
            note: None,
        }
    }

    #[test]
    fn an_ambiguous_name_gives_every_place_that_bears_it() {
        let gazetteer = Gazetteer::new(
            vec![place("hasakah", "Hasakah", None), place("hasakah-governorate", "Al-Hasakah", None), place("raqqa", "Raqqa", None)],
            vec![],
        );
        let found: Vec<_> = gazetteer.named("al hasakah").iter().map(|place| place.id.as_str()).collect();
        assert_eq!(found, ["hasakah", "hasakah-governorate"]);
        assert!(gazetteer.named("Palmyra").is_empty());
    }

    #[test]
    fn a_cycle_of_parents_ends() {
        let gazetteer = Gazetteer::new(vec![place("a", "A", Some("b")), place("b", "B", Some("a"))], vec![]);
        assert_eq!(gazetteer.lineage("a").count(), 2);
        assert!(gazetteer.lies_in("a", "b"));
        assert!(!gazetteer.lies_in("a", "c"));
    }

    #[test]
    fn a_misspelt_id_finds_its_neighbours() {
        let known = ["hasakah", "hasakah-governorate", "raqqa", "manbij"];
        assert_eq!(nearest_ids("hassaka", known.into_iter()).first(), Some(&"hasakah"));
        assert_eq!(nearest_ids("menbij", known.into_iter()), ["manbij"]);
        assert!(nearest_ids("zzz", known.into_iter()).is_empty());
    }
}
