//! Which stored tile to draw for a wanted one.
//!
//! The archive has the world only to zoom 4 and the region to zoom 9. Where it has no tile, the nearest larger one that
//! covers the place is stretched: coarse beats blank.

use egui::{Rect, pos2};
use walkers::TileId;

/// A stored tile, and the part of it that the wanted tile is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Choice {
    pub(super) stored: TileId,
    /// From 0 to 1 in both directions, as walkers counts it.
    pub(super) uv: Rect,
}

/// The wanted tile, or its nearest ancestor that `has` knows.
pub(super) fn choose(wanted: TileId, max_zoom: u8, mut has: impl FnMut(TileId) -> bool) -> Option<Choice> {
    (0..=wanted.zoom.min(max_zoom)).rev().map(|zoom| ancestor(wanted, zoom)).find(|choice| has(choice.stored))
}

/// `zoom` is at most the wanted tile's.
fn ancestor(wanted: TileId, zoom: u8) -> Choice {
    let up = u32::from(wanted.zoom - zoom);
    let stored = TileId { x: wanted.x.checked_shr(up).unwrap_or(0), y: wanted.y.checked_shr(up).unwrap_or(0), zoom };
    let size = (-f64::from(up)).exp2();
    let within = |child: u32, parent: u32| (f64::from(child) * size - f64::from(parent)) as f32;
    let min = pos2(within(wanted.x, stored.x), within(wanted.y, stored.y));
    let uv = Rect::from_min_max(min, pos2(min.x + size as f32, min.y + size as f32));
    Choice { stored, uv }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tile of a zoom that holds a longitude and latitude.
    fn tile_at(lon: f64, lat: f64, zoom: u8) -> TileId {
        let count = f64::from(zoom).exp2();
        let y = 0.5 - lat.to_radians().tan().asinh() / std::f64::consts::TAU;
        TileId { x: ((lon / 360.0 + 0.5) * count) as u32, y: (y * count) as u32, zoom }
    }

    #[test]
    fn a_tile_that_is_there_is_drawn_whole() {
        let wanted = TileId { x: 9, y: 6, zoom: 4 };
        let choice = choose(wanted, 9, |_| true);
        assert_eq!(choice, Some(Choice { stored: wanted, uv: Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)) }));
    }

    #[test]
    fn a_deep_tile_over_deir_ez_zor_is_a_small_part_of_its_parent_at_zoom_nine() {
        let wanted = tile_at(40.14, 35.336, 14);
        let Some(choice) = choose(wanted, 9, |_| true) else { panic!("nothing was chosen") };
        assert_eq!(choice.stored, tile_at(40.14, 35.336, 9));
        assert_eq!(choice.uv.size(), egui::Vec2::splat(1.0 / 32.0));
        // the part lies in the parent where the child lies among its 32 by 32 siblings
        assert_eq!((choice.uv.min.x * 32.0, choice.uv.min.y * 32.0), ((wanted.x % 32) as f32, (wanted.y % 32) as f32));
    }

    #[test]
    fn outside_of_the_region_the_world_at_zoom_four_stands_in() {
        let wanted = tile_at(-58.4, -34.6, 8);
        let choice = choose(wanted, 9, |tile| tile.zoom <= 4);
        assert_eq!(choice.map(|c| c.stored), Some(tile_at(-58.4, -34.6, 4)));
    }

    #[test]
    fn the_deepest_zoom_that_walkers_can_ask_for_has_a_parent_too() {
        let wanted = TileId { x: u32::MAX >> 1, y: 5, zoom: 31 };
        let choice = choose(wanted, 9, |_| true);
        assert_eq!(choice.map(|c| c.stored), Some(TileId { x: 511, y: 0, zoom: 9 }));
    }
}
