//! `dateline article add`: a new dossier from a text, in any encoding; nothing is written over.

use std::path::Path;

use super::{data_of, dateline};

const TEXT: &str =
    "Convoy leaves base\n\nTrucks left Qamishli for the village of Berxane.\nWashington said that US troops stayed in Raqqa province.\n";

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn a_text_becomes_the_card_of_a_new_dossier_that_opens() {
    let folder = tempfile::tempdir().unwrap();
    let (text, dossier) = (folder.path().join("My report.txt"), folder.path().join("mine"));
    std::fs::write(&text, TEXT).unwrap();
    let added = dateline(&["article", "add", &shown(&text), "--dossier", &shown(&dossier), "--published", "2025-05~"]);
    assert_eq!(added.code, Some(0), "{}", added.talk);
    let card = std::fs::read_to_string(dossier.join("seeds/my-report.ron")).unwrap();
    for part in [
        "label: \"My report\"",
        "title: \"Convoy leaves base\"",
        "when: \"2025-05~\"",
        "start: 20, end: 68, kind: Body",
        "// places: Qamishli = qamishli; Berxane = ?",
        "// places: Raqqa province = raqqa-governorate",
    ] {
        assert!(card.contains(part), "{part} in {card}");
    }
    let checked = dateline(&["check", &shown(&dossier)]);
    assert!(checked.data.contains("1 articles, 1 originals") && !checked.data.contains("error["), "{}", checked.data);
    let listed = data_of(&["list", "articles", "--dossier", &shown(&dossier), "--format", "csv"]);
    assert!(listed.contains("my-report"), "{listed}");
}

#[test]
fn what_is_there_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let (text, other, dossier) = (folder.path().join("report.txt"), folder.path().join("other.txt"), folder.path().join("mine"));
    std::fs::write(&text, TEXT).unwrap();
    std::fs::write(&other, "Another text about Homs.").unwrap();
    let add = |path: &Path, id: &str| dateline(&["article", "add", &shown(path), "--dossier", &shown(&dossier), "--id", id]);
    assert_eq!(add(&text, "first").code, Some(0));
    let again = add(&text, "second");
    assert!(again.code == Some(1) && again.talk.contains("is the article \"first\""), "{}", again.talk);
    let before = std::fs::read_to_string(dossier.join("seeds/first.ron")).unwrap();
    let taken = add(&other, "first");
    assert!(taken.code == Some(1) && taken.talk.contains("is there already"), "{}", taken.talk);
    assert_eq!(std::fs::read_to_string(dossier.join("seeds/first.ron")).unwrap(), before);
    assert_eq!(add(&other, "../first").code, Some(2));
}

#[test]
fn a_web_page_in_an_arabic_encoding_is_kept_as_the_text_that_positions_count_in() {
    let folder = tempfile::tempdir().unwrap();
    let (page, dossier) = (folder.path().join("page.html"), folder.path().join("mine"));
    // "غادرت الشاحنات الرقة." in Windows-1256
    let words =
        [0xdb, 0xc7, 0xcf, 0xd1, 0xca, b' ', 0xc7, 0xe1, 0xd4, 0xc7, 0xcd, 0xe4, 0xc7, 0xca, b' ', 0xc7, 0xe1, 0xd1, 0xde, 0xc9, b'.'];
    let html = [b"<html><head><meta charset=windows-1256></head><body><p>".as_slice(), &words, b"</p></body></html>"].concat();
    std::fs::write(&page, html).unwrap();
    let added = dateline(&["article", "add", &shown(&page), "--dossier", &shown(&dossier)]);
    assert_eq!(added.code, Some(0), "{}", added.talk);
    assert!(added.talk.contains("read as windows-1256 of a web page"), "{}", added.talk);
    assert_eq!(std::fs::read_to_string(dossier.join("seeds/texts/page.txt")).unwrap(), "غادرت الشاحنات الرقة.");
    let card = std::fs::read_to_string(dossier.join("seeds/page.ron")).unwrap();
    assert!(card.contains("language: \"ar\"") && card.contains("الرقة = raqqa"), "{card}");
}

#[test]
fn without_a_dossier_the_card_is_printed_and_what_is_no_text_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.txt");
    std::fs::write(&path, TEXT).unwrap();
    assert!(data_of(&["article", "add", &shown(&path)]).starts_with("(\n    schema: 1,\n    id: \"x\","));
    std::fs::write(&path, b"%PDF-1.4 ...").unwrap();
    let refused = dateline(&["article", "add", &shown(&path)]);
    assert!(refused.code == Some(1) && refused.talk.contains("found a PDF"), "{}", refused.talk);
}
