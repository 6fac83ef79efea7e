//! A question as it is put, answered and judged; and at the end how the round went.

use egui::{Button, ProgressBar, RichText, ScrollArea, Ui, vec2};

use super::{QuizCommand, QuizRun, command};
use crate::desktop::icon::{Icon, icon_button};
use crate::desktop::{Command, Session, State};
use crate::dossier::choice_letter;
use crate::paint::Look;
use crate::quiz::{MOST_POINTS, Question, Reply, Task};

/// Shows the question of the round.
pub(in crate::desktop) fn show(ui: &mut Ui, session: &Session, state: &State, look: &Look, commands: &mut Vec<Command>) {
    let Some(run) = &state.quiz else { return };
    let count = run.quiz.questions.len();
    egui::Panel::bottom("round").show(ui, |ui| {
        ui.add_space(4.0);
        ui.add(ProgressBar::new(run.at as f32 / count.max(1) as f32).desired_height(4.0));
        let total = run.score.total();
        ui.horizontal(|ui| {
            ui.weak(format!("{} of {count} · {} points", (run.at + 1).min(count), total.points));
            if ui.small_button("Leave").on_hover_text("ends the round; the window is as it was before").clicked() {
                commands.push(command(QuizCommand::Leave));
            }
        });
        ui.add_space(4.0);
    });
    ScrollArea::vertical().id_salt(("question", run.at)).auto_shrink(false).show(ui, |ui| {
        ui.add_space(6.0);
        match run.question() {
            Some(question) => one(ui, run, question, look, commands),
            None => result(ui, session, run, commands),
        }
    });
}

fn one(ui: &mut Ui, run: &QuizRun, question: &Question, look: &Look, commands: &mut Vec<Command>) {
    ui.weak(question.kind.label());
    ui.label(RichText::new(&question.ask).strong().size(16.0));
    ui.add_space(6.0);
    let is_open = run.judgement.is_none();
    match &question.task {
        Task::Choose(choices) => {
            for (at, choice) in choices.iter().enumerate() {
                let chosen = run.reply == Some(Reply::Choice(at));
                let button = Button::selectable(chosen, format!("{}  {choice}", choice_letter(at))).wrap();
                let button =
                    button.min_size(vec2(ui.available_width(), 30.0)).stroke(egui::Stroke::new(1.0, look.line)).frame_when_inactive(true);
                if ui.add(button).clicked() && is_open {
                    commands.push(command(QuizCommand::Choose(at)));
                }
            }
        }
        Task::Arrange(items) => {
            ui.weak("the earliest at the top");
            let Some(Reply::Order(order)) = &run.reply else { return };
            for (at, item) in order.iter().filter_map(|item| items.get(*item).map(|text| (*item, text))).enumerate() {
                let (letter, text) = (choice_letter(item.0), item.1);
                ui.horizontal_top(|ui| {
                    if is_open {
                        for (icon, up) in [(Icon::Up, true), (Icon::Down, false)] {
                            let way = if up { "earlier" } else { "later" };
                            if icon_button(ui, icon, &format!("{letter}: {way}")).clicked() {
                                commands.push(command(QuizCommand::Move(at, up)));
                            }
                        }
                    }
                    ui.vertical(|ui| ui.label(format!("{letter}  {text}")));
                });
            }
        }
        Task::Point => {
            if is_open {
                ui.label("Click where it is on the map.");
                if ui.button("Take the middle of the map").clicked() {
                    commands.push(command(QuizCommand::PointAtMiddle));
                }
            }
        }
    }
    ui.add_space(8.0);
    let Some(judgement) = &run.judgement else {
        if ui.add_enabled(run.reply.is_some(), Button::new("Answer").min_size(vec2(120.0, 30.0))).clicked() {
            commands.push(command(QuizCommand::Answer));
        }
        return;
    };
    let verdict = match (judgement.is_right, judgement.points) {
        (true, MOST_POINTS) => "Right.".to_owned(),
        (true, points) => format!("Close: {points} points."),
        (false, 0) => "Not right.".to_owned(),
        (false, points) => format!("Not quite: {points} points."),
    };
    ui.label(RichText::new(verdict).strong().size(16.0));
    ui.label(&judgement.explanation);
    ui.weak("The passage is in the reader.");
    ui.add_space(6.0);
    let is_last = run.at + 1 == run.quiz.questions.len();
    if ui.add(Button::new(if is_last { "How it went" } else { "Next question" }).min_size(vec2(140.0, 30.0))).clicked() {
        commands.push(command(QuizCommand::Next));
    }
}

fn result(ui: &mut Ui, session: &Session, run: &QuizRun, commands: &mut Vec<Command>) {
    let total = run.score.total();
    ui.label(RichText::new(format!("{} of {} right", total.right, total.asked)).heading().strong());
    ui.label(format!("{} of {} points", total.points, total.asked * MOST_POINTS));
    for (kind, tally) in &run.score.kinds {
        ui.weak(format!("{} {} of {} right", kind.label(), tally.right, tally.asked));
    }
    ui.add_space(6.0);
    if run.is_best == Some(true) {
        ui.strong("The best round on this machine.");
    } else if let Some(best) = &session.quiz_scores.best {
        let best = best.total();
        ui.weak(format!("best on this machine: {} of {} points", best.points, best.asked * MOST_POINTS));
    }
    ui.add_space(6.0);
    if ui.add(Button::new("Another round").min_size(vec2(140.0, 30.0))).clicked() {
        commands.push(command(QuizCommand::Begin));
    }
}
