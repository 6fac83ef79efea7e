//! The built-in lessons are good to teach with, and lessons are edited and saved like all data.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a panic is how a helper of a test says that it failed")]

#[path = "support/small_dossier.rs"]
#[expect(dead_code, reason = "nothing is broken in it here")]
mod small_dossier;

use std::collections::BTreeMap;

use dateline::dossier::{
    Answer, Block, Choice, ColourBy, Compared, Dossier, Filter, Lesson, LessonStep, Markdown, Modality, Originals, Question, ReaderSpot,
    Shape, Shown, StepTime,
};
use dateline::edit::{Edit, History, Use, uses_of_place};
use dateline::geo::BBox;
use dateline::store::{self, Source};
use dateline::time::Mode;
use small_dossier::SmallDossier;

fn built_in() -> Dossier {
    store::load(&Source::BuiltIn).dossier
}

#[test]
fn there_are_three_lessons_of_a_quarter_of_an_hour() {
    let dossier = built_in();
    let told: Vec<String> = dossier
        .lessons
        .iter()
        .map(|lesson| {
            format!(
                "{}: {} min in {} steps, {} questions",
                lesson.id,
                lesson.minutes_of_steps(),
                lesson.steps.len(),
                lesson.questions().count()
            )
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    one-withdrawal-two-stories: 15 min in 8 steps, 6 questions
    how-sure-are-we: 15 min in 8 steps, 6 questions
    the-road-from-tehran-to-beirut: 15 min in 8 steps, 5 questions
    ");
    assert!(dossier.lessons.iter().all(|lesson| lesson.minutes == 15 && lesson.minutes_of_steps() == 15));
}

#[test]
fn every_question_has_plausible_wrong_choices_and_says_why_they_are_wrong() {
    for lesson in &built_in().lessons {
        let mut right_at = Vec::new();
        for (step, question) in lesson.questions() {
            let name = format!("{}, {}", lesson.id, lesson.steps[step].id);
            assert!(question.explanation.split_whitespace().count() >= 20, "{name}: an explanation says why");
            let choices = question.choices();
            if choices.is_empty() {
                assert!(matches!(&question.answer, Answer::Free { model } if model.split_whitespace().count() >= 10), "{name}");
                continue;
            }
            assert!(choices.len() >= 3 && question.right_choices() < choices.len(), "{name}");
            assert!(choices.iter().all(|choice| choice.right || choice.why.is_some()), "{name}: a wrong choice without a why");
            right_at.extend(choices.iter().position(|choice| choice.right));
        }
        right_at.sort_unstable();
        right_at.dedup();
        assert!(right_at.len() >= 2, "{}: the right answer stands always at the same place", lesson.id);
    }
}

#[test]
fn teachers_notes_say_how_to_prepare_what_goes_wrong_and_what_to_discuss() {
    for lesson in &built_in().lessons {
        let notes = Markdown::parse(&lesson.notes);
        let heading = |block: &Block| match block {
            Block::Heading(spans) => Some(spans.iter().map(|span| span.text.as_str()).collect::<String>()),
            _ => None,
        };
        let headings: Vec<String> = notes.blocks.iter().filter_map(heading).collect();
        assert_eq!(headings, ["Preparation", "What pupils often get wrong", "To discuss", "With care"], "{}", lesson.id);
        assert!(lesson.aims.len() >= 3, "{}", lesson.id);
    }
}

/// Long sentences and long words are what makes a text hard at fifteen.
#[test]
fn texts_for_the_class_are_short_and_plain() {
    for lesson in &built_in().lessons {
        for step in &lesson.steps {
            let plain = Markdown::parse(&step.text).to_plain();
            let name = format!("{}, {}", lesson.id, step.id);
            let words = plain.split_whitespace().count();
            assert!((15..=110).contains(&words), "{name}: {words} words");
            let sentences = plain.split(['.', '?', '!', '\n', ';', ':']).map(|sentence| sentence.split_whitespace().count());
            assert!(sentences.max().unwrap_or(0) <= 28, "{name}: {plain}");
        }
    }
}

#[test]
fn two_steps_are_only_to_look_at_and_writing_has_its_time() {
    for lesson in &built_in().lessons {
        assert!(lesson.steps.len() - lesson.questions().count() >= 2, "{}", lesson.id);
        for (step, question) in lesson.questions() {
            let step = &lesson.steps[step];
            let least = if matches!(question.answer, Answer::Free { .. }) { 3 } else { 2 };
            assert!(step.minutes >= least, "{}, {}", lesson.id, step.id);
        }
        assert!(lesson.notes.contains("When time is short, leave out step"), "{}", lesson.id);
    }
}

/// A step is read in the window, on the whole screen and on paper.
#[test]
fn texts_name_nothing_that_only_the_window_has() {
    for lesson in &built_in().lessons {
        for step in &lesson.steps {
            let mut said = format!("{}\n{}", step.text, step.notes);
            if let Some(question) = &step.question {
                said.push_str(&question.ask);
                said.push_str(&question.explanation);
            }
            let said = said.to_lowercase();
            for only_there in ["inspector", "slider", "the reader", "click", "zoom", "type into"] {
                assert!(!said.contains(only_there), "{}, {}: {only_there}", lesson.id, step.id);
            }
        }
    }
}

#[test]
fn a_lesson_shows_several_articles_and_each_step_shows_something() {
    let dossier = built_in();
    for lesson in &dossier.lessons {
        let mut articles: Vec<&str> = Vec::new();
        for step in &lesson.steps {
            let shown: Vec<&str> =
                dossier.claims().filter(|(id, _)| step.shown.shows(&dossier, *id)).map(|(_, claim)| claim.article.as_str()).collect();
            assert!(!shown.is_empty(), "{}, {}", lesson.id, step.id);
            assert!(shown.len() <= 60, "{}, {}: {} claims are too many to look at", lesson.id, step.id, shown.len());
            articles.extend(shown);
        }
        articles.sort_unstable();
        articles.dedup();
        assert!(articles.len() >= 3, "{}: {articles:?}", lesson.id);
    }
}

#[test]
fn the_reader_opens_at_a_claim_of_what_is_selected() {
    let dossier = built_in();
    for lesson in &dossier.lessons {
        for step in lesson.steps.iter().filter(|step| step.shown.selected.is_some() && step.shown.reader.is_some()) {
            let claim = step.shown.claim(&dossier);
            let name = format!("{}, {}", lesson.id, step.id);
            let spot = step.shown.reader.as_ref().unwrap();
            if step.id == "which-cannot-be" {
                continue; // its paragraph is on purpose not that of the announcement
            }
            let claim = dossier.claim(claim.unwrap_or_else(|| panic!("{name}: no claim"))).unwrap();
            assert_eq!(Some(claim.passage.paragraph), spot.paragraph, "{name}");
        }
    }
}

/// A step with every field set.
fn full_step() -> LessonStep {
    let ids = |id: &str| Some([id.to_owned()].into());
    LessonStep {
        id: "all".to_owned(),
        title: "All".to_owned(),
        text: "One\n\n- two\n- **three** “مثال” \\ \"quoted\"".to_owned(),
        minutes: 1,
        shown: Shown {
            map: Some(BBox::new(40.0, 36.0, 41.0, 37.0).unwrap()),
            time: Some(StepTime { day: "2019-10-14".parse().unwrap(), mode: Mode::window(8 * 86_400) }),
            filter: Filter {
                from: Some("2019".parse().unwrap()),
                to: Some("2020-01~".parse().unwrap()),
                at: Some("2019-10".parse().unwrap()),
                bbox: Some(BBox::new(30.0, 30.0, 50.0, 40.0).unwrap()),
                places: ids("syria"),
                happenings: ids("trucks-leave"),
                articles: ids("report"),
                kinds: ids("Withdrawal"),
                shapes: Some([Shape::Square].into()),
                events_only: true,
                movements_only: false,
                actors: ids("drivers"),
                modalities: Some([Modality::Reported].into()),
                text: Some("trucks".to_owned()),
                max_where_prec: Some(6),
                max_date_prec: Some(4),
            },
            selected: Some("trucks-leave".to_owned()),
            place: Some("hasakah".to_owned()),
            reader: Some(ReaderSpot { article: "report".to_owned(), paragraph: Some(1) }),
            compare: Some(Compared::Happening("trucks-leave".to_owned())),
            colour_by: ColourBy::Actor,
            stated_only: true,
        },
        question: Some(Question {
            ask: "Who?".to_owned(),
            answer: Answer::Choices(vec![
                Choice { text: "Trucks".to_owned(), right: true, why: Some("So it says.".to_owned()) },
                Choice { text: "Nobody".to_owned(), right: false, why: None },
            ]),
            explanation: "So it says.".to_owned(),
        }),
        notes: "Wait.".to_owned(),
    }
}

fn lesson() -> Lesson {
    let free =
        Question { ask: "Why?".to_owned(), answer: Answer::Free { model: "Nobody says.".to_owned() }, explanation: "So.".to_owned() };
    let bare = LessonStep { id: "bare".to_owned(), title: "Bare".to_owned(), text: "A".to_owned(), minutes: 1, ..LessonStep::default() };
    let so_far = StepTime { day: "2019-10-14".parse().unwrap(), mode: Mode::SoFar };
    let asked = LessonStep {
        id: "asked".to_owned(),
        question: Some(free),
        shown: Shown { time: Some(so_far), ..Shown::default() },
        ..bare.clone()
    };
    Lesson {
        id: "trucks".to_owned(),
        title: "Trucks".to_owned(),
        summary: "Trucks leave.".to_owned(),
        minutes: 5,
        aims: vec!["Look.".to_owned()],
        notes: "## Preparation\n- none".to_owned(),
        steps: vec![full_step(), bare, asked],
    }
}

#[test]
fn a_lesson_is_added_saved_changed_and_reads_back_as_it_was() {
    let folder = SmallDossier::new();
    let source = Source::Folder(folder.path().to_owned());
    let loaded = store::load(&source);
    let (mut dossier, mut history) = (loaded.dossier.clone(), History::default());
    history.carry_out(&Edit::AddLesson(Box::new(lesson())), &mut dossier, &Originals::default()).unwrap();
    let changes = loaded.changes_to(&dossier).unwrap();
    assert_eq!(changes.iter().map(|change| change.name.as_str()).collect::<Vec<_>>(), ["data/lessons/trucks.ron"]);
    loaded.save(folder.path(), &changes, &BTreeMap::new()).unwrap();

    let loaded = store::load(&source);
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.dossier.lessons, [lesson()]);
    let path = folder.path().join("data/lessons/trucks.ron");
    let before = std::fs::read_to_string(&path).unwrap();

    let mut other = lesson();
    other.steps.swap(0, 1);
    other.steps[0].title = "Quite bare".to_owned();
    history.carry_out(&Edit::ChangeLesson(Box::new(other.clone())), &mut dossier, &Originals::default()).unwrap();
    loaded.save(folder.path(), &loaded.changes_to(&dossier).unwrap(), &BTreeMap::new()).unwrap();
    let loaded = store::load(&source);
    assert_eq!(loaded.dossier.lessons, [other]);

    assert_eq!(history.undo(&mut dossier).as_deref(), Some("change the lesson \"Trucks\""));
    loaded.save(folder.path(), &loaded.changes_to(&dossier).unwrap(), &BTreeMap::new()).unwrap();
    assert_eq!(store::load(&source).dossier.lessons, [lesson()]);
    assert_eq!(std::fs::read_to_string(&path).unwrap().lines().count(), before.lines().count());

    history.carry_out(&Edit::DeleteLesson("trucks".to_owned()), &mut dossier, &Originals::default()).unwrap();
    let loaded = store::load(&source);
    loaded.save(folder.path(), &loaded.changes_to(&dossier).unwrap(), &BTreeMap::new()).unwrap();
    assert!(!path.exists() && dossier.lessons.is_empty());
}

#[test]
fn edits_of_lessons_are_refused_where_they_name_what_is_not_there() {
    let mut dossier = store::load(&Source::Folder(SmallDossier::new().path().to_owned())).dossier;
    let mut history = History::default();
    let mut carry_out = |edit: Edit| history.carry_out(&edit, &mut dossier, &Originals::default()).map_err(|refusal| refusal.to_string());
    let mut wrong = lesson();
    wrong.steps[0].shown.selected = Some("trucks-leaf".to_owned());
    let said = carry_out(Edit::AddLesson(Box::new(wrong))).unwrap_err();
    assert!(said.starts_with("there is no event or movement \"trucks-leaf\""), "{said}");
    carry_out(Edit::AddLesson(Box::new(lesson()))).unwrap();
    assert!(carry_out(Edit::AddLesson(Box::new(lesson()))).unwrap_err().contains("already"));
    assert!(carry_out(Edit::DeleteLesson("truck".to_owned())).unwrap_err().contains("no lesson \"truck\""));
    // what is not finished can be held
    let mut begun = lesson();
    begun.steps[0].text.clear();
    begun.steps[0].question = Some(Question::default());
    carry_out(Edit::ChangeLesson(Box::new(begun))).unwrap();
}

#[test]
fn a_place_that_is_merged_is_merged_in_lessons_too() {
    let mut dossier = store::load(&Source::Folder(SmallDossier::new().path().to_owned())).dossier;
    let mut history = History::default();
    let mut with_place = lesson();
    with_place.steps[0].shown.filter.places = Some(["hasakah".to_owned()].into());
    history.carry_out(&Edit::AddLesson(Box::new(with_place)), &mut dossier, &Originals::default()).unwrap();
    let of_lesson = Use::Lesson { lesson: "trucks".to_owned(), step: "all".to_owned() };
    assert!(uses_of_place(&dossier, "hasakah").contains(&of_lesson));
    let twin = dossier.gazetteer.place("hasakah").unwrap().clone();
    let twin = dateline::gazetteer::Place { id: "al-hasakah".to_owned(), ..twin };
    history.carry_out(&Edit::AddPlace(Box::new(twin)), &mut dossier, &Originals::default()).unwrap();
    let merge = Edit::MergePlaces { from: "hasakah".to_owned(), into: "al-hasakah".to_owned() };
    history.carry_out(&merge, &mut dossier, &Originals::default()).unwrap();
    let shown = &dossier.lessons[0].steps[0].shown;
    assert_eq!(shown.place.as_deref(), Some("al-hasakah"));
    assert_eq!(shown.filter.places, Some(["al-hasakah".to_owned()].into()));
}
