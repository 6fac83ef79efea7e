//! The time slider of a handout: the days on which something on the map changes, and what is seen on each of them.
//!
//! A page has no model of time of its own. What each stop of its slider shows is asked of [`scene`], as the window does, and written
//! down; so a page shows what the window would, and days on which nothing changes take no room.

use std::collections::BTreeSet;

use super::content::{Entry, is_shown};
use super::marks::{Drawing, What, drawing_of_mark, drawing_of_track};
use super::view::View;
use crate::dossier::{Dossier, Shown};
use crate::query::{self, Colours, Scene, scene};
use crate::time::{DAY_S, Mode, Moment, TimeSpan};

/// More stops than this are thinned out.
const MOST_STOPS: usize = 160;
/// Into how many parts a date is cut along which something moves or fades in.
const PARTS: i64 = 6;

/// One stop of the slider.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stop {
    pub(super) day: String,
    /// What is shown with the slider on it, in words.
    pub(super) label: String,
}

/// The marker of a movement at a stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct HeadAt {
    pub(super) stop: usize,
    pub(super) at: [f64; 2],
    pub(super) bearing_deg: f64,
    pub(super) schematic: bool,
    pub(super) held: bool,
}

/// Where on its line a movement may be at a stop, as shares of the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct BandAt {
    pub(super) stop: usize,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// What is seen, and when.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Times {
    pub(super) stops: Vec<Stop>,
    /// Where the slider stands at first.
    pub(super) first: usize,
    /// Whether all times are shown at first.
    pub(super) all_at_first: bool,
    /// For each drawing, how strongly it is drawn at each stop, in percent; 0 where it is not.
    pub(super) strengths: Vec<Vec<u8>>,
    /// The same with all times shown.
    pub(super) all: Vec<u8>,
    /// For each entry, whether it is told at each stop.
    pub(super) told: Vec<Vec<bool>>,
    /// For each drawing, its marker.
    pub(super) heads: Vec<Vec<HeadAt>>,
    /// For each drawing, where it may be.
    pub(super) bands: Vec<Vec<BandAt>>,
}

impl Times {
    /// How strongly a drawing is drawn at first, in percent.
    pub(super) fn at_first(&self, drawing: usize) -> u8 {
        let strength = if self.all_at_first {
            self.all.get(drawing)
        } else {
            self.strengths.get(drawing).and_then(|strengths| strengths.get(self.first))
        };
        strength.copied().unwrap_or(0)
    }

    /// The marker of a drawing at first.
    pub(super) fn head_at_first(&self, drawing: usize) -> Option<&HeadAt> {
        let heads = self.heads.get(drawing)?;
        heads.iter().find(|head| head.stop == self.first && !self.all_at_first)
    }

    /// Where a drawing may be at first.
    pub(super) fn band_at_first(&self, drawing: usize) -> Option<&BandAt> {
        let bands = self.bands.get(drawing)?;
        bands.iter().find(|band| band.stop == self.first && !self.all_at_first)
    }
}

/// What is visible with all times shown.
pub(super) fn whole_scene(dossier: &Dossier, colours: &Colours, shown: &Shown) -> Scene {
    scene(dossier, colours, &shown.filter, &query::View::everything())
}

pub(super) fn times(dossier: &Dossier, colours: &Colours, shown: &Shown, view: &View, entries: &[Entry], drawings: &[Drawing]) -> Times {
    let mode = shown.time.as_ref().map_or(Mode::SoFar, |time| time.mode);
    let first_day = shown.time.as_ref().map(|time| Moment::from_date(time.day));
    let days = days(dossier, shown, mode, first_day);
    let mut times = Times {
        first: first_day.and_then(|day| days.iter().position(|other| *other == day)).unwrap_or(days.len().saturating_sub(1)),
        all_at_first: first_day.is_none(),
        all: strengths(&whole_scene(dossier, colours, shown), entries, drawings),
        strengths: vec![Vec::new(); drawings.len()],
        told: vec![Vec::new(); entries.len()],
        heads: vec![Vec::new(); drawings.len()],
        bands: vec![Vec::new(); drawings.len()],
        ..Times::default()
    };
    for (stop, day) in days.iter().enumerate() {
        let visible = mode.visible_at(*day);
        let seen = query::View { schematic: !shown.stated_only, ..query::View::of(visible, Some(*day)) };
        let scene = scene(dossier, colours, &shown.filter, &seen);
        for (kept, strength) in times.strengths.iter_mut().zip(strengths(&scene, entries, drawings)) {
            kept.push(strength);
        }
        for (told, entry) in times.told.iter_mut().zip(entries) {
            told.push(entry.passages.iter().any(|passage| is_shown(dossier, &shown.filter, passage.claim, &visible)));
        }
        for track in &scene.tracks {
            let Some(drawing) = drawing_of_track(drawings, track) else { continue };
            let Some(What::Way(way)) = drawings.get(drawing).map(|drawing| &drawing.what) else { continue };
            let band: Vec<[f64; 2]> = track.band.iter().map(|at| view.point(*at)).collect();
            if let (Some((from, to)), Some(bands)) = (way.stretch_of(&band), times.bands.get_mut(drawing)) {
                bands.push(BandAt { stop, from, to });
            }
            let Some(head) = track.head else { continue };
            let turn = head.bearing_deg.to_radians();
            let [x, y] = view.point(head.at);
            let at = [x + turn.cos() * way.shift, y + turn.sin() * way.shift];
            if let Some(heads) = times.heads.get_mut(drawing) {
                heads.push(HeadAt { stop, at, bearing_deg: head.bearing_deg, schematic: head.schematic, held: head.held });
            }
        }
        times.stops.push(Stop { day: day.date().to_string(), label: mode.stretch_label(&day.day_label()) });
    }
    times
}

/// How strongly each drawing is drawn: the vaguer its date, the paler.
fn strengths(scene: &Scene, entries: &[Entry], drawings: &[Drawing]) -> Vec<u8> {
    let mut found = vec![0_u8; drawings.len()];
    let mut see = |drawing: Option<usize>, date_prec: Option<u8>, strength: f32| {
        if let Some(kept) = drawing.and_then(|drawing| found.get_mut(drawing)) {
            let by_precision = match date_prec {
                Some(1 | 2) => 1.0,
                Some(3) => 0.94,
                Some(4) => 0.86,
                Some(_) => 0.76,
                None => 0.66,
            };
            // paler than this nobody sees it on paper
            *kept = (*kept).max((by_precision * strength * 100.0).round().clamp(35.0, 100.0) as u8);
        }
    };
    for mark in &scene.marks {
        see(drawing_of_mark(drawings, entries, mark), mark.date_prec, mark.strength);
    }
    for track in &scene.tracks {
        see(drawing_of_track(drawings, track), track.date_prec, track.strength);
    }
    found
}

/// The days on which something changes, in order.
fn days(dossier: &Dossier, shown: &Shown, mode: Mode, first_day: Option<Moment>) -> Vec<Moment> {
    let window_s = match mode {
        Mode::Moment => Some(DAY_S),
        Mode::Window { seconds } => Some(seconds),
        Mode::SoFar => None,
    };
    let mut days: BTreeSet<Moment> = first_day.into_iter().collect();
    for (id, claim) in dossier.claims().filter(|(id, _)| shown.filter.matches(dossier, *id)) {
        let Some(when) = &claim.when else { continue };
        let (certain, fuzzy) = (when.edtf.certain(), when.edtf.fuzzy());
        let last_day = |end: Moment| end.plus_seconds(-1).start_of_day();
        for TimeSpan { start, end } in [certain, fuzzy] {
            days.extend(start.map(Moment::start_of_day));
            days.extend(end.map(last_day));
            // the day from which it has left the window
            days.extend(end.zip(window_s).map(|(end, window_s)| end.plus_seconds(window_s - 1).start_of_day()));
        }
        if let (Some(start), Some(end)) = (fuzzy.start, fuzzy.end)
            && matches!(id.of, crate::dossier::Happening::Movement(_))
        {
            let part = end.seconds_since(start) / PARTS;
            days.extend((1..PARTS).map(|n| start.plus_seconds(part * n).start_of_day()));
        }
    }
    let days: Vec<Moment> = days.into_iter().collect();
    let every = days.len().div_ceil(MOST_STOPS).max(1);
    let last = days.len().saturating_sub(1);
    let kept = |(n, day): (usize, Moment)| (n % every == 0 || n == last || Some(day) == first_day).then_some(day);
    days.into_iter().enumerate().filter_map(kept).collect()
}
