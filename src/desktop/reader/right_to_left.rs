//! The words of a paragraph in a script that runs from right to left.
//!
//! egui lays lines out from left to right, whatever is in them. So here every word is set for itself, which also keeps its letters
//! joined, and lines are filled and put into the order of the page by hand. A click or a drag hits whole words.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{CursorIcon, Galley, Pos2, Rect, Response, RichText, Sense, Stroke, TextStyle, Ui, pos2, vec2};
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use super::PageView;
use super::text::{command_for, hover, lit_spans, push_words, strength_of};
use crate::desktop::Command;
use crate::dossier::ClaimId;
use crate::paint::append_line;
use crate::query::{PageParagraph, Run};

/// Whether a text is to be read from right to left as a whole: most of its letters are. A paragraph that begins with a Latin name may be.
pub(super) fn runs_from_the_right<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut right, mut left) = (0, 0);
    for c in texts.flat_map(str::chars) {
        match bidi_class(c) {
            BidiClass::R | BidiClass::AL => right += 1,
            BidiClass::L => left += 1,
            _ => {}
        }
    }
    right > left
}

/// One word as it is set.
struct Word {
    /// Its code points in the paragraph.
    span: Range<usize>,
    level: Level,
    galley: Arc<Galley>,
    /// Where it stands, from the upper left of the paragraph.
    place: Rect,
}

/// Shows the words of a paragraph, and gives the place of the chosen passage on screen.
pub(super) fn show(
    ui: &mut Ui,
    view: &PageView<'_>,
    paragraph: &PageParagraph,
    chosen: Option<ClaimId>,
    plain: &TextFormat,
    commands: &mut Vec<Command>,
) -> Option<Rect> {
    let text: String = paragraph.runs.iter().map(|run| run.text.as_str()).collect();
    let (words, size) = set(ui, &text, plain);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK | Sense::DRAG);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
    paint(ui, view, paragraph, chosen, plain, &words, rect.min);

    let word_at =
        |pointer: Pos2| words.iter().find(|word| word.place.translate(rect.min.to_vec2()).expand2(vec2(2.0, 4.0)).contains(pointer));
    let run_under = |pointer: Pos2| word_at(pointer).and_then(|word| first_run(paragraph, &word.span));
    respond(ui, view, paragraph, &response, run_under, commands);
    // whole words, from the one that the drag began on to the one that it is over, whichever comes first
    if view.state.page.is_original
        && response.dragged()
        && let Some(from) = ui.input(|input| input.pointer.press_origin()).and_then(word_at)
        && let Some(to) = response.interact_pointer_pos().and_then(word_at)
    {
        push_words(view, paragraph.n, from.span.start.min(to.span.start)..from.span.end.max(to.span.end), commands);
    }
    chosen.filter(|_| view.state.page.is_original).and_then(|id| {
        let word = words.iter().find(|word| runs_of(paragraph, &word.span).any(|run| run.claims.contains(&id)))?;
        Some(word.place.translate(rect.min.to_vec2()))
    })
}

/// Between the quotation marks of its script.
pub(in crate::desktop) fn quoted(text: &str) -> String {
    if runs_from_the_right(std::iter::once(text)) { format!("«{text}»") } else { format!("“{text}”") }
}

/// A text without marks, of either direction.
pub(in crate::desktop) fn label(ui: &mut Ui, text: &str, rich: RichText) {
    if !runs_from_the_right(std::iter::once(text)) {
        ui.label(rich);
        return;
    }
    let font_id = TextStyle::Body.resolve(ui.style());
    let plain = TextFormat { font_id, color: ui.visuals().text_color(), ..TextFormat::default() };
    let (words, size) = set(ui, text, &plain);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    for word in words {
        ui.painter().galley(word.place.min + rect.min.to_vec2(), word.galley, plain.color);
    }
}

fn respond<'a>(
    ui: &Ui,
    view: &PageView<'_>,
    paragraph: &'a PageParagraph,
    response: &Response,
    run_under: impl Fn(Pos2) -> Option<&'a Run>,
    commands: &mut Vec<Command>,
) {
    if let Some(run) = response.hover_pos().and_then(&run_under)
        && (!run.claims.is_empty() || !run.places.is_empty())
    {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        response.clone().on_hover_ui_at_pointer(|ui| hover(ui, view, run));
    }
    if response.clicked() {
        let run = response.interact_pointer_pos().and_then(&run_under);
        commands.extend(run.and_then(|run| command_for(view, run, paragraph)));
    }
}

/// Every word set, and put where it stands in a column as wide as there is room; with the size of the whole.
fn set(ui: &Ui, text: &str, plain: &TextFormat) -> (Vec<Word>, egui::Vec2) {
    let bidi = BidiInfo::new(text, Some(Level::rtl()));
    let width = ui.available_width().max(60.0);
    let size = plain.font_id.size;
    let space = size * 0.32;
    let mut line_height = plain.line_height.unwrap_or(size * 1.45);
    let mut words = Vec::new();
    for (span, bytes) in word_spans(text) {
        let mut job = LayoutJob::default();
        append_line(&mut job, text.get(bytes.clone()).unwrap_or_default(), size, plain.color);
        let galley = ui.painter().layout_job(job);
        line_height = line_height.max(galley.size().y);
        let level = bidi.levels.get(bytes.start).copied().unwrap_or_else(Level::rtl);
        words.push(Word { span, level, galley, place: Rect::ZERO });
    }
    let (mut from, mut top) = (0, 0.0);
    while from < words.len() {
        let mut reached = 0.0;
        let fits = words.get(from..).unwrap_or_default().iter().take_while(|word| {
            reached += word.galley.size().x + space;
            reached - space <= width
        });
        // a word that is wider than the column stands alone
        let count = fits.count().max(1);
        let line = words.get_mut(from..from + count).unwrap_or_default();
        place_line(line, top, width, space, line_height);
        from += count;
        top += line_height;
    }
    (words, vec2(width, top.max(line_height)))
}

/// Puts the words of a line into the order of the page, from its right edge.
fn place_line(line: &mut [Word], top: f32, width: f32, space: f32, line_height: f32) {
    let levels: Vec<Level> = line.iter().map(|word| word.level).collect();
    let order = BidiInfo::reorder_visual(&levels);
    let length: f32 = line.iter().map(|word| word.galley.size().x + space).sum::<f32>() - space;
    let mut x = (width - length).max(0.0);
    for at in order {
        if let Some(word) = line.get_mut(at) {
            let size = word.galley.size();
            word.place = Rect::from_min_size(pos2(x, top + (line_height - size.y) / 2.0), size);
            x += size.x + space;
        }
    }
}

fn paint(
    ui: &Ui,
    view: &PageView<'_>,
    paragraph: &PageParagraph,
    chosen: Option<ClaimId>,
    plain: &TextFormat,
    words: &[Word],
    origin: Pos2,
) {
    let lit = lit_spans(view, paragraph.n);
    for word in words {
        let place = word.place.translate(origin.to_vec2());
        let is_lit = lit.iter().any(|span| span.start < word.span.end && span.end > word.span.start);
        let strongest = runs_of(paragraph, &word.span).map(|run| strength_of(view, run, chosen)).fold(0.0, f32::max);
        let background = if is_lit { ui.visuals().selection.bg_fill } else { view.colour.gamma_multiply(strongest) };
        // the fonts leave more room above and below than the letters need
        let letters = Rect::from_center_size(place.center(), vec2(place.width(), plain.font_id.size * 1.5));
        if is_lit || strongest > 0.0 {
            ui.painter().rect_filled(letters.expand2(vec2(2.5, 0.0)), 0.0, background);
        }
        ui.painter().galley(place.min, word.galley.clone(), plain.color);
        if runs_of(paragraph, &word.span).any(|run| !run.places.is_empty()) {
            ui.painter().hline(letters.x_range(), letters.bottom() - 1.0, Stroke::new(1.0, plain.color.gamma_multiply(0.7)));
        }
    }
}

/// The runs that a word has letters in.
fn runs_of<'a>(paragraph: &'a PageParagraph, span: &Range<usize>) -> impl Iterator<Item = &'a Run> {
    let span = span.clone();
    let mut reached = 0;
    paragraph.runs.iter().filter(move |run| {
        let start = reached;
        reached += run.text.chars().count();
        start < span.end && reached > span.start
    })
}

/// Of the runs of a word, the one that has something to say: a particle stands before the name.
fn first_run<'a>(paragraph: &'a PageParagraph, span: &Range<usize>) -> Option<&'a Run> {
    let says = |run: &&Run| !run.claims.is_empty() || !run.places.is_empty();
    runs_of(paragraph, span).find(says).or_else(|| runs_of(paragraph, span).next())
}

/// The words of a text, what stands between white space, in code points and in bytes.
fn word_spans(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut spans = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let (mut count, mut length) = (0, 0);
    for (n, (byte, c)) in text.char_indices().enumerate() {
        if c.is_whitespace() {
            spans.extend(open.take().map(|(first, start)| (first..n, start..byte)));
        } else {
            open.get_or_insert((n, byte));
        }
        (count, length) = (n + 1, byte + c.len_utf8());
    }
    spans.extend(open.map(|(first, start)| (first..count, start..length)));
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_stands_between_white_space_in_code_points() {
        assert_eq!(word_spans(" غادرت  الرقة، M4"), [(1..6, 1..11), (8..14, 13..25), (15..17, 26..28)]);
        assert_eq!(word_spans("").len(), 0);
    }

    #[test]
    fn most_letters_say_which_way_a_text_runs() {
        let from_right = |text: &str| runs_from_the_right(std::iter::once(text));
        assert!(from_right("M4 غادرت الرقة") && from_right("«2019» غادرت") && !from_right("Raqqa (الرقة)") && !from_right("2019"));
    }
}
