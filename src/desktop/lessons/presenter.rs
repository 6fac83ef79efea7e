//! The whole screen: large letters, a clear look, and what a speaker needs in the hand. What is pointed out or drawn leaves no trace.

use std::collections::BTreeSet;
use std::time::Duration;

use egui::{Align2, Area, Color32, Context, FontId, Key, Modifiers, Order, Pos2, Rect, Sense, Shape, Stroke, Ui, vec2};

use super::{LessonCommand, lesson, panel};
use crate::basemap::Theme;
use crate::desktop::texts::tr;
use crate::desktop::{Command, Session, State, style};
use crate::paint::Look;

/// The keys of the whole screen, in the words of the list of keys. The first are those that presenters' clickers send.
pub(in crate::desktop) fn keys() -> [(&'static str, &'static str); 10] {
    [
        ("F5", tr!("presenter-key-present")),
        ("Page Down  Page Up", tr!("presenter-key-steps")),
        ("Enter", tr!("presenter-key-answer")),
        ("B  .", tr!("presenter-key-black")),
        ("S  P  W", tr!("presenter-key-point")),
        ("Down  Up", tr!("presenter-key-scroll")),
        ("+  −", tr!("presenter-key-size")),
        ("T  N  M  L", tr!("presenter-key-show")),
        ("A", tr!("presenter-key-go-on")),
        ("Esc", tr!("presenter-key-leave")),
    ]
}

/// The scales of letters, smallest to largest.
const SCALES: [f32; 5] = [1.0, 1.25, 1.5, 2.0, 3.0];
/// Radii of what the spotlight leaves bright, as parts of the shorter side of the screen.
const SPOTS: [f32; 5] = [0.08, 0.12, 0.16, 0.24, 0.36];
/// How long a step may stand when nobody touches anything, in seconds. Its answer is shown for the last third.
const GO_ON_S: [f64; 3] = [20.0, 40.0, 90.0];
/// How far a key scrolls the words, in points.
const SCROLL: f32 = 120.0;
/// What is drawn over everything else, also over what hovers.
const OVER_ALL: Order = Order::Debug;
const PEN: Color32 = Color32::from_rgb(0xd5, 0x5e, 0x00);

/// The whole screen.
#[derive(Clone, Debug)]
pub struct Presenter {
    /// When the lesson began on the whole screen, and when somebody last did something, by the window's own clock, in seconds.
    began_s: f64,
    touched_s: f64,
    /// How long a step stands before it goes on by itself; none while it does not.
    go_on_s: Option<f64>,
    /// Which of the spotlight's sizes.
    spot: usize,
    /// Where the words of the step stand, in which the pen does not draw.
    pub(in crate::desktop) words: Option<Rect>,
    /// What is switched on.
    on: BTreeSet<Aid>,
    /// What was drawn on this step, in points of the screen.
    pub strokes: Vec<Vec<Pos2>>,
    /// How the window looked before, and whether the map had its overview and its legend.
    before: (Theme, bool, bool),
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
    /// Lets it go on by itself, and from the last step to the first: first soon, then later, then not at all.
    GoOn,
    /// The whole legend, or what the colours stand for alone.
    Legend,
    /// Scrolls the words down, or up; with the spotlight, makes that smaller or larger.
    Down,
    /// The other way.
    Up,
    /// Larger letters.
    Larger,
    /// Smaller letters.
    Smaller,
}

impl Presenter {
    /// `began_s` is when the lesson was first on the whole screen.
    pub(super) fn new(session: &Session, began_s: f64, ctx: &Context) -> Self {
        Self {
            began_s,
            touched_s: ctx.input(|input| input.time),
            go_on_s: None,
            spot: 2,
            words: None,
            on: BTreeSet::new(),
            strokes: Vec::new(),
            before: (session.theme, session.overview, session.legend),
        }
    }

    /// Another step: nothing of what was drawn stays.
    pub(super) fn begin_step(&mut self, ctx: &Context) {
        self.touched_s = ctx.input(|input| input.time);
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
        let (theme, overview, legend) = self.before;
        (session.overview, session.legend) = (overview, legend);
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

/// A look for weak projectors. The legend is short unless it is asked for.
pub(super) fn dress(session: &mut Session, ctx: &Context) {
    session.theme = Theme::Projector;
    (session.overview, session.legend) = (false, false);
    style::apply(ctx, session.theme);
    set_scale(session, ctx);
}

/// Words grow by the whole scale, buttons and the names on the map by less, and by no more than leaves the map its room.
fn set_scale(session: &Session, ctx: &Context) {
    const NARROWEST: f32 = 1_000.0;
    let native_width = ctx.viewport_rect().width() * ctx.zoom_factor();
    let wanted = 1.0 + (session.presenter_scale - 1.0) * 0.35;
    style::set_size(ctx, wanted.min((native_width / NARROWEST).max(1.0)));
}

/// How much larger the words of a step are than those round them.
pub(in crate::desktop) fn words_scale(session: &Session, ctx: &Context) -> f32 {
    (session.presenter_scale / ctx.zoom_factor().max(0.1)).max(1.0)
}

pub(super) fn apply(session: &mut Session, state: &mut State, command: PresenterCommand, ctx: &Context) {
    let Some(presenter) = state.lesson.as_mut().and_then(|run| run.presenter.as_mut()) else { return };
    match command {
        PresenterCommand::Toggle(aid) => {
            if !presenter.on.remove(&aid) {
                presenter.on.insert(aid);
            }
        }
        PresenterCommand::GoOn => {
            presenter.touched_s = ctx.input(|input| input.time);
            presenter.go_on_s = match presenter.go_on_s {
                None => GO_ON_S.first().copied(),
                Some(current) => GO_ON_S.into_iter().find(|next| *next > current),
            };
            let said = match presenter.go_on_s {
                Some(seconds) => tr!("presenter-goes-on", seconds = seconds),
                None => tr!("presenter-stays").to_owned(),
            };
            state.say(said, false);
        }
        PresenterCommand::Down | PresenterCommand::Up => {
            let is_down = command == PresenterCommand::Down;
            if presenter.has(Aid::Spotlight) {
                let next = if is_down { presenter.spot.saturating_sub(1) } else { presenter.spot + 1 };
                presenter.spot = next.min(SPOTS.len() - 1);
            } else {
                panel::scroll_words(ctx, panel::Scroll::By(if is_down { SCROLL } else { -SCROLL }));
            }
        }
        PresenterCommand::Wipe => presenter.strokes.clear(),
        PresenterCommand::Legend => session.legend = !session.legend,
        PresenterCommand::Larger | PresenterCommand::Smaller => {
            let at = SCALES.iter().position(|scale| *scale >= session.presenter_scale - 0.01).unwrap_or(0);
            let at = if command == PresenterCommand::Larger { at + 1 } else { at.saturating_sub(1) };
            session.presenter_scale = SCALES.get(at).or(SCALES.last()).copied().unwrap_or(1.0);
            set_scale(session, ctx);
        }
    }
}

/// The keys, and those of clickers. What belongs to a text field stays there.
pub(in crate::desktop) fn read_keys(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    let typing = ctx.text_edit_focused();
    // Enter and Space press what was gone to with Tab
    let has_keyboard = ctx.memory(|memory| memory.focused().is_some());
    let is_black = state.lesson.as_ref().and_then(|run| run.presenter.as_ref()).is_some_and(|presenter| presenter.has(Aid::Black));
    ctx.input_mut(|input| {
        let is_shifted = input.modifiers.shift;
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
        // with Shift, arrows move the map
        if !is_shifted {
            on(Key::ArrowRight, LessonCommand::StepBy(1));
            on(Key::ArrowLeft, LessonCommand::StepBy(-1));
        }
        if !has_keyboard && !is_shifted {
            on(Key::Enter, LessonCommand::Reveal);
            on(Key::ArrowDown, LessonCommand::Presenter(PresenterCommand::Down));
            on(Key::ArrowUp, LessonCommand::Presenter(PresenterCommand::Up));
        }
        for (key, command) in [
            (Key::B, PresenterCommand::Toggle(Aid::Black)),
            (Key::Period, PresenterCommand::Toggle(Aid::Black)),
            (Key::S, PresenterCommand::Toggle(Aid::Spotlight)),
            (Key::P, PresenterCommand::Toggle(Aid::Pen)),
            (Key::W, PresenterCommand::Wipe),
            (Key::T, PresenterCommand::Toggle(Aid::Timer)),
            (Key::A, PresenterCommand::GoOn),
            (Key::M, PresenterCommand::Toggle(Aid::MapOnly)),
            (Key::N, PresenterCommand::Toggle(Aid::Notes)),
            (Key::L, PresenterCommand::Legend),
            (Key::Plus, PresenterCommand::Larger),
            (Key::Equals, PresenterCommand::Larger),
            (Key::Minus, PresenterCommand::Smaller),
        ] {
            on(key, LessonCommand::Presenter(command));
        }
        if !has_keyboard && input.consume_key(Modifiers::NONE, Key::Space) {
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
    let painter = ui.ctx().layer_painter(egui::LayerId::new(OVER_ALL, egui::Id::unique("over the lesson")));
    for stroke in &presenter.strokes {
        painter.add(Shape::line(stroke.clone(), Stroke::new(4.0, PEN)));
    }
    if let (true, Some(at)) = (presenter.has(Aid::Spotlight), ui.input(|input| input.pointer.latest_pos())) {
        let (radius, width) = (screen.size().min_elem() * SPOTS.get(presenter.spot).copied().unwrap_or(0.16), screen.size().length());
        // a ring so wide that it covers all but its middle
        painter.circle_stroke(at, radius + width, Stroke::new(width * 2.0, Color32::from_black_alpha(170)));
        painter.circle_stroke(at, radius, Stroke::new(2.0, look.selection));
    }
    if let (true, Some(title)) = (presenter.has(Aid::MapOnly), found.steps.get(step).map(|step| step.title.clone())) {
        let galley = painter.layout_no_wrap(title, crate::paint::bold(24.0), look.text);
        let place = Align2::CENTER_TOP.anchor_size(screen.center_top() + vec2(0.0, 12.0), galley.size());
        painter.rect(place.expand2(vec2(12.0, 5.0)), 6.0, look.card, Stroke::new(1.0, look.line), egui::StrokeKind::Outside);
        painter.galley(place.min, galley, look.text);
    }
    let mut signs: Vec<String> = Vec::new();
    signs.extend(presenter.has(Aid::Pen).then(|| tr!("presenter-pen-sign").to_owned()));
    signs.extend(presenter.go_on_s.map(|seconds| tr!("presenter-go-on-sign", seconds = seconds)));
    if presenter.has(Aid::Timer) {
        signs.push(presenter.time_label(ui.ctx(), found.minutes));
        ui.ctx().request_repaint_after(Duration::from_secs(1));
    }
    if !signs.is_empty() {
        let galley = painter.layout_no_wrap(signs.join(" · "), FontId::proportional(14.0), look.text);
        let place = Align2::RIGHT_TOP.anchor_size(screen.right_top() + vec2(-12.0, 8.0), galley.size());
        painter.rect(place.expand(5.0), 5.0, look.card, Stroke::new(1.0, look.line), egui::StrokeKind::Outside);
        painter.galley(place.min, galley, look.text);
    }
    if presenter.has(Aid::Black) {
        painter.rect_filled(screen, 0.0, Color32::BLACK);
    }
    let asks = run.current_of(found).is_some_and(|step| step.question.is_some());
    let Some(due) = run.presenter.as_mut().and_then(|presenter| presenter.wait(ui)) else { return };
    let Due { over, shows_answer, next_s } = due;
    if over {
        let next = (step + 1) % steps.max(1);
        if next == 0 {
            // the next visitor begins afresh
            run.forget_answers();
        }
        commands.push(lesson(LessonCommand::GoTo(next)));
    } else {
        if shows_answer && asks && !run.answer().is_revealed {
            commands.push(lesson(LessonCommand::Reveal));
        }
        ui.ctx().request_repaint_after(Duration::from_secs_f64(next_s));
    }
}

/// Where a step stands that goes on by itself.
struct Due {
    /// It is time for the next.
    over: bool,
    /// It is time for the answer.
    shows_answer: bool,
    /// When to look again, in seconds.
    next_s: f64,
}

impl Presenter {
    /// None while it does not go on by itself. Whoever touches anything has the whole time again.
    fn wait(&mut self, ui: &Ui) -> Option<Due> {
        let go_on_s = self.go_on_s?;
        let (now_s, touched) = ui.input(|input| (input.time, input.pointer.any_down() || !input.keys_down.is_empty()));
        if touched {
            self.touched_s = now_s;
        }
        let gone_s = now_s - self.touched_s;
        let answer_s = go_on_s * 2.0 / 3.0;
        let next_s = if gone_s < answer_s { answer_s - gone_s } else { go_on_s - gone_s };
        let over = gone_s >= go_on_s;
        if over {
            self.touched_s = now_s;
        }
        Some(Due { over, shows_answer: gone_s >= answer_s, next_s: next_s.max(0.0) })
    }
}

/// While the pen is out, dragging draws, and the map stays where it is.
fn pen(ui: &Ui, presenter: &mut Presenter, screen: Rect) {
    if !presenter.has(Aid::Pen) {
        return;
    }
    // the buttons beside the map go on working
    let sheet = match presenter.words {
        Some(words) if words.center().x < screen.center().x => screen.with_min_x(words.right()),
        Some(words) => screen.with_max_x(words.left()),
        None => screen,
    };
    Area::new(egui::Id::unique("pen")).order(Order::Foreground).fixed_pos(sheet.min).show(ui.ctx(), |ui| {
        let response = ui.allocate_rect(sheet, Sense::drag());
        if response.drag_started() {
            presenter.strokes.push(Vec::new());
        }
        if let (true, Some(at), Some(stroke)) = (response.dragged(), response.interact_pointer_pos(), presenter.strokes.last_mut()) {
            stroke.push(at);
        }
    });
    ui.ctx().set_cursor_icon(egui::CursorIcon::Crosshair);
}
