//! The window that imports: what the file is taken for, its first rows, and of any CSV which column means what.

use std::fs::File;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use egui::{ComboBox, Context, Grid, RichText, Window, vec2};

use super::{LayerCommand, LayerFile, job, name_of};
use crate::desktop::export::{cell_of, table_of_rows};
use crate::desktop::texts::tr;
use crate::desktop::{Command, State};
use crate::exchange::tables::{ColumnHead, ImportError, Mapping, Meaning, Record, Sink, Source, TableKind, headings};

/// Rows of the preview.
const PREVIEWED: usize = 6;

/// What the window knows of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportForm {
    path: PathBuf,
    kind: TableKind,
    header: Vec<String>,
    mapping: Mapping,
    preview: Preview,
}

/// The first rows, or why there are none.
#[derive(Clone, Debug, Default, PartialEq)]
struct Preview {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
    error: Option<String>,
}

impl Sink for Preview {
    fn columns(&mut self, _from: usize, columns: &[ColumnHead]) -> Result<(), ImportError> {
        self.heads.extend(columns.iter().map(|column| column.name.clone()));
        Ok(())
    }

    fn row(&mut self, record: &Record<'_>) -> Result<(), ImportError> {
        self.rows.push(record.cells.iter().map(|one| cell_of(one.text())).collect());
        // enough is seen
        if self.rows.len() < PREVIEWED { Ok(()) } else { Err(ImportError::Cancelled) }
    }
}

impl ImportForm {
    /// Looks at a file.
    pub(super) fn of(path: &Path) -> Result<Self, String> {
        let shown = name_of(path);
        let unread = |error: std::io::Error| tr!("app-cannot-be-read", file = &shown, error = error.to_string());
        let csv = TableKind::named("csv");
        let kind = job::guess(path).map_err(unread)?.or(csv).ok_or_else(|| tr!("layer-no-format-fits", file = &shown))?;
        let (header, mapping) = File::open(path).and_then(headings).map_err(unread)?;
        let mut form = Self { path: path.to_owned(), kind, header, mapping, preview: Preview::default() };
        form.look();
        Ok(form)
    }

    /// Reads the first rows anew.
    fn look(&mut self) {
        let mut preview = Preview::default();
        let read = File::open(&self.path).map_err(ImportError::Io).and_then(|file| {
            let source = Source { mapping: self.mapping_if_any(), path: Some(self.path.clone()), ..Source::new(file) };
            self.kind.read(source, &mut preview, &mut |_| ControlFlow::Continue(()))
        });
        preview.error = match read {
            Ok(_) | Err(ImportError::Cancelled) => None,
            Err(error) => Some(error.to_string()),
        };
        self.preview = preview;
    }

    fn is_any_csv(&self) -> bool {
        self.kind.name() == "csv"
    }

    fn mapping_if_any(&self) -> Option<Mapping> {
        self.is_any_csv().then(|| self.mapping.clone())
    }

    /// What is to be read.
    pub(super) fn file(&self) -> LayerFile {
        LayerFile {
            path: self.path.clone(),
            kind: self.kind.name().to_owned(),
            mapping: self.mapping_if_any(),
            fingerprint: String::new(),
            is_shown: true,
            colour_by: None,
            search: None,
        }
    }
}

/// Shows the form, and how far reading has come.
pub(in crate::desktop) fn show(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let mut send = |command: LayerCommand| commands.push(Command::Layer(Box::new(command)));
    if let Some(job) = &state.layers.job {
        return job.show(ctx);
    }
    let Some(form) = &mut state.layers.form else { return };
    let mut open = true;
    let window = Window::new(tr!("layer-import-title")).id(egui::Id::unique("Import a table"));
    let window = window.open(&mut open).collapsible(false).default_width(720.0);
    window.default_pos(ctx.viewport_rect().center() - vec2(360.0, 220.0)).show(ctx, |ui| {
        ui.label(RichText::new(form.path.display().to_string()).weak());
        let mut changed = false;
        Grid::new("what it is").num_columns(2).spacing([14.0, 6.0]).show(ui, |ui| {
            ui.label(tr!("layer-import-kind"));
            ComboBox::from_id_salt("kind of table").width(230.0).selected_text(form.kind.label()).show_ui(ui, |ui| {
                for kind in TableKind::ALL {
                    changed |= ui.selectable_value(&mut form.kind, kind, kind.label()).clicked();
                }
            });
            ui.end_row();
            if form.is_any_csv() {
                changed |= columns(ui, form);
            }
        });
        if changed {
            form.look();
        }
        ui.separator();
        preview(ui, &form.preview);
        ui.separator();
        ui.horizontal(|ui| {
            let import = ui.add_enabled(form.preview.error.is_none(), egui::Button::new(tr!("layer-import")));
            if import.on_hover_text(tr!("layer-import-tip")).clicked() {
                send(LayerCommand::Import(form.clone()));
            }
            if ui.button(tr!("app-cancel")).clicked() {
                send(LayerCommand::CloseForm);
            }
        });
    });
    if !open {
        send(LayerCommand::CloseForm);
    }
}

/// Which column means what; says whether something was changed.
fn columns(ui: &mut egui::Ui, form: &mut ImportForm) -> bool {
    let mut changed = false;
    for meaning in Meaning::ALL {
        let label = ui.label(meaning.label());
        let current = form.mapping.of(meaning).map(str::to_owned);
        let combo =
            ComboBox::from_id_salt(meaning.label()).width(230.0).selected_text(current.as_deref().unwrap_or(tr!("layer-no-column")));
        let mut chosen = None;
        let shown = combo.show_ui(ui, |ui| {
            if ui.selectable_label(current.is_none(), tr!("layer-no-column")).clicked() {
                chosen = Some(None);
            }
            for name in &form.header {
                if ui.selectable_label(current.as_ref() == Some(name), name).clicked() {
                    chosen = Some(Some(name.clone()));
                }
            }
        });
        shown.response.labelled_by(label.id);
        if let Some(chosen) = chosen {
            form.mapping.set(meaning, chosen);
            changed = true;
        }
        ui.end_row();
    }
    ui.label(tr!("layer-date-order"));
    ui.horizontal(|ui| {
        for (month_first, name) in [(false, tr!("layer-day-first")), (true, tr!("layer-month-first"))] {
            changed |= ui.selectable_value(&mut form.mapping.month_first, month_first, name).clicked();
        }
    });
    ui.end_row();
    changed
}

fn preview(ui: &mut egui::Ui, preview: &Preview) {
    if let Some(error) = &preview.error {
        ui.colored_label(ui.visuals().error_fg_color, error);
        return;
    }
    if preview.rows.is_empty() {
        ui.weak(tr!("layer-nothing-usable"));
        return;
    }
    table_of_rows(ui, &preview.heads, &preview.rows);
}
