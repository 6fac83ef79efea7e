//! Places as Linked Places, as GeoJSON and as a table: what is written reads back as the same places.

use dateline::exchange::{Format, GazetteerFormat, Layer, places_from, written};
use dateline::gazetteer::{Name, Place};
use dateline::query::Filter;
use dateline::store::{self, Source};

use super::{SmallDossier, built_in, pretty};
use crate::json::Json;
use crate::rfc7946::{self, features};

fn text(dossier: &dateline::dossier::Dossier, format: &str) -> String {
    String::from_utf8(written(dossier, Layer::Places, &Filter::default(), Format::named(format).unwrap()).unwrap()).unwrap()
}

fn small() -> dateline::dossier::Dossier {
    store::load(&Source::Folder(SmallDossier::new().path().to_owned())).dossier
}

/// What the formats carry of a place: the name of the title comes first, and a spelling that two languages share is read once. The
/// tie to a line is not theirs, and a note is read by nobody.
fn carried(place: &Place) -> Place {
    let (first, others): (Vec<&Name>, Vec<&Name>) = place.names.iter().partition(|name| name.preferred);
    let mut names: Vec<Name> = Vec::new();
    for name in first.into_iter().chain(others) {
        if !names.iter().any(|known| known.text == name.text) {
            names.push(name.clone());
        }
    }
    Place { names, route: None, note: None, ..place.clone() }
}

#[test]
fn the_built_in_places_read_back_as_they_were() {
    let dossier = built_in();
    for (name, format) in [("lpf", GazetteerFormat::Lpf), ("lp-tsv", GazetteerFormat::LpTsv)] {
        let text = text(&dossier, name);
        assert_eq!(GazetteerFormat::guess(&text), Some(format));
        let read = places_from(&text, format);
        assert_eq!(read.refused, [], "{name}");
        assert_eq!(read.places.len(), dossier.gazetteer.places().len(), "{name}");
        for (read, place) in read.places.iter().zip(dossier.gazetteer.places()) {
            assert_eq!(*read, carried(place), "{name}");
        }
    }
}

#[test]
fn linked_places_are_valid_geojson_and_every_relation_leads_to_one_of_them() {
    let text = text(&built_in(), "lpf");
    // their features are identified by `@id`, and in their own words
    let faults: Vec<String> = rfc7946::faults(&text).into_iter().filter(|fault| !fault.contains("id")).collect();
    assert_eq!(faults, Vec::<String>::new());
    let root = Json::parse(&text).unwrap();
    let ids: Vec<&str> = features(&root).iter().filter_map(|feature| feature.get("@id").text()).collect();
    assert_eq!(ids.len(), features(&root).len());
    for feature in features(&root) {
        if let Json::List(relations) = feature.get("relations") {
            assert!(relations.iter().all(|relation| ids.contains(&relation.get("relationTo").text().unwrap())), "{:?}", feature.get("@id"));
        }
        let Json::List(names) = feature.get("names") else { panic!("{:?} has no names", feature.get("@id")) };
        assert!(matches!(names[0].get("citations"), Json::List(cited) if !cited.is_empty()), "{:?}", feature.get("@id"));
        assert_eq!(names[0].get("toponym"), feature.get("properties").get("title"));
    }
}

#[test]
fn a_place_as_linked_places_write_it() {
    let root = Json::parse(&text(&small(), "lpf")).unwrap();
    insta::assert_snapshot!(pretty(&features(&root)[0], 0), @r#"
    {
      "@id": "urn:dateline:place:hasakah",
      "type": "Feature",
      "properties": {
        "title": "Hasakah",
        "ccodes": ["SY"],
        "fclasses": ["P"]
      },
      "when": {
        "timespans": [
          {
            "start": {
              "in": "2019-10-13"
            },
            "end": {
              "in": "2019-10-13"
            }
          },
          {
            "start": {
              "earliest": "2019-10-01",
              "latest": "2019-10-31"
            },
            "end": {
              "earliest": "2019-10-01",
              "latest": "2019-10-31"
            }
          }
        ],
        "label": "dates of what the articles tell of it, not of its existence",
        "certainty": "less-certain"
      },
      "names": [
        {
          "toponym": "Hasakah",
          "lang": "en",
          "citations": [
            {
              "label": "untitled",
              "year": 2019,
              "@id": "urn:dateline:article:report"
            }
          ]
        },
        {
          "toponym": "الحسكة",
          "lang": "ar-Arab"
        }
      ],
      "types": [
        {
          "identifier": "aat:300008389",
          "label": "city",
          "sourceLabels": [
            {
              "label": "city",
              "lang": "en"
            }
          ]
        }
      ],
      "geometry": {
        "type": "Point",
        "coordinates": [40.74772, 36.50237],
        "certainty": "certain",
        "approximation": {
          "type": "gvp:approximateLocation",
          "tolerance": 7
        },
        "citations": [
          {
            "label": "GeoNames 173811",
            "@id": "gn:173811"
          }
        ]
      },
      "relations": [
        {
          "relationType": "gvp:broaderPartitive",
          "relationTo": "urn:dateline:place:hasakah-governorate",
          "label": "part of Hasakah Governorate"
        }
      ]
    }
    "#);
}

#[test]
fn a_place_as_a_line_of_a_table() {
    let text = text(&small(), "lp-tsv");
    let lines: Vec<&str> = text.lines().collect();
    let cells: Vec<String> = lines[0].split('\t').zip(lines[1].split('\t')).map(|(column, cell)| format!("{column}: {cell}")).collect();
    insta::assert_snapshot!(cells.join("\n"), @r#"
    id: hasakah
    title: Hasakah
    title_source: untitled
    fclasses: P
    aat_types: 300008389
    attestation_year: 2019
    ccodes: SY
    matches: 
    variants: الحسكة@ar-Arab
    types: city
    parent_name: Hasakah Governorate
    parent_id: urn:dateline:place:hasakah-governorate
    lon: 40.74772
    lat: 36.50237
    geo_source: GeoNames 173811
    geo_id: http://www.geonames.org/173811
    approximation: 7
    description:
    "#);
    assert!(lines.iter().all(|line| line.split('\t').count() == lines[0].split('\t').count()));
}
