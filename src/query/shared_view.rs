//! A moment to be passed on: what somebody sees as one line of text, `dateline:view?v=1&…`, which opens the same in another copy.
//!
//! It holds what a step of a lesson holds ([`Shown`]), in another writing: this one goes through mails and chats, so it has no character
//! but letters, digits and `-._~/,!%&=?:`, and is as short as it can be read by people. What a later version adds is kept out with a note.

mod opened;
mod parts;
mod words;

use std::collections::BTreeSet;

use jiff::civil::Date;
use thiserror::Error;

pub use opened::OpenedView;
pub use words::{filter_words, view_words};

use crate::dossier::{ColourBy, Compared, Dossier, Filter, Modality, ReaderSpot, Shape, Shown, StepTime};
use crate::geo::BBox;
use crate::time::{DAY_S, Edtf, Mode};
use parts::{list, plain, read_list, read_plain};

/// What every view begins with.
const BEGINNING: &str = "dateline:view?";

/// The version that is written, and the only one that is read.
const VERSION: &str = "1";

/// A longer text is none that was copied from a window.
const MOST_BYTES: usize = 32_000;

/// What somebody sees, to be passed on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SharedView {
    /// In which dossier it was seen, by [`Dossier::fingerprint`]; none where that is not said.
    pub dossier: Option<String>,
    /// What map, slider, inspector and reader show.
    pub shown: Shown,
    /// Which claim of what is selected is chosen, by its position, from 0.
    pub claim: Option<usize>,
}

/// Why a text is no view.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[expect(missing_docs, reason = "each variant is its message")]
pub enum ViewError {
    #[error("expected a text that begins with {BEGINNING}, found \"{0}\": copy the whole line")]
    NotAView(String),
    #[error("expected a view of version {VERSION}, found {0}: a newer Dateline may have written it, so update")]
    Version(String),
    #[error("expected at most {MOST_BYTES} bytes, found {0}")]
    TooLong(usize),
    #[error("expected {expected} behind \"{key}=\", found \"{found}\": copy the line again")]
    Part { key: String, expected: String, found: String },
}

impl SharedView {
    /// What is seen of a dossier.
    #[must_use]
    pub fn of(dossier: &Dossier, shown: Shown, claim: Option<usize>) -> Self {
        Self { dossier: Some(dossier.fingerprint()), shown, claim }
    }

    /// Reads a text, and says what of it was not understood and kept out.
    ///
    /// ```
    /// use dateline::query::SharedView;
    ///
    /// let text = "dateline:view?v=1&time=2018-12-19&mode=30d&article=announcement-2018";
    /// let (view, notes) = SharedView::parse(text)?;
    /// assert!(notes.is_empty());
    /// assert_eq!(view.to_string(), text);
    /// # Ok::<(), dateline::query::ViewError>(())
    /// ```
    ///
    /// # Errors
    /// If it is no view, or one of a later version, or a part of it is damaged.
    pub fn parse(text: &str) -> Result<(Self, Vec<String>), ViewError> {
        if text.len() > MOST_BYTES {
            return Err(ViewError::TooLong(text.len()));
        }
        // mail programs break long lines; a view has no space of its own
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let Some(parts) = text.strip_prefix(BEGINNING) else {
            return Err(ViewError::NotAView(text.chars().take(40).collect()));
        };
        let version = parts.split('&').find_map(|part| part.strip_prefix("v="));
        if version != Some(VERSION) {
            return Err(ViewError::Version(version.map_or_else(|| "none".to_owned(), |version| version.chars().take(20).collect())));
        }
        let mut reader = Reader::default();
        let mut seen = BTreeSet::new();
        for part in parts.split('&').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            if !seen.insert(key) {
                reader.notes.push(format!("\"{}\" stands twice: the first one counts", short(key)));
            } else if key != "v" {
                reader.read(key, value)?;
            }
        }
        Ok(reader.finish())
    }
}

impl std::fmt::Display for SharedView {
    /// The line of text.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{BEGINNING}v={VERSION}")?;
        let Shown { map, time, filter, selected, place, reader, compare, colour_by, stated_only } = &self.shown;
        let mut part = |key: &str, value: Option<String>| match value {
            Some(value) => write!(f, "&{key}={value}"),
            None => Ok(()),
        };
        let text = |text: &Option<String>| text.as_deref().map(plain);
        part("d", text(&self.dossier))?;
        part("map", map.map(|map| map.to_string()))?;
        part("time", time.map(|time| Edtf::from(time.day).to_string()))?;
        part("mode", time.and_then(|time| mode_text(time.mode)))?;
        let date = |date: &Option<Edtf>| date.as_ref().map(|date| plain(date.as_str()));
        part("from", date(&filter.from))?;
        part("to", date(&filter.to))?;
        part("at", date(&filter.at))?;
        part("in", filter.bbox.map(|bbox| bbox.to_string()))?;
        let ids = |set: &Option<BTreeSet<String>>| set.as_ref().map(|set| list(set.iter().map(String::as_str)));
        part("place", ids(&filter.places))?;
        part("id", ids(&filter.happenings))?;
        part("article", ids(&filter.articles))?;
        part("kind", ids(&filter.kinds))?;
        let shapes = |set: &BTreeSet<Shape>| list(set.iter().map(|shape| shape_name(*shape)));
        part("shape", filter.shapes.as_ref().map(shapes))?;
        let only: Vec<&str> = [(filter.events_only, "events"), (filter.movements_only, "movements")]
            .iter()
            .filter_map(|(on, word)| on.then_some(*word))
            .collect();
        part("only", (!only.is_empty()).then(|| only.join(",")))?;
        part("actor", ids(&filter.actors))?;
        let modalities = |set: &BTreeSet<Modality>| list(set.iter().map(|modality| modality.name()));
        part("modality", filter.modalities.as_ref().map(modalities))?;
        part("text", text(&filter.text))?;
        part("where", filter.max_where_prec.map(|max| max.to_string()))?;
        part("date", filter.max_date_prec.map(|max| max.to_string()))?;
        part("sel", text(selected))?;
        part("claim", self.claim.map(|index| index.saturating_add(1).to_string()))?;
        part("spot", text(place))?;
        let spot = |ReaderSpot { article, paragraph }: &ReaderSpot| match paragraph {
            Some(n) => format!("{},{n}", plain(article)),
            None => plain(article),
        };
        part("read", reader.as_ref().map(spot))?;
        let compared = |compared: &Compared| match compared {
            Compared::Happening(id) => format!("happening,{}", plain(id)),
            Compared::Dispute(id) => format!("dispute,{}", plain(id)),
        };
        part("vs", compare.as_ref().map(compared))?;
        part("colour", (*colour_by != ColourBy::default()).then(|| colour_by.label().to_owned()))?;
        part("stated", stated_only.then(|| "1".to_owned()))
    }
}

/// The parts that were read so far.
#[derive(Default)]
struct Reader {
    view: SharedView,
    day: Option<Date>,
    mode: Option<Mode>,
    notes: Vec<String>,
}

impl Reader {
    fn read(&mut self, key: &str, value: &str) -> Result<(), ViewError> {
        let fault = |expected: &str| ViewError::Part { key: key.to_owned(), expected: expected.to_owned(), found: short(value) };
        let text = || read_plain(value).ok_or_else(|| fault("text with % before two hexadecimal digits"));
        let texts = || read_list(value).ok_or_else(|| fault("a list with % before two hexadecimal digits"));
        let bbox = || value.parse::<BBox>().map_err(|_| fault("a box in degrees, W,S,E,N"));
        let date = || text().and_then(|text| text.parse::<Edtf>().map_err(|_| fault("a date in EDTF")));
        let set = || texts().map(|texts| Some(texts.into_iter().collect::<BTreeSet<String>>()));
        let number = |least: usize| value.parse::<usize>().ok().filter(|n| *n >= least);
        let prec = || value.parse::<u8>().map_err(|_| fault("a number of at most three digits"));
        let shown = &mut self.view.shown;
        let filter: &mut Filter = &mut shown.filter;
        match key {
            "d" => self.view.dossier = Some(text()?),
            "map" => shown.map = Some(bbox()?),
            "time" => {
                let day = date()?;
                let first = day.first_day().filter(|first| Edtf::from(*first) == day);
                self.day = Some(first.ok_or_else(|| fault("a single day such as 2018-12-19"))?);
            }
            "mode" => match read_mode(value) {
                Some(mode) => self.mode = Some(mode),
                None => return Err(fault("moment, so-far, or a window such as 30d or 3600s")),
            },
            "from" => filter.from = Some(date()?),
            "to" => filter.to = Some(date()?),
            "at" => filter.at = Some(date()?),
            "in" => filter.bbox = Some(bbox()?),
            "place" => filter.places = set()?,
            "id" => filter.happenings = set()?,
            "article" => filter.articles = set()?,
            "kind" => filter.kinds = set()?,
            "actor" => filter.actors = set()?,
            "shape" => {
                filter.shapes =
                    known(&texts()?, |name| Shape::ALL.into_iter().find(|shape| shape_name(*shape) == name), key, &mut self.notes);
            }
            "modality" => {
                let named = |name: &str| Modality::ALL.into_iter().find(|modality| modality.name() == name);
                filter.modalities = known(&texts()?, named, key, &mut self.notes);
            }
            "only" => {
                for word in texts()? {
                    match word.as_str() {
                        "events" => filter.events_only = true,
                        "movements" => filter.movements_only = true,
                        other => self.notes.push(unknown(key, other)),
                    }
                }
            }
            "text" => filter.text = Some(text()?),
            "where" => filter.max_where_prec = Some(prec()?),
            "date" => filter.max_date_prec = Some(prec()?),
            "sel" => shown.selected = Some(text()?),
            "claim" => self.view.claim = Some(number(1).ok_or_else(|| fault("the number of a claim, from 1"))? - 1),
            "spot" => shown.place = Some(text()?),
            "read" => {
                let (article, paragraph) = value.split_once(',').map_or((value, None), |(article, n)| (article, Some(n)));
                let article = read_plain(article).ok_or_else(|| fault("an article"))?;
                let read = |n: &str| n.parse::<usize>().map_err(|_| fault("an article, and perhaps the number of a paragraph"));
                shown.reader = Some(ReaderSpot { article, paragraph: paragraph.map(read).transpose()? });
            }
            "vs" => {
                let Some((what, id)) = value.split_once(',') else {
                    return Err(fault("happening or dispute, and an identifier"));
                };
                let id = read_plain(id).ok_or_else(|| fault("an identifier"))?;
                match what {
                    "happening" => shown.compare = Some(Compared::Happening(id)),
                    "dispute" => shown.compare = Some(Compared::Dispute(id)),
                    other => self.notes.push(unknown(key, other)),
                }
            }
            "colour" => match ColourBy::ALL.into_iter().find(|colour| colour.label() == value) {
                Some(colour) => shown.colour_by = colour,
                None => self.notes.push(unknown(key, value)),
            },
            "stated" => shown.stated_only = value == "1",
            _ => self.notes.push(format!("\"{}\" is not known here and is left out: a newer Dateline may have written it", short(key))),
        }
        Ok(())
    }

    fn finish(mut self) -> (SharedView, Vec<String>) {
        match (self.day, self.mode) {
            (Some(day), mode) => self.view.shown.time = Some(StepTime { day, mode: mode.unwrap_or_default() }),
            (None, Some(_)) => self.notes.push("\"mode\" stands without \"time\" and is left out".to_owned()),
            (None, None) => {}
        }
        (self.view, self.notes)
    }
}

/// Those of the names that stand for something here; the others are noted. Where none does, nothing is asked for.
fn known<T: Ord>(names: &[String], of: impl Fn(&str) -> Option<T>, key: &str, notes: &mut Vec<String>) -> Option<BTreeSet<T>> {
    let mut set = BTreeSet::new();
    for name in names {
        match of(name) {
            Some(value) => drop(set.insert(value)),
            None => notes.push(unknown(key, name)),
        }
    }
    (!set.is_empty() || names.is_empty()).then_some(set)
}

fn unknown(key: &str, value: &str) -> String {
    format!("\"{}\" of \"{key}\" is not known here and is left out: a newer Dateline may have written it", short(value))
}

/// The beginning of what a stranger wrote.
fn short(text: &str) -> String {
    text.chars().take(60).collect::<String>().escape_debug().to_string()
}

fn shape_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Square => "square",
        Shape::Triangle => "triangle",
        Shape::Diamond => "diamond",
        Shape::Circle => "circle",
        Shape::Hexagon => "hexagon",
    }
}

/// None for the mode that is taken where none is named.
fn mode_text(mode: Mode) -> Option<String> {
    match mode {
        Mode::Moment => None,
        Mode::SoFar => Some("so-far".to_owned()),
        Mode::Window { seconds } if seconds % DAY_S == 0 => Some(format!("{}d", seconds / DAY_S)),
        Mode::Window { seconds } => Some(format!("{seconds}s")),
    }
}

fn read_mode(text: &str) -> Option<Mode> {
    let window = |count: &str, unit: i64| Some(Mode::window(count.parse::<i64>().ok().filter(|count| *count > 0)?.saturating_mul(unit)));
    match text {
        "moment" => Some(Mode::Moment),
        "so-far" => Some(Mode::SoFar),
        _ => text.strip_suffix('d').and_then(|days| window(days, DAY_S)).or_else(|| text.strip_suffix('s').and_then(|s| window(s, 1))),
    }
}

#[cfg(test)]
mod tests;
