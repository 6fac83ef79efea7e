//! Lessons, as a list has them.

use super::cards::undated;
use crate::dossier::{Dossier, Lesson};
use crate::exchange::{Row, Value};
use crate::query::Filter;

/// One row a lesson. With a filter, those in which some step shows a claim that passes it.
#[must_use]
pub fn lesson_rows(dossier: &Dossier, filter: &Filter) -> Vec<Row> {
    let shows_some = |lesson: &&Lesson| {
        filter.is_empty()
            || dossier.claims().any(|(id, _)| filter.matches(dossier, id) && lesson.steps.iter().any(|step| step.shown.shows(dossier, id)))
    };
    dossier.lessons.iter().filter(shows_some).map(|lesson| lesson_row(dossier, lesson)).collect()
}

fn lesson_row(dossier: &Dossier, lesson: &Lesson) -> Row {
    let shown = |id: &str| {
        let of_article = |(_, claim): &(_, &crate::dossier::Claim)| claim.article == id;
        dossier.claims().filter(of_article).any(|(claim, _)| lesson.steps.iter().any(|step| step.shown.shows(dossier, claim)))
    };
    let properties = vec![
        ("title", Value::Text(lesson.title.clone())),
        ("summary", Value::text((!lesson.summary.is_empty()).then(|| lesson.summary.clone()))),
        ("minutes", Value::Int(i64::from(lesson.minutes))),
        ("steps", Value::count(lesson.steps.len())),
        ("questions", Value::count(lesson.questions().count())),
        ("aims", Value::list(&lesson.aims)),
        ("articles", Value::list(dossier.articles.iter().map(|article| &article.id).filter(|id| shown(id)))),
    ];
    undated(lesson.id.clone(), None, properties)
}
