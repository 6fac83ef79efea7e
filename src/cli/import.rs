//! `dateline import`: a table of somebody else's as GeoJSON, CSV or `GeoParquet`, every column kept, with a report of what was refused and why.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::output::{Failure, Talk};
#[cfg(feature = "parquet")]
use crate::exchange::tables::ParquetSink;
use crate::exchange::tables::{CsvSink, GeoJsonSink, ImportError, Mapping, Report, Source, TableKind};
use crate::store::AtomicFile;

/// So much of a file is looked at to find out what it is.
const LOOKED_AT: u64 = 64 << 10;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The table to read
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What it is; without it, what its beginning says
    #[arg(long = "as", value_name = "FORMAT", value_parser = kind_parser())]
    kind: Option<TableKind>,
    /// The file to write: .geojson, .geojsonl (one feature a line), .csv or .parquet; without it, GeoJSON on standard output
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// Of any CSV: which column means what, such as longitude=x,latitude=y,date=when; without it, what the headings say
    #[arg(long, value_name = "PAIRS", value_parser = Mapping::parse)]
    columns: Option<Mapping>,
    /// Of any CSV: 03/04/2019 is the fourth of March
    #[arg(long)]
    month_first: bool,
    /// Write nothing if a single row is refused
    #[arg(long)]
    strict: bool,
}

fn kind_parser() -> impl TypedValueParser<Value = TableKind> {
    let value = |kind: TableKind| PossibleValue::new(kind.name()).help(kind.label());
    // only names of the list come here
    PossibleValuesParser::new(TableKind::ALL.map(value)).try_map(|name| TableKind::named(&name).ok_or("no such format"))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    GeoJson,
    GeoJsonSeq,
    Csv,
    #[cfg(feature = "parquet")]
    Parquet,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let wanted = args.output.as_deref().map_or(Ok(Wanted::GeoJson), wanted)?;
    let shown = args.file.display();
    let mut file = File::open(&args.file).map_err(|error| Failure::data(format!("cannot read {shown}: {error}")))?;
    let kind = args.kind.map_or_else(|| guess(&mut file, &args.file), Ok)?;
    let name = args.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mapping = args.columns.clone().map(|mapping| Mapping { month_first: args.month_first, ..mapping });
    let mapping = match mapping {
        None if args.month_first => Some(guessed(&mut file, &args.file)?),
        mapping => mapping,
    };
    let source = Source { mapping, path: Some(args.file.clone()), ..Source::new(file) };
    let failed = |error: ImportError| Failure::data(format!("{shown}: {error}"));
    let report = match &args.output {
        None => {
            let out = BufWriter::new(io::stdout());
            match convert(kind, source, out, wanted, &name) {
                // a reader that stops early is no failure
                Err(ImportError::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
                other => other.map(|(report, _)| report).map_err(failed)?,
            }
        }
        Some(path) => {
            let unwritten = |error: io::Error| Failure::data(format!("cannot write {}: {error}", path.display()));
            let out = AtomicFile::create(path).map_err(unwritten)?;
            let (report, out) = convert(kind, source, out, wanted, &name).map_err(failed)?;
            if !args.strict || report.refused.is_empty() {
                out.commit().map_err(unwritten)?;
            }
            report
        }
    };
    let mut talk = Talk::new();
    talk.line(format_args!("{shown} as {}:", kind.name()));
    report.lines().iter().for_each(|line| talk.line(line));
    if args.strict && !report.refused.is_empty() {
        talk.line("nothing is written: --strict lets no row be refused");
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}

fn wanted(path: &Path) -> Result<Wanted, Failure> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("geojson" | "json") => Ok(Wanted::GeoJson),
        Some("geojsonl" | "geojsons" | "ndjson") => Ok(Wanted::GeoJsonSeq),
        Some("csv") => Ok(Wanted::Csv),
        #[cfg(feature = "parquet")]
        Some("parquet" | "geoparquet") => Ok(Wanted::Parquet),
        _ => {
            let parquet = if cfg!(feature = "parquet") { ", .parquet" } else { "" };
            Err(Failure::usage(format!("-o {}: expected a name that ends in .geojson, .geojsonl{parquet} or .csv", path.display())))
        }
    }
}

/// What a file is by its beginning and its ending; the file is where it was.
fn guess(file: &mut File, path: &Path) -> Result<TableKind, Failure> {
    let mut beginning = Vec::new();
    let read = Read::by_ref(file).take(LOOKED_AT).read_to_end(&mut beginning).and_then(|_| file.seek(SeekFrom::Start(0)));
    read.map_err(|error| Failure::data(format!("cannot read {}: {error}", path.display())))?;
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    TableKind::guess(&beginning, &extension).ok_or_else(|| {
        let names: Vec<&str> = TableKind::ALL.iter().map(|kind| kind.name()).collect();
        Failure::usage(format!("{}: it is not clear what this is; say it with --as {}", path.display(), names.join("|")))
    })
}

/// The mapping that the headings say, with the month first; the file is where it was.
fn guessed(file: &mut File, path: &Path) -> Result<Mapping, Failure> {
    let read = crate::exchange::tables::headings(&mut *file).and_then(|(_, mapping)| file.seek(SeekFrom::Start(0)).map(|_| mapping));
    let mapping = read.map_err(|error| Failure::data(format!("cannot read {}: {error}", path.display())))?;
    Ok(Mapping { month_first: true, ..mapping })
}

fn convert<W: Write + Send>(kind: TableKind, source: Source<'_>, out: W, wanted: Wanted, name: &str) -> Result<(Report, W), ImportError> {
    let mut on = |_| ControlFlow::Continue(());
    match wanted {
        Wanted::Csv => {
            let mut sink = CsvSink::new(out);
            let report = kind.read(source, &mut sink, &mut on)?;
            Ok((report, sink.finish()?))
        }
        #[cfg(feature = "parquet")]
        Wanted::Parquet => {
            let mut out = out;
            let mut sink = ParquetSink::new(&mut out);
            let mut report = kind.read(source, &mut sink, &mut on)?;
            report.notes.extend(sink.finish()?);
            Ok((report, out))
        }
        Wanted::GeoJson | Wanted::GeoJsonSeq => {
            let mut sink = if wanted == Wanted::GeoJson { GeoJsonSink::new(out, name) } else { GeoJsonSink::sequence(out) };
            let report = kind.read(source, &mut sink, &mut on)?;
            Ok((report, sink.finish()?))
        }
    }
}
