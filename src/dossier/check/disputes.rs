//! Disputes: at least two sides, each with a source that exists.

use super::{Findings, ItemKind, Subject};
use crate::dossier::{Dossier, SideSource};

pub(super) fn check(dossier: &Dossier, findings: &mut Findings) {
    findings.identifiers(ItemKind::Dispute, dossier.disputes.iter().map(|dispute| dispute.id.as_str()));
    for (index, dispute) in dossier.disputes.iter().enumerate() {
        let subject = |field: &str| Subject::new(ItemKind::Dispute, index, field);
        if dispute.title.trim().is_empty() {
            findings.error(subject("title"), "no-title", "the title is empty", "write one that takes no side");
        }
        if dispute.sides.len() < 2 {
            findings.error(
                subject("sides"),
                "one-sided",
                format!("expected at least two sides of \"{}\", found {}", dispute.id, dispute.sides.len()),
                "say who says what, each with its source",
            );
        }
        for (n, id) in dispute.about.iter().enumerate() {
            if dossier.happening(id).is_none() {
                let known = dossier.happenings().map(|of| dossier.id(of));
                findings.unknown(subject(&format!("about[{n}]")), "unknown-happening", "event or movement", id, known);
            }
        }
        for (n, side) in dispute.sides.iter().enumerate() {
            let field = |name: &str| subject(&format!("sides[{n}].{name}"));
            if side.says.trim().is_empty() {
                findings.error(field("says"), "no-paraphrase", "this side says nothing", "write what it says in one neutral sentence");
            }
            match &side.source {
                SideSource::Record(record) if record.trim().is_empty() => {
                    findings.error(field("record"), "unsourced-record", "this record has no name", "say whose record it is, and of when");
                }
                SideSource::Record(_) => {}
                SideSource::Article { id, paragraphs } => match dossier.article(id) {
                    None => {
                        let known = dossier.articles.iter().map(|article| article.id.as_str());
                        findings.unknown(field("article"), "unknown-article", "article", id, known);
                    }
                    Some(article) => {
                        let unknown: Vec<usize> = paragraphs.iter().copied().filter(|n| article.paragraph(*n).is_none()).collect();
                        if paragraphs.is_empty() || !unknown.is_empty() {
                            findings.error(
                                field("paragraphs"),
                                "unknown-paragraph",
                                format!("expected paragraphs 1 to {} of \"{id}\", found {unknown:?}", article.paragraphs.len()),
                                "name the paragraphs in which the article says so",
                            );
                        }
                    }
                },
            }
        }
    }
}
