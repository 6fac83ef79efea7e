//! `dateline export`: a layer for other programs.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::output::{Failure, Talk, write_data};
use super::{DossierArg, FilterArgs};
use crate::exchange::{self, ExportError, Format, Layer, MANIFEST_NAME, Manifest, Selection, SplitBy, SplitError};
use crate::store::FolderWriter;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to write
    #[arg(long, value_enum)]
    layer: LayerArg,
    /// In which format
    #[arg(long, value_parser = format_parser(), default_value = Format::GEOJSON.name())]
    format: Format,
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
    let layer = args.layer.layer();
    let filter = args.filters.filter(&dossier)?;
    let what = Selection { dossier: &dossier, layer, filter: &filter };
    if let (Some(by), Some(folder)) = (args.split_by, &args.output) {
        return write_split(&what, args.format, by.by(), folder);
    }
    let data = exchange::written(&dossier, layer, &filter, args.format).map_err(|error| Failure::usage(error.to_string()))?;
    let beside = args.output.as_deref().map_or(Ok(Vec::new()), |path| files_beside(args, &what, path))?;
    write_data(args.output.as_deref(), &data)?;
    for (path, text) in beside {
        write_data(Some(&path), text.as_bytes())?;
        Talk::new().line(format_args!("{}: goes with it", path.display()));
    }
    if let Some(path) = &args.output {
        let rows = exchange::rows(&dossier, layer, &filter);
        let placeless = rows.iter().filter(|row| row.geometry.is_none()).count();
        Talk::new().line(format_args!("{}: {} {}, {placeless} of them without a place", path.display(), rows.len(), layer.name()));
    }
    Ok(ExitCode::SUCCESS)
}

/// The files that go with an export: their paths and what is in them.
fn files_beside(args: &Args, what: &Selection<'_>, path: &Path) -> Result<Vec<(PathBuf, String)>, Failure> {
    let refused = |flag: &str, formats: &str| {
        let (layer, format) = (what.layer.name(), args.format.name());
        Failure::usage(format!("{flag}: expected {formats} of events, movements or claims, found {format} of {layer}"))
    };
    let mut files = Vec::new();
    if args.with_style {
        let style = exchange::qgis_style(what.dossier, what.layer).filter(|_| ["geojson", "geoparquet"].contains(&args.format.name()));
        files.push((path.with_extension("qml"), style.ok_or_else(|| refused("--with-style", "geojson or geoparquet"))?));
    }
    if args.with_kepler {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let map = exchange::kepler_map(what, &name).filter(|_| args.format == Format::GEOJSON);
        files.push((path.with_extension("kepler.json"), map.ok_or_else(|| refused("--with-kepler", "geojson"))?));
    }
    if files.iter().any(|(beside, _)| beside == path) {
        return Err(Failure::usage(format!("-o {}: expected another ending than that of the file beside it", path.display())));
    }
    Ok(files)
}

fn write_split(what: &Selection<'_>, format: Format, by: SplitBy, folder: &Path) -> Result<ExitCode, Failure> {
    let unwritten = |error: io::Error| Failure::data(format!("cannot write the folder {}: {error}", folder.display()));
    let old = files_of_earlier_split(folder)?;
    let mut writer = FolderWriter::create(folder).map_err(unwritten)?;
    let manifest = exchange::split(what, format, by, &mut |name, data| writer.add(name, data)).map_err(|error| match error {
        SplitError::Export(ExportError::Io(error)) => unwritten(error),
        other => Failure::usage(other.to_string()),
    })?;
    writer.add(MANIFEST_NAME, manifest.to_json().as_bytes()).map_err(unwritten)?;
    writer.commit(&old).map_err(unwritten)?;
    let Manifest { layer, rows, rows_in_no_file, files, .. } = &manifest;
    let (shown, by) = (folder.display(), by.name());
    Talk::new().line(format_args!("{shown}: {} files, {rows} {layer} by {by}, {rows_in_no_file} of them without one", files.len()));
    Ok(ExitCode::SUCCESS)
}

/// The files that an earlier split wrote into a folder, its manifest among them. A folder with anything else is not ours to write into.
fn files_of_earlier_split(folder: &Path) -> Result<BTreeSet<String>, Failure> {
    let remedy = "choose a new folder, an empty one, or one that an earlier split wrote";
    let shown = folder.display();
    let mut entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
        Err(error) => return Err(Failure::usage(format!("-o {shown}: expected a folder: {error}; {remedy}"))),
    };
    if entries.next().is_none() {
        return Ok(BTreeSet::new());
    }
    let manifest = std::fs::read_to_string(folder.join(MANIFEST_NAME)).ok().and_then(|text| Manifest::from_json(&text));
    let Some(manifest) = manifest else {
        return Err(Failure::usage(format!("-o {shown}: the folder has files in it, and no {MANIFEST_NAME} of a split; {remedy}")));
    };
    Ok(manifest.files.into_iter().map(|file| file.name).chain([MANIFEST_NAME.to_owned()]).collect())
}
