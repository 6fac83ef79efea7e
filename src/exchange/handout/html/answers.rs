//! What a page reveals: the answers below the questions, and what only the teacher reads.

use std::fmt::Write as _;

use super::super::super::sheet::escaped;
use super::super::Handout;
use super::super::content::choice_mark;
use super::parts::{blocks, how_they_differ};
use crate::dossier::{Answer, Choice, Markdown, Question};

/// What is revealed: which choices are right, why the others are not, and the explanation.
/// Its headings are of a level.
pub(super) fn answer(question: &Question, heading: u8) -> String {
    let mut out = String::new();
    match &question.answer {
        Answer::Choices(choices) => {
            out.push_str("<ul class=\"key\">");
            for (n, choice) in choices.iter().enumerate() {
                let Choice { text, right, why } = choice;
                let mark = if *right { "<b>✓ right</b>" } else { "<b>✗ not right</b>" };
                let why = why.as_ref().map(|why| format!(" <span class=\"why\">{}</span>", escaped(why))).unwrap_or_default();
                let _ = write!(out, "<li dir=\"auto\">{mark}: {} {}{why}</li>", choice_mark(n), escaped(text));
            }
            out.push_str("</ul>\n");
        }
        Answer::Free { model } => {
            let _ = write!(out, "<p><b>A good answer could be:</b></p>\n{}", blocks(&Markdown::parse(model), heading));
        }
    }
    out + &blocks(&Markdown::parse(&question.explanation), heading)
}

/// Notes and the answer key.
pub(super) fn teacher_section(handout: &Handout) -> String {
    let mut out = format!(
        "<section class=\"teacher\" aria-labelledby=\"teacher\"><h2 id=\"teacher\">For the teacher</h2>\n{}",
        blocks(&handout.notes, 3)
    );
    out.push_str("<h3>Answer key</h3>\n");
    for (n, step) in handout.steps.iter().enumerate().filter(|(_, step)| step.question.is_some() || !step.notes.blocks.is_empty()) {
        let _ =
            write!(out, "<h4>{}. {} <small>({} min)</small></h4>\n{}", n + 1, escaped(&step.title), step.minutes, blocks(&step.notes, 5));
        if let Some(question) = &step.question {
            let _ = write!(out, "<p><b>{}</b></p>\n{}{}", escaped(&question.ask), answer(question, 5), how_they_differ(step));
        }
    }
    out + "</section>\n"
}
