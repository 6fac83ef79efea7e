//! `dateline lesson export`: a lesson, or what passes filters, to hand out.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;

use super::super::output::{Failure, write_data};
use super::super::{DossierArg, FilterArgs};
use super::unknown;
use crate::exchange::{Edition, Handout, HandoutOptions, Paper, handout_html, handout_pdf};

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct Args {
    /// Identifier of the lesson
    #[arg(value_name = "ID", required_unless_present = "selection", conflicts_with = "selection")]
    lesson: Option<String>,
    /// Instead of a lesson, what passes the filters below, on one map
    #[arg(long)]
    selection: bool,
    /// The title of a selection; without it, what it is of
    #[arg(long, value_name = "WORDS", requires = "selection")]
    title: Option<String>,
    /// As what
    #[arg(long, value_enum, default_value_t = Format::Html)]
    format: Format,
    /// The paper of a PDF file
    #[arg(long, value_enum, default_value_t = PaperArg::A4)]
    paper: PaperArg,
    /// With the notes for the teacher and the answer key, on pages of their own at the end
    #[arg(long)]
    answers: bool,
    /// For pupils: of each number on a map only its article and title; on paper at most one page a step, with lines to write on
    #[arg(long)]
    compact: bool,
    /// Only what the teacher gets: the notes and the answer key, in a file of their own
    #[arg(long, conflicts_with_all = ["answers", "compact", "selection"])]
    key: bool,
    /// The file to write; without it, standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    dossier: DossierArg,
    #[command(flatten)]
    filters: FilterArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// One web page: map, time slider, steps, questions with answers to reveal, sources; it asks for nothing from anywhere
    Html,
    /// Pages to print: maps as vectors, room to write, sources; tagged for screen readers
    Pdf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum PaperArg {
    /// 210 × 297 mm
    A4,
    /// 8.5 × 11 inches
    Letter,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let dossier = args.dossier.sound()?;
    let handout = match &args.lesson {
        Some(_) if args.filters != FilterArgs::default() => {
            return Err(Failure::usage("filters choose what --selection hands out; a lesson says itself what each step shows"));
        }
        Some(id) => Handout::of_lesson(&dossier, dossier.lesson(id).ok_or_else(|| unknown(&dossier, id))?),
        None => Handout::of_selection(&dossier, args.filters.filter(&dossier)?, args.title.as_deref()),
    };
    let paper = match args.paper {
        PaperArg::A4 => Paper::A4,
        PaperArg::Letter => Paper::Letter,
    };
    let edition = match (args.key, args.compact) {
        (true, _) => Edition::Key,
        (false, true) => Edition::Compact,
        (false, false) => Edition::Full,
    };
    let options = HandoutOptions { answers: args.answers, edition, paper };
    let data = match args.format {
        Format::Html => handout_html(&handout, options).into_bytes(),
        Format::Pdf => handout_pdf(&handout, options).map_err(|error| Failure::data(error.to_string()))?,
    };
    write_data(args.output.as_deref(), &data)?;
    Ok(ExitCode::SUCCESS)
}
