//! Dossiers out, in formats that others read. One file a format; what a layer's rows hold is decided once, in `row`.

mod csv_out;
mod geojson;
mod row;
mod rows;

pub use csv_out::csv_from_rows;
pub use geojson::geojson_from_rows;
pub use row::{Geometry, Row, TimeSpanOut, Value};
pub use rows::{Layer, rows};
