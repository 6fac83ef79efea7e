//! Disputes: where articles differ, or where one contradicts itself or the public record.
//!
//! A dispute is an item of its own and not a remark at one claim: it says who says what, and by how much they differ, and it
//! passes no verdict. Every side names its source; an article's side names the paragraphs, a record's side the record.

use serde::{Deserialize, Serialize};

/// Something on which two sources, or two passages of one, differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Stable identifier.
    pub id: String,
    /// What it is about; takes no side.
    pub title: String,
    /// In what the sides differ.
    pub kind: DisputeKind,
    /// Identifiers of the events and movements that it concerns; empty where it concerns paragraphs only.
    pub about: Vec<String>,
    /// Who says what; at least two.
    pub sides: Vec<Side>,
    /// The difference as a measure, such as "two years"; none where there is none.
    pub by_how_much: Option<String>,
    /// What a reader should know, such as how both may hold.
    pub note: Option<String>,
}

super::happening::kinds! {
    /// In what the sides of a dispute differ.
    DisputeKind {
        /// When it was.
        Date => "date",
        /// What came first.
        Sequence => "sequence",
        /// Where it was.
        Place => "place",
        /// How many.
        Figure => "figure",
        /// Who did it, and to whom.
        Actor => "actor",
        /// Why it was done.
        Cause => "cause",
        /// What it is called.
        Wording => "wording",
        /// How things stood: who governs, who holds, open or closed.
        Status => "status",
    }
}

/// What one side of a dispute says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Whose it is.
    pub source: SideSource,
    /// One neutral sentence in our own words.
    pub says: String,
}

/// Whose a side is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SideSource {
    /// An article, by identifier, and the paragraphs in which it says so.
    Article {
        /// Identifier of the article.
        id: String,
        /// Numbers of the paragraphs, from 1.
        paragraphs: Vec<usize>,
    },
    /// A public record, named.
    Record(String),
}

/// Who differs from whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Between {
    /// Two articles or more.
    Articles,
    /// One article, from itself.
    WithinArticle,
    /// Articles and a public record.
    ArticleAndRecord,
}

impl Between {
    /// The words in exports and the interface.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::WithinArticle => "within one article",
            Self::ArticleAndRecord => "article and record",
        }
    }
}

impl Dispute {
    /// Who differs from whom; a dispute of several articles is one between articles also where a record stands beside them.
    #[must_use]
    pub fn between(&self) -> Between {
        let articles: std::collections::BTreeSet<&str> = self.articles().collect();
        if articles.len() > 1 {
            Between::Articles
        } else if self.sides.iter().any(|side| matches!(side.source, SideSource::Record(_))) {
            Between::ArticleAndRecord
        } else {
            Between::WithinArticle
        }
    }

    /// Identifiers of the articles that take a side, in the order of the sides; one that takes two comes twice.
    pub fn articles(&self) -> impl Iterator<Item = &str> {
        self.sides.iter().filter_map(|side| match &side.source {
            SideSource::Article { id, .. } => Some(id.as_str()),
            SideSource::Record(_) => None,
        })
    }

    /// Whether some side rests on that paragraph of that article.
    #[must_use]
    pub fn cites(&self, article: &str, paragraph: usize) -> bool {
        self.sides
            .iter()
            .any(|side| matches!(&side.source, SideSource::Article { id, paragraphs } if id == article && paragraphs.contains(&paragraph)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dispute(sources: &[SideSource]) -> Dispute {
        Dispute {
            id: "a".to_owned(),
            title: "A".to_owned(),
            kind: DisputeKind::Figure,
            about: Vec::new(),
            sides: sources.iter().map(|source| Side { source: source.clone(), says: String::new() }).collect(),
            by_how_much: None,
            note: None,
        }
    }

    #[test]
    fn who_differs_follows_from_whose_the_sides_are() {
        let of = |id: &str, paragraphs: &[usize]| SideSource::Article { id: id.to_owned(), paragraphs: paragraphs.to_vec() };
        let record = SideSource::Record("a register".to_owned());
        assert_eq!(dispute(&[of("a", &[1]), of("b", &[2]), record.clone()]).between(), Between::Articles);
        assert_eq!(dispute(&[of("a", &[1]), of("a", &[2])]).between(), Between::WithinArticle);
        assert_eq!(dispute(&[of("a", &[1]), record]).between(), Between::ArticleAndRecord);
        assert!(dispute(&[of("a", &[1, 4])]).cites("a", 4));
        assert!(!dispute(&[of("a", &[1, 4])]).cites("b", 4));
    }
}
