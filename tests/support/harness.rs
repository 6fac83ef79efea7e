//! The window in a test: opened without a display, found by role and label, stepped without a clock.

use std::path::Path;

use dateline::desktop::{App, Opened, State};
use dateline::store::Source;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

/// The window on a dossier, without originals but those in its own folder: what a test sees depends on nothing outside.
pub(crate) fn window_on(source: Source) -> Harness<'static, App> {
    window_with_texts(source, None)
}

/// The window on a dossier, with a folder of originals.
pub(crate) fn window_with_texts(source: Source, texts: Option<&Path>) -> Harness<'static, App> {
    let opened = Opened::load_with_texts(source, texts);
    // our own words have all their letters; an article may use signs that no font has
    let builder = Harness::builder().with_size([1440.0, 900.0]).wgpu();
    let builder = if texts.is_some() { builder.allow_missing_glyphs() } else { builder };
    let mut harness = builder.build_eframe(move |cc| App::new(cc, opened));
    harness.run_steps(3);
    harness
}

/// A file on disk that is dropped on the window.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

pub(crate) fn drop_file(harness: &mut Harness<'_, App>, path: std::path::PathBuf) {
    harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
    harness.run_steps(3);
}

pub(crate) fn window() -> Harness<'static, App> {
    window_on(Source::BuiltIn)
}

pub(crate) fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run_steps(2);
}

pub(crate) fn click(harness: &mut Harness<'_, App>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run_steps(2);
}

/// Goes on until something that is done on another thread is there.
pub(crate) fn until(harness: &mut Harness<'_, App>, is_done: impl Fn(&State) -> bool) {
    for _ in 0..1_000 {
        harness.run_steps(1);
        if is_done(&harness.state().state) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("it was never done: {:?}", harness.state().state.notice);
}
