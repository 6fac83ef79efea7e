//! Where a dossier's files come from: the program itself, or a folder.

use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::Problem;
use crate::dossier::Severity;

static BUILT_IN_DATA: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data");
static BUILT_IN_SEEDS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/seeds");

/// Where a dossier's files come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The dossier that is part of the program.
    BuiltIn,
    /// A folder with `data/` and `seeds/`.
    Folder(PathBuf),
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

impl Source {
    /// Every RON file, in order of name, and a problem for each that could not be read.
    #[must_use]
    pub fn files(&self) -> (Vec<SourceFile>, Vec<Problem>) {
        let (mut files, problems) = match self {
            Self::BuiltIn => built_in_files(),
            Self::Folder(folder) => folder_files(folder),
        };
        files.sort_by(|a, b| a.name.cmp(&b.name));
        (files, problems)
    }
}

fn built_in_files() -> (Vec<SourceFile>, Vec<Problem>) {
    let mut files = Vec::new();
    for (prefix, dir) in
        [("data", &BUILT_IN_DATA), ("data", BUILT_IN_DATA.get_dir("events").unwrap_or(&BUILT_IN_DATA)), ("seeds", &BUILT_IN_SEEDS)]
    {
        for file in dir.files().filter(|file| file.path().extension().is_some_and(|extension| extension == "ron")) {
            if let Some(content) = file.contents_utf8() {
                let name = format!("{prefix}/{}", file.path().to_string_lossy().replace('\\', "/"));
                files.push(SourceFile { shown_as: name.clone(), name, content: content.to_owned() });
            }
        }
    }
    files.dedup_by(|a, b| a.name == b.name);
    (files, Vec::new())
}

fn folder_files(folder: &Path) -> (Vec<SourceFile>, Vec<Problem>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    if !folder.is_dir() {
        let found = if folder.exists() { "a file" } else { "nothing" };
        let help = "name a folder with data/ and seeds/ in it; data/README.md says how a dossier is written";
        problems.push(problem_of(folder, "no-dossier", format!("expected the folder of a dossier, found {found}"), help));
        return (files, problems);
    }
    for (part, required) in [("data", true), ("data/events", false), ("seeds", true)] {
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
