//! What moves: OGC Moving Features and CZML. Moments strictly increase, nothing moves that no article dates, and nothing is lost.

use std::collections::BTreeSet;

use dateline::dossier::Dossier;
use dateline::exchange::{Format, Layer, rows, written};
use dateline::query::Filter;
use dateline::store::{self, Source};

use super::{SmallDossier, built_in, pretty};
use crate::json::Json;
use crate::rfc7946::features;

fn parsed_as(dossier: &Dossier, layer: Layer, format: &str) -> Json {
    let text = String::from_utf8(written(dossier, layer, &Filter::default(), Format::named(format).unwrap()).unwrap()).unwrap();
    Json::parse(&text).unwrap()
}

/// A movement between two towns, told with these dates and facts of its leg.
fn small(leg: &str) -> Dossier {
    let leg = if leg.is_empty() { String::new() } else { format!("{leg}, ") };
    let dossier = SmallDossier::new().with("data/places.ron", "kind: Governorate", "kind: Town").with(
        "data/movements.ron",
        "from: \"hasakah\"",
        &format!("{leg}from: \"hasakah\", to: \"hasakah-governorate\""),
    );
    let loaded = store::load(&Source::Folder(dossier.path().to_owned()));
    assert_eq!(loaded.problems, []);
    loaded.dossier
}

const DATED: &str = "depart: \"2019-10-13\", arrive: \"2019-10-14\"";

fn list(value: &Json) -> &[Json] {
    let Json::List(items) = value else { panic!("no list but {value:?}") };
    items
}

/// The built-in movements, and small ones of every sort of date.
fn dossiers() -> Vec<Dossier> {
    let legs = ["", DATED, "stays: true", "stood: true", "depart: \"2019-10-13\"", "arrive: \"2019-10-14\", stays: true"];
    let all = format!("{DATED}, stood: true, stays: true");
    let small = legs.into_iter().chain([all.as_str(), "depart: \"2019-10\", arrive: \"2019-11\""]).map(small);
    std::iter::once(built_in()).chain(small).collect()
}

#[test]
fn moments_of_moving_features_strictly_increase_and_each_has_a_position() {
    for dossier in dossiers() {
        let root = parsed_as(&dossier, Layer::Movements, "mf-json");
        assert_eq!(features(&root).len(), rows(&dossier, Layer::Movements, &Filter::default()).len());
        for feature in features(&root) {
            let Json::Object(properties) = feature.get("properties") else { panic!("{feature:?} has no properties") };
            assert!(properties.iter().all(|(_, value)| !matches!(value, Json::List(_) | Json::Object(_))), "{:?}", feature.get("id"));
            let moving = feature.get("temporalGeometry");
            let prisms = match moving.get("prisms") {
                Json::List(prisms) => prisms.clone(),
                _ if *moving == Json::Null => continue,
                _ => vec![moving.clone()],
            };
            let moments: Vec<&str> = prisms.iter().flat_map(|prism| list(prism.get("datetimes"))).filter_map(Json::text).collect();
            assert!(moments.iter().zip(moments.iter().skip(1)).all(|(before, after)| before < after), "{moments:?}");
            for prism in &prisms {
                let (moments, spots) = (list(prism.get("datetimes")).len(), list(prism.get("coordinates")).len());
                assert_eq!(moments, spots, "{:?}", feature.get("id"));
                assert!(moments > 1 || prism.get("interpolation").text() == Some("Discrete"), "{prism:?}");
            }
        }
    }
}

#[test]
fn only_what_is_dated_moves() {
    let interpolations = |leg: &str| {
        let root = parsed_as(&small(leg), Layer::Movements, "mf-json");
        let moving = features(&root)[0].get("temporalGeometry").clone();
        let prisms = if let Json::List(prisms) = moving.get("prisms") { prisms.clone() } else { vec![moving] };
        prisms.iter().filter_map(|prism| prism.get("interpolation").text().map(str::to_owned)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(interpolations(""), "");
    assert_eq!(interpolations("depart: \"2019-10\", arrive: \"2019-11\""), "", "a month is no moment");
    assert_eq!(interpolations(DATED), "Linear");
    assert_eq!(interpolations("depart: \"2019-10-13\""), "Discrete");
    assert_eq!(interpolations("stays: true"), "Discrete", "nobody says until when");
    assert_eq!(interpolations("arrive: \"2019-10-14\", stays: true"), "Discrete Step");
    assert_eq!(interpolations(&format!("{DATED}, stood: true, stays: true")), "Step Linear Step");
}

#[test]
fn a_leg_that_is_dated_at_both_ends_as_a_moving_feature() {
    let root = parsed_as(&small(DATED), Layer::Movements, "mf-json");
    let feature = &features(&root)[0];
    assert_eq!(feature.keys(), ["type", "id", "temporalGeometry", "geometry", "properties"]);
    insta::assert_snapshot!(pretty(feature.get("temporalGeometry"), 0), @r#"
    {
      "type": "MovingPoint",
      "datetimes": ["2019-10-13T00:00:00Z", "2019-10-15T00:00:00Z"],
      "coordinates": [[40.74772, 36.50237], [40.9, 36.4]],
      "interpolation": "Linear"
    }
    "#);
    insta::assert_snapshot!(pretty(feature.get("geometry"), 0), @r#"
    {
      "type": "LineString",
      "coordinates": [[40.74772, 36.50237], [40.9, 36.4]]
    }
    "#);
}

/// The packets after the first, which is the document's.
fn packets(root: &Json) -> &[Json] {
    let all = list(root);
    assert_eq!((all[0].get("id").text(), all[0].get("version").text()), (Some("document"), Some("1.0")));
    &all[1..]
}

#[test]
fn every_row_is_a_packet_and_every_part_has_its_whole() {
    for dossier in dossiers() {
        for layer in [Layer::Events, Layer::Movements, Layer::Claims] {
            let root = parsed_as(&dossier, layer, "czml");
            let ids: Vec<&str> = packets(&root).iter().filter_map(|packet| packet.get("id").text()).collect();
            assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), packets(&root).len(), "{} has an identifier twice", layer.name());
            for row in rows(&dossier, layer, &Filter::default()) {
                assert!(ids.contains(&row.id.as_str()), "{} is lost", row.id);
            }
            for packet in packets(&root) {
                assert!(packet.get("parent").text().is_none_or(|whole| ids.contains(&whole)), "{packet:?}");
                // a mark is a point with its words, wherever one is
                let marks = ["position", "point", "label"].map(|key| *packet.get(key) != Json::Null);
                assert!(marks == [true; 3] || marks == [false; 3], "{packet:?}");
            }
        }
    }
}

#[test]
fn samples_of_packets_strictly_increase_within_their_availability() {
    for dossier in dossiers() {
        for layer in [Layer::Movements, Layer::Claims] {
            let root = parsed_as(&dossier, layer, "czml");
            for packet in packets(&root).iter().filter(|packet| packet.get("position").get("epoch").text().is_some()) {
                let position = packet.get("position");
                let seconds: Vec<f64> = list(position.get("cartographicDegrees"))
                    .chunks(4)
                    .map(|sample| if let Json::Number(seconds) = sample[0] { seconds } else { panic!("{sample:?}") })
                    .collect();
                assert!(seconds[0] == 0.0 && seconds.iter().zip(seconds.iter().skip(1)).all(|(before, after)| before < after));
                let (start, end) = packet.get("availability").text().unwrap().split_once('/').unwrap();
                let held = |key: &str| position.get(key).text() == Some("HOLD");
                assert_eq!(held("backwardExtrapolationType"), start.starts_with("0001-01-01"), "{packet:?}");
                assert_eq!(held("forwardExtrapolationType"), end.starts_with("9999-12-31"), "{packet:?}");
            }
        }
    }
}

#[test]
fn a_document_and_an_event_as_packets() {
    let root = parsed_as(&small(""), Layer::Events, "czml");
    insta::assert_snapshot!(pretty(&list(&root)[0], 0), @r#"
    {
      "id": "document",
      "name": "Dateline: events",
      "version": "1.0",
      "clock": {
        "interval": "2019-10-13T00:00:00Z/2019-10-14T00:00:00Z",
        "currentTime": "2019-10-13T00:00:00Z",
        "multiplier": 720,
        "range": "LOOP_STOP",
        "step": "SYSTEM_CLOCK_MULTIPLIER"
      }
    }
    "#);
    insta::assert_snapshot!(pretty(&packets(&root)[0], 0), @r#"
    {
      "id": "trucks-leave",
      "name": "Trucks leave Hasakah",
      "availability": "2019-10-13T00:00:00Z/2019-10-14T00:00:00Z",
      "description": "<p>13 October 2019</p><p>Trucks set out from Hasakah.<br><q>left Hasakah</q><br>Report, ¶1; reported<br>when: 13 October 2019<br>where: Hasakah (exact)</p>",
      "position": {
        "cartographicDegrees": [40.74772, 36.50237, 0]
      },
      "point": {
        "color": {
          "rgba": [86, 180, 233, 255]
        },
        "pixelSize": 10,
        "outlineColor": {
          "rgba": [255, 255, 255, 255]
        },
        "outlineWidth": 1,
        "heightReference": "CLAMP_TO_GROUND"
      },
      "label": {
        "text": "Trucks leave Hasakah",
        "font": "12px sans-serif",
        "horizontalOrigin": "LEFT",
        "pixelOffset": {
          "cartesian2": [10, 0]
        },
        "heightReference": "CLAMP_TO_GROUND"
      }
    }
    "#);
}

#[test]
fn a_leg_moves_where_it_is_dated_and_is_a_line_where_it_is_not() {
    let stays = format!("{DATED}, stays: true");
    let moving = parsed_as(&small(&stays), Layer::Movements, "czml");
    let leg = &packets(&moving)[0];
    insta::assert_snapshot!(leg.get("availability").text().unwrap(), @"2019-10-13T00:00:00Z/9999-12-31T24:00:00Z");
    insta::assert_snapshot!(pretty(leg.get("position"), 0), @r#"
    {
      "epoch": "2019-10-13T00:00:00Z",
      "cartographicDegrees": [0, 40.74772, 36.50237, 0, 172800, 40.9, 36.4, 0],
      "interpolationAlgorithm": "LINEAR",
      "interpolationDegree": 1,
      "backwardExtrapolationType": "NONE",
      "forwardExtrapolationType": "HOLD"
    }
    "#);
    insta::assert_snapshot!(pretty(leg.get("path"), 0), @r#"
    {
      "leadTime": 0,
      "trailTime": 172800,
      "width": 3,
      "resolution": 864,
      "material": {
        "solidColor": {
          "color": {
            "rgba": [86, 180, 233, 255]
          }
        }
      }
    }
    "#);
    let undated = parsed_as(&small(""), Layer::Movements, "czml");
    let leg = &packets(&undated)[0];
    assert_eq!(leg.keys(), ["id", "name", "availability", "description", "polyline"]);
    insta::assert_snapshot!(pretty(leg.get("polyline"), 0), @r#"
    {
      "positions": {
        "cartographicDegrees": [40.74772, 36.50237, 0, 40.9, 36.4, 0]
      },
      "width": 3,
      "material": {
        "polylineDash": {
          "color": {
            "rgba": [86, 180, 233, 255]
          }
        }
      },
      "arcType": "GEODESIC",
      "clampToGround": true
    }
    "#);
}

#[test]
fn words_of_a_dossier_are_no_markup() {
    let dossier = SmallDossier::new().with("data/events/report.ron", "Trucks set out from Hasakah.", "Trucks <b>set out</b> & left.");
    let loaded = store::load(&Source::Folder(dossier.path().to_owned())).dossier;
    let root = parsed_as(&loaded, Layer::Events, "czml");
    let said = packets(&root)[0].get("description").text().unwrap();
    assert!(said.contains("Trucks &lt;b&gt;set out&lt;/b&gt; &amp; left."), "{said}");
}
