//! What is written at open ends of lines, and which names give way to it.

use super::Step;
use super::ground::Name;
use super::marks::What;
use super::view::{HEIGHT, WIDTH};

/// Size of the letters at an open end, in points.
pub(super) const OPEN_END_SIZE: f64 = 10.5;
/// The usual width of one of them, in sizes.
const LETTER: f64 = 0.54;
/// The same words nearer to each other than this are said once, in points.
const SAID_ONCE: f64 = 60.0;

/// On which side of its spot something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Left,
    Over,
    Under,
}

impl Side {
    /// The best first.
    const ALL: [Self; 4] = [Self::Right, Self::Left, Self::Over, Self::Under];

    /// The name of the class that a style sheet knows.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
            Self::Over => "over",
            Self::Under => "under",
        }
    }

    /// How far from the spot the letters stand, and which part of them lies left of that.
    pub(super) fn offset(self) -> ([f64; 2], f64) {
        match self {
            Self::Right => ([10.0, 4.0], 0.0),
            Self::Left => ([-10.0, 4.0], 1.0),
            Self::Over => ([0.0, -11.0], 0.5),
            Self::Under => ([0.0, 19.0], 0.5),
        }
    }

    /// What letters of that width cover, which are so many times larger.
    fn covers(self, [x, y]: [f64; 2], width: f64, larger: f64) -> [f64; 4] {
        let ([right, down], left_part) = self.offset();
        let (left, base) = (x + right * larger - width * left_part, y + down * larger);
        [left, base - OPEN_END_SIZE * larger, left + width, base + 3.0 * larger]
    }
}

/// Words at an open end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct OpenEnd {
    /// Of which drawing it is.
    pub(super) drawing: usize,
    pub(super) at: [f64; 2],
    pub(super) says: &'static str,
    /// None where there is no room for it.
    pub(super) side: Option<Side>,
    covers: [f64; 4],
}

pub(super) fn overlaps(a: &[f64; 4], b: &[f64; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

impl Step {
    /// The open ends of all lines; those that are seen at first have a side where there is room. `page.js` has the same rule.
    pub(super) fn open_ends(&self, larger: f64) -> Vec<OpenEnd> {
        let mut taken = self.numbers_at_first(larger);
        let mut found: Vec<OpenEnd> = Vec::new();
        for (drawing, what) in self.drawings.iter().enumerate().map(|(n, drawing)| (n, &drawing.what)) {
            let What::Way(way) = what else { continue };
            for (at, says) in way.open_ends() {
                let is_said = |other: &OpenEnd| {
                    other.side.is_some() && other.says == says && (other.at[0] - at[0]).hypot(other.at[1] - at[1]) < SAID_ONCE * larger
                };
                let is_seen = self.times.at_first(drawing) > 0 && !found.iter().any(is_said);
                let width = says.chars().count() as f64 * LETTER * OPEN_END_SIZE * larger;
                let inside = |covers: &[f64; 4]| covers[0] > 2.0 && covers[1] > 2.0 && covers[2] < WIDTH - 2.0 && covers[3] < HEIGHT - 20.0;
                let places = Side::ALL.map(|side| (side, side.covers(at, width, larger)));
                let free = places.into_iter().find(|(_, covers)| inside(covers) && !taken.iter().any(|other| overlaps(covers, other)));
                let place = free.filter(|_| is_seen);
                taken.extend(place.map(|(_, covers)| covers));
                let covers = place.map(|(_, covers)| covers).unwrap_or_default();
                found.push(OpenEnd { drawing, at, says, side: place.map(|(side, _)| side), covers });
            }
        }
        found
    }

    /// What marks and the numbers of lines cover that are seen at first.
    fn numbers_at_first(&self, larger: f64) -> Vec<[f64; 4]> {
        let room = |[x, y]: [f64; 2]| [x - 9.0 * larger, y - 12.0 * larger, x + 27.0 * larger, y + 9.0 * larger];
        let on_line = |what: &What| match what {
            What::Way(way) if way.visible.is_some() => Some(way.number_at),
            _ => None,
        };
        let lines = self.seen_at_first().filter_map(|(_, drawing)| on_line(&drawing.what));
        self.marks_at_first(larger).into_iter().chain(lines).map(room).collect()
    }

    /// The names of the ground that are not covered at first.
    pub(super) fn has_room_for(&self, name: &Name, larger: f64, open_ends: &[OpenEnd]) -> bool {
        let covers = name.covers();
        let written = open_ends.iter().filter(|end| end.side.is_some()).map(|end| end.covers);
        !name.is_covered_by(&self.marks_at_first(larger), larger)
            && !self.numbers_at_first(larger).into_iter().chain(written).any(|other| overlaps(&covers, &other))
    }
}
