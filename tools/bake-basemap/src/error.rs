//! What can go wrong in a bake, said with the file, what was expected and what to do.

use std::path::{Path, PathBuf};

#[derive(Debug, thiserror::Error)]
pub enum BakeError {
    #[error("{path}: {source} (run scripts/fetch-basemap-sources first)", path = path.display())]
    Io { path: PathBuf, source: std::io::Error },

    #[error("{path}: not readable as JSON: {source}", path = path.display())]
    Json { path: PathBuf, source: serde_json::Error },

    #[error("{path}: not readable as a shapefile: {source}", path = path.display())]
    Shape { path: PathBuf, source: shapefile::Error },

    #[error("{path}: expected {expected}, found {found}", path = path.display())]
    Content { path: PathBuf, expected: String, found: String },

    #[error("data/basemap/{file}: {source}")]
    Curated { file: &'static str, source: csv::Error },

    #[error("data/basemap/{file}: `{key}`: {problem}")]
    CuratedRow { file: &'static str, key: String, problem: String },

    #[error("writing the archive: {0}")]
    Archive(#[from] pmtiles::PmtError),
}

impl BakeError {
    pub fn io(path: &Path, source: std::io::Error) -> Self {
        Self::Io { path: path.to_owned(), source }
    }

    pub fn content(path: &Path, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self::Content { path: path.to_owned(), expected: expected.into(), found: found.into() }
    }

    pub fn row(file: &'static str, key: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::CuratedRow { file, key: key.into(), problem: problem.into() }
    }
}
