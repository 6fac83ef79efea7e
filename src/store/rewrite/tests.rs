use proptest::prelude::*;

use super::*;

const FILE: &str = r#"// places of a class
(
    schema: 1,
    places: [
        // towns
        (
            id: "a", // the first
            names: ["A", "Ah"],
            at: (lon: 1.0, lat: 2.0),   // by hand
            colour: "blue", // no version knows this
        ),

        (id: "b", names: ["B"], at: (lon: 3.0, lat: 4.0)),
        /* villages */
        (id: "c", names: [], at: (lon: 5.0, lat: 6.0)) // the last
    ],
)
"#;
const BEFORE: &str = r#"(schema:1,places:[(id:"a",names:["A","Ah"],at:(lon:1.0,lat:2.0)),(id:"b",names:["B"],at:(lon:3.0,lat:4.0)),(id:"c",names:[],at:(lon:5.0,lat:6.0))])"#;

fn with(from: &str, to: &str) -> String {
    assert!(BEFORE.contains(from), "{from}");
    rewritten(FILE, BEFORE, &BEFORE.replacen(from, to, 1)).unwrap()
}

/// The lines that differ, the old with `-`, the new with `+`.
fn diff(new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (FILE.lines().collect(), new.lines().collect());
    let first = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let last = old.iter().rev().zip(new.iter().rev()).take(old.len().min(new.len()) - first).take_while(|(a, b)| a == b).count();
    let signed = |sign: char, lines: &[&str]| lines.iter().map(|line| format!("{sign}{line}")).collect::<Vec<_>>();
    [signed('-', &old[first..old.len() - last]), signed('+', &new[first..new.len() - last])].concat().join("\n")
}

#[test]
fn what_is_the_same_is_not_touched() {
    assert_eq!(rewritten(FILE, BEFORE, BEFORE).unwrap(), FILE);
}

#[test]
fn a_changed_value_changes_alone() {
    insta::assert_snapshot!(diff(&with("lon:1.0", "lon:1.5")), @"
    -            at: (lon: 1.0, lat: 2.0),   // by hand
    +            at: (lon: 1.5, lat: 2.0),   // by hand
    ");
    insta::assert_snapshot!(diff(&with(r#""Ah""#, r#""Oh","Uh""#)), @r#"
    -            names: ["A", "Ah"],
    +            names: ["A", "Oh", "Uh"],
    "#);
}

#[test]
fn a_field_comes_and_goes_within_its_line_or_with_it() {
    insta::assert_snapshot!(diff(&with("lat:2.0)", "lat:2.0),note:\"new\"")), @r#"
    +            note: "new",
    "#);
    insta::assert_snapshot!(diff(&with(r#"names:["B"],"#, "")), @r#"
    -        (id: "b", names: ["B"], at: (lon: 3.0, lat: 4.0)),
    +        (id: "b", at: (lon: 3.0, lat: 4.0)),
    "#);
    insta::assert_snapshot!(diff(&with(r#",names:["A","Ah"]"#, "")), @r#"
    -            names: ["A", "Ah"],
    "#);
    insta::assert_snapshot!(diff(&with("lat:4.0)", "lat:4.0),radius:2")), @r#"
    -        (id: "b", names: ["B"], at: (lon: 3.0, lat: 4.0)),
    +        (id: "b", names: ["B"], at: (lon: 3.0, lat: 4.0), radius: 2),
    "#);
    insta::assert_snapshot!(diff(&with("names:[]", r#"names:["C"]"#)), @r#"
    -        (id: "c", names: [], at: (lon: 5.0, lat: 6.0)) // the last
    +        (id: "c", names: ["C"], at: (lon: 5.0, lat: 6.0)) // the last
    "#);
}

#[test]
fn an_item_comes_and_goes_with_the_comment_of_its_line_and_no_other() {
    let c = r#"(id:"c",names:[],at:(lon:5.0,lat:6.0))"#;
    let d = r#"(id:"d",names:["D","a long name of it","a still longer name of the same place","and a fourth"],at:(lon:7.0,lat:8.0))"#;
    insta::assert_snapshot!(diff(&with(c, &format!("{c},{d}"))), @r#"
    -        (id: "c", names: [], at: (lon: 5.0, lat: 6.0)) // the last
    +        (id: "c", names: [], at: (lon: 5.0, lat: 6.0)), // the last
    +        (
    +            id: "d",
    +            names: ["D", "a long name of it", "a still longer name of the same place", "and a fourth"],
    +            at: (lon: 7.0, lat: 8.0),
    +        ),
    "#);
    insta::assert_snapshot!(diff(&with(&format!(",{c}"), "")), @r#"
    -        (id: "c", names: [], at: (lon: 5.0, lat: 6.0)) // the last
    "#);
    let b = r#"(id:"b",names:["B"],at:(lon:3.0,lat:4.0)),"#;
    insta::assert_snapshot!(diff(&with(b, "")), @r#"
    -        (id: "b", names: ["B"], at: (lon: 3.0, lat: 4.0)),
    "#);
    insta::assert_snapshot!(diff(&with(b, &format!("{b}(id:\"e\"),"))), @r#"
    +        (
    +            id: "e",
    +        ),
    "#);
}

#[test]
fn a_file_indented_by_tabs_stays_so_and_a_bracket_finds_its_line() {
    let file = "(\n\tschema: 1,\n\tplaces: [\n\t\t(id: \"a\"),\n\t],\n)\n";
    let before = "(schema:1,places:[(id:\"a\")])";
    let new = rewritten(file, before, "(schema:1,places:[(id:\"a\"),(id:\"b\")])").unwrap();
    assert_eq!(new, "(\n\tschema: 1,\n\tplaces: [\n\t\t(id: \"a\"),\n\t\t(\n\t\t\tid: \"b\",\n\t\t),\n\t],\n)\n");
    let file = "(a: 1,\n    b: 2)\n";
    assert_eq!(rewritten(file, "(a:1,b:2)", "(a:1)").unwrap(), "(a: 1,)\n");
}

#[test]
fn an_empty_list_of_a_file_is_filled_line_by_line() {
    let file = "(schema: 1, places: [])\n";
    let new = rewritten(file, "(schema:1,places:[])", "(schema:1,places:[(id:\"a\")])").unwrap();
    assert_eq!(new, "(schema: 1, places: [\n    (\n        id: \"a\",\n    ),\n])\n");
}

#[test]
fn a_whole_value_is_laid_out_as_people_write() {
    insta::assert_snapshot!(laid_out(r#"(schema:1,events:[(id:"a",claims:[(article:"x",passage:(paragraph:1,quote:"q"))])])"#).unwrap(), @r#"
    (
        schema: 1,
        events: [
            (
                id: "a",
                claims: [
                    (
                        article: "x",
                        passage: (paragraph: 1, quote: "q"),
                    ),
                ],
            ),
        ],
    )
    "#);
}

/// A list of items with identifiers, each with a number, a list and an optional text.
fn items() -> impl Strategy<Value = Vec<(u8, u8, Vec<u8>, Option<u8>)>> {
    proptest::collection::btree_map(0..9_u8, (0..3_u8, proptest::collection::vec(0..3_u8, 0..4), proptest::option::of(0..3_u8)), 0..7)
        .prop_map(|items| items.into_iter().map(|(id, (n, list, text))| (id, n, list, text)).collect())
}

fn ron(items: &[(u8, u8, Vec<u8>, Option<u8>)]) -> String {
    let item = |(id, n, list, text): &(u8, u8, Vec<u8>, Option<u8>)| {
        let list: Vec<String> = list.iter().map(ToString::to_string).collect();
        let text = text.map(|text| format!(",note:\"{text}\"")).unwrap_or_default();
        format!("(id:\"i{id}\",n:{n},list:[{}]{text})", list.join(","))
    };
    format!("(schema:1,items:[{}])", items.iter().map(item).collect::<Vec<_>>().join(","))
}

proptest! {
    #[test]
    fn whatever_changes_the_file_then_says_it(old in items(), new in items(), inline in proptest::bool::ANY) {
        let (before, after) = (ron(&old), ron(&new));
        let text = if inline { one_line(&before, &Node::of(&before).unwrap()) } else { laid_out(&before).unwrap() };
        let text = text.replacen("schema: 1,", "schema: 1, /* kept, */", 1);
        let out = rewritten(&text, &before, &after).unwrap();
        prop_assert!(out.contains("/* kept, */"), "{}", out);
        let plain = out.replace("/* kept, */", "");
        let parsed: ron::Value = ron::from_str(&plain).unwrap_or_else(|error| panic!("{error}\n{text}\n→\n{out}"));
        let wanted: ron::Value = ron::from_str(&after).unwrap();
        prop_assert_eq!(parsed, wanted, "{}\n→\n{}", text, out);
    }
}
