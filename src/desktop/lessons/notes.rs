//! The speaker's window: notes, the next step, the clock. It is for the second screen; with one screen it is a window like any other.

use std::time::Duration;

use egui::{CentralPanel, Context, Panel, ScrollArea, ViewportBuilder, ViewportClass, ViewportId};

use super::{Aid, LessonCommand, PresenterCommand, lesson, panel};
use crate::desktop::focus::FollowsKeyboard as _;
use crate::desktop::texts::tr;
use crate::desktop::{Command, State};

/// Shows it, while it is wanted.
pub(in crate::desktop) fn show(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    let Some(run) = &state.lesson else { return };
    let Some(presenter) = run.presenter.as_ref().filter(|presenter| presenter.has(Aid::Notes)) else { return };
    let Some((found, step)) = run.current(state) else { return };
    let builder = ViewportBuilder::default().with_title(tr!("lesson-notes-title")).with_inner_size([520.0, 560.0]);
    ctx.show_viewport_immediate(ViewportId::from_hash_of("notes of a lesson"), builder, |ui, class| {
        let body = |ui: &mut egui::Ui| {
            Panel::top("clock").show(ui, |ui| {
                ui.add_space(6.0);
                ui.horizontal(|ui| {
                    ui.heading(jiff::Zoned::now().strftime("%H:%M").to_string());
                    ui.label(presenter.time_label(ui.ctx(), found.minutes));
                    ui.weak(tr!("lesson-notes-step", step = run.step + 1, steps = found.steps.len()));
                });
                ui.add_space(4.0);
            });
            CentralPanel::default().show(ui, |ui| {
                ScrollArea::vertical()
                    .auto_shrink(false)
                    .show_following(ui, |ui| panel::notes(ui, found, step, found.steps.get(run.step + 1)));
            });
        };
        if class == ViewportClass::EmbeddedWindow {
            // no window of its own can be had: beside the map
            let window = egui::Window::new(tr!("lesson-notes")).id(egui::Id::unique("notes beside the map"));
            window.default_size([420.0, 420.0]).show(&ui.ctx().clone(), |ui| body(ui));
        } else {
            body(ui);
        }
        ui.ctx().request_repaint_after(Duration::from_secs(1));
        if ui.input(|input| input.viewport().close_requested()) {
            commands.push(lesson(LessonCommand::Presenter(PresenterCommand::Toggle(Aid::Notes))));
        }
        // a clicker works in whichever window has the keyboard
        if class != ViewportClass::EmbeddedWindow {
            super::read_presenter_keys(ui.ctx(), state, commands);
        }
    });
}
