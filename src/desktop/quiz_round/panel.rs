//! A question as it is put, answered and judged; and at the end how the round went.

use egui::{Button, ProgressBar, RichText, ScrollArea, Ui, vec2};

use super::{QuizCommand, QuizRun, command};
use crate::desktop::focus::FollowsKeyboard as _;
use crate::desktop::icon::{Icon, icon_button};
use crate::desktop::texts::{tr, word};
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
            ui.weak(tr!("quiz-question-of", at = (run.at + 1).min(count), count = count, points = total.points));
            if ui.small_button(tr!("quiz-leave")).on_hover_text(tr!("quiz-leave-tip")).clicked() {
                commands.push(command(QuizCommand::Leave));
            }
        });
        ui.add_space(4.0);
    });
    ScrollArea::vertical().id_salt(("question", run.at)).auto_shrink(false).show_following(ui, |ui| {
        ui.add_space(6.0);
        match run.question() {
            Some(question) => one(ui, run, question, look, commands),
            None => result(ui, session, run, commands),
        }
    });
}

fn one(ui: &mut Ui, run: &QuizRun, question: &Question, look: &Look, commands: &mut Vec<Command>) {
    ui.weak(word(question.kind.label()));
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
            ui.weak(tr!("quiz-arrange"));
            let Some(Reply::Order(order)) = &run.reply else { return };
            for (at, item) in order.iter().filter_map(|item| items.get(*item).map(|text| (*item, text))).enumerate() {
                let (letter, text) = (choice_letter(item.0).to_string(), item.1);
                ui.horizontal_top(|ui| {
                    if is_open {
                        let (earlier, later) = (tr!("quiz-earlier", letter = &letter), tr!("quiz-later", letter = &letter));
                        for (icon, name, up) in [(Icon::Up, earlier, true), (Icon::Down, later, false)] {
                            if icon_button(ui, icon, &name).clicked() {
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
                ui.label(tr!("quiz-point"));
                if ui.button(tr!("quiz-point-middle")).clicked() {
                    commands.push(command(QuizCommand::PointAtMiddle));
                }
            }
        }
    }
    ui.add_space(8.0);
    let Some(judgement) = &run.judgement else {
        if ui.add_enabled(run.reply.is_some(), Button::new(tr!("quiz-answer")).min_size(vec2(120.0, 30.0))).clicked() {
            commands.push(command(QuizCommand::Answer));
        }
        return;
    };
    let verdict = match (judgement.is_right, judgement.points) {
        (true, MOST_POINTS) => tr!("quiz-right").to_owned(),
        (true, points) => tr!("quiz-close", points = points),
        (false, 0) => tr!("quiz-wrong").to_owned(),
        (false, points) => tr!("quiz-not-quite", points = points),
    };
    ui.label(RichText::new(verdict).strong().size(16.0));
    ui.label(&judgement.explanation);
    ui.weak(tr!("quiz-passage"));
    ui.add_space(6.0);
    let is_last = run.at + 1 == run.quiz.questions.len();
    if ui.add(Button::new(if is_last { tr!("quiz-to-result") } else { tr!("quiz-next") }).min_size(vec2(140.0, 30.0))).clicked() {
        commands.push(command(QuizCommand::Next));
    }
}

fn result(ui: &mut Ui, session: &Session, run: &QuizRun, commands: &mut Vec<Command>) {
    let total = run.score.total();
    ui.label(RichText::new(tr!("quiz-result-right", right = total.right, asked = total.asked)).heading().strong());
    ui.label(tr!("quiz-result-points", points = total.points, most = total.asked * MOST_POINTS));
    for (kind, tally) in &run.score.kinds {
        ui.weak(tr!("quiz-result-kind", kind = word(kind.label()), right = tally.right, asked = tally.asked));
    }
    ui.add_space(6.0);
    if run.is_best == Some(true) {
        ui.strong(tr!("quiz-is-best"));
    } else if let Some(best) = &session.quiz_scores.best {
        let best = best.total();
        ui.weak(tr!("quiz-best", points = best.points, most = best.asked * MOST_POINTS));
    }
    ui.add_space(6.0);
    if ui.add(Button::new(tr!("quiz-again")).min_size(vec2(140.0, 30.0))).clicked() {
        commands.push(command(QuizCommand::Begin));
    }
}
