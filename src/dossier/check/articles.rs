//! Cards: paragraphs in order, fingerprints well formed, and in step with the original where it is at hand.

use std::collections::BTreeSet;

use super::{Findings, ItemKind, Subject};
use crate::dossier::{Article, Dossier, Original, Originals, Reading, Unmarked};

pub(super) fn check(dossier: &Dossier, originals: &Originals, findings: &mut Findings) {
    findings.identifiers(ItemKind::Article, dossier.articles.iter().map(|article| article.id.as_str()));
    for (index, article) in dossier.articles.iter().enumerate() {
        check_card(index, article, findings);
        check_unmarked(dossier, index, article, findings);
        check_readings(dossier, index, article, findings);
        if let Some(original) = originals.of(&article.id) {
            check_against_original(index, article, original, findings);
        }
    }
}

fn check_card(index: usize, article: &Article, findings: &mut Findings) {
    let subject = |field: String| Subject::new(ItemKind::Article, index, field);
    let sha256 = &article.text.sha256;
    if sha256.len() != 64 || !sha256.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f')) {
        findings.error(
            subject("text.sha256".to_owned()),
            "bad-sha256",
            format!("expected 64 lower-case hexadecimal digits, found \"{sha256}\""),
            "take it from `sha256sum` on the file of the original",
        );
    }
    if article.paragraphs.is_empty() {
        findings.error(
            subject("paragraphs".to_owned()),
            "no-paragraphs",
            "the card has no paragraphs",
            "list every non-empty line with its span and a digest",
        );
    }
    let mut reached = 0;
    for (position, paragraph) in article.paragraphs.iter().enumerate() {
        let field = |name: &str| subject(format!("paragraphs[{position}].{name}"));
        if paragraph.n != position + 1 {
            findings.error(
                field("n"),
                "paragraph-order",
                format!("expected paragraph {}, found {}", position + 1, paragraph.n),
                "number the non-empty lines from 1, without a gap",
            );
        }
        if paragraph.start < reached || paragraph.end <= paragraph.start || paragraph.end > article.text.code_points {
            findings.error(
                field("start"),
                "paragraph-span",
                format!(
                    "expected a span after {reached} and before {}, found {} to {}",
                    article.text.code_points, paragraph.start, paragraph.end
                ),
                "`tools/anchor-passages.py --card FILE` prints the spans",
            );
        }
        reached = paragraph.end;
        if paragraph.digest.trim().is_empty() {
            // a card that somebody has begun is shown all the same
            findings.warning(
                field("digest"),
                "no-digest",
                format!("paragraph {} has no digest", paragraph.n),
                "write one neutral sentence in your own words",
            );
        }
    }
    for (n, note) in article.notes.iter().enumerate() {
        for paragraph in note.paragraphs.iter().filter(|paragraph| article.paragraph(**paragraph).is_none()) {
            findings.error(
                subject(format!("notes[{n}].paragraphs")),
                "unknown-paragraph",
                format!("\"{}\" has no paragraph {paragraph}, only 1 to {}", article.id, article.paragraphs.len()),
                "correct the number",
            );
        }
    }
}

/// A paragraph says why it is the source of no claim, or is the source of one; never both.
fn check_unmarked(dossier: &Dossier, index: usize, article: &Article, findings: &mut Findings) {
    let cited: BTreeSet<usize> =
        dossier.claims().filter(|(_, claim)| claim.article == article.id).map(|(_, claim)| claim.passage.paragraph).collect();
    for (position, paragraph) in article.paragraphs.iter().enumerate() {
        let field = Subject::new(ItemKind::Article, index, format!("paragraphs[{position}].unmarked"));
        if paragraph.unmarked.is_some() && cited.contains(&paragraph.n) {
            findings.error(
                field,
                "marked-after-all",
                format!("paragraph {} says why no claim cites it, but one does", paragraph.n),
                "leave `unmarked` out",
            );
        } else if paragraph.unmarked.is_none() && !cited.contains(&paragraph.n) {
            findings.warning(
                field,
                "unaccounted-paragraph",
                format!("no claim cites paragraph {} of \"{}\", and it does not say why", paragraph.n, article.id),
                "add a claim, or `unmarked:` with Opinion, Background, Caption, Heading, Furniture or Repeats(n)",
            );
        } else if let Some(Unmarked::Repeats(n)) = paragraph.unmarked
            && (article.paragraph(n).is_none() || n == paragraph.n)
        {
            findings.error(
                field,
                "unknown-paragraph",
                format!("paragraph {} cannot repeat paragraph {n}", paragraph.n),
                "name the paragraph whose content it repeats",
            );
        }
    }
}

/// Decisions about names: words of the text, in order, each decided once, and places that there are.
fn check_readings(dossier: &Dossier, index: usize, article: &Article, findings: &mut Findings) {
    let mut reached = 0;
    for (position, reading) in article.readings.iter().enumerate() {
        let field = |name: &str| Subject::new(ItemKind::Article, index, format!("readings[{position}].{name}"));
        let Reading { start, end, place } = reading;
        if *start < reached || end <= start || *end > article.text.code_points {
            let last = article.text.code_points;
            findings.error(
                field("start"),
                "reading-span",
                format!("expected a span after {reached} and before {last}, found {start} to {end}"),
                "decisions about names stand in the order of the text, and each name is decided once",
            );
        }
        reached = *end;
        if let Some(place) = place.as_deref().filter(|place| dossier.gazetteer.place(place).is_none()) {
            let known = dossier.gazetteer.places().iter().map(|place| place.id.as_str());
            findings.unknown(field("place"), "unknown-place", "place", place, known);
        }
    }
}

fn check_against_original(index: usize, article: &Article, original: &Original, findings: &mut Findings) {
    let found = original.chars().len();
    if found != article.text.code_points {
        findings.error(
            Subject::new(ItemKind::Article, index, "text.code_points"),
            "text-length",
            format!("expected {} code points, the original has {found}", article.text.code_points),
            "`tools/anchor-passages.py --card FILE` prints the lengths",
        );
    }
    for (position, paragraph) in article.paragraphs.iter().enumerate() {
        let words = original.between(paragraph.start, paragraph.end);
        let beside = |at: Option<usize>| at.and_then(|at| original.chars().get(at).copied());
        let open_start = beside(paragraph.start.checked_sub(1)).is_some_and(|c| !c.is_whitespace());
        let open_end = beside(Some(paragraph.end)).is_some_and(|c| !c.is_whitespace());
        if words.contains('\n') || words.trim() != words || open_start || open_end {
            findings.error(
                Subject::new(ItemKind::Article, index, format!("paragraphs[{position}].start")),
                "paragraph-span",
                format!("{} to {} is not the whole of one line of the original", paragraph.start, paragraph.end),
                "`tools/anchor-passages.py --card FILE` prints the spans",
            );
        }
    }
}
