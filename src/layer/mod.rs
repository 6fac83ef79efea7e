//! Large tables of events that the user brought: columns, not structs, so that ten million rows fit into memory and are gone through
//! quickly. A table keeps every cell of its source, and beside them what the map and the slider need: where, when, how exactly.

mod column;
mod table;

pub use column::{Column, ColumnKind};
pub use table::{Entry, Layer, LayerBuilder, Line};
