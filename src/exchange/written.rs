//! Which formats there are, and a layer written in one of them: the command line and the window ask here alike.

use thiserror::Error;

use super::{Layer, annotations, csv_from_rows, geojson_from_rows, html, markdown, rows, sheet};
use crate::dossier::Dossier;
use crate::query::Filter;

/// A format to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// RFC 7946, with `when` as in Linked Places.
    GeoJson,
    /// RFC 4180, with longitude and latitude columns.
    Csv,
    /// W3C Web Annotations, JSON-LD.
    Annotations,
    /// A source sheet, Markdown.
    Markdown,
    /// A source sheet, one HTML file.
    Html,
}

/// A layer that has no such form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the layer {} cannot be written as {}: expected {}", .layer.name(), .format.name(), .format.layers_in_words())]
pub struct NotInThisFormat {
    /// What was asked for.
    pub format: Format,
    /// Of which layer.
    pub layer: Layer,
}

impl Format {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 5] = [Self::GeoJson, Self::Csv, Self::Annotations, Self::Markdown, Self::Html];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::GeoJson => "geojson",
            Self::Csv => "csv",
            Self::Annotations => "annotations",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }

    /// What it is, in the words of the interface.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::GeoJson => "GeoJSON (RFC 7946)",
            Self::Csv => "CSV (RFC 4180)",
            Self::Annotations => "Web Annotations (JSON-LD)",
            Self::Markdown => "source sheet, Markdown",
            Self::Html => "source sheet, web page",
        }
    }

    /// The ending of its files, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::GeoJson => "geojson",
            Self::Csv => "csv",
            Self::Annotations => "jsonld",
            Self::Markdown => "md",
            Self::Html => "html",
        }
    }

    /// Whether a layer has this form: a table of anything, annotations of claims, sheets of what is told.
    #[must_use]
    pub fn has(self, layer: Layer) -> bool {
        match self {
            Self::GeoJson | Self::Csv => true,
            Self::Annotations => layer == Layer::Claims,
            Self::Markdown | Self::Html => matches!(layer, Layer::Events | Layer::Movements | Layer::Claims),
        }
    }

    fn layers_in_words(self) -> String {
        let layers: Vec<&str> = Layer::ALL.into_iter().filter(|layer| self.has(*layer)).map(Layer::name).collect();
        layers.join(", ")
    }
}

/// A layer of what passes the filter, written. A sheet of `events` leaves movements out, one of `movements` events, one of `claims`
/// nothing.
///
/// # Errors
/// When the format has no form of that layer.
pub fn written(dossier: &Dossier, layer: Layer, filter: &Filter, format: Format) -> Result<String, NotInThisFormat> {
    if !format.has(layer) {
        return Err(NotInThisFormat { format, layer });
    }
    let sheet = || {
        let only = Filter {
            events_only: filter.events_only || layer == Layer::Events,
            movements_only: filter.movements_only || layer == Layer::Movements,
            ..filter.clone()
        };
        sheet(dossier, &only)
    };
    Ok(match format {
        Format::GeoJson => geojson_from_rows(layer.name(), &rows(dossier, layer, filter)),
        Format::Csv => csv_from_rows(&rows(dossier, layer, filter)),
        Format::Annotations => annotations(dossier, filter),
        Format::Markdown => markdown(&sheet()),
        Format::Html => html(&sheet()),
    })
}
