//! `dateline view`: what a copied view opens, in words.

use std::fmt::Write as _;
use std::process::ExitCode;

use super::DossierArg;
use super::output::{Failure, Talk, write_data};
use crate::query::phrases::claim_text;
use crate::query::{SharedView, view_words};

#[derive(Debug, clap::Args)]
#[command(after_help = "Exit codes: 0 it is a view, 1 it is none, 2 wrong usage. What is left out of a view is said on standard error.")]
pub(super) struct Args {
    /// The line that was copied: dateline:view?…; put it between quotation marks, since shells know & and ?
    text: String,
    #[command(flatten)]
    dossier: DossierArg,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let dossier = args.dossier.sound()?;
    let (view, left_out) = SharedView::parse(&args.text).map_err(|error| Failure::data(error.to_string()))?;
    let opened = view.open_in(&dossier);
    let mut talk = Talk::new();
    for note in left_out.iter().chain(&opened.notes) {
        talk.line(format_args!("dateline: {note}"));
    }
    let mut parts = view_words(&dossier, &opened.shown);
    parts.extend(opened.claim.and_then(|id| claim_text(&dossier, id)).map(|text| ("claim", text)));
    if parts.is_empty() {
        parts.push(("shown", "all that there is".to_owned()));
    }
    let width = parts.iter().map(|(what, _)| what.chars().count()).max().unwrap_or_default();
    let lines = parts.iter().fold(String::new(), |mut out, (what, words)| {
        // writing to a string cannot fail
        let _ = writeln!(out, "{what:width$}  {words}");
        out
    });
    write_data(None, lines.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
