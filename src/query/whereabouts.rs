//! Where a movement is at a moment, as far as an article says.
//!
//! An article that dates both ends of a leg to the day says where the convoy was between them, if it went at constant speed. One that
//! dates them coarsely, or only one of them, leaves a stretch of the way on which it may have been: the nearer to a dated end in time,
//! the shorter. One that dates neither says only that the way was gone in some stretch of time, and what is drawn then is a scheme.

use super::End;
use crate::dossier::{Leg, MovementKind};
use crate::time::{Edtf, Moment, TimeSpan};

/// Lasting traffic has no single departure: its schematic marker runs its line once in this time (60 days).
const TRAFFIC_PERIOD_S: i64 = 60 * 86_400;
/// A schematic marker that would take longer than this for its line is shown as lasting traffic (400 days).
const LONGEST_SINGLE_RUN_S: i64 = 400 * 86_400;

/// Where a movement is. Distances are kilometres along its line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Whereabouts {
    /// Not under way, or nothing says that it is.
    Absent,
    /// There, by two dates that the article states, at constant speed.
    Stated {
        /// From the beginning of the line.
        km: f64,
    },
    /// Somewhere on that stretch, by what the article dates.
    Between {
        /// From the beginning of the line.
        from_km: f64,
        /// From the beginning of the line; not below `from_km`.
        to_km: f64,
    },
    /// At an end of its line: the article says that it stood there before, or stayed there after.
    Held {
        /// From the beginning of the line.
        km: f64,
    },
    /// A scheme: it runs its line once while the claim's date lasts, and nobody says that it was there.
    Schematic {
        /// From the beginning of the line.
        km: f64,
    },
}

/// The stretch of time in which a dated end may lie.
#[derive(Clone, Copy)]
struct Bound {
    earliest: Moment,
    latest: Moment,
    to_the_day: bool,
}

impl Bound {
    fn of(date: Option<&Edtf>) -> Option<Self> {
        let date = date?;
        let span = date.strict();
        Some(Self { earliest: span.start?, latest: span.end?, to_the_day: date.date_prec() == 1 })
    }
}

/// A leg that is to be found on its way.
#[derive(Clone, Copy, Debug)]
pub struct Travel<'a> {
    /// The leg.
    pub leg: &'a Leg,
    /// What sort of movement it belongs to.
    pub kind: MovementKind,
    /// How long its line is, in km.
    pub length_km: f64,
    /// How well the two ends of its line are known.
    pub ends: (End, End),
    /// The fuzzy bounds of its claim's date; none where that has no date.
    pub lasts: Option<TimeSpan>,
}

/// Where a leg is at a moment; `schematic` says whether a scheme is wanted where nothing is dated.
#[must_use]
pub fn whereabouts(travel: &Travel<'_>, now: Moment, schematic: bool) -> Whereabouts {
    let Travel { leg, kind, length_km, ends, lasts } = *travel;
    // wherever it came from: it is where it went, once it has come, or once the time is over in which it came
    let over = Bound::of(leg.arrive.as_ref()).map(|there| there.latest).or(lasts.and_then(|span| span.end));
    if leg.stays && ends.1 == End::Known && over.is_some_and(|over| now >= over) {
        return Whereabouts::Held { km: length_km };
    }
    // and wherever it went: it is where it set out from, before it did
    let begins = Bound::of(leg.depart.as_ref()).map(|out| out.earliest).or(lasts.and_then(|span| span.start));
    if leg.stood && ends.0 == End::Known && begins.is_some_and(|begins| now < begins) {
        return Whereabouts::Held { km: 0.0 };
    }
    if length_km <= 0.0 {
        return Whereabouts::Absent;
    }
    let known = ends == (End::Known, End::Known);
    let (depart, arrive) = (Bound::of(leg.depart.as_ref()), Bound::of(leg.arrive.as_ref()));
    match (depart, arrive) {
        (Some(out), Some(there)) if known && out.earliest < there.latest => {
            if now >= there.latest {
                return Whereabouts::Absent;
            }
            if now < out.earliest {
                return Whereabouts::Absent;
            }
            if out.to_the_day && there.to_the_day {
                return Whereabouts::Stated { km: length_km * part(out.earliest, there.latest, now) };
            }
            let (least, most) = (part(out.latest, there.latest, now), part(out.earliest, there.earliest, now));
            // and nowhere that it could not have come to, or could not come from any more
            let (so_far, left) =
                (reach_km(kind, length_km, now.seconds_since(out.earliest)), reach_km(kind, length_km, there.latest.seconds_since(now)));
            let (from_km, to_km) = ((length_km * least.min(most)).max(length_km - left), (length_km * most.max(least)).min(so_far));
            Whereabouts::Between { from_km: from_km.min(to_km), to_km: to_km.max(from_km) }
        }
        (Some(out), None) if known => {
            let until = lasts.and_then(|span| span.end);
            if now < out.earliest || until.is_some_and(|end| now >= end) {
                return Whereabouts::Absent;
            }
            // it has arrived when its date is over: at the latest it goes at constant speed until then
            let so_far = reach_km(kind, length_km, now.seconds_since(out.earliest));
            let least = until.map_or(0.0, |end| length_km * part(out.latest, end, now));
            Whereabouts::Between { from_km: least.min(so_far), to_km: so_far }
        }
        (None, Some(there)) if known => {
            if now >= there.latest {
                return Whereabouts::Absent;
            }
            let since = lasts.and_then(|span| span.start);
            let left = reach_km(kind, length_km, there.latest.seconds_since(now));
            // nobody knows since when: it is surely on its way once it could not come in time any more
            if since.map_or(left >= length_km, |start| now < start) {
                return Whereabouts::Absent;
            }
            // it set out when its date began, or later: at the most it has come so far at constant speed since then
            let most = since.map_or(length_km, |start| length_km * part(start, there.earliest.max(start), now));
            Whereabouts::Between { from_km: (length_km - left).min(most), to_km: most }
        }
        _ if schematic => {
            let stated = TimeSpan { start: depart.map(|out| out.earliest), end: arrive.map(|there| there.latest) };
            match lasts.map(|span| span.intersection(&stated)) {
                Some(span) if span.contains(now) => Whereabouts::Schematic { km: length_km * schematic_part(span, now, kind) },
                _ => Whereabouts::Absent,
            }
        }
        _ => Whereabouts::Absent,
    }
}

/// How far it may have come in so many seconds, at most the whole length.
fn reach_km(kind: MovementKind, length_km: f64, seconds: i64) -> f64 {
    (kind.top_speed_kmh(length_km) * seconds.max(0) as f64 / 3_600.0).min(length_km)
}

fn part(start: Moment, end: Moment, now: Moment) -> f64 {
    let (start, end, now) = (start.seconds(), end.seconds(), now.seconds());
    ((now - start) as f64 / (end - start).max(1) as f64).clamp(0.0, 1.0)
}

fn schematic_part(span: TimeSpan, now: Moment, kind: MovementKind) -> f64 {
    match (span.start, span.end) {
        (Some(start), Some(end)) if kind != MovementKind::Corridor && end.seconds() - start.seconds() <= LONGEST_SINGLE_RUN_S => {
            part(start, end, now)
        }
        _ => traffic_part(now),
    }
}

/// Where lasting traffic is drawn at a moment, as a part of its line, 0 up to 1.
#[must_use]
pub(super) fn traffic_part(now: Moment) -> f64 {
    now.seconds().rem_euclid(TRAFFIC_PERIOD_S) as f64 / TRAFFIC_PERIOD_S as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::PathKnowledge;
    use crate::geo::{LonLat, Path};

    fn day(text: &str) -> Moment {
        text.parse::<Edtf>().unwrap().strict().start.unwrap()
    }

    /// Due north along a meridian, a little over 222 km.
    fn way() -> Path {
        Path::new(vec![LonLat::new(40.0, 34.0).unwrap(), LonLat::new(40.0, 36.0).unwrap()]).unwrap()
    }

    fn leg(depart: Option<&str>, arrive: Option<&str>) -> Leg {
        let date = |text: Option<&str>| text.map(|text| text.parse().unwrap());
        Leg {
            from: Some("a".to_owned()),
            via: vec![],
            to: Some("b".to_owned()),
            direction: None,
            routes: vec![],
            path: PathKnowledge::Unknown,
            depart: date(depart),
            arrive: date(arrive),
            stood: false,
            stays: false,
        }
    }

    #[test]
    fn what_began_nobody_knows_when_is_on_its_way_once_it_could_not_come_in_time_any_more() {
        let leg = leg(None, Some("2019-10-24"));
        let cases = [("2019-10-24T20:00:00Z", "absent"), ("2019-10-24T22:00:00Z", "22 to 222"), ("2019-10-24T23:00:00Z", "122 to 222")];
        for (now, expected) in cases {
            assert_eq!(rounded(at("../2019-10-24", &leg, now, true)), expected, "{now}");
        }
    }

    fn at(when: &str, leg: &Leg, now: &str, schematic: bool) -> Whereabouts {
        let lasts = Some(when.parse::<Edtf>().unwrap().fuzzy());
        let (kind, ends) = (MovementKind::Withdrawal, (End::Known, End::Known));
        whereabouts(&Travel { leg, kind, length_km: way().length_km(), ends, lasts }, day(now), schematic)
    }

    /// Kilometres, rounded.
    fn rounded(found: Whereabouts) -> String {
        match found {
            Whereabouts::Absent => "absent".to_owned(),
            Whereabouts::Held { km } => format!("held at {km:.0}"),
            Whereabouts::Stated { km } => format!("at {km:.0}"),
            Whereabouts::Between { from_km, to_km } => format!("{from_km:.0} to {to_km:.0}"),
            Whereabouts::Schematic { km } => format!("scheme {km:.0}"),
        }
    }

    #[test]
    fn every_case_of_what_is_dated() {
        let mut there = leg(None, Some("2019-10-24"));
        let mut stood = leg(Some("2019-10-20"), Some("2019-10-23"));
        stood.stood = true;
        let mut left_undated = leg(None, None);
        left_undated.stood = true;
        let mut stayed = leg(Some("2019-10-20"), Some("2019-10-23"));
        stayed.stays = true;
        there.stays = true;
        let cases = [
            // both ends to the day: four days of 55 km and a half each
            (leg(Some("2019-10-20"), Some("2019-10-23")), "2019-10-19", "absent"),
            (leg(Some("2019-10-20"), Some("2019-10-23")), "2019-10-20", "at 0"),
            (leg(Some("2019-10-20"), Some("2019-10-23")), "2019-10-22", "at 111"),
            (leg(Some("2019-10-20"), Some("2019-10-23")), "2019-10-24", "absent"),
            (stayed.clone(), "2019-10-24", "held at 222"),
            (stayed, "2019-10-19", "absent"),
            (stood.clone(), "2019-10-19", "held at 0"),
            (stood.clone(), "2019-10-22", "at 111"),
            (stood, "2019-10-24", "absent"),
            (left_undated, "2019-09-30", "held at 0"),
            // ends that are months: the earliest and the latest that it may have been there
            (leg(Some("2019-09"), Some("2019-11")), "2019-09-01", "0 to 0"),
            (leg(Some("2019-09"), Some("2019-11")), "2019-10-16", "55 to 164"),
            (leg(Some("2019-09"), Some("2019-11")), "2019-11-30", "218 to 222"),
            // only its departure: as far as it may have come, 100 km/h at most
            (leg(Some("2019-10-20"), None), "2019-10-19", "absent"),
            (leg(Some("2019-10-20"), None), "2019-10-20T01:00:00Z", "0 to 100"),
            (leg(Some("2019-10-20"), None), "2019-10-22", "20 to 222"),
            (leg(Some("2019-10-20"), None), "2019-10-31", "202 to 222"),
            (leg(Some("2019-10-20"), None), "2019-11-01", "absent"),
            // only its arrival: the band narrows toward it
            (there.clone(), "2019-10-02", "0 to 10"),
            (there.clone(), "2019-10-12T12:00:00Z", "0 to 111"),
            (there.clone(), "2019-10-24T23:00:00Z", "122 to 222"),
            (there.clone(), "2019-10-25", "held at 222"),
            (there, "2019-09-30", "absent"),
            // neither: a scheme over the month of the claim
            (leg(None, None), "2019-10-16T12:00:00Z", "scheme 111"),
            (leg(None, None), "2019-11-01", "absent"),
        ];
        for (leg, now, expected) in cases {
            assert_eq!(rounded(at("2019-10", &leg, now, true)), expected, "{now} {:?} {:?}", leg.depart, leg.arrive);
        }
    }

    #[test]
    fn without_schemes_only_what_is_dated_moves() {
        assert_eq!(at("2019-10", &leg(None, None), "2019-10-16", false), Whereabouts::Absent);
        assert_ne!(at("2019-10", &leg(Some("2019-10-15"), None), "2019-10-16", false), Whereabouts::Absent);
    }

    #[test]
    fn a_stated_position_lies_on_the_great_circle_by_hand() {
        let path = way();
        let Whereabouts::Stated { km } = at("2019-10", &leg(Some("2019-10-20"), Some("2019-10-23")), "2019-10-22", false) else {
            panic!("both ends are dated");
        };
        let (spot, bearing) = path.position_at_km(km);
        // half way on a meridian is half the difference in latitude, and the way goes north
        assert!((spot.lat - 35.0).abs() < 0.001 && (spot.lon - 40.0).abs() < 1e-9 && bearing.abs() < 1e-6, "{spot:?} {bearing}");
    }
}
