//! The map as a picture, without a window. Mesa's software renderer is preferred where it is there, because the same adapter gives
//! the same picture everywhere.

use egui::{Rect, Vec2, pos2, vec2};
use thiserror::Error;
use walkers::{Map, MercatorProjection, Projection as _, Projector};

use super::easel::{Adapter, Easel};
use super::gpu::keep_shapes;
use super::ground::{GroundPainter, GroundRequest, GroundView};
use super::svg::svg_of;
use super::{
    Backdrop, Emphasis, Legend, Look, Surroundings, caption_rect, paint_attribution, paint_caption, paint_layer, paint_legend, paint_north,
    paint_scale_bar, paint_scene, paint_table_legend, scale_bar_rect, table_legend_rect, view_box,
};
use crate::basemap::{BasemapError, MapSource, Script, Theme};
use crate::geo::{BBox, LonLat};
use crate::query::{Colours, Scene, ShownLayer, View};

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum RenderError {
    /// No adapter, not even one in software.
    #[error("no graphics adapter was found ({0}): install a Vulkan driver; in software, Debian's mesa-vulkan-drivers")]
    NoAdapter(String),
    /// The picture does not fit the adapter.
    #[error("a picture of {width}×{height} pixels is too large or empty: each side can have 16 to {most}")]
    Size {
        /// Asked for, in pixels.
        width: u32,
        /// Asked for, in pixels.
        height: u32,
        /// What the adapter can do, in pixels.
        most: u32,
    },
    /// The adapter stopped answering.
    #[error("the graphics adapter did not finish the picture: {0}")]
    Unfinished(String),
    /// The base map is broken.
    #[error("the base map cannot be read: {0}")]
    BaseMap(#[from] BasemapError),
    /// The picture cannot be encoded.
    #[error("the picture cannot be written as PNG: {0}")]
    Png(#[from] png::EncodingError),
    /// The animation cannot be encoded.
    #[error("the animation cannot be written as GIF: {0}")]
    Gif(#[from] gif::EncodingError),
}

/// Pixels, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue, alpha for each pixel.
    pub rgba: Vec<u8>,
}

impl Picture {
    /// The picture as a PNG file.
    ///
    /// # Errors
    /// When encoding fails, which it does only for want of memory.
    pub fn to_png(&self) -> Result<Vec<u8>, RenderError> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.rgba)?;
        writer.finish()?;
        Ok(file)
    }
}

/// What a picture shows.
pub struct PictureRequest<'a> {
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// The theme.
    pub theme: Theme,
    /// In which script the ground's names are written.
    pub script: Script,
    /// What is visible.
    pub scene: &'a Scene,
    /// What colour means.
    pub colours: &'a Colours,
    /// The tables under what the dossier tells of.
    pub tables: &'a [ShownLayer],
    /// At which time they are looked at.
    pub looked_at: &'a View,
    /// What the map should fit; without it, Syria and Iraq.
    pub view: Option<BBox>,
    /// The heading.
    pub title: String,
    /// The line under it.
    pub details: String,
}

/// Draws pictures, one after another, on one adapter. Pictures of one view share their ground.
pub struct Renderer {
    easel: Easel,
    ground: GroundPainter,
    backdrop: Backdrop,
}

impl Renderer {
    /// Finds an adapter and loads the base map.
    ///
    /// # Errors
    /// When there is no adapter or the base map is broken.
    pub fn new(theme: Theme) -> Result<Self, RenderError> {
        let easel = Easel::new(Adapter::Predictable)?;
        let ground = GroundPainter::on(easel.beside(), &MapSource::BuiltIn, theme)?;
        Ok(Self { easel, ground, backdrop: Backdrop::default() })
    }

    /// Draws a picture.
    ///
    /// # Errors
    /// When the picture is too large for the adapter or the adapter fails.
    pub fn render(&mut self, request: &PictureRequest<'_>) -> Result<Picture, RenderError> {
        let (width, height) = request.size;
        let output = self.lay_out(request, false)?;
        let mut rgba = self.easel.paint(output, [width, height])?.rgba;
        // the picture is opaque: what was drawn half transparent lies on the ground already
        rgba.iter_mut().skip(3).step_by(4).for_each(|alpha| *alpha = 255);
        Ok(Picture { width, height, rgba })
    }

    /// Draws the same picture as an SVG file: vectors, with text as text.
    ///
    /// # Errors
    /// As [`Renderer::render`].
    pub fn render_svg(&mut self, request: &PictureRequest<'_>) -> Result<String, RenderError> {
        let output = self.lay_out(request, true)?;
        let size = vec2(request.size.0 as f32, request.size.1 as f32);
        Ok(svg_of(&output.shapes, size, &format!("{}. {}", request.title, request.details)))
    }

    /// What a picture is made of, as shapes that stay shapes where vectors are wanted.
    fn lay_out(&mut self, request: &PictureRequest<'_>, vectors: bool) -> Result<egui::FullOutput, RenderError> {
        let (width, height) = request.size;
        let most = self.easel.most_pixels();
        if !(16..=most).contains(&width) || !(16..=most).contains(&height) {
            return Err(RenderError::Size { width, height, most });
        }
        let size = vec2(width as f32, height as f32);
        let legend = Legend::that_fits(request.colours, size.y - LEGEND_TOP - LEGEND_BOTTOM).filter(|_| size.x > NARROWEST_WITH_LEGEND);
        let (centre, zoom) = fit(request, size, legend.map_or(0.0, |legend| legend.size(request.colours).x + MARGIN));
        let view = GroundView { centre, zoom, size };
        let wanted = GroundRequest { view, pixels_per_point: 1.0, theme: request.theme, script: request.script };
        if self.backdrop.shown() != Some(&wanted) {
            let ground = self.ground.paint(&wanted)?;
            self.backdrop.take(self.easel.context(), ground);
        }
        let shapes = vectors.then(|| self.ground.shapes(&wanted));
        self.backdrop.set_vectors(shapes);
        keep_shapes(self.easel.context(), vectors);
        let backdrop = &self.backdrop;
        Ok(self.easel.lay_out(size, 1.0, |ui| draw(ui, backdrop, view, legend, request)))
    }
}

fn draw(ui: &mut egui::Ui, backdrop: &Backdrop, view: GroundView, legend: Option<Legend>, request: &PictureRequest<'_>) {
    let look = Look::of(request.theme);
    let rect = ui.max_rect();
    let (mut memory, centre) = view.on_map();
    Map::new(None, &mut memory, centre).show(ui, |ui, _, projector, _| {
        let painter = ui.painter().with_clip_rect(rect);
        if !backdrop.covers(projector) {
            painter.rect_filled(rect, 0.0, look.ground);
        }
        // nobody clicks on a picture
        let north = rect.right_top() + vec2(-26.0, 30.0);
        let mut reserved = vec![Rect::from_center_size(north, vec2(36.0, 44.0)), scale_bar_rect(rect)];
        reserved.push(caption_rect(&painter, rect, &request.title, &request.details, &look));
        if let Some(legend) = legend {
            // the caption stands above it
            reserved.push(Rect::from_min_size(rect.min, legend.size(request.colours) + vec2(2.0 * MARGIN, LEGEND_TOP)));
        }
        let tables = legend.map_or(&[][..], |_| request.tables);
        let tables_at = rect.right_top() + vec2(-MARGIN, TABLES_TOP);
        reserved.extend(table_legend_rect(tables, tables_at));
        let mut under = |painter: &egui::Painter| paint_tables(painter, projector, rect, request, &look);
        let mut around = Surroundings { reserved: &reserved, under: &mut under };
        let _ = paint_scene(&painter, projector, backdrop, request.scene, &look, Emphasis::default(), &mut around);
        let below = paint_caption(&painter, rect, &request.title, &request.details, &look);
        if let Some(legend) = legend {
            paint_legend(&painter, pos2(rect.left() + MARGIN, below + 10.0), legend, request.colours, &look);
            paint_table_legend(&painter, tables, tables_at, &look);
        }
        paint_scale_bar(&painter, projector, rect, &look);
        paint_north(&painter, north, &look);
        paint_attribution(&painter, &backdrop.attribution, rect.right_bottom() - vec2(8.0, 5.0), super::scale_bar_rect(rect), &look);
    });
}

fn paint_tables(painter: &egui::Painter, projector: &Projector<'_>, rect: Rect, request: &PictureRequest<'_>, look: &Look) {
    let bbox = view_box(projector, rect);
    for table in request.tables {
        let scene = table.scene(&table.view(request.looked_at.visible, bbox, projector.zoom()));
        let _ = paint_layer(painter, projector, &table.layer, &scene, request.looked_at.now, look);
    }
}

/// Syria and Iraq: where the map stands when there is nothing to fit.
const HOME: BBox = BBox { west: 35.0, south: 30.0, east: 47.5, north: 37.8 };

/// The room for the caption, above the legend, in points.
const LEGEND_TOP: f32 = 80.0;
/// Where the legend of tables begins, below the arrow to the north.
const TABLES_TOP: f32 = 62.0;
/// The room below it, for the scale bar.
const LEGEND_BOTTOM: f32 = 30.0;
/// A picture that is narrower has no room for a legend beside what it shows.
const NARROWEST_WITH_LEGEND: f32 = 440.0;

/// Between the edge of the picture and what lies over the map, in points.
const MARGIN: f32 = 12.0;

/// Centre and zoom at which the view fits what the legend, `covered` points wide at the left, leaves of the picture.
fn fit(request: &PictureRequest<'_>, size: Vec2, covered: f32) -> (LonLat, f64) {
    let bbox = request.view.unwrap_or(HOME);
    let zoom = zoom_to_fit(&bbox, vec2(size.x - covered, size.y));
    let degrees_per_point = 360.0 / (256.0 * zoom.exp2());
    let centre = bbox.center();
    (LonLat { lon: (centre.lon - f64::from(covered) / 2.0 * degrees_per_point).max(-180.0), lat: centre.lat }, zoom)
}

/// The zoom at which a box fits a size in pixels, on tiles of 256 pixels in Web Mercator.
#[must_use]
pub(super) fn zoom_to_fit(bbox: &BBox, size: Vec2) -> f64 {
    let corner = |lon: f64, lat: f64| MercatorProjection.project(walkers::lon_lat(lon, lat.clamp(-85.0, 85.0)), 0.0);
    let (upper, lower) = (corner(0.0, bbox.north), corner(0.0, bbox.south));
    // in pixels of a world that is one tile
    let wide = (bbox.width_deg() / 360.0 * 256.0).max(0.01);
    let high = (lower.y() - upper.y()).max(0.01);
    let zoom = (f64::from(size.x) / wide).log2().min((f64::from(size.y) / high).log2());
    zoom.clamp(1.0, 14.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_world_fits_at_zoom_one_on_two_tiles() {
        let world = BBox { west: -180.0, south: -85.0, east: 180.0, north: 85.0 };
        assert!((zoom_to_fit(&world, vec2(512.0, 512.0)) - 1.0).abs() < 0.05);
    }

    #[test]
    fn a_smaller_box_needs_a_higher_zoom() {
        let wide = zoom_to_fit(&HOME, vec2(1200.0, 800.0));
        let narrow = zoom_to_fit(&BBox { west: 40.0, south: 34.0, east: 41.0, north: 35.0 }, vec2(1200.0, 800.0));
        assert!(narrow > wide + 2.0, "{narrow} {wide}");
    }
}
