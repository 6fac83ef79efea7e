//! Laws of what is set side by side: nothing is lost, nothing counted twice, nothing averaged.

use std::collections::BTreeSet;

use dateline::dossier::{ClaimId, Dossier, Modality};
use dateline::linking::{Linker, Role};
use dateline::query::{Against, Aspect, Filter, PlaceSpan, compare, coverage, matrix, page, tellers};
use dateline::store::{self, Source};

fn built_in() -> Dossier {
    store::load(&Source::BuiltIn).dossier
}

#[test]
fn a_comparison_has_a_column_for_each_teller_and_every_version_of_each() {
    let dossier = built_in();
    for of in dossier.happenings() {
        let comparison = compare(&dossier, of, None);
        assert_eq!(comparison.columns.len(), tellers(&dossier, of), "{}", dossier.id(of));
        let compared: BTreeSet<ClaimId> = comparison.columns.iter().flat_map(|(_, claims)| claims.iter().copied()).collect();
        assert_eq!(compared.len(), dossier.claims_of(of).len(), "{}", dossier.id(of));
        for row in &comparison.rows {
            assert_eq!(row.cells.len(), comparison.columns.len());
            for ((_, claims), cell) in comparison.columns.iter().zip(&row.cells) {
                for claim in claims.iter().filter_map(|id| dossier.claim(*id)) {
                    let version = row.aspect.of(&dossier, claim);
                    assert!(version.is_empty() || cell.contains(&version), "{}: {version:?} is not in {cell:?}", row.aspect.label());
                }
            }
            assert!(comparison.columns.len() > 1 || row.agree, "one article cannot differ from others");
        }
    }
}

#[test]
fn the_articles_own_words_for_the_withdrawal_of_2025_stand_beside_each_other() {
    let dossier = built_in();
    let comparison = compare(&dossier, dossier.happening("us-withdrawal-2025").unwrap(), None);
    let called = comparison.rows.iter().find(|row| row.aspect == Aspect::Called).unwrap();
    assert!(!called.agree && called.cells.iter().all(|cell| !cell.is_empty()), "{called:?}");
    let who = comparison.rows.iter().find(|row| row.aspect == Aspect::Who).unwrap();
    assert!(!who.agree, "one has the United States leave, the other the coalition: {who:?}");
}

#[test]
fn a_matrix_holds_every_claim_that_passes_the_filter_in_the_column_of_its_article() {
    let dossier = built_in();
    let anticipated = Filter { modalities: Some(BTreeSet::from([Modality::Anticipated])), ..Filter::default() };
    for filter in [Filter::default(), anticipated] {
        for against in [Against::Years, Against::Actors] {
            let matrix = matrix(&dossier, &filter, against);
            for (id, claim) in dossier.claims() {
                let article = dossier.article_index(&claim.article).unwrap();
                let stands = matrix.rows.iter().filter(|row| row.cells[article].contains(&id)).count();
                assert_eq!(stands > 0, filter.matches(&dossier, id), "{}/{}", dossier.id(id.of), id.index + 1);
                let elsewhere = matrix.rows.iter().flat_map(|row| row.cells.iter().enumerate()).filter(|(column, _)| *column != article);
                assert!(!elsewhere.into_iter().any(|(_, cell)| cell.contains(&id)), "a claim stands in the column of another article");
            }
        }
    }
    let years = matrix(&dossier, &Filter::default(), Against::Years);
    let labels: Vec<&str> = years.rows.iter().map(|row| row.label.as_str()).collect();
    assert!(labels.iter().rev().skip(1).is_sorted_by(|a, b| a >= b) && labels.last() == Some(&"undated"), "{labels:?}");
}

#[test]
fn coverage_accounts_for_every_paragraph_and_every_claim_once() {
    let dossier = built_in();
    let all = coverage(&dossier);
    assert_eq!(all.len(), dossier.articles.len());
    for (coverage, article) in all.iter().zip(&dossier.articles) {
        assert_eq!(coverage.paragraphs(), article.paragraphs.len(), "{}", article.id);
        assert_eq!(coverage.unaccounted, Vec::<usize>::new(), "{}", article.id);
        assert_eq!(coverage.by_modality.iter().sum::<usize>(), coverage.claims, "{}", article.id);
        assert!(coverage.attributed <= coverage.claims && coverage.placed <= coverage.claims && coverage.alone > 0);
    }
    assert_eq!(all.iter().map(|coverage| coverage.claims).sum::<usize>(), dossier.claims().count());
}

#[test]
fn a_page_loses_no_letter_and_underlines_the_places_of_the_digest() {
    let dossier = built_in();
    let linker = Linker::new(&dossier.gazetteer, &[], dossier.actors.iter().map(|actor| actor.name.as_str()));
    let places = |_: &dateline::dossier::Paragraph, text: &str| {
        let locations = linker.mentions(text).into_iter().filter(|mention| mention.role == Role::Location);
        locations
            .map(|mention| PlaceSpan { span: mention.start..mention.end, places: mention.place.iter().map(ToString::to_string).collect() })
            .collect::<Vec<_>>()
    };
    let mut named = 0;
    for article in &dossier.articles {
        let page = page(&dossier, article, None, places);
        for (paragraph, shown) in article.paragraphs.iter().zip(&page.paragraphs) {
            let text: String = shown.runs.iter().map(|run| run.text.as_str()).collect();
            assert_eq!(text, paragraph.digest);
            assert!(shown.runs.iter().all(|run| run.claims.is_empty()), "a digest holds no passage");
            named += shown.runs.iter().filter(|run| !run.places.is_empty()).count();
        }
        let claims: Vec<ClaimId> = page.paragraphs.iter().flat_map(|paragraph| paragraph.claims.clone()).collect();
        assert_eq!(claims, dossier.claims_in_reading_order(&article.id), "{}", article.id);
    }
    assert!(named > 100, "only {named} mentions of places in all digests");
}
