//! Writes Mapbox Vector Tiles (version 2.1 of the specification), as much of the format as this map needs.
//!
//! Written here because the tile must be the same bytes on every run, and because the one encoder crate joins a ring to
//! the ring before it when they touch. Keys and values are numbered in the order of their first use.

use crate::feature::Value;

pub const EXTENT: i32 = 4096;

pub type IntPoint = [i32; 2];

#[derive(Clone, Debug, PartialEq)]
pub enum IntShape {
    Points(Vec<IntPoint>),
    Lines(Vec<Vec<IntPoint>>),
    /// Each outer ring followed by its holes; outer rings turn so that the surveyor's formula is positive.
    Rings(Vec<Vec<IntPoint>>),
}

pub struct TileLayer<'a> {
    pub name: &'static str,
    pub features: Vec<(IntShape, &'a [(&'static str, Value)])>,
}

/// A tile of nothing but sea holds one empty layer: the archive's writer leaves out tiles of no bytes, and a reader could not
/// tell open sea from a hole in the map.
pub fn encode(layers: &[TileLayer<'_>]) -> Vec<u8> {
    let mut tile = Vec::new();
    for layer in layers.iter().filter(|layer| !layer.features.is_empty()) {
        message(&mut tile, 3, &encode_layer(layer));
    }
    if let (true, Some(layer)) = (tile.is_empty(), layers.first()) {
        message(&mut tile, 3, &encode_layer(layer));
    }
    tile
}

fn encode_layer(layer: &TileLayer<'_>) -> Vec<u8> {
    let mut keys: Vec<&str> = Vec::new();
    let mut values: Vec<&Value> = Vec::new();
    let mut out = Vec::new();
    number(&mut out, 15, 2);
    message(&mut out, 1, layer.name.as_bytes());
    for (shape, properties) in &layer.features {
        let mut tags = Vec::new();
        for (key, value) in *properties {
            varint(&mut tags, index_of(&mut keys, key) as u64);
            varint(&mut tags, index_of(&mut values, value) as u64);
        }
        let (kind, commands) = geometry(shape);
        let mut feature = Vec::new();
        if !tags.is_empty() {
            message(&mut feature, 2, &tags);
        }
        number(&mut feature, 3, kind);
        message(&mut feature, 4, &commands);
        message(&mut out, 2, &feature);
    }
    for key in keys {
        message(&mut out, 3, key.as_bytes());
    }
    for value in values {
        let mut encoded = Vec::new();
        match value {
            Value::Text(text) => message(&mut encoded, 1, text.as_bytes()),
            Value::Int(int) => number(&mut encoded, 4, *int as u64),
            Value::Bool(flag) => number(&mut encoded, 7, u64::from(*flag)),
        }
        message(&mut out, 4, &encoded);
    }
    number(&mut out, 5, EXTENT as u64);
    out
}

fn index_of<T: PartialEq + Copy>(list: &mut Vec<T>, item: T) -> usize {
    list.iter().position(|known| *known == item).unwrap_or_else(|| {
        list.push(item);
        list.len() - 1
    })
}

const MOVE_TO: u64 = 1;
const LINE_TO: u64 = 2;
const CLOSE_PATH: u64 = 7;

fn geometry(shape: &IntShape) -> (u64, Vec<u8>) {
    let mut out = Vec::new();
    let mut cursor = [0, 0];
    match shape {
        IntShape::Points(points) => {
            varint(&mut out, MOVE_TO | (points.len() as u64) << 3);
            for &point in points {
                step(&mut out, &mut cursor, point);
            }
            (1, out)
        }
        IntShape::Lines(lines) => {
            for line in lines {
                path(&mut out, &mut cursor, line);
            }
            (2, out)
        }
        IntShape::Rings(rings) => {
            for ring in rings {
                path(&mut out, &mut cursor, ring);
                varint(&mut out, CLOSE_PATH | 1 << 3);
            }
            (3, out)
        }
    }
}

fn path(out: &mut Vec<u8>, cursor: &mut IntPoint, points: &[IntPoint]) {
    let Some((&first, rest)) = points.split_first() else { return };
    varint(out, MOVE_TO | 1 << 3);
    step(out, cursor, first);
    varint(out, LINE_TO | (rest.len() as u64) << 3);
    for &point in rest {
        step(out, cursor, point);
    }
}

fn step(out: &mut Vec<u8>, cursor: &mut IntPoint, to: IntPoint) {
    for axis in 0..2 {
        let delta = to[axis] - cursor[axis];
        varint(out, u64::from(((delta << 1) ^ (delta >> 31)) as u32));
    }
    *cursor = to;
}

fn message(out: &mut Vec<u8>, field: u64, bytes: &[u8]) {
    varint(out, field << 3 | 2);
    varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

fn number(out: &mut Vec<u8>, field: u64, value: u64) {
    varint(out, field << 3);
    varint(out, value);
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_specification_s_own_example_of_a_polygon_comes_out_as_printed() {
        let (kind, bytes) = geometry(&IntShape::Rings(vec![vec![[3, 6], [8, 12], [20, 34]]]));
        assert_eq!((kind, bytes), (3, vec![9, 6, 12, 18, 10, 12, 24, 44, 15]));
    }

    #[test]
    fn open_sea_is_a_tile_too() {
        assert!(!encode(&[TileLayer { name: "land", features: vec![] }]).is_empty());
    }
}
