//! Reading a table on a thread of its own, with progress and a way to break off.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;

use egui::Context;
use sha2::{Digest as _, Sha256};

use super::{LayerFile, UserLayer, name_of};
use crate::desktop::job::Job;
use crate::desktop::texts::tr;
use crate::desktop::{Session, State};
use crate::exchange::tables::{ImportError, LayerSink, Report, Source, TableKind};
use crate::layer::Layer;

/// So much of the beginning and of the end of a file goes into its fingerprint.
const LOOKED_AT: u64 = 1 << 20;

/// A table that is being read.
pub(in crate::desktop) struct ImportJob {
    file: LayerFile,
    job: Job<Result<(Layer, Report, String), ImportError>>,
}

impl ImportJob {
    /// Shows how far it has come.
    pub(super) fn show(&self, ctx: &Context) {
        self.job.show(ctx, tr!("layer-reading"), |bytes| tr!("layer-megabytes", count = bytes / 1_000_000));
    }
}

/// Begins to read a table.
pub(super) fn begin(state: &mut State, file: LayerFile, ctx: &Context) {
    if state.layers.job.is_some() {
        return state.say(tr!("layer-reading-already"), true);
    }
    let shown = name_of(&file.path);
    let Some(kind) = TableKind::named(&file.kind) else {
        return state.say(tr!("layer-no-such-format", file = shown, format = &file.kind), true);
    };
    let opened = File::open(&file.path).and_then(|opened| Ok((opened.metadata()?.len(), opened)));
    let (total, opened) = match opened {
        Ok(opened) => opened,
        Err(error) => return state.say(tr!("app-cannot-be-read", file = shown, error = error.to_string()), true),
    };
    let order = file.clone();
    match Job::begin(shown, total, ctx, move |reporter| read(opened, kind, &order, &mut |bytes| reporter.at(bytes))) {
        Ok(job) => {
            state.layers.job = Some(ImportJob { file, job });
            state.layers.form = None;
        }
        Err(error) => state.say(error, true),
    }
}

fn read(
    mut opened: File,
    kind: TableKind,
    order: &LayerFile,
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<(Layer, Report, String), ImportError> {
    let fingerprint = fingerprint(&mut opened)?;
    let name = order.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut sink = LayerSink::new(&name);
    let source = Source { mapping: order.mapping.clone(), path: Some(order.path.clone()), ..Source::new(opened) };
    let report = kind.read(source, &mut sink, progress)?;
    Ok((sink.finish(), report, fingerprint))
}

/// SHA-256 over the length, the first and the last megabyte of a file: enough to tell that it is another one, and as quick for a file
/// of ten gigabytes as for a small one. The file is where it was.
pub(super) fn fingerprint(file: &mut File) -> io::Result<String> {
    let length = file.metadata()?.len();
    let mut hasher = Sha256::new();
    hasher.update(length.to_le_bytes());
    for start in [0, length.saturating_sub(LOOKED_AT)] {
        file.seek(SeekFrom::Start(start))?;
        let mut part = Vec::new();
        Read::by_ref(file).take(LOOKED_AT).read_to_end(&mut part)?;
        hasher.update(&part);
    }
    file.seek(SeekFrom::Start(0))?;
    Ok(hasher.finalize().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}")))
}

/// Takes in what the thread has done since the last frame.
pub(in crate::desktop) fn receive(ctx: &Context, session: &Session, state: &mut State) {
    super::go_on_reading(state, ctx);
    super::export::receive(state);
    state.layers.read.iter_mut().for_each(UserLayer::take_search);
    let Some(end) = state.layers.job.as_mut().and_then(|import| import.job.poll()) else { return };
    let Some(ImportJob { file, job }) = state.layers.job.take() else { return };
    let shown = job.name;
    match end.and_then(|read| read.map_err(|error| error.to_string())) {
        Ok((layer, report, fingerprint)) => {
            let said = said_of(&shown, &report, &file, &fingerprint);
            let file = LayerFile { fingerprint, ..file };
            let mut layer = UserLayer::new(file, layer, report);
            let searched = layer.file.search.clone().map_or(Ok(()), |search| layer.search(search, ctx));
            state.layers.read.push(layer);
            super::lay_out_again(session, state);
            match searched {
                Ok(()) => state.say(said, false),
                Err(error) => state.say(error, true),
            }
        }
        Err(error) => state.say(tr!("layer-failed", file = shown, error = error), true),
    }
}

fn said_of(shown: &str, report: &Report, file: &LayerFile, fingerprint: &str) -> String {
    let mut said = vec![tr!("layer-read", file = shown, report = report.lines().join("\n"))];
    if !file.fingerprint.is_empty() && file.fingerprint != fingerprint {
        said.push(tr!("layer-has-changed").to_owned());
    }
    said.join("\n")
}

/// What a file is by its beginning and its ending.
pub(super) fn guess(path: &Path) -> io::Result<Option<TableKind>> {
    let mut beginning = Vec::new();
    File::open(path)?.take(LOOKED_AT / 16).read_to_end(&mut beginning)?;
    let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    Ok(TableKind::guess(&beginning, &extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changes_has_another_fingerprint_and_is_read_from_its_beginning() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "lon,lat\n1,2\n").unwrap();
        let mut file = File::open(&path).unwrap();
        let before = fingerprint(&mut file).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        assert_eq!(text, "lon,lat\n1,2\n");
        std::fs::write(&path, "lon,lat\n1,3\n").unwrap();
        assert_ne!(fingerprint(&mut File::open(&path).unwrap()).unwrap(), before);
        assert_eq!(guess(&path).unwrap(), TableKind::named("csv"));
    }
}
