//! The land as shapes, for files of vectors: what the tiles hold, before it becomes pixels.

use egui::epaint::WHITE_UV;
use egui::{Mesh, Pos2, Rect, Shape, Stroke, Vec2, vec2};
use walkers::{Drawable, MercatorProjection, Projection as _, Tile, TileId, TilePiece, Tiles};

use super::ground::GroundView;

/// Tiles that remember which of them were asked for.
pub(super) struct Recorded<'a, T> {
    tiles: &'a mut T,
    /// What was given, with what it was asked as, in that order.
    pieces: Vec<(TileId, TilePiece)>,
}

impl<'a, T: Tiles> Recorded<'a, T> {
    pub(super) fn new(tiles: &'a mut T) -> Self {
        Self { tiles, pieces: Vec::new() }
    }

    /// Forgets what was asked for: a pass is laid out anew.
    pub(super) fn clear(&mut self) {
        self.pieces.clear();
    }

    /// The shapes of the tiles in a view, each with the rectangle that it is cut to.
    pub(super) fn shapes(&self, view: &GroundView) -> Vec<(Rect, Shape)> {
        let tile_px = self.tiles.tile_size() as f32;
        let centre = MercatorProjection.project(walkers::lon_lat(view.centre.lon, view.centre.lat), view.zoom);
        let mut shapes = Vec::new();
        for (id, piece) in &self.pieces {
            // as walkers lays tiles out: 256 points a side at their own zoom, stretched to that of the map
            let side = 256.0 * (view.zoom - f64::from(id.zoom)).exp2();
            let corner = vec2((f64::from(id.x) * side - centre.x()) as f32, (f64::from(id.y) * side - centre.y()) as f32);
            let rect = Rect::from_min_size((view.size / 2.0 + corner).to_pos2(), Vec2::splat(side as f32));
            let Tile::Vector { drawables, .. } = &piece.tile else { continue };
            // a coarser tile stands in: the part of it that is shown fills the rectangle
            let whole = rect.size() / piece.uv.size();
            let origin = rect.min - piece.uv.min.to_vec2() * whole;
            let onto = |at: Pos2| origin + at.to_vec2() * (whole / tile_px);
            shapes.extend(drawables.iter().flat_map(|drawable| shapes_of(drawable, &onto)).map(|shape| (rect, shape)));
        }
        shapes
    }
}

impl<T: Tiles> Tiles for Recorded<'_, T> {
    fn at(&mut self, wanted: TileId) -> Option<TilePiece> {
        let piece = self.tiles.at(wanted)?;
        self.pieces.push((wanted, TilePiece::new(piece.tile.clone(), piece.uv)));
        Some(piece)
    }

    fn attribution(&self) -> walkers::sources::Attribution {
        self.tiles.attribution()
    }

    fn tile_size(&self) -> u32 {
        self.tiles.tile_size()
    }
}

fn shapes_of(drawable: &Drawable, onto: &impl Fn(Pos2) -> Pos2) -> Vec<Shape> {
    match drawable {
        Drawable::Fill(fill) => {
            let vertex = |corner: &walkers::Vertex| egui::epaint::Vertex { pos: onto(corner.position), uv: WHITE_UV, color: corner.color };
            let mesh = Mesh { indices: fill.indices.clone(), vertices: fill.vertices.iter().map(vertex).collect(), ..Mesh::default() };
            vec![Shape::mesh(mesh)]
        }
        Drawable::Lines(lines) => lines
            .iter()
            .flat_map(|line| {
                let points: Vec<Pos2> = line.points.iter().map(|point| onto(*point)).collect();
                let stroke = Stroke::new(line.width, line.color);
                match line.dasharray.as_slice() {
                    [dash, gap, ..] => Shape::dashed_line(&points, stroke, *dash, *gap),
                    _ => vec![Shape::line(points, stroke)],
                }
            })
            .collect(),
    }
}
