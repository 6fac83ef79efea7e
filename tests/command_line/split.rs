//! `dateline export --split-by`: one file a value, a manifest, and a folder that is never half written.

use std::collections::BTreeSet;
use std::path::Path;

use dateline::dossier::sha256_hex;
use dateline::exchange::Manifest;

use super::{data_of, dateline, features};

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn names(folder: &Path) -> BTreeSet<String> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn manifest(folder: &Path) -> Manifest {
    Manifest::from_json(&std::fs::read_to_string(folder.join("manifest.json")).unwrap()).unwrap()
}

#[test]
fn each_file_is_what_the_filter_of_its_value_gives() {
    let around = tempfile::tempdir().unwrap();
    for (layer, by) in [("events", "article"), ("movements", "kind"), ("claims", "actor"), ("events", "place")] {
        let folder = around.path().join(format!("{layer}-{by}"));
        let answer = dateline(&["export", "--layer", layer, "--split-by", by, "-o", shown(&folder)]);
        assert_eq!((answer.code, answer.data.as_str()), (Some(0), ""), "{}", answer.talk);
        let manifest = manifest(&folder);
        assert!(answer.talk.contains(&format!("{} files, {} {layer} by {by}", manifest.files.len(), manifest.rows)), "{}", answer.talk);
        assert!(manifest.files.len() > 1, "{layer} by {by} has one file");
        let expected: BTreeSet<String> = manifest.files.iter().map(|file| file.name.clone()).chain(["manifest.json".to_owned()]).collect();
        assert_eq!(names(&folder), expected);
        let (mut told, mut all) = (BTreeSet::new(), BTreeSet::new());
        for (n, file) in manifest.files.iter().enumerate() {
            let safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(file.name.strip_suffix(".geojson").is_some_and(|stem| !stem.is_empty() && stem.chars().all(safe)), "{}", file.name);
            let text = std::fs::read_to_string(folder.join(&file.name)).unwrap();
            assert_eq!(file.sha256, sha256_hex(text.as_bytes()));
            let features = features(&text);
            assert_eq!(file.rows, features.len());
            assert_eq!(file.rows_without_place, features.iter().filter(|feature| *feature.get("geometry") == super::Json::Null).count());
            told.extend(features.iter().map(|feature| feature.get("id").text().unwrap().to_owned()));
            // starting the program takes most of the time
            if n % 9 == 0 {
                assert!(text == data_of(&["export", "--layer", layer, &format!("--{by}"), &file.value]), "{} differs", file.name);
            }
        }
        all.extend(features(&data_of(&["export", "--layer", layer])).iter().map(|feature| feature.get("id").text().unwrap().to_owned()));
        assert_eq!((manifest.rows, manifest.rows_in_no_file), (all.len(), all.len() - told.len()), "{layer} by {by}");
    }
    assert_eq!(names(around.path()).len(), 4, "no temporary folder is left");
}

#[test]
fn an_event_of_several_articles_is_in_the_file_of_each() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("split");
    let answer = dateline(&["export", "--layer", "events", "--split-by", "article", "-o", shown(&folder)]);
    assert_eq!(answer.code, Some(0), "{}", answer.talk);
    let whole = features(&data_of(&["export", "--layer", "events", "--id", "hamas-attack-2023-10-07"]));
    let articles: Vec<&str> = whole[0].get("properties").get("articles").text().unwrap().split("; ").collect();
    assert!(articles.len() > 1);
    let holds = |name: &str| {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        features(&text).iter().any(|feature| feature.get("id").text() == Some("hamas-attack-2023-10-07"))
    };
    let found: Vec<String> = manifest(&folder).files.into_iter().filter(|file| holds(&file.name)).map(|file| file.value).collect();
    assert_eq!(found.iter().map(String::as_str).collect::<BTreeSet<_>>(), articles.into_iter().collect());
}

#[test]
fn a_second_split_takes_the_place_of_the_first_and_repeats_its_bytes() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("split");
    let split = |more: &[&str]| {
        let answer = dateline(&[&["export", "--layer", "events", "--format", "csv", "-o", shown(&folder)], more].concat());
        assert_eq!(answer.code, Some(0), "{}", answer.talk);
        let bytes: Vec<(String, Vec<u8>)> =
            names(&folder).into_iter().map(|name| (name.clone(), std::fs::read(folder.join(name)).unwrap())).collect();
        bytes
    };
    let by_kind = split(&["--split-by", "kind"]);
    assert!(by_kind == split(&["--split-by", "kind"]));
    let by_article = split(&["--split-by", "article", "--kind", "Strike", "--from", "2018"]);
    assert!(by_article.iter().all(|(name, _)| name == "manifest.json" || by_kind.iter().all(|(old, _)| old != name)));
    let manifest = manifest(&folder);
    assert_eq!(manifest.filter, "not before 2018; of the kind Strike");
    assert!(manifest.files[0].filter.ends_with(&format!("of the article {}; of the kind Strike", manifest.files[0].value)));
}

#[test]
fn a_folder_of_somebody_else_s_is_refused() {
    let around = tempfile::tempdir().unwrap();
    let (folder, file) = (around.path().join("mine"), around.path().join("file"));
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("notes.txt"), "mine").unwrap();
    std::fs::write(folder.join("manifest.json"), "{\"manifest\": \"of something else\"}").unwrap();
    std::fs::write(&file, "mine").unwrap();
    for (target, words) in [(&folder, "no manifest.json of a split"), (&file, "expected a folder")] {
        let answer = dateline(&["export", "--layer", "events", "--split-by", "kind", "-o", shown(target)]);
        assert_eq!((answer.code, answer.data.as_str()), (Some(2), ""));
        assert!(answer.talk.contains(words) && answer.talk.contains("choose a new folder"), "{}", answer.talk);
    }
    assert_eq!(std::fs::read(folder.join("notes.txt")).unwrap(), b"mine");
    assert_eq!(names(around.path()).len(), 2);
}

#[test]
fn what_cannot_be_split_is_wrong_usage() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("split");
    for (args, words) in [
        (vec!["--layer", "places", "--split-by", "kind", "-o", shown(&folder)], "expected events, movements or claims"),
        (vec!["--layer", "events", "--split-by", "colour", "-o", shown(&folder)], "article, kind, actor, place"),
        (vec!["--layer", "events", "--split-by", "kind"], "--output"),
        (vec!["--layer", "events", "--format", "annotations", "--split-by", "kind", "-o", shown(&folder)], "expected claims"),
    ] {
        let answer = dateline(&[vec!["export"], args].concat());
        assert_eq!((answer.code, answer.data.as_str()), (Some(2), ""), "{}", answer.talk);
        assert!(answer.talk.contains(words), "{words} is not in: {}", answer.talk);
    }
    assert_eq!(names(around.path()).len(), 0);
}

#[test]
fn a_style_and_a_map_are_written_beside_the_file() {
    let around = tempfile::tempdir().unwrap();
    let path = around.path().join("events.geojson");
    let answer = dateline(&["export", "--layer", "events", "-o", shown(&path), "--with-style", "--with-kepler"]);
    assert_eq!(answer.code, Some(0), "{}", answer.talk);
    assert_eq!(names(around.path()), ["events.geojson", "events.kepler.json", "events.qml"].map(str::to_owned).into());
    let map = super::Json::parse(&std::fs::read_to_string(around.path().join("events.kepler.json")).unwrap()).unwrap();
    assert_eq!(map.get("info").get("title").text(), Some("events"));
    for (args, words) in [
        (vec!["--layer", "places", "--with-style", "-o", shown(&path)], "--with-style: expected geojson or geoparquet of events"),
        (vec!["--layer", "events", "--format", "csv", "--with-kepler", "-o", shown(&path)], "found csv of events"),
        (vec!["--layer", "events", "--with-style"], "--output"),
    ] {
        let answer = dateline(&[vec!["export"], args].concat());
        assert_eq!((answer.code, answer.data.as_str()), (Some(2), ""), "{}", answer.talk);
        assert!(answer.talk.contains(words), "{words} is not in: {}", answer.talk);
    }
}
