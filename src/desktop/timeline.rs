//! The time slider: its controls, and the axis with its lanes.

use egui::{RichText, Ui};

use super::texts::tr;
use super::{Command, Session, State};
use crate::paint::Look;
use crate::playback::Mode;
use crate::time::{DAY_S, Moment};

mod axis;
mod controls;
mod lanes;

pub(super) use controls::date_field_id;

/// What the pointer holds while it drags on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Drag {
    /// The slider.
    Slider,
    /// An edge of the window.
    Edge(Edge),
    /// The axis itself.
    Axis,
}

/// An edge of the window that can be dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Its beginning.
    Start,
    /// Its end, where it begins with the slider.
    End,
}

impl Edge {
    /// How wide a window is whose edge is dragged to a moment, in seconds: see [`Mode::visible_at`] for where it ends.
    fn width_s(self, now: Moment, to: Moment) -> i64 {
        let width_s = match self {
            Self::Start => now.start_of_day().plus_seconds(DAY_S).seconds_since(to),
            Self::End => to.seconds_since(now),
        };
        width_s.clamp(Mode::NARROWEST_S, Mode::WIDEST_S)
    }
}

/// The modes that the buttons offer, in the order of the keys 1 to 3; a window has the width that was last chosen.
pub(super) fn modes(session: &Session) -> [Mode; 3] {
    [Mode::Moment, Mode::window(session.window_s), Mode::SoFar]
}

/// Shows the panel.
pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut State, look: &Look, commands: &mut Vec<Command>) {
    ui.add_space(5.0);
    ui.horizontal_wrapped(|ui| controls::show(ui, session, state, commands));
    ui.add_space(2.0);
    if state.timeline.stops().is_empty() {
        ui.label(RichText::new(tr!("time-nothing-dated")).weak());
        ui.take_available_space();
        return;
    }
    axis::show(ui, state, look, commands);
}
