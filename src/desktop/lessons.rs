//! Lessons in the window: one is given step by step, beside the map or on the whole screen, and made and mended in a small editor.

mod editor;
mod from_view;
mod notes;
mod panel;
mod presenter;
mod show;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use egui::{Context, ViewportCommand};

pub use editor::LessonEditor;
pub(super) use editor::show as show_editor;
pub(super) use from_view::shown as seen_now;
pub(super) use notes::{show as show_notes, show_for_teacher};
pub(super) use panel::{scale_letters, show as show_panel};
pub use presenter::{Aid, Presenter, PresenterCommand};
pub(super) use presenter::{keys as presenter_keys, read_keys as read_presenter_keys, show as show_presenter, words_scale};
pub(super) use show::{Before, show_step as show_what};

use super::texts::tr;
use super::{Command, Session, State, Work};
use crate::dossier::{Lesson, LessonStep};
use crate::edit::Edit;

/// A lesson that is being given.
pub struct LessonRun {
    /// Its identifier.
    pub lesson: String,
    /// Position of the step.
    pub step: usize,
    /// What was answered at each step.
    answers: BTreeMap<usize, StepAnswer>,
    /// When it was first on the whole screen, by the window's own clock, in seconds.
    presented_s: Option<f64>,
    /// Whether aims and notes for the teacher are shown.
    pub for_teacher: bool,
    /// What the window showed before it began.
    before: Before,
    /// The whole screen, while it is used.
    pub presenter: Option<Presenter>,
}

/// What somebody has answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct StepAnswer {
    chosen: BTreeSet<usize>,
    written: String,
    is_revealed: bool,
}

/// What may be done with lessons.
#[derive(Clone, Debug, PartialEq)]
pub enum LessonCommand {
    /// Begins a lesson.
    Open(String),
    /// Ends it; everything is as it was before.
    Leave,
    /// To a step, by its position.
    GoTo(usize),
    /// To the next step, or the one before.
    StepBy(i32),
    /// Shows again what the step shows.
    ShowAgain,
    /// Chooses an answer, or takes the choice back.
    Choose(usize),
    /// Writes an answer.
    Write(String),
    /// Shows the answer, or hides it.
    Reveal,
    /// Shows aims and notes for the teacher, or hides them.
    ForTeacher(bool),
    /// The whole screen, or the window again.
    Present(bool),
    /// Something of the whole screen.
    Presenter(PresenterCommand),
    /// Opens the editor on a lesson.
    Edit(String),
    /// A new lesson, with one step that shows what is seen now.
    New,
    /// Closes the editor; what was typed is kept.
    CloseEditor,
    /// A lesson as it is to be.
    Change(Box<Lesson>),
    /// Takes a lesson out.
    Delete(String),
    /// A step that shows what is seen now, after that position.
    AddStep(String, usize),
    /// A step shows what is seen now.
    ShowHere(String, usize),
}

impl LessonRun {
    /// Ends it without the whole screen having to be left first.
    pub(super) fn end(self, session: &mut Session, state: &mut State) {
        self.before.restore(session, state);
    }

    /// The step that is shown, and its lesson; none where an edit has taken it away.
    pub(super) fn current<'a>(&self, state: &'a State) -> Option<(&'a Lesson, &'a LessonStep)> {
        let lesson = state.dossier.lesson(&self.lesson)?;
        Some((lesson, lesson.steps.get(self.step)?))
    }

    fn current_of<'a>(&self, lesson: &'a Lesson) -> Option<&'a LessonStep> {
        lesson.steps.get(self.step)
    }

    /// Whether the answer of the step is hidden that it asks for; what would give it away is hidden, too.
    pub(super) fn hides_answer(&self, state: &State) -> bool {
        self.current(state).is_some_and(|(_, step)| step.question.is_some()) && !self.answer().is_revealed
    }

    fn forget_answers(&mut self) {
        self.answers.clear();
    }

    fn answer(&self) -> StepAnswer {
        self.answers.get(&self.step).cloned().unwrap_or_default()
    }

    fn answer_mut(&mut self) -> &mut StepAnswer {
        self.answers.entry(self.step).or_default()
    }
}

/// Whether a lesson has the whole screen.
pub(super) fn is_presenting(state: &State) -> bool {
    state.lesson.as_ref().is_some_and(|run| run.presenter.is_some())
}

/// A command of lessons as one of the window.
pub(in crate::desktop) fn lesson(command: LessonCommand) -> Command {
    Command::Lesson(Box::new(command))
}

/// Does what was asked for.
pub(super) fn apply(session: &mut Session, state: &mut State, command: LessonCommand, ctx: &Context) {
    match command {
        LessonCommand::Open(id) => open(session, state, &id, ctx),
        LessonCommand::Leave => leave(session, state, ctx),
        LessonCommand::GoTo(step) => go_to(session, state, step, ctx),
        LessonCommand::StepBy(by) => {
            let step = state.lesson.as_ref().and_then(|run| run.step.checked_add_signed(by as isize));
            if let Some(step) = step {
                go_to(session, state, step, ctx);
            }
        }
        LessonCommand::ShowAgain => {
            if let Some(step) = state.lesson.as_ref().map(|run| run.step) {
                go_to(session, state, step, ctx);
            }
        }
        LessonCommand::Choose(choice) => choose(state, choice),
        LessonCommand::Write(text) => {
            if let Some(run) = &mut state.lesson {
                run.answer_mut().written = text;
            }
        }
        LessonCommand::Reveal => {
            if let Some(run) = &mut state.lesson {
                let answer = run.answer_mut();
                answer.is_revealed = !answer.is_revealed;
                if answer.is_revealed {
                    panel::scroll_words(ctx, panel::Scroll::ToAnswer);
                }
            }
        }
        LessonCommand::ForTeacher(on) => {
            if let Some(run) = &mut state.lesson {
                run.for_teacher = on;
            }
        }
        LessonCommand::Present(on) => present(session, state, on, ctx),
        LessonCommand::Presenter(command) => presenter::apply(session, state, command, ctx),
        LessonCommand::Edit(id) => state.lesson_editor = state.dossier.lesson(&id).map(LessonEditor::of),
        LessonCommand::New => add_lesson(session, state, ctx),
        LessonCommand::CloseEditor => state.lesson_editor = None,
        LessonCommand::Change(lesson) => edit(session, state, Edit::ChangeLesson(lesson), ctx),
        LessonCommand::Delete(id) => {
            if state.lesson.as_ref().is_some_and(|run| run.lesson == id) {
                leave(session, state, ctx);
            }
            state.lesson_editor = None;
            edit(session, state, Edit::DeleteLesson(id), ctx);
        }
        LessonCommand::AddStep(id, after) => add_step(session, state, &id, after, ctx),
        LessonCommand::ShowHere(id, step) => {
            let shown = from_view::shown(session, state);
            if let Some(mut lesson) = state.dossier.lesson(&id).cloned()
                && let Some(step) = lesson.steps.get_mut(step)
            {
                step.shown = shown;
                edit(session, state, Edit::ChangeLesson(Box::new(lesson)), ctx);
            }
        }
    }
}

fn open(session: &mut Session, state: &mut State, id: &str, ctx: &Context) {
    if state.dossier.lesson(id).is_none_or(|lesson| lesson.steps.is_empty()) {
        return state.say(tr!("lesson-has-no-steps"), true);
    }
    // one lesson or one round at a time
    if let Some(round) = state.quiz.take() {
        round.end(session, state);
    }
    let before = state.lesson.take().map_or_else(|| Before::of(session, state), |run| run.before);
    state.lesson = Some(LessonRun {
        lesson: id.to_owned(),
        step: 0,
        answers: BTreeMap::new(),
        presented_s: None,
        for_teacher: false,
        before,
        presenter: None,
    });
    go_to(session, state, 0, ctx);
}

fn leave(session: &mut Session, state: &mut State, ctx: &Context) {
    present(session, state, false, ctx);
    if let Some(run) = state.lesson.take() {
        run.before.restore(session, state);
    }
}

fn go_to(session: &mut Session, state: &mut State, step: usize, ctx: &Context) {
    let Some(run) = &mut state.lesson else { return };
    let Some(lesson) = state.dossier.lesson(&run.lesson) else { return };
    let Some(found) = lesson.steps.get(step) else { return };
    run.step = step;
    if let Some(presenter) = &mut run.presenter {
        presenter.begin_step(ctx);
    }
    let shown = found.shown.clone();
    show::show_step(session, state, &shown);
}

fn choose(state: &mut State, choice: usize) {
    let Some((run, question)) = state.lesson.as_ref().and_then(|run| Some((run, run.current(state)?.1.question.as_ref()?))) else { return };
    let mut answer = run.answer();
    let only_one = question.right_choices() < 2;
    if !answer.chosen.remove(&choice) {
        if only_one {
            answer.chosen.clear();
        }
        answer.chosen.insert(choice);
    }
    if let Some(run) = &mut state.lesson {
        *run.answer_mut() = answer;
    }
}

fn present(session: &mut Session, state: &mut State, on: bool, ctx: &Context) {
    if on && state.lesson.is_none() {
        let first = state.dossier.lessons.iter().find(|lesson| !lesson.steps.is_empty()).map(|lesson| lesson.id.clone());
        match first {
            Some(id) => open(session, state, &id, ctx),
            None => return state.say(tr!("lesson-none-to-present"), true),
        }
    }
    let Some(run) = &mut state.lesson else { return };
    if on == run.presenter.is_some() {
        return;
    }
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(on));
    if on {
        let began_s = *run.presented_s.get_or_insert_with(|| ctx.input(|input| input.time));
        run.presenter = Some(Presenter::new(session, began_s, ctx));
        presenter::dress(session, ctx);
    } else if let Some(presenter) = run.presenter.take() {
        presenter.undress(session, ctx);
    }
    // the map has another size now
    let step = run.step;
    go_to(session, state, step, ctx);
}

fn add_lesson(session: &mut Session, state: &mut State, ctx: &Context) {
    let mut ids = (1_usize..).map(|n| if n == 1 { "my-lesson".to_owned() } else { format!("my-lesson-{n}") });
    let Some(id) = ids.find(|id| state.dossier.lesson(id).is_none()) else { return };
    let step = LessonStep {
        id: "first".to_owned(),
        title: "First step".to_owned(),
        minutes: 3,
        shown: from_view::shown(session, state),
        ..LessonStep::default()
    };
    let lesson = Lesson { id: id.clone(), title: "My lesson".to_owned(), minutes: 15, steps: vec![step], ..Lesson::default() };
    edit(session, state, Edit::AddLesson(Box::new(lesson)), ctx);
    state.lesson_editor = state.dossier.lesson(&id).map(LessonEditor::of);
}

fn add_step(session: &mut Session, state: &mut State, id: &str, after: usize, ctx: &Context) {
    let shown = from_view::shown(session, state);
    let Some(mut lesson) = state.dossier.lesson(id).cloned() else { return };
    let title = shown.selected(&state.dossier).map_or_else(|| "New step".to_owned(), |of| state.dossier.title(of).to_owned());
    let step = LessonStep { id: lesson.free_step_id(&title), title, minutes: 2, shown, ..LessonStep::default() };
    let at = (after + 1).min(lesson.steps.len());
    lesson.steps.insert(at, step);
    edit(session, state, Edit::ChangeLesson(Box::new(lesson)), ctx);
    if let Some(editor) = &mut state.lesson_editor {
        editor.step = at;
    }
}

fn edit(session: &mut Session, state: &mut State, edit: Edit, ctx: &Context) {
    super::workbench::apply(session, state, Work::Edit(Box::new(edit)), ctx);
    if let Some(editor) = &mut state.lesson_editor {
        editor.reload(&state.dossier);
    }
}
