//! A step as the class sees it: its title, its words, its question and what is revealed.

use egui::{Button, ProgressBar, RichText, ScrollArea, TextEdit, Ui};

use super::{LessonCommand, StepAnswer, lesson, text};
use crate::desktop::focus::FollowsKeyboard as _;
use crate::desktop::texts::tr;
use crate::desktop::{Command, State};
use crate::dossier::{Answer, Lesson, LessonStep, Question, choice_letter};
use crate::paint::Look;

/// Shows the step of the lesson that is being given. On the whole screen the buttons are large enough for a finger.
pub(in crate::desktop) fn show(ui: &mut Ui, state: &State, look: &Look, commands: &mut Vec<Command>) {
    let Some(run) = &state.lesson else { return };
    let Some((found, step)) = run.current(state) else {
        ui.label(tr!("lesson-step-is-gone"));
        if ui.button(tr!("lesson-leave-whole")).clicked() {
            commands.push(lesson(LessonCommand::Leave));
        }
        return;
    };
    let on_screen = run.presenter.is_some();
    egui::Panel::bottom("lesson steps").show_separator_line(true).show(ui, |ui| {
        ui.add_space(4.0);
        buttons(ui, found, run.step, on_screen, commands);
        ui.add_space(4.0);
    });
    let answer = run.answer();
    ScrollArea::vertical().id_salt(("lesson text", run.step)).auto_shrink(false).show_following(ui, |ui| {
        ui.add_space(6.0);
        ui.weak(tr!("lesson-step-of", title = &found.title, step = run.step + 1, steps = found.steps.len()));
        ui.label(RichText::new(&step.title).heading().strong());
        ui.add_space(4.0);
        text::show(ui, &step.text, 1.08);
        if let Some(asked) = &step.question {
            ui.separator();
            question(ui, asked, &answer, look, commands);
        }
        ui.add_space(8.0);
    });
}

/// Forward, back, and where in the lesson this is.
fn buttons(ui: &mut Ui, found: &Lesson, step: usize, on_screen: bool, commands: &mut Vec<Command>) {
    let last = found.steps.len().saturating_sub(1);
    ui.add(ProgressBar::new((step + 1) as f32 / found.steps.len().max(1) as f32).desired_height(4.0));
    let size = egui::vec2((ui.available_width() - ui.spacing().item_spacing.x) / 2.0, if on_screen { 34.0 } else { 28.0 });
    ui.horizontal(|ui| {
        for (name, is_there, by) in [(tr!("lesson-back"), step > 0, -1), (tr!("lesson-next"), step < last, 1)] {
            if ui.add_enabled(is_there, Button::new(name).min_size(size)).clicked() {
                commands.push(lesson(LessonCommand::StepBy(by)));
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        let mut small = |name: &str, hover: &str, command: LessonCommand| {
            if ui.small_button(name).on_hover_text(hover).clicked() {
                commands.push(lesson(command));
            }
        };
        small(tr!("lesson-show-again"), tr!("lesson-show-again-tip"), LessonCommand::ShowAgain);
        if on_screen {
            small(tr!("lesson-window"), tr!("lesson-window-tip"), LessonCommand::Present(false));
        } else {
            small(tr!("lesson-present"), tr!("lesson-present-tip"), LessonCommand::Present(true));
            small(tr!("lesson-leave"), tr!("lesson-leave-tip"), LessonCommand::Leave);
        }
    });
}

fn question(ui: &mut Ui, asked: &Question, answer: &StepAnswer, look: &Look, commands: &mut Vec<Command>) {
    let revealed = answer.is_revealed;
    ui.label(RichText::new(&asked.ask).strong().size(16.0));
    match &asked.answer {
        Answer::Choices(choices) => {
            if asked.right_choices() > 1 {
                ui.weak(tr!("lesson-right-choices", n = asked.right_choices()));
            }
            for (at, choice) in choices.iter().enumerate() {
                let chosen = answer.chosen.contains(&at);
                // a word says what the colour says
                let (letter, text) = (choice_letter(at).to_string(), &choice.text);
                let words = match (revealed, choice.right, chosen) {
                    (false, ..) | (true, false, false) => format!("{letter}  {text}"),
                    (true, true, _) => tr!("lesson-choice-right", letter = letter, text = text),
                    (true, false, true) => tr!("lesson-choice-wrong", letter = letter, text = text),
                };
                let words = if revealed && choice.right { RichText::new(words).strong() } else { RichText::new(words) };
                let button = Button::selectable(chosen, words).wrap().min_size(egui::vec2(ui.available_width(), 30.0));
                let button = button.stroke(egui::Stroke::new(1.0, look.line)).frame_when_inactive(true);
                if ui.add(button).clicked() && !revealed {
                    commands.push(lesson(LessonCommand::Choose(at)));
                }
                if revealed && let Some(why) = choice.why.as_ref().filter(|_| chosen || !choice.right) {
                    ui.indent(at, |ui| ui.weak(why));
                }
            }
        }
        Answer::Free { model } => {
            let mut written = answer.written.clone();
            let label = ui.weak(tr!("lesson-your-answer"));
            let field = TextEdit::multiline(&mut written).desired_rows(3).desired_width(ui.available_width());
            if ui.add(field).labelled_by(label.id).changed() {
                commands.push(lesson(LessonCommand::Write(written)));
            }
            if revealed {
                ui.label(RichText::new(tr!("lesson-good-answer")).strong());
                text::show(ui, model, 1.0);
            }
        }
    }
    ui.add_space(4.0);
    let name = if revealed { tr!("lesson-hide-answer") } else { tr!("lesson-show-answer") };
    if ui.add(Button::new(name).min_size(egui::vec2(140.0, 28.0))).clicked() {
        commands.push(lesson(LessonCommand::Reveal));
    }
    if revealed {
        if !asked.choices().is_empty() && !answer.chosen.is_empty() {
            let chosen: Vec<usize> = answer.chosen.iter().copied().collect();
            let said = if asked.is_answered_by(&chosen) { tr!("lesson-answer-right") } else { tr!("lesson-answer-wrong") };
            ui.label(RichText::new(said).strong());
        }
        text::show(ui, &asked.explanation, 1.04);
    }
}

/// The words of a step that only the speaker reads, and what comes next.
pub(super) fn notes(ui: &mut Ui, found: &Lesson, step: &LessonStep, next: Option<&LessonStep>) {
    ui.label(RichText::new(&step.title).heading());
    if step.notes.trim().is_empty() {
        ui.weak(tr!("lesson-no-notes"));
    } else {
        text::show(ui, &step.notes, 1.15);
    }
    if let Some(question) = &step.question {
        ui.separator();
        ui.strong(&question.ask);
        for (at, choice) in question.choices().iter().enumerate().filter(|(_, choice)| choice.right) {
            ui.label(format!("{}  {}", choice_letter(at), choice.text));
        }
        if let Answer::Free { model } = &question.answer {
            text::show(ui, model, 1.0);
        }
    }
    ui.separator();
    match next {
        Some(next) => ui.label(tr!("lesson-notes-next", title = &next.title, minutes = next.minutes)),
        None => ui.label(tr!("lesson-notes-last", title = &found.title)),
    };
}
