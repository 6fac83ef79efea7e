//! Where a dossier's files come from: the program itself, a folder, or one file.

use std::io;
use std::path::{Path, PathBuf};

use super::Problem;
use super::packed::{PACKED_EXTENSION, packed_files};
use crate::dossier::Severity;

/// Name and content of each file of the dossier that is part of the program; `build.rs` lists them.
static BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/built_in_dossier.rs"));

/// Where a dossier's files come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The dossier that is part of the program.
    BuiltIn,
    /// A folder with `data/` and `seeds/`.
    Folder(PathBuf),
    /// A `.dateline` file: read and never written to.
    Packed(PathBuf),
    /// A dossier that is being begun and has no folder yet.
    New,
}

/// One RON file of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// For reports: the path on disk, or the path inside the built-in dossier.
    pub shown_as: String,
    /// The path inside the dossier, with `/`: `data/places.ron`.
    pub name: String,
    /// Its content.
    pub content: String,
}

/// Whether a file is called as a dossier in one file is.
#[must_use]
pub fn is_packed_name(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(PACKED_EXTENSION))
}

impl Source {
    /// The dossier that lies there: a folder, or a file, which is taken for a packed one whatever its name; and so is a name that ends in
    /// `.dateline`, so that a missing one is missed as a file.
    #[must_use]
    pub fn at(path: &Path) -> Self {
        if path.is_file() || (is_packed_name(path) && !path.is_dir()) {
            Self::Packed(path.to_owned())
        } else {
            Self::Folder(path.to_owned())
        }
    }

    /// The file or the folder that it is; none for what has neither.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Folder(path) | Self::Packed(path) => Some(path),
            Self::BuiltIn | Self::New => None,
        }
    }

    /// Every RON file, in order of name, and a problem for each that could not be read.
    #[must_use]
    pub fn files(&self) -> (Vec<SourceFile>, Vec<Problem>) {
        let (mut files, problems) = match self {
            Self::BuiltIn => built_in_files(),
            Self::Folder(folder) => folder_files(folder),
            Self::Packed(file) => packed_files(file),
            Self::New => (Vec::new(), Vec::new()),
        };
        files.sort_by(|a, b| a.name.cmp(&b.name));
        (files, problems)
    }

    /// How a file of it is named in reports.
    pub(super) fn shown(&self, name: &str) -> String {
        match self {
            Self::Folder(path) | Self::Packed(path) => path.join(name).display().to_string(),
            Self::BuiltIn | Self::New => name.to_owned(),
        }
    }
}

fn built_in_files() -> (Vec<SourceFile>, Vec<Problem>) {
    let file = |(name, content): &(&str, &str)| SourceFile {
        shown_as: (*name).to_owned(),
        name: (*name).to_owned(),
        content: (*content).to_owned(),
    };
    (BUILT_IN.iter().map(file).collect(), Vec::new())
}

fn folder_files(folder: &Path) -> (Vec<SourceFile>, Vec<Problem>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    if !folder.is_dir() {
        let found = if folder.exists() { "a file" } else { "nothing" };
        let help = "name a folder with data/ and seeds/ in it; data/README.md says how a dossier is written";
        problems.push(problem_of(folder, "no-dossier", format!("expected the folder of a dossier, found {found}"), help));
        return (files, problems);
    }
    for (part, required) in [("data", true), ("data/events", false), ("data/lessons", false), ("seeds", true)] {
        let path = folder.join(part);
        match std::fs::read_dir(&path) {
            Ok(entries) => {
                for entry in entries.filter_map(Result::ok).map(|entry| entry.path()) {
                    if entry.is_file() && entry.extension().is_some_and(|extension| extension == "ron") {
                        read(&entry, part, &mut files, &mut problems);
                    }
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound && !required => {}
            Err(error) => {
                let found = if error.kind() == io::ErrorKind::NotFound { "nothing".to_owned() } else { error.to_string() };
                let message = format!("expected a folder, found {found}");
                problems.push(problem_of(&path, "unreadable-folder", message, "a dossier has the folders data/ and seeds/"));
            }
        }
    }
    problems.sort_by(|a, b| a.file.cmp(&b.file));
    (files, problems)
}

fn read(path: &Path, part: &str, files: &mut Vec<SourceFile>, problems: &mut Vec<Problem>) {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return problems.push(problem_of(path, "unreadable-file", error.to_string(), "check that you may read it")),
    };
    let Some(content) = crate::dossier::decode_text(&bytes) else {
        return problems.push(problem_of(path, "not-utf8", "expected UTF-8 text, found other bytes".to_owned(), "save it as UTF-8"));
    };
    let file_name = path.file_name().unwrap_or_default().to_string_lossy();
    files.push(SourceFile { shown_as: path.display().to_string(), name: format!("{part}/{file_name}"), content });
}

fn problem_of(path: &Path, code: &'static str, message: String, help: &str) -> Problem {
    Problem { severity: Severity::Error, file: path.display().to_string(), line: 0, column: 0, code, message, help: help.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_the_dossiers_own_files_is_part_of_the_program() {
        assert!(BUILT_IN.len() > 10);
        for (name, _) in BUILT_IN {
            let in_its_folder = ["data/", "data/events/", "data/lessons/", "seeds/"]
                .iter()
                .any(|folder| name.strip_prefix(folder).is_some_and(|rest| !rest.contains('/')));
            assert!(in_its_folder && Path::new(name).extension().is_some_and(|extension| extension == "ron"), "{name}");
        }
    }
}
