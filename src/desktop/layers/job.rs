//! Reading a table on a thread of its own, with progress and a way to break off.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;
use sha2::{Digest as _, Sha256};

use super::{LayerFile, UserLayer, name_of};
use crate::desktop::{Session, State};
use crate::exchange::tables::{ImportError, LayerSink, Report, Source, TableKind};
use crate::layer::Layer;

/// So much of the beginning and of the end of a file goes into its fingerprint.
const LOOKED_AT: u64 = 1 << 20;

/// A table that is being read.
pub(in crate::desktop) struct ImportJob {
    done: Receiver<News>,
    cancelled: Arc<AtomicBool>,
    file: LayerFile,
    /// Bytes of the file, and how many of them are read.
    pub(in crate::desktop) total: u64,
    pub(in crate::desktop) read: u64,
}

impl ImportJob {
    /// The name of the file.
    pub(in crate::desktop) fn name(&self) -> String {
        name_of(&self.file.path)
    }

    /// Breaks it off.
    pub(super) fn stop(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

enum News {
    Read(u64),
    Done(Box<(Layer, Report, String)>),
    Failed(ImportError),
}

/// Begins to read a table.
pub(super) fn begin(state: &mut State, file: LayerFile, ctx: &Context) {
    if state.layers.job.is_some() {
        return state.say("a table is being read already", true);
    }
    let shown = name_of(&file.path);
    let Some(kind) = TableKind::named(&file.kind) else { return state.say(format!("{shown}: there is no format \"{}\"", file.kind), true) };
    let opened = File::open(&file.path).and_then(|opened| Ok((opened.metadata()?.len(), opened)));
    let (total, opened) = match opened {
        Ok(opened) => opened,
        Err(error) => return state.say(format!("{shown} cannot be read: {error}"), true),
    };
    let cancelled = Arc::new(AtomicBool::new(false));
    let (news, done) = channel();
    let (stop, ctx, order) = (Arc::clone(&cancelled), ctx.clone(), file.clone());
    let work = move || {
        let told = |what: News| {
            // the window may be gone
            let _ = news.send(what);
            ctx.request_repaint();
        };
        let end = match read(opened, kind, &order, &stop, &|bytes| told(News::Read(bytes))) {
            Ok(read) => News::Done(Box::new(read)),
            Err(error) => News::Failed(error),
        };
        told(end);
    };
    match std::thread::Builder::new().name("import".to_owned()).spawn(work) {
        Ok(_) => {
            state.layers.job = Some(ImportJob { done, cancelled, file, total, read: 0 });
            state.layers.form = None;
        }
        Err(error) => state.say(format!("no thread could be started: {error}"), true),
    }
}

fn read(
    mut opened: File,
    kind: TableKind,
    order: &LayerFile,
    stop: &AtomicBool,
    told: &dyn Fn(u64),
) -> Result<(Layer, Report, String), ImportError> {
    let fingerprint = fingerprint(&mut opened)?;
    let name = order.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut sink = LayerSink::new(&name);
    let source = Source { mapping: order.mapping.clone(), path: Some(order.path.clone()), ..Source::new(opened) };
    let mut progress = |bytes| {
        told(bytes);
        if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let report = kind.read(source, &mut sink, &mut progress)?;
    Ok((sink.finish(), report, fingerprint))
}

/// SHA-256 over the length, the first and the last megabyte of a file: enough to tell that it is another one, and as quick for a file
/// of ten gigabytes as for a small one. The file is where it was.
fn fingerprint(file: &mut File) -> io::Result<String> {
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
    let Some(job) = &mut state.layers.job else { return };
    let end = loop {
        match job.done.try_recv() {
            Ok(News::Read(bytes)) => job.read = bytes,
            Ok(News::Done(read)) => break Ok(read),
            Ok(News::Failed(error)) => break Err(error.to_string()),
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => break Err("the thread that read it ended".to_owned()),
        }
    };
    let Some(job) = state.layers.job.take() else { return };
    let shown = job.name();
    match end {
        Ok(read) => {
            let (layer, report, fingerprint) = *read;
            let said = said_of(&shown, &report, &job.file, &fingerprint);
            let file = LayerFile { fingerprint, ..job.file };
            state.layers.read.push(UserLayer::new(file, layer, report));
            super::lay_out_again(session, state);
            state.say(said, false);
        }
        Err(error) => state.say(format!("{shown}: {error}"), true),
    }
}

fn said_of(shown: &str, report: &Report, file: &LayerFile, fingerprint: &str) -> String {
    let mut said = vec![format!("{shown}: {}", report.lines().join("\n"))];
    if !file.fingerprint.is_empty() && file.fingerprint != fingerprint {
        said.push("The file has changed since it was last read.".to_owned());
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
