//! Lessons: what a step names exists, what it selects can be seen, what it asks can be answered.
//!
//! What cannot be shown at all is an error. What a lesson lacks that is being written, and what somebody may have meant so, is a
//! warning: an editor must be able to hold a step that is not finished.

use super::{Findings, ItemKind, Subject};
use crate::dossier::{
    Answer, Claim, ClaimId, Compared, Dossier, EventKind, Filter, Lesson, LessonStep, Markdown, MovementKind, Question, Shown, is_web_link,
};
use crate::gazetteer::Place;
use crate::geo::BBox;

pub(super) fn check(dossier: &Dossier, findings: &mut Findings) {
    findings.identifiers(ItemKind::Lesson, dossier.lessons.iter().map(|lesson| lesson.id.as_str()));
    for (index, lesson) in dossier.lessons.iter().enumerate() {
        Checked { dossier, index, findings }.lesson(lesson);
    }
}

/// One lesson under check.
struct Checked<'a> {
    dossier: &'a Dossier,
    index: usize,
    findings: &'a mut Findings,
}

impl Checked<'_> {
    fn at(&self, field: impl Into<String>) -> Subject {
        Subject::new(ItemKind::Lesson, self.index, field)
    }

    fn error(&mut self, field: impl Into<String>, code: &'static str, message: impl Into<String>, help: &str) {
        self.findings.error(self.at(field), code, message, help);
    }

    fn warning(&mut self, field: impl Into<String>, code: &'static str, message: impl Into<String>, help: &str) {
        self.findings.warning(self.at(field), code, message, help);
    }

    fn lesson(&mut self, lesson: &Lesson) {
        for (field, text) in std::iter::once(("title".to_owned(), &lesson.title))
            .chain(lesson.steps.iter().enumerate().map(|(n, step)| (format!("steps[{n}].title"), &step.title)))
        {
            if text.trim().is_empty() {
                self.error(field, "no-title", "the title is empty", "write one that takes no side");
            }
        }
        if lesson.summary.trim().is_empty() {
            self.warning("summary", "no-lesson-text", "the lesson has no summary", "say in one sentence what it is about");
        }
        if lesson.aims.iter().all(|aim| aim.trim().is_empty()) {
            self.warning("aims", "no-lesson-text", "the lesson has no aims", "say what somebody can do who has had it");
        }
        if lesson.steps.is_empty() {
            self.warning("steps", "no-step", "the lesson has no steps", "add one: what is shown, and what is said of it");
        }
        self.minutes(lesson);
        for text in lesson.texts().iter().filter(|text| text.markdown) {
            for link in Markdown::parse(text.text).links().filter(|link| !is_web_link(link)) {
                let message = format!("expected the address of a web page, found \"{link}\"");
                self.error(text.field.clone(), "bad-link", message, "a link begins with https:// or http://");
            }
        }
        self.step_ids(lesson);
        for (n, step) in lesson.steps.iter().enumerate() {
            self.step(&format!("steps[{n}]"), step);
        }
    }

    fn minutes(&mut self, lesson: &Lesson) {
        let (needed, given) = (lesson.minutes_of_steps(), lesson.minutes);
        if needed > given || (needed == 0 && !lesson.steps.is_empty()) {
            let message = format!("expected steps that take 1 to {given} minutes together, found {needed}");
            self.warning("minutes", "lesson-minutes", message, "give the lesson more minutes, or its steps fewer");
        }
    }

    fn step_ids(&mut self, lesson: &Lesson) {
        for (n, step) in lesson.steps.iter().enumerate() {
            let field = format!("steps[{n}].id");
            if step.id.is_empty() || !step.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
                let message = format!("expected an identifier of lower-case letters, digits and hyphens, found \"{}\"", step.id);
                self.error(field, "bad-id", message, "rename it");
            } else if lesson.step_index(&step.id) != Some(n) {
                let message = format!("a second step has the identifier \"{}\"", step.id);
                self.error(field, "duplicate-id", message, "rename one of the two");
            }
        }
    }

    fn step(&mut self, field: &str, step: &LessonStep) {
        if step.text.trim().is_empty() {
            self.warning(format!("{field}.text"), "no-lesson-text", "the step has no text", "say what is to be seen and what to look for");
        }
        if let Some(question) = &step.question {
            self.question(&format!("{field}.question"), question);
        }
        let shown = format!("{field}.shown");
        let before = self.findings.0.len();
        self.references(&shown, &step.shown);
        self.filter(&format!("{shown}.filter"), &step.shown.filter);
        // of what does not exist, nobody can say whether it is seen
        if self.findings.0.len() == before {
            self.visible(&shown, &step.shown);
        }
    }

    fn question(&mut self, field: &str, question: &Question) {
        let empty = |text: &str| text.trim().is_empty();
        if empty(&question.ask) {
            self.warning(format!("{field}.ask"), "no-lesson-text", "the question asks nothing", "write it in plain words");
        }
        if empty(&question.explanation) {
            self.warning(
                format!("{field}.explanation"),
                "no-lesson-text",
                "nothing explains the answer",
                "say why it is so, and by what passage",
            );
        }
        match &question.answer {
            Answer::Choices(choices) => {
                for (n, choice) in choices.iter().enumerate() {
                    let text = choice.text.trim();
                    if text.is_empty() || choices.iter().take(n).any(|other| other.text.trim() == text) {
                        let found = if text.is_empty() { "an empty one".to_owned() } else { format!("\"{text}\" twice") };
                        let message = format!("expected choices that differ, found {found}");
                        self.warning(format!("{field}.choices[{n}].text"), "bad-choice", message, "word it otherwise, or leave it out");
                    }
                }
                let right = question.right_choices();
                if right == 0 || choices.len() < 2 {
                    let message = format!("expected two choices or more, one of them right; found {}, {right} right", choices.len());
                    self.warning(
                        field,
                        "no-right-choice",
                        message,
                        "mark the right ones with `right: true`, or give a `model` answer instead",
                    );
                }
            }
            Answer::Free { model } if empty(model) => {
                self.warning(format!("{field}.model"), "no-lesson-text", "the model answer is empty", "write what a good answer could be");
            }
            Answer::Free { .. } => {}
        }
    }

    fn references(&mut self, field: &str, shown: &Shown) {
        let dossier = self.dossier;
        if let Some(id) = &shown.selected {
            self.known_happening(format!("{field}.selected"), id);
        }
        if let Some(id) = &shown.place {
            self.known_place(format!("{field}.place"), id);
        }
        match &shown.compare {
            Some(Compared::Happening(id)) => self.known_happening(format!("{field}.compare"), id),
            Some(Compared::Dispute(id)) => {
                let known = dossier.disputes.iter().map(|dispute| dispute.id.as_str());
                self.known(format!("{field}.compare"), "unknown-dispute", "dispute", id, known);
            }
            None => {}
        }
        let Some(spot) = &shown.reader else { return };
        let Some(article) = dossier.article(&spot.article) else {
            return self.known_article(format!("{field}.reader.article"), &spot.article);
        };
        if let Some(n) = spot.paragraph.filter(|n| article.paragraph(*n).is_none()) {
            let message = format!("expected a paragraph 1 to {} of \"{}\", found {n}", article.paragraphs.len(), article.id);
            self.error(format!("{field}.reader.paragraph"), "unknown-paragraph", message, "name the paragraph that the reader shows");
        }
    }

    fn known<'b>(&mut self, field: String, code: &'static str, what: &str, id: &str, known: impl Iterator<Item = &'b str> + Clone) {
        if !known.clone().any(|known| known == id) {
            self.findings.unknown(Subject::new(ItemKind::Lesson, self.index, field), code, what, id, known);
        }
    }

    fn known_happening(&mut self, field: String, id: &str) {
        let dossier = self.dossier;
        self.known(field, "unknown-happening", "event or movement", id, dossier.happenings().map(|of| dossier.id(of)));
    }

    fn known_place(&mut self, field: String, id: &str) {
        let dossier = self.dossier;
        self.known(field, "unknown-place", "place", id, dossier.gazetteer.places().iter().map(|place| place.id.as_str()));
    }

    fn known_article(&mut self, field: String, id: &str) {
        let dossier = self.dossier;
        self.known(field, "unknown-article", "article", id, dossier.articles.iter().map(|article| article.id.as_str()));
    }

    fn filter(&mut self, field: &str, filter: &Filter) {
        let dossier = self.dossier;
        for id in filter.places.iter().flatten() {
            self.known_place(format!("{field}.places"), id);
        }
        for id in filter.articles.iter().flatten() {
            self.known_article(format!("{field}.articles"), id);
        }
        for id in filter.happenings.iter().flatten() {
            self.known_happening(format!("{field}.happenings"), id);
        }
        for id in filter.actors.iter().flatten() {
            let known = dossier.actors.iter().map(|actor| actor.id.as_str());
            self.known(format!("{field}.actors"), "unknown-actor", "actor", id, known);
        }
        for kind in filter.kinds.iter().flatten() {
            let known = EventKind::ALL.iter().map(|kind| kind.name()).chain(MovementKind::ALL.iter().map(|kind| kind.name()));
            self.known(format!("{field}.kinds"), "unknown-kind", "kind", kind, known);
        }
        for (name, prec, most) in [("max_where_prec", filter.max_where_prec, 7), ("max_date_prec", filter.max_date_prec, 5)] {
            if let Some(prec) = prec.filter(|prec| !(1..=most).contains(prec)) {
                let message = format!("expected a precision of 1 to {most}, found {prec}");
                self.error(format!("{field}.{name}"), "bad-prec", message, "1 is the most exact");
            }
        }
    }

    /// Whether a class that is shown this can see what it is to look at.
    fn visible(&mut self, field: &str, shown: &Shown) {
        let dossier = self.dossier;
        let inside = |bbox: &BBox, place: &Place| bbox.contains(place.at);
        let card = shown.place.as_deref().and_then(|id| dossier.gazetteer.place(id));
        if let Some(place) = card.filter(|place| shown.map.as_ref().is_some_and(|map| !inside(map, place))) {
            let message = format!("the place \"{}\" lies outside of the step's map", place.id);
            self.warning(format!("{field}.map"), "outside-map", message, "make the map's box larger, or open another card");
        }
        let Some(of) = shown.selected(dossier) else {
            let nothing = !dossier.claims().any(|(id, _)| shown.shows(dossier, id));
            if nothing && shown.compare.is_none() && shown.place.is_none() {
                self.warning(
                    field,
                    "nothing-shown",
                    "the step shows nothing: no claim passes its filter in its time",
                    "widen one of the two",
                );
            }
            return;
        };
        let id = dossier.id(of);
        let claims = || (0..dossier.claims_of(of).len()).map(move |index| ClaimId { of, index });
        if !claims().any(|claim| shown.filter.matches(dossier, claim)) {
            let message = format!("the step selects \"{id}\", and its own filter hides that");
            return self.warning(format!("{field}.selected"), "hidden-by-filter", message, "widen the filter, or select what it shows");
        }
        let seen: Vec<&Claim> = claims().filter(|claim| shown.shows(dossier, *claim)).filter_map(|claim| dossier.claim(claim)).collect();
        if seen.is_empty() {
            let message = format!("the step selects \"{id}\", which no article puts into the step's time");
            let help = "move `day`, widen the window, or select what falls into it";
            return self.warning(format!("{field}.time"), "outside-time", message, help);
        }
        let Some(map) = &shown.map else { return };
        let mut places = seen.iter().flat_map(|claim| claim.place_ids()).filter_map(|id| dossier.gazetteer.place(id)).peekable();
        // what has no place is not on the map, and cannot be outside of it
        if places.peek().is_some() && !places.any(|place| inside(map, place)) {
            let message = format!("the step selects \"{id}\", of which no place lies in the step's map");
            self.warning(format!("{field}.map"), "outside-map", message, "make the map's box larger, or select what lies in it");
        }
    }
}
