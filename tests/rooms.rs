//! The rooms of `src/` use each other in one direction only. This reads the source and keeps it so.
//!
//! The table is that of the design. A room may use the rooms that stand beside it there, and, because their types are made of
//! those of others, the rooms that *these* may use.

#[path = "support/rust_paths.rs"]
mod rust_paths;
#[path = "support/rust_text.rs"]
mod rust_text;

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use rust_paths::paths;

/// Each room and the rooms that it may use, from the ground up. Rooms that do not exist yet are planned.
const ROOMS: [(&str, &[&str]); 17] = [
    ("geo", &[]),
    ("time", &[]),
    ("gazetteer", &["geo"]),
    ("dossier", &["geo", "time", "gazetteer"]),
    ("linking", &["gazetteer"]),
    ("layer", &["geo", "time"]),
    ("query", &["dossier", "layer"]),
    ("quiz", &["dossier"]),
    ("playback", &["time"]),
    ("edit", &["gazetteer", "dossier"]),
    ("store", &["dossier", "gazetteer"]),
    ("basemap", &["geo"]),
    ("exchange", &["dossier", "layer", "query", "store", "basemap"]),
    ("paint", &["query", "basemap"]),
    ("desktop", &["linking", "query", "quiz", "playback", "edit", "store", "exchange", "basemap", "paint"]),
    ("cli", &["linking", "query", "quiz", "playback", "edit", "store", "exchange", "basemap", "paint"]),
    ("main", &["cli", "desktop"]),
];

/// What draws, and where it may be named.
const DRAWING: [&str; 10] =
    ["egui", "egui_extras", "egui_kittest", "egui_plot", "egui_table", "egui_wgpu", "eframe", "walkers", "wgpu", "winit"];
const MAY_DRAW: [&str; 4] = ["basemap", "paint", "desktop", "main"];

/// Everything that tells what time it is now, and where it may be asked.
const CLOCKS: [[&str; 2]; 4] = [["SystemTime", "now"], ["Instant", "now"], ["Timestamp", "now"], ["Zoned", "now"]];
const MAY_ASK_THE_TIME: [&str; 3] = ["desktop", "cli", "main"];

const MAY_TOUCH_FILES: [&str; 6] = ["store", "exchange", "basemap", "cli", "desktop", "main"];

const LONGEST_FILE: usize = 600;
const LONGEST_MAIN: usize = 59;

/// A rule that a file breaks.
#[derive(Debug, PartialEq, Eq)]
struct Breach {
    file: String,
    line: usize,
    room: String,
    what: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: the room `{}` {}", self.file, self.line, self.room, self.what)
    }
}

/// Everything that a room may use: what the table says, and what that is made of.
fn allowed(room: &str) -> BTreeSet<&'static str> {
    let mut all = BTreeSet::new();
    let mut to_do = vec![room];
    while let Some(room) = to_do.pop() {
        for used in ROOMS.iter().filter(|(name, _)| *name == room).flat_map(|(_, uses)| *uses) {
            if all.insert(*used) {
                to_do.push(used);
            }
        }
    }
    all
}

/// The room that a file of `src/` belongs to, and how many modules deep the file is.
fn room_of(file: &str) -> (String, usize) {
    let mut parts: Vec<&str> = file.trim_end_matches(".rs").split('/').collect();
    let depth = match parts.last() {
        Some(&"lib" | &"main") if parts.len() == 1 => 0,
        Some(&"mod") => {
            parts.pop();
            parts.len()
        }
        _ => parts.len(),
    };
    (parts.first().copied().unwrap_or_default().to_owned(), depth)
}

/// What a file does that its room may not do.
fn breaches(file: &str, source: &str) -> Vec<Breach> {
    let (room, depth) = room_of(file);
    let mut found = Vec::new();
    let mut breach = |line: usize, what: String| found.push(Breach { file: format!("src/{file}"), line, room: room.clone(), what });
    // lib.rs only lists the rooms
    if room != "lib" && !ROOMS.iter().any(|(name, _)| *name == room) {
        breach(1, "is none of the table in tests/rooms.rs: give it its place there".to_owned());
        return found;
    }
    let may_use = allowed(&room);
    let may = |rooms: &[&str]| rooms.contains(&room.as_str());
    for path in paths(source, depth) {
        let names: Vec<&str> = path.names.iter().map(String::as_str).collect();
        match names.as_slice() {
            ["crate", used, ..] if *used != room && !may_use.contains(used) => {
                let list = may_use.iter().copied().collect::<Vec<_>>().join(", ");
                let list = if list.is_empty() { "no other room" } else { &list };
                breach(path.line, format!("uses `{used}`; it may use {list}"));
            }
            ["std", "fs", ..] if !may(&MAY_TOUCH_FILES) => {
                breach(path.line, format!("uses `std::fs`; only {} may", MAY_TOUCH_FILES.join(", ")));
            }
            [used, ..] if DRAWING.contains(used) && !may(&MAY_DRAW) => {
                breach(path.line, format!("uses `{used}`; only {} may", MAY_DRAW.join(", ")));
            }
            _ => {}
        }
        if names.windows(2).any(|pair| CLOCKS.iter().any(|clock| pair == clock)) && !may(&MAY_ASK_THE_TIME) {
            breach(path.line, format!("asks the clock (`{}`); only {} may", names.join("::"), MAY_ASK_THE_TIME.join(", ")));
        }
    }
    let (lines, most) = (source.lines().count(), if room == "main" { LONGEST_MAIN } else { LONGEST_FILE });
    if lines > most {
        breach(lines, format!("has a file of {lines} lines; at most {most} are allowed"));
    }
    found
}

fn source_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if entry.is_dir() {
            source_files(&entry, found);
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            found.push(entry);
        }
    }
    found.sort();
}

#[test]
fn every_file_keeps_to_the_rooms_that_its_own_may_use() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    source_files(&src, &mut files);
    assert!(files.len() > 50, "found only {} files in {}", files.len(), src.display());
    let mut all = Vec::new();
    for path in files {
        let file = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        all.extend(breaches(&file, &std::fs::read_to_string(&path).unwrap()));
    }
    let report: Vec<String> = all.iter().map(Breach::to_string).collect();
    assert!(report.is_empty(), "{} breaches of the design:\n{}", report.len(), report.join("\n"));
}

#[test]
fn nothing_in_the_table_points_back_up() {
    for (index, (room, uses)) in ROOMS.iter().enumerate() {
        for used in *uses {
            let place = ROOMS.iter().position(|(name, _)| name == used);
            assert!(place.is_some_and(|place| place < index), "`{room}` names `{used}`, which does not stand above it");
        }
    }
    assert!(!allowed("cli").contains("desktop"));
    assert_eq!(allowed("desktop").len(), 14, "the window may use every room above it");
}

fn only_breach(file: &str, source: &str) -> String {
    let found = breaches(file, source);
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].to_string()
}

#[test]
fn a_room_that_reaches_up_is_named_with_its_line_and_what_it_may_use() {
    let says = only_breach("query/filter.rs", "//! Filters.\n\nuse crate::{dossier::Claim, store::load};\n");
    insta::assert_snapshot!(says, @"src/query/filter.rs:3: the room `query` uses `store`; it may use dossier, gazetteer, geo, layer, time");
    let says = only_breach("geo/mod.rs", "fn f() -> super::time::Edtf {}");
    insta::assert_snapshot!(says, @"src/geo/mod.rs:1: the room `geo` uses `time`; it may use no other room");
    let says = only_breach("attic/mod.rs", "");
    insta::assert_snapshot!(says, @"src/attic/mod.rs:1: the room `attic` is none of the table in tests/rooms.rs: give it its place there");
}

#[test]
fn drawing_clocks_and_files_stay_in_their_rooms() {
    let says = only_breach("query/scene.rs", "use egui::Pos2;");
    insta::assert_snapshot!(says, @"src/query/scene.rs:1: the room `query` uses `egui`; only basemap, paint, desktop, main may");
    let says = only_breach("playback/clock.rs", "fn f() { let t = std::time::Instant::now(); }");
    insta::assert_snapshot!(says, @"src/playback/clock.rs:1: the room `playback` asks the clock (`std::time::Instant::now`); only desktop, cli, main may");
    let says = only_breach("dossier/originals.rs", "use std::{fmt, fs::File};");
    insta::assert_snapshot!(says, @"src/dossier/originals.rs:1: the room `dossier` uses `std::fs`; only store, exchange, basemap, cli, desktop, main may");
}

#[test]
fn long_files_are_found() {
    let says = only_breach("main.rs", &"\n".repeat(60));
    insta::assert_snapshot!(says, @"src/main.rs:60: the room `main` has a file of 60 lines; at most 59 are allowed");
    assert_eq!(breaches("geo/path.rs", &"\n".repeat(600)), []);
    assert_eq!(breaches("geo/path.rs", &"\n".repeat(601)).len(), 1);
}

#[test]
fn a_room_may_name_the_types_that_the_rooms_it_uses_are_made_of() {
    assert_eq!(breaches("paint/map.rs", "use crate::geo::LonLat;\nuse crate::dossier::Shape;\nuse walkers::Map;"), []);
    assert_eq!(breaches("store/load.rs", "use crate::time::Edtf;\nuse std::fs;\nuse super::disk::Head;"), []);
    assert_eq!(breaches("desktop/app.rs", "let now = std::time::Instant::now();"), []);
    assert_eq!(breaches("query/scene.rs", "// like egui::Pos2, crate::store::load\nlet text = \"std::fs\";"), []);
}
