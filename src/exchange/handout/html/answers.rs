//! What a page reveals: the answers below the questions, and what only the teacher reads.

use std::fmt::Write as _;

use super::super::super::sheet::escaped;
use super::super::Handout;
use super::parts::{blocks, how_they_differ};
use crate::dossier::{Answer, Choice, Markdown, Question, choice_letter};

/// What is revealed: which choices are right, why the others are not, and the explanation.
pub(super) fn answer(question: &Question) -> String {
    let mut out = String::new();
    match &question.answer {
        Answer::Choices(choices) => {
            out.push_str("<ul class=\"key\">");
            for (n, choice) in choices.iter().enumerate() {
                let Choice { text, right, why } = choice;
                let mark = if *right { "<b>✓ right</b>" } else { "<b>✗ not right</b>" };
                let why = why.as_ref().map(|why| format!(" <span class=\"why\">{}</span>", escaped(why))).unwrap_or_default();
                let _ = write!(out, "<li dir=\"auto\">{mark}: {} {}{why}</li>", choice_letter(n), escaped(text));
            }
            out.push_str("</ul>\n");
        }
        Answer::Free { model } => {
            let _ = write!(out, "<p><b>A good answer could be:</b></p>\n{}", blocks(&Markdown::parse(model), 4));
        }
    }
    out + &blocks(&Markdown::parse(&question.explanation), 4)
}

/// Notes and the answer key.
pub(super) fn teacher_section(handout: &Handout) -> String {
    let mut out = format!(
        "<section class=\"teacher\" aria-labelledby=\"teacher\"><h2 id=\"teacher\">For the teacher</h2>\n{}",
        blocks(&handout.notes, 3)
    );
    for (n, step) in handout.steps.iter().enumerate().filter(|(_, step)| step.question.is_some() || !step.notes.blocks.is_empty()) {
        let _ =
            write!(out, "<h3>{}. {} <small>({} min)</small></h3>\n{}", n + 1, escaped(&step.title), step.minutes, blocks(&step.notes, 4));
        if let Some(question) = &step.question {
            let _ = write!(out, "<p><b>{}</b></p>\n{}{}", escaped(&question.ask), answer(question), how_they_differ(step));
        }
    }
    out + "</section>\n"
}
