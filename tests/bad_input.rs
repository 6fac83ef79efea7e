//! Broken dossiers: each mistake is its own clear problem, all of them are told in one run, and no file is touched.

#[path = "bad_input/mutations.rs"]
mod mutations;
#[path = "support/small_dossier.rs"]
mod small_dossier;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dateline::store::{self, Problem, Source};
use insta::assert_snapshot;
use small_dossier::SmallDossier;

const PLACES: &str = "data/places.ron";
const EVENTS: &str = "data/events/report.ron";
const MOVEMENTS: &str = "data/movements.ron";
const CARD: &str = "seeds/2019-10_report.ron";

/// Every problem of a folder, one after another, with `DOSSIER` for the folder. Fails if loading changed any file in it.
fn problems_of(folder: &Path) -> String {
    let before = contents(folder);
    let problems = store::load(&Source::Folder(folder.to_owned())).problems;
    assert_eq!(contents(folder), before, "loading changed a file");
    let text = problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n");
    text.replace(&folder.display().to_string(), "DOSSIER")
}

/// What the small dossier is said to have wrong with it once this is written otherwise.
fn said_of(file: &str, old: &str, new: &str) -> String {
    problems_of(SmallDossier::new().with(file, old, new).path())
}

/// The bytes of every file below a folder.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            all.extend(contents(&path));
        } else {
            let bytes = std::fs::read(&path).unwrap_or_default();
            all.insert(path, bytes);
        }
    }
    all
}

#[test]
fn the_small_dossier_itself_is_sound() {
    assert_snapshot!(problems_of(SmallDossier::new().path()), @"");
}

#[test]
fn a_syntax_error_has_line_and_column_and_what_was_expected() {
    assert_snapshot!(said_of(PLACES, "kind: City,", "kind: City"), @"");
    assert_snapshot!(said_of(PLACES, "lon: 40.74772", "lon 40.74772"), @"");
    assert_snapshot!(said_of(EVENTS, "title: \"Trucks leave Hasakah\"", "title: \"Trucks leave Hasakah"), @"");
    assert_snapshot!(said_of(CARD, "    ],\n)\n", "    ],\n"), @"");
}

#[test]
fn columns_count_characters_and_not_bytes() {
    assert_snapshot!(said_of(PLACES, "script: \"Arab\")", "script: Arab)"), @"");
}

#[test]
fn problems_of_several_files_are_told_in_one_run() {
    let dossier = SmallDossier::new()
        .with(PLACES, "lat: 36.50237", "lat: 95.0")
        .with(EVENTS, "2019-10-13", "13.10.2019")
        .with(EVENTS, "prec: 1", "prec: 9")
        .with(MOVEMENTS, "kind: Withdrawal", "kind: Retreat")
        .with(CARD, "digest: \"What the road is like.\"", "digest: \"\"");
    assert_snapshot!(problems_of(dossier.path()), @"");
}

#[test]
fn an_unknown_id_names_the_nearest_known_ones() {
    assert_snapshot!(said_of(EVENTS, "place: \"hasakah\"", "place: \"hassakeh\""), @"");
    assert_snapshot!(said_of(MOVEMENTS, "from: \"hasakah\"", "from: \"zzz\""), @"");
    assert_snapshot!(said_of(EVENTS, "actor: \"drivers\"", "actor: \"driver\""), @"");
    assert_snapshot!(said_of(EVENTS, "article: \"report\"", "article: \"rapport\""), @"");
    assert_snapshot!(said_of(PLACES, "parent: \"syria\"", "parent: \"siria\""), @"");
}

#[test]
fn a_passage_that_does_not_resolve_is_a_problem() {
    assert_snapshot!(said_of(EVENTS, "start: 7, end: 19", "start: 20, end: 32"), @"");
    assert_snapshot!(said_of(EVENTS, "paragraph: 1", "paragraph: 3"), @"");
    assert_snapshot!(said_of(EVENTS, "start: 7, end: 19", "start: 7, end: 20"), @"");
    assert_snapshot!(said_of(EVENTS, "prefix: \"Trucks \"", "prefix: \"one two three four five \""), @"");
}

#[test]
fn a_date_that_is_no_edtf_says_how_to_write_it() {
    assert_snapshot!(said_of(EVENTS, "2019-10-13", "October 2019"), @"");
    assert_snapshot!(said_of(CARD, "2019-10-14", "2019-13"), @"");
    assert_snapshot!(said_of(EVENTS, "2019-10-13", "2019-10-13/2018"), @"");
}

#[test]
fn a_spot_that_is_not_on_earth_is_a_problem() {
    assert_snapshot!(said_of(PLACES, "lat: 36.50237", "lat: 95.0"), @"");
    assert_snapshot!(said_of(PLACES, "lon: 40.74772", "lon: inf"), @"");
}

#[test]
fn an_id_that_stands_twice_is_a_problem_wherever_it_stands() {
    assert_snapshot!(said_of(PLACES, "id: \"syria\"", "id: \"hasakah\""), @"");
    assert_snapshot!(said_of(MOVEMENTS, "id: \"trucks-out-of-hasakah\"", "id: \"trucks-leave\""), @"");
    assert_snapshot!(said_of(EVENTS, "id: \"trucks-leave\"", "id: \"Trucks leave\""), @"");
}

#[test]
fn a_cycle_of_parents_is_shown_as_a_chain() {
    let said = said_of(PLACES, "radius_km: 250.0,", "radius_km: 250.0,\n            parent: \"hasakah\",");
    assert_snapshot!(said, @"");
}

#[test]
fn a_file_of_another_schema_is_not_guessed_at() {
    assert_snapshot!(said_of(PLACES, "schema: 1", "schema: 2"), @"");
    assert_snapshot!(said_of(PLACES, "schema: 1,", ""), @"");
}

#[test]
fn fields_and_values_that_do_not_exist_name_those_that_do() {
    assert_snapshot!(said_of(PLACES, "country: \"SY\"", "nation: \"SY\""), @"");
    assert_snapshot!(said_of(EVENTS, "modality: Reported", "modality: Alleged"), @"");
    assert_snapshot!(said_of(EVENTS, "            kind: Withdrawal,\n", ""), @"");
    assert_snapshot!(said_of(EVENTS, "says: \"Trucks set out from Hasakah.\"", "says: 7"), @"");
    assert_snapshot!(said_of(PLACES, "source: GeoNames(173811)", "source: Wikipedia(1)"), @"");
}

#[test]
fn an_event_without_a_claim_is_no_mark() {
    let dossier = SmallDossier::new();
    let event = "(schema: 1, events: [(id: \"a\", title: \"A\", kind: Report, claims: [])])";
    std::fs::write(dossier.path().join(EVENTS), event).unwrap();
    assert_snapshot!(problems_of(dossier.path()), @"");
}

#[test]
fn a_file_that_is_not_utf_8_is_a_problem_of_the_whole_file() {
    let dossier = SmallDossier::new();
    std::fs::write(dossier.path().join(EVENTS), b"(schema: 1, events: [], note: \"caf\xe9\")").unwrap();
    assert_snapshot!(problems_of(dossier.path()), @"");
}

#[test]
fn a_file_that_no_dossier_has_is_named() {
    let dossier = SmallDossier::new();
    std::fs::write(dossier.path().join("data/extra.ron"), "(schema: 1)").unwrap();
    std::fs::write(dossier.path().join("data/notes.txt"), "not read at all").unwrap();
    assert_snapshot!(problems_of(dossier.path()), @"");
}

#[test]
fn a_folder_that_is_missing_empty_or_a_file_says_what_a_dossier_is() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nowhere");
    assert_snapshot!(problems_of(&missing), @"");
    assert_snapshot!(problems_of(folder.path()), @"");
    std::fs::write(folder.path().join("file"), "").unwrap();
    assert_snapshot!(problems_of(&folder.path().join("file")), @"");
}
