//! An article as a page: our digest, or the original where the reader has it, with marks in the margin, the passages of claims
//! highlighted and the places underlined. Whatever is clicked, map, slider and inspector follow.

mod right_to_left;
mod text;

pub(super) use right_to_left::{label as label_of_any_direction, quoted};

use egui::{Align, Color32, ComboBox, RichText, ScrollArea, Ui};

use super::icon::{Icon, icon_button};
use super::texts::{tr, word};
use super::{Command, State};
use crate::desktop::focus::FollowsKeyboard as _;
use crate::dossier::{Article, ClaimId, Happening, MAX_QUOTE_WORDS, Shape};
use crate::paint::{Look, colour32, symbol_widget};
use crate::query::phrases::unmarked_text;
use crate::query::{PageParagraph, colour_of};
use crate::time::Edtf;

/// Width of the margin, in points.
const MARGIN: f32 = 34.0;

/// Shows the panel.
pub(super) fn show(ui: &mut Ui, state: &mut State, look: &Look, commands: &mut Vec<Command>) {
    ui.push_id("reader", |ui| {
        choose_article(ui, state, commands);
        super::workbench::show_review(ui, state, commands);
        selected_words(ui, state, commands);
        page(ui, state, look, commands);
        // a pass that egui draws again has scrolled nothing
        if !ui.ctx().will_discard() {
            state.scroll.passage = false;
            state.scroll.paragraph = None;
        }
    });
}

/// The words that were selected in the original, and what can be made of them.
fn selected_words(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    // a class that reads makes no claims
    if !state.page.is_original || state.work.claim.is_some() || super::lessons::is_presenting(state) {
        return;
    }
    // the row stands before anything is selected: a text that moves under the pointer cannot be selected
    ui.horizontal(|ui| {
        let Some(passage) = state.selected_passage() else {
            ui.add_enabled(false, egui::Button::new(tr!("reader-make-claim")));
            ui.add(egui::Label::new(RichText::new(tr!("reader-drag")).weak()).truncate());
            return;
        };
        let words = passage.quote.split_whitespace().count();
        let fits = words <= MAX_QUOTE_WORDS;
        if ui.add_enabled(fits, egui::Button::new(tr!("reader-make-claim"))).clicked() {
            commands.push(Command::Work(Box::new(super::Work::BeginClaim)));
        }
        let count = tr!("reader-word-count", n = words, most = MAX_QUOTE_WORDS);
        ui.label(if fits { RichText::new(count).weak() } else { RichText::new(count).color(ui.visuals().warn_fg_color) });
    });
}

fn page(ui: &mut Ui, state: &State, look: &Look, commands: &mut Vec<Command>) {
    let index = state.article.as_deref().and_then(|id| state.dossier.article_index(id));
    let Some((index, article)) = index.and_then(|index| Some((index, state.dossier.articles.get(index)?))) else {
        // a panel without content would shrink, and stay small
        ui.weak(tr!("reader-no-article"));
        ui.take_available_space();
        return;
    };
    let view = PageView { state, article, colour: colour32(colour_of(index)), look };
    ScrollArea::vertical().auto_shrink(false).id_salt(&article.id).show_following(ui, |ui| {
        about(ui, state, article);
        for paragraph in &state.page.paragraphs {
            view.paragraph(ui, paragraph, commands);
        }
        notes(ui, article);
    });
}

fn choose_article(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let current = state.article.as_deref().and_then(|id| state.dossier.article(id));
    ui.horizontal(|ui| {
        for (icon, what, by) in [(Icon::Up, tr!("reader-previous-claim"), -1), (Icon::Down, tr!("reader-next-claim"), 1)] {
            if icon_button(ui, icon, what).clicked() {
                commands.push(Command::StepClaim(by));
            }
        }
        let response = ComboBox::from_id_salt("article")
            .width(ui.available_width() - 8.0)
            .selected_text(current.map_or(tr!("reader-choose-article"), |article| &article.label))
            .show_ui(ui, |ui| {
                for article in &state.dossier.articles {
                    if ui.selectable_label(state.article.as_deref() == Some(&article.id), &article.label).clicked() {
                        commands.push(Command::ReadArticle(article.id.clone()));
                    }
                }
            });
        response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, tr!("reader-article")));
    });
}

fn about(ui: &mut Ui, state: &State, article: &Article) {
    let title = article.title_or_untitled();
    label_of_any_direction(ui, title, RichText::new(title).strong().size(16.0));
    let by = [article.author.as_deref(), article.outlet.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let when = article.published.when.as_ref().map_or_else(|| "none".to_owned(), Edtf::human);
    let by = if by.is_empty() { "none" } else { &by };
    let published = tr!("reader-published", by = by, when = when, basis = word(article.published.basis.name()));
    ui.weak(published).on_hover_text(&article.published.reason);
    let what = if state.page.is_original { tr!("reader-original") } else { tr!("reader-digest") };
    ui.label(RichText::new(what).italics().size(12.0));
    let other = state.texts.other_editions.iter().find(|file| file.edition.article == article.id);
    if let (false, Some(file)) = (state.page.is_original, other) {
        let name = file.path.file_name().unwrap_or_default().to_string_lossy();
        let text = tr!("reader-other-edition", file = name, edition = file.edition.to_string());
        ui.label(RichText::new(text).small().color(ui.visuals().warn_fg_color));
    }
    ui.separator();
}

/// What all paragraphs of a page share.
struct PageView<'a> {
    state: &'a State,
    article: &'a Article,
    colour: Color32,
    look: &'a Look,
}

impl PageView<'_> {
    fn paragraph(&self, ui: &mut Ui, paragraph: &PageParagraph, commands: &mut Vec<Command>) {
        let chosen = self.state.claim.filter(|id| paragraph.claims.contains(id));
        let row = ui.horizontal_top(|ui| {
            ui.vertical(|ui| self.margin(ui, paragraph, commands));
            ui.vertical(|ui| {
                let passage = text::show(ui, self, paragraph, chosen, commands);
                if !self.state.page.is_original {
                    for id in &paragraph.claims {
                        self.quote(ui, *id, commands);
                    }
                }
                let kind = self.article.paragraph(paragraph.n);
                if let (true, Some(reason)) = (paragraph.claims.is_empty(), kind.and_then(|paragraph| paragraph.unmarked)) {
                    ui.label(RichText::new(tr!("reader-unmarked", reason = unmarked_text(reason))).size(11.5).weak());
                }
                passage
            })
            .inner
        });
        if self.state.scroll.passage && chosen.is_some() {
            ui.scroll_to_rect(row.inner.unwrap_or(row.response.rect), Some(Align::Center));
        } else if self.state.scroll.paragraph == Some(paragraph.n) {
            ui.scroll_to_rect(row.response.rect, Some(Align::Center));
        }
        ui.add_space(6.0);
    }

    fn margin(&self, ui: &mut Ui, paragraph: &PageParagraph, commands: &mut Vec<Command>) {
        ui.set_width(MARGIN);
        let number = RichText::new(format!("¶ {}", paragraph.n)).small().weak();
        // a label, since a button would need more room than the line has
        let button = ui.add(egui::Label::new(number).selectable(false).sense(egui::Sense::click()));
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("¶ {}", paragraph.n)));
        if button.on_hover_text(tr!("reader-paragraph-tip")).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            commands.push(Command::Work(Box::new(super::Work::OpenParagraph(paragraph.n))));
        }
        for id in &paragraph.claims {
            self.mark(ui, *id, commands);
        }
        if !paragraph.disputes.is_empty() {
            let disputes = paragraph.disputes.iter().filter_map(|index| self.state.dossier.disputes.get(*index));
            let titles: Vec<&str> = disputes.map(|dispute| dispute.title.as_str()).collect();
            let sign = RichText::new(format!("≠ {}", titles.len())).small().color(ui.visuals().warn_fg_color);
            let button = ui.add(egui::Button::new(sign).frame(false));
            let name = || tr!("reader-disputes", n = paragraph.n);
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name()));
            if button.on_hover_text(tr!("reader-disputes-tip", titles = titles.join("\n"))).clicked() {
                commands.push(Command::ShowDisputesOf { article: self.article.id.clone(), paragraph: Some(paragraph.n) });
            }
        }
    }

    /// A claim in the margin.
    fn mark(&self, ui: &mut Ui, id: ClaimId, commands: &mut Vec<Command>) {
        let Some(claim) = self.state.dossier.claim(id) else { return };
        let shape = match id.of {
            Happening::Event(index) => self.state.dossier.events.get(index).map_or(Shape::Circle, |event| event.kind.shape()),
            Happening::Movement(_) => Shape::Diamond,
        };
        let colour = if self.state.claim == Some(id) { self.look.selection } else { self.colour };
        let symbol = ui.scope(|ui| symbol_widget(ui, shape, claim.modality, colour, self.look)).response;
        // a widget of its own: one that only listens anew would lose the keyboard
        let response = ui.interact(symbol.rect, symbol.id.with("mark"), egui::Sense::click());
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, tr!("reader-claim", says = &claim.says)));
        if response.on_hover_text(format!("{}\n{}", self.state.dossier.title(id.of), claim.says)).clicked() {
            commands.push(Command::ReadPassage(id));
        }
    }

    /// Under a digest, which holds no words of the article: the few that a claim rests on.
    fn quote(&self, ui: &mut Ui, id: ClaimId, commands: &mut Vec<Command>) {
        let Some(claim) = self.state.dossier.claim(id) else { return };
        let text = RichText::new(format!("“{}”", claim.passage.quote)).italics().size(12.0);
        let on = self.state.claim == Some(id);
        let text = if on { text.background_color(self.colour.gamma_multiply(0.45)) } else { text.weak() };
        let response = ui.add(egui::Label::new(text).wrap().selectable(false).sense(egui::Sense::click()));
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(&claim.says).clicked() {
            commands.push(Command::ReadPassage(id));
        }
    }
}

fn notes(ui: &mut Ui, article: &Article) {
    if article.notes.is_empty() {
        return;
    }
    ui.separator();
    ui.label(RichText::new(tr!("reader-remarks")).small().weak());
    for note in &article.notes {
        let paragraphs = note.paragraphs.iter().map(|n| format!("¶{n}")).collect::<Vec<_>>().join(" ");
        ui.horizontal_wrapped(|ui| {
            ui.strong(word(note.kind.label()));
            ui.weak(paragraphs);
        });
        ui.label(&note.text);
        ui.add_space(4.0);
    }
}
