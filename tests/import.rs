//! Tables of others, good and bad: what is kept, what is refused and why, and that nothing half is left behind.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a panic is how a helper of a test says that it failed")]

#[path = "import/command_line.rs"]
mod command_line;
#[path = "import/delimited.rs"]
mod delimited;
#[path = "import/features.rs"]
mod features;
#[path = "import/harmful_xml.rs"]
mod harmful_xml;
#[path = "support/random_dossier.rs"]
mod random_dossier;
#[path = "import/round_trips.rs"]
mod round_trips;
#[path = "support/run.rs"]
mod run;

use std::io::Read;
use std::ops::ControlFlow;

use dateline::exchange::tables::{GeoJsonSink, ImportError, LayerSink, Mapping, Report, Sink, Source, TableKind};
use dateline::layer::Layer;

/// Reads a table to its end.
fn import(kind: &str, source: Source<'_>, sink: &mut dyn Sink) -> Result<Report, ImportError> {
    TableKind::named(kind).unwrap().read(source, sink, &mut |_| ControlFlow::Continue(()))
}

/// What an import comes to: a line for each row with place and dates, then the report; or why there is nothing.
fn said(kind: &str, bytes: &[u8]) -> String {
    said_of(kind, bytes, None)
}

fn said_of(kind: &str, bytes: &[u8], mapping: Option<Mapping>) -> String {
    let mut sink = LayerSink::new("a test");
    match import(kind, Source { mapping, ..Source::new(bytes) }, &mut sink) {
        Ok(report) => rows(&sink.finish()) + &report.lines().join("\n"),
        Err(error) => error.to_string(),
    }
}

/// Place, first and last day, precisions, and every cell that is not empty.
fn rows(layer: &Layer) -> String {
    let row = |row: usize| {
        let at = layer.at(row).map_or_else(|| "nowhere".to_owned(), |at| format!("{} {}", at.lon, at.lat));
        let when = layer.span(row).map_or_else(
            || "undated".to_owned(),
            |span| {
                let day = |day: Option<dateline::time::Moment>| day.map_or_else(|| "..".to_owned(), |day| day.date().to_string());
                format!("{} to {}", day(span.start), day(span.end.map(|end| end.plus_seconds(-1))))
            },
        );
        let prec = |prec: Option<u8>| prec.map_or_else(|| "-".to_owned(), |prec| prec.to_string());
        format!("{at}, {when}, where {}, date {}\n", prec(layer.where_prec(row)), prec(layer.date_prec(row)))
    };
    (0..layer.len()).map(row).collect()
}

/// A table as a layer, of which nothing may be refused.
fn layer_of(kind: &str, bytes: &[u8]) -> Layer {
    let mut sink = LayerSink::new("a test");
    let report = import(kind, Source::new(bytes), &mut sink).unwrap();
    assert_eq!(report.refused_rows(), 0, "{}", report.lines().join("\n"));
    sink.finish()
}

/// A table as GeoJSON, of which nothing may be refused.
fn geojson_of(kind: &str, bytes: impl Read + Send) -> String {
    let mut sink = GeoJsonSink::new(Vec::new(), "a test");
    let report = import(kind, Source::new(bytes), &mut sink).unwrap();
    assert_eq!(report.refused_rows(), 0, "{}", report.lines().join("\n"));
    String::from_utf8(sink.finish().unwrap()).unwrap()
}

/// The cell of a row in the column of that name.
fn cell<'a>(layer: &'a Layer, name: &str, row: usize) -> &'a str {
    layer.columns[layer.column(name).unwrap_or_else(|| panic!("no column {name}"))].get(row)
}

/// The name of the format that a file seems to have.
fn guessed(bytes: &[u8], extension: &str) -> Option<&'static str> {
    TableKind::guess(bytes, extension).map(TableKind::name)
}

/// What an import fails with.
fn failure(kind: &str, bytes: impl Read + Send) -> ImportError {
    let mut sink = LayerSink::new("a test");
    import(kind, Source::new(bytes), &mut sink).unwrap_err()
}
