//! From a [`Scene`](crate::query::Scene) and a projector to shapes, and what lies under the pointer.
//!
//! The visual grammar lives here: shape says kind, colour says article, fill says modality, area says where-precision, alpha
//! says date-precision. The window and the picture export draw through the same functions, so both show the same.

mod area;
mod backdrop;
mod convoy;
mod easel;
mod film;
mod furniture;
mod gpu;
mod ground;
mod label;
mod layer;
mod legend;
mod letters;
mod look;
mod map;
mod offscreen;
mod ribbon;
mod spread;
mod svg;
mod symbol;
mod track;
mod vectors;

pub use backdrop::{Backdrop, WORLD};
pub use easel::{Adapter, Pixels};
pub use film::{Animation, Film};
pub use furniture::{
    OVERVIEW_SIZE, caption_rect, paint_attribution, paint_caption, paint_north, paint_overview, paint_scale_bar, scale_bar_rect,
};
pub use gpu::{flatten, install as install_pipelines};
pub use ground::{Ground, GroundPainter, GroundRequest, GroundView, Name};
pub use layer::{paint_layer, view_box};
pub use legend::{Legend, paint_legend, paint_table_legend, table_legend_rect};
pub use letters::{append_line, append_text, bold, in_order_of_page, install_fonts};
pub use look::{Look, colour32};
pub use map::{Emphasis, Hit, MapPainting, Spot, Surroundings, Target, paint_scene, under_pointer};
pub use offscreen::{Picture, PictureRequest, RenderError, Renderer};
pub use symbol::{Ink, symbol, symbol_widget};

use egui::{Pos2, pos2};

use crate::geo::LonLat;

/// Where on the screen a spot on earth is.
pub(crate) fn screen_from_lonlat(projector: &walkers::Projector<'_>, at: LonLat) -> Pos2 {
    let offset = projector.project(walkers::lon_lat(at.lon, at.lat));
    pos2(offset.x, offset.y)
}
