//! The reader's own copies of the articles: looked for where the reader put them, recognised by SHA-256.

use std::io;
use std::path::{Path, PathBuf};

use super::Source;
use crate::dossier::{Dossier, Originals};

/// The environment variable that names a folder of originals.
pub const TEXTS_VARIABLE: &str = "DATELINE_TEXTS";

/// Files larger than this are no news articles and are not read.
const MAX_TEXT_BYTES: u64 = 4 << 20;

/// Every original found in the folder that [`TEXTS_VARIABLE`] names (`texts`), in the dossier's `seeds/texts/`, and, for the
/// built-in dossier, in `seeds/texts/` of the working folder. Files that are no original are passed over in silence.
#[must_use]
pub fn load_originals(source: &Source, dossier: &Dossier, texts: Option<&Path>) -> Originals {
    let beside = match source {
        Source::BuiltIn => PathBuf::from("seeds/texts"),
        Source::Folder(folder) => folder.join("seeds/texts"),
    };
    let mut originals = Originals::default();
    for folder in [Some(beside.as_path()), texts].into_iter().flatten() {
        for path in files_in(folder) {
            if let Ok(bytes) = read_text_file(&path) {
                originals.recognise(dossier, &bytes);
            }
        }
    }
    originals
}

/// The bytes of a file that may be an original.
///
/// # Errors
/// What the file system says, or that it is too large to be a news article.
pub fn read_text_file(path: &Path) -> io::Result<Vec<u8>> {
    let bytes = std::fs::metadata(path)?.len();
    if bytes > MAX_TEXT_BYTES {
        return Err(io::Error::other(format!("expected at most {MAX_TEXT_BYTES} bytes of a news article, found {bytes}")));
    }
    std::fs::read(path)
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() <= MAX_TEXT_BYTES))
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    paths
}
