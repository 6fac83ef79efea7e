//! Unsaved work on disk, so that a crash takes none of it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

use super::atomic::write_atomically;
use super::load::Loaded;
use super::{FileChange, Source};
use crate::dossier::sha256_hex;

/// What had been changed in a dossier and not been saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recovery {
    /// The folder of the dossier; none for the built-in one.
    pub folder: Option<PathBuf>,
    /// Whether it was one that had no folder yet.
    pub is_new: bool,
    /// SHA-256 of each file's content that it was changed from.
    base: BTreeMap<String, String>,
    /// What was to become of the files.
    pub changes: Vec<FileChange>,
    /// The texts of articles that were added, by identifier.
    pub texts: BTreeMap<String, Vec<u8>>,
}

impl Recovery {
    /// What is to be kept of a dossier that was loaded and changed.
    #[must_use]
    pub fn of(loaded: &Loaded, changes: Vec<FileChange>, texts: BTreeMap<String, Vec<u8>>) -> Self {
        let folder = match loaded.source() {
            Source::Folder(folder) => Some(folder.clone()),
            Source::BuiltIn | Source::New => None,
        };
        let touched = |name: &str| changes.iter().any(|change| change.name == name);
        let digest = |file: &super::SourceFile| (file.name.clone(), sha256_hex(file.content.as_bytes()));
        let base = loaded.files().iter().filter(|file| touched(&file.name)).map(digest).collect();
        Self { folder, is_new: *loaded.source() == Source::New, base, changes, texts }
    }

    /// Where the dossier that was changed comes from.
    #[must_use]
    pub fn source(&self) -> Source {
        match &self.folder {
            Some(folder) => Source::Folder(folder.clone()),
            None if self.is_new => Source::New,
            None => Source::BuiltIn,
        }
    }

    /// Whether a dossier's files are those that were changed, as they were then.
    #[must_use]
    pub fn fits(&self, loaded: &Loaded) -> bool {
        let content = |name: &str| loaded.files().iter().find(|file| file.name == name).map(|file| sha256_hex(file.content.as_bytes()));
        self.changes.iter().all(|change| content(&change.name).as_ref() == self.base.get(&change.name))
    }

    /// Writes it down.
    ///
    /// # Errors
    /// What the file system says.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let text = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).to_string(self).map_err(io::Error::other)?;
        write_atomically(path, text.as_bytes())
    }

    /// What was written down; none where there is nothing, or nothing that can be read.
    #[must_use]
    pub fn read(path: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(path).ok()?;
        ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(&text).ok()
    }
}
