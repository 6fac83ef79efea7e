//! The slider's picture of the dossier: a folded axis, a lane an article, a bar a claim. Worked out once for a dossier.

use egui::Color32;

use crate::dossier::{ClaimId, Dossier};
use crate::paint::colour32;
use crate::query::Colours;
use crate::time::{AxisOptions, DAY_S, FoldedAxis, Moment, TimeSpan};

/// A claim that lasts longer than this, or is open, is drawn as a thin line under the others (400 days): it says that
/// something was so all the while, and a thick bar would hide what happened in it.
const LASTING_S: i64 = 400 * DAY_S;
/// A claim that lasts longer than this keeps no stretch of the axis unfolded (200 days): "2017" needs no year of room.
const HOLDS_OPEN_S: i64 = 200 * DAY_S;
/// Axes fold stretches in which nothing happens for longer than this (45 days).
const FOLD_S: i64 = 45 * DAY_S;

/// More rows than this in a lane would be thinner than a pixel or two; bars beyond share the last.
const MOST_ROWS: usize = 6;
/// The least distance between two bars of a row, as a part of the axis.
const GAP: f64 = 0.004;

/// One claim on the slider. Positions run from 0 to 1 along the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The claim.
    pub claim: ClaimId,
    /// Position of the article in the dossier, which is its lane.
    pub lane: usize,
    /// Its row in the lane, from the top; the last row of a lane holds what lasts.
    pub row: usize,
    /// Whether it is so long, or open, that it is drawn as a thin line.
    pub lasting: bool,
    /// From when to when it may have been.
    pub fuzzy: (f64, f64),
    /// From when to when it was, as far as its date says so.
    pub strict: (f64, f64),
    /// Whether its beginning, and its end, is open.
    pub open: (bool, bool),
    /// The colour of its claim.
    pub colour: Color32,
}

/// The axis and what is on it.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// Time to position and back.
    pub axis: FoldedAxis,
    /// In the order of the dossier.
    pub bars: Vec<Bar>,
    /// Rows of each lane.
    pub rows: Vec<usize>,
    occupied: Vec<TimeSpan>,
    stops: Vec<(Moment, ClaimId)>,
}

impl Timeline {
    /// Lays out a dossier.
    #[must_use]
    pub fn new(dossier: &Dossier, colours: &Colours, fold: bool) -> Self {
        let dated: Vec<(ClaimId, TimeSpan, TimeSpan)> = dossier
            .claims()
            .filter_map(|(id, claim)| claim.when.as_ref().map(|when| (id, when.edtf.strict(), when.edtf.fuzzy())))
            .collect();
        let holds_open = |span: &TimeSpan| span.duration_s().is_some_and(|length| length <= HOLDS_OPEN_S);
        let occupied: Vec<TimeSpan> = dated.iter().map(|(_, strict, _)| *strict).filter(holds_open).collect();
        let axis = FoldedAxis::new(&occupied, extent(&dated), &options(fold));
        let mut stops: Vec<(Moment, ClaimId)> =
            dated.iter().filter_map(|(id, strict, _)| strict.a_moment_in().map(|at| (at, *id))).collect();
        stops.sort();
        let mut bars: Vec<Bar> = dated
            .iter()
            .filter_map(|(id, strict, fuzzy)| {
                let lane = dossier.claim(*id).and_then(|claim| dossier.article_index(&claim.article))?;
                Some(Bar {
                    claim: *id,
                    lane,
                    row: 0,
                    lasting: strict.duration_s().is_none_or(|length| length > LASTING_S),
                    fuzzy: axis.range_of(fuzzy),
                    strict: axis.range_of(strict),
                    open: (strict.start.is_none(), strict.end.is_none()),
                    colour: colour32(colours.of(dossier, *id)),
                })
            })
            .collect();
        let rows = pack(&mut bars, dossier.articles.len());
        Self { axis, bars, rows, occupied, stops }
    }

    /// From the first to the last day on the axis.
    #[must_use]
    pub fn extent(&self) -> TimeSpan {
        self.axis.extent()
    }

    /// The stretches in which something happened; what lasts or is open is left out, as otherwise no stretch would be empty.
    #[must_use]
    pub fn occupied(&self) -> &[TimeSpan] {
        &self.occupied
    }

    /// Where stepping may halt: the beginning of each dated claim, in order.
    #[must_use]
    pub fn stops(&self) -> &[(Moment, ClaimId)] {
        &self.stops
    }
}

fn options(fold: bool) -> AxisOptions {
    AxisOptions { true_scale: !fold, fold_longer_than_s: FOLD_S, ignore_longer_than_s: Some(HOLDS_OPEN_S), ..AxisOptions::default() }
}

/// From the earliest dated bound to the latest.
fn extent(dated: &[(ClaimId, TimeSpan, TimeSpan)]) -> TimeSpan {
    let bounds = || dated.iter().flat_map(|(_, strict, fuzzy)| [strict.start, strict.end, fuzzy.start, fuzzy.end]).flatten();
    TimeSpan { start: bounds().min(), end: bounds().max() }
}

/// Gives each bar the first row of its lane in which it has room. Answers how many rows each lane has.
fn pack(bars: &mut [Bar], lanes: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..bars.len()).collect();
    order.sort_by(|a, b| match (bars.get(*a), bars.get(*b)) {
        (Some(a), Some(b)) => a.fuzzy.0.total_cmp(&b.fuzzy.0),
        _ => a.cmp(b),
    });
    let mut ends: Vec<Vec<f64>> = vec![Vec::new(); lanes];
    for index in order {
        let Some(bar) = bars.get_mut(index).filter(|bar| !bar.lasting) else { continue };
        let Some(lane) = ends.get_mut(bar.lane) else { continue };
        let free = lane.iter().position(|end| *end + GAP <= bar.fuzzy.0);
        bar.row = match free {
            Some(row) => row,
            None if lane.len() < MOST_ROWS => {
                lane.push(f64::NEG_INFINITY);
                lane.len() - 1
            }
            // no room: the row that is free soonest
            None => lane.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(row, _)| row),
        };
        if let Some(end) = lane.get_mut(bar.row) {
            *end = end.max(bar.fuzzy.1);
        }
    }
    let rows: Vec<usize> = ends.into_iter().map(|lane| lane.len() + 1).collect();
    for bar in bars.iter_mut().filter(|bar| bar.lasting) {
        bar.row = rows.get(bar.lane).map_or(0, |rows| rows - 1);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Happening;

    fn bar(lane: usize, from: f64, to: f64) -> Bar {
        let claim = ClaimId { of: Happening::Event(0), index: 0 };
        Bar { claim, lane, row: 0, lasting: false, fuzzy: (from, to), strict: (from, to), open: (false, false), colour: Color32::RED }
    }

    #[test]
    fn bars_that_overlap_get_rows_of_their_own() {
        let mut bars = vec![bar(0, 0.0, 0.5), bar(0, 0.2, 0.6), bar(0, 0.7, 0.8), bar(1, 0.0, 1.0)];
        let rows = pack(&mut bars, 3);
        assert_eq!(rows, [3, 2, 1]);
        assert_eq!(bars.iter().map(|bar| bar.row).collect::<Vec<_>>(), [0, 1, 0, 0]);
    }

    #[test]
    fn what_lasts_lies_under_what_happens() {
        let mut bars = vec![Bar { lasting: true, ..bar(0, 0.0, 1.0) }, bar(0, 0.2, 0.3)];
        assert_eq!(pack(&mut bars, 1), [2]);
        assert_eq!((bars[0].row, bars[1].row), (1, 0));
    }
}
