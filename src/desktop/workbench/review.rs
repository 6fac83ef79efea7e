//! Going through the names of an article: each is accepted, changed or rejected with one key.

use egui::{Context, Frame, Key, KeyboardShortcut, Modifiers, RichText, Ui};

use super::claim_panel::place_search;
use super::{Work, work};
use crate::desktop::reader::quoted;
use crate::desktop::texts::{self, tr, word};
use crate::desktop::{Command, RightTab, Session, State, style};
use crate::gazetteer::Place;

/// The keys that choose a candidate.
const NUMBERS: [Key; 9] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// While names are gone through, these keys belong to them and not to the slider.
pub(in crate::desktop) fn read_keys(ctx: &Context, session: &Session, state: &State, commands: &mut Vec<Command>) {
    let is_shown = matches!(session.tab, RightTab::Both | RightTab::Reader) && state.work.chooser.is_none() && state.work.article.is_none();
    if state.work.review.is_none() || !is_shown || ctx.text_edit_focused() {
        return;
    }
    let has_focus = ctx.memory(egui::Memory::focused).is_some();
    ctx.input_mut(|input| {
        let mut on = |key: Key, what: Work| {
            if input.consume_shortcut(&KeyboardShortcut::new(Modifiers::NONE, key)) {
                commands.push(work(what));
            }
        };
        on(Key::A, Work::Accept(None));
        if !has_focus {
            // elsewhere, Enter presses the button that has the keyboard
            on(Key::Enter, Work::Accept(None));
        }
        on(Key::X, Work::Reject);
        on(Key::Backspace, Work::Undecide);
        on(Key::N, Work::StepName(1));
        on(Key::ArrowDown, Work::StepName(1));
        on(Key::P, Work::StepName(-1));
        on(Key::ArrowUp, Work::StepName(-1));
        on(Key::Escape, Work::Review(false));
        for (n, key) in NUMBERS.into_iter().enumerate() {
            on(key, Work::Accept(Some(n)));
        }
    });
}

/// The strip over the reader, while names are gone through.
pub(in crate::desktop) fn show(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) {
    let Some(at) = state.work.review else { return };
    let mut typed = std::mem::take(&mut state.work.name_search);
    strip(ui, state, at, &mut typed, commands);
    state.work.name_search = typed;
}

fn strip(ui: &mut Ui, state: &State, at: usize, typed: &mut String, commands: &mut Vec<Command>) {
    Frame::group(ui.style()).fill(ui.visuals().faint_bg_color).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let names = &state.names;
        let decided = names.iter().filter(|name| name.is_decided).count();
        ui.horizontal(|ui| {
            ui.label(RichText::new(tr!("review-progress", decided = decided, of = names.len())).small().weak());
            ui.with_layout(texts::far_end(), |ui| {
                if ui.small_button(tr!("review-done")).clicked() {
                    commands.push(work(Work::Review(false)));
                }
            });
        });
        let Some(name) = names.get(at) else {
            ui.label(tr!("review-no-names"));
            return;
        };
        ui.horizontal_wrapped(|ui| {
            ui.label(style::line_of(ui, &quoted(&name.surface)));
            let now = match (&name.place, name.is_decided) {
                (Some(id), true) => place_words(state, id, "is"),
                (None, true) => tr!("review-is-no-place").to_owned(),
                (Some(id), false) => place_words(state, id, "seems"),
                (None, false) if name.candidates.is_empty() => tr!("review-is-unknown").to_owned(),
                (None, false) => tr!("review-is-several").to_owned(),
            };
            ui.label(now);
        });
        ui.label(RichText::new(name.why()).small().weak());
        for (n, id) in name.candidates.iter().enumerate().take(NUMBERS.len()) {
            let chosen = name.place.as_ref() == Some(id);
            if ui.selectable_label(chosen, place_words(state, id, &(n + 1).to_string())).clicked() {
                commands.push(work(Work::Accept(Some(n))));
            }
        }
        if let Some(id) = place_search(ui, state, tr!("review-another-place"), tr!("review-another-place-hint"), typed) {
            commands.push(work(Work::AcceptPlace(id)));
        }
        ui.horizontal_wrapped(|ui| {
            let can_accept = name.place.is_some();
            if ui.add_enabled(can_accept, egui::Button::new(tr!("review-accept"))).clicked() {
                commands.push(work(Work::Accept(None)));
            }
            if ui.button(tr!("review-reject")).clicked() {
                commands.push(work(Work::Reject));
            }
            if ui.add_enabled(name.is_decided, egui::Button::new(tr!("review-undecide"))).clicked() {
                commands.push(work(Work::Undecide));
            }
            for (text, by) in [(tr!("review-previous"), -1), (tr!("review-next"), 1)] {
                if ui.button(text).clicked() {
                    commands.push(work(Work::StepName(by)));
                }
            }
            let sure = names.iter().filter(|name| name.is_sure()).count();
            let all = ui.add_enabled(sure > 0, egui::Button::new(tr!("review-accept-sure", count = sure)));
            if all.on_hover_text(tr!("review-accept-sure-tip")).clicked() {
                commands.push(work(Work::AcceptSure));
            }
            if ui.button(tr!("review-new-place")).on_hover_text(tr!("review-new-place-tip")).clicked() {
                commands.push(work(Work::NewPlace(name.surface.clone())));
            }
        });
    });
    ui.add_space(4.0);
}

/// "seems to be Raqqa, city in Raqqa Governorate · new to the gazetteer". `before` is what stands before the place: `is`, `seems`, or
/// the number of a candidate.
fn place_words(state: &State, id: &str, before: &str) -> String {
    let place = state.known.place(id);
    let parent = place.and_then(|place| state.known.place(place.parent.as_deref()?));
    let country = place.and_then(|place| place.country.as_deref()).map(|country| format!(", {country}"));
    let is_new = place.is_some() && state.dossier.gazetteer.place(id).is_none();
    tr!(
        "review-place",
        before = before,
        place = place.map_or_else(|| id.to_owned(), |place| format!("{}, {}", place.name(), word(place.kind.label()))),
        lies = if parent.is_some() { "in" } else { "alone" },
        parent = parent.map_or("", Place::name),
        country = country.unwrap_or_default(),
        gazetteer = if is_new { "without" } else { "with" },
    )
}
