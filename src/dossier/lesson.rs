//! A lesson: steps for a class, each with what is shown, words, and perhaps a question with an answer to reveal.
//!
//! Each step says all of what it shows, and nothing of it follows from the step before: a class may start in the middle, go back, or
//! leave a step out, and always sees the same.

mod markdown;
mod question;
mod shown;

pub use markdown::{Block, Markdown, Span, is_web_link};
pub use question::{Answer, Choice, Question, choice_letter};
pub use shown::{Compared, ReaderSpot, Shown, StepTime};

/// What a teacher gives to a class.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lesson {
    /// Stable identifier.
    pub id: String,
    /// A title that takes no side.
    pub title: String,
    /// What it is about, in one sentence.
    pub summary: String,
    /// How long it takes.
    pub minutes: u32,
    /// What somebody can do who has had it; one sentence each.
    pub aims: Vec<String>,
    /// For the teacher: how to prepare it, what pupils often get wrong, what to discuss ([`Markdown`]).
    pub notes: String,
    /// Its steps, in order.
    pub steps: Vec<LessonStep>,
}

/// One step of a lesson.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LessonStep {
    /// Stable identifier, within the lesson.
    pub id: String,
    /// A title that takes no side.
    pub title: String,
    /// What the class reads ([`Markdown`]).
    pub text: String,
    /// How long it takes.
    pub minutes: u32,
    /// What map, slider, inspector and reader show.
    pub shown: Shown,
    /// What the class is asked.
    pub question: Option<Question>,
    /// What only the speaker reads ([`Markdown`]).
    pub notes: String,
}

impl Lesson {
    /// How long its steps take together.
    #[must_use]
    pub fn minutes_of_steps(&self) -> u32 {
        self.steps.iter().fold(0, |sum, step| sum.saturating_add(step.minutes))
    }

    /// The position of the step of that identifier.
    #[must_use]
    pub fn step_index(&self, id: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.id == id)
    }

    /// The questions that it asks, each with the position of its step.
    pub fn questions(&self) -> impl Iterator<Item = (usize, &Question)> {
        self.steps.iter().enumerate().filter_map(|(at, step)| Some((at, step.question.as_ref()?)))
    }

    /// An identifier that no step has yet, made of those words: `two-reports`, `two-reports-2`.
    #[must_use]
    pub fn free_step_id(&self, words: &str) -> String {
        let wanted = match super::identifier_from(words) {
            id if id.is_empty() => "step".to_owned(),
            id => id,
        };
        let numbered = (2_usize..).map(|n| format!("{wanted}-{n}"));
        std::iter::once(wanted.clone()).chain(numbered).find(|id| self.step_index(id).is_none()).unwrap_or(wanted.clone())
    }

    /// Every text of it that people read, with the field that it stands in; those in [`Markdown`] say so.
    #[must_use]
    pub fn texts(&self) -> Vec<LessonText<'_>> {
        let mut all = Vec::new();
        let mut add = |field: String, text, markdown| all.push(LessonText { field, text, markdown });
        add("title".to_owned(), self.title.as_str(), false);
        add("summary".to_owned(), self.summary.as_str(), false);
        for (n, aim) in self.aims.iter().enumerate() {
            add(format!("aims[{n}]"), aim, false);
        }
        add("notes".to_owned(), &self.notes, true);
        for (n, step) in self.steps.iter().enumerate() {
            add(format!("steps[{n}].title"), &step.title, false);
            add(format!("steps[{n}].text"), &step.text, true);
            add(format!("steps[{n}].notes"), &step.notes, true);
            let Some(question) = &step.question else { continue };
            let field = |name: &str| format!("steps[{n}].question.{name}");
            add(field("ask"), &question.ask, false);
            match &question.answer {
                Answer::Choices(choices) => {
                    for (m, choice) in choices.iter().enumerate() {
                        add(field(&format!("choices[{m}].text")), &choice.text, false);
                        if let Some(why) = &choice.why {
                            add(field(&format!("choices[{m}].why")), why, false);
                        }
                    }
                }
                Answer::Free { model } => add(field("model"), model, true),
            }
            add(field("explanation"), &question.explanation, true);
        }
        all
    }
}

/// A text of a lesson, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonText<'a> {
    /// The field, as a path inside the lesson: `steps[2].question.ask`.
    pub field: String,
    /// The text as written.
    pub text: &'a str,
    /// Whether it is [`Markdown`]; else it is plain.
    pub markdown: bool,
}

impl super::Dossier {
    /// The lesson of that identifier.
    #[must_use]
    pub fn lesson(&self, id: &str) -> Option<&Lesson> {
        self.lessons.iter().find(|lesson| lesson.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_gets_an_identifier_of_its_own() {
        let step = |id: &str| LessonStep { id: id.to_owned(), minutes: 2, ..LessonStep::default() };
        let lesson = Lesson { steps: vec![step("two-reports"), step("two-reports-2"), step("step")], ..Lesson::default() };
        assert_eq!(lesson.free_step_id("Two reports!"), "two-reports-3");
        assert_eq!(lesson.free_step_id("Who says so?"), "who-says-so");
        assert_eq!(lesson.free_step_id("تقرير"), "step-2");
        assert_eq!((lesson.minutes_of_steps(), lesson.step_index("step")), (6, Some(2)));
    }

    #[test]
    fn every_text_knows_its_field() {
        let choice = |text: &str| Choice { text: text.to_owned(), right: true, why: Some("so".to_owned()) };
        let question = Question { answer: Answer::Choices(vec![choice("a"), choice("b")]), ..Question::default() };
        let lesson = Lesson {
            aims: vec![String::new()],
            steps: vec![LessonStep::default(), LessonStep { question: Some(question), ..LessonStep::default() }],
            ..Lesson::default()
        };
        let fields: Vec<String> = lesson.texts().into_iter().map(|text| text.field).collect();
        assert!(fields.contains(&"steps[1].question.choices[1].why".to_owned()) && fields.contains(&"aims[0]".to_owned()));
        assert_eq!(fields.len(), 3 + 1 + 2 * 3 + 1 + 4 + 1);
    }
}
