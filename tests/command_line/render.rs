//! `dateline render`: a picture of the size that was asked for, another at another date, the same at the same.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use super::{dateline, filters};
use crate::data_of;
use crate::run::Answer;

/// Says so where the program found no graphics adapter; every other failure is one.
#[track_caller]
#[expect(clippy::print_stdout, reason = "scripts/test counts what was skipped")]
fn has_no_adapter(answer: &Answer) -> bool {
    let none = answer.talk.contains("no graphics adapter");
    if none {
        println!("skipped: no graphics adapter (Debian: mesa-vulkan-drivers)");
    } else {
        assert_eq!(answer.code, Some(0), "{}", answer.talk);
    }
    none
}

/// Width, height and pixels.
fn picture(path: &Path) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(BufReader::new(File::open(path).unwrap())).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    (info.width, info.height, pixels)
}

#[test]
fn two_dates_give_two_pictures_and_one_date_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut pictures = Vec::new();
    for (name, date) in [("a.png", "2018-12-19"), ("b.png", "2023-03"), ("c.png", "2018-12-19")] {
        let path = folder.path().join(name);
        let answer = dateline(&["render", "--at", date, "--size", "360x240", "-o", path.to_str().unwrap()]);
        if has_no_adapter(&answer) {
            return;
        }
        let (width, height, pixels) = picture(&path);
        assert_eq!((width, height), (360, 240));
        let first = pixels.get(..3).unwrap();
        assert!(pixels.chunks_exact(4).any(|pixel| pixel[..3] != *first), "{name} is of one colour");
        pictures.push(pixels);
    }
    assert!(pictures[0] != pictures[1], "two dates look the same");
    assert!(pictures[0] == pictures[2], "one date looks different the second time");
}

#[test]
fn themes_and_filters_show_in_the_picture() {
    let folder = tempfile::tempdir().unwrap();
    let mut seen = Vec::new();
    for extra in [
        &["--theme", "dark"][..],
        &["--theme", "light"],
        &["--theme", "projector"],
        &["--theme", "print"],
        &["--script", "arabic"],
        &["--script", "both"],
        &["--colour", "kind"],
        &["--article", "north-withdrawal"],
    ] {
        let path = folder.path().join("map.png");
        let answer = dateline(&[&["render", "--size", "300x200", "-o", path.to_str().unwrap()], extra].concat());
        if has_no_adapter(&answer) {
            return;
        }
        let pixels = picture(&path).2;
        assert!(!seen.contains(&pixels), "{extra:?} changes nothing");
        seen.push(pixels);
    }
}

#[test]
fn a_size_that_is_none_is_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.png");
    for size in ["0x0", "0x100", "100x0", "1x1", "99999999x10", "garbage", "100", "-5x5", "100x100x100", ""] {
        let answer = dateline(&["render", &format!("--size={size}"), "-o", path.to_str().unwrap()]);
        assert!(matches!(answer.code, Some(1 | 2)), "{size}: {answer:?}");
        assert!(
            answer.talk.contains("size") || answer.talk.contains("picture") || answer.talk.contains("adapter"),
            "{size}: {}",
            answer.talk
        );
        assert!(!path.exists(), "{size} left a file");
    }
}

#[test]
fn render_names_its_filters_and_wants_a_file() {
    let help = data_of(&["render", "--help"]);
    for word in filters::ALL.iter().chain(&["--size", "--theme", "--script", "--output", "--dossier"]) {
        assert!(help.contains(word), "render --help does not name {word}");
    }
    let answer = dateline(&["render"]);
    assert_eq!(answer.code, Some(2));
    assert!(answer.talk.contains("--output"), "{}", answer.talk);
    let answer = dateline(&["render", "--size", "300x200", "-o", "no/such/folder/map.png"]);
    assert_eq!(answer.code, Some(1), "{}", answer.talk);
}

#[test]
fn a_series_is_an_animation_and_a_folder_of_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let (gif, frames) = (folder.path().join("map.gif"), folder.path().join("frames"));
    let series = ["render", "--from", "2018-12-18", "--to", "2018-12-22", "--step", "2 days", "--size", "360x240"];
    let answer = dateline(&[&series[..], &["-o", gif.to_str().unwrap(), "--frames", frames.to_str().unwrap()]].concat());
    if has_no_adapter(&answer) {
        return;
    }
    let names: BTreeSet<String> =
        std::fs::read_dir(&frames).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(names, BTreeSet::from(["0001.png", "0002.png", "0003.png"].map(str::to_owned)));
    let mut decoder = gif::DecodeOptions::new().read_info(File::open(&gif).unwrap()).unwrap();
    assert_eq!((decoder.width(), decoder.height()), (360, 240));
    let mut delays = Vec::new();
    while let Some(frame) = decoder.read_next_frame().unwrap() {
        delays.push(frame.delay);
    }
    assert_eq!(delays, [20, 20, 20]);
    let first = std::fs::read(&gif).unwrap();
    dateline(&[&series[..], &["-o", gif.to_str().unwrap()]].concat());
    assert!(std::fs::read(&gif).unwrap() == first, "the same series gives the same bytes");
}

#[test]
fn an_svg_has_shapes_and_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.svg");
    let answer = dateline(&["render", "--at", "2025-05-20", "--size", "900x700", "-o", path.to_str().unwrap()]);
    if has_no_adapter(&answer) {
        return;
    }
    let svg = std::fs::read_to_string(&path).unwrap();
    for part in ["<title>20 May 2025", ">Damascus</text>", ">strike, attack</text>", "<circle", "<clipPath", "OpenStreetMap contributors"] {
        assert!(svg.contains(part), "{part} is missing");
    }
    assert!(!svg.contains("<image"), "vectors, and no picture");
    assert!(svg.matches("<path").count() > 500, "the land is in it");
}

#[test]
fn a_series_without_ends_or_step_says_what_is_missing() {
    for (args, said) in [
        (&["render", "-o", "map.gif"][..], "expected --from, --to and --step"),
        (&["render", "--step", "1d", "-o", "map.gif"], "expected --from and --to"),
        (&["render", "--from", "2018", "--to", "2019", "--step", "1d", "-o", "map.png"], "ends in .gif"),
        (&["render", "--from", "2018", "--to", "2025", "--step", "1 min", "-o", "map.gif"], "more than 5000 pictures"),
        (&["render", "--from", "2018", "--to", "2019", "--step", "often", "-o", "map.gif"], "no length of time"),
        (&["render", "-o", "map.jpg"], ".png, .svg or .gif"),
    ] {
        let answer = dateline(args);
        assert_eq!(answer.code, Some(2), "{args:?}: {}", answer.talk);
        assert!(answer.talk.contains(said), "{args:?}: {}", answer.talk);
    }
}
