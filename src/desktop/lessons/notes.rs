//! The speaker's window: notes, the next step, the clock. It is for the second screen; with one screen it is a window like any other.

use std::time::Duration;

use egui::{CentralPanel, Context, Frame, Panel, ScrollArea, ViewportBuilder, ViewportClass, ViewportId};

use super::{Aid, LessonCommand, PresenterCommand, lesson, panel, text};
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
            // a window of its own is not cleared with the colour of panels
            let fill = ui.visuals().window_fill;
            Panel::top("clock").frame(Frame::side_top_panel(ui.style()).fill(fill)).show(ui, |ui| {
                ui.add_space(6.0);
                ui.horizontal(|ui| {
                    ui.heading(jiff::Zoned::now().strftime("%H:%M").to_string());
                    ui.label(presenter.time_label(ui.ctx(), found.minutes));
                    ui.weak(tr!("lesson-notes-step", step = run.step + 1, steps = found.steps.len()));
                });
                ui.add_space(4.0);
            });
            CentralPanel::default().frame(Frame::central_panel(ui.style()).fill(fill)).show(ui, |ui| {
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

/// Aims, what to prepare and the notes on the whole lesson, which no class sees.
pub(in crate::desktop) fn show_for_teacher(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    let Some(run) = state.lesson.as_ref().filter(|run| run.for_teacher && run.presenter.is_none()) else { return };
    let Some(found) = state.dossier.lesson(&run.lesson) else { return };
    let mut open = true;
    let window = egui::Window::new(tr!("lesson-for-teacher")).id(egui::Id::unique("for the teacher"));
    window.open(&mut open).default_size([440.0, 420.0]).show(ctx, |ui| {
        ScrollArea::vertical().auto_shrink(false).show_following(ui, |ui| {
            ui.heading(&found.title);
            ui.weak(tr!("lesson-teacher-length", minutes = found.minutes, steps = found.steps.len()));
            ui.label(&found.summary);
            ui.strong(tr!("lesson-teacher-aims"));
            for aim in &found.aims {
                ui.label(format!("• {aim}"));
            }
            ui.strong(tr!("lesson-teacher-notes"));
            text::show(ui, &found.notes, 1.0);
        });
    });
    if !open {
        commands.push(lesson(LessonCommand::ForTeacher(false)));
    }
}
