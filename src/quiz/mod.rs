//! Questions made from a dossier itself, for a class or for oneself.
//!
//! A question is asked only where the dossier has one answer: where articles differ, where a date is too vague for an order, or where
//! another sentence could be meant as well, none is made. Its own words do not give the answer away, and they take no side: they are
//! those of titles, digests and paraphrases, which `check` holds to that. The number that is handed in decides everything that chance
//! would; there is no clock here.

mod alike;
mod judge;
mod order;
mod place;
mod random;
mod score;
mod support;
mod teller;
mod words;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use judge::{FALL_KM, Judgement, MOST_POINTS, Reply, points_for_distance, points_for_order};
pub use score::{RoundScore, Score, Tally};

use crate::dossier::{ClaimId, Dossier, Filter, Happening, Originals};
use crate::geo::LonLat;
use random::Random;

/// What sort of question it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum QuestionKind {
    /// Which sentence supports a mark.
    Support,
    /// What came before what.
    Order,
    /// Where it was.
    Place,
    /// Who says so.
    Teller,
}

impl QuestionKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Support, Self::Order, Self::Place, Self::Teller];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Order => "order",
            Self::Place => "place",
            Self::Teller => "teller",
        }
    }

    /// The words over the question.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Support => "Which sentence supports this mark?",
            Self::Order => "Put these in order of time",
            Self::Place => "Place it on the map",
            Self::Teller => "Who says so?",
        }
    }
}

/// A round of questions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quiz {
    /// The number that it was made from.
    pub seed: u64,
    /// The questions, in order.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What sort it is.
    pub kind: QuestionKind,
    /// What is asked.
    pub ask: String,
    /// What there is to do.
    pub task: Task,
    /// The answer, for whoever judges.
    pub key: Key,
}

/// What there is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Choose one of these.
    Choose(Vec<String>),
    /// Put these in order.
    Arrange(Vec<String>),
    /// Point at the map.
    Point,
}

/// What is right, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The one right answer.
    pub answer: Answer,
    /// The passage that says so, and what it says.
    pub explanation: String,
    /// The claims that the question rests on, for whoever wants to look them up.
    pub claims: Vec<ClaimId>,
}

/// The one right answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// This of the choices.
    Choice(usize),
    /// The positions of what is arranged, the earliest first.
    Order(Vec<usize>),
    /// Here.
    Spot {
        /// Identifier of the place.
        place: String,
        /// Where it is.
        at: LonLat,
        /// How exactly that is known, or how far the area reaches, in kilometres.
        radius_km: f64,
    },
}

/// What is wanted of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Any number; the same one gives the same round.
    pub seed: u64,
    /// So many questions at most.
    pub count: usize,
    /// Of these kinds, in turn; none: of all.
    pub kinds: BTreeSet<QuestionKind>,
    /// About these claims. Wrong choices may come from others.
    pub filter: Filter,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { seed: 1, count: 8, kinds: BTreeSet::new(), filter: Filter::default() }
    }
}

/// A round of questions about what the filter lets through; fewer than are wanted where the dossier has no more. Where the original of
/// an article is at hand, its sentences are asked about and not the digest's.
#[must_use]
pub fn quiz(dossier: &Dossier, originals: &Originals, wanted: &Wanted) -> Quiz {
    let mut random = Random::new(wanted.seed);
    let asked_about: Vec<ClaimId> = dossier.claims().map(|(id, _)| id).filter(|id| wanted.filter.matches(dossier, *id)).collect();
    let wants = |kind: &QuestionKind| wanted.kinds.is_empty() || wanted.kinds.contains(kind);
    let mut kinds: Vec<QuestionKind> = QuestionKind::ALL.into_iter().filter(wants).collect();
    random.shuffle(&mut kinds);
    let mut to_do: Vec<(QuestionKind, Vec<ClaimId>)> = Vec::new();
    for kind in kinds {
        let mut claims = asked_about.clone();
        random.shuffle(&mut claims);
        to_do.push((kind, claims));
    }
    let mut questions = Vec::new();
    let mut used: BTreeSet<Happening> = BTreeSet::new();
    let mut is_done = false;
    while !is_done {
        is_done = true;
        for (kind, claims) in &mut to_do {
            if questions.len() >= wanted.count {
                break;
            }
            let question = std::iter::from_fn(|| claims.pop()).filter(|id| !used.contains(&id.of)).find_map(|id| match kind {
                QuestionKind::Support => support::question(dossier, originals, &mut random, id),
                QuestionKind::Order => order::question(dossier, &asked_about, &used, &mut random, id),
                QuestionKind::Place => place::question(dossier, id),
                QuestionKind::Teller => teller::question(dossier, &mut random, id),
            });
            if let Some(question) = question {
                // nothing is asked about twice
                used.extend(question.key.claims.iter().map(|id| id.of));
                questions.push(question);
                is_done = false;
            }
        }
    }
    Quiz { seed: wanted.seed, questions }
}

/// A claim as the source of an answer: which article, which paragraph, which words, and what they say.
fn source_text(dossier: &Dossier, id: ClaimId) -> String {
    let Some(claim) = dossier.claim(id) else { return String::new() };
    let label = dossier.article(&claim.article).map_or(claim.article.as_str(), |article| article.label.as_str());
    format!("{label} ¶{}: “{}” ({})", claim.passage.paragraph, claim.passage.quote, claim.says)
}
