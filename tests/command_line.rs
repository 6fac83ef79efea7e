//! The program as it is called: data on standard output, talk on standard error, exit codes 0, 1 and 2, and never a panic.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a panic is how a helper of a test says that it failed")]

#[path = "command_line/article.rs"]
mod article;
#[path = "command_line/filters.rs"]
mod filters;
#[path = "support/json.rs"]
mod json;
#[path = "command_line/lesson.rs"]
mod lesson;
#[path = "command_line/link.rs"]
mod link;
#[path = "command_line/pack.rs"]
mod pack;
#[path = "command_line/quiz.rs"]
mod quiz;
#[cfg(feature = "desktop")]
#[path = "command_line/render.rs"]
mod render;
#[path = "support/run.rs"]
mod run;
#[path = "support/small_dossier.rs"]
mod small_dossier;
#[path = "command_line/split.rs"]
mod split;
#[path = "command_line/view.rs"]
mod view;

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use json::Json;
use run::{Answer, answer_of, command};
use small_dossier::SmallDossier;

const LAYERS: [&str; 7] = ["events", "movements", "claims", "places", "articles", "actors", "disputes"];

/// Runs the program to its end. It never panics, whatever the arguments.
fn dateline(args: &[&str]) -> Answer {
    answer_of(&mut command(args))
}

/// Runs it and expects that all was well; gives the data.
fn data_of(args: &[&str]) -> String {
    let answer = dateline(args);
    assert_eq!(answer.code, Some(0), "{args:?}: {}", answer.talk);
    answer.data
}

/// One object a line.
fn json_lines(text: &str) -> Vec<Json> {
    text.lines().map(|line| Json::parse(line).unwrap()).collect()
}

/// The features of an export.
fn features(text: &str) -> Vec<Json> {
    match Json::parse(text).unwrap().get("features") {
        Json::List(features) => features.clone(),
        other => panic!("{other:?} is no list of features"),
    }
}

#[test]
fn every_command_explains_itself() {
    let all = data_of(&["--help"]);
    for name in ["check", "export", "list", "link", "lesson", "pack", "unpack", "quiz", "view", "completions"] {
        assert!(all.contains(&format!("  {name}")), "{name} is not in: {all}");
        let help = data_of(&[name, "--help"]);
        assert!(help.contains("Usage:") && help.contains(name), "{help}");
        assert!(["completions", "lesson", "unpack"].contains(&name) || help.contains("--dossier"), "{name} works on no dossier: {help}");
    }
    for name in ["export", "list"] {
        let help = data_of(&[name, "--help"]);
        for filter in filters::ALL {
            assert!(help.contains(filter), "{name} --help does not name {filter}");
        }
    }
    assert!(data_of(&["--version"]).starts_with("dateline "));
}

#[test]
fn check_counts_what_there_is_and_finds_no_problem() {
    let text = data_of(&["check"]);
    let mut lines = text.lines();
    let counts = lines.next().unwrap();
    assert_eq!((lines.next(), lines.next()), (Some("no problems"), None));
    let dossier = dateline::store::load(&dateline::store::Source::BuiltIn).dossier;
    for (n, what) in [(dossier.events.len(), "events"), (dossier.movements.len(), "movements"), (dossier.articles.len(), "articles")] {
        assert!(counts.contains(&format!("{n} {what}")), "{counts}");
    }
    let lines = json_lines(&data_of(&["check", "--format", "json"]));
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].keys(), ["counts"]);
    let counts = lines[0].get("counts");
    assert_eq!(*counts.get("events"), Json::Number(dossier.events.len() as f64));
    assert_eq!(*counts.get("problems"), Json::Number(0.0));
    assert_eq!(counts.keys().first(), Some(&"places"), "the counts stand in the order in which `check` prints them");
}

#[test]
fn check_of_a_broken_dossier_says_where_and_what_to_do() {
    let dossier = SmallDossier::new().with("data/events/report.ron", "place: \"hasakah\"", "place: \"hassakah\"").with(
        "data/places.ron",
        "lat: 36.50237",
        "lat: 95.0",
    );
    let folder = dossier.path().to_str().unwrap();
    for args in [["check", folder, "--format", "text"], ["check", "--dossier", folder, "--format=text"]] {
        let answer = dateline(&args);
        assert_eq!(answer.code, Some(1));
        insta::allow_duplicates! {
            insta::assert_snapshot!(answer.data.replace(folder, "DOSSIER"), @r#"
            DOSSIER/data/events/report.ron:15:38: error[unknown-place]: there is no place "hassakah"
                help: did you mean "hasakah" or "hasakah-governorate"?
            DOSSIER/data/places.ron:8:17: error[bad-coordinate]: latitude 95 is out of range: expected -90 to 90; are longitude and latitude swapped?
                help: coordinates are WGS84 degrees: lon -180 to 180, lat -90 to 90
            3 places, 0 routes, 1 actors, 1 articles, 0 originals, 1 events, 1 claims of events, 1 movements, 1 claims of movements, 0 disputes, 0 lessons
            2 problems
            "#);
        }
    }
    let answer = dateline(&["check", folder, "--format", "json"]);
    assert_eq!(answer.code, Some(1));
    let lines = json_lines(&answer.data);
    let (counts, problems) = lines.split_last().unwrap();
    assert_eq!(problems.len(), 2);
    for problem in problems {
        assert_eq!(problem.keys(), ["severity", "file", "line", "column", "code", "message", "help"]);
    }
    assert_eq!(*counts.get("counts").get("problems"), Json::Number(2.0));
    // a problem of a file as a whole has no line: null, never left out
    let lines = json_lines(&dateline(&["check", "nowhere-at-all", "--format", "json"]).data);
    assert_eq!((lines[0].get("line"), lines[0].keys().len()), (&Json::Null, 7));
}

#[test]
fn other_commands_refuse_a_broken_dossier() {
    let dossier = SmallDossier::new().with("data/places.ron", "lat: 36.50237", "lat: 95.0");
    let folder = dossier.path().to_str().unwrap();
    for command in [vec!["export", "--layer", "events"], vec!["list", "events"]] {
        let answer = dateline(&[command, vec!["--dossier", folder]].concat());
        assert_eq!((answer.code, answer.data.as_str()), (Some(1), ""));
        assert!(answer.talk.contains("data/places.ron:8:") && answer.talk.contains("dateline check"), "{}", answer.talk);
    }
    let answer = dateline(&["export", "--layer", "events", "--dossier", "no/such/folder"]);
    assert_eq!(answer.code, Some(2), "{}", answer.talk);
}

#[test]
fn a_file_gets_the_same_bytes_as_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    for layer in LAYERS {
        for format in ["geojson", "csv"] {
            let path = folder.path().join(format!("{layer}.{format}"));
            let args = ["export", "--layer", layer, "--format", format];
            let printed = data_of(&args);
            let answer = dateline(&[&args[..], &["-o", path.to_str().unwrap()]].concat());
            assert_eq!((answer.code, answer.data.as_str()), (Some(0), ""), "{}", answer.talk);
            assert!(std::fs::read_to_string(&path).unwrap() == printed, "{layer} as {format} differs");
        }
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2 * LAYERS.len(), "no temporary file is left");
}

#[test]
fn what_cannot_be_written_is_a_failure() {
    let answer = dateline(&["export", "--layer", "places", "-o", "no/such/folder/places.geojson"]);
    assert_eq!(answer.code, Some(1));
    assert!(answer.talk.contains("cannot write no/such/folder/places.geojson"), "{}", answer.talk);
}

#[test]
fn wrong_words_are_wrong_usage_and_name_the_right_ones() {
    for (args, remedy) in [
        (vec!["export", "--layer", "event"], "events"),
        (vec!["export"], "--layer"),
        (vec!["export", "--layer", "events", "--format", "shapefile"], "geojson"),
        (vec!["list", "lesson"], "events"),
        (vec!["chekc"], "check"),
        (vec!["completions", "cmd"], "bash"),
        (vec!["check", "--format", "xml"], "json"),
    ] {
        let answer = dateline(&args);
        assert_eq!((answer.code, answer.data.as_str()), (Some(2), ""), "{args:?}: {}", answer.talk);
        assert!(answer.talk.contains(remedy), "{args:?} does not name {remedy}: {}", answer.talk);
    }
}

#[test]
fn a_list_has_the_keys_of_the_export_after_the_id() {
    for layer in LAYERS {
        let lines = json_lines(&data_of(&["list", layer, "--format", "json"]));
        let features = features(&data_of(&["export", "--layer", layer]));
        assert_eq!(lines.len(), features.len(), "{layer}");
        for (line, feature) in lines.iter().zip(&features) {
            assert_eq!(line.keys()[0], "id");
            assert_eq!(line.get("id"), feature.get("id"));
            assert_eq!(line.keys()[1..], feature.get("properties").keys(), "{layer}");
            assert!(feature.get("properties").keys().iter().all(|key| line.get(key) == feature.get("properties").get(key)));
        }
        assert_eq!(data_of(&["list", layer, "--format", "csv"]), data_of(&["export", "--layer", layer, "--format", "csv"]));
        let answer = dateline(&["list", layer]);
        assert_eq!(answer.code, Some(0));
        assert_eq!(answer.data.lines().count(), features.len() + 1, "a heading and one line each");
        assert!(answer.talk.starts_with(&features.len().to_string()) && answer.talk.contains(layer), "{}", answer.talk);
    }
}

#[test]
fn without_a_display_it_names_the_commands_that_need_none() {
    let answer = dateline(&[]);
    assert_eq!((answer.code, answer.data.as_str()), (Some(2), ""));
    for name in ["render", "export"] {
        assert!(answer.talk.contains(name) || !cfg!(feature = "desktop"), "{}", answer.talk);
    }
    let dossier = SmallDossier::new();
    assert_eq!(dateline(&[dossier.path().to_str().unwrap()]).code, Some(2));
}

#[test]
fn disputes_are_listed_with_who_differs_from_whom_and_by_how_much() {
    let table = data_of(&["list", "disputes"]);
    let heading = table.lines().next().unwrap();
    for column in ["dispute", "kind", "between", "by how much", "who says what"] {
        assert!(heading.contains(column), "{heading}");
    }
    let all = json_lines(&data_of(&["list", "disputes", "--format", "json"]));
    for dispute in &all {
        let between = dispute.get("between").text().unwrap();
        assert!(["articles", "within one article", "article and record"].contains(&between), "{between}");
        assert!(dispute.get("sides").text().is_some_and(|sides| sides.contains(": ")), "{dispute:?}");
    }
    let of_one = json_lines(&data_of(&["list", "disputes", "--format", "json", "--id", "us-withdrawal-2025"]));
    assert!(!of_one.is_empty() && of_one.len() < all.len());
    assert!(of_one.iter().all(|dispute| dispute.get("about").text().is_some_and(|about| about.contains("us-withdrawal-2025"))));
    let of_article = json_lines(&data_of(&["list", "disputes", "--format", "json", "--article", "setbacks-east"]));
    assert!(of_article.iter().all(|dispute| dispute.get("articles").text().is_some_and(|articles| articles.contains("setbacks-east"))));
    let articles = json_lines(&data_of(&["list", "articles", "--format", "json"]));
    let counted = articles.iter().find(|article| article.get("id").text() == Some("setbacks-east")).unwrap().get("disputes");
    assert_eq!(*counted, Json::Number(of_article.len() as f64));
    let figures = json_lines(&data_of(&["list", "disputes", "--format", "json", "--kind", "figure"]));
    assert!(!figures.is_empty() && figures.iter().all(|dispute| dispute.get("kind").text() == Some("Figure")));
    let kelly = json_lines(&data_of(&["list", "disputes", "--format", "json", "--text", "kelly departure"]));
    assert!(kelly.iter().any(|dispute| dispute.get("kind").text() == Some("Sequence")), "{kelly:?}");
}

#[test]
fn one_event_is_exported_as_a_source_sheet() {
    let sheet = data_of(&["export", "--layer", "events", "--format", "markdown", "--id", "us-withdrawal-2025"]);
    assert!(sheet.starts_with("# Sources: ") && sheet.contains("SHA-256") && sheet.contains("**Sources differ:"), "{sheet}");
    assert_eq!(sheet.lines().filter(|line| line.starts_with("## ")).count(), 2, "the event, and the articles");
    let answer = dateline(&["export", "--layer", "places", "--format", "html"]);
    assert_eq!((answer.code, answer.data.as_str()), (Some(2), ""));
    assert!(answer.talk.contains("expected events, movements, claims"), "{}", answer.talk);
}

#[test]
fn a_warning_is_a_problem_found_in_the_data() {
    let dossier = SmallDossier::new().with("data/events/report.ron", "Trucks leave Hasakah", "Occupation trucks leave Hasakah");
    let answer = dateline(&["check", dossier.path().to_str().unwrap()]);
    assert_eq!(answer.code, Some(1));
    assert!(answer.data.contains("warning[loaded-word]"), "{}", answer.data);
    let exported = dateline(&["export", "--layer", "events", "--dossier", dossier.path().to_str().unwrap()]);
    assert_eq!(exported.code, Some(0), "and yet the dossier can be used: {}", exported.talk);
}

#[test]
fn completions_are_a_script() {
    let script = data_of(&["completions", "bash"]);
    assert!(script.contains("_dateline()") && script.contains("--max-where-prec"), "{script}");
    for shell in ["zsh", "fish", "powershell", "elvish"] {
        assert!(!data_of(&["completions", shell]).is_empty(), "{shell}");
    }
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    for args in [["export", "--layer", "claims"], ["list", "claims", "--format=json"]] {
        let mut child = command(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        // reading one line and dropping the pipe is what `| head -1` does
        BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(first.starts_with('{'), "{first}");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stderr.is_empty() || args[0] == "list", "{}", String::from_utf8_lossy(&output.stderr));
    }
}
