//! Unsaved work is written down as it comes about, and offered at the next start if the window died with it.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use super::Workbench;
use crate::desktop::texts::tr;
use crate::desktop::{Opened, Session, State};
use crate::edit::History;
use crate::store::{Recovery, Slot};

/// Seconds from an edit until it is written down: several that follow each other are written once.
const AFTER_S: f64 = 1.5;

/// What was last written down, and when the next time is due.
#[derive(Debug, Default)]
pub(in crate::desktop) struct Autosave {
    /// Where; none in a window that keeps nothing.
    slot: Option<Slot>,
    /// The state of the dossier that was written, 0 for that before the first edit.
    written: Option<u64>,
    due_s: Option<f64>,
    /// Which writing is the newest; an older one that is still at work, or one of what is saved by now, writes nothing.
    newest: Arc<Mutex<u64>>,
    writing: Option<JoinHandle<()>>,
}

impl Autosave {
    /// Forgets what was written down: it is saved, or not wanted.
    pub(super) fn forget(&mut self) {
        self.written = None;
        self.due_s = None;
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        *newest += 1;
        if let Some(slot) = &self.slot {
            // nothing there is as good as gone
            let _ = std::fs::remove_file(&slot.file);
        }
    }

    /// For another dossier in the same window, with nothing unsaved yet.
    pub(super) fn anew(&mut self) -> Self {
        Self { slot: self.slot.take(), newest: Arc::clone(&self.newest), ..Self::default() }
    }
}

/// Looks whether something is to be written down. The writing is done on a thread.
pub(in crate::desktop) fn keep(ctx: &egui::Context, state: &mut State) {
    let now_s = ctx.input(|input| input.time);
    let work = &mut state.work;
    let (Some(slot), Some(base)) = (&work.autosave.slot, work.base.clone()) else { return };
    let file = slot.file.clone();
    let current = work.history.state().unwrap_or(0);
    // what was found is not written over before somebody has decided about it
    if work.recovered.is_some() {
        return;
    }
    if !work.is_unsaved() {
        if work.autosave.written.is_some() {
            work.autosave.forget();
        }
        return;
    }
    if work.autosave.written == Some(current) {
        return;
    }
    let is_writing = work.autosave.writing.as_ref().is_some_and(|writing| !writing.is_finished());
    match work.autosave.due_s {
        Some(due_s) if now_s >= due_s && !is_writing => {
            work.autosave.due_s = None;
            work.autosave.written = Some(current);
            let (dossier, texts) = (state.dossier.clone(), work.texts.clone());
            let newest = Arc::clone(&work.autosave.newest);
            let mine = {
                let mut newest = newest.lock().unwrap_or_else(PoisonError::into_inner);
                *newest += 1;
                *newest
            };
            work.autosave.writing = Some(std::thread::spawn(move || {
                let Ok(changes) = base.changes_to(&dossier) else { return };
                let recovery = Recovery::of(&base, changes, texts);
                let newest = newest.lock().unwrap_or_else(PoisonError::into_inner);
                if *newest == mine {
                    // where it cannot be written there is nobody to tell; saving will tell
                    let _ = recovery.write(&file);
                }
            }));
        }
        Some(due_s) => ctx.request_repaint_after_secs(((due_s - now_s) as f32).max(0.2)),
        None => {
            work.autosave.due_s = Some(now_s + AFTER_S);
            ctx.request_repaint_after_secs(AFTER_S as f32);
        }
    }
}

/// What a window that died left, to be offered.
pub(in crate::desktop) fn offer(state: &mut State, folder: &Path) {
    state.work.autosave.slot = Slot::take(folder);
    state.work.recovered = state.work.autosave.slot.as_ref().and_then(|slot| Recovery::read(&slot.file));
}

/// Opens the dossier of unsaved work, with that work in it.
pub(super) fn recover(session: &mut Session, state: &mut State, recovery: Recovery) {
    let autosave = state.work.autosave.anew();
    session.remember(state);
    let opened = Opened::load(recovery.source());
    let base = Arc::clone(&opened.loaded);
    let fits = recovery.fits(&base);
    let with = base.with(&recovery.changes);
    state.reopen(opened, session);
    for bytes in recovery.texts.values() {
        state.texts.originals.recognise(&with.dossier, bytes);
    }
    state.dossier = with.dossier;
    state.work = Workbench { base: Some(base), history: History::unsaved(), texts: recovery.texts, autosave, ..Workbench::default() };
    state.after_edit(session, true);
    if fits {
        state.say(tr!("files-recovered"), false);
    } else {
        state.say(tr!("files-recovered-of-changed"), true);
    }
}
