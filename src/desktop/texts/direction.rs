//! From right to left, as far as egui goes.
//!
//! egui joins Arabic letters, and lays rows out from the right where a layout prefers that; all of a panel follows the layout of its
//! first row. It does not order the pieces of a line that runs both ways (UAX 9), so a message is put into the order of the page
//! before it is shown, and back into the order of speech in what screen readers are told. What it cannot do: a message in Arabic that
//! is broken over two lines begins on the lower one, text fields move from left to right, and sliders grow to the right.

use std::cell::RefCell;
use std::collections::HashMap;

use egui::{Align, FullOutput, Layout, Panel, Ui};

use super::{Language, catalogue, spoken};
use crate::paint::in_order_of_page;

/// So many messages with values are remembered in the order of speech; then from the beginning, so that memory has an end.
const MOST_REMEMBERED: usize = 4_096;

thread_local! {
    /// What this thread has filled in: as it stands on the page, and as it is spoken.
    static FILLED: RefCell<HashMap<String, String>> = RefCell::new(HashMap::new());
}

/// A message as egui has to get it so that it can be read on the page.
pub(super) fn for_the_page(text: &str, language: Language) -> String {
    if language.is_from_the_right() { without_marks(&in_order_of_page(text)) } else { text.to_owned() }
}

/// Without the signs that say where a stretch of the other direction begins and ends (UAX 9): they have done their work, and have no
/// glyph in the window.
pub(super) fn without_marks(text: &str) -> String {
    text.replace(|c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}'), "")
}

/// The same for a message with values, which is remembered for screen readers.
pub(super) fn filled_for_the_page(text: String, language: Language) -> String {
    if !language.is_from_the_right() {
        return text;
    }
    let page = for_the_page(&text, language);
    FILLED.with_borrow_mut(|known| {
        if known.len() >= MOST_REMEMBERED {
            known.clear();
        }
        known.insert(page.clone(), without_marks(&text));
    });
    page
}

/// A message as it is spoken, by what stands on the page; none where that is the same, or no message.
pub(super) fn order_of_speech(page: &str) -> Option<String> {
    if !spoken().is_from_the_right() {
        return None;
    }
    catalogue::order_of_speech(page).or_else(|| FILLED.with_borrow(|known| known.get(page).cloned()))
}

/// All that `add` shows begins at the side at which the language's lines begin.
pub(in crate::desktop) fn in_reading_order<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    if spoken().is_from_the_right() { ui.with_layout(Layout::top_down(Align::Max), add).inner } else { add(ui) }
}

/// The far end of a row: from the right in English, from the left in Arabic.
pub(in crate::desktop) fn far_end() -> Layout {
    if spoken().is_from_the_right() { Layout::left_to_right(Align::Center) } else { Layout::right_to_left(Align::Center) }
}

/// A panel at the side at which lines begin.
pub(in crate::desktop) fn leading(id: &'static str) -> Panel {
    if spoken().is_from_the_right() { Panel::right(id) } else { Panel::left(id) }
}

/// A panel at the other side.
pub(in crate::desktop) fn trailing(id: &'static str) -> Panel {
    if spoken().is_from_the_right() { Panel::left(id) } else { Panel::right(id) }
}

/// Tells screen readers the messages in the order of speech.
#[derive(Debug, Default)]
pub(in crate::desktop) struct AsSpoken;

impl egui::Plugin for AsSpoken {
    fn debug_name(&self) -> &'static str {
        "messages in the order of speech"
    }

    fn output_hook(&mut self, _ctx: &egui::Context, output: &mut FullOutput) {
        let Some(update) = &mut output.platform_output.accesskit_update else { return };
        for (_, node) in &mut update.nodes {
            if let Some(text) = node.label().and_then(order_of_speech) {
                node.set_label(text);
            }
            if let Some(text) = node.value().and_then(order_of_speech) {
                node.set_value(text);
            }
        }
    }
}
