//! The map as a picture, without a window: an egui pass whose output goes to a texture instead of a screen.
//!
//! It needs a graphics adapter, but no GPU: Mesa's software renderer will do, and is preferred where it is there, because the
//! same adapter gives the same picture everywhere.

use std::sync::Arc;

use egui::{Rect, Vec2, pos2, vec2};
use egui_wgpu::{RenderState, RendererOptions, ScreenDescriptor, WgpuConfiguration, WgpuSetup, WgpuSetupCreateNew};
use thiserror::Error;
use walkers::{Map, MapMemory};

use super::{Emphasis, Look, legend_size, paint_attribution, paint_caption, paint_legend, paint_scale_bar, paint_scene};
use crate::basemap::{ATTRIBUTION, BuiltInTiles, Theme};
use crate::geo::{BBox, LonLat};
use crate::query::{Colours, Scene};

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
    BaseMap(String),
    /// The picture cannot be encoded.
    #[error("the picture cannot be written as PNG: {0}")]
    Png(#[from] png::EncodingError),
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
    /// What is visible.
    pub scene: &'a Scene,
    /// What colour means.
    pub colours: &'a Colours,
    /// What the map should fit; without it, Syria and Iraq.
    pub view: Option<BBox>,
    /// The heading.
    pub title: String,
    /// The line under it.
    pub details: String,
}

/// Draws pictures, one after another, on one adapter.
pub struct Renderer {
    state: RenderState,
    context: egui::Context,
    tiles: BuiltInTiles,
}

impl Renderer {
    /// Finds an adapter and loads the base map.
    ///
    /// # Errors
    /// When there is no adapter or the base map is broken.
    pub fn new(theme: Theme) -> Result<Self, RenderError> {
        let setup = setup();
        let instance = pollster::block_on(setup.new_instance());
        let configuration = WgpuConfiguration { wgpu_setup: setup, ..WgpuConfiguration::default() };
        let state = pollster::block_on(RenderState::create(&configuration, &instance, None, RendererOptions::PREDICTABLE))
            .map_err(|error| RenderError::NoAdapter(error.to_string()))?;
        walkers::install_renderer(Some(&state));
        let tiles = BuiltInTiles::new(theme).map_err(|error| RenderError::BaseMap(error.to_string()))?;
        Ok(Self { state, context: egui::Context::default(), tiles })
    }

    /// Draws a picture.
    ///
    /// # Errors
    /// When the picture is too large for the adapter or the adapter fails.
    pub fn render(&mut self, request: &PictureRequest<'_>) -> Result<Picture, RenderError> {
        let (width, height) = request.size;
        let most = self.state.device.limits().max_texture_dimension_2d;
        if !(16..=most).contains(&width) || !(16..=most).contains(&height) {
            return Err(RenderError::Size { width, height, most });
        }
        self.tiles.set_theme(request.theme).map_err(|error| RenderError::BaseMap(error.to_string()))?;
        let rect = Rect::from_min_size(egui::Pos2::ZERO, vec2(width as f32, height as f32));
        // fonts exist only after a first pass, and a view that is laid out once more is the same
        let mut output = egui::FullOutput::default();
        for _ in 0..2 {
            let input = egui::RawInput { screen_rect: Some(rect), time: Some(0.0), ..egui::RawInput::default() };
            let (context, tiles) = (&self.context, &mut self.tiles);
            let next = context.run_ui(input, |ui| draw(ui, tiles, request));
            let mut textures = std::mem::take(&mut output.textures_delta);
            output = next;
            textures.append(std::mem::take(&mut output.textures_delta));
            output.textures_delta = textures;
        }
        self.rasterize(output, width, height)
    }

    fn rasterize(&self, output: egui::FullOutput, width: u32, height: u32) -> Result<Picture, RenderError> {
        use egui_wgpu::wgpu;
        let RenderState { device, queue, renderer, target_format, .. } = &self.state;
        let mut renderer = renderer.write();
        let mut textures = output.textures_delta;
        #[expect(clippy::iter_over_hash_type, reason = "textures are told apart by their id; the order does not matter")]
        for (id, deltas) in textures.set.drain() {
            for delta in deltas {
                renderer.update_texture(device, queue, id, &delta);
            }
        }
        let jobs = self.context.tessellate(output.shapes, 1.0);
        let screen = ScreenDescriptor { size_in_pixels: [width, height], pixels_per_point: 1.0 };
        let mut encoder = device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        let before = renderer.update_buffers(device, queue, &mut encoder, &jobs, &screen);
        let size = wgpu::Extent3d { width, height, depth_or_array_layers: 1 };
        let texture = device.create_texture(&wgpu::TextureDescriptor {
            label: Some("picture"),
            size,
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: *target_format,
            usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::COPY_SRC,
            view_formats: &[],
        });
        let view = texture.create_view(&wgpu::TextureViewDescriptor::default());
        {
            let attachment = wgpu::RenderPassColorAttachment {
                view: &view,
                resolve_target: None,
                ops: wgpu::Operations { load: wgpu::LoadOp::Clear(wgpu::Color::BLACK), store: wgpu::StoreOp::Store },
                depth_slice: None,
            };
            let descriptor = wgpu::RenderPassDescriptor { color_attachments: &[Some(attachment)], ..wgpu::RenderPassDescriptor::default() };
            let mut pass = encoder.begin_render_pass(&descriptor).forget_lifetime();
            renderer.render(&mut pass, &jobs, &screen);
        }
        // rows of a buffer begin at multiples of 256 bytes
        let row_bytes = (width * 4).next_multiple_of(wgpu::COPY_BYTES_PER_ROW_ALIGNMENT);
        let buffer = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("picture"),
            size: u64::from(row_bytes) * u64::from(height),
            usage: wgpu::BufferUsages::COPY_DST | wgpu::BufferUsages::MAP_READ,
            mapped_at_creation: false,
        });
        encoder.copy_texture_to_buffer(
            texture.as_image_copy(),
            wgpu::TexelCopyBufferInfo {
                buffer: &buffer,
                layout: wgpu::TexelCopyBufferLayout { offset: 0, bytes_per_row: Some(row_bytes), rows_per_image: None },
            },
            size,
        );
        queue.submit(before.into_iter().chain([encoder.finish()]));
        let slice = buffer.slice(..);
        slice.map_async(wgpu::MapMode::Read, |_| {});
        device.poll(wgpu::PollType::wait_indefinitely()).map_err(|error| RenderError::Unfinished(error.to_string()))?;
        let mapped = slice.get_mapped_range().map_err(|error| RenderError::Unfinished(error.to_string()))?;
        let swap = matches!(target_format, wgpu::TextureFormat::Bgra8Unorm | wgpu::TextureFormat::Bgra8UnormSrgb);
        let mut rgba = Vec::with_capacity(width as usize * height as usize * 4);
        for row in mapped.chunks(row_bytes as usize) {
            for pixel in row.chunks_exact(4).take(width as usize) {
                if let [a, g, b, _] = pixel {
                    // the picture is opaque: what was drawn half transparent lies on the ground already
                    rgba.extend(if swap { [*b, *g, *a, 255] } else { [*a, *g, *b, 255] });
                }
            }
        }
        Ok(Picture { width, height, rgba })
    }
}

/// Any adapter, software before hardware.
fn setup() -> WgpuSetup {
    let mut setup = WgpuSetupCreateNew::without_display_handle();
    setup.native_adapter_selector = Some(Arc::new(|adapters, _surface| {
        use egui_wgpu::wgpu::DeviceType;
        let rank = |kind: DeviceType| match kind {
            DeviceType::Cpu => 0,
            DeviceType::IntegratedGpu => 1,
            DeviceType::DiscreteGpu => 2,
            DeviceType::VirtualGpu | DeviceType::Other => 3,
        };
        let best = adapters.iter().min_by_key(|adapter| rank(adapter.get_info().device_type));
        best.cloned().ok_or_else(|| "this machine has none".to_owned())
    }));
    WgpuSetup::CreateNew(setup)
}

fn draw(ui: &mut egui::Ui, tiles: &mut BuiltInTiles, request: &PictureRequest<'_>) {
    let look = Look::of(request.theme);
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, look.ground);
    let legend = legend_size(request.colours);
    let with_legend = rect.width() > 600.0 && legend.y + 110.0 < rect.height();
    let (centre, zoom) = fit(request, rect.size(), if with_legend { legend.x + MARGIN } else { 0.0 });
    let mut memory = MapMemory::default();
    // a zoom that walkers cannot have leaves its default, which is a map all the same
    let _ = memory.set_zoom(zoom);
    let centre = walkers::lon_lat(centre.lon, centre.lat);
    memory.center_at(centre);
    Map::new(Some(tiles), &mut memory, centre).show(ui, |ui, _, projector, _| {
        let painter = ui.painter().with_clip_rect(rect);
        // nobody clicks on a picture
        let _ = paint_scene(&painter, projector, request.scene, &look, Emphasis::default());
        let below = paint_caption(&painter, rect, &request.title, &request.details, &look);
        if with_legend {
            paint_legend(&painter, pos2(rect.left() + MARGIN, below + 10.0), request.colours, &look);
        }
        paint_scale_bar(&painter, projector, rect.left_bottom() + vec2(14.0, -12.0), &look);
        paint_attribution(&painter, ATTRIBUTION, rect.right_bottom() - vec2(8.0, 5.0), &look);
    });
}

/// Syria and Iraq: where the map stands when there is nothing to fit.
const HOME: BBox = BBox { west: 35.0, south: 30.0, east: 47.5, north: 37.8 };

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
    let mercator = |lat: f64| (std::f64::consts::FRAC_PI_4 + lat.clamp(-85.0, 85.0).to_radians() / 2.0).tan().ln();
    let turns_wide = (bbox.width_deg() / 360.0).max(1e-4);
    let turns_high = ((mercator(bbox.north) - mercator(bbox.south)) / std::f64::consts::TAU).max(1e-4);
    let zoom = (f64::from(size.x) / 256.0 / turns_wide).log2().min((f64::from(size.y) / 256.0 / turns_high).log2());
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
