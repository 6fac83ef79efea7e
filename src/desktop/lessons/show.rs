//! What a step shows, put on map, slider, inspector and reader; and what they showed before.

use super::super::state::Flight;
use super::super::{Centre, CompareTab, RightTab, Session, State};
use crate::dossier::{Compared, Filter, Shown};
use crate::geo::{BBox, LonLat};
use crate::playback::Mode;
use crate::time::{AxisView, Moment, TimeSpan};

/// No step comes closer than this of itself.
const CLOSEST_ZOOM: f64 = 12.0;

/// What the window showed before a lesson began.
#[derive(Clone, Debug)]
pub(in crate::desktop) struct Before {
    session: Box<Session>,
    now: Moment,
}

impl Before {
    pub(in crate::desktop) fn of(session: &Session, state: &State) -> Self {
        let mut before = session.clone();
        before.remember(state);
        Self { session: Box::new(before), now: state.playback.now() }
    }

    /// What was let through.
    pub(in crate::desktop) fn filter(&self) -> &Filter {
        &self.session.filter
    }

    /// Gives back what a lesson changes, and leaves alone what the user has set meanwhile: look, size, layers.
    pub(in crate::desktop) fn restore(self, session: &mut Session, state: &mut State) {
        let Self { session: before, now } = self;
        session.filter = before.filter;
        session.colour_by = before.colour_by;
        session.schematic = before.schematic;
        (session.middle, session.compare_tab, session.tab) = (before.middle, before.compare_tab, before.tab);
        state.map.center_at(walkers::lon_lat(before.centre.0, before.centre.1));
        // a zoom out of range leaves the map's own
        let _ = state.map.set_zoom(before.zoom);
        state.playback.pause();
        state.playback.settings = before.playback;
        state.playback.jump_to(now);
        (state.selected, state.claim, state.place) = (None, None, None);
        state.compared.only = None;
        state.recolour(session);
    }
}

/// Shows what a step wants shown, all of it.
pub(in crate::desktop) fn show_step(session: &mut Session, state: &mut State, shown: &Shown) {
    session.filter = shown.filter.clone();
    session.schematic = !shown.stated_only;
    if session.colour_by != shown.colour_by {
        session.colour_by = shown.colour_by;
        state.recolour(session);
    }
    state.playback.pause();
    if let Some(time) = &shown.time {
        if let Mode::Window { seconds } = time.mode {
            session.window_s = seconds;
        }
        state.playback.settings.mode = time.mode;
        state.playback.jump_to(time.now());
    } else {
        state.playback.settings.mode = Mode::SoFar;
        state.playback.end();
    }
    // the days of a window are told apart only where the axis shows not much more than these
    let window = shown.time.as_ref().filter(|time| matches!(time.mode, Mode::Window { .. })).map(|time| with_room(time.visible()));
    state.look_at_axis(window.map_or(AxisView::ALL, |span| AxisView::of_span(&state.timeline.axis, &span)));
    state.flight = shown.map.map(|bbox| Flight::To(corners(bbox), CLOSEST_ZOOM));
    (state.selected, state.claim) = (shown.selected(&state.dossier), shown.claim(&state.dossier));
    state.place.clone_from(&shown.place);
    state.scroll = super::super::state::Scroll { card: state.claim.is_some(), passage: state.claim.is_some(), paragraph: None };
    if let Some(spot) = &shown.reader {
        state.article = Some(spot.article.clone());
        state.scroll.paragraph = spot.paragraph;
        session.tab = RightTab::Both;
    }
    state.compared.only = None;
    session.middle = match &shown.compare {
        None => Centre::Map,
        Some(Compared::Happening(id)) => {
            state.selected = state.dossier.happening(id).or(state.selected);
            Centre::Compare(CompareTab::Happening)
        }
        Some(Compared::Dispute(id)) => {
            state.compared.only = Some(id.clone());
            Centre::Compare(CompareTab::Disputes)
        }
    };
    if let Centre::Compare(tab) = session.middle {
        session.compare_tab = tab;
    }
}

/// A stretch of time with half of its length before and behind it.
fn with_room(span: TimeSpan) -> TimeSpan {
    let room_s = span.duration_s().unwrap_or(0) / 2;
    TimeSpan { start: span.start.map(|start| start.plus_seconds(-room_s)), end: span.end.map(|end| end.plus_seconds(room_s)) }
}

fn corners(bbox: BBox) -> Vec<LonLat> {
    [(bbox.west, bbox.south), (bbox.east, bbox.south), (bbox.west, bbox.north), (bbox.east, bbox.north)]
        .map(|(lon, lat)| LonLat { lon, lat })
        .to_vec()
}
