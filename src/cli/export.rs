//! `dateline export`: a layer for other programs.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::output::{Failure, Talk, write_data};
use super::{DossierArg, FilterArgs};
use crate::exchange::{self, Format, Layer};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to write
    #[arg(long, value_enum)]
    layer: LayerArg,
    /// In which format
    #[arg(long, value_parser = format_parser(), default_value = Format::GEOJSON.name())]
    format: Format,
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

/// The formats by name, each with what it is and which layers have it.
pub(super) fn format_parser() -> impl TypedValueParser<Value = Format> {
    let value = |format: Format| PossibleValue::new(format.name()).help(format!("{}; of {}", format.label(), format.layers_in_words()));
    PossibleValuesParser::new(Format::ALL.map(value)).map(|name| Format::named(&name).unwrap_or(Format::GEOJSON))
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let dossier = args.dossier.sound()?;
    let layer = args.layer.layer();
    let filter = args.filters.filter(&dossier)?;
    let data = exchange::written(&dossier, layer, &filter, args.format).map_err(|error| Failure::usage(error.to_string()))?;
    write_data(args.output.as_deref(), &data)?;
    if let Some(path) = &args.output {
        let rows = exchange::rows(&dossier, layer, &filter);
        let placeless = rows.iter().filter(|row| row.geometry.is_none()).count();
        Talk::new().line(format_args!("{}: {} {}, {placeless} of them without a place", path.display(), rows.len(), layer.name()));
    }
    Ok(ExitCode::SUCCESS)
}
