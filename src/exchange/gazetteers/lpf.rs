//! Linked Places format 1.3: GeoJSON with `@id`, `names`, `types` and `properties.title`.

use serde::Deserialize;

use super::{ImportedPlaces, Raw, RefusedRow, kind_of_class, kind_of_word};
use crate::gazetteer::{CoordinateSource, Name, PlaceKind};
use crate::geo::{BBox, LonLat};

#[derive(Deserialize)]
struct Collection {
    features: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(rename = "@id")]
    id: String,
    properties: Properties,
    #[serde(default)]
    names: Vec<Toponym>,
    #[serde(default)]
    types: Vec<Type>,
    geometry: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct Properties {
    title: String,
    #[serde(default)]
    ccodes: Vec<String>,
    #[serde(default)]
    fclasses: Vec<String>,
}

#[derive(Deserialize)]
struct Toponym {
    toponym: String,
    #[serde(default)]
    lang: Option<String>,
}

#[derive(Deserialize)]
struct Type {
    #[serde(default)]
    label: Option<String>,
}

pub(super) fn read(text: &str) -> ImportedPlaces {
    let mut imported = ImportedPlaces::default();
    let features = match serde_json::from_str::<Collection>(text) {
        Ok(collection) => collection.features,
        Err(error) => {
            imported.refused.push(RefusedRow { line: error.line(), why: format!("expected a FeatureCollection: {error}") });
            return imported;
        }
    };
    for (n, value) in features.into_iter().enumerate() {
        let raw = serde_json::from_value::<Feature>(value).map_err(|error| error.to_string()).and_then(raw);
        match raw {
            Ok(raw) => imported.places.push(raw.place()),
            Err(why) => imported.refused.push(RefusedRow { line: n + 1, why }),
        }
    }
    imported
}

fn raw(feature: Feature) -> Result<Raw, String> {
    let mut spots = Vec::new();
    collect_positions(feature.geometry.as_ref().unwrap_or(&serde_json::Value::Null), &mut spots);
    let at = BBox::from_points(spots).ok_or("expected a geometry with coordinates, found none")?.center();
    let kind = feature.types.iter().filter_map(|kind| kind.label.as_deref()).find_map(kind_of_word);
    let kind = kind.or_else(|| feature.properties.fclasses.iter().find_map(|class| kind_of_class(class)));
    let name = |text: &str, lang: Option<&str>| Name {
        text: text.to_owned(),
        lang: lang.unwrap_or("und").to_owned(),
        script: None,
        preferred: false,
    };
    let names = feature.names.iter().map(|toponym| name(&toponym.toponym, toponym.lang.as_deref()));
    Ok(Raw {
        id: feature.id,
        names: std::iter::once(name(&feature.properties.title, Some("en"))).chain(names).collect(),
        kind: kind.unwrap_or(PlaceKind::Town),
        at,
        source: CoordinateSource::PublicRecord("Linked Places".to_owned()),
        radius_km: None,
        country: feature.properties.ccodes.first().cloned(),
        parent: None,
        links: Vec::new(),
    })
}

/// Every position of a geometry, however deep: an area is put where the middle of its box is.
fn collect_positions(value: &serde_json::Value, spots: &mut Vec<LonLat>) {
    match value {
        serde_json::Value::Array(items) => match items.as_slice() {
            [lon, lat, ..] if lon.is_number() && lat.is_number() => {
                spots.extend(lon.as_f64().zip(lat.as_f64()).and_then(|(lon, lat)| LonLat::new(lon, lat).ok()));
            }
            _ => items.iter().for_each(|item| collect_positions(item, spots)),
        },
        serde_json::Value::Object(members) => {
            for key in ["coordinates", "geometries"] {
                if let Some(inner) = members.get(key) {
                    collect_positions(inner, spots);
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::gazetteer::PlaceKind;

    #[test]
    fn a_feature_becomes_a_place_and_one_without_geometry_is_refused() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"@id":"x/1","properties":{"title":"Homs","ccodes":["SY"],"fclasses":["P"]},"names":[{"toponym":"حمص","lang":"ar"}],"geometry":{"type":"Point","coordinates":[36.7,34.7]}},
            {"@id":"x/2","properties":{"title":"Nowhere"},"geometry":null}]}"#;
        let read = read(text);
        assert_eq!((read.places[0].id.as_str(), read.places[0].kind), ("x/1", PlaceKind::Town));
        assert_eq!(read.places[0].names.len(), 2);
        assert_eq!(read.refused[0].line, 2);
    }
}
