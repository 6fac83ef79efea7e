//! Each distinct word of a text, looked up once: news says the same few thousand words over and over.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::index::{Form, Index, is_article};
use super::lexicon::{Entry, entry};
use super::token::{Token, read_tokens};

/// So many words are kept; a text with more of them begins anew, so that one of any length is read in bounded memory.
const MOST_WORDS: usize = 1 << 16;

/// What is known of a word, wherever it stands.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// What it may be in English.
    pub(super) entry: Entry,
    /// Whether it is an Arabic article.
    pub(super) article: bool,
    /// Whether a name may begin with it.
    pub(super) begins: bool,
    forms: Range<usize>,
}

/// The words of a text so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    numbers: FxHashMap<Box<str>, u32>,
    /// The same for words of up to 16 bytes, by those bytes: two numbers are compared faster than two strings.
    numbers_of_short: FxHashMap<u128, u32>,
    words: Vec<Word>,
    forms: Vec<Form>,
    /// The block that is read, kept for the memory that it takes.
    tokens: Vec<Token>,
    number_of_token: Vec<u32>,
}

impl Vocabulary {
    /// Cuts a block of text into words, and looks up those that are new.
    pub(super) fn block<'a>(&'a mut self, index: &Index, text: &'a str) -> Block<'a> {
        if self.words.len() > MOST_WORDS {
            *self = Self::default();
        }
        let mut tokens = std::mem::take(&mut self.tokens);
        let mut numbers = std::mem::take(&mut self.number_of_token);
        read_tokens(text, &mut tokens);
        numbers.clear();
        numbers.extend(tokens.iter().map(|token| self.number(index, text, token)));
        (self.tokens, self.number_of_token) = (tokens, numbers);
        Block { text, tokens: &self.tokens, numbers: &self.number_of_token, words: &self.words, forms: &self.forms }
    }

    fn number(&mut self, index: &Index, text: &str, token: &Token) -> u32 {
        if let Some(short) = short_word(text, token) {
            if let Some(number) = self.numbers_of_short.get(&short) {
                return *number;
            }
            let number = self.new_number(index, text, token);
            self.numbers_of_short.insert(short, number);
            return number;
        }
        self.new_number(index, text, token)
    }

    fn new_number(&mut self, index: &Index, text: &str, token: &Token) -> u32 {
        let word = text.get(token.start..token.end).unwrap_or_default();
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let from = self.forms.len();
        index.forms(word, token.case, &mut self.forms);
        let forms = from..self.forms.len();
        let begins = self.forms.get(from..).unwrap_or_default().iter().any(|form| index.begins(form.word));
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(Word { entry: entry(word), article: is_article(word), begins, forms });
        self.numbers.insert(word.into(), number);
        number
    }
}

/// The bytes of a word of up to 16 of them, as one number; no word has a byte of zero. None near the end of the text.
fn short_word(text: &str, token: &Token) -> Option<u128> {
    let length = token.end - token.start;
    let bytes: [u8; 16] = text.as_bytes().get(token.start..token.start + 16)?.try_into().ok()?;
    let unused = 16_usize.checked_sub(length)?;
    Some(u128::from_le_bytes(bytes) << (8 * unused) >> (8 * unused)).filter(|_| unused < 16)
}

/// A block of text, cut into words that are looked up.
pub(super) struct Block<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// The number of each token's word.
    numbers: &'a [u32],
    words: &'a [Word],
    forms: &'a [Form],
}

impl<'a> Block<'a> {
    /// The word as it is written; empty where there is none.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or_default()
    }

    /// What is known of the word.
    pub(super) fn known(&self, at: usize) -> Option<&'a Word> {
        self.words.get(*self.numbers.get(at)? as usize)
    }

    /// What the word may be as a word of a name.
    pub(super) fn forms(&self, at: usize) -> &'a [Form] {
        self.known(at).and_then(|word| self.forms.get(word.forms.clone())).unwrap_or_default()
    }
}
