//! Large tables that the user brought, beside the dossier: read on a thread of their own, kept by columns, drawn as dots, each with its
//! own colours and its own switch.

mod export;
mod import_window;
mod job;
mod panel;
mod rows;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Context, Pos2, Ui};
use serde::{Deserialize, Serialize};

pub use export::TableExport;
pub(super) use export::show as show_export;
pub use import_window::ImportForm;
pub(super) use import_window::show as show_import;
pub(super) use job::receive;
pub(super) use panel::show as show_panel;
pub use rows::RowsForm;
pub(super) use rows::show as show_rows;

use super::job::Job;
use super::texts::tr;
use super::{Session, State};
use crate::exchange::tables::{Mapping, Report};
use crate::geo::BBox;
use crate::layer::Layer;
use crate::query::{LayerCell, LayerColours, LayerScene, LayerView, ShownLayer, layer_search};
use crate::time::{Moment, TimeSpan};
use job::ImportJob;

/// A column with more values than this says nothing as colours.
const MOST_VALUES: usize = 400;

/// Where a table came from and how it is shown: what is kept between sessions. The table itself is read anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerFile {
    /// The file.
    pub path: PathBuf,
    /// What it was read as.
    pub kind: String,
    /// Which column means what, where that was said.
    pub mapping: Option<Mapping>,
    /// What the file was: SHA-256 over its length, its first and its last megabyte, in hexadecimal.
    pub fingerprint: String,
    /// Whether it is on the map.
    pub is_shown: bool,
    /// The heading of the column that colour stands for.
    pub colour_by: Option<String>,
    /// What is searched for.
    #[serde(default)]
    pub search: Option<LayerSearch>,
}

/// Which rows of a table are wanted: those with words in a column, or in any.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerSearch {
    /// The heading of the column; none for any.
    pub column: Option<String>,
    /// The words.
    pub words: String,
}

/// A table that was read.
pub struct UserLayer {
    /// Where it came from, and how it is shown.
    pub file: LayerFile,
    /// The table, and how it is set up.
    pub shown: ShownLayer,
    /// What became of its rows.
    pub report: Report,
    /// A search that goes on.
    search: Option<Job<Vec<bool>>>,
    /// What stands in the field that searches.
    pub(super) words: String,
    /// How many rows begin on each day.
    pub days: Vec<(Moment, u32)>,
    /// What is visible.
    pub scene: LayerScene,
    scene_of: Option<LayerView>,
    /// Where the dots were drawn last, and how large.
    pub(super) dots: Vec<(Pos2, f32)>,
}

impl UserLayer {
    fn new(file: LayerFile, layer: Layer, report: Report) -> Self {
        let column = file.colour_by.as_deref().and_then(|name| layer.column(name)).or_else(|| colour_column(&layer));
        let (words, scene) = (file.search.clone().unwrap_or_default().words, LayerScene::default());
        let shown = ShownLayer::new(layer, column);
        let days = shown.rows_by_day();
        Self { file, shown, report, search: None, words, days, scene, scene_of: None, dots: Vec::new() }
    }

    /// Lets colour stand for another column.
    fn colour_by(&mut self, column: Option<usize>) {
        self.shown.colours = LayerColours::new(&self.shown.layer, column);
        self.file.colour_by = column.and_then(|at| self.shown.layer.columns.get(at)).map(|column| column.name.clone());
        self.shown.hidden.clear();
        self.recount();
        self.scene_of = None;
    }

    /// The strip of the slider has what is wanted now.
    fn recount(&mut self) {
        self.days = self.shown.rows_by_day();
    }

    /// Works out what is visible, if that is not known.
    pub(super) fn refresh(&mut self, view: LayerView) {
        if self.scene_of.as_ref() != Some(&view) {
            self.scene = self.shown.scene(&view);
            self.scene_of = Some(view);
        }
    }

    /// Looks for words in its rows, on a thread of its own; without words, all rows are wanted again.
    fn search(&mut self, search: LayerSearch, ctx: &Context) -> Result<(), String> {
        if let Some(job) = self.search.take() {
            job.stop();
        }
        self.words.clone_from(&search.words);
        let wanted = Some(search).filter(|search| !search.words.trim().is_empty());
        self.file.search.clone_from(&wanted);
        let Some(LayerSearch { column, words }) = wanted else {
            self.shown.wanted = None;
            self.recount();
            return Ok(());
        };
        let layer = Arc::clone(&self.shown.layer);
        let column = column.and_then(|name| layer.column(&name));
        self.search = Some(Job::begin(words.clone(), 1, ctx, move |_| layer_search(&layer, column, &words))?);
        Ok(())
    }

    /// Whether a search goes on.
    pub(super) fn is_searching(&self) -> bool {
        self.search.is_some()
    }

    /// Takes in what a search has found.
    fn take_search(&mut self) {
        if let Some(end) = self.search.as_mut().and_then(Job::poll) {
            self.search = None;
            self.shown.wanted = end.ok().map(Arc::from);
            self.recount();
        }
    }

    /// The months in which it has rows: they keep their room on the axis.
    fn months(&self) -> Vec<TimeSpan> {
        let mut months: Vec<TimeSpan> = Vec::new();
        for (day, _) in &self.days {
            let start = day.start_of_month();
            if months.last().is_none_or(|last| last.start != Some(start)) {
                months.push(TimeSpan::between(start, start.plus_months(1)));
            }
        }
        months
    }

    /// Where the dot of a row was drawn last.
    #[must_use]
    pub fn at_of(&self, row: usize) -> Option<Pos2> {
        self.dots.iter().zip(&self.scene.cells).find(|(_, cell)| cell.row == row).map(|((at, _), _)| *at)
    }

    /// The dot under the pointer.
    pub(super) fn under(&self, pointer: Pos2) -> Option<LayerCell> {
        let hit = self.dots.iter().zip(&self.scene.cells).rev().find(|((at, radius), _)| at.distance(pointer) <= radius + 2.0);
        hit.map(|(_, cell)| *cell)
    }
}

/// The columns that colour can stand for: those whose cells repeat themselves.
fn colourable(layer: &Layer) -> impl Iterator<Item = usize> {
    let few = |at: &usize| {
        layer.columns.get(*at).and_then(|column| column.distinct()).is_some_and(|values| (2..=MOST_VALUES).contains(&values.count()))
    };
    (0..layer.columns.len()).filter(few)
}

/// The column that colour stands for when nobody has said one: a kind of event, where there is one.
fn colour_column(layer: &Layer) -> Option<usize> {
    const KINDS: [&str; 6] = ["event_type", "type_of_violence", "QuadClass", "kind", "type", "category"];
    let known: Vec<usize> = colourable(layer).collect();
    KINDS.iter().filter_map(|name| layer.column(name)).find(|at| known.contains(at))
}

/// All tables of the window.
#[derive(Default)]
pub struct Layers {
    /// Those that were read, in the order in which they were opened.
    pub read: Vec<UserLayer>,
    /// The form of the window that imports, while that is open.
    pub(super) form: Option<ImportForm>,
    /// A table that is being read.
    pub(super) job: Option<ImportJob>,
    /// The form of the window that writes rows, while that is open.
    pub(super) export: Option<TableExport>,
    /// Rows that are looked at.
    pub(super) rows: Option<RowsForm>,
    /// Rows that are being written.
    export_job: Option<export::TableExportJob>,
    /// Tables of the last session that are still to be read.
    waiting: Vec<LayerFile>,
}

impl Layers {
    /// The tables that were there in the last session; they are read one after another.
    pub(super) fn remembered(files: &[LayerFile]) -> Self {
        Self { waiting: files.iter().rev().cloned().collect(), ..Self::default() }
    }

    /// What is kept between sessions.
    pub(super) fn files(&self) -> Vec<LayerFile> {
        self.read.iter().map(|layer| layer.file.clone()).chain(self.waiting.iter().rev().cloned()).collect()
    }

    /// The tables that are on the map, as they are set up.
    pub(super) fn shown(&self) -> Vec<ShownLayer> {
        self.read.iter().filter(|layer| layer.file.is_shown).map(|layer| layer.shown.clone()).collect()
    }

    /// The stretches in which shown tables have rows.
    pub(super) fn occupied(&self) -> Vec<TimeSpan> {
        self.read.iter().filter(|layer| layer.file.is_shown).flat_map(UserLayer::months).collect()
    }
}

/// What may be done with tables.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum LayerCommand {
    /// Opens the window that imports, on a file.
    Open(PathBuf),
    CloseForm,
    /// Begins to read what the form says.
    Import(ImportForm),
    Show(usize, bool),
    ColourBy(usize, Option<usize>),
    /// Switches a value of the legend on or off.
    Toggle(usize, usize),
    /// What stands in the field that searches.
    Type(usize, String),
    /// Only rows with these words.
    Search(usize, LayerSearch),
    Remove(usize),
    /// Opens the window that writes rows.
    ShowExport(usize),
    CloseExport,
    Write(Box<TableExport>),
    /// Opens the window with the rows that a layer shows in a box.
    ShowRows(usize, BBox),
    CloseRows,
}

/// Does what was asked for.
pub(super) fn apply(session: &mut Session, state: &mut State, command: LayerCommand, ctx: &Context) {
    match command {
        LayerCommand::Open(path) => match ImportForm::of(&path) {
            Ok(form) => state.layers.form = Some(form),
            Err(error) => state.say(error, true),
        },
        LayerCommand::CloseForm => state.layers.form = None,
        LayerCommand::Import(form) => job::begin(state, form.file(), ctx),
        LayerCommand::Show(at, shown) => {
            if let Some(layer) = state.layers.read.get_mut(at) {
                layer.file.is_shown = shown;
            }
            lay_out_again(session, state);
        }
        LayerCommand::ColourBy(at, column) => {
            if let Some(layer) = state.layers.read.get_mut(at) {
                layer.colour_by(column);
            }
        }
        LayerCommand::Toggle(at, value) => {
            if let Some(layer) = state.layers.read.get_mut(at) {
                if !layer.shown.hidden.remove(&value) {
                    layer.shown.hidden.insert(value);
                }
                layer.recount();
            }
        }
        LayerCommand::Type(at, words) => {
            if let Some(layer) = state.layers.read.get_mut(at) {
                layer.words = words;
            }
        }
        LayerCommand::Search(at, search) => {
            if let Some(Err(error)) = state.layers.read.get_mut(at).map(|layer| layer.search(search, ctx)) {
                state.say(error, true);
            }
        }
        LayerCommand::ShowExport(at) => {
            state.layers.export = state.layers.read.get(at).map(TableExport::new);
        }
        LayerCommand::CloseExport => state.layers.export = None,
        LayerCommand::Write(form) => export::begin(state, &form, ctx),
        LayerCommand::ShowRows(at, bbox) => state.layers.rows = RowsForm::of(state, at, bbox),
        LayerCommand::CloseRows => state.layers.rows = None,
        LayerCommand::Remove(at) => {
            state.layers.rows = None;
            if at < state.layers.read.len() {
                state.layers.read.remove(at);
            }
            lay_out_again(session, state);
        }
    }
}

/// What is shown is counted also while something else than the map is looked at.
pub(super) fn count_unseen(state: &mut State) {
    let (visible, zoom) = (state.playback.visible(), state.map.zoom());
    let Some(bbox) = state.map_view else { return };
    for layer in state.layers.read.iter_mut().filter(|layer| layer.file.is_shown) {
        layer.refresh(layer.shown.view(visible, bbox, zoom));
    }
}

/// The axis reaches as far as all that is shown.
pub(super) fn lay_out_again(session: &Session, state: &mut State) {
    state.recolour(session);
    state.playback.set_extent(state.timeline.extent());
    state.look_at_axis(state.axis_view);
}

/// Reads the next table of the last session.
pub(super) fn go_on_reading(state: &mut State, ctx: &Context) {
    if state.layers.job.is_none()
        && let Some(file) = state.layers.waiting.pop()
    {
        job::begin(state, file, ctx);
    }
}

/// What a dot stands for: the row's cells that say something, in few lines.
pub(super) fn card(ui: &mut Ui, layer: &UserLayer, row: usize, count: u32) {
    const SHOWN: usize = 9;
    const LONGEST: usize = 240;
    ui.set_max_width(340.0);
    ui.strong(&layer.shown.layer.name);
    let when = layer.shown.layer.span(row).and_then(|span| span.start).map_or_else(|| tr!("layer-undated").to_owned(), Moment::day_label);
    ui.label(when);
    let worth = |name: &str| !matches!(name.to_ascii_lowercase().as_str(), "latitude" | "longitude" | "timestamp" | "iso" | "year");
    let cells = layer.shown.layer.columns.iter().filter(|column| worth(&column.name)).map(|column| (column.name.as_str(), column.get(row)));
    for (name, cell) in cells.filter(|(_, cell)| !cell.is_empty()).take(SHOWN) {
        let text: String = cell.chars().take(LONGEST).collect();
        ui.horizontal_wrapped(|ui| {
            ui.weak(name);
            ui.label(text);
        });
    }
    if count > 1 {
        ui.weak(tr!("layer-more-rows-here", count = count - 1));
    }
}

/// The name of a file.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
