//! A layer split into one file for each article, kind, actor or place, with a manifest that says what is in each. Nothing is written
//! to disk here: whoever asks is handed the files one after another, so that never more than one is held.

mod filter_words;
mod manifest;
mod parts;

use std::collections::BTreeSet;
use std::io;

use thiserror::Error;

pub use filter_words::filter_in_words;
pub use manifest::{MANIFEST_NAME, Manifest, SplitFile};
pub use parts::{Part, parts};

use super::{ExportError, Format, Layer, Selection};
use crate::dossier::{Dossier, sha256_hex};
use crate::query::Filter;

/// What a layer is split by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SplitBy {
    /// The article that says so.
    Article,
    /// The kind of event or movement.
    Kind,
    /// Who acts; a part of an actor goes with the whole as well, where that is named too.
    Actor,
    /// Where; what lies inside a place goes with it as well, where that is named too.
    Place,
}

impl SplitBy {
    /// All of them, in the order of the command line.
    pub const ALL: [Self; 4] = [Self::Article, Self::Kind, Self::Actor, Self::Place];

    /// The name on the command line and in manifests.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Kind => "kind",
            Self::Actor => "actor",
            Self::Place => "place",
        }
    }
}

/// The layers that can be split: those made of claims.
pub const SPLIT_LAYERS: [Layer; 3] = [Layer::Events, Layer::Movements, Layer::Claims];

/// Why a layer was not split.
#[derive(Debug, Error)]
pub enum SplitError {
    /// The layer is not made of claims.
    #[error("the layer {} cannot be split: expected events, movements or claims", .0.name())]
    Layer(Layer),
    /// A part could not be written.
    #[error(transparent)]
    Export(#[from] ExportError),
}

/// Writes a selection in one file for each value, and hands each to `file` as its name and its bytes. The manifest comes back, to be
/// written when all files are. The same selection gives the same names, bytes and manifest.
///
/// # Errors
/// When the layer is not made of claims or has no such form, or what `file` says.
pub fn split(
    what: &Selection<'_>,
    format: Format,
    by: SplitBy,
    file: &mut dyn FnMut(&str, &[u8]) -> io::Result<()>,
) -> Result<Manifest, SplitError> {
    let Selection { dossier, layer, filter } = *what;
    let mut files = Vec::new();
    let mut told: BTreeSet<String> = BTreeSet::new();
    for part in parts(dossier, layer, filter, by)? {
        let rows = super::rows(dossier, layer, &part.filter);
        let data = super::written(dossier, layer, &part.filter, format)?;
        let name = format!("{}.{}", part.stem, format.extension());
        file(&name, &data).map_err(ExportError::Io)?;
        files.push(SplitFile {
            name,
            value: part.value,
            label: part.label,
            rows: rows.len(),
            rows_without_place: rows.iter().filter(|row| row.geometry.is_none()).count(),
            sha256: sha256_hex(&data),
            filter: filter_in_words(&part.filter),
        });
        told.extend(rows.into_iter().map(|row| row.id));
    }
    let rows = rows_of(dossier, layer, filter);
    let rows_in_no_file = rows.iter().filter(|id| !told.contains(*id)).count();
    Ok(Manifest::new(layer, by, format, filter_in_words(filter), rows.len(), rows_in_no_file, files))
}

fn rows_of(dossier: &Dossier, layer: Layer, filter: &Filter) -> Vec<String> {
    super::rows(dossier, layer, filter).into_iter().map(|row| row.id).collect()
}
