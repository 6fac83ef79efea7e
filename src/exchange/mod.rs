//! Dossiers out, in formats that others read. One file a format; what a layer's rows hold is decided once, in `row`.

mod annotation;
mod csv_out;
mod czml;
mod dated_legs;
mod format;
mod gazetteers;
mod geojson;
mod linked_places;
mod lp_tsv_out;
mod mf_json;
mod row;
mod rows;
mod sheet;
mod told_places;

pub use annotation::annotations;
pub use csv_out::{csv_from_rows, harmless_cell};
pub use format::{ExportError, Format, LayerFormat, Selection, written};
pub use gazetteers::{GazetteerFormat, ImportedPlaces, RefusedRow, background_places, places_from};
pub use geojson::geojson_from_rows;
pub use row::{Geometry, Row, TimeSpanOut, Value};
pub use rows::{Layer, rows};
pub use sheet::{Sheet, dispute_line, html, markdown, sheet, side_name};
