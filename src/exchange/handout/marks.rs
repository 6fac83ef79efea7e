//! The marks and lines of a map, and where each of them goes.

use super::content::Entry;
use super::view::{HEIGHT, View, WIDTH, between, is_on_map, part_on_map};
use super::ways::{Way, beside};
use crate::basemap::area_of;
use crate::dossier::{Dossier, Happening, Modality, MovementKind};
use crate::geo::{LonLat, circle};
use crate::query::{Mark, Rgb, Scene, Track};

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

impl Drawing {
    /// Whether the map shows anything of it.
    pub(super) fn is_on_map(&self) -> bool {
        match &self.what {
            What::Spot(spot) => is_on_map(spot.at, 0.0),
            What::Way(way) => way.visible.is_some(),
        }
    }
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

impl AreaShape {
    /// A spot of it that the map shows: the middle of the longest line of its hatching there.
    fn spot_on_map(&self) -> Option<[f64; 2]> {
        let on_map =
            self.hatch.iter().filter_map(|[a, b]| part_on_map(*a, *b, 0.0).map(|(from, to)| [between(*a, *b, from), between(*a, *b, to)]));
        let length = |[a, b]: &[[f64; 2]; 2]| (b[0] - a[0]).hypot(b[1] - a[1]);
        let [a, b] = on_map.max_by(|a, b| length(a).total_cmp(&length(b)))?;
        Some([f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])])
    }
}

/// Everything that may be on the map, whatever the time: one drawing for an entry and a place, and for a leg.
pub(super) fn drawings(dossier: &Dossier, view: &View, entries: &[Entry], scene: &Scene) -> Vec<Drawing> {
    let mut found: Vec<Drawing> = Vec::new();
    let mut groups: Vec<[f64; 2]> = Vec::new();
    let mut spots: Vec<Drawing> = Vec::new();
    for mark in &scene.marks {
        let Some(entry) = entry_of_mark(entries, mark) else { continue };
        let area = area(view, mark);
        let at =
            area.as_ref().and_then(AreaShape::spot_on_map).filter(|_| !is_on_map(view.point(mark.at), 0.0)).unwrap_or(view.point(mark.at));
        let same = |group: &[f64; 2]| (group[0] - at[0]).hypot(group[1] - at[1]) < ONE_SPOT;
        let group = groups.iter().position(same).unwrap_or_else(|| {
            groups.push(at);
            groups.len() - 1
        });
        let at = groups.get(group).copied().unwrap_or(at);
        let spot = SpotMark { place: mark.place.clone(), at, group, area };
        spots.push(Drawing { entry, colour: mark.colour, modality: mark.modality, what: What::Spot(spot) });
    }
    spots.sort_by_key(|drawing| drawing.entry);
    let mut taken: Vec<[f64; 4]> = groups.iter().enumerate().map(|(group, at)| room_of_group(&spots, group, *at)).collect();
    let middle = scene.tracks.iter().map(|track| track.article).max().unwrap_or(0) as f64 / 2.0;
    for track in &scene.tracks {
        let Some(entry) = entry_of_track(entries, track) else { continue };
        let shift = (track.article as f64 - middle) * LANE;
        let line: Vec<[f64; 2]> = track.points.iter().map(|at| view.point(*at)).collect();
        let kind = match track.claim.of {
            Happening::Movement(index) => dossier.movements.get(index).map(|movement| movement.kind),
            Happening::Event(_) => None,
        };
        let line = beside(&line, shift);
        let way = Way {
            claim: track.claim,
            leg: track.leg,
            line,
            path: track.path,
            from: track.from,
            to: track.to,
            lasts: kind == Some(MovementKind::Corridor),
            shift,
            visible: None,
            number_at: [0.0, 0.0],
        };
        // two passages of one article that tell of the same way bear one number
        let same = found.iter().find_map(|drawing| match &drawing.what {
            What::Way(other) if drawing.entry == entry && other.line == way.line => Some((other.visible, other.number_at)),
            _ => None,
        });
        let way = match same {
            Some((visible, number_at)) => Way { visible, number_at, ..way },
            None => way.placed(&mut taken),
        };
        found.push(Drawing { entry, colour: track.colour, modality: track.modality, what: What::Way(way) });
    }
    found.extend(spots);
    found
}

/// What the marks of a group may cover, with their numbers.
fn room_of_group(spots: &[Drawing], group: usize, [x, y]: [f64; 2]) -> [f64; 4] {
    let members = spots.iter().filter(|drawing| matches!(&drawing.what, What::Spot(spot) if spot.group == group)).count();
    let seats = seats(members.min(4));
    let reach = |part: usize| seats.iter().filter_map(|seat| seat.get(part)).fold(0.0_f64, |most, seat| most.max(seat.abs()));
    [x - reach(0) - 12.0, y - reach(1) - 12.0, x + reach(0) + 26.0, y + reach(1) + 9.0]
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
    let angle = std::f64::consts::FRAC_PI_4 + mark.article as f64 * std::f64::consts::PI / 5.0;
    // an area may be all round the map, so that no corner of it is on it
    let hatch: Vec<[[f64; 2]; 2]> = hatch(&rings, angle).into_iter().filter(|[a, b]| part_on_map(*a, *b, 0.0).is_some()).collect();
    let crosses = !hatch.is_empty() || rings.iter().flatten().any(|at| is_on_map(*at, 0.0));
    crosses.then_some(AreaShape { rings, hatch, soft })
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
    let on_map: Vec<[f64; 2]> = rings.iter().flatten().map(|at| [at[0].clamp(0.0, WIDTH), at[1].clamp(0.0, HEIGHT)]).collect();
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

/// Where the marks of a group go that are shown at the same time: side by side in rows, round their spot.
pub(super) fn seats(count: usize) -> Vec<[f64; 2]> {
    const ACROSS: f64 = 37.0;
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
        assert_eq!(seats(2), [[-18.5, 0.0], [18.5, 0.0]]);
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
