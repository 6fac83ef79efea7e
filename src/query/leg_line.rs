//! The line of a leg: between the ends that are known, along what the article names, and open where it leaves it open.

use crate::dossier::{Dossier, Leg};
use crate::gazetteer::{PlaceKind, shortest_way};
use crate::geo::{LonLat, Path, destination, distance_km};

/// How far a line is drawn into a stated direction whose end nobody states, in km. Long enough to be seen, too short to
/// reach anything.
const OPEN_END_KM: f64 = 90.0;

/// How well an end of a leg is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A spot.
    Known,
    /// An area so wide that the line only points at it: a country, a region.
    Vague,
    /// Not stated.
    Unknown,
}

/// Where a leg runs.
#[derive(Clone, Debug, PartialEq)]
pub struct LegLine {
    /// At least one point. One point alone where the other end is unknown and no direction is stated.
    pub points: Vec<LonLat>,
    /// How well its beginning is known.
    pub from: End,
    /// How well its end is known.
    pub to: End,
}

/// Where a leg runs; none where the article states no place at all.
///
/// An unknown end is never put at a place: with a stated direction the line fades out toward it, without one there is only
/// the end that is known.
#[must_use]
pub fn leg_line(dossier: &Dossier, leg: &Leg) -> Option<LegLine> {
    let place = |id: &String| dossier.gazetteer.place(id);
    let end =
        |id: Option<&String>| id.and_then(place).map_or(End::Unknown, |place| if is_vague(place.kind) { End::Vague } else { End::Known });
    let (from, to) = (end(leg.from.as_ref()), end(leg.to.as_ref()));
    let at = |id: Option<&String>| id.and_then(place).map(|place| place.at);
    let (start, finish) = (at(leg.from.as_ref()), at(leg.to.as_ref()));

    let mut points: Vec<LonLat> = Vec::new();
    let lines: Vec<Vec<LonLat>> =
        leg.routes.iter().filter_map(|id| dossier.gazetteer.route(id)).map(|route| dossier.gazetteer.line_of(route)).collect();
    // over several lines, the shortest way; where they do not join the ends, or an end is open, the first of them says where it runs
    let over_all = match (start, finish) {
        (Some(start), Some(finish)) if lines.len() > 1 => {
            let stops: Vec<LonLat> =
                [start].into_iter().chain(leg.via.iter().filter_map(place).map(|place| place.at)).chain([finish]).collect();
            stops.iter().zip(stops.iter().skip(1)).try_fold(Vec::new(), |mut way, (from, to)| {
                way.extend(shortest_way(&lines, *from, *to)?);
                way.dedup();
                Some(way)
            })
        }
        _ => None,
    };
    match over_all.or_else(|| lines.into_iter().next()) {
        // a route says which way, not whence and whither: toward an end that nobody states only a short stretch of it is drawn
        Some(line) if start.is_some() || finish.is_some() => {
            points = along(&line, (start, from), (finish, to));
            if finish.is_none() {
                points = beginning_of(points);
            } else if start.is_none() {
                points.reverse();
                points = beginning_of(points);
                points.reverse();
            }
        }
        Some(line) => points = line,
        None => {
            points.extend(start);
            points.extend(leg.via.iter().filter_map(place).map(|place| place.at));
            points.extend(finish);
            points.dedup();
            if let (Some(direction), Some(&first), Some(&last)) = (leg.direction, points.first(), points.last()) {
                if to == End::Unknown {
                    points.push(destination(last, direction.bearing_deg(), OPEN_END_KM));
                } else if from == End::Unknown {
                    points.insert(0, destination(first, direction.bearing_deg() + 180.0, OPEN_END_KM));
                }
            }
        }
    }
    // a route of which neither end is stated is drawn whole, and both of its ends fade
    let whole_route = !leg.routes.is_empty() && start.is_none() && finish.is_none() && points.len() > 1;
    let (from, to) = if whole_route { (End::Vague, End::Vague) } else { (from, to) };
    (!points.is_empty()).then_some(LegLine { points, from, to })
}

/// As much of a line, from its first point on, as is drawn toward an open end.
fn beginning_of(points: Vec<LonLat>) -> Vec<LonLat> {
    Path::new(points.clone()).map_or(points, |path| path.part_km(0.0, OPEN_END_KM))
}

/// The stretch of a line from the bend nearest to `start` to the bend nearest to `finish`, turned round where need be.
fn along(line: &[LonLat], (start, from): (Option<LonLat>, End), (finish, to): (Option<LonLat>, End)) -> Vec<LonLat> {
    const SAME_SPOT_KM: f64 = 1.0;
    let nearest = |to: LonLat| {
        let by_distance = |a: &(usize, &LonLat), b: &(usize, &LonLat)| distance_km(*a.1, to).total_cmp(&distance_km(*b.1, to));
        line.iter().enumerate().min_by(by_distance).map_or(0, |(index, _)| index)
    };
    let first = start.map_or(0, nearest);
    let last = finish.map_or(line.len().saturating_sub(1), nearest);
    let mut points: Vec<LonLat> = if first <= last {
        line.get(first..=last).unwrap_or_default().to_vec()
    } else {
        line.get(last..=first).unwrap_or_default().iter().rev().copied().collect()
    };
    // toward an area the way ends on the road: its label is no place that anybody goes to
    if let (Some(start), End::Known) = (start, from)
        && points.first().is_none_or(|point| distance_km(*point, start) > SAME_SPOT_KM)
    {
        points.insert(0, start);
    }
    if let (Some(finish), End::Known) = (finish, to)
        && points.last().is_none_or(|point| distance_km(*point, finish) > SAME_SPOT_KM)
    {
        points.push(finish);
    }
    points
}

fn is_vague(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Country | PlaceKind::Region | PlaceKind::Sea | PlaceKind::Governorate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::PathKnowledge;
    use crate::gazetteer::{CoordinateSource, Gazetteer, Place, Route, Waypoint};
    use crate::geo::Compass;

    fn dossier() -> Dossier {
        let place = |id: &str, kind, lon, lat| Place {
            id: id.to_owned(),
            kind,
            names: vec![],
            at: LonLat::new(lon, lat).unwrap(),
            source: CoordinateSource::Convention("a test".to_owned()),
            radius_km: 5.0,
            country: None,
            parent: None,
            route: None,
            links: vec![],
            note: None,
        };
        let places = vec![
            place("field", PlaceKind::Field, 40.3, 35.3),
            place("town", PlaceKind::Town, 41.0, 34.4),
            place("iraq", PlaceKind::Country, 43.5, 33.0),
        ];
        let road = Route {
            id: "road".to_owned(),
            name: String::new(),
            names: vec![],
            waypoints: vec![
                Waypoint::Place("field".to_owned()),
                Waypoint::Spot(LonLat::new(40.5, 35.0).unwrap()),
                Waypoint::Place("town".to_owned()),
            ],
            source: CoordinateSource::Convention("a test".to_owned()),
            note: None,
        };
        Dossier { gazetteer: Gazetteer::new(places, vec![road]), ..Dossier::default() }
    }

    fn leg(from: Option<&str>, to: Option<&str>) -> Leg {
        Leg {
            from: from.map(str::to_owned),
            via: vec![],
            to: to.map(str::to_owned),
            direction: None,
            routes: vec![],
            path: PathKnowledge::Unknown,
            depart: None,
            arrive: None,
            stood: false,
            stays: false,
        }
    }

    #[test]
    fn an_unstated_destination_is_not_invented() {
        let line = leg_line(&dossier(), &leg(Some("field"), None)).unwrap();
        assert_eq!((line.points.len(), line.from, line.to), (1, End::Known, End::Unknown));
        assert_eq!(leg_line(&dossier(), &leg(None, None)), None);
    }

    #[test]
    fn a_stated_direction_fades_out_toward_it() {
        let north = Leg { direction: Some(Compass::North), ..leg(Some("field"), None) };
        let line = leg_line(&dossier(), &north).unwrap();
        assert_eq!((line.points.len(), line.to), (2, End::Unknown));
        assert!(line.points[1].lat > 36.0 && (line.points[1].lon - 40.3).abs() < 1e-6);
        let into = Leg { direction: Some(Compass::North), ..leg(None, Some("town")) };
        let line = leg_line(&dossier(), &into).unwrap();
        assert!(line.points[0].lat < 34.0, "what goes north comes from the south");
        assert_eq!((line.from, line.to), (End::Unknown, End::Known));
    }

    #[test]
    fn a_country_is_only_pointed_at() {
        assert_eq!(leg_line(&dossier(), &leg(Some("town"), Some("iraq"))).unwrap().to, End::Vague);
    }

    #[test]
    fn a_route_does_not_invent_the_end_that_is_not_stated() {
        let only_to = Leg { routes: vec!["road".to_owned()], ..leg(None, Some("town")) };
        let line = leg_line(&dossier(), &only_to).unwrap();
        assert_eq!((line.from, line.to), (End::Unknown, End::Known));
        assert!(crate::geo::geodesic_length_km(&line.points) < OPEN_END_KM + 1.0);
        assert!((line.points.last().unwrap().lat - 34.4).abs() < 1e-9);
        let neither = Leg { routes: vec!["road".to_owned()], ..leg(None, None) };
        let line = leg_line(&dossier(), &neither).unwrap();
        assert_eq!((line.points.len(), line.from, line.to), (3, End::Vague, End::Vague));
    }

    #[test]
    fn a_route_is_followed_in_the_direction_of_travel() {
        let back = Leg { routes: vec!["road".to_owned()], ..leg(Some("town"), Some("field")) };
        let line = leg_line(&dossier(), &back).unwrap();
        let lats: Vec<f64> = line.points.iter().map(|point| point.lat).collect();
        assert_eq!(lats, [34.4, 35.0, 35.3]);
    }
}
