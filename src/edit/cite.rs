//! Rows of a table as claims: the rows become a text of their own, so that each claim rests on words like any other.

use super::{Edit, Target, places_to_add};
use crate::dossier::{
    Article, Basis, Claim, DateWords, Dossier, EventKind, Modality, NewArticle, Original, Paragraph, Passage, When, Where, identifier_from,
};
use crate::gazetteer::{CoordinateSource, Gazetteer, Name, Place, PlaceKind, fold};
use crate::geo::{LonLat, distance_km};
use crate::time::{Edtf, Moment};

/// A place of that name is the one that is meant if it is no farther from the row's spot, in km.
const SAME_PLACE_KM: f64 = 25.0;
/// How far a spot is off by its where-precision, 1 exact to 7 sea or air, in km; a convention, for tables give no distance.
const RADIUS_KM: [f64; 7] = [1.0, 25.0, 50.0, 100.0, 200.0, 300.0, 200.0];
/// So many words of a row stand in a passage.
const QUOTED_WORDS: usize = crate::dossier::MAX_QUOTE_WORDS;

/// Headings under which tables name the place, what sort of thing it was, the row, who says so, and what happened; the first that a row
/// has counts. They are those of ACLED, UCDP GED and GDELT, and what others are often called.
const PLACE: [&str; 5] = ["location", "where_coordinates", "where_description", "ActionGeo_FullName", "place"];
const KIND: [&str; 6] = ["sub_event_type", "event_type", "type_of_violence", "kind", "type", "category"];
const ROW: [&str; 5] = ["event_id_cnty", "event_id", "GLOBALEVENTID", "relid", "id"];
const SOURCE: [&str; 4] = ["source", "source_original", "source_office", "SOURCEURL"];
const WORDS: [&str; 8] = ["desc", "comment", "notes", "source_headline", "description", "text", "summary", "title"];

/// A row that is to be cited.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CitedRow {
    /// Its number in the table, from 1.
    pub number: usize,
    /// Headings and cells, empty ones left out.
    pub cells: Vec<(String, String)>,
    /// When it was, as exactly as the table says.
    pub when: Option<Edtf>,
    /// Where it was.
    pub at: Option<LonLat>,
    /// UCDP GED where-precision, where the table gives one.
    pub where_prec: Option<u8>,
}

/// What citing rows does.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// The card of the rows, and a claim of a new event for each.
    pub edit: Edit,
    /// Identifier of the card.
    pub article: String,
    /// The text of the rows, which is the original of that card: one line a row.
    pub text: String,
}

/// Makes rows of a table into claims: one card for all of them, one event with one claim for each. `known` are the places that a row
/// may be at; one that none of them is becomes a place of its own. `read_on` is the day on which the table was read. None without rows.
#[must_use]
pub fn cite(dossier: &Dossier, known: &Gazetteer, table: &str, rows: &[CitedRow], read_on: &Edtf) -> Option<Citation> {
    let text: String = rows.iter().map(|row| row.line() + "\n").collect();
    let original = Original::new(&text);
    let mut article = card(dossier, table, &text, read_on);
    let mut claims = Vec::new();
    let mut made: Vec<Place> = Vec::new();
    for (row, paragraph) in rows.iter().zip(&mut article.paragraphs) {
        let (place, places) = row.place(dossier, known, table, &mut made);
        let name = place.as_ref().and_then(|at| known.place(&at.place).or(made.iter().find(|place| place.id == at.place)));
        let name = name.map(Place::name);
        let says = row.says(table, name);
        paragraph.digest.clone_from(&says);
        let kind = row.kind();
        let claim = Claim {
            article: article.id.clone(),
            passage: row.passage(&original, paragraph)?,
            says,
            attribution: row.cell(&SOURCE).map(str::to_owned),
            modality: Modality::Reported,
            when: row.when.clone().map(|edtf| When {
                words: Some(DateWords { paragraph: paragraph.n, text: date_in_words(&edtf) }),
                edtf,
                basis: Basis::Stated,
                note: None,
            }),
            places: place.into_iter().collect(),
            legs: Vec::new(),
            actors: Vec::new(),
            figures: Vec::new(),
            terms: Vec::new(),
            note: None,
        };
        let title = row.title(kind, name);
        claims.push(Edit::AddClaim { target: Target::NewEvent { title, kind }, claim: Box::new(claim), places });
    }
    if claims.is_empty() {
        return None;
    }
    let id = article.id.clone();
    let edit = Edit::All(std::iter::once(Edit::AddArticle(article)).chain(claims).collect());
    Some(Citation { edit, article: id, text })
}

fn card(dossier: &Dossier, table: &str, text: &str, read_on: &Edtf) -> Article {
    let stem = Some(identifier_from(table)).filter(|stem| !stem.is_empty()).unwrap_or_else(|| "table".to_owned());
    let mut ids = std::iter::once(format!("{stem}-rows")).chain((2..).map(|n| format!("{stem}-rows-{n}")));
    let new = NewArticle {
        id: ids.find(|id| dossier.article(id).is_none()).unwrap_or(stem),
        label: format!("rows of {table}"),
        language: "en".to_owned(),
        published: read_on.clone(),
        reason: "the day on which the table was read; when its publisher made it, the table does not say".to_owned(),
        basis: Basis::Inferred,
    };
    let mut article = new.card(text.as_bytes(), text);
    article.title = Some(format!("Rows of {table}"));
    for paragraph in &mut article.paragraphs {
        (paragraph.kind, paragraph.unmarked) = (crate::dossier::ParagraphKind::Body, None);
    }
    article
}

/// A date in words that name its first and its last day.
fn date_in_words(edtf: &Edtf) -> String {
    let bounds = edtf.strict();
    let days = [bounds.start, bounds.end.map(|end| end.plus_seconds(-1))].map(|day| day.map(Moment::day_label));
    match days {
        [Some(first), Some(last)] if first == last => first,
        [Some(first), Some(last)] => format!("{first} to {last}"),
        [Some(first), None] => format!("from {first} on"),
        [None, Some(last)] => format!("until {last}"),
        [None, None] => edtf.human(),
    }
}

impl CitedRow {
    fn cell(&self, headings: &[&str]) -> Option<&str> {
        let of = |heading: &&str| self.cells.iter().find(|(name, _)| name.eq_ignore_ascii_case(heading));
        headings.iter().find_map(of).map(|(_, cell)| cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// The row as one line of text.
    fn line(&self) -> String {
        let flat = |cell: &str| cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let cells: Vec<String> = self.cells.iter().map(|(name, cell)| format!("{}: {}", flat(name), flat(cell))).collect();
        let when = self.when.as_ref().map_or_else(|| "undated".to_owned(), date_in_words);
        let line = format!("Row {}, {when}: {}", self.number, cells.join("; "));
        if line.ends_with('.') { line } else { line + "." }
    }

    /// Its first telling words: those of the cell that tells what happened, or else the beginning of the row.
    fn passage(&self, original: &Original, paragraph: &Paragraph) -> Option<Passage> {
        let line = original.between(paragraph.start, paragraph.end);
        let told = self.cell(&WORDS).map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
        let begin = told.and_then(|told| line.find(&told)).unwrap_or(0);
        let words: Vec<&str> = line.get(begin..)?.split(' ').take(QUOTED_WORDS).collect();
        let start = paragraph.start + line.get(..begin)?.chars().count();
        Passage::of_words(original, paragraph, start, start + words.join(" ").chars().count())
    }

    /// What sort of event it is, by the words of the table; a report where these say nothing that we know.
    fn kind(&self) -> EventKind {
        let words = self.cell(&KIND).unwrap_or_default().to_lowercase();
        let coded = self.cells.iter().find(|(name, _)| name.eq_ignore_ascii_case("type_of_violence")).map(|(_, cell)| cell.trim());
        let says = |any: &[&str]| any.iter().any(|word| words.contains(word));
        match coded {
            // UCDP GED Codebook: 1 state-based, 2 non-state, 3 one-sided
            Some("1" | "2") => EventKind::Clash,
            Some("3") => EventKind::Attack,
            _ if says(&["strike", "shelling", "bombard"]) => EventKind::Strike,
            _ if says(&["clash", "battle"]) => EventKind::Clash,
            _ if says(&["agreement"]) => EventKind::Agreement,
            _ if says(&["explosi", "attack", "bomb", "violence", "grenade", "ied"]) => EventKind::Attack,
            _ => EventKind::Report,
        }
    }

    fn title(&self, kind: EventKind, place: Option<&str>) -> String {
        let mut label = kind.label().to_owned();
        if let Some(first) = label.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let place = place.map(|place| format!(" at {place}")).unwrap_or_default();
        let when = self.when.as_ref().map(|when| format!(", {}", when.human())).unwrap_or_default();
        format!("{label}{place}{when}")
    }

    fn says(&self, table: &str, place: Option<&str>) -> String {
        let what = self.cell(&KIND).map_or_else(|| "an event".to_owned(), |kind| format!("“{kind}”"));
        let place = place.map_or_else(|| " without a place".to_owned(), |place| format!(" at {place}"));
        let when = self.when.as_ref().map_or_else(|| ", undated".to_owned(), |when| format!(", {}", when.human()));
        let row = self.cell(&ROW).map_or_else(|| format!("row {}", self.number), |id| format!("row {id}"));
        format!("The table {table} lists {what}{place}{when} ({row}).")
    }

    /// Where it was, and the places that come into the gazetteer with it. What is made is kept in `made`, so that two rows of one spot
    /// have one place.
    fn place(&self, dossier: &Dossier, known: &Gazetteer, table: &str, made: &mut Vec<Place>) -> (Option<Where>, Vec<Place>) {
        let Some(at) = self.at else { return (None, Vec::new()) };
        let prec = self.where_prec.unwrap_or(1);
        let place = |id: &str| Some(Where { place: id.to_owned(), prec, basis: Basis::Stated, note: None });
        let name = self.cell(&PLACE);
        let near = |place: &&Place| distance_km(place.at, at) <= SAME_PLACE_KM.max(place.radius_km);
        if let Some(found) = name.and_then(|name| known.named(name).into_iter().find(near)) {
            let mut places = places_to_add(dossier, known, &found.id);
            places.retain(|place| made.iter().all(|made| made.id != place.id));
            made.extend(places.iter().cloned());
            return (place(&found.id), places);
        }
        let same = |place: &&Place| name.is_some_and(|name| fold(place.name()) == fold(name)) && distance_km(place.at, at) < 1.0;
        if let Some(found) = made.iter().find(same) {
            return (place(&found.id), Vec::new());
        }
        let fallback = format!("{:.3}, {:.3}", at.lat, at.lon);
        let new = self.new_place(dossier, known, made, at, name.unwrap_or(&fallback), table);
        made.push(new.clone());
        (place(&new.id), vec![new])
    }

    fn new_place(&self, dossier: &Dossier, known: &Gazetteer, made: &[Place], at: LonLat, name: &str, table: &str) -> Place {
        let stem = Some(identifier_from(name)).filter(|stem| !stem.is_empty()).unwrap_or_else(|| "spot".to_owned());
        let is_free = |id: &String| {
            [&dossier.gazetteer, known].iter().all(|places| places.place(id).is_none()) && made.iter().all(|place| place.id != *id)
        };
        let mut ids = std::iter::once(stem.clone()).chain((2..).map(|n| format!("{stem}-{n}")));
        let radius = self.where_prec.unwrap_or(1).saturating_sub(1);
        Place {
            id: ids.find(is_free).unwrap_or(stem),
            kind: PlaceKind::Town,
            names: vec![Name { text: name.to_owned(), lang: "en".to_owned(), script: None, preferred: true }],
            at,
            source: CoordinateSource::PublicRecord(format!("the table {table}")),
            radius_km: RADIUS_KM.get(usize::from(radius)).copied().unwrap_or(1.0),
            country: None,
            parent: None,
            route: None,
            links: Vec::new(),
            note: Some(format!("What sort of place it is, the table {table} does not say; it is a town here until somebody knows better.")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Originals, Severity, check};
    use crate::edit::History;

    fn row(number: usize, cells: &[(&str, &str)], when: &str, at: Option<(f64, f64)>) -> CitedRow {
        CitedRow {
            number,
            cells: cells.iter().map(|(name, cell)| ((*name).to_owned(), (*cell).to_owned())).collect(),
            when: when.parse().ok(),
            at: at.and_then(|(lon, lat)| LonLat::new(lon, lat).ok()),
            where_prec: Some(2),
        }
    }

    fn today() -> Edtf {
        "2026-11-22".parse().unwrap()
    }

    #[test]
    fn rows_become_one_card_and_sound_claims_that_rest_on_their_words() {
        let rows = [
            row(
                7,
                &[
                    ("event_id_cnty", "SYR7"),
                    ("event_type", "Battles"),
                    ("location", "Al-Tall"),
                    ("notes", "A convoy\nmet fire; three hurt."),
                ],
                "2019-10-13",
                Some((36.3, 33.6)),
            ),
            row(
                9,
                &[("sub_event_type", "Shelling/artillery/missile attack"), ("location", "Al-Tall")],
                "[2019-10-13..2019-10-15]",
                Some((36.3, 33.6)),
            ),
            row(12, &[("kind", "meeting")], "", None),
        ];
        let mut dossier = Dossier::default();
        let citation = cite(&dossier, &Gazetteer::default(), "acled", &rows, &today()).unwrap();
        assert_eq!(citation.text.lines().count(), 3);
        assert!(citation.text.starts_with(
            "Row 7, 13 October 2019: event_id_cnty: SYR7; event_type: Battles; location: Al-Tall; notes: A convoy met fire; three hurt."
        ));
        let mut history = History::default();
        history.carry_out(&citation.edit, &mut dossier, &Originals::default()).unwrap();
        let mut originals = Originals::default();
        originals.recognise(&dossier, citation.text.as_bytes());
        let original = originals.of("acled-rows").unwrap();
        assert!(dossier.claims().all(|(_, claim)| original.holds(&claim.passage)), "a passage does not stand in the text");
        let quotes: Vec<&str> = dossier.claims().map(|(_, claim)| claim.passage.quote.as_str()).collect();
        assert_eq!(quotes[0], "A convoy met fire; three hurt.");
        let errors: Vec<_> = check(&dossier, &originals).into_iter().filter(|finding| finding.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:?}");
        let kinds: Vec<EventKind> = dossier.events.iter().map(|event| event.kind).collect();
        assert_eq!(kinds, [EventKind::Clash, EventKind::Strike, EventKind::Report]);
        assert_eq!(dossier.gazetteer.places().len(), 1, "two rows of one spot have one place");
        let told = &dossier.events[2].claims[0];
        assert!(told.when.is_none() && told.places.is_empty(), "what the table leaves open stays open");
        history.undo(&mut dossier);
        assert!(dossier.articles.is_empty() && dossier.events.is_empty() && dossier.gazetteer.places().is_empty());
    }

    #[test]
    fn a_known_place_of_that_name_nearby_is_the_one_that_is_meant_and_one_far_away_is_not() {
        let place = Place { at: LonLat { lon: 40.75, lat: 36.5 }, ..known_place("Hasakah") };
        let known = Gazetteer::new(vec![place], Vec::new());
        let cite_at = |lon: f64| {
            let rows = [row(1, &[("location", "Ḥasakah")], "2019-10-13", Some((lon, 36.5)))];
            let citation = cite(&Dossier::default(), &known, "any", &rows, &today()).unwrap();
            let Edit::All(edits) = citation.edit else { panic!("several edits") };
            let Some(Edit::AddClaim { claim, .. }) = edits.into_iter().last() else { panic!("a claim") };
            claim.places[0].place.clone()
        };
        assert_eq!(cite_at(40.8), "hasakah");
        assert_ne!(cite_at(44.0), "hasakah");
    }

    fn known_place(name: &str) -> Place {
        row(1, &[], "", None).new_place(&Dossier::default(), &Gazetteer::default(), &[], LonLat { lon: 0.0, lat: 0.0 }, name, "a test")
    }

    #[test]
    fn without_rows_there_is_nothing_to_cite() {
        assert_eq!(cite(&Dossier::default(), &Gazetteer::default(), "any", &[], &today()), None);
    }
}
