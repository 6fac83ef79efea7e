//! Our own sentences take no side: the loaded words of the list in `data/loaded-words.ron` stand between quotation marks or not at all.

use super::{Findings, ItemKind, Subject};
use crate::dossier::{Dossier, Happening};

pub(super) fn check(dossier: &Dossier, findings: &mut Findings) {
    let mut hold = |kind: ItemKind, index: usize, field: String, text: &str| {
        for found in loaded_words_in(text, &dossier.loaded_words) {
            findings.warning(
                Subject::new(kind, index, field.clone()),
                "loaded-word",
                format!("expected a sentence that takes no side, found \"{found}\""),
                "say it neutrally; the article's own word belongs into `terms`, or between quotation marks",
            );
        }
    };
    for of in dossier.happenings() {
        let (kind, index) = match of {
            Happening::Event(index) => (ItemKind::Event, index),
            Happening::Movement(index) => (ItemKind::Movement, index),
        };
        hold(kind, index, "title".to_owned(), dossier.title(of));
        for (n, claim) in dossier.claims_of(of).iter().enumerate() {
            hold(kind, index, format!("claims[{n}].says"), &claim.says);
            hold(kind, index, format!("claims[{n}].note"), claim.note.as_deref().unwrap_or_default());
        }
    }
    for (index, article) in dossier.articles.iter().enumerate() {
        for (n, paragraph) in article.paragraphs.iter().enumerate() {
            hold(ItemKind::Article, index, format!("paragraphs[{n}].digest"), &paragraph.digest);
        }
        for (n, note) in article.notes.iter().enumerate() {
            hold(ItemKind::Article, index, format!("notes[{n}].text"), &note.text);
        }
    }
    for (index, dispute) in dossier.disputes.iter().enumerate() {
        hold(ItemKind::Dispute, index, "title".to_owned(), &dispute.title);
        for (n, side) in dispute.sides.iter().enumerate() {
            hold(ItemKind::Dispute, index, format!("sides[{n}].says"), &side.says);
        }
        hold(ItemKind::Dispute, index, "note".to_owned(), dispute.note.as_deref().unwrap_or_default());
    }
    for (index, lesson) in dossier.lessons.iter().enumerate() {
        for text in lesson.texts() {
            hold(ItemKind::Lesson, index, text.field, text.text);
        }
    }
    for (index, actor) in dossier.actors.iter().enumerate() {
        hold(ItemKind::Actor, index, "name".to_owned(), &actor.name);
    }
}

/// The loaded words that a text uses outside quotation marks, as the list has them. An entry is a word or several; one that ends in
/// `*` stands for every word that begins so. Case does not matter.
fn loaded_words_in<'a>(text: &str, list: &'a [String]) -> Vec<&'a str> {
    let words = words_outside_quotes(text);
    let used = |entry: &str| {
        let (entry, open) = entry.strip_suffix('*').map_or((entry, false), |stem| (stem, true));
        let wanted: Vec<String> = entry.split_whitespace().map(str::to_lowercase).collect();
        !wanted.is_empty()
            && words.windows(wanted.len()).any(|window| {
                let final_word = wanted.len() - 1;
                window
                    .iter()
                    .zip(&wanted)
                    .enumerate()
                    .all(|(n, (word, wanted))| if open && n == final_word { word.starts_with(wanted.as_str()) } else { word == wanted })
            })
    };
    list.iter().map(String::as_str).filter(|entry| used(entry)).collect()
}

/// Lower-case words; those between quotation marks are one gap, so that nothing is found across it.
fn words_outside_quotes(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quoted = false;
    for c in text.chars().chain([' ']) {
        if matches!(c, '"' | '“' | '”' | '«' | '»') {
            quoted = match c {
                '“' | '«' => true,
                '”' | '»' => false,
                _ => !quoted,
            };
            words.push(String::new());
        } else if !quoted && (c.is_alphanumeric() || (c == '-' && !word.is_empty())) {
            word.extend(c.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::loaded_words_in;

    #[test]
    fn loaded_words_are_found_outside_quotation_marks_only() {
        let list = ["terror*", "regime", "axis of"].map(str::to_owned);
        let found = |text: &str| loaded_words_in(text, &list).join(", ");
        assert_eq!(found("The Regime shells a town"), "regime");
        assert_eq!(found("Counterterrorism, and terrorists"), "terror*");
        assert_eq!(found("The \"regime\", as it is called, and “terrorists”"), "");
        assert_eq!(found("A regimen"), "", "an entry without a star is a whole word");
        assert_eq!(found("The axis of advance"), "axis of");
        assert_eq!(found("The axis \"so-called\" of advance"), "", "not across a quotation");
        assert_eq!(found(""), "");
    }
}
