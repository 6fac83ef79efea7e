//! `dateline check`: is this dossier sound?

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;

use super::output::{Failure, write_data};
use super::{DossierArg, texts};
use crate::dossier::{Dossier, Happening, Originals};
use crate::store::{self, Problem, Source};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder of the dossier, or a .dateline file; without it, the built-in one
    #[arg(conflicts_with = "dossier")]
    dir: Option<PathBuf>,
    #[command(flatten)]
    dossier: DossierArg,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// JSON Lines: one object a problem, then the counts
    Json,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let source = args.dir.as_deref().map_or_else(|| args.dossier.source(), Source::at);
    let loaded = store::load(&source);
    let texts = texts(&source, &loaded.dossier);
    let originals = &texts.originals;
    let mut problems = loaded.problems.clone();
    problems.extend(loaded.check_originals(originals));
    problems.extend(texts.problems());
    let report = match args.format {
        Format::Text => text(&loaded.dossier, originals, &problems),
        Format::Json => json(&loaded.dossier, originals, &problems),
    };
    write_data(None, report.as_bytes())?;
    Ok(ExitCode::from(u8::from(!problems.is_empty())))
}

/// What a dossier holds, in the order in which it is counted.
fn counts(dossier: &Dossier, originals: &Originals) -> [(&'static str, usize); 11] {
    let claims_of = |events: bool| {
        dossier.happenings().filter(|of| matches!(of, Happening::Event(_)) == events).map(|of| dossier.claims_of(of).len()).sum()
    };
    [
        ("places", dossier.gazetteer.places().len()),
        ("routes", dossier.gazetteer.routes().len()),
        ("actors", dossier.actors.len()),
        ("articles", dossier.articles.len()),
        ("originals", originals.articles().count()),
        ("events", dossier.events.len()),
        ("claims of events", claims_of(true)),
        ("movements", dossier.movements.len()),
        ("claims of movements", claims_of(false)),
        ("disputes", dossier.disputes.len()),
        ("lessons", dossier.lessons.len()),
    ]
}

fn text(dossier: &Dossier, originals: &Originals, problems: &[Problem]) -> String {
    let mut out = String::new();
    for problem in problems {
        let _ = writeln!(out, "{problem}");
    }
    let counted: Vec<String> = counts(dossier, originals).iter().map(|(what, n)| format!("{n} {what}")).collect();
    let _ = writeln!(out, "{}", counted.join(", "));
    let verdict = match problems.len() {
        0 => "no problems".to_owned(),
        1 => "1 problem".to_owned(),
        n => format!("{n} problems"),
    };
    let _ = writeln!(out, "{verdict}");
    out
}

fn json(dossier: &Dossier, originals: &Originals, problems: &[Problem]) -> String {
    let mut out = String::new();
    for problem in problems {
        let _ = writeln!(out, "{}", serde_json::to_string(problem).unwrap_or_default());
    }
    // in the order in which they are counted, which a map would sort away
    let counts: Vec<String> = counts(dossier, originals)
        .into_iter()
        .chain([("problems", problems.len())])
        .map(|(what, n)| format!("\"{}\":{n}", what.replace(' ', "_")))
        .collect();
    let _ = writeln!(out, "{{\"counts\":{{{}}}}}", counts.join(","));
    out
}
