//! Writing a layer of the dossier from the window: the same orders as on the command line, met on a thread of their own.

mod form;
mod preview;
mod window;

use std::path::PathBuf;

use egui::Context;

pub use form::{ExportForm, ExportWhat};
pub use preview::Preview;
pub(super) use preview::{cell_of, table_of_rows};
pub(super) use window::show;

use super::job::Job;
use super::texts::tr;
use super::{Session, State};
use crate::exchange::{Delivered, DeliveryError};
use crate::store::has_errors;

/// An export that is being written.
pub(super) struct ExportJob {
    path: PathBuf,
    job: Job<Result<Delivered, DeliveryError>>,
}

/// Begins to write what the form says. What is there already is replaced only after the user was told so.
pub(super) fn begin(session: &Session, state: &mut State, form: &ExportForm, ctx: &Context) {
    if has_errors(&state.problems) {
        return state.say(tr!("export-has-errors"), true);
    }
    if state.export_job.is_some() {
        return state.say(tr!("export-writing-already"), true);
    }
    let path = form.target();
    if path.as_os_str().is_empty() {
        return state.say(tr!("export-no-path"), true);
    }
    let order = form.order(session, state);
    let in_the_way = order.in_the_way(&path);
    if in_the_way.is_some() && in_the_way != form.replace {
        state.export = Some(ExportForm { replace: in_the_way, ..form.clone() });
        return;
    }
    let (dossier, target) = (state.dossier.clone(), path.clone());
    let total = order.files(&dossier) as u64;
    let work = move |reporter: &super::job::Reporter<_>| order.deliver(&dossier, &target, &mut |done| reporter.at(done as u64));
    match Job::begin(path.display().to_string(), total, ctx, work) {
        Ok(job) => state.export_job = Some(ExportJob { path, job }),
        Err(error) => state.say(error, true),
    }
}

/// Takes in what the thread has done since the last frame.
pub(super) fn receive(state: &mut State) {
    let Some(end) = state.export_job.as_mut().and_then(|export| export.job.poll()) else { return };
    let Some(ExportJob { path, .. }) = state.export_job.take() else { return };
    match end.and_then(|end| end.map_err(|error| error.to_string())) {
        Ok(delivered) => {
            state.export = None;
            state.say(said_of(&path.display().to_string(), &delivered), false);
        }
        Err(error) => state.say(error, true),
    }
}

fn said_of(path: &str, delivered: &Delivered) -> String {
    match delivered {
        Delivered::File { rows, without_place, beside } => {
            let written = match without_place {
                0 => tr!("export-written", rows = rows, path = path),
                placeless => tr!("export-written-placeless", rows = rows, placeless = placeless, path = path),
            };
            let beside = beside.iter().map(|beside| tr!("export-written-beside", path = beside.display().to_string()));
            std::iter::once(written).chain(beside).collect::<Vec<_>>().join("\n")
        }
        Delivered::Folder(manifest) => tr!(
            "export-written-folder",
            files = manifest.files.len(),
            path = path,
            rows = manifest.rows,
            layer = &manifest.layer,
            split = &manifest.split_by,
        ),
    }
}
