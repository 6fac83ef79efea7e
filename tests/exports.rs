//! GeoJSON of the built-in dossier: valid, complete, in a fixed order, the same bytes every time, and as other programs read it.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a panic is how a helper of a test says that it failed")]

#[cfg(feature = "parquet")]
#[path = "exports/geoparquet.rs"]
mod geoparquet;
#[path = "exports/gpx_out.rs"]
mod gpx_out;
#[path = "support/json.rs"]
mod json;
#[path = "exports/kml_out.rs"]
mod kml_out;
#[path = "exports/linked_places.rs"]
mod linked_places;
#[path = "exports/moving.rs"]
mod moving;
#[path = "exports/passages.rs"]
mod passages;
#[path = "support/rfc7946.rs"]
mod rfc7946;
#[path = "support/small_dossier.rs"]
mod small_dossier;
#[path = "exports/styles.rs"]
mod styles;
#[path = "exports/tables.rs"]
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use dateline::dossier::Dossier;
use dateline::exchange::{Layer, Row, geojson_from_rows, rows};
use dateline::query::Filter;
use dateline::store::{self, Source};
use json::Json;
use small_dossier::SmallDossier;

const DATES: [&str; 6] = ["start", "end", "end_exclusive", "date_edtf", "date_label", "date_prec"];
const HAPPENING: [&str; 13] = [
    "where_prec",
    "radius_km",
    "kind",
    "title",
    "modality",
    "articles",
    "actors",
    "place_ids",
    "place_names",
    "passages",
    "marker-color",
    "marker-symbol",
    "stroke",
];
const CLAIM: [&str; 17] = [
    "event_id",
    "movement_id",
    "article_id",
    "article_sha256",
    "paragraph",
    "passage_start",
    "passage_end",
    "quote",
    "says",
    "attribution",
    "modality",
    "figures",
    "where_prec",
    "radius_km",
    "kind",
    "title",
    "place_ids",
];
const LEG: [&str; 4] = ["leg", "path", "direction", "unknown_end"];

fn built_in() -> Dossier {
    store::load(&Source::BuiltIn).dossier
}

fn geojson(layer: Layer) -> String {
    geojson_from_rows(layer.name(), &rows(&built_in(), layer, &Filter::default()))
}

fn parsed(layer: Layer) -> Json {
    Json::parse(&geojson(layer)).unwrap()
}

fn feature(layer: Layer, id: &str) -> Json {
    let root = parsed(layer);
    let found = rfc7946::features(&root).iter().find(|feature| feature.get("id").text() == Some(id));
    found.unwrap_or_else(|| panic!("{} has no feature {id}", layer.name())).clone()
}

/// Two spaces an indent; a list without objects on one line.
fn pretty(value: &Json, indent: usize) -> String {
    let inner = " ".repeat(indent + 2);
    let members = |lines: Vec<String>, open: char, close: char| format!("{open}\n{}\n{}{close}", lines.join(",\n"), " ".repeat(indent));
    match value {
        Json::Null => "null".to_owned(),
        Json::Bool(yes) => yes.to_string(),
        Json::Number(number) => number.to_string(),
        Json::Text(text) => format!("{text:?}"),
        Json::List(items) if items.iter().any(|item| matches!(item, Json::Object(_))) => {
            members(items.iter().map(|item| format!("{inner}{}", pretty(item, indent + 2))).collect(), '[', ']')
        }
        Json::List(items) => format!("[{}]", items.iter().map(|item| pretty(item, indent)).collect::<Vec<_>>().join(", ")),
        Json::Object(object) => {
            members(object.iter().map(|(key, item)| format!("{inner}{key:?}: {}", pretty(item, indent + 2))).collect(), '{', '}')
        }
    }
}

#[test]
fn every_layer_is_a_valid_feature_collection() {
    for layer in Layer::ALL {
        let text = geojson(layer);
        let faults = rfc7946::faults(&text);
        assert!(faults.is_empty(), "{}: {} faults\n{}", layer.name(), faults.len(), faults.join("\n"));
        let read: geojson::FeatureCollection = text.parse().unwrap();
        assert_eq!(read.features.len(), rows(&built_in(), layer, &Filter::default()).len(), "{}", layer.name());
    }
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    let folder = Source::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).to_owned());
    for layer in Layer::ALL {
        let once = geojson(layer);
        assert!(once == geojson(layer), "{} differs from one run to the next", layer.name());
        let from_folder = store::load(&folder).dossier;
        assert!(once == geojson_from_rows(layer.name(), &rows(&from_folder, layer, &Filter::default())), "{}", layer.name());
    }
}

#[test]
fn every_feature_has_the_flat_properties_in_one_order() {
    for (layer, wanted) in [
        (Layer::Events, [&DATES[..], &HAPPENING].concat()),
        (Layer::Movements, [&DATES[..], &HAPPENING, &LEG].concat()),
        (Layer::Claims, [&DATES[..], &CLAIM].concat()),
    ] {
        let root = parsed(layer);
        let first = rfc7946::features(&root)[0].get("properties").keys();
        let missing: Vec<&&str> = wanted.iter().filter(|key| !first.contains(key)).collect();
        assert!(missing.is_empty(), "{} has no {missing:?}", layer.name());
    }
    for layer in Layer::ALL {
        let root = parsed(layer);
        assert_eq!(root.keys().first(), Some(&"type"));
        let orders: BTreeSet<Vec<&str>> = rfc7946::features(&root).iter().map(|feature| feature.get("properties").keys()).collect();
        assert_eq!(orders.len(), 1, "{} has features with other keys, or in another order", layer.name());
        for feature in rfc7946::features(&root) {
            let keys = feature.keys();
            assert!(
                matches!(keys[..], ["type", "id", "geometry", "properties"] | ["type", "id", "geometry", "when", "properties"]),
                "{keys:?}"
            );
        }
    }
}

#[test]
fn what_has_no_place_keeps_its_row() {
    let dossier = built_in();
    let root = parsed(Layer::Events);
    assert_eq!(rfc7946::features(&root).len(), dossier.events.len());
    for (event, feature) in dossier.events.iter().zip(rfc7946::features(&root)) {
        assert_eq!(feature.get("id").text(), Some(event.id.as_str()), "events stand in the order of the dossier");
        let placeless = event.claims.iter().all(|claim| claim.places.is_empty());
        assert_eq!(*feature.get("geometry") == Json::Null, placeless, "{}", event.id);
        let undated = event.claims.iter().all(|claim| claim.when.is_none());
        assert_eq!(feature.keys().contains(&"when"), !undated, "{}", event.id);
    }
    assert_eq!(rfc7946::features(&parsed(Layer::Claims)).len(), dossier.claims().count());
}

#[test]
fn a_day_in_properties_ends_before_end_exclusive() {
    for layer in [Layer::Events, Layer::Movements, Layer::Claims] {
        for feature in rfc7946::features(&parsed(layer)) {
            let day = |key: &str| feature.get("properties").get(key).text().map(|day| day.parse::<jiff::civil::Date>().unwrap());
            let (start, end, after) = (day("start"), day("end"), day("end_exclusive"));
            assert_eq!(end.map(|end| end.tomorrow().unwrap()), after, "{:?}", feature.get("id"));
            assert!(start.zip(end).is_none_or(|(start, end)| start <= end), "{:?}", feature.get("id"));
        }
    }
}

#[test]
fn a_leg_with_an_unknown_end_is_a_point_that_says_which_end() {
    for feature in rfc7946::features(&parsed(Layer::Movements)) {
        let property = |key: &str| feature.get("properties").get(key).text();
        let expected = match (property("from"), property("to"), property("route")) {
            (Some(_), Some(_), _) | (None, None, Some(_)) => None,
            (Some(_), None, _) => Some("to"),
            (None, Some(_), _) => Some("from"),
            (None, None, None) => Some("from; to"),
        };
        assert_eq!(property("unknown_end"), expected, "{:?}", feature.get("id"));
        let kind = feature.get("geometry").get("type").text().unwrap_or("none");
        let fits = if expected.is_none() { kind.ends_with("LineString") } else { kind.ends_with("Point") };
        assert!(fits, "{:?} with the unknown end {expected:?} is a {kind}", feature.get("id"));
    }
}

#[test]
fn a_filter_leaves_out_rows_and_renames_none() {
    let dossier = built_in();
    let what = |row: &Row| ["from", "to", "path", "title", "says"].map(|key| row.property(key).cloned());
    for layer in Layer::ALL {
        let all: BTreeMap<String, _> = rows(&dossier, layer, &Filter::default()).iter().map(|row| (row.id.clone(), what(row))).collect();
        for article in &dossier.articles {
            let filter = Filter { articles: Some(BTreeSet::from([article.id.clone()])), ..Filter::default() };
            for row in rows(&dossier, layer, &filter) {
                assert_eq!(all.get(&row.id), Some(&what(&row)), "{} of \"{}\" under another id", row.id, article.id);
            }
        }
    }
}

#[test]
fn a_line_across_the_antimeridian_is_cut_there() {
    let dossier = SmallDossier::new()
        .with("data/places.ron", "lon: 40.74772", "lon: 178.0")
        .with("data/places.ron", "lon: 40.9", "lon: -172.0")
        .with("data/movements.ron", "from: \"hasakah\"", "from: \"hasakah\", to: \"hasakah-governorate\"");
    let loaded = store::load(&Source::Folder(dossier.path().to_owned()));
    assert_eq!(loaded.problems, []);
    let text = geojson_from_rows("movements", &rows(&loaded.dossier, Layer::Movements, &Filter::default()));
    assert_eq!(rfc7946::faults(&text), Vec::<String>::new());
    let root = Json::parse(&text).unwrap();
    let geometry = rfc7946::features(&root)[0].get("geometry");
    assert_eq!(geometry.get("type").text(), Some("MultiLineString"));
    insta::assert_snapshot!(pretty(root.get("bbox"), 0), @"[178, 36.4, -172, 36.50237]");
    insta::assert_snapshot!(pretty(geometry.get("coordinates"), 0), @"[[[178, 36.50237], [180, 36.481896]], [[-180, 36.481896], [-172, 36.4]]]");
}

#[test]
fn whole_features_as_they_are_written() {
    insta::assert_snapshot!("an_event_that_three_articles_tell_of", pretty(&feature(Layer::Events, "hamas-attack-2023-10-07"), 0));
    insta::assert_snapshot!("an_event_without_a_place", pretty(&feature(Layer::Events, "mattis-resigns-2018"), 0));
    insta::assert_snapshot!("a_leg_with_an_unknown_end", pretty(&feature(Layer::Movements, "forty-trucks-north-2025/1"), 0));
    insta::assert_snapshot!("a_claim", pretty(&feature(Layer::Claims, "forty-trucks-north-2025/1"), 0));
    insta::assert_snapshot!("a_place", pretty(&feature(Layer::Places, "hasakah"), 0));
}

#[test]
fn ogrinfo_opens_the_events_and_counts_as_many() {
    if Command::new("ogrinfo").arg("--version").output().is_err() {
        println!("skipped: ogrinfo is not installed (Debian: gdal-bin)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.geojson");
    std::fs::write(&path, geojson(Layer::Events)).unwrap();
    let output = Command::new("ogrinfo").args(["-ro", "-so", "-al"]).arg(&path).output().unwrap();
    let (said, talk) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && talk.is_empty(), "{said}{talk}");
    assert!(said.contains("Layer name: events"), "{said}");
    assert!(said.contains(&format!("Feature Count: {}", built_in().events.len())), "{said}");
    assert!(said.contains("start: Date") && said.contains("end_exclusive: Date"), "dates are no dates to it: {said}");
}
