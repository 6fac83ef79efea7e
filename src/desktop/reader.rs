//! An article, paragraph by paragraph: our digest, or the original where the reader has it, with the passages of claims marked.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, ComboBox, RichText, ScrollArea, TextStyle, Ui};

use super::{Command, State};
use crate::dossier::{Article, Claim, ClaimId, Original, Paragraph, ParagraphKind, Shape};
use crate::paint::{Look, colour32, symbol_widget};
use crate::query::colour_of;
use crate::time::Edtf;

/// Shows the panel.
pub(super) fn show(ui: &mut Ui, state: &mut State, look: &Look, commands: &mut Vec<Command>) {
    choose_article(ui, state, commands);
    let scroll = std::mem::take(&mut state.scroll_to_claim);
    let state = &*state;
    let Some(index) = state.article.as_deref().and_then(|id| state.dossier.article_index(id)) else { return };
    let Some(article) = state.dossier.articles.get(index) else { return };
    let original = state.originals.of(&article.id);
    let claims: Vec<(ClaimId, &Claim)> = state.dossier.claims().filter(|(_, claim)| claim.article == article.id).collect();
    ScrollArea::vertical().auto_shrink(false).id_salt(&article.id).show(ui, |ui| {
        about(ui, article, original.is_some());
        for paragraph in &article.paragraphs {
            let here: Vec<(ClaimId, &Claim)> = claims.iter().filter(|(_, claim)| claim.passage.paragraph == paragraph.n).copied().collect();
            paragraph_row(ui, state, &Page { index, original, look, scroll }, paragraph, &here, commands);
        }
        notes(ui, article);
    });
}

/// What all paragraphs of a page share.
struct Page<'a> {
    index: usize,
    original: Option<&'a Original>,
    look: &'a Look,
    scroll: bool,
}

fn choose_article(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let current = state.article.as_deref().and_then(|id| state.dossier.article(id));
    let response = ComboBox::from_id_salt("article")
        .width(ui.available_width() - 8.0)
        .selected_text(current.map_or("choose an article", |article| &article.label))
        .show_ui(ui, |ui| {
            for article in &state.dossier.articles {
                if ui.selectable_label(state.article.as_deref() == Some(&article.id), &article.label).clicked() {
                    commands.push(Command::ReadArticle(article.id.clone()));
                }
            }
        });
    response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Article"));
}

fn about(ui: &mut Ui, article: &Article, has_original: bool) {
    ui.label(RichText::new(article.title_or_untitled()).strong().size(16.0));
    let by = [article.author.as_deref(), article.outlet.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let when = article.published.when.as_ref().map_or_else(|| "undated".to_owned(), Edtf::human);
    let by = if by.is_empty() { "author and outlet unknown".to_owned() } else { by };
    ui.weak(format!("{by} · {when} ({})", article.published.basis.name())).on_hover_text(&article.published.reason);
    let what = if has_original {
        "The original, from your own file. Marked: the passages that claims rest on."
    } else {
        "Digest in our own words. Drop the original on the window to read it here; it is recognised by its SHA-256."
    };
    ui.label(RichText::new(what).italics().small());
    ui.separator();
}

fn paragraph_row(
    ui: &mut Ui,
    state: &State,
    page: &Page<'_>,
    paragraph: &Paragraph,
    claims: &[(ClaimId, &Claim)],
    commands: &mut Vec<Command>,
) {
    let colour = colour32(colour_of(page.index));
    let chosen = claims.iter().any(|(id, _)| state.claim == Some(*id));
    let row = ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(34.0);
            ui.label(RichText::new(format!("¶ {}", paragraph.n)).small().weak());
            for (id, claim) in claims {
                mark(ui, state, *id, claim, colour, page.look, commands);
            }
        });
        ui.vertical(|ui| {
            let job = match page.original {
                Some(original) => original_text(ui, state, original, paragraph, claims, colour),
                None => digest_text(ui, paragraph, chosen, colour),
            };
            let response = ui.add(egui::Label::new(job).wrap().sense(egui::Sense::click()));
            if response.clicked()
                && let Some((id, _)) = claims.first()
            {
                commands.push(Command::SelectClaim(*id));
            }
        });
    });
    if chosen && page.scroll {
        ui.scroll_to_rect(row.response.rect, Some(Align::Center));
    }
    ui.add_space(6.0);
}

/// A claim in the margin.
fn mark(ui: &mut Ui, state: &State, id: ClaimId, claim: &Claim, colour: Color32, look: &Look, commands: &mut Vec<Command>) {
    let shape = match id.of {
        crate::dossier::Happening::Event(index) => state.dossier.events.get(index).map_or(Shape::Circle, |event| event.kind.shape()),
        crate::dossier::Happening::Movement(_) => Shape::Diamond,
    };
    let chosen = state.claim == Some(id);
    let response = ui
        .scope(|ui| {
            symbol_widget(ui, shape, claim.modality, if chosen { look.selection } else { colour }, look);
        })
        .response
        .interact(egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("claim: {}", claim.says)));
    if response.on_hover_text(format!("{}\n{}", state.dossier.title(id.of), claim.says)).clicked() {
        commands.push(Command::SelectClaim(id));
    }
}

fn digest_text(ui: &Ui, paragraph: &Paragraph, chosen: bool, colour: Color32) -> LayoutJob {
    let mut format = format_of(ui, paragraph.kind);
    if chosen {
        format.background = colour.gamma_multiply(0.28);
    }
    LayoutJob::single_section(paragraph.digest.clone(), format)
}

/// The words of the original, the passages of claims marked; where two overlap, the mark is the stronger one.
fn original_text(
    ui: &Ui,
    state: &State,
    original: &Original,
    paragraph: &Paragraph,
    claims: &[(ClaimId, &Claim)],
    colour: Color32,
) -> LayoutJob {
    let strength_at = |at: usize| {
        let over = claims.iter().filter(|(_, claim)| (claim.passage.start..claim.passage.end).contains(&at));
        over.map(|(id, _)| if state.claim == Some(*id) { 2_u8 } else { 1 }).max().unwrap_or(0)
    };
    let plain = format_of(ui, paragraph.kind);
    let mut job = LayoutJob::default();
    let mut start = paragraph.start;
    while start < paragraph.end {
        let strength = strength_at(start);
        let end = (start..paragraph.end).find(|at| strength_at(*at) != strength).unwrap_or(paragraph.end);
        let background = match strength {
            0 => Color32::TRANSPARENT,
            1 => colour.gamma_multiply(0.22),
            _ => colour.gamma_multiply(0.55),
        };
        job.append(&original.between(start, end), 0.0, TextFormat { background, ..plain.clone() });
        start = end;
    }
    job
}

fn format_of(ui: &Ui, kind: ParagraphKind) -> TextFormat {
    let style = match kind {
        ParagraphKind::Title | ParagraphKind::Heading => TextStyle::Name("reader heading".into()),
        _ => TextStyle::Body,
    };
    let font_id = style.resolve_or_body(ui);
    let weak = matches!(kind, ParagraphKind::Furniture | ParagraphKind::Caption | ParagraphKind::Byline);
    TextFormat {
        font_id,
        color: if weak { ui.visuals().weak_text_color() } else { ui.visuals().text_color() },
        line_height: Some(18.0),
        ..TextFormat::default()
    }
}

/// A text style that the context may not have.
trait ResolveOrBody {
    fn resolve_or_body(&self, ui: &Ui) -> egui::FontId;
}

impl ResolveOrBody for TextStyle {
    fn resolve_or_body(&self, ui: &Ui) -> egui::FontId {
        let styles = &ui.style().text_styles;
        styles.get(self).or_else(|| styles.get(&Self::Body)).cloned().unwrap_or_default()
    }
}

fn notes(ui: &mut Ui, article: &Article) {
    if article.notes.is_empty() {
        return;
    }
    ui.separator();
    ui.label(RichText::new("REMARKS ON THIS ARTICLE").small().weak());
    for note in &article.notes {
        let paragraphs = note.paragraphs.iter().map(|n| format!("¶{n}")).collect::<Vec<_>>().join(" ");
        ui.horizontal_wrapped(|ui| {
            ui.strong(note.kind.label());
            ui.weak(paragraphs);
        });
        ui.label(&note.text);
        ui.add_space(4.0);
    }
}
