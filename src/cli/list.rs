//! `dateline list`: the same selection as `export`, for reading.

use std::fmt::Write as _;
use std::process::ExitCode;
use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::export::LayerArg;
use super::output::{Failure, Talk, write_data};
use super::{DossierArg, FilterArgs};
use crate::dossier::Dossier;
use crate::exchange::{self, Layer, Row};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to print
    #[arg(value_enum)]
    what: What,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    dossier: DossierArg,
    #[command(flatten)]
    filters: FilterArgs,
}

/// What can be printed: the layers of exports, and lessons.
#[derive(Clone, Copy, Debug)]
enum What {
    Layer(LayerArg),
    Lessons,
}

impl ValueEnum for What {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<What>> =
            LazyLock::new(|| LayerArg::value_variants().iter().map(|layer| What::Layer(*layer)).chain([What::Lessons]).collect());
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Self::Layer(layer) => layer.to_possible_value(),
            Self::Lessons => Some(PossibleValue::new("lessons").help("Steps for a class; with filters, those that show what passes")),
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    /// Columns for reading
    Table,
    /// JSON Lines with the keys of the GeoJSON export
    Json,
    /// The columns of the CSV export
    Csv,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let dossier = args.dossier.sound()?;
    let What::Layer(layer) = args.what else { return lessons(&dossier, &args.filters, args.format) };
    let layer = layer.layer();
    let rows = exchange::rows(&dossier, layer, &args.filters.filter(&dossier)?);
    let what = if layer == Layer::Movements { "legs of movements" } else { layer.name() };
    print(&rows, columns(layer), what, args.format)
}

/// Prints which lessons there are.
pub(super) fn lessons(dossier: &Dossier, filters: &FilterArgs, format: Format) -> Result<ExitCode, Failure> {
    print(&exchange::lesson_rows(dossier, &filters.filter(dossier)?), LESSON_COLUMNS, "lessons", format)
}

fn print(rows: &[Row], columns: Columns, what: &str, format: Format) -> Result<ExitCode, Failure> {
    let data = match format {
        Format::Table => table(columns, rows),
        Format::Json => rows.iter().map(|row| serde_json::to_string(row).unwrap_or_default() + "\n").collect(),
        Format::Csv => exchange::csv_from_rows(rows),
    };
    write_data(None, data.as_bytes())?;
    if matches!(format, Format::Table) {
        Talk::new().line(format_args!("{} {what}", rows.len()));
    }
    Ok(ExitCode::SUCCESS)
}

const LESSON_COLUMNS: Columns = &[
    ("lesson", "id", 34),
    ("title", "title", 40),
    ("min", "minutes", 4),
    ("steps", "steps", 5),
    ("questions", "questions", 9),
    ("articles", "articles", 60),
];

/// The columns of a table: heading, key, greatest width in characters.
type Columns = &'static [(&'static str, &'static str, usize)];

/// The columns of the table of each layer.
fn columns(layer: Layer) -> Columns {
    match layer {
        Layer::Events => &[
            ("when", "date_label", 30),
            ("kind", "kind", 13),
            ("title", "title", 70),
            ("where", "place_names", 36),
            ("articles", "articles", 44),
        ],
        Layer::Movements => &[
            ("when", "date_label", 30),
            ("kind", "kind", 13),
            ("title", "title", 60),
            ("from", "from", 22),
            ("to", "to", 22),
            ("path", "path", 8),
        ],
        Layer::Claims => &[
            ("claim", "id", 44),
            ("article", "article_id", 20),
            ("¶", "paragraph", 3),
            ("modality", "modality", 11),
            ("when", "date_label", 26),
            ("says", "says", 90),
        ],
        Layer::Places => &[
            ("place", "id", 30),
            ("name", "name", 30),
            ("kind", "kind", 16),
            ("in", "parent", 24),
            ("claims", "claims", 6),
            ("source", "source", 50),
        ],
        Layer::Articles => &[
            ("article", "id", 22),
            ("title", "title", 60),
            ("outlet", "outlet", 14),
            ("published", "published_label", 40),
            ("claims", "claims", 6),
            ("¶ cited", "paragraphs_cited", 7),
            ("excused", "paragraphs_excused", 7),
            ("disputes", "disputes", 8),
        ],
        Layer::Actors => {
            &[("actor", "id", 30), ("name", "name", 40), ("kind", "kind", 10), ("part of", "part_of", 22), ("claims", "claims", 6)]
        }
        Layer::Disputes => &[
            ("dispute", "title", 56),
            ("kind", "kind", 8),
            ("between", "between", 18),
            ("by how much", "by_how_much", 36),
            ("who says what", "sides", 200),
        ],
    }
}

fn table(columns: Columns, rows: &[Row]) -> String {
    let cell =
        |row: &Row, key: &str| if key == "id" { row.id.clone() } else { row.property(key).map(ToString::to_string).unwrap_or_default() };
    let cells: Vec<Vec<String>> =
        rows.iter().map(|row| columns.iter().map(|(_, key, width)| shortened(&cell(row, key), *width)).collect()).collect();
    let widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(n, (heading, _, _))| {
            cells.iter().filter_map(|row| row.get(n)).map(|cell| cell.chars().count()).chain([heading.chars().count()]).max().unwrap_or(0)
        })
        .collect();
    let mut out = String::new();
    let mut line = |cells: &[String]| {
        let padded: Vec<String> = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}", width = *width)).collect();
        let _ = writeln!(out, "{}", padded.join("  ").trim_end());
    };
    line(&columns.iter().map(|(heading, _, _)| (*heading).to_owned()).collect::<Vec<_>>());
    for row in &cells {
        line(row);
    }
    out
}

fn shortened(text: &str, width: usize) -> String {
    if text.chars().count() <= width { text.to_owned() } else { text.chars().take(width.saturating_sub(1)).chain(['…']).collect() }
}
