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

/// Spreads marks, given as spots on the screen in the order of the scene. Spots nearer to each other than one mark are one spot.
pub(super) fn spread(spots: &[Pos2], pitch: f32) -> Vec<Block> {
    let mut groups: Vec<(Pos2, Vec<usize>)> = Vec::new();
    for (index, spot) in spots.iter().enumerate() {
        match groups.iter_mut().find(|(anchor, _)| anchor.distance(*spot) < pitch * 0.8) {
            Some((_, members)) => members.push(index),
            None => groups.push((*spot, vec![index])),
        }
    }
    groups.into_iter().map(|(anchor, members)| block(anchor, &members, pitch)).collect()
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
    let rect = Rect::from_center_size(anchor, size).expand(if count > 1 { pitch * 0.25 } else { 0.0 });
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

    #[test]
    fn a_lone_mark_stays_at_its_spot() {
        let blocks = spread(&[pos2(5.0, 7.0), pos2(100.0, 7.0)], 16.0);
        assert_eq!(blocks.len(), 2);
        assert_eq!(blocks[0].members, [(0, pos2(5.0, 7.0))]);
    }

    #[test]
    fn marks_at_one_spot_do_not_cover_each_other() {
        for count in 2..40 {
            let blocks = spread(&vec![pos2(50.0, 50.0); count], 16.0);
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
