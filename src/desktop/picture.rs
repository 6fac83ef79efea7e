//! Pictures of the map from the window: copied, saved, or a series of them as an animation. They are drawn on a thread of their own, with
//! progress and a way to break off; the window goes on.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use egui::{Color32, ColorImage, ComboBox, Context, Grid, TextEdit, Window, vec2};

use super::job::{Job, Reporter};
use super::texts::tr;
use super::{Command, Session, State, Work, workbench};
use crate::basemap::{Script, Theme};
use crate::dossier::Dossier;
use crate::geo::BBox;
use crate::paint::{Animation, Film, Picture, RenderError, Renderer};
use crate::playback::{Mode, Step, series};
use crate::query::{Colours, Filter, ShownLayer, View};
use crate::store::write_atomically;
use crate::time::{Moment, TimeSpan, parse_user_date};

/// What becomes of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// One picture as PNG.
    Png,
    /// One picture as SVG.
    Svg,
    /// A series as GIF.
    Gif,
    /// A series as a folder of PNG files.
    Frames,
}

impl PictureKind {
    const ALL: [Self; 4] = [Self::Png, Self::Svg, Self::Gif, Self::Frames];

    fn label(self) -> &'static str {
        match self {
            Self::Png => tr!("picture-png"),
            Self::Svg => tr!("picture-svg"),
            Self::Gif => tr!("picture-gif"),
            Self::Frames => tr!("picture-frames"),
        }
    }

    fn is_series(self) -> bool {
        matches!(self, Self::Gif | Self::Frames)
    }

    fn file_name(self) -> &'static str {
        match self {
            Self::Png => "map.png",
            Self::Svg => "map.svg",
            Self::Gif => "map.gif",
            Self::Frames => "frames",
        }
    }
}

/// The form of the window.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureForm {
    /// What is wanted.
    pub kind: PictureKind,
    /// Where to.
    pub path: String,
    /// Of a series, from when.
    pub from: String,
    /// To when.
    pub to: String,
    /// By what step.
    pub step: String,
    /// What is there already and may be replaced, once the user was told so.
    replace: Option<PathBuf>,
}

impl PictureForm {
    /// A form for what the slider shows.
    pub(super) fn new(kind: PictureKind, state: &State) -> Self {
        let seen = state.axis_view.span(&state.timeline.axis);
        let date = |moment: Option<Moment>| moment.map_or_else(String::new, |moment| moment.date().to_string());
        let last = seen.end.map(|end| end.plus_seconds(-1));
        let days = seen.duration_s().unwrap_or(0) / crate::time::DAY_S;
        let step = if days <= 120 { "1 day" } else { "1 month" };
        let path = workbench::first_folder(state).join(kind.file_name()).display().to_string();
        Self { kind, path, from: date(seen.start), to: date(last), step: step.to_owned(), replace: None }
    }

    fn path(&self) -> PathBuf {
        PathBuf::from(self.path.trim())
    }

    /// What would be written over: the file, or the first picture of a folder.
    fn in_the_way(&self) -> Option<PathBuf> {
        let path = if self.kind == PictureKind::Frames { self.path().join(frame_name(0)) } else { self.path() };
        path.exists().then_some(path)
    }
}

fn frame_name(n: usize) -> String {
    format!("{:04}.png", n + 1)
}

/// Where the pictures of a job go.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    Clipboard,
    File(PictureKind, PathBuf),
}

impl Target {
    fn name(&self) -> String {
        match self {
            Self::Clipboard => tr!("picture-for-clipboard").to_owned(),
            Self::File(_, path) => path.display().to_string(),
        }
    }
}

/// Pictures that are being drawn.
pub(super) type PictureJob = Job<Result<End, RenderError>>;

/// How it ended.
pub(super) enum End {
    /// One for the clipboard.
    Copied(Box<Picture>),
    /// A file.
    Written(PathBuf),
    /// So many pictures, there.
    AllWritten(usize, PathBuf),
    Failed(String),
    Cancelled,
}

/// All that the thread needs; it shares nothing with the window.
struct Order {
    dossier: Dossier,
    colours: Colours,
    filter: Filter,
    tables: Vec<ShownLayer>,
    size: (u32, u32),
    theme: Theme,
    script: Script,
    view: Option<BBox>,
    shots: Vec<(View, String)>,
    target: Target,
}

/// Begins to draw the map as it is, for the clipboard.
pub(super) fn copy(session: &Session, state: &mut State, ctx: &Context) {
    let shots = vec![as_it_is(session, state)];
    begin(session, state, shots, Target::Clipboard, ctx);
}

/// Begins to draw what the form asks for, or says what is wrong in it.
pub(super) fn save(session: &Session, state: &mut State, form: &PictureForm, ctx: &Context) {
    if form.path.trim().is_empty() {
        return state.say(tr!("picture-no-path"), true);
    }
    let shots = match shots(session, state, form) {
        Ok(shots) => shots,
        Err(error) => return state.say(error, true),
    };
    let in_the_way = form.in_the_way();
    if in_the_way.is_some() && in_the_way != form.replace {
        state.picture = Some(PictureForm { replace: in_the_way, ..form.clone() });
        return;
    }
    begin(session, state, shots, Target::File(form.kind, form.path()), ctx);
}

/// What the map shows now, and when that is in words.
fn as_it_is(session: &Session, state: &State) -> (View, String) {
    (state.view_of_scene(session), state.playback.settings.mode.stretch_label(&state.now_label()))
}

/// The pictures that a form asks for, or what is wrong in it.
fn shots(session: &Session, state: &State, form: &PictureForm) -> Result<Vec<(View, String)>, String> {
    if !form.kind.is_series() {
        return Ok(vec![as_it_is(session, state)]);
    }
    let from = parse_user_date(&form.from).map_err(|error| tr!("picture-wrong-from", error = error.to_string()))?;
    let to = parse_user_date(&form.to).map_err(|error| tr!("picture-wrong-to", error = error.to_string()))?;
    let step = Step::parse(&form.step).map_err(|error| tr!("picture-wrong-step", error = error.to_string()))?;
    let span = TimeSpan { start: from.strict().start, end: to.strict().end };
    let mode: Mode = state.playback.settings.mode;
    let moments = series(span, step).map_err(|error| error.to_string())?;
    let view = state.view_of_scene(session);
    let shot = |moment: &Moment| {
        let view = View { visible: mode.visible_at(*moment), now: Some(*moment), ..view };
        (view, mode.stretch_label(&step.label_of(*moment)))
    };
    Ok(moments.iter().map(shot).collect())
}

fn begin(session: &Session, state: &mut State, shots: Vec<(View, String)>, target: Target, ctx: &Context) {
    if state.picture_job.is_some() {
        return state.say(tr!("picture-busy"), true);
    }
    let order = Order {
        dossier: state.dossier.clone(),
        colours: state.colours.clone(),
        filter: session.filter.clone(),
        tables: state.layers.shown(),
        size: picture_size(state.map_size.unwrap_or([1280, 820])),
        theme: session.theme,
        script: session.script,
        view: state.map_view,
        shots,
        target,
    };
    let (name, total) = (order.target.name(), order.shots.len() as u64);
    match Job::begin(name, total, ctx, move |reporter| draw(&order, reporter)) {
        Ok(job) => state.picture_job = Some(job),
        Err(error) => state.say(error, true),
    }
}

/// As the map on the screen, but so large that date and legend have room beside what it shows.
fn picture_size([width, height]: [u32; 2]) -> (u32, u32) {
    let [wide, high] = [width.max(1), height.max(1)].map(f64::from);
    let scale = (1280.0 / wide).max(820.0 / high).clamp(1.0, 8.0);
    ((wide * scale).round() as u32, (high * scale).round() as u32)
}

fn draw(order: &Order, reporter: &Reporter<Result<End, RenderError>>) -> Result<End, RenderError> {
    let mut renderer = Renderer::new(order.theme)?;
    let Order { dossier, colours, filter, tables, size, theme, script, view, shots, target } = order;
    let film = Film { dossier, colours, filter, tables, size: *size, theme: *theme, script: *script, view: *view, shots };
    let mut animation: Option<Animation> = None;
    let mut picture_to_copy = None;
    let mut unwritten = None;
    if let Target::File(PictureKind::Svg, path) = target {
        let svg = film.first_as_svg(&mut renderer)?;
        return Ok(written(path, svg.as_bytes()).map_or_else(End::Failed, End::Written));
    }
    let whole = film.render(&mut renderer, |n, picture| {
        match target {
            Target::Clipboard => picture_to_copy = Some(picture),
            Target::File(PictureKind::Gif, _) => match &mut animation {
                Some(animation) => animation.add(&picture)?,
                None => animation = Some(Animation::begin(&picture, FRAME_CS)?),
            },
            Target::File(kind, path) => {
                let path = if *kind == PictureKind::Frames { path.join(frame_name(n)) } else { path.clone() };
                unwritten = written(&path, &picture.to_png()?).err();
            }
        }
        let on = reporter.at(n as u64 + 1);
        Ok(if unwritten.is_some() { ControlFlow::Break(()) } else { on })
    })?;
    if let Some(error) = unwritten {
        return Ok(End::Failed(error));
    }
    if !whole && reporter.is_cancelled() {
        return Ok(End::Cancelled);
    }
    Ok(match (target, animation, picture_to_copy) {
        (Target::Clipboard, _, Some(picture)) => End::Copied(Box::new(picture)),
        (Target::File(_, path), Some(animation), _) => written(path, &animation.finish()?).map_or_else(End::Failed, End::Written),
        (Target::File(_, path), ..) => End::AllWritten(shots.len(), path.clone()),
        (Target::Clipboard, ..) => End::Cancelled,
    })
}

/// How long each picture of an animation stays, in hundredths of a second.
const FRAME_CS: u16 = 20;

fn written(path: &Path, data: &[u8]) -> Result<PathBuf, String> {
    let shown = path.display().to_string();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let made = folder.map_or(Ok(()), std::fs::create_dir_all);
    made.map_err(|error| tr!("picture-no-folder", path = &shown, error = error.to_string()))?;
    write_atomically(path, data).map_err(|error| tr!("form-cannot-write", path = &shown, error = error.to_string()))?;
    Ok(path.to_owned())
}

/// Takes in what the thread has done since the last frame.
pub(super) fn receive(ctx: &Context, state: &mut State) {
    let Some(end) = state.picture_job.as_mut().and_then(Job::poll) else { return };
    state.picture_job = None;
    match end.and_then(|end| end.map_err(|error| error.to_string())) {
        Ok(End::Copied(picture)) => {
            let size = [picture.width as usize, picture.height as usize];
            let pixels = picture.rgba.as_chunks::<4>().0.iter().map(|[r, g, b, _]| Color32::from_rgb(*r, *g, *b)).collect();
            ctx.copy_image(ColorImage::new(size, pixels));
            state.say(tr!("picture-copied"), false);
        }
        Ok(End::Written(path)) => {
            state.picture = None;
            state.say(tr!("picture-written", path = path.display().to_string()), false);
        }
        Ok(End::AllWritten(n, path)) => {
            state.picture = None;
            state.say(tr!("picture-all-written", n = n, path = path.display().to_string()), false);
        }
        Ok(End::Failed(error)) | Err(error) => state.say(error, true),
        Ok(End::Cancelled) => state.say(tr!("picture-broken-off"), false),
    }
}

/// Shows the form, and how far the drawing has come.
pub(super) fn show(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    if let Some(job) = &state.picture_job {
        return job.show(ctx, tr!("picture-drawing"), |n| n.to_string());
    }
    let State { picture: Some(form), .. } = state else { return };
    let mut open = true;
    let mut start = false;
    Window::new(tr!("picture-title"))
        .id(egui::Id::unique("save picture"))
        .default_pos(ctx.viewport_rect().center() - vec2(230.0, 160.0))
        .open(&mut open)
        .collapsible(false)
        .resizable(false)
        .show(ctx, |ui| {
            Grid::new("picture").num_columns(2).spacing([14.0, 8.0]).show(ui, |ui| {
                ui.label(tr!("form-what"));
                ComboBox::from_id_salt("picture kind").width(220.0).selected_text(form.kind.label()).show_ui(ui, |ui| {
                    for kind in PictureKind::ALL {
                        if ui.selectable_value(&mut form.kind, kind, kind.label()).clicked() {
                            let name = Path::new(&form.path).with_file_name(kind.file_name());
                            form.path = name.display().to_string();
                        }
                    }
                });
                ui.end_row();
                if form.kind.is_series() {
                    let (from, to, step) = (tr!("picture-from"), tr!("picture-to"), tr!("picture-step"));
                    for (name, text) in [(from, &mut form.from), (to, &mut form.to), (step, &mut form.step)] {
                        let label = ui.label(name);
                        ui.add(TextEdit::singleline(text).desired_width(180.0)).labelled_by(label.id);
                        ui.end_row();
                    }
                }
                let label = ui.label(if form.kind == PictureKind::Frames { tr!("picture-folder") } else { tr!("form-file") });
                ui.horizontal(|ui| {
                    ui.add(TextEdit::singleline(&mut form.path).desired_width(330.0)).labelled_by(label.id);
                    if ui.button(tr!("form-look")).on_hover_text(tr!("form-look-tip")).clicked() {
                        commands.push(Command::Work(Box::new(Work::ChooseTarget(form.path()))));
                    }
                });
                ui.end_row();
            });
            ui.weak(tr!("picture-tip"));
            ui.separator();
            let asked = form.replace.as_ref().filter(|path| form.in_the_way().as_ref() == Some(path));
            if let Some(path) = asked {
                ui.colored_label(ui.visuals().warn_fg_color, tr!("form-is-there", path = path.display().to_string()));
            }
            ui.horizontal(|ui| {
                start = ui.button(if asked.is_some() { tr!("form-replace") } else { tr!("picture-save") }).clicked();
                if ui.button(tr!("form-cancel")).clicked() {
                    commands.push(Command::ShowPicture(None));
                }
            });
        });
    if start {
        commands.push(Command::SavePicture(form.clone()));
    }
    if !open {
        commands.push(Command::ShowPicture(None));
    }
}
