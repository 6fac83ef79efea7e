//! A claim: what ONE article says, in one passage, of one event or movement.

use serde::{Deserialize, Serialize};

use super::{Figure, Passage};
use crate::geo::Compass;
use crate::time::{Edtf, TimeSpan};

/// How an article puts something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Modality {
    /// As something that happened.
    Reported,
    /// As something that somebody says happened.
    Claimed,
    /// As something that somebody says did not happen.
    Denied,
    /// As something that is planned, expected or feared.
    Anticipated,
}

impl Modality {
    /// All of them, in the order of legends.
    pub const ALL: [Self; 4] = [Self::Reported, Self::Claimed, Self::Denied, Self::Anticipated];

    /// The name in data files, exports and the interface.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Claimed => "claimed",
            Self::Denied => "denied",
            Self::Anticipated => "anticipated",
        }
    }
}

/// How something is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Basis {
    /// The article says so.
    #[default]
    Stated,
    /// Worked out from the text.
    Inferred,
    /// Known from elsewhere; a note says from what record.
    PublicRecord,
}

impl Basis {
    /// The name in exports and the interface.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::PublicRecord => "public record",
        }
    }
}

/// How far an unknown beginning or end may lie from the end that is known, in years; python-edtf takes ten, too.
pub const UNKNOWN_END_YEARS: i64 = 10;

/// When, as this claim has it.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// The date, as vague as the article is.
    pub edtf: Edtf,
    /// The article's own words for it; none where it has none that bear on this claim.
    pub words: Option<DateWords>,
    /// How it is known.
    pub basis: Basis,
    /// How it was worked out, or from what record it is.
    pub note: Option<String>,
}

impl When {
    /// Whether it may have been in a stretch of time, as a reader would take it: an unknown beginning or end reaches back and on, but no
    /// more than ten years from what is known.
    #[must_use]
    pub fn may_be_seen_in(&self, visible: &TimeSpan) -> bool {
        let certain = self.edtf.certain();
        let reach = TimeSpan {
            start: certain.start.map(|start| start.plus_years(-UNKNOWN_END_YEARS)),
            end: certain.end.map(|end| end.plus_years(UNKNOWN_END_YEARS)),
        };
        self.edtf.fuzzy().intersects(visible) && reach.intersects(visible)
    }
}

/// The words in which an article dates something. They may stand in another paragraph than the claim's passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateWords {
    /// Number of the paragraph that they stand in, from 1.
    pub paragraph: usize,
    /// The words, verbatim and at most twelve: `last October`, `this week`.
    pub text: String,
}

/// A place, as this claim has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Where {
    /// Identifier of the place.
    pub place: String,
    /// UCDP GED where-precision, 1 exact to 7 sea or air.
    pub prec: u8,
    /// How it is known.
    pub basis: Basis,
    /// How it was worked out, or from what record it is.
    pub note: Option<String>,
}

/// The part that an actor plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// Does it.
    Agent,
    /// Has it done to them.
    Target,
    /// Takes part, with no side to it.
    Party,
    /// Says so.
    Source,
    /// Stands for the spot: whose base, whose town.
    Place,
}

impl Role {
    /// The name in exports and the interface.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Target => "target",
            Self::Party => "party",
            Self::Source => "source",
            Self::Place => "place",
        }
    }
}

/// An actor and its part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Involved {
    /// Identifier of the actor.
    pub actor: String,
    /// Its part.
    pub role: Role,
}

/// What is known of the way between two ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PathKnowledge {
    /// The article says which way.
    Stated,
    /// Both ends are known; the way is ours.
    Inferred,
    /// Not known.
    #[default]
    Unknown,
}

impl PathKnowledge {
    /// The name in exports and the interface.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Unknown => "unknown",
        }
    }
}

/// One stretch of a movement. Whatever the article leaves open stays `None`.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// Identifier of the place that it started from.
    pub from: Option<String>,
    /// Identifiers of places on the way, in order.
    pub via: Vec<String>,
    /// Identifier of the place that it went to.
    pub to: Option<String>,
    /// The direction, where the article states one.
    pub direction: Option<Compass>,
    /// Identifiers of the named lines that it followed. Over several, the way is the shortest that they give together.
    pub routes: Vec<String>,
    /// What is known of the way.
    pub path: PathKnowledge,
    /// When it set out, where the article dates that.
    pub depart: Option<Edtf>,
    /// When it arrived, where the article dates that.
    pub arrive: Option<Edtf>,
    /// Whether the article says that it stood where it set out from until then.
    pub stood: bool,
    /// Whether the article says that it stayed where it went.
    pub stays: bool,
}

impl Leg {
    /// Identifiers of the places that it names: whence, by way of what, whither.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.from.iter().chain(&self.via).chain(&self.to).map(String::as_str)
    }
}

/// What one article says, in one passage, of one event or movement.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Identifier of the article.
    pub article: String,
    /// The words that it rests on.
    pub passage: Passage,
    /// What the passage says, neutral and in our own words.
    pub says: String,
    /// Who says so, as the article has it; none where the article itself does.
    pub attribution: Option<String>,
    /// How the article puts it.
    pub modality: Modality,
    /// When; none where no time can even be bounded.
    pub when: Option<When>,
    /// Where, for a claim of an event; empty where the article names no place.
    pub places: Vec<Where>,
    /// Whence and whither, for a claim of a movement.
    pub legs: Vec<Leg>,
    /// Who acts.
    pub actors: Vec<Involved>,
    /// Numbers, with the words that they come in.
    pub figures: Vec<Figure>,
    /// The article's own telling or loaded words.
    pub terms: Vec<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

impl Claim {
    /// UCDP GED date-precision, 1 day to 5 year; none for a claim without a date.
    #[must_use]
    pub fn date_prec(&self) -> Option<u8> {
        self.when.as_ref().map(|when| when.edtf.date_prec())
    }

    /// The best where-precision of its places; none for a claim without one.
    #[must_use]
    pub fn where_prec(&self) -> Option<u8> {
        self.places.iter().map(|place| place.prec).min()
    }

    /// Identifiers of every place that it names, in its places or as an end or a stop of a leg, in order, each once.
    #[must_use]
    pub fn place_ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        for id in self.places.iter().map(|place| place.place.as_str()).chain(self.legs.iter().flat_map(Leg::places)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }
}
