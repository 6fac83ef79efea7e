//! egui into pixels, without a window: a pass whose output goes to a texture that is read back.
//!
//! It needs a graphics adapter, but no GPU: Mesa's software renderer will do.

use std::sync::Arc;

use egui::{Rect, Ui, Vec2};
use egui_wgpu::{RenderState, Renderer, RendererOptions, ScreenDescriptor, WgpuConfiguration, WgpuSetup, WgpuSetupCreateNew, wgpu};

use super::offscreen::RenderError;

/// Which adapter is taken where there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adapter {
    /// In software first: the same picture on every machine.
    Predictable,
    /// A GPU first: while somebody waits for it.
    Fast,
}

/// Pixels, row by row from the top: red, green, blue, alpha, with the colours multiplied by alpha.
pub struct Pixels {
    /// Width and height.
    pub size: [u32; 2],
    /// Four bytes a pixel.
    pub rgba: Vec<u8>,
}

/// Something to draw on.
pub(super) struct Easel {
    state: RenderState,
    context: egui::Context,
    textures: egui::TexturesDelta,
    target: Option<Target>,
}

/// What is drawn into and read back from; kept, because pictures of one size come in rows.
struct Target {
    size: [u32; 2],
    texture: wgpu::Texture,
    buffer: wgpu::Buffer,
    /// Rows of a buffer begin at multiples of 256 bytes.
    row_bytes: u32,
}

impl Target {
    fn new(state: &RenderState, size: [u32; 2]) -> Self {
        let [width, height] = size;
        let texture = state.device.create_texture(&wgpu::TextureDescriptor {
            label: Some("picture"),
            size: wgpu::Extent3d { width, height, depth_or_array_layers: 1 },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: state.target_format,
            usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::COPY_SRC,
            view_formats: &[],
        });
        let row_bytes = (width * 4).next_multiple_of(wgpu::COPY_BYTES_PER_ROW_ALIGNMENT);
        let buffer = state.device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("picture"),
            size: u64::from(row_bytes) * u64::from(height),
            usage: wgpu::BufferUsages::COPY_DST | wgpu::BufferUsages::MAP_READ,
            mapped_at_creation: false,
        });
        Self { size, texture, buffer, row_bytes }
    }
}

impl Easel {
    pub(super) fn new(adapter: Adapter) -> Result<Self, RenderError> {
        let setup = setup(adapter);
        let instance = pollster::block_on(setup.new_instance());
        let configuration = WgpuConfiguration { wgpu_setup: setup, ..WgpuConfiguration::default() };
        let state = pollster::block_on(RenderState::create(&configuration, &instance, None, RendererOptions::PREDICTABLE))
            .map_err(|error| RenderError::NoAdapter(error.to_string()))?;
        Ok(Self::on(state))
    }

    /// Another one on the same adapter, with textures and fonts of its own.
    pub(super) fn beside(&self) -> Self {
        let renderer = Renderer::new(&self.state.device, self.state.target_format, RendererOptions::PREDICTABLE);
        Self::on(RenderState { renderer: Arc::new(egui::mutex::RwLock::new(renderer)), ..self.state.clone() })
    }

    fn on(state: RenderState) -> Self {
        walkers::install_renderer(Some(&state));
        super::gpu::install(&state);
        let context = egui::Context::default();
        super::letters::install_fonts(&context);
        Self { state, context, textures: egui::TexturesDelta::default(), target: None }
    }

    pub(super) fn context(&self) -> &egui::Context {
        &self.context
    }

    /// The longest side of a picture, in pixels.
    pub(super) fn most_pixels(&self) -> u32 {
        self.state.device.limits().max_texture_dimension_2d
    }

    /// Lays out what `draw` shows in `size` points; nothing is drawn yet.
    pub(super) fn lay_out(&mut self, size: Vec2, pixels_per_point: f32, draw: impl FnMut(&mut Ui)) -> egui::FullOutput {
        let mut input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, size)),
            max_texture_side: Some(self.most_pixels() as usize),
            // nothing moves in a picture
            time: Some(0.0),
            ..egui::RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&egui::ViewportId::ROOT) {
            viewport.native_pixels_per_point = Some(pixels_per_point);
        }
        let mut output = self.context.run_ui(input, draw);
        // textures change from pass to pass, and each change is told once
        self.textures.append(std::mem::take(&mut output.textures_delta));
        output
    }

    /// Draws the upper left part, `size_px` wide and high, of what was laid out last. Where nothing was drawn it is transparent.
    pub(super) fn paint(&mut self, output: egui::FullOutput, size_px: [u32; 2]) -> Result<Pixels, RenderError> {
        let [width, height] = size_px;
        let most = self.most_pixels();
        if !(1..=most).contains(&width) || !(1..=most).contains(&height) {
            return Err(RenderError::Size { width, height, most });
        }
        let pixels_per_point = output.pixels_per_point;
        let jobs = self.context.tessellate(output.shapes, pixels_per_point);
        let mut textures = std::mem::take(&mut self.textures);
        let RenderState { device, queue, renderer, target_format, .. } = &self.state;
        let mut renderer = renderer.write();
        #[expect(clippy::iter_over_hash_type, reason = "textures are told apart by their id; the order does not matter")]
        for (id, deltas) in textures.set.drain() {
            for delta in deltas {
                renderer.update_texture(device, queue, id, &delta);
            }
        }
        let screen = ScreenDescriptor { size_in_pixels: [width, height], pixels_per_point };
        let mut encoder = device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        let before = renderer.update_buffers(device, queue, &mut encoder, &jobs, &screen);
        let target = match self.target.take().filter(|target| target.size == size_px) {
            Some(target) => target,
            None => Target::new(&self.state, size_px),
        };
        let Target { texture, buffer, row_bytes, .. } = &target;
        let view = texture.create_view(&wgpu::TextureViewDescriptor::default());
        {
            let attachment = wgpu::RenderPassColorAttachment {
                view: &view,
                resolve_target: None,
                ops: wgpu::Operations { load: wgpu::LoadOp::Clear(wgpu::Color::TRANSPARENT), store: wgpu::StoreOp::Store },
                depth_slice: None,
            };
            let descriptor = wgpu::RenderPassDescriptor { color_attachments: &[Some(attachment)], ..wgpu::RenderPassDescriptor::default() };
            let mut pass = encoder.begin_render_pass(&descriptor).forget_lifetime();
            renderer.render(&mut pass, &jobs, &screen);
        }
        encoder.copy_texture_to_buffer(
            texture.as_image_copy(),
            wgpu::TexelCopyBufferInfo {
                buffer,
                layout: wgpu::TexelCopyBufferLayout { offset: 0, bytes_per_row: Some(*row_bytes), rows_per_image: None },
            },
            texture.size(),
        );
        queue.submit(before.into_iter().chain([encoder.finish()]));
        // what the pass freed is freed only after it was drawn
        #[expect(clippy::iter_over_hash_type, reason = "textures are told apart by their id; the order does not matter")]
        for id in textures.free.drain() {
            renderer.free_texture(&id);
        }
        drop(renderer);
        let slice = buffer.slice(..);
        slice.map_async(wgpu::MapMode::Read, |_| {});
        device.poll(wgpu::PollType::wait_indefinitely()).map_err(|error| RenderError::Unfinished(error.to_string()))?;
        let mapped = slice.get_mapped_range().map_err(|error| RenderError::Unfinished(error.to_string()))?;
        let mut rgba = Vec::with_capacity(width as usize * height as usize * 4);
        for row in mapped.chunks(*row_bytes as usize) {
            rgba.extend_from_slice(row.get(..width as usize * 4).unwrap_or_default());
        }
        if matches!(target_format, wgpu::TextureFormat::Bgra8Unorm | wgpu::TextureFormat::Bgra8UnormSrgb) {
            rgba.chunks_exact_mut(4).for_each(|pixel| pixel.swap(0, 2));
        }
        drop(mapped);
        buffer.unmap();
        self.target = Some(target);
        Ok(Pixels { size: size_px, rgba })
    }
}

impl Drop for Easel {
    /// What was laid out and never painted is not a mistake here: an error came between.
    fn drop(&mut self) {
        self.textures.clear();
    }
}

fn setup(adapter: Adapter) -> WgpuSetup {
    use wgpu::DeviceType;
    let rank = move |kind: DeviceType| match (kind, adapter) {
        (DeviceType::Cpu, Adapter::Predictable) => 0,
        (DeviceType::IntegratedGpu, _) => 1,
        (DeviceType::DiscreteGpu, _) => 2,
        (DeviceType::VirtualGpu | DeviceType::Other, _) => 3,
        (DeviceType::Cpu, Adapter::Fast) => 4,
    };
    let mut setup = WgpuSetupCreateNew::without_display_handle();
    setup.native_adapter_selector = Some(Arc::new(move |adapters, _surface| {
        let best = adapters.iter().min_by_key(|adapter| rank(adapter.get_info().device_type));
        best.cloned().ok_or_else(|| "this machine has none".to_owned())
    }));
    WgpuSetup::CreateNew(setup)
}
