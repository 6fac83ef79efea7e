//! The looks of the map, written as MapLibre-style JSON in `assets/`.
//!
//! walkers draws fills, lines and labels of that format and no icons, and puts a label's middle on its place. What the map needs
//! beyond it is said in a layer's `metadata` and done in `tiles`: a dot for a town, its label lifted off the dot, and wide
//! capitals for countries.

use egui::Color32;
use serde::Deserialize;

/// One of the looks that the map comes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Theme {
    /// Light lines on dark: marks glow.
    #[default]
    Dark,
    /// Dark lines on paper.
    Light,
    /// Few colours, strong contrast, large type: for a weak projector in a bright room.
    Projector,
    /// White and thin, for paper.
    Print,
}

impl Theme {
    /// In the order of menus.
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::Projector, Self::Print];

    /// For menus.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "Dark",
            Self::Light => "Light",
            Self::Projector => "Projector",
            Self::Print => "Print",
        }
    }

    /// Whether the ground is darker than what stands on it.
    #[must_use]
    pub fn is_dark(self) -> bool {
        self == Self::Dark
    }

    fn json(self) -> &'static str {
        match self {
            Self::Dark => include_str!("../../assets/style-dark.json"),
            Self::Light => include_str!("../../assets/style-light.json"),
            Self::Projector => include_str!("../../assets/style-projector.json"),
            Self::Print => include_str!("../../assets/style-print.json"),
        }
    }

    fn file(self) -> &'static str {
        match self {
            Self::Dark => "style-dark.json",
            Self::Light => "style-light.json",
            Self::Projector => "style-projector.json",
            Self::Print => "style-print.json",
        }
    }
}

/// Why a look does not load. The styles are part of the program, so this is a mistake in one of them.
#[derive(Debug, thiserror::Error)]
pub enum StyleError {
    /// Not JSON, or not a style.
    #[error("assets/{file}: {source}")]
    Json {
        /// The file in `assets/`.
        file: &'static str,
        /// With line and column.
        source: serde_json::Error,
    },
    /// A colour in a place that this room reads itself.
    #[error("assets/{file}: layer `{layer}`: `{value}` is no colour: expected one such as #1b2a3c")]
    Colour {
        /// The file in `assets/`.
        file: &'static str,
        /// The layer's id.
        layer: String,
        /// What stands there.
        value: String,
    },
}

/// A style, and what it asks for beyond walkers.
pub(super) struct Look {
    pub(super) style: walkers::Style,
    /// One for each layer of the style, in its order.
    pub(super) extras: Vec<Extra>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Extra {
    pub(super) dot: Option<Dot>,
    /// Screen pixels by which the label stands above its place.
    pub(super) lift_px: f32,
    /// Capitals with gaps between them.
    pub(super) spaced: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Dot {
    pub(super) color: Color32,
    pub(super) size_px: f32,
}

#[derive(Deserialize)]
struct File {
    layers: Vec<FileLayer>,
}

#[derive(Deserialize)]
struct FileLayer {
    id: String,
    #[serde(default)]
    metadata: Metadata,
}

#[derive(Default, Deserialize)]
struct Metadata {
    #[serde(rename = "dateline:dot-color")]
    dot_color: Option<String>,
    #[serde(default, rename = "dateline:dot-size")]
    dot_size: f32,
    #[serde(default, rename = "dateline:lift")]
    lift: f32,
    #[serde(default, rename = "dateline:spaced")]
    spaced: bool,
}

impl Look {
    /// The look of tiles in the Protomaps schema, as walkers brings it along.
    pub(super) fn protomaps(theme: Theme) -> Self {
        let style = if theme.is_dark() { walkers::Style::protomaps_dark() } else { walkers::Style::protomaps_light() };
        Self { style, extras: Vec::new() }
    }

    pub(super) fn of(theme: Theme) -> Result<Self, StyleError> {
        let file = theme.file();
        let failed = |source| StyleError::Json { file, source };
        let style: walkers::Style = serde_json::from_str(theme.json()).map_err(failed)?;
        let extra: File = serde_json::from_str(theme.json()).map_err(failed)?;
        let colour = |layer: &FileLayer, value: &str| {
            Color32::from_hex(value).map_err(|_| StyleError::Colour { file, layer: layer.id.clone(), value: value.to_owned() })
        };
        let mut extras = Vec::new();
        for layer in &extra.layers {
            let dot_color = layer.metadata.dot_color.as_deref().map(|value| colour(layer, value)).transpose()?;
            let dot = dot_color.map(|color| Dot { color, size_px: layer.metadata.dot_size });
            extras.push(Extra { dot, lift_px: layer.metadata.lift, spaced: layer.metadata.spaced });
        }
        Ok(Self { style, extras })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_loads_with_one_extra_for_each_layer() -> Result<(), StyleError> {
        for theme in Theme::ALL {
            let look = Look::of(theme)?;
            assert_eq!(look.style.layers.len(), look.extras.len());
        }
        Ok(())
    }

    #[test]
    fn the_sea_is_not_the_colour_of_the_land() {
        for theme in Theme::ALL {
            let json: serde_json::Value = serde_json::from_str(theme.json()).unwrap_or_default();
            let colours: Vec<_> = ["background-color", "fill-color"]
                .iter()
                .filter_map(|key| json["layers"].as_array()?.iter().find_map(|l| l["paint"].get(key)))
                .collect();
            assert_eq!(colours.len(), 2);
            assert_ne!(colours[0], colours[1]);
        }
    }
}
