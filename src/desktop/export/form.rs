//! What the export window asks for.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::Preview;
use crate::desktop::{Session, State};
use crate::dossier::Happening;
use crate::exchange::{Beside, Format, Layer, Order, SPLIT_LAYERS, SplitBy};
use crate::query::Filter;

/// The form of the export window.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportForm {
    /// Which layer.
    pub layer: Layer,
    /// Where to.
    pub path: String,
    /// In which format.
    pub format: Format,
    /// How much of it.
    pub what: ExportWhat,
    /// One file for each value, into a folder.
    pub split_by: Option<SplitBy>,
    /// What is to go with the file, where the layer and the format have it.
    pub beside: BTreeSet<Beside>,
    /// What is there already and may be replaced, once the user was told so.
    pub(super) replace: Option<PathBuf>,
    /// The first rows, and of which order they are.
    pub(super) preview: Option<(Order, Preview)>,
}

/// How much of a layer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportWhat {
    /// What the filters, the slider and the part of the map that is shown let through.
    Seen,
    /// What the filters let through, at whatever time and place.
    Filtered,
    /// What is selected.
    Selected(Happening),
    /// Everything.
    Everything,
}

impl ExportForm {
    /// The form, set to a layer; the file is to have that name.
    pub(in crate::desktop) fn new(layer: Layer, format: Format, what: ExportWhat, name: &str, folder: &Path) -> Self {
        let path = folder.join(format!("{name}.{}", format.extension())).display().to_string();
        Self { layer, path, format, what, split_by: None, beside: BTreeSet::new(), replace: None, preview: None }
    }

    /// Where to.
    pub(super) fn target(&self) -> PathBuf {
        PathBuf::from(self.path.trim())
    }

    /// Another layer: in the same format, where it has that form.
    pub(super) fn set_layer(&mut self, layer: Layer) {
        self.layer = layer;
        if !self.format.has(layer) {
            self.format = Format::GEOJSON;
        }
        if !SPLIT_LAYERS.contains(&layer) {
            self.split_by = None;
        }
        self.rename(layer.name());
    }

    /// Another format: the file is called accordingly.
    pub(super) fn set_format(&mut self, format: Format) {
        let stem = self.stem();
        self.format = format;
        self.rename(&stem);
    }

    /// One file, or one for each value in a folder.
    pub(super) fn set_split(&mut self, by: Option<SplitBy>) {
        self.split_by = by;
        let stem = self.stem();
        self.rename(&stem);
    }

    /// The name without the ending of any format: some have two dots.
    fn stem(&self) -> String {
        let name = self.target().file_name().unwrap_or_default().to_string_lossy().into_owned();
        let endings = Format::ALL.into_iter().filter_map(|format| name.strip_suffix(&format!(".{}", format.extension())));
        endings.min_by_key(|stem| stem.len()).unwrap_or(&name).to_owned()
    }

    fn rename(&mut self, stem: &str) {
        let name = if self.split_by.is_some() { stem.to_owned() } else { format!("{stem}.{}", self.format.extension()) };
        self.path = self.target().with_file_name(name).display().to_string();
    }

    /// What is to be written, as things stand.
    pub(super) fn order(&self, session: &Session, state: &State) -> Order {
        let filter = match self.what {
            ExportWhat::Seen => {
                let shown = state.scene.claims.iter().map(|claim| state.dossier.id(claim.of).to_owned()).collect();
                Filter { happenings: Some(shown), bbox: state.map_view.or(session.filter.bbox), ..session.filter.clone() }
            }
            ExportWhat::Filtered => session.filter.clone(),
            ExportWhat::Selected(of) => Filter { happenings: Some(BTreeSet::from([state.dossier.id(of).to_owned()])), ..Filter::default() },
            ExportWhat::Everything => Filter::default(),
        };
        let fits = |beside: &Beside| self.split_by.is_none() && beside.fits(self.layer, self.format);
        let beside = self.beside.iter().copied().filter(fits).collect();
        Order { layer: self.layer, format: self.format, filter, split_by: self.split_by, beside }
    }
}
