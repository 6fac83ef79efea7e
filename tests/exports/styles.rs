//! The files that go with an export: a style for QGIS, and a map for kepler.gl.

use std::collections::BTreeSet;

use dateline::dossier::{EventKind, Modality};
use dateline::exchange::{Layer, STYLED_LAYERS, Selection, kepler_map, qgis_style, rows};
use dateline::query::Filter;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Json, built_in};

/// Every element of a document: its name and its attributes.
fn elements(xml: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
                let attributes = element.attributes().map(Result::unwrap);
                let attributes = attributes.map(|attribute| {
                    let value = text(&attribute.value);
                    (text(attribute.key.as_ref()), quick_xml::escape::unescape(&value).unwrap().into_owned())
                });
                found.push((text(element.name().as_ref()), attributes.collect()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn attribute<'a>(attributes: &'a [(String, String)], key: &str) -> Option<&'a str> {
    attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
}

#[test]
fn a_style_is_well_formed_and_every_rule_has_its_symbol() {
    let dossier = built_in();
    for layer in Layer::ALL {
        let style = qgis_style(&dossier, layer);
        assert_eq!(style.is_some(), STYLED_LAYERS.contains(&layer), "{}", layer.name());
        let Some(style) = style else { continue };
        assert_eq!(Some(&style), qgis_style(&built_in(), layer).as_ref());
        let elements = elements(&style);
        let all = |name: &str, key: &str| -> BTreeSet<String> {
            let named = elements.iter().filter(|(element, _)| element == name);
            named.filter_map(|(_, attributes)| attribute(attributes, key)).map(str::to_owned).collect()
        };
        let symbols: BTreeSet<String> = all("symbol", "name").into_iter().filter(|name| !name.starts_with('@')).collect();
        assert_eq!(all("rule", "symbol"), symbols, "{}", layer.name());
        let keys = elements.iter().filter(|(element, _)| element == "rule").count();
        assert_eq!(all("rule", "key").len(), keys, "two rules of {} have one key", layer.name());
    }
}

#[test]
fn every_kind_and_modality_of_the_dossier_has_a_symbol() {
    let dossier = built_in();
    for layer in [Layer::Events, Layer::Claims] {
        let style = qgis_style(&dossier, layer).unwrap();
        let filters: Vec<String> = elements(&style)
            .iter()
            .filter(|(element, _)| element == "rule")
            .filter_map(|(_, attributes)| attribute(attributes, "filter").map(str::to_owned))
            .collect();
        for kind in EventKind::ALL {
            let quoted = format!("'{}'", kind.name());
            assert_eq!(filters.iter().filter(|filter| filter.contains(&quoted)).count(), 1, "{quoted} in {}", layer.name());
        }
        for modality in Modality::ALL {
            let wanted = format!("\"modality\" LIKE '{}%'", modality.name());
            assert!(filters.iter().filter(|filter| **filter == wanted).count() == 5, "{wanted}: one for each shape");
        }
    }
    for layer in STYLED_LAYERS {
        for row in rows(&dossier, layer, &Filter::default()) {
            let modality = row.property("modality").unwrap().to_string();
            assert!(Modality::ALL.iter().any(|known| modality.starts_with(known.name())), "{}: {modality}", row.id);
        }
    }
}

#[test]
fn time_runs_from_start_to_the_day_after_the_end() {
    let style = qgis_style(&built_in(), Layer::Events).unwrap();
    let temporal = style.lines().find(|line| line.contains("<temporal")).unwrap();
    insta::assert_snapshot!(temporal, @r#" <temporal enabled="1" mode="4" limitMode="0" startField="start" endField="end_exclusive" startExpression="coalesce(&quot;start&quot;, make_date(1, 1, 1))" endExpression="coalesce(&quot;end_exclusive&quot;, make_date(9999, 12, 31))" durationField="" durationUnit="min" fixedDuration="0" accumulate="0">"#);
    let rule = style.lines().find(|line| line.contains("<rule ")).unwrap();
    insta::assert_snapshot!(rule, @r#"   <rule key="withdrawal, closure/0" label="withdrawal, closure" filter="&quot;kind&quot; IN (&apos;Withdrawal&apos;, &apos;Closure&apos;, &apos;Demolition&apos;)">"#);
}

#[test]
fn a_map_for_kepler_has_a_colour_for_each_article_and_a_time_for_each_row() {
    let dossier = built_in();
    for layer in Layer::ALL {
        let filter = Filter::default();
        let map = kepler_map(&Selection { dossier: &dossier, layer, filter: &filter }, "my layer");
        assert_eq!(map.is_some(), STYLED_LAYERS.contains(&layer), "{}", layer.name());
        let Some(map) = map else { continue };
        let root = Json::parse(&map).unwrap();
        assert_eq!(root.get("info").get("app").text(), Some("kepler.gl"));
        let list = |value: &Json| match value {
            Json::List(items) => items.clone(),
            other => panic!("{other:?} is no list"),
        };
        let data = list(root.get("datasets"))[0].get("data").clone();
        let names: Vec<String> = list(data.get("fields")).iter().map(|field| field.get("name").text().unwrap().to_owned()).collect();
        let all = list(data.get("allData"));
        assert_eq!(all.len(), rows(&dossier, layer, &filter).len());
        assert!(all.iter().all(|row| list(row).len() == names.len()));
        let config = root.get("config").get("config");
        assert_eq!(root.get("config").get("version").text(), Some("v1"));
        let layer_of_map = list(config.get("visState").get("layers"))[0].clone();
        let column = layer_of_map.get("visualChannels").get("colorField").get("name").text().unwrap().to_owned();
        let index = names.iter().position(|name| *name == column).unwrap();
        let values: BTreeSet<String> = all.iter().map(|row| list(row)[index].text().unwrap().to_owned()).collect();
        let colours = list(layer_of_map.get("config").get("visConfig").get("colorRange").get("colors"));
        assert_eq!(colours.len(), values.len(), "kepler.gl gives sorted values these colours in order");
        if let Some(at) = names.iter().position(|name| name == "marker-color") {
            for row in all.iter().map(list) {
                let nth = values.iter().position(|value| Some(value.as_str()) == row[index].text()).unwrap();
                assert_eq!(colours[nth].text(), row[at].text(), "{:?}", row[1]);
            }
        }
        let filters = list(config.get("visState").get("filters"));
        assert_eq!((filters.len(), filters[0].get("type").text()), (1, Some("timeRange")));
    }
}
