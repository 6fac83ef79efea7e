//! `dateline import`: a table of somebody else's as GeoJSON, CSV or `GeoParquet`, every column kept, with a report of what was refused and why.

use std::fs::File;
use std::io::{self, BufWriter, Cursor, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::output::{Failure, Talk, unwritten};
use crate::exchange::tables::{ImportError, Mapping, Sink, Source, TableKind, TableOut, headings};
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
    /// Write nothing if a single row is refused; the file to write must be named then
    #[arg(long, requires = "output")]
    strict: bool,
}

fn kind_parser() -> impl TypedValueParser<Value = TableKind> {
    let value = |kind: TableKind| PossibleValue::new(kind.name()).help(kind.label());
    // only names of the list come here
    PossibleValuesParser::new(TableKind::ALL.map(value)).try_map(|name| TableKind::named(&name).ok_or("no such format"))
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let wanted = args.output.as_deref().map_or(Ok(TableOut::GeoJson), wanted)?;
    let shown = args.file.display();
    let unread = |error: io::Error| Failure::data(format!("cannot read {shown}: {error}"));
    let mut file = File::open(&args.file).map_err(unread)?;
    let mut beginning = Vec::new();
    Read::by_ref(&mut file).take(LOOKED_AT).read_to_end(&mut beginning).map_err(unread)?;
    let kind = kind_of(args, &beginning)?;
    let mapping = match &args.columns {
        Some(mapping) => Some(Mapping { month_first: args.month_first, ..mapping.clone() }),
        None if args.month_first => {
            let (_, mapping) = headings(beginning.as_slice()).map_err(unread)?;
            Some(Mapping { month_first: true, ..mapping })
        }
        None => None,
    };
    let name = args.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let path = Some(args.file.clone());
    let source = Source { mapping, path, ..Source::new(Cursor::new(beginning).chain(file)) };
    let read = |sink: &mut dyn Sink| kind.read(source, sink, &mut |_| ControlFlow::Continue(()));
    let failed = |error: ImportError| match error {
        ImportError::Io(error) => unread(error),
        ImportError::Unwritten(error) => unwritten(args.output.as_deref(), &error),
        other => Failure::data(format!("{shown}: {other}")),
    };
    let is_itself = |path: &PathBuf| path.canonicalize().ok().zip(args.file.canonicalize().ok()).is_some_and(|(out, table)| out == table);
    if let Some(path) = args.output.as_ref().filter(|path| is_itself(path)) {
        return Err(Failure::usage(format!("-o {}: this is the table itself: choose another name", path.display())));
    }
    let report = match &args.output {
        None => {
            let out = BufWriter::new(io::stdout());
            match wanted.write(out, &name, read) {
                // a reader that stops early is no failure
                Err(ImportError::Unwritten(error)) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
                other => other.map(|(report, _)| report).map_err(failed)?,
            }
        }
        Some(path) => {
            let out = AtomicFile::create(path).map_err(|error| unwritten(Some(path), &error))?;
            let (report, out) = wanted.write(out, &name, read).map_err(failed)?;
            if !args.strict || report.refused.is_empty() {
                out.commit().map_err(|error| unwritten(Some(path), &error))?;
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
    if report.kept == 0 && !report.refused.is_empty() {
        talk.line("no row could be used");
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}

fn wanted(path: &Path) -> Result<TableOut, Failure> {
    // a device or a pipe has no ending
    let is_no_file = || std::fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir());
    TableOut::of(path).or_else(|| is_no_file().then_some(TableOut::GeoJson)).ok_or_else(|| {
        let parquet = if cfg!(feature = "parquet") { ", .parquet" } else { "" };
        Failure::usage(format!("-o {}: expected a name that ends in .geojson, .geojsonl{parquet} or .csv", path.display()))
    })
}

/// What the file is: as was said, or by its beginning and its ending. Who says what columns mean has a CSV.
fn kind_of(args: &Args, beginning: &[u8]) -> Result<TableKind, Failure> {
    let csv = TableKind::named("csv").filter(|_| args.columns.is_some() || args.month_first);
    if let (Some(csv), Some(kind)) = (csv, args.kind.filter(|kind| Some(*kind) != csv)) {
        return Err(Failure::usage(format!(
            "--columns and --month-first are for --as {}: the columns of {} are known",
            csv.name(),
            kind.name()
        )));
    }
    let extension = args.file.extension().unwrap_or_default().to_string_lossy();
    args.kind.or(csv).or_else(|| TableKind::guess(beginning, &extension)).ok_or_else(|| {
        let names: Vec<&str> = TableKind::ALL.iter().map(|kind| kind.name()).collect();
        Failure::usage(format!("{}: it is not clear what this is; say it with --as {}", args.file.display(), names.join("|")))
    })
}
