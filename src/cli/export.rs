//! `dateline export`: a layer for other programs.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;

use super::output::{Failure, Talk, write_data};
use super::{DossierArg, FilterArgs};
use crate::exchange::{self, Format, Layer};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to write
    #[arg(long, value_enum)]
    layer: LayerArg,
    /// In which format
    #[arg(long, value_enum, default_value_t = FormatArg::Geojson)]
    format: FormatArg,
    /// The file to write; without it, standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    dossier: DossierArg,
    #[command(flatten)]
    filters: FilterArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum LayerArg {
    /// One feature an event, at all the places that its claims name
    Events,
    /// One feature a leg of a movement
    Movements,
    /// One feature a claim, as its article has it
    Claims,
    /// The gazetteer
    Places,
    /// The cards of the source texts
    Articles,
    /// Who acts
    Actors,
    /// Where sources differ: who from whom, and by how much
    Disputes,
}

impl LayerArg {
    pub(super) fn layer(self) -> Layer {
        match self {
            Self::Events => Layer::Events,
            Self::Movements => Layer::Movements,
            Self::Claims => Layer::Claims,
            Self::Places => Layer::Places,
            Self::Articles => Layer::Articles,
            Self::Actors => Layer::Actors,
            Self::Disputes => Layer::Disputes,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormatArg {
    /// RFC 7946, with `when` as in Linked Places
    Geojson,
    /// RFC 4180, with longitude and latitude columns
    Csv,
    /// W3C Web Annotations of the passages (JSON-LD); of claims
    Annotations,
    /// A source sheet for a handout or a footnote; of events, movements or claims
    Markdown,
    /// The same as one web page that needs nothing beside it
    Html,
}

impl FormatArg {
    fn format(self) -> Format {
        match self {
            Self::Geojson => Format::GeoJson,
            Self::Csv => Format::Csv,
            Self::Annotations => Format::Annotations,
            Self::Markdown => Format::Markdown,
            Self::Html => Format::Html,
        }
    }
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let dossier = args.dossier.sound()?;
    let layer = args.layer.layer();
    let filter = args.filters.filter(&dossier)?;
    let data = exchange::written(&dossier, layer, &filter, args.format.format()).map_err(|error| Failure::usage(error.to_string()))?;
    write_data(args.output.as_deref(), data.as_bytes())?;
    if let Some(path) = &args.output {
        let rows = exchange::rows(&dossier, layer, &filter);
        let placeless = rows.iter().filter(|row| row.geometry.is_none()).count();
        Talk::new().line(format_args!("{}: {} {}, {placeless} of them without a place", path.display(), rows.len(), layer.name()));
    }
    Ok(ExitCode::SUCCESS)
}
