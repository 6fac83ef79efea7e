//! Lessons on disk: one file a lesson, and the way to the program's shape and back.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::build::{Builder, Item};
use super::disk::{Schema, is_default};
use crate::dossier::{
    Answer, Choice, ColourBy, Compared, Filter, ItemKind, Lesson, LessonStep, Modality, Question, ReaderSpot, Shape, Shown, StepTime,
};
use crate::geo::BBox;
use crate::time::{Edtf, Mode, exact_duration, parse_duration};

#[derive(Serialize, Deserialize)]
pub(super) struct DiskLesson {
    schema: Schema,
    pub(super) id: String,
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    summary: String,
    minutes: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aims: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    notes: String,
    steps: Vec<DiskStep>,
}

#[derive(Serialize, Deserialize)]
struct DiskStep {
    id: String,
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
    minutes: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    shown: DiskShown,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    question: Option<DiskQuestion>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    notes: String,
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct DiskShown {
    #[serde(skip_serializing_if = "Option::is_none")]
    map: Option<DiskBox>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<DiskTime>,
    #[serde(skip_serializing_if = "is_default")]
    filter: DiskFilter,
    #[serde(skip_serializing_if = "Option::is_none")]
    selected: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reader: Option<DiskSpot>,
    #[serde(skip_serializing_if = "Option::is_none")]
    compare: Option<DiskCompared>,
    #[serde(skip_serializing_if = "is_default")]
    colour_by: ColourBy,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    stated_only: bool,
}

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
struct DiskBox {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

#[derive(PartialEq, Serialize, Deserialize)]
struct DiskTime {
    day: String,
    #[serde(default, skip_serializing_if = "is_default")]
    mode: DiskMode,
}

/// A window is as long as it says: `Window("3 months")`.
#[derive(Default, PartialEq, Serialize, Deserialize)]
enum DiskMode {
    #[default]
    Moment,
    Window(String),
    SoFar,
}

#[derive(PartialEq, Serialize, Deserialize)]
struct DiskSpot {
    article: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
}

#[derive(PartialEq, Serialize, Deserialize)]
enum DiskCompared {
    Happening(String),
    Dispute(String),
}

type Ids<T = String> = Option<std::collections::BTreeSet<T>>;

/// The fields of [`Filter`], under their names.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct DiskFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bbox: Option<DiskBox>,
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Ids,
    #[serde(skip_serializing_if = "Option::is_none")]
    happenings: Ids,
    #[serde(skip_serializing_if = "Option::is_none")]
    articles: Ids,
    #[serde(skip_serializing_if = "Option::is_none")]
    kinds: Ids,
    #[serde(skip_serializing_if = "Option::is_none")]
    shapes: Ids<Shape>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    events_only: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    movements_only: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    actors: Ids,
    #[serde(skip_serializing_if = "Option::is_none")]
    modalities: Ids<Modality>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_where_prec: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_date_prec: Option<u8>,
}

/// With choices, or with a model answer: one of the two.
#[derive(Serialize, Deserialize)]
struct DiskQuestion {
    ask: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    choices: Vec<DiskChoice>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    model: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    explanation: String,
}

#[derive(Serialize, Deserialize)]
struct DiskChoice {
    text: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    right: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

impl Builder {
    pub(super) fn lesson(&mut self, index: usize, disk: DiskLesson) -> Lesson {
        let item = Item { kind: ItemKind::Lesson, index };
        Lesson {
            id: disk.id,
            title: disk.title,
            summary: disk.summary,
            minutes: disk.minutes,
            aims: disk.aims,
            notes: disk.notes,
            steps: disk.steps.into_iter().enumerate().map(|(n, step)| self.step(item, n, step)).collect(),
        }
    }

    fn step(&mut self, item: Item, n: usize, disk: DiskStep) -> LessonStep {
        LessonStep {
            id: disk.id,
            title: disk.title,
            text: disk.text,
            minutes: disk.minutes,
            shown: self.shown(item, &format!("steps[{n}].shown"), disk.shown),
            question: disk.question.map(|question| self.question(item, &format!("steps[{n}].question"), question)),
            notes: disk.notes,
        }
    }

    fn shown(&mut self, item: Item, field: &str, disk: DiskShown) -> Shown {
        Shown {
            map: disk.map.and_then(|map| self.bbox(item, format!("{field}.map"), map)),
            time: disk.time.and_then(|time| self.step_time(item, &format!("{field}.time"), &time)),
            filter: self.filter(item, &format!("{field}.filter"), disk.filter),
            selected: disk.selected,
            place: disk.place,
            reader: disk.reader.map(|DiskSpot { article, paragraph }| ReaderSpot { article, paragraph }),
            compare: disk.compare.map(|compared| match compared {
                DiskCompared::Happening(id) => Compared::Happening(id),
                DiskCompared::Dispute(id) => Compared::Dispute(id),
            }),
            colour_by: disk.colour_by,
            stated_only: disk.stated_only,
        }
    }

    fn bbox(&mut self, item: Item, field: String, disk: DiskBox) -> Option<BBox> {
        match BBox::new(disk.west, disk.south, disk.east, disk.north) {
            Ok(bbox) => Some(bbox),
            Err(error) => {
                let help = "a box is (west, south, east, north) in WGS84 degrees, the south below the north";
                self.error(item, field, "bad-coordinate", error.to_string(), help);
                None
            }
        }
    }

    fn step_time(&mut self, item: Item, field: &str, disk: &DiskTime) -> Option<StepTime> {
        let day = self.edtf(item, format!("{field}.day"), &disk.day)?;
        let Some(day) = the_day(&day) else {
            let message = format!("expected a single day under the slider, found \"{}\"", disk.day);
            let help = "write the day up to which time is shown, such as 2018-12-31; `mode` says how much before it";
            self.error(item, format!("{field}.day"), "bad-date", message, help);
            return None;
        };
        let mode = match &disk.mode {
            DiskMode::Moment => Mode::Moment,
            DiskMode::SoFar => Mode::SoFar,
            DiskMode::Window(length) => match parse_duration(length) {
                Ok(seconds) => Mode::Window { seconds },
                Err(error) => {
                    self.error(item, format!("{field}.mode"), "bad-duration", error.to_string(), "write Window(\"3 months\")");
                    return None;
                }
            },
        };
        Some(StepTime { day, mode })
    }

    fn filter(&mut self, item: Item, field: &str, disk: DiskFilter) -> Filter {
        let mut date = |name: &str, text: Option<String>| text.and_then(|text| self.edtf(item, format!("{field}.{name}"), &text));
        let (from, to, at) = (date("from", disk.from), date("to", disk.to), date("at", disk.at));
        Filter {
            from,
            to,
            at,
            bbox: disk.bbox.and_then(|bbox| self.bbox(item, format!("{field}.bbox"), bbox)),
            places: disk.places,
            happenings: disk.happenings,
            articles: disk.articles,
            kinds: disk.kinds,
            shapes: disk.shapes,
            events_only: disk.events_only,
            movements_only: disk.movements_only,
            actors: disk.actors,
            modalities: disk.modalities,
            text: disk.text,
            max_where_prec: disk.max_where_prec,
            max_date_prec: disk.max_date_prec,
        }
    }

    fn question(&mut self, item: Item, field: &str, disk: DiskQuestion) -> Question {
        let choices = disk.choices.into_iter().map(|DiskChoice { text, right, why }| Choice { text, right, why }).collect::<Vec<_>>();
        if disk.model.is_some() && !choices.is_empty() {
            let message = "expected choices or a model answer, found both".to_owned();
            self.error(item, field.to_owned(), "question-answer", message, "leave one of the two out: a question has one kind of answer");
        }
        let answer = match disk.model {
            Some(model) if choices.is_empty() => Answer::Free { model },
            _ => Answer::Choices(choices),
        };
        Question { ask: disk.ask, answer, explanation: disk.explanation }
    }
}

/// The one day that a date names for certain.
fn the_day(date: &Edtf) -> Option<Date> {
    let day = date.first_day()?;
    (date.date_prec() == 1 && date.as_str() == written(day)).then_some(day)
}

/// A day as files have it.
fn written(day: Date) -> String {
    let sign = if day.year() < 0 { "-" } else { "" };
    format!("{sign}{:04}-{:02}-{:02}", day.year().unsigned_abs(), day.month(), day.day())
}

impl From<&Lesson> for DiskLesson {
    fn from(lesson: &Lesson) -> Self {
        Self {
            schema: Schema::default(),
            id: lesson.id.clone(),
            title: lesson.title.clone(),
            summary: lesson.summary.clone(),
            minutes: lesson.minutes,
            aims: lesson.aims.clone(),
            notes: lesson.notes.clone(),
            steps: lesson.steps.iter().map(DiskStep::from).collect(),
        }
    }
}

impl From<&LessonStep> for DiskStep {
    fn from(step: &LessonStep) -> Self {
        Self {
            id: step.id.clone(),
            title: step.title.clone(),
            text: step.text.clone(),
            minutes: step.minutes,
            shown: DiskShown::from(&step.shown),
            question: step.question.as_ref().map(DiskQuestion::from),
            notes: step.notes.clone(),
        }
    }
}

impl From<&Shown> for DiskShown {
    fn from(shown: &Shown) -> Self {
        let time = |time: &StepTime| DiskTime {
            day: written(time.day),
            mode: match time.mode {
                Mode::Moment => DiskMode::Moment,
                Mode::Window { seconds } => DiskMode::Window(exact_duration(seconds)),
                Mode::SoFar => DiskMode::SoFar,
            },
        };
        Self {
            map: shown.map.map(DiskBox::from),
            time: shown.time.as_ref().map(time),
            filter: DiskFilter::from(&shown.filter),
            selected: shown.selected.clone(),
            place: shown.place.clone(),
            reader: shown.reader.clone().map(|ReaderSpot { article, paragraph }| DiskSpot { article, paragraph }),
            compare: shown.compare.clone().map(|compared| match compared {
                Compared::Happening(id) => DiskCompared::Happening(id),
                Compared::Dispute(id) => DiskCompared::Dispute(id),
            }),
            colour_by: shown.colour_by,
            stated_only: shown.stated_only,
        }
    }
}

impl From<BBox> for DiskBox {
    fn from(BBox { west, south, east, north }: BBox) -> Self {
        Self { west, south, east, north }
    }
}

impl From<&Filter> for DiskFilter {
    fn from(filter: &Filter) -> Self {
        let text = |date: &Option<Edtf>| date.as_ref().map(|date| date.as_str().to_owned());
        Self {
            from: text(&filter.from),
            to: text(&filter.to),
            at: text(&filter.at),
            bbox: filter.bbox.map(DiskBox::from),
            places: filter.places.clone(),
            happenings: filter.happenings.clone(),
            articles: filter.articles.clone(),
            kinds: filter.kinds.clone(),
            shapes: filter.shapes.clone(),
            events_only: filter.events_only,
            movements_only: filter.movements_only,
            actors: filter.actors.clone(),
            modalities: filter.modalities.clone(),
            text: filter.text.clone(),
            max_where_prec: filter.max_where_prec,
            max_date_prec: filter.max_date_prec,
        }
    }
}

impl From<&Question> for DiskQuestion {
    fn from(question: &Question) -> Self {
        let (choices, model) = match &question.answer {
            Answer::Choices(choices) => (choices.clone(), None),
            Answer::Free { model } => (Vec::new(), Some(model.clone())),
        };
        let choice = |Choice { text, right, why }: Choice| DiskChoice { text, right, why };
        Self {
            ask: question.ask.clone(),
            choices: choices.into_iter().map(choice).collect(),
            model,
            explanation: question.explanation.clone(),
        }
    }
}
