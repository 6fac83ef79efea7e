//! What the key `geo` says ("File metadata", "Column metadata"), as far as a reader must know it.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// The geometry of a file, and which of its columns are no properties.
pub(super) struct GeoMetadata {
    /// The column that holds the geometry of a row.
    pub(super) primary_column: String,
    /// All geometries and their boxes.
    pub(super) without: BTreeSet<String>,
}

impl GeoMetadata {
    /// Reads the JSON of the key `geo`, and checks what we rely on.
    pub(super) fn read(json: &str) -> Result<Self, String> {
        let geo: Map<String, Value> = serde_json::from_str(json).map_err(|error| format!("it is no JSON object: {error}"))?;
        let version = text(&geo, "version")?;
        if !version.starts_with("0.") && !version.starts_with("1.") {
            return Err(format!("it is of version {version}: expected 0.x or 1.x"));
        }
        let primary_column = text(&geo, "primary_column")?.to_owned();
        let columns = geo.get("columns").and_then(Value::as_object).ok_or("it has no \"columns\"")?;
        let column = columns.get(&primary_column).and_then(Value::as_object);
        let column = column.ok_or_else(|| format!("its \"columns\" do not have its primary column \"{primary_column}\""))?;
        let encoding = text(column, "encoding")?;
        if encoding != "WKB" {
            return Err(format!("the encoding of \"{primary_column}\" is \"{encoding}\": expected \"WKB\""));
        }
        check_reference_system(column.get("crs"))?;
        let coverings = columns.values().filter_map(|column| column.get("covering")?.get("bbox")?.get("xmin")?.get(0)?.as_str());
        let without = columns.keys().map(String::as_str).chain(coverings).map(str::to_owned).collect();
        Ok(Self { primary_column, without })
    }
}

fn text<'a>(object: &'a Map<String, Value>, key: &str) -> Result<&'a str, String> {
    object.get(key).and_then(Value::as_str).ok_or_else(|| format!("it has no text for \"{key}\""))
}

/// A reference system that is not named is OGC:CRS84; EPSG:4326 is the same here, whatever the order of its axes ("OGC:CRS84
/// details", "Coordinate axis order"). `null` says that nobody knows it, which is not the same.
fn check_reference_system(system: Option<&Value>) -> Result<(), String> {
    const REMEDY: &str = "expected longitude and latitude on WGS84 (OGC:CRS84 or EPSG:4326); transform the file to that first";
    let Some(system) = system else { return Ok(()) };
    if system.is_null() {
        return Err(format!("its reference system is not known (null): {REMEDY}"));
    }
    let part = |key: &str| system.get("id").and_then(|id| id.get(key));
    let authority = part("authority").and_then(Value::as_str);
    // the code is a number or a text (PROJJSON, "id")
    let code = part("code").map(|code| code.as_str().map_or_else(|| code.to_string(), str::to_owned));
    match (authority, code.as_deref()) {
        (Some("OGC"), Some("CRS84")) | (Some("EPSG"), Some("4326")) => Ok(()),
        (Some(authority), Some(code)) => Err(format!("its reference system is {authority}:{code}: {REMEDY}")),
        _ => match system.get("name").and_then(Value::as_str) {
            Some("WGS 84" | "WGS 84 (CRS84)" | "WGS 84 longitude-latitude") => Ok(()),
            Some(name) => Err(format!("its reference system is \"{name}\": {REMEDY}")),
            None => Err(format!("its reference system has no name: {REMEDY}")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn geo(column: &str) -> Result<GeoMetadata, String> {
        GeoMetadata::read(&format!(r#"{{"version":"1.1.0","primary_column":"geometry","columns":{{"geometry":{column}}}}}"#))
    }

    #[test]
    fn geometries_and_their_boxes_are_no_properties() {
        let geo = geo(r#"{"encoding":"WKB","covering":{"bbox":{"xmin":["box","xmin"]}}},"label_point":{"encoding":"WKB"}"#).unwrap();
        assert_eq!(geo.without, ["box", "geometry", "label_point"].map(str::to_owned).into());
    }

    #[test]
    fn wgs84_may_be_named_or_left_out() {
        for system in ["", r#","crs":{"id":{"authority":"OGC","code":"CRS84"}}"#, r#","crs":{"id":{"authority":"EPSG","code":4326}}"#] {
            assert!(geo(&format!(r#"{{"encoding":"WKB"{system}}}"#)).is_ok(), "{system}");
        }
    }

    #[test]
    fn what_we_cannot_place_is_refused_with_what_was_expected() {
        let why = |column: &str| geo(column).err().unwrap();
        insta::assert_snapshot!(why(r#"{"encoding":"point"}"#), @r#"the encoding of "geometry" is "point": expected "WKB""#);
        insta::assert_snapshot!(why(r#"{"encoding":"WKB","crs":null}"#), @"its reference system is not known (null): expected longitude and latitude on WGS84 (OGC:CRS84 or EPSG:4326); transform the file to that first");
        insta::assert_snapshot!(why(r#"{"encoding":"WKB","crs":{"id":{"authority":"EPSG","code":3857}}}"#), @"its reference system is EPSG:3857: expected longitude and latitude on WGS84 (OGC:CRS84 or EPSG:4326); transform the file to that first");
        let why = |json: &str| GeoMetadata::read(json).err().unwrap();
        insta::assert_snapshot!(why(r#"{"version":"2.0.0"}"#), @"it is of version 2.0.0: expected 0.x or 1.x");
        insta::assert_snapshot!(why("geo"), @"it is no JSON object: expected value at line 1 column 1");
        assert!(why(&"[".repeat(100_000)).starts_with("it is no JSON object"));
    }
}
