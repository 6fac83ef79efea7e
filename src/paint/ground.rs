//! The ground under the marks as two pictures: the land, and the letters of its names.
//!
//! Drawing tiles and setting names costs more than all the rest of a frame, and neither changes while time plays. So both are drawn
//! once for a view, by a painter that may work on a thread of its own, and are shown as textures after that. Names are apart from
//! the land because they stay upright and sharp while a view is stretched, and make room for marks.

use std::collections::HashMap;
use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Align, Color32, Galley, Pos2, Rect, Vec2, pos2, vec2};
use walkers::{Map, MapMemory, MercatorProjection, Projection as _, Projector, Tiles};

use super::easel::{Adapter, Easel, Pixels};
use super::label::galley_with_halo;
use super::letters::append_line;
use super::offscreen::RenderError;
use super::vectors::Recorded;
use super::{Look, screen_from_lonlat};
use crate::basemap::{MapLabel, MapSource, MapTiles, Script, Theme};
use crate::geo::LonLat;

/// Where a map stands and how large it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroundView {
    /// The middle.
    pub centre: LonLat,
    /// Zoom, counted in Web Mercator tiles of 256 points.
    pub zoom: f64,
    /// Width and height in points.
    pub size: Vec2,
}

impl GroundView {
    /// The map widget's memory of standing there, and the middle as it wants it.
    pub(super) fn on_map(&self) -> (MapMemory, walkers::Position) {
        let centre = walkers::lon_lat(self.centre.lon, self.centre.lat);
        let mut memory = MapMemory::default();
        // a zoom that walkers cannot have leaves its default, which is a map all the same
        let _ = memory.set_zoom(self.zoom);
        memory.center_at(centre);
        (memory, centre)
    }
}

/// What ground is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroundRequest {
    /// Where.
    pub view: GroundView,
    /// How fine.
    pub pixels_per_point: f32,
    /// In which look.
    pub theme: Theme,
    /// In which script names are written.
    pub script: Script,
}

impl GroundRequest {
    /// The same with more ground round it.
    #[must_use]
    pub fn with_margin(self, margin: f32) -> Self {
        Self { view: GroundView { size: self.view.size + Vec2::splat(2.0 * margin), ..self.view }, ..self }
    }

    /// Whether the ground drawn for this, which has a margin, will do for a view without one: it differs in nothing but where it
    /// stands and how large it is, and lies within this one. `slack` is how far the middles may be apart, in points.
    #[must_use]
    pub fn serves(&self, wanted: &Self, slack: f32) -> bool {
        let (own, other) = (self.view, wanted.view);
        let alike = Self { view: own, ..*wanted } == *self && own.zoom.to_bits() == other.zoom.to_bits();
        let middle = |view: GroundView| MercatorProjection.project(walkers::lon_lat(view.centre.lon, view.centre.lat), own.zoom);
        let (here, there) = (middle(own), middle(other));
        let apart = vec2((here.x() - there.x()).abs() as f32, (here.y() - there.y()).abs() as f32);
        let spare = (own.size - other.size) / 2.0;
        alike && apart.max_elem() <= slack && apart.x <= spare.x && apart.y <= spare.y
    }
}

/// The ground of one view.
pub struct Ground {
    /// What it was drawn for.
    pub request: GroundRequest,
    /// The land, as large as the view; transparent where the map has nothing.
    pub land: Pixels,
    /// The names, the most important first.
    pub names: Vec<Name>,
    /// Their letters, side by side.
    pub letters: Pixels,
    /// Whom the land is owed to.
    pub attribution: String,
    /// Whether tiles are still on their way, so that the same view will look better later.
    pub is_waiting: bool,
    /// Whether the map that was chosen has nothing in this view, so that only the built-in one is seen.
    pub is_bare: bool,
}

/// A name and where its letters are.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its place.
    pub at: LonLat,
    /// From its place on the screen to the middle of its letters, in points.
    pub offset: Vec2,
    /// Of the letters, in points.
    pub size: Vec2,
    /// Clockwise, in radians.
    pub angle: f32,
    /// In `letters`, each side from 0 to 1.
    pub uv: Rect,
    /// Whether it names an area: then it may stand anywhere about its place.
    pub is_of_area: bool,
    /// Its lines, the upper first.
    pub lines: Vec<String>,
    /// The size of its letters, in points.
    pub letter_size: f32,
    /// Their colour, and that of their halo.
    pub colours: (Color32, Color32),
    /// The width of the halo, in points; 0 for none.
    pub halo_width: f32,
}

/// Draws grounds, one after another.
pub struct GroundPainter {
    easel: Easel,
    tiles: MapTiles,
    /// The built-in map, while `tiles` is another: it lies beneath, for what the other one does not cover.
    built_in: Option<MapTiles>,
}

impl GroundPainter {
    /// Finds an adapter and opens the map.
    ///
    /// # Errors
    /// When there is no adapter or the map is broken.
    pub fn new(adapter: Adapter, source: &MapSource, theme: Theme) -> Result<Self, RenderError> {
        Self::on(Easel::new(adapter)?, source, theme)
    }

    pub(super) fn on(easel: Easel, source: &MapSource, theme: Theme) -> Result<Self, RenderError> {
        let tiles = MapTiles::open(source, theme, easel.context())?;
        Ok(Self { easel, tiles, built_in: None })
    }

    /// What `egui::Context::request_repaint` of the painter's own context leads to: tiles have arrived from far away.
    pub fn when_tiles_arrive(&self, callback: impl Fn() + Send + Sync + 'static) {
        self.easel.context().set_request_repaint_callback(move |_| callback());
    }

    /// Changes the map; on an error the old one stays.
    ///
    /// # Errors
    /// When the map cannot be read.
    pub fn open(&mut self, source: &MapSource, theme: Theme) -> Result<(), RenderError> {
        let tiles = MapTiles::open(source, theme, self.easel.context())?;
        let before = std::mem::replace(&mut self.tiles, tiles);
        if *source == MapSource::BuiltIn {
            self.built_in = None;
        } else if self.built_in.is_none() {
            self.built_in = Some(before);
        }
        Ok(())
    }

    /// The land of a view as shapes, each with the rectangle that it is cut to: for a file of vectors.
    pub(super) fn shapes(&mut self, request: &GroundRequest) -> Vec<(Rect, egui::Shape)> {
        let (mut memory, centre) = request.view.on_map();
        let mut recorded = Recorded::new(&mut self.tiles);
        // the passes only ask for tiles: what they would draw is not wanted
        let _ = self.easel.lay_out(request.view.size, request.pixels_per_point, |ui| {
            recorded.clear();
            Map::new(Some(&mut recorded), &mut memory, centre).show(ui, |_, _, _, _| ());
        });
        let shapes = recorded.shapes(&request.view);
        self.tiles.take_labels(request.view.zoom);
        shapes
    }

    /// Draws the ground of a view.
    ///
    /// # Errors
    /// When the view is too large for the adapter or the adapter fails.
    pub fn paint(&mut self, request: &GroundRequest) -> Result<Ground, RenderError> {
        self.tiles.set_theme(request.theme)?;
        if let Some(built_in) = &mut self.built_in {
            built_in.set_theme(request.theme)?;
        }
        let (tiles, mut built_in) = match &mut self.built_in {
            // the coarse map of the world is always the built-in one
            Some(built_in) if request.view == super::WORLD => (built_in, None),
            beneath => (&mut self.tiles, beneath.as_mut()),
        };
        let GroundRequest { view, pixels_per_point, .. } = *request;
        let (mut memory, centre) = view.on_map();
        let output = self.easel.lay_out(view.size, pixels_per_point, |ui| {
            let own: &mut dyn Tiles = &mut *tiles;
            let map = match &mut built_in {
                Some(built_in) => Map::new(Some(&mut **built_in), &mut memory, centre).with_layer(own, 1.0),
                None => Map::new(Some(own), &mut memory, centre),
            };
            map.show(ui, |_, _, _, _| ());
        });
        let size_px = [view.size.x, view.size.y].map(|points| (points * pixels_per_point).round().max(1.0) as u32);
        let land = self.easel.paint(output, size_px)?;

        let mut labels = tiles.take_labels(view.zoom);
        let (mut attribution, is_waiting) = (tiles.attribution_text(), tiles.is_waiting());
        let is_bare = tiles.take_served() == 0;
        if let Some(built_in) = built_in {
            // it may be seen through every hole of the other
            if attribution != built_in.attribution_text() {
                attribution = format!("{attribution} · beneath: {}", built_in.attribution_text());
            }
            let beneath = built_in.take_labels(view.zoom);
            // pictures of tiles have names of their own, and two sets of names would lie over each other
            if is_bare {
                labels = beneath;
            }
        }
        if view == super::WORLD {
            // it lies beneath and is the overview: nobody reads names there
            labels.clear();
        }
        let projector = Projector::new(Rect::from_min_size(Pos2::ZERO, view.size), &MercatorProjection, &memory, centre);
        let (names, letters) = self.set_names(&labels, &projector, request)?;
        Ok(Ground { request: *request, land, names, letters, attribution, is_waiting, is_bare })
    }

    /// Chooses the names that there is room for and draws their letters into one picture.
    fn set_names(
        &mut self,
        labels: &[MapLabel],
        projector: &Projector<'_>,
        request: &GroundRequest,
    ) -> Result<(Vec<Name>, Pixels), RenderError> {
        let sheet = vec2(SHEET_WIDTH, self.easel.most_pixels() as f32 / request.pixels_per_point).min(Vec2::splat(4096.0));
        let mut names = Vec::new();
        let mut shelves = Shelves::new(sheet);
        let output = self.easel.lay_out(sheet, request.pixels_per_point, |ui| {
            (names, shelves) = (Vec::new(), Shelves::new(sheet));
            let mut room = Room::default();
            for label in labels {
                let lonlat = LonLat { lon: label.lonlat.0, lat: label.lonlat.1 };
                let at = screen_from_lonlat(projector, lonlat);
                if !projector.clip_rect().expand(40.0).contains(at) {
                    continue;
                }
                let galley = set(ui.painter(), label, request);
                let halo = Vec2::splat(2.0 * label.halo_width.ceil() + 2.0);
                let size = galley.rect.size() + halo;
                // the last of several lines stands as far above a dot as a single one would
                let more_lines = galley.rect.height() - galley.rows.first().map_or(0.0, |row| row.height());
                let offset = vec2(0.0, if label.lift > 0.0 { -label.lift - more_lines / 2.0 } else { 0.0 });
                if !room.take(label, at, offset, size, projector.zoom()) {
                    continue;
                }
                let Some(corner) = shelves.put(size) else { break };
                draw(ui.painter(), &galley, corner + halo / 2.0 - galley.rect.min.to_vec2(), label);
                let uv = Rect::from_min_size(corner, size);
                names.push(Name {
                    at: lonlat,
                    offset,
                    size,
                    angle: label.angle,
                    uv,
                    is_of_area: label.lift == 0.0 && label.angle == 0.0,
                    lines: label.lines(request.script),
                    letter_size: label.size * Look::of(request.theme).scale,
                    colours: (label.colour, label.halo),
                    halo_width: label.halo_width,
                });
            }
        });
        let used = vec2(sheet.x, shelves.bottom().max(1.0));
        let size_px = [used.x, used.y].map(|points| (points * request.pixels_per_point).ceil() as u32);
        let letters = self.easel.paint(output, size_px)?;
        let size = vec2(size_px[0] as f32, size_px[1] as f32) / request.pixels_per_point;
        for name in &mut names {
            let part = |at: Pos2| pos2(at.x / size.x, at.y / size.y);
            name.uv = Rect::from_min_max(part(name.uv.min), part(name.uv.max));
        }
        Ok((names, letters))
    }
}

/// Width of the picture of letters, in points.
const SHEET_WIDTH: f32 = 1024.0;

/// Names are set in middled lines, the Arabic one a little larger than the Latin one: its letters are low.
fn set(painter: &egui::Painter, label: &MapLabel, request: &GroundRequest) -> Arc<Galley> {
    let mut job = LayoutJob { halign: Align::Center, ..LayoutJob::default() };
    let size = label.size * Look::of(request.theme).scale;
    for (index, line) in label.lines(request.script).iter().enumerate() {
        if index > 0 {
            job.append("\n", 0.0, egui::TextFormat::simple(egui::FontId::proportional(size), label.colour));
        }
        let is_arabic = line.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter));
        append_line(&mut job, line, if is_arabic { size * 1.08 } else { size }, label.colour);
    }
    painter.layout_job(job)
}

fn draw(painter: &egui::Painter, galley: &Arc<Galley>, at: Pos2, label: &MapLabel) {
    if label.halo_width > 0.0 && label.halo != Color32::TRANSPARENT {
        galley_with_halo(painter, at, galley, label.colour, (label.halo, label.halo_width));
    } else {
        painter.galley(at, galley.clone(), label.colour);
    }
}

/// How far apart two names of one line stand, in points.
const BETWEEN_REPEATS: f32 = 400.0;

/// What has been taken on the screen.
#[derive(Default)]
struct Room {
    taken: Vec<Rect>,
    along_lines: HashMap<String, Vec<Pos2>>,
}

impl Room {
    /// Whether there was room for a label; then it is taken.
    fn take(&mut self, label: &MapLabel, at: Pos2, offset: Vec2, size: Vec2, zoom: f64) -> bool {
        if label.room.is_some_and(|room| f64::from(size.x) > room * 256.0 * zoom.exp2()) {
            return false;
        }
        let name = || label.lines(Script::Latin).concat();
        if label.along_a_line
            && self.along_lines.get(&name()).is_some_and(|there| there.iter().any(|other| other.distance(at) < BETWEEN_REPEATS))
        {
            return false;
        }
        let rect = turned(Rect::from_center_size(at + offset, size), label.angle).expand(label.padding);
        if self.taken.iter().any(|taken| taken.intersects(rect)) {
            return false;
        }
        self.taken.push(rect);
        if label.along_a_line {
            self.along_lines.entry(name()).or_default().push(at);
        }
        true
    }
}

/// The box round a box that is turned about its middle.
fn turned(rect: Rect, angle: f32) -> Rect {
    let (sin, cos) = angle.sin_cos();
    let size = vec2(rect.width() * cos.abs() + rect.height() * sin.abs(), rect.width() * sin.abs() + rect.height() * cos.abs());
    Rect::from_center_size(rect.center(), size)
}

/// Puts boxes into a sheet, row after row.
struct Shelves {
    sheet: Vec2,
    next: Pos2,
    row_height: f32,
}

impl Shelves {
    fn new(sheet: Vec2) -> Self {
        Self { sheet, next: Pos2::ZERO, row_height: 0.0 }
    }

    /// Where a box goes, or nothing when the sheet is full. Corners are whole points, so that letters stay sharp.
    fn put(&mut self, size: Vec2) -> Option<Pos2> {
        // a point between neighbours, or they would shine through at the edges
        let size = size.ceil() + Vec2::splat(1.0);
        if self.next.x + size.x > self.sheet.x {
            self.next = pos2(0.0, self.next.y + self.row_height);
            self.row_height = 0.0;
        }
        if size.x > self.sheet.x || self.next.y + size.y > self.sheet.y {
            return None;
        }
        let corner = self.next;
        self.next.x += size.x;
        self.row_height = self.row_height.max(size.y);
        Some(corner)
    }

    /// How much of the sheet's height is used.
    fn bottom(&self) -> f32 {
        self.next.y + self.row_height
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_on_shelves_never_overlap_and_a_full_sheet_says_so() {
        let mut shelves = Shelves::new(vec2(100.0, 60.0));
        let sizes = [vec2(40.0, 10.0), vec2(50.5, 20.0), vec2(30.0, 8.0), vec2(90.0, 20.0)];
        let boxes: Vec<Rect> = sizes.iter().filter_map(|size| Some(Rect::from_min_size(shelves.put(*size)?, *size))).collect();
        assert_eq!(boxes.len(), 4);
        for (index, a) in boxes.iter().enumerate() {
            assert!(boxes.iter().skip(index + 1).all(|b| !a.intersects(*b)), "{boxes:?}");
        }
        assert!(shelves.bottom() <= 60.0);
        assert_eq!(shelves.put(vec2(90.0, 20.0)), None);
        assert_eq!(shelves.put(vec2(101.0, 1.0)), None);
    }

    #[test]
    fn ground_with_a_margin_serves_while_the_map_is_dragged_a_little_and_not_when_it_is_zoomed() {
        let view = GroundView { centre: LonLat { lon: 40.0, lat: 35.0 }, zoom: 6.0, size: vec2(800.0, 600.0) };
        let wanted = GroundRequest { view, pixels_per_point: 1.0, theme: Theme::Dark, script: Script::Latin };
        let drawn = wanted.with_margin(100.0);
        let moved = |lon: f64, zoom: f64, width: f32| GroundRequest {
            view: GroundView { centre: LonLat { lon, lat: 35.0 }, zoom, size: vec2(width, 600.0) },
            ..wanted
        };
        // at zoom 6 a degree is 45.5 points wide
        assert!(drawn.serves(&wanted, 90.0) && drawn.serves(&moved(41.0, 6.0, 800.0), 90.0));
        assert!(!drawn.serves(&moved(42.5, 6.0, 800.0), 90.0), "dragged beyond the margin");
        assert!(!drawn.serves(&moved(40.0, 6.1, 800.0), 90.0), "zoomed");
        assert!(!drawn.serves(&moved(40.0, 6.0, 1100.0), 90.0), "larger than what was drawn");
        assert!(!drawn.serves(&GroundRequest { script: Script::Both, ..wanted }, 90.0), "another script");
    }

    #[test]
    fn a_turned_box_takes_the_room_that_it_reaches_over() {
        let upright = turned(Rect::from_center_size(pos2(5.0, 5.0), vec2(8.0, 2.0)), std::f32::consts::FRAC_PI_2);
        assert!((upright.width() - 2.0).abs() < 1e-3 && (upright.height() - 8.0).abs() < 1e-3);
    }
}
