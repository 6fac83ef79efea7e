//! What is seen: where the map stands, which time, which claims, and what is open beside it.

use jiff::civil::Date;

use crate::dossier::{ClaimId, ColourBy, Dossier, Filter, Happening};
use crate::geo::BBox;
use crate::time::{Mode, Moment, TimeSpan};

/// What map, slider, inspector and reader show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// What the map shows at least, whatever its size and shape; none: all that is marked on it.
    pub map: Option<BBox>,
    /// Where the slider stands and how much time is visible; none: all of it.
    pub time: Option<StepTime>,
    /// Which claims are shown.
    pub filter: Filter,
    /// Identifier of the event or movement that is selected.
    pub selected: Option<String>,
    /// Identifier of the place whose card is open instead.
    pub place: Option<String>,
    /// Which passage the reader shows.
    pub reader: Option<ReaderSpot>,
    /// What is set side by side instead of the map.
    pub compare: Option<Compared>,
    /// What colour stands for.
    pub colour_by: ColourBy,
    /// Whether movements are only where an article says that they were, without schematic markers.
    pub stated_only: bool,
}

/// Where the slider stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepTime {
    /// The day under the slider.
    pub day: Date,
    /// How much time is visible, up to the end of that day.
    pub mode: Mode,
}

impl StepTime {
    /// The moment under the slider.
    #[must_use]
    pub fn now(&self) -> Moment {
        Moment::from_date(self.day)
    }

    /// The time that is visible, half-open.
    #[must_use]
    pub fn visible(&self) -> TimeSpan {
        self.mode.visible_at(self.now())
    }
}

/// A spot in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderSpot {
    /// Identifier of the article.
    pub article: String,
    /// Number of the paragraph, from 1; none: its beginning.
    pub paragraph: Option<usize>,
}

/// What is set side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    /// What the articles say of one event or movement (identifier).
    Happening(String),
    /// The sides of a dispute (identifier).
    Dispute(String),
}

impl Shown {
    /// The time that is visible.
    #[must_use]
    pub fn visible(&self) -> TimeSpan {
        self.time.as_ref().map_or(TimeSpan::ALWAYS, StepTime::visible)
    }

    /// Whether a claim is shown: the filter lets it through, and it may have been in the visible time.
    #[must_use]
    pub fn shows(&self, dossier: &Dossier, id: ClaimId) -> bool {
        let may_be_seen = |claim: &crate::dossier::Claim| match &claim.when {
            None => self.time.is_none(),
            Some(when) => when.may_be_seen_in(&self.visible()),
        };
        self.filter.matches(dossier, id) && dossier.claim(id).is_some_and(may_be_seen)
    }

    /// The event or movement that is selected.
    #[must_use]
    pub fn selected(&self, dossier: &Dossier) -> Option<Happening> {
        dossier.happening(self.selected.as_deref()?)
    }

    /// The claim that the reader's passage makes of what is selected: that of the paragraph, or else the first of the article.
    #[must_use]
    pub fn claim(&self, dossier: &Dossier) -> Option<ClaimId> {
        let (of, spot) = (self.selected(dossier)?, self.reader.as_ref()?);
        let of_article = || dossier.claims_of(of).iter().enumerate().filter(|(_, claim)| claim.article == spot.article);
        let of_paragraph = of_article().find(|(_, claim)| Some(claim.passage.paragraph) == spot.paragraph);
        of_paragraph.or_else(|| of_article().next()).map(|(index, _)| ClaimId { of, index })
    }
}
