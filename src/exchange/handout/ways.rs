//! The line of a leg on the map: how strongly it is drawn, and where on its visible stretch number and arrow stand.

use super::labels::overlaps;
use super::view::{is_on_map, part_on_map};
use crate::dossier::{ClaimId, PathKnowledge};
use crate::query::{End, phrases};

/// Part of a line over which it fades out toward an open end.
const FADE: f64 = 0.45;
/// In how many pieces it does.
const FADE_PIECES: usize = 5;
/// What is nearer to the edge of the map than this has no room for a number, in points.
const EDGE: f64 = 9.0;
/// Where on its visible stretch the number of a line stands, the best first.
const SPOTS: [f64; 7] = [0.5, 0.4, 0.6, 0.28, 0.72, 0.16, 0.84];
/// Room that a number takes, right and left of its spot, and above and below, in points.
const NUMBER: [f64; 2] = [17.0, 9.0];
/// Where beside a spot alone its number begins, the best first.
const BESIDE: [[f64; 2]; 6] = [[10.0, -6.0], [-29.0, -6.0], [10.0, 16.0], [-29.0, 16.0], [-9.0, -14.0], [-9.0, 24.0]];

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
    /// The longest stretch of it that the map shows, as shares of its length; none where the map shows nothing of it.
    pub(super) visible: Option<(f64, f64)>,
    /// The spot of its number, on that stretch; beside it where there is one spot alone.
    pub(super) number_at: [f64; 2],
}

impl Way {
    /// Finds out what the map shows of it, and where its number stands there: beside those that have a spot already.
    pub(super) fn placed(mut self, taken: &mut Vec<[f64; 4]>) -> Self {
        self.visible = visible_stretch(&self.line);
        let Some((from, to)) = self.visible else { return self };
        let spots: Vec<[f64; 2]> = match self.line.as_slice() {
            [alone] => BESIDE.map(|[right, down]| [alone[0] + right, alone[1] + down]).to_vec(),
            line => SPOTS.map(|share| point_at(line, from + (to - from) * share)).to_vec(),
        };
        // letters begin at the spot where it is one alone, and stand about it on a line
        let left = if self.line.len() > 1 { NUMBER[0] } else { 0.0 };
        let room = |[x, y]: [f64; 2]| [x - left, y - NUMBER[1], x + NUMBER[0], y + NUMBER[1]];
        let is_free = |at: &&[f64; 2]| !taken.iter().any(|other| overlaps(&room(**at), other));
        self.number_at = spots.iter().find(is_free).or(spots.first()).copied().unwrap_or_default();
        taken.push(room(self.number_at));
        self
    }

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

    /// Where its arrow head is, and which way it points: at the end, before the line has faded out, or where it leaves the map.
    pub(super) fn arrow(&self) -> Option<([f64; 2], f64)> {
        let wanted = if self.to == End::Known { 1.0 } else { 1.0 - FADE };
        let (enters, leaves) = self.visible?;
        let at = if (enters..=leaves).contains(&wanted) { wanted } else { leaves };
        let line = part(&self.line, (at - 0.04_f64).max(0.0), at);
        let (before, tip) = (line.first()?, line.last()?);
        let along = [tip[0] - before[0], tip[1] - before[1]];
        (along[0].hypot(along[1]) > 0.01).then(|| (*tip, along[1].atan2(along[0]).to_degrees()))
    }

    /// Its stretch nearest to another line, as shares of its length.
    pub(super) fn stretch_of(&self, other: &[[f64; 2]]) -> Option<(f64, f64)> {
        let (a, b) = (share_of(&self.line, *other.first()?), share_of(&self.line, *other.last()?));
        ((a - b).abs() > f64::EPSILON).then_some((a.min(b), a.max(b)))
    }

    /// The stretch of it from one share of its length to another.
    pub(super) fn stretch(&self, (from, to): (f64, f64)) -> Vec<[f64; 2]> {
        part(&self.line, from, to)
    }

    /// What is written at its open ends, and where: as near to the end as the map shows it.
    pub(super) fn open_ends(&self) -> Vec<([f64; 2], &'static str)> {
        let Some((enters, leaves)) = self.visible else { return Vec::new() };
        let origin = (self.from == End::Unknown).then(|| (point_at(&self.line, enters), phrases::ORIGIN_NOT_STATED));
        let destination = (self.to == End::Unknown).then(|| (point_at(&self.line, leaves), phrases::DESTINATION_NOT_STATED));
        destination.into_iter().chain(origin).collect()
    }
}

/// The longest stretch of a line on the map, as shares of its length.
fn visible_stretch(line: &[[f64; 2]]) -> Option<(f64, f64)> {
    if let [alone] = line {
        return is_on_map(*alone, -EDGE).then_some((0.0, 1.0));
    }
    let mut stretches: Vec<(f64, f64)> = Vec::new();
    let mut gone = 0.0;
    for (a, b) in line.iter().zip(line.iter().skip(1)) {
        let piece = (b[0] - a[0]).hypot(b[1] - a[1]);
        if let Some((from, to)) = part_on_map(*a, *b, -EDGE) {
            let (from, to) = (gone + from * piece, gone + to * piece);
            match stretches.last_mut() {
                Some((_, last)) if from - *last < 1e-6 => *last = to,
                _ => stretches.push((from, to)),
            }
        }
        gone += piece;
    }
    // of two that are as long, the first
    let longest = stretches.into_iter().rev().max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))?;
    (gone > 0.0).then(|| (longest.0 / gone, longest.1 / gone))
}

/// The point of a line at a share of its length.
fn point_at(line: &[[f64; 2]], share: f64) -> [f64; 2] {
    part(line, 0.0, share).last().or(line.first()).copied().unwrap_or_default()
}

/// The share of a line's length at which it comes nearest to a point.
fn share_of(line: &[[f64; 2]], [x, y]: [f64; 2]) -> f64 {
    let (mut gone, mut nearest) = (0.0, (f64::INFINITY, 0.0));
    for (a, b) in line.iter().zip(line.iter().skip(1)) {
        let along = [b[0] - a[0], b[1] - a[1]];
        let length = along[0].hypot(along[1]).max(1e-9);
        let at = (((x - a[0]) * along[0] + (y - a[1]) * along[1]) / length).clamp(0.0, length);
        let away = (a[0] + along[0] / length * at - x).hypot(a[1] + along[1] / length * at - y);
        if away < nearest.0 {
            nearest = (away, gone + at);
        }
        gone += length;
    }
    if gone > 0.0 { nearest.1 / gone } else { 0.0 }
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

/// A line so many points to the right of another.
pub(super) fn beside(line: &[[f64; 2]], shift: f64) -> Vec<[f64; 2]> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Happening;

    fn way(line: &[[f64; 2]], to: End) -> Way {
        let claim = ClaimId { of: Happening::Movement(0), index: 0 };
        let whole = Way {
            claim,
            leg: 0,
            line: line.to_vec(),
            path: PathKnowledge::Unknown,
            from: End::Known,
            to,
            lasts: false,
            shift: 0.0,
            visible: None,
            number_at: [0.0, 0.0],
        };
        whole.placed(&mut Vec::new())
    }

    #[test]
    fn number_arrow_and_words_stand_where_the_map_shows_the_line() {
        let leaves = way(&[[700.0, 100.0], [2_700.0, 100.0]], End::Unknown);
        assert!(is_on_map(leaves.number_at, -EDGE), "{:?}", leaves.number_at);
        assert!(is_on_map(leaves.arrow().unwrap().0, 0.0));
        assert_eq!(leaves.open_ends().len(), 1);
        assert!(leaves.open_ends().iter().all(|(at, says)| is_on_map(*at, 0.0) && *says == "destination not stated"));
        let crosses = way(&[[-2_000.0, 250.0], [800.0, 250.0]], End::Known);
        assert!(is_on_map(crosses.number_at, -200.0), "in the middle of the map: {:?}", crosses.number_at);
    }

    #[test]
    fn a_stretch_is_found_also_from_a_line_beside() {
        let line = way(&[[100.0, 100.0], [300.0, 100.0], [300.0, 300.0]], End::Known);
        let (from, to) = line.stretch_of(&[[200.0, 104.0], [304.0, 200.0]]).unwrap();
        assert!((from - 0.25).abs() < 1e-9 && (to - 0.75).abs() < 1e-9, "{from} to {to}");
        assert_eq!(line.stretch((from, to)), [[200.0, 100.0], [300.0, 100.0], [300.0, 200.0]]);
        assert_eq!(line.stretch_of(&[]), None);
    }

    #[test]
    fn a_line_beside_the_map_has_no_number_on_it() {
        let off = way(&[[-50.0, 100.0], [-50.0, 300.0]], End::Unknown);
        assert!(off.visible.is_none() && off.arrow().is_none() && off.open_ends().is_empty());
    }

    #[test]
    fn two_lines_on_each_other_have_their_numbers_apart() {
        let mut taken = Vec::new();
        let line = [[100.0, 100.0], [500.0, 100.0]];
        let numbers: Vec<[f64; 2]> = (0..3).map(|_| way(&line, End::Known).placed(&mut taken).number_at).collect();
        assert!(numbers.iter().enumerate().all(|(n, a)| numbers.iter().skip(n + 1).all(|b| (a[0] - b[0]).abs() > 30.0)), "{numbers:?}");
    }
}
