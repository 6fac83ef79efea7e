//! The card of an article: what it is, who wrote it, when.

use egui::{Align2, Context, Grid, TextEdit, Window};

use super::claim_form::date_of;
use super::{Work, work};
use crate::desktop::texts::{tr, word};
use crate::desktop::{Command, State};
use crate::dossier::{Article, Basis};
use crate::edit::Edit;

/// The form.
#[derive(Clone, Debug)]
pub(in crate::desktop) struct CardForm {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) title: String,
    pub(super) outlet: String,
    pub(super) author: String,
    pub(super) language: String,
    pub(super) published: String,
    pub(super) bounds: String,
    pub(super) basis: Basis,
    pub(super) reason: String,
    pub(super) refused: Option<String>,
}

impl CardForm {
    pub(super) fn of(article: &Article) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let date = |date: &Option<crate::time::Edtf>| date.as_ref().map(|date| date.as_str().to_owned()).unwrap_or_default();
        Self {
            id: article.id.clone(),
            label: article.label.clone(),
            title: text(&article.title),
            outlet: text(&article.outlet),
            author: text(&article.author),
            language: article.language.clone(),
            published: date(&article.published.when),
            bounds: date(&article.published.bounds),
            basis: article.published.basis,
            reason: article.published.reason.clone(),
            refused: None,
        }
    }

    /// The card with what the form says.
    pub(super) fn card(&self, state: &State) -> Result<Article, String> {
        let mut card = state.dossier.article(&self.id).cloned().ok_or_else(|| tr!("article-card-of-none", id = &self.id))?;
        let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        card.label = some(&self.label).ok_or(tr!("article-card-needs-label"))?;
        (card.title, card.outlet, card.author) = (some(&self.title), some(&self.outlet), some(&self.author));
        card.language = some(&self.language).ok_or(tr!("article-card-needs-language"))?;
        card.published.when = Some(date_of(&self.published)?);
        card.published.bounds = if self.bounds.trim().is_empty() { None } else { Some(date_of(&self.bounds)?) };
        card.published.basis = self.basis;
        card.published.reason = some(&self.reason).ok_or(tr!("article-card-needs-reason"))?;
        Ok(card)
    }
}

/// Shows the window, if it is open.
pub(super) fn show(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let Some(mut form) = state.work.card.take() else { return };
    let mut open = true;
    let cited = state.dossier.claims().filter(|(_, claim)| claim.article == form.id).count();
    let id = egui::Id::unique(("card", &form.id));
    let window = Window::new(tr!("article-card", article = &form.id)).id(id).open(&mut open).collapsible(false);
    window.pivot(Align2::CENTER_CENTER).default_pos(ctx.content_rect().center()).show(ctx, |ui| {
        Grid::new("card").num_columns(2).spacing([12.0, 6.0]).show(ui, |ui| {
            let rows = [
                (tr!("article-card-label"), &mut form.label, tr!("article-card-label-hint")),
                (tr!("article-card-title"), &mut form.title, tr!("article-card-title-hint")),
                (tr!("article-card-outlet"), &mut form.outlet, tr!("article-card-unknown-hint")),
                (tr!("article-card-author"), &mut form.author, tr!("article-card-unknown-hint")),
                (tr!("article-card-language"), &mut form.language, tr!("article-card-language-hint")),
                (tr!("article-card-published"), &mut form.published, tr!("article-card-published-hint")),
                (tr!("article-card-bounds"), &mut form.bounds, tr!("article-card-bounds-hint")),
                (tr!("article-card-reason"), &mut form.reason, tr!("article-card-reason-hint")),
            ];
            for (label, value, hint) in rows {
                let label = ui.label(label);
                ui.add(TextEdit::singleline(value).desired_width(340.0).hint_text(hint)).labelled_by(label.id);
                ui.end_row();
            }
            ui.label(tr!("article-card-basis"));
            ui.horizontal(|ui| {
                for basis in [Basis::Stated, Basis::Inferred, Basis::PublicRecord] {
                    ui.selectable_value(&mut form.basis, basis, word(basis.name()));
                }
            });
            ui.end_row();
        });
        if let Ok(date) = date_of(&form.published) {
            ui.weak(tr!("article-card-published-on", date = date.human()));
        }
        if let Some(refused) = &form.refused {
            ui.colored_label(ui.visuals().error_fg_color, refused);
        }
        ui.separator();
        ui.horizontal(|ui| {
            if ui.button(tr!("workbench-keep")).clicked() {
                commands.push(work(Work::KeepCard));
            }
            if ui.button(tr!("workbench-cancel")).clicked() {
                commands.push(work(Work::CloseForms));
            }
            let remove = ui.add_enabled(cited == 0, egui::Button::new(tr!("article-card-remove")));
            if remove.on_disabled_hover_text(tr!("article-card-cited", claims = cited)).clicked() {
                commands.push(work(Work::Edit(Box::new(Edit::RemoveArticle(form.id.clone())))));
                commands.push(work(Work::CloseForms));
            }
        });
    });
    state.work.card = Some(form);
    if !open {
        commands.push(work(Work::CloseForms));
    }
}
