//! The export window: what is to be written is shown before, and nothing is replaced unasked.

use dateline::desktop::App;
use dateline::exchange::{Format, SplitBy};
use dateline::store::Source;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::harness::{click, press, until, window, window_on};

#[test]
fn a_dossier_with_errors_is_not_exported() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window_on(Source::Folder(folder.path().to_owned()));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(2);
    let path = folder.path().join("out.geojson");
    harness.state_mut().state.export.as_mut().unwrap().path = path.display().to_string();
    harness.run_steps(4);
    click(&mut harness, Role::Button, "Write file");
    harness.run_steps(3);
    assert!(!path.exists());
    assert!(harness.query_by_label_contains("a dossier with errors is not exported").is_some());
}

#[test]
fn the_export_window_writes_what_the_filters_let_through() {
    let mut harness = window();
    click(&mut harness, Role::CheckBox, "Setbacks in the east");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(2);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.geojson");
    harness.state_mut().state.export.as_mut().unwrap().path = path.display().to_string();
    harness.run_steps(4);
    click(&mut harness, Role::Button, "Write file");
    written(&mut harness);
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.starts_with("{\"type\":\"FeatureCollection\""));
    assert!(!written.contains("\"articles\":\"setbacks-east\""));
}

/// Waits for the export that the window writes on another thread: its form closes when it is there.
fn written(harness: &mut Harness<'_, App>) {
    until(harness, |state| state.export.is_none());
}

#[test]
fn what_is_seen_is_less_than_what_passes_and_the_first_rows_are_shown_before_anything_is_written() {
    let mut harness = window();
    press(&mut harness, Key::Num1);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(2);
    let rows_told = |harness: &Harness<'_, App>| {
        let told = harness.query_by_label_contains("the first of them:").unwrap().accesskit_node().value().unwrap();
        told.split(' ').next().unwrap().parse::<usize>().unwrap()
    };
    let all = rows_told(&harness);
    assert!(harness.query_by_label("date_edtf").is_some(), "no heading of the preview");
    click(&mut harness, Role::RadioButton, "what I see");
    let seen = rows_told(&harness);
    assert!(seen < all, "{seen} of {all}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("seen.csv");
    let form = harness.state_mut().state.export.as_mut().unwrap();
    form.format = Format::named("csv").unwrap();
    form.path = path.display().to_string();
    harness.run_steps(4);
    click(&mut harness, Role::Button, "Write file");
    written(&mut harness);
    assert_eq!(csv::Reader::from_path(&path).unwrap().records().count(), seen);
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_that_was_said_twice() {
    let mut harness = window();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(2);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.geojson");
    std::fs::write(&path, "mine").unwrap();
    harness.state_mut().state.export.as_mut().unwrap().path = path.display().to_string();
    harness.run_steps(4);
    click(&mut harness, Role::Button, "Write file");
    harness.run_steps(2);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    click(&mut harness, Role::Button, "Replace it");
    written(&mut harness);
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("{\"type\":\"FeatureCollection\""));
}

#[test]
fn one_file_for_each_article_goes_into_a_folder_with_a_manifest() {
    let mut harness = window();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(2);
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("split");
    let form = harness.state_mut().state.export.as_mut().unwrap();
    (form.split_by, form.path) = (Some(SplitBy::Article), target.display().to_string());
    harness.run_steps(4);
    click(&mut harness, Role::Button, "Write files");
    written(&mut harness);
    let articles = harness.state().state.dossier.articles.len();
    assert_eq!(std::fs::read_dir(&target).unwrap().count(), articles + 1);
    assert!(target.join("manifest.json").exists());
}
