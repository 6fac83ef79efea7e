//! What is kept between sessions: how the user likes to look at things. Nothing here is the user's work, which lives in files.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::bars::{LaneBy, Layout};
use super::texts::tr;
use crate::basemap::{MapSource, Script, Theme};
use crate::dossier::Dossier;
use crate::geo::BBox;
use crate::playback::{Mode, Settings};
use crate::query::{ColourBy, Filter};
use crate::store::Source;
use crate::time::DAY_S;

/// Which of the right panel's pages is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RightTab {
    /// The inspector over the reader, in step with each other.
    #[default]
    Both,
    /// What is selected, one column an article.
    Inspector,
    /// An article, paragraph by paragraph.
    Reader,
    /// The gazetteer, to be mended.
    Places,
}

/// What the middle of the window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Centre {
    /// The map.
    #[default]
    Map,
    /// Versions side by side.
    Compare(CompareTab),
    /// How much of each article is accounted for.
    Coverage,
    /// Names that may stand for several places.
    Names,
}

/// What is set side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CompareTab {
    /// What the articles say of one happening.
    #[default]
    Happening,
    /// Articles against years.
    Years,
    /// Articles against those who act.
    Actors,
    /// Where sources differ.
    Disputes,
}

impl CompareTab {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Happening, Self::Years, Self::Actors, Self::Disputes];

    /// The words of its tab.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Happening => tr!("compare-tab-happening"),
            Self::Years => tr!("compare-tab-years"),
            Self::Actors => tr!("compare-tab-actors"),
            Self::Disputes => tr!("compare-tab-disputes"),
        }
    }
}

/// How the user likes to look at things.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the view menu that stands on its own")]
pub struct Session {
    /// The look of map and widgets.
    pub theme: Theme,
    /// In which script the ground's names are written.
    pub script: Script,
    /// Where the ground comes from. A tile server is never remembered: the network is used only after it was switched on.
    pub map_source: MapSource,
    /// What colour stands for.
    pub colour_by: ColourBy,
    /// What is wanted; it stays between sessions so that a prepared class finds its map as it was left.
    pub filter: Filter,
    /// How the slider plays and what it shows.
    pub playback: Settings,
    /// The width of the window mode, in seconds, also while another mode is on.
    pub window_s: i64,
    /// Whether empty stretches of the axis are folded away.
    pub fold_empty_time: bool,
    /// How long a stretch is empty that is folded, in seconds.
    pub fold_longer_than_s: i64,
    /// What the lanes of the slider stand for.
    pub lanes: LaneBy,
    /// Whether a small map of the world shows where the view is.
    pub overview: bool,
    /// Whether marks and lines have the letters of their articles, also in looks that need them less.
    pub letters: bool,
    /// Whether the legend lies over the map.
    pub legend: bool,
    /// Whether movements without stated times have a schematic marker.
    pub schematic: bool,
    /// How long what is over leaves a trace, in seconds; 0 for none.
    pub trace_s: i64,
    /// How long the trail behind a movement's marker is, in km; 0 for none.
    pub trail_km: f64,
    /// The page of the right panel.
    pub tab: RightTab,
    /// What the middle of the window shows.
    pub middle: Centre,
    /// What was last set side by side.
    pub compare_tab: CompareTab,
    /// Centre of the map, degrees east and north.
    pub centre: (f64, f64),
    /// Zoom of the map, as of Web Mercator tiles of 256 pixels.
    pub zoom: f64,
    /// How large letters and everything else are: 1 is as designed, 0.75 to 3.
    pub interface_size: f32,
    /// How large they are on the whole screen, 1 to 3.
    pub presenter_scale: f32,
    /// The language of the window's own words.
    pub language: super::Language,
    /// Whether nothing moves that need not: no fading, no gliding.
    pub reduced_motion: bool,
    /// How rounds of the quiz went on this machine.
    pub quiz_scores: crate::quiz::Score,
    /// Tables that lie beside the dossier.
    pub layers: Vec<super::LayerFile>,
    /// Folders and packed files of dossiers that were opened last, the newest first.
    pub recent: Vec<std::path::PathBuf>,
}

/// Between Aleppo and Baghdad: most of what the dossier tells of is here.
pub(super) const HOME: ((f64, f64), f64) = ((40.4, 34.7), 6.4);

/// The same as a box: Syria, Iraq and what lies around.
pub(super) const HOME_BOX: BBox = BBox { west: 34.0, south: 30.0, east: 48.0, north: 38.5 };

/// A month and a half without news is a gap.
const FOLD_S: i64 = 45 * DAY_S;

/// Three months: enough to see what goes together, little enough to see it.
const WINDOW_S: i64 = 91 * DAY_S;

impl Default for Session {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            script: Script::default(),
            map_source: MapSource::default(),
            colour_by: ColourBy::default(),
            filter: Filter::default(),
            window_s: WINDOW_S,
            playback: Settings { mode: Mode::Window { seconds: WINDOW_S }, skip_empty: true, ..Settings::default() },
            fold_empty_time: true,
            fold_longer_than_s: FOLD_S,
            lanes: LaneBy::default(),
            overview: true,
            letters: true,
            legend: false,
            schematic: true,
            trace_s: 0,
            trail_km: 60.0,
            tab: RightTab::default(),
            middle: Centre::default(),
            compare_tab: CompareTab::default(),
            centre: HOME.0,
            zoom: HOME.1,
            interface_size: 1.0,
            presenter_scale: 1.5,
            language: super::Language::English,
            reduced_motion: false,
            quiz_scores: crate::quiz::Score::default(),
            layers: Vec::new(),
            recent: Vec::new(),
        }
    }
}

impl Session {
    /// Takes over what the user has done since: where the map stands, how the slider plays.
    pub fn remember(&mut self, state: &super::State) {
        if let Some(centre) = state.map.detached() {
            self.centre = (centre.x(), centre.y());
        }
        self.zoom = state.map.zoom();
        self.playback = state.playback.settings;
        self.layers = state.layers.files();
    }

    /// How the slider's axis and lanes are laid out.
    pub(super) fn layout(&self) -> Layout {
        Layout { lanes: self.lanes, fold_longer_than_s: self.fold_empty_time.then_some(self.fold_longer_than_s) }
    }

    /// The folders and files that were opened last, the newest first.
    pub(super) fn remember_folder_of(&mut self, source: &Source) {
        const KEPT: usize = 8;
        let Some(path) = source.path() else { return };
        let folder = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        self.recent.retain(|known| *known != folder);
        self.recent.insert(0, folder);
        self.recent.truncate(KEPT);
    }

    /// What is written down: everything but that the network was switched on.
    #[must_use]
    pub fn without_network(&self) -> Self {
        let mut session = self.clone();
        if matches!(session.map_source, MapSource::OpenStreetMap { .. }) {
            session.map_source = MapSource::BuiltIn;
        }
        session
    }

    /// Forgets what the filter says of articles, actors and places that this dossier does not have: a filter that nobody can
    /// see must hide nothing.
    pub(super) fn fit_filter_to(&mut self, dossier: &Dossier) {
        let filter = &mut self.filter;
        retain(&mut filter.articles, |id| dossier.article(id).is_some());
        retain(&mut filter.actors, |id| dossier.actor(id).is_some());
        retain(&mut filter.places, |id| dossier.gazetteer.place(id).is_some());
    }
}

/// Drops what is unknown; a set that is empty then is no filter.
fn retain(set: &mut Option<BTreeSet<String>>, known: impl Fn(&str) -> bool) {
    if let Some(ids) = set {
        let before = ids.len();
        ids.retain(|id| known(id));
        if ids.is_empty() && before > 0 {
            *set = None;
        }
    }
}
