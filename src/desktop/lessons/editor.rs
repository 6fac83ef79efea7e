//! The small editor of lessons. What is typed is kept when a field is left; every change can be undone.

use egui::{Button, ComboBox, Context, DragValue, Grid, ScrollArea, TextEdit, Ui, Window};

use super::{LessonCommand, lesson};
use crate::desktop::{Command, State};
use crate::dossier::{Answer, Choice, Dossier, Lesson, LessonStep, Question};
use crate::query::phrases::shown_text;

/// A lesson that is being written.
#[derive(Clone, Debug)]
pub struct LessonEditor {
    /// As it was when it was last kept.
    kept: Lesson,
    draft: Lesson,
    /// Position of the step that is open.
    pub step: usize,
}

impl LessonEditor {
    /// On a lesson as it is.
    pub(super) fn of(lesson: &Lesson) -> Self {
        Self { kept: lesson.clone(), draft: lesson.clone(), step: 0 }
    }

    /// Takes in what the dossier has now.
    pub(super) fn reload(&mut self, dossier: &Dossier) {
        if let Some(lesson) = dossier.lesson(&self.kept.id)
            && *lesson != self.kept
        {
            (self.kept, self.draft) = (lesson.clone(), lesson.clone());
        }
        self.step = self.step.min(self.draft.steps.len().saturating_sub(1));
    }
}

/// Shows the editor, if it is open.
pub(in crate::desktop) fn show(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let Some(mut editor) = state.lesson_editor.take() else { return };
    editor.reload(&state.dossier);
    if state.dossier.lesson(&editor.kept.id).is_none() {
        return;
    }
    let (mut open, mut is_left) = (true, false);
    Window::new("Edit a lesson").open(&mut open).collapsible(false).default_size([760.0, 560.0]).show(ctx, |ui| {
        egui::Panel::left("steps of the lesson").resizable(true).default_size(230.0).show(ui, |ui| steps(ui, &mut editor, commands));
        ScrollArea::vertical().id_salt(("step", editor.step)).auto_shrink(false).show(ui, |ui| {
            is_left = whole(ui, &mut editor.draft);
            ui.separator();
            if let Some(step) = editor.draft.steps.get_mut(editor.step) {
                is_left |= one_step(ui, step, &state.dossier);
            }
        });
    });
    // what was typed is kept when its field is left, or at the latest when the window closes
    if (is_left || !open) && editor.draft != editor.kept {
        commands.push(lesson(LessonCommand::Change(Box::new(editor.draft.clone()))));
    }
    if !open {
        commands.push(lesson(LessonCommand::CloseEditor));
    }
    state.lesson_editor = Some(editor);
}

fn steps(ui: &mut Ui, editor: &mut LessonEditor, commands: &mut Vec<Command>) {
    let id = editor.kept.id.clone();
    ScrollArea::vertical().id_salt("list of steps").max_height(ui.available_height() - 120.0).show(ui, |ui| {
        for (n, step) in editor.draft.steps.iter().enumerate() {
            let text = format!("{}. {}", n + 1, step.title);
            if ui.add(Button::selectable(editor.step == n, text).wrap()).clicked() {
                editor.step = n;
            }
        }
    });
    ui.separator();
    if ui.button("Add step from what I see now").clicked() {
        commands.push(lesson(LessonCommand::AddStep(id.clone(), editor.step)));
    }
    let (at, count) = (editor.step, editor.draft.steps.len());
    let mut changed = editor.draft.clone();
    let mut to = at;
    ui.horizontal_wrapped(|ui| {
        if ui.add_enabled(at > 0, Button::new("Up")).on_hover_text("before the step above").clicked() {
            to = at - 1;
            changed.steps.swap(at, to);
        }
        if ui.add_enabled(at + 1 < count, Button::new("Down")).on_hover_text("after the step below").clicked() {
            to = at + 1;
            changed.steps.swap(at, to);
        }
        if let (true, Some(step)) = (ui.button("Duplicate").clicked(), editor.draft.steps.get(at)) {
            let copy = LessonStep { id: changed.free_step_id(&step.title), ..step.clone() };
            to = at + 1;
            changed.steps.insert(to, copy);
        }
        if ui.add_enabled(count > 1, Button::new("Delete step")).clicked() {
            changed.steps.remove(at);
            to = at.min(changed.steps.len().saturating_sub(1));
        }
    });
    if changed != editor.draft {
        editor.draft.clone_from(&changed);
        editor.step = to;
        commands.push(lesson(LessonCommand::Change(Box::new(changed))));
    }
    ui.separator();
    ui.horizontal_wrapped(|ui| {
        if ui.button("Give this lesson").clicked() {
            commands.push(lesson(LessonCommand::Open(id.clone())));
        }
        if ui
            .button("Show here what I see now")
            .on_hover_text("the open step shows map, time, filters and selection as they are now")
            .clicked()
        {
            commands.push(lesson(LessonCommand::ShowHere(id.clone(), at)));
        }
        if ui.button("Delete lesson").on_hover_text("Ctrl+Z brings it back").clicked() {
            commands.push(lesson(LessonCommand::Delete(id)));
        }
    });
}

/// A field that is as wide as there is room; says whether it was just left.
fn field(ui: &mut Ui, name: &str, text: &mut String, rows: usize) -> bool {
    let label = ui.label(name);
    let edit = if rows == 1 { TextEdit::singleline(text) } else { TextEdit::multiline(text).desired_rows(rows) };
    ui.add(edit.desired_width(ui.available_width())).labelled_by(label.id).lost_focus()
}

fn minutes(ui: &mut Ui, minutes: &mut u32) -> bool {
    let label = ui.label("minutes");
    let response = ui.add(DragValue::new(minutes).range(0..=180)).labelled_by(label.id);
    response.drag_stopped() || response.lost_focus()
}

/// What is said of the lesson as a whole.
fn whole(ui: &mut Ui, draft: &mut Lesson) -> bool {
    let mut is_left = field(ui, "title of the lesson", &mut draft.title, 1);
    egui::CollapsingHeader::new("about the lesson").show(ui, |ui| {
        is_left |= field(ui, "what it is about, in one sentence", &mut draft.summary, 1);
        is_left |= minutes(ui, &mut draft.minutes);
        let mut aims = draft.aims.join("\n");
        if field(ui, "aims, one a line", &mut aims, 3) {
            is_left = true;
        }
        draft.aims = if aims.is_empty() { Vec::new() } else { aims.split('\n').map(str::to_owned).collect() };
        is_left |= field(ui, "notes for the teacher", &mut draft.notes, 5);
    });
    is_left
}

fn one_step(ui: &mut Ui, step: &mut LessonStep, dossier: &Dossier) -> bool {
    let mut is_left = field(ui, "title of the step", &mut step.title, 1);
    is_left |= field(ui, "what the class reads: **bold**, *italic*, - lists, [words](https://…)", &mut step.text, 6);
    is_left |= minutes(ui, &mut step.minutes);
    for (what, words) in shown_text(dossier, &step.shown) {
        ui.weak(format!("{what}: {words}"));
    }
    is_left |= field(ui, "notes that only you see", &mut step.notes, 3);
    is_left | question(ui, &mut step.question)
}

fn question(ui: &mut Ui, asked: &mut Option<Question>) -> bool {
    let name = match asked.as_ref().map(|asked| &asked.answer) {
        None => "no question",
        Some(Answer::Choices(_)) => "a question with choices",
        Some(Answer::Free { .. }) => "a question with a free answer",
    };
    let mut is_left = false;
    let combo = ComboBox::from_id_salt("question").width(220.0).selected_text(name).show_ui(ui, |ui| {
        let keep = |asked: &Option<Question>| asked.clone().unwrap_or_default();
        if ui.selectable_label(asked.is_none(), "no question").clicked() {
            (*asked, is_left) = (None, true);
        }
        if ui.selectable_label(name.ends_with("choices"), "a question with choices").clicked() {
            let choices = vec![Choice { right: true, ..Choice::default() }, Choice::default()];
            (*asked, is_left) = (Some(Question { answer: Answer::Choices(choices), ..keep(asked) }), true);
        }
        if ui.selectable_label(name.ends_with("free answer"), "a question with a free answer").clicked() {
            (*asked, is_left) = (Some(Question { answer: Answer::Free { model: String::new() }, ..keep(asked) }), true);
        }
    });
    combo.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "sort of question"));
    let Some(asked) = asked else { return is_left };
    is_left |= field(ui, "what is asked", &mut asked.ask, 2);
    match &mut asked.answer {
        Answer::Choices(choices) => is_left |= choices_fields(ui, choices),
        Answer::Free { model } => is_left |= field(ui, "a good answer", model, 3),
    }
    is_left | field(ui, "explanation, shown with the answer", &mut asked.explanation, 3)
}

fn choices_fields(ui: &mut Ui, choices: &mut Vec<Choice>) -> bool {
    let (mut is_left, mut gone) = (false, None);
    Grid::new("choices").num_columns(4).spacing([8.0, 4.0]).show(ui, |ui| {
        for head in ["right", "choice", "why not, or why", ""] {
            ui.weak(head);
        }
        ui.end_row();
        for (n, choice) in choices.iter_mut().enumerate() {
            let letter = crate::dossier::choice_letter(n);
            is_left |= ui.checkbox(&mut choice.right, letter.to_string()).changed();
            let named = |ui: &mut Ui, text: &mut String, what: &str| {
                let response = ui.add(TextEdit::singleline(text).desired_width(200.0).hint_text(what));
                response.lost_focus()
            };
            is_left |= named(ui, &mut choice.text, &format!("choice {letter}"));
            let mut why = choice.why.clone().unwrap_or_default();
            is_left |= named(ui, &mut why, &format!("why {letter}"));
            choice.why = Some(why).filter(|why| !why.is_empty());
            if ui.small_button("−").on_hover_text(format!("take choice {letter} away")).clicked() {
                gone = Some(n);
            }
            ui.end_row();
        }
    });
    if let Some(gone) = gone.filter(|_| choices.len() > 2) {
        choices.remove(gone);
        is_left = true;
    }
    if ui.small_button("another choice").clicked() {
        choices.push(Choice::default());
        is_left = true;
    }
    is_left
}
