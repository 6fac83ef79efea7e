//! A passage: the words of an article that a claim rests on.
//!
//! It holds both selectors of the W3C Web Annotation model: a `TextPositionSelector` (`start`, `end`) and a
//! `TextQuoteSelector` (`prefix`, `quote`, `suffix`). Where the original is at hand, both must give the same span.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Paragraph;

/// The most words of an article that a quote may have.
pub const MAX_QUOTE_WORDS: usize = 12;
/// The most words of an article that a quote's prefix, and its suffix, may have.
pub const MAX_CONTEXT_WORDS: usize = 4;

/// A span of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Number of the paragraph, from 1.
    pub paragraph: usize,
    /// First code point in the article's decoded text, 0-based.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Up to four words before the quote, in the same paragraph.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// The words themselves, at most twelve.
    pub quote: String,
    /// Up to four words after the quote, in the same paragraph.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
}

/// Why a passage does not resolve.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[expect(missing_docs, reason = "each variant is its message")]
pub enum PassageError {
    #[error("the passage is empty or ends before it starts: {start} to {end}")]
    Empty { start: usize, end: usize },
    #[error("the passage {start} to {end} lies outside paragraph {paragraph}, which is {first} to {last}")]
    OutsideParagraph { paragraph: usize, start: usize, end: usize, first: usize, last: usize },
    #[error("the quote has {found} code points, but the passage {start} to {end} has {expected}")]
    Length { start: usize, end: usize, expected: usize, found: usize },
    #[error("the {part} has {found} words: at most {allowed} are allowed")]
    TooManyWords { part: &'static str, found: usize, allowed: usize },
    #[error("the passage does not resolve in the original: expected \"{expected}\" at {start} to {end}, found \"{found}\"")]
    Original { start: usize, end: usize, expected: String, found: String },
    #[error("the {part} \"{expected}\" does not stand beside the passage in the original: found \"{found}\"")]
    Context { part: &'static str, expected: String, found: String },
}

impl Passage {
    /// Whether the passage fits the paragraph's span, the lengths agree and the quotes are short enough.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn check_on_card(&self, paragraph: &Paragraph) -> Result<(), PassageError> {
        let (start, end) = (self.start, self.end);
        if start >= end {
            return Err(PassageError::Empty { start, end });
        }
        if start < paragraph.start || end > paragraph.end {
            return Err(PassageError::OutsideParagraph { paragraph: paragraph.n, start, end, first: paragraph.start, last: paragraph.end });
        }
        for (part, text, allowed) in [
            ("quote", &self.quote, MAX_QUOTE_WORDS),
            ("prefix", &self.prefix, MAX_CONTEXT_WORDS),
            ("suffix", &self.suffix, MAX_CONTEXT_WORDS),
        ] {
            let found = text.split_whitespace().count();
            if found > allowed {
                return Err(PassageError::TooManyWords { part, found, allowed });
            }
        }
        let found = self.quote.chars().count();
        if found != end - start {
            return Err(PassageError::Length { start, end, expected: end - start, found });
        }
        Ok(())
    }

    /// Whether both selectors give the same span of the original.
    ///
    /// # Errors
    /// Says what stands there instead.
    pub fn check_in_original(&self, text: &[char]) -> Result<(), PassageError> {
        let between = |start: usize, end: usize| -> String {
            let end = end.min(text.len());
            text.get(start.min(end)..end).unwrap_or_default().iter().collect()
        };
        let found = between(self.start, self.end);
        if found != self.quote {
            return Err(PassageError::Original { start: self.start, end: self.end, expected: self.quote.clone(), found });
        }
        let before = between(self.start.saturating_sub(self.prefix.chars().count()), self.start);
        if before != self.prefix {
            return Err(PassageError::Context { part: "prefix", expected: self.prefix.clone(), found: before });
        }
        let after = between(self.end, self.end + self.suffix.chars().count());
        if after != self.suffix {
            return Err(PassageError::Context { part: "suffix", expected: self.suffix.clone(), found: after });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::ParagraphKind;

    fn paragraph() -> Paragraph {
        Paragraph { n: 2, start: 5, end: 40, kind: ParagraphKind::Body, digest: String::new(), unmarked: None }
    }

    fn passage(start: usize, end: usize, quote: &str) -> Passage {
        Passage { paragraph: 2, start, end, prefix: String::new(), quote: quote.to_owned(), suffix: String::new() }
    }

    #[test]
    fn positions_count_code_points_not_bytes() {
        let text: Vec<char> = "‘Çok’ — deir ez‑zor".chars().collect();
        assert_eq!(passage(8, 12, "deir").check_in_original(&text), Ok(()));
    }

    #[test]
    fn a_passage_must_lie_in_its_paragraph_and_fit_its_quote() {
        let says = |passage: Passage| passage.check_on_card(&paragraph()).unwrap_err().to_string();
        assert_eq!(passage(5, 9, "four").check_on_card(&paragraph()), Ok(()));
        insta::assert_snapshot!(says(passage(9, 9, "")), @"the passage is empty or ends before it starts: 9 to 9");
        insta::assert_snapshot!(says(passage(38, 42, "four")), @"the passage 38 to 42 lies outside paragraph 2, which is 5 to 40");
        insta::assert_snapshot!(says(passage(5, 10, "four")), @"the quote has 4 code points, but the passage 5 to 10 has 5");
        let long = "a b c d e f g h i j k l m";
        insta::assert_snapshot!(says(passage(5, 30, long)), @"the quote has 13 words: at most 12 are allowed");
    }

    #[test]
    fn both_selectors_must_give_the_same_span() {
        let text: Vec<char> = "The trucks went north at dawn.".chars().collect();
        let mut it = passage(4, 10, "trucks");
        it.prefix = "The ".to_owned();
        it.suffix = " went".to_owned();
        assert_eq!(it.check_in_original(&text), Ok(()));
        it.suffix = " came".to_owned();
        insta::assert_snapshot!(it.check_in_original(&text).unwrap_err(), @r#"the suffix " came" does not stand beside the passage in the original: found " went""#);
        it.start = 400;
        it.end = 406;
        insta::assert_snapshot!(it.check_in_original(&text).unwrap_err(), @r#"the passage does not resolve in the original: expected "trucks" at 400 to 406, found """#);
    }
}
