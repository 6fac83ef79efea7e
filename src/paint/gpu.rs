//! Two small pipelines beside egui's: meshes of plain colour, and pictures.
//!
//! egui's one shader does everything that any widget may need, and without a GPU it takes 30 ns for each pixel: 40 ms to lay the
//! land out over a window, as much again for hatchings. These take a quarter of that and less.

use std::sync::{Arc, Mutex};

use egui::epaint::{TessellationOptions, Tessellator, WHITE_UV};
use egui::layers::ShapeIdx;
use egui::{Mesh, Painter, Rect, Shape};
use egui_wgpu::wgpu::util::DeviceExt as _;
use egui_wgpu::{CallbackResources, CallbackTrait, RenderState, ScreenDescriptor, wgpu};

use super::easel::Pixels;

/// Makes the pipelines known to a renderer. To be called once, before anything is drawn with them; without it, nothing is drawn.
pub fn install(state: &RenderState) {
    let gpu = Gpu::new(&state.device, state.target_format);
    state.renderer.write().callback_resources.insert(gpu);
}

/// Hands everything of plain colour that was drawn since `from` over to the cheap pipeline, a run of shapes as one mesh. Text is
/// put last: over all that was drawn since `from`.
pub fn flatten(painter: &Painter, from: ShapeIdx) {
    let context = painter.ctx();
    if context.data(|data| data.get_temp(vectors_id()).unwrap_or(false)) {
        return;
    }
    let (clip, screen) = (painter.clip_rect(), whole_screen(painter));
    // discs would be taken from egui's texture
    let options = context.tessellation_options(|options| TessellationOptions { prerasterized_discs: false, ..*options });
    let mut tessellator = Tessellator::new(context.pixels_per_point(), options, [1, 1], Vec::new());
    tessellator.set_clip_rect(clip);
    context.graphics_mut(|graphics| {
        let list = graphics.entry(painter.layer_id());
        let mut texts = Vec::new();
        let mut run = (Mesh::default(), None);
        for index in (from.0..list.next_idx().0).map(ShapeIdx) {
            let mut taken = None;
            let mut stays = false;
            list.mutate_shape(index, |entry| {
                if matches!(entry.shape, Shape::Text(_)) || is_plain(&entry.shape) {
                    taken = Some(std::mem::replace(&mut entry.shape, Shape::Noop));
                } else {
                    stays = !matches!(entry.shape, Shape::Noop);
                }
            });
            match taken {
                Some(text @ Shape::Text(_)) => texts.push(text),
                Some(plain) => {
                    tessellator.tessellate_shape(plain, &mut run.0);
                    run.1 = Some(index);
                }
                // what is drawn in its own way lies over what came before it
                None if stays => {
                    if let (mesh, Some(last)) = std::mem::take(&mut run) {
                        list.set(last, clip, mesh_shape(mesh, screen));
                    }
                }
                None => {}
            }
        }
        if let (mesh, Some(last)) = run {
            list.set(last, clip, mesh_shape(mesh, screen));
        }
        list.extend(clip, texts);
    });
}

/// From now on, what is drawn in this context stays as shapes, for a file of vectors; or no longer.
pub(super) fn keep_shapes(context: &egui::Context, keep: bool) {
    context.data_mut(|data| data.insert_temp(vectors_id(), keep));
}

fn vectors_id() -> egui::Id {
    egui::Id::unique("shapes stay shapes")
}

/// Whether a shape needs no texture.
fn is_plain(shape: &Shape) -> bool {
    match shape {
        Shape::Noop | Shape::Text(_) | Shape::Callback(_) => false,
        Shape::Vec(shapes) => shapes.iter().all(is_plain),
        Shape::Rect(rect) => rect.brush.is_none(),
        Shape::Mesh(mesh) => mesh.texture_id == egui::TextureId::default() && mesh.vertices.iter().all(|vertex| vertex.uv == WHITE_UV),
        Shape::Circle(_)
        | Shape::Band(_)
        | Shape::Ellipse(_)
        | Shape::LineSegment { .. }
        | Shape::Path(_)
        | Shape::QuadraticBezier(_)
        | Shape::CubicBezier(_) => true,
    }
}

fn mesh_shape(mesh: Mesh, screen: Rect) -> Shape {
    let fresh = Fresh { mesh, picture: None, ready: Mutex::new(None) };
    egui_wgpu::Callback::new_paint_callback(screen, fresh).into()
}

/// How a picture is laid on what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Laid {
    /// Filtered and blended.
    Over,
    /// Pixel on pixel, in place of what is there; cheaper.
    Instead,
}

/// A mesh whose corners say which part of a picture they show; its colours are not looked at.
pub(super) fn picture_shape(painter: &Painter, picture: &Arc<Picture>, laid: Laid, mesh: Mesh) -> Shape {
    let fresh = Fresh { mesh, picture: Some((picture.clone(), laid)), ready: Mutex::new(None) };
    egui_wgpu::Callback::new_paint_callback(whole_screen(painter), fresh).into()
}

/// egui sets the viewport to a callback's own rectangle, and positions are counted from the corner of the screen.
fn whole_screen(painter: &Painter) -> Rect {
    painter.ctx().viewport_rect()
}

/// A picture on its way to the adapter, and what became of it there.
pub(super) struct Picture {
    pixels: Mutex<Option<Pixels>>,
    bound: Mutex<Option<wgpu::BindGroup>>,
}

impl Picture {
    pub(super) fn new(pixels: Pixels) -> Arc<Self> {
        Arc::new(Self { pixels: Mutex::new(Some(pixels)), bound: Mutex::new(None) })
    }

    /// Uploads the picture, once; then it is not kept here any more.
    fn upload(&self, gpu: &Gpu, device: &wgpu::Device, queue: &wgpu::Queue) {
        let waiting = self.pixels.lock().ok().and_then(|mut pixels| pixels.take());
        let (Some(pixels), Ok(mut bound)) = (waiting, self.bound.lock()) else { return };
        let [width, height] = pixels.size;
        let descriptor = wgpu::TextureDescriptor {
            label: Some("picture"),
            size: wgpu::Extent3d { width, height, depth_or_array_layers: 1 },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: wgpu::TextureFormat::Rgba8Unorm,
            usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
            view_formats: &[],
        };
        let order = wgpu::util::TextureDataOrder::LayerMajor;
        let texture = device.create_texture_with_data(queue, &descriptor, order, &pixels.rgba);
        let view = texture.create_view(&wgpu::TextureViewDescriptor::default());
        *bound = Some(device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("picture"),
            layout: &gpu.picture_layout,
            entries: &[
                wgpu::BindGroupEntry { binding: 0, resource: wgpu::BindingResource::TextureView(&view) },
                wgpu::BindGroupEntry { binding: 1, resource: wgpu::BindingResource::Sampler(&gpu.sampler) },
            ],
        }));
    }
}

/// What all meshes of one renderer share.
struct Gpu {
    coloured: wgpu::RenderPipeline,
    textured: wgpu::RenderPipeline,
    copied: wgpu::RenderPipeline,
    screen: wgpu::Buffer,
    screen_bound: wgpu::BindGroup,
    picture_layout: wgpu::BindGroupLayout,
    sampler: wgpu::Sampler,
}

impl Gpu {
    fn new(device: &wgpu::Device, format: wgpu::TextureFormat) -> Self {
        let shader = device.create_shader_module(wgpu::include_wgsl!("gpu.wgsl"));
        let entry = |binding, visibility, ty| wgpu::BindGroupLayoutEntry { binding, visibility, ty, count: None };
        let screen_layout = device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
            label: Some("screen"),
            entries: &[entry(
                0,
                wgpu::ShaderStages::VERTEX,
                wgpu::BindingType::Buffer { ty: wgpu::BufferBindingType::Uniform, has_dynamic_offset: false, min_binding_size: None },
            )],
        });
        let picture = wgpu::BindingType::Texture {
            sample_type: wgpu::TextureSampleType::Float { filterable: true },
            view_dimension: wgpu::TextureViewDimension::D2,
            multisampled: false,
        };
        let picture_layout = device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
            label: Some("picture"),
            entries: &[
                entry(0, wgpu::ShaderStages::FRAGMENT, picture),
                entry(1, wgpu::ShaderStages::FRAGMENT, wgpu::BindingType::Sampler(wgpu::SamplerBindingType::Filtering)),
            ],
        });
        let screen = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("screen"),
            size: 16,
            usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        let screen_bound = device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("screen"),
            layout: &screen_layout,
            entries: &[wgpu::BindGroupEntry { binding: 0, resource: screen.as_entire_binding() }],
        });
        let sampler = device.create_sampler(&wgpu::SamplerDescriptor {
            mag_filter: wgpu::FilterMode::Linear,
            min_filter: wgpu::FilterMode::Linear,
            ..wgpu::SamplerDescriptor::default()
        });
        let over = Some(wgpu::BlendState::PREMULTIPLIED_ALPHA_BLENDING);
        let pipeline = |fragment: &str, blend: Option<wgpu::BlendState>, layouts: &[Option<&wgpu::BindGroupLayout>]| {
            let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
                label: Some(fragment),
                bind_group_layouts: layouts,
                immediate_size: 0,
            });
            // a target that knows of sRGB encodes what is written to it, and egui's colours are encoded already
            let constants = [("to_linear", f64::from(u8::from(format.is_srgb())))];
            let options = wgpu::PipelineCompilationOptions { constants: &constants, ..wgpu::PipelineCompilationOptions::default() };
            device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
                label: Some(fragment),
                layout: Some(&layout),
                vertex: wgpu::VertexState {
                    module: &shader,
                    entry_point: Some("vertex"),
                    compilation_options: wgpu::PipelineCompilationOptions::default(),
                    // as egui's own vertices are: position, texture coordinate, colour
                    buffers: &[Some(wgpu::VertexBufferLayout {
                        array_stride: size_of::<egui::epaint::Vertex>() as u64,
                        step_mode: wgpu::VertexStepMode::Vertex,
                        attributes: &wgpu::vertex_attr_array![0 => Float32x2, 1 => Float32x2, 2 => Unorm8x4],
                    })],
                },
                fragment: Some(wgpu::FragmentState {
                    module: &shader,
                    entry_point: Some(fragment),
                    compilation_options: options,
                    targets: &[Some(wgpu::ColorTargetState { format, blend, write_mask: wgpu::ColorWrites::ALL })],
                }),
                primitive: wgpu::PrimitiveState::default(),
                depth_stencil: None,
                multisample: wgpu::MultisampleState::default(),
                multiview_mask: None,
                cache: None,
            })
        };
        Self {
            coloured: pipeline("coloured", over, &[Some(&screen_layout)]),
            textured: pipeline("textured", over, &[Some(&screen_layout), Some(&picture_layout)]),
            copied: pipeline("copied", None, &[Some(&screen_layout), Some(&picture_layout)]),
            screen,
            screen_bound,
            picture_layout,
            sampler,
        }
    }
}

/// A mesh for one frame.
struct Fresh {
    mesh: Mesh,
    picture: Option<(Arc<Picture>, Laid)>,
    ready: Mutex<Option<Buffers>>,
}

struct Buffers {
    vertices: wgpu::Buffer,
    indices: wgpu::Buffer,
}

impl CallbackTrait for Fresh {
    fn prepare(
        &self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        screen: &ScreenDescriptor,
        _encoder: &mut wgpu::CommandEncoder,
        resources: &mut CallbackResources,
    ) -> Vec<wgpu::CommandBuffer> {
        let Some(gpu) = resources.get::<Gpu>() else { return Vec::new() };
        let size = screen.size_in_pixels.map(|side| side as f32 / screen.pixels_per_point);
        queue.write_buffer(&gpu.screen, 0, bytemuck::cast_slice(&[size[0], size[1], 0.0, 0.0]));
        if let Some((picture, _)) = &self.picture {
            picture.upload(gpu, device, queue);
        }
        let buffer =
            |label, contents, usage| device.create_buffer_init(&wgpu::util::BufferInitDescriptor { label: Some(label), contents, usage });
        if let Ok(mut ready) = self.ready.lock() {
            *ready = Some(Buffers {
                vertices: buffer("vertices", bytemuck::cast_slice(&self.mesh.vertices), wgpu::BufferUsages::VERTEX),
                indices: buffer("indices", bytemuck::cast_slice(&self.mesh.indices), wgpu::BufferUsages::INDEX),
            });
        }
        Vec::new()
    }

    fn paint(&self, _info: egui::PaintCallbackInfo, pass: &mut wgpu::RenderPass<'static>, resources: &CallbackResources) {
        let (Some(gpu), Ok(ready)) = (resources.get::<Gpu>(), self.ready.lock()) else { return };
        let Some(Buffers { vertices, indices }) = ready.as_ref() else { return };
        // wgpu refuses empty buffers, and what was clipped away leaves some
        if self.mesh.is_empty() {
            return;
        }
        match &self.picture {
            None => pass.set_pipeline(&gpu.coloured),
            Some((picture, laid)) => {
                let Ok(bound) = picture.bound.lock() else { return };
                let Some(bound) = bound.as_ref() else { return };
                pass.set_pipeline(if *laid == Laid::Instead { &gpu.copied } else { &gpu.textured });
                pass.set_bind_group(1, bound, &[]);
            }
        }
        pass.set_bind_group(0, &gpu.screen_bound, &[]);
        pass.set_vertex_buffer(0, vertices.slice(..));
        pass.set_index_buffer(indices.slice(..), wgpu::IndexFormat::Uint32);
        pass.draw_indexed(0..self.mesh.indices.len() as u32, 0, 0..1);
    }
}

#[cfg(test)]
mod tests {
    use egui::{Color32, Mesh, Rect, Stroke, pos2, vec2};

    use super::*;
    use crate::paint::easel::{Adapter, Easel};

    const SIZE: egui::Vec2 = vec2(64.0, 64.0);

    fn painted(mut draw: impl FnMut(&Painter)) -> Pixels {
        let mut easel = Easel::new(Adapter::Predictable).unwrap_or_else(|error| panic!("{error}"));
        let output = easel.lay_out(SIZE, 1.0, |ui| draw(ui.painter()));
        easel.paint(output, [64, 64]).unwrap_or_else(|error| panic!("{error}"))
    }

    fn shapes(painter: &Painter) {
        painter.rect_filled(Rect::from_min_size(pos2(4.0, 4.0), vec2(30.0, 30.0)), 0.0, Color32::from_rgb(200, 40, 40));
        painter.circle(pos2(40.0, 40.0), 12.0, Color32::from_rgba_unmultiplied(0, 0, 255, 128), Stroke::new(2.0, Color32::WHITE));
        painter.line_segment([pos2(2.0, 60.0), pos2(60.0, 50.0)], Stroke::new(3.0, Color32::GREEN));
    }

    #[test]
    fn shapes_look_the_same_in_either_pipeline() {
        let by_egui = painted(shapes);
        let by_us = painted(|painter| {
            let first = painter.add(Shape::Noop);
            shapes(painter);
            flatten(painter, first);
        });
        let worst = by_egui.rgba.iter().zip(&by_us.rgba).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(by_us.rgba.iter().any(|part| *part > 150), "nothing was drawn");
        assert!(worst.is_some_and(|worst| worst <= 2), "{worst:?}");
    }

    #[test]
    fn what_is_clipped_away_altogether_is_no_mistake() {
        let image = painted(|painter| {
            let painter = painter.with_clip_rect(Rect::from_min_size(pos2(0.0, 0.0), vec2(8.0, 8.0)));
            let first = painter.add(Shape::Noop);
            painter.circle_filled(pos2(500.0, 500.0), 4.0, Color32::RED);
            flatten(&painter, first);
            let nothing = Picture::new(Pixels { size: [2, 2], rgba: vec![255; 16] });
            painter.add(picture_shape(&painter, &nothing, Laid::Over, Mesh::default()));
        });
        assert!(image.rgba.iter().all(|part| *part == 0));
    }

    #[test]
    fn a_picture_at_its_own_size_is_laid_pixel_on_pixel() {
        // a pattern in which a shift by a pixel would show
        let rgba: Vec<u8> = (0..64 * 64_u32).flat_map(|n| [(n * 7 % 251) as u8, (n * 13 % 241) as u8, (n % 239) as u8, 255]).collect();
        let picture = Picture::new(Pixels { size: [64, 64], rgba: rgba.clone() });
        let shown = painted(|painter| {
            let mut mesh = Mesh::default();
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            mesh.add_rect_with_uv(Rect::from_min_size(pos2(0.0, 0.0), SIZE), whole, Color32::WHITE);
            painter.add(picture_shape(painter, &picture, Laid::Instead, mesh));
        });
        assert_eq!(shown.rgba, rgba);
    }
}
