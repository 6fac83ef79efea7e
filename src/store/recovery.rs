//! Unsaved work on disk, so that a crash takes none of it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

use super::atomic::write_atomically;
use super::load::Loaded;
use super::{FileChange, Source};
use crate::dossier::sha256_hex;

/// Windows that run at once, at most, with unsaved work of their own.
const SLOTS: usize = 9;

/// Where one window writes its unsaved work. Another that runs at the same time gets another.
#[derive(Debug)]
pub struct Slot {
    /// The file.
    pub file: PathBuf,
    /// Held until the window ends, however it ends.
    _lock: File,
}

impl Slot {
    /// A slot that no running window has; first one in which a window that died has left something.
    ///
    /// None where the folder cannot be written to.
    #[must_use]
    pub fn take(folder: &Path) -> Option<Self> {
        std::fs::create_dir_all(folder).ok()?;
        let slot = |n: usize| {
            let lock = File::options().create(true).truncate(false).write(true).open(folder.join(format!("unsaved-{n}.lock"))).ok()?;
            lock.try_lock().ok()?;
            Some(Self { file: folder.join(format!("unsaved-{n}.ron")), _lock: lock })
        };
        let has_work = |n: &usize| folder.join(format!("unsaved-{n}.ron")).exists();
        (1..=SLOTS).filter(has_work).find_map(slot).or_else(|| (1..=SLOTS).find_map(slot))
    }
}

/// What had been changed in a dossier and not been saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recovery {
    /// The folder of the dossier, or its file; none for the built-in one.
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
        let folder = loaded.source().path().map(Path::to_owned);
        let touched = |name: &str| changes.iter().any(|change| change.name == name);
        let digest = |file: &super::SourceFile| (file.name.clone(), sha256_hex(file.content.as_bytes()));
        let base = loaded.files().iter().filter(|file| touched(&file.name)).map(digest).collect();
        Self { folder, is_new: *loaded.source() == Source::New, base, changes, texts }
    }

    /// Where the dossier that was changed comes from.
    #[must_use]
    pub fn source(&self) -> Source {
        match &self.folder {
            Some(path) => Source::at(path),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::load;

    #[test]
    fn windows_that_run_at_once_have_slots_of_their_own_and_work_that_was_left_is_found_first() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (Slot::take(folder.path()).unwrap(), Slot::take(folder.path()).unwrap());
        assert_ne!(first.file, second.file);
        std::fs::write(&second.file, "left").unwrap();
        let left = second.file.clone();
        drop(second);
        assert_eq!(Slot::take(folder.path()).unwrap().file, left);
    }

    #[test]
    fn unsaved_work_reads_back_and_knows_whether_the_files_are_still_those() {
        let folder = tempfile::tempdir().unwrap();
        let new = load(&Source::New);
        let change = FileChange { name: "data/places.ron".to_owned(), content: Some("(schema: 1, places: [])\n".to_owned()) };
        let kept = Recovery::of(&new, vec![change], BTreeMap::from([("a".to_owned(), vec![0xff, 0x00])]));
        let path = folder.path().join("deep/unsaved.ron");
        kept.write(&path).unwrap();
        assert_eq!(Recovery::read(&path), Some(kept.clone()));
        assert!(kept.fits(&new) && kept.source() == Source::New);
        assert!(!kept.fits(&load(&Source::BuiltIn)), "there the file is another");
        std::fs::write(&path, "no recovery").unwrap();
        assert_eq!(Recovery::read(&path), None);
    }
}
