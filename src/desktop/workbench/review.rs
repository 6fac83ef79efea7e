//! Going through the names of an article: each is accepted, changed or rejected with one key.

use egui::{Context, Frame, Key, KeyboardShortcut, Modifiers, RichText, Ui};

use super::claim_panel::place_search;
use super::{Work, work};
use crate::desktop::reader::quoted;
use crate::desktop::{Command, RightTab, Session, State, style};

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
            ui.label(RichText::new(format!("NAMES: {decided} of {} decided", names.len())).small().weak());
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.small_button("Done (Esc)").clicked() {
                    commands.push(work(Work::Review(false)));
                }
            });
        });
        let Some(name) = names.get(at) else {
            ui.label("The linker finds no place in this text. Select words and make a claim of them.");
            return;
        };
        ui.horizontal_wrapped(|ui| {
            ui.label(style::line_of(ui, &quoted(&name.surface)));
            let now = match (&name.place, name.is_decided) {
                (Some(id), true) => format!("is {}", place_words(state, id)),
                (None, true) => "is the name of no place here".to_owned(),
                (Some(id), false) => format!("seems to be {}", place_words(state, id)),
                (None, false) if name.candidates.is_empty() => "seems to be a place that no gazetteer has".to_owned(),
                (None, false) => "may be several places".to_owned(),
            };
            ui.label(now);
        });
        ui.label(RichText::new(&name.reason).small().weak());
        for (n, id) in name.candidates.iter().enumerate().take(NUMBERS.len()) {
            let chosen = name.place.as_ref() == Some(id);
            if ui.selectable_label(chosen, format!("{}  {}", n + 1, place_words(state, id))).clicked() {
                commands.push(work(Work::Accept(Some(n))));
            }
        }
        if let Some(id) = place_search(ui, state, "another place", typed) {
            commands.push(work(Work::AcceptPlace(id)));
        }
        ui.horizontal_wrapped(|ui| {
            let can_accept = name.place.is_some();
            if ui.add_enabled(can_accept, egui::Button::new("Accept (A)")).clicked() {
                commands.push(work(Work::Accept(None)));
            }
            if ui.button("Reject (X)").clicked() {
                commands.push(work(Work::Reject));
            }
            if ui.add_enabled(name.is_decided, egui::Button::new("Undecide")).clicked() {
                commands.push(work(Work::Undecide));
            }
            for (text, by) in [("Previous (P)", -1), ("Next (N)", 1)] {
                if ui.button(text).clicked() {
                    commands.push(work(Work::StepName(by)));
                }
            }
            let sure = names.iter().filter(|name| name.is_sure()).count();
            let all = ui.add_enabled(sure > 0, egui::Button::new(format!("Accept the {sure} that are sure")));
            if all.on_hover_text("names that no other place bears").clicked() {
                commands.push(work(Work::AcceptSure));
            }
            if ui.button("New place…").on_hover_text("a place that no gazetteer has: put it into yours, then choose it here").clicked() {
                commands.push(work(Work::NewPlace(name.surface.clone())));
            }
        });
    });
    ui.add_space(4.0);
}

/// "Raqqa, city in Raqqa Governorate; in your gazetteer".
fn place_words(state: &State, id: &str) -> String {
    let Some(place) = state.known.place(id) else { return id.to_owned() };
    let parent =
        place.parent.as_deref().and_then(|id| state.known.place(id)).map(|parent| format!(" in {}", parent.name())).unwrap_or_default();
    let known = if state.dossier.gazetteer.place(id).is_some() { "" } else { " · new to the gazetteer" };
    let country = place.country.as_deref().map(|country| format!(", {country}")).unwrap_or_default();
    format!("{}, {}{parent}{country}{known}", place.name(), place.kind.label())
}
