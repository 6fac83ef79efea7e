//! Handouts: a lesson, or what passes a filter, as one web page that needs nothing beside it, or as a PDF file to print.
//!
//! What they hold is decided once, here: steps with a map each, the claims of a step by number, questions, sources. `html` and `pdf`
//! write it down. Both are functions of the dossier alone: no clock, no random number, so the same lesson gives the same bytes.

mod content;
mod ground;
mod html;
mod labels;
mod marks;
mod page_data;
mod pdf;
mod stops;
mod svg;
mod symbol;
mod view;
mod ways;

use content::{Beside, Entry, Reading, Source};
use ground::Ground;
use marks::{Drawing, SpotMark, What, seats};
use stops::Times;
use view::View;

pub use html::html as handout_html;
pub use pdf::{HandoutError, pdf as handout_pdf};

use crate::dossier::{ColourBy, Dossier, Filter, Happening, Lesson, Markdown, Question, Shown};
use crate::geo::BBox;
use crate::query::{Colours, Rgb, phrases};

/// Where a map looks that has nothing to show: Syria and Iraq.
const NOWHERE: [f64; 4] = [35.0, 31.0, 46.0, 37.5];

/// For whom it is, and on what paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HandoutOptions {
    /// With the notes for the teacher and the answer key.
    pub answers: bool,
    /// How much of it.
    pub edition: Edition,
    /// The paper, where there is any.
    pub paper: Paper,
}

/// How much of a handout is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edition {
    /// With what every number on a map says, and from which passage.
    #[default]
    Full,
    /// Of each number only its article and title; on paper at most a page for a step.
    Compact,
    /// Only what the teacher gets: notes and the answer key.
    Key,
}

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

/// What is handed out.
#[derive(Clone, Debug, PartialEq)]
pub struct Handout {
    title: String,
    summary: String,
    minutes: Option<u32>,
    aims: Vec<String>,
    notes: Markdown,
    steps: Vec<Step>,
    sources: Vec<Source>,
}

/// One step of it.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    id: String,
    title: String,
    minutes: u32,
    text: Markdown,
    notes: Markdown,
    question: Option<Question>,
    /// What is shown, in words.
    shown: Vec<(&'static str, String)>,
    view: View,
    ground: Ground,
    entries: Vec<Entry>,
    drawings: Vec<Drawing>,
    times: Times,
    reading: Option<Reading>,
    beside: Option<Beside>,
    selected: Option<Happening>,
    /// What the colours mean, where they do not mean articles.
    colours: Vec<(String, Rgb)>,
}

impl Handout {
    /// A lesson.
    #[must_use]
    pub fn of_lesson(dossier: &Dossier, lesson: &Lesson) -> Self {
        let mut steps: Vec<Step> = lesson
            .steps
            .iter()
            .map(|step| Step {
                id: step.id.clone(),
                title: step.title.clone(),
                minutes: step.minutes,
                text: Markdown::parse(&step.text),
                notes: Markdown::parse(&step.notes),
                question: step.question.clone(),
                ..Step::of(dossier, &step.shown)
            })
            .collect();
        let sources = lettered(dossier, &mut steps);
        Self {
            title: lesson.title.clone(),
            summary: lesson.summary.clone(),
            minutes: Some(lesson.minutes),
            aims: lesson.aims.clone(),
            notes: Markdown::parse(&lesson.notes),
            sources,
            steps,
        }
    }

    /// What passes a filter, as a single step.
    #[must_use]
    pub fn of_selection(dossier: &Dossier, filter: Filter, title: Option<&str>) -> Self {
        let words = super::split::filter_in_words(&filter);
        let step = Step::of(dossier, &Shown { filter, ..Shown::default() });
        let happenings = step.entries.iter().map(|entry| entry.of).collect::<std::collections::BTreeSet<_>>().len();
        let title = title.map_or_else(
            || match step.entries.first() {
                Some(only) if happenings == 1 => only.title.clone(),
                _ => format!("{happenings} events and movements"),
            },
            str::to_owned,
        );
        let mut steps = vec![Step { id: "selection".to_owned(), title: "On the map".to_owned(), ..step }];
        let sources = lettered(dossier, &mut steps);
        Self { title, summary: words, minutes: None, aims: Vec::new(), notes: Markdown::default(), sources, steps }
    }
}

impl Handout {
    /// What a file of it is called.
    fn title_of(&self, edition: Edition) -> String {
        if edition == Edition::Key { format!("{}: answer key", self.title) } else { self.title.clone() }
    }
}

/// The articles that steps cite, in the order of the dossier; their letters are written at all that is theirs.
fn lettered(dossier: &Dossier, steps: &mut [Step]) -> Vec<Source> {
    let sources = content::sources(dossier, steps.iter().flat_map(|step| &step.entries).map(|entry| entry.article).collect());
    for entry in steps.iter_mut().flat_map(|step| &mut step.entries) {
        if let Some(source) = sources.iter().find(|source| source.article == entry.article) {
            entry.letter.clone_from(&source.letter);
        }
    }
    sources
}

impl Step {
    /// What is shown; the words of a lesson are added to it.
    fn of(dossier: &Dossier, shown: &Shown) -> Self {
        let colours = Colours::new(dossier, shown.colour_by);
        let entries = content::entries(dossier, &colours, shown);
        let scene = stops::whole_scene(dossier, &colours, shown);
        let marked = scene.marks.iter().map(|mark| mark.at).chain(scene.tracks.iter().flat_map(|track| track.points.iter().copied()));
        let around = shown.map.or_else(|| BBox::from_points(marked).map(|bbox| bbox.expanded_by_km(40.0)));
        let [west, south, east, north] = NOWHERE;
        let view = around.or_else(|| BBox::new(west, south, east, north).ok()).as_ref().map_or_else(View::default, View::of);
        let drawings = marks::drawings(dossier, &view, &entries, &scene);
        let times = stops::times(dossier, &colours, shown, &view, &entries, &drawings);
        Self {
            id: String::new(),
            title: String::new(),
            minutes: 0,
            text: Markdown::default(),
            notes: Markdown::default(),
            question: None,
            shown: phrases::shown_text(dossier, shown),
            ground: Ground::of(&view),
            view,
            entries,
            drawings,
            times,
            reading: content::reading(dossier, shown),
            beside: content::beside(dossier, shown),
            selected: shown.selected(dossier),
            colours: if shown.colour_by == ColourBy::Article { Vec::new() } else { colours.legend },
        }
    }

    /// What stands at the marks of an entry: its number and the letter of its article.
    fn tag(&self, entry: usize) -> String {
        format!("{}{}", entry + 1, self.entries.get(entry).map(|entry| entry.letter.as_str()).unwrap_or_default())
    }

    /// What a list says behind an entry of which the map shows nothing.
    fn absence(&self, entry: usize) -> &'static str {
        let mut drawings = self.drawings.iter().filter(|drawing| drawing.entry == entry).peekable();
        match (drawings.peek().is_none(), drawings.any(Drawing::is_on_map)) {
            (true, _) => " (not on the map)",
            (_, false) => " (off this map)",
            _ => "",
        }
    }

    /// The drawings that are seen at first.
    fn seen_at_first(&self) -> impl Iterator<Item = (usize, &Drawing)> {
        self.drawings.iter().enumerate().filter(|(n, _)| self.times.at_first(*n) > 0)
    }

    /// Where a mark goes at first, beside those that it shares its spot with; marks are drawn so many times larger.
    fn seat_at_first(&self, n: usize, spot: &SpotMark, larger: f64) -> [f64; 2] {
        let of_group = |drawing: &Drawing| matches!(&drawing.what, What::Spot(other) if other.group == spot.group);
        let members: Vec<usize> = self.seen_at_first().filter(|(_, drawing)| of_group(drawing)).map(|(n, _)| n).collect();
        let seat = members.iter().position(|other| *other == n).and_then(|at| seats(members.len()).get(at).copied()).unwrap_or_default();
        [spot.at[0] + seat[0] * larger, spot.at[1] + seat[1] * larger]
    }

    /// Where the marks are that are seen at first.
    fn marks_at_first(&self, larger: f64) -> Vec<[f64; 2]> {
        let spot = |(n, drawing): (usize, &Drawing)| match &drawing.what {
            What::Spot(spot) => Some(self.seat_at_first(n, spot, larger)),
            What::Way(_) => None,
        };
        self.seen_at_first().filter_map(spot).collect()
    }
}
