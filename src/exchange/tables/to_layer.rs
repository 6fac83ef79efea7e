//! A table as a layer, kept in memory by columns.

use super::{ColumnHead, ImportError, Record, Sink};
use crate::layer::{Layer, LayerBuilder};

/// Gathers rows into a layer.
#[derive(Debug)]
pub struct LayerSink {
    builder: LayerBuilder,
}

impl LayerSink {
    /// A layer of that name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { builder: LayerBuilder::new(name) }
    }

    /// The layer.
    #[must_use]
    pub fn finish(self) -> Layer {
        self.builder.finish()
    }
}

impl Sink for LayerSink {
    fn columns(&mut self, _from: usize, columns: &[ColumnHead]) -> Result<(), ImportError> {
        for column in columns {
            self.builder.add_column(&column.name, column.kind);
        }
        Ok(())
    }

    fn row(&mut self, record: &Record<'_>) -> Result<(), ImportError> {
        self.builder.push(record.cells.iter().map(|cell| cell.text()), &record.entry, record.line.cloned());
        Ok(())
    }
}
