//! How much of an article has become marks, and what sort of claims they are.

use crate::dossier::{Claim, Dossier, Modality, Unmarked};

/// How much of one article is accounted for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    /// Position of the article in the dossier.
    pub article: usize,
    /// Numbers of the paragraphs that some claim cites.
    pub cited: Vec<usize>,
    /// Numbers of the paragraphs that no claim cites, and why.
    pub excused: Vec<(usize, Unmarked)>,
    /// Numbers of the paragraphs that no claim cites and that do not say why.
    pub unaccounted: Vec<usize>,
    /// All claims of the article.
    pub claims: usize,
    /// Claims put in each way, in the order of [`Modality::ALL`].
    pub by_modality: [usize; 4],
    /// Claims that the article ascribes to somebody.
    pub attributed: usize,
    /// Claims with a date that the article states.
    pub date_stated: usize,
    /// Claims that can be placed.
    pub placed: usize,
    /// Happenings that only this article tells of.
    pub alone: usize,
    /// Happenings that another article tells of, too.
    pub shared: usize,
    /// Disputes in which the article takes a side.
    pub disputes: usize,
}

impl Coverage {
    /// All paragraphs.
    #[must_use]
    pub fn paragraphs(&self) -> usize {
        self.cited.len() + self.excused.len() + self.unaccounted.len()
    }
}

/// The coverage of every article, in the order of the dossier.
#[must_use]
pub fn coverage(dossier: &Dossier) -> Vec<Coverage> {
    (0..dossier.articles.len()).filter_map(|article| coverage_of(dossier, article)).collect()
}

fn coverage_of(dossier: &Dossier, index: usize) -> Option<Coverage> {
    let article = dossier.articles.get(index)?;
    let claims: Vec<&Claim> = dossier.claims().map(|(_, claim)| claim).filter(|claim| claim.article == article.id).collect();
    let mut coverage = Coverage { article: index, claims: claims.len(), ..Coverage::default() };
    for paragraph in &article.paragraphs {
        if claims.iter().any(|claim| claim.passage.paragraph == paragraph.n) {
            coverage.cited.push(paragraph.n);
        } else if let Some(reason) = paragraph.unmarked {
            coverage.excused.push((paragraph.n, reason));
        } else {
            coverage.unaccounted.push(paragraph.n);
        }
    }
    for (count, modality) in coverage.by_modality.iter_mut().zip(Modality::ALL) {
        *count = claims.iter().filter(|claim| claim.modality == modality).count();
    }
    coverage.attributed = claims.iter().filter(|claim| claim.attribution.is_some()).count();
    let stated = |claim: &&&Claim| claim.when.as_ref().is_some_and(|when| when.basis == crate::dossier::Basis::Stated);
    coverage.date_stated = claims.iter().filter(stated).count();
    coverage.placed = claims.iter().filter(|claim| !claim.place_ids().is_empty()).count();
    for of in dossier.happenings() {
        let tells = |claim: &Claim| claim.article == article.id;
        if dossier.claims_of(of).iter().any(tells) {
            let count = if dossier.claims_of(of).iter().all(tells) { &mut coverage.alone } else { &mut coverage.shared };
            *count += 1;
        }
    }
    coverage.disputes = dossier.disputes.iter().filter(|dispute| dispute.articles().any(|id| id == article.id)).count();
    Some(coverage)
}
