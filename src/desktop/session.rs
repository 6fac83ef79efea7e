//! What is kept between sessions: how the user likes to look at things. Nothing here is the user's work, which lives in files.

use serde::{Deserialize, Serialize};

use crate::basemap::Theme;
use crate::playback::{Mode, Settings};
use crate::query::{ColourBy, Filter};
use crate::time::DAY_S;

/// Which of the right panel's pages is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RightTab {
    /// What is selected, one column an article.
    #[default]
    Inspector,
    /// An article, paragraph by paragraph.
    Reader,
}

/// How the user likes to look at things.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the view menu that stands on its own")]
pub struct Session {
    /// Dark or light.
    pub light: bool,
    /// What colour stands for.
    pub colour_by: ColourBy,
    /// What is wanted; it stays between sessions so that a prepared class finds its map as it was left.
    pub filter: Filter,
    /// How the slider plays and what it shows.
    pub playback: Settings,
    /// Whether empty stretches of the axis are folded away.
    pub fold_empty_time: bool,
    /// Whether the legend lies over the map.
    pub legend: bool,
    /// Whether movements without stated times have a schematic marker.
    pub schematic: bool,
    /// The page of the right panel.
    pub tab: RightTab,
    /// Centre of the map, degrees east and north.
    pub centre: (f64, f64),
    /// Zoom of the map, as of Web Mercator tiles of 256 pixels.
    pub zoom: f64,
}

/// Between Aleppo and Baghdad: most of what the dossier tells of is here.
pub(super) const HOME: ((f64, f64), f64) = ((40.4, 34.7), 6.4);

impl Default for Session {
    fn default() -> Self {
        Self {
            light: false,
            colour_by: ColourBy::default(),
            filter: Filter::default(),
            playback: Settings { mode: Mode::Window { seconds: 91 * DAY_S }, skip_empty: true, ..Settings::default() },
            fold_empty_time: true,
            legend: false,
            schematic: true,
            tab: RightTab::default(),
            centre: HOME.0,
            zoom: HOME.1,
        }
    }
}

impl Session {
    /// The theme.
    #[must_use]
    pub fn theme(&self) -> Theme {
        if self.light { Theme::Light } else { Theme::Dark }
    }
}
