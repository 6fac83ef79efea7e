//! The coverage view: of each article, which paragraphs have marks, which have none and why, and what sort of claims it makes.

use egui::{Color32, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::texts::{tr, word};
use super::{Command, State};
use crate::desktop::focus::FollowsKeyboard as _;
use crate::dossier::{Article, Modality, Shape};
use crate::paint::{Look, colour32, symbol_widget};
use crate::query::phrases::unmarked_text;
use crate::query::{Coverage, colour_of};

/// Side of the square of a paragraph, in points.
const SQUARE: f32 = 18.0;

/// Shows the page.
pub(super) fn show(ui: &mut Ui, state: &State, look: &Look, commands: &mut Vec<Command>) {
    ScrollArea::vertical().id_salt("coverage").auto_shrink(false).show_following(ui, |ui| {
        ui.label(RichText::new(tr!("coverage-title")).strong().size(17.0));
        ui.weak(tr!("coverage-squares"));
        for coverage in &state.coverage {
            if let Some(article) = state.dossier.articles.get(coverage.article) {
                ui.add_space(12.0);
                of_article(ui, article, coverage, look, commands);
            }
        }
    });
}

fn of_article(ui: &mut Ui, article: &Article, coverage: &Coverage, look: &Look, commands: &mut Vec<Command>) {
    let colour = colour32(colour_of(coverage.article));
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(4.0, 20.0), Sense::hover());
        ui.painter().rect_filled(rect, 2.0, colour);
        ui.label(RichText::new(&article.label).strong().size(15.0));
        ui.weak(article.title_or_untitled());
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(3.0, 3.0);
        for paragraph in &article.paragraphs {
            square(ui, article, paragraph.n, coverage, colour, commands);
        }
    });
    let mut reasons: Vec<(String, usize)> = Vec::new();
    for (_, reason) in &coverage.excused {
        let text = match reason {
            crate::dossier::Unmarked::Repeats(_) => tr!("coverage-repetition").to_owned(),
            reason => unmarked_text(*reason),
        };
        match reasons.iter_mut().find(|(known, _)| *known == text) {
            Some((_, count)) => *count += 1,
            None => reasons.push((text, 1)),
        }
    }
    let why: Vec<String> = reasons.iter().map(|(reason, count)| format!("{reason}: {count}")).collect();
    ui.label(tr!(
        "coverage-paragraphs",
        cited = coverage.cited.len(),
        total = coverage.paragraphs(),
        excused = coverage.excused.len(),
        reasons = reasons.len(),
        why = why.join(", "),
        unaccounted = coverage.unaccounted.len(),
    ));
    modalities(ui, coverage, colour, look);
    let percent = |part: usize| part * 100 / coverage.claims.max(1);
    ui.label(tr!(
        "coverage-shares",
        claims = coverage.claims,
        attributed = coverage.attributed,
        attributed_percent = percent(coverage.attributed),
        unattributed = coverage.claims - coverage.attributed,
        dated = coverage.date_stated,
        dated_percent = percent(coverage.date_stated),
        placed = coverage.placed,
        placed_percent = percent(coverage.placed),
    ));
    ui.horizontal_wrapped(|ui| {
        ui.label(tr!("coverage-alone", alone = coverage.alone, shared = coverage.shared));
        if ui.link(tr!("coverage-disputes", n = coverage.disputes)).clicked() {
            commands.push(Command::ShowDisputesOf { article: article.id.clone(), paragraph: None });
        }
    });
}

fn square(ui: &mut Ui, article: &Article, n: usize, coverage: &Coverage, colour: Color32, commands: &mut Vec<Command>) {
    let (rect, response) = ui.allocate_exact_size(vec2(SQUARE, SQUARE), Sense::click());
    let excuse = coverage.excused.iter().find(|(paragraph, _)| *paragraph == n).map(|(_, reason)| *reason);
    let cited = coverage.cited.contains(&n);
    let inner = rect.shrink(1.0);
    let painter = ui.painter();
    if cited {
        painter.rect_filled(inner, 3.0, colour);
    } else {
        let stroke = Stroke::new(1.2, ui.visuals().weak_text_color());
        painter.rect_stroke(inner, 3.0, stroke, StrokeKind::Inside);
        if excuse.is_none() {
            let stroke = Stroke::new(1.5, ui.visuals().error_fg_color);
            painter.line_segment([inner.left_top(), inner.right_bottom()], stroke);
            painter.line_segment([inner.right_top(), inner.left_bottom()], stroke);
        }
    }
    let ink = if cited { Color32::BLACK } else { ui.visuals().weak_text_color() };
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, n, egui::FontId::proportional(10.0), ink);
    let (status, reason) = match excuse {
        Some(reason) => ("excused", unmarked_text(reason)),
        None if cited => ("marked", String::new()),
        None => ("unaccounted", String::new()),
    };
    let name = || tr!("coverage-paragraph", article = &article.label, n = n, status = status, reason = &reason);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name()));
    let digest = article.paragraph(n).map_or("", |paragraph| &paragraph.digest);
    let tip = tr!("coverage-paragraph-tip", n = n, status = status, reason = &reason, digest = digest);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(tip).clicked() {
        commands.push(Command::ReadParagraph { article: article.id.clone(), paragraph: n });
    }
}

/// A bar of the claims by how they are put, and the numbers beside it.
fn modalities(ui: &mut Ui, coverage: &Coverage, colour: Color32, look: &Look) {
    ui.horizontal_wrapped(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(220.0, 10.0), Sense::hover());
        let mut from = rect.left();
        for (n, count) in coverage.by_modality.iter().enumerate() {
            let width = rect.width() * *count as f32 / coverage.claims.max(1) as f32;
            let part = Rect::from_min_max(pos2(from, rect.top()), pos2(from + width, rect.bottom()));
            // the fill says the modality, as on the map: full, half, faint, outlined
            ui.painter().rect_filled(part, 0.0, colour.gamma_multiply([1.0, 0.55, 0.3, 0.12][n.min(3)]));
            ui.painter().rect_stroke(part, 0.0, Stroke::new(1.0, colour), StrokeKind::Inside);
            from += width;
        }
        for (count, modality) in coverage.by_modality.iter().zip(Modality::ALL) {
            symbol_widget(ui, Shape::Square, modality, colour, look);
            let percent = count * 100 / coverage.claims.max(1);
            ui.label(tr!("coverage-modality", count = *count, modality = word(modality.name()), percent = percent));
        }
    });
}
