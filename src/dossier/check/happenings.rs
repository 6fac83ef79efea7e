//! Events and movements: every claim resolves to a passage, every reference to something that exists.

use super::days::{days_of, names_day, names_relative_day};
use super::{Findings, ItemKind, Subject};
use crate::dossier::{Basis, Claim, Dossier, Happening, Leg, MAX_QUOTE_WORDS, Originals, PassageError, When};
use crate::gazetteer::{Place, PlaceKind};
use crate::geo::distance_km;

pub(super) fn check(dossier: &Dossier, originals: &Originals, findings: &mut Findings) {
    findings.identifiers(ItemKind::Event, dossier.events.iter().map(|event| event.id.as_str()));
    findings.identifiers(ItemKind::Movement, dossier.movements.iter().map(|movement| movement.id.as_str()));
    for (index, movement) in dossier.movements.iter().enumerate() {
        // one name space: `happening(id)` and links from outside must not have to say which list
        if dossier.events.iter().any(|event| event.id == movement.id) {
            findings.error(
                Subject::new(ItemKind::Movement, index, "id"),
                "duplicate-id",
                format!("an event and a movement both have the identifier \"{}\"", movement.id),
                "rename one of the two",
            );
        }
    }
    for of in dossier.happenings() {
        let (kind, index) = match of {
            Happening::Event(index) => (ItemKind::Event, index),
            Happening::Movement(index) => (ItemKind::Movement, index),
        };
        if dossier.title(of).trim().is_empty() {
            findings.error(Subject::new(kind, index, "title"), "no-title", "the title is empty", "write one that takes no side");
        }
        if dossier.claims_of(of).is_empty() {
            findings.error(
                Subject::new(kind, index, "claims"),
                "no-claim",
                format!("\"{}\" rests on no claim: no mark without a passage", dossier.id(of)),
                "add the claim of an article, with its passage, or remove it",
            );
        }
        for (n, claim) in dossier.claims_of(of).iter().enumerate() {
            ClaimCheck { dossier, originals, claim, kind, index, n }.run(findings);
        }
    }
}

/// One claim and where it stands.
struct ClaimCheck<'a> {
    dossier: &'a Dossier,
    originals: &'a Originals,
    claim: &'a Claim,
    kind: ItemKind,
    index: usize,
    n: usize,
}

impl ClaimCheck<'_> {
    fn subject(&self, field: &str) -> Subject {
        Subject::new(self.kind, self.index, self.path(field))
    }

    fn path(&self, field: &str) -> String {
        format!("claims[{}].{field}", self.n)
    }

    fn run(&self, findings: &mut Findings) {
        self.passage(findings);
        self.places(findings);
        self.legs(findings);
        if self.claim.says.trim().is_empty() {
            findings.error(
                self.subject("says"),
                "no-paraphrase",
                "the claim does not say what its passage says",
                "paraphrase it in one neutral sentence",
            );
        }
        if let Some(when) = &self.claim.when {
            self.date(when, findings);
        }
        for (m, involved) in self.claim.actors.iter().enumerate() {
            if self.dossier.actor(&involved.actor).is_none() {
                let known = self.dossier.actors.iter().map(|actor| actor.id.as_str());
                findings.unknown(self.subject(&format!("actors[{m}].actor")), "unknown-actor", "actor", &involved.actor, known);
            }
        }
        for (m, figure) in self.claim.figures.iter().enumerate() {
            check_quoted(findings, self.kind, self.index, &self.path(&format!("figures[{m}].text")), &figure.text);
            if let (Some(low), Some(high)) = (figure.low, figure.high)
                && low > high
            {
                findings.error(
                    self.subject(&format!("figures[{m}].low")),
                    "bad-range",
                    format!("expected low ≤ high, found {low} to {high}"),
                    "swap the two",
                );
            }
        }
        for (m, term) in self.claim.terms.iter().enumerate() {
            check_quoted(findings, self.kind, self.index, &self.path(&format!("terms[{m}]")), term);
        }
    }

    fn passage(&self, findings: &mut Findings) {
        let Some(article) = self.dossier.article(&self.claim.article) else {
            let known = self.dossier.articles.iter().map(|article| article.id.as_str());
            return findings.unknown(self.subject("article"), "unknown-article", "article", &self.claim.article, known);
        };
        let passage = &self.claim.passage;
        let Some(paragraph) = article.paragraph(passage.paragraph) else {
            return findings.error(
                self.subject("passage.paragraph"),
                "unresolved-passage",
                format!("\"{}\" has no paragraph {}, only 1 to {}", article.id, passage.paragraph, article.paragraphs.len()),
                "paragraph n is the n-th non-empty line of the article",
            );
        };
        let resolved = passage
            .check_on_card(paragraph)
            .and_then(|()| self.originals.of(&article.id).map_or(Ok(()), |original| passage.check_in_original(original.chars())));
        if let Err(error @ PassageError::TooManyWords { part, .. }) = &resolved {
            let help = "the articles are not ours: quote less";
            findings.error(self.subject(&format!("passage.{part}")), "long-quote", error.to_string(), help);
        } else if let Err(error) = resolved {
            findings.error(
                self.subject("passage.start"),
                "unresolved-passage",
                error.to_string(),
                "write paragraph and quote, and let `tools/anchor-passages.py` fill in the rest",
            );
        }
    }

    /// What is known from a record says from which. A day is the article's own, and then it has words that name it; or they name it
    /// from where the writer stands ("on Tuesday"), and a note says how it was worked out.
    fn date(&self, when: &When, findings: &mut Findings) {
        if when.basis == Basis::PublicRecord && when.note.is_none() {
            self.unsourced("when", findings);
        }
        if when.basis != Basis::PublicRecord {
            let words = when.words.as_ref().map_or("", |words| words.text.as_str());
            let unnamed = days_of(&when.edtf).into_iter().find(|day| !names_day(words, *day));
            let worked_out = when.basis == Basis::Inferred && when.note.is_some() && names_relative_day(words);
            if unnamed.is_some() && !worked_out {
                findings.error(
                    self.subject("when.edtf"),
                    "unsupported-day",
                    format!("{} is precise to the day, but the article's words for it do not name the day", when.edtf),
                    "give the article's own `words`, or a record with its note; or make the date as coarse as the article has it",
                );
            }
        }
        if let Some(words) = &when.words {
            check_quoted(findings, self.kind, self.index, &self.path("when.words.text"), &words.text);
            let Some(article) = self.dossier.article(&self.claim.article) else { return };
            let Some(paragraph) = article.paragraph(words.paragraph) else {
                return findings.error(
                    self.subject("when.words.paragraph"),
                    "unknown-paragraph",
                    format!("\"{}\" has no paragraph {}, only 1 to {}", article.id, words.paragraph, article.paragraphs.len()),
                    "name the paragraph in which the words stand",
                );
            };
            let there = self.originals.of(&article.id).map(|original| original.between(paragraph.start, paragraph.end));
            if there.is_some_and(|there| !there.contains(&words.text)) {
                findings.error(
                    self.subject("when.words.text"),
                    "unresolved-words",
                    format!("expected \"{}\" in paragraph {} of the original, found it not there", words.text, words.paragraph),
                    "copy the article's own words for the date, or leave them out",
                );
            }
        }
    }

    fn places(&self, findings: &mut Findings) {
        if self.kind == ItemKind::Movement && !self.claim.places.is_empty() {
            findings.error(
                self.subject("places"),
                "places-of-movement",
                "a movement's claim has legs, not places",
                "write from, via and to in `legs`",
            );
        }
        for (m, place) in self.claim.places.iter().enumerate() {
            self.known_place(&place.place, &format!("places[{m}].place"), findings);
            if !(1..=7).contains(&place.prec) {
                findings.error(
                    self.subject(&format!("places[{m}].prec")),
                    "bad-where-prec",
                    format!("expected a where-precision of 1 to 7, found {}", place.prec),
                    "1 exact, 2 near, 3 district, 4 governorate, 5 wider region, 6 country, 7 sea or air",
                );
            }
            if let Some(known) = self.dossier.gazetteer.place(&place.place)
                && (1..=7).contains(&place.prec)
                && !precisions_of(known.kind).contains(&place.prec)
            {
                let allowed = precisions_of(known.kind);
                let (finest, coarsest) = (allowed.start(), allowed.end());
                let expected = if finest == coarsest { finest.to_string() } else { format!("{finest} to {coarsest}") };
                findings.error(
                    self.subject(&format!("places[{m}].prec")),
                    "point-for-area",
                    format!("expected a where-precision of {expected} for a {}, found {}", known.kind.label(), place.prec),
                    "a claim about a whole governorate, region or country names that place; a spot is no label for its surroundings",
                );
            }
            if place.basis == Basis::PublicRecord && place.note.is_none() {
                self.unsourced(&format!("places[{m}]"), findings);
            }
        }
    }

    fn legs(&self, findings: &mut Findings) {
        match self.kind {
            ItemKind::Event if !self.claim.legs.is_empty() => {
                findings.error(
                    self.subject("legs"),
                    "legs-of-event",
                    "an event's claim has places, not legs",
                    "make it a movement, or write `places`",
                );
            }
            ItemKind::Movement if self.claim.legs.is_empty() => {
                findings.error(
                    self.subject("legs"),
                    "no-leg",
                    "a movement's claim has no leg",
                    "write one, with the ends that the article leaves open left out",
                );
            }
            _ => {}
        }
        for (m, leg) in self.claim.legs.iter().enumerate() {
            let field = |name: &str| format!("legs[{m}].{name}");
            for (name, id) in [("from", &leg.from), ("to", &leg.to)] {
                if let Some(id) = id {
                    self.known_place(id, &field(name), findings);
                }
            }
            for (v, id) in leg.via.iter().enumerate() {
                self.known_place(id, &field(&format!("via[{v}]")), findings);
            }
            for route in leg.routes.iter().filter(|route| self.dossier.gazetteer.route(route).is_none()) {
                let known = self.dossier.gazetteer.routes().iter().map(|route| route.id.as_str());
                findings.unknown(self.subject(&field("route")), "unknown-route", "route", route, known);
            }
            if arrives_before_it_departs(leg) {
                findings.error(
                    self.subject(&field("arrive")),
                    "arrives-too-early",
                    "the leg arrives before it departs",
                    "check the two dates, or swap them",
                );
            } else if let Some((km, kmh, top_kmh)) = self.impossible_speed(self.claim.legs.get(..=m).unwrap_or_default()) {
                findings.error(
                    self.subject(&field("arrive")),
                    "impossible-speed",
                    format!(
                        "the dates let a way of at least {km:.0} km be gone only at {kmh:.0} km/h or faster; expected at most {top_kmh:.0}"
                    ),
                    "check the two dates and the two ends; a journey by air is a leg of its own",
                );
            }
        }
    }

    /// The least length in km of the way to the end of the last of these legs from the last spot before it that has a date, the least
    /// speed at which the dates let it be gone, and the highest that its kind has, both in km/h; none where the dates allow a speed that
    /// is possible. Legs that follow each other are one way: what came there at ten cannot have set out before.
    ///
    /// The length is that of great circles from place to place, less what the radii of vague ends leave open: no road is shorter.
    fn impossible_speed(&self, legs: &[Leg]) -> Option<(f64, f64, f64)> {
        let kind = self.dossier.movements.get(self.index)?.kind;
        let (last, before) = legs.split_last()?;
        let there = last.arrive.as_ref()?.strict().end?;
        let mut way: Vec<&str> = last.places().collect();
        last.from.as_ref().and(last.to.as_ref())?;
        let mut out = last.depart.as_ref().and_then(|depart| depart.strict().start);
        for leg in before.iter().rev() {
            let follows = leg.to.as_deref() == way.first().copied() && leg.from.is_some();
            if out.is_some() || !follows {
                break;
            }
            out = leg.arrive.as_ref().and_then(|arrive| arrive.strict().start);
            if out.is_none() {
                let earlier: Vec<&str> = leg.places().collect();
                way.splice(0..1, earlier);
                out = leg.depart.as_ref().and_then(|depart| depart.strict().start);
            }
        }
        let places: Vec<&Place> = way.into_iter().filter_map(|id| self.dossier.gazetteer.place(id)).collect();
        let way_km: f64 = places.iter().zip(places.iter().skip(1)).map(|(a, b)| distance_km(a.at, b.at)).sum();
        let km = way_km - places.first()?.radius_km - places.last()?.radius_km;
        let kmh = km / (there.seconds_since(out?) as f64 / 3_600.0);
        let top_kmh = kind.top_speed_kmh(km);
        (km > 0.0 && (kmh > top_kmh || kmh < 0.0)).then_some((km, kmh, top_kmh))
    }

    fn known_place(&self, id: &str, field: &str, findings: &mut Findings) {
        if self.dossier.gazetteer.place(id).is_none() {
            let known = self.dossier.gazetteer.places().iter().map(|place| place.id.as_str());
            findings.unknown(self.subject(field), "unknown-place", "place", id, known);
        }
    }

    fn unsourced(&self, field: &str, findings: &mut Findings) {
        findings.error(
            self.subject(field),
            "unsourced-record",
            "what is known from the public record needs a note that says from what record",
            "add `note: \"…\"`",
        );
    }
}

/// Which where-precisions (UCDP GED) a claim may have at a place of this kind: a country-wide claim sits at the country, never at a
/// spot in it, and nothing is known more exactly than the place that it names.
fn precisions_of(kind: PlaceKind) -> std::ops::RangeInclusive<u8> {
    match kind {
        PlaceKind::Country => 6..=6,
        PlaceKind::Governorate => 4..=4,
        PlaceKind::Sea => 7..=7,
        PlaceKind::Region | PlaceKind::River | PlaceKind::Road | PlaceKind::Border => 2..=5,
        PlaceKind::City
        | PlaceKind::Town
        | PlaceKind::Base
        | PlaceKind::Field
        | PlaceKind::Crossing
        | PlaceKind::Tripoint
        | PlaceKind::Building => 1..=3,
    }
}

fn arrives_before_it_departs(leg: &Leg) -> bool {
    let (Some(depart), Some(arrive)) = (&leg.depart, &leg.arrive) else { return false };
    matches!((depart.strict().start, arrive.strict().end), (Some(out), Some(in_)) if in_ <= out)
}

/// A quoted wording is not empty and has at most twelve words.
pub(super) fn check_quoted(findings: &mut Findings, kind: ItemKind, index: usize, field: &str, text: &str) {
    let found = text.split_whitespace().count();
    if found == 0 || found > MAX_QUOTE_WORDS {
        findings.error(
            Subject::new(kind, index, field),
            "long-quote",
            format!("expected a quote of 1 to {MAX_QUOTE_WORDS} words, found {found}"),
            "the articles are not ours: quote less",
        );
    }
}
