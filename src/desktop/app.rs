//! The application: reads input, shows the panels, applies what they ask for.

use egui::{CentralPanel, Frame, Margin, Panel};

use super::apply::apply;
use super::ground::{GroundThread, Opening};
use super::state::{Notice, Part};
use super::texts::{self, in_reading_order, leading, tr, trailing};
use super::{Centre, Command, Opened, Session, State};
use super::{
    compare, coverage, export, focus, hand_out, help, inspector, keys, layers, lessons, map, map_window, menu, picture, problems,
    quiz_round, reader, side, style, timeline, workbench,
};
use crate::desktop::session::RightTab;
use crate::paint::Look;
use crate::playback::{AtEnd, Halt};
use crate::store::has_errors;
use crate::time::Moment;

/// What is left to the map, or to the articles side by side, in a narrow window; in points.
const NARROWEST_MIDDLE: f32 = 300.0;

/// Narrower or lower than this, in points, as with very large letters, one part of the window is shown at a time.
const SMALLEST_WHOLE: egui::Vec2 = egui::vec2(640.0, 400.0);

/// The window's application.
pub struct App {
    /// What is kept between sessions.
    pub session: Session,
    /// What dies with the window.
    pub state: State,
}

impl App {
    /// Sets the window up on a dossier.
    #[must_use]
    pub fn new(cc: &eframe::CreationContext<'_>, opened: Opened) -> Self {
        crate::paint::install_fonts(&cc.egui_ctx);
        if let Some(state) = &cc.wgpu_render_state {
            crate::paint::install_pipelines(state);
        }
        let mut session: Session = cc.storage.and_then(|storage| eframe::get_value(storage, eframe::APP_KEY)).unwrap_or_default();
        style::apply(&cc.egui_ctx, session.theme);
        style::set_size(&cc.egui_ctx, session.interface_size);
        style::set_motion(&cc.egui_ctx, session.reduced_motion);
        cc.egui_ctx.add_plugin(texts::AsSpoken);
        session.fit_filter_to(&opened.loaded.dossier);
        session.remember_folder_of(&opened.source);
        texts::speak(session.language);
        let ground = GroundThread::start(&cc.egui_ctx, &session.map_source, session.theme);
        let mut app = Self { state: State::new(opened, &session, ground), session };
        app.state.layers = super::Layers::remembered(&app.session.layers);
        // a window that keeps nothing between sessions, as in tests, keeps no unsaved work either
        if let Some(folder) = cc.storage.and_then(|_| eframe::storage_dir("dateline")) {
            app.keep_unsaved_work_in(&folder);
        }
        app
    }

    /// From now on, unsaved work is written down in a folder; what a window that died left there is offered.
    pub fn keep_unsaved_work_in(&mut self, folder: &std::path::Path) {
        workbench::offer(&mut self.state, folder);
    }

    /// Shows everything once, and does what the user asked for.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        texts::speak(self.session.language);
        let mut commands = Vec::new();
        self.advance_time(ui);
        commands.extend(self.state.stopped_at.take().map(Command::SelectClaim));
        match self.state.ground.receive(ui.ctx()) {
            Some(Opening::Done(source)) => self.session.map_source = source,
            Some(Opening::Refused { reason, shown }) => {
                self.session.map_source = shown;
                self.state.say(tr!("app-map-refused", reason = reason), true);
            }
            None => {}
        }
        picture::receive(ui.ctx(), &mut self.state);
        export::receive(&mut self.state);
        hand_out::receive(&mut self.state);
        layers::receive(ui.ctx(), &self.session, &mut self.state);
        self.state.refresh_scene(&self.session);
        self.state.refresh_page();
        workbench::ask_before_closing(ui.ctx(), &mut self.state);
        if !self.state.work.is_asking() {
            workbench::read_keys(ui.ctx(), &self.session, &self.state, &mut commands);
            if lessons::is_presenting(&self.state) {
                lessons::read_presenter_keys(ui.ctx(), &self.state, &mut commands);
            }
            keys::read(ui.ctx(), &self.session, &self.state, &mut commands);
        }
        if self.session.middle != Centre::Map {
            layers::count_unseen(&mut self.state);
        }
        let mut look = Look::of(self.session.theme);
        look.letters |= self.session.letters;

        if !lessons::is_presenting(&self.state) {
            Panel::top("menu").show(ui, |ui| {
                in_reading_order(ui, |ui| menu::show(ui, &self.session, &mut self.state, &mut commands));
            });
        }
        if lessons::is_presenting(&self.state) {
            self.show_presented(ui, &look, &mut commands);
        } else if has_errors(&self.state.problems) {
            CentralPanel::default().show(ui, |ui| problems::show(ui, &self.state));
        } else if is_small(ui.ctx()) {
            self.show_part(ui, &look, &mut commands);
        } else {
            self.show_atlas(ui, &look, &mut commands);
        }
        if let Some(notice) = &self.state.notice {
            notice_card(ui, notice, &look);
        }
        help::show(ui.ctx(), &self.state, &mut commands);
        export::show(ui.ctx(), &self.session, &mut self.state, &mut commands);
        map_window::show(ui.ctx(), &mut self.state, &mut commands);
        picture::show(ui.ctx(), &mut self.state, &mut commands);
        lessons::show_editor(ui.ctx(), &mut self.state, &mut commands);
        lessons::show_notes(ui.ctx(), &self.state, &mut commands);
        lessons::show_for_teacher(ui.ctx(), &self.state, &mut commands);
        layers::show_export(ui.ctx(), &mut self.state, &mut commands);
        hand_out::show(ui.ctx(), &mut self.state, &mut commands);
        layers::show_rows(ui.ctx(), &mut self.state, &mut commands);
        layers::show_import(ui.ctx(), &mut self.state, &mut commands);
        workbench::show_windows(ui.ctx(), &mut self.state, &mut commands);

        focus::show(ui.ctx(), &look);
        let repaint = !commands.is_empty();
        let before = self.state.playback.now();
        for command in commands {
            apply(&mut self.session, &mut self.state, command, ui.ctx());
        }
        if self.state.playback.now() != before && self.state.drag.is_none() {
            self.state.show_now_on_axis();
        }
        if repaint {
            ui.ctx().request_repaint();
        }
        workbench::keep(ui.ctx(), &mut self.state);
    }

    /// The whole screen: map and slider, the words of the step beside them, and the article where the step points to a passage.
    fn show_presented(&mut self, ui: &mut egui::Ui, look: &Look, commands: &mut Vec<Command>) {
        let (session, state) = (&mut self.session, &mut self.state);
        let Some(run) = &state.lesson else { return };
        let map_only = run.presenter.as_ref().is_some_and(|presenter| presenter.has(lessons::Aid::MapOnly));
        // very large letters leave room for the words of the step and the map
        let has_room = lessons::words_scale(session, ui.ctx()) < 1.6;
        let has_reader =
            has_room && run.current(state).is_some_and(|(_, step)| step.shown.reader.is_some()) && session.middle == Centre::Map;
        let slider_height = (ui.available_height() * 0.2).clamp(96.0, 190.0);
        Panel::bottom("time of a lesson").exact_size(slider_height).show(ui, |ui| timeline::show(ui, session, state, look, commands));
        if let (true, Some(presenter)) = (map_only, state.lesson.as_mut().and_then(|run| run.presenter.as_mut())) {
            presenter.words = None;
        }
        if !map_only {
            // large letters need a wide column
            let part = 0.26 + 0.06 * lessons::words_scale(session, ui.ctx());
            let width = (ui.available_width() * part.min(0.46)).clamp(230.0, 640.0);
            let shown = leading("step of a lesson")
                .resizable(true)
                .default_size(width)
                .show(ui, |ui| in_reading_order(ui, |ui| lessons::show_panel(ui, session, state, look, commands)));
            if let Some(presenter) = state.lesson.as_mut().and_then(|run| run.presenter.as_mut()) {
                presenter.words = Some(shown.response.rect);
            }
            if has_reader {
                let width = (ui.available_width() * 0.36).clamp(200.0, 380.0);
                let panel = trailing("article of a lesson").resizable(true).default_size(width);
                panel.show(ui, |ui| {
                    lessons::scale_letters(ui, lessons::words_scale(session, ui.ctx()));
                    in_reading_order(ui, |ui| reader::show(ui, state, look, commands));
                });
            }
        }
        self.show_middle(ui, look, commands);
        lessons::show_presenter(ui, &mut self.state, look, commands);
    }

    fn show_middle(&mut self, ui: &mut egui::Ui, look: &Look, commands: &mut Vec<Command>) {
        let (session, state) = (&mut self.session, &mut self.state);
        let frame = match session.middle {
            Centre::Map => Frame::NONE,
            Centre::Compare(_) | Centre::Coverage | Centre::Names => Frame::NONE.inner_margin(Margin::symmetric(14, 8)),
        };
        CentralPanel::default().frame(frame).show(ui, |ui| {
            if lessons::is_presenting(state) && session.middle != Centre::Map {
                lessons::scale_letters(ui, lessons::words_scale(session, ui.ctx()));
            }
            match session.middle {
                Centre::Map => map::show(ui, session, state, look, commands),
                Centre::Compare(tab) => compare::show(ui, session, state, tab, look, commands),
                Centre::Coverage => coverage::show(ui, state, look, commands),
                Centre::Names => workbench::show_audit(ui, state, commands),
            }
        });
    }

    /// One part of the window, where there is no room for all.
    fn show_part(&mut self, ui: &mut egui::Ui, look: &Look, commands: &mut Vec<Command>) {
        let (session, state) = (&mut self.session, &mut self.state);
        let parts = [(Part::Middle, tr!("app-part-map")), (Part::Beside, tr!("app-part-beside")), (Part::Details, tr!("app-part-details"))];
        Panel::top("parts").show(ui, |ui| {
            in_reading_order(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    for (part, name) in parts {
                        ui.selectable_value(&mut state.part, part, name);
                    }
                });
            });
        });
        match state.part {
            Part::Middle => {
                let height = (ui.available_height() * 0.4).clamp(60.0, 150.0);
                Panel::bottom("time of a part").exact_size(height).show(ui, |ui| timeline::show(ui, session, state, look, commands));
                self.show_middle(ui, look, commands);
            }
            Part::Beside => {
                CentralPanel::default().show(ui, |ui| {
                    in_reading_order(ui, |ui| {
                        if state.quiz.is_some() {
                            quiz_round::show_panel(ui, session, state, look, commands);
                        } else if state.lesson.is_some() {
                            lessons::show_panel(ui, session, state, look, commands);
                        } else {
                            side::show(ui, session, state, look, commands);
                        }
                    });
                });
            }
            Part::Details => {
                CentralPanel::default().show(ui, |ui| in_reading_order(ui, |ui| show_details(ui, session, state, look, commands)));
            }
        }
    }

    fn show_atlas(&mut self, ui: &mut egui::Ui, look: &Look, commands: &mut Vec<Command>) {
        let (session, state) = (&mut self.session, &mut self.state);
        // slider, inspector and reader would give the answer away
        let is_asking = state.quiz.as_ref().is_some_and(|run| run.question().is_some() && run.judgement.is_none());
        if !is_asking {
            Panel::bottom("time")
                .resizable(true)
                .default_size((ui.available_height() * 0.27).clamp(150.0, 232.0))
                .size_range(150.0..=460.0)
                .show(ui, |ui| timeline::show(ui, session, state, look, commands));
        }
        if state.quiz.is_some() {
            let width = (ui.available_width() * 0.26).clamp(230.0, 360.0);
            leading("quiz")
                .resizable(true)
                .default_size(width)
                .show(ui, |ui| in_reading_order(ui, |ui| quiz_round::show_panel(ui, session, state, look, commands)));
            if is_asking {
                return self.show_middle(ui, look, commands);
            }
        } else if state.lesson.is_some() {
            let width = (ui.available_width() * 0.24).clamp(220.0, 340.0);
            leading("lesson")
                .resizable(true)
                .default_size(width)
                .show(ui, |ui| in_reading_order(ui, |ui| lessons::show_panel(ui, session, state, look, commands)));
        } else {
            leading("filters")
                .resizable(true)
                .default_size((ui.available_width() * 0.16).clamp(180.0, 226.0))
                .size_range(180.0..=340.0)
                .show(ui, |ui| in_reading_order(ui, |ui| side::show(ui, session, state, look, commands)));
        }
        // however wide it was drawn in a larger window, the middle keeps its room
        let widest = (ui.available_width() - NARROWEST_MIDDLE).clamp(201.0, 820.0);
        trailing("details")
            .resizable(true)
            .default_size((ui.available_width() * 0.35).clamp(230.0, 424.0))
            .size_range(200.0..=widest)
            .show(ui, |ui| in_reading_order(ui, |ui| show_details(ui, session, state, look, commands)));
        Panel::top("middle").show(ui, |ui| in_reading_order(ui, |ui| choose_middle(ui, session, commands)));
        self.show_middle(ui, look, commands);
    }

    /// While it plays, time passes; otherwise nothing moves and nothing is drawn.
    fn advance_time(&mut self, ui: &egui::Ui) {
        if !self.state.playback.is_playing() {
            return;
        }
        let dt_s = f64::from(ui.input(|input| input.stable_dt));
        let stops = if self.state.playback.settings.pause_at_events { self.state.halts() } else { Vec::new() };
        let occupied = if self.state.playback.settings.skip_empty { self.state.occupied_shown() } else { Vec::new() };
        let moments: Vec<Moment> = stops.iter().map(|(moment, _)| *moment).collect();
        let State { playback, axis_view, .. } = &mut self.state;
        let advance = playback.advance(dt_s, &occupied, &moments);
        if advance.moved && !axis_view.is_all() && playback.settings.at_end != AtEnd::LoopStretch {
            self.state.show_now_on_axis();
        }
        if advance.halted == Some(Halt::AtStop) {
            let now = self.state.playback.now();
            let here: Vec<_> = stops.into_iter().filter(|(moment, _)| *moment == now).collect();
            if here.len() > 1 {
                self.state.say(tr!("app-several-begin", count = here.len()), false);
            }
            self.state.stopped_at = here.first().map(|(_, id)| *id);
        }
        if advance.repaint {
            ui.ctx().request_repaint();
        }
    }
}

/// Whether there is room for one part of the window only.
pub(super) fn is_small(ctx: &egui::Context) -> bool {
    let size = ctx.content_rect().size();
    size.x < SMALLEST_WHOLE.x || size.y < SMALLEST_WHOLE.y
}

/// The panel beside the middle: what is selected, the article, or the gazetteer.
fn show_details(ui: &mut egui::Ui, session: &mut Session, state: &mut State, look: &Look, commands: &mut Vec<Command>) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        for (tab, name) in [
            (RightTab::Both, tr!("app-tab-both")),
            (RightTab::Inspector, tr!("app-tab-inspector")),
            (RightTab::Reader, tr!("app-tab-reader")),
            (RightTab::Places, tr!("app-tab-places")),
        ] {
            if ui.selectable_label(session.tab == tab, name).clicked() {
                commands.push(Command::ShowTab(tab));
            }
        }
    });
    ui.separator();
    // a form needs the whole column; the reader has its own tab
    if session.tab == RightTab::Both && state.work.claim.is_none() {
        Panel::bottom("reader")
            .resizable(true)
            .default_size(ui.available_height() * 0.52)
            .size_range(90.0..=(ui.available_height() - 90.0).max(91.0))
            .show(ui, |ui| reader::show(ui, state, look, commands));
    }
    match session.tab {
        RightTab::Both | RightTab::Inspector => {
            if !workbench::show_claim(ui, state, commands) {
                inspector::show(ui, state, look, commands);
            }
        }
        RightTab::Reader => reader::show(ui, state, look, commands),
        RightTab::Places => workbench::show_places(ui, state, commands),
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    /// Panels have no ground of their own: clearing costs nothing, and without a GPU filling them takes longer than all the rest.
    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        style::panel(self.session.theme).to_normalized_gamma_f32()
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.session.remember(&self.state);
        eframe::set_value(storage, eframe::APP_KEY, &self.session.without_network());
    }
}

/// What the middle of the window shows: the map, or the articles held against each other.
fn choose_middle(ui: &mut egui::Ui, session: &Session, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let compare = Centre::Compare(session.compare_tab);
        for (middle, name, key) in [
            (Centre::Map, tr!("app-middle-map"), "M"),
            (compare, tr!("app-middle-compare"), "C"),
            (Centre::Coverage, tr!("app-middle-coverage"), "O"),
            (Centre::Names, tr!("app-middle-names"), "G"),
        ] {
            if ui.selectable_label(session.middle == middle, name).on_hover_text(tr!("app-middle-key", key = key)).clicked() {
                commands.push(Command::ShowMiddle(middle));
            }
        }
    });
}

/// A sentence to the user, over everything; Esc takes it away.
fn notice_card(ui: &egui::Ui, notice: &Notice, look: &Look) {
    let area = egui::Area::new(egui::Id::unique("notice")).order(egui::Order::Foreground).anchor(egui::Align2::CENTER_TOP, [0.0, 48.0]);
    area.interactable(false).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).fill(look.card).show(ui, |ui| {
            ui.set_max_width(620.0);
            let colour = if notice.failed { ui.visuals().error_fg_color } else { look.text };
            ui.label(egui::RichText::new(&notice.text).color(colour));
            ui.weak(tr!("app-notice-closes"));
        });
    });
}
