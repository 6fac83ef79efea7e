//! What the map widget asks: a tile for every place at every zoom, decoded once and kept.
//!
//! Names do not go to the widget, which would lay them out for every frame anew, and could not keep them out of the way of marks:
//! they are handed out apart, see [`MapTiles::take_labels`].

use std::sync::Arc;

use egui::{Rect, pos2, vec2};
use walkers::sources::{Attribution, OpenStreetMap};
use walkers::{Drawable, HeaderValue, HttpOptions, HttpTiles, Line, Text, Tile, TileId, TilePiece, Tiles};

use super::archive::TileKind;
use super::built_in::ATTRIBUTION;
use super::choice::choose;
use super::folder::Folder;
use super::kept::Kept;
use super::label::MapLabel;
use super::source::{BasemapError, MapSource, Schema, Store};
use super::style::{Dot, Extra, Look, Theme};

/// Fewer tiles to decode and draw than at walkers' 256, and labels that are cut at fewer edges.
const VECTOR_TILE_PX: u32 = 512;
/// Pictures of tiles nearly always have this size.
const PICTURE_TILE_PX: u32 = 256;
/// A window shows some 20 tiles, one on a wall of four times that size some 45; beyond that this keeps the way back of a pan. More
/// would cost a few megabytes a tile.
const MOST_TILES_KEPT: usize = 48;

/// Who asks: the tile server's rules want to know the program. (They want an address of its makers too; there is none yet.)
const USER_AGENT: &str = concat!("Dateline/", env!("CARGO_PKG_VERSION"), " (desktop atlas for classrooms)");

/// The ground in one of its looks. Hand it to `walkers::Map::new`, and keep it between frames: it keeps what it decoded.
pub struct MapTiles {
    origin: Origin,
    context: egui::Context,
    theme: Theme,
    look: Look,
    decoded: Kept<(TileKey, u8), Decoded>,
    pieces: Kept<TileKey, Piece>,
    labels: Vec<MapLabel>,
    served: usize,
    attribution: String,
}

enum Origin {
    BuiltIn(Store),
    Own(Store, Schema),
    Online(Box<HttpTiles>),
}

/// Zoom, x, y.
type TileKey = (u8, u32, u32);

/// A stored tile, coloured for one zoom.
#[derive(Clone)]
struct Decoded {
    tile: Tile,
    texts: Arc<[Text]>,
}

/// The part of a stored tile that a wanted one is, with the names that lie in it.
#[derive(Clone)]
struct Piece {
    tile: Tile,
    uv: Rect,
    labels: Arc<[MapLabel]>,
}

impl MapTiles {
    /// Opens a map; cheap, since tiles are decoded when they are first looked at. Pictures of tiles become textures of `context`.
    ///
    /// # Errors
    /// If an archive or folder is not what it should be, or what was compiled in is damaged.
    pub fn open(source: &MapSource, theme: Theme, context: &egui::Context) -> Result<Self, BasemapError> {
        let origin = match source {
            MapSource::BuiltIn => Origin::BuiltIn(Store::built_in()?),
            MapSource::Archive(path) => {
                let store = Store::archive(path)?;
                let schema = store.schema(path)?;
                Origin::Own(store, schema)
            }
            MapSource::Folder(path) => Origin::Own(Store::Folder(Folder::open(path)?), Schema::Protomaps),
            MapSource::OpenStreetMap { cache } => {
                // another part of the program may have chosen already, which is as good
                let _ = rustls::crypto::ring::default_provider().install_default();
                let user_agent = Some(HeaderValue::from_static(USER_AGENT));
                let options = HttpOptions { cache: cache.clone(), user_agent, ..HttpOptions::default() };
                Origin::Online(Box::new(HttpTiles::with_options(OpenStreetMap, options, context.clone())))
            }
        };
        let look = origin.look(theme)?;
        let attribution = match (&origin, source) {
            (Origin::Own(store, _), MapSource::Archive(path) | MapSource::Folder(path)) => store.attribution().unwrap_or_else(|| {
                let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
                format!("map: {name}")
            }),
            (Origin::Online(_), _) => "© OpenStreetMap contributors (tile server of openstreetmap.org)".to_owned(),
            _ => ATTRIBUTION.to_owned(),
        };
        Ok(Self {
            origin,
            context: context.clone(),
            theme,
            look,
            decoded: Kept::new(MOST_TILES_KEPT),
            pieces: Kept::new(MOST_TILES_KEPT),
            labels: Vec::new(),
            served: 0,
            attribution,
        })
    }

    /// Changes the look, and keeps the old one if the new one does not load.
    ///
    /// # Errors
    /// If the style that was compiled in is damaged.
    pub fn set_theme(&mut self, theme: Theme) -> Result<(), BasemapError> {
        if theme != self.theme {
            self.look = self.origin.look(theme)?;
            self.theme = theme;
            self.decoded.clear();
            self.pieces.clear();
        }
        Ok(())
    }

    /// The names that lie in the tiles handed out since this was last asked, as far as they are wanted at `zoom` (that of the
    /// map, on tiles of 256 points), the most important first.
    pub fn take_labels(&mut self, zoom: f64) -> Vec<MapLabel> {
        let mut labels = std::mem::take(&mut self.labels);
        let zoom = zoom as f32 - 1.0;
        labels.retain(|label| label.min_zoom <= zoom);
        // a stable order: within a layer, what is nearest to the middle of the view was handed out first
        labels.sort_by_key(|label| std::cmp::Reverse(label.layer));
        labels
    }

    /// How many tiles were handed out since this was last asked.
    pub fn take_served(&mut self) -> usize {
        std::mem::take(&mut self.served)
    }

    /// Whom the tiles are owed to.
    #[must_use]
    pub fn attribution_text(&self) -> String {
        self.attribution.clone()
    }

    /// Whether tiles are still on their way.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        matches!(&self.origin, Origin::Online(tiles) if tiles.stats().in_progress > 0)
    }

    fn tile_px(&self) -> u32 {
        match &self.origin {
            Origin::BuiltIn(store) | Origin::Own(store, _) => match store.kind() {
                TileKind::Vector => VECTOR_TILE_PX,
                TileKind::Picture => PICTURE_TILE_PX,
            },
            Origin::Online(tiles) => tiles.tile_size(),
        }
    }

    fn piece(&mut self, wanted: TileId) -> Option<Piece> {
        let tile_px = self.tile_px();
        let mut max_zoom = wanted.zoom;
        let (choice, decoded) = loop {
            let (Origin::BuiltIn(store) | Origin::Own(store, _)) = &mut self.origin else { return None };
            let choice = choose(wanted, max_zoom.min(store.max_zoom()), |tile: TileId| store.has(tile.zoom, tile.x, tile.y))?;
            match self.decode(choice.stored, wanted.zoom) {
                Some(decoded) => break (choice, decoded),
                // a damaged tile is passed over like one that is not there: a coarser one stands in
                None => max_zoom = choice.stored.zoom.checked_sub(1)?,
            }
        };
        let named = decoded.texts.iter().filter(|text| holds(choice.uv, text, tile_px));
        let labels = named.map(|text| MapLabel::new(text, self.extra(text), choice.stored, tile_px)).filter(|label| !label.is_empty());
        Some(Piece { tile: decoded.tile, uv: choice.uv, labels: labels.collect() })
    }

    /// The stored tile in the colours, widths and sizes of `zoom`, which is at least its own.
    fn decode(&mut self, stored: TileId, zoom: u8) -> Option<Decoded> {
        let key = ((stored.zoom, stored.x, stored.y), zoom);
        if let Some(decoded) = self.decoded.get(&key) {
            return Some(decoded);
        }
        let tile_px = self.tile_px();
        let (Origin::BuiltIn(store) | Origin::Own(store, _)) = &mut self.origin else { return None };
        let bytes = store.tile(stored.zoom, stored.x, stored.y)?;
        let decoded = match Tile::new(&bytes, &self.look.style, zoom, tile_px, &self.context).ok()? {
            Tile::Vector { drawables, texts } => {
                let mut drawables = Arc::unwrap_or_clone(drawables);
                let dots = self.dots(&texts, zoom, f32::from(zoom - stored.zoom).exp2());
                match drawables.last_mut() {
                    _ if dots.is_empty() => {}
                    Some(Drawable::Lines(lines)) => lines.extend(dots),
                    _ => drawables.push(Drawable::Lines(dots)),
                }
                Decoded { tile: Tile::Vector { drawables: Arc::new(drawables), texts: Vec::new() }, texts: texts.into() }
            }
            picture @ Tile::Raster(_) => Decoded { tile: picture, texts: Arc::new([]) },
        };
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

    fn extra(&self, text: &Text) -> Option<&Extra> {
        self.look.extras.get(text.layer)
    }
}

impl Origin {
    fn look(&self, theme: Theme) -> Result<Look, BasemapError> {
        match self {
            Self::BuiltIn(_) | Self::Own(_, Schema::Dateline) => Ok(Look::of(theme)?),
            Self::Own(_, Schema::Protomaps) | Self::Online(_) => Ok(Look::protomaps(theme)),
        }
    }
}

impl Tiles for MapTiles {
    fn at(&mut self, wanted: TileId) -> Option<TilePiece> {
        if let Origin::Online(tiles) = &mut self.origin {
            let piece = tiles.at(wanted);
            self.served += usize::from(piece.is_some());
            return piece;
        }
        let key = (wanted.zoom, wanted.x, wanted.y);
        let piece = self.pieces.get(&key).or_else(|| {
            let piece = self.piece(wanted)?;
            self.pieces.put(key, piece.clone());
            Some(piece)
        })?;
        self.served += 1;
        self.labels.extend_from_slice(&piece.labels);
        Some(TilePiece::new(piece.tile, piece.uv))
    }

    fn attribution(&self) -> Attribution {
        Attribution { text: ATTRIBUTION, url: "https://www.openstreetmap.org/copyright", logo_light: None, logo_dark: None }
    }

    fn tile_size(&self) -> u32 {
        self.tile_px()
    }
}

/// Each label is drawn with the part of the tile that its place is in: a stretched tile does not bring it many times, and the
/// places in a tile's margin, which are there for their dots, are labelled by the neighbour.
fn holds(uv: Rect, text: &Text, tile_px: u32) -> bool {
    let at = pos2(text.position.x / tile_px as f32, text.position.y / tile_px as f32);
    (uv.min.x..uv.max.x).contains(&at.x) && (uv.min.y..uv.max.y).contains(&at.y)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built_in(theme: Theme) -> Result<MapTiles, BasemapError> {
        MapTiles::open(&MapSource::BuiltIn, theme, &egui::Context::default())
    }

    /// How many names come with a tile, whatever their zoom.
    fn labels_at(tiles: &mut MapTiles, zoom: u8, x: u32, y: u32) -> usize {
        assert!(tiles.at(TileId { x, y, zoom }).is_some(), "no tile {zoom}/{x}/{y}");
        tiles.take_labels(30.0).len()
    }

    #[test]
    fn every_tile_of_the_world_is_drawn_and_no_label_is_empty() -> Result<(), BasemapError> {
        for theme in Theme::ALL {
            let mut tiles = built_in(theme)?;
            for zoom in 0..=4 {
                for (x, y) in (0..1 << zoom).flat_map(|x| (0..1 << zoom).map(move |y| (x, y))) {
                    assert!(tiles.at(TileId { x, y, zoom }).is_some(), "no tile {zoom}/{x}/{y} in {theme:?}");
                }
            }
            let labels = tiles.take_labels(30.0);
            assert!(labels.len() > 100 && labels.iter().all(|label| !label.is_empty()));
        }
        Ok(())
    }

    #[test]
    fn a_view_far_beyond_the_archive_still_has_a_tile() -> Result<(), BasemapError> {
        let mut tiles = built_in(Theme::Dark)?;
        let piece = tiles.at(TileId { x: 10_018, y: 6_480, zoom: 14 });
        assert!(piece.is_some_and(|piece| piece.uv.size() == egui::Vec2::splat(1.0 / 32.0)));
        assert!(tiles.at(TileId { x: 0, y: 0, zoom: 20 }).is_some());
        Ok(())
    }

    #[test]
    fn a_stretched_tile_brings_each_label_once() -> Result<(), BasemapError> {
        let mut tiles = built_in(Theme::Dark)?;
        // the four children of a tile of the deepest zoom, over Deir ez-Zor
        let (x, y) = (313, 202);
        let whole = labels_at(&mut tiles, 9, x, y);
        let parts: usize = (0..4).map(|child| labels_at(&mut tiles, 10, 2 * x + child % 2, 2 * y + child / 2)).sum();
        assert!(whole > 0);
        assert_eq!(parts, whole);
        Ok(())
    }

    #[test]
    fn labels_wait_for_their_zoom_and_countries_come_before_towns() -> Result<(), BasemapError> {
        use crate::basemap::Script;
        let mut tiles = built_in(Theme::Dark)?;
        let mut names = |zoom: f64| {
            assert!(tiles.at(TileId { x: 9, y: 6, zoom: 4 }).is_some());
            tiles.take_labels(zoom).iter().map(|label| label.lines(Script::Latin).concat()).collect::<Vec<_>>()
        };
        let (near, far) = (names(30.0), names(5.0));
        assert!(far.len() < near.len(), "{far:?}");
        let position = |name: &str| near.iter().position(|other| other == name);
        assert!(position("S Y R I A").is_some_and(|syria| position("Damascus").is_some_and(|damascus| syria < damascus)), "{near:?}");
        Ok(())
    }

    #[test]
    fn an_archive_with_our_own_layers_is_drawn_in_our_looks() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("copy.pmtiles");
        std::fs::write(&path, super::super::built_in::BUILT_IN)?;
        let mut tiles = MapTiles::open(&MapSource::Archive(path), Theme::Dark, &egui::Context::default())?;
        assert!(labels_at(&mut tiles, 4, 9, 6) > 10);
        assert_eq!((tiles.take_served(), tiles.take_served()), (1, 0));
        assert_eq!(tiles.attribution_text(), ATTRIBUTION);
        Ok(())
    }

    #[test]
    fn a_damaged_tile_gives_way_to_a_coarser_one() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("damaged.pmtiles");
        let mut bytes = super::super::built_in::BUILT_IN.to_vec();
        // the tiles of the deepest zoom are the last ones: spoil the second half of all
        let half = bytes.len() / 2;
        bytes.iter_mut().skip(half).for_each(|byte| *byte ^= 0x5a);
        std::fs::write(&path, bytes)?;
        let mut tiles = MapTiles::open(&MapSource::Archive(path), Theme::Dark, &egui::Context::default())?;
        let piece = tiles.at(TileId { x: 313, y: 202, zoom: 9 });
        assert!(piece.is_some_and(|piece| piece.uv.width() < 1.0), "a coarser tile is stretched");
        Ok(())
    }
}
