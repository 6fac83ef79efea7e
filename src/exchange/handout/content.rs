//! What a step of a handout tells beside its map: which claims, from which passage, with what number.

use crate::dossier::{Article, Claim, ClaimId, Compared, Dossier, Filter, Happening, Modality, Shape, Shown, choice_letter};
use crate::query::{Colours, Rgb, compare, letter_of, phrases};
use crate::time::TimeSpan;

use super::super::sheet::{DisputeLine, Table, dispute_line, versions_table};

/// What one article says of one happening, in one manner; it has a number, which stands beside its marks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) of: Happening,
    pub(super) article: usize,
    /// The letter of the article, as on the map of the window.
    pub(super) letter: String,
    pub(super) modality: Modality,
    pub(super) title: String,
    pub(super) kind: String,
    /// None for movements, which are lines.
    pub(super) shape: Option<Shape>,
    pub(super) colour: Rgb,
    pub(super) passages: Vec<PassageNote>,
    /// Whether it is shown where the slider stands at first.
    pub(super) at_first: bool,
}

/// One claim of an entry.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PassageNote {
    pub(super) claim: ClaimId,
    pub(super) paragraph: usize,
    pub(super) quote: String,
    pub(super) says: String,
    pub(super) when: String,
    pub(super) place: String,
    pub(super) who_says: String,
}

/// One article, as a list of sources gives it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Source {
    /// It stands at every mark of the article.
    pub(super) letter: String,
    pub(super) label: String,
    pub(super) citation: String,
    pub(super) dated: String,
    pub(super) sha256: String,
    pub(super) colour: Rgb,
    /// Position of the article in the dossier.
    pub(super) article: usize,
}

/// Which passage a class reads.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    pub(super) article: String,
    pub(super) paragraph: Option<usize>,
    /// What the paragraph says, in our words.
    pub(super) digest: String,
    /// Words of it that claims rest on.
    pub(super) quotes: Vec<String>,
}

/// What is set side by side.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Beside {
    Versions(String, Table),
    Dispute(DisputeLine),
}

/// The entries of a step: those that are shown at first before the others, and each by its time.
pub(super) fn entries(dossier: &Dossier, colours: &Colours, shown: &Shown) -> Vec<Entry> {
    let mut found: Vec<(Option<i64>, Entry)> = Vec::new();
    for (id, claim) in dossier.claims().filter(|(id, _)| shown.filter.matches(dossier, *id)) {
        let Some(article) = dossier.article_index(&claim.article) else { continue };
        let begins =
            claim.when.as_ref().and_then(|when| when.edtf.certain().start.or(when.edtf.fuzzy().start)).map(crate::time::Moment::seconds);
        let at_first = shown.shows(dossier, id);
        let passage = passage_note(dossier, id, claim);
        let same =
            |entry: &&mut (Option<i64>, Entry)| entry.1.of == id.of && entry.1.article == article && entry.1.modality == claim.modality;
        if let Some((first, entry)) = found.iter_mut().find(same) {
            *first = (*first).min(begins).or(*first).or(begins);
            entry.at_first |= at_first;
            entry.passages.push(passage);
            continue;
        }
        let shape = match id.of {
            Happening::Event(index) => dossier.events.get(index).map(|event| event.kind.shape()),
            Happening::Movement(_) => None,
        };
        let entry = Entry {
            of: id.of,
            article,
            letter: String::new(),
            modality: claim.modality,
            title: dossier.title(id.of).to_owned(),
            kind: phrases::kind_text(dossier, id.of),
            shape,
            colour: colours.of(dossier, id),
            passages: vec![passage],
            at_first,
        };
        found.push((begins, entry));
    }
    // undated last
    found.sort_by_key(|(begins, entry)| (!entry.at_first, begins.is_none(), *begins));
    found.into_iter().map(|(_, entry)| entry).collect()
}

fn passage_note(dossier: &Dossier, claim_id: ClaimId, claim: &Claim) -> PassageNote {
    PassageNote {
        claim: claim_id,
        paragraph: claim.passage.paragraph,
        quote: claim.passage.quote.clone(),
        says: claim.says.clone(),
        when: phrases::when_text(claim),
        place: phrases::where_text(dossier, claim),
        who_says: phrases::attribution_text(claim).to_owned(),
    }
}

/// Whether a claim is shown while a stretch of time is looked at; undated ones only with all of it.
pub(super) fn is_shown(dossier: &Dossier, filter: &Filter, id: ClaimId, visible: &TimeSpan) -> bool {
    let all_times = visible.start.is_none() && visible.end.is_none();
    let may_be_seen = |claim: &Claim| claim.when.as_ref().map_or(all_times, |when| when.may_be_seen_in(visible));
    filter.matches(dossier, id) && dossier.claim(id).is_some_and(may_be_seen)
}

/// The mark of a choice. The window has a capital letter there; in a handout, capital letters are articles.
pub(super) fn choice_mark(at: usize) -> String {
    format!("{})", choice_letter(at).to_ascii_lowercase())
}

/// The articles of those positions, each with its letter, as on the map of the window.
pub(super) fn sources(dossier: &Dossier, mut cited: Vec<usize>) -> Vec<Source> {
    cited.sort_unstable();
    cited.dedup();
    let with_index = cited.into_iter().filter_map(|index| Some((index, dossier.articles.get(index)?)));
    with_index.map(|(index, article)| source(letter_of(index), index, article)).collect()
}

fn source(letter: String, index: usize, article: &Article) -> Source {
    let line = super::super::sheet::source_line(article);
    Source {
        letter,
        label: article.label.clone(),
        citation: line.citation,
        dated: line.dated,
        sha256: line.sha256,
        colour: crate::query::colour_of(index),
        article: index,
    }
}

/// The passage that a step has the class read.
pub(super) fn reading(dossier: &Dossier, shown: &Shown) -> Option<Reading> {
    let spot = shown.reader.as_ref()?;
    let article = dossier.article(&spot.article)?;
    let digest = spot.paragraph.and_then(|n| article.paragraph(n)).map(|paragraph| paragraph.digest.clone()).unwrap_or_default();
    let mut quotes: Vec<String> = Vec::new();
    for (_, claim) in dossier.claims().filter(|(_, claim)| claim.article == spot.article && Some(claim.passage.paragraph) == spot.paragraph)
    {
        if !quotes.contains(&claim.passage.quote) {
            quotes.push(claim.passage.quote.clone());
        }
    }
    Some(Reading { article: article.label.clone(), paragraph: spot.paragraph, digest, quotes })
}

/// What a step sets side by side.
pub(super) fn beside(dossier: &Dossier, shown: &Shown) -> Option<Beside> {
    match shown.compare.as_ref()? {
        Compared::Dispute(id) => {
            dossier.disputes.iter().find(|dispute| dispute.id == *id).map(|found| Beside::Dispute(dispute_line(dossier, found)))
        }
        Compared::Happening(id) => {
            let of = dossier.happening(id)?;
            let comparison = compare(dossier, of, shown.filter.articles.as_ref());
            Some(Beside::Versions(dossier.title(of).to_owned(), versions_table(dossier, &comparison)))
        }
    }
}
