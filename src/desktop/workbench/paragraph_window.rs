//! One paragraph of a card: what it says in our own words, and why no claim cites it.

use egui::{Align2, ComboBox, Context, TextEdit, Window};

use super::{Work, work};
use crate::desktop::texts::tr;
use crate::desktop::{Command, State};
use crate::dossier::Unmarked;
use crate::query::phrases::unmarked_text;

/// The form.
#[derive(Clone, Debug)]
pub(in crate::desktop) struct ParagraphForm {
    pub(super) article: String,
    pub(super) paragraph: usize,
    pub(super) digest: String,
    pub(super) unmarked: Option<Unmarked>,
    /// Which paragraph it would repeat.
    pub(super) repeats: usize,
}

impl ParagraphForm {
    pub(super) fn of(state: &State, paragraph: usize) -> Option<Self> {
        let article = state.dossier.article(state.article.as_deref()?)?;
        let card = article.paragraph(paragraph)?;
        let repeats = if let Some(Unmarked::Repeats(n)) = card.unmarked { n } else { paragraph.saturating_sub(1).max(1) };
        Some(Self { article: article.id.clone(), paragraph, digest: card.digest.clone(), unmarked: card.unmarked, repeats })
    }
}

/// Shows the window, if it is open.
pub(super) fn show(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let Some(mut form) = state.work.paragraph.take() else { return };
    let mut open = true;
    let cited = state.dossier.claims().any(|(_, claim)| claim.article == form.article && claim.passage.paragraph == form.paragraph);
    let id = egui::Id::unique(("paragraph", &form.article, form.paragraph));
    let title = tr!("paragraph-form", paragraph = form.paragraph, article = &form.article);
    let window = Window::new(title).id(id).open(&mut open).collapsible(false);
    window.pivot(Align2::CENTER_CENTER).default_pos(ctx.content_rect().center()).default_width(440.0).show(ctx, |ui| {
        let label = ui.label(tr!("paragraph-form-digest"));
        ui.add(TextEdit::multiline(&mut form.digest).desired_rows(3).desired_width(f32::INFINITY)).labelled_by(label.id);
        ui.weak(tr!("paragraph-form-digest-tip"));
        ui.add_space(6.0);
        if cited {
            ui.label(tr!("paragraph-form-cited"));
        } else {
            ui.horizontal(|ui| {
                ui.label(tr!("paragraph-form-unmarked"));
                let text = form.unmarked.map_or_else(|| tr!("paragraph-form-not-said").to_owned(), unmarked_text);
                ComboBox::from_id_salt("unmarked").selected_text(text).show_ui(ui, |ui| {
                    ui.selectable_value(&mut form.unmarked, None, tr!("paragraph-form-not-said"));
                    let reasons = [Unmarked::Opinion, Unmarked::Background, Unmarked::Caption, Unmarked::Heading, Unmarked::Furniture];
                    for reason in reasons.into_iter().chain([Unmarked::Repeats(form.repeats)]) {
                        ui.selectable_value(&mut form.unmarked, Some(reason), unmarked_text(reason));
                    }
                });
            });
            if let Some(Unmarked::Repeats(n)) = &mut form.unmarked {
                ui.horizontal(|ui| {
                    ui.label(tr!("paragraph-form-repeats"));
                    ui.add(egui::DragValue::new(n).range(1..=9999));
                });
            }
        }
        ui.separator();
        ui.horizontal(|ui| {
            if ui.button(tr!("workbench-keep")).clicked() {
                commands.push(work(Work::KeepParagraph));
            }
            if ui.button(tr!("workbench-cancel")).clicked() {
                commands.push(work(Work::CloseForms));
            }
        });
    });
    state.work.paragraph = Some(form);
    if !open {
        commands.push(work(Work::CloseForms));
    }
}
