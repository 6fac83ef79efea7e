//! From layers to the archive: which tiles there are, and what is in each.
//!
//! The world is there to zoom 4, so that nothing is ever blank; the neighbourhood to zoom 6, so that the edge of the region is
//! not seen at the zooms where one sees across it; the region to zoom 9, which is as exact as the sources are.

use std::io::Cursor;

use pmtiles::{Compression, PmTilesWriter, TileId, TileType};

use crate::clip::clip;
use crate::error::BakeError;
use crate::feature::{Bounds, Feature, Layer, Shape};
use crate::mercator::project_bounds;
use crate::mvt::{self, IntShape, TileLayer};
use crate::simplify::simplify;
use crate::tile::{TileCoord, cut};

pub const MAX_ZOOM: u8 = 9;

/// West, south, east, north.
pub const REGION: [f64; 4] = [32.0, 27.0, 52.0, 40.0];
pub const NEIGHBOURHOOD: [f64; 4] = [18.0, 11.0, 68.0, 48.0];

/// Tiles are shown at 512 pixels.
const PIXELS_PER_TILE: f64 = 512.0;
const TOLERANCE_PX: f64 = 0.35;
const SMALLEST_AREA_PX: f64 = 1.5;

pub struct Archive {
    pub bytes: Vec<u8>,
    pub tiles: usize,
    pub levels: Vec<Level>,
}

#[derive(Default)]
pub struct Level {
    pub tiles: usize,
    pub bytes: usize,
}

/// The part of the world that has tiles at a zoom.
pub fn zone(zoom: u8) -> Bounds {
    let [west, south, east, north] = match zoom {
        0..=4 => [-180.0, -86.0, 180.0, 86.0],
        5..=6 => NEIGHBOURHOOD,
        _ => REGION,
    };
    project_bounds(west, south, east, north)
}

pub fn bake(layers: &[Layer]) -> Result<Archive, BakeError> {
    let mut file = Cursor::new(Vec::new());
    let mut writer = PmTilesWriter::new(TileType::Mvt)
        .tile_compression(Compression::Gzip)
        .internal_compression(Compression::Gzip)
        .min_zoom(0)
        .max_zoom(MAX_ZOOM)
        .bounds(-180.0, -85.051_129, 180.0, 85.051_129)
        .center(39.5, 35.0)
        .center_zoom(5)
        .metadata(&metadata(layers))
        .create(&mut file)?;
    let (mut tiles, mut levels) = (0, Vec::new());
    for zoom in 0..=MAX_ZOOM {
        let level_tiles = bake_level(layers, zoom);
        let mut level = Level::default();
        for (coord, bytes) in &level_tiles {
            writer.add_tile(pmtiles::TileCoord::new(coord.z, coord.x, coord.y)?, bytes)?;
            level.tiles += 1;
            level.bytes += bytes.len();
        }
        tiles += level.tiles;
        levels.push(level);
    }
    writer.finalize()?;
    Ok(Archive { bytes: file.into_inner(), tiles, levels })
}

/// Every tile of the zoom's zone, also the ones with nothing but sea, in the order in which the archive stores them.
fn bake_level(layers: &[Layer], zoom: u8) -> Vec<(TileCoord, Vec<u8>)> {
    let (columns, rows) = tile_range(zone(zoom), zoom);
    let mut coords: Vec<TileCoord> = columns.flat_map(|x| rows.clone().map(move |y| TileCoord { z: zoom, x, y })).collect();
    coords.sort_by_key(|c| pmtiles::TileCoord::new(c.z, c.x, c.y).map_or(u64::MAX, |c| TileId::from(c).value()));
    let mut tiles: Vec<Vec<TileLayer<'_>>> =
        coords.iter().map(|_| layers.iter().map(|layer| TileLayer { name: layer.name, features: Vec::new() }).collect()).collect();

    for (layer_index, layer) in layers.iter().enumerate() {
        for feature in layer.features.iter().filter(|f| (f.zooms.0..=f.zooms.1).contains(&zoom)) {
            for (tile_index, shape) in cut_feature(feature, zoom, &coords) {
                tiles[tile_index][layer_index].features.push((shape, &feature.properties));
            }
        }
    }
    coords.into_iter().zip(tiles).map(|(coord, layers)| (coord, mvt::encode(&layers))).collect()
}

fn cut_feature(feature: &Feature, zoom: u8, coords: &[TileCoord]) -> Vec<(usize, IntShape)> {
    let pixel = (-f64::from(zoom)).exp2() / PIXELS_PER_TILE;
    // clipped well outside of the zone first: Eurasia is one ring, and most of it is elsewhere
    let near = clip(&feature.shape, zone(zoom).grown((-f64::from(zoom)).exp2()));
    let whole = simplify(&near, TOLERANCE_PX * pixel, SMALLEST_AREA_PX * pixel * pixel);
    let bounds = whole.bounds();
    let mut pieces = Vec::new();
    let mut column: Option<(u32, Shape)> = None;
    let mut by_column: Vec<usize> = (0..coords.len()).collect();
    by_column.sort_by_key(|&index| (coords[index].x, coords[index].y));
    for index in by_column {
        let coord = coords[index];
        let square = coord.bounds().grown(coord.margin());
        if !bounds.meets(square) {
            continue;
        }
        if column.as_ref().is_none_or(|(x, _)| *x != coord.x) {
            let strip = Bounds::new([square.min[0], f64::NEG_INFINITY], [square.max[0], f64::INFINITY]);
            column = Some((coord.x, clip(&whole, strip)));
        }
        if let Some((_, strip)) = &column
            && let Some(shape) = cut(strip, coord)
        {
            pieces.push((index, shape));
        }
    }
    pieces
}

fn tile_range(zone: Bounds, zoom: u8) -> (std::ops::Range<u32>, std::ops::Range<u32>) {
    let count = f64::from(zoom).exp2();
    let range = |axis: usize| {
        let first = (zone.min[axis] * count).floor().max(0.0) as u32;
        let last = (zone.max[axis] * count).ceil().min(count) as u32;
        first..last
    };
    (range(0), range(1))
}

/// What PMTiles asks of an archive of vector tiles: a `vector_layers` list, as `TileJSON` has it.
fn metadata(layers: &[Layer]) -> String {
    let vector_layers: Vec<_> = layers
        .iter()
        .map(|layer| {
            let mut fields = serde_json::Map::new();
            for (key, value) in layer.features.iter().flat_map(|f| &f.properties) {
                let kind = match value {
                    crate::feature::Value::Text(_) => "String",
                    crate::feature::Value::Int(_) => "Number",
                    crate::feature::Value::Bool(_) => "Boolean",
                };
                fields.entry(*key).or_insert_with(|| kind.into());
            }
            serde_json::json!({ "id": layer.name, "fields": fields })
        })
        .collect();
    serde_json::json!({
        "name": "Dateline base map",
        "attribution": "Natural Earth · © OpenStreetMap contributors · GeoNames",
        "vector_layers": vector_layers,
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_world_is_covered_to_zoom_four() {
        for zoom in 0..=4 {
            let (columns, rows) = tile_range(zone(zoom), zoom);
            assert_eq!((columns.len(), rows.len()), (1 << zoom, 1 << zoom));
        }
    }

    #[test]
    fn deir_ez_zor_has_a_tile_at_the_deepest_zoom() {
        let (columns, rows) = tile_range(zone(MAX_ZOOM), MAX_ZOOM);
        let [x, y] = crate::mercator::project([40.14, 35.336]).map(|c| (c * f64::from(MAX_ZOOM).exp2()) as u32);
        assert!(columns.contains(&x) && rows.contains(&y));
    }
}
