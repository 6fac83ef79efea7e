//! Files that go with an export, so that another program shows it as the window does.

use std::path::{Path, PathBuf};

use super::{Format, Layer, Selection, kepler_map, qgis_style};

/// A file that goes with an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beside {
    /// A style that QGIS applies by itself.
    QgisStyle,
    /// A map that kepler.gl opens, with the rows in it.
    KeplerMap,
}

impl Beside {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 2] = [Self::QgisStyle, Self::KeplerMap];

    /// What it is, in the words of the interface.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::QgisStyle => "a style for QGIS (.qml)",
            Self::KeplerMap => "a map for kepler.gl (.kepler.json)",
        }
    }

    /// The option of the command line.
    #[must_use]
    pub fn flag(self) -> &'static str {
        match self {
            Self::QgisStyle => "--with-style",
            Self::KeplerMap => "--with-kepler",
        }
    }

    /// The names of the formats that it goes with.
    #[must_use]
    pub fn formats(self) -> &'static [&'static str] {
        match self {
            Self::QgisStyle => &["geojson", "geoparquet"],
            Self::KeplerMap => &["geojson"],
        }
    }

    /// Whether it goes with a layer in that format.
    #[must_use]
    pub fn fits(self, layer: Layer, format: Format) -> bool {
        self.formats().contains(&format.name()) && super::qgis::STYLED_LAYERS.contains(&layer)
    }

    /// Its place beside a file.
    #[must_use]
    pub fn path(self, file: &Path) -> PathBuf {
        file.with_extension(match self {
            Self::QgisStyle => "qml",
            Self::KeplerMap => "kepler.json",
        })
    }

    /// What stands in it; none where the layer has neither dates nor colours. `name` is that of the layer.
    #[must_use]
    pub fn written(self, what: &Selection<'_>, name: &str) -> Option<String> {
        match self {
            Self::QgisStyle => qgis_style(what.dossier, what.layer),
            Self::KeplerMap => kepler_map(what, name),
        }
    }
}
