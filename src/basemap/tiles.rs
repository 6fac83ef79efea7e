//! What the map widget asks: a tile for every place at every zoom, decoded once and kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Color32, Rect, pos2, vec2};
use walkers::sources::Attribution;
use walkers::{Drawable, Line, Text, Tile, TileId, TilePiece, Tiles};

use super::archive::{Archive, ArchiveError};
use super::choice::choose;
use super::style::{Dot, Extra, Look, StyleError, Theme};

pub(super) static ARCHIVE: &[u8] = include_bytes!("../../assets/basemap.pmtiles");

/// Fewer tiles to decode and draw than at walkers' 256, and labels that are cut at fewer edges.
const TILE_PX: u32 = 512;
/// A window shows some 20 tiles, one on a wall of four times that size some 45; beyond that this keeps the way back of a pan. More
/// would cost a few megabytes a tile.
const MOST_TILES_KEPT: usize = 48;

/// Why there is no map.
#[derive(Debug, thiserror::Error)]
pub enum BasemapError {
    /// The tiles cannot be read.
    #[error("the built-in map: {0}")]
    Archive(#[from] ArchiveError),
    /// The style cannot be read.
    #[error(transparent)]
    Style(#[from] StyleError),
}

/// The built-in map in one of its looks. Hand it to `walkers::Map::new`, and keep it between frames: it keeps what it decoded.
pub struct BuiltInTiles {
    archive: Archive<'static>,
    theme: Theme,
    look: Look,
    decoded: Kept<(TileKey, u8), Decoded>,
    pieces: Kept<TileKey, (Tile, Rect)>,
}

/// Zoom, x, y.
type TileKey = (u8, u32, u32);

/// A stored tile, coloured for one zoom.
#[derive(Clone)]
struct Decoded {
    drawables: Arc<Vec<Drawable>>,
    texts: Arc<[Text]>,
}

impl BuiltInTiles {
    /// Opens the map that is compiled in; cheap, since tiles are decoded when they are first looked at.
    ///
    /// # Errors
    /// If the archive or the style that were compiled in are damaged.
    pub fn new(theme: Theme) -> Result<Self, BasemapError> {
        Ok(Self {
            archive: Archive::open(ARCHIVE)?,
            theme,
            look: Look::of(theme)?,
            decoded: Kept::new(MOST_TILES_KEPT),
            pieces: Kept::new(MOST_TILES_KEPT),
        })
    }

    /// The look that is shown.
    #[must_use]
    pub fn theme(&self) -> Theme {
        self.theme
    }

    /// Changes the look, and keeps the old one if the new one does not load.
    ///
    /// # Errors
    /// If the style that was compiled in is damaged.
    pub fn set_theme(&mut self, theme: Theme) -> Result<(), BasemapError> {
        if theme != self.theme {
            self.look = Look::of(theme)?;
            self.theme = theme;
            self.decoded.clear();
            self.pieces.clear();
        }
        Ok(())
    }

    /// The colour of the sea; paint it behind the map, for what lies beyond the edge of the world.
    #[must_use]
    pub fn background(&self) -> Color32 {
        self.look.background
    }

    fn piece(&mut self, wanted: TileId) -> Option<(Tile, Rect)> {
        let archive = &self.archive;
        let has = |tile: TileId| archive.has(tile.zoom, tile.x, tile.y).unwrap_or(false);
        let choice = choose(wanted, archive.max_zoom(), has)?;
        let decoded = self.decode(choice.stored, wanted.zoom)?;
        let stretch = f32::from(wanted.zoom - choice.stored.zoom).exp2();
        let texts = decoded.texts.iter().filter(|text| holds(choice.uv, text)).map(|text| self.finished(text, stretch)).collect();
        Some((Tile::Vector { drawables: decoded.drawables, texts }, choice.uv))
    }

    /// The stored tile in the colours, widths and sizes of `zoom`, which is at least its own.
    fn decode(&mut self, stored: TileId, zoom: u8) -> Option<Decoded> {
        let key = ((stored.zoom, stored.x, stored.y), zoom);
        if let Some(decoded) = self.decoded.get(&key) {
            return Some(decoded);
        }
        let bytes = self.archive.tile(stored.zoom, stored.x, stored.y).ok()??;
        let Ok(Tile::Vector { drawables, texts }) = Tile::from_mvt(&bytes, &self.look.style, zoom, TILE_PX) else { return None };
        let stretch = f32::from(zoom - stored.zoom).exp2();
        let mut drawables = Arc::unwrap_or_clone(drawables);
        let dots = self.dots(&texts, zoom, stretch);
        match drawables.last_mut() {
            _ if dots.is_empty() => {}
            Some(Drawable::Lines(lines)) => lines.extend(dots),
            _ => drawables.push(Drawable::Lines(dots)),
        }
        let decoded = Decoded { drawables: Arc::new(drawables), texts: texts.into() };
        self.decoded.put(key, decoded.clone());
        Some(decoded)
    }

    /// Town dots. A line's width is in screen pixels and its length in pixels of the tile, so two short thick lines make a spot.
    fn dots(&self, texts: &[Text], zoom: u8, stretch: f32) -> Vec<Line> {
        // walkers shows a tile from half a zoom before its own: a town whose label begins later gets no dot yet
        let shown = |text: &&Text| text.min_zoom.is_none_or(|min_zoom| min_zoom <= f32::from(zoom) - 0.5);
        let spots = texts.iter().filter(shown).filter_map(|text| Some((text, self.extra(text)?.dot?)));
        spots
            .flat_map(|(text, Dot { color, size_px })| {
                let half = size_px / 2.0 / stretch;
                let across = vec2(half, 0.0);
                let line = |width, reach| Line {
                    points: vec![text.position - across * reach, text.position + across * reach],
                    width,
                    color,
                    dasharray: Vec::new(),
                };
                [line(size_px, 0.6), line(size_px * 0.6, 1.0)]
            })
            .collect()
    }

    /// The label as it is drawn from a tile stretched `stretch` times.
    fn finished(&self, text: &Text, stretch: f32) -> Text {
        let mut text = text.clone();
        if let Some(extra) = self.extra(&text) {
            text.position.y -= extra.lift_px / stretch;
            if extra.spaced {
                text.text = spaced_capitals(&text.text);
            }
        }
        text
    }

    fn extra(&self, text: &Text) -> Option<&Extra> {
        self.look.extras.get(text.layer)
    }
}

impl Tiles for BuiltInTiles {
    fn at(&mut self, wanted: TileId) -> Option<TilePiece> {
        let key = (wanted.zoom, wanted.x, wanted.y);
        let piece = self.pieces.get(&key).or_else(|| {
            let piece = self.piece(wanted)?;
            self.pieces.put(key, piece.clone());
            Some(piece)
        });
        piece.map(|(tile, uv)| TilePiece::new(tile, uv))
    }

    fn attribution(&self) -> Attribution {
        Attribution { text: super::ATTRIBUTION, url: "https://www.openstreetmap.org/copyright", logo_light: None, logo_dark: None }
    }

    fn tile_size(&self) -> u32 {
        TILE_PX
    }
}

/// Each label is drawn with the part of the tile that its place is in: a stretched tile does not bring it many times, and the
/// places in a tile's margin, which are there for their dots, are labelled by the neighbour.
fn holds(uv: Rect, text: &Text) -> bool {
    let at = pos2(text.position.x / TILE_PX as f32, text.position.y / TILE_PX as f32);
    (uv.min.x..uv.max.x).contains(&at.x) && (uv.min.y..uv.max.y).contains(&at.y)
}

fn spaced_capitals(name: &str) -> String {
    let words = name.split(' ').map(|word| word.chars().flat_map(char::to_uppercase).map(String::from).collect::<Vec<_>>().join(" "));
    words.collect::<Vec<_>>().join("   ")
}

/// The most recently used values.
struct Kept<K, V> {
    values: BTreeMap<K, (u64, V)>,
    uses: u64,
    most: usize,
}

impl<K: Ord + Clone, V: Clone> Kept<K, V> {
    fn new(most: usize) -> Self {
        Self { values: BTreeMap::new(), uses: 0, most }
    }

    fn get(&mut self, key: &K) -> Option<V> {
        self.uses += 1;
        let (last_use, value) = self.values.get_mut(key)?;
        *last_use = self.uses;
        Some(value.clone())
    }

    fn put(&mut self, key: K, value: V) {
        self.uses += 1;
        self.values.insert(key, (self.uses, value));
        if self.values.len() > self.most {
            let oldest = self.values.iter().min_by_key(|(_, (last_use, _))| *last_use).map(|(key, _)| key.clone());
            if let Some(oldest) = oldest {
                self.values.remove(&oldest);
            }
        }
    }

    fn clear(&mut self) {
        self.values.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts_of(piece: &TilePiece) -> Vec<String> {
        match &piece.tile {
            Tile::Vector { texts, .. } => texts.iter().map(|text| text.text.clone()).collect(),
            Tile::Raster(_) => Vec::new(),
        }
    }

    #[test]
    fn every_tile_of_the_world_is_drawn_and_no_label_is_empty() -> Result<(), BasemapError> {
        for theme in Theme::ALL {
            let mut tiles = BuiltInTiles::new(theme)?;
            for zoom in 0..=4 {
                for (x, y) in (0..1 << zoom).flat_map(|x| (0..1 << zoom).map(move |y| (x, y))) {
                    let piece = tiles.at(TileId { x, y, zoom });
                    let Some(piece) = piece else { panic!("no tile {zoom}/{x}/{y} in {theme:?}") };
                    assert!(texts_of(&piece).iter().all(|text| !text.trim().is_empty()));
                }
            }
        }
        Ok(())
    }

    #[test]
    fn a_view_far_beyond_the_archive_still_has_a_tile() -> Result<(), BasemapError> {
        let mut tiles = BuiltInTiles::new(Theme::Dark)?;
        let piece = tiles.at(TileId { x: 10_018, y: 6_480, zoom: 14 });
        assert!(piece.is_some_and(|piece| piece.uv.size() == egui::Vec2::splat(1.0 / 32.0)));
        assert!(tiles.at(TileId { x: 0, y: 0, zoom: 20 }).is_some());
        Ok(())
    }

    #[test]
    fn a_stretched_tile_brings_each_label_once() -> Result<(), BasemapError> {
        let mut tiles = BuiltInTiles::new(Theme::Dark)?;
        // the four children of a tile of the deepest zoom, over Deir ez-Zor
        let (x, y) = (313, 202);
        let whole = tiles.at(TileId { x, y, zoom: 9 }).map_or(0, |piece| texts_of(&piece).len());
        let parts: usize = (0..4)
            .filter_map(|child| tiles.at(TileId { x: 2 * x + child % 2, y: 2 * y + child / 2, zoom: 10 }))
            .map(|piece| texts_of(&piece).len())
            .sum();
        assert!(whole > 0);
        assert_eq!(parts, whole);
        Ok(())
    }

    #[test]
    fn the_kept_tiles_are_bounded_and_the_oldest_goes_first() {
        let mut kept = Kept::new(2);
        kept.put(1, 'a');
        kept.put(2, 'b');
        kept.get(&1);
        kept.put(3, 'c');
        assert_eq!((kept.get(&1), kept.get(&2), kept.get(&3)), (Some('a'), None, Some('c')));
    }

    #[test]
    fn countries_are_written_wide() {
        assert_eq!(spaced_capitals("Saudi Arabia"), "S A U D I   A R A B I A");
    }
}
