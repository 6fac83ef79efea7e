//! Writing the rows of a table from the window: all of them, or what is seen. They are read anew from their file, so that every column
//! and every shape is written as its source has it.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};

use egui::{ComboBox, Context, Grid, TextEdit, Ui, Window, vec2};

use super::{LayerCommand, LayerFile, UserLayer, name_of};
use crate::desktop::export::{cell_of, table_of_rows};
use crate::desktop::job::{Job, Reporter};
use crate::desktop::texts::tr;
use crate::desktop::{Command, State, Work};
use crate::exchange::tables::{ChosenRows, ImportError, Sink, Source, TableKind, TableOut};
use crate::geo::BBox;
use crate::query::{LayerView, rows_in_view};
use crate::store::AtomicFile;
use crate::time::TimeSpan;

/// Rows of the preview.
const PREVIEWED: usize = 5;
const EARTH: BBox = BBox { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };

/// How many of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum HowMany {
    /// In the part of the map that is shown, at the time of the slider, in the colours that are on, with the words.
    Seen,
    /// In the colours that are on, with the words.
    Filtered,
    Everything,
}

/// What the window asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct TableExport {
    /// Which layer, by its file.
    file: LayerFile,
    out: TableOut,
    how_many: HowMany,
    /// Where to.
    pub(in crate::desktop) path: String,
    replace: Option<PathBuf>,
    chosen: Option<Chosen>,
}

/// The rows that would be written, and of what view they are.
#[derive(Clone, Debug, PartialEq)]
struct Chosen {
    of: (HowMany, LayerView),
    rows: Vec<usize>,
    first: Vec<Vec<String>>,
}

impl TableExport {
    /// The form for a layer; the file is to stand beside the table.
    pub(super) fn new(layer: &UserLayer) -> Self {
        let out = TableOut::GeoJson;
        let mut form = Self { file: layer.file.clone(), out, how_many: HowMany::Seen, path: String::new(), replace: None, chosen: None };
        // not the name of the table itself: that stays what it is
        let name = format!("{}-rows", layer.shown.layer.name);
        form.path = layer.file.path.with_file_name(format!("{name}.{}", form.ending())).display().to_string();
        form
    }

    fn ending(&self) -> &'static str {
        self.out.extensions().first().copied().unwrap_or_default()
    }

    fn target(&self) -> PathBuf {
        PathBuf::from(self.path.trim())
    }

    fn choose(&mut self, layer: &UserLayer, seen: &LayerView) {
        let view = match self.how_many {
            HowMany::Seen => seen.clone(),
            HowMany::Filtered => layer.shown.view(TimeSpan::default(), EARTH, 0.0),
            HowMany::Everything => {
                LayerView { visible: TimeSpan::default(), bbox: EARTH, zoom: 0.0, hidden: BTreeSet::new(), wanted: None }
            }
        };
        let of = (self.how_many, view);
        if self.chosen.as_ref().is_some_and(|chosen| chosen.of == of) {
            return;
        }
        let table = &layer.shown.layer;
        let rows = match self.how_many {
            HowMany::Everything => (0..table.len()).collect(),
            _ => rows_in_view(table, &layer.shown.colours, &of.1),
        };
        let cells = |row: &usize| table.columns.iter().map(|column| cell_of(column.get(*row))).collect();
        let first = rows.iter().take(PREVIEWED).map(cells).collect();
        self.chosen = Some(Chosen { of, rows, first });
    }
}

/// A table that is being written.
pub(in crate::desktop) struct TableExportJob {
    path: PathBuf,
    job: Job<Result<usize, ImportError>>,
}

/// Begins to write what the form says.
pub(super) fn begin(state: &mut State, form: &TableExport, ctx: &Context) {
    if state.layers.export_job.is_some() {
        return state.say(tr!("layer-writing-already"), true);
    }
    let (path, Some(chosen)) = (form.target(), &form.chosen) else { return };
    let shown = name_of(&form.file.path);
    if path == form.file.path {
        return state.say(tr!("layer-export-onto-itself"), true);
    }
    let in_the_way = Some(&path).filter(|path| path.exists());
    if in_the_way != form.replace.as_ref() {
        state.layers.export = Some(TableExport { replace: in_the_way.cloned(), ..form.clone() });
        return;
    }
    let Some(kind) = TableKind::named(&form.file.kind) else {
        return state.say(tr!("layer-no-such-format", file = shown, format = &form.file.kind), true);
    };
    let total = match std::fs::metadata(&form.file.path) {
        Ok(found) => found.len(),
        Err(error) => return state.say(tr!("app-cannot-be-read", file = shown, error = error.to_string()), true),
    };
    let mut wanted = vec![false; chosen.rows.last().map_or(0, |last| last + 1)];
    for row in &chosen.rows {
        if let Some(wanted) = wanted.get_mut(*row) {
            *wanted = true;
        }
    }
    let (rows, order, target) = (chosen.rows.len(), form.clone(), path.clone());
    // the other thread does not know the language of the window
    let changed = tr!("layer-changed-since");
    let work = move |reporter: &Reporter<_>| write(kind, &order, &wanted, &target, changed, reporter).map(|()| rows);
    match Job::begin(tr!("layer-writing-to", file = shown, path = path.display().to_string()), total, ctx, work) {
        Ok(job) => state.layers.export_job = Some(TableExportJob { path, job }),
        Err(error) => state.say(error, true),
    }
}

fn write(
    kind: TableKind,
    order: &TableExport,
    wanted: &[bool],
    path: &Path,
    changed: &str,
    reporter: &Reporter<Result<usize, ImportError>>,
) -> Result<(), ImportError> {
    let mut file = File::open(&order.file.path)?;
    if super::job::fingerprint(&mut file)? != order.file.fingerprint {
        return Err(ImportError::NotThis(changed.to_owned()));
    }
    let source = Source { mapping: order.file.mapping.clone(), path: Some(order.file.path.clone()), ..Source::new(file) };
    let out = AtomicFile::create(path).map_err(ImportError::Unwritten)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let feed = |sink: &mut dyn Sink| kind.read(source, &mut ChosenRows::new(wanted, sink), &mut |bytes| reporter.at(bytes));
    let (_, out) = order.out.write(out, &name, feed)?;
    out.commit().map_err(ImportError::Unwritten)
}

/// Takes in what the thread has done since the last frame.
pub(super) fn receive(state: &mut State) {
    let Some(end) = state.layers.export_job.as_mut().and_then(|export| export.job.poll()) else { return };
    let Some(TableExportJob { path, .. }) = state.layers.export_job.take() else { return };
    match end.and_then(|end| end.map_err(|error| error.to_string())) {
        Ok(rows) => {
            state.layers.export = None;
            state.say(tr!("layer-written", rows = rows, path = path.display().to_string()), false);
        }
        Err(error) => state.say(tr!("layer-failed", file = path.display().to_string(), error = error), true),
    }
}

/// Shows the form, if it is open, or how far writing has come.
pub(in crate::desktop) fn show(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    if let Some(export) = &state.layers.export_job {
        return export.job.show(ctx, tr!("layer-writing"), |bytes| tr!("layer-megabytes", count = bytes / 1_000_000));
    }
    let Some(mut form) = state.layers.export.take() else { return };
    let Some(layer) = state.layers.read.iter().find(|layer| layer.file.path == form.file.path) else { return };
    let (visible, bbox) = (state.playback.visible(), state.map_view.unwrap_or(EARTH));
    form.choose(layer, &layer.shown.view(visible, bbox, 0.0));
    let mut send = |command: LayerCommand| commands.push(Command::Layer(Box::new(command)));
    let (mut open, mut choose) = (true, None);
    let window = Window::new(tr!("layer-export-title")).id(egui::Id::unique("Export a table"));
    let window = window.open(&mut open).collapsible(false).default_width(620.0);
    window.default_pos(ctx.viewport_rect().center() - vec2(310.0, 200.0)).show(ctx, |ui| {
        ui.weak(layer.file.path.display().to_string());
        let mut look = false;
        Grid::new("export a table").num_columns(2).spacing([14.0, 8.0]).show(ui, |ui| look = fields(ui, &mut form));
        if look {
            choose = Some(form.target());
        }
        ui.separator();
        if let Some(chosen) = &form.chosen {
            ui.weak(tr!("layer-export-rows", chosen = chosen.rows.len(), all = layer.shown.layer.len()));
            let heads: Vec<String> = layer.shown.layer.columns.iter().map(|column| column.name.clone()).collect();
            table_of_rows(ui, &heads, &chosen.first);
        }
        ui.separator();
        let asked = form.replace.as_ref().filter(|path| **path == form.target());
        if let Some(path) = asked {
            ui.colored_label(ui.visuals().warn_fg_color, tr!("export-in-the-way", path = path.display().to_string()));
        }
        ui.horizontal(|ui| {
            if ui.button(if asked.is_some() { tr!("export-replace") } else { tr!("export-write-file") }).clicked() {
                send(LayerCommand::Write(Box::new(form.clone())));
            }
            if ui.button(tr!("app-cancel")).clicked() {
                send(LayerCommand::CloseExport);
            }
        });
    });
    if !open {
        send(LayerCommand::CloseExport);
    }
    commands.extend(choose.map(|path| Command::Work(Box::new(Work::ChooseTarget(path)))));
    state.layers.export = Some(form);
}

/// The fields; says whether somebody wants to look for a place for the file.
fn fields(ui: &mut Ui, form: &mut TableExport) -> bool {
    let label = ui.label(tr!("export-format"));
    let combo = ComboBox::from_id_salt("format").width(220.0).selected_text(form.out.label()).show_ui(ui, |ui| {
        for out in TableOut::ALL {
            if ui.selectable_value(&mut form.out, out, out.label()).clicked() {
                form.path = form.target().with_extension(form.ending()).display().to_string();
            }
        }
    });
    combo.response.labelled_by(label.id);
    ui.end_row();
    ui.label(tr!("layer-export-how-many"));
    ui.vertical(|ui| {
        ui.radio_value(&mut form.how_many, HowMany::Seen, tr!("export-seen")).on_hover_text(tr!("layer-export-seen-tip"));
        ui.radio_value(&mut form.how_many, HowMany::Filtered, tr!("layer-export-filtered"));
        ui.radio_value(&mut form.how_many, HowMany::Everything, tr!("export-everything"));
    });
    ui.end_row();
    let label = ui.label(tr!("export-file"));
    let look = ui.horizontal(|ui| {
        ui.add(TextEdit::singleline(&mut form.path).desired_width(400.0)).labelled_by(label.id);
        ui.button(tr!("export-look")).on_hover_text(tr!("export-look-tip")).clicked()
    });
    ui.end_row();
    look.inner
}
