//! Where the slider stands, and how it moves.

use super::{AtEnd, Direction, Mode, Settings, StepUnit};
use crate::time::{Moment, TimeSpan};

/// A frame that took longer than this counts as this long, in seconds, so that a window that was covered does not leap.
const LONGEST_FRAME_S: f64 = 0.1;

/// The slider of one dossier: a moment within an extent, playing or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Playback {
    /// How it plays; free to change at any time.
    pub settings: Settings,
    now: Moment,
    /// Part of a second that has been played but not yet moved, 0 up to 1.
    rest_s: f64,
    playing: bool,
    first: Moment,
    last: Moment,
    /// What [`AtEnd::LoopStretch`] stays within; all where it lies outside of the extent.
    stretch: TimeSpan,
}

/// What one frame of playing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Advance {
    /// The moment under the slider changed.
    pub moved: bool,
    /// Another frame is wanted without waiting for the user.
    pub repaint: bool,
    /// Where it paused by itself, in this frame.
    pub halted: Option<Halt>,
}

/// Where playing pauses by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Halt {
    /// At the end.
    AtEnd,
    /// Where something begins.
    AtStop,
}

impl Playback {
    /// A paused slider at the beginning of the extent. An open end of the extent is the end of time; an extent without
    /// length is its first second.
    #[must_use]
    pub fn new(extent: TimeSpan, settings: Settings) -> Self {
        let first = extent.start_or_min();
        let mut playback = Self { settings, now: first, rest_s: 0.0, playing: false, first, last: first, stretch: TimeSpan::ALWAYS };
        playback.set_extent(extent);
        playback
    }

    /// The moment under the slider; always within the extent.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Whether time runs.
    #[must_use]
    pub fn is_playing(&self) -> bool {
        self.playing
    }

    /// The time that the slider can stand on.
    #[must_use]
    pub fn extent(&self) -> TimeSpan {
        TimeSpan::between(self.first, self.last.plus_seconds(1))
    }

    /// Gives the slider another extent, as after a filter or an edit; it stays where it is, or at the nearer end.
    pub fn set_extent(&mut self, extent: TimeSpan) {
        self.first = extent.start_or_min();
        self.last = extent.end_or_max().plus_seconds(-1).max(self.first);
        self.jump_to(self.now);
    }

    /// Says which stretch [`AtEnd::LoopStretch`] stays within: what the axis shows.
    pub fn set_stretch(&mut self, stretch: TimeSpan) {
        self.stretch = stretch;
    }

    /// The time that is visible, half-open; see [`Mode`].
    #[must_use]
    pub fn visible(&self) -> TimeSpan {
        self.settings.mode.visible_at(self.now)
    }

    /// Starts to play. At the end that it plays toward, it starts again from the other.
    pub fn play(&mut self) {
        let (begin, end) = self.ends();
        let outside = self.now < begin.min(end) || self.now > begin.max(end);
        if self.now == end || outside {
            self.jump_to(begin);
        }
        self.rest_s = 0.0;
        self.playing = true;
    }

    /// Stops where it is.
    pub fn pause(&mut self) {
        self.playing = false;
    }

    /// Plays when paused, pauses when playing.
    pub fn toggle(&mut self) {
        if self.playing { self.pause() } else { self.play() }
    }

    /// Lets `dt_s` real seconds go by: at most 0.1 of them count, and none that is negative or no number.
    ///
    /// With `skip_empty`, a step that would end where nothing of `occupied` is visible ends instead where the next occupied
    /// span begins (backward: where the one before ends). `occupied` need not be sorted; leave out spans so long that they
    /// would hide every gap.
    ///
    /// With `pause_at_events`, it halts at the first of `stops` that it would pass; these need not be sorted either.
    pub fn advance(&mut self, dt_s: f64, occupied: &[TimeSpan], stops: &[Moment]) -> Advance {
        if !self.playing {
            return Advance::default();
        }
        let before = self.now;
        let dt_s = if dt_s.is_nan() { 0.0 } else { dt_s.clamp(0.0, LONGEST_FRAME_S) };
        let step_s = self.rest_s + dt_s * self.settings.speed.seconds_per_second();
        let whole_s = step_s.floor();
        self.rest_s = step_s - whole_s;
        let whole_s = whole_s as i64;
        if whole_s == 0 {
            return Advance { repaint: true, ..Advance::default() };
        }
        let mut target = match self.settings.direction {
            Direction::Forward => self.now.plus_seconds(whole_s),
            Direction::Backward => self.now.plus_seconds(-whole_s),
        };
        if self.settings.skip_empty && !self.shows_any(target, occupied) {
            target = self.next_occupied(occupied);
        }
        if let Some(stop) = self.first_passed(target, stops).filter(|_| self.settings.pause_at_events) {
            self.step_to(Some(stop));
            return Advance { moved: true, halted: Some(Halt::AtStop), repaint: false };
        }
        let stopped_at_end = self.arrive(target);
        // gone round: what begins there is passed, too
        let (begin, _) = self.ends();
        if self.settings.pause_at_events && self.now == begin && before != begin && target != begin && stops.contains(&begin) {
            self.pause();
            return Advance { moved: true, halted: Some(Halt::AtStop), repaint: false };
        }
        Advance { moved: self.now != before, repaint: true, halted: stopped_at_end.then_some(Halt::AtEnd) }
    }

    /// The first stop between now and the target, the target included.
    fn first_passed(&self, target: Moment, stops: &[Moment]) -> Option<Moment> {
        let (begin, end) = self.ends();
        let inside = stops.iter().copied().filter(|stop| *stop >= begin.min(end) && *stop <= begin.max(end));
        match self.settings.direction {
            Direction::Forward => inside.filter(|stop| *stop > self.now && *stop <= target).min(),
            Direction::Backward => inside.filter(|stop| *stop < self.now && *stop >= target).max(),
        }
    }

    /// Moves to the target, or does what is to be done at the end; says whether it stopped there.
    fn arrive(&mut self, target: Moment) -> bool {
        let (begin, end) = self.ends();
        let beyond = match self.settings.direction {
            Direction::Forward => target > end,
            Direction::Backward => target < end,
        };
        self.now = match (beyond, self.settings.at_end) {
            (false, _) => target,
            (true, AtEnd::Stop) => end,
            (true, AtEnd::Loop | AtEnd::LoopStretch) => begin,
        };
        let stopped = beyond && self.settings.at_end == AtEnd::Stop;
        if stopped {
            self.pause();
        }
        stopped
    }

    /// Where playing begins and where it ends.
    fn ends(&self) -> (Moment, Moment) {
        let stretch = self.stretch.intersection(&self.extent());
        let (first, last) = match self.settings.at_end {
            AtEnd::LoopStretch if !stretch.is_empty() => (stretch.start_or_min(), stretch.end_or_max().plus_seconds(-1)),
            _ => (self.first, self.last),
        };
        match self.settings.direction {
            Direction::Forward => (first, last),
            Direction::Backward => (last, first),
        }
    }

    /// Whether something would be on the slider there. "So far" keeps what is over, so there the day alone counts.
    fn shows_any(&self, at: Moment, occupied: &[TimeSpan]) -> bool {
        let mode = if self.settings.mode == Mode::SoFar { Mode::Moment } else { self.settings.mode };
        let visible = mode.visible_at(at);
        occupied.iter().any(|span| span.intersects(&visible))
    }

    /// Where the next occupied span comes into view; beyond the extent when there is none.
    fn next_occupied(&self, occupied: &[TimeSpan]) -> Moment {
        let spans = occupied.iter().filter(|span| !span.is_empty());
        match self.settings.direction {
            Direction::Forward => {
                let starts = spans.map(TimeSpan::start_or_min);
                starts.filter(|start| *start > self.now).min().unwrap_or(Moment::MAX)
            }
            Direction::Backward => {
                let lasts = spans.map(|span| span.end_or_max().plus_seconds(-1));
                lasts.filter(|last| *last < self.now).max().unwrap_or(Moment::MIN)
            }
        }
    }

    /// Puts the slider on a moment, or on the end nearer to it. Does not pause: dragging while playing is allowed.
    pub fn jump_to(&mut self, moment: Moment) {
        self.now = moment.clamp(self.first, self.last);
        self.rest_s = 0.0;
    }

    /// Pauses on the first of these moments after now, and says whether there is one. Order does not matter.
    pub fn step_to_next(&mut self, moments: &[Moment]) -> bool {
        let later = moments.iter().copied().filter(|moment| *moment > self.now && *moment <= self.last);
        self.step_to(later.min())
    }

    /// Pauses on the last of these moments before now, and says whether there is one. Order does not matter.
    pub fn step_to_previous(&mut self, moments: &[Moment]) -> bool {
        let earlier = moments.iter().copied().filter(|moment| *moment < self.now && *moment >= self.first);
        self.step_to(earlier.max())
    }

    fn step_to(&mut self, moment: Option<Moment>) -> bool {
        self.pause();
        if let Some(moment) = moment {
            self.jump_to(moment);
        }
        moment.is_some()
    }

    /// Pauses so many units later (earlier when negative), at most at the end of the extent.
    pub fn step_by(&mut self, unit: StepUnit, count: i64) {
        let target = match unit {
            StepUnit::Day => self.now.plus_days(count),
            StepUnit::Week => self.now.plus_days(count.saturating_mul(7)),
            StepUnit::Month => self.now.plus_months(count),
            StepUnit::Year => self.now.plus_years(count),
        };
        self.step_to(Some(target));
    }

    /// Pauses at the beginning of the extent.
    pub fn home(&mut self) {
        self.step_to(Some(self.first));
    }

    /// Pauses at the end of the extent.
    pub fn end(&mut self) {
        self.step_to(Some(self.last));
    }

    /// One rung up the ladder of speeds.
    pub fn faster(&mut self) {
        self.settings.speed = self.settings.speed.faster();
    }

    /// One rung down the ladder of speeds.
    pub fn slower(&mut self) {
        self.settings.speed = self.settings.speed.slower();
    }
}

#[cfg(test)]
mod tests;
