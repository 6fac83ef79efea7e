//! In which row of its lane each bar lies.

use super::{Bar, Lane};

/// More rows than this in a lane would be thinner than a pixel or two; bars beyond lie over others.
const MOST_ROWS: usize = 5;
/// More lines of what lasts than this would leave no room for what happened.
const MOST_LASTING_ROWS: usize = 2;
/// The least distance between two bars of a row, as a part of what is seen of the axis.
const GAP: f64 = 0.004;

/// Gives each bar the first row of its lane in which it has room, and each lane as many rows as it takes. `width` is how much of the
/// axis is seen, above 0 up to 1.
pub(super) fn pack(bars: &mut [Bar], lanes: &mut [Lane], width: f64) {
    let mut order: Vec<&mut Bar> = bars.iter_mut().collect();
    order.sort_by(|a, b| a.fuzzy.0.total_cmp(&b.fuzzy.0));
    let (mut happened, mut lasted) = (vec![Rows::new(MOST_ROWS); lanes.len()], vec![Rows::new(MOST_LASTING_ROWS); lanes.len()]);
    for bar in order {
        let rows = if bar.lasting { &mut lasted } else { &mut happened };
        if let Some(rows) = rows.get_mut(bar.lane) {
            (bar.row, bar.crowded) = rows.take(bar.fuzzy, GAP * width);
        }
    }
    for ((lane, happened), lasted) in lanes.iter_mut().zip(happened).zip(lasted) {
        (lane.rows, lane.lasting_rows) = (happened.ends.len(), lasted.ends.len());
    }
}

/// The rows of a lane, by where each is free again.
#[derive(Clone)]
struct Rows {
    ends: Vec<f64>,
    most: usize,
}

impl Rows {
    fn new(most: usize) -> Self {
        Self { ends: Vec::new(), most }
    }

    /// The row for the next bar, and whether it lies over another there.
    fn take(&mut self, (from, to): (f64, f64), gap: f64) -> (usize, bool) {
        let free = self.ends.iter().position(|end| *end + gap <= from);
        let row = match free {
            Some(row) => row,
            None if self.ends.len() < self.most => {
                self.ends.push(f64::NEG_INFINITY);
                self.ends.len() - 1
            }
            // no room: the row that is free soonest
            None => self.ends.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(row, _)| row),
        };
        let crowded = self.ends.get(row).is_some_and(|end| *end > from);
        if let Some(end) = self.ends.get_mut(row) {
            *end = end.max(to);
        }
        (row, crowded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{ClaimId, Happening};

    fn bar(lane: usize, from: f64, to: f64) -> Bar {
        let claim = ClaimId { of: Happening::Event(0), index: 0 };
        let (fuzzy, strict, colour) = ((from, to), (from, to), egui::Color32::RED);
        Bar { claim, lane, row: 0, crowded: false, lasting: false, fuzzy, strict, open: (false, false), colour }
    }

    fn lasting(lane: usize, from: f64, to: f64) -> Bar {
        Bar { lasting: true, ..bar(lane, from, to) }
    }

    /// Rows of what happened and of what lasted, of each lane.
    fn packed(bars: &mut [Bar], lanes: usize, width: f64) -> Vec<(usize, usize)> {
        let mut lanes = vec![Lane { name: String::new(), rows: 0, lasting_rows: 0 }; lanes];
        pack(bars, &mut lanes, width);
        lanes.iter().map(|lane| (lane.rows, lane.lasting_rows)).collect()
    }

    fn rows(bars: &[Bar]) -> Vec<usize> {
        bars.iter().map(|bar| bar.row).collect()
    }

    #[test]
    fn bars_that_overlap_get_rows_of_their_own() {
        let mut bars = vec![bar(0, 0.0, 0.5), bar(0, 0.2, 0.6), bar(0, 0.7, 0.8), bar(1, 0.0, 1.0)];
        assert_eq!(packed(&mut bars, 3, 1.0), [(2, 0), (1, 0), (0, 0)]);
        assert_eq!(rows(&bars), [0, 1, 0, 0]);
    }

    #[test]
    fn what_lasts_has_lines_of_its_own() {
        let mut bars = vec![lasting(0, 0.0, 1.0), bar(0, 0.2, 0.3), lasting(0, 0.5, 0.9)];
        assert_eq!(packed(&mut bars, 1, 1.0), [(1, 2)]);
        assert_eq!(rows(&bars), [0, 0, 1]);
    }

    #[test]
    fn a_bar_says_when_its_lane_has_too_few_rows() {
        let mut bars: Vec<Bar> = (0..=MOST_ROWS).map(|_| bar(0, 0.1, 0.2)).collect();
        assert_eq!(packed(&mut bars, 1, 1.0), [(MOST_ROWS, 0)]);
        assert_eq!(bars.iter().filter(|bar| bar.crowded).count(), 1);
    }

    #[test]
    fn a_closer_view_needs_fewer_rows_and_a_pan_moves_nothing() {
        let mut bars = vec![bar(0, 0.1, 0.1), bar(0, 0.102, 0.102), bar(0, 0.105, 0.105)];
        assert_eq!(packed(&mut bars, 1, 1.0), [(2, 0)], "less apart than can be seen");
        assert_eq!(packed(&mut bars, 1, 0.1), [(1, 0)]);
        let before = bars.clone();
        packed(&mut bars, 1, 0.1);
        assert_eq!(bars, before);
    }
}
