//! Words of an article as somebody selects them: whole words, and the passage that they make.

use super::passage::{MAX_CONTEXT_WORDS, Passage};
use super::{Original, Paragraph};

impl Passage {
    /// The passage of some words of a paragraph, in code points of the text: grown to whole words, without white space at its ends, with
    /// up to four words before and after. None where there are no words.
    #[must_use]
    pub fn of_words(original: &Original, paragraph: &Paragraph, start: usize, end: usize) -> Option<Self> {
        let chars = original.chars().get(..paragraph.end)?;
        let is_word = |at: usize| chars.get(at).is_some_and(|c| c.is_alphanumeric());
        let (mut start, mut end) = (start.max(paragraph.start), end.min(paragraph.end));
        while start > paragraph.start && is_word(start) && is_word(start - 1) {
            start -= 1;
        }
        while end < paragraph.end && end > start && is_word(end) && is_word(end - 1) {
            end += 1;
        }
        while start < end && chars.get(start).is_some_and(|c| c.is_whitespace()) {
            start += 1;
        }
        while end > start && chars.get(end - 1).is_some_and(|c| c.is_whitespace()) {
            end -= 1;
        }
        if start >= end {
            return None;
        }
        let before = original.between(paragraph.start, start);
        let after = original.between(end, paragraph.end);
        Some(Self {
            paragraph: paragraph.n,
            start,
            end,
            prefix: last_words(&before),
            quote: original.between(start, end),
            suffix: first_words(&after),
        })
    }
}

/// The last four words of a text, with the space that follows them.
fn last_words(text: &str) -> String {
    let starts: Vec<usize> = word_starts(text).collect();
    let from = starts.iter().rev().nth(MAX_CONTEXT_WORDS - 1).or(starts.first());
    from.and_then(|from| text.get(*from..)).unwrap_or_default().to_owned()
}

/// The first four words of a text, with the space before them.
fn first_words(text: &str) -> String {
    let end =
        word_starts(text).nth(MAX_CONTEXT_WORDS).map_or(text.len(), |next| text.get(..next).map_or(0, |words| words.trim_end().len()));
    text.get(..end).unwrap_or_default().to_owned()
}

/// Bytes at which words begin: what stands between white space.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut after_space = true;
    text.char_indices().filter_map(move |(at, c)| {
        let starts = after_space && !c.is_whitespace();
        after_space = c.is_whitespace();
        starts.then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dossier::{Dossier, NewArticle, Originals, paragraphs_of};

    fn original(text: &str) -> Original {
        let new = NewArticle {
            id: "a".to_owned(),
            label: "A".to_owned(),
            language: "en".to_owned(),
            published: "2025".parse().unwrap(),
            reason: "a test".to_owned(),
            basis: crate::dossier::Basis::Stated,
        };
        let dossier = Dossier { articles: vec![new.card(text.as_bytes(), text)], ..Dossier::default() };
        let mut originals = Originals::default();
        originals.recognise(&dossier, text.as_bytes());
        originals.of("a").unwrap().clone()
    }

    #[test]
    fn what_is_selected_grows_to_whole_words_and_keeps_its_neighbours() {
        let text = "First line.\nThe “long” convoy of trucks left ar-Raqqa at dawn, they said.";
        let (original, paragraphs) = (original(text), paragraphs_of(text));
        let at = text.find("uck").map(|byte| text.get(..byte).unwrap().chars().count()).unwrap();
        let passage = Passage::of_words(&original, &paragraphs[1], at, at + 8).unwrap();
        assert_eq!(
            (passage.prefix.as_str(), passage.quote.as_str(), passage.suffix.as_str()),
            ("The “long” convoy of ", "trucks left", " ar-Raqqa at dawn, they")
        );
        assert_eq!(passage.check_on_card(&paragraphs[1]), Ok(()));
        assert!(original.holds(&passage));
        assert_eq!(Passage::of_words(&original, &paragraphs[0], 5, 6), None, "white space is no words");
    }

    proptest! {
        #[test]
        fn any_selection_of_any_text_resolves_where_it_was_made(text in "(\\PC| |\u{301}|\u{200b}|الرقة|\n){1,40}", from in 0..40_usize, length in 0..40_usize) {
            let (original, paragraphs) = (original(&text), paragraphs_of(&text));
            for paragraph in &paragraphs {
                if let Some(passage) = Passage::of_words(&original, paragraph, from, from + length) {
                    prop_assert!(original.holds(&passage), "{passage:?}");
                    prop_assert!(passage.start >= paragraph.start && passage.end <= paragraph.end);
                    prop_assert!(passage.prefix.split_whitespace().count() <= 4 && passage.suffix.split_whitespace().count() <= 4);
                }
            }
        }
    }
}
