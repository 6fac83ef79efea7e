//! How well linking does, measured the way geoparsing papers do: recognition by precision, recall and F1 over spans, the choice of place
//! by accuracy and by accuracy within 161 km (100 miles), roles by accuracy (Gritta et al. 2020, "A pragmatic guide to geoparsing
//! evaluation").

use std::collections::BTreeMap;

use super::annotated::GoldMention;
use super::mention::{Mention, Role};
use crate::geo::{LonLat, distance_km};

/// What was counted, over one text or over many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Locations that were annotated and found as such, with the same span.
    pub locations_right: usize,
    /// Locations that were found and not annotated as such.
    pub locations_false: usize,
    /// Locations that were annotated and not found as such.
    pub locations_missed: usize,
    /// Locations found rightly whose place is annotated.
    pub places_known: usize,
    /// Of these, how many got that place.
    pub places_right: usize,
    /// Of these, how many got a place within 161 km of it.
    pub places_near: usize,
    /// Spans of any role that were both annotated and found.
    pub spans_common: usize,
    /// Of these, how many got the annotated role.
    pub roles_right: usize,
    /// Marks on what was annotated as a person, an organisation or a product.
    pub marks_on_names: usize,
    /// How often a role was annotated, and how often it was found for it.
    pub by_role: BTreeMap<Role, (usize, usize)>,
    /// Each error in words.
    pub errors: Vec<String>,
}

/// Within this distance a place counts as near, in km: 100 miles, as in the papers.
const NEAR_KM: f64 = 161.0;

impl Score {
    /// Counts one text in. `at` says where a place is.
    pub fn add(&mut self, name: &str, gold: &[GoldMention], found: &[Mention], at: impl Fn(&str) -> Option<LonLat>) {
        let find = |wanted: &GoldMention| found.iter().find(|mention| mention.start == wanted.start && mention.end == wanted.end);
        for wanted in gold {
            let mention = find(wanted);
            if let Some(mention) = mention {
                self.spans_common += 1;
                let (all, right) = self.by_role.entry(wanted.role).or_default();
                *all += 1;
                *right += usize::from(mention.role == wanted.role);
                self.roles_right += usize::from(mention.role == wanted.role);
                if mention.role == Role::Location && matches!(wanted.role, Role::Person | Role::Organisation | Role::Product) {
                    self.marks_on_names += 1;
                }
            }
            if wanted.role != Role::Location {
                continue;
            }
            if let Some(mention) = mention.filter(|mention| mention.role == Role::Location) {
                self.locations_right += 1;
                self.judge_place(name, wanted, mention, &at);
            } else {
                self.locations_missed += 1;
                let why = mention.map_or_else(|| "not found".to_owned(), |mention| format!("{}: {}", mention.role.name(), mention.reason));
                self.errors.push(format!("{name} {}: missed \"{}\" ({why})", wanted.start, wanted.surface));
            }
        }
        for mention in found.iter().filter(|mention| mention.role == Role::Location) {
            let wanted = gold.iter().find(|wanted| wanted.start == mention.start && wanted.end == mention.end);
            if wanted.is_none_or(|wanted| wanted.role != Role::Location) {
                self.locations_false += 1;
                let what = wanted.map_or("nothing annotated", |wanted| wanted.role.name());
                self.errors.push(format!("{name} {}: false \"{}\" ({what}; {})", mention.start, mention.surface, mention.reason));
            }
        }
    }

    fn judge_place(&mut self, name: &str, wanted: &GoldMention, mention: &Mention, at: &impl Fn(&str) -> Option<LonLat>) {
        let Some(place) = &wanted.place else { return };
        self.places_known += 1;
        if mention.place.as_deref() == Some(place.as_str()) {
            self.places_right += 1;
        } else {
            let chosen = mention.place.as_deref().unwrap_or("none");
            self.errors.push(format!("{name} {}: \"{}\" is {place}, chosen {chosen} ({})", wanted.start, wanted.surface, mention.reason));
        }
        let spots = at(place).zip(mention.place.as_deref().and_then(at));
        self.places_near += usize::from(spots.is_some_and(|(a, b)| distance_km(a, b) <= NEAR_KM));
    }

    /// Of what was found, how much is right.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.locations_right, self.locations_right + self.locations_false)
    }

    /// Of what there is, how much was found.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.locations_right, self.locations_right + self.locations_missed)
    }

    /// The harmonic mean of both.
    #[must_use]
    pub fn f1(&self) -> f64 {
        share(2 * self.locations_right, 2 * self.locations_right + self.locations_false + self.locations_missed)
    }

    /// How many of the places are right.
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        share(self.places_right, self.places_known)
    }

    /// How many are right or within 161 km.
    #[must_use]
    pub fn accuracy_at_161_km(&self) -> f64 {
        share(self.places_near, self.places_known)
    }

    /// How many of the spans that both have bear the right role.
    #[must_use]
    pub fn role_accuracy(&self) -> f64 {
        share(self.roles_right, self.spans_common)
    }
}

/// A share; of nothing, all.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_be_wrong_is_counted_once() {
        let gold = |start, role, place: Option<&str>| GoldMention {
            start,
            end: start + 3,
            surface: "abc".to_owned(),
            role,
            place: place.map(str::to_owned),
        };
        let found = |start, role, place: Option<&str>| Mention {
            start,
            end: start + 3,
            byte_start: start,
            byte_end: start + 3,
            paragraph: 1,
            surface: "abc".to_owned(),
            place: place.map(Into::into),
            role,
            candidates: vec![],
            reason: "a test".into(),
        };
        let mut score = Score::default();
        let spot = |id: &str| LonLat::new(if id == "far" { 60.0 } else { 40.0 }, 35.0).ok();
        score.add(
            "t",
            &[
                gold(0, Role::Location, Some("here")),
                gold(10, Role::Location, Some("here")),
                gold(20, Role::Location, Some("here")),
                gold(30, Role::Location, None),
                gold(40, Role::Person, None),
            ],
            &[
                found(0, Role::Location, Some("here")),
                found(10, Role::Location, Some("near")),
                found(20, Role::Location, Some("far")),
                found(40, Role::Location, Some("here")),
                found(50, Role::Location, None),
            ],
            spot,
        );
        assert_eq!((score.locations_right, score.locations_false, score.locations_missed), (3, 2, 1));
        assert_eq!((score.places_known, score.places_right, score.places_near), (3, 1, 2));
        assert_eq!((score.spans_common, score.roles_right, score.marks_on_names), (4, 3, 1));
        assert!((score.f1() - 2.0 / 3.0).abs() < 1e-9 && (score.precision() - 0.6).abs() < 1e-9 && (score.recall() - 0.75).abs() < 1e-9);
        assert_eq!(score.errors.len(), 5);
    }
}
