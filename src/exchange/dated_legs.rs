//! Where the legs of movements were at which moments, as far as articles date it: what the formats of moving things have in common.
//!
//! An end is dated when its article gives the day or better. A month is no moment at which anything was anywhere, and stays in words
//! beside the leg. Days are those of [`crate::query::whereabouts`]: a departure lies at the beginning of its day, an arrival at the
//! end, so that what is written moves as it does on the map.

use super::rows::legs_of;
use super::{Layer, Row, Selection, rows};
use crate::dossier::{Claim, Dossier, Happening, Leg};
use crate::geo::{LonLat, Path, densify};
use crate::query::{End, leg_line};
use crate::time::{Edtf, Moment, TimeSpan};

/// A leg, its row, and the claims that tell it and pass.
pub(super) struct ToldLeg<'a> {
    pub(super) row: Row,
    pub(super) leg: &'a Leg,
    pub(super) claims: Vec<&'a Claim>,
}

/// The legs of a selection, in the order of the rows of `movements`.
pub(super) fn told_legs<'a>(what: &Selection<'a>) -> Vec<ToldLeg<'a>> {
    let dossier = what.dossier;
    let mut told: Vec<(String, &Leg, Vec<&Claim>)> = Vec::new();
    for of in (0..dossier.movements.len()).map(Happening::Movement) {
        let passing: Vec<&Claim> =
            dossier.claims().filter(|(id, _)| id.of == of && what.filter.matches(dossier, *id)).map(|(_, claim)| claim).collect();
        told.extend(legs_of(dossier, of).into_iter().enumerate().map(|(n, leg)| {
            let tellers = passing.iter().filter(|claim| claim.legs.contains(leg)).copied().collect();
            (format!("{}/{}", dossier.id(of), n + 1), leg, tellers)
        }));
    }
    let mut told = told.into_iter();
    // the rows leave out legs that nobody tells any more, and keep the order
    rows(dossier, Layer::Movements, what.filter)
        .into_iter()
        .filter_map(|row| told.find(|(id, ..)| *id == row.id).map(|(_, leg, claims)| ToldLeg { row, leg, claims }))
        .collect()
}

/// A spot at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sample {
    pub(super) at: Moment,
    pub(super) spot: LonLat,
}

/// A stretch of time at one spot. An end that nobody states is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rest {
    pub(super) since: Option<Moment>,
    /// The moment after its last.
    pub(super) until: Option<Moment>,
    pub(super) spot: LonLat,
}

/// What is dated of a leg.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct DatedLeg {
    /// Along the way at constant speed, moments strictly increasing; empty unless both ends are known spots and dated to the day.
    pub(super) way: Vec<Sample>,
    /// Where it set out, if that is dated to the day and a known spot.
    pub(super) depart: Option<Sample>,
    /// Where it came, if that is dated to the day and a known spot.
    pub(super) arrive: Option<Sample>,
    /// Where the article says it stood before, until it set out or until the claim's date began.
    pub(super) stood: Option<Rest>,
    /// Where the article says it stayed, from when it came or from when the claim's date was over.
    pub(super) stays: Option<Rest>,
}

impl DatedLeg {
    /// What is dated of a leg that these claims tell. Bends of the way are no farther apart than `max_step_km`.
    pub(super) fn of(dossier: &Dossier, leg: &Leg, claims: &[&Claim], max_step_km: f64) -> Self {
        let Some(line) = leg_line(dossier, leg) else {
            return Self::default();
        };
        let spot = |end: End, spot: Option<&LonLat>| spot.copied().filter(|_| end == End::Known);
        let (from, to) = (spot(line.from, line.points.first()), spot(line.to, line.points.last()));
        let sample = |at: Option<Moment>, spot: Option<LonLat>| at.zip(spot).map(|(at, spot)| Sample { at, spot });
        let depart = sample(day_of(leg.depart.as_ref()).and_then(|day| day.start), from);
        let arrive = sample(day_of(leg.arrive.as_ref()).and_then(|day| day.end), to);
        let way = match (depart, arrive) {
            (Some(depart), Some(arrive)) => way(densify(&line.points, max_step_km), depart.at, arrive.at),
            _ => Vec::new(),
        };
        // what the claims date as a whole: their certain part, and all that it may be
        let dates: Vec<&Edtf> = claims.iter().filter_map(|claim| claim.when.as_ref()).map(|when| &when.edtf).collect();
        let strict = TimeSpan::covering(dates.iter().map(|date| date.strict())).unwrap_or_default();
        let fuzzy = TimeSpan::covering(dates.iter().map(|date| date.fuzzy())).unwrap_or_default();
        let stood = from.filter(|_| leg.stood).and_then(|spot| {
            let until = leg.depart.as_ref().and_then(|date| date.strict().start).or(fuzzy.start)?;
            Some(Rest { since: strict.start.filter(|since| *since < until), until: Some(until), spot })
        });
        let stays = to.filter(|_| leg.stays).and_then(|spot| {
            let since = leg.arrive.as_ref().and_then(|date| date.strict().end).or(fuzzy.end)?;
            Some(Rest { since: Some(since), until: strict.end.filter(|until| *until > since), spot })
        });
        Self { way, depart, arrive, stood, stays }
    }
}

/// The bounds of a date that is given to the day or better.
fn day_of(date: Option<&Edtf>) -> Option<TimeSpan> {
    date.filter(|date| date.date_prec() == 1).map(Edtf::strict)
}

/// Each bend with the moment at which it is reached at constant speed. Bends less than a second apart are one.
fn way(points: Vec<LonLat>, depart: Moment, arrive: Moment) -> Vec<Sample> {
    let Some(path) = Path::new(points) else {
        return Vec::new();
    };
    let (length_km, duration_s) = (path.length_km(), arrive.seconds_since(depart));
    if length_km <= 0.0 || duration_s <= 0 {
        return Vec::new();
    }
    let last = path.points().len() - 1;
    let mut way: Vec<Sample> = Vec::new();
    for (n, (spot, km)) in path.points().iter().zip(path.km_at_points()).enumerate() {
        let at = if n == last { arrive } else { depart.plus_seconds((duration_s as f64 * km / length_km).round() as i64) };
        let later = way.last().is_none_or(|before| before.at < at);
        if n == last || (later && at < arrive) {
            way.push(Sample { at, spot: *spot });
        }
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse::<Edtf>().unwrap().strict().start.unwrap()
    }

    #[test]
    fn a_way_is_gone_at_constant_speed_and_ends_when_it_is_said_to() {
        let points = [34.0, 34.5, 36.0].map(|lat| LonLat::new(40.0, lat).unwrap()).to_vec();
        let way = way(points, moment("2019-10-20"), moment("2019-10-24"));
        // measured on the ellipsoid, where a degree of latitude grows a little toward the pole
        let said: Vec<String> = way.iter().map(|sample| format!("{} {}", sample.at, sample.spot.lat)).collect();
        assert_eq!(said, ["2019-10-20T00:00:00Z 34", "2019-10-20T23:59:49Z 34.5", "2019-10-24T00:00:00Z 36"]);
    }

    #[test]
    fn a_way_of_no_length_or_no_time_has_no_moments() {
        let spot = LonLat::new(40.0, 34.0).unwrap();
        let other = LonLat::new(40.0, 35.0).unwrap();
        assert_eq!(way(vec![spot, spot], moment("2019-10-20"), moment("2019-10-24")), []);
        assert_eq!(way(vec![spot, other], moment("2019-10-24"), moment("2019-10-20")), []);
    }

    #[test]
    fn a_month_dates_no_end() {
        let dated = |text: &str| day_of(Some(&text.parse().unwrap())).is_some();
        assert!(dated("2019-10-20") && dated("2019-10-20T06:00:00Z"));
        assert!(!dated("2019-10") && !dated("2019-10-20~"));
    }
}
