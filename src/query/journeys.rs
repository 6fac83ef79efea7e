//! What is told of a movement beside its line: how long the way is, how fast it must have been, and which places it meets.

use super::{End, leg_line};
use crate::dossier::{Claim, ClaimId, Dossier, Happening, Leg};
use crate::geo::geodesic_length_km;
use crate::time::Edtf;

/// What a movement does at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Meets {
    /// It sets out there.
    Departs,
    /// It comes through.
    Passes,
    /// It ends there.
    Arrives,
}

impl Meets {
    /// The words of the interface.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Departs => "departs",
            Self::Passes => "passes through",
            Self::Arrives => "arrives",
        }
    }
}

/// A movement at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// The claim that says so.
    pub claim: ClaimId,
    /// What it does there.
    pub what: Meets,
    /// When, where the article dates that.
    pub when: Option<Edtf>,
}

/// The movements that an article has depart from, pass or arrive at a place, in the order of the dossier; each claim once for each
/// thing that it does there.
#[must_use]
pub fn meetings_at(dossier: &Dossier, place: &str) -> Vec<Meeting> {
    let mut meetings: Vec<Meeting> = Vec::new();
    for (claim, leg) in dossier.claims().flat_map(|(id, claim)| claim.legs.iter().map(move |leg| (id, leg))) {
        for (what, there, when) in [
            (Meets::Departs, leg.from.as_deref() == Some(place), &leg.depart),
            (Meets::Passes, leg.via.iter().any(|via| via == place), &None),
            (Meets::Arrives, leg.to.as_deref() == Some(place), &leg.arrive),
        ] {
            if there && !meetings.iter().any(|known| known.claim == claim && known.what == what) {
                meetings.push(Meeting { claim, what, when: when.clone() });
            }
        }
    }
    meetings
}

/// The events that an article says were at a place, in order of time, undated ones last: the first claim of each.
#[must_use]
pub fn happenings_at(dossier: &Dossier, place: &str) -> Vec<ClaimId> {
    let mut found: Vec<ClaimId> = Vec::new();
    for (id, claim) in dossier.claims() {
        if claim.places.iter().any(|there| there.place == place) && !found.iter().any(|known| known.of == id.of) {
            found.push(id);
        }
    }
    let begins = |id: &ClaimId| dossier.claim(*id).and_then(|claim| claim.when.as_ref()?.edtf.strict().a_moment_in());
    found.sort_by_key(|id| begins(id).map_or((true, None), |moment| (false, Some(moment))));
    found
}

/// The places at which the claims of a happening are, or end: identifiers, each once, in the order of the claims.
#[must_use]
pub fn places_of(dossier: &Dossier, of: Happening) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for id in dossier.claims_of(of).iter().flat_map(Claim::place_ids) {
        if !places.iter().any(|known| known == id) {
            places.push(id.to_owned());
        }
    }
    places
}

/// How long a leg's line is between two known ends, in km on the ellipsoid; none where an end is open, since the line then is ours.
#[must_use]
pub fn length_km(dossier: &Dossier, leg: &Leg) -> Option<f64> {
    let line = leg_line(dossier, leg)?;
    let known = line.from == End::Known && line.to == End::Known && line.points.len() > 1;
    known.then(|| geodesic_length_km(&line.points))
}

/// The least speed at which a leg of that length keeps its two dates, in km/h: from the first moment of its departure to the last of its
/// arrival. None where one of them is open.
#[must_use]
pub fn least_speed_kmh(leg: &Leg, length_km: f64) -> Option<f64> {
    let out = leg.depart.as_ref()?.strict().start?;
    let there = leg.arrive.as_ref()?.strict().end?;
    let hours = there.seconds_since(out) as f64 / 3_600.0;
    (hours > 0.0).then(|| length_km / hours)
}

/// `228 km as drawn; at least 2 km/h`, one part for each leg; empty where no leg has two known ends.
#[must_use]
pub fn journey_text(dossier: &Dossier, claim: &Claim) -> String {
    let one = |leg: &Leg| {
        let km = length_km(dossier, leg)?;
        let speed = least_speed_kmh(leg, km).map(|kmh| format!(", at least {kmh:.1} km/h")).unwrap_or_default();
        Some(format!("{km:.0} km as drawn{speed}"))
    };
    claim.legs.iter().filter_map(one).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_speed_is_the_least_that_the_dates_allow() {
        let mut leg = Leg {
            from: None,
            via: vec![],
            to: None,
            direction: None,
            routes: vec![],
            path: crate::dossier::PathKnowledge::Unknown,
            depart: "2019-10-20T06:00:00Z".parse().ok(),
            arrive: "2019-10-20T08:00:00Z".parse().ok(),
            stood: false,
            stays: false,
        };
        let speed = least_speed_kmh(&leg, 800.0).unwrap();
        assert!((speed - 400.0).abs() < 0.2, "{speed}");
        leg.arrive = "2019-10-21".parse().ok();
        assert!(least_speed_kmh(&leg, 800.0).unwrap() < 20.0, "it may have arrived at the end of the day");
        leg.depart = None;
        assert_eq!(least_speed_kmh(&leg, 800.0), None);
    }
}
