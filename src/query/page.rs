//! An article as a page: each paragraph cut into runs, so that a reader sees which words carry claims and which name places, and a
//! click on any of them knows what it hit.

use std::ops::Range;

use crate::dossier::{Article, ClaimId, Dossier, Original, Paragraph};

/// A mention of a place in a paragraph: its span in code points of that paragraph's text, and the places that it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceSpan {
    /// Code points of the paragraph's text, from 0.
    pub span: Range<usize>,
    /// Identifiers of the places.
    pub places: Vec<String>,
}

/// An article as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Identifier of the article.
    pub article: String,
    /// Whether the words are those of the original; of the digest otherwise.
    pub is_original: bool,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<PageParagraph>,
}

/// One paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageParagraph {
    /// Its number, from 1.
    pub n: usize,
    /// The claims whose passage stands in it, in reading order.
    pub claims: Vec<ClaimId>,
    /// Positions in the dossier of the disputes in which it takes a side.
    pub disputes: Vec<usize>,
    /// Its text, without gap or overlap.
    pub runs: Vec<Run>,
}

/// A stretch of a paragraph within which nothing begins or ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// The claims whose passages cover it, the shortest passage first. None in a digest, which holds no passage.
    pub claims: Vec<ClaimId>,
    /// The places that it names.
    pub places: Vec<String>,
}

impl PageParagraph {
    /// The run that holds a code point of the paragraph's text.
    #[must_use]
    pub fn run_at(&self, code_point: usize) -> Option<&Run> {
        let mut reached = 0;
        self.runs.iter().find(|run| {
            reached += run.text.chars().count();
            code_point < reached
        })
    }
}

/// Cuts an article into runs. `mentions` finds the places in the words of a paragraph.
#[must_use]
pub fn page(
    dossier: &Dossier,
    article: &Article,
    original: Option<&Original>,
    mentions: impl Fn(&Paragraph, &str) -> Vec<PlaceSpan>,
) -> Page {
    let claims = dossier.claims_in_reading_order(&article.id);
    let paragraphs = article.paragraphs.iter().map(|paragraph| {
        let here: Vec<ClaimId> =
            claims.iter().copied().filter(|id| dossier.claim(*id).is_some_and(|claim| claim.passage.paragraph == paragraph.n)).collect();
        let text = original.map_or_else(|| paragraph.digest.clone(), |original| original.between(paragraph.start, paragraph.end));
        // a passage that the text does not hold is reported by the check, and not shown at a wrong place
        let span = |id: &ClaimId| {
            let passage = &dossier.claim(*id)?.passage;
            let within = passage.start >= paragraph.start && passage.end <= paragraph.end && original?.holds(passage);
            within.then(|| (passage.start - paragraph.start..passage.end - paragraph.start, *id))
        };
        let passages: Vec<(Range<usize>, ClaimId)> = here.iter().filter_map(span).collect();
        let disputes = dossier.disputes.iter().enumerate().filter(|(_, dispute)| dispute.cites(&article.id, paragraph.n));
        PageParagraph {
            n: paragraph.n,
            claims: here,
            disputes: disputes.map(|(index, _)| index).collect(),
            runs: runs(&text, &passages, &mentions(paragraph, &text)),
        }
    });
    Page { article: article.id.clone(), is_original: original.is_some(), paragraphs: paragraphs.collect() }
}

fn runs(text: &str, passages: &[(Range<usize>, ClaimId)], mentions: &[PlaceSpan]) -> Vec<Run> {
    let chars: Vec<char> = text.chars().collect();
    let spans = passages.iter().map(|(span, _)| span).chain(mentions.iter().map(|mention| &mention.span));
    let mut cuts: Vec<usize> =
        spans.flat_map(|span| [span.start, span.end]).chain([0, chars.len()]).filter(|cut| *cut <= chars.len()).collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|pair| {
            let [start, end] = *pair else { return None };
            let mut over: Vec<&(Range<usize>, ClaimId)> = passages.iter().filter(|(span, _)| span.contains(&start)).collect();
            over.sort_by_key(|(span, id)| (span.len(), *id));
            Some(Run {
                text: chars.get(start..end)?.iter().collect(),
                claims: over.into_iter().map(|(_, id)| *id).collect(),
                places: mentions
                    .iter()
                    .find(|mention| mention.span.contains(&start))
                    .map(|mention| mention.places.clone())
                    .unwrap_or_default(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Happening;

    #[test]
    fn runs_cover_the_text_once_and_know_what_covers_them() {
        let claim = |index| ClaimId { of: Happening::Event(0), index };
        let mention = PlaceSpan { span: 9..12, places: vec!["raqqa".to_owned()] };
        let runs = runs("abc def ghi jkl", &[(0..11, claim(0)), (4..7, claim(1))], &[mention]);
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(text, "abc def ghi jkl");
        let paragraph = PageParagraph { runs, ..PageParagraph::default() };
        assert_eq!(paragraph.run_at(0).unwrap().claims, [claim(0)]);
        assert_eq!(paragraph.run_at(5).unwrap().claims, [claim(1), claim(0)], "the shorter passage comes first");
        assert_eq!(paragraph.run_at(9).unwrap().places, ["raqqa"]);
        assert_eq!(paragraph.run_at(14).map(|run| (run.claims.len(), run.places.len())), Some((0, 0)));
        assert_eq!(paragraph.run_at(15), None);
    }

    #[test]
    fn an_empty_paragraph_has_no_runs() {
        assert_eq!(runs("", &[], &[]), []);
    }
}
