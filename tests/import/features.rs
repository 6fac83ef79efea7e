//! GeoJSON of others: collections, one feature a line, and what can be wrong with them.

use std::io::Read as _;
use std::io::{self, Cursor};

use insta::assert_snapshot;

use super::{cell, geojson_of, guessed, layer_of, said};

/// A point with these properties.
fn feature(properties: &str) -> String {
    format!("{{\"type\":\"Feature\",\"geometry\":{{\"type\":\"Point\",\"coordinates\":[40.7,36.5]}},\"properties\":{{{properties}}}}}")
}

fn collection(features: &[String]) -> String {
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", features.join(",\n"))
}

#[test]
fn a_collection_and_one_feature_a_line_are_the_same() {
    let features = ["\"date\":\"2019-10-13\",\"a\":1", "\"date\":\"2019-10\"", "\"a\":2"].map(feature);
    for text in [collection(&features), features.join("\n"), features.map(|feature| format!("\u{1e}{feature}\n")).concat()] {
        assert_eq!(guessed(text.as_bytes(), "geojson"), Some("geojson"));
        let layer = layer_of("geojson", text.as_bytes());
        assert_eq!([cell(&layer, "a", 0), cell(&layer, "a", 1), cell(&layer, "a", 2)], ["1", "", "2"]);
        assert_eq!((layer.date_prec(0), layer.date_prec(1), layer.span(2)), (Some(1), Some(4), None));
    }
    let marked = format!("\u{feff}{}", collection(&[feature("")]));
    assert_eq!(guessed(marked.as_bytes(), "json"), Some("geojson"));
    assert_eq!(layer_of("geojson", marked.as_bytes()).len(), 1);
}

#[test]
fn foreign_members_before_and_behind_the_features_are_no_features() {
    let before = format!("\"crs\":{{\"a\":[{{\"b\":\"}}\"}}]}},\"long\":\"{}\"", "x".repeat(10_000));
    let behind = "\"bbox\":[1,2,3,4],\"more\":{\"features\":[{\"type\":\"Feature\"}]},\"words\":\"]}{\"";
    let text = format!("{{\"type\":\"FeatureCollection\",{before},\"features\" :\n[{},{}],{behind}}}\n", feature(""), feature(""));
    assert_snapshot!(said("geojson", text.as_bytes()), @r#"
    40.7 36.5, undated, where -, date -
    40.7 36.5, undated, where -, date -
    2 rows kept, 0 of them without a place, 2 without a date; 0 refused
    "#);
}

#[test]
fn an_empty_collection_is_a_table_without_rows() {
    assert_snapshot!(said("geojson", collection(&[]).as_bytes()), @"0 rows kept, 0 of them without a place, 0 without a date; 0 refused");
    assert_snapshot!(geojson_of("geojson", collection(&[]).as_bytes()), @r#"
    {"type":"FeatureCollection","name":"a test","features":[
    ]}
    "#);
    assert_snapshot!(said("geojson", b"lon,lat\n1,2\n"), @"no GeoJSON: expected a FeatureCollection, or one Feature a line; found no feature");
    assert_snapshot!(said("geojson", b""), @"no GeoJSON: expected a FeatureCollection, or one Feature a line; found no feature");
}

#[test]
fn geometries_are_points_lines_or_nothing() {
    let of = |geometry: &str| format!("{{\"type\":\"Feature\",\"geometry\":{geometry},\"properties\":null}}");
    let geometries = [
        "null",
        "{\"type\":\"Point\",\"coordinates\":[40.7,36.5,300]}",
        "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}",
        "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4],[5,6]]}",
        "{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[[5,6],[7,8]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,2],[3,4],[1,2]]]}",
        "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[1,2],[3,2],[3,4],[1,2]]]]}",
        "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[9,8]}]}",
        "{\"type\":\"GeometryCollection\",\"geometries\":[]}",
    ];
    let text = collection(&geometries.map(of));
    assert_snapshot!(geojson_of("geojson", text.as_bytes()), @r#"
    {"type":"FeatureCollection","name":"a test","features":[
    {"type":"Feature","geometry":null,"properties":{"id":null,"start":null,"end":null,"end_exclusive":null,"date_prec":null,"where_prec":null}},
    {"type":"Feature","geometry":{"type":"Point","coordinates":[40.7,36.5]},"properties":{"id":null,"start":null,"end":null,"end_exclusive":null,"date_prec":null,"where_prec":null}},
    {"type":"Feature","geometry":{"type":"MultiPoint","coordinates":[[1.0,2.0],[3.0,4.0]]},"properties":{"id":null,"start":null,"end":null,"end_exclusive":null,"date_prec":null,"where_prec":null}},
    {"type":"Feature","geometry":{"type":"LineString","coordinates":[[1.0,2.0],[3.0,4.0],[5.0,6.0]]},"properties":{"id":null,"start":null,"end":null,"end_exclusive":null,"date_prec":null,"where_prec":null}},
    {"type":"Feature","geometry":{"type":"MultiLineString","coordinates":[[[1.0,2.0],[3.0,4.0]],[[5.0,6.0],[7.0,8.0]]]},"properties":{"id":null,"start":null,"end":null,"end_exclusive":null,"date_prec":null,"where_prec":null}},
    {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1.0,2.0],[3.0,2.0],[3.0,4.0],[1.0,2.0]]]},"properties":{"id":null,"start":null,"end":null,"end_exclusive":null,"date_prec":null,"where_prec":null}},
    {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1.0,2.0],[3.0,2.0],[3.0,4.0],[1.0,2.0]]]},"properties":{"id":null,"start":null,"end":null,"end_exclusive":null,"date_prec":null,"where_prec":null}},
    {"type":"Feature","geometry":{"type":"Point","coordinates":[9.0,8.0]},"properties":{"id":null,"start":null,"end":null,"end_exclusive":null,"date_prec":null,"where_prec":null}},
    {"type":"Feature","geometry":null,"properties":{"id":null,"start":null,"end":null,"end_exclusive":null,"date_prec":null,"where_prec":null}}
    ],"bbox":[1.0,2.0,40.7,36.5]}
    "#);
    let layer = layer_of("geojson", text.as_bytes());
    assert_eq!((layer.at(0), layer.lines().count(), layer.line(3).unwrap().points.len()), (None, 3, 3));
    let bad = [
        "{\"type\":\"Point\",\"coordinates\":[0,0]}",
        "{\"type\":\"Point\",\"coordinates\":[36.5,140.7]}",
        "{\"type\":\"Point\",\"coordinates\":[200,36.5]}",
        "{\"type\":\"Point\",\"coordinates\":[1]}",
        "{\"type\":\"Point\",\"coordinates\":[\"a\",2]}",
        "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,400]]}",
        "{\"type\":\"Curve\",\"coordinates\":[1,2]}",
        "5",
    ];
    assert_snapshot!(said("geojson", collection(&bad.map(of)).as_bytes()), @r#"
    0 rows kept, 0 of them without a place, 0 without a date; 8 refused
      2: coordinates out of range: expected longitude -180 to 180 and latitude -90 to 90
        line 4: {"type":"Feature","geometry":{"type":"Point","coordinates":[…
        line 7: {"type":"Feature","geometry":{"type":"LineString","coordinat…
      1: latitude out of range: longitude and latitude seem to be swapped
        line 3: {"type":"Feature","geometry":{"type":"Point","coordinates":[…
      1: coordinates 0 and 0, which stand for an unknown place
        line 2: {"type":"Feature","geometry":{"type":"Point","coordinates":[…
      4: no JSON that can be used
        line 5: {"type":"Feature","geometry":{"type":"Point","coordinates":[…
        line 6: {"type":"Feature","geometry":{"type":"Point","coordinates":[…
        line 8: {"type":"Feature","geometry":{"type":"Curve","coordinates":[…
        line 9: {"type":"Feature","geometry":5,"properties":null}
    "#);
}

#[test]
fn numbers_booleans_lists_and_columns_that_come_late_are_kept_as_they_are() {
    let first = feature(
        "\"n\":7,\"half\":0.5,\"yes\":true,\"list\":[1,\"b\",null],\"object\":{\"a\":{\"b\":[]}},\"none\":null,\"text\":\"a\\n\\u0007é\"",
    );
    let text = collection(&[first, feature("\"late\":\"x\",\"n\":\"seven\""), feature("\"n\":12345678901234567890")]);
    let written = geojson_of("geojson", text.as_bytes());
    assert_snapshot!(written, @r#"
    {"type":"FeatureCollection","name":"a test","features":[
    {"type":"Feature","geometry":{"type":"Point","coordinates":[40.7,36.5]},"properties":{"id":null,"half":0.5,"list":[1,"b",null],"n":7,"none":null,"object":{"a":{"b":[]}},"text":"a\n\u0007é","yes":true,"start":null,"end":null,"end_exclusive":null,"date_prec":null,"where_prec":null}},
    {"type":"Feature","geometry":{"type":"Point","coordinates":[40.7,36.5]},"properties":{"id":null,"half":null,"list":null,"n":"seven","none":null,"object":null,"text":null,"yes":null,"late":"x","start":null,"end":null,"end_exclusive":null,"date_prec":null,"where_prec":null}},
    {"type":"Feature","geometry":{"type":"Point","coordinates":[40.7,36.5]},"properties":{"id":null,"half":null,"list":null,"n":12345678901234567890,"none":null,"object":null,"text":null,"yes":null,"late":null,"start":null,"end":null,"end_exclusive":null,"date_prec":null,"where_prec":null}}
    ],"bbox":[40.7,36.5,40.7,36.5]}
    "#);
    let (once, again) = (layer_of("geojson", text.as_bytes()), layer_of("geojson", written.as_bytes()));
    for column in &once.columns {
        assert!((0..3).all(|row| column.get(row) == cell(&again, &column.name, row)), "{}", column.name);
    }
}

#[test]
fn identifiers_of_features_and_properties_of_that_name_are_both_kept() {
    let with = |id: &str, properties: &str| format!("{{\"type\":\"Feature\",{id}\"geometry\":null,\"properties\":{{{properties}}}}}");
    let features = [with("\"id\":\"a\",", ""), with("", "\"id\":7"), with("\"id\":5,", "\"id\":5"), with("\"id\":\"b\",", "\"id\":8")];
    let layer = layer_of("geojson", collection(&features).as_bytes());
    assert_eq!([0, 1, 2, 3].map(|row| cell(&layer, "id", row)), ["a", "7", "5", "b"]);
    assert_eq!([0, 1, 2, 3].map(|row| cell(&layer, "properties.id", row)), ["", "", "", "8"]);
}

#[test]
fn dates_with_open_ends_and_several_versions_are_read_as_exports_have_them() {
    let features = [
        "\"start\":null,\"end\":\"2019-10-31\",\"date_edtf\":\"../2019-10\"",
        "\"start\":\"2017-01-01\",\"end\":null,\"date_edtf\":\"2017/..\"",
        "\"start\":\"2019-10-01\",\"end\":\"2019-11-05\",\"date_edtf\":\"2019-10; 2019-11-05\",\"date_prec\":1",
        "\"end\":\"2019-10-31\"",
        "\"date\":\"13 October 2019\"",
        "\"date\":20191013",
        "\"start\":\"2019-10-13\",\"end\":\"2019-10-01\"",
        "\"date\":\"soon\"",
    ];
    assert_snapshot!(said("geojson", collection(&features.map(feature)).as_bytes()), @r#"
    40.7 36.5, .. to 2019-10-31, where -, date 5
    40.7 36.5, 2017-01-01 to .., where -, date 5
    40.7 36.5, 2019-10-01 to 2019-11-05, where -, date 1
    40.7 36.5, .. to 2019-10-31, where -, date 5
    40.7 36.5, 2019-10-13 to 2019-10-13, where -, date 1
    40.7 36.5, undated, where -, date -
    6 rows kept, 0 of them without a place, 1 without a date; 2 refused
      1: the date cannot be read
        line 9: soon
      1: it ends before it begins
        line 8: 2019-10-13 to 2019-10-01
    "#);
}

#[test]
fn features_nested_too_deeply_or_cut_off_are_refused_and_the_others_kept() {
    let deep = feature(&format!("\"a\":{}1{}", "[".repeat(100_000), "]".repeat(100_000)));
    let limit = feature(&format!("\"a\":{}1{}", "[".repeat(62), "]".repeat(62)));
    assert_snapshot!(said("geojson", collection(&[feature(""), deep, limit]).as_bytes()), @r#"
    40.7 36.5, undated, where -, date -
    40.7 36.5, undated, where -, date -
    2 rows kept, 0 of them without a place, 2 without a date; 1 refused
      1: no JSON that can be used
        line 3: {"type":"Feature","geometry":{"type":"Point","coordinates":[…
    "#);
    let whole = collection(&[feature(""), feature(""), feature("")]);
    let lines: Vec<&str> = whole.lines().collect();
    assert_snapshot!(said("geojson", lines[..3].join("\n").as_bytes()), @r#"
    40.7 36.5, undated, where -, date -
    40.7 36.5, undated, where -, date -
    2 rows kept, 0 of them without a place, 2 without a date; 1 refused
      1: the file ends in the middle: what should follow is missing
        line 3:
    "#);
    assert_snapshot!(said("geojson", &whole.as_bytes()[..whole.len() - 40]), @r#"
    40.7 36.5, undated, where -, date -
    40.7 36.5, undated, where -, date -
    2 rows kept, 0 of them without a place, 2 without a date; 1 refused
      1: the file ends in the middle: what should follow is missing
        line 4: {"type":"Feature","geometry":{"type":"Point","coordi
    "#);
    assert_snapshot!(said("geojson", format!("{}\n{{\"type\":\"Feature\"}}\n{{}}\n{{\"type\":\"Topology\"}}\n", feature("")).as_bytes()), @r#"
    40.7 36.5, undated, where -, date -
    nowhere, undated, where -, date -
    2 rows kept, 1 of them without a place, 2 without a date; 2 refused
      2: no JSON that can be used
        line 3: {}
        line 4: {"type":"Topology"}
    "#);
}

#[test]
fn a_feature_of_seventeen_megabytes_is_refused_and_the_next_one_read() {
    let (before, behind) = ("{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"properties\":{\"a\":\"", "\"}},\n");
    let end = format!("{}]}}", feature("\"b\":1"));
    let source = Cursor::new(before).chain(io::repeat(b'x').take(17 << 20)).chain(behind.as_bytes()).chain(end.as_bytes());
    let mut bytes = Vec::new();
    { source }.read_to_end(&mut bytes).unwrap();
    assert_snapshot!(said("geojson", &bytes), @r#"
    40.7 36.5, undated, where -, date -
    1 rows kept, 0 of them without a place, 1 without a date; 1 refused
      1: the row is longer than 16 MB
        line 2: {"type":"Feature","properties":{"a":"xxxxxxxxxxxxxxxxxxxxxxx…
    "#);
}

#[test]
fn properties_without_end_are_left_out_and_said() {
    let feature = |n: usize| format!("{{\"type\":\"Feature\",\"properties\":{{\"k{n}\":1}}}}\n");
    let many: String = (0..3_000).map(feature).collect();
    assert_snapshot!(said("geojson", many.as_bytes()).lines().skip(3_000).collect::<Vec<_>>().join("\n"), @r"
    3000 rows kept, 3000 of them without a place, 3000 without a date; 0 refused
      more than 1000 properties of different names: the others are left out
    ");
}
