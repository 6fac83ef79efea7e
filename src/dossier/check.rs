//! What must hold of a dossier, whatever files it came from: references resolve, passages fit, nothing stands twice.
//!
//! A finding says of which item and which field it speaks; the room that read the files turns that into line and column.

mod articles;
mod days;
mod differences;
mod disputes;
mod happenings;
mod lessons;
mod neutrality;
mod places;
pub(super) mod quotes;

use std::collections::BTreeMap;

use super::{Dossier, Originals};
use crate::gazetteer::nearest_ids;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The dossier is wrong and is not shown.
    Error,
    /// The dossier is usable; somebody should look.
    Warning,
}

impl Severity {
    /// The word in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Which list of the dossier an item stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ItemKind {
    Place,
    Route,
    Actor,
    Article,
    Event,
    Movement,
    Dispute,
    Lesson,
}

impl ItemKind {
    /// The word for one of them.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Route => "route",
            Self::Actor => "actor",
            Self::Article => "article",
            Self::Event => "event",
            Self::Movement => "movement",
            Self::Dispute => "dispute",
            Self::Lesson => "lesson",
        }
    }
}

/// What a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subject {
    /// The list.
    pub kind: ItemKind,
    /// The position in it.
    pub index: usize,
    /// The field, as a path inside the item: `claims[0].when.edtf`.
    pub field: String,
}

impl Subject {
    /// The field of an item.
    pub fn new(kind: ItemKind, index: usize, field: impl Into<String>) -> Self {
        Self { kind, index, field: field.into() }
    }
}

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What it speaks of.
    pub subject: Subject,
    /// A short stable name: `unknown-place`.
    pub code: &'static str,
    /// What was expected and what was found.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Collects findings.
#[derive(Debug, Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn error(&mut self, subject: Subject, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        self.0.push(Finding { severity: Severity::Error, subject, code, message: message.into(), help: help.into() });
    }

    fn warning(&mut self, subject: Subject, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        self.0.push(Finding { severity: Severity::Warning, subject, code, message: message.into(), help: help.into() });
    }

    /// An identifier that nothing bears, with those that it may have been meant for.
    fn unknown<'a>(&mut self, subject: Subject, code: &'static str, what: &str, id: &str, known: impl Iterator<Item = &'a str>) {
        let nearest = nearest_ids(id, known);
        let help = if nearest.is_empty() {
            format!("add the {what} to its file, or correct the identifier")
        } else {
            format!("did you mean {}?", nearest.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(" or "))
        };
        self.error(subject, code, format!("there is no {what} \"{id}\""), help);
    }

    /// Every identifier that stands twice or is badly formed.
    fn identifiers<'a>(&mut self, kind: ItemKind, ids: impl Iterator<Item = &'a str>) {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, id) in ids.enumerate() {
            let subject = || Subject::new(kind, index, "id");
            let well_formed = !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            if !well_formed {
                self.error(
                    subject(),
                    "bad-id",
                    format!("expected an identifier of lower-case letters, digits and hyphens, found \"{id}\""),
                    "rename it, also where it is referred to",
                );
            }
            if first.contains_key(id) {
                self.error(
                    subject(),
                    "duplicate-id",
                    format!("a second {} has the identifier \"{id}\"", kind.name()),
                    "rename one of the two, or merge them",
                );
            } else {
                first.insert(id, index);
            }
        }
    }
}

/// Everything that does not hold of the dossier, in the order of its lists. With originals, passages are resolved in them too.
#[must_use]
pub fn check(dossier: &Dossier, originals: &Originals) -> Vec<Finding> {
    let mut findings = Findings::default();
    places::check(dossier, &mut findings);
    articles::check(dossier, originals, &mut findings);
    happenings::check(dossier, originals, &mut findings);
    disputes::check(dossier, &mut findings);
    lessons::check(dossier, &mut findings);
    differences::check(dossier, &mut findings);
    neutrality::check(dossier, &mut findings);
    quotes::check(dossier, originals, &mut findings);
    findings.0
}
