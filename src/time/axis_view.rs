//! Which part of an axis is looked at: zoom and pan, in positions of the axis and not in time, so that folded time stays folded.

use serde::{Deserialize, Serialize};

use super::{FoldedAxis, TimeSpan};

/// The part of an axis that fills the screen, in positions from 0 to 1 along the axis.
///
/// `on_screen` and `on_axis` are each other's inverse for every view, so what is clicked is what was drawn there.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct AxisView {
    from: f64,
    to: f64,
}

impl Default for AxisView {
    fn default() -> Self {
        Self::ALL
    }
}

impl AxisView {
    /// The whole axis.
    pub const ALL: Self = Self { from: 0.0, to: 1.0 };

    /// The view from one position to another, kept within the axis and no narrower than `narrowest`.
    #[must_use]
    pub fn new(from: f64, to: f64, narrowest: f64) -> Self {
        if !(from.is_finite() && to.is_finite()) {
            return Self::ALL;
        }
        let width = (to - from).clamp(narrowest.clamp(1e-9, 1.0), 1.0);
        let middle = f64::midpoint(from, to);
        let from = (middle - width / 2.0).clamp(0.0, 1.0 - width);
        Self { from, to: from + width }
    }

    /// The stretch of time on an axis, with a little room on both sides.
    #[must_use]
    pub fn of_span(axis: &FoldedAxis, span: &TimeSpan) -> Self {
        let (from, to) = axis.range_of(span);
        let room = (to - from) * 0.02;
        Self::new(from - room, to + room, narrowest(axis))
    }

    /// Where it begins, 0 up to 1.
    #[must_use]
    pub fn from(&self) -> f64 {
        self.from
    }

    /// Where it ends, up to 1.
    #[must_use]
    pub fn to(&self) -> f64 {
        self.to
    }

    /// Its part of the axis, above 0 up to 1.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.to - self.from
    }

    /// Whether it is the whole axis.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.width() > 1.0 - 1e-9
    }

    /// Where on the screen a position of the axis is: 0 at the left edge, 1 at the right, beyond them what the view does not show.
    #[must_use]
    pub fn on_screen(&self, position: f64) -> f64 {
        (position - self.from) / self.width()
    }

    /// Which position of the axis is at a part of the screen.
    #[must_use]
    pub fn on_axis(&self, screen: f64) -> f64 {
        self.from + screen * self.width()
    }

    /// Closer by a factor above 1, farther by one below; what is at `screen` stays there as far as the ends of the axis let it.
    #[must_use]
    pub fn zoomed(&self, factor: f64, screen: f64, narrowest: f64) -> Self {
        if !(factor.is_finite() && factor > 0.0) {
            return *self;
        }
        let kept = self.on_axis(screen);
        let width = (self.width() / factor).clamp(narrowest.clamp(1e-9, 1.0), 1.0);
        let from = kept - screen * width;
        Self::new(from, from + width, narrowest)
    }

    /// Moved by a part of the screen, to the right when positive.
    #[must_use]
    pub fn panned(&self, by: f64) -> Self {
        let by = by * self.width();
        Self::new(self.from + by, self.to + by, self.width())
    }

    /// Moved just so far that a position is in view.
    #[must_use]
    pub fn showing(&self, position: f64) -> Self {
        let over = self.on_screen(position);
        if (0.0..=1.0).contains(&over) {
            return *self;
        }
        // with a quarter of the view ahead of it
        self.panned(if over < 0.0 { over - 0.25 } else { over - 0.75 })
    }

    /// The time in view.
    #[must_use]
    pub fn span(&self, axis: &FoldedAxis) -> TimeSpan {
        TimeSpan::between(axis.moment_at(self.from), axis.moment_at(self.to))
    }
}

/// The narrowest view of an axis: the one in which an hour fills the screen.
#[must_use]
pub fn narrowest(axis: &FoldedAxis) -> f64 {
    const HOUR_S: f64 = 3_600.0;
    let scale = axis.segments().filter_map(|segment| Some((segment.to - segment.from) / segment.span.duration_s()? as f64));
    scale.fold(0.0, f64::max) * HOUR_S
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::{AxisOptions, Edtf, Moment};

    fn any_view() -> impl Strategy<Value = AxisView> {
        (0.0..1.0_f64, 0.0..1.0_f64, 1e-6..1.0_f64).prop_map(|(from, to, narrowest)| AxisView::new(from, to, narrowest))
    }

    proptest! {
        #[test]
        fn screen_and_axis_are_each_others_inverse_and_keep_order(view in any_view(), a in -0.5..1.5_f64, b in -0.5..1.5_f64) {
            prop_assert!((view.on_screen(view.on_axis(a)) - a).abs() < 1e-6);
            prop_assert_eq!(a < b, view.on_axis(a) < view.on_axis(b));
        }

        #[test]
        fn no_zoom_and_no_pan_leaves_the_axis(view in any_view(), factor in 0.01..100.0_f64, at in 0.0..1.0_f64, by in -3.0..3.0_f64) {
            for view in [view.zoomed(factor, at, 1e-6), view.panned(by), view.showing(at)] {
                prop_assert!(view.from() >= 0.0 && view.to() <= 1.0 + 1e-12 && view.width() > 0.0);
            }
            prop_assert!((view.panned(by).width() - view.width()).abs() < 1e-9);
            let shown = view.showing(at).on_screen(at);
            prop_assert!((-1e-9..=1.0 + 1e-9).contains(&shown));
        }

        #[test]
        fn what_is_under_the_pointer_stays_there_when_zooming_in(view in any_view(), factor in 1.0..20.0_f64, at in 0.0..1.0_f64) {
            let kept = view.on_axis(at);
            let zoomed = view.zoomed(factor, at, 1e-9);
            prop_assert!((zoomed.on_screen(kept) - at).abs() < 1e-4);
        }
    }

    #[test]
    fn the_closest_view_is_an_hour_and_the_farthest_the_axis() {
        let day = |text: &str| text.parse::<Edtf>().unwrap().strict();
        let axis = FoldedAxis::new(&[day("2018-12-19"), day("2025-05")], TimeSpan::ALWAYS, &AxisOptions::default());
        let now = Moment::from_date(jiff::civil::date(2025, 5, 13)).plus_seconds(6 * 3600);
        let at = axis.position_of(now);
        let close = AxisView::ALL.zoomed(1e9, at, narrowest(&axis));
        let length = close.span(&axis).duration_s().unwrap();
        assert!((3_590..=3_610).contains(&length), "{length}");
        assert_eq!(close.zoomed(1e-9, 0.5, narrowest(&axis)), AxisView::ALL);
        assert!(AxisView::of_span(&axis, &day("2025-05-13")).span(&axis).contains(now));
    }
}
