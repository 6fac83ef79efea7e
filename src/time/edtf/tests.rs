use proptest::prelude::*;

use super::*;

fn edtf(text: &str) -> Edtf {
    text.parse().unwrap_or_else(|error: EdtfError| panic!("{error}"))
}

fn error(text: &str) -> String {
    text.parse::<Edtf>().unwrap_err().to_string()
}

/// The examples of the Library of Congress specification, 4 February 2019, as far as they are in our levels.
const SPECIFICATION: [&str; 48] = [
    // level 0
    "1985-04-12",
    "1985-04",
    "1985",
    "1985-04-12T23:20:30",
    "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30-04",
    "1985-04-12T23:20:30+04:30",
    "1964/2008",
    "2004-06/2006-08",
    "2004-02-01/2005-02-08",
    "2004-02-01/2005-02",
    "2004-02-01/2005",
    "2005/2006-02",
    // level 1
    "2001-21",
    "1984?",
    "2004-06~",
    "2004-06-11%",
    "201X",
    "20XX",
    "2004-XX",
    "1985-04-XX",
    "1985-XX-XX",
    "1985-04-12/..",
    "1985-04/..",
    "1985/..",
    "../1985-04-12",
    "../1985-04",
    "../1985",
    "1985-04-12/",
    "1985-04/",
    "1985/",
    "/1985-04-12",
    "/1985-04",
    "/1985",
    "1984~/2004-06",
    "1984/2004-06~",
    "1984~/2004~",
    "1984?/2004%",
    "1984-06?/2004-08?",
    "1984-06-02?/2004-08-08~",
    "-1985",
    // level 2: one of a set
    "[1667,1668,1670..1672]",
    "[..1760-12-03]",
    "[1760-12..]",
    "[1760-01,1760-02,1760-12..]",
    "[1667,1760-12]",
    "[..1984]",
    "[1984..]",
];

#[test]
fn the_examples_of_the_specification_are_read_and_printed_alike() {
    for text in SPECIFICATION {
        let edtf = edtf(text);
        assert_eq!(edtf.to_string(), text);
        assert_eq!(edtf.expression().to_string(), text, "written from its parts");
    }
}

#[test]
fn what_is_outside_our_levels_is_refused() {
    for text in [
        // level 1 and 2 that Dateline does without
        "Y170000002",
        "Y-17E7",
        "1950S2",
        "2001-34",
        "{1667,1668}",
        "156X-12-25",
        "XXXX-12-XX",
        "1XXX-XX",
        "1XXX",
        "1984-1X",
        "2004-06~-11",
        "2004-?06-?11",
        "?2004-06",
        "2004-06-~01/2004-06-~20",
        "1985-XX-25",
        // python-edtf's bad examples
        "",
        "not a edtf string",
        "Y17E7-12-26",
        "2016-13-08",
        "2016-02-39",
        "-0000-01-01",
        "2004-(06)?-11",
        "2004-06-(11)~",
        "(2011)-06-04~",
        // ours
        "2019-10-13T10:00",
        "2019-10-13T24:00:00",
        "2019-10-13T10:00:60Z",
        "2019-10-13~T10:00:00",
        "2019-10T10:00:00",
        "2019-10-13T10:00:00Z/2019-10-14",
        "2019-10-14/2019-10-13T10:00:00Z",
        "2020/2019",
        "[2020..2019]",
        "/",
        "../..",
        "..",
        "../",
        "[]",
        "[2019",
        "[2019,]",
        "[2019..,2020]",
        "[2018,..2019]",
        "2019/2020/2021",
        " 2019",
        "2019 ",
        "٢٠١٩",
        "2019-02-29",
        "1900-02-29",
        "2019-00",
        "2019-10-00",
        "20191013",
        "2019-1013",
        "99999",
        "2019-10-13T10:00:00+15:00",
    ] {
        assert!(text.parse::<Edtf>().is_err(), "{text}");
    }
}

#[test]
fn errors_show_the_place_and_the_remedy() {
    let texts = [
        "3.10.2019",
        "3/10/2019",
        "May 2025",
        "2019 ",
        "2019-1-3",
        "2019-13",
        "2019-33",
        "2019-02-30",
        "20191013",
        "2019?~",
        "2019~-10",
        "~2019",
        "201x",
        "-0000",
        "Y12000",
        "2020/2019",
        "2019/open",
        "2019-10-13T10:00",
        "{2018,2019}",
        "[2018, 2019]",
        "",
        "gestern",
    ];
    insta::assert_snapshot!(texts.map(error).join("\n"), @r#"
        "3.10.2019" is no EDTF date: at character 2, expected a year of four digits, found "."; write 2019-10-03, not 3.10.2019
        "3/10/2019" is no EDTF date: at character 2, expected a year of four digits, found "/"; write 2019-10-03 or 2019-03-10, not 3/10/2019
        "May 2025" is no EDTF date: at character 1, expected a year of four digits, found "May"; write 2025-05, not May 2025
        "2019 " is no EDTF date: at character 5, expected the end of the text, -, ?, ~, % or /, found " "; take the spaces round it out
        "2019-1-3" is no EDTF date: at character 6, expected a month from 01 to 12, a season from 21 to 24, or XX, found "1"; write 2019-01-03, not 2019-1-3
        "2019-13" is no EDTF date: at character 6, expected a month from 01 to 12, a season from 21 to 24, or XX, found "13"; the month stands before the day, as in 2019-10-31
        "2019-33" is no EDTF date: at character 6, expected a month from 01 to 12, a season from 21 to 24, or XX, found "33"; only the seasons 21 spring, 22 summer, 23 autumn and 24 winter are supported
        "2019-02-30" is no EDTF date: at character 9, expected a day from 01 to 28 of February 2019, or XX, found "30"; write a date such as 2019-10-03, 2019-10 or 2019
        "20191013" is no EDTF date: at character 5, expected - or the end of the date, found "1013"; years have four digits, and a - stands between year, month and day
        "2019?~" is no EDTF date: at character 6, expected one mark only, found "~"; write % for both uncertain and approximate
        "2019~-10" is no EDTF date: at character 6, expected the end of the date, found "-"; put the mark behind the whole date: marks on a part of it (EDTF level 2) are not supported
        "~2019" is no EDTF date: at character 1, expected a year of four digits, found "~"; put the mark behind the whole date, such as 2019-10~
        "201x" is no EDTF date: at character 4, expected a year of four digits, found "x"; write a capital X for an unknown digit
        "-0000" is no EDTF date: at character 1, expected a year of four digits, found "-"; year 0 has no sign: write 0000 for 1 BC
        "Y12000" is no EDTF date: at character 1, expected a year of four digits, found "Y12000"; years of five or more digits are not supported
        "2020/2019" is no EDTF date: at character 6, expected a date that is not before the first, found "2019"; swap the two dates
        "2019/open" is no EDTF date: at character 6, expected a year of four digits, found "open"; write .. for an open end, and nothing for an unknown one, such as 2019/.. and 2019/
        "2019-10-13T10:00" is no EDTF date: at character 17, expected :, found the end of the text; write hours, minutes and seconds, such as 10:00:00
        "{2018,2019}" is no EDTF date: at character 1, expected a date or a set in [], found "{"; make one claim for each date: a list in {} means all of them
        "[2018, 2019]" is no EDTF date: at character 7, expected a date, found " "; take the space out
        "" is no EDTF date: at character 1, expected a year of four digits, found the end of the text; write a date such as 2019-10-03, 2019-10 or 2019
        "gestern" is no EDTF date: at character 1, expected a year of four digits, found "gestern"; write a date such as 2019-10-03, 2019-10 or 2019
        "#);
}

#[test]
fn dates_sort_as_on_a_timeline() {
    let sorted = [
        "../2019-10",
        "201X/..",
        "2017/..",
        "2018-12/2019-01",
        "2018-12-28",
        "2018-12-28T10:00:00Z",
        "2019-01-01",
        "2019-01~",
        "2019-01",
        "2019",
    ];
    let mut dates: Vec<Edtf> = sorted.iter().rev().map(|text| edtf(text)).collect();
    dates.sort();
    let found: Vec<&str> = dates.iter().map(Edtf::as_str).collect();
    assert_eq!(found, sorted);
}

#[test]
fn precision_follows_ucdps_scale() {
    for (text, prec) in [
        ("2018-12-28T10:00:00Z", 1),
        ("2019-10-13", 1),
        ("2019-10-13~", 2),
        ("2019-10-13%", 2),
        ("2019-10-13/2019-10-14", 2),
        ("[2019-10-13,2019-10-14]", 2),
        ("2019-10-13/2019-10-18", 2),
        ("2019-10-13/2019-10-18~", 3),
        ("2019-10-13/2019-10-19", 3),
        ("2019-10-13/2019-10-22", 3),
        ("2019-10-13/2019-10-23", 4),
        ("2019-10", 4),
        ("2019-10-XX", 4),
        ("2019-02", 4),
        ("2019-02~", 5),
        ("2019-10-13/2019-10-22~", 4),
        ("2019-21", 5),
        ("2019", 5),
        ("201X", 5),
        ("2019/..", 5),
        ("2019-10-13/", 5),
        ("[..2018]", 5),
    ] {
        assert_eq!(edtf(text).date_prec(), prec, "{text}");
    }
}

#[test]
fn exports_get_inclusive_days() {
    let days = |text: &str| {
        let edtf = edtf(text);
        [edtf.first_day(), edtf.last_day(), edtf.end_exclusive()].map(|day| day.map(|day| day.to_string()))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(days("2019-02~"), [some("2019-02-01"), some("2019-02-28"), some("2019-03-01")]);
    assert_eq!(days("2019-10-13/.."), [some("2019-10-13"), None, None]);
    assert_eq!(days("2018-12-28T10:00:00Z"), [some("2018-12-28"), some("2018-12-28"), some("2018-12-29")]);
    assert_eq!(days("9999"), [some("9999-01-01"), some("9999-12-31"), some("9999-12-31")]);
}

#[test]
fn it_is_a_string_in_files() {
    let dates: Vec<Edtf> = serde_json::from_str(r#"["2019-10-XX","2017-09/2018~"]"#).unwrap();
    assert_eq!(serde_json::to_string(&dates).unwrap(), r#"["2019-10-XX","2017-09/2018~"]"#);
    let error = ron::from_str::<Edtf>("\"Oct 2019\"").unwrap_err();
    assert!(error.to_string().contains("\"Oct 2019\" is no EDTF date"), "{error}");
    assert_eq!(Edtf::from(jiff::civil::date(2019, 10, 13)), edtf("2019-10-13"));
}

fn any_date() -> impl Strategy<Value = String> {
    let year = prop_oneof![(0..10_000).prop_map(|y| format!("{y:04}")), (1..10_000).prop_map(|y| format!("-{y:04}"))];
    let rest = prop_oneof![
        Just(String::new()),
        Just("-XX".to_owned()),
        Just("-XX-XX".to_owned()),
        (1..=12).prop_map(|m| format!("-{m:02}")),
        (1..=12).prop_map(|m| format!("-{m:02}-XX")),
        (1..=12, 1..=28).prop_map(|(m, d)| format!("-{m:02}-{d:02}")),
        (21..=24).prop_map(|s| format!("-{s}")),
    ];
    let whole = (year, rest).prop_map(|(year, rest)| year + &rest);
    let blurred = (any::<bool>(), 0..1000_u16, 0..100_u8)
        .prop_map(|(decade, tens, hundreds)| if decade { format!("{tens:03}X") } else { format!("{hundreds:02}XX") });
    (prop_oneof![4 => whole, 1 => blurred], "[?~%]?").prop_map(|(date, mark)| date + &mark)
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any_date(),
        any_date().prop_map(|date| format!("{date}/..")),
        any_date().prop_map(|date| format!("/{date}")),
        any_date().prop_map(|date| format!("[..{date}]")),
        (any_date(), any_date()).prop_map(|(a, b)| format!("{a}/{b}")),
        (any_date(), any_date(), any_date()).prop_map(|(a, b, c)| format!("[{a},{b}..{c}]")),
        (0..24, 0..60, 0..60, "(Z|[+-]0[1-9](:30)?)?").prop_map(|(h, m, s, zone)| format!("2018-12-28T{h:02}:{m:02}:{s:02}{zone}")),
    ]
}

proptest! {
    #[test]
    fn every_text_that_is_read_prints_as_it_was(text in any_text()) {
        if let Ok(edtf) = text.parse::<Edtf>() {
            prop_assert_eq!(edtf.to_string(), text.clone());
            prop_assert_eq!(edtf.expression().to_string(), text);
            prop_assert!(!edtf.human().is_empty());
            prop_assert!((1..=5).contains(&edtf.date_prec()));
        }
    }

    #[test]
    fn single_dates_are_always_read(text in any_date()) {
        prop_assert!(text.parse::<Edtf>().is_ok());
    }

    #[test]
    fn the_fuzzy_span_covers_the_strict_one(text in any_text()) {
        if let Ok(edtf) = text.parse::<Edtf>() {
            prop_assert!(!edtf.strict().is_empty());
            prop_assert_eq!(edtf.strict().union(&edtf.fuzzy()), edtf.fuzzy());
        }
    }

    #[test]
    fn order_and_equality_agree(a in any_text(), b in any_text()) {
        if let (Ok(a), Ok(b)) = (a.parse::<Edtf>(), b.parse::<Edtf>()) {
            prop_assert_eq!(a == b, a.cmp(&b) == Ordering::Equal);
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,24}", almost in "[0-9X./~?%T:Z\\[\\],-]{0,24}") {
        for text in [text, almost] {
            if let Err(error) = text.parse::<Edtf>() {
                prop_assert!(error.position <= text.chars().count() + 1);
            }
        }
    }
}
