//! `dateline link`: the places that any text names, streamed, and how well they are found.

mod output;
mod score;

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;

use super::DossierArg;
use super::output::{Failure, Talk};
use crate::dossier::Dossier;
use crate::exchange::{GazetteerFormat, background_places, places_from};
use crate::gazetteer::{Place, merged};
use crate::linking::{Linker, Mention, Progress};
use crate::store::{Source, curated_places};
use output::Output;

/// Bytes that are read at once. Files of any size are linked in this much memory and a few blocks.
const CHUNK_BYTES: usize = 1 << 20;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Texts in UTF-8; - is standard input
    #[arg(required_unless_present = "score", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// More places: LP-TSV, LPF, or GeoNames' dump; behind the dossier's, before the program's
    #[arg(long, value_name = "FILE")]
    gazetteer: Vec<PathBuf>,
    /// Only the places of the dossier, and those of --gazetteer
    #[arg(long)]
    no_background: bool,
    /// Instead: link the texts of an annotated table (CSV: file, start, end, surface, role, `place_id`) and say how well
    #[arg(long, value_name = "GOLD.csv", conflicts_with = "files")]
    score: Option<PathBuf>,
    #[command(flatten)]
    dossier: DossierArg,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A line a mention, for reading
    Text,
    /// JSON Lines
    Json,
    /// RFC 4180
    Csv,
    /// The locations, RFC 7946
    Geojson,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let dossier = args.dossier.sound()?;
    let behind = behind(args)?;
    let linker = linker(&dossier, &behind);
    let gazetteer = merged(&dossier.gazetteer, &behind);
    if let Some(gold) = &args.score {
        return score::run(gold, &args.dossier.source(), &dossier, &linker, &gazetteer);
    }
    let mut out = Output::new(args.format, &gazetteer, BufWriter::new(io::stdout().lock()));
    let mut failed = false;
    out.begin();
    for file in &args.files {
        if let Err(message) = link_file(&linker, file, &mut out) {
            Talk::new().line(format_args!("dateline: {}: {message}", file.display()));
            failed = true;
        }
    }
    out.end();
    Ok(ExitCode::from(u8::from(failed)))
}

/// What lies behind the dossier's own places: those that the user brought, behind them those of the program.
fn behind(args: &Args) -> Result<Vec<Place>, Failure> {
    let mut places = Vec::new();
    for path in &args.gazetteer {
        let shown = path.display();
        let bytes = std::fs::read(path).map_err(|error| Failure::data(format!("cannot read {shown}: {error}")))?;
        let text = String::from_utf8(bytes).map_err(|_| Failure::data(format!("{shown}: expected a table in UTF-8")))?;
        let format = GazetteerFormat::guess(&text);
        let format =
            format.ok_or_else(|| Failure::data(format!("{shown}: expected LP-TSV, LPF or the dump of GeoNames, found none of them")))?;
        let read = places_from(&text, format);
        let mut talk = Talk::new();
        talk.line(format_args!("{shown}: {} places, {} rows refused", read.places.len(), read.refused.len()));
        for row in read.refused.iter().take(5) {
            talk.line(format_args!("  line {}: {}", row.line, row.why));
        }
        places.extend(read.places);
    }
    if !args.no_background {
        places.extend(places_of_the_program(&args.dossier.source()));
    }
    Ok(places)
}

/// The places that the program knows, to stand behind a dossier's: first those that it curates, then those that it only knows.
pub(super) fn places_of_the_program(source: &Source) -> Vec<Place> {
    let mut places = curated_places(source);
    places.extend_from_slice(background_places());
    places
}

/// A linker that takes the names of a dossier's actors for names of their own.
pub(super) fn linker(dossier: &Dossier, behind: &[Place]) -> Linker {
    let names = dossier.actors.iter().flat_map(|actor| std::iter::once(&actor.name).chain(&actor.names));
    Linker::new(&dossier.gazetteer, behind, names.map(String::as_str))
}

fn link_file(linker: &Linker, path: &Path, out: &mut Output<'_, impl Write>) -> Result<(), String> {
    let name = path.display().to_string();
    let reader: Box<dyn Read> = if name == "-" {
        Box::new(io::stdin().lock())
    } else {
        if path.is_dir() {
            return Err("expected a text, found a folder".to_owned());
        }
        Box::new(File::open(path).map_err(|error| error.to_string())?)
    };
    stream(linker, reader, |mention| out.mention(&name, &mention))
}

/// Links a text as it is read. What is not UTF-8, or holds the zero bytes of a binary file, is refused with the offset.
fn stream(linker: &Linker, mut reader: impl Read, mut sink: impl FnMut(Mention)) -> Result<(), String> {
    let mut held = String::new();
    let mut undecoded: Vec<u8> = Vec::new();
    let mut progress = Progress::default();
    let mut read_bytes = 0_u64;
    let mut buffer = vec![0_u8; CHUNK_BYTES];
    loop {
        let count = reader.read(&mut buffer).map_err(|error| error.to_string())?;
        undecoded.extend_from_slice(buffer.get(..count).unwrap_or_default());
        let is_last = count == 0;
        let valid = match std::str::from_utf8(&undecoded) {
            Ok(text) => text.len(),
            // a character may go on in the next chunk
            Err(error) if error.error_len().is_none() && !is_last => error.valid_up_to(),
            Err(error) => {
                let at = read_bytes + error.valid_up_to() as u64;
                return Err(format!("expected a text in UTF-8, found another byte at {at}; convert it (for Arabic, from Windows-1256)"));
            }
        };
        if let Some(zero) = undecoded.iter().position(|byte| *byte == 0) {
            return Err(format!("expected a text, found a binary file: a zero byte at {}", read_bytes + zero as u64));
        }
        let rest = undecoded.split_off(valid);
        let text = String::from_utf8(std::mem::replace(&mut undecoded, rest)).unwrap_or_default();
        if read_bytes == 0 && !text.is_empty() {
            progress.skip_byte_order_mark(&text);
        }
        let mark = if read_bytes == 0 { text.len() - text.trim_start_matches('\u{feff}').len() } else { 0 };
        read_bytes += valid as u64;
        held.push_str(text.get(mark..).unwrap_or_default());
        let done = linker.link_some(&held, is_last, &mut progress, &mut sink);
        held.drain(..done);
        if is_last {
            return Ok(());
        }
    }
}
