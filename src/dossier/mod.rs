//! A dossier: everything about one subject.
//!
//! Articles are split into passages; a claim is what one article says in one passage of one event or movement. Versions of
//! different articles stay apart: an event is nothing but the list of its claims, and nothing here averages them.
//! This room is pure: it knows no file, no clock and no window, and a dossier with mistakes in it never makes it panic.

mod actor;
mod article;
mod begun_card;
mod check;
mod claim;
mod colour_by;
mod dispute;
mod edition;
mod figures;
mod filter;
mod fingerprint;
mod happening;
mod identifier;
mod lesson;
mod originals;
mod passage;
mod words;

pub use actor::{Actor, ActorKind, Term};
pub use article::{Article, CardNote, CardNoteKind, Paragraph, ParagraphKind, Publication, Reading, TextFingerprint, Unmarked};
pub use begun_card::{NewArticle, paragraphs_of};
pub use check::{Finding, ItemKind, Severity, Subject, check};
pub use claim::{Basis, Claim, DateWords, Involved, Leg, Modality, PathKnowledge, Role, UNKNOWN_END_YEARS, When, Where};
pub use colour_by::ColourBy;
pub use dispute::{Between, Dispute, DisputeKind, Side, SideSource};
pub use edition::OtherEdition;
pub use figures::Figure;
pub use filter::{Filter, matches_happening, where_prec, where_prec_of_leg};
pub use happening::{Event, EventKind, Movement, MovementKind, Shape};
pub use identifier::identifier_from;
pub use lesson::{
    Answer, Block, Choice, Compared, Lesson, LessonStep, LessonText, Markdown, Question, ReaderSpot, Shown, Span, StepTime, choice_letter,
    is_web_link,
};
pub use originals::{Original, Originals, Recognised, decode_text, sha256_hex};
pub use passage::{MAX_CONTEXT_WORDS, MAX_QUOTE_WORDS, Passage, PassageError};

use crate::gazetteer::Gazetteer;

/// Everything about one subject. Lists keep the order of their files.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    /// Places and named lines.
    pub gazetteer: Gazetteer,
    /// Who acts.
    pub actors: Vec<Actor>,
    /// The cards of the source texts.
    pub articles: Vec<Article>,
    /// What is said to have happened at a time and a place.
    pub events: Vec<Event>,
    /// What is said to have gone from somewhere to somewhere.
    pub movements: Vec<Movement>,
    /// Where sources differ.
    pub disputes: Vec<Dispute>,
    /// What a teacher gives to a class.
    pub lessons: Vec<Lesson>,
    /// Words that take a side: they stand in no title and no paraphrase but between quotation marks. One that ends in `*` stands
    /// for every word that begins so.
    pub loaded_words: Vec<String>,
}

/// Which happening: an event or a movement, by its position in the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Happening {
    /// `dossier.events[_]`.
    Event(usize),
    /// `dossier.movements[_]`.
    Movement(usize),
}

/// Which claim: the happening that it speaks of, and its position among that happening's claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimId {
    /// What the claim speaks of.
    pub of: Happening,
    /// Its position among the claims of that.
    pub index: usize,
}

impl Dossier {
    /// The article of that identifier.
    #[must_use]
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// The position of the article of that identifier, which also chooses its colour.
    #[must_use]
    pub fn article_index(&self, id: &str) -> Option<usize> {
        self.articles.iter().position(|article| article.id == id)
    }

    /// The actor of that identifier.
    #[must_use]
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.actors.iter().find(|actor| actor.id == id)
    }

    /// The actor itself, then what it is a part of, and so on; it stops where a whole is unknown or comes a second time.
    pub fn wholes_of<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Actor> {
        let mut seen = std::collections::BTreeSet::new();
        std::iter::successors(self.actor(id), |actor| actor.part_of.as_deref().and_then(|whole| self.actor(whole)))
            .take_while(move |actor| seen.insert(actor.id.as_str()))
    }

    /// The largest whole that an actor is a part of, which may be the actor itself.
    #[must_use]
    pub fn whole_of(&self, id: &str) -> Option<&Actor> {
        self.wholes_of(id).last()
    }

    /// Every happening, events first, in the order of the files.
    pub fn happenings(&self) -> impl Iterator<Item = Happening> + Clone + use<> {
        (0..self.events.len()).map(Happening::Event).chain((0..self.movements.len()).map(Happening::Movement))
    }

    /// The claims of a happening; none for a position that does not exist.
    #[must_use]
    pub fn claims_of(&self, of: Happening) -> &[Claim] {
        match of {
            Happening::Event(index) => self.events.get(index).map(|event| event.claims.as_slice()),
            Happening::Movement(index) => self.movements.get(index).map(|movement| movement.claims.as_slice()),
        }
        .unwrap_or_default()
    }

    /// One claim.
    #[must_use]
    pub fn claim(&self, id: ClaimId) -> Option<&Claim> {
        self.claims_of(id.of).get(id.index)
    }

    /// Every claim, events first.
    pub fn claims(&self) -> impl Iterator<Item = (ClaimId, &Claim)> {
        self.happenings().flat_map(|of| self.claims_of(of).iter().enumerate().map(move |(index, claim)| (ClaimId { of, index }, claim)))
    }

    /// The neutral title of a happening.
    #[must_use]
    pub fn title(&self, of: Happening) -> &str {
        match of {
            Happening::Event(index) => self.events.get(index).map(|event| event.title.as_str()),
            Happening::Movement(index) => self.movements.get(index).map(|movement| movement.title.as_str()),
        }
        .unwrap_or_default()
    }

    /// The stable identifier of a happening.
    #[must_use]
    pub fn id(&self, of: Happening) -> &str {
        match of {
            Happening::Event(index) => self.events.get(index).map(|event| event.id.as_str()),
            Happening::Movement(index) => self.movements.get(index).map(|movement| movement.id.as_str()),
        }
        .unwrap_or_default()
    }

    /// The kind of a happening, as the data files write it.
    #[must_use]
    pub fn kind_name(&self, of: Happening) -> &'static str {
        match of {
            Happening::Event(index) => self.events.get(index).map(|event| event.kind.name()),
            Happening::Movement(index) => self.movements.get(index).map(|movement| movement.kind.name()),
        }
        .unwrap_or_default()
    }

    /// The disputes that concern a happening, in the order of the file.
    pub fn disputes_of(&self, of: Happening) -> impl Iterator<Item = &Dispute> {
        let id = self.id(of);
        self.disputes.iter().filter(move |dispute| dispute.about.iter().any(|about| about == id))
    }

    /// The claims that one article makes, in the order in which their passages stand in it.
    #[must_use]
    pub fn claims_in_reading_order(&self, article: &str) -> Vec<ClaimId> {
        let mut claims: Vec<(ClaimId, &Claim)> = self.claims().filter(|(_, claim)| claim.article == article).collect();
        claims.sort_by_key(|(id, claim)| (claim.passage.start, claim.passage.end, *id));
        claims.into_iter().map(|(id, _)| id).collect()
    }

    /// The happening of that identifier.
    #[must_use]
    pub fn happening(&self, id: &str) -> Option<Happening> {
        self.happenings().find(|of| self.id(*of) == id)
    }
}
