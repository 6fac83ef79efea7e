//! What only the teacher gets, on pages of its own: notes and the answer key.

use super::super::content::{Beside, choice_mark};
use super::super::{Handout, Step};
use super::flow::{BODY, Flow, Manner, SMALL};
use super::lines::{bold, plain};
use super::parts::markdown;
use crate::dossier::{Answer, Markdown, Question};

pub(super) fn teacher(flow: &mut Flow<'_>, handout: &Handout) {
    flow.heading(1, &format!("For the teacher: {}", handout.title), 17.0, 60.0);
    markdown(flow, &handout.notes, Manner { size: 9.5, ..BODY }, 2);
    flow.gap(6.0);
    flow.heading(2, "Answer key", 14.0, 60.0);
    let manner = Manner { size: 9.5, ..BODY };
    for (n, step) in handout.steps.iter().enumerate().filter(|(_, step)| step.question.is_some() || !step.notes.blocks.is_empty()) {
        flow.heading(3, &format!("{}. {} ({} min)", n + 1, step.title, step.minutes), 11.0, 50.0);
        markdown(flow, &step.notes, manner, 4);
        if let Some(question) = &step.question {
            answer(flow, question, manner);
            how_they_differ(flow, step, manner);
        }
        flow.gap(4.0);
    }
    for source in &handout.sources {
        flow.list_item(&[bold(&source.letter)], &[bold(&source.label), plain(format!(", {}", source.dated))], SMALL);
    }
}

fn answer(flow: &mut Flow<'_>, question: &Question, manner: Manner) {
    flow.paragraph(&[bold(&question.ask)], manner);
    match &question.answer {
        Answer::Choices(choices) => {
            for (n, choice) in choices.iter().enumerate() {
                let verdict = if choice.right { bold("Right. ") } else { plain("Not right. ") };
                let why = choice.why.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
                let words = [verdict, plain(format!("{}{why}", choice.text))];
                flow.list_item(&[bold(choice_mark(n))], &words, Manner { after: 1.5, ..manner });
            }
            flow.gap(2.0);
        }
        Answer::Free { model } => {
            flow.paragraph(&[bold("A good answer could be:")], manner);
            markdown(flow, &Markdown::parse(model), manner, 4);
        }
    }
    markdown(flow, &Markdown::parse(&question.explanation), manner, 4);
}

/// What the dossier says of the sides of a dispute: of what sort it is, by how much they differ, and whether both can hold.
pub(super) fn how_they_differ(flow: &mut Flow<'_>, step: &Step, manner: Manner) {
    if let Some(Beside::Dispute(dispute)) = &step.beside {
        flow.paragraph(&[bold("How the sources differ: "), plain(&dispute.subtitle)], manner);
        flow.paragraph(&[plain(dispute.note.clone().unwrap_or_default())], manner);
    }
}
