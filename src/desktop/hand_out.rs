//! What is handed out to a class or to another teacher: a lesson or a selection as a web page or on paper, or the whole dossier in one file.

use std::path::PathBuf;

use egui::{ComboBox, Context, Grid, TextEdit, Ui, Window, vec2};

use super::job::Job;
use super::texts::tr;
use super::{Command, Session, State, Work, workbench};
use crate::exchange::{Edition, Handout, HandoutOptions, Paper, handout_html, handout_pdf};
use crate::store::{PACKED_EXTENSION, write_atomically};

/// What is handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// A lesson, by identifier.
    Lesson(String),
    /// What the filters let through.
    Selection,
    /// Everything, for another Dateline.
    Dossier,
}

/// As what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum As {
    Page,
    Pdf,
}

/// The form of the window.
#[derive(Clone, Debug, PartialEq)]
pub struct HandOutForm {
    what: What,
    form: As,
    options: HandoutOptions,
    /// Where to.
    pub path: String,
    /// What is there already and may be replaced, once the user was told so.
    replace: Option<PathBuf>,
}

impl HandOutForm {
    /// For a lesson, or for what the filters let through.
    pub(super) fn new(lesson: Option<String>, state: &State) -> Self {
        let what = lesson.map_or(What::Selection, What::Lesson);
        let mut form = Self { what, form: As::Page, options: HandoutOptions::default(), path: String::new(), replace: None };
        form.path = workbench::first_folder(state).join(form.name()).display().to_string();
        form
    }

    fn target(&self) -> PathBuf {
        PathBuf::from(self.path.trim())
    }

    fn name(&self) -> String {
        let (stem, ending) = match (&self.what, self.form) {
            (What::Dossier, _) => ("dossier", PACKED_EXTENSION),
            (What::Lesson(id), As::Page) => (id.as_str(), "html"),
            (What::Lesson(id), As::Pdf) => (id.as_str(), "pdf"),
            (What::Selection, As::Page) => ("selection", "html"),
            (What::Selection, As::Pdf) => ("selection", "pdf"),
        };
        let key = match self.options.edition {
            _ if self.what == What::Dossier => "",
            Edition::Key => "-key",
            Edition::Compact => "-compact",
            Edition::Full if self.options.answers => "-answers",
            Edition::Full => "",
        };
        format!("{stem}{key}.{ending}")
    }

    fn rename(&mut self) {
        self.path = self.target().with_file_name(self.name()).display().to_string();
    }
}

/// What is being written.
pub(super) struct HandOutJob {
    path: PathBuf,
    job: Job<Result<(), String>>,
}

/// Begins to write what the form says. What is there already is replaced only after the user was told so.
pub(super) fn begin(session: &Session, state: &mut State, form: &HandOutForm, ctx: &Context) {
    if state.hand_out_job.is_some() {
        return state.say(tr!("handout-busy"), true);
    }
    let path = form.target();
    let in_the_way = Some(&path).filter(|path| path.exists());
    if in_the_way != form.replace.as_ref() {
        state.hand_out = Some(HandOutForm { replace: in_the_way.cloned(), ..form.clone() });
        return;
    }
    let (dossier, filter, base) = (state.dossier.clone(), session.filter.clone(), state.work.base.clone());
    let (order, target) = (form.clone(), path.clone());
    let work = move || -> Result<Vec<u8>, String> {
        let handout = match &order.what {
            What::Dossier => {
                let base = base.ok_or(tr!("handout-no-dossier"))?;
                let changes = base.changes_to(&dossier).map_err(|error| error.to_string())?;
                return base.with(&changes).packed().map_err(|error| error.to_string());
            }
            What::Lesson(id) => Handout::of_lesson(&dossier, dossier.lesson(id).ok_or(tr!("handout-no-lesson"))?),
            What::Selection => Handout::of_selection(&dossier, filter, None),
        };
        match order.form {
            As::Page => Ok(handout_html(&handout, order.options).into_bytes()),
            As::Pdf => handout_pdf(&handout, order.options).map_err(|error| error.to_string()),
        }
    };
    let whole = move |_: &super::job::Reporter<_>| {
        let data = work()?;
        write_atomically(&target, &data)
            .map_err(|error| tr!("form-cannot-write", path = target.display().to_string(), error = error.to_string()))
    };
    match Job::begin(path.display().to_string(), 1, ctx, whole) {
        Ok(job) => state.hand_out_job = Some(HandOutJob { path, job }),
        Err(error) => state.say(error, true),
    }
}

/// Takes in what the thread has done since the last frame.
pub(super) fn receive(state: &mut State) {
    let Some(end) = state.hand_out_job.as_mut().and_then(|job| job.job.poll()) else { return };
    let Some(HandOutJob { path, .. }) = state.hand_out_job.take() else { return };
    match end.and_then(|written| written) {
        Ok(()) => {
            state.hand_out = None;
            state.say(tr!("handout-written", path = path.display().to_string()), false);
        }
        Err(error) => state.say(error, true),
    }
}

/// Shows the form, if it is open.
pub(super) fn show(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let Some(mut form) = state.hand_out.take() else { return };
    let mut open = true;
    let window = Window::new(tr!("handout-title")).id(egui::Id::unique("hand out"));
    let window = window.default_pos(ctx.viewport_rect().center() - vec2(260.0, 150.0));
    window.open(&mut open).collapsible(false).resizable(false).show(ctx, |ui| {
        let before = (form.what.clone(), form.form, form.options);
        Grid::new("hand out").num_columns(2).spacing([14.0, 8.0]).show(ui, |ui| fields(ui, &mut form, state, commands));
        if before != (form.what.clone(), form.form, form.options) {
            form.rename();
        }
        ui.weak(match (&form.what, form.form) {
            (What::Dossier, _) => tr!("handout-dossier-tip"),
            (_, As::Page) => tr!("handout-page-tip"),
            (_, As::Pdf) => tr!("handout-pdf-tip"),
        });
        ui.separator();
        let asked = form.replace.as_ref().filter(|path| **path == form.target());
        if let Some(path) = asked {
            ui.colored_label(ui.visuals().warn_fg_color, tr!("form-is-there", path = path.display().to_string()));
        }
        ui.horizontal(|ui| {
            if state.hand_out_job.is_some() {
                ui.spinner();
                ui.weak(tr!("handout-writing"));
            } else if ui.button(if asked.is_some() { tr!("form-replace") } else { tr!("handout-write") }).clicked() {
                commands.push(Command::HandOut(Box::new(form.clone())));
            }
            if ui.button(tr!("form-cancel")).clicked() {
                commands.push(Command::CloseHandOut);
            }
        });
    });
    if !open {
        commands.push(Command::CloseHandOut);
    }
    state.hand_out = Some(form);
}

fn fields(ui: &mut Ui, form: &mut HandOutForm, state: &State, commands: &mut Vec<Command>) {
    let label = ui.label(tr!("form-what"));
    let name = |what: &What| match what {
        What::Lesson(id) => state.dossier.lesson(id).map_or_else(|| id.clone(), |lesson| lesson.title.clone()),
        What::Selection => tr!("handout-selection").to_owned(),
        What::Dossier => tr!("handout-dossier").to_owned(),
    };
    let lessons = state.dossier.lessons.iter().map(|lesson| What::Lesson(lesson.id.clone()));
    let all: Vec<What> = lessons.chain([What::Selection, What::Dossier]).collect();
    let combo = ComboBox::from_id_salt("what is handed out").width(300.0).selected_text(name(&form.what)).show_ui(ui, |ui| {
        for what in all {
            let text = name(&what);
            ui.selectable_value(&mut form.what, what, text);
        }
    });
    combo.response.labelled_by(label.id);
    ui.end_row();
    if form.what != What::Dossier {
        ui.label(tr!("handout-as"));
        ui.horizontal(|ui| {
            ui.radio_value(&mut form.form, As::Page, tr!("handout-page"));
            ui.radio_value(&mut form.form, As::Pdf, tr!("handout-pdf"));
            if form.form == As::Pdf {
                ui.separator();
                ui.radio_value(&mut form.options.paper, Paper::A4, tr!("handout-a4"));
                ui.radio_value(&mut form.options.paper, Paper::Letter, tr!("handout-letter"));
            }
        });
        ui.end_row();
        ui.label(tr!("handout-for"));
        ui.horizontal(|ui| {
            ui.radio_value(&mut form.options.answers, false, tr!("handout-class"));
            ui.radio_value(&mut form.options.answers, true, tr!("handout-teacher"));
        });
        ui.end_row();
        let label = ui.label(tr!("handout-edition"));
        let editions =
            [(Edition::Full, tr!("handout-full")), (Edition::Compact, tr!("handout-compact")), (Edition::Key, tr!("handout-key"))];
        let current = editions.iter().find(|(edition, _)| *edition == form.options.edition).map_or("", |(_, name)| *name);
        let combo = ComboBox::from_id_salt("edition").width(300.0).selected_text(current).show_ui(ui, |ui| {
            for (edition, name) in editions {
                ui.selectable_value(&mut form.options.edition, edition, name);
            }
        });
        combo.response.labelled_by(label.id);
        ui.end_row();
    }
    let label = ui.label(tr!("form-file"));
    ui.horizontal(|ui| {
        ui.add(TextEdit::singleline(&mut form.path).desired_width(360.0)).labelled_by(label.id);
        if ui.button(tr!("form-look")).on_hover_text(tr!("form-look-tip")).clicked() {
            commands.push(Command::Work(Box::new(Work::ChooseTarget(form.target()))));
        }
    });
    ui.end_row();
}
