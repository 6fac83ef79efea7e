//! `dateline link`: the formats, standard input, and what is no text.

use std::io::Write as _;
use std::process::Stdio;

use super::run::command;
use super::{data_of, dateline, features, json_lines};
use crate::json::Json;

/// A text in a temporary folder.
fn text(content: &[u8]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("text.txt");
    std::fs::write(&path, content).unwrap();
    (folder, path.display().to_string())
}

#[test]
fn each_mention_is_an_object_with_the_keys_of_the_format_in_order() {
    let (_folder, path) = text("Convoys left Al-Qaim for Rakka.\n\nWashington said nothing; Syrian troops stayed.\n".as_bytes());
    let lines = json_lines(&data_of(&["link", &path, "--format", "json"]));
    for line in &lines {
        let keys = ["file", "start", "end", "byte_start", "byte_end", "paragraph", "surface", "place_id", "role", "candidates", "reason"];
        assert_eq!(line.keys(), keys);
    }
    let of = |key: &str| -> Vec<String> {
        lines.iter().map(|line| line.get(key).text().map_or_else(|| "null".to_owned(), str::to_owned)).collect()
    };
    assert_eq!(of("surface"), ["Al-Qaim", "Rakka", "Washington", "Syrian"]);
    assert_eq!(of("place_id"), ["al-qaim", "raqqa", "washington", "syria"]);
    assert_eq!(of("role"), ["location", "location", "metonym", "demonym"]);
    assert_eq!(lines[2].get("paragraph"), &Json::Number(2.0));
    assert!(matches!(lines[0].get("candidates"), Json::List(candidates) if !candidates.is_empty()));
    let table = data_of(&["link", &path, "--format", "csv"]);
    assert!(table.starts_with("file,start,end,byte_start,byte_end,paragraph,surface,place_id,role,candidates,reason\r\n"));
    assert_eq!(table.lines().count(), 5);
    let read = data_of(&["link", &path]);
    assert!(read.contains("Rakka  location  raqqa  (") && read.contains("Washington  metonym"), "{read}");
}

#[test]
fn only_locations_become_spots_of_the_geojson() {
    let (_folder, path) = text(b"Tehran said that trucks were in Manbij and in Homs.");
    let spots = features(&data_of(&["link", &path, "--format", "geojson"]));
    let ids: Vec<&str> = spots.iter().filter_map(|spot| spot.get("properties").get("place_id").text()).collect();
    assert_eq!(ids, ["manbij", "homs"]);
    let own = features(&data_of(&["link", &path, "--format", "geojson", "--no-background"]));
    assert_eq!(own.len(), 1, "Homs is not of the dossier");
}

#[test]
fn standard_input_byte_order_marks_and_windows_line_ends_are_read() {
    let mut child = command(&["link", "-", "--format", "json"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all("\u{feff}Nothing.\r\n\r\nIn Manbij.\r\n".as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let line = &json_lines(&String::from_utf8(output.stdout).unwrap())[0];
    assert_eq!(line.get("surface").text(), Some("Manbij"));
    // code points as the originals count them: no mark, one for a line end; bytes as they lie in the file
    assert_eq!((line.get("start"), line.get("byte_start")), (&Json::Number(13.0), &Json::Number(18.0)));
    assert_eq!(line.get("paragraph"), &Json::Number(2.0));
}

#[test]
fn what_is_no_text_is_refused_with_the_offset_and_the_others_are_linked() {
    let (_folder, good) = text(b"In Manbij.");
    let (_other, bad) = text(b"In Raqqa, \xc7\xe1\xd1\xde\xc9.");
    let (_third, binary) = text(b"PNG\x00\x01 in Raqqa");
    let answer = dateline(&["link", &bad, &binary, "no/such/file.txt", &good]);
    assert_eq!(answer.code, Some(1));
    assert!(answer.data.contains("Manbij"), "{}", answer.data);
    assert!(answer.talk.contains("expected a text in UTF-8, found another byte at 10"), "{}", answer.talk);
    assert!(answer.talk.contains("a zero byte at 3"), "{}", answer.talk);
    assert!(answer.talk.contains("no/such/file.txt"), "{}", answer.talk);
}

#[test]
fn a_gazetteer_of_ones_own_is_read_and_its_bad_rows_are_told() {
    let (_folder, path) = text(b"They met in Zzyzx.");
    let (_other, table) = text(b"id\ttitle\tlon\tlat\nzz\tZzyzx\t-116.1\t35.1\nbad\tBad\tx\t1\n");
    let answer = dateline(&["link", &path, "--gazetteer", &table, "--format", "json"]);
    assert_eq!(answer.code, Some(0), "{}", answer.talk);
    assert_eq!(json_lines(&answer.data)[0].get("place_id").text(), Some("zz"));
    assert!(answer.talk.contains("1 places, 1 rows refused") && answer.talk.contains("line 3: expected degrees in lon"), "{}", answer.talk);
}

#[test]
fn an_annotated_table_is_scored_the_way_the_papers_do() {
    let gold = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/linking/sentences.csv");
    let report = data_of(&["link", "--score", gold]);
    for line in ["precision", "recall", "F1", "choice of place", "Acc@161km", "roles", "marks on persons"] {
        assert!(report.contains(line), "{report}");
    }
}
