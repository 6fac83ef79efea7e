//! The whole screen: large letters, a clear look, and what a speaker needs in the hand. What is pointed out or drawn leaves no trace.

use std::collections::BTreeSet;
use std::time::Duration;

use egui::{Align2, Area, Color32, Context, FontId, Key, Modifiers, Order, Pos2, Rect, Sense, Shape, Stroke, Ui, vec2};

use super::{LessonCommand, lesson};
use crate::basemap::Theme;
use crate::desktop::texts::tr;
use crate::desktop::{Command, Session, State, style};
use crate::paint::Look;

/// The keys of the whole screen, in the words of the list of keys. The first are those that presenters' clickers send.
pub(in crate::desktop) fn keys() -> [(&'static str, &'static str); 9] {
    [
        ("F5", tr!("presenter-key-present")),
        ("Page Down  Page Up", tr!("presenter-key-steps")),
        ("Enter", tr!("presenter-key-answer")),
        ("B  .", tr!("presenter-key-black")),
        ("S  P  W", tr!("presenter-key-point")),
        ("+  −", tr!("presenter-key-size")),
        ("T  N  M", tr!("presenter-key-show")),
        ("A", tr!("presenter-key-go-on")),
        ("Esc", tr!("presenter-key-leave")),
    ]
}

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
    /// What is switched on.
    on: BTreeSet<Aid>,
    /// What was drawn on this step, in points of the screen.
    pub strokes: Vec<Vec<Pos2>>,
    /// How the window looked before, and whether the map had its overview.
    before: (Theme, bool),
}

/// What a speaker may switch on and off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aid {
    /// The screen is black.
    Black,
    /// All but a spot round the pointer is dark.
    Spotlight,
    /// The pointer draws.
    Pen,
    /// The time is shown.
    Timer,
    /// It goes on by itself, and from the last step to the first.
    GoOn,
    /// The step's words are away, and the map has the whole screen.
    MapOnly,
    /// The notes have a window of their own.
    Notes,
}

/// What may be done on the whole screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PresenterCommand {
    /// Switches something on or off.
    Toggle(Aid),
    /// Takes away what was drawn.
    Wipe,
    /// Larger letters.
    Larger,
    /// Smaller letters.
    Smaller,
}

impl Presenter {
    pub(super) fn new(session: &Session, ctx: &Context) -> Self {
        let now_s = ctx.input(|input| input.time);
        Self { began_s: now_s, step_began_s: now_s, on: BTreeSet::new(), strokes: Vec::new(), before: (session.theme, session.overview) }
    }

    /// Another step: nothing of what was drawn stays.
    pub(super) fn begin_step(&mut self, ctx: &Context) {
        self.step_began_s = ctx.input(|input| input.time);
        self.strokes.clear();
        self.on.remove(&Aid::Black);
    }

    /// Whether something is switched on.
    #[must_use]
    pub fn has(&self, aid: Aid) -> bool {
        self.on.contains(&aid)
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
        tr!("presenter-time", gone = format!("{}:{:02}", gone_s / 60, gone_s % 60), minutes = minutes)
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
    match command {
        PresenterCommand::Toggle(aid) => {
            if !presenter.on.remove(&aid) {
                presenter.on.insert(aid);
            }
            // whoever lets it go on begins now
            presenter.step_began_s = ctx.input(|input| input.time);
        }
        PresenterCommand::Wipe => presenter.strokes.clear(),
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
    let is_black = state.lesson.as_ref().and_then(|run| run.presenter.as_ref()).is_some_and(|presenter| presenter.has(Aid::Black));
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
        on(
            Key::Escape,
            if is_black { LessonCommand::Presenter(PresenterCommand::Toggle(Aid::Black)) } else { LessonCommand::Present(false) },
        );
        if typing {
            return;
        }
        on(Key::ArrowRight, LessonCommand::StepBy(1));
        on(Key::ArrowLeft, LessonCommand::StepBy(-1));
        on(Key::Enter, LessonCommand::Reveal);
        for (key, command) in [
            (Key::B, PresenterCommand::Toggle(Aid::Black)),
            (Key::Period, PresenterCommand::Toggle(Aid::Black)),
            (Key::S, PresenterCommand::Toggle(Aid::Spotlight)),
            (Key::P, PresenterCommand::Toggle(Aid::Pen)),
            (Key::W, PresenterCommand::Wipe),
            (Key::T, PresenterCommand::Toggle(Aid::Timer)),
            (Key::A, PresenterCommand::Toggle(Aid::GoOn)),
            (Key::M, PresenterCommand::Toggle(Aid::MapOnly)),
            (Key::N, PresenterCommand::Toggle(Aid::Notes)),
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
    if let (true, Some(at)) = (presenter.has(Aid::Spotlight), ui.input(|input| input.pointer.latest_pos())) {
        let (radius, width) = (screen.size().min_elem() * SPOT, screen.size().length());
        // a ring so wide that it covers all but its middle
        painter.circle_stroke(at, radius + width, Stroke::new(width * 2.0, Color32::from_black_alpha(170)));
        painter.circle_stroke(at, radius, Stroke::new(2.0, look.selection));
    }
    if presenter.has(Aid::Timer) {
        let at = screen.right_top() + vec2(-12.0, 10.0);
        painter.text(at, Align2::RIGHT_TOP, presenter.time_label(ui.ctx(), found.minutes), FontId::proportional(15.0), look.text);
        ui.ctx().request_repaint_after(Duration::from_secs(1));
    }
    if presenter.has(Aid::Black) {
        painter.rect_filled(screen, 0.0, Color32::BLACK);
    }
    if presenter.has(Aid::GoOn) {
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
    if !presenter.has(Aid::Pen) {
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
