//! The filters: each one narrows, keeps only what fits, and says what to write instead of a value that it does not understand.

use std::collections::BTreeSet;

use super::{data_of, dateline, json_lines};
use crate::json::Json;

/// Every filter, as `--help` lists them.
pub(super) const ALL: [&str; 13] = [
    "--id",
    "--from",
    "--to",
    "--at",
    "--bbox",
    "--place",
    "--article",
    "--kind",
    "--actor",
    "--modality",
    "--text",
    "--max-where-prec",
    "--max-date-prec",
];

/// The claims that pass.
fn claims(filter: &[&str]) -> Vec<Json> {
    json_lines(&data_of(&[&["list", "claims", "--format", "json"], filter].concat()))
}

fn ids(claims: &[Json]) -> BTreeSet<&str> {
    claims.iter().filter_map(|claim| claim.get("id").text()).collect()
}

/// The claims that pass: fewer than without a filter, but some, and each fits.
#[track_caller]
fn narrows(filter: &[&str], fits: impl Fn(&Json) -> bool) -> Vec<Json> {
    let (all, passed) = (claims(&[]), claims(filter));
    assert!(!passed.is_empty() && passed.len() < all.len(), "{filter:?} lets {} of {} through", passed.len(), all.len());
    assert!(ids(&passed).is_subset(&ids(&all)), "{filter:?}");
    if let Some(wrong) = passed.iter().find(|claim| !fits(claim)) {
        panic!("{filter:?} lets through {wrong:?}");
    }
    passed
}

fn text<'a>(claim: &'a Json, key: &str) -> &'a str {
    claim.get(key).text().unwrap_or_default()
}

fn at_most(claim: &Json, key: &str, most: f64) -> bool {
    matches!(claim.get(key), Json::Number(number) if *number <= most)
}

#[test]
fn from_and_to_and_at_keep_what_may_have_been_then() {
    // an end that is left out is open; fuzzy dates may reach a little further than the flat ones say
    narrows(&["--from", "2024"], |claim| claim.get("end") == &Json::Null || text(claim, "end") >= "2023-01-01");
    narrows(&["--to", "2019-06"], |claim| claim.get("start") == &Json::Null || text(claim, "start") <= "2019-12-31");
    narrows(&["--at", "2018-12-19"], |claim| text(claim, "start") <= "2018-12-31" && !text(claim, "date_edtf").is_empty());
    let window = ["--from", "2018-12", "--to", "2018-12"];
    assert_eq!(claims(&window), claims(&["--at", "2018-12"]));
    assert_eq!(claims(&["--at", "December 2018"]), claims(&["--at", "2018-12"]), "plain English is understood too");
    assert_eq!(claims(&["--from", "1999", "--to", "1999"]).len(), claims(&["--at", "1999"]).len());
}

#[test]
fn bbox_keeps_what_has_a_place_inside() {
    let passed = narrows(&["--bbox", "38,35,42.4,37.4"], |claim| claim.get("place_ids") != &Json::Null);
    assert!(passed.len() > 10);
    assert_eq!(claims(&["--bbox=-180,-90,180,90"]).len(), claims(&["--bbox", "-180,-90,180,90"]).len());
    assert_eq!(claims(&["--bbox", "0,0,1,1"]), []);
}

#[test]
fn place_takes_an_id_or_a_name_in_any_spelling() {
    let by_id = narrows(&["--place", "manbij"], |claim| text(claim, "place_ids").contains("manbij"));
    for name in ["Manbij", "MANBIJ", "منبج"] {
        assert_eq!(claims(&["--place", name]), by_id, "{name}");
    }
    // what lies in a governorate is in it
    let wider = narrows(&["--place", "deir-ez-zor-governorate"], |_| true);
    let inside = narrows(&["--place", "conoco-field"], |claim| text(claim, "place_ids").contains("conoco-field"));
    assert!(ids(&inside).is_subset(&ids(&wider)) && inside.len() < wider.len());
}

#[test]
fn article_kind_actor_and_modality_keep_their_own() {
    narrows(&["--article", "north-withdrawal"], |claim| text(claim, "article_id") == "north-withdrawal");
    narrows(&["--kind", "strike"], |claim| text(claim, "kind") == "Strike");
    narrows(&["--modality", "Anticipated"], |claim| text(claim, "modality") == "anticipated");
    let by_id = narrows(&["--actor", "us-forces"], |claim| claim.get("actors") != &Json::Null);
    assert_eq!(claims(&["--actor", "United States forces"]), by_id);
    let two = narrows(&["--article", "north-withdrawal", "--article", "russia-iran-us"], |claim| {
        ["north-withdrawal", "russia-iran-us"].contains(&text(claim, "article_id"))
    });
    assert_eq!(two.len(), claims(&["--article", "north-withdrawal"]).len() + claims(&["--article", "russia-iran-us"]).len());
}

#[test]
fn precisions_keep_what_is_at_least_so_exact() {
    narrows(&["--max-date-prec", "1"], |claim| at_most(claim, "date_prec", 1.0));
    narrows(&["--max-where-prec", "2"], |claim| at_most(claim, "where_prec", 2.0));
    assert!(claims(&["--max-where-prec", "4"]).len() > claims(&["--max-where-prec", "2"]).len());
}

#[test]
fn text_wants_all_of_its_words_and_filters_add_up() {
    let passed = narrows(&["--text", "trucks conoco"], |claim| claim.get("says") != &Json::Null);
    assert!(ids(&passed).contains("forty-trucks-north-2025/1"));
    assert_eq!(claims(&["--text", "no article says this"]), []);
    let both = narrows(&["--text", "trucks", "--modality", "reported"], |claim| text(claim, "modality") == "reported");
    assert!(ids(&both).is_subset(&ids(&claims(&["--text", "trucks"]))));
}

#[test]
fn filters_narrow_every_layer() {
    for layer in super::LAYERS {
        let count = |filter: &[&str]| json_lines(&data_of(&[&["list", layer, "--format", "json"], filter].concat())).len();
        let (some, all) = (count(&["--article", "north-withdrawal"]), count(&[]));
        assert!(some > 0 && some < all, "{some} of {all} {layer}");
    }
}

#[test]
fn dates_that_leave_no_time_are_wrong_usage() {
    let answer = dateline(&["list", "events", "--from", "2020", "--to", "2019"]);
    assert_eq!((answer.code, answer.data.as_str()), (Some(2), ""));
    insta::assert_snapshot!(answer.talk, @"dateline: --from, --to and --at have no day in common: swap --from and --to, or leave one out");
}

#[test]
fn a_value_that_is_not_understood_is_wrong_usage_with_a_remedy() {
    let mut all = Vec::new();
    for (flag, value) in [
        ("--from", "garbage"),
        ("--to", "2019-13"),
        ("--at", "31.31.2019"),
        ("--bbox", "38,35,42"),
        ("--bbox", "38,37,42,35"),
        ("--bbox", "a,b,c,d"),
        ("--place", "manbidsch"),
        ("--place", ""),
        ("--id", "us-withdrawel"),
        ("--article", "north"),
        ("--kind", "Retreat"),
        ("--actor", "nobody at all"),
        ("--modality", "alleged"),
        ("--max-where-prec", "8"),
        ("--max-date-prec", "day"),
    ] {
        let answer = dateline(&["list", "events", flag, value]);
        assert_eq!((answer.code, answer.data.as_str()), (Some(2), ""), "{flag} {value:?}: {}", answer.talk);
        let said = answer.talk.lines().next().unwrap_or_default();
        assert!(said.contains(flag) && said.starts_with(char::is_lowercase), "{flag} {value:?}: {said}");
        all.push(said.to_owned());
    }
    insta::assert_snapshot!(all.join("\n"), @r#"
    dateline: --from: "garbage" is not understood as a date: expected EDTF or English, such as 2025-05-03, 3 May 2025, May 2025, mid May 2025, spring 2019, 2017 to 2018, or 2019
    dateline: --to: "2019-13" is not understood as a date: expected EDTF or English, such as 2025-05-03, 3 May 2025, May 2025, mid May 2025, spring 2019, 2017 to 2018, or 2019
    dateline: --at: "31.31.2019" is read as 2019-31-31, which is no date: expected a month from 01 to 12, a season from 21 to 24, or XX
    dateline: --bbox: bounding box "38,35,42" has 3 parts: expected 4 numbers as W,S,E,N, such as 38.5,33,44,37.5
    dateline: --bbox: bounding box has south 37 north of north 35: expected the order W,S,E,N; swap the two
    dateline: --bbox: bounding box "a,b,c,d" has "a" for its west: expected a number of degrees, such as 38.5
    dateline: --place: there is no "manbidsch"; did you mean manbij or manbij-east or manbij-north?
    dateline: --place: there is no ""; `dateline list` shows what there is
    dateline: --id: there is no "us-withdrawel"; did you mean us-withdrawal-2025 or us-withdrawal-planned-2018 or us-withdrawal-announced-2018?
    dateline: --article: there is no "north"; did you mean north-withdrawal?
    dateline: --kind: there is no "Retreat"; did you mean Report or Resignation or Strike?
    dateline: --actor: there is no "nobody at all"; `dateline list` shows what there is
    dateline: --modality: there is no "alleged"; did you mean denied or claimed or reported?
    error: invalid value '8' for '--max-where-prec <N>': 8 is not in 1..=7
    error: invalid value 'day' for '--max-date-prec <N>': invalid digit found in string
    "#);
}
