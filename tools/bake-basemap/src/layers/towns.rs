//! Towns. In the region only the curated ones, under today's English names; elsewhere Natural Earth's larger ones.
//!
//! Sorted by rank, because the map places labels in the order of the tile and the first one wins a collision.

use std::collections::BTreeMap;

use crate::curated::{Curated, Town, WorldNames};
use crate::error::BakeError;
use crate::feature::{Bounds, Feature, Point, Shape};
use crate::pyramid::{MAX_ZOOM, REGION};
use crate::sources::{Record, Sources};

struct Placed {
    at: Point,
    name: String,
    name_ar: String,
    rank: i64,
    capital: bool,
}

/// A town outside the region.
struct Other {
    /// Country and Natural Earth's ASCII name.
    key: String,
    population: i64,
    town: Placed,
}

/// Towns up to this rank are seen all over the world, and have an Arabic name each.
const WORLD_RANK: i64 = 3;

pub fn collect(sources: &Sources, curated: &Curated) -> Result<Vec<Feature>, BakeError> {
    let cities = sources.cities()?;
    let places = sources.natural_earth("10m", "populated_places_simple")?;
    let by_name: BTreeMap<String, &Record> = places.iter().map(|record| (key(record), record)).collect();

    let mut towns = Vec::new();
    for town in &curated.towns {
        let bad = |problem: &str| BakeError::row("towns.csv", format!("{} {}", town.source, town.key), problem);
        let at = match town.source.as_str() {
            "gn" => cities.get(&town.key).map(|city| [city.longitude, city.latitude]).ok_or_else(|| bad("GeoNames has no such id"))?,
            "ne" => by_name.get(&town.key).and_then(|record| position(record)).ok_or_else(|| bad("Natural Earth has no such town"))?,
            "hand" => by_hand(town).ok_or_else(|| bad("expected `longitude latitude`"))?,
            _ => return Err(bad("expected the source to be gn, ne or hand")),
        };
        towns.push(Placed { at, name: town.name.clone(), name_ar: town.name_ar.clone(), rank: town.rank, capital: town.capital });
    }
    let mut others: Vec<Other> = places.iter().filter_map(elsewhere).collect();
    name_world(&mut others, curated)?;
    others.sort_by(|a, b| b.population.cmp(&a.population).then_with(|| a.town.name.cmp(&b.town.name)));
    towns.extend(others.into_iter().map(|other| other.town));
    // stable: the curated ones keep the table's order, Syria and Iraq before their neighbours
    towns.sort_by_key(|town| (town.rank, !town.capital));
    Ok(towns.iter().map(feature).collect())
}

fn feature(town: &Placed) -> Feature {
    let first = u8::try_from(town.rank + 1).unwrap_or(MAX_ZOOM);
    Feature::new(Shape::Points(vec![town.at]), (first, MAX_ZOOM))
        .text("name", &town.name)
        .text("name_ar", &town.name_ar)
        .int("rank", town.rank)
        .flag("capital", town.capital)
}

/// Gives them the curated names. Of several with one key only the highest in rank are meant.
fn name_world(others: &mut [Other], curated: &Curated) -> Result<(), BakeError> {
    let mut names = WorldNames::new(&curated.world_names, "town");
    let mut first: BTreeMap<String, i64> = BTreeMap::new();
    for Other { key, town, .. } in &*others {
        let rank = first.entry(key.clone()).or_insert(town.rank);
        *rank = town.rank.min(*rank);
    }
    for Other { key, town, .. } in others {
        match names.take(key) {
            Some(name) if first.get(key) == Some(&town.rank) => {
                town.name.clone_from(&name.name);
                town.name_ar.clone_from(&name.name_ar);
            }
            _ if town.rank <= WORLD_RANK => {
                return Err(BakeError::row("world-names.csv", key.as_str(), "the map shows this town all over the world: name it"));
            }
            _ => {}
        }
    }
    names.finish()
}

fn elsewhere(record: &Record) -> Option<Other> {
    let at = position(record)?;
    let [west, south, east, north] = REGION;
    if Bounds::new([west, south], [east, north]).contains(at) {
        return None;
    }
    let capital = record.number("adm0cap") == Some(1.0);
    let rank = match record.number("scalerank")? {
        s if s <= 1.0 => 1,
        s if s <= 2.0 || capital => 2,
        s if s <= 4.0 => 3,
        s if s <= 6.0 => 4,
        s if s <= 7.0 => 5,
        _ => return None,
    };
    let population = record.number("pop_max").unwrap_or(0.0) as i64;
    let town = Placed { at, name: record.text("name").to_owned(), name_ar: String::new(), rank, capital };
    Some(Other { key: key(record), population, town })
}

fn key(record: &Record) -> String {
    format!("{} {}", record.text("iso_a2"), record.text("nameascii"))
}

fn position(record: &Record) -> Option<Point> {
    Some([record.number("longitude")?, record.number("latitude")?])
}

fn by_hand(town: &Town) -> Option<Point> {
    let (lon, lat) = town.key.split_once(' ')?;
    Some([lon.parse().ok()?, lat.parse().ok()?])
}
