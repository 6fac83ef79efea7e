//! Linking: text in, mentions of places out, each with its role, its candidates and the reason in words.
//!
//! A name is found in any spelling that a newsroom may use (`token`, `key`, `index`), what stands around it says what it stands for
//! (`context`, with the word lists of `lexicon`), and its neighbours choose between the places that bear it (`choose`). An ambiguous
//! name is a value, not a guess. The longest name wins and hides what is in it; only locations make marks.

mod annotated;
mod choose;
mod context;
mod index;
mod key;
mod lexicon;
mod linker;
mod mention;
mod score;
mod token;
mod unlisted;
mod verbs;
mod vocabulary;
mod words;

pub use annotated::{GoldMention, annotated};
pub use linker::{Linker, Progress};
pub use mention::{Candidate, Mention, Role};
pub use score::Score;
