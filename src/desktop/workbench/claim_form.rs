//! What a claim is while it is being written: texts as they are typed, and the claim that they make.

use crate::desktop::texts::tr;
use crate::dossier::{
    Basis, Claim, ClaimId, DateWords, Dossier, EventKind, Figure, Happening, Involved, Leg, Modality, MovementKind, Passage, PathKnowledge,
    When, Where,
};
use crate::edit::{Edit, Kind, Target};
use crate::gazetteer::{Place, PlaceKind};
use crate::geo::Compass;
use crate::time::{Edtf, parse_user_date};

/// What the claim speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FormTarget {
    /// A happening that is there, by identifier.
    Known(String),
    NewEvent(EventKind),
    NewMovement(MovementKind),
}

/// A stretch of a movement, as it is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LegRow {
    pub(super) from: Option<String>,
    pub(super) via: Vec<String>,
    pub(super) to: Option<String>,
    pub(super) direction: Option<Compass>,
    pub(super) routes: Vec<String>,
    pub(super) path: PathKnowledge,
    pub(super) depart: String,
    pub(super) arrive: String,
    pub(super) stood: bool,
    pub(super) stays: bool,
}

/// A number, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FigureRow {
    pub(super) what: String,
    pub(super) text: String,
    pub(super) low: String,
    pub(super) high: String,
}

/// A claim that is being changed, known by what stays when others come and go.
#[derive(Clone, Debug)]
pub(super) struct Changed {
    happening: String,
    index: usize,
    before: Claim,
}

impl Changed {
    pub(super) fn position(&self, dossier: &Dossier) -> Option<ClaimId> {
        dossier.happening(&self.happening).map(|of| ClaimId { of, index: self.index })
    }

    /// Where the claim is now; an error where it is gone or another.
    fn found(&self, dossier: &Dossier) -> Result<ClaimId, String> {
        let same = self.position(dossier).filter(|id| dossier.claim(*id) == Some(&self.before));
        same.ok_or_else(|| tr!("claim-form-is-gone").to_owned())
    }
}

/// A claim that is being written.
#[derive(Clone, Debug)]
pub struct ClaimForm {
    /// The claim that is being changed; none for a new one.
    pub(super) change: Option<Changed>,
    pub(super) article: String,
    /// The words that it rests on.
    pub passage: Passage,
    pub(super) target: FormTarget,
    pub(super) title: String,
    /// The kind of the happening whose claim is being changed.
    pub(super) kind: Option<Kind>,
    pub(super) says: String,
    pub(super) attribution: String,
    pub(super) modality: Modality,
    pub(super) edtf: String,
    pub(super) date_words: String,
    pub(super) words_paragraph: usize,
    pub(super) date_basis: Basis,
    pub(super) date_note: String,
    pub(super) places: Vec<Where>,
    pub(super) legs: Vec<LegRow>,
    pub(super) actors: Vec<Involved>,
    pub(super) figures: Vec<FigureRow>,
    pub(super) terms: String,
    pub(super) note: String,
    /// What is typed into each field that searches, by the name of the field.
    pub(super) searches: std::collections::BTreeMap<String, String>,
    /// Why it was not kept.
    pub refused: Option<String>,
}

impl ClaimForm {
    /// For words that were selected. `selected` is the happening that is open, which the claim may be another version of.
    pub(super) fn new(article: &str, passage: Passage, places: Vec<Where>) -> Self {
        Self {
            change: None,
            article: article.to_owned(),
            words_paragraph: passage.paragraph,
            passage,
            target: FormTarget::NewEvent(EventKind::Report),
            title: String::new(),
            kind: None,
            says: String::new(),
            attribution: String::new(),
            modality: Modality::Reported,
            edtf: String::new(),
            date_words: String::new(),
            date_basis: Basis::Stated,
            date_note: String::new(),
            places,
            legs: Vec::new(),
            actors: Vec::new(),
            figures: Vec::new(),
            terms: String::new(),
            note: String::new(),
            searches: std::collections::BTreeMap::new(),
            refused: None,
        }
    }

    /// A claim that is there, to be changed.
    pub(super) fn of(dossier: &Dossier, id: ClaimId) -> Option<Self> {
        let claim = dossier.claim(id)?;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let date = |edtf: &Option<Edtf>| edtf.as_ref().map(|edtf| edtf.as_str().to_owned()).unwrap_or_default();
        let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
        let mut form = Self::new(&claim.article, claim.passage.clone(), claim.places.clone());
        form.change = Some(Changed { happening: dossier.id(id.of).to_owned(), index: id.index, before: claim.clone() });
        form.target = FormTarget::Known(dossier.id(id.of).to_owned());
        dossier.title(id.of).clone_into(&mut form.title);
        form.kind = Kind::of(dossier, id.of);
        form.says.clone_from(&claim.says);
        form.attribution = text(&claim.attribution);
        form.modality = claim.modality;
        if let Some(when) = &claim.when {
            when.edtf.as_str().clone_into(&mut form.edtf);
            form.date_basis = when.basis;
            form.date_note = text(&when.note);
            if let Some(words) = &when.words {
                form.date_words.clone_from(&words.text);
                form.words_paragraph = words.paragraph;
            }
        }
        let leg = |leg: &Leg| LegRow {
            from: leg.from.clone(),
            via: leg.via.clone(),
            to: leg.to.clone(),
            direction: leg.direction,
            routes: leg.routes.clone(),
            path: leg.path,
            depart: date(&leg.depart),
            arrive: date(&leg.arrive),
            stood: leg.stood,
            stays: leg.stays,
        };
        form.legs = claim.legs.iter().map(leg).collect();
        form.actors.clone_from(&claim.actors);
        let row = |figure: &Figure| FigureRow {
            what: figure.what.clone(),
            text: figure.text.clone(),
            low: number(figure.low),
            high: number(figure.high),
        };
        form.figures = claim.figures.iter().map(row).collect();
        form.terms = claim.terms.join("\n");
        form.note = text(&claim.note);
        Some(form)
    }

    /// Whether it tells of a movement, which has legs, or of an event, which has places.
    pub(super) fn is_movement(&self, dossier: &Dossier) -> bool {
        match &self.target {
            FormTarget::Known(id) => matches!(dossier.happening(id), Some(Happening::Movement(_))),
            FormTarget::NewEvent(_) => false,
            FormTarget::NewMovement(_) => true,
        }
    }

    /// The edit that keeps it. `place_of` finds a place behind the gazetteer, which comes into it with the claim.
    pub(super) fn edit(&self, dossier: &Dossier, place_of: impl Fn(&str) -> Vec<Place>) -> Result<Edit, String> {
        let claim = Box::new(self.claim(dossier)?);
        let mut places: Vec<Place> = Vec::new();
        for place in claim.place_ids().into_iter().flat_map(&place_of) {
            if !places.iter().any(|known| known.id == place.id) {
                places.push(place);
            }
        }
        if let Some(change) = &self.change {
            let id = change.found(dossier)?;
            let changed = Edit::ChangeClaim { id, claim, places };
            return Ok(self.naming(dossier, id).map_or(changed.clone(), |naming| Edit::All(vec![naming, changed])));
        }
        let title = self.title.trim().to_owned();
        let target = match &self.target {
            FormTarget::Known(id) => Target::Known(dossier.happening(id).ok_or_else(|| tr!("claim-form-no-happening", id = id))?),
            FormTarget::NewEvent(kind) => Target::NewEvent { title, kind: *kind },
            FormTarget::NewMovement(kind) => Target::NewMovement { title, kind: *kind },
        };
        Ok(Edit::AddClaim { target, claim, places })
    }

    /// The edit that names its happening otherwise, where title or kind was changed.
    fn naming(&self, dossier: &Dossier, id: ClaimId) -> Option<Edit> {
        let (of, kind) = (id.of, self.kind?);
        let changed = dossier.title(of) != self.title.trim() || Kind::of(dossier, of) != Some(kind);
        changed.then(|| Edit::Retitle { of, title: self.title.trim().to_owned(), kind })
    }

    fn claim(&self, dossier: &Dossier) -> Result<Claim, String> {
        let is_movement = self.is_movement(dossier);
        if self.says.trim().is_empty() {
            return Err(tr!("claim-form-needs-words-of-own").to_owned());
        }
        Ok(Claim {
            article: self.article.clone(),
            passage: self.passage.clone(),
            says: self.says.trim().to_owned(),
            attribution: some(&self.attribution),
            modality: self.modality,
            when: self.when()?,
            places: if is_movement { Vec::new() } else { self.places.clone() },
            legs: if is_movement { self.legs.iter().map(leg_of).collect::<Result<_, _>>()? } else { Vec::new() },
            actors: self.actors.clone(),
            figures: self.figures.iter().filter(|row| **row != FigureRow::default()).map(figure_of).collect::<Result<_, _>>()?,
            terms: self.terms.lines().map(str::trim).filter(|term| !term.is_empty()).map(str::to_owned).collect(),
            note: some(&self.note),
        })
    }

    fn when(&self) -> Result<Option<When>, String> {
        if self.edtf.trim().is_empty() {
            return Ok(None);
        }
        let words = some(&self.date_words).map(|text| DateWords { paragraph: self.words_paragraph, text });
        Ok(Some(When { edtf: date_of(&self.edtf)?, words, basis: self.date_basis, note: some(&self.date_note) }))
    }
}

/// EDTF, or the way people write dates.
pub(super) fn date_of(typed: &str) -> Result<Edtf, String> {
    let typed = typed.trim();
    typed.parse().or_else(|error: crate::time::EdtfError| parse_user_date(typed).map_err(|_| error.to_string()))
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn leg_of(row: &LegRow) -> Result<Leg, String> {
    let date = |typed: &str| if typed.trim().is_empty() { Ok(None) } else { date_of(typed).map(Some) };
    Ok(Leg {
        from: row.from.clone(),
        via: row.via.clone(),
        to: row.to.clone(),
        direction: row.direction,
        routes: row.routes.clone(),
        path: row.path,
        depart: date(&row.depart)?,
        arrive: date(&row.arrive)?,
        stood: row.stood,
        stays: row.stays,
    })
}

fn figure_of(row: &FigureRow) -> Result<Figure, String> {
    let number = |typed: &str| match typed.trim() {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| tr!("claim-form-expected-number", found = typed)),
    };
    if row.what.trim().is_empty() || row.text.trim().is_empty() {
        return Err(tr!("claim-form-figure-needs").to_owned());
    }
    Ok(Figure { what: row.what.trim().to_owned(), text: row.text.trim().to_owned(), low: number(&row.low)?, high: number(&row.high)? })
}

/// How exactly a claim knows its spot that names no more than such a place.
pub(super) fn where_prec_of(kind: PlaceKind) -> u8 {
    match kind {
        PlaceKind::City
        | PlaceKind::Town
        | PlaceKind::Base
        | PlaceKind::Field
        | PlaceKind::Crossing
        | PlaceKind::Building
        | PlaceKind::Tripoint => 1,
        PlaceKind::Governorate => 4,
        PlaceKind::Region | PlaceKind::River | PlaceKind::Road | PlaceKind::Border => 5,
        PlaceKind::Country => 6,
        PlaceKind::Sea => 7,
    }
}
