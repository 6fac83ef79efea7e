//! `dateline lesson`: lessons as text, for whoever prepares one, and as handouts for the class.

mod export;

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Subcommand;

use super::list::{self, Format};
use super::output::{Failure, write_data};
use super::{DossierArg, FilterArgs};
use crate::dossier::{Answer, Dossier, Lesson, LessonStep, Markdown, Question, choice_letter};
use crate::gazetteer::nearest_ids;
use crate::query::phrases::shown_text;

/// How wide text is set.
const WIDTH: usize = 100;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Print which lessons there are; the same as `dateline list lessons`
    List {
        /// How to print
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
        #[command(flatten)]
        dossier: DossierArg,
        #[command(flatten)]
        filters: Box<FilterArgs>,
    },
    /// Print a lesson: its aims, its steps and what they show, its questions
    Show {
        /// Identifier of the lesson
        id: String,
        /// With the answers and why they are right, and with the notes for the teacher
        #[arg(long)]
        answers: bool,
        #[command(flatten)]
        dossier: DossierArg,
    },
    /// Write a handout: a lesson, or with --selection what passes filters, as one web page that works offline, or as PDF
    Export(Box<export::Args>),
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    match &args.action {
        Action::List { format, dossier, filters } => list::lessons(&dossier.sound()?, filters, *format),
        Action::Export(args) => export::run(args),
        Action::Show { id, answers, dossier } => {
            let dossier = dossier.sound()?;
            let lesson = dossier.lesson(id).ok_or_else(|| unknown(&dossier, id))?;
            write_data(None, text(&dossier, lesson, *answers).as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn unknown(dossier: &Dossier, id: &str) -> Failure {
    let known: Vec<&str> = dossier.lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    let near = nearest_ids(id, known.iter().copied());
    let hint = match (near.is_empty(), known.is_empty()) {
        (false, _) => format!("did you mean {}?", near.join(" or ")),
        (true, false) => format!("expected one of {}", known.join(", ")),
        (true, true) => "the dossier has none; they are files of data/lessons/".to_owned(),
    };
    Failure::usage(format!("there is no lesson \"{id}\": {hint}"))
}

/// A lesson as text.
fn text(dossier: &Dossier, lesson: &Lesson, answers: bool) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}\n{}\n", lesson.title, "=".repeat(lesson.title.chars().count()));
    let questions = match lesson.questions().count() {
        1 => "1 question".to_owned(),
        n => format!("{n} questions"),
    };
    let _ = writeln!(out, "{} minutes, {} steps, {questions}\n", lesson.minutes, lesson.steps.len());
    paragraph(&mut out, "", &lesson.summary);
    if !lesson.aims.is_empty() {
        let aims: Vec<String> = lesson.aims.iter().map(|aim| format!("- {aim}")).collect();
        paragraph(&mut out, "", &format!("Aims\n{}", aims.join("\n")));
    }
    if answers {
        marked(&mut out, "For the teacher", &lesson.notes);
    }
    for (n, step) in lesson.steps.iter().enumerate() {
        self::step(&mut out, dossier, (n, step), answers);
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}

fn step(out: &mut String, dossier: &Dossier, (n, step): (usize, &LessonStep), answers: bool) {
    let heading = format!("{}. {} ({} min)", n + 1, step.title, step.minutes);
    let _ = writeln!(out, "{heading}\n{}\n", "-".repeat(heading.chars().count()));
    let shown: Vec<String> = shown_text(dossier, &step.shown).into_iter().map(|(what, words)| format!("[{what}: {words}]")).collect();
    paragraph(out, "", &shown.join("\n"));
    paragraph(out, "", &Markdown::parse(&step.text).to_plain());
    if let Some(asked) = &step.question {
        question(out, asked, answers);
    }
    if answers {
        marked(out, "Say", &step.notes);
    }
}

fn question(out: &mut String, question: &Question, answers: bool) {
    paragraph(out, "", &format!("? {}", question.ask));
    match &question.answer {
        Answer::Choices(choices) => {
            for (at, choice) in choices.iter().enumerate() {
                let mark = if answers && choice.right { '*' } else { ' ' };
                let why = choice.why.as_ref().filter(|_| answers).map(|why| format!(" ({why})")).unwrap_or_default();
                line(out, "      ", &format!("  {mark} {} {}{why}", choice_letter(at), choice.text));
            }
            out.push('\n');
        }
        Answer::Free { model } if answers => marked(out, "A good answer", model),
        Answer::Free { .. } => paragraph(out, "  ", "(in your own words)"),
    }
    if answers {
        marked(out, "Why", &question.explanation);
    }
}

/// Words in simple Markdown under a heading of their own; nothing where there are none.
fn marked(out: &mut String, heading: &str, words: &str) {
    let plain = Markdown::parse(words).to_plain();
    if !plain.is_empty() {
        paragraph(out, "  ", &format!("{heading}:\n{plain}"));
    }
}

/// Lines of text, and an empty one behind them; nothing where there are none.
pub(super) fn paragraph(out: &mut String, indent: &str, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    for words in text.lines() {
        // an item goes on under its words
        let hang = if words.starts_with("- ") || words.split_once(". ").is_some_and(|(n, _)| n.parse::<u32>().is_ok()) { "  " } else { "" };
        line(out, &format!("{indent}{hang}"), &format!("{indent}{words}"));
    }
    out.push('\n');
}

/// One line, broken between words where it grows too long; what follows is indented.
pub(super) fn line(out: &mut String, indent: &str, text: &str) {
    let begin = text.len() - text.trim_start().len();
    let mut current = text.get(..begin).unwrap_or_default().to_owned();
    let mut is_empty = true;
    for word in text.split_whitespace() {
        if !is_empty && current.chars().count() + 1 + word.chars().count() > WIDTH {
            let _ = writeln!(out, "{current}");
            indent.clone_into(&mut current);
            is_empty = true;
        }
        if !is_empty {
            current.push(' ');
        }
        current.push_str(word);
        is_empty = false;
    }
    let _ = writeln!(out, "{}", current.trim_end());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_broken_between_words_and_items_go_on_under_their_words() {
        let mut out = String::new();
        paragraph(&mut out, "  ", &format!("- {}\n12. b", "word ".repeat(24)));
        assert_eq!(out, format!("  - {}\n    {}\n  12. b\n\n", ["word"; 19].join(" "), ["word"; 5].join(" ")));
        line(&mut out, "", &"x".repeat(200));
        assert!(out.ends_with(&format!("{}\n", "x".repeat(200))), "what has no space stays whole");
    }
}
