//! The application: reads input, shows the panels, applies what they ask for.

use egui::{CentralPanel, Frame, Panel};

use super::apply::apply;
use super::{Command, Opened, Session, State};
use super::{export_window, help, inspector, keys, map, menu, problems, reader, side, style, timeline};
use crate::desktop::session::RightTab;
use crate::paint::Look;
use crate::store::has_errors;

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
        if cc.wgpu_render_state.is_some() {
            walkers::install_renderer(cc.wgpu_render_state.as_ref());
        }
        let session: Session = cc.storage.and_then(|storage| eframe::get_value(storage, eframe::APP_KEY)).unwrap_or_default();
        style::apply(&cc.egui_ctx, session.theme());
        let state = State::new(opened, &session);
        Self { session, state }
    }

    /// Shows everything once, and does what the user asked for.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        let mut commands = Vec::new();
        self.advance_time(ui);
        self.state.refresh_scene(&self.session);
        keys::read(ui.ctx(), &self.state, &mut commands);
        let look = Look::of(self.session.theme());

        Panel::top("menu").show(ui, |ui| menu::show(ui, &self.session, &mut self.state, &mut commands));
        if has_errors(&self.state.problems) {
            CentralPanel::default().show(ui, |ui| problems::show(ui, &self.state));
        } else {
            self.show_atlas(ui, &look, &mut commands);
        }
        help::show(ui.ctx(), &self.state, &mut commands);
        export_window::show(ui.ctx(), &mut self.state, &mut commands);

        let repaint = !commands.is_empty();
        for command in commands {
            apply(&mut self.session, &mut self.state, command, ui.ctx());
        }
        if repaint {
            ui.ctx().request_repaint();
        }
    }

    fn show_atlas(&mut self, ui: &mut egui::Ui, look: &Look, commands: &mut Vec<Command>) {
        let (session, state) = (&mut self.session, &mut self.state);
        Panel::bottom("time")
            .resizable(true)
            .default_size(232.0)
            .size_range(150.0..=460.0)
            .show(ui, |ui| timeline::show(ui, session, state, look, commands));
        Panel::left("filters")
            .resizable(true)
            .default_size(226.0)
            .size_range(180.0..=340.0)
            .show(ui, |ui| side::show(ui, session, state, look, commands));
        Panel::right("details").resizable(true).default_size(424.0).size_range(280.0..=820.0).show(ui, |ui| {
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                for (tab, name) in [(RightTab::Inspector, "Inspector"), (RightTab::Reader, "Reader")] {
                    if ui.selectable_label(session.tab == tab, name).clicked() {
                        commands.push(Command::ShowTab(tab));
                    }
                }
            });
            ui.separator();
            match session.tab {
                RightTab::Inspector => inspector::show(ui, state, look, commands),
                RightTab::Reader => reader::show(ui, state, look, commands),
            }
        });
        CentralPanel::default().frame(Frame::NONE).show(ui, |ui| map::show(ui, session, state, look, commands));
    }

    /// While it plays, time passes; otherwise nothing moves and nothing is drawn.
    fn advance_time(&mut self, ui: &egui::Ui) {
        if !self.state.playback.is_playing() {
            return;
        }
        let dt_s = f64::from(ui.input(|input| input.stable_dt));
        let State { playback, timeline, .. } = &mut self.state;
        let advance = playback.advance(dt_s, timeline.occupied());
        if advance.repaint {
            ui.ctx().request_repaint();
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        if let Some(centre) = self.state.map.detached() {
            self.session.centre = (centre.x(), centre.y());
        }
        self.session.zoom = self.state.map.zoom();
        self.session.playback = self.state.playback.settings;
        eframe::set_value(storage, eframe::APP_KEY, &self.session);
    }
}
