//! Tables that the user brings: chosen, previewed, read, drawn, coloured, remembered.

use std::path::Path;

use dateline::desktop::App;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::harness::{click, until, window};
use crate::slider::{press_with, type_into};

/// Three rows that can be used and one that cannot.
const TABLE: &str = "name,lat,lon,when,kind\r\n\
    first,35.0,40.0,2019-10-13,battle\r\n\
    second,35.5,40.5,2019-10-14,protest\r\n\
    third,35.6,40.6,14 October 2019,protest\r\n\
    nowhere,0,0,2019-10-15,protest\r\n";

/// Imports a table by the keyboard, and goes to where its rows are.
fn import(harness: &mut Harness<'_, App>, path: &Path) {
    press_with(harness, Modifiers::COMMAND, Key::I);
    type_into(harness, "chosen, or a path", &path.display().to_string());
    harness.run_steps(2);
    assert!(harness.query_by_label("second").is_some(), "the first rows are shown before anything is read");
    click(harness, Role::Button, "Import");
    until(harness, |state| !state.layers.read.is_empty());
    press_with(harness, Modifiers::NONE, Key::D);
    type_into(harness, "Date to go to", "2019-10-20");
    harness.run_steps(2);
}

#[test]
fn a_row_is_cited_with_one_action_and_taken_back_with_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("events.csv");
    std::fs::write(&path, TABLE).expect("written");
    let mut harness = window();
    import(&mut harness, &path);
    let before = harness.state().state.dossier.events.len();
    let cell =
        harness.state().state.layers.read[0].scene.cells.iter().find(|cell| cell.row == 1).copied().expect("the second row is on the map");
    let at = harness.state().state.layers.read[0].at_of(cell.row).expect("drawn");
    harness.hover_at(at);
    harness.run_steps(2);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run_steps(4);
    click(&mut harness, Role::Button, "Cite this");
    harness.run_steps(3);
    let state = &harness.state().state;
    assert_eq!(state.dossier.events.len(), before + 1);
    let claim = &state.dossier.events[before].claims[0];
    assert_eq!((claim.article.as_str(), claim.when.as_ref().map(|when| when.edtf.as_str())), ("events-rows", Some("2019-10-14")));
    assert!(state.texts.originals.of("events-rows").is_some_and(|text| text.holds(&claim.passage)));
    assert_eq!(state.selected, Some(dateline::dossier::Happening::Event(before)), "what was made is shown");
    press_with(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().state.dossier.events.len(), before);
    assert!(harness.state().state.dossier.article("events-rows").is_none());
}

#[test]
fn words_narrow_a_table_and_what_is_seen_is_written_as_its_source_has_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("events.csv");
    std::fs::write(&path, TABLE).expect("written");
    let mut harness = window();
    import(&mut harness, &path);
    type_into(&mut harness, "only with", "PROTEST");
    until(&mut harness, |state| state.layers.read[0].scene.counts.unwanted == 1);
    harness.run_steps(2);
    assert!(harness.query_by_label("1 without these words").is_some());
    click(&mut harness, Role::Button, "export…");
    harness.run_steps(3);
    assert!(harness.query_by_label("2 of 3 rows, the first of them:").is_some());
    let out = folder.path().join("events-rows.geojson");
    click(&mut harness, Role::Button, "Write file");
    until(&mut harness, |state| state.notice.as_ref().is_some_and(|notice| notice.text.contains("rows written")));
    let written = std::fs::read_to_string(&out).expect("beside the table");
    assert!(written.contains("14 October 2019") && !written.contains("battle"), "{written}");
    // a table that has changed meanwhile is another one
    std::fs::write(&path, TABLE.replace("second", "2nd")).expect("written");
    click(&mut harness, Role::Button, "export…");
    harness.run_steps(3);
    click(&mut harness, Role::Button, "Write file");
    harness.run_steps(3);
    click(&mut harness, Role::Button, "Replace it");
    until(&mut harness, |state| state.notice.as_ref().is_some_and(|notice| notice.text.contains("the file has changed")));
    assert_eq!(std::fs::read_to_string(&out).expect("as it was"), written);
}

#[test]
fn a_table_is_imported_becomes_a_layer_and_can_be_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("events.csv");
    std::fs::write(&path, TABLE).expect("written");
    let mut harness = window();
    import(&mut harness, &path);
    let layer = &harness.state().state.layers.read[0];
    assert_eq!((layer.shown.layer.len(), layer.report.refused_rows()), (3, 1));
    assert_eq!(layer.scene.counts.shown, 3);
    assert_eq!(
        layer.shown.layer.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(),
        ["name", "lat", "lon", "when", "kind"]
    );
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
    press_with(&mut harness, Modifiers::COMMAND, Key::I);
    type_into(&mut harness, "chosen, or a path", &path.display().to_string());
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("no column for longitude and latitude").is_some());
}
