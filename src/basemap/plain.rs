//! The built-in ground as plain points: what coast, rivers and borders are there, without a look, a widget or an adapter.

use std::collections::HashMap;

use geo::geometry::{Geometry, LineString, Polygon};
use mvt_reader::Reader;
use mvt_reader::feature::Value;

use super::archive::{Archive, TileKind};
use super::built_in::BUILT_IN;
use super::bytes::Bytes;
use super::clip::{Spot, Window, clip_line, clip_ring};
use crate::geo::LonLat;

/// Units of a tile's own grid a side, as the baker writes them.
const GRID: f64 = 4096.0;
/// By how much areas reach over the edge of their tile, so that no hairline shows between two.
const OVERLAP: f64 = 2.0 / GRID;

/// What a feature of the ground is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlainKind {
    /// Land, an area.
    Land,
    /// A lake, an area.
    Lake,
    /// A river; large ones are drawn stronger.
    River {
        /// Whether it is one of the large ones.
        large: bool,
    },
    /// The coast.
    Coast,
    /// The border of a governorate or province.
    Governorate,
    /// A border of states: `international`, `disputed` or `ceasefire`.
    Border {
        /// Whether it is agreed upon.
        agreed: bool,
    },
    /// A name.
    Name(Named),
}

/// What bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// A state.
    Country,
    /// A town.
    Town,
    /// A sea or a gulf.
    Sea,
    /// A river.
    River,
    /// A governorate.
    Governorate,
    /// Anything else: a lake, a desert, a territory.
    Other,
}

/// Where a feature is, in the square of Web Mercator: x from 0 in the west to 1 in the east, y from 0 in the north to 1 in the south.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// Rings; inside is what the even-odd rule says.
    Area(Vec<Vec<[f64; 2]>>),
    /// A line.
    Line(Vec<[f64; 2]>),
    /// A spot.
    Spot([f64; 2]),
}

/// A feature of the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct PlainFeature {
    /// What it is.
    pub kind: PlainKind,
    /// Where it is.
    pub form: Form,
    /// How important it is; 1 is the most.
    pub rank: u8,
    /// Its name in Latin letters; empty where it has none.
    pub name: String,
}

/// A spot on earth in the square of Web Mercator.
#[must_use]
pub fn world_from_lonlat(at: LonLat) -> [f64; 2] {
    let sin = at.lat.clamp(-85.05, 85.05).to_radians().sin();
    [(at.lon + 180.0) / 360.0, 0.5 - ((1.0 + sin) / (1.0 - sin)).ln() / (4.0 * std::f64::consts::PI)]
}

/// The ground inside a window (west, north, east, south in the square of Web Mercator), as detailed as tiles of that zoom have it. A map
/// that cannot be read has nothing; the tests read all of it.
#[must_use]
pub fn plain_ground(window: [f64; 4], zoom: u8) -> Vec<PlainFeature> {
    let Ok(mut archive) = Archive::open(Bytes::from(BUILT_IN)) else { return Vec::new() };
    if archive.kind() != TileKind::Vector {
        return Vec::new();
    }
    let zoom = zoom.min(archive.max_zoom());
    let side = f64::from(1_u32 << zoom);
    let range = |from: f64, to: f64| ((from * side).floor().max(0.0) as u32)..=((to * side).ceil() - 1.0).clamp(0.0, side - 1.0) as u32;
    let mut found = Vec::new();
    for y in range(window[1], window[3]) {
        for x in range(window[0], window[2]) {
            let core = [f64::from(x) / side, f64::from(y) / side, f64::from(x + 1) / side, f64::from(y + 1) / side];
            // a coarser tile stands in where there is none
            for up in 0..=zoom {
                let stored = (zoom - up, x >> up, y >> up);
                if let Ok(Some(bytes)) = archive.tile(stored.0, stored.1, stored.2) {
                    read_tile(bytes, stored, intersection(core, window), &mut found);
                    break;
                }
            }
        }
    }
    // land first, names last; a sort that is stable keeps the order of tiles
    found.sort_by(|a, b| a.kind.cmp(&b.kind).then(a.rank.cmp(&b.rank)));
    found
}

fn intersection(a: Window, b: Window) -> Window {
    [a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])]
}

fn read_tile(bytes: Vec<u8>, (zoom, x, y): (u8, u32, u32), window: Window, found: &mut Vec<PlainFeature>) {
    let Ok(reader) = Reader::new(bytes) else { return };
    let side = f64::from(1_u32 << zoom);
    let world = |at: &geo::Coord<f32>| [(f64::from(x) + f64::from(at.x) / GRID) / side, (f64::from(y) + f64::from(at.y) / GRID) / side];
    let over = OVERLAP / side;
    let wide = [window[0] - over, window[1] - over, window[2] + over, window[3] + over];
    for (index, layer) in reader.get_layer_names().unwrap_or_default().iter().enumerate() {
        for feature in reader.get_features(index).unwrap_or_default() {
            let about = About(feature.properties.as_ref());
            let Some(kind) = about.kind(layer) else { continue };
            let mut add = |form: Form| found.push(PlainFeature { kind: kind.clone(), form, rank: about.rank(), name: about.text("name") });
            let mut add_area = |polygons: &[Polygon<f32>]| {
                let rings = polygons.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
                let cut = rings.map(|ring| clip_ring(&spots(ring, &world), wide)).filter(|ring| !ring.is_empty());
                let rings: Vec<Vec<Spot>> = cut.collect();
                if !rings.is_empty() {
                    add(Form::Area(rings));
                }
            };
            match &feature.geometry {
                Geometry::Polygon(polygon) => add_area(std::slice::from_ref(polygon)),
                Geometry::MultiPolygon(polygons) => add_area(&polygons.0),
                Geometry::LineString(line) => clip_line(&spots(line, &world), window).into_iter().for_each(|part| add(Form::Line(part))),
                Geometry::MultiLineString(lines) => {
                    let parts = lines.0.iter().flat_map(|line| clip_line(&spots(line, &world), window));
                    parts.for_each(|part| add(Form::Line(part)));
                }
                Geometry::Point(point) => add_spot(&mut add, world(&point.0), window),
                Geometry::MultiPoint(points) => points.0.iter().for_each(|point| add_spot(&mut add, world(&point.0), window)),
                _ => {}
            }
        }
    }
}

/// A town stands in the margin of its neighbours' tiles, too: it is that of the tile which it lies in.
fn add_spot(add: &mut impl FnMut(Form), at: Spot, [west, north, east, south]: Window) {
    if (west..east).contains(&at[0]) && (north..south).contains(&at[1]) {
        add(Form::Spot(at));
    }
}

fn spots(line: &LineString<f32>, world: &impl Fn(&geo::Coord<f32>) -> Spot) -> Vec<Spot> {
    line.0.iter().map(world).collect()
}

/// What a tile says of a feature.
struct About<'a>(Option<&'a HashMap<String, Value>>);

impl About<'_> {
    fn text(&self, key: &str) -> String {
        match self.0.and_then(|about| about.get(key)) {
            Some(Value::String(text)) => text.clone(),
            _ => String::new(),
        }
    }

    fn rank(&self) -> u8 {
        let number = match self.0.and_then(|about| about.get("rank")) {
            Some(Value::Int(n) | Value::SInt(n)) => u8::try_from(*n).ok(),
            Some(Value::UInt(n)) => u8::try_from(*n).ok(),
            Some(Value::Float(n)) => Some(*n as u8),
            Some(Value::Double(n)) => Some(*n as u8),
            _ => None,
        };
        number.unwrap_or(9)
    }

    fn kind(&self, layer: &str) -> Option<PlainKind> {
        let class = || self.text("class");
        Some(match layer {
            "land" => PlainKind::Land,
            "lakes" => PlainKind::Lake,
            "rivers" => PlainKind::River { large: self.rank() <= 1 },
            "coast" => PlainKind::Coast,
            "admin1" => PlainKind::Governorate,
            "borders" => PlainKind::Border { agreed: class() == "international" },
            "towns" => PlainKind::Name(Named::Town),
            "labels" => PlainKind::Name(match class().as_str() {
                "country" => Named::Country,
                "sea" | "ocean" => Named::Sea,
                "river" => Named::River,
                "governorate" => Named::Governorate,
                _ => Named::Other,
            }),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn syria(zoom: u8) -> Vec<PlainFeature> {
        let corner = |lon, lat| world_from_lonlat(LonLat { lon, lat });
        let ([west, north], [east, south]) = (corner(35.5, 37.4), corner(42.5, 32.5));
        plain_ground([west, north, east, south], zoom)
    }

    #[test]
    fn the_ground_of_syria_has_what_a_map_needs() {
        for zoom in [4, 6, 9] {
            let ground = syria(zoom);
            let has = |kind: &PlainKind| ground.iter().any(|feature| feature.kind == *kind);
            assert!(has(&PlainKind::Land) && has(&PlainKind::River { large: true }) && has(&PlainKind::Border { agreed: true }), "{zoom}");
            assert_eq!(has(&PlainKind::Governorate), zoom > 4, "{zoom}");
            let towns: Vec<&str> =
                ground.iter().filter(|feature| feature.kind == PlainKind::Name(Named::Town)).map(|feature| feature.name.as_str()).collect();
            let mut once = towns.clone();
            once.sort_unstable();
            once.dedup();
            assert!(towns.contains(&"Damascus") && once.len() == towns.len(), "{zoom}: {towns:?}");
        }
    }

    #[test]
    fn nothing_lies_outside_its_window() {
        let (west, east) = ((35.5 + 180.0) / 360.0, (42.5 + 180.0) / 360.0);
        let margin = 1e-4;
        for feature in syria(6) {
            let spots: Vec<Spot> = match feature.form {
                Form::Area(rings) => rings.concat(),
                Form::Line(line) => line,
                Form::Spot(at) => vec![at],
            };
            assert!(spots.iter().all(|at| (west - margin..east + margin).contains(&at[0])), "{:?}", feature.kind);
        }
    }

    #[test]
    fn the_world_and_windows_beyond_it_have_a_ground() {
        assert!(plain_ground([0.0, 0.0, 1.0, 1.0], 0).len() > 10);
        assert!(!plain_ground([-0.2, 0.3, 1.2, 0.6], 1).is_empty());
        assert!(plain_ground([0.5, 0.5, 0.4, 0.4], 5).is_empty());
    }
}
