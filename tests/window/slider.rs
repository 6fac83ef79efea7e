//! The slider and the pictures of the window, as somebody uses them: keys, typed dates and widths, zoom, lanes, files written.

use dateline::desktop::{App, LaneBy, PictureKind};
use dateline::playback::{AtEnd, Mode, Speed};
use dateline::time::{AxisView, DAY_S};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::harness::{click, press, window};

fn today(harness: &Harness<'_, App>) -> String {
    harness.state().state.playback.now().date().to_string()
}

pub(crate) fn press_with(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(2);
}

/// Types into the field that has the keyboard, and presses Enter.
pub(crate) fn type_into(harness: &mut Harness<'_, App>, label: &str, text: &str) {
    let field = harness.get_by_role_and_label(Role::TextInput, label).rect().center();
    // with the pointer, as somebody does: a list must not close over it
    harness.drag_at(field);
    harness.drop_at(field);
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
}

#[test]
fn a_date_is_typed_in_plain_english_and_in_edtf() {
    let mut harness = window();
    press(&mut harness, Key::D);
    type_into(&mut harness, "Date to go to", "mid May 2025");
    assert_eq!(today(&harness), "2025-05-11");
    assert!(harness.state().state.date_field.is_none(), "the field closes");
    press(&mut harness, Key::D);
    type_into(&mut harness, "Date to go to", "2019-01-03");
    assert_eq!(today(&harness), "2019-01-03");
    press(&mut harness, Key::D);
    type_into(&mut harness, "Date to go to", "soonish");
    assert_eq!(today(&harness), "2019-01-03");
    assert!(harness.state().state.notice.as_ref().is_some_and(|notice| notice.failed), "what is no date is said");
}

#[test]
fn a_date_beyond_the_axis_is_said_and_the_slider_goes_to_the_nearer_end() {
    let mut harness = window();
    press(&mut harness, Key::D);
    type_into(&mut harness, "Date to go to", "1950");
    let notice = harness.state().state.notice.clone().unwrap();
    assert!(notice.text.contains("1950") && notice.text.contains("not on the axis"), "{}", notice.text);
}

#[test]
fn keys_step_by_day_week_month_and_year() {
    let mut harness = window();
    press(&mut harness, Key::D);
    type_into(&mut harness, "Date to go to", "2024-02-28");
    press(&mut harness, Key::Period);
    assert_eq!(today(&harness), "2024-02-29");
    press_with(&mut harness, Modifiers::SHIFT, Key::Period);
    assert_eq!(today(&harness), "2024-03-07");
    press(&mut harness, Key::PageDown);
    assert_eq!(today(&harness), "2024-04-07");
    press_with(&mut harness, Modifiers::SHIFT, Key::PageUp);
    assert_eq!(today(&harness), "2023-04-07");
    press(&mut harness, Key::Comma);
    assert_eq!(today(&harness), "2023-04-06");
}

#[test]
fn the_wheel_zooms_the_axis_about_the_pointer_and_all_shows_it_again() {
    let mut harness = window();
    let axis = harness.get_by_role_and_label(Role::Slider, "Time").rect();
    harness.hover_at(axis.center());
    harness.run_steps(1);
    let kept = |harness: &Harness<'_, App>| harness.state().state.axis_view.on_axis(0.5);
    let before = kept(&harness);
    for _ in 0..3 {
        harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Line,
            delta: egui::vec2(0.0, 2.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        harness.run_steps(8);
    }
    let view = harness.state().state.axis_view;
    assert!(view.width() < 0.8, "{view:?}");
    assert!((kept(&harness) - before).abs() < 0.02, "what is under the pointer stays there");
    click(&mut harness, Role::Button, "all");
    assert_eq!(harness.state().state.axis_view, AxisView::ALL);
}

#[test]
fn a_year_and_a_month_are_shown_with_the_slider_in_them() {
    let mut harness = window();
    press(&mut harness, Key::D);
    type_into(&mut harness, "Date to go to", "2023-03-23");
    let mut lengths = Vec::new();
    for name in ["year", "month"] {
        click(&mut harness, Role::Button, name);
        let state = &harness.state().state;
        let span = state.axis_view.span(&state.timeline.axis);
        assert!(span.contains(state.playback.now()));
        lengths.push(span.duration_s().unwrap());
    }
    assert!(lengths[0] >= 365 * DAY_S && lengths[1] >= 31 * DAY_S && lengths[1] < 40 * DAY_S, "{lengths:?}");
}

#[test]
fn dragging_the_edge_of_the_window_makes_it_wider() {
    let mut harness = window();
    let width = |harness: &Harness<'_, App>| match harness.state().state.playback.settings.mode {
        Mode::Window { seconds } => seconds,
        mode => panic!("{mode:?}"),
    };
    let before = width(&harness);
    let axis = harness.get_by_role_and_label(Role::Slider, "Time").rect();
    let edge = {
        let state = &harness.state().state;
        let position = state.timeline.axis.position_of(state.playback.visible().start.unwrap());
        // as wide as the panel but for the room at both ends of the axis
        axis.left() + 16.0 + (axis.width() - 32.0) * position as f32
    };
    harness.drag_at(egui::pos2(edge, axis.center().y));
    harness.run_steps(2);
    harness.hover_at(egui::pos2(edge - 120.0, axis.center().y));
    harness.run_steps(2);
    harness.drop_at(egui::pos2(edge - 120.0, axis.center().y));
    harness.run_steps(2);
    assert!(width(&harness) > before, "{} days to {} days", before / DAY_S, width(&harness) / DAY_S);
}

#[test]
fn a_double_click_shows_all_and_leaves_the_slider_where_it_is() {
    let mut harness = window();
    press(&mut harness, Key::D);
    type_into(&mut harness, "Date to go to", "2023-03-23");
    click(&mut harness, Role::Button, "year");
    let before = harness.state().state.playback.now();
    let axis = harness.get_by_role_and_label(Role::Slider, "Time").rect();
    // a step of the test takes as long as a slow hand; the click before this is long ago
    harness.run_steps(10);
    harness.ctx.options_mut(|options| options.input_options.max_double_click_delay = 2.0);
    // on the ticks, where no bar is
    let at = egui::pos2(axis.left() + axis.width() * 0.7, axis.bottom() - 6.0);
    for pressed in [true, false, true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
        harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
        harness.run_steps(1);
    }
    let state = &harness.state().state;
    assert!(state.axis_view.is_all(), "{:?}", state.axis_view);
    assert_eq!(state.playback.now(), before);
}

#[test]
fn clicks_on_one_spot_go_through_the_bars_that_lie_there() {
    let mut harness = window();
    let axis = harness.get_by_role_and_label(Role::Slider, "Time").rect();
    // the strip of May 2025, in which many claims of each article lie side by side
    press(&mut harness, Key::D);
    type_into(&mut harness, "Date to go to", "2025-05-20");
    let state = &harness.state().state;
    let x = axis.left() + 16.0 + (axis.width() - 32.0) * state.timeline.axis.position_of(state.playback.now()) as f32;
    let (mut most, mut height) = (0, axis.top() + 16.0);
    while height < axis.bottom() - 24.0 {
        let mut chosen = Vec::new();
        for _ in 0..8 {
            harness.drag_at(egui::pos2(x, height));
            harness.drop_at(egui::pos2(x, height));
            harness.run_steps(2);
            chosen.extend(harness.state().state.claim);
        }
        let different: std::collections::BTreeSet<_> = chosen.iter().collect();
        most = most.max(different.len());
        height += 6.0;
    }
    assert!(most > 1, "a click always chose the topmost");
}

#[test]
fn a_width_and_a_speed_are_typed() {
    let mut harness = window();
    click(&mut harness, Role::ComboBox, "Width of the window: 3 months");
    type_into(&mut harness, "Another width", "36 h");
    assert_eq!(harness.state().state.playback.settings.mode, Mode::Window { seconds: 36 * 3_600 });
    click(&mut harness, Role::ComboBox, "Speed: 1 month/s");
    type_into(&mut harness, "Another speed", "10 days/s");
    assert_eq!(harness.state().state.playback.settings.speed, Speed::new(10.0 * 86_400.0));
}

#[test]
fn lanes_stand_for_articles_kinds_actors_or_places() {
    let mut harness = window();
    for (lanes, name) in [(LaneBy::Kind, "by kind"), (LaneBy::Actor, "by actor"), (LaneBy::Place, "by place")] {
        let before = harness.state().session.lanes.label();
        click(&mut harness, Role::ComboBox, &format!("Lanes: {before}"));
        click(&mut harness, Role::Button, name);
        assert_eq!(harness.state().session.lanes, lanes);
        assert!(harness.state().state.timeline.lanes.len() > 4, "{name}");
    }
}

#[test]
fn playing_pauses_at_each_event_and_shows_it() {
    let mut harness = window();
    press(&mut harness, Key::Home);
    click(&mut harness, Role::Button, "pause");
    let (mut halts, mut shown) = (Vec::new(), Vec::new());
    while halts.iter().collect::<std::collections::BTreeSet<_>>().len() < 3 && halts.len() < 60 {
        press(&mut harness, Key::Space);
        for _ in 0..600 {
            if !harness.state().state.playback.is_playing() {
                break;
            }
            harness.run_steps(1);
        }
        harness.run_steps(2);
        let state = &harness.state().state;
        assert!(!state.playback.is_playing() && state.selected.is_some(), "it halts and shows what begins");
        halts.push(state.playback.now());
        shown.push(state.selected);
    }
    assert!(halts.windows(2).all(|pair| pair[0] <= pair[1]) && halts.first() < halts.last(), "{halts:?}");
    let different: std::collections::HashSet<_> = shown.iter().collect();
    assert_eq!(different.len(), shown.len(), "each event has a halt of its own, also where several begin on one day");
    assert!(halts.windows(2).any(|pair| pair[0] == pair[1]), "some begin on one day: {halts:?}");
}

#[test]
fn looping_what_is_in_view_stays_in_view() {
    let mut harness = window();
    press(&mut harness, Key::D);
    type_into(&mut harness, "Date to go to", "2023-03-10");
    click(&mut harness, Role::Button, "month");
    click(&mut harness, Role::ComboBox, "At the end: stop at end");
    click(&mut harness, Role::Button, "loop the view");
    assert_eq!(harness.state().state.playback.settings.at_end, AtEnd::LoopStretch);
    press(&mut harness, Key::Space);
    for _ in 0..200 {
        harness.run_steps(1);
        let state = &harness.state().state;
        assert!(state.axis_view.span(&state.timeline.axis).contains(state.playback.now()));
    }
    assert!(harness.state().state.playback.is_playing());
}

#[test]
fn folding_is_adjusted_and_true_scale_folds_nothing() {
    let mut harness = window();
    let cuts = |harness: &Harness<'_, App>| harness.state().state.timeline.axis.cuts().count();
    let before = cuts(&harness);
    click(&mut harness, Role::ComboBox, "Fold empty time: fold 6 wk");
    click(&mut harness, Role::Button, "fold what is empty for 1 year");
    assert!(cuts(&harness) < before && cuts(&harness) > 0);
    click(&mut harness, Role::ComboBox, "Fold empty time: fold 1 y");
    click(&mut harness, Role::Button, "true scale: fold nothing");
    assert_eq!(cuts(&harness), 0);
}

fn open_pictures(harness: &mut Harness<'_, App>) {
    click(harness, Role::Button, "File");
    click(harness, Role::Button, "Save animation…");
}

/// Steps until no picture is being drawn any more, and gives what was said.
fn wait_for_pictures(harness: &mut Harness<'_, App>) -> String {
    for _ in 0..3_000 {
        harness.run_steps(1);
        if let Some(notice) = &harness.state().state.notice {
            return notice.text.clone();
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("no picture came");
}

#[test]
fn a_picture_and_an_animation_are_saved_and_one_can_be_broken_off() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window();
    for (kind, name, begins) in [
        (PictureKind::Png, "map.png", b"\x89PNG".as_slice()),
        (PictureKind::Svg, "map.svg", b"<svg"),
        (PictureKind::Gif, "map.gif", b"GIF89a"),
    ] {
        click(&mut harness, Role::Button, "month");
        open_pictures(&mut harness);
        let path = folder.path().join(name);
        let form = harness.state_mut().state.picture.as_mut().unwrap();
        (form.kind, form.path) = (kind, path.display().to_string());
        form.step = "1 week".to_owned();
        harness.run_steps(2);
        click(&mut harness, Role::Button, "Draw and save");
        let said = wait_for_pictures(&mut harness);
        assert!(said.contains("written to"), "{said}");
        assert!(std::fs::read(&path).unwrap().starts_with(begins), "{name}");
        press(&mut harness, Key::Escape);
    }
    open_pictures(&mut harness);
    let form = harness.state_mut().state.picture.as_mut().unwrap();
    form.kind = PictureKind::Frames;
    form.path = folder.path().join("frames").display().to_string();
    (form.from, form.to, form.step) = ("2018".to_owned(), "2025".to_owned(), "1 day".to_owned());
    harness.run_steps(2);
    click(&mut harness, Role::Button, "Draw and save");
    harness.run_steps(2);
    click(&mut harness, Role::Button, "Break off");
    let said = wait_for_pictures(&mut harness);
    assert!(said.contains("Broken off"), "{said}");
    let written = std::fs::read_dir(folder.path().join("frames")).map_or(0, Iterator::count);
    assert!(written < 100, "{written} pictures were written all the same");
}

#[test]
fn a_series_that_cannot_be_is_refused_in_words() {
    let mut harness = window();
    open_pictures(&mut harness);
    let form = harness.state_mut().state.picture.as_mut().unwrap();
    (form.kind, form.step) = (PictureKind::Gif, "1 min".to_owned());
    harness.run_steps(2);
    click(&mut harness, Role::Button, "Draw and save");
    let notice = harness.state().state.notice.clone().unwrap();
    assert!(notice.failed && notice.text.contains("5000 pictures"), "{}", notice.text);
}

#[test]
fn skipping_leaps_over_what_the_filter_hides() {
    let mut harness = window();
    harness.state_mut().session.filter.articles = Some(std::iter::once("deir-ez-zor-pullout".to_owned()).collect());
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::Home);
    press(&mut harness, Key::Space);
    let mut shown = std::collections::BTreeSet::new();
    for _ in 0..300 {
        harness.run_steps(1);
        shown.insert(harness.state().state.playback.now().date().year());
    }
    let of_article = |year: i16| {
        let state = &harness.state().state;
        let claims = state.dossier.claims().filter(|(_, claim)| claim.article == "deir-ez-zor-pullout");
        let mut dates = claims.filter_map(|(_, claim)| Some(claim.when.as_ref()?.edtf.strict()));
        dates.any(|span| {
            span.start.is_some_and(|start| start.date().year() <= year) && span.end.is_some_and(|end| end.date().year() >= year)
        })
    };
    let first = harness.state().state.timeline.extent().start.unwrap().date().year();
    let beside: Vec<i16> = shown.into_iter().filter(|year| *year != first && !of_article(*year)).collect();
    assert_eq!(beside, Vec::<i16>::new(), "years in which the article tells of nothing");
}

#[test]
fn space_goes_on_in_the_direction_in_which_it_went() {
    let mut harness = window();
    press(&mut harness, Key::B);
    harness.run_steps(3);
    press(&mut harness, Key::Space);
    let paused = harness.state().state.playback.now();
    press(&mut harness, Key::Space);
    harness.run_steps(4);
    assert!(harness.state().state.playback.now() < paused);
}
