//! The time slider: its controls, and the axis with its lanes.

use egui::{RichText, Ui};

use super::{Command, Session, State};
use crate::paint::Look;
use crate::playback::Mode;

mod axis;
mod controls;
mod lanes;

pub(super) use controls::date_field_id;

/// What the pointer holds while it drags on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Drag {
    /// The slider.
    Slider,
    /// The beginning of the window, whose end is the slider.
    Edge,
    /// The axis itself.
    Axis,
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
        ui.label(RichText::new("Nothing is dated yet. What is gets a bar here, one lane for each article.").weak());
        ui.take_available_space();
        return;
    }
    axis::show(ui, state, look, commands);
}
