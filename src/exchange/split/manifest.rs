//! What a split has written: the file `manifest.json` beside its files.

use serde::{Deserialize, Serialize};

use super::SplitBy;
use crate::exchange::{Format, Layer};

/// Name of the file.
pub const MANIFEST_NAME: &str = "manifest.json";

/// By this a manifest is known to be ours; the number is that of its shape.
const MARK: &str = "dateline split 1";

/// What was split by what, and what each file holds. Written as JSON with its members in this order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// What this file is.
    #[serde(rename = "manifest")]
    mark: String,
    /// The layer.
    pub layer: String,
    /// What it was split by.
    pub split_by: String,
    /// The format of the files.
    pub format: String,
    /// What passed, in words.
    pub filter: String,
    /// How many rows passed.
    pub rows: usize,
    /// How many of them are in no file, since they name no value.
    pub rows_in_no_file: usize,
    /// The files, in the order of the dossier.
    pub files: Vec<SplitFile>,
}

/// One file of a split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitFile {
    /// Its name.
    pub name: String,
    /// Identifier of the article, actor or place, or name of the kind.
    pub value: String,
    /// Its label or name.
    pub label: String,
    /// How many rows it has; a row may stand in several files.
    pub rows: usize,
    /// How many of them have no place.
    pub rows_without_place: usize,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// What passed, in words.
    pub filter: String,
}

impl Manifest {
    pub(super) fn new(
        layer: Layer,
        by: SplitBy,
        format: Format,
        filter: String,
        rows: usize,
        rows_in_no_file: usize,
        files: Vec<SplitFile>,
    ) -> Self {
        let [mark, layer, split_by, format] = [MARK, layer.name(), by.name(), format.name()].map(str::to_owned);
        Self { mark, layer, split_by, format, filter, rows, rows_in_no_file, files }
    }

    /// The manifest as a file.
    #[must_use]
    pub fn to_json(&self) -> String {
        // strings and numbers, which JSON always has a form of
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Reads a manifest; none where the text is another file.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|manifest: &Self| manifest.mark == MARK)
    }
}
