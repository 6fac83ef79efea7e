//! How strongly something is drawn whose date only may fall into the time that is looked at.
//!
//! A date has certain bounds, within which it surely lies, and fuzzy ones, within which it may. Between them membership falls in a
//! straight line, as of a trapezoid in the theory of fuzzy sets: a mark comes in softly, stands, and goes.

use crate::time::TimeSpan;

/// What only just may be is still to be seen.
const FAINTEST: f32 = 0.15;
/// What may be, with no bound that says how far off it is.
const ONLY_POSSIBLY: f32 = 0.45;

/// How much a date belongs to a stretch of time: 1 where its certain part falls into it, less the farther off that lies, none where
/// even its fuzzy bounds do not reach it. Of a fuzzy bound that is open, nobody knows how far it reaches.
#[must_use]
pub fn presence(certain: &TimeSpan, fuzzy: &TimeSpan, visible: &TimeSpan) -> Option<f32> {
    if certain.intersects(visible) {
        return Some(1.0);
    }
    if !fuzzy.intersects(visible) {
        return None;
    }
    let sure = before(certain, fuzzy, visible).or_else(|| after(certain, fuzzy, visible));
    Some(sure.unwrap_or(ONLY_POSSIBLY).clamp(FAINTEST, 1.0))
}

/// How far up the ramp to its beginning the visible stretch comes, where that lies before it.
fn before(certain: &TimeSpan, fuzzy: &TimeSpan, visible: &TimeSpan) -> Option<f32> {
    let (top, foot, end) = (certain.start?, fuzzy.start?, visible.end?);
    (end <= top).then(|| 1.0 - share(top.seconds_since(end), top.seconds_since(foot)))
}

/// The same down the ramp behind its end.
fn after(certain: &TimeSpan, fuzzy: &TimeSpan, visible: &TimeSpan) -> Option<f32> {
    let (top, foot, start) = (certain.end?, fuzzy.end?, visible.start?);
    (start >= top).then(|| 1.0 - share(start.seconds_since(top), foot.seconds_since(top)))
}

fn share(gap_s: i64, length_s: i64) -> f32 {
    gap_s as f32 / length_s.max(1) as f32
}

/// How strong the trace of something is that is over: 1 just then, 0 after `lasts_s` seconds and later; none where it is not over.
#[must_use]
pub fn trace(fuzzy: &TimeSpan, visible: &TimeSpan, lasts_s: i64) -> Option<f32> {
    let ago_s = visible.start?.seconds_since(fuzzy.end?);
    (0..lasts_s).contains(&ago_s).then(|| 1.0 - ago_s as f32 / lasts_s as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Edtf, Moment};

    fn span(text: &str) -> TimeSpan {
        text.parse::<Edtf>().unwrap().strict()
    }

    #[test]
    fn membership_is_a_trapezoid() {
        let (certain, fuzzy) = (span("2019-10-11/2019-10-20"), span("2019-10-01/2019-10-30"));
        let on = |day: &str| presence(&certain, &fuzzy, &span(day)).map(|strength| (strength * 100.0).round() / 100.0);
        assert_eq!(on("2019-09-30"), None, "before the fuzzy beginning");
        assert_eq!(on("2019-10-01"), Some(0.15), "no fainter than what can be seen");
        assert_eq!(on("2019-10-05"), Some(0.5), "half way up");
        assert_eq!(on("2019-10-10"), Some(1.0), "the day before is at the top");
        assert_eq!(on("2019-10-15"), Some(1.0));
        assert_eq!(on("2019-10-26"), Some(0.5), "half way down");
        assert_eq!(on("2019-10-31"), None);
    }

    #[test]
    fn what_may_be_without_a_bound_is_drawn_as_half_sure() {
        let certain = span("2019-10-11/2019-10-20");
        assert_eq!(presence(&certain, &TimeSpan::ALWAYS, &span("2015")), Some(ONLY_POSSIBLY));
        assert_eq!(presence(&certain, &TimeSpan::ALWAYS, &span("2023")), Some(ONLY_POSSIBLY));
    }

    #[test]
    fn a_trace_fades_and_ends() {
        let fuzzy = span("2019-10-10");
        let of = |day: &str| trace(&fuzzy, &span(day), 10 * 86_400).map(|strength| (strength * 10.0).round() / 10.0);
        assert_eq!(of("2019-10-10"), None, "it is not over");
        assert_eq!(of("2019-10-11"), Some(1.0));
        assert_eq!(of("2019-10-16"), Some(0.5));
        assert_eq!(of("2019-10-21"), None);
        assert_eq!(trace(&TimeSpan::from(Moment::default()), &span("2023"), 86_400), None, "what is open is never over");
    }
}
