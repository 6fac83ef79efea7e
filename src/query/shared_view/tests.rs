use proptest::collection::btree_set;
use proptest::option;
use proptest::prelude::*;

use super::*;

fn said(text: &str) -> String {
    SharedView::parse(text).unwrap_err().to_string()
}

fn notes(text: &str) -> Vec<String> {
    SharedView::parse(text).unwrap().1
}

#[test]
fn a_view_is_one_short_line_that_people_can_read() {
    let filter = Filter {
        articles: Some(BTreeSet::from(["north-withdrawal".to_owned()])),
        from: Some("2025-05~".parse().unwrap()),
        text: Some("base & \"road\" خبر".to_owned()),
        ..Filter::default()
    };
    let shown = Shown {
        map: Some("36,33,42,37.5".parse().unwrap()),
        time: Some(StepTime { day: jiff::civil::date(2025, 5, 20), mode: Mode::window(30 * DAY_S) }),
        filter,
        selected: Some("us-withdrawal-2025".to_owned()),
        reader: Some(ReaderSpot { article: "north-withdrawal".to_owned(), paragraph: Some(3) }),
        ..Shown::default()
    };
    let view = SharedView { dossier: Some("0123456789ab".to_owned()), shown, claim: Some(1) };
    insta::assert_snapshot!(view, @"dateline:view?v=1&d=0123456789ab&map=36,33,42,37.5&time=2025-05-20&mode=30d&from=2025-05~&article=north-withdrawal&text=base%20%26%20%22road%22%20%D8%AE%D8%A8%D8%B1&sel=us-withdrawal-2025&claim=2&read=north-withdrawal,3");
    assert_eq!(SharedView::default().to_string(), "dateline:view?v=1");
}

#[test]
fn what_is_no_view_says_what_is_wrong() {
    insta::assert_snapshot!(said("https://example.org/?v=1"), @r#"expected a text that begins with dateline:view?, found "https://example.org/?v=1": copy the whole line"#);
    insta::assert_snapshot!(said(""), @r#"expected a text that begins with dateline:view?, found "": copy the whole line"#);
    insta::assert_snapshot!(said("dateline:view?map=1,2,3,4"), @"expected a view of version 1, found none: a newer Dateline may have written it, so update");
    insta::assert_snapshot!(said("dateline:view?v=2&map=1,2,3,4"), @"expected a view of version 1, found 2: a newer Dateline may have written it, so update");
    insta::assert_snapshot!(said("dateline:view?v=1&map=1,2,3"), @r#"expected a box in degrees, W,S,E,N behind "map=", found "1,2,3": copy the line again"#);
    insta::assert_snapshot!(said("dateline:view?v=1&time=2025-05"), @r#"expected a single day such as 2018-12-19 behind "time=", found "2025-05": copy the line again"#);
    insta::assert_snapshot!(said("dateline:view?v=1&text=%2"), @r#"expected text with % before two hexadecimal digits behind "text=", found "%2": copy the line again"#);
    insta::assert_snapshot!(said("dateline:view?v=1&claim=0"), @r#"expected the number of a claim, from 1 behind "claim=", found "0": copy the line again"#);
    insta::assert_snapshot!(said(&"x".repeat(40_000)), @"expected at most 32000 bytes, found 40000");
}

#[test]
fn what_is_not_known_is_left_out_and_said() {
    let said = notes("dateline:view?v=1&tilt=30&shape=square,star&colour=mood&sel=a&sel=b&mode=30d");
    insta::assert_snapshot!(said.join("\n"), @r#"
    "tilt" is not known here and is left out: a newer Dateline may have written it
    "star" of "shape" is not known here and is left out: a newer Dateline may have written it
    "mood" of "colour" is not known here and is left out: a newer Dateline may have written it
    "sel" stands twice: the first one counts
    "mode" stands without "time" and is left out
    "#);
    assert!(notes(" dateline:view?v=1&time=2025-\n 05-20\r\n").is_empty(), "lines that a mail program broke");
}

fn bbox() -> impl Strategy<Value = BBox> {
    (-180.0..=180.0, -90.0..=90.0, -180.0..=180.0, -90.0..=90.0)
        .prop_map(|(west, a, east, b): (f64, f64, f64, f64)| BBox::new(west, a.min(b), east, a.max(b)).unwrap())
}

fn edtf() -> impl Strategy<Value = Edtf> {
    let dates =
        ["2019-10", "2019-10-13", "2025-05~", "2019?", "2019%", "2019-10-XX", "201X", "2017-09/2018~", "2017/..", "[2018,2019]", "2017/"];
    prop::sample::select(dates.to_vec()).prop_map(|text| text.parse().unwrap())
}

fn ids() -> impl Strategy<Value = Option<BTreeSet<String>>> {
    option::of(btree_set("\\PC{0,8}", 0..4))
}

prop_compose! {
    fn filter()(
        dates in (option::of(edtf()), option::of(edtf()), option::of(edtf())),
        bbox in option::of(bbox()),
        sets in (ids(), ids(), ids(), ids(), ids()),
        shapes in option::of(btree_set(prop::sample::select(Shape::ALL.to_vec()), 0..4)),
        modalities in option::of(btree_set(prop::sample::select(Modality::ALL.to_vec()), 0..4)),
        text in option::of(any::<String>()),
        only: (bool, bool),
        precs: (Option<u8>, Option<u8>),
    ) -> Filter {
        Filter {
            from: dates.0, to: dates.1, at: dates.2, bbox,
            places: sets.0, happenings: sets.1, articles: sets.2, kinds: sets.3, actors: sets.4,
            shapes, modalities, text,
            events_only: only.0, movements_only: only.1,
            max_where_prec: precs.0, max_date_prec: precs.1,
        }
    }
}

fn time() -> impl Strategy<Value = StepTime> {
    let mode = prop_oneof![
        Just(Mode::Moment),
        Just(Mode::SoFar),
        (Mode::NARROWEST_S..=Mode::WIDEST_S).prop_map(Mode::window),
        (1_i64..9_000).prop_map(|days| Mode::window(days * DAY_S)),
    ];
    (1_i16..=9999, 1_i8..=12, 1_i8..=28, mode)
        .prop_map(|(year, month, day, mode)| StepTime { day: jiff::civil::date(year, month, day), mode })
}

prop_compose! {
    fn view()(
        dossier in option::of("[0-9a-f]{12}"),
        map in option::of(bbox()),
        time in option::of(time()),
        filter in filter(),
        selected: Option<String>,
        place: Option<String>,
        reader in option::of((any::<String>(), any::<Option<usize>>())),
        compare in option::of((any::<bool>(), any::<String>())),
        colour_by in prop::sample::select(ColourBy::ALL.to_vec()),
        stated_only: bool,
        claim in option::of(0_usize..10_000),
    ) -> SharedView {
        let reader = reader.map(|(article, paragraph)| ReaderSpot { article, paragraph });
        let compare = compare.map(|(is_dispute, id)| if is_dispute { Compared::Dispute(id) } else { Compared::Happening(id) });
        SharedView { dossier, shown: Shown { map, time, filter, selected, place, reader, compare, colour_by, stated_only }, claim }
    }
}

proptest! {
    #[test]
    fn what_was_written_reads_as_it_was(view in view()) {
        let text = view.to_string();
        prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/,!%&=?:".contains(&byte)), "{text}");
        prop_assert_eq!(SharedView::parse(&text), Ok((view, vec![])));
    }

    #[test]
    fn no_text_makes_it_panic(text in "(dateline:view\\?v=1)?(&[a-z]{1,8}=[ -~]{0,12}|\\PC{0,9}){0,6}") {
        if let Ok((view, _)) = SharedView::parse(&text) {
            prop_assert_eq!(SharedView::parse(&view.to_string()).map(|(view, _)| view), Ok(view));
        }
    }
}
