//! The layers as a table, for whoever writes a style: what each holds, under which keys, at which zooms.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::feature::{Layer, Shape, Value};

/// More different values than this are not listed: they are names.
const MOST_VALUES: usize = 12;

pub fn markdown(layers: &[Layer]) -> String {
    let mut table = String::from("| layer | geometry | tile zooms | attributes |\n|---|---|---|---|\n");
    for layer in layers {
        let zooms = layer.features.iter().fold((u8::MAX, 0), |all, f| (all.0.min(f.zooms.0), all.1.max(f.zooms.1)));
        let geometry = match layer.features.first().map(|f| &f.shape) {
            Some(Shape::Points(_)) => "point",
            Some(Shape::Lines(_)) => "line",
            _ => "polygon",
        };
        let _ = writeln!(table, "| `{}` | {geometry} | {}–{} | {} |", layer.name, zooms.0, zooms.1, attributes(layer));
    }
    table
}

/// How many features have a key, and each of its values with the first zoom at which it is found.
#[derive(Default)]
struct Key<'a> {
    count: usize,
    values: BTreeMap<&'a Value, u8>,
}

fn attributes(layer: &Layer) -> String {
    let mut keys: BTreeMap<&str, Key<'_>> = BTreeMap::new();
    for feature in &layer.features {
        for (key, value) in &feature.properties {
            let known = keys.entry(key).or_default();
            known.count += 1;
            let first = known.values.entry(value).or_insert(u8::MAX);
            *first = (*first).min(feature.zooms.0);
        }
    }
    let describe = |(name, key): (&&str, &Key<'_>)| {
        let some = if key.count < layer.features.len() { " (not on all)" } else { "" };
        let list: Vec<String> = key.values.iter().map(|(value, first)| format!("`{}` from z{first}", plain(value))).collect();
        if key.values.len() > MOST_VALUES || name.starts_with("name") {
            return format!("`{name}`{some}: text");
        }
        format!("`{name}`{some}: {}", list.join(", "))
    };
    let attributes: Vec<String> = keys.iter().map(describe).collect();
    if attributes.is_empty() { "none".to_owned() } else { attributes.join("; ") }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Int(int) => int.to_string(),
        Value::Bool(flag) => flag.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feature::Feature;

    #[test]
    fn a_key_s_values_stand_with_their_first_zooms() {
        let road = Feature::new(Shape::Lines(vec![]), (6, 9)).text("class", "highway").int("rank", 2);
        let lane = Feature::new(Shape::Lines(vec![]), (7, 9)).text("class", "lane");
        let table = markdown(&[Layer { name: "roads", features: vec![road, lane] }]);
        let row = "| `roads` | line | 6–9 | `class`: `highway` from z6, `lane` from z7; `rank` (not on all): `2` from z6 |";
        assert!(table.contains(row), "{table}");
    }
}
