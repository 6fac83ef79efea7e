//! The workbench as somebody uses it: a dossier begun, an article added, names decided, a claim made, places mended, all of it undone,
//! saved, and found again after a crash.
#![expect(clippy::expect_used, reason = "a panic is how a helper of a test says that it failed")]

#[path = "support/harness.rs"]
mod harness;
#[path = "support/small_dossier.rs"]
mod small_dossier;

use dateline::desktop::{App, RightTab};
use dateline::dossier::{ClaimId, Happening, Modality};
use dateline::store::{self, Source};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use harness::{click, drop_file, press, until, window, window_on};
use small_dossier::SmallDossier;

const TEXT: &str =
    "Convoy leaves base near Raqqa\n\nA convoy of about 40 trucks left Tell Tamer on Tuesday and drove to Raqqa, residents said.\n";
/// The original of the small dossier's card.
const REPORT: &str = "Trucks left Hasakah at dawn on 13 October 2019.\nThe road runs south along the river.\n";

fn chord(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    harness.run_steps(3);
}

fn write_into(harness: &mut Harness<'_, App>, role: Role, label: &str, text: &str) {
    let field = harness.get_by_role_and_label(role, label);
    field.focus();
    harness.run_steps(1);
    harness.get_by_role_and_label(role, label).type_text(text);
    harness.run_steps(2);
}

fn menu(harness: &mut Harness<'_, App>, menu: &str, item: &str) {
    click(harness, Role::Button, menu);
    harness.run_steps(2);
    let is_it = egui_kittest::kittest::By::new().role(Role::Button).label_contains(item);
    harness.get(is_it).click();
    harness.run_steps(6);
}

fn notice(harness: &Harness<'_, App>) -> String {
    harness.state().state.notice.clone().map(|notice| notice.text).unwrap_or_default()
}

/// Drags over a piece of a paragraph in the reader, from the left end of its label to a share of its width.
fn select_to(harness: &mut Harness<'_, App>, label: &str, share: f32) {
    let rect = harness.get_by_role_and_label(Role::Label, label).rect();
    let (from, to) = (egui::pos2(rect.left() + 1.0, rect.top() + 8.0), egui::pos2(rect.left() + rect.width() * share, rect.top() + 8.0));
    harness.drag_at(from);
    harness.run_steps(2);
    harness.hover_at(from.lerp(to, 0.5));
    harness.run_steps(2);
    harness.hover_at(to);
    harness.run_steps(2);
    harness.drop_at(to);
    harness.run_steps(2);
}

/// A new dossier with the article of these tests in it, its names being gone through.
fn with_article() -> Harness<'static, App> {
    let mut harness = window();
    chord(&mut harness, Key::N);
    assert!(harness.state().state.dossier.articles.is_empty());
    menu(&mut harness, "File", "Add an article");
    write_into(&mut harness, Role::MultilineTextInput, "Text of the article", TEXT);
    write_into(&mut harness, Role::TextInput, "published", "2019-10-15");
    assert!(harness.query_by_label("published 15 October 2019").is_some(), "the date is read while it is typed");
    click(&mut harness, Role::Button, "Add and go through its names");
    harness
}

#[test]
fn an_article_is_pasted_its_names_decided_a_claim_made_and_everything_saved() {
    let mut harness = with_article();
    let card = &harness.state().state.dossier.articles[0];
    assert_eq!((card.id.as_str(), card.label.as_str(), card.paragraphs.len()), ("convoy-leaves-base-near", "Convoy leaves base", 2));
    let names: Vec<String> = harness.state().state.names.iter().map(|name| name.surface.clone()).collect();
    assert_eq!(names, ["Raqqa", "Tell Tamer", "Raqqa"]);
    press(&mut harness, Key::A);
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::X);
    let readings: Vec<Option<String>> =
        harness.state().state.dossier.articles[0].readings.iter().map(|reading| reading.place.clone()).collect();
    assert_eq!(readings, [Some("raqqa".to_owned()), Some("tell-tamer".to_owned()), None]);
    let gazetteer = &harness.state().state.dossier.gazetteer;
    assert!(
        gazetteer.place("tell-tamer").is_some() && gazetteer.place("raqqa-governorate").is_some(),
        "what a place lies in comes with it"
    );
    press(&mut harness, Key::Escape);

    select_to(&mut harness, "A convoy of about 40 trucks left Tell Tamer on Tuesday and drove to Raqqa, residents said.", 0.6);
    let quote = harness.state().state.work.words.expect("words are selected");
    assert_eq!(quote.paragraph, 2);
    press(&mut harness, Key::K);
    write_into(&mut harness, Role::TextInput, "title", "Trucks leave Tell Tamer");
    write_into(&mut harness, Role::MultilineTextInput, "in your own neutral words", "Trucks set out from Tell Tamer.");
    let form = harness.query_all_by_role_and_label(Role::Button, "claimed").last().expect("the form has it, too");
    form.click_accesskit();
    harness.run_steps(2);
    write_into(&mut harness, Role::TextInput, "date", "October 2019");
    assert!(harness.query_by_label_contains("reads: ").is_some(), "the date is read while it is typed");
    chord(&mut harness, Key::Enter);
    let state = &harness.state().state;
    assert_eq!(state.dossier.events.len(), 1, "{:?}", state.work.claim.as_ref().and_then(|claim| claim.refused.clone()));
    let claim = &state.dossier.events[0].claims[0];
    assert_eq!((claim.modality, claim.passage.paragraph), (Modality::Claimed, 2));
    assert!(TEXT.contains(&claim.passage.quote) && !claim.passage.quote.is_empty());
    assert!(state.work.is_unsaved());

    let folder = tempfile::tempdir().unwrap();
    chord(&mut harness, Key::S);
    harness.run_steps(4);
    write_into_over(&mut harness, "name of the folder", &folder.path().join("mine").display().to_string());
    click(&mut harness, Role::Button, "Save here");
    assert!(!harness.state().state.work.is_unsaved(), "{}", notice(&harness));
    let read = store::load(&Source::Folder(folder.path().join("mine")));
    assert!(!store::has_errors(&read.problems), "{:?}", read.problems);
    assert_eq!(read.dossier.events, harness.state().state.dossier.events);
    assert_eq!(std::fs::read_to_string(folder.path().join("mine/seeds/texts/convoy-leaves-base-near.txt")).unwrap(), TEXT);
    assert_eq!(harness.state().session.recent.len(), 1);
}

/// Types over what stands in a field.
fn write_into_over(harness: &mut Harness<'_, App>, label: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, label).focus();
    harness.run_steps(1);
    chord(harness, Key::A);
    harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
    harness.run_steps(2);
}

#[test]
fn every_edit_is_undone_and_done_again_by_key() {
    let mut harness = with_article();
    press(&mut harness, Key::A);
    press(&mut harness, Key::Escape);
    let places = |harness: &Harness<'_, App>| harness.state().state.dossier.gazetteer.places().len();
    let with_raqqa = places(&harness);
    assert!(with_raqqa > 0);
    chord(&mut harness, Key::Z);
    assert_eq!(places(&harness), 0);
    assert!(notice(&harness).contains("Undone: accept a place"));
    chord(&mut harness, Key::Z);
    assert!(harness.state().state.dossier.articles.is_empty() && !harness.state().state.work.is_unsaved());
    chord(&mut harness, Key::Z);
    assert_eq!(notice(&harness), "There is nothing to undo.");
    chord(&mut harness, Key::Y);
    chord(&mut harness, Key::Y);
    assert_eq!((places(&harness), harness.state().state.dossier.articles.len()), (with_raqqa, 1));
}

#[test]
fn unsaved_changes_are_spoken_of_before_they_are_lost() {
    let mut harness = with_article();
    press(&mut harness, Key::Escape);
    chord(&mut harness, Key::N);
    assert!(harness.query_by_label("Unsaved changes").is_some());
    click(&mut harness, Role::Button, "Cancel");
    assert_eq!(harness.state().state.dossier.articles.len(), 1);
    chord(&mut harness, Key::N);
    click(&mut harness, Role::Button, "Discard changes");
    assert!(harness.state().state.dossier.articles.is_empty() && !harness.state().state.work.is_unsaved());
    chord(&mut harness, Key::N);
    assert!(harness.query_by_label("Unsaved changes").is_none(), "nothing would be lost");
}

#[test]
fn a_claim_that_would_be_wrong_is_refused_in_the_form_and_nothing_is_lost_that_was_typed() {
    let folder = SmallDossier::new();
    std::fs::create_dir_all(folder.path().join("seeds/texts")).unwrap();
    std::fs::write(folder.path().join("seeds/texts/report.txt"), REPORT).unwrap();
    let mut harness = window_on(Source::Folder(folder.path().to_owned()));
    assert!(harness.state().state.page.is_original);
    press(&mut harness, Key::R);
    select_to(&mut harness, "The road runs south along the river.", 0.5);
    press(&mut harness, Key::K);
    chord(&mut harness, Key::Enter);
    assert!(harness.query_by_label("say in your own words what the passage says").is_some());
    write_into(&mut harness, Role::MultilineTextInput, "in your own neutral words", "The road had no traffic.");
    write_into(&mut harness, Role::TextInput, "date", "2019-10-13");
    chord(&mut harness, Key::Enter);
    assert!(harness.query_by_label_contains("expected a title").is_some());
    write_into(&mut harness, Role::TextInput, "title", "Road without traffic");
    chord(&mut harness, Key::Enter);
    assert!(harness.query_by_label_contains("2019-10-13").is_some(), "a day needs the article's words, or a reason");
    write_into_over(&mut harness, "date", "2019-10");
    chord(&mut harness, Key::Enter);
    let state = &harness.state().state;
    assert_eq!(state.dossier.events.len(), 2);
    let card = &state.dossier.articles[0].paragraphs[1];
    assert_eq!(card.unmarked, None, "a paragraph that is cited no longer says why it is not");
    chord(&mut harness, Key::S);
    assert!(notice(&harness).starts_with("Saved: "), "{}", notice(&harness));
    let read = store::load(&Source::Folder(folder.path().to_owned()));
    assert_eq!(read.dossier.events[1].claims[0].says, "The road had no traffic.");
    assert!(!std::fs::read_to_string(folder.path().join("data/places.ron")).unwrap().is_empty());
}

#[test]
fn a_claim_is_changed_and_deleted() {
    let folder = SmallDossier::new().with("data/events/report.ron", "modality: Reported", "modality: Claimed");
    let mut harness = window_on(Source::Folder(folder.path().to_owned()));
    press(&mut harness, Key::Home);
    press(&mut harness, Key::N);
    assert!(harness.state().state.claim.is_some());
    menu(&mut harness, "Edit", "Change the selected claim");
    write_into(&mut harness, Role::TextInput, "note", "told once");
    let of = harness.state().state.selected.unwrap();
    chord(&mut harness, Key::Enter);
    let note = harness.state().state.dossier.claim(ClaimId { of, index: 0 }).unwrap().note.clone();
    assert_eq!(note.as_deref(), Some("told once"), "{}", notice(&harness));
    menu(&mut harness, "Edit", "Delete the selected claim");
    let state = &harness.state().state;
    assert_eq!(state.dossier.events.len() + state.dossier.movements.len(), 1, "{}", notice(&harness));
    assert_eq!(state.selected, None);
    chord(&mut harness, Key::Z);
    assert_eq!(harness.state().state.dossier.happenings().count(), 2);
}

#[test]
fn a_form_whose_claim_was_undone_meanwhile_changes_no_other() {
    let folder = SmallDossier::new();
    let mut harness = window_on(Source::Folder(folder.path().to_owned()));
    press(&mut harness, Key::Home);
    press(&mut harness, Key::N);
    menu(&mut harness, "Edit", "Change the selected claim");
    write_into(&mut harness, Role::TextInput, "note", "first");
    chord(&mut harness, Key::Enter);
    menu(&mut harness, "Edit", "Change the selected claim");
    write_into(&mut harness, Role::TextInput, "note", " and second");
    harness.get_by_role_and_label(Role::Button, "Keep claim (Ctrl+Enter)").focus();
    harness.run_steps(2);
    chord(&mut harness, Key::Z);
    let before = format!("{:?}", harness.state().state.dossier.events);
    chord(&mut harness, Key::Enter);
    assert!(harness.query_by_label_contains("was changed or deleted meanwhile").is_some());
    assert_eq!(format!("{:?}", harness.state().state.dossier.events), before);
}

#[test]
fn what_waited_for_saving_goes_on_when_a_folder_was_found() {
    let mut harness = with_article();
    press(&mut harness, Key::Escape);
    chord(&mut harness, Key::N);
    click(&mut harness, Role::Button, "Save");
    harness.run_steps(4);
    let folder = tempfile::tempdir().unwrap();
    write_into_over(&mut harness, "name of the folder", &folder.path().join("mine").display().to_string());
    click(&mut harness, Role::Button, "Save here");
    assert!(folder.path().join("mine/seeds").is_dir());
    assert!(harness.state().state.dossier.articles.is_empty(), "the new dossier that was asked for");
}

#[test]
fn sure_names_are_accepted_at_once_and_undone_at_once() {
    let mut harness = with_article();
    let sure = harness.state().state.names.iter().filter(|name| name.is_sure()).count();
    assert!(sure > 0);
    harness.get_by_label_contains("that are sure").click();
    harness.run_steps(3);
    assert_eq!(harness.state().state.dossier.articles[0].readings.len(), sure);
    chord(&mut harness, Key::Z);
    assert!(harness.state().state.dossier.articles[0].readings.is_empty());
}

#[test]
fn places_are_mended_and_one_that_is_used_is_not_deleted() {
    let folder = SmallDossier::new();
    let mut harness = window_on(Source::Folder(folder.path().to_owned()));
    click(&mut harness, Role::Button, "Gazetteer");
    assert_eq!(harness.state().session.tab, RightTab::Places);
    harness.get_by_label_contains("Hasakah, city").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("USED 2 TIMES").is_some());
    assert!(harness.get_by_role_and_label(Role::Button, "Delete this place").accesskit_node().is_disabled());
    click(&mut harness, Role::Button, "in Kurdish");
    write_into(&mut harness, Role::TextInput, "name 3", "Hesekê");
    click(&mut harness, Role::Button, "Choose on the map");
    let map = harness.get_by_label("Map of what happened").rect();
    harness.hover_at(map.center());
    harness.run_steps(2);
    harness.drag_at(map.center());
    harness.drop_at(map.center());
    harness.run_steps(3);
    click(&mut harness, Role::Button, "Keep changes");
    let hasakah = harness.state().state.dossier.gazetteer.place("hasakah").unwrap().clone();
    assert!(hasakah.names.iter().any(|name| name.text == "Hesekê" && name.lang == "ku"), "{hasakah:?}");
    assert!((hasakah.at.lon - 40.747_72).abs() > 0.01, "the spot is the one that was clicked: {:?}", hasakah.at);
    click(&mut harness, Role::Button, "All places");
    harness.get_by_label_contains("Hasakah Governorate, governorate").click();
    harness.run_steps(3);
    write_into(&mut harness, Role::TextInput, "merge into", "Syr");
    // below the edge of the panel, where no pointer reaches
    harness.get_by_label_contains("Syria, country").click_accesskit();
    harness.run_steps(3);
    let gazetteer = &harness.state().state.dossier.gazetteer;
    assert!(gazetteer.place("hasakah-governorate").is_none(), "{}", notice(&harness));
    assert_eq!(gazetteer.place("hasakah").unwrap().parent.as_deref(), Some("syria"));
    chord(&mut harness, Key::Z);
    chord(&mut harness, Key::Z);
    assert_eq!(harness.state().state.dossier.gazetteer.place("hasakah").unwrap().names.len(), 2);
}

#[test]
fn a_table_of_places_is_opened_and_a_place_taken_from_it() {
    let folder = SmallDossier::new();
    let table = folder.path().join("towns.tsv");
    std::fs::write(&table, "id\ttitle\ttitle_source\tccodes\tlon\tlat\ttypes\nt1\tQuneitra\ttest\tSY\t35.82\t33.12\tTown\n").unwrap();
    let mut harness = window_on(Source::Folder(folder.path().to_owned()));
    click(&mut harness, Role::Button, "Gazetteer");
    click(&mut harness, Role::Button, "Open a table…");
    harness.run_steps(4);
    write_into(&mut harness, Role::TextInput, "chosen, or a path", &table.display().to_string());
    click(&mut harness, Role::Button, "Open");
    harness.get_by_label_contains("Quneitra, town").click();
    harness.run_steps(3);
    click(&mut harness, Role::Button, "Add to the gazetteer");
    let state = &harness.state().state;
    assert!(state.dossier.gazetteer.places().iter().any(|place| place.name() == "Quneitra"), "{}", notice(&harness));
}

#[test]
fn ambiguous_names_are_audited_with_the_choice_and_why() {
    let mut harness = window();
    press(&mut harness, Key::G);
    harness.run_steps(3);
    assert!(harness.query_by_label("Names that may stand for several places").is_some());
    assert!(harness.query_all_by_label_contains("or ").count() > 5, "other candidates are named");
    assert!(harness.query_by_label_contains("names · ").is_some());
}

#[test]
fn a_window_that_dies_leaves_its_work_to_the_next() {
    let folder = SmallDossier::new();
    let kept = tempfile::tempdir().unwrap();
    let file = kept.path().join("state/unsaved-1.ron");
    {
        let mut harness = window_on(Source::Folder(folder.path().to_owned()));
        harness.state_mut().keep_unsaved_work_in(&kept.path().join("state"));
        press(&mut harness, Key::Home);
        press(&mut harness, Key::N);
        menu(&mut harness, "Edit", "Delete the selected claim");
        assert!(harness.state().state.work.is_unsaved());
        harness.run_steps(40);
        until(&mut harness, |_| file.exists());
    }
    let files_before = std::fs::read_to_string(folder.path().join("data/movements.ron")).unwrap();
    let mut harness = window();
    harness.state_mut().keep_unsaved_work_in(&kept.path().join("state"));
    harness.run_steps(3);
    assert!(harness.query_by_label("Unsaved work was found").is_some());
    chord(&mut harness, Key::N);
    assert!(file.exists() && harness.query_by_label("Unsaved work was found").is_some(), "no key walks past the question");
    click(&mut harness, Role::Button, "Recover");
    let state = &harness.state().state;
    assert_eq!(state.source, Source::Folder(folder.path().to_owned()));
    assert_eq!(state.dossier.happenings().count(), 1);
    assert!(state.work.is_unsaved());
    assert_eq!(std::fs::read_to_string(folder.path().join("data/movements.ron")).unwrap(), files_before, "nothing is saved by it");
    chord(&mut harness, Key::S);
    assert!(!harness.state().state.work.is_unsaved(), "{}", notice(&harness));
    assert!(!file.exists(), "what is saved is kept no longer");
    assert_eq!(store::load(&Source::Folder(folder.path().to_owned())).dossier.happenings().count(), 1);
}

#[test]
fn a_web_page_in_an_arabic_encoding_is_dropped_and_read() {
    let mut harness = window();
    chord(&mut harness, Key::N);
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    // "غادرت الرقة." in Windows-1256
    let words = [0xdb, 0xc7, 0xcf, 0xd1, 0xca, b' ', 0xc7, 0xe1, 0xd1, 0xde, 0xc9, b'.'];
    std::fs::write(&page, [b"<html><head><meta charset=windows-1256></head><body><p>".as_slice(), &words, b"</p></body></html>"].concat())
        .unwrap();
    drop_file(&mut harness, page);
    assert!(harness.query_by_label_contains("read as windows-1256 of a web page").is_some());
    click(&mut harness, Role::Button, "Add and go through its names");
    let state = &harness.state().state;
    assert_eq!(state.dossier.articles[0].language, "ar");
    assert_eq!(state.names.iter().map(|name| name.surface.as_str()).collect::<Vec<_>>(), ["الرقة"]);
    assert!(!matches!(state.selected, Some(Happening::Event(_))));
}

#[test]
fn a_card_is_completed_its_paragraphs_digested_and_a_name_given_another_place() {
    let mut harness = with_article();
    write_into(&mut harness, Role::TextInput, "another place", "Hasakah");
    harness.get_by_label_contains("Hasakah, city").click();
    harness.run_steps(3);
    assert_eq!(harness.state().state.dossier.articles[0].readings[0].place.as_deref(), Some("hasakah"));
    press(&mut harness, Key::Escape);
    click(&mut harness, Role::Button, "¶ 2");
    harness.run_steps(4);
    write_into(&mut harness, Role::MultilineTextInput, "digest: one neutral sentence in your own words", "Trucks drove to Raqqa.");
    click(&mut harness, Role::Button, "Keep");
    assert_eq!(harness.state().state.dossier.articles[0].paragraphs[1].digest, "Trucks drove to Raqqa.");
    menu(&mut harness, "Edit", "The card of this article");
    write_into(&mut harness, Role::TextInput, "outlet", "A made-up paper");
    write_into_over(&mut harness, "published", "no date");
    click(&mut harness, Role::Button, "Keep");
    assert!(harness.query_by_label_contains("no EDTF").is_some(), "what cannot be kept stays in the form");
    write_into_over(&mut harness, "published", "about October 2019");
    click(&mut harness, Role::Button, "Keep");
    let card = &harness.state().state.dossier.articles[0];
    assert_eq!(card.outlet.as_deref(), Some("A made-up paper"));
    assert_eq!(card.published.when.as_ref().map(dateline::time::Edtf::human).as_deref(), Some("about October 2019"));
    menu(&mut harness, "Edit", "The card of this article");
    click(&mut harness, Role::Button, "Remove this article");
    assert!(harness.state().state.dossier.articles.is_empty());
}

#[test]
fn words_of_an_arabic_paragraph_are_selected_from_right_to_left() {
    let mut harness = window();
    chord(&mut harness, Key::N);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.txt");
    let text = "غادرت الشاحنات قاعدة تل بيدر يوم الثلاثاء واتجهت نحو الشدادي";
    std::fs::write(&path, format!("تقرير\n{text}.")).unwrap();
    drop_file(&mut harness, path);
    click(&mut harness, Role::Button, "Add and go through its names");
    press(&mut harness, Key::Escape);
    let rect = harness.get_by_role_and_label(Role::Label, &format!("{text}.")).rect();
    let (from, to) = (egui::pos2(rect.right() - 8.0, rect.top() + 8.0), egui::pos2(rect.right() - 70.0, rect.top() + 8.0));
    harness.drag_at(from);
    harness.run_steps(2);
    harness.hover_at(from.lerp(to, 0.6));
    harness.run_steps(2);
    harness.hover_at(to);
    harness.run_steps(2);
    harness.drop_at(to);
    harness.run_steps(2);
    let words = harness.state().state.work.words.expect("words are selected");
    let selected: String = format!("تقرير\n{text}.").chars().skip(words.start).take(words.end - words.start).collect();
    assert_eq!(selected, "غادرت الشاحنات", "what stands at the right comes first");
}
