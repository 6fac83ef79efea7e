//! Marks at one spot are spread out into a block, so that each can be seen and clicked.
//!
//! A pile of marks is the usual case here: a third of all claims is of a whole country. The block stays at its spot while the
//! map moves, and marks in it keep their order.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// Where the marks of one spot go.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    /// The spot itself.
    pub(super) anchor: Pos2,
    /// What it covers, with a margin; a small square round the anchor of a lone mark.
    pub(super) rect: Rect,
    /// The marks, by position in the scene, and where each goes.
    pub(super) members: Vec<(usize, Pos2)>,
}

/// Where a mark belongs, and whether it may be shown beside that spot because the spot itself is vague.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) at: Pos2,
    pub(super) vague: bool,
}

/// Spreads marks, given in the order of the scene. Spots nearer to each other than one mark are one spot. Blocks of vague places
/// then make room for each other; an exact mark never leaves its spot.
pub(super) fn spread(places: &[Place], pitch: f32) -> Vec<Block> {
    let mut groups: Vec<(Pos2, Vec<usize>)> = Vec::new();
    for (index, place) in places.iter().enumerate() {
        match groups.iter_mut().find(|(anchor, _)| anchor.distance(place.at) < pitch * 0.8) {
            Some((_, members)) => members.push(index),
            None => groups.push((place.at, vec![index])),
        }
    }
    let mut blocks: Vec<Block> = groups.into_iter().map(|(anchor, members)| block(anchor, &members, pitch)).collect();
    let vague = |block: &Block| block.members.iter().all(|(index, _)| places.get(*index).is_some_and(|place| place.vague));
    let movable: Vec<bool> = blocks.iter().map(vague).collect();
    make_room(&mut blocks, &movable);
    blocks
}

/// Rounds of pushing overlapping blocks apart: few, because a block that is far from its spot says nothing.
const ROUNDS: usize = 14;
/// The farthest that a block may be pushed from its spot, in pixels.
const FARTHEST: f32 = 110.0;

fn make_room(blocks: &mut [Block], movable: &[bool]) {
    for _ in 0..ROUNDS {
        let mut still = true;
        for a in 0..blocks.len() {
            for b in a + 1..blocks.len() {
                let (Some(first), Some(second)) = (blocks.get(a), blocks.get(b)) else { continue };
                let overlap = first.rect.expand(2.0).intersect(second.rect.expand(2.0));
                let moves = (movable.get(a) == Some(&true), movable.get(b) == Some(&true));
                if !overlap.is_positive() || moves == (false, false) {
                    continue;
                }
                still = false;
                // apart along the shorter way, away from each other's spot
                let between = second.anchor - first.anchor;
                let push = if overlap.width() < overlap.height() {
                    vec2(overlap.width() * if between.x < 0.0 { -1.0 } else { 1.0 }, 0.0)
                } else {
                    vec2(0.0, overlap.height() * if between.y < 0.0 { -1.0 } else { 1.0 })
                };
                let share = if moves == (true, true) { 0.5 } else { 1.0 };
                if moves.0
                    && let Some(block) = blocks.get_mut(a)
                {
                    block.shift(-push * share);
                }
                if moves.1
                    && let Some(block) = blocks.get_mut(b)
                {
                    block.shift(push * share);
                }
            }
        }
        if still {
            break;
        }
    }
}

impl Block {
    /// Moves the block, but not its spot; not farther from it than [`FARTHEST`].
    fn shift(&mut self, by: Vec2) {
        let offset = self.rect.center() + by - self.anchor;
        let by = if offset.length() > FARTHEST { Vec2::ZERO } else { by };
        self.rect = self.rect.translate(by);
        for (_, at) in &mut self.members {
            *at += by;
        }
    }
}

/// Large piles are drawn smaller, so that a country's block does not hide the country.
pub(super) fn scale(count: usize) -> f32 {
    match count {
        0..=9 => 1.0,
        10..=20 => 0.86,
        _ => 0.74,
    }
}

fn block(anchor: Pos2, members: &[usize], pitch: f32) -> Block {
    let count = members.len();
    let pitch = pitch * scale(count);
    // a little wider than high, as labels are
    let columns = ((count as f32 * 1.6).sqrt().ceil() as usize).clamp(1, count.max(1));
    let rows = count.div_ceil(columns);
    let size = vec2(columns as f32, rows as f32) * pitch;
    let rect = Rect::from_center_size(anchor, size).expand(if count > 1 { pitch * 0.25 } else { -1.0 });
    let members = members
        .iter()
        .enumerate()
        .map(|(n, index)| {
            let (row, column) = (n / columns, n % columns);
            let in_row = if row + 1 == rows { count - row * columns } else { columns };
            let offset: Vec2 = vec2(column as f32 - (in_row as f32 - 1.0) / 2.0, row as f32 - (rows as f32 - 1.0) / 2.0) * pitch;
            (*index, pos2(anchor.x + offset.x, anchor.y + offset.y))
        })
        .collect();
    Block { anchor, rect, members }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(x: f32, y: f32) -> Place {
        Place { at: pos2(x, y), vague: false }
    }

    #[test]
    fn a_vague_block_makes_room_and_an_exact_mark_stays() {
        let mut places = vec![Place { at: pos2(50.0, 50.0), vague: true }; 9];
        places.push(exact(66.0, 50.0));
        let blocks = spread(&places, 16.0);
        assert_eq!(blocks[1].members, [(9, pos2(66.0, 50.0))]);
        assert!(!blocks[0].rect.intersects(blocks[1].rect), "{:?}", blocks[0].rect);
        assert_eq!(blocks[0].anchor, pos2(50.0, 50.0));
    }

    #[test]
    fn a_lone_mark_stays_at_its_spot() {
        let blocks = spread(&[exact(5.0, 7.0), exact(100.0, 7.0)], 16.0);
        assert_eq!(blocks.len(), 2);
        assert_eq!(blocks[0].members, [(0, pos2(5.0, 7.0))]);
    }

    #[test]
    fn marks_at_one_spot_do_not_cover_each_other() {
        for count in 2..40 {
            let blocks = spread(&vec![exact(50.0, 50.0); count], 16.0);
            assert_eq!(blocks.len(), 1);
            let places = &blocks[0].members;
            assert_eq!(places.len(), count);
            for (n, (_, a)) in places.iter().enumerate() {
                assert!(blocks[0].rect.contains(*a));
                assert!(places[..n].iter().all(|(_, b)| a.distance(*b) > 16.0 * scale(count) - 0.1));
            }
        }
    }
}
