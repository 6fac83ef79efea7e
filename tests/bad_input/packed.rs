//! Dossiers in one file: what is wrong in one is told as of a folder, and one that may do harm is refused as a whole.

use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use dateline::store::{self, Problem, Source};
use insta::assert_snapshot;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

use super::small_dossier::SmallDossier;
use super::{CARD, EVENTS, PLACES, contents};

/// The small dossier in one file in that folder, packed by us.
fn packed_into(folder: &Path, dossier: &SmallDossier) -> PathBuf {
    let path = folder.join("it.dateline");
    let loaded = store::load(&Source::Folder(dossier.path().to_owned()));
    std::fs::write(&path, loaded.packed().expect("a dossier that can be packed")).expect("a writable file");
    path
}

/// The same file with its files changed by somebody who knows zip.
fn with_files(path: &Path, change: impl Fn(&mut Vec<(String, Vec<u8>)>)) {
    let mut archive = ZipArchive::new(Cursor::new(std::fs::read(path).expect("a file"))).expect("an archive");
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let mut content = Vec::new();
        std::io::copy(&mut entry, &mut content).expect("its content");
        files.push((entry.name().expect("a name").into_owned(), content));
    }
    change(&mut files);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(name, SimpleFileOptions::default().last_modified_time(DateTime::default())).expect("an entry");
        archive.write_all(&content).expect("its content");
    }
    std::fs::write(path, archive.finish().expect("an archive").into_inner()).expect("a writable file");
}

/// Every problem of the file, with `FILE` for its path. Nothing beside it is touched.
fn problems_of(path: &Path) -> String {
    let around = path.parent().expect("a folder");
    let before = contents(around);
    let problems = store::load(&Source::at(path)).problems;
    assert_eq!(contents(around), before, "loading changed a file");
    let text = problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n");
    text.replace(&path.display().to_string(), "FILE")
}

fn said_of(change: impl Fn(&mut Vec<(String, Vec<u8>)>)) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = packed_into(folder.path(), &SmallDossier::new());
    with_files(&path, change);
    problems_of(&path)
}

fn written_otherwise(files: &mut [(String, Vec<u8>)], file: &str, old: &str, new: &str) {
    for (_, content) in files.iter_mut().filter(|(name, _)| name == file) {
        *content = String::from_utf8_lossy(content).replace(old, new).into_bytes();
    }
}

#[test]
fn a_packed_dossier_is_as_sound_as_its_folder() {
    assert_snapshot!(said_of(|_| ()), @"");
}

#[test]
fn a_mistake_in_a_packed_file_has_its_line_and_column() {
    let said = said_of(|files| written_otherwise(files, EVENTS, "place: \"hasakah\"", "place: \"hassakeh\""));
    assert_snapshot!(said, @r#"
    FILE/data/events/report.ron:15:38: error[unknown-place]: there is no place "hassakeh"
        help: did you mean "hasakah" or "hasakah-governorate"?
    "#);
    let said = said_of(|files| written_otherwise(files, PLACES, "kind: City,", "kind: City"));
    assert_snapshot!(said, @r#"
    FILE/data/places.ron:7:13: error[bad-ron]: expected comma
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
}

#[test]
fn a_later_schema_says_so() {
    let said = said_of(|files| written_otherwise(files, CARD, "schema: 1", "schema: 9"));
    assert_snapshot!(said, @r#"
    FILE/seeds/2019-10_report.ron:2:13: error[unknown-schema]: expected schema 1, found 9
        help: a newer version of dateline may have written it: update, or convert the file
    "#);
}

#[test]
fn one_file_too_many_refuses_the_whole() {
    let said = said_of(|files| files.push(("../../evil.ron".to_owned(), b"(schema: 1)".to_vec())));
    assert_snapshot!(said, @r#"
    FILE: error[refused-archive]: expected a name inside the dossier, found "../../evil.ron", with . or .. in it
        help: nothing of it is opened; ask for one that was written by `dateline pack`
    "#);
    let said = said_of(|files| files.push(("seeds/texts/report.txt".to_owned(), b"Trucks left".to_vec())));
    assert_snapshot!(said, @r#"
    FILE: error[refused-archive]: expected no original of an article, found "seeds/texts/report.txt": the articles belong to their publishers and are never packed
        help: nothing of it is opened; ask for one that was written by `dateline pack`
    "#);
    let said = said_of(|files| files.push(("data/events/long.ron".to_owned(), vec![b' '; 17 << 20])));
    assert_snapshot!(said, @r#"
    FILE: error[archive-too-large]: "data/events/long.ron" unpacks to more than 16777216 bytes, more than a file of a dossier has
        help: nothing of it is opened; ask for one that was written by `dateline pack`
    "#);
}

#[test]
fn what_is_no_packed_dossier_is_told_as_one_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = packed_into(folder.path(), &SmallDossier::new());
    let whole = std::fs::read(&path).expect("a file");
    std::fs::write(&path, whole.get(..whole.len() / 2).unwrap_or_default()).expect("a writable file");
    let said = problems_of(&path);
    assert!(said.starts_with("FILE: error[damaged-archive]: expected a .dateline file, found no zip archive"), "{said}");
    assert_eq!(said.lines().count(), 2, "{said}");
    std::fs::remove_file(&path).expect("a file");
    assert!(problems_of(&path).starts_with("FILE: error[unreadable-file]: cannot read it"), "{}", problems_of(&path));
}

#[test]
fn the_originals_of_a_folder_are_not_packed() {
    let dossier = SmallDossier::new();
    let texts = dossier.path().join("seeds/texts");
    std::fs::create_dir_all(&texts).expect("a folder");
    std::fs::write(texts.join("report.txt"), "Trucks left Hasakah at dawn on 13 October 2019.\n").expect("a writable file");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = packed_into(folder.path(), &dossier);
    let archive = ZipArchive::new(Cursor::new(std::fs::read(path).expect("a file"))).expect("an archive");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    assert_eq!(names.first().map(String::as_str), Some("mimetype"));
    assert_eq!(names.len(), 6);
    assert!(names.iter().all(|name| !name.contains("texts")), "{names:?}");
}
