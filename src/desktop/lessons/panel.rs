//! A step as the class sees it: its title, its words, its question and what is revealed.

use egui::{Button, Context, Frame, ProgressBar, Rect, RichText, ScrollArea, TextEdit, Ui};

use super::{LessonCommand, StepAnswer, lesson, text};
use crate::desktop::focus::FollowsKeyboard as _;
use crate::desktop::texts::tr;
use crate::desktop::{Command, Session, State};
use crate::dossier::{Answer, Lesson, LessonStep, Question, choice_letter};
use crate::paint::Look;

/// Shows the step of the lesson that is being given. On the whole screen the buttons are large enough for a finger.
pub(in crate::desktop) fn show(ui: &mut Ui, session: &Session, state: &State, look: &Look, commands: &mut Vec<Command>) {
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
        if on_screen {
            scale_letters(ui, super::words_scale(session, ui.ctx()));
        }
        let scroll = ui.data_mut(|data| data.remove_temp::<Scroll>(scroll_id()));
        if let Some(Scroll::By(points)) = scroll {
            ui.scroll_with_delta(egui::vec2(0.0, -points));
        }
        ui.add_space(6.0);
        ui.weak(tr!("lesson-step-of", title = &found.title, step = run.step + 1, steps = found.steps.len()));
        ui.label(RichText::new(&step.title).heading().strong());
        ui.add_space(4.0);
        text::show(ui, &step.text, 1.08);
        if let Some(asked) = &step.question {
            ui.separator();
            let explanation = question(ui, asked, &answer, look, commands);
            if let (Some(Scroll::ToAnswer), Some(rect)) = (scroll, explanation) {
                let align = (rect.height() > ui.clip_rect().height()).then_some(egui::Align::TOP);
                ui.scroll_to_rect(rect, align);
            }
        }
        // without the inspector, the words of what is selected stand here
        if let (true, Some(claim)) = (on_screen, state.claim) {
            ui.add_space(6.0);
            Frame::group(ui.style()).corner_radius(6.0).show(ui, |ui| {
                ui.set_width(ui.available_width());
                crate::desktop::map::card(ui, state, claim);
            });
        }
        ui.add_space(8.0);
    });
}

/// How the words are to be scrolled when they are shown next.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Scroll {
    /// Down by so many points, or up.
    By(f32),
    /// To the answer that was revealed.
    #[default]
    ToAnswer,
}

fn scroll_id() -> egui::Id {
    egui::Id::unique("how the words of a step are to be scrolled")
}

/// Scrolls the words when they are shown next.
pub(super) fn scroll_words(ctx: &Context, scroll: Scroll) {
    ctx.data_mut(|data| data.insert_temp(scroll_id(), scroll));
}

/// All letters of a part of the window, by a factor.
pub(in crate::desktop) fn scale_letters(ui: &mut Ui, scale: f32) {
    for font in ui.style_mut().text_styles.values_mut() {
        font.size *= scale;
    }
}

/// Forward, back, and where in the lesson this is.
fn buttons(ui: &mut Ui, found: &Lesson, step: usize, on_screen: bool, commands: &mut Vec<Command>) {
    let last = found.steps.len().saturating_sub(1);
    ui.add(ProgressBar::new((step + 1) as f32 / found.steps.len().max(1) as f32).desired_height(4.0));
    let height = if on_screen { 34.0 } else { 28.0 };
    let size = egui::vec2(((ui.available_width() - ui.spacing().item_spacing.x) / 2.0).min(140.0), height);
    ui.horizontal_wrapped(|ui| {
        for (name, is_there, by) in [(tr!("lesson-back"), step > 0, -1), (tr!("lesson-next"), step < last, 1)] {
            if ui.add_enabled(is_there, Button::new(name).min_size(size)).clicked() {
                commands.push(lesson(LessonCommand::StepBy(by)));
            }
        }
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

/// Shows the question, and gives the place of its answer where that is shown.
fn question(ui: &mut Ui, asked: &Question, answer: &StepAnswer, look: &Look, commands: &mut Vec<Command>) -> Option<Rect> {
    let revealed = answer.is_revealed;
    let size = egui::TextStyle::Body.resolve(ui.style()).size;
    ui.label(RichText::new(&asked.ask).strong().size(size * 1.2));
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
        return Some(ui.scope(|ui| text::show(ui, &asked.explanation, 1.04)).response.rect);
    }
    None
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
