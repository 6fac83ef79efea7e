//! Quotes in our own sentences are short, and what is quoted from an article stands in it.

use super::{Findings, ItemKind, Subject};
use crate::dossier::{Dossier, Happening, MAX_QUOTE_WORDS, Originals, SideSource};

pub(super) fn check(dossier: &Dossier, originals: &Originals, findings: &mut Findings) {
    for sentence in sentences(dossier) {
        for quotation in quotations(sentence.text) {
            let words = quotation.split_whitespace().count();
            if words > MAX_QUOTE_WORDS {
                findings.error(
                    Subject::new(sentence.kind, sentence.index, sentence.field.clone()),
                    "long-quote",
                    format!("expected a quotation of at most {MAX_QUOTE_WORDS} words, found {words}"),
                    "the articles are not ours: quote less",
                );
            }
        }
    }
    for of in dossier.happenings() {
        let (kind, index) = item(of);
        for (n, claim) in dossier.claims_of(of).iter().enumerate() {
            let figures = claim.figures.iter().enumerate().map(|(m, figure)| (format!("claims[{n}].figures[{m}].text"), &figure.text));
            let terms = claim.terms.iter().enumerate().map(|(m, term)| (format!("claims[{n}].terms[{m}]"), term));
            for (field, words) in figures.chain(terms) {
                stands_in(originals, &claim.article, words, Subject::new(kind, index, field), findings);
            }
        }
    }
    for (index, dispute) in dossier.disputes.iter().enumerate() {
        for (n, side) in dispute.sides.iter().enumerate() {
            if let SideSource::Article { id, .. } = &side.source {
                for quotation in quotations(&side.says) {
                    let subject = Subject::new(ItemKind::Dispute, index, format!("sides[{n}].says"));
                    stands_in(originals, id, &quotation, subject, findings);
                }
            }
        }
    }
}

/// Where the original is at hand, the words stand in it, white space, dashes, quotation marks and capitals apart.
fn stands_in(originals: &Originals, article: &str, words: &str, subject: Subject, findings: &mut Findings) {
    let Some(original) = originals.of(article) else { return };
    if !original.evened().contains(&evened(words)) {
        findings.error(
            subject,
            "unresolved-words",
            format!("expected \"{words}\" to stand in \"{article}\", found it not in the original"),
            "quote the article's own words, or say it in ours without quotation marks",
        );
    }
}

/// Small letters, single spaces, plain quotation marks and hyphens; without the mark at either end.
pub(in crate::dossier) fn evened(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '“' | '”' | '"' | '«' | '»' => {}
            '’' | '‘' => out.push('\''),
            '‐' | '‑' | '–' | '—' => out.push('-'),
            c => out.push(c),
        }
    }
    out.trim_matches([' ', ',', '.', ';', ':']).to_owned()
}

/// What stands between quotation marks.
fn quotations(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    for c in text.chars() {
        match (c, &mut open) {
            ('"' | '“' | '«', None) => open = Some(String::new()),
            ('"' | '”' | '»', Some(_)) => found.extend(open.take()),
            (c, Some(words)) => words.push(c),
            _ => {}
        }
    }
    found
}

/// A sentence of ours and where it stands.
struct Sentence<'a> {
    kind: ItemKind,
    index: usize,
    field: String,
    text: &'a str,
}

fn sentences(dossier: &Dossier) -> Vec<Sentence<'_>> {
    let mut all = Vec::new();
    let mut add = |kind, index, field: String, text| all.push(Sentence { kind, index, field, text });
    for of in dossier.happenings() {
        let (kind, index) = item(of);
        add(kind, index, "title".to_owned(), dossier.title(of));
        for (n, claim) in dossier.claims_of(of).iter().enumerate() {
            add(kind, index, format!("claims[{n}].says"), &claim.says);
            if let Some(note) = &claim.note {
                add(kind, index, format!("claims[{n}].note"), note);
            }
        }
    }
    for (index, article) in dossier.articles.iter().enumerate() {
        for (n, paragraph) in article.paragraphs.iter().enumerate() {
            add(ItemKind::Article, index, format!("paragraphs[{n}].digest"), &paragraph.digest);
        }
        for (n, note) in article.notes.iter().enumerate() {
            add(ItemKind::Article, index, format!("notes[{n}].text"), &note.text);
        }
    }
    for (index, dispute) in dossier.disputes.iter().enumerate() {
        add(ItemKind::Dispute, index, "title".to_owned(), &dispute.title);
        for (n, side) in dispute.sides.iter().enumerate() {
            add(ItemKind::Dispute, index, format!("sides[{n}].says"), &side.says);
        }
    }
    for (index, lesson) in dossier.lessons.iter().enumerate() {
        for text in lesson.texts() {
            add(ItemKind::Lesson, index, text.field, text.text);
        }
    }
    all
}

fn item(of: Happening) -> (ItemKind, usize) {
    match of {
        Happening::Event(index) => (ItemKind::Event, index),
        Happening::Movement(index) => (ItemKind::Movement, index),
    }
}

#[cfg(test)]
mod tests {
    use super::{evened, quotations};

    #[test]
    fn quotations_and_originals_are_compared_without_what_typesetting_changes() {
        assert_eq!(evened("US-backed\u{a0}ISIS “cells”,"), "us-backed isis cells");
        assert_eq!(evened("the region’s\npower"), evened("The region's power."));
        assert_eq!(quotations("It is \"a b\" and “c”, not \"d"), ["a b", "c"]);
    }
}
