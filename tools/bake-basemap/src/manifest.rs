//! `assets/basemap-sources.json`: what the map was baked from, under which licence, and how much of it there is.

use std::path::Path;

use serde_json::{Value, json};

use crate::error::BakeError;
use crate::feature::Layer;
use crate::pyramid::{Archive, NEIGHBOURHOOD, REGION};

pub fn write(layers: &[Layer], archive: &Archive, areas: usize, path: &Path) -> Result<(), BakeError> {
    let pins: Value =
        serde_json::from_str(include_str!("../sources.json")).map_err(|source| BakeError::Json { path: "sources.json".into(), source })?;
    let packages: Vec<Value> = pins["packages"].as_array().into_iter().flatten().map(package).collect();
    let features: serde_json::Map<String, Value> =
        layers.iter().map(|layer| (layer.name.to_owned(), layer.features.len().into())).collect();
    let levels: Vec<Value> = archive.levels.iter().enumerate().map(|(zoom, level)| json!({ "zoom": zoom, "tiles": level.tiles })).collect();
    let manifest = json!({
        "about": "Written by tools/bake-basemap, beside basemap.pmtiles and areas.json. The borders are Natural Earth's de facto ones. Towns marked `hand` and label points are curated in data/basemap, and so are the tributaries, most of them after the CIA World Data Bank II (public domain), each with its source in rivers.json.",
        "attribution": "Natural Earth · © OpenStreetMap contributors · GeoNames",
        "odbl_layers": ["lakes", "roads", "railways"],
        "packages": packages,
        "features": features,
        "areas": areas,
        "tiles": levels,
        "region": REGION,
        "neighbourhood": NEIGHBOURHOOD,
    });
    let text = serde_json::to_string_pretty(&manifest).map_err(|source| BakeError::Json { path: path.to_owned(), source })?;
    std::fs::write(path, text + "\n").map_err(|error| BakeError::io(path, error))
}

fn package(pin: &Value) -> Value {
    json!({
        "package": pin["package"],
        "client": pin["client"],
        "version": pin["version"],
        "sha256": pin["sha256"],
        "data": pin["data"],
        "licence": pin["licence"],
        "layers": pin["layers"],
    })
}
