//! The beginning of a card: what a program can know of a new article, before anybody has read it.

use super::originals::sha256_hex;
use super::{Article, Basis, Paragraph, ParagraphKind, Publication, TextFingerprint, Unmarked};
use crate::time::Edtf;

/// Headings are shorter than this, in code points.
const LONGEST_HEADING: usize = 120;

/// What somebody says of an article that they add.
#[derive(Clone, Debug, PartialEq)]
pub struct NewArticle {
    /// Identifier of the card.
    pub id: String,
    /// Up to three words for legends.
    pub label: String,
    /// BCP 47 language.
    pub language: String,
    /// When it was published.
    pub published: Edtf,
    /// How that is known.
    pub reason: String,
    /// Whether the text states it.
    pub basis: Basis,
}

impl NewArticle {
    /// The card for a text. `bytes` are those of the file that is kept as the original, and `text` what [`super::decode_text`] makes of
    /// them. Digests are empty: a program does not write them.
    #[must_use]
    pub fn card(self, bytes: &[u8], text: &str) -> Article {
        let paragraphs = paragraphs_of(text);
        let title = paragraphs.first().filter(|first| first.kind == ParagraphKind::Title);
        let title = title.map(|first| text.chars().skip(first.start).take(first.end - first.start).collect());
        Article {
            id: self.id,
            label: self.label,
            title,
            outlet: None,
            author: None,
            language: self.language,
            published: Publication { when: Some(self.published), bounds: None, basis: self.basis, reason: self.reason },
            text: TextFingerprint { sha256: sha256_hex(bytes), bytes: bytes.len(), code_points: text.chars().count() },
            notes: Vec::new(),
            paragraphs,
            readings: Vec::new(),
        }
    }
}

/// The non-empty lines of a text as paragraphs: spans without the white space around them, and what sort of line each seems to be.
#[must_use]
pub fn paragraphs_of(text: &str) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut begin = 0;
    for line in text.split('\n') {
        let length = line.chars().count();
        let words = line.trim();
        if !words.is_empty() {
            let start = begin + line.chars().take_while(|c| c.is_whitespace()).count();
            let n = paragraphs.len() + 1;
            let kind = kind_of(words, n);
            let unmarked = (kind == ParagraphKind::Heading).then_some(Unmarked::Heading);
            paragraphs.push(Paragraph { n, start, end: start + words.chars().count(), kind, digest: String::new(), unmarked });
        }
        begin += length + 1;
    }
    paragraphs
}

/// A guess by length and punctuation, for somebody to put right.
fn kind_of(words: &str, n: usize) -> ParagraphKind {
    let short = words.chars().count() <= LONGEST_HEADING;
    let is_sentence = words.ends_with(['.', '!', '?', ':', ';', '…', '؟', '"', '”', '»', '،']);
    let quoted = words.starts_with(['"', '“', '«']) && words.ends_with(['"', '”', '»']);
    if n > 1 && n <= 3 && short && ["By ", "بقلم"].iter().any(|by| words.starts_with(by)) {
        ParagraphKind::Byline
    } else if quoted {
        ParagraphKind::Quote
    } else if short && !is_sentence {
        if n == 1 { ParagraphKind::Title } else { ParagraphKind::Heading }
    } else {
        ParagraphKind::Body
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_become_paragraphs_with_spans_and_sorts() {
        use ParagraphKind::{Body, Byline, Heading, Quote, Title};
        let text = "Convoy leaves base\n\nBy A. Writer\n  The trucks left at dawn.  \nWhat follows\n“We saw nothing.”";
        let paragraphs = paragraphs_of(text);
        let kinds: Vec<ParagraphKind> = paragraphs.iter().map(|paragraph| paragraph.kind).collect();
        assert_eq!(kinds, [Title, Byline, Body, Heading, Quote]);
        let words = |n: usize| -> String { text.chars().skip(paragraphs[n].start).take(paragraphs[n].end - paragraphs[n].start).collect() };
        assert_eq!((words(1).as_str(), words(2).as_str()), ("By A. Writer", "The trucks left at dawn."));
        assert_eq!(paragraphs[3].unmarked, Some(Unmarked::Heading));
    }

    proptest! {
        #[test]
        fn spans_slice_to_the_trimmed_lines_of_any_text(lines in proptest::collection::vec("[ \\t\u{a0}]{0,2}(\\PC{0,12}|الرقة)[ ]{0,2}", 0..12)) {
            let text = lines.join("\n");
            let chars: Vec<char> = text.chars().collect();
            let wanted: Vec<&str> = text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
            let paragraphs = paragraphs_of(&text);
            prop_assert_eq!(paragraphs.len(), wanted.len());
            for (paragraph, line) in paragraphs.iter().zip(wanted) {
                prop_assert_eq!(chars[paragraph.start..paragraph.end].iter().collect::<String>(), line);
            }
        }
    }
}
