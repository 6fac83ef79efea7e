//! Dossiers out, in formats that others read. One file a format; what a layer's rows hold is decided once, in `row`.

/// Equality and `Debug` by the format's name: a format has no state, and two of one name are the same.
macro_rules! told_apart_by_name {
    ($format:ty) => {
        impl PartialEq for $format {
            fn eq(&self, other: &Self) -> bool {
                self.name() == other.name()
            }
        }

        impl Eq for $format {}

        impl std::fmt::Debug for $format {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

mod annotation;
mod behind;
mod beside;
mod csv_out;
mod czml;
mod dated_legs;
mod delivery;
mod format;
mod gazetteers;
mod geojson;
mod geometry;
#[cfg(feature = "parquet")]
mod geoparquet;
#[cfg(feature = "parquet")]
mod geoparquet_in;
mod gpx_out;
mod handout;
mod kepler;
mod kml;
mod linked_places;
mod lp_tsv_out;
mod mf_json;
mod qgis;
mod row;
mod rows;
mod sheet;
mod split;
pub mod tables;
mod told_places;
#[cfg(feature = "parquet")]
mod wkb;
mod wkt;
mod xml;

pub use annotation::annotations;
pub use beside::Beside;
pub use csv_out::{csv_from_rows, harmless_cell};
pub use delivery::{Delivered, DeliveryError, Order};
pub use format::{ExportError, Format, FormatFacts, LayerFormat, Selection, written};
pub use gazetteers::{GazetteerFormat, ImportedPlaces, RefusedRow, background_places, places_from};
pub use geojson::geojson_from_rows;
pub use geometry::Geometry;
#[cfg(feature = "parquet")]
pub use geoparquet::{Cell, ColumnType, ParquetTable};
#[cfg(feature = "parquet")]
pub use geoparquet_in::{GeoParquetError, GeoParquetReader};
pub use handout::{Edition, Handout, HandoutError, HandoutOptions, Paper, handout_html, handout_pdf};
pub use kepler::kepler_map;
pub use qgis::{STYLED_LAYERS, qgis_style};
pub use row::{Row, TimeSpanOut, Value};
pub use rows::{Layer, lesson_rows, rows};
pub use sheet::{Sheet, dispute_line, html, markdown, sheet, side_name};
pub use split::{MANIFEST_NAME, Manifest, Part, SPLIT_LAYERS, SplitBy, SplitError, SplitFile, filter_in_words, parts, split};
#[cfg(feature = "parquet")]
pub use wkb::{WkbError, WkbKind};
