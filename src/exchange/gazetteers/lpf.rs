//! Linked Places format 1.3: GeoJSON with `@id`, `names`, `types` and `properties.title`.

use serde::Deserialize;

use super::{ImportedPlaces, Raw, RefusedRow, kind_of_class, kind_of_word, name_with_language, own_id, source_of};
use crate::gazetteer::{CoordinateSource, PlaceKind};
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
    #[serde(default)]
    links: Vec<Link>,
    #[serde(default)]
    relations: Vec<Relation>,
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
#[serde(rename_all = "camelCase")]
struct Type {
    #[serde(default)]
    label: Option<String>,
    #[serde(default)]
    source_labels: Vec<SourceLabel>,
}

#[derive(Deserialize)]
struct SourceLabel {
    label: String,
}

#[derive(Deserialize)]
struct Link {
    r#type: String,
    identifier: String,
}

#[derive(Deserialize)]
struct Relation {
    #[serde(rename = "relationType")]
    kind: String,
    #[serde(rename = "relationTo")]
    whole: String,
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
    let geometry = feature.geometry.unwrap_or_default();
    collect_positions(&geometry, &mut spots);
    let at = BBox::from_points(spots).ok_or("expected a geometry with coordinates, found none")?.center();
    // the words of the source say more than those of the thesaurus
    let words = |kind: &Type| kind.source_labels.iter().map(|word| word.label.clone()).chain(kind.label.clone()).collect::<Vec<_>>();
    let kind = feature.types.iter().flat_map(words).find_map(|word| kind_of_word(&word));
    let kind = kind.or_else(|| feature.properties.fclasses.iter().find_map(|class| kind_of_class(class)));
    let name = |text: &str, lang: Option<&str>| name_with_language(&format!("{text}@{}", lang.unwrap_or("und")));
    let title = feature.properties.title.as_str();
    let title_lang = feature.names.iter().find(|name| name.toponym == title).map_or(Some("en"), |name| name.lang.as_deref());
    let names = feature.names.iter().map(|toponym| name(&toponym.toponym, toponym.lang.as_deref()));
    let names = std::iter::once(name(title, title_lang)).chain(names).collect();
    let source = geometry.pointer("/citations/0/label").and_then(serde_json::Value::as_str);
    let part_of = feature.relations.iter().find(|relation| relation.kind == "gvp:broaderPartitive");
    let same = feature.links.into_iter().filter(|link| matches!(link.r#type.as_str(), "exactMatch" | "closeMatch"));
    Ok(Raw {
        id: own_id(&feature.id),
        names,
        kind: kind.unwrap_or(PlaceKind::Town),
        at,
        source: source.map_or_else(|| CoordinateSource::PublicRecord("Linked Places".to_owned()), source_of),
        radius_km: geometry.pointer("/approximation/tolerance").and_then(serde_json::Value::as_f64),
        country: feature.properties.ccodes.first().cloned(),
        parent: part_of.map(|relation| own_id(&relation.whole)),
        links: same.map(|link| link.identifier).collect(),
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
