//! `dateline render`: the map as a picture, without a window.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;

use super::output::{Failure, Talk, write_data};
use super::{DossierArg, FilterArgs};
use crate::basemap::{Script, Theme};
use crate::geo::BBox;
use crate::paint::{PictureRequest, RenderError, Renderer};
use crate::query::{ColourBy, Colours, Filter, View, scene};
use crate::time::TimeSpan;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The PNG file to write
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
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

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ScriptArg {
    /// As English-language news writes them
    Latin,
    /// In Arabic where they have an Arabic form
    Arabic,
    /// Latin above, Arabic below
    Both,
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

fn size(text: &str) -> Result<(u32, u32), String> {
    let sides =
        text.split_once(['x', 'X', '×']).and_then(|(width, height)| Some((width.trim().parse().ok()?, height.trim().parse().ok()?)));
    sides.ok_or_else(|| format!("expected width and height such as 1440x900, found \"{text}\""))
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    if !args.output.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("png")) {
        return Err(Failure::usage(format!("-o {}: expected a name that ends in .png; no other format is written", args.output.display())));
    }
    let dossier = args.dossier.sound()?;
    let filter = args.filters.filter(&dossier)?;
    let at = args.filters.at()?;
    let theme = match args.theme {
        ThemeArg::Dark => Theme::Dark,
        ThemeArg::Light => Theme::Light,
        ThemeArg::Projector => Theme::Projector,
        ThemeArg::Print => Theme::Print,
    };
    let script = match args.script {
        ScriptArg::Latin => Script::Latin,
        ScriptArg::Arabic => Script::Arabic,
        ScriptArg::Both => Script::Both,
    };
    let by = match args.colour {
        ColourArg::Article => ColourBy::Article,
        ColourArg::Kind => ColourBy::Kind,
        ColourArg::Actor => ColourBy::Actor,
    };
    let colours = Colours::new(&dossier, by);
    // with --at, movements stand where they were then; without it nothing is under way
    let now = at.as_ref().and_then(|at| at.strict().a_moment_in());
    let view = View { schematic: now.is_some(), ..View::of(filter.time_span().unwrap_or(TimeSpan::ALWAYS), now) };
    let scene = scene(&dossier, &colours, &filter, &view);
    let bbox = args.view.as_deref().map(str::parse::<BBox>).transpose().map_err(|error| Failure::usage(format!("--view: {error}")))?;
    let request = PictureRequest {
        size: args.size,
        theme,
        script,
        scene: &scene,
        colours: &colours,
        view: bbox.or(filter.bbox).or_else(|| args.dossier.is_own().then(|| scene_bbox(&scene)).flatten()),
        title: title(&filter),
        details: format!(
            "{} of {} happenings shown; {} without a place",
            scene.counts.shown, scene.counts.total, scene.counts.without_place
        ),
    };
    let picture = Renderer::new(theme).and_then(|mut renderer| renderer.render(&request)).map_err(|error| match error {
        RenderError::Size { .. } => Failure::usage(format!("--size: {error}")),
        error => Failure::data(error.to_string()),
    })?;
    let png = picture.to_png().map_err(|error| Failure::data(error.to_string()))?;
    write_data(Some(&args.output), &png)?;
    Talk::new().line(format_args!("{}: {}×{}, {}", args.output.display(), picture.width, picture.height, request.details));
    Ok(ExitCode::SUCCESS)
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
