//! Versions side by side, in the middle of the window: one event in several articles, articles against years and actors, and where
//! sources differ.

mod disputes;
mod happening;
mod matrix;

use std::collections::BTreeSet;

use egui::Ui;

use super::{Centre, Command, CompareTab, Session, State};
use crate::dossier::{DisputeKind, Dossier, Happening};
use crate::paint::Look;
use crate::query::{Against, Filter, Matrix, matrix, tellers};

/// What the page needs and what was worked out for it.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// Happenings that several articles tell of, the most told first; then those that one tells of. Each with how many do.
    pub told_by: Vec<(Happening, usize)>,
    /// The cell of the matrix whose claims are listed: the row's label and the position of the article.
    pub cell: Option<(String, usize)>,
    /// The article, and perhaps the paragraph, whose disputes alone are listed.
    pub disputes_of: Option<(String, Option<usize>)>,
    /// The dispute that alone is listed, by identifier.
    pub only: Option<String>,
    /// The kind of dispute that alone is listed.
    pub dispute_kind: Option<DisputeKind>,
    matrix: Matrix,
    /// What the matrix was worked out for.
    matrix_of: Option<(Against, Filter)>,
    /// How high each dispute's card was drawn at that width, so that those out of sight need not be laid out.
    card_heights: (f32, Vec<f32>),
}

impl Compared {
    /// Counts who tells of what.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let mut told_by: Vec<(Happening, usize)> = dossier.happenings().map(|of| (of, tellers(dossier, of))).collect();
        told_by.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Self { told_by, ..Self::default() }
    }

    /// Works the matrix out anew where the filter or the question is another one.
    fn refresh_matrix(&mut self, dossier: &Dossier, filter: &Filter, against: Against) {
        let current = self.matrix_of.as_ref().is_some_and(|(of, by)| *of == against && by == filter);
        if !current {
            self.cell = None;
            self.matrix = matrix(dossier, filter, against);
            self.matrix_of = Some((against, filter.clone()));
        }
    }
}

/// Shows the page.
pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut State, tab: CompareTab, look: &Look, commands: &mut Vec<Command>) {
    // a step of a lesson has chosen
    if !super::lessons::is_presenting(state) {
        ui.horizontal(|ui| {
            for other in CompareTab::ALL {
                if ui.selectable_label(tab == other, other.label()).clicked() {
                    commands.push(Command::ShowMiddle(Centre::Compare(other)));
                }
            }
        });
        ui.separator();
    }
    match tab {
        CompareTab::Happening => happening::show(ui, session, state, look, commands),
        CompareTab::Years => matrix::show(ui, session, state, Against::Years, commands),
        CompareTab::Actors => matrix::show(ui, session, state, Against::Actors, commands),
        CompareTab::Disputes => disputes::show(ui, session, state, commands),
    }
}

/// Positions of the articles that are switched on, in order.
fn shown_articles(dossier: &Dossier, wanted: Option<&BTreeSet<String>>) -> Vec<usize> {
    let articles = dossier.articles.iter().enumerate();
    articles.filter(|(_, article)| wanted.is_none_or(|wanted| wanted.contains(&article.id))).map(|(index, _)| index).collect()
}
