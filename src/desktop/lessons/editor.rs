//! The small editor of lessons. What is typed is kept when a field is left; every change can be undone.

use egui::{Button, ComboBox, Context, DragValue, Grid, ScrollArea, TextEdit, Ui, Window};

use super::{LessonCommand, lesson};
use crate::desktop::focus::FollowsKeyboard as _;
use crate::desktop::texts::tr;
use crate::desktop::{Command, State};
use crate::dossier::{Answer, Choice, Dossier, Lesson, LessonStep, Question};
use crate::query::view_words;

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
    let window = Window::new(tr!("lesson-edit-title")).id(egui::Id::unique("edit a lesson"));
    window.open(&mut open).collapsible(false).default_size([760.0, 560.0]).show(ctx, |ui| {
        egui::Panel::left("steps of the lesson").resizable(true).default_size(230.0).show(ui, |ui| steps(ui, &mut editor, commands));
        ScrollArea::vertical().id_salt(("step", editor.step)).auto_shrink(false).show_following(ui, |ui| {
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
    // the buttons stay where they are while the list grows
    egui::Panel::bottom("buttons of a step").show(ui, |ui| {
        ui.add_space(4.0);
        buttons(ui, editor, &id, commands);
    });
    ScrollArea::vertical().id_salt("list of steps").auto_shrink(false).show_following(ui, |ui| {
        for (n, step) in editor.draft.steps.iter().enumerate() {
            let text = format!("{}. {}", n + 1, step.title);
            if ui.add(Button::selectable(editor.step == n, text).wrap()).clicked() {
                editor.step = n;
            }
        }
    });
}

fn buttons(ui: &mut Ui, editor: &mut LessonEditor, id: &str, commands: &mut Vec<Command>) {
    if ui.button(tr!("lesson-edit-add-step")).clicked() {
        commands.push(lesson(LessonCommand::AddStep(id.to_owned(), editor.step)));
    }
    let (at, count) = (editor.step, editor.draft.steps.len());
    let mut changed = editor.draft.clone();
    let mut to = at;
    ui.horizontal_wrapped(|ui| {
        if ui.add_enabled(at > 0, Button::new(tr!("lesson-edit-up"))).on_hover_text(tr!("lesson-edit-up-tip")).clicked() {
            to = at - 1;
            changed.steps.swap(at, to);
        }
        if ui.add_enabled(at + 1 < count, Button::new(tr!("lesson-edit-down"))).on_hover_text(tr!("lesson-edit-down-tip")).clicked() {
            to = at + 1;
            changed.steps.swap(at, to);
        }
        if let (true, Some(step)) = (ui.button(tr!("lesson-edit-duplicate")).clicked(), editor.draft.steps.get(at)) {
            let copy = LessonStep { id: changed.free_step_id(&step.title), ..step.clone() };
            to = at + 1;
            changed.steps.insert(to, copy);
        }
        if ui.add_enabled(count > 1, Button::new(tr!("lesson-edit-delete-step"))).clicked() {
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
        if ui.button(tr!("lesson-edit-give")).clicked() {
            commands.push(lesson(LessonCommand::Open(id.to_owned())));
        }
        if ui.button(tr!("lesson-edit-show-here")).on_hover_text(tr!("lesson-edit-show-here-tip")).clicked() {
            commands.push(lesson(LessonCommand::ShowHere(id.to_owned(), at)));
        }
        if ui.button(tr!("lesson-edit-delete")).on_hover_text(tr!("lesson-edit-delete-tip")).clicked() {
            commands.push(lesson(LessonCommand::Delete(id.to_owned())));
        }
    });
}

/// A field that is as wide as there is room; says whether it was just left.
fn field(ui: &mut Ui, name: &str, text: &mut String, rows: usize) -> bool {
    let label = ui.label(name);
    if rows == 1 {
        return ui.add(TextEdit::singleline(text).desired_width(ui.available_width())).labelled_by(label.id).lost_focus();
    }
    // only what somebody has changed is written in another way than its file has it
    let mut shown = without_indent(text);
    let response = ui.add(TextEdit::multiline(&mut shown).desired_rows(rows).desired_width(ui.available_width())).labelled_by(label.id);
    if response.changed() {
        *text = shown;
    }
    response.lost_focus()
}

/// A text that stands indented in its file, on lines of its own, without the indent that all of them have; any other as it is.
fn without_indent(text: &str) -> String {
    if !text.starts_with(['\n', '\r']) {
        return text.to_owned();
    }
    let lines = || text.trim_end().lines().skip_while(|line| line.trim().is_empty());
    let indent_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let indent = lines().filter(|line| !line.trim().is_empty()).map(indent_of).min().unwrap_or(0);
    lines().map(|line| line.get(indent..).unwrap_or_default().trim_end()).collect::<Vec<_>>().join("\n")
}

fn minutes(ui: &mut Ui, minutes: &mut u32) -> bool {
    let label = ui.label(tr!("lesson-edit-minutes"));
    let response = ui.add(DragValue::new(minutes).range(0..=180)).labelled_by(label.id);
    response.drag_stopped() || response.lost_focus()
}

/// What is said of the lesson as a whole.
fn whole(ui: &mut Ui, draft: &mut Lesson) -> bool {
    let mut is_left = field(ui, tr!("lesson-edit-lesson-title"), &mut draft.title, 1);
    egui::CollapsingHeader::new(tr!("lesson-edit-about")).show(ui, |ui| {
        is_left |= field(ui, tr!("lesson-edit-summary"), &mut draft.summary, 1);
        is_left |= minutes(ui, &mut draft.minutes);
        let mut aims = draft.aims.join("\n");
        if field(ui, tr!("lesson-edit-aims"), &mut aims, 3) {
            is_left = true;
        }
        draft.aims = if aims.is_empty() { Vec::new() } else { aims.split('\n').map(str::to_owned).collect() };
        is_left |= field(ui, tr!("lesson-edit-teacher-notes"), &mut draft.notes, 5);
    });
    is_left
}

fn one_step(ui: &mut Ui, step: &mut LessonStep, dossier: &Dossier) -> bool {
    let mut is_left = field(ui, tr!("lesson-edit-step-title"), &mut step.title, 1);
    is_left |= field(ui, tr!("lesson-edit-text"), &mut step.text, 6);
    is_left |= minutes(ui, &mut step.minutes);
    for (what, words) in view_words(dossier, &step.shown) {
        ui.weak(format!("{what}: {words}"));
    }
    is_left |= field(ui, tr!("lesson-edit-notes"), &mut step.notes, 3);
    is_left | question(ui, &mut step.question)
}

/// What a step may ask.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Nothing,
    Choices,
    Free,
}

impl Sort {
    const ALL: [Self; 3] = [Self::Nothing, Self::Choices, Self::Free];

    fn of(asked: Option<&Question>) -> Self {
        match asked.map(|asked| &asked.answer) {
            None => Self::Nothing,
            Some(Answer::Choices(_)) => Self::Choices,
            Some(Answer::Free { .. }) => Self::Free,
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Nothing => tr!("lesson-edit-no-question"),
            Self::Choices => tr!("lesson-edit-choices"),
            Self::Free => tr!("lesson-edit-free"),
        }
    }

    /// An answer of this sort, to be filled in.
    fn answer(self) -> Option<Answer> {
        match self {
            Self::Nothing => None,
            Self::Choices => Some(Answer::Choices(vec![Choice { right: true, ..Choice::default() }, Choice::default()])),
            Self::Free => Some(Answer::Free { model: String::new() }),
        }
    }
}

fn question(ui: &mut Ui, asked: &mut Option<Question>) -> bool {
    let chosen = Sort::of(asked.as_ref());
    let mut is_left = false;
    let combo = ComboBox::from_id_salt("question").width(220.0).selected_text(chosen.label()).show_ui(ui, |ui| {
        for sort in Sort::ALL {
            if ui.selectable_label(sort == chosen, sort.label()).clicked() {
                let kept = asked.take().unwrap_or_default();
                (*asked, is_left) = (sort.answer().map(|answer| Question { answer, ..kept }), true);
            }
        }
    });
    combo.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, tr!("lesson-edit-sort")));
    let Some(asked) = asked else { return is_left };
    is_left |= field(ui, tr!("lesson-edit-ask"), &mut asked.ask, 2);
    match &mut asked.answer {
        Answer::Choices(choices) => is_left |= choices_fields(ui, choices),
        Answer::Free { model } => is_left |= field(ui, tr!("lesson-edit-model"), model, 3),
    }
    is_left | field(ui, tr!("lesson-edit-explanation"), &mut asked.explanation, 3)
}

fn choices_fields(ui: &mut Ui, choices: &mut Vec<Choice>) -> bool {
    let (mut is_left, mut gone) = (false, None);
    Grid::new("choices").num_columns(4).spacing([8.0, 4.0]).show(ui, |ui| {
        for head in [tr!("lesson-edit-right"), tr!("lesson-edit-choice"), tr!("lesson-edit-why"), ""] {
            ui.weak(head);
        }
        ui.end_row();
        for (n, choice) in choices.iter_mut().enumerate() {
            let letter = crate::dossier::choice_letter(n).to_string();
            is_left |= ui.checkbox(&mut choice.right, &letter).changed();
            let named = |ui: &mut Ui, text: &mut String, what: &str| {
                let response = ui.add(TextEdit::singleline(text).desired_width(200.0).hint_text(what));
                response.lost_focus()
            };
            is_left |= named(ui, &mut choice.text, &tr!("lesson-edit-choice-of", letter = &letter));
            let mut why = choice.why.clone().unwrap_or_default();
            is_left |= named(ui, &mut why, &tr!("lesson-edit-why-of", letter = &letter));
            choice.why = Some(why).filter(|why| !why.is_empty());
            if ui.small_button("−").on_hover_text(tr!("lesson-edit-take-away", letter = &letter)).clicked() {
                gone = Some(n);
            }
            ui.end_row();
        }
    });
    if let Some(gone) = gone.filter(|_| choices.len() > 2) {
        choices.remove(gone);
        is_left = true;
    }
    if ui.small_button(tr!("lesson-edit-another-choice")).clicked() {
        choices.push(Choice::default());
        is_left = true;
    }
    is_left
}

#[cfg(test)]
mod tests {
    use super::without_indent;

    #[test]
    fn a_text_that_stands_indented_in_its_file_is_shown_without_the_indent() {
        assert_eq!(without_indent("\n        One,\n        two:\n\n          - three\n    "), "One,\ntwo:\n\n  - three");
        assert_eq!(without_indent("One\n  two\n"), "One\n  two\n");
        assert_eq!(without_indent("\n"), "");
    }
}
