//! The shortest way over several named lines: roads that meet, a road and a river.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::geo::{LonLat, distance_km, interpolate};

/// Lines that come this near to each other meet there, in km: they are traced by hand and from maps of different scale.
const MEET_WITHIN_KM: f64 = 3.0;

/// The shortest way over lines from the bend nearest to one spot to the bend nearest to another: its points in order. None where the
/// lines do not join the two, or have no points.
#[must_use]
pub fn shortest_way(lines: &[Vec<LonLat>], from: LonLat, to: LonLat) -> Option<Vec<LonLat>> {
    let lines: Vec<Vec<LonLat>> = (0..lines.len()).map(|n| with_junctions(lines, n)).collect();
    let nodes: Vec<(usize, LonLat)> =
        lines.iter().enumerate().flat_map(|(line, points)| points.iter().map(move |point| (line, *point))).collect();
    let nearest = |spot: LonLat| {
        let by_distance = |a: &(usize, f64), b: &(usize, f64)| a.1.total_cmp(&b.1);
        nodes.iter().enumerate().map(|(n, (_, at))| (n, distance_km(*at, spot))).min_by(by_distance).map(|(n, _)| n)
    };
    let (start, goal) = (nearest(from)?, nearest(to)?);
    let mut best = vec![u64::MAX; nodes.len()];
    let mut before: Vec<Option<usize>> = vec![None; nodes.len()];
    let mut open = BinaryHeap::from([Reverse((0_u64, start))]);
    *best.get_mut(start)? = 0;
    while let Some(Reverse((so_far_m, node))) = open.pop() {
        if node == goal {
            break;
        }
        if best.get(node).is_some_and(|known| *known < so_far_m) {
            continue;
        }
        let Some((line, here)) = nodes.get(node).copied() else { continue };
        for (other, (other_line, there)) in nodes.iter().enumerate() {
            let beside = *other_line == line && other.abs_diff(node) == 1;
            // most pairs are far apart, and a degree of latitude is more than 110 km
            if !beside && (here.lat - there.lat).abs() > MEET_WITHIN_KM / 110.0 {
                continue;
            }
            let km = distance_km(here, *there);
            if !(beside || *other_line != line && km <= MEET_WITHIN_KM) {
                continue;
            }
            let reached_m = so_far_m.saturating_add((km * 1_000.0).round() as u64);
            if let (Some(known), Some(slot)) = (best.get_mut(other), before.get_mut(other))
                && reached_m < *known
            {
                (*known, *slot) = (reached_m, Some(node));
                open.push(Reverse((reached_m, other)));
            }
        }
    }
    if goal != start && before.get(goal).copied().flatten().is_none() {
        return None;
    }
    let mut way: Vec<LonLat> = std::iter::successors(Some(goal), |node| before.get(*node).copied().flatten())
        .filter_map(|node| nodes.get(node).map(|(_, at)| *at))
        .collect();
    way.reverse();
    way.dedup();
    Some(way)
}

/// A line with a bend wherever a bend of another line lies beside it, and where another crosses it.
fn with_junctions(lines: &[Vec<LonLat>], n: usize) -> Vec<LonLat> {
    let Some(line) = lines.get(n) else { return Vec::new() };
    let others = || lines.iter().enumerate().filter(|(other, _)| *other != n).flat_map(|(_, points)| points);
    let mut bends: Vec<LonLat> = line.iter().take(1).copied().collect();
    for (a, b) in line.iter().zip(line.iter().skip(1)) {
        let length_km = distance_km(*a, *b);
        let mut within: Vec<f64> = others().filter_map(|spot| beside(*a, *b, length_km, *spot)).collect();
        let stretches =
            lines.iter().enumerate().filter(|(other, _)| *other != n).flat_map(|(_, points)| points.iter().zip(points.iter().skip(1)));
        within.extend(stretches.filter_map(|(c, d)| crossing((*a, *b), (*c, *d))));
        within.sort_by(f64::total_cmp);
        bends.extend(within.into_iter().map(|part| interpolate(*a, *b, part)));
        bends.push(*b);
    }
    bends
}

/// How far along a stretch a spot beside it lies, as a part of it; none where it is too far off, or beside an end, which is a bend
/// already. Plain geometry: a stretch of a road is short against the earth.
fn beside(a: LonLat, b: LonLat, length_km: f64, spot: LonLat) -> Option<f64> {
    let east = a.lat.to_radians().cos();
    let ((bx, by), (sx, sy)) = (((b.lon - a.lon) * east, b.lat - a.lat), ((spot.lon - a.lon) * east, spot.lat - a.lat));
    let square = bx * bx + by * by;
    if square <= 0.0 {
        return None;
    }
    let part = (sx * bx + sy * by) / square;
    let margin = if length_km > 0.0 { 0.5 / length_km } else { 1.0 };
    let inside = part > margin && part < 1.0 - margin;
    (inside && distance_km(interpolate(a, b, part), spot) <= MEET_WITHIN_KM).then_some(part)
}

/// How far along the first stretch the second crosses it, as a part of it; none where it does not.
fn crossing((a, b): (LonLat, LonLat), (c, d): (LonLat, LonLat)) -> Option<f64> {
    let ((rx, ry), (sx, sy)) = ((b.lon - a.lon, b.lat - a.lat), (d.lon - c.lon, d.lat - c.lat));
    let turn = rx * sy - ry * sx;
    let (qx, qy) = (c.lon - a.lon, c.lat - a.lat);
    let (along, across) = ((qx * sy - qy * sx) / turn, (qx * ry - qy * rx) / turn);
    // lines that run the same way have no turn, and these are no numbers then
    let inside = |part: f64| part > 0.0 && part < 1.0;
    (inside(along) && inside(across)).then_some(along)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geo::geodesic_length_km;

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat { lon, lat }
    }

    /// A road from west to east, and one from north to south that crosses it between its bends.
    fn crossroads() -> Vec<Vec<LonLat>> {
        vec![vec![at(38.0, 35.0), at(42.0, 35.0)], vec![at(40.0, 37.0), at(40.0, 35.01), at(40.0, 33.0)]]
    }

    #[test]
    fn the_way_turns_where_two_roads_meet() {
        let way = shortest_way(&crossroads(), at(38.0, 35.1), at(40.0, 33.0)).unwrap();
        assert_eq!((way.first(), way.last()), (Some(&at(38.0, 35.0)), Some(&at(40.0, 33.0))));
        assert!(way.iter().any(|point| (point.lon - 40.0).abs() < 0.05 && (point.lat - 35.0).abs() < 0.05), "{way:?}");
        assert!(way.iter().all(|point| point.lat < 35.1 && point.lon < 40.1), "not by the north or the east: {way:?}");
        let km = geodesic_length_km(&way);
        assert!((395.0..415.0).contains(&km), "{km}");
    }

    #[test]
    fn roads_meet_where_they_cross_far_from_any_bend() {
        let lines = [vec![at(38.0, 35.0), at(42.0, 35.0)], vec![at(40.0, 37.0), at(40.0, 33.0)]];
        let way = shortest_way(&lines, at(38.0, 35.0), at(40.0, 33.0)).unwrap();
        assert_eq!(way.len(), 4, "two ends, and the crossing as each road has it: {way:?}");
        assert!(way[1..3].iter().all(|point| distance_km(*point, at(40.0, 35.0)) < 5.0), "{way:?}");
    }

    #[test]
    fn of_two_ways_the_shorter_is_taken() {
        let detour = vec![at(38.0, 35.0), at(39.0, 37.0), at(40.0, 35.0)];
        let direct = vec![at(38.0, 35.0), at(39.0, 35.1), at(40.0, 35.0)];
        let way = shortest_way(&[detour, direct], at(38.0, 35.0), at(40.0, 35.0)).unwrap();
        assert!(way.contains(&at(39.0, 35.1)) && !way.contains(&at(39.0, 37.0)), "{way:?}");
    }

    #[test]
    fn roads_that_do_not_meet_join_nothing() {
        let apart = [vec![at(38.0, 35.0), at(39.0, 35.0)], vec![at(40.0, 36.0), at(41.0, 36.0)]];
        assert_eq!(shortest_way(&apart, at(38.0, 35.0), at(41.0, 36.0)), None);
        assert_eq!(shortest_way(&[], at(38.0, 35.0), at(41.0, 36.0)), None);
        assert_eq!(shortest_way(&apart, at(38.0, 35.0), at(38.0, 35.0)), Some(vec![at(38.0, 35.0)]));
    }

    proptest! {
        #[test]
        fn no_way_is_shorter_than_the_great_circle_and_back_is_as_far(
            points in prop::collection::vec((36.0..44.0_f64, 32.0..37.0_f64), 4..12), cut in 2..4_usize
        ) {
            let points: Vec<LonLat> = points.into_iter().map(|(lon, lat)| at(lon, lat)).collect();
            // two lines that share a point
            let (first, second) = (points[..cut].to_vec(), points[cut - 1..].to_vec());
            let lines = [first, second];
            let (from, to) = (points[0], points[points.len() - 1]);
            let there = shortest_way(&lines, from, to).unwrap();
            let back = shortest_way(&lines, to, from).unwrap();
            let length = |way: &[LonLat]| way.windows(2).map(|pair| distance_km(pair[0], pair[1])).sum::<f64>();
            prop_assert!(length(&there) >= distance_km(from, to) - 0.01);
            prop_assert!((length(&there) - length(&back)).abs() < 0.1);
        }
    }
}
