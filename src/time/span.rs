//! A stretch of time whose ends may be missing.

use serde::{Deserialize, Serialize};

use super::{Edtf, Moment};

/// A stretch of time, half-open: it begins at `start` and is over at `end`.
///
/// `None` means open or unknown, and reaches as far as there is time on that side. A span whose end is not after its start
/// is empty: it contains nothing and intersects nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TimeSpan {
    /// Its first moment.
    pub start: Option<Moment>,
    /// The moment after its last.
    pub end: Option<Moment>,
}

impl TimeSpan {
    /// All of time.
    pub const ALWAYS: Self = Self { start: None, end: None };

    /// The days of it as an EDTF expression: a day, a month or a year where it is one; else an interval where something `lasts` all the
    /// time, and one day of several where it happened at some time in it. None for all of time.
    #[must_use]
    pub fn to_edtf(&self, lasts: bool) -> Option<Edtf> {
        let first = self.start.map(Moment::date);
        let last = self.end.map(|end| end.plus_seconds(-1).date());
        let text = match (first, last) {
            (None, None) => return None,
            (Some(first), None) => format!("{first}/.."),
            (None, Some(last)) => format!("../{last}"),
            (Some(first), Some(last)) if first == last => first.to_string(),
            (Some(first), Some(last)) if (first, last) == (first.first_of_year(), first.last_of_year()) => format!("{:04}", first.year()),
            (Some(first), Some(last)) if (first, last) == (first.first_of_month(), first.last_of_month()) => {
                format!("{:04}-{:02}", first.year(), first.month())
            }
            (Some(first), Some(last)) if lasts => format!("{first}/{last}"),
            (Some(first), Some(last)) => format!("[{first}..{last}]"),
        };
        text.parse().ok()
    }

    /// From `start` until just before `end`.
    #[must_use]
    pub fn between(start: Moment, end: Moment) -> Self {
        Self { start: Some(start), end: Some(end) }
    }

    /// From `start` on.
    #[must_use]
    pub fn from(start: Moment) -> Self {
        Self { start: Some(start), end: None }
    }

    /// Until just before `end`.
    #[must_use]
    pub fn until(end: Moment) -> Self {
        Self { start: None, end: Some(end) }
    }

    /// Its start, or the beginning of time.
    #[must_use]
    pub fn start_or_min(&self) -> Moment {
        self.start.unwrap_or(Moment::MIN)
    }

    /// Its end, or the end of time.
    #[must_use]
    pub fn end_or_max(&self) -> Moment {
        self.end.unwrap_or(Moment::MAX)
    }

    /// A moment that lies in it: its first, or where that is missing its last second.
    #[must_use]
    pub fn a_moment_in(&self) -> Option<Moment> {
        self.start.or(self.end.map(|end| end.plus_seconds(-1)))
    }

    /// Whether no moment lies in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!((self.start, self.end), (Some(start), Some(end)) if end <= start)
    }

    /// Whether an end is missing.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.start.is_none() || self.end.is_none()
    }

    /// Whether the moment lies in it.
    #[must_use]
    pub fn contains(&self, moment: Moment) -> bool {
        self.start.is_none_or(|start| start <= moment) && self.end.is_none_or(|end| moment < end)
    }

    /// Whether some moment lies in both. Spans that only touch share none.
    #[must_use]
    pub fn intersects(&self, other: &Self) -> bool {
        !self.intersection(other).is_empty() && !self.is_empty() && !other.is_empty()
    }

    /// What lies in both; an empty span when nothing does.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        Self {
            start: self.start.max(other.start), // None is less than any start
            end: match (self.end, other.end) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            },
        }
    }

    /// The shortest span that covers both, gap included. An empty span adds nothing.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        if self.is_empty() {
            return *other;
        }
        if other.is_empty() {
            return *self;
        }
        Self { start: self.start.min(other.start), end: self.end.zip(other.end).map(|(a, b)| a.max(b)) }
    }

    /// The shortest span that covers all of them, or `None` of none.
    #[must_use]
    pub fn covering(spans: impl IntoIterator<Item = Self>) -> Option<Self> {
        spans.into_iter().filter(|span| !span.is_empty()).reduce(|a, b| a.union(&b))
    }

    /// Its length in seconds, 0 when empty, `None` when an end is missing.
    #[must_use]
    pub fn duration_s(&self) -> Option<i64> {
        self.start.zip(self.end).map(|(start, end)| end.seconds_since(start).max(0))
    }

    /// The span with its ends moved outward by that many seconds; missing ends stay missing.
    #[must_use]
    pub fn widened_by(&self, seconds: i64) -> Self {
        Self {
            start: self.start.map(|start| start.plus_seconds(seconds.saturating_neg())),
            end: self.end.map(|end| end.plus_seconds(seconds)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn span(start: i64, end: i64) -> TimeSpan {
        TimeSpan::between(Moment::from_seconds(start), Moment::from_seconds(end))
    }

    fn second(seconds: i64) -> Moment {
        Moment::from_seconds(seconds)
    }

    #[test]
    fn the_days_of_a_span_are_an_expression() {
        let span = |text: &str| text.parse::<Edtf>().unwrap().strict();
        for (days, lasts, expected) in [
            ("2019-10-13", false, "2019-10-13"),
            ("2019-10", false, "2019-10"),
            ("2019", true, "2019"),
            ("2019-10-13/2019-10-15", false, "[2019-10-13..2019-10-15]"),
            ("2019-10-13/2019-10-15", true, "2019-10-13/2019-10-15"),
            ("2019-10-13/..", false, "2019-10-13/.."),
        ] {
            assert_eq!(span(days).to_edtf(lasts).unwrap().as_str(), expected);
        }
        assert_eq!(TimeSpan::ALWAYS.to_edtf(true), None);
        let hour = TimeSpan::between(Moment::from_seconds(3_600), Moment::from_seconds(7_200));
        assert_eq!(hour.to_edtf(false).unwrap().as_str(), "1970-01-01");
    }

    #[test]
    fn the_start_is_inside_and_the_end_is_not() {
        assert!(span(0, 10).contains(second(0)));
        assert!(!span(0, 10).contains(second(10)));
        assert!(TimeSpan::from(second(3)).contains(Moment::MAX));
        assert!(!TimeSpan::until(second(3)).contains(second(3)));
    }

    #[test]
    fn spans_that_touch_do_not_intersect() {
        assert!(!span(0, 10).intersects(&span(10, 20)));
        assert!(span(0, 10).intersects(&span(9, 20)));
        assert!(TimeSpan::ALWAYS.intersects(&span(5, 6)));
        assert!(!TimeSpan::until(second(5)).intersects(&TimeSpan::from(second(5))));
    }

    #[test]
    fn an_empty_span_meets_nothing_and_adds_nothing() {
        for empty in [span(5, 5), span(6, 4)] {
            assert!(empty.is_empty());
            assert!(!empty.contains(second(5)));
            assert!(!empty.intersects(&TimeSpan::ALWAYS));
            assert_eq!(empty.union(&span(0, 1)), span(0, 1));
            assert_eq!(span(0, 1).union(&empty), span(0, 1));
            assert_eq!(empty.duration_s(), Some(0));
        }
    }

    #[test]
    fn a_union_covers_the_gap_and_stays_open_where_one_is() {
        assert_eq!(span(0, 1).union(&span(5, 9)), span(0, 9));
        assert_eq!(span(0, 1).union(&TimeSpan::from(second(5))), TimeSpan::from(second(0)));
        assert_eq!(TimeSpan::covering([]), None);
        assert_eq!(TimeSpan::covering([span(3, 4), span(1, 2), span(9, 9)]), Some(span(1, 4)));
    }

    #[test]
    fn only_a_closed_span_has_a_length() {
        assert_eq!(span(2, 9).duration_s(), Some(7));
        assert_eq!(TimeSpan::from(second(2)).duration_s(), None);
        assert_eq!(span(2, 9).widened_by(2), span(0, 11));
    }

    fn any_span() -> impl Strategy<Value = TimeSpan> {
        let end = || prop::option::of((-50_i64..50).prop_map(Moment::from_seconds));
        (end(), end()).prop_map(|(start, end)| TimeSpan { start, end })
    }

    proptest! {
        #[test]
        fn intersection_and_union_agree_with_membership(a in any_span(), b in any_span(), at in -60_i64..60) {
            let at = second(at);
            prop_assert_eq!(a.intersection(&b).contains(at), a.contains(at) && b.contains(at));
            prop_assert!(!(a.contains(at) || b.contains(at)) || a.union(&b).contains(at));
            prop_assert_eq!(a.intersects(&b), b.intersects(&a));
            if a.contains(at) && b.contains(at) {
                prop_assert!(a.intersects(&b));
            }
        }
    }
}
