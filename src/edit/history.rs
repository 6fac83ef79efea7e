//! What was done, so that it can be undone and done again.

use thiserror::Error;

use super::Edit;
use super::change::{Change, apply, take_back};
use crate::dossier::{Dossier, Finding, ItemKind, Originals, Severity, check};

/// Why an edit is not done. The dossier is as it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// What it speaks of is not there, or it says nothing new.
    #[error("{0}")]
    Cannot(String),
    /// The dossier would be wrong in these ways.
    #[error("{}", .0.first().map_or_else(String::new, |finding| format!("{}: {}", finding.message, finding.help)))]
    WouldBeWrong(Vec<Finding>),
}

/// One edit as it was carried out.
#[derive(Clone, Debug)]
struct Step {
    /// What it did, for the menu: `add the place "Homs"`.
    label: String,
    changes: Vec<Change>,
    /// Steps have numbers, so that it is known which state was saved.
    number: u64,
}

/// Every edit of a session, and how far it has been taken back. As long as the memory lasts.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    last_number: u64,
    saved: Option<u64>,
}

impl History {
    /// A history whose dossier is not on disk as it is, such as one that was recovered.
    #[must_use]
    pub fn unsaved() -> Self {
        Self { saved: Some(u64::MAX), ..Self::default() }
    }

    /// Carries an edit out. What could be done again is forgotten.
    ///
    /// # Errors
    /// If it cannot be done, or would make the dossier wrong where it was right.
    pub fn carry_out(&mut self, edit: &Edit, dossier: &mut Dossier, originals: &Originals) -> Result<(), Refusal> {
        let changes = edit.changes(dossier)?;
        let wrong_before = errors(dossier, originals);
        apply(dossier, &changes);
        let told = |finding: &Finding| wrong_before.iter().any(|old| old.code == finding.code && old.message == finding.message);
        let wrong: Vec<Finding> = errors(dossier, originals).into_iter().filter(|finding| !told(finding)).collect();
        if !wrong.is_empty() {
            take_back(dossier, &changes);
            return Err(Refusal::WouldBeWrong(wrong));
        }
        self.last_number += 1;
        self.undone.clear();
        self.done.push(Step { label: edit.label(), changes, number: self.last_number });
        Ok(())
    }

    /// Takes the last edit back; gives what it was.
    pub fn undo(&mut self, dossier: &mut Dossier) -> Option<String> {
        let step = self.done.pop()?;
        take_back(dossier, &step.changes);
        let label = step.label.clone();
        self.undone.push(step);
        Some(label)
    }

    /// Does again what was taken back last; gives what it was.
    pub fn redo(&mut self, dossier: &mut Dossier) -> Option<String> {
        let step = self.undone.pop()?;
        apply(dossier, &step.changes);
        let label = step.label.clone();
        self.done.push(step);
        Some(label)
    }

    /// What undo would take back.
    #[must_use]
    pub fn to_undo(&self) -> Option<&str> {
        self.done.last().map(|step| step.label.as_str())
    }

    /// What redo would do again.
    #[must_use]
    pub fn to_redo(&self) -> Option<&str> {
        self.undone.last().map(|step| step.label.as_str())
    }

    /// Whether the dossier is another one than on disk.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.state() != self.saved
    }

    /// The dossier is on disk as it is now.
    pub fn mark_saved(&mut self) {
        self.saved = self.state();
    }

    /// Which state the dossier is in; none before the first edit.
    #[must_use]
    pub fn state(&self) -> Option<u64> {
        self.done.last().map(|step| step.number)
    }

    /// Whether places or actors, whose names the linker reads, are touched by what was done or undone last.
    #[must_use]
    pub fn last_touched_names(&self) -> bool {
        let named = |step: &Step| step.changes.iter().any(|change| matches!(change.kind(), ItemKind::Place | ItemKind::Actor));
        self.done.last().is_some_and(named) || self.undone.last().is_some_and(named)
    }
}

fn errors(dossier: &Dossier, originals: &Originals) -> Vec<Finding> {
    check(dossier, originals).into_iter().filter(|finding| finding.severity == Severity::Error).collect()
}
