//! A step as the class sees it: its title, its words, its question and what is revealed.

use egui::{Button, ProgressBar, RichText, ScrollArea, TextEdit, Ui};

use super::{LessonCommand, StepAnswer, lesson, text};
use crate::desktop::{Command, State};
use crate::dossier::{Answer, Lesson, LessonStep, Question, choice_letter};
use crate::paint::Look;

/// Shows the step of the lesson that is being given. On the whole screen the buttons are large enough for a finger.
pub(in crate::desktop) fn show(ui: &mut Ui, state: &State, look: &Look, commands: &mut Vec<Command>) {
    let Some(run) = &state.lesson else { return };
    let Some((found, step)) = run.current(state) else {
        ui.label("This step is no longer there.");
        if ui.button("Leave the lesson").clicked() {
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
    ScrollArea::vertical().id_salt(("lesson text", run.step)).auto_shrink(false).show(ui, |ui| {
        ui.add_space(6.0);
        ui.weak(format!("{} · {} of {}", found.title, run.step + 1, found.steps.len()));
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
        for (name, is_there, by) in [("Back", step > 0, -1), ("Next", step < last, 1)] {
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
        small("Show again", "map, slider and selection as this step has them", LessonCommand::ShowAgain);
        if on_screen {
            small("Window (Esc)", "back to the window", LessonCommand::Present(false));
        } else {
            small("Present (F5)", "on the whole screen", LessonCommand::Present(true));
            small("Leave", "ends the lesson; the window is as it was before", LessonCommand::Leave);
        }
    });
}

fn question(ui: &mut Ui, asked: &Question, answer: &StepAnswer, look: &Look, commands: &mut Vec<Command>) {
    let revealed = answer.is_revealed;
    ui.label(RichText::new(&asked.ask).strong().size(16.0));
    match &asked.answer {
        Answer::Choices(choices) => {
            if asked.right_choices() > 1 {
                ui.weak(format!("{} of these are right.", asked.right_choices()));
            }
            for (at, choice) in choices.iter().enumerate() {
                let chosen = answer.chosen.contains(&at);
                // a word says what the colour says
                let verdict = match (revealed, choice.right, chosen) {
                    (false, ..) | (true, false, false) => "",
                    (true, true, _) => "   (right)",
                    (true, false, true) => "   (not this one)",
                };
                let words = format!("{}  {}{verdict}", choice_letter(at), choice.text);
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
            let label = ui.weak("your answer");
            let field = TextEdit::multiline(&mut written).desired_rows(3).desired_width(ui.available_width());
            if ui.add(field).labelled_by(label.id).changed() {
                commands.push(lesson(LessonCommand::Write(written)));
            }
            if revealed {
                ui.label(RichText::new("A good answer").strong());
                text::show(ui, model, 1.0);
            }
        }
    }
    ui.add_space(4.0);
    let name = if revealed { "Hide the answer (Enter)" } else { "Show the answer (Enter)" };
    if ui.add(Button::new(name).min_size(egui::vec2(140.0, 28.0))).clicked() {
        commands.push(lesson(LessonCommand::Reveal));
    }
    if revealed {
        if !asked.choices().is_empty() && !answer.chosen.is_empty() {
            let chosen: Vec<usize> = answer.chosen.iter().copied().collect();
            let said = if asked.is_answered_by(&chosen) { "That is right." } else { "Not quite." };
            ui.label(RichText::new(said).strong());
        }
        text::show(ui, &asked.explanation, 1.04);
    }
}

/// The words of a step that only the speaker reads, and what comes next.
pub(super) fn notes(ui: &mut Ui, found: &Lesson, step: &LessonStep, next: Option<&LessonStep>) {
    ui.label(RichText::new(&step.title).heading());
    if step.notes.trim().is_empty() {
        ui.weak("no notes for this step");
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
        Some(next) => ui.label(format!("next: {} ({} min)", next.title, next.minutes)),
        None => ui.label(format!("the last step of “{}”", found.title)),
    };
}
