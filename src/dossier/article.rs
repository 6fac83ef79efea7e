//! The card of an article: what it is, when it was written, and one neutral sentence a paragraph.
//!
//! The article itself belongs to its publisher and is never part of a dossier; its fingerprint recognises the reader's own copy.

use serde::{Deserialize, Serialize};

use super::Basis;
use crate::time::Edtf;

/// A source text, as far as the dossier holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Stable identifier.
    pub id: String,
    /// Up to three words for legends.
    pub label: String,
    /// Its title; none where the text has none.
    pub title: Option<String>,
    /// Who published it, where known.
    pub outlet: Option<String>,
    /// Who wrote it, where known.
    pub author: Option<String>,
    /// BCP 47 language.
    pub language: String,
    /// When it was published, and how that is known.
    pub published: Publication,
    /// What recognises the original.
    pub text: TextFingerprint,
    /// What a reader should know of the article as a whole.
    pub notes: Vec<CardNote>,
    /// One entry for each non-empty line, numbered from 1.
    pub paragraphs: Vec<Paragraph>,
    /// What somebody decided that names in the text stand for; where nothing is said, the linker's reading holds.
    pub readings: Vec<Reading>,
}

impl Article {
    /// The title, or `untitled`.
    #[must_use]
    pub fn title_or_untitled(&self) -> &str {
        self.title.as_deref().unwrap_or("untitled")
    }

    /// The paragraph of that number, counted from 1.
    #[must_use]
    pub fn paragraph(&self, n: usize) -> Option<&Paragraph> {
        n.checked_sub(1).and_then(|index| self.paragraphs.get(index))
    }
}

/// When an article was published.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    /// The best estimate.
    pub when: Option<Edtf>,
    /// What the text itself allows, where it is undated.
    pub bounds: Option<Edtf>,
    /// Whether the text states it.
    pub basis: Basis,
    /// How it was worked out.
    pub reason: String,
}

/// What recognises the original of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextFingerprint {
    /// SHA-256 over the bytes of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// Length of the file in bytes.
    pub bytes: usize,
    /// Length of the decoded text in Unicode code points.
    pub code_points: usize,
}

/// What a reader should know of an article as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardNote {
    /// What sort of remark it is.
    pub kind: CardNoteKind,
    /// The paragraphs that it speaks of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paragraphs: Vec<usize>,
    /// The remark, neutral and in our own words.
    pub text: String,
}

/// What sort of remark stands on a card. That sources differ is no remark but a [`super::Dispute`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CardNoteKind {
    /// Something that the article leaves open.
    Vagueness,
    /// Anything else.
    Remark,
}

impl CardNoteKind {
    /// The name in the interface.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Vagueness => "left open",
            Self::Remark => "remark",
        }
    }
}

/// One paragraph: where it stands in the original, and what it says in our own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its number: the n-th non-empty line, from 1.
    pub n: usize,
    /// First code point, 0-based.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// What sort of line it is.
    pub kind: ParagraphKind,
    /// One neutral sentence in our own words.
    pub digest: String,
    /// Why it is the source of no claim; none where some claim cites it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unmarked: Option<Unmarked>,
}

/// What somebody decided that a name in the text stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// First code point, 0-based.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Identifier of the place; none where it is the name of no place here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// What sort of line a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ParagraphKind {
    /// The title of the article.
    Title,
    /// Who wrote it, where and when.
    Byline,
    /// A heading inside the text.
    Heading,
    /// The words under a picture.
    Caption,
    /// Running text.
    Body,
    /// Running text that is wholly somebody's words.
    Quote,
    /// Something of the page, not of the article.
    Furniture,
}

/// Why a paragraph is the source of no claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unmarked {
    /// It judges or advises, and tells of nothing that happened.
    Opinion,
    /// It explains, without time or place.
    Background,
    /// It is the caption of a picture.
    Caption,
    /// It is a heading.
    Heading,
    /// It belongs to the page.
    Furniture,
    /// It says again what that paragraph said.
    Repeats(usize),
}
