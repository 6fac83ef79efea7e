//! An axis on which empty years take no room.
//!
//! A dossier has a dozen crowded weeks and years of nothing between; to scale, the weeks would be a pixel wide. So stretches
//! where nothing happens are folded into short cuts, as rerun's time panel does. Time still runs on inside a cut, only faster:
//! the axis stays a bijection, the slider can stand anywhere, and dragging across a cut skips no moment.

use serde::{Deserialize, Serialize};

use super::{AxisView, DAY_S, Moment, Tick, TimeSpan, human_duration_short, ticks};

/// How an axis folds. Part of the session's settings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AxisOptions {
    /// Empty stretches longer than this are folded, in seconds.
    pub fold_longer_than_s: i64,
    /// Spans longer than this, and open ones, do not count as occupied, in seconds: one "2011 to 2024" would keep every gap
    /// open and say nothing about any of them. `None` counts them all.
    pub ignore_longer_than_s: Option<i64>,
    /// Width of one cut as a part of the whole axis, 0 to 0.1. All cuts together never take more than two fifths.
    pub cut_width: f64,
    /// Fold nothing.
    pub true_scale: bool,
}

impl Default for AxisOptions {
    /// Folds more than two months; a span of more than a year holds nothing open.
    fn default() -> Self {
        Self { fold_longer_than_s: 61 * DAY_S, ignore_longer_than_s: Some(366 * DAY_S), cut_width: 0.02, true_scale: false }
    }
}

/// A stretch of the axis that is drawn to scale. Positions run from 0 at the start of the axis to 1 at its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// The time that it shows.
    pub span: TimeSpan,
    /// Position of its start.
    pub from: f64,
    /// Position of its end.
    pub to: f64,
}

/// A stretch of the axis where empty time is folded away.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// The time that is folded.
    pub span: TimeSpan,
    /// Position of its start.
    pub from: f64,
    /// Position of its end.
    pub to: f64,
    /// How long the folded time is: `11 mo`, `3 y`.
    pub label: String,
}

/// Maps moments to positions from 0 to 1 along an axis, and back.
///
/// The map is continuous and strictly rising on the extent, straight within each segment and each cut. All segments have
/// the same scale.
#[derive(Clone, Debug, PartialEq)]
pub struct FoldedAxis {
    /// In order, without gaps, at least one; they cover the positions from 0 to 1.
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    start: Moment,
    end: Moment,
    from: f64,
    to: f64,
    folded: bool,
}

impl Piece {
    fn length_s(&self) -> f64 {
        self.end.seconds_since(self.start) as f64
    }

    fn span(&self) -> TimeSpan {
        TimeSpan::between(self.start, self.end)
    }
}

/// All cuts together leave at least three fifths of the axis to what happened.
const MOST_FOR_CUTS: f64 = 0.4;

/// What is kept beside an occupied stretch, as a part of the threshold, so that no bar touches a cut.
const MARGIN_PARTS: i64 = 10;

/// A cut that fills more of the view than this is looked into.
const LOOKED_INTO: f64 = 0.15;

/// So many ticks are asked for where a segment's share gives none; the first of them is shown.
const FEWEST_TICKS: usize = 4;

impl FoldedAxis {
    /// Lays out `extent` with room where `occupied` has spans. Missing ends of the extent are taken from the occupied spans
    /// (from the start of the year 1970 where there are none); an extent without length is made a day long.
    #[must_use]
    pub fn new(occupied: &[TimeSpan], extent: TimeSpan, options: &AxisOptions) -> Self {
        let (start, end) = closed(extent, occupied);
        let stretches = if options.true_scale { vec![(start, end)] } else { stretches(occupied, start, end, options) };
        Self { pieces: lay_out(start, end, &stretches, options.cut_width) }
    }

    /// The time from one end of the axis to the other.
    #[must_use]
    pub fn extent(&self) -> TimeSpan {
        TimeSpan { start: self.pieces.first().map(|piece| piece.start), end: self.pieces.last().map(|piece| piece.end) }
    }

    /// Where a moment stands, 0 to 1; moments outside the extent stand at its ends.
    #[must_use]
    pub fn position_of(&self, moment: Moment) -> f64 {
        let index = self.pieces.partition_point(|piece| piece.end <= moment);
        let Some(piece) = self.pieces.get(index) else {
            return 1.0;
        };
        let into_s = moment.seconds_since(piece.start).max(0) as f64;
        piece.from + (piece.to - piece.from) * (into_s / piece.length_s())
    }

    /// The moment at a position, to the second; positions outside 0..=1 give the ends, and so does what is no number.
    #[must_use]
    pub fn moment_at(&self, position: f64) -> Moment {
        let index = self.pieces.partition_point(|piece| piece.to <= position);
        let Some(piece) = self.pieces.get(index).or(self.pieces.last()) else {
            return Moment::default();
        };
        let part = ((position - piece.from) / (piece.to - piece.from)).clamp(0.0, 1.0);
        piece.start.plus_seconds((part * piece.length_s()).round() as i64)
    }

    /// Where a span begins and ends on the axis; open ends are the ends of the axis.
    #[must_use]
    pub fn range_of(&self, span: &TimeSpan) -> (f64, f64) {
        let start = span.start.map_or(0.0, |start| self.position_of(start));
        let end = span.end.map_or(1.0, |end| self.position_of(end));
        (start, end)
    }

    /// The stretches drawn to scale, in order.
    pub fn segments(&self) -> impl Iterator<Item = Segment> + '_ {
        let drawn = self.pieces.iter().filter(|piece| !piece.folded);
        drawn.map(|piece| Segment { span: piece.span(), from: piece.from, to: piece.to })
    }

    /// The stretches folded away, in order.
    pub fn cuts(&self) -> impl Iterator<Item = Cut> + '_ {
        self.pieces.iter().filter(|piece| piece.folded).map(|piece| Cut {
            span: piece.span(),
            from: piece.from,
            to: piece.to,
            label: human_duration_short(piece.end.seconds_since(piece.start)),
        })
    }

    /// Whether the moment lies inside a cut.
    #[must_use]
    pub fn is_folded(&self, moment: Moment) -> bool {
        self.pieces.iter().any(|piece| piece.folded && piece.span().contains(moment))
    }

    /// Ticks of what a view shows, with their positions, about `max_ticks` together: each segment gets its share by width, and
    /// each says year and month anew, because a cut stands before it. A cut has some only where it fills much of the view.
    #[must_use]
    pub fn ticks(&self, view: &AxisView, max_ticks: usize) -> Vec<(f64, Tick)> {
        let seen = self.pieces.iter().filter(|piece| piece.to > view.from() && piece.from < view.to());
        // a cut has ticks only where somebody looks into it
        let within = |piece: &&Piece| !piece.folded || piece.to.min(view.to()) - piece.from.max(view.from()) > view.width() * LOOKED_INTO;
        seen.filter(within)
            .flat_map(|piece| {
                let (from, to) = (piece.from.max(view.from()), piece.to.min(view.to()));
                let span = piece.span().intersection(&TimeSpan::between(self.moment_at(from), self.moment_at(to)));
                let share = (max_ticks as f64 * (to - from) / view.width()).round() as usize;
                let found = ticks(span, share.max(1));
                // even a narrow segment between two cuts says where it is
                if found.is_empty() { ticks(span, FEWEST_TICKS).into_iter().take(1).collect() } else { found }
            })
            .map(|tick| (self.position_of(tick.moment), tick))
            .collect()
    }
}

/// The extent with both ends, the second after the first.
fn closed(extent: TimeSpan, occupied: &[TimeSpan]) -> (Moment, Moment) {
    let starts = occupied.iter().filter(|span| !span.is_empty()).flat_map(|span| [span.start, span.end]).flatten();
    let (earliest, latest) = (starts.clone().min(), starts.max());
    let start = extent.start.or(earliest).unwrap_or_default();
    let end = extent.end.or(latest).unwrap_or(start);
    // at the very end of time the day goes before
    let start = start.min(Moment::MAX.plus_days(-1));
    (start, if end > start { end } else { start.plus_days(1) })
}

/// The stretches to draw to scale: in order, apart from each other, within start and end.
fn stretches(occupied: &[TimeSpan], start: Moment, end: Moment, options: &AxisOptions) -> Vec<(Moment, Moment)> {
    let threshold = options.fold_longer_than_s.max(0);
    let counts = |span: &&TimeSpan| match (span.duration_s(), options.ignore_longer_than_s) {
        (Some(length), Some(longest)) => length <= longest,
        (None, Some(_)) => false,
        (_, None) => true,
    };
    let mut spans: Vec<(Moment, Moment)> = occupied
        .iter()
        .filter(counts)
        .map(|span| span.intersection(&TimeSpan::between(start, end)))
        .filter(|span| !span.is_empty())
        .map(|span| (span.start_or_min(), span.end_or_max()))
        .collect();
    if spans.is_empty() {
        return vec![(start, end)];
    }
    spans.sort_unstable();
    // the ends of the axis are no events, but a short way to them is not worth a cut
    let mut merged: Vec<(Moment, Moment)> = vec![(start, start)];
    for (from, to) in spans.into_iter().chain([(end, end)]) {
        match merged.last_mut() {
            Some((_, last)) if from.seconds_since(*last) <= threshold => *last = to.max(*last),
            _ => merged.push((from, to)),
        }
    }
    merged.retain(|(from, to)| from < to);
    let margin = threshold / MARGIN_PARTS;
    merged.iter().map(|(from, to)| (from.plus_seconds(-margin).max(start), to.plus_seconds(margin).min(end))).collect()
}

/// Positions for the stretches and for the cuts between them.
fn lay_out(start: Moment, end: Moment, stretches: &[(Moment, Moment)], cut_width: f64) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(2 * stretches.len() + 1);
    let mut at = start;
    for (from, to) in stretches.iter().copied().chain([(end, end)]) {
        for (start, end, folded) in [(at, from, true), (from, to, false)] {
            if start < end {
                pieces.push(Piece { start, end, from: 0.0, to: 0.0, folded });
            }
        }
        at = to;
    }
    let cut_width = if cut_width.is_nan() { 0.0 } else { cut_width }.clamp(0.001, 0.1);
    let (cut_width, scale) = loop {
        let (cut_width, scale) = widths(&pieces, cut_width);
        // a gap that takes less room to scale than folded is better left open
        let count = pieces.len();
        pieces = joined(pieces.into_iter().map(|piece| Piece { folded: piece.folded && piece.length_s() * scale > cut_width, ..piece }));
        if pieces.len() == count {
            break (cut_width, scale);
        }
    };
    let mut position = 0.0;
    for piece in &mut pieces {
        piece.from = position;
        position += if piece.folded { cut_width } else { piece.length_s() * scale };
        piece.to = position;
    }
    if let Some(last) = pieces.last_mut() {
        last.to = 1.0;
    }
    pieces
}

/// The width of one cut, and the width of a second of what is not cut.
fn widths(pieces: &[Piece], cut_width: f64) -> (f64, f64) {
    let cuts = pieces.iter().filter(|piece| piece.folded).count() as f64;
    let cut_width = if cuts > 0.0 { cut_width.min(MOST_FOR_CUTS / cuts) } else { cut_width };
    let drawn_s: f64 = pieces.iter().filter(|piece| !piece.folded).map(Piece::length_s).sum();
    (cut_width, (1.0 - cuts * cut_width) / drawn_s)
}

/// The pieces with neighbours of one kind made one.
fn joined(pieces: impl Iterator<Item = Piece>) -> Vec<Piece> {
    pieces.fold(Vec::new(), |mut joined: Vec<Piece>, piece| {
        match joined.last_mut() {
            Some(last) if last.folded == piece.folded => last.end = piece.end,
            _ => joined.push(piece),
        }
        joined
    })
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these positions are exact")]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::Edtf;

    fn spans(texts: &[&str]) -> Vec<TimeSpan> {
        texts.iter().map(|text| text.parse::<Edtf>().unwrap().strict()).collect()
    }

    fn axis(texts: &[&str], options: &AxisOptions) -> FoldedAxis {
        FoldedAxis::new(&spans(texts), TimeSpan::ALWAYS, options)
    }

    const DOSSIER: [&str; 6] = ["2018-12-28", "2019-01-03", "2019-12-29/2020-01-08", "2023-03-23", "2024-05", "2025-05-13"];

    #[test]
    fn a_narrow_stretch_between_cuts_still_says_where_it_is() {
        let span = |from: &str, to: &str| {
            TimeSpan::between(
                from.parse::<crate::time::Edtf>().unwrap().strict().start.unwrap(),
                to.parse::<crate::time::Edtf>().unwrap().strict().end.unwrap(),
            )
        };
        let occupied = [span("2017", "2020"), span("2025-04", "2025-06")];
        let options = AxisOptions { ignore_longer_than_s: None, ..AxisOptions::default() };
        let axis = FoldedAxis::new(&occupied, TimeSpan::covering(occupied).unwrap(), &options);
        let labels: Vec<String> = axis.ticks(&AxisView::ALL, 9).into_iter().map(|(_, tick)| tick.label).collect();
        assert!(labels.iter().any(|label| label.contains("2025")), "{labels:?}");
    }

    #[test]
    fn empty_years_are_folded_and_their_length_is_said() {
        let axis = axis(&DOSSIER, &AxisOptions::default());
        let labels: Vec<String> = axis.cuts().map(|cut| cut.label).collect();
        assert_eq!(labels, ["11 mo", "3 y", "13 mo", "11 mo"]);
        assert_eq!(axis.segments().count(), 5);
        assert!(axis.is_folded(Moment::from_date(jiff::civil::date(2021, 6, 1))));
        assert!(!axis.is_folded(Moment::from_date(jiff::civil::date(2020, 1, 1))));
    }

    #[test]
    fn pieces_join_and_cover_the_whole_axis() {
        let axis = axis(&DOSSIER, &AxisOptions::default());
        assert_eq!(axis.position_of(axis.extent().start_or_min()), 0.0);
        assert_eq!(axis.position_of(axis.extent().end_or_max()), 1.0);
        assert!(axis.pieces.windows(2).all(|pair| pair[0].to == pair[1].from && pair[0].end == pair[1].start));
        let scales: Vec<f64> = axis.segments().map(|s| (s.to - s.from) / s.span.duration_s().unwrap() as f64).collect();
        assert!(scales.iter().all(|scale| (scale / scales[0] - 1.0).abs() < 1e-6), "one scale for all segments");
    }

    #[test]
    fn true_scale_folds_nothing() {
        let axis = axis(&DOSSIER, &AxisOptions { true_scale: true, ..AxisOptions::default() });
        assert_eq!((axis.segments().count(), axis.cuts().count()), (1, 0));
    }

    #[test]
    fn a_long_or_open_span_holds_no_gap_open() {
        let mut texts = DOSSIER.to_vec();
        texts.extend(["2018-12/2025-05", "2019/.."]);
        assert_eq!(axis(&texts, &AxisOptions::default()).cuts().count(), 4);
        let all = AxisOptions { ignore_longer_than_s: None, ..AxisOptions::default() };
        assert_eq!(axis(&texts, &all).cuts().count(), 0);
    }

    #[test]
    fn a_long_way_to_the_ends_is_folded_too() {
        let extent = "2011/2030".parse::<Edtf>().unwrap().strict();
        let axis = FoldedAxis::new(&spans(&["2019-10"]), extent, &AxisOptions::default());
        let labels: Vec<String> = axis.cuts().map(|cut| cut.label).collect();
        assert_eq!(labels, ["9 y", "11 y"]);
        assert_eq!(axis.extent(), extent);
    }

    #[test]
    fn an_axis_of_nothing_is_a_day_long() {
        let axis = FoldedAxis::new(&[], TimeSpan::ALWAYS, &AxisOptions::default());
        assert_eq!(axis.extent().duration_s(), Some(DAY_S));
        let at_the_end = TimeSpan::between(Moment::MAX, Moment::MAX);
        assert_eq!(FoldedAxis::new(&[], at_the_end, &AxisOptions::default()).extent().duration_s(), Some(DAY_S));
    }

    #[test]
    fn many_cuts_leave_room_for_what_happened() {
        let many: Vec<TimeSpan> = (1000..2000)
            .map(|year| {
                let start = Moment::from_date(jiff::civil::date(year, 7, 1));
                TimeSpan::between(start, start.plus_days(1))
            })
            .collect();
        let axis = FoldedAxis::new(&many, TimeSpan::ALWAYS, &AxisOptions::default());
        let for_cuts: f64 = axis.cuts().map(|cut| cut.to - cut.from).sum();
        assert!(for_cuts < MOST_FOR_CUTS + 1e-9);
    }

    #[test]
    fn a_gap_that_would_be_wider_folded_than_to_scale_stays_open() {
        let day = |n: i64| Moment::default().plus_days(n);
        // a tenth of a year between two crowded decades
        let occupied: Vec<TimeSpan> =
            [(0, 3650), (3690, 7300)].map(|(from, to)| TimeSpan::between(day(from), day(to))).into_iter().collect();
        let eager = AxisOptions { fold_longer_than_s: 10 * DAY_S, ignore_longer_than_s: None, ..AxisOptions::default() };
        let axis = FoldedAxis::new(&occupied, TimeSpan::ALWAYS, &eager);
        assert_eq!((axis.segments().count(), axis.cuts().count()), (1, 0));
    }

    #[test]
    fn each_segment_says_its_year() {
        let axis = axis(&DOSSIER, &AxisOptions::default());
        let labels: Vec<String> = axis.ticks(&AxisView::ALL, 24).into_iter().map(|(_, tick)| tick.label).collect();
        insta::assert_snapshot!(labels.join(" | "), @r#"1 Jan 2019 | 8 | 1 Jan 2020 | 8 | 15 | 22 Mar 2023 | 1 May 2024 | 8 | 15 | 22 | 1 Jun | 8 May 2025"#);
        assert!(axis.ticks(&AxisView::ALL, 24).windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn positions_beyond_the_ends_and_no_numbers_are_harmless() {
        let axis = axis(&DOSSIER, &AxisOptions::default());
        assert_eq!(axis.moment_at(-1.0), axis.extent().start.unwrap());
        assert_eq!(axis.moment_at(2.0), axis.extent().end.unwrap());
        assert_eq!(axis.moment_at(f64::NAN), axis.extent().start.unwrap());
        assert_eq!(axis.range_of(&TimeSpan::ALWAYS), (0.0, 1.0));
        assert_eq!(axis.position_of(Moment::MIN), 0.0);
        assert_eq!(axis.position_of(Moment::MAX), 1.0);
    }

    fn any_axis() -> impl Strategy<Value = FoldedAxis> {
        let moment = || {
            prop_oneof![
                4 => 1_200_000_000_i64..1_800_000_000,
                1 => Moment::MIN.seconds()..=Moment::MAX.seconds(),
            ]
        };
        let span = (moment(), 1_i64..40_000_000)
            .prop_map(|(start, length)| TimeSpan::between(Moment::from_seconds(start), Moment::from_seconds(start + length)));
        let options = (0_i64..60_000_000, prop::option::of(1_i64..60_000_000), 0.0..0.2, prop::bool::weighted(0.1)).prop_map(
            |(fold_longer_than_s, ignore_longer_than_s, cut_width, true_scale)| AxisOptions {
                fold_longer_than_s,
                ignore_longer_than_s,
                cut_width,
                true_scale,
            },
        );
        (prop::collection::vec(span, 0..12), options).prop_map(|(occupied, options)| FoldedAxis::new(&occupied, TimeSpan::ALWAYS, &options))
    }

    proptest! {
        #[test]
        fn unfolding_a_folded_moment_gives_it_back(axis in any_axis(), part in 0.0..=1.0) {
            let (start, length) = (axis.extent().start.unwrap(), axis.extent().duration_s().unwrap());
            for moment in [start.plus_seconds((part * length as f64) as i64), axis.moment_at(part)] {
                prop_assert_eq!(axis.moment_at(axis.position_of(moment)), moment);
            }
        }

        #[test]
        fn the_order_of_moments_is_the_order_of_positions(axis in any_axis(), a in 0.0..=1.0, b in 0.0..=1.0) {
            let (a, b) = (axis.moment_at(a), axis.moment_at(b));
            prop_assert_eq!(a.cmp(&b), axis.position_of(a).total_cmp(&axis.position_of(b)));
            prop_assert!((0.0..=1.0).contains(&axis.position_of(a)));
        }
    }
}
