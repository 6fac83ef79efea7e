//! New, open, save: the menu, the questions, and what is done.

use std::path::Path;
use std::sync::Arc;

use egui::{Context, Modal, Ui};

use super::{Answer, Pending, Purpose, Work, work};
use crate::desktop::texts::tr;
use crate::desktop::{Command, Opened, Session, State};
use crate::store::{self, SaveError, Source};

/// The items of the menu that have to do with files.
pub(in crate::desktop) fn file_menu(ui: &mut Ui, session: &Session, state: &State, commands: &mut Vec<Command>) {
    let mut item = |ui: &mut Ui, text: &str, what: Work| {
        if ui.button(text).clicked() {
            commands.push(work(what));
            ui.close();
        }
    };
    item(ui, tr!("files-new"), Work::New);
    item(ui, tr!("files-open"), Work::Choose(Purpose::OpenDossier));
    ui.menu_button(tr!("files-recent"), |ui| {
        if session.recent.is_empty() {
            ui.weak(tr!("files-none-recent"));
        }
        for folder in &session.recent {
            item(ui, &folder.display().to_string(), Work::Open(folder.clone()));
        }
    });
    let is_folder = matches!(state.source, Source::Folder(_));
    item(ui, if is_folder { tr!("files-save") } else { tr!("files-save-where") }, Work::Save);
    item(ui, tr!("files-save-as"), Work::Choose(Purpose::SaveDossier));
    ui.separator();
    item(ui, tr!("files-add-article"), Work::BeginArticle(None));
}

/// What has to be answered before anything else.
pub(super) fn show_questions(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    if state.work.pending.is_some() {
        Modal::new(egui::Id::unique("unsaved")).show(ctx, |ui| {
            ui.set_width(420.0);
            ui.heading(tr!("files-unsaved"));
            if state.work.is_unsaved() {
                ui.label(tr!("files-unsaved-dossier"));
            }
            if state.work.is_writing() {
                ui.label(tr!("files-unsaved-form"));
            }
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                for (text, answer) in [
                    (tr!("files-save-changes"), Answer::Save),
                    (tr!("files-discard-changes"), Answer::Discard),
                    (tr!("workbench-cancel"), Answer::Cancel),
                ] {
                    if ui.button(text).clicked() {
                        commands.push(work(Work::Answer(answer)));
                    }
                }
            });
        });
    } else if let Some(recovery) = &state.work.recovered {
        Modal::new(egui::Id::unique("unsaved work")).show(ctx, |ui| {
            ui.set_width(420.0);
            ui.heading(tr!("files-found"));
            match recovery.source() {
                Source::Folder(path) | Source::Packed(path) => ui.label(tr!("files-found-of", path = path.display().to_string())),
                Source::New => ui.label(tr!("files-found-of-new")),
                Source::BuiltIn => ui.label(tr!("files-found-of-built-in")),
            };
            ui.weak(tr!("files-found-changes", files = recovery.changes.len()));
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                if ui.button(tr!("files-recover")).clicked() {
                    commands.push(work(Work::Recover(true)));
                }
                if ui.button(tr!("files-throw-away")).clicked() {
                    commands.push(work(Work::Recover(false)));
                }
            });
        });
    }
}

/// The user closes the window: not before unsaved changes have been spoken of.
pub(in crate::desktop) fn ask_before_closing(ctx: &Context, state: &mut State) {
    if !ctx.input(|input| input.viewport().close_requested()) {
        return;
    }
    if state.work.would_lose_something() {
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        state.work.pending = Some(Pending::Quit);
    } else if state.work.recovered.is_none() {
        state.work.autosave.forget();
    }
}

/// Does what would lose unsaved changes, or asks.
pub(in crate::desktop) fn guarded(session: &mut Session, state: &mut State, what: Pending, ctx: &Context) {
    if state.work.would_lose_something() {
        state.work.pending = Some(what);
    } else {
        proceed(session, state, what, ctx);
    }
}

/// What waited until a dossier without a folder was saved goes on.
pub(super) fn go_on(session: &mut Session, state: &mut State, ctx: &Context) {
    if state.work.is_unsaved() {
        return;
    }
    if let Some(pending) = state.work.after_save.take() {
        proceed(session, state, pending, ctx);
    }
}

fn proceed(session: &mut Session, state: &mut State, what: Pending, ctx: &Context) {
    if state.work.recovered.is_none() {
        state.work.autosave.forget();
    }
    match what {
        Pending::New => reopen(session, state, Source::New),
        Pending::Open(folder) => {
            let source = Source::at(&folder);
            session.remember_folder_of(&source);
            reopen(session, state, source);
        }
        Pending::Quit => {
            // what is to be lost is no longer asked about
            state.work.history = crate::edit::History::default();
            (state.work.claim, state.work.article) = (None, None);
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }
}

fn reopen(session: &mut Session, state: &mut State, source: Source) {
    let (autosave, recovered) = (state.work.autosave.anew(), state.work.recovered.take());
    let last_folder = state.work.last_folder.take();
    session.remember(state);
    let is_new = source == Source::New;
    state.reopen(Opened::load(source), session);
    (state.work.autosave, state.work.recovered, state.work.last_folder) = (autosave, recovered, last_folder);
    if is_new {
        state.say(tr!("files-begun"), false);
    }
}

pub(super) fn answer(session: &mut Session, state: &mut State, answer: Answer, ctx: &Context) {
    let Some(pending) = state.work.pending.take() else { return };
    match answer {
        Answer::Cancel => {}
        Answer::Discard => proceed(session, state, pending, ctx),
        Answer::Save => {
            save(session, state);
            state.work.after_save = Some(pending);
            go_on(session, state, ctx);
        }
    }
}

/// Saves into the folder of the dossier; one that has none is asked for.
pub(super) fn save(session: &mut Session, state: &mut State) {
    let (Source::Folder(folder), Some(base)) = (state.source.clone(), state.work.base.clone()) else {
        return super::apply::choose(state, Purpose::SaveDossier);
    };
    state.work.texts.retain(|id, _| state.dossier.article(id).is_some());
    let outcome = base.changes_to(&state.dossier).and_then(|changes| {
        base.save(&folder, &changes, &state.work.texts)?;
        Ok((base.with(&changes), changes.len()))
    });
    match outcome {
        Ok((base, files)) => {
            state.work.base = Some(Arc::new(base));
            saved(session, state);
            let has_texts = !std::mem::take(&mut state.work.texts).is_empty();
            state.say(if has_texts { tr!("files-saved-with-texts", files = files) } else { tr!("files-saved", files = files) }, false);
        }
        Err(error) => not_saved(state, &error),
    }
}

pub(super) fn save_as(session: &mut Session, state: &mut State, folder: &Path) {
    let Some(base) = state.work.base.clone() else { return };
    state.work.texts.retain(|id, _| state.dossier.article(id).is_some());
    let outcome = base.changes_to(&state.dossier).and_then(|changes| base.save_as(folder, &changes, &state.work.texts));
    match outcome {
        Ok(()) => {
            state.source = Source::Folder(folder.to_owned());
            state.work.base = Some(Arc::new(store::load(&state.source)));
            state.work.texts.clear();
            state.work.chooser = None;
            saved(session, state);
            state.say(tr!("files-saved-as", folder = folder.display().to_string()), false);
        }
        Err(error) => not_saved(state, &error),
    }
}

fn saved(session: &mut Session, state: &mut State) {
    state.work.history.mark_saved();
    state.work.autosave.forget();
    session.remember_folder_of(&state.source);
}

fn not_saved(state: &mut State, error: &SaveError) {
    state.say(tr!("files-not-saved", error = error.to_string()), true);
}
