//! `dateline render --step`: a picture for every so much time, as files or as an animation.

use std::ops::ControlFlow;
use std::process::ExitCode;

use super::{Args, failure};
use crate::cli::output::{Failure, Talk, write_data};
use crate::dossier::Dossier;
use crate::geo::BBox;
use crate::paint::{Animation, Film, Picture, Renderer};
use crate::playback::{Step, series};
use crate::query::{Colours, Filter, View};
use crate::store::write_atomically;
use crate::time::{Moment, TimeSpan};

pub(super) fn run(
    args: &Args,
    dossier: &Dossier,
    filter: &Filter,
    colours: &Colours,
    view: Option<BBox>,
    step: Step,
) -> Result<ExitCode, Failure> {
    let (Some(from), Some(to)) = (&filter.from, &filter.to) else {
        return Err(Failure::usage("--step: expected --from and --to, the first and the last day of the series"));
    };
    let span = TimeSpan { start: from.strict().start, end: to.strict().end };
    let moments = series(span, step).map_err(|error| Failure::usage(format!("--step: {error}")))?;
    let shot = |moment: &Moment| {
        let view = args.view_of(args.window.visible_at(*moment), Some(*moment));
        (view, args.window.stretch_label(&step.label_of(*moment)))
    };
    let shots: Vec<(View, String)> = moments.iter().map(shot).collect();
    // the dates say from when to when the series goes, and each picture has its own
    let filter = &Filter { from: None, to: None, at: None, ..filter.clone() };
    let (theme, script) = (args.theme.theme(), args.script.script());
    let film = Film { dossier, colours, filter, tables: &[], size: args.size, theme, script, view, shots: &shots };
    if let Some(folder) = &args.frames {
        std::fs::create_dir_all(folder).map_err(|error| Failure::data(format!("cannot make the folder {}: {error}", folder.display())))?;
    }
    let mut renderer = Renderer::new(theme).map_err(failure)?;
    let mut animation: Option<Animation> = None;
    let mut unwritten = None;
    film.render(&mut renderer, |n, picture| {
        if args.output.is_some() {
            match &mut animation {
                Some(animation) => animation.add(&picture)?,
                None => animation = Some(Animation::begin(&picture, args.delay / 10)?),
            }
        }
        if let Err(failure) = write_frame(args, n, &picture) {
            unwritten = Some(failure);
            return Ok(ControlFlow::Break(()));
        }
        Ok(ControlFlow::Continue(()))
    })
    .map_err(failure)?;
    if let Some(failure) = unwritten {
        return Err(failure);
    }
    let (width, height) = args.size;
    let mut talk = Talk::new();
    if let (Some(animation), Some(path)) = (animation, &args.output) {
        let data = animation.finish().map_err(failure)?;
        write_data(Some(path), &data)?;
        talk.line(format_args!("{}: {} pictures of {width}×{height}, {} kB", path.display(), shots.len(), data.len() / 1000));
    }
    if let Some(folder) = &args.frames {
        talk.line(format_args!("{}: {} pictures of {width}×{height}", folder.display(), shots.len()));
    }
    Ok(ExitCode::SUCCESS)
}

/// One picture of the series as a file of its own, where they are wanted.
fn write_frame(args: &Args, n: usize, picture: &Picture) -> Result<(), Failure> {
    let Some(folder) = &args.frames else { return Ok(()) };
    let path = folder.join(format!("{:04}.png", n + 1));
    let png = picture.to_png().map_err(failure)?;
    write_atomically(&path, &png).map_err(|error| Failure::data(format!("cannot write {}: {error}", path.display())))
}
