//! The reader's own copies of the articles: looked for where the reader put them, recognised by SHA-256.

use std::io;
use std::path::{Path, PathBuf};

use super::{Problem, Source};
use crate::dossier::{Dossier, Originals, OtherEdition, Recognised, Severity};

/// The environment variable that names a folder of originals.
pub const TEXTS_VARIABLE: &str = "DATELINE_TEXTS";

/// Files larger than this are no news articles and are not read.
const MAX_TEXT_BYTES: u64 = 4 << 20;

/// The texts that were found, recognised.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// The originals.
    pub originals: Originals,
    /// Files that are another edition of an article whose original is not here.
    pub other_editions: Vec<EditionFile>,
    /// The folder that was named and is none.
    pub missing_folder: Option<PathBuf>,
}

/// A file that is another edition of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Which article it is like, and how much.
    pub edition: OtherEdition,
}

impl Texts {
    /// What somebody should know of the files: which are other editions, and that these are not shown.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let problem = |file: &EditionFile| Problem {
            severity: Severity::Warning,
            file: file.path.display().to_string(),
            line: 0,
            column: 0,
            code: "other-edition",
            message: format!("expected the original of \"{}\", found another edition: {}", file.edition.article, file.edition),
            help: "positions of the card mean nothing in it, so it is not shown: bring the file whose SHA-256 the card has".to_owned(),
        };
        let missing = self.missing_folder.iter().map(|folder| Problem {
            severity: Severity::Warning,
            file: folder.display().to_string(),
            line: 0,
            column: 0,
            code: "no-texts",
            message: format!("expected the folder of originals that {TEXTS_VARIABLE} names, found none"),
            help: format!("correct {TEXTS_VARIABLE}, or unset it"),
        });
        missing.chain(self.other_editions.iter().map(problem)).collect()
    }
}

/// Every original found in the folder that [`TEXTS_VARIABLE`] names (`texts`), in the dossier's `seeds/texts/`, and, for the
/// built-in dossier, in `seeds/texts/` of the working folder. Files that are no text of the dossier are passed over in silence.
#[must_use]
pub fn load_texts(source: &Source, dossier: &Dossier, texts: Option<&Path>) -> Texts {
    let beside = match source {
        Source::BuiltIn => Some(PathBuf::from("seeds/texts")),
        Source::Folder(folder) => Some(folder.join("seeds/texts")),
        Source::Packed(_) | Source::New => None,
    };
    let missing_folder = texts.filter(|folder| !folder.is_dir()).map(Path::to_owned);
    let mut found = Texts { missing_folder, ..Texts::default() };
    for folder in [beside.as_deref(), texts].into_iter().flatten() {
        for path in files_in(folder) {
            let Ok(bytes) = read_text_file(&path) else { continue };
            if let Recognised::OtherEdition(edition) = found.originals.recognise(dossier, &bytes) {
                found.other_editions.push(EditionFile { path, edition });
            }
        }
    }
    found.other_editions.retain(|file| found.originals.of(&file.edition.article).is_none());
    found
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
