//! Places with what the articles tell of them: when, and in which spelling. What the Linked Places formats have in common.

use super::{Layer, Selection, TimeSpanOut, rows};
use crate::dossier::{Article, Claim, Dossier, Passage};
use crate::gazetteer::Place;

/// A place, and the claims that name it and pass, with their dates.
pub(super) struct ToldPlace<'a> {
    pub(super) place: &'a Place,
    claims: Vec<&'a Claim>,
    /// One entry a dated claim.
    pub(super) dates: Vec<TimeSpanOut>,
    /// `certain`, `less-certain` or `uncertain`: that of the least sure of these dates.
    pub(super) certainty: &'static str,
}

/// The places of a selection, in the order of its rows.
pub(super) fn told_places<'a>(what: &Selection<'a>) -> Vec<ToldPlace<'a>> {
    let dossier = what.dossier;
    let passing = dossier.claims().filter(|(id, _)| what.filter.matches(dossier, *id)).map(|(_, claim)| claim);
    // the rows of the claims are in the same order
    let passing: Vec<(&Claim, _)> = passing.zip(rows(dossier, Layer::Claims, what.filter)).collect();
    let rows = what.rows();
    let places = rows.iter().filter_map(|row| dossier.gazetteer.place(&row.id));
    places
        .map(|place| {
            let naming = || passing.iter().filter(|(claim, _)| claim.place_ids().contains(&place.id.as_str()));
            let dated = || naming().map(|(_, row)| row).filter(|row| !row.timespans.is_empty());
            ToldPlace {
                place,
                claims: naming().map(|(claim, _)| *claim).collect(),
                dates: dated().flat_map(|row| row.timespans.clone()).collect(),
                certainty: least_sure(&dated().map(|row| row.certainty).collect::<Vec<_>>()),
            }
        })
        .collect()
}

impl<'a> ToldPlace<'a> {
    /// The articles in which that spelling stands in a passage that speaks of the place, or right beside it; each once.
    pub(super) fn spelled_by(&self, dossier: &'a Dossier, name: &str) -> Vec<&'a Article> {
        let mut articles: Vec<&Article> = Vec::new();
        for claim in self.claims.iter().filter(|claim| spells(&claim.passage, name)) {
            let known = articles.iter().any(|article| article.id == claim.article);
            articles.extend(dossier.article(&claim.article).filter(|_| !known));
        }
        articles
    }
}

/// Whether the words of a passage, with those around it, have that name as a word of its own.
fn spells(passage: &Passage, name: &str) -> bool {
    let words = format!("{}{}{}", passage.prefix, passage.quote, passage.suffix);
    let ends_word = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let stands_alone = |at: usize| {
        let before = words.get(..at).and_then(|text| text.chars().next_back());
        let after = words.get(at + name.len()..).and_then(|text| text.chars().next());
        ends_word(before) && ends_word(after)
    };
    !name.is_empty() && words.match_indices(name).any(|(at, _)| stands_alone(at))
}

/// `Title, Outlet`.
pub(super) fn cited_as(article: &Article) -> String {
    let outlet = article.outlet.as_deref().map(|outlet| format!(", {outlet}")).unwrap_or_default();
    format!("{}{outlet}", article.title_or_untitled())
}

/// The year in which an article was published; none where its date leaves the year open.
pub(super) fn year_of(article: &Article) -> Option<i16> {
    let published = article.published.when.as_ref()?;
    let (first, last) = (published.first_day()?, published.last_day()?);
    (first.year() == last.year()).then(|| first.year())
}

fn least_sure(said: &[&'static str]) -> &'static str {
    ["uncertain", "less-certain"].into_iter().find(|certainty| said.contains(certainty)).unwrap_or("certain")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cited_only_where_it_stands_as_a_word() {
        let passage = |quote: &str| Passage {
            paragraph: 1,
            start: 0,
            end: quote.chars().count(),
            prefix: "left ".to_owned(),
            quote: quote.to_owned(),
            suffix: ", the city".to_owned(),
        };
        assert!(spells(&passage("Homs"), "Homs"));
        assert!(!spells(&passage("Homsi traders"), "Homs"));
        assert!(!spells(&passage("Homs"), ""));
    }
}
