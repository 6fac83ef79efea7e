//! The window as somebody uses it: found by role and label, clicked, typed into, stepped without a clock.

#[path = "window/export.rs"]
mod export;
#[path = "support/harness.rs"]
mod harness;
#[path = "window/keyboard.rs"]
mod keyboard;
#[path = "window/layers.rs"]
mod layers;
#[path = "window/lessons.rs"]
mod lessons;
#[path = "window/quiz.rs"]
mod quiz;
#[path = "window/slider.rs"]
mod slider;

use dateline::basemap::{MapSource, Script};
use dateline::desktop::{App, RightTab};
use dateline::paint::GroundRequest;
use dateline::playback::Mode;
use dateline::store::Source;
use dateline::time::DAY_S;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use harness::{click, drop_file, press, window, window_on, window_with_texts};

/// Turns the wheel by so many notches, away from the user.
fn scroll(harness: &Harness<'_, App>, notches: f32) {
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Line,
        delta: egui::vec2(0.0, notches),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
}

#[test]
fn space_plays_and_pauses_and_playing_moves_time() {
    let mut harness = window();
    press(&mut harness, Key::Home);
    let start = harness.state().state.playback.now();
    press(&mut harness, Key::Space);
    assert!(harness.state().state.playback.is_playing());
    harness.run_steps(10);
    assert!(harness.state().state.playback.now() > start);
    click(&mut harness, Role::Button, "Pause");
    assert!(!harness.state().state.playback.is_playing());
    let paused_at = harness.state().state.playback.now();
    harness.run_steps(5);
    assert_eq!(harness.state().state.playback.now(), paused_at);
}

#[test]
fn home_end_and_arrows_step_through_everything_that_is_told() {
    let mut harness = window();
    press(&mut harness, Key::Home);
    let dated = |harness: &Harness<'_, App>| {
        let dossier = &harness.state().state.dossier;
        dossier.happenings().filter(|of| dossier.claims_of(*of).iter().any(|claim| claim.when.is_some())).count()
    };
    let expected = dated(&harness);
    let mut seen = Vec::new();
    for _ in 0..expected {
        let before = harness.state().state.playback.now();
        press(&mut harness, Key::ArrowRight);
        assert!(harness.state().state.playback.now() >= before);
        seen.push(harness.state().state.selected.expect("a step selects what begins there"));
    }
    let last = seen.clone();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), expected, "each happening is reached once");
    press(&mut harness, Key::ArrowRight);
    assert_eq!(harness.state().state.selected, last.last().copied(), "at the last there is nothing further");
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(harness.state().state.selected, last.iter().rev().nth(1).copied());
    let there = harness.state().state.playback.now();
    press(&mut harness, Key::End);
    assert!(harness.state().state.playback.now() >= there);
}

#[test]
fn the_map_follows_a_selection_that_it_does_not_show() {
    let mut harness = window();
    let brazil = harness.state().state.dossier.gazetteer.place("brazil").unwrap().at;
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Search").type_text("Manbij");
    harness.run_steps(4);
    press(&mut harness, Key::Enter);
    let near = harness.state().state.map.detached().unwrap();
    let (id, _) = harness.state().state.dossier.claims().find(|(_, claim)| claim.place_ids() == ["brazil"]).unwrap();
    let title = harness.state().state.dossier.title(id.of).to_owned();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Search").type_text(&title);
    harness.run_steps(4);
    assert_eq!(harness.state().state.search.text, title, "a second search replaces the first");
    press(&mut harness, Key::Enter);
    let far = harness.state().state.map.detached().unwrap();
    assert_ne!(near, far);
    assert!((far.x() - brazil.lon).abs() < 1.0, "{far:?}");
}

#[test]
fn space_plays_also_after_a_button_was_clicked() {
    let mut harness = window();
    click(&mut harness, Role::Button, "Next event");
    let selected = harness.state().state.selected;
    press(&mut harness, Key::Space);
    assert!(harness.state().state.playback.is_playing());
    assert_eq!(harness.state().state.selected, selected, "the button was not pressed again");
}

#[test]
fn steps_leave_out_what_the_filter_hides() {
    let mut harness = window();
    let other = |harness: &Harness<'_, App>| {
        let state = &harness.state().state;
        let claim = state.dossier.claim(state.claim.unwrap()).unwrap();
        claim.article != "russia-iran-us"
    };
    for label in ["Announcement", "Setbacks in the east", "Deir ez-Zor pull-out", "North withdrawal"] {
        click(&mut harness, Role::CheckBox, label);
    }
    press(&mut harness, Key::Home);
    for _ in 0..12 {
        click(&mut harness, Role::Button, "Next event");
        assert!(!other(&harness), "a step came to an article that is switched off");
    }
}

#[test]
fn switching_an_event_shape_off_leaves_movements_alone() {
    let mut harness = window();
    press(&mut harness, Key::Num3);
    let movements = |harness: &Harness<'_, App>| harness.state().state.scene.tracks.len();
    let before = movements(&harness);
    click(&mut harness, Role::CheckBox, "withdrawal, closure");
    click(&mut harness, Role::CheckBox, "build-up, delivery");
    assert_eq!(movements(&harness), before);
}

#[test]
fn the_three_modes_show_more_and_more() {
    let mut harness = window();
    press(&mut harness, Key::End);
    let mut shown = Vec::new();
    for (key, label) in [(Key::Num1, "moment"), (Key::Num2, "window"), (Key::Num3, "so far")] {
        press(&mut harness, key);
        assert!(harness.query_by_label(label).is_some());
        shown.push(harness.state().state.scene.counts.shown);
    }
    assert!(shown[0] <= shown[1] && shown[1] < shown[2], "{shown:?}");
    assert_eq!(harness.state().state.playback.settings.mode, Mode::SoFar);
    press(&mut harness, Key::Num2);
    assert_eq!(harness.state().state.playback.settings.mode, Mode::Window { seconds: 91 * DAY_S }, "the width that it had before");
}

#[test]
fn switching_an_article_off_takes_its_marks_away_and_the_counts_say_why() {
    let mut harness = window();
    press(&mut harness, Key::Num3);
    press(&mut harness, Key::End);
    let before = harness.state().state.scene.counts;
    click(&mut harness, Role::CheckBox, "Setbacks in the east");
    let state = &harness.state().state;
    let article = state.dossier.article_index("setbacks-east").unwrap();
    assert!(state.scene.marks.iter().all(|mark| mark.article != article));
    assert!(state.scene.counts.shown < before.shown);
    assert!(state.scene.counts.filtered > before.filtered);
    assert_eq!(state.scene.counts.total, before.total);
    let text = format!("{} of {} shown", state.scene.counts.shown, state.scene.counts.total);
    assert!(harness.query_by_label(&text).is_some());
}

#[test]
fn switching_kinds_and_modalities_off_filters_too() {
    let mut harness = window();
    press(&mut harness, Key::Num3);
    click(&mut harness, Role::CheckBox, "strike, attack");
    let triangles = |harness: &Harness<'_, App>| {
        harness.state().state.scene.marks.iter().filter(|mark| mark.shape == dateline::dossier::Shape::Triangle).count()
    };
    assert_eq!(triangles(&harness), 0);
    click(&mut harness, Role::CheckBox, "strike, attack");
    assert!(triangles(&harness) > 0);
    assert!(harness.state().session.filter.is_empty(), "all on again is no filter");
    click(&mut harness, Role::CheckBox, "claimed");
    assert!(harness.state().state.scene.marks.iter().all(|mark| mark.modality != dateline::dossier::Modality::Claimed));
    click(&mut harness, Role::CheckBox, "movement");
    assert!(harness.state().state.scene.tracks.is_empty());
}

#[test]
fn selecting_shows_a_column_an_article_with_quotes_and_the_reader_follows() {
    let mut harness = window();
    let of = harness.state().state.dossier.happening("us-withdrawal-2025").unwrap();
    let title = harness.state().state.dossier.title(of).to_owned();
    let hit = harness
        .state()
        .state
        .hits
        .iter()
        .find(|hit| matches!(&hit.target, dateline::paint::Target::Claim(claim) if claim.of == of))
        .cloned()
        .expect("it is on the map");
    let dateline::paint::Spot::Mark(at) = hit.spot else { panic!("an event is a mark") };
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run_steps(3);
    assert_eq!(harness.state().state.selected, Some(of));
    assert!(harness.query_all_by_label(&title).next().is_some());
    let claim = harness.state().state.dossier.claims_of(of)[0].clone();
    assert!(harness.query_all_by_label(&format!("“{}”", claim.passage.quote)).next().is_some(), "the quote is shown");
    assert!(claim.passage.quote.split_whitespace().count() <= 12);
    press(&mut harness, Key::R);
    assert_eq!(harness.state().session.tab, RightTab::Reader, "the reader alone");
    press(&mut harness, Key::R);
    assert_eq!(harness.state().session.tab, RightTab::Both, "and back");
    let (claim, count) = (harness.state().state.claim.unwrap(), harness.state().state.dossier.claims_of(of).len());
    press(&mut harness, Key::V);
    assert_eq!(harness.state().state.claim.unwrap().index, (claim.index + 1) % count);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().state.selected, None);
}

#[test]
fn search_finds_a_place_in_another_spelling_and_flies_there() {
    let mut harness = window();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Search").type_text("al hasaka");
    harness.run_steps(4);
    assert_eq!(harness.state().state.search.text, "al hasaka");
    assert!(harness.query_all_by_label("Hasakah").next().is_some());
    press(&mut harness, Key::Enter);
    let centre = harness.state().state.map.detached().expect("the map has flown");
    assert!((centre.x() - 40.75).abs() < 0.3 && (centre.y() - 36.5).abs() < 0.3, "{centre:?}");
    assert!(!harness.state().state.search.open);
}

#[test]
fn the_wheel_zooms_about_the_pointer_and_not_beyond_the_last_zoom() {
    let mut harness = window();
    let at = harness.get_by_label("Map of what happened").rect().center() + egui::vec2(150.0, 80.0);
    harness.hover_at(at);
    harness.run_steps(1);
    let before = harness.state().state.map.zoom();
    for _ in 0..3 {
        scroll(&harness, 1.0);
        harness.run_steps(3);
    }
    let after = harness.state().state.map.zoom();
    assert!(after > before + 0.5 && after < before + 2.0, "{before} to {after}");
    for _ in 0..80 {
        scroll(&harness, 5.0);
        harness.run_steps(1);
    }
    assert!(harness.state().state.map.zoom() <= 16.0);
}

#[test]
fn playing_moves_the_marker_of_a_convoy_along_its_line() {
    let mut harness = window();
    let of = harness.state().state.dossier.happening("forty-trucks-north-2025").unwrap();
    let claim = harness.state().state.dossier.claims_of(of)[0].clone();
    let start = claim.when.unwrap().edtf.strict().start.unwrap();
    harness.state_mut().state.playback.jump_to(start);
    harness.run_steps(1);
    let head = |harness: &Harness<'_, App>| {
        harness.state().state.scene.tracks.iter().find(|track| track.claim.of == of).and_then(|track| track.head).unwrap()
    };
    let before = head(&harness);
    assert!(before.schematic, "the article dates neither end");
    press(&mut harness, Key::Space);
    harness.run_steps(4);
    let after = head(&harness);
    assert!(after.at.lat > before.at.lat, "the trucks go north: {before:?} {after:?}");
}

#[test]
fn keys_typed_into_the_search_box_do_not_play() {
    let mut harness = window();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(2);
    press(&mut harness, Key::Space);
    assert!(!harness.state().state.playback.is_playing());
}

#[test]
fn nothing_is_drawn_anew_when_nothing_moves() {
    let mut harness = window();
    // ground that has come is a reason to draw: all of it is there before the frames are counted
    settle(&mut harness);
    harness.state_mut().state.ground.stop();
    harness.run_steps(5);
    let before = harness.ctx.cumulative_pass_nr();
    // run() draws as long as somebody asks for another frame, and fails beyond four
    harness.run();
    let drawn = harness.ctx.cumulative_pass_nr() - before;
    assert!(drawn <= 1, "{drawn} frames were drawn, at the wish of {:?}", harness.ctx.repaint_causes());
    assert!(!harness.ctx.has_requested_repaint());
}

#[test]
fn a_broken_dossier_shows_its_problems_instead_of_a_map() {
    let folder = tempfile::tempdir().unwrap();
    for part in ["data/events", "seeds"] {
        std::fs::create_dir_all(folder.path().join(part)).unwrap();
    }
    let broken = folder.path().join("data/places.ron");
    std::fs::write(&broken, "(schema: 1, places: [(id: \"x\", kind: Volcano)])").unwrap();
    let harness = window_on(Source::Folder(folder.path().to_owned()));
    assert!(harness.query_by_label_contains("This dossier has").is_some());
    assert!(harness.query_by_label_contains("places.ron:1:").is_some());
    assert!(harness.query_by_label("Map of what happened").is_none());
    assert_eq!(std::fs::read_to_string(broken).unwrap(), "(schema: 1, places: [(id: \"x\", kind: Volcano)])");
}

#[test]
fn a_dropped_text_that_is_no_original_may_become_an_article_and_what_is_no_text_is_refused() {
    let mut harness = window();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "nothing of ours").unwrap();
    drop_file(&mut harness, path.clone());
    assert!(harness.query_by_label("notes.txt, kept as it is").is_some());
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("notes.txt, kept as it is").is_some(), "a key throws no text away");
    click(&mut harness, Role::Button, "Cancel");
    assert!(harness.query_by_label("notes.txt, kept as it is").is_none());
    std::fs::write(&path, b"%PDF-1.4 ...").unwrap();
    drop_file(&mut harness, path);
    let notice = harness.state().state.notice.clone().unwrap();
    assert!(notice.failed && notice.text.contains("found a PDF"), "{}", notice.text);
}

#[test]
fn a_dropped_original_is_recognised_and_read() {
    let Some(texts) = std::env::var_os("DATELINE_TEXTS") else {
        println!("skipped: the originals are not here (set DATELINE_TEXTS)");
        return;
    };
    let mut harness = window_with_texts(Source::BuiltIn, Some(std::path::Path::new("no folder of originals")));
    let any = std::fs::read_dir(texts)
        .unwrap()
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|extension| extension == "txt"));
    drop_file(&mut harness, any.unwrap());
    let state = harness.state();
    assert_eq!(state.state.texts.originals.articles().count(), 1);
    assert_eq!(state.session.tab, RightTab::Both);
    assert!(!state.state.notice.clone().unwrap().failed);
}

#[test]
fn every_panel_opens_in_all_themes_at_small_and_large_sizes() {
    let mut harness = window();
    for (width, height) in [(760.0, 520.0), (1440.0, 900.0)] {
        harness.set_size(egui::vec2(width, height));
        harness.run_steps(4);
        for label in ["Inspector", "Reader", "Both", "Side by side", "By year", "By actor", "Disputes", "Coverage", "On the map"] {
            harness.get_by_label(label).click();
            harness.run_steps(2);
        }
        // the button says what is shown, and a click shows the next
        for theme in ["Dark", "Light", "Projector", "Print"] {
            click(&mut harness, Role::Button, theme);
        }
        press(&mut harness, Key::F1);
        press(&mut harness, Key::Escape);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
        harness.run_steps(2);
        assert!(harness.query_by_label("Write file").is_some());
        press(&mut harness, Key::Escape);
    }
}

/// Waits for the ground that the window has asked for, which is drawn on another thread.
fn settle(harness: &mut Harness<'_, App>) {
    harness.run_steps(2);
    let ctx = harness.ctx.clone();
    harness.state_mut().state.ground.settle(&ctx);
    harness.run_steps(2);
}

fn shown_ground(harness: &Harness<'_, App>) -> GroundRequest {
    let shown = harness.state().state.ground.backdrop.shown();
    shown.copied().unwrap_or_else(|| panic!("no ground: {:?}", harness.state().state.ground.failed))
}

#[test]
fn the_ground_is_drawn_once_for_a_view_and_stays_while_time_moves() {
    let mut harness = window();
    settle(&mut harness);
    let before = shown_ground(&harness);
    press(&mut harness, Key::Space);
    harness.run_steps(20);
    settle(&mut harness);
    assert_eq!(shown_ground(&harness), before);
    let map = &mut harness.state_mut().state.map;
    map.set_zoom(map.zoom() + 1.0).unwrap();
    settle(&mut harness);
    assert!((shown_ground(&harness).view.zoom - before.view.zoom - 1.0).abs() < 1e-9);
}

#[test]
fn a_leap_into_the_deepest_zoom_stretches_what_is_there_until_the_new_ground_comes() {
    let mut harness = window();
    harness.state_mut().state.map.set_zoom(4.0).unwrap();
    settle(&mut harness);
    harness.state_mut().state.map.set_zoom(14.0).unwrap();
    harness.run_steps(1);
    let state = &harness.state().state;
    let rect = harness.get_by_label("Map of what happened").rect();
    let projector = walkers::Projector::new(rect, &walkers::MercatorProjection, &state.map, walkers::lon_lat(0.0, 0.0));
    assert!(state.ground.backdrop.covers(&projector), "the ground of zoom 4 is stretched over the view");
    assert!(state.ground.backdrop.world().is_some(), "and a coarse map of the world lies beneath it");
    settle(&mut harness);
    assert!((shown_ground(&harness).view.zoom - 14.0).abs() < 1e-9);
}

#[test]
fn names_are_written_in_arabic_on_demand() {
    let mut harness = window();
    settle(&mut harness);
    click(&mut harness, Role::Button, "Map");
    click(&mut harness, Role::Button, "Latin and Arabic");
    settle(&mut harness);
    assert_eq!(shown_ground(&harness).script, Script::Both);
}

#[test]
fn a_bad_archive_is_refused_with_the_reason_and_the_map_in_the_program_stays() {
    let mut harness = window();
    settle(&mut harness);
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.pmtiles");
    std::fs::write(&bad, b"no tiles in here").unwrap();
    drop_file(&mut harness, bad);
    let said = wait_for_notice(&mut harness);
    assert!(said.contains("bad.pmtiles: not a PMTiles archive") && said.contains("stays"), "{said}");
    assert_eq!(harness.state().session.map_source, MapSource::BuiltIn);
    assert!(harness.state().state.ground.backdrop.attribution.contains("Natural Earth"));
}

#[test]
fn an_archive_of_ones_own_becomes_the_ground() {
    let mut harness = window();
    settle(&mut harness);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/basemap.pmtiles");
    click(&mut harness, Role::Button, "Map");
    click(&mut harness, Role::Button, "A map of your own…");
    *harness.state_mut().state.map_path.as_mut().unwrap() = path.display().to_string();
    harness.run_steps(1);
    click(&mut harness, Role::Button, "Open map");
    wait_until(&mut harness, |app| app.session.map_source == MapSource::Archive(path.clone()));
    settle(&mut harness);
    assert!(harness.query_by_label("Open map").is_none());
    assert!(!harness.state().state.ground.backdrop.is_bare);
}

/// Runs the window until its threads have answered; a minute at most.
fn wait_until(harness: &mut Harness<'_, App>, done: impl Fn(&App) -> bool) {
    let begun = std::time::Instant::now();
    while !done(harness.state()) {
        assert!(begun.elapsed().as_secs() < 60, "waited a minute in vain");
        std::thread::sleep(std::time::Duration::from_millis(20));
        harness.run_steps(1);
    }
}

fn wait_for_notice(harness: &mut Harness<'_, App>) -> String {
    wait_until(harness, |app| app.state.notice.is_some());
    harness.state().state.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default()
}

#[test]
fn the_card_of_a_place_says_who_comes_and_goes_and_esc_brings_the_selection_back() {
    let mut harness = window();
    press(&mut harness, Key::Num3);
    harness.run_steps(3);
    let ends = harness.state().state.hits.iter().filter_map(|hit| match (&hit.target, &hit.spot) {
        (dateline::paint::Target::Place(id), dateline::paint::Spot::End(at)) => Some((id.clone(), *at)),
        _ => None,
    });
    let (map, hits) = (harness.get_by_label("Map of what happened").rect(), harness.state().state.hits.clone());
    let is_clear = |id: &str, at: egui::Pos2| {
        let under = dateline::paint::under_pointer(&hits, at);
        map.shrink(60.0).contains(at) && under == Some(&dateline::paint::Target::Place(id.to_owned()))
    };
    let (id, at) = ends.into_iter().find(|(id, at)| is_clear(id, *at)).expect("the end of a line that can be clicked");
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run_steps(3);
    assert_eq!(harness.state().state.place.as_ref(), Some(&id));
    let meetings = dateline::query::meetings_at(&harness.state().state.dossier, &id);
    assert!(!meetings.is_empty());
    let heading = format!("ARRIVALS AND DEPARTURES: {}", meetings.len());
    let title = harness.state().state.dossier.title(meetings[0].claim.of).to_owned();
    assert!(harness.query_by_label(&heading).is_some(), "{heading}");
    assert!(harness.query_all_by_label(&title).next().is_some(), "{title}");
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().state.place, None);
}
