//! What a format is, and which there are: the command line and the window ask here alike. A new one is a file beside this one, and a
//! line in [`Format::ALL`].

use std::io::{self, Write};
use std::path::Path;

use thiserror::Error;

use super::annotation::Annotations;
use super::csv_out::Csv;
use super::czml::Czml;
use super::geojson::{GeoJson, GeoJsonSeq};
#[cfg(feature = "parquet")]
use super::geoparquet::GeoParquet;
use super::gpx_out::Gpx;
use super::kml::{Kml, Kmz};
use super::linked_places::LinkedPlaces;
use super::lp_tsv_out::LpTsv;
use super::mf_json::MfJson;
use super::row::Row;
use super::rows::{Layer, rows};
use super::sheet::{HtmlSheet, MarkdownSheet};
use crate::dossier::Dossier;
use crate::query::Filter;

/// What is written: a layer of what passes a filter.
#[derive(Clone, Copy, Debug)]
pub struct Selection<'a> {
    /// Of which dossier.
    pub dossier: &'a Dossier,
    /// Which layer.
    pub layer: Layer,
    /// What passes.
    pub filter: &'a Filter,
}

impl Selection<'_> {
    /// Its rows, in the order of the dossier.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        rows(self.dossier, self.layer, self.filter)
    }
}

/// What is known of a format before anything is written.
#[derive(Clone, Copy, Debug)]
pub struct FormatFacts {
    /// The name on the command line.
    pub name: &'static str,
    /// What it is, in the words of the interface.
    pub label: &'static str,
    /// The ending of its files, without the dot.
    pub extension: &'static str,
    /// The layers that have this form.
    pub layers: &'static [Layer],
}

/// A format that layers of a dossier can be written in. The same selection gives the same bytes.
pub trait LayerFormat: Sync {
    /// Its name, its words, its layers.
    fn facts(&self) -> FormatFacts;
    /// Writes a selection, whose layer is one of [`FormatFacts::layers`].
    ///
    /// # Errors
    /// What the writer says.
    fn write(&self, what: &Selection<'_>, out: &mut dyn Write) -> io::Result<()>;
}

/// One of the formats; see [`LayerFormat`].
#[derive(Clone, Copy)]
pub struct Format(&'static dyn LayerFormat);

impl Format {
    /// RFC 7946, with `when` as in Linked Places.
    pub const GEOJSON: Self = Self(&GeoJson);
    /// A source sheet, one HTML file.
    pub const HTML: Self = Self(&HtmlSheet);
    /// All of them, in the order of the form.
    pub const ALL: [Self; 13 + cfg!(feature = "parquet") as usize] = [
        Self::GEOJSON,
        Self(&GeoJsonSeq),
        Self(&Csv),
        #[cfg(feature = "parquet")]
        Self(&GeoParquet),
        Self(&Kml),
        Self(&Kmz),
        Self(&Gpx),
        Self(&LinkedPlaces),
        Self(&LpTsv),
        Self(&MfJson),
        Self(&Czml),
        Self(&Annotations),
        Self(&MarkdownSheet),
        Self::HTML,
    ];

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// What the ending of a file's name asks for: of several that fit, the longest.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let fitting = Self::ALL.into_iter().filter(|format| name.ends_with(&format!(".{}", format.extension())));
        fitting.max_by_key(|format| format.extension().len())
    }

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.facts().name
    }

    /// What it is, in the words of the interface.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.0.facts().label
    }

    /// The ending of its files, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.0.facts().extension
    }

    /// Whether a layer has this form.
    #[must_use]
    pub fn has(self, layer: Layer) -> bool {
        self.0.facts().layers.contains(&layer)
    }

    /// The layers that have this form, in words.
    #[must_use]
    pub fn layers_in_words(self) -> String {
        if self.0.facts().layers == Layer::ALL {
            return "every layer".to_owned();
        }
        self.0.facts().layers.iter().map(|layer| layer.name()).collect::<Vec<_>>().join(", ")
    }

    /// Writes a selection.
    ///
    /// # Errors
    /// When the format has no form of that layer, or what the writer says.
    pub fn write(self, what: &Selection<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
        if !self.has(what.layer) {
            return Err(ExportError::NotInThisFormat { format: self, layer: what.layer });
        }
        Ok(self.0.write(what, out)?)
    }
}

told_apart_by_name!(Format);

/// Why a layer was not written.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The layer has no such form.
    #[error("the layer {} cannot be written as {}: expected {}", .layer.name(), .format.name(), .format.layers_in_words())]
    NotInThisFormat {
        /// What was asked for.
        format: Format,
        /// Of which layer.
        layer: Layer,
    },
    /// It could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// A layer of what passes the filter, written into memory.
///
/// # Errors
/// When the format has no form of that layer.
pub fn written(dossier: &Dossier, layer: Layer, filter: &Filter, format: Format) -> Result<Vec<u8>, ExportError> {
    let mut out = Vec::new();
    format.write(&Selection { dossier, layer, filter }, &mut out)?;
    Ok(out)
}
