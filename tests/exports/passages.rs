//! Web annotations and source sheets: each passage with both selectors, and everything that a footnote needs.

use dateline::dossier::Originals;
use dateline::exchange::{Format, Layer, annotations, html, markdown, sheet, written};
use dateline::query::Filter;
use dateline::store::{self, Source};

use super::{SmallDossier, built_in};
use crate::json::Json;

fn small() -> (SmallDossier, dateline::dossier::Dossier) {
    let folder = SmallDossier::new();
    let disputes = r#"(schema: 1, disputes: [(id: "when", title: "When <trucks> left", kind: Date, about: ["trucks-leave"], by_how_much: "six hours", sides: [
        (article: "report", paragraphs: [1], says: "At dawn."),
        (record: "a register", says: "At noon."),
    ])])"#;
    std::fs::write(folder.path().join("data/disputes.ron"), disputes).expect("a writable file");
    let loaded = store::load(&Source::Folder(folder.path().to_owned()));
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    (folder, loaded.dossier)
}

fn items(text: &str) -> Vec<Json> {
    match Json::parse(text).expect("valid JSON").get("items") {
        Json::List(items) => items.clone(),
        other => panic!("{other:?} is no list"),
    }
}

#[test]
fn every_claim_is_an_annotation_with_both_selectors_and_the_fingerprint_of_its_text() {
    let dossier = built_in();
    let items = items(&annotations(&dossier, &Filter::default()));
    assert_eq!(items.len(), dossier.claims().count());
    for (item, (_, claim)) in items.iter().zip(dossier.claims()) {
        assert_eq!(item.get("type").text(), Some("Annotation"));
        let target = item.get("target");
        let Json::List(selectors) = target.get("selector") else { panic!("{target:?} has no selectors") };
        assert_eq!(selectors[0].get("type").text(), Some("TextQuoteSelector"));
        assert_eq!(selectors[0].get("exact").text(), Some(claim.passage.quote.as_str()));
        assert_eq!(selectors[1].get("type").text(), Some("TextPositionSelector"));
        assert_eq!(selectors[1].get("start"), &Json::Number(claim.passage.start as f64));
        let sha256 = &dossier.article(&claim.article).expect("its article").text.sha256;
        assert_eq!(target.get("state").get("sha256").text(), Some(sha256.as_str()));
        assert!(target.get("source").get("id").text().is_some_and(|id| id.starts_with("ni:///sha-256;") && id.len() == 57), "{target:?}");
    }
}

#[test]
fn the_selectors_of_annotations_resolve_in_the_original() {
    let (_folder, dossier) = small();
    let original = "Trucks left Hasakah at dawn on 13 October 2019.\nThe road runs south along the river.\n";
    let mut originals = Originals::default();
    originals.recognise(&dossier, original.as_bytes());
    let text: Vec<char> = originals.of("report").expect("the original").chars().to_vec();
    let items = items(&annotations(&dossier, &Filter::default()));
    assert_eq!(items.len(), 2);
    for item in items {
        let Json::List(selectors) = item.get("target").get("selector").clone() else { panic!("no selectors") };
        let number = |key: &str| match selectors[1].get(key) {
            Json::Number(number) => *number as usize,
            other => panic!("{other:?} is no number"),
        };
        let found: String = text[number("start")..number("end")].iter().collect();
        assert_eq!(selectors[0].get("exact").text(), Some(found.as_str()));
    }
}

#[test]
fn an_annotation_looks_like_this() {
    let (_folder, dossier) = small();
    insta::assert_snapshot!(annotations(&dossier, &Filter::default()));
}

#[test]
fn a_source_sheet_looks_like_this() {
    let (_folder, dossier) = small();
    insta::assert_snapshot!("a_source_sheet_in_markdown", markdown(&sheet(&dossier, &Filter::default())));
    insta::assert_snapshot!("a_source_sheet_as_a_web_page", html(&sheet(&dossier, &Filter::default())));
}

#[test]
fn a_sheet_of_the_whole_dossier_has_every_claim_dispute_and_source() {
    let dossier = built_in();
    let sheet = sheet(&dossier, &Filter::default());
    assert_eq!(sheet.entries.iter().map(|entry| entry.claims.len()).sum::<usize>(), dossier.claims().count());
    assert_eq!(sheet.sources.len(), dossier.articles.len());
    assert!(
        sheet.entries.iter().any(|entry| entry.table.as_ref().is_some_and(|table| table.head.len() == 4)),
        "three articles side by side"
    );
    for line in sheet.entries.iter().flat_map(|entry| &entry.claims) {
        assert!((1..=sheet.sources.len()).contains(&line.source), "{line:?} cites no source of the sheet");
    }
    let page = html(&sheet);
    for loaded in ["<script", "<img", "<link", "@import", "url(", "src="] {
        assert!(!page.contains(loaded), "the page loads something by {loaded}");
    }
    assert!(page.matches("<article>").count() == sheet.entries.len() && page.ends_with("</html>\n"));
}

#[test]
fn a_format_that_has_no_form_of_a_layer_says_which_have() {
    let dossier = built_in();
    let refused = |layer, format| written(&dossier, layer, &Filter::default(), format).expect_err("no such form").to_string();
    insta::assert_snapshot!(refused(Layer::Places, Format::HTML), @"the layer places cannot be written as html: expected events, movements, claims");
    insta::assert_snapshot!(refused(Layer::Events, Format::named("annotations").unwrap()), @"the layer events cannot be written as annotations: expected claims");
    for layer in Layer::ALL {
        for format in Format::ALL.into_iter().filter(|format| format.has(layer)) {
            let once = written(&dossier, layer, &Filter::default(), format).unwrap();
            assert_eq!(once, written(&dossier, layer, &Filter::default(), format).unwrap(), "{} as {}", layer.name(), format.name());
        }
    }
}
