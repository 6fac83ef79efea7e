//! From any mark to the words behind it and from any words to their marks: reader, inspector, slider and map in both directions, and
//! versions side by side.
#![expect(clippy::expect_used, reason = "a panic is how a helper of a test says that it failed")]

#[path = "support/harness.rs"]
mod harness;
#[path = "support/small_dossier.rs"]
mod small_dossier;

use std::collections::BTreeSet;

use dateline::desktop::{App, Centre, CompareTab, RightTab};
use dateline::dossier::{ClaimId, Happening};
use dateline::query::compare;
use dateline::store::Source;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use harness::{click, drop_file, press, until, window, window_on, window_with_texts};
use small_dossier::SmallDossier;

/// The article of the small dossier; it is our own.
const ORIGINAL: &str = "Trucks left Hasakah at dawn on 13 October 2019.\nThe road runs south along the river.\n";

fn with_original() -> (SmallDossier, Harness<'static, App>) {
    let dossier = SmallDossier::new();
    std::fs::create_dir_all(dossier.path().join("seeds/texts")).expect("a folder for texts");
    std::fs::write(dossier.path().join("seeds/texts/report.txt"), ORIGINAL).expect("a writable file");
    let window = window_on(Source::Folder(dossier.path().to_owned()));
    (dossier, window)
}

/// Clicks along the first line of a paragraph, and gives what was chosen after each click, without repetition.
fn chosen_along(harness: &mut Harness<'_, App>, text: &str) -> Vec<Option<ClaimId>> {
    let rect = harness.get_by_label(text).rect();
    let mut chosen = Vec::new();
    for step in 0..24_u8 {
        let at = rect.left_top() + egui::vec2(4.0 + f32::from(step) * 14.0, 9.0);
        harness.hover_at(at);
        harness.drag_at(at);
        harness.drop_at(at);
        // far enough apart for a click to be no double click
        harness.run_steps(4);
        chosen.push(harness.state().state.claim);
        press(harness, Key::Escape);
    }
    chosen.dedup();
    chosen
}

fn centre_of(harness: &Harness<'_, App>) -> (f64, f64) {
    harness.state().state.map.detached().map(|at| (at.x(), at.y())).expect("the map has been moved")
}

/// Whether some shape that the window draws is this text.
fn is_drawn(harness: &Harness<'_, App>, text: &str) -> bool {
    fn holds(shape: &egui::Shape, text: &str) -> bool {
        match shape {
            egui::Shape::Text(drawn) => drawn.galley.text().contains(text),
            egui::Shape::Vec(shapes) => shapes.iter().any(|shape| holds(shape, text)),
            _ => false,
        }
    }
    harness.output().shapes.iter().any(|clipped| holds(&clipped.shape, text))
}

#[test]
fn the_words_of_digest_and_original_are_drawn_and_not_only_known_to_a_screen_reader() {
    let (_dossier, harness) = with_original();
    for line in ORIGINAL.lines() {
        assert!(is_drawn(&harness, line), "{line}");
    }
    let digest = window();
    let state = &digest.state().state;
    let first = state.dossier.article(state.article.as_deref().expect("an article is open")).expect("it is in the dossier");
    assert!(first.paragraphs.iter().any(|paragraph| is_drawn(&digest, &paragraph.digest)), "no digest is drawn");
}

#[test]
fn each_passage_of_the_original_leads_to_its_own_claim_and_the_words_between_to_none() {
    let (_dossier, mut harness) = with_original();
    let movement = ClaimId { of: Happening::Movement(0), index: 0 };
    let event = ClaimId { of: Happening::Event(0), index: 0 };
    let chosen = chosen_along(&mut harness, "Trucks left Hasakah at dawn on 13 October 2019.");
    assert_eq!(chosen, [Some(movement), Some(event), None], "\"Trucks left\", then \"left Hasakah\", then what nothing rests on");
}

#[test]
fn every_claim_of_the_built_in_dossier_is_marked_in_its_original() {
    let Some(texts) = std::env::var_os("DATELINE_TEXTS") else {
        println!("skipped: the originals are not here (set DATELINE_TEXTS)");
        return;
    };
    let mut harness = window_with_texts(Source::BuiltIn, Some(std::path::Path::new(&texts)));
    let dossier = harness.state().state.dossier.clone();
    for article in &dossier.articles {
        harness.state_mut().state.article = Some(article.id.clone());
        harness.run_steps(2);
        let page = &harness.state().state.page;
        assert!(page.is_original && page.article == article.id, "{} is read in the original", article.id);
        let marked: BTreeSet<ClaimId> =
            page.paragraphs.iter().flat_map(|paragraph| &paragraph.runs).flat_map(|run| run.claims.clone()).collect();
        let claims: BTreeSet<ClaimId> = dossier.claims_in_reading_order(&article.id).into_iter().collect();
        assert_eq!(marked, claims, "{}", article.id);
    }
}

#[test]
fn a_click_on_a_passage_moves_map_and_slider_and_opens_the_inspector() {
    let (_dossier, mut harness) = with_original();
    click(&mut harness, Role::Button, "Reader");
    harness.state_mut().state.playback.end();
    harness.run_steps(2);
    let passage = harness.get_by_role_and_label(Role::Button, "claim: Trucks set out from Hasakah.");
    passage.click();
    harness.run_steps(4);
    let app = harness.state();
    assert_eq!(app.session.tab, RightTab::Both, "the inspector has opened");
    assert_eq!(app.state.selected, Some(Happening::Event(0)));
    assert_eq!(app.state.playback.now().date().to_string(), "2019-10-13");
    let (lon, lat) = centre_of(&harness);
    assert!((lon - 40.75).abs() < 0.1 && (lat - 36.5).abs() < 0.1, "{lon} {lat}");
    assert!(harness.query_by_label("“left Hasakah”").is_some(), "its card is there");
}

/// The card of the chosen claim lies within the inspector's part of the panel, at least its head.
fn assert_card_in_view(harness: &Harness<'_, App>) {
    let state = &harness.state().state;
    let claim = state.claim.and_then(|id| state.dossier.claim(id)).expect("a claim");
    let reader = harness.get_by_role_and_label(Role::Button, "Next claim (N)").rect().top();
    // the reader shows the quote, too, below
    let cards: Vec<f32> = harness.query_all_by_label(&claim.says).map(|node| node.rect().top()).collect();
    assert!(
        cards.iter().any(|top| (60.0..reader).contains(top)),
        "\"{}\" is out of view: {cards:?}, the reader begins at {reader}",
        claim.says
    );
}

#[test]
fn the_inspector_brings_the_card_of_the_chosen_claim_into_view() {
    let mut harness = window();
    for id in ["us-withdrawal-2025", "tehran-beirut-corridor", "us-troops-leave-syria-planned-2018"] {
        let of = harness.state().state.dossier.happening(id).expect("a happening");
        let title = harness.state().state.dossier.title(of).to_owned();
        press(&mut harness, Key::Escape);
        harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::K);
        harness.run_steps(2);
        harness.get_by_role_and_label(Role::TextInput, "Search").type_text(&title);
        harness.run_steps(4);
        press(&mut harness, Key::Enter);
        assert_eq!(harness.state().state.selected, Some(of), "{id}");
        for _ in 0..harness.state().state.dossier.claims_of(of).len() {
            press(&mut harness, Key::V);
            harness.run_steps(4);
            assert_card_in_view(&harness);
        }
    }
    for _ in 0..8 {
        press(&mut harness, Key::N);
        harness.run_steps(4);
        assert_card_in_view(&harness);
    }
}

#[test]
fn a_quote_under_the_digest_leads_to_its_mark() {
    let mut harness = window();
    click(&mut harness, Role::Button, "Reader");
    let (id, claim) = {
        let dossier = &harness.state().state.dossier;
        let id = dossier.claims_in_reading_order("announcement-2018")[1];
        (id, dossier.claim(id).cloned().expect("a claim"))
    };
    harness.get_all_by_label(&format!("“{}”", claim.passage.quote)).next().expect("the quote").click();
    harness.run_steps(4);
    assert_eq!(harness.state().state.claim, Some(id));
    let now = harness.state().state.playback.now();
    let when = claim.when.expect("a date").edtf;
    assert!(when.strict().contains(now) || when.strict().start == Some(now), "{now:?} is not in {when}");
}

#[test]
fn a_click_on_a_mark_brings_its_passage_into_view() {
    let mut harness = window();
    press(&mut harness, Key::Num3);
    harness.run_steps(2);
    let (mut looked_at, mut articles) = (0, BTreeSet::new());
    let marks =
        harness.state().state.hits.iter().filter_map(|hit| if let dateline::paint::Spot::Mark(at) = hit.spot { Some(at) } else { None });
    let marks: Vec<egui::Pos2> = marks.collect();
    for at in marks.into_iter().step_by(5).take(8) {
        harness.drag_at(at);
        harness.drop_at(at);
        harness.run_steps(6);
        let state = &harness.state().state;
        let Some(id) = state.claim else { continue };
        let claim = state.dossier.claim(id).cloned().expect("a claim");
        assert_eq!(state.article.as_deref(), Some(claim.article.as_str()), "the reader shows the article of the mark");
        let digest = state.dossier.article(&claim.article).and_then(|article| article.paragraph(claim.passage.paragraph));
        let digest = digest.expect("its paragraph").digest.clone();
        let reader = harness.get_by_role_and_label(Role::Button, "Next claim (N)").rect().bottom();
        let shown = harness.get_by_label(&digest).rect();
        assert!(shown.center().y > reader && shown.center().y < 680.0, "paragraph {} is out of view: {shown:?}", claim.passage.paragraph);
        looked_at += 1;
        articles.insert(claim.article);
        press(&mut harness, Key::Escape);
    }
    assert!(looked_at > 2 && articles.len() > 1, "{looked_at} marks of {articles:?}");
}

#[test]
fn next_and_previous_claim_go_through_an_article_in_reading_order() {
    let mut harness = window();
    let order = harness.state().state.dossier.claims_in_reading_order("announcement-2018");
    let starts: Vec<usize> =
        order.iter().filter_map(|id| harness.state().state.dossier.claim(*id)).map(|claim| claim.passage.start).collect();
    assert!(starts.is_sorted() && order.len() > 40);
    for (n, id) in order.iter().enumerate().take(12) {
        press(&mut harness, Key::N);
        assert_eq!(harness.state().state.claim, Some(*id), "step {n}");
        assert_eq!(harness.state().state.selected, Some(id.of), "the inspector is in step");
    }
    press(&mut harness, Key::P);
    assert_eq!(harness.state().state.claim, Some(order[10]));
    click(&mut harness, Role::Button, "Previous claim (P)");
    assert_eq!(harness.state().state.claim, Some(order[9]));
    for _ in 0..order.len() {
        press(&mut harness, Key::P);
    }
    assert_eq!(harness.state().state.claim, Some(order[0]), "before the first there is nothing");
}

#[test]
fn steps_of_the_slider_take_the_reader_along() {
    let mut harness = window();
    press(&mut harness, Key::Home);
    for _ in 0..15 {
        press(&mut harness, Key::ArrowRight);
        let state = &harness.state().state;
        let claim = state.claim.and_then(|id| state.dossier.claim(id)).expect("a step selects");
        assert_eq!(state.article.as_deref(), Some(claim.article.as_str()));
        assert_eq!(state.page.article, claim.article, "and it is that article that is on the page");
    }
}

#[test]
fn a_place_named_in_the_text_leads_to_the_map() {
    let dossier = SmallDossier::new();
    let mut harness = window_on(Source::Folder(dossier.path().to_owned()));
    let rect = harness.get_by_label("Trucks set out from Hasakah in the morning.").rect();
    let before = harness.state().state.map.zoom();
    for step in 0..26_u8 {
        let at = rect.left_top() + egui::vec2(4.0 + f32::from(step) * 11.0, 9.0);
        harness.drag_at(at);
        harness.drop_at(at);
        harness.run_steps(4);
        if harness.state().state.claim.is_none() {
            break;
        }
        press(&mut harness, Key::Escape);
    }
    assert_eq!(harness.state().state.claim, None, "the name of a place is no passage");
    let (lon, lat) = centre_of(&harness);
    assert!((lon - 40.75).abs() < 0.1 && (lat - 36.5).abs() < 0.1 && harness.state().state.map.zoom() > before, "{lon} {lat}");
}

#[test]
fn versions_stand_side_by_side_with_the_words_of_each() {
    let mut harness = window();
    let of = harness.state().state.dossier.happening("us-withdrawal-2025").expect("the event");
    press(&mut harness, Key::C);
    assert_eq!(harness.state().session.middle, Centre::Compare(CompareTab::Happening));
    let title = format!("{} (2)", harness.state().state.dossier.title(of));
    click(&mut harness, Role::Button, &title);
    let comparison = compare(&harness.state().state.dossier, of, None);
    assert_eq!(comparison.columns.len(), 2);
    for row in &comparison.rows {
        for version in row.cells.iter().flatten() {
            assert!(harness.query_all_by_label(version).next().is_some(), "{}: {version}", row.aspect.label());
        }
    }
    assert!(harness.query_by_label("≠ called").is_some(), "each has words of its own for it");
    click(&mut harness, Role::CheckBox, "North withdrawal");
    assert!(harness.query_by_label_contains("1 of the 2 articles").is_some(), "an article that is switched off is not compared");
}

#[test]
fn a_cell_of_the_matrix_lists_its_claims_and_each_leads_to_its_passage() {
    let mut harness = window();
    press(&mut harness, Key::C);
    click(&mut harness, Role::Button, "By year");
    let label = "65 claims: Announcement, 2018";
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("ANNOUNCEMENT, 2018: 65 CLAIMS").is_some());
    click(&mut harness, Role::CheckBox, "anticipated");
    assert!(harness.query_by_label(label).is_none(), "the filter holds here, too");
    click(&mut harness, Role::Button, "By actor");
    assert!(harness.query_by_label("United States").is_some());
}

#[test]
fn the_coverage_view_accounts_for_every_paragraph_and_leads_to_it() {
    let mut harness = window();
    press(&mut harness, Key::O);
    let dossier = harness.state().state.dossier.clone();
    for article in &dossier.articles {
        for paragraph in &article.paragraphs {
            let label = format!("{} paragraph {}: ", article.label, paragraph.n);
            assert!(harness.query_all_by_label_contains(&label).next().is_some(), "{label}");
        }
    }
    assert!(harness.query_all_by_label_contains("no mark, and nobody").next().is_none(), "no paragraph is left without a reason");
    harness.get_by_label("Setbacks in the east paragraph 21: with marks").click();
    harness.run_steps(4);
    assert_eq!(harness.state().state.article.as_deref(), Some("setbacks-east"));
    let digest = dossier.article("setbacks-east").and_then(|article| article.paragraph(21)).expect("a paragraph").digest.clone();
    assert!(harness.get_by_label(&digest).rect().center().y < 680.0, "the reader has scrolled there");
}

#[test]
fn a_sign_in_the_margin_leads_to_the_disputes_of_its_paragraph() {
    let mut harness = window();
    click(&mut harness, Role::Button, "disputes about paragraph 3");
    assert_eq!(harness.state().session.middle, Centre::Compare(CompareTab::Disputes));
    let dossier = &harness.state().state.dossier;
    let of_paragraph: Vec<_> = dossier.disputes.iter().filter(|dispute| dispute.cites("announcement-2018", 3)).collect();
    let counted = format!("{} of {} disputes", of_paragraph.len(), dossier.disputes.len());
    assert!(!of_paragraph.is_empty() && harness.query_by_label(&counted).is_some(), "{counted}");
    click(&mut harness, Role::Link, "all disputes");
    let all = harness.state().state.dossier.disputes.len();
    assert!(harness.query_by_label(&format!("{all} of {all} disputes")).is_some());
}

#[test]
fn another_edition_is_named_as_one_and_the_digest_stays() {
    let dossier = SmallDossier::new();
    let mut harness = window_on(Source::Folder(dossier.path().to_owned()));
    let folder = tempfile::tempdir().expect("a folder");
    let edition = folder.path().join("later.txt");
    std::fs::write(&edition, format!("Corrected.\n{ORIGINAL}")).expect("a writable file");
    drop_file(&mut harness, edition);
    let notice = harness.state().state.notice.clone().expect("a notice");
    assert!(
        notice.failed && notice.text.contains("later.txt is another edition of Report: 2 of 2 passages stand in it"),
        "{}",
        notice.text
    );
    assert!(!harness.state().state.page.is_original);
    assert!(harness.query_by_label("Trucks set out from Hasakah in the morning.").is_some(), "the digest is shown");
    assert_eq!(harness.query_all_by_label_contains("later.txt is another edition").count(), 2, "the reader says why, too");
    let unknown = folder.path().join("diary.txt");
    std::fs::write(&unknown, "Dear diary.").expect("a writable file");
    drop_file(&mut harness, unknown);
    assert!(harness.query_by_label_contains("diary.txt, kept as it is").is_some(), "what no card knows may get one");
    click(&mut harness, Role::Button, "Cancel");
    let original = folder.path().join("report.txt");
    std::fs::write(&original, ORIGINAL).expect("a writable file");
    drop_file(&mut harness, original);
    assert!(harness.state().state.page.is_original);
    assert!(harness.query_by_label("Trucks left Hasakah at dawn on 13 October 2019.").is_some());
}

#[test]
fn a_passage_that_the_original_does_not_hold_is_shown_nowhere() {
    let dossier = SmallDossier::new().with("data/events/report.ron", "start: 7, end: 19", "start: 8, end: 20");
    let mut harness = window_on(Source::Folder(dossier.path().to_owned()));
    assert!(harness.query_by_label("Map of what happened").is_some(), "without the original nobody can tell");
    let original = dossier.path().join("report.txt");
    std::fs::write(&original, ORIGINAL).expect("a writable file");
    drop_file(&mut harness, original);
    let notice = harness.state().state.notice.clone().expect("a notice");
    assert!(notice.failed && notice.text.contains("1 passages do not resolve in it"), "{}", notice.text);
    let reader = &harness.state().state.page.paragraphs[0];
    assert!(reader.runs.iter().all(|run| !run.claims.contains(&ClaimId { of: Happening::Event(0), index: 0 })), "{reader:?}");
}

#[test]
fn the_source_sheet_of_what_is_selected_is_written_from_the_inspector() {
    let mut harness = window();
    press(&mut harness, Key::N);
    let id = harness.state().state.claim.expect("a claim");
    click(&mut harness, Role::Link, "source sheet…");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sheet.html");
    harness.state_mut().state.export.as_mut().expect("the form").path = path.display().to_string();
    harness.run_steps(4);
    click(&mut harness, Role::Button, "Write file");
    until(&mut harness, |state| state.export.is_none());
    let written = std::fs::read_to_string(path).expect("the file");
    let dossier = &harness.state().state.dossier;
    assert!(written.starts_with("<!doctype html>") && written.contains(dossier.title(id.of)), "{written}");
    let sha256 = &dossier.article("announcement-2018").expect("its article").text.sha256;
    assert!(written.contains(sha256.as_str()), "it says which text the positions count in");
}
