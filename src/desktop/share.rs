//! A moment to be passed on: what is seen, as one line of text, and back.

use egui::Context;

use super::texts::tr;
use super::{Session, State, lessons};
use crate::query::SharedView;

/// How every such line begins.
const BEGINNING: &str = "dateline:view";

/// Whether a text is meant as a view.
pub(super) fn is_view(text: &str) -> bool {
    text.trim_start().starts_with(BEGINNING)
}

/// Puts what is seen into the clipboard.
pub(super) fn copy(session: &Session, state: &mut State, ctx: &Context) {
    let shown = lessons::seen_now(session, state);
    let view = SharedView::of(&state.dossier, shown, state.claim.map(|claim| claim.index));
    ctx.copy_text(view.to_string());
    state.say(tr!("share-copied"), false);
}

/// Shows what a line says, as far as this dossier has it.
pub(super) fn open(session: &mut Session, state: &mut State, text: &str) {
    let (view, mut notes) = match SharedView::parse(text) {
        Ok(parsed) => parsed,
        Err(error) => return state.say(error.to_string(), true),
    };
    let opened = view.open_in(&state.dossier);
    notes.extend(opened.notes);
    lessons::show_what(session, state, &opened.shown);
    if let Some(claim) = opened.claim {
        (state.selected, state.claim) = (Some(claim.of), Some(claim));
    }
    if notes.is_empty() {
        state.say(tr!("share-opened"), false);
    } else {
        state.say(tr!("share-opened-partly", notes = notes.join("\n")), false);
    }
}
