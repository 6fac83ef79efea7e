//! A map for kepler.gl: the rows with their types, and a configuration that colours them by article, plays them by time and shows all of
//! them. kepler.gl opens the file as it is, since it has the members that its own saved maps have (`isKeplerGlMap` in
//! `@kepler.gl/processors`); its member `config` is the configuration alone, for notebooks and programs.
//!
//! The rows are in the file since a configuration cannot say that `start` is a time: in a GeoJSON, kepler.gl takes a day for a `date`,
//! and only a `timestamp` has a time slider (`getFilterProps` in `@kepler.gl/utils`).

use std::collections::{BTreeMap, BTreeSet};
use std::f64::consts::PI;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value as Json, json};

use super::geojson::geometry_json;
use super::qgis::STYLED_LAYERS;
use super::{Geometry, Layer, Row, Selection, Value};
use crate::geo::BBox;
use crate::query::colour_hex;

/// The map that is fitted to: a window of this many pixels.
const VIEW_PX: [f64; 2] = [1200.0, 800.0];

/// Width of the whole world in pixels at zoom 0, in the Mercator projection of Mapbox and of deck.gl.
const WORLD_PX: f64 = 512.0;

/// Nearer than this the ground says nothing more of a single spot.
const NEAREST_ZOOM: f64 = 10.0;

/// A selection as a saved map of kepler.gl, version v1; none for layers without dates and colours. `name` is that of the layer on the
/// map. The same selection gives the same bytes.
#[must_use]
pub fn kepler_map(what: &Selection<'_>, name: &str) -> Option<String> {
    if !STYLED_LAYERS.contains(&what.layer) {
        return None;
    }
    let rows = what.rows();
    // without rows there are no keys, and nothing to colour
    let keys: Vec<&str> = rows.first().map(|row| row.properties.iter().map(|(key, _)| *key).collect()).unwrap_or_default();
    let map = json!({
        "datasets": [{"version": "v1", "data": dataset(&rows, &keys, name)}],
        "config": {"version": "v1", "config": {
            "visState": vis_state(what, &rows, name),
            "mapState": map_state(&rows),
            "mapStyle": {"styleType": "muted"},
        }},
        "info": {"app": "kepler.gl", "title": name},
    });
    serde_json::to_string(&map).ok().map(|text| text + "\n")
}

/// The rows as a table: first the geometry, then the identifier, then the properties.
fn dataset(rows: &[Row], keys: &[&str], name: &str) -> Json {
    let geometry = json!({"name": "_geojson", "type": "geojson", "format": "", "analyzerType": "GEOMETRY"});
    let id = json!({"name": "id", "type": "string", "format": "", "analyzerType": "STRING"});
    let columns = keys.iter().map(|key| {
        let (kind, format, analyzer) = match (*key, rows.iter().filter_map(|row| row.property(key)).find(|value| **value != Value::Null)) {
            ("start" | "end" | "end_exclusive", _) => ("timestamp", "YYYY-M-D", "DATE"),
            (_, Some(Value::Int(_))) => ("integer", "", "INT"),
            (_, Some(Value::Number(_))) => ("real", "", "FLOAT"),
            (_, Some(Value::Bool(_))) => ("boolean", "", "BOOLEAN"),
            _ => ("string", "", "STRING"),
        };
        json!({"name": key, "type": kind, "format": format, "analyzerType": analyzer})
    });
    let fields: Vec<Json> = [geometry, id].into_iter().chain(columns).collect();
    let cells = |row: &Row| -> Vec<Json> {
        let feature =
            row.geometry.as_ref().map(|geometry| json!({"type": "Feature", "geometry": geometry_json(geometry), "properties": {}}));
        let values = row.properties.iter().map(|(_, value)| serde_json::to_value(value).unwrap_or_default());
        [feature.unwrap_or_default(), json!(row.id)].into_iter().chain(values).collect()
    };
    let all: Vec<Vec<Json>> = rows.iter().map(cells).collect();
    json!({"id": name, "label": name, "color": [86, 180, 233], "allData": all, "fields": fields})
}

fn vis_state(what: &Selection<'_>, rows: &[Row], name: &str) -> Json {
    let article = article_column(what.layer);
    let colours = colours(what, rows);
    // kepler.gl gives the sorted values of the column these colours one after another
    let range = json!({"name": "Dateline", "type": "qualitative", "category": "Custom", "colors": colours.values().collect::<Vec<_>>()});
    let by_article = json!({"name": article, "type": "string"});
    let layer = json!({
        "id": "rows",
        "type": "geojson",
        "config": {
            "dataId": name,
            "label": name,
            "color": [153, 153, 153],
            "columns": {"geojson": "_geojson"},
            "isVisible": true,
            "visConfig": {
                "opacity": 0.9, "strokeOpacity": 0.9, "thickness": 1.5, "strokeColor": [153, 153, 153],
                "colorRange": range, "strokeColorRange": range, "radius": 6,
                "filled": true, "stroked": true, "enable3d": false, "wireframe": false,
            },
            "textLabel": [],
        },
        "visualChannels": {
            "colorField": by_article, "colorScale": "ordinal", "strokeColorField": by_article, "strokeColorScale": "ordinal",
            "sizeField": null, "sizeScale": "linear", "heightField": null, "heightScale": "linear",
            "radiusField": null, "radiusScale": "linear",
        },
    });
    let tooltip: Vec<Json> = ["title", "says", "date_label", "kind", "modality", article, "place_names"]
        .iter()
        .filter(|key| rows.first().is_some_and(|row| row.property(key).is_some()))
        .map(|key| json!({"name": key, "format": null}))
        .collect();
    json!({
        "filters": time_filter(rows, name),
        "layers": [layer],
        "interactionConfig": {"tooltip": {"fieldsToShow": {name: tooltip}, "compareMode": false, "enabled": true}},
        "layerBlending": "normal",
    })
}

fn article_column(layer: Layer) -> &'static str {
    if layer == Layer::Claims { "article_id" } else { "articles" }
}

/// The colour of each value of the column of articles: that of the first article in it, as in `marker-color`.
fn colours(what: &Selection<'_>, rows: &[Row]) -> BTreeMap<String, String> {
    let values: BTreeSet<String> = rows
        .iter()
        .filter_map(|row| match row.property(article_column(what.layer)) {
            Some(Value::Text(articles)) => Some(articles.clone()),
            _ => None,
        })
        .collect();
    let colour = |articles: &str| {
        let first = articles.split("; ").next().unwrap_or_default();
        what.dossier.article_index(first).map_or_else(|| "#999999".to_owned(), colour_hex)
    };
    values.into_iter().map(|articles| (articles.clone(), colour(&articles))).collect()
}

/// A slider over the first days of all rows, which grows as it plays; none where no row has a first day, or all have the same.
fn time_filter(rows: &[Row], name: &str) -> Vec<Json> {
    let starts: Vec<i64> = rows.iter().filter_map(|row| row.property("start")).filter_map(milliseconds).collect();
    match (starts.iter().min(), starts.iter().max()) {
        (Some(first), Some(last)) if first < last => vec![json!({
            "dataId": [name], "id": "start", "name": ["start"], "type": "timeRange", "value": [first, last],
            "enlarged": true, "view": "enlarged", "plotType": "histogram", "animationWindow": "incremental", "speed": 1, "yAxis": null,
        })],
        _ => Vec::new(),
    }
}

/// The beginning of a day in UTC, in milliseconds since 1970, as kepler.gl reads `YYYY-M-D`.
fn milliseconds(day: &Value) -> Option<i64> {
    let Value::Text(day) = day else { return None };
    day.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok().map(|start| start.timestamp().as_millisecond())
}

/// The middle and the zoom that show the box of all rows; none without places, so that kepler.gl keeps its own.
fn map_state(rows: &[Row]) -> Json {
    let bbox = BBox::from_points(rows.iter().filter_map(|row| row.geometry.as_ref()).flat_map(Geometry::points));
    let Some(bbox) = bbox else { return json!({}) };
    let (north, south) = (mercator(bbox.north), mercator(bbox.south));
    let middle_lat = (f64::midpoint(north, south) * 2.0 * PI).sinh().atan().to_degrees();
    // with a tenth of the view free round the box
    let fits = |view: f64, part: f64| (view * 0.8 / (WORLD_PX * part.max(f64::EPSILON))).log2();
    let zoom = fits(VIEW_PX[0], bbox.width_deg() / 360.0).min(fits(VIEW_PX[1], north - south)).clamp(0.0, NEAREST_ZOOM);
    let round = |value: f64, steps: f64| (value * steps).round() / steps;
    json!({
        "latitude": round(middle_lat, 1e6), "longitude": round(bbox.center().lon, 1e6), "zoom": round(zoom, 100.0),
        "bearing": 0, "pitch": 0, "dragRotate": false, "isSplit": false,
    })
}

/// How far north of the equator, as a part of the world's height; the projection ends at 85.05°.
fn mercator(lat: f64) -> f64 {
    lat.clamp(-85.05, 85.05).to_radians().tan().asinh() / (2.0 * PI)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::LonLat;

    fn at(points: Vec<LonLat>) -> Row {
        Row {
            id: "a".to_owned(),
            geometry: Some(Geometry::MultiPoint(points)),
            timespans: Vec::new(),
            time_label: None,
            certainty: "certain",
            properties: vec![("start", Value::Text("1970-01-02".to_owned()))],
        }
    }

    #[test]
    fn the_view_shows_the_whole_box() {
        let row = at(vec![LonLat { lon: 35.0, lat: 32.0 }, LonLat { lon: 43.0, lat: 38.0 }]);
        insta::assert_snapshot!(map_state(&[row]), @r#"{"bearing":0,"dragRotate":false,"isSplit":false,"latitude":35.055076,"longitude":39.0,"pitch":0,"zoom":5.94}"#);
        insta::assert_snapshot!(map_state(&[at(vec![LonLat { lon: 40.0, lat: 36.0 }])]), @r#"{"bearing":0,"dragRotate":false,"isSplit":false,"latitude":36.0,"longitude":40.0,"pitch":0,"zoom":10.0}"#);
        assert_eq!(map_state(&[]), json!({}));
    }

    #[test]
    fn a_day_is_its_beginning_in_universal_time() {
        assert_eq!(milliseconds(&Value::Text("1970-01-02".to_owned())), Some(86_400_000));
        assert_eq!(milliseconds(&Value::Null), None);
        assert_eq!(time_filter(&[at(Vec::new())], "one"), Vec::<Json>::new());
    }
}
