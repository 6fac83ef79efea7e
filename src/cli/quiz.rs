//! `dateline quiz`: a round of questions made from the dossier, for paper or for another program.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::ExitCode;

use clap::ValueEnum;
use serde_json::{Value, json};

use super::lesson::{line, paragraph};
use super::output::{Failure, Talk, write_data};
use super::{DossierArg, FilterArgs, texts};
use crate::dossier::{ClaimId, Dossier, Originals, choice_letter};
use crate::quiz::{Answer, FALL_KM, MOST_POINTS, Question, QuestionKind, Quiz, Task, Wanted, quiz};

#[derive(Debug, clap::Args)]
#[command(after_help = "A question is asked only where the dossier has one answer. The same seed gives the same round of the same \
    dossier; no clock has a part in it.")]
pub(super) struct Args {
    /// The number that chooses the questions
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How many questions, at most
    #[arg(long, value_name = "N", default_value_t = 8)]
    count: usize,
    /// Which sort of question; given twice, both
    #[arg(long, value_enum, value_name = "SORT")]
    ask: Vec<Sort>,
    /// With the key behind the questions: each answer, and the passage that says so
    #[arg(long)]
    answers: bool,
    /// Ask about sentences of your own originals, where they are found, and not of the digests; they belong to their publishers
    #[arg(long)]
    originals: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    dossier: DossierArg,
    #[command(flatten)]
    filters: FilterArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// Which sentence supports this mark?
    Support,
    /// Put these in order of time
    Order,
    /// Place it on the map
    Place,
    /// Who says so?
    Teller,
}

impl Sort {
    fn kind(self) -> QuestionKind {
        match self {
            Self::Support => QuestionKind::Support,
            Self::Order => QuestionKind::Order,
            Self::Place => QuestionKind::Place,
            Self::Teller => QuestionKind::Teller,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For paper
    Text,
    /// JSON Lines: one object a question, then, with --answers, one an answer
    Json,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let dossier = args.dossier.sound()?;
    let originals = if args.originals { texts(&args.dossier.source(), &dossier).originals } else { Originals::default() };
    let kinds: BTreeSet<QuestionKind> = args.ask.iter().map(|sort| sort.kind()).collect();
    let wanted = Wanted { seed: args.seed, count: args.count, kinds, filter: args.filters.filter(&dossier)? };
    let round = quiz(&dossier, &originals, &wanted);
    if round.questions.len() < args.count {
        Talk::new().line(format_args!(
            "{} of {} questions: the dossier has no more that have one answer",
            round.questions.len(),
            args.count
        ));
    }
    let data = match args.format {
        Format::Text => text(&round, args.answers),
        Format::Json => json_lines(&dossier, &round, args.answers),
    };
    write_data(None, data.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn text(round: &Quiz, answers: bool) -> String {
    let mut out = String::new();
    let questions = |n: usize| if n == 1 { "1 question".to_owned() } else { format!("{n} questions") };
    let _ = writeln!(out, "Quiz {}: {}\n", round.seed, questions(round.questions.len()));
    for (n, question) in round.questions.iter().enumerate() {
        line(&mut out, "   ", &format!("{}. {}", n + 1, question.ask));
        out.push('\n');
        for (at, choice) in question.choices().iter().enumerate() {
            line(&mut out, "        ", &format!("     {} {choice}", choice_letter(at)));
        }
        match question.task {
            Task::Choose(_) => out.push('\n'),
            Task::Arrange(_) => out.push_str("\n     in order:\n\n"),
            Task::Point => out.push_str("     longitude and latitude, or a cross on the map:\n\n"),
        }
    }
    if answers && !round.questions.is_empty() {
        out.push_str("Answers\n-------\n\n");
        let points = format!(
            "A question has {MOST_POINTS} points. An order has the share of its pairs that are in the right order. A spot has all points \
             within the radius of the place, and none from {FALL_KM:.0} km beyond it on; between, they fall in a straight line."
        );
        paragraph(&mut out, "", &points);
        for (n, question) in round.questions.iter().enumerate() {
            let radius = match &question.key.answer {
                Answer::Spot { radius_km, .. } => format!(" All points within {radius_km:.0} km."),
                _ => String::new(),
            };
            line(&mut out, "   ", &format!("{}. {}{radius}", n + 1, question.explanation()));
        }
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}

/// Objects whose keys stand in the order in which they are documented, which a map would sort away.
fn json_lines(dossier: &Dossier, round: &Quiz, answers: bool) -> String {
    let mut out = String::new();
    for (n, question) in round.questions.iter().enumerate() {
        let task = match question.task {
            Task::Choose(_) => "choose",
            Task::Arrange(_) => "arrange",
            Task::Point => "point",
        };
        let (kind, ask, choices) = (json!(question.kind.name()), json!(question.ask), json!(question.choices()));
        let _ = writeln!(out, "{{\"n\":{},\"kind\":{kind},\"ask\":{ask},\"task\":\"{task}\",\"choices\":{choices}}}", n + 1);
    }
    for (n, question) in round.questions.iter().enumerate().filter(|_| answers) {
        let claims: Vec<String> = question.key.claims.iter().map(|id| claim_id(dossier, *id)).collect();
        let (answer, why, claims) = (answer_value(question), json!(question.key.explanation), json!(claims));
        let _ = writeln!(out, "{{\"n\":{},\"answer\":{answer},\"explanation\":{why},\"claims\":{claims}}}", n + 1);
    }
    out
}

/// The position of a choice, from 0; positions in order; or a place.
fn answer_value(question: &Question) -> Value {
    match &question.key.answer {
        Answer::Choice(at) => json!(at),
        Answer::Order(order) => json!(order),
        Answer::Spot { place, at, radius_km } => {
            json!({"place_id": place, "longitude": at.lon, "latitude": at.lat, "radius_km": radius_km})
        }
    }
}

/// As exports of claims have it.
fn claim_id(dossier: &Dossier, id: ClaimId) -> String {
    format!("{}/{}", dossier.id(id.of), id.index + 1)
}
