//! `dateline import`: what it says, what it leaves on disk, and its exit codes.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use insta::assert_snapshot;
use tempfile::TempDir;

use super::harmful_xml::kmz;
use super::{cell, layer_of};
use crate::run::{Answer, answer_of, command};

const GOOD: &str = "lon,lat,date,note\n40.7,36.5,2019-10-13,a\n40.8,36.6,2019-10-14,b\n";
const BAD: &str = "lon,lat,date,note\n40.7,36.5,2019-10-13,a\n0,0,2019-10-14,b\n";

/// A folder in which the program runs.
struct Folder(TempDir);

impl Folder {
    /// One with a file.
    fn with(name: &str, content: impl AsRef<[u8]>) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write(name, content);
        folder
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    fn read(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    /// The names of its files.
    fn files(&self) -> Vec<String> {
        let mut all: Vec<String> =
            std::fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        all.sort();
        all
    }

    /// `dateline import` with these arguments, parted by blanks.
    fn command(&self, args: &str) -> Command {
        let mut command = command(&["import"]);
        command.args(args.split(' ')).current_dir(&self.0);
        command
    }

    fn import(&self, args: &str) -> Answer {
        answer_of(&mut self.command(args))
    }

    /// The exit code, and what is said.
    fn said(&self, args: &str) -> String {
        let answer = self.import(args);
        format!("exit {}\n{}", answer.code.unwrap(), answer.talk)
    }

    /// Imports what comes through a pipe of that name, into `out.csv`.
    #[cfg(target_os = "linux")]
    fn import_through_a_pipe(&self, name: &str, write: impl FnOnce(&Path)) {
        let pipe = self.path(name);
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let child = self.command(&format!("{name} -o out.csv")).stderr(Stdio::null()).spawn().unwrap();
        write(&pipe);
        assert!(child.wait_with_output().unwrap().status.success(), "{name}");
    }
}

#[test]
fn a_table_becomes_a_file_and_what_became_of_its_rows_is_said() {
    let folder = Folder::with("mine.csv", BAD);
    for name in ["out.geojson", "out.geojsonl", "out.csv"] {
        let answer = folder.import(&format!("mine.csv -o {name}"));
        assert_eq!((answer.code, answer.data.as_str()), (Some(0), ""), "{name}: {}", answer.talk);
    }
    assert_eq!(folder.files(), ["mine.csv", "out.csv", "out.geojson", "out.geojsonl"]);
    assert_snapshot!(folder.read("out.geojson"), @r#"
    {"type":"FeatureCollection","name":"mine","features":[
    {"type":"Feature","geometry":{"type":"Point","coordinates":[40.7,36.5]},"properties":{"lon":"40.7","lat":"36.5","date":"2019-10-13","note":"a","start":"2019-10-13","end":"2019-10-13","end_exclusive":"2019-10-14","date_prec":1,"where_prec":null}}
    ],"bbox":[40.7,36.5,40.7,36.5]}
    "#);
    assert_snapshot!(folder.read("out.geojsonl"), @r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[40.7,36.5]},"properties":{"lon":"40.7","lat":"36.5","date":"2019-10-13","note":"a","start":"2019-10-13","end":"2019-10-13","end_exclusive":"2019-10-14","date_prec":1,"where_prec":null}}"#);
    assert_snapshot!(folder.read("out.csv"), @r"
    longitude,latitude,start,end,date_prec,where_prec,wkt,lon,lat,date,note
    40.7,36.5,2019-10-13,2019-10-13,1,,POINT (40.7 36.5),40.7,36.5,2019-10-13,a
    ");
    assert_snapshot!(folder.said("mine.csv -o out.csv"), @r#"
    exit 0
    mine.csv as csv:
    1 rows kept, 0 of them without a place, 0 without a date; 1 refused
      1: coordinates 0 and 0, which stand for an unknown place
        line 3: longitude "0", latitude "0"
      columns: longitude: "lon", latitude: "lat", date: "date"
    "#);
    let printed = folder.import("mine.csv");
    assert_eq!((printed.code, printed.data), (Some(0), folder.read("out.geojson")));
}

#[test]
fn strict_writes_nothing_if_a_single_row_is_refused() {
    let folder = Folder::with("mine.csv", BAD);
    assert_snapshot!(folder.said("mine.csv --strict -o out.geojson"), @r#"
    exit 1
    mine.csv as csv:
    1 rows kept, 0 of them without a place, 0 without a date; 1 refused
      1: coordinates 0 and 0, which stand for an unknown place
        line 3: longitude "0", latitude "0"
      columns: longitude: "lon", latitude: "lat", date: "date"
    nothing is written: --strict lets no row be refused
    "#);
    assert_eq!(folder.files(), ["mine.csv"]);
    folder.write("out.geojson", "old");
    folder.import("mine.csv --strict -o out.geojson");
    assert_eq!(folder.read("out.geojson"), "old");
    let streamed = folder.import("mine.csv --strict");
    assert_eq!((streamed.code, streamed.data.as_str()), (Some(2), ""), "what is on standard output cannot be taken back");
    folder.write("mine.csv", GOOD);
    assert_eq!(folder.import("mine.csv --strict -o out.geojson").code, Some(0));
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
            let folder = Folder::with(name, &bytes);
            let out = format!("out.{extension}");
            let answer = folder.import(&format!("{name} -o {out}"));
            assert_eq!(answer.code, Some(0), "{name} to {extension}: {}", answer.talk);
            assert_eq!(folder.files(), [name, &out]);
            let layer = layer_of(if *extension == "csv" { "csv" } else { "geoparquet" }, &folder.bytes(&out));
            assert_eq!(["name", "late"].map(|column| cell(&layer, column, 0)), ["A", ""], "{name} to {extension}");
            assert_eq!(["name", "late"].map(|column| cell(&layer, column, 1)), ["B", "7, seven"], "{name} to {extension}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn columns_that_come_late_stand_in_the_header_of_what_came_through_a_pipe() {
    for (name, bytes) in late_columns() {
        let folder = Folder(tempfile::tempdir().unwrap());
        folder.import_through_a_pipe(name, |pipe| std::fs::write(pipe, bytes).unwrap());
        assert_eq!(cell(&layer_of("csv", &folder.bytes("out.csv")), "late", 1), "7, seven", "{name}");
        assert_eq!(folder.files(), [name, "out.csv"]);
    }
}

/// Whether a file system has files without a name, which is how nothing stays of what was being written.
#[cfg(target_os = "linux")]
fn has_unnamed_files(folder: &Path) -> bool {
    use std::os::unix::fs::OpenOptionsExt as _;
    /// `O_TMPFILE` of the kernel on this architecture.
    const UNNAMED: i32 = 0o20_200_000;
    std::fs::OpenOptions::new().read(true).write(true).custom_flags(UNNAMED).open(folder).is_ok()
}

#[cfg(target_os = "linux")]
#[test]
fn a_program_that_is_killed_leaves_nothing_behind_and_the_old_file_as_it_was() {
    use std::io::Write as _;
    let folder = Folder(tempfile::tempdir().unwrap());
    if !has_unnamed_files(&folder.path("")) {
        println!("skipped: the file system has no files without a name");
        return;
    }
    folder.write("out.csv", "old");
    assert!(Command::new("mkfifo").arg(folder.path("pipe.csv")).status().unwrap().success());
    let mut child = folder.command("pipe.csv -o out.csv").stderr(Stdio::null()).spawn().unwrap();
    let mut pipe = std::fs::OpenOptions::new().write(true).open(folder.path("pipe.csv")).unwrap();
    pipe.write_all(b"lon,lat,date\n").unwrap();
    // far more than the program and the pipe hold back, so that something is on its way to the disk
    for _ in 0..200_000 {
        pipe.write_all(b"40.7,36.5,2019-10-13\n").unwrap();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(folder.files(), ["out.csv", "pipe.csv"]);
    assert_eq!(folder.read("out.csv"), "old");
}

#[test]
fn a_table_without_rows_has_a_header() {
    let folder = Folder::with("none.kml", "<kml><Document></Document></kml>");
    assert_eq!(folder.import("none.kml -o out.csv").code, Some(0));
    assert_snapshot!(folder.read("out.csv"), @"longitude,latitude,start,end,date_prec,where_prec,wkt");
}

#[test]
fn a_file_that_is_cut_off_is_refused_before_anything_is_written() {
    let folder = Folder::with("cut.kml", "<kml><Document>\n<Placemark><name>A</name></Placemark>\n<Placemark><name>B");
    for out in ["out.csv", "out.parquet"].into_iter().take(1 + usize::from(cfg!(feature = "parquet"))) {
        let answer = folder.import(&format!("cut.kml -o {out}"));
        let cut = "dateline: cut.kml: line 3: the document is cut off: 4 elements are not closed; fetch it once more\n";
        assert_eq!((answer.code, answer.talk.as_str()), (Some(1), cut));
        assert_eq!(folder.files(), ["cut.kml"]);
        // and a file of that name stays what it was
        folder.write(out, "old");
        assert_eq!(folder.import(&format!("cut.kml -o {out}")).code, Some(1));
        assert_eq!(folder.read(out), "old");
        std::fs::remove_file(folder.path(out)).unwrap();
    }
}

#[test]
fn an_error_leaves_no_file_and_an_old_one_as_it_was() {
    let folder = Folder(tempfile::tempdir().unwrap());
    let open = format!("{GOOD}1,2,2019,\"{}", "x".repeat(20 << 20));
    folder.write("open.csv", open);
    folder.write("out.geojson", "old");
    assert_snapshot!(folder.said("open.csv -o out.geojson"), @r#"
    exit 1
    dateline: cannot read open.csv: at line 4: a row is longer than 16 MB: a quote is open that nothing closes
    "#);
    assert_eq!(folder.files(), ["open.csv", "out.geojson"]);
    assert_eq!(folder.read("out.geojson"), "old");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_in_words() {
    let folder = Folder::with("mine.csv", GOOD);
    assert_snapshot!(folder.said("mine.csv -o /dev/full"), @r#"
    exit 1
    dateline: cannot write /dev/full: the disk is full; make room, or choose another folder
    "#);
    std::os::unix::fs::symlink("/dev/full", folder.path("full.csv")).unwrap();
    assert_snapshot!(folder.said("mine.csv -o full.csv"), @r#"
    exit 1
    dateline: cannot write full.csv: the disk is full; make room, or choose another folder
    "#);
    #[cfg(feature = "parquet")]
    {
        std::os::unix::fs::symlink("/dev/full", folder.path("full.parquet")).unwrap();
        assert_snapshot!(folder.said("mine.csv -o full.parquet"), @r#"
        exit 1
        dateline: cannot write full.parquet: the disk is full; make room, or choose another folder
        "#);
    }
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = folder.command("mine.csv").stdout(full).output().unwrap();
    assert_snapshot!(format!("{:?}\n{}", output.status.code(), String::from_utf8_lossy(&output.stderr)), @r#"
    Some(1)
    dateline: cannot write to standard output: the disk is full; make room, or choose another folder
    "#);
}

#[test]
fn a_file_that_is_not_there_or_goes_away_is_an_error_in_words() {
    let folder = Folder::with("mine.csv", GOOD);
    assert_snapshot!(folder.said("none.csv -o out.csv"), @r#"
    exit 1
    dateline: cannot read none.csv: No such file or directory (os error 2)
    "#);
    assert_snapshot!(folder.said(". -o out.csv"), @r#"
    exit 1
    dateline: cannot read .: Is a directory (os error 21)
    "#);
    assert_eq!(folder.files(), ["mine.csv"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_is_removed_while_it_is_read_is_read_to_its_end() {
    let folder = Folder(tempfile::tempdir().unwrap());
    folder.import_through_a_pipe("pipe.csv", |pipe| {
        let mut writer = std::fs::OpenOptions::new().write(true).open(pipe).unwrap();
        std::fs::remove_file(pipe).unwrap();
        writer.write_all(GOOD.as_bytes()).unwrap();
    });
    assert_eq!(folder.read("out.csv").lines().count(), 3);
}

#[test]
fn what_a_file_is_and_what_its_columns_mean_can_be_said() {
    let folder = Folder::with("mine.bin", "a,x,y,when\n1,40.7,36.5,03/04/2019\n");
    assert_snapshot!(folder.said("mine.bin"), @r"
    exit 2
    dateline: mine.bin: it is not clear what this is; say it with --as acled|ucdp|gdelt|geojson|geoparquet|kml|kmz|gpx|csv
    ");
    assert_snapshot!(folder.said("mine.bin --as csv --month-first -o out.csv"), @r#"
    exit 0
    mine.bin as csv:
    1 rows kept, 0 of them without a place, 0 without a date; 0 refused
      columns: longitude: "x", latitude: "y", date: "when"
    "#);
    assert_snapshot!(folder.read("out.csv"), @r"
    longitude,latitude,start,end,date_prec,where_prec,wkt,a,x,y,when
    40.7,36.5,2019-03-04,2019-03-04,1,,POINT (40.7 36.5),1,40.7,36.5,03/04/2019
    ");
    let said = folder.import("mine.bin --columns longitude=x,latitude=y,date=when").data;
    assert!(said.contains("\"start\":\"2019-04-03\""), "{said}");
    assert_snapshot!(folder.said("mine.bin --columns longitude=east,latitude=y"), @r#"
    exit 1
    dateline: mine.bin: there is no column "east" for the longitude; found a, x, y, when
    "#);
    assert_snapshot!(folder.said("mine.bin --columns longitude"), @r#"
    exit 2
    error: invalid value 'longitude' for '--columns <PAIRS>': expected a pair such as longitude=x, found "longitude"

    For more information, try '--help'.
    "#);
    assert_snapshot!(folder.said("mine.bin --as acled --columns longitude=x,latitude=y,date=when"), @r#"
    exit 2
    dateline: --columns and --month-first are for --as csv: the columns of acled are known
    "#);
    assert_snapshot!(folder.said("mine.bin --as csv -o out.kml"), @r"
    exit 2
    dateline: -o out.kml: expected a name that ends in .geojson, .geojsonl, .parquet or .csv
    ");
}
