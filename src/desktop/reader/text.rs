//! The words of one paragraph: laid out, marked, and asked what a click has hit.

use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::text_selection::LabelSelectionState;
use egui::{Color32, CursorIcon, Label, Rect, Sense, Stroke, TextStyle, Ui};

use std::ops::Range;

use super::PageView;
use super::right_to_left::{self, runs_from_the_right};
use crate::desktop::texts::{tr, word};
use crate::desktop::{Command, Words, Work};
use crate::dossier::{ClaimId, ParagraphKind};
use crate::query::{PageParagraph, Run};

/// Shows the words of a paragraph, and gives the place of the chosen passage on screen.
pub(super) fn show(
    ui: &mut Ui,
    view: &PageView<'_>,
    paragraph: &PageParagraph,
    chosen: Option<ClaimId>,
    commands: &mut Vec<Command>,
) -> Option<Rect> {
    let kind = view.article.paragraph(paragraph.n).map_or(ParagraphKind::Body, |paragraph| paragraph.kind);
    let is_original = view.state.page.is_original;
    let plain = format_of(ui, kind);
    if runs_from_the_right(paragraph.runs.iter().map(|run| run.text.as_str())) {
        return right_to_left::show(ui, view, paragraph, chosen, &plain, commands);
    }
    let mut job = LayoutJob::default();
    let lit = lit_spans(view, paragraph.n);
    let mut reached = 0;
    for run in &paragraph.runs {
        let strength = strength_of(view, run, chosen);
        let background = if strength > 0.0 { view.colour.gamma_multiply(strength) } else { Color32::TRANSPARENT };
        let underline = if run.places.is_empty() { Stroke::NONE } else { Stroke::new(1.0, plain.color.gamma_multiply(0.7)) };
        // what is being decided or was selected lies over the rest
        for (piece, is_lit) in pieces(&run.text, reached, &lit) {
            let background = if is_lit { ui.visuals().selection.bg_fill } else { background };
            job.append(piece, 0.0, TextFormat { background, underline, ..plain.clone() });
        }
        reached += run.text.chars().count();
    }
    // the keyboard goes to the marks in the margin, not to the words
    let (at, galley, response) = Label::new(job).wrap().sense(Sense::CLICK | Sense::DRAG).layout_in_ui(ui);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, galley.text()));
    let run_under = |pointer: egui::Pos2| {
        let hit = galley.rect.translate(at.to_vec2()).contains(pointer);
        hit.then(|| paragraph.run_at(galley.cursor_from_pos(pointer - at).index.0)).flatten()
    };
    if is_original {
        select_words(ui, view, paragraph.n, &response, |pointer| galley.cursor_from_pos(pointer - at).index.0, commands);
    }
    if is_original {
        ui.painter().galley(at, galley.clone(), plain.color);
    } else {
        LabelSelectionState::label_text_selection(ui, &response, at, galley.clone(), plain.color, Stroke::NONE);
    }
    if let Some(run) = response.hover_pos().and_then(run_under)
        && (!run.claims.is_empty() || !run.places.is_empty())
    {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        response.clone().on_hover_ui_at_pointer(|ui| hover(ui, view, run));
    }
    if response.clicked() {
        let run = response.interact_pointer_pos().and_then(run_under);
        commands.extend(run.and_then(|run| command_for(view, run, paragraph)));
    }
    chosen.and_then(|id| {
        let before: usize = paragraph.runs.iter().take_while(|run| !run.claims.contains(&id)).map(|run| run.text.chars().count()).sum();
        is_original.then(|| galley.pos_from_cursor(CCursor::new(before)).translate(at.to_vec2()))
    })
}

/// How strongly the colour of the article lies under a run. A digest holds no passage: the whole of it stands for what is chosen.
pub(super) fn strength_of(view: &PageView<'_>, run: &Run, chosen: Option<ClaimId>) -> f32 {
    match chosen {
        Some(id) if run.claims.contains(&id) => 0.55,
        Some(_) if !view.state.page.is_original => 0.25,
        _ if !run.claims.is_empty() => 0.22,
        _ => 0.0,
    }
}

/// What lies over the text of a paragraph, in code points of it: the name that is being decided, the words that were selected.
pub(super) fn lit_spans(view: &PageView<'_>, paragraph: usize) -> Vec<Range<usize>> {
    let Some(card) = view.article.paragraph(paragraph).filter(|_| view.state.page.is_original) else { return Vec::new() };
    let name = view.state.work.review.and_then(|at| view.state.names.get(at)).map(|name| name.start..name.end);
    let words = view.state.work.words.filter(|words| words.paragraph == paragraph).map(|words| words.start..words.end);
    let within = |span: &Range<usize>| span.start >= card.start && span.end <= card.end;
    name.into_iter().chain(words).filter(within).map(|span| span.start - card.start..span.end - card.start).collect()
}

/// A run in pieces that are wholly lit or not at all; `start` is where the run begins in the paragraph.
fn pieces<'a>(text: &'a str, start: usize, lit: &[Range<usize>]) -> Vec<(&'a str, bool)> {
    let mut pieces: Vec<(&str, bool)> = Vec::new();
    let mut from = 0;
    let mut last = None;
    for (n, (byte, _)) in text.char_indices().enumerate() {
        let is_lit = lit.iter().any(|span| span.contains(&(start + n)));
        if let Some(before) = last.filter(|before| *before != is_lit) {
            pieces.extend(text.get(from..byte).map(|piece| (piece, before)));
            from = byte;
        }
        last = Some(is_lit);
    }
    pieces.extend(text.get(from..).zip(last));
    pieces
}

/// Dragging over the original selects words, of which a claim can be made.
fn select_words(
    ui: &Ui,
    view: &PageView<'_>,
    paragraph: usize,
    response: &egui::Response,
    at: impl Fn(egui::Pos2) -> usize,
    commands: &mut Vec<Command>,
) {
    let anchor = egui::Id::unique("words are selected from here");
    let here = response.interact_pointer_pos().map(&at);
    if response.drag_started() {
        let origin = ui.input(|input| input.pointer.press_origin()).map(&at).or(here).unwrap_or(0);
        ui.memory_mut(|memory| memory.data.insert_temp(anchor, origin));
    }
    if response.dragged()
        && let (Some(origin), Some(here)) = (ui.memory(|memory| memory.data.get_temp::<usize>(anchor)), here)
        && origin != here
    {
        push_words(view, paragraph, origin.min(here)..origin.max(here), commands);
    }
}

/// Asks that these words of a paragraph, in code points of it, be the ones that are selected.
pub(super) fn push_words(view: &PageView<'_>, paragraph: usize, span: Range<usize>, commands: &mut Vec<Command>) {
    let Some(card) = view.article.paragraph(paragraph) else { return };
    let words = Words { paragraph, start: card.start + span.start, end: card.start + span.end };
    if view.state.work.words != Some(words) {
        commands.push(Command::Work(Box::new(Work::SelectWords { paragraph, start: words.start, end: words.end })));
    }
}

/// A passage leads to its claim, the shortest first; then, clicked again, to the next of those that share the words. A place outside
/// of passages leads to the map. Anywhere else, a paragraph leads to its first claim.
pub(super) fn command_for(view: &PageView<'_>, run: &Run, paragraph: &PageParagraph) -> Option<Command> {
    let next = |claims: &[ClaimId]| {
        let after = claims.iter().position(|id| view.state.claim == Some(*id)).map_or(0, |index| index + 1);
        claims.get(after).or(claims.first()).copied()
    };
    if let Some(id) = next(&run.claims) {
        return Some(Command::ReadPassage(id));
    }
    if let Some(place) = run.places.first() {
        return Some(Command::ShowPlace(place.clone()));
    }
    (!view.state.page.is_original).then(|| next(&paragraph.claims).map(Command::ReadPassage)).flatten()
}

pub(super) fn hover(ui: &mut Ui, view: &PageView<'_>, run: &Run) {
    let dossier = &view.state.dossier;
    ui.set_max_width(320.0);
    for claim in run.claims.iter().filter_map(|id| dossier.claim(*id)) {
        ui.label(&claim.says);
    }
    let names: Vec<String> = run
        .places
        .iter()
        .filter_map(|id| dossier.gazetteer.place(id))
        .map(|place| format!("{} ({})", place.name(), word(place.kind.label())))
        .collect();
    if !names.is_empty() {
        let or = format!(" {} ", tr!("reader-or"));
        ui.weak(tr!("reader-place", n = names.len(), names = names.join(&or)));
    }
}

fn format_of(ui: &Ui, kind: ParagraphKind) -> TextFormat {
    let heading = matches!(kind, ParagraphKind::Title | ParagraphKind::Heading);
    let mut font_id = TextStyle::Body.resolve(ui.style());
    if heading {
        font_id.size *= 1.15;
    }
    let weak = matches!(kind, ParagraphKind::Furniture | ParagraphKind::Caption | ParagraphKind::Byline);
    TextFormat {
        line_height: Some(font_id.size * 1.45),
        font_id,
        color: if weak { ui.visuals().weak_text_color() } else { ui.visuals().text_color() },
        ..TextFormat::default()
    }
}
