//! Versions side by side: what several articles say of one happening, and which article tells of what.
//!
//! Nothing is averaged and nothing is chosen: a cell holds every version of its article, and a row knows only whether all articles
//! have the same.

use std::collections::{BTreeMap, BTreeSet};

use super::{Filter, phrases};
use crate::dossier::{Claim, ClaimId, Dossier, Happening, Role};

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the labels say it")]
pub enum Aspect {
    When,
    DatedAs,
    Where,
    HowMany,
    Who,
    ToWhom,
    SaidBy,
    PutAs,
    Called,
}

impl Aspect {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 9] =
        [Self::When, Self::DatedAs, Self::Where, Self::HowMany, Self::Who, Self::ToWhom, Self::SaidBy, Self::PutAs, Self::Called];

    /// The words at the head of the row.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::When => "when",
            Self::DatedAs => "in its words",
            Self::Where => "where",
            Self::HowMany => "how many",
            Self::Who => "who",
            Self::ToWhom => "to whom",
            Self::SaidBy => "says who",
            Self::PutAs => "put as",
            Self::Called => "called",
        }
    }

    /// What one claim has of it; empty where it has nothing.
    #[must_use]
    pub fn of(self, dossier: &Dossier, claim: &Claim) -> String {
        match self {
            Self::When => phrases::when_text(claim),
            Self::DatedAs => phrases::date_words_text(claim),
            Self::Where => phrases::where_text(dossier, claim),
            Self::HowMany => phrases::figures_text(claim),
            Self::Who => phrases::actors_text(dossier, claim, &[Role::Agent, Role::Party]),
            Self::ToWhom => phrases::actors_text(dossier, claim, &[Role::Target]),
            Self::SaidBy => phrases::attribution_text(claim).to_owned(),
            Self::PutAs => claim.modality.name().to_owned(),
            Self::Called => phrases::terms_text(claim),
        }
    }
}

/// What the articles say of one happening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Of what.
    pub of: Happening,
    /// Each article that tells of it, by its position in the dossier, with its claims.
    pub columns: Vec<(usize, Vec<ClaimId>)>,
    /// One row an aspect of which any article says something.
    pub rows: Vec<ComparisonRow>,
}

/// One aspect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonRow {
    /// Which.
    pub aspect: Aspect,
    /// For each column its versions, each once; none where the article says nothing of it.
    pub cells: Vec<Vec<String>>,
    /// Whether all articles have the same.
    pub agree: bool,
}

/// Sets what the articles of a filter say of a happening side by side. The filter's other wishes do not count: whoever compares
/// wants all that is said.
#[must_use]
pub fn compare(dossier: &Dossier, of: Happening, articles: Option<&BTreeSet<String>>) -> Comparison {
    let columns = by_article(dossier, of, articles);
    let rows = Aspect::ALL
        .into_iter()
        .map(|aspect| {
            let cells: Vec<Vec<String>> = columns.iter().map(|(_, claims)| versions(dossier, claims, aspect)).collect();
            let agree = cells.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
            ComparisonRow { aspect, cells, agree }
        })
        .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
        .collect();
    Comparison { of, columns, rows }
}

/// The claims of each article that tells of a happening, in the order of the dossier's articles.
#[must_use]
pub fn by_article(dossier: &Dossier, of: Happening, articles: Option<&BTreeSet<String>>) -> Vec<(usize, Vec<ClaimId>)> {
    let mut columns: BTreeMap<usize, Vec<ClaimId>> = BTreeMap::new();
    for (index, claim) in dossier.claims_of(of).iter().enumerate() {
        if articles.is_none_or(|wanted| wanted.contains(&claim.article))
            && let Some(article) = dossier.article_index(&claim.article)
        {
            columns.entry(article).or_default().push(ClaimId { of, index });
        }
    }
    columns.into_iter().collect()
}

fn versions(dossier: &Dossier, claims: &[ClaimId], aspect: Aspect) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for text in claims.iter().filter_map(|id| dossier.claim(*id)).map(|claim| aspect.of(dossier, claim)) {
        if !text.is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// How many articles tell of a happening.
#[must_use]
pub fn tellers(dossier: &Dossier, of: Happening) -> usize {
    dossier.claims_of(of).iter().map(|claim| claim.article.as_str()).collect::<BTreeSet<_>>().len()
}

/// What the articles are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Against {
    Years,
    Actors,
}

/// Articles against years, or against the sides that act.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// One row a year or a side.
    pub rows: Vec<MatrixRow>,
}

/// One year or one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    /// "2019", "undated", or the name of the side.
    pub label: String,
    /// For each article of the dossier, the claims that fall into it, in the order of the dossier.
    pub cells: Vec<Vec<ClaimId>>,
}

impl MatrixRow {
    /// All claims of the row.
    #[must_use]
    pub fn total(&self) -> usize {
        self.cells.iter().map(Vec::len).sum()
    }
}

/// A claim that has lasted for longer than this began or ended outside of what the articles tell of: it is counted in the years of
/// its ends only.
const LONGEST_YEARS: i64 = 40;

/// Which articles have claims in which year, or of which side; only those that pass the filter count. A claim that spans several
/// years, or has several sides, stands in each of them.
#[must_use]
pub fn matrix(dossier: &Dossier, filter: &Filter, against: Against) -> Matrix {
    let mut rows: BTreeMap<(i64, String), Vec<Vec<ClaimId>>> = BTreeMap::new();
    for (id, claim) in dossier.claims().filter(|(id, _)| filter.matches(dossier, *id)) {
        let Some(article) = dossier.article_index(&claim.article) else { continue };
        let keys = match against {
            Against::Years => years(claim),
            Against::Actors => sides(dossier, claim),
        };
        for key in keys {
            let cells = rows.entry(key).or_insert_with(|| vec![Vec::new(); dossier.articles.len()]);
            if let Some(cell) = cells.get_mut(article) {
                cell.push(id);
            }
        }
    }
    let mut rows: Vec<MatrixRow> = rows.into_iter().map(|((_, label), cells)| MatrixRow { label, cells }).collect();
    if against == Against::Actors {
        rows.sort_by(|a, b| b.total().cmp(&a.total()).then_with(|| a.label.cmp(&b.label)));
    }
    Matrix { rows }
}

/// The years that a claim's strict span touches; an open end reaches no further than the other.
fn years(claim: &Claim) -> Vec<(i64, String)> {
    let Some(when) = &claim.when else { return vec![(i64::MAX, "undated".to_owned())] };
    let span = when.edtf.strict();
    let first = span.start.map(|start| i64::from(start.date().year()));
    let last = span.end.map(|end| i64::from(end.plus_seconds(-1).date().year()));
    let year = |year: i64| (year, year.to_string());
    match (first, last) {
        (Some(first), Some(last)) if last - first <= LONGEST_YEARS => (first..=last).map(year).collect(),
        (Some(first), Some(last)) => vec![year(first), year(last)],
        (Some(only), None) | (None, Some(only)) => vec![year(only)],
        (None, None) => vec![(i64::MAX, "undated".to_owned())],
    }
}

/// The largest wholes of those who act or to whom it is done, each once; who only says so acts in nothing.
fn sides(dossier: &Dossier, claim: &Claim) -> Vec<(i64, String)> {
    let names: BTreeSet<String> = claim
        .actors
        .iter()
        .filter(|involved| matches!(involved.role, Role::Agent | Role::Target | Role::Party))
        .map(|involved| dossier.whole_of(&involved.actor).map_or(involved.actor.as_str(), |actor| &actor.name).to_owned())
        .collect();
    if names.is_empty() { vec![(1, "nobody named".to_owned())] } else { names.into_iter().map(|name| (0, name)).collect() }
}
