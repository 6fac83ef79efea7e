//! `dateline render`: the map as a picture, or as a series of them, without a window.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;

use super::output::{Failure, Talk, write_data};
use super::{DossierArg, FilterArgs};
use crate::basemap::{Script, Theme};
use crate::dossier::Dossier;
use crate::geo::BBox;
use crate::paint::{PictureRequest, RenderError, Renderer};
use crate::playback::{Mode, Step};
use crate::query::{ColourBy, Colours, Filter, View, scene};
use crate::time::{Moment, TimeSpan, parse_duration};

mod series;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file to write: a picture (.png, or .svg with vectors), or with --step an animation (.gif)
    #[arg(short, long, value_name = "FILE", required_unless_present = "frames")]
    output: Option<PathBuf>,
    /// With --step: the folder to write each picture to, as 0001.png, 0002.png, …
    #[arg(long, value_name = "DIR", requires = "step")]
    frames: Option<PathBuf>,
    /// A picture for every so much time from --from to --to: 1d, 12h, 1 week, 1 month
    #[arg(long, value_name = "LENGTH", value_parser = Step::parse)]
    step: Option<Step>,
    /// With --step: how much time each picture shows, up to its day; "moment" for the day alone, "so far" for all before it
    #[arg(long, value_name = "LENGTH", default_value = "30 days", requires = "step", value_parser = window)]
    window: Mode,
    /// Move only what an article dates: no hollow markers of movements whose times are not stated
    #[arg(long)]
    stated_only: bool,
    /// How much of the way behind each movement is drawn as its trail, in km
    #[arg(long, value_name = "KM", default_value_t = 0.0, value_parser = trail_km)]
    trail: f64,
    /// How long what is over leaves a pale trace: 1 month, 2 years
    #[arg(long, value_name = "LENGTH", value_parser = trace_s)]
    trace: Option<i64>,
    /// With --step: how long each picture of an animation stays, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 200, requires = "step", value_parser = clap::value_parser!(u16).range(20..=10_000))]
    delay: u16,
    /// Width and height in pixels
    #[arg(long, value_name = "WxH", default_value = "1440x900", value_parser = size)]
    size: (u32, u32),
    /// The look of the map
    #[arg(long, value_enum, default_value_t = ThemeArg::Dark)]
    theme: ThemeArg,
    /// In which script the names on the ground are written
    #[arg(long, value_enum, default_value_t = ScriptArg::Latin)]
    script: ScriptArg,
    /// What colour stands for
    #[arg(long, value_enum, default_value_t = ColourArg::Article)]
    colour: ColourArg,
    /// What the map should show; without it, Syria and Iraq, or all marks of a dossier of your own
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true)]
    view: Option<String>,
    #[command(flatten)]
    dossier: DossierArg,
    #[command(flatten)]
    filters: FilterArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ThemeArg {
    /// For screens
    Dark,
    /// For bright rooms
    Light,
    /// Strong contrast and large type, for a weak projector
    Projector,
    /// White and thin, for paper
    Print,
}

impl ThemeArg {
    fn theme(self) -> Theme {
        match self {
            Self::Dark => Theme::Dark,
            Self::Light => Theme::Light,
            Self::Projector => Theme::Projector,
            Self::Print => Theme::Print,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ScriptArg {
    /// As English-language news writes them
    Latin,
    /// In Arabic where they have an Arabic form
    Arabic,
    /// Latin above, Arabic below
    Both,
}

impl ScriptArg {
    fn script(self) -> Script {
        match self {
            Self::Latin => Script::Latin,
            Self::Arabic => Script::Arabic,
            Self::Both => Script::Both,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ColourArg {
    /// The article that says so
    Article,
    /// The kind of event
    Kind,
    /// The side that acts
    Actor,
}

impl ColourArg {
    fn colour_by(self) -> ColourBy {
        match self {
            Self::Article => ColourBy::Article,
            Self::Kind => ColourBy::Kind,
            Self::Actor => ColourBy::Actor,
        }
    }
}

fn window(text: &str) -> Result<Mode, String> {
    match text.trim() {
        "moment" => Ok(Mode::Moment),
        "so far" => Ok(Mode::SoFar),
        length => parse_duration(length).map(Mode::window).map_err(|error| error.to_string()),
    }
}

fn trail_km(text: &str) -> Result<f64, String> {
    let km = text.trim().parse::<f64>().ok().filter(|km| km.is_finite() && *km >= 0.0);
    km.ok_or_else(|| format!("expected kilometres such as 60, found \"{text}\""))
}

fn trace_s(text: &str) -> Result<i64, String> {
    parse_duration(text).map_err(|error| error.to_string())
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let sides =
        text.split_once(['x', 'X', '×']).and_then(|(width, height)| Some((width.trim().parse().ok()?, height.trim().parse().ok()?)));
    sides.ok_or_else(|| format!("expected width and height such as 1440x900, found \"{text}\""))
}

/// What a file's name asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Png,
    Svg,
    Gif,
}

fn kind_of(path: &Path) -> Result<Kind, Failure> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("png") => Ok(Kind::Png),
        Some("svg") => Ok(Kind::Svg),
        Some("gif") => Ok(Kind::Gif),
        _ => Err(Failure::usage(format!("-o {}: expected a name that ends in .png, .svg or .gif", path.display()))),
    }
}

impl Args {
    /// A stretch of time, drawn as it is asked for.
    fn view_of(&self, visible: TimeSpan, now: Option<Moment>) -> View {
        let schematic = now.is_some() && !self.stated_only;
        View { visible, now, schematic, trace_s: self.trace.unwrap_or(0), trail_km: self.trail }
    }
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let kind = args.output.as_deref().map(kind_of).transpose()?;
    match (kind, args.step) {
        (Some(Kind::Png | Kind::Svg), Some(_)) => {
            return Err(Failure::usage("--step makes a series: expected -o with a name that ends in .gif, or --frames DIR"));
        }
        (Some(Kind::Gif), None) => {
            return Err(Failure::usage("-o with .gif is an animation: expected --from, --to and --step, such as --step 1d"));
        }
        _ => {}
    }
    let dossier = args.dossier.sound()?;
    let filter = args.filters.filter(&dossier)?;
    let colours = Colours::new(&dossier, args.colour.colour_by());
    let view = args.view.as_deref().map(str::parse::<BBox>).transpose().map_err(|error| Failure::usage(format!("--view: {error}")))?;
    let view = view.or(filter.bbox).or_else(|| {
        let everything = || scene(&dossier, &colours, &filter, &View::everything());
        args.dossier.is_own().then(everything).as_ref().and_then(scene_bbox)
    });
    match args.step {
        Some(step) => series::run(args, &dossier, &filter, &colours, view, step),
        None => picture(args, &dossier, &filter, &colours, view, kind == Some(Kind::Svg)),
    }
}

fn picture(
    args: &Args,
    dossier: &Dossier,
    filter: &Filter,
    colours: &Colours,
    bbox: Option<BBox>,
    vectors: bool,
) -> Result<ExitCode, Failure> {
    let at = args.filters.at()?;
    // with --at, movements stand where they were then; without it nothing is under way
    let now = at.as_ref().and_then(|at| at.strict().a_moment_in());
    let view = args.view_of(filter.time_span().unwrap_or(TimeSpan::ALWAYS), now);
    let scene = scene(dossier, colours, filter, &view);
    let request = PictureRequest {
        size: args.size,
        theme: args.theme.theme(),
        script: args.script.script(),
        scene: &scene,
        colours,
        tables: &[],
        looked_at: &view,
        view: bbox,
        title: title(filter),
        details: format!(
            "{} of {} happenings shown; {} without a place",
            scene.counts.shown, scene.counts.total, scene.counts.without_place
        ),
    };
    let mut renderer = Renderer::new(request.theme).map_err(failure)?;
    let data = if vectors {
        renderer.render_svg(&request).map(String::into_bytes)
    } else {
        renderer.render(&request).and_then(|picture| picture.to_png())
    };
    let (width, height) = args.size;
    let output = args.output.as_deref();
    write_data(output, &data.map_err(failure)?)?;
    let name = output.map_or_else(String::new, |path| path.display().to_string());
    Talk::new().line(format_args!("{name}: {width}×{height}, {}", request.details));
    Ok(ExitCode::SUCCESS)
}

/// A size that cannot be is used wrongly; everything else is nobody's fault.
fn failure(error: RenderError) -> Failure {
    match error {
        RenderError::Size { .. } => Failure::usage(format!("--size: {error}")),
        error => Failure::data(error.to_string()),
    }
}

/// What a scene shows, with room round it.
fn scene_bbox(scene: &crate::query::Scene) -> Option<BBox> {
    let marks = scene.marks.iter().map(|mark| mark.at);
    BBox::from_points(marks.chain(scene.tracks.iter().flat_map(|track| track.points.iter().copied()))).map(|bbox| bbox.expanded_by_km(40.0))
}

/// When the picture shows.
fn title(filter: &Filter) -> String {
    match (&filter.at, &filter.from, &filter.to) {
        (Some(at), ..) => at.human(),
        (None, Some(from), Some(to)) => format!("{} to {}", from.human(), to.human()),
        (None, Some(from), None) => format!("from {}", from.human()),
        (None, None, Some(to)) => format!("until {}", to.human()),
        (None, None, None) => "All that the articles tell of".to_owned(),
    }
}
