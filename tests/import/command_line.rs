//! `dateline import`: what it says, what it leaves on disk, and its exit codes.

use std::path::Path;

use insta::assert_snapshot;
use tempfile::TempDir;

use super::harmful_xml::kmz;
use super::{cell, layer_of};
use crate::run::{Answer, command, data_of, dateline};

const GOOD: &str = "lon,lat,date,note\n40.7,36.5,2019-10-13,a\n40.8,36.6,2019-10-14,b\n";
const BAD: &str = "lon,lat,date,note\n40.7,36.5,2019-10-13,a\n0,0,2019-10-14,b\n";

/// A folder with one file.
fn with(name: &str, content: impl AsRef<[u8]>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), content).unwrap();
    folder
}

/// `dateline import`, with FOLDER for the folder in what is said.
fn import(folder: &Path, args: &[&str]) -> Answer {
    let args: Vec<String> = args.iter().map(|arg| arg.replace("FOLDER", &folder.display().to_string())).collect();
    let answer = dateline(&std::iter::once("import").chain(args.iter().map(String::as_str)).collect::<Vec<_>>());
    Answer { talk: answer.talk.replace(&folder.display().to_string(), "FOLDER"), ..answer }
}

/// The names of the files in a folder.
fn files(folder: &Path) -> Vec<String> {
    let mut all: Vec<String> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    all.sort();
    all
}

fn exit_and_talk(answer: &Answer) -> String {
    format!("exit {}\n{}", answer.code.unwrap(), answer.talk)
}

#[test]
fn a_table_becomes_a_file_and_what_became_of_its_rows_is_said() {
    let folder = with("mine.csv", BAD);
    for name in ["out.geojson", "out.geojsonl", "out.csv"] {
        let answer = import(folder.path(), &["FOLDER/mine.csv", "-o", &format!("FOLDER/{name}")]);
        assert_eq!((answer.code, answer.data.as_str()), (Some(0), ""), "{name}: {}", answer.talk);
    }
    assert_eq!(files(folder.path()), ["mine.csv", "out.csv", "out.geojson", "out.geojsonl"]);
    let written = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert_snapshot!(written("out.geojson"), @r#"
    {"type":"FeatureCollection","name":"mine","features":[
    {"type":"Feature","geometry":{"type":"Point","coordinates":[40.7,36.5]},"properties":{"lon":"40.7","lat":"36.5","date":"2019-10-13","note":"a","start":"2019-10-13","end":"2019-10-13","end_exclusive":"2019-10-14","date_prec":1,"where_prec":null}}
    ],"bbox":[40.7,36.5,40.7,36.5]}
    "#);
    assert_snapshot!(written("out.geojsonl"), @r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[40.7,36.5]},"properties":{"lon":"40.7","lat":"36.5","date":"2019-10-13","note":"a","start":"2019-10-13","end":"2019-10-13","end_exclusive":"2019-10-14","date_prec":1,"where_prec":null}}"#);
    assert_snapshot!(written("out.csv"), @r#"
    longitude,latitude,start,end,date_prec,where_prec,lon,lat,date,note
    40.7,36.5,2019-10-13,2019-10-13,1,,40.7,36.5,2019-10-13,a
    "#);
    assert_snapshot!(exit_and_talk(&import(folder.path(), &["FOLDER/mine.csv", "-o", "FOLDER/out.csv"])), @r#"
    exit 0
    FOLDER/mine.csv as csv:
    1 rows kept, 0 of them without a place, 0 without a date; 1 refused
      1: coordinates 0 and 0, which stand for an unknown place
        line 3: longitude "0", latitude "0"
      columns: longitude: "lon", latitude: "lat", date: "date"
    "#);
    let printed = import(folder.path(), &["FOLDER/mine.csv"]);
    assert_eq!((printed.code, printed.data), (Some(0), written("out.geojson")));
}

#[test]
fn strict_writes_nothing_if_a_single_row_is_refused() {
    let folder = with("mine.csv", BAD);
    assert_snapshot!(exit_and_talk(&import(folder.path(), &["FOLDER/mine.csv", "--strict", "-o", "FOLDER/out.geojson"])), @r#"
    exit 1
    FOLDER/mine.csv as csv:
    1 rows kept, 0 of them without a place, 0 without a date; 1 refused
      1: coordinates 0 and 0, which stand for an unknown place
        line 3: longitude "0", latitude "0"
      columns: longitude: "lon", latitude: "lat", date: "date"
    nothing is written: --strict lets no row be refused
    "#);
    assert_eq!(files(folder.path()), ["mine.csv"]);
    std::fs::write(folder.path().join("out.geojson"), "old").unwrap();
    import(folder.path(), &["FOLDER/mine.csv", "--strict", "-o", "FOLDER/out.geojson"]);
    assert_eq!(std::fs::read(folder.path().join("out.geojson")).unwrap(), b"old");
    let streamed = import(folder.path(), &["FOLDER/mine.csv", "--strict"]);
    assert_eq!((streamed.code, streamed.data.as_str()), (Some(2), ""), "what is on standard output cannot be taken back");
    std::fs::write(folder.path().join("mine.csv"), GOOD).unwrap();
    assert_eq!(import(folder.path(), &["FOLDER/mine.csv", "--strict", "-o", "FOLDER/out.geojson"]).code, Some(0));
}

/// Files whose second row has a column that the first has not.
fn late_columns() -> [(&'static str, Vec<u8>); 4] {
    let kml = "<kml><Document>\n<Placemark><name>A</name><Point><coordinates>40.7,36.5</coordinates></Point></Placemark>\n\
        <Placemark><name>B</name><ExtendedData><Data name=\"late\"><value>7, seven</value></Data></ExtendedData></Placemark>\n\
        </Document></kml>";
    let gpx = "<gpx><wpt lat=\"36.5\" lon=\"40.7\"><name>A</name></wpt>\n\
        <wpt lat=\"36.6\" lon=\"40.8\"><name>B</name><late>7, seven</late></wpt></gpx>";
    let geojson = "{\"type\":\"Feature\",\"properties\":{\"name\":\"A\"}}\n\
        {\"type\":\"Feature\",\"properties\":{\"late\":\"7, seven\",\"name\":\"B\"}}\n";
    [("late.kml", kml.into()), ("late.kmz", kmz("doc.kml", kml.as_bytes())), ("late.gpx", gpx.into()), ("late.geojsonl", geojson.into())]
}

#[test]
fn columns_that_come_late_stand_in_the_header() {
    let wanted: &[&str] = if cfg!(feature = "parquet") { &["csv", "parquet"] } else { &["csv"] };
    for (name, bytes) in late_columns() {
        for extension in wanted {
            let folder = with(name, &bytes);
            let out = format!("out.{extension}");
            let answer = import(folder.path(), &[&format!("FOLDER/{name}"), "-o", &format!("FOLDER/{out}")]);
            assert_eq!(answer.code, Some(0), "{name} to {extension}: {}", answer.talk);
            assert_eq!(files(folder.path()), [name, &out]);
            let (kind, bytes) = (if *extension == "csv" { "csv" } else { "geoparquet" }, std::fs::read(folder.path().join(out)).unwrap());
            let layer = layer_of(kind, &bytes);
            assert_eq!(["name", "late"].map(|column| cell(&layer, column, 0)), ["A", ""], "{name} to {extension}");
            assert_eq!(["name", "late"].map(|column| cell(&layer, column, 1)), ["B", "7, seven"], "{name} to {extension}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn columns_that_come_late_stand_in_the_header_of_what_came_through_a_pipe() {
    for (name, bytes) in late_columns() {
        let folder = tempfile::tempdir().unwrap();
        let (pipe, out) = (folder.path().join(name), folder.path().join("out.csv"));
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let paths = [&pipe, &out].map(|path| path.to_str().unwrap());
        let child = command(&["import", paths[0], "-o", paths[1]]).stderr(std::process::Stdio::null()).spawn().unwrap();
        std::fs::write(&pipe, bytes).unwrap();
        assert!(child.wait_with_output().unwrap().status.success(), "{name}");
        assert_eq!(cell(&layer_of("csv", &std::fs::read(&out).unwrap()), "late", 1), "7, seven", "{name}");
        assert_eq!(files(folder.path()), [name, "out.csv"]);
    }
}

#[test]
fn a_table_without_rows_has_a_header() {
    let folder = with("none.kml", "<kml><Document></Document></kml>");
    assert_eq!(import(folder.path(), &["FOLDER/none.kml", "-o", "FOLDER/out.csv"]).code, Some(0));
    assert_snapshot!(std::fs::read_to_string(folder.path().join("out.csv")).unwrap(), @"longitude,latitude,start,end,date_prec,where_prec");
}

#[test]
fn a_file_that_is_cut_off_is_refused_before_anything_is_written() {
    let folder = with("cut.kml", "<kml><Document>\n<Placemark><name>A</name></Placemark>\n<Placemark><name>B");
    for out in ["out.csv", "out.parquet"].into_iter().take(1 + usize::from(cfg!(feature = "parquet"))) {
        let answer = import(folder.path(), &["FOLDER/cut.kml", "-o", &format!("FOLDER/{out}")]);
        let cut = "dateline: FOLDER/cut.kml: line 3: the document is cut off: 4 elements are not closed; fetch it once more\n";
        assert_eq!((answer.code, answer.talk.as_str()), (Some(1), cut));
        assert_eq!(files(folder.path()), ["cut.kml"]);
        // and a file of that name stays what it was
        std::fs::write(folder.path().join(out), "old").unwrap();
        assert_eq!(import(folder.path(), &["FOLDER/cut.kml", "-o", &format!("FOLDER/{out}")]).code, Some(1));
        assert_eq!(std::fs::read(folder.path().join(out)).unwrap(), b"old");
        std::fs::remove_file(folder.path().join(out)).unwrap();
    }
}

#[test]
fn an_error_leaves_no_file_and_an_old_one_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let open = format!("{GOOD}1,2,2019,\"{}", "x".repeat(20 << 20));
    std::fs::write(folder.path().join("open.csv"), open).unwrap();
    std::fs::write(folder.path().join("out.geojson"), "old").unwrap();
    assert_snapshot!(exit_and_talk(&import(folder.path(), &["FOLDER/open.csv", "-o", "FOLDER/out.geojson"])), @r#"
    exit 1
    dateline: cannot read FOLDER/open.csv: at line 4: a row is longer than 16 MB: a quote is open that nothing closes
    "#);
    assert_eq!(files(folder.path()), ["open.csv", "out.geojson"]);
    assert_eq!(std::fs::read(folder.path().join("out.geojson")).unwrap(), b"old");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_in_words() {
    let folder = with("mine.csv", GOOD);
    assert_snapshot!(exit_and_talk(&import(folder.path(), &["FOLDER/mine.csv", "-o", "/dev/full"])), @r#"
    exit 1
    dateline: cannot write /dev/full: the disk is full; make room, or choose another folder
    "#);
    std::os::unix::fs::symlink("/dev/full", folder.path().join("full.csv")).unwrap();
    assert_snapshot!(exit_and_talk(&import(folder.path(), &["FOLDER/mine.csv", "-o", "FOLDER/full.csv"])), @r#"
    exit 1
    dateline: cannot write FOLDER/full.csv: the disk is full; make room, or choose another folder
    "#);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let path = folder.path().join("mine.csv");
    let output = command(&["import", path.to_str().unwrap()]).stdout(full).output().unwrap();
    assert_snapshot!(format!("{:?}\n{}", output.status.code(), String::from_utf8_lossy(&output.stderr)), @r#"
    Some(1)
    dateline: cannot write to standard output: the disk is full; make room, or choose another folder
    "#);
}

#[test]
fn a_file_that_is_not_there_or_goes_away_is_an_error_in_words() {
    let folder = with("mine.csv", GOOD);
    assert_snapshot!(exit_and_talk(&import(folder.path(), &["FOLDER/none.csv", "-o", "FOLDER/out.csv"])), @r#"
    exit 1
    dateline: cannot read FOLDER/none.csv: No such file or directory (os error 2)
    "#);
    assert_snapshot!(exit_and_talk(&import(folder.path(), &["FOLDER", "-o", "FOLDER/out.csv"])), @r#"
    exit 1
    dateline: cannot read FOLDER: Is a directory (os error 21)
    "#);
    assert_eq!(files(folder.path()), ["mine.csv"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_is_removed_while_it_is_read_is_read_to_its_end() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.csv");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let out = folder.path().join("out.csv");
    let child =
        command(&["import", pipe.to_str().unwrap(), "-o", out.to_str().unwrap()]).stderr(std::process::Stdio::null()).spawn().unwrap();
    let mut writer = std::fs::OpenOptions::new().write(true).open(&pipe).unwrap();
    std::fs::remove_file(&pipe).unwrap();
    writer.write_all(GOOD.as_bytes()).unwrap();
    drop(writer);
    assert!(child.wait_with_output().unwrap().status.success());
    assert_eq!(std::fs::read_to_string(out).unwrap().lines().count(), 3);
}

#[test]
fn what_a_file_is_and_what_its_columns_mean_can_be_said() {
    let folder = with("mine.bin", "a,x,y,when\n1,40.7,36.5,03/04/2019\n");
    assert_snapshot!(exit_and_talk(&import(folder.path(), &["FOLDER/mine.bin"])), @r"
    exit 2
    dateline: FOLDER/mine.bin: it is not clear what this is; say it with --as acled|ucdp|gdelt|geojson|geoparquet|kml|kmz|gpx|csv
    ");
    assert_snapshot!(exit_and_talk(&import(folder.path(), &["FOLDER/mine.bin", "--as", "csv", "--month-first", "-o", "FOLDER/out.csv"])), @r#"
    exit 0
    FOLDER/mine.bin as csv:
    1 rows kept, 0 of them without a place, 0 without a date; 0 refused
      columns: longitude: "x", latitude: "y", date: "when"
    "#);
    assert_snapshot!(std::fs::read_to_string(folder.path().join("out.csv")).unwrap(), @r#"
    longitude,latitude,start,end,date_prec,where_prec,a,x,y,when
    40.7,36.5,2019-03-04,2019-03-04,1,,1,40.7,36.5,03/04/2019
    "#);
    let columns = "longitude=x,latitude=y,date=when";
    let said = data_of(&["import", folder.path().join("mine.bin").to_str().unwrap(), "--columns", columns]);
    assert!(said.contains("\"start\":\"2019-04-03\""), "{said}");
    assert_snapshot!(exit_and_talk(&import(folder.path(), &["FOLDER/mine.bin", "--columns", "longitude=east,latitude=y"])), @r#"
    exit 1
    dateline: FOLDER/mine.bin: there is no column "east" for the longitude; found a, x, y, when
    "#);
    assert_snapshot!(exit_and_talk(&import(folder.path(), &["FOLDER/mine.bin", "--columns", "longitude"])), @r#"
    exit 2
    error: invalid value 'longitude' for '--columns <PAIRS>': expected a pair such as longitude=x, found "longitude"

    For more information, try '--help'.
    "#);
    assert_snapshot!(exit_and_talk(&import(folder.path(), &["FOLDER/mine.bin", "--as", "acled", "--columns", columns])), @r#"
    exit 2
    dateline: --columns and --month-first are for --as csv: the columns of acled are known
    "#);
    assert_snapshot!(exit_and_talk(&import(folder.path(), &["FOLDER/mine.bin", "--as", "csv", "-o", "FOLDER/out.kml"])), @r"
    exit 2
    dateline: -o FOLDER/out.kml: expected a name that ends in .geojson, .geojsonl, .parquet or .csv
    ");
}
