//! Broken dossiers: each mistake is its own clear problem, all of them are told in one run, and no file is touched.
#![expect(clippy::expect_used, reason = "a panic is how a helper of a test says that it failed")]

#[path = "bad_input/lessons.rs"]
mod lessons;
#[path = "bad_input/mutations.rs"]
mod mutations;
#[path = "bad_input/packed.rs"]
mod packed;
#[path = "bad_input/rules.rs"]
mod rules;
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
    assert_snapshot!(said_of(PLACES, "kind: City,", "kind: City"), @r#"
    DOSSIER/data/places.ron:7:13: error[bad-ron]: expected comma
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
    assert_snapshot!(said_of(PLACES, "lon: 40.74772", "lon 40.74772"), @r#"
    DOSSIER/data/places.ron:8:22: error[bad-ron]: expected colon
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
    assert_snapshot!(said_of(EVENTS, "title: \"Trucks leave Hasakah\"", "title: \"Trucks leave Hasakah"), @r#"
    DOSSIER/data/events/report.ron:10:31: error[bad-ron]: expected comma
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
    assert_snapshot!(said_of(CARD, "    ],\n)\n", "    ],\n"), @r#"
    DOSSIER/seeds/2019-10_report.ron:11:7: error[bad-ron]: unexpected end of RON
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
}

#[test]
fn columns_count_characters_and_not_bytes() {
    assert_snapshot!(said_of(PLACES, "script: \"Arab\")", "script: Arab)"), @r#"
    DOSSIER/data/places.ron:7:58: error[bad-ron]: expected string
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
}

#[test]
fn problems_of_several_files_are_told_in_one_run() {
    let dossier = SmallDossier::new()
        .with(PLACES, "lat: 36.50237", "lat: 95.0")
        .with(EVENTS, "2019-10-13", "13.10.2019")
        .with(EVENTS, "prec: 1", "prec: 9")
        .with(MOVEMENTS, "kind: Withdrawal", "kind: Retreat")
        .with(CARD, "digest: \"What the road is like.\"", "digest: \"\"");
    assert_snapshot!(problems_of(dossier.path()), @r#"
    DOSSIER/data/events/report.ron:14:34: error[bad-date]: "13.10.2019" is no EDTF date: at character 3, expected a year of four digits, found "."; write 2019-10-13, not 13.10.2019
        help: dates are EDTF: 2019-10-13, 2019-10, 2025-05~ (about), 2017-09/2018~, 2017/.. (open), 201X
    DOSSIER/data/events/report.ron:15:55: error[bad-where-prec]: expected a where-precision of 1 to 7, found 9
        help: 1 exact, 2 near, 3 district, 4 governorate, 5 wider region, 6 country, 7 sea or air
    DOSSIER/data/movements.ron:7:19: error[bad-ron]: expected one of Withdrawal, Redeployment, Delivery, Advance, BuildUp, Flight, Corridor, Infiltration; found Retreat
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    DOSSIER/data/places.ron:8:17: error[bad-coordinate]: latitude 95 is out of range: expected -90 to 90; are longitude and latitude swapped?
        help: coordinates are WGS84 degrees: lon -180 to 180, lat -90 to 90
    DOSSIER/seeds/2019-10_report.ron:10:56: warning[no-digest]: paragraph 2 has no digest
        help: write one neutral sentence in your own words
    "#);
}

#[test]
fn an_unknown_id_names_the_nearest_known_ones() {
    assert_snapshot!(said_of(EVENTS, "place: \"hasakah\"", "place: \"hassakeh\""), @r#"
    DOSSIER/data/events/report.ron:15:38: error[unknown-place]: there is no place "hassakeh"
        help: did you mean "hasakah" or "hasakah-governorate"?
    "#);
    assert_snapshot!(said_of(MOVEMENTS, "from: \"hasakah\"", "from: \"zzz\""), @r#"
    DOSSIER/data/movements.ron:15:35: error[unknown-place]: there is no place "zzz"
        help: add the place to its file, or correct the identifier
    "#);
    assert_snapshot!(said_of(EVENTS, "actor: \"drivers\"", "actor: \"driver\""), @r#"
    DOSSIER/data/events/report.ron:16:38: error[unknown-actor]: there is no actor "driver"
        help: did you mean "drivers"?
    "#);
    assert_snapshot!(said_of(EVENTS, "article: \"report\"", "article: \"rapport\""), @r#"
    DOSSIER/data/events/report.ron:10:30: error[unknown-article]: there is no article "rapport"
        help: did you mean "report"?
    "#);
    assert_snapshot!(said_of(PLACES, "parent: \"syria\"", "parent: \"siria\""), @r#"
    DOSSIER/data/places.ron:21:21: error[unknown-place]: there is no place "siria"
        help: did you mean "syria"?
    "#);
}

#[test]
fn a_passage_that_does_not_resolve_is_a_problem() {
    assert_snapshot!(said_of(EVENTS, "start: 7, end: 19", "start: 40, end: 52"), @r"
    DOSSIER/data/events/report.ron:11:52: error[unresolved-passage]: the passage 40 to 52 lies outside paragraph 1, which is 0 to 47
        help: write paragraph and quote, and let `tools/anchor-passages.py` fill in the rest
    ");
    assert_snapshot!(said_of(EVENTS, "passage: (paragraph: 1", "passage: (paragraph: 3"), @r#"
    DOSSIER/data/events/report.ron:11:42: error[unresolved-passage]: "report" has no paragraph 3, only 1 to 2
        help: paragraph n is the n-th non-empty line of the article
    "#);
    assert_snapshot!(said_of(EVENTS, "start: 7, end: 19", "start: 7, end: 20"), @r"
    DOSSIER/data/events/report.ron:11:52: error[unresolved-passage]: the quote has 12 code points, but the passage 7 to 20 has 13
        help: write paragraph and quote, and let `tools/anchor-passages.py` fill in the rest
    ");
    assert_snapshot!(said_of(EVENTS, "prefix: \"Trucks \"", "prefix: \"one two three four five \""), @r"
    DOSSIER/data/events/report.ron:11:72: error[long-quote]: the prefix has 5 words: at most 4 are allowed
        help: the articles are not ours: quote less
    ");
}

#[test]
fn a_date_that_is_no_edtf_says_how_to_write_it() {
    assert_snapshot!(said_of(EVENTS, "2019-10-13", "October 2019"), @r#"
    DOSSIER/data/events/report.ron:14:34: error[bad-date]: "October 2019" is no EDTF date: at character 1, expected a year of four digits, found "October"; write 2019-10, not October 2019
        help: dates are EDTF: 2019-10-13, 2019-10, 2025-05~ (about), 2017-09/2018~, 2017/.. (open), 201X
    "#);
    assert_snapshot!(said_of(CARD, "2019-10-14", "2019-13"), @r#"
    DOSSIER/seeds/2019-10_report.ron:6:23: error[bad-date]: "2019-13" is no EDTF date: at character 6, expected a month from 01 to 12, a season from 21 to 24, or XX, found "13"; the month stands before the day, as in 2019-10-31
        help: dates are EDTF: 2019-10-13, 2019-10, 2025-05~ (about), 2017-09/2018~, 2017/.. (open), 201X
    "#);
    assert_snapshot!(said_of(EVENTS, "2019-10-13", "2019-10-13/2018"), @r#"
    DOSSIER/data/events/report.ron:14:34: error[bad-date]: "2019-10-13/2018" is no EDTF date: at character 12, expected a date that is not before the first, found "2018"; swap the two dates
        help: dates are EDTF: 2019-10-13, 2019-10, 2025-05~ (about), 2017-09/2018~, 2017/.. (open), 201X
    "#);
}

#[test]
fn a_spot_that_is_not_on_earth_is_a_problem() {
    assert_snapshot!(said_of(PLACES, "lat: 36.50237", "lat: 95.0"), @r"
    DOSSIER/data/places.ron:8:17: error[bad-coordinate]: latitude 95 is out of range: expected -90 to 90; are longitude and latitude swapped?
        help: coordinates are WGS84 degrees: lon -180 to 180, lat -90 to 90
    ");
    assert_snapshot!(said_of(PLACES, "lon: 40.74772", "lon: inf"), @r"
    DOSSIER/data/places.ron:8:17: error[bad-coordinate]: longitude inf is not a finite number: expected degrees, -180 to 180
        help: coordinates are WGS84 degrees: lon -180 to 180, lat -90 to 90
    ");
}

#[test]
fn an_id_that_stands_twice_is_a_problem_wherever_it_stands() {
    assert_snapshot!(said_of(PLACES, "id: \"syria\"", "id: \"hasakah\""), @r#"
    DOSSIER/data/places.ron:21:21: error[unknown-place]: there is no place "syria"
        help: add the place to its file, or correct the identifier
    DOSSIER/data/places.ron:24:17: error[duplicate-id]: a second place has the identifier "hasakah"
        help: rename one of the two, or merge them
    "#);
    assert_snapshot!(said_of(MOVEMENTS, "id: \"trucks-out-of-hasakah\"", "id: \"trucks-leave\""), @r#"
    DOSSIER/data/movements.ron:5:17: error[duplicate-id]: an event and a movement both have the identifier "trucks-leave"
        help: rename one of the two
    "#);
    assert_snapshot!(said_of(EVENTS, "id: \"trucks-leave\"", "id: \"Trucks leave\""), @r#"
    DOSSIER/data/events/report.ron:5:17: error[bad-id]: expected an identifier of lower-case letters, digits and hyphens, found "Trucks leave"
        help: rename it, also where it is referred to
    "#);
}

#[test]
fn a_cycle_of_parents_is_shown_as_a_chain() {
    let said = said_of(PLACES, "radius_km: 250.0,", "radius_km: 250.0,\n            parent: \"hasakah\",");
    assert_snapshot!(said, @r#"
    DOSSIER/data/places.ron:12:21: error[parent-cycle]: the parents of "hasakah" run in a cycle: hasakah → hasakah-governorate → syria → hasakah
        help: give one of them a larger place as its parent, or none
    DOSSIER/data/places.ron:21:21: error[parent-cycle]: the parents of "hasakah-governorate" run in a cycle: hasakah-governorate → syria → hasakah → hasakah-governorate
        help: give one of them a larger place as its parent, or none
    DOSSIER/data/places.ron:30:21: error[parent-cycle]: the parents of "syria" run in a cycle: syria → hasakah → hasakah-governorate → syria
        help: give one of them a larger place as its parent, or none
    "#);
}

#[test]
fn a_file_of_another_schema_is_not_guessed_at() {
    assert_snapshot!(said_of(PLACES, "schema: 1", "schema: 2"), @r"
    DOSSIER/data/places.ron:2:13: error[unknown-schema]: expected schema 1, found 2
        help: a newer version of dateline may have written it: update, or convert the file
    ");
    assert_snapshot!(said_of(PLACES, "schema: 1,", ""), @r#"
    DOSSIER/data/places.ron:32:1: error[bad-ron]: expected a field "schema", found none
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
}

#[test]
fn fields_and_values_that_do_not_exist_name_those_that_do() {
    assert_snapshot!(said_of(PLACES, "country: \"SY\"", "nation: \"SY\""), @r#"
    DOSSIER/data/places.ron:11:13: warning[unknown-field]: there is no field "nation" here
        help: a slip of the pen, or a field of a newer version: it is passed over, and kept when the dossier is saved; data/README.md shows every field
    "#);
    assert_snapshot!(said_of(EVENTS, "modality: Reported", "modality: Alleged"), @r#"
    DOSSIER/data/events/report.ron:13:31: error[bad-ron]: expected one of Reported, Claimed, Denied, Anticipated; found Alleged
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
    assert_snapshot!(said_of(EVENTS, "            kind: Withdrawal,\n", ""), @r#"
    DOSSIER/data/events/report.ron:18:9: error[bad-ron]: expected a field "kind", found none
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
    assert_snapshot!(said_of(EVENTS, "says: \"Trucks set out from Hasakah.\"", "says: 7"), @r#"
    DOSSIER/data/events/report.ron:12:27: error[bad-ron]: expected string
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
    assert_snapshot!(said_of(PLACES, "source: GeoNames(173811)", "source: Wikipedia(1)"), @r#"
    DOSSIER/data/places.ron:9:21: error[bad-ron]: expected one of GeoNames, PublicRecord, Convention; found Wikipedia
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
    assert_snapshot!(said_of(PLACES, "country: \"SY\",", "country: \"SY\", country: \"IQ\","), @r#"
    DOSSIER/data/places.ron:11:28: error[bad-ron]: expected one field "country", found a second
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
}

#[test]
fn an_event_without_a_claim_is_no_mark() {
    let dossier = SmallDossier::new();
    let event = "(schema: 1, events: [(id: \"a\", title: \"A\", kind: Report, claims: [])])";
    std::fs::write(dossier.path().join(EVENTS), event).unwrap();
    assert_snapshot!(problems_of(dossier.path()), @r#"
    DOSSIER/data/events/report.ron:1:66: error[no-claim]: "a" rests on no claim: no mark without a passage
        help: add the claim of an article, with its passage, or remove it
    "#);
}

#[test]
fn a_file_that_is_not_utf_8_is_a_problem_of_the_whole_file() {
    let dossier = SmallDossier::new();
    std::fs::write(dossier.path().join(EVENTS), b"(schema: 1, events: [], note: \"caf\xe9\")").unwrap();
    assert_snapshot!(problems_of(dossier.path()), @r"
    DOSSIER/data/events/report.ron: error[not-utf8]: expected UTF-8 text, found other bytes
        help: save it as UTF-8
    ");
}

#[test]
fn what_cannot_be_read_does_not_bury_its_cause_under_what_refers_to_it() {
    assert_snapshot!(said_of(PLACES, "kind: City,", "kind: City"), @r#"
    DOSSIER/data/places.ron:7:13: error[bad-ron]: expected comma
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
    let dossier = SmallDossier::new();
    std::fs::write(dossier.path().join(PLACES), b"\xff\xfe").unwrap();
    assert_snapshot!(problems_of(dossier.path()), @r"
    DOSSIER/data/places.ron: error[not-utf8]: expected UTF-8 text, found other bytes
        help: save it as UTF-8
    ");
    let dossier = SmallDossier::new();
    std::fs::remove_dir_all(dossier.path().join("seeds")).unwrap();
    assert_snapshot!(problems_of(dossier.path()), @r"
    DOSSIER/seeds: error[unreadable-folder]: expected a folder, found nothing
        help: a dossier has the folders data/ and seeds/
    ");
}

#[test]
fn a_file_that_no_dossier_has_is_named() {
    let dossier = SmallDossier::new();
    std::fs::write(dossier.path().join("data/extra.ron"), "(schema: 1)").unwrap();
    std::fs::write(dossier.path().join("data/notes.txt"), "not read at all").unwrap();
    assert_snapshot!(problems_of(dossier.path()), @r"
    DOSSIER/data/extra.ron: error[unknown-file]: this file is none that a dossier has
        help: data/ holds places, routes, actors, movements, disputes and loaded-words, data/events/ events, data/lessons/ lessons, seeds/ cards
    ");
}

#[test]
fn a_folder_that_is_missing_empty_or_a_file_says_what_a_dossier_is() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nowhere");
    assert_snapshot!(problems_of(&missing), @r"
    DOSSIER: error[no-dossier]: expected the folder of a dossier, found nothing
        help: name a folder with data/ and seeds/ in it; data/README.md says how a dossier is written
    ");
    assert_snapshot!(problems_of(folder.path()), @r"
    DOSSIER/data: error[unreadable-folder]: expected a folder, found nothing
        help: a dossier has the folders data/ and seeds/
    DOSSIER/seeds: error[unreadable-folder]: expected a folder, found nothing
        help: a dossier has the folders data/ and seeds/
    ");
    std::fs::write(folder.path().join("file"), "").unwrap();
    assert_snapshot!(problems_of(&folder.path().join("file")), @r"
    DOSSIER: error[no-dossier]: expected the folder of a dossier, found a file
        help: name a folder with data/ and seeds/ in it; data/README.md says how a dossier is written
    ");
}
