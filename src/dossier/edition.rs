//! Another edition of an article: not the file that a card describes, but much of what it quotes stands in it.
//!
//! Newsrooms correct, cut and reformat. The positions of a card mean nothing in such a text, so it is never shown as the original;
//! but a reader who brings one is told what it is and how much of it is known.

use super::{Article, Dossier, Passage};

/// From this share of passages on, a text is taken for another edition.
const LEAST_SHARE: f64 = 1.0 / 3.0;

/// A text that is not the original of any article, but most like that of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherEdition {
    /// Identifier of the article.
    pub article: String,
    /// Passages of the article's claims that stand in the text, found by their quotes.
    pub found: usize,
    /// All passages of the article's claims.
    pub passages: usize,
}

impl std::fmt::Display for OtherEdition {
    /// The share of passages, as a sentence goes on with it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let percent = self.found * 100 / self.passages.max(1);
        write!(f, "{} of {} passages stand in it ({percent} %)", self.found, self.passages)
    }
}

/// The article that a text is another edition of: the one with the largest share of passages that resolve by their quotes, if
/// that is a third or more.
pub(super) fn other_edition(dossier: &Dossier, text: &str) -> Option<OtherEdition> {
    let share = |edition: &OtherEdition| edition.found as f64 / edition.passages.max(1) as f64;
    dossier
        .articles
        .iter()
        .map(|article| edition_of(dossier, article, text))
        .filter(|edition| edition.passages > 0 && share(edition) >= LEAST_SHARE)
        .max_by(|a, b| share(a).total_cmp(&share(b)))
}

fn edition_of(dossier: &Dossier, article: &Article, text: &str) -> OtherEdition {
    let mut passages: Vec<&Passage> =
        dossier.claims().filter(|(_, claim)| claim.article == article.id).map(|(_, claim)| &claim.passage).collect();
    passages.sort_by_key(|passage| (passage.start, passage.end));
    passages.dedup_by_key(|passage| (passage.start, passage.end));
    let found = passages.iter().filter(|passage| resolves_by_quote(passage, text)).count();
    OtherEdition { article: article.id.clone(), found, passages: passages.len() }
}

/// Whether a `TextQuoteSelector` chooses one stretch of a text: the quote stands there once, or once between its neighbours.
fn resolves_by_quote(passage: &Passage, text: &str) -> bool {
    let Passage { prefix, quote, suffix, .. } = passage;
    let once = |wanted: &str| !wanted.is_empty() && text.matches(wanted).take(2).count() == 1;
    once(quote) || once(&format!("{prefix}{quote}{suffix}")) || once(&format!("{prefix}{quote}")) || once(&format!("{quote}{suffix}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(prefix: &str, quote: &str, suffix: &str) -> Passage {
        Passage { paragraph: 1, start: 0, end: 1, prefix: prefix.to_owned(), quote: quote.to_owned(), suffix: suffix.to_owned() }
    }

    #[test]
    fn a_quote_that_stands_twice_resolves_by_its_neighbours_or_not_at_all() {
        let text = "The trucks went north. Later the trucks went home.";
        assert!(resolves_by_quote(&passage("", "north", ""), text));
        assert!(!resolves_by_quote(&passage("", "trucks went", ""), text));
        assert!(resolves_by_quote(&passage("", "trucks went", " home"), text));
        assert!(!resolves_by_quote(&passage("", "south", ""), text));
        assert!(!resolves_by_quote(&passage("", "", ""), text));
    }
}
