//! `dateline pack` and `dateline unpack`: there and back, and a file where a folder may stand.

use std::collections::BTreeMap;
use std::path::Path;

use super::small_dossier::SmallDossier;
use super::{data_of, dateline};

fn files_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for part in ["data", "data/events", "data/lessons", "seeds"] {
        for path in std::fs::read_dir(folder.join(part)).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_file() {
                let name = format!("{part}/{}", path.file_name().unwrap().to_string_lossy());
                all.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    all
}

#[test]
fn a_dossier_travels_as_one_file_and_comes_out_as_it_was() {
    let (dossier, around) = (SmallDossier::new(), tempfile::tempdir().unwrap());
    let at = |name: &str| around.path().join(name).display().to_string();
    let (packed, again, folder) = (at("it.dateline"), at("again.dateline"), at("out"));
    let from = dossier.path().display().to_string();
    let answer = dateline(&["pack", &from, "-o", &packed]);
    assert_eq!(answer.code, Some(0), "{}", answer.talk);
    assert!(answer.talk.contains("without the originals, which belong to their publishers"), "{}", answer.talk);
    // it stands wherever a folder does
    assert_eq!(data_of(&["list", "events", "--dossier", &packed]), data_of(&["list", "events", "--dossier", &from]));
    assert_eq!(data_of(&["check", &packed]), data_of(&["check", &from]));
    let answer = dateline(&["unpack", &packed, "-o", &folder]);
    assert_eq!(answer.code, Some(0), "{}", answer.talk);
    assert_eq!(files_of(Path::new(&folder)), files_of(dossier.path()));
    data_of(&["pack", "--dossier", &packed, "-o", &again]);
    assert_eq!(std::fs::read(&packed).unwrap(), std::fs::read(&again).unwrap());
    let answer = dateline(&["unpack", &packed, "-o", &folder]);
    assert_eq!(answer.code, Some(2));
    assert!(answer.talk.contains("expected a folder without a dossier"), "{}", answer.talk);
}

#[test]
fn what_cannot_be_packed_or_unpacked_says_why() {
    let (dossier, around) = (SmallDossier::new().with("data/places.ron", "kind: City,", "kind: City"), tempfile::tempdir().unwrap());
    let at = |name: &str| around.path().join(name).display().to_string();
    let answer = dateline(&["pack", &dossier.path().display().to_string(), "-o", &at("it.dateline")]);
    assert_eq!(answer.code, Some(1));
    assert!(answer.talk.contains("bad-ron") && !around.path().join("it.dateline").exists(), "{}", answer.talk);
    let answer = dateline(&["unpack", &at("none.dateline"), "-o", &at("out")]);
    assert_eq!(answer.code, Some(2));
    assert!(answer.talk.contains("expected a dossier in one file, found no file"), "{}", answer.talk);
    std::fs::write(at("no.dateline"), "no archive").unwrap();
    let answer = dateline(&["unpack", &at("no.dateline"), "-o", &at("out")]);
    assert_eq!(answer.code, Some(1));
    assert!(answer.talk.contains("damaged-archive") && !around.path().join("out").exists(), "{}", answer.talk);
    std::fs::write(at("report.txt"), "Trucks left.\n").unwrap();
    data_of(&["pack", "-o", &at("it.dateline")]);
    let answer = dateline(&["article", "add", &at("report.txt"), "--dossier", &at("it.dateline")]);
    assert_eq!(answer.code, Some(2));
    assert!(answer.talk.contains("`dateline unpack` it first"), "{}", answer.talk);
}
