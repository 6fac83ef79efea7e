//! `dateline export`: a layer for other programs.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::output::{Failure, Talk, write_data};
use super::{DossierArg, FilterArgs};
use crate::exchange::{self, Beside, Delivered, DeliveryError, Format, Layer, Manifest, Order, SplitBy};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to write
    #[arg(long, value_enum)]
    layer: LayerArg,
    /// In which format; without it, what the ending of -o says, and GeoJSON where that says nothing
    #[arg(long, value_parser = format_parser())]
    format: Option<Format>,
    /// The file to write, or with --split-by the folder; without it, standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write one file for each article, kind, actor or place into the folder of -o, with a manifest.json
    #[arg(long, value_enum, value_name = "WHAT", requires = "output")]
    split_by: Option<SplitArg>,
    /// Write a style for QGIS beside the file, which QGIS applies by itself; with geojson or geoparquet, of events, movements or claims
    #[arg(long, requires = "output", conflicts_with = "split_by")]
    with_style: bool,
    /// Write a map for kepler.gl beside the file, with the rows, their colours and time; with geojson, of events, movements or claims
    #[arg(long, requires = "output", conflicts_with = "split_by")]
    with_kepler: bool,
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
enum SplitArg {
    /// One file for each article
    Article,
    /// One for each kind of event or movement
    Kind,
    /// One for each actor that is named, with its parts
    Actor,
    /// One for each place that is named, with what lies inside
    Place,
}

impl SplitArg {
    fn by(self) -> SplitBy {
        match self {
            Self::Article => SplitBy::Article,
            Self::Kind => SplitBy::Kind,
            Self::Actor => SplitBy::Actor,
            Self::Place => SplitBy::Place,
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
    let (layer, filter) = (args.layer.layer(), args.filters.filter(&dossier)?);
    let of_ending = || args.output.as_deref().filter(|_| args.split_by.is_none()).and_then(Format::of);
    let format = args.format.or_else(of_ending).unwrap_or(Format::GEOJSON);
    let Some(path) = &args.output else {
        let data = exchange::written(&dossier, layer, &filter, format).map_err(|error| Failure::usage(error.to_string()))?;
        write_data(None, &data)?;
        return Ok(ExitCode::SUCCESS);
    };
    let asked = [(args.with_style, Beside::QgisStyle), (args.with_kepler, Beside::KeplerMap)];
    let beside = asked.into_iter().filter_map(|(asked, beside)| asked.then_some(beside)).collect();
    let order = Order { layer, format, filter, split_by: args.split_by.map(SplitArg::by), beside };
    let delivered = order.deliver(&dossier, path, &mut |_| ControlFlow::Continue(())).map_err(|error| match error {
        DeliveryError::Unwritten(..) => Failure::data(error.to_string()),
        other => Failure::usage(other.to_string()),
    })?;
    let (mut talk, shown) = (Talk::new(), path.display());
    match delivered {
        Delivered::File { rows, without_place, beside } => {
            for beside in &beside {
                talk.line(format_args!("{}: goes with it", beside.display()));
            }
            talk.line(format_args!("{shown}: {rows} {}, {without_place} of them without a place", layer.name()));
        }
        Delivered::Folder(Manifest { layer, split_by, rows, rows_in_no_file, files, .. }) => {
            talk.line(format_args!("{shown}: {} files, {rows} {layer} by {split_by}, {rows_in_no_file} of them without one", files.len()));
        }
    }
    Ok(ExitCode::SUCCESS)
}
