//! The marks and lines of a map, and where each of them goes.

use super::content::Entry;
use super::view::{View, is_on_map};
use crate::basemap::area_of;
use crate::dossier::{ClaimId, Dossier, Happening, Modality, MovementKind, PathKnowledge};
use crate::geo::{LonLat, circle};
use crate::query::{End, Mark, Rgb, Scene, Track};

/// Two spots nearer to each other than this are one group, in points.
const ONE_SPOT: f64 = 17.0;
/// How far the lines of two articles are apart, in points.
const LANE: f64 = 4.0;
/// Distance of two lines of a hatching, in points.
const HATCH: f64 = 8.0;

/// Something on the map: what an entry has at one place, or one leg of its way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drawing {
    /// Position of its entry in the step; its number is one more.
    pub(super) entry: usize,
    pub(super) colour: Rgb,
    pub(super) modality: Modality,
    pub(super) what: What,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    Spot(SpotMark),
    Way(Way),
}

/// A mark at a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SpotMark {
    pub(super) place: String,
    pub(super) at: [f64; 2],
    /// Marks of one group share a spot, and are set side by side there.
    pub(super) group: usize,
    pub(super) area: Option<AreaShape>,
}

/// The area that a vague place is drawn with.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AreaShape {
    pub(super) rings: Vec<Vec<[f64; 2]>>,
    pub(super) hatch: Vec<[[f64; 2]; 2]>,
    /// Whether the outline is nobody's boundary.
    pub(super) soft: bool,
}

/// A leg of a movement.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Way {
    pub(super) claim: ClaimId,
    pub(super) leg: usize,
    pub(super) line: Vec<[f64; 2]>,
    pub(super) path: PathKnowledge,
    pub(super) from: End,
    pub(super) to: End,
    pub(super) lasts: bool,
    /// By how much it lies beside its route.
    pub(super) shift: f64,
}

/// Part of a line over which it fades out toward an open end.
const FADE: f64 = 0.45;
/// In how many pieces it does.
const FADE_PIECES: usize = 5;

impl Way {
    /// The line in pieces, each with how strongly it is drawn, 0 to 1: it fades out toward an end that nobody states.
    pub(super) fn pieces(&self) -> Vec<(Vec<[f64; 2]>, f64)> {
        let (fades_in, fades_out) = (self.from != End::Known, self.to != End::Known);
        let mut cuts = vec![0.0];
        let steps = |n: usize| FADE * n as f64 / FADE_PIECES as f64;
        if fades_in {
            cuts.extend((1..=FADE_PIECES).map(steps));
        }
        if fades_out {
            cuts.extend((1..=FADE_PIECES).rev().map(|n| 1.0 - steps(n)));
        }
        cuts.push(1.0);
        let strength = |at: f64| {
            let into = if fades_in { (at / FADE).clamp(0.12, 1.0) } else { 1.0 };
            let out = if fades_out { ((1.0 - at) / FADE).clamp(0.12, 1.0) } else { 1.0 };
            into.min(out)
        };
        let pairs = cuts.iter().zip(cuts.iter().skip(1)).filter(|(from, to)| from < to);
        pairs.map(|(from, to)| (part(&self.line, *from, *to), strength(f64::midpoint(*from, *to)))).collect()
    }

    /// Where its arrow head is, and which way it points: at the end, or before the line has faded out.
    pub(super) fn arrow(&self) -> Option<([f64; 2], f64)> {
        let at = if self.to == End::Known { 1.0 } else { 1.0 - FADE };
        let line = part(&self.line, (at - 0.04_f64).max(0.0), at);
        let (before, tip) = (line.first()?, line.last()?);
        let along = [tip[0] - before[0], tip[1] - before[1]];
        (along[0].hypot(along[1]) > 0.01).then(|| (*tip, along[1].atan2(along[0]).to_degrees()))
    }

    /// The spot halfway, which bears its number.
    pub(super) fn halfway(&self) -> [f64; 2] {
        part(&self.line, 0.0, 0.5).last().copied().unwrap_or_default()
    }
}

/// The part of a line from one share of its length to another.
fn part(line: &[[f64; 2]], from: f64, to: f64) -> Vec<[f64; 2]> {
    let length = |a: &[f64; 2], b: &[f64; 2]| (b[0] - a[0]).hypot(b[1] - a[1]);
    let total: f64 = line.iter().zip(line.iter().skip(1)).map(|(a, b)| length(a, b)).sum();
    let (from, to) = (from * total, to * total);
    let mut kept: Vec<[f64; 2]> = line.first().filter(|_| from <= 0.0).copied().into_iter().collect();
    let mut gone = 0.0;
    for (a, b) in line.iter().zip(line.iter().skip(1)) {
        let piece = length(a, b);
        let at = |km: f64| {
            let share = if piece > 0.0 { (km - gone) / piece } else { 0.0 };
            [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
        };
        if from > gone && from < gone + piece {
            kept.push(at(from));
        }
        if gone + piece > from && gone + piece < to {
            kept.push(*b);
        }
        if to > gone && to <= gone + piece + 1e-9 {
            kept.push(at(to));
        }
        gone += piece;
    }
    kept
}

/// Everything that may be on the map, whatever the time: one drawing for an entry and a place, and for a leg.
pub(super) fn drawings(dossier: &Dossier, view: &View, entries: &[Entry], scene: &Scene) -> Vec<Drawing> {
    let mut found: Vec<Drawing> = Vec::new();
    let mut groups: Vec<[f64; 2]> = Vec::new();
    let middle = scene.tracks.iter().map(|track| track.article).max().unwrap_or(0) as f64 / 2.0;
    for track in &scene.tracks {
        let Some(entry) = entry_of_track(entries, track) else { continue };
        let shift = (track.article as f64 - middle) * LANE;
        let line: Vec<[f64; 2]> = track.points.iter().map(|at| view.point(*at)).collect();
        let kind = match track.claim.of {
            Happening::Movement(index) => dossier.movements.get(index).map(|movement| movement.kind),
            Happening::Event(_) => None,
        };
        let way = Way {
            claim: track.claim,
            leg: track.leg,
            line: beside(&line, shift),
            path: track.path,
            from: track.from,
            to: track.to,
            lasts: kind == Some(MovementKind::Corridor),
            shift,
        };
        found.push(Drawing { entry, colour: track.colour, modality: track.modality, what: What::Way(way) });
    }
    let mut spots: Vec<Drawing> = Vec::new();
    for mark in &scene.marks {
        let Some(entry) = entry_of_mark(entries, mark) else { continue };
        let at = view.point(mark.at);
        let same = |group: &[f64; 2]| (group[0] - at[0]).hypot(group[1] - at[1]) < ONE_SPOT;
        let group = groups.iter().position(same).unwrap_or_else(|| {
            groups.push(at);
            groups.len() - 1
        });
        let at = groups.get(group).copied().unwrap_or(at);
        let spot = SpotMark { place: mark.place.clone(), at, group, area: area(view, mark) };
        spots.push(Drawing { entry, colour: mark.colour, modality: mark.modality, what: What::Spot(spot) });
    }
    spots.sort_by_key(|drawing| drawing.entry);
    found.extend(spots);
    found
}

/// Which drawing a mark of a scene is.
pub(super) fn drawing_of_mark(drawings: &[Drawing], entries: &[Entry], mark: &Mark) -> Option<usize> {
    let entry = entry_of_mark(entries, mark)?;
    drawings.iter().position(|drawing| drawing.entry == entry && matches!(&drawing.what, What::Spot(spot) if spot.place == mark.place))
}

/// Which drawing a track of a scene is.
pub(super) fn drawing_of_track(drawings: &[Drawing], track: &Track) -> Option<usize> {
    let is_of = |way: &Way| way.claim == track.claim && way.leg == track.leg;
    drawings.iter().position(|drawing| matches!(&drawing.what, What::Way(way) if is_of(way)))
}

fn entry_of_mark(entries: &[Entry], mark: &Mark) -> Option<usize> {
    entries.iter().position(|entry| entry.of == mark.claim.of && entry.article == mark.article && entry.modality == mark.modality)
}

fn entry_of_track(entries: &[Entry], track: &Track) -> Option<usize> {
    entries.iter().position(|entry| entry.of == track.claim.of && entry.article == track.article && entry.modality == track.modality)
}

/// A vague place is drawn as an area: a governorate or region with its outline, anything else with a ring.
fn area(view: &View, mark: &Mark) -> Option<AreaShape> {
    if !(2..=5).contains(&mark.where_prec) {
        return None;
    }
    let points =
        |ring: &[(f64, f64)]| -> Vec<[f64; 2]> { ring.iter().map(|(lon, lat)| view.point(LonLat { lon: *lon, lat: *lat })).collect() };
    let (rings, soft) = match area_of(&mark.place) {
        Some(area) => (area.rings().map(|ring| points(ring)).collect::<Vec<_>>(), area.convention),
        None if mark.where_prec < 5 => (vec![circle(mark.at, mark.radius_km, 48).into_iter().map(|at| view.point(at)).collect()], true),
        None => return None,
    };
    let rings: Vec<Vec<[f64; 2]>> = rings.into_iter().map(|ring| thinned(&ring)).filter(|ring| ring.len() > 3).collect();
    let crosses = rings.iter().flatten().any(|at| is_on_map(*at, 0.0));
    if !crosses {
        return None;
    }
    let angle = std::f64::consts::FRAC_PI_4 + mark.article as f64 * std::f64::consts::PI / 5.0;
    Some(AreaShape { hatch: hatch(&rings, angle), rings, soft })
}

fn thinned(ring: &[[f64; 2]]) -> Vec<[f64; 2]> {
    use geo::Simplify as _;
    let line: geo::LineString<f64> = ring.to_vec().into();
    line.simplify(0.5).0.iter().map(|at| [at.x, at.y]).collect()
}

/// Parallel lines inside rings by the even-odd rule: where each crosses them, it goes in or out.
fn hatch(rings: &[Vec<[f64; 2]>], angle: f64) -> Vec<[[f64; 2]; 2]> {
    let (along, across) = ([angle.cos(), angle.sin()], [-angle.sin(), angle.cos()]);
    let dot = |a: [f64; 2], b: [f64; 2]| a[0] * b[0] + a[1] * b[1];
    let on_map: Vec<[f64; 2]> =
        rings.iter().flatten().map(|at| [at[0].clamp(0.0, super::view::WIDTH), at[1].clamp(0.0, super::view::HEIGHT)]).collect();
    let offsets = || on_map.iter().map(|at| dot(*at, across));
    let first = (offsets().fold(f64::INFINITY, f64::min) / HATCH).ceil() as i64;
    let last = (offsets().fold(f64::NEG_INFINITY, f64::max) / HATCH).floor() as i64;
    let mut lines = Vec::new();
    for n in first..=last {
        let offset = n as f64 * HATCH;
        let mut crossings: Vec<f64> = Vec::new();
        for (a, b) in rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().skip(1))) {
            let (da, db) = (dot(*a, across) - offset, dot(*b, across) - offset);
            if (da < 0.0) != (db < 0.0) {
                let part = da / (da - db);
                crossings.push(dot([a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part], along));
            }
        }
        crossings.sort_by(f64::total_cmp);
        let point = |at: f64| [along[0] * at + across[0] * offset, along[1] * at + across[1] * offset];
        for pair in crossings.chunks_exact(2) {
            if let [start, end] = pair {
                lines.push([point(*start), point(*end)]);
            }
        }
    }
    lines
}

/// A line so many points to the right of another.
fn beside(line: &[[f64; 2]], shift: f64) -> Vec<[f64; 2]> {
    if shift.abs() < f64::EPSILON || line.len() < 2 {
        return line.to_vec();
    }
    let at = |n: usize| line.get(n).copied().unwrap_or_default();
    (0..line.len())
        .map(|n| {
            let (before, after) = (at(n.saturating_sub(1)), at((n + 1).min(line.len() - 1)));
            let (dx, dy) = (after[0] - before[0], after[1] - before[1]);
            let length = dx.hypot(dy).max(1e-9);
            [at(n)[0] - dy / length * shift, at(n)[1] + dx / length * shift]
        })
        .collect()
}

/// Where the marks of a group go that are shown at the same time: side by side in rows, round their spot.
pub(super) fn seats(count: usize) -> Vec<[f64; 2]> {
    const ACROSS: f64 = 30.0;
    const DOWN: f64 = 21.0;
    let columns = ((count as f64).sqrt() * 0.9).ceil().max(1.0) as usize;
    let rows = count.div_ceil(columns);
    (0..count)
        .map(|n| {
            let (row, column) = (n / columns, n % columns);
            let in_row = columns.min(count - row * columns);
            [(column as f64 - (in_row as f64 - 1.0) / 2.0) * ACROSS, (row as f64 - (rows as f64 - 1.0) / 2.0) * DOWN]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_mark_sits_on_its_spot_and_several_sit_round_it() {
        assert_eq!(seats(1), [[0.0, 0.0]]);
        assert_eq!(seats(2), [[-15.0, 0.0], [15.0, 0.0]]);
        for count in 1..60 {
            let seats = seats(count);
            let apart = |a: &[f64; 2], b: &[f64; 2]| (a[0] - b[0]).abs() > 20.0 || (a[1] - b[1]).abs() > 20.0;
            assert_eq!(seats.len(), count);
            assert!(seats.iter().enumerate().all(|(n, a)| seats.iter().skip(n + 1).all(|b| apart(a, b))), "{count}");
        }
    }

    #[test]
    fn hatching_stays_inside() {
        let square = vec![vec![[100.0, 100.0], [200.0, 100.0], [200.0, 200.0], [100.0, 200.0], [100.0, 100.0]]];
        let lines = hatch(&square, 0.6);
        assert!(lines.len() > 10);
        let inside = |at: &[f64; 2]| at.iter().all(|part| (99.9..=200.1).contains(part));
        assert!(lines.iter().flatten().all(inside));
    }
}
