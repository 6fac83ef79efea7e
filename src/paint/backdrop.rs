//! Shows a ground that was drawn before: as it is while the view stands, shifted and stretched while it moves, until the next one
//! is there. Beneath it lies a coarse map of the whole world, so that no view is ever blank.

use std::sync::Arc;

use egui::epaint::TextShape;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, ColorImage, Context, FontId, Mesh, Painter, Rect, Shape, TextureHandle, TextureOptions, pos2, vec2};
use walkers::Projector;

use super::gpu::{Laid, Picture, picture_shape};
use super::ground::{Ground, GroundRequest, GroundView, Name};
use super::letters::append_line;
use super::screen_from_lonlat;
use crate::geo::LonLat;

/// The grounds that are at hand.
#[derive(Default)]
pub struct Backdrop {
    world: Option<TextureHandle>,
    land: Option<Land>,
    names: Vec<Name>,
    letters: Option<Arc<Picture>>,
    /// The land as shapes, each cut to a rectangle, where vectors are wanted and not pictures.
    vectors: Option<Vec<(Rect, Shape)>>,
    /// Whether the land has no holes.
    is_whole: bool,
    /// Whether the map that was chosen has nothing in this view.
    pub is_bare: bool,
    /// Whom the ground is owed to.
    pub attribution: String,
}

struct Land {
    request: GroundRequest,
    image: Arc<Picture>,
}

/// The view of the coarse map of the whole world, which lies beneath and serves as overview.
pub const WORLD: GroundView = GroundView { centre: LonLat { lon: 0.0, lat: 0.0 }, zoom: 2.0, size: vec2(1024.0, 1024.0) };

impl Backdrop {
    /// Takes a new ground over; one of the whole world becomes the coarse one.
    pub fn take(&mut self, context: &Context, ground: Ground) {
        let Ground { request, land, names, letters, attribution, is_waiting, is_bare } = ground;
        if request.view == WORLD {
            let image = ColorImage::from_rgba_premultiplied(land.size.map(|side| side as usize), &land.rgba);
            self.world = Some(context.load_texture("world", image, TextureOptions::LINEAR));
            return;
        }
        self.is_bare = is_bare && !is_waiting;
        self.is_whole = land.rgba.iter().skip(3).step_by(4).all(|alpha| *alpha == u8::MAX);
        self.land = Some(Land { request, image: Picture::new(land) });
        self.letters = Some(Picture::new(letters));
        self.names = names;
        self.attribution = attribution;
    }

    /// From now on, the land is drawn as these shapes and names as text; none for pictures again.
    pub(super) fn set_vectors(&mut self, vectors: Option<Vec<(Rect, Shape)>>) {
        self.vectors = vectors;
    }

    /// What the ground at hand was drawn for.
    #[must_use]
    pub fn shown(&self) -> Option<&GroundRequest> {
        self.land.as_ref().map(|land| &land.request)
    }

    /// Whether the land at hand leaves nothing of the view bare. Land of the user's own may have holes, but the world lies beneath.
    #[must_use]
    pub fn covers(&self, projector: &Projector<'_>) -> bool {
        self.land.as_ref().is_some_and(|land| on_screen(&land.request.view, projector).contains_rect(projector.clip_rect()))
    }

    /// The coarse map of the whole world.
    #[must_use]
    pub fn world(&self) -> Option<&TextureHandle> {
        self.world.as_ref()
    }

    /// Draws the land.
    pub(super) fn paint_land(&self, painter: &Painter, projector: &Projector<'_>) {
        if let Some(shapes) = &self.vectors {
            for (rect, shape) in shapes {
                painter.with_clip_rect(rect.intersect(painter.clip_rect())).add(shape.clone());
            }
            return;
        }
        if let (Some(world), false) = (&self.world, self.covers(projector) && self.is_whole) {
            painter.image(world.id(), on_screen(&WORLD, projector), WHOLE, Color32::WHITE);
        }
        if let Some(land) = &self.land {
            let mut mesh = Mesh::default();
            mesh.add_rect_with_uv(on_screen(&land.request.view, projector), WHOLE, Color32::WHITE);
            let stands = is_same_zoom(land.request.view.zoom, projector);
            // a screen of fractional scale has no whole points to stand on
            let on_pixels = painter.pixels_per_point().fract() == 0.0;
            let laid = if stands && on_pixels && self.is_whole { Laid::Instead } else { Laid::Over };
            painter.add(picture_shape(painter, &land.image, laid, mesh));
        }
    }

    /// Where the names would stand, in their order.
    pub(super) fn name_rects(&self, projector: &Projector<'_>) -> Vec<Rect> {
        self.names.iter().map(|name| rect_of(name, projector)).collect()
    }

    /// The names as one shape, without those that would lie under something that is louder. `rects` is what `name_rects` says.
    pub(super) fn names_shape(&self, painter: &Painter, rects: &[Rect], loud: &[Rect]) -> Shape {
        let Some(letters) = &self.letters else { return Shape::Noop };
        let places = make_way(&self.names, rects, loud);
        if self.vectors.is_some() {
            let texts = self.names.iter().zip(places).filter_map(|(name, rect)| Some(name_as_text(painter, name, rect?)));
            return Shape::Vec(texts.flatten().collect());
        }
        let mut mesh = Mesh::default();
        for (name, rect) in self.names.iter().zip(places) {
            if let Some(rect) = rect.filter(|rect| rect.intersects(painter.clip_rect())) {
                add_turned(&mut mesh, rect, name.uv, name.angle);
            }
        }
        picture_shape(painter, letters, Laid::Over, mesh)
    }
}

/// The lines of a name as text in its box, with what is stamped round it as its halo.
fn name_as_text(painter: &Painter, name: &Name, rect: Rect) -> Vec<Shape> {
    let mut job = LayoutJob { halign: Align::Center, ..LayoutJob::default() };
    for (n, line) in name.lines.iter().enumerate() {
        if n > 0 {
            job.append("\n", 0.0, TextFormat::simple(FontId::proportional(name.letter_size), name.colours.0));
        }
        append_line(&mut job, line, name.letter_size, name.colours.0);
    }
    let galley = painter.layout_job(job);
    // egui turns text about its upper left corner, a name turns about its middle
    let turn = egui::emath::Rot2::from_angle(name.angle);
    let corner = rect.center() + turn * (-galley.rect.center().to_vec2());
    let stamp = |at: egui::Pos2, colour: Option<Color32>| {
        let mut text = TextShape::new(at, galley.clone(), name.colours.0);
        (text.angle, text.override_text_color) = (name.angle, colour);
        Shape::Text(text)
    };
    let halo = (name.halo_width > 0.0).then(|| stamp(corner + vec2(name.halo_width, 0.0), Some(name.colours.1)));
    halo.into_iter().chain([stamp(corner, None)]).collect()
}

/// Where each name goes so that it lies under nothing louder: where it would stand, or else beside that, or nowhere.
fn make_way(names: &[Name], rects: &[Rect], loud: &[Rect]) -> Vec<Option<Rect>> {
    let is_free = |at: &Rect| !loud.iter().any(|loud| loud.intersects(*at));
    let mut moved: Vec<Rect> = Vec::new();
    let mut place = |(name, rect): (&Name, &Rect)| {
        if is_free(rect) {
            return Some(*rect);
        }
        let is_apart = |at: &Rect| rects.iter().chain(&moved).all(|other| other == rect || !other.intersects(*at));
        // the name of a town may go below its dot
        let below = [-2.0 * name.offset.y];
        let ways_out = if name.is_of_area { NUDGES.as_slice() } else { below.as_slice() };
        let elsewhere = ways_out.iter().map(|nudge| rect.translate(vec2(0.0, *nudge))).find(|at| is_free(at) && is_apart(at));
        moved.extend(elsewhere);
        elsewhere
    };
    names.iter().zip(rects).map(&mut place).collect()
}

/// How far the name of an area may give way, up or down, before it is left out: a country's own mark stands where its name does.
const NUDGES: [f32; 4] = [-24.0, 24.0, -44.0, 44.0];

const WHOLE: Rect = Rect { min: pos2(0.0, 0.0), max: pos2(1.0, 1.0) };

/// Where the ground of a view lies in another: Web Mercator stays Web Mercator when it is shifted and stretched.
fn on_screen(view: &GroundView, projector: &Projector<'_>) -> Rect {
    let GroundView { centre, zoom, size } = *view;
    let scale = (projector.zoom() - zoom).exp2() as f32;
    // only the middle goes through degrees, in which the poles are infinitely far away
    let corner = screen_from_lonlat(projector, centre) - size / 2.0 * scale;
    // shifted by parts of a pixel, every line would be blurred
    Rect::from_min_size(if is_same_zoom(zoom, projector) { corner.round() } else { corner }, size * scale)
}

fn is_same_zoom(zoom: f64, projector: &Projector<'_>) -> bool {
    zoom.to_bits() == projector.zoom().to_bits()
}

/// On whole points, or letters would be blurred.
fn rect_of(name: &Name, projector: &Projector<'_>) -> Rect {
    let corner = screen_from_lonlat(projector, name.at) + name.offset - name.size / 2.0;
    Rect::from_min_size(if name.angle == 0.0 { corner.round() } else { corner }, name.size)
}

fn add_turned(mesh: &mut Mesh, rect: Rect, uv: Rect, angle: f32) {
    if angle == 0.0 {
        mesh.add_rect_with_uv(rect, uv, Color32::WHITE);
        return;
    }
    let mut turned = Mesh::with_texture(mesh.texture_id);
    turned.add_rect_with_uv(rect, uv, Color32::WHITE);
    turned.rotate(egui::emath::Rot2::from_angle(angle), rect.center());
    mesh.append(turned);
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    fn name(is_of_area: bool) -> Name {
        let offset = if is_of_area { vec2(0.0, 0.0) } else { vec2(0.0, -11.0) };
        Name {
            at: LonLat { lon: 40.0, lat: 35.0 },
            offset,
            size: vec2(60.0, 14.0),
            angle: 0.0,
            uv: WHOLE,
            is_of_area,
            lines: vec![],
            letter_size: 12.0,
            colours: (Color32::WHITE, Color32::BLACK),
            halo_width: 0.0,
        }
    }

    fn rect(x: f32, y: f32) -> Rect {
        Rect::from_center_size(pos2(x, y), vec2(60.0, 14.0))
    }

    #[test]
    fn names_make_way_for_marks_and_not_onto_each_other() {
        let [country, town] = [name(true), name(false)];
        let mark = Rect::from_center_size(pos2(100.0, 100.0), vec2(40.0, 20.0));
        let at_the_mark = rect(100.0, 100.0);
        // nothing in the way
        assert_eq!(make_way(std::slice::from_ref(&town), &[at_the_mark], &[]), [Some(at_the_mark)]);
        // a country's name steps up, a town's below its dot
        let moved = |name: &Name| make_way(std::slice::from_ref(name), &[at_the_mark], &[mark]);
        assert_eq!(moved(&country), [Some(at_the_mark.translate(vec2(0.0, -24.0)))]);
        assert_eq!(moved(&town), [Some(at_the_mark.translate(vec2(0.0, 22.0)))]);
        // with another name above, the country goes below; with one there too, a line farther up
        let names = [country.clone(), town.clone(), town.clone()];
        let places = make_way(&names, &[at_the_mark, rect(100.0, 76.0), rect(100.0, 124.0)], &[mark]);
        assert_eq!(places.first(), Some(&Some(at_the_mark.translate(vec2(0.0, -44.0)))));
        // a town that has no way out is left out
        assert_eq!(make_way(&[town.clone(), town], &[at_the_mark, rect(100.0, 122.0)], &[mark]).first(), Some(&None));
    }
}
