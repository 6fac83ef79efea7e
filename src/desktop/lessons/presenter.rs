//! The whole screen: large letters, a clear look, and what a speaker needs in the hand. What is pointed out or drawn leaves no trace.

use std::time::Duration;

use egui::{Align2, Area, Color32, Context, FontId, Key, Modifiers, Order, Pos2, Rect, Sense, Shape, Stroke, Ui, vec2};

use super::{LessonCommand, lesson};
use crate::basemap::Theme;
use crate::desktop::{Command, Session, State, style};
use crate::paint::Look;

/// The keys of the whole screen, in the words of the list of keys. The first are those that presenters' clickers send.
pub(in crate::desktop) const KEYS: &[(&str, &str)] = &[
    ("F5", "present a lesson on the whole screen"),
    ("Page Down  Page Up", "there: next and previous step, also by a clicker; Right and Left too"),
    ("Enter", "there: show or hide the answer"),
    ("B  .", "there: black screen"),
    ("S  P  W", "there: spotlight, pen, wipe the pen away"),
    ("+  −", "there: larger, smaller"),
    ("T  N  M", "there: timer, notes in a second window, only the map"),
    ("A", "there: go on by itself, round and round"),
    ("Esc", "there: back to the window"),
];

/// The scales of letters, smallest to largest.
const SCALES: [f32; 5] = [1.0, 1.25, 1.5, 2.0, 3.0];
/// Radius of what the spotlight leaves bright, as a part of the shorter side of the screen.
const SPOT: f32 = 0.16;
/// How long a step stands when nobody clicks, in seconds.
const AUTOPLAY_S: f64 = 40.0;
const PEN: Color32 = Color32::from_rgb(0xd5, 0x5e, 0x00);

/// The whole screen.
#[derive(Clone, Debug)]
pub struct Presenter {
    /// When it began, and when its step did, by the window's own clock, in seconds.
    began_s: f64,
    step_began_s: f64,
    /// Whether the screen is black.
    pub is_black: bool,
    /// Whether all but a spot round the pointer is dark.
    pub has_spotlight: bool,
    /// Whether the pointer draws.
    pub has_pen: bool,
    /// What was drawn on this step, in points of the screen.
    pub strokes: Vec<Vec<Pos2>>,
    /// Whether the time is shown.
    pub has_timer: bool,
    /// Whether it goes on by itself.
    pub goes_on: bool,
    /// Whether the step's words are away, and the map has the whole screen.
    pub is_map_only: bool,
    /// Whether the notes have a window of their own.
    pub has_notes: bool,
    /// How the window looked before, and whether the map had its overview.
    before: (Theme, bool),
}

/// What may be done on the whole screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum PresenterCommand {
    Black,
    Spotlight,
    Pen,
    Wipe,
    Timer,
    GoOn,
    MapOnly,
    Notes,
    Larger,
    Smaller,
}

impl Presenter {
    pub(super) fn new(session: &Session, ctx: &Context) -> Self {
        let now_s = ctx.input(|input| input.time);
        Self {
            began_s: now_s,
            step_began_s: now_s,
            is_black: false,
            has_spotlight: false,
            has_pen: false,
            strokes: Vec::new(),
            has_timer: false,
            goes_on: false,
            is_map_only: false,
            has_notes: false,
            before: (session.theme, session.overview),
        }
    }

    /// Another step: nothing of what was drawn stays.
    pub(super) fn begin_step(&mut self, ctx: &Context) {
        self.step_began_s = ctx.input(|input| input.time);
        self.strokes.clear();
        self.is_black = false;
    }

    /// The window as it was.
    pub(super) fn undress(self, session: &mut Session, ctx: &Context) {
        let (theme, overview) = self.before;
        session.overview = overview;
        // somebody may have chosen another look meanwhile
        if session.theme == Theme::Projector {
            session.theme = theme;
        }
        style::apply(ctx, session.theme);
        style::set_size(ctx, session.interface_size);
    }

    /// How long it has gone on, of how long it may.
    pub(super) fn time_label(&self, ctx: &Context, minutes: u32) -> String {
        let gone_s = (ctx.input(|input| input.time) - self.began_s).max(0.0) as u64;
        format!("{}:{:02} of {minutes} min", gone_s / 60, gone_s % 60)
    }
}

/// A look for weak projectors, and large letters.
pub(super) fn dress(session: &mut Session, ctx: &Context) {
    session.theme = Theme::Projector;
    session.overview = false;
    style::apply(ctx, session.theme);
    style::set_size(ctx, session.presenter_scale);
}

pub(super) fn apply(session: &mut Session, state: &mut State, command: PresenterCommand, ctx: &Context) {
    let Some(presenter) = state.lesson.as_mut().and_then(|run| run.presenter.as_mut()) else { return };
    let toggle = |on: &mut bool| *on = !*on;
    match command {
        PresenterCommand::Black => toggle(&mut presenter.is_black),
        PresenterCommand::Spotlight => toggle(&mut presenter.has_spotlight),
        PresenterCommand::Pen => toggle(&mut presenter.has_pen),
        PresenterCommand::Wipe => presenter.strokes.clear(),
        PresenterCommand::Timer => toggle(&mut presenter.has_timer),
        PresenterCommand::GoOn => {
            toggle(&mut presenter.goes_on);
            presenter.step_began_s = ctx.input(|input| input.time);
        }
        PresenterCommand::MapOnly => toggle(&mut presenter.is_map_only),
        PresenterCommand::Notes => toggle(&mut presenter.has_notes),
        PresenterCommand::Larger | PresenterCommand::Smaller => {
            let at = SCALES.iter().position(|scale| *scale >= session.presenter_scale - 0.01).unwrap_or(0);
            let at = if command == PresenterCommand::Larger { at + 1 } else { at.saturating_sub(1) };
            session.presenter_scale = SCALES.get(at).or(SCALES.last()).copied().unwrap_or(1.0);
            style::set_size(ctx, session.presenter_scale);
        }
    }
}

/// The keys, and those of clickers. What belongs to a text field stays there.
pub(in crate::desktop) fn read_keys(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    let typing = ctx.text_edit_focused();
    let is_black = state.lesson.as_ref().and_then(|run| run.presenter.as_ref()).is_some_and(|presenter| presenter.is_black);
    ctx.input_mut(|input| {
        let mut on = |key: Key, command: LessonCommand| {
            if input.consume_key(Modifiers::NONE, key) {
                commands.push(lesson(command));
            }
        };
        on(Key::PageDown, LessonCommand::StepBy(1));
        on(Key::PageUp, LessonCommand::StepBy(-1));
        on(Key::F5, LessonCommand::Present(false));
        // on a black screen Esc brings the picture back, not the window
        on(Key::Escape, if is_black { LessonCommand::Presenter(PresenterCommand::Black) } else { LessonCommand::Present(false) });
        if typing {
            return;
        }
        on(Key::ArrowRight, LessonCommand::StepBy(1));
        on(Key::ArrowLeft, LessonCommand::StepBy(-1));
        on(Key::Enter, LessonCommand::Reveal);
        for (key, command) in [
            (Key::B, PresenterCommand::Black),
            (Key::Period, PresenterCommand::Black),
            (Key::S, PresenterCommand::Spotlight),
            (Key::P, PresenterCommand::Pen),
            (Key::W, PresenterCommand::Wipe),
            (Key::T, PresenterCommand::Timer),
            (Key::A, PresenterCommand::GoOn),
            (Key::M, PresenterCommand::MapOnly),
            (Key::N, PresenterCommand::Notes),
            (Key::Plus, PresenterCommand::Larger),
            (Key::Equals, PresenterCommand::Larger),
            (Key::Minus, PresenterCommand::Smaller),
        ] {
            on(key, LessonCommand::Presenter(command));
        }
        if input.consume_key(Modifiers::NONE, Key::Space) {
            commands.push(Command::PlayOrPause);
        }
    });
}

/// What lies over the whole screen: the pen, the spotlight, the time, the black. Begins the next step when it is time.
pub(in crate::desktop) fn show(ui: &mut Ui, state: &mut State, look: &Look, commands: &mut Vec<Command>) {
    let State { lesson: Some(run), dossier, .. } = state else { return };
    let Some(found) = dossier.lesson(&run.lesson) else { return };
    let (step, steps) = (run.step, found.steps.len());
    let Some(presenter) = &mut run.presenter else { return };
    let screen = ui.ctx().viewport_rect();
    pen(ui, presenter, screen);
    let painter = ui.ctx().layer_painter(egui::LayerId::new(Order::Foreground, egui::Id::unique("over the lesson")));
    for stroke in &presenter.strokes {
        painter.add(Shape::line(stroke.clone(), Stroke::new(4.0, PEN)));
    }
    if let (true, Some(at)) = (presenter.has_spotlight, ui.input(|input| input.pointer.latest_pos())) {
        let (radius, width) = (screen.size().min_elem() * SPOT, screen.size().length());
        // a ring so wide that it covers all but its middle
        painter.circle_stroke(at, radius + width, Stroke::new(width * 2.0, Color32::from_black_alpha(170)));
        painter.circle_stroke(at, radius, Stroke::new(2.0, look.selection));
    }
    if presenter.has_timer {
        let at = screen.right_top() + vec2(-12.0, 10.0);
        painter.text(at, Align2::RIGHT_TOP, presenter.time_label(ui.ctx(), found.minutes), FontId::proportional(15.0), look.text);
        ui.ctx().request_repaint_after(Duration::from_secs(1));
    }
    if presenter.is_black {
        painter.rect_filled(screen, 0.0, Color32::BLACK);
    }
    if presenter.goes_on {
        let left_s = presenter.step_began_s + AUTOPLAY_S - ui.input(|input| input.time);
        if left_s <= 0.0 {
            presenter.step_began_s = ui.input(|input| input.time);
            commands.push(lesson(LessonCommand::GoTo((step + 1) % steps.max(1))));
        } else {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(left_s));
        }
    }
}

/// While the pen is out, dragging draws, and the map stays where it is.
fn pen(ui: &Ui, presenter: &mut Presenter, screen: Rect) {
    if !presenter.has_pen {
        return;
    }
    Area::new(egui::Id::unique("pen")).order(Order::Foreground).fixed_pos(screen.min).show(ui.ctx(), |ui| {
        let response = ui.allocate_rect(screen, Sense::drag());
        if response.drag_started() {
            presenter.strokes.push(Vec::new());
        }
        if let (true, Some(at), Some(stroke)) = (response.dragged(), response.interact_pointer_pos(), presenter.strokes.last_mut()) {
            stroke.push(at);
        }
    });
    ui.ctx().set_cursor_icon(egui::CursorIcon::Crosshair);
}
