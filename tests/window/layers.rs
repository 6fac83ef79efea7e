//! Tables that the user brings: chosen, previewed, read, drawn, coloured, remembered.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::harness::{click, window};
use crate::slider::{press_with, type_into};

/// Three rows that can be used and one that cannot.
const TABLE: &str = "name,lat,lon,when,kind\r\n\
    first,35.0,40.0,2019-10-13,battle\r\n\
    second,35.5,40.5,2019-10-14,protest\r\n\
    third,35.6,40.6,14 October 2019,protest\r\n\
    nowhere,0,0,2019-10-15,protest\r\n";

#[test]
fn a_table_is_imported_becomes_a_layer_and_can_be_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("events.csv");
    std::fs::write(&path, TABLE).expect("written");
    let mut harness = window();
    press_with(&mut harness, egui::Modifiers::COMMAND, Key::I);
    type_into(&mut harness, "chosen, or a path", &path.display().to_string());
    harness.run_steps(2);
    assert!(harness.query_by_label("second").is_some(), "the first rows are shown before anything is read");
    click(&mut harness, Role::Button, "Import");
    for _ in 0..400 {
        if !harness.state().state.layers.read.is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        harness.run_steps(1);
    }
    press_with(&mut harness, egui::Modifiers::NONE, Key::D);
    type_into(&mut harness, "Date to go to", "2019-10-20");
    harness.run_steps(2);
    let layer = &harness.state().state.layers.read[0];
    assert_eq!((layer.shown.layer.len(), layer.report.refused_rows()), (3, 1));
    assert_eq!(layer.scene.counts.shown, 3);
    assert_eq!(layer.shown.layer.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(), ["name", "lat", "lon", "when", "kind"]);
    assert!(harness.query_by_label("3 of 3 rows shown").is_some());
    // one value of what colour says is switched off
    click(&mut harness, Role::CheckBox, "protest");
    assert_eq!(harness.state().state.layers.read[0].scene.counts.shown, 1);
    let mut session = harness.state().session.clone();
    session.remember(&harness.state().state);
    assert_eq!(session.layers.len(), 1);
    assert!(session.layers[0].path == path && session.layers[0].fingerprint.len() == 64, "{:?}", session.layers);
    // what the pointer was over tells no more of itself
    harness.hover_at(egui::pos2(700.0, 300.0));
    harness.run_steps(4);
    click(&mut harness, Role::Button, "remove");
    assert!(harness.state().state.layers.read.is_empty());
}

#[test]
fn a_file_that_is_no_table_says_so_before_it_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("words.txt");
    std::fs::write(&path, "only words\r\nand more\r\n").expect("written");
    let mut harness = window();
    press_with(&mut harness, egui::Modifiers::COMMAND, Key::I);
    type_into(&mut harness, "chosen, or a path", &path.display().to_string());
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("no column for longitude and latitude").is_some());
}
