//! Looking for a folder or a file. The toolkit has no such window for this version of egui, and that of the desktop needs a portal
//! that not every machine has.

use std::path::{Path, PathBuf};

use egui::{Context, ScrollArea, TextEdit, Window};

use super::{Purpose, Work, work};
use crate::desktop::focus::FollowsKeyboard as _;
use crate::desktop::texts::tr;
use crate::desktop::{Command, State};
use crate::store::is_packed_name;

/// What the chooser shows.
#[derive(Clone, Debug)]
pub(in crate::desktop) struct Chooser {
    purpose: Purpose,
    folder: PathBuf,
    /// What was typed: a path, or the name of a new folder.
    typed: String,
    folders: Vec<Entry>,
    files: Vec<PathBuf>,
    /// Why the folder cannot be shown.
    error: Option<String>,
    /// Whether it has just been opened: then what is typed goes into its field.
    is_new: bool,
}

#[derive(Clone, Debug)]
struct Entry {
    path: PathBuf,
    is_dossier: bool,
}

fn is_dossier(path: &Path) -> bool {
    path.join("data").is_dir() && path.join("seeds").is_dir()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

impl Chooser {
    /// Looks into a folder.
    pub(super) fn new(purpose: Purpose, folder: PathBuf) -> Self {
        let mut chooser = Self { purpose, folder, typed: String::new(), folders: vec![], files: vec![], error: None, is_new: true };
        if purpose == Purpose::SaveDossier {
            "my-dossier".clone_into(&mut chooser.typed);
        }
        chooser.look();
        chooser
    }

    /// Looks into the folder of a file that is to be written, or where that is none into another.
    pub(super) fn for_target(path: &Path, otherwise: PathBuf) -> Self {
        let folder = path.parent().filter(|folder| folder.is_dir()).map_or(otherwise, Path::to_owned);
        let mut chooser = Self::new(Purpose::SaveFile, folder);
        chooser.typed = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        chooser
    }

    pub(super) fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Says why what was chosen cannot be had, and stays open.
    pub(super) fn refuse(&mut self, why: String) {
        self.error = Some(why);
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn look_into(&mut self, folder: PathBuf) {
        self.folder = folder;
        if !matches!(self.purpose, Purpose::SaveDossier | Purpose::SaveFile) {
            self.typed.clear();
        }
        self.look();
    }

    fn look(&mut self) {
        (self.folders, self.files, self.error) = (vec![], vec![], None);
        let entries = match std::fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.error = Some(tr!("chooser-unreadable", error = error.to_string()));
                return;
            }
        };
        for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
            if name_of(&path).starts_with('.') {
                continue;
            }
            if path.is_dir() {
                self.folders.push(Entry { is_dossier: is_dossier(&path), path });
            } else if matches!(self.purpose, Purpose::OpenText | Purpose::OpenTable | Purpose::OpenData | Purpose::SaveFile)
                || (self.purpose == Purpose::OpenDossier && is_packed_name(&path))
            {
                self.files.push(path);
            }
        }
        self.folders.sort_by(|a, b| a.path.cmp(&b.path));
        self.files.sort();
    }

    /// What is chosen as things stand.
    fn choice(&self) -> Option<PathBuf> {
        let typed = self.typed.trim();
        match self.purpose {
            Purpose::OpenDossier if typed.is_empty() => is_dossier(&self.folder).then(|| self.folder.clone()),
            _ => (!typed.is_empty()).then(|| self.folder.join(typed)),
        }
    }
}

/// Where looking begins: where it last ended, or beside the dossier, or in the user's own folder.
pub(in crate::desktop) fn first_folder(state: &State) -> PathBuf {
    if let Some(folder) = state.work.last_folder.clone().filter(|folder| folder.is_dir()) {
        return folder;
    }
    let of_dossier = state.source.path().and_then(|path| path.canonicalize().ok()).and_then(|path| path.parent().map(Path::to_owned));
    let home = ["HOME", "USERPROFILE"].into_iter().find_map(std::env::var_os).map(PathBuf::from);
    of_dossier.or(home).filter(|folder| folder.is_dir()).unwrap_or_else(|| PathBuf::from("."))
}

/// Shows the window, if it is open.
pub(super) fn show(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let Some(chooser) = &mut state.work.chooser else { return };
    let (title, hint, button) = match chooser.purpose {
        Purpose::OpenDossier => (tr!("chooser-dossier"), tr!("chooser-dossier-hint"), tr!("chooser-open")),
        Purpose::SaveDossier => (tr!("chooser-save-as"), tr!("chooser-save-as-hint"), tr!("chooser-save-here")),
        Purpose::SaveFile => (tr!("chooser-target"), tr!("chooser-target-hint"), tr!("chooser-take")),
        Purpose::OpenData => (tr!("chooser-data"), tr!("chooser-data-hint"), tr!("chooser-open")),
        Purpose::OpenTable => (tr!("chooser-table"), tr!("chooser-table-hint"), tr!("chooser-open")),
        Purpose::OpenText => (tr!("chooser-text"), tr!("chooser-text-hint"), tr!("chooser-open")),
    };
    let mut open = true;
    let window = Window::new(title).id(egui::Id::unique("chooser")).open(&mut open);
    let window = window.collapsible(false).resizable(true).default_size([520.0, 420.0]);
    window.default_pos(ctx.content_rect().center() - egui::vec2(260.0, 220.0)).show(ctx, |ui| {
        ui.horizontal(|ui| {
            let up = chooser.folder.canonicalize().ok().and_then(|folder| folder.parent().map(Path::to_owned));
            if ui.add_enabled(up.is_some(), egui::Button::new(tr!("chooser-up"))).clicked() {
                commands.extend(up.map(|up| work(Work::LookInto(up))));
            }
            ui.label(chooser.folder.display().to_string());
        });
        ui.separator();
        ScrollArea::vertical().max_height(280.0).auto_shrink(false).show_following(ui, |ui| {
            if let Some(error) = &chooser.error {
                ui.colored_label(ui.visuals().error_fg_color, error);
            }
            for entry in &chooser.folders {
                let name = name_of(&entry.path);
                let is_here = chooser.purpose == Purpose::OpenDossier && entry.is_dossier;
                let text = if entry.is_dossier { tr!("chooser-is-dossier", name = &name) } else { format!("{name}/") };
                let row = ui.selectable_label(is_here && chooser.typed == name, text);
                if row.double_clicked() && is_here {
                    commands.push(work(Work::Chosen(entry.path.clone())));
                } else if row.clicked() {
                    if is_here {
                        chooser.typed = name;
                    } else {
                        commands.push(work(Work::LookInto(entry.path.clone())));
                    }
                }
            }
            for path in &chooser.files {
                let name = name_of(path);
                let row = ui.selectable_label(chooser.typed == name, &name);
                if row.double_clicked() {
                    commands.push(work(Work::Chosen(path.clone())));
                } else if row.clicked() {
                    chooser.typed = name;
                }
            }
        });
        ui.separator();
        ui.weak(hint);
        let label = match chooser.purpose {
            Purpose::SaveDossier => tr!("chooser-folder-name"),
            Purpose::SaveFile => tr!("chooser-file-name"),
            _ => tr!("chooser-path"),
        };
        ui.horizontal(|ui| {
            let label = ui.label(label);
            let field = ui.add(TextEdit::singleline(&mut chooser.typed).desired_width(300.0)).labelled_by(label.id);
            if std::mem::take(&mut chooser.is_new) {
                field.request_focus();
            }
            let choice = chooser.choice();
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let clicked = ui.add_enabled(choice.is_some(), egui::Button::new(button)).clicked();
            if clicked || entered {
                commands.extend(choice.map(|path| work(Work::Chosen(path))));
            }
            if ui.button(tr!("workbench-cancel")).clicked() {
                commands.push(work(Work::CloseChooser));
            }
        });
    });
    if !open {
        commands.push(work(Work::CloseChooser));
    }
}
