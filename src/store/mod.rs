//! Dossiers on disk: RON in, a dossier and *all* its problems out, each with file, line and column.
//!
//! Loading never stops at the first mistake and never changes a file. What is on disk has a type of its own (`disk`), with
//! a schema number, so that the shape of files and the shape of the program can change apart.

mod atomic;
mod build;
mod curated;
mod disk;
mod folder;
mod lessons;
mod load;
mod locate;
mod packed;
mod plain_text;
mod problem;
mod recovery;
mod rewrite;
mod ron_tree;
mod save;
mod source;
mod texts;
mod to_disk;
mod write_card;

pub use atomic::{AtomicFile, write_atomically};
pub use curated::curated_places;
pub use folder::FolderWriter;
pub use load::{Loaded, load};
pub use packed::{PACKED_EXTENSION, PACKED_TYPE, PackedError};
pub use plain_text::{NoText, PlainText, plain_text};
pub use problem::{Problem, has_errors};
pub use recovery::{Recovery, Slot};
pub use save::{FileChange, SaveError};
pub use source::{Source, SourceFile, is_packed_name};
pub use texts::{EditionFile, TEXTS_VARIABLE, Texts, load_texts, read_text_file};
pub use write_card::card_file;
