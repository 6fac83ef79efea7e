//! What is wrong in a dossier, instead of its map.

use egui::{RichText, ScrollArea, Ui};

use super::State;
use super::texts::tr;
use crate::desktop::focus::FollowsKeyboard as _;
use crate::dossier::Severity;
use crate::store::Source;

/// Shows every problem. The files are not touched.
pub(super) fn show(ui: &mut Ui, state: &State) {
    ui.add_space(12.0);
    ui.heading(tr!("problems-title", n = state.problems.len()));
    ui.weak(match &state.source {
        Source::BuiltIn => tr!("problems-of-built-in").to_owned(),
        Source::Folder(path) | Source::Packed(path) => tr!("problems-of-file", path = path.display().to_string()),
        Source::New => tr!("problems-of-new").to_owned(),
    });
    ui.separator();
    ScrollArea::both().auto_shrink(false).show_following(ui, |ui| {
        for problem in &state.problems {
            ui.add_space(6.0);
            ui.horizontal(|ui| {
                let colour = if problem.severity == Severity::Error { ui.visuals().error_fg_color } else { ui.visuals().warn_fg_color };
                ui.label(RichText::new(problem.severity.name()).color(colour).strong());
                ui.label(RichText::new(problem.location()).monospace());
            });
            ui.label(&problem.message);
            ui.weak(&problem.help);
        }
    });
}
