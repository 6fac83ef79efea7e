//! The originals that this reader has: recognised by fingerprint, decoded as passages count them.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::check::quotes::evened;
use super::edition::{OtherEdition, other_edition};
use super::{Article, Dossier, Passage};

/// The text of one article, as the reader's own file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    chars: Vec<char>,
    /// The text as quotations are compared with it.
    evened: String,
}

impl Original {
    /// A text as it was read.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { chars: text.chars().collect(), evened: evened(text) }
    }

    /// The words between two positions, in code points; shorter where the text ends before.
    #[must_use]
    pub fn between(&self, start: usize, end: usize) -> String {
        let end = end.min(self.chars.len());
        self.chars.get(start.min(end)..end).unwrap_or_default().iter().collect()
    }

    /// The text as code points, which is what positions count.
    #[must_use]
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The text without what typesetting changes: small letters, single spaces, plain signs.
    pub(super) fn evened(&self) -> &str {
        &self.evened
    }

    /// Whether the passage's two selectors both point at the same words here.
    #[must_use]
    pub fn holds(&self, passage: &Passage) -> bool {
        passage.check_in_original(&self.chars).is_ok()
    }
}

/// The originals that this reader has, by article.
#[derive(Clone, Debug, Default)]
pub struct Originals {
    by_article: BTreeMap<String, Original>,
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Recognised<'a> {
    /// The original of this article, byte for byte.
    Original(&'a Article),
    /// Not the original of any article, but much of what the claims of one quote stands in it.
    OtherEdition(OtherEdition),
    /// No text of this dossier.
    Unknown,
    /// No text in UTF-8.
    NotText,
}

impl Originals {
    /// Takes a file in if it is the original of an article of the dossier, and says what it is otherwise.
    pub fn recognise<'a>(&mut self, dossier: &'a Dossier, bytes: &[u8]) -> Recognised<'a> {
        let Some(text) = decode_text(bytes) else { return Recognised::NotText };
        let sha256 = sha256_hex(bytes);
        match dossier.articles.iter().find(|article| article.text.sha256 == sha256) {
            Some(article) => {
                self.by_article.insert(article.id.clone(), Original::new(&text));
                Recognised::Original(article)
            }
            None => other_edition(dossier, &text).map_or(Recognised::Unknown, Recognised::OtherEdition),
        }
    }

    /// The original of an article, if the reader has it.
    #[must_use]
    pub fn of(&self, article: &str) -> Option<&Original> {
        self.by_article.get(article)
    }

    /// Identifiers of the articles whose originals are here, in order.
    pub fn articles(&self) -> impl Iterator<Item = &str> {
        self.by_article.keys().map(String::as_str)
    }
}

/// Decodes UTF-8 the way passages count: without a byte-order mark, line ends as `\n`. None where it is not UTF-8.
#[must_use]
pub fn decode_text(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    Some(text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n"))
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        use std::fmt::Write as _;
        // writing to a string cannot fail
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_and_windows_line_ends_do_not_count() {
        assert_eq!(decode_text(b"\xef\xbb\xbfa\r\nb").as_deref(), Some("a\nb"));
        assert_eq!(decode_text(b"\xff\xfe"), None);
    }

    #[test]
    fn the_fingerprint_is_sha_256() {
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_file_of_no_article_is_not_taken_in() {
        let mut originals = Originals::default();
        assert_eq!(originals.recognise(&Dossier::default(), b"anything"), Recognised::Unknown);
        assert_eq!(originals.recognise(&Dossier::default(), b"\xff\xfe"), Recognised::NotText);
        assert_eq!(originals.articles().count(), 0);
    }
}
