//! Where sources differ: every dispute of the dossier, or those of one article or paragraph.

use egui::{ComboBox, RichText, ScrollArea, Ui};

use crate::desktop::focus::FollowsKeyboard as _;
use crate::desktop::inspector::dispute_card;
use crate::desktop::lessons::is_presenting;
use crate::desktop::texts::{tr, word};
use crate::desktop::{Command, Session, State};
use crate::dossier::{Dispute, DisputeKind};

pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut State, commands: &mut Vec<Command>) {
    let shown: Vec<usize> =
        state.dossier.disputes.iter().enumerate().filter(|(_, dispute)| wanted(session, state, dispute)).map(|(index, _)| index).collect();
    let presenting = is_presenting(state);
    let with_verdict = state.lesson.as_ref().is_none_or(|run| !run.hides_answer(state));
    if !presenting {
        choose(ui, state, shown.len(), commands);
    }
    ui.add_space(6.0);
    let State { dossier, compared, .. } = state;
    let (width, heights) = &mut compared.card_heights;
    if (*width - ui.available_width()).abs() > 0.5 || heights.len() != dossier.disputes.len() {
        (*width, *heights) = (ui.available_width(), vec![0.0; dossier.disputes.len()]);
    }
    ScrollArea::vertical().id_salt("disputes").auto_shrink(false).show_following(ui, |ui| {
        for index in shown {
            let (Some(dispute), Some(height)) = (dossier.disputes.get(index), heights.get_mut(index)) else { continue };
            let card = egui::Rect::from_min_size(ui.cursor().min, egui::vec2(ui.available_width(), *height));
            if *height > 0.0 && !ui.is_rect_visible(card) {
                ui.allocate_rect(card, egui::Sense::hover());
            } else {
                *height = ui.scope(|ui| dispute_card(ui, dossier, dispute, with_verdict, commands)).response.rect.height();
            }
        }
    });
}

/// How many are shown, and which kind is wanted.
fn choose(ui: &mut Ui, state: &mut State, shown: usize, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(tr!("compare-disputes-shown", shown = shown, total = state.dossier.disputes.len())).strong());
        let kind = &mut state.compared.dispute_kind;
        let every = tr!("compare-disputes-every-kind");
        let response = ComboBox::from_id_salt("kind of dispute").selected_text(kind.map_or(every, DisputeKind::label)).show_ui(ui, |ui| {
            ui.selectable_value(kind, None, every);
            for other in DisputeKind::ALL {
                ui.selectable_value(kind, Some(*other), word(other.label()));
            }
        });
        response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, tr!("compare-disputes-kind")));
        if state.compared.only.is_some() && ui.link(tr!("compare-disputes-all")).clicked() {
            commands.push(Command::ShowAllDisputes);
        }
        if let Some((article, paragraph)) = &state.compared.disputes_of {
            let label = state.dossier.article(article).map_or(article.as_str(), |article| &article.label);
            ui.label(match paragraph {
                Some(n) => tr!("compare-disputes-of-paragraph", article = label, n = *n),
                None => tr!("compare-disputes-of-article", article = label),
            });
            if ui.link(tr!("compare-disputes-all")).clicked() {
                commands.push(Command::ShowAllDisputes);
            }
        }
    });
    ui.weak(tr!("compare-disputes-about"));
}

/// Disputes in which some article that is switched on takes a side, of the kind and the paragraph that were asked for.
fn wanted(session: &Session, state: &State, dispute: &Dispute) -> bool {
    let on = |id: &str| session.filter.articles.as_ref().is_none_or(|articles| articles.contains(id));
    let of_article = state.compared.disputes_of.as_ref().is_none_or(|(article, paragraph)| match paragraph {
        Some(n) => dispute.cites(article, *n),
        None => dispute.articles().any(|id| id == article),
    });
    let is_it = state.compared.only.as_ref().is_none_or(|only| *only == dispute.id);
    is_it && of_article && dispute.articles().any(on) && state.compared.dispute_kind.is_none_or(|kind| dispute.kind == kind)
}
