//! Without a pointer: every control is reached, what has the keyboard is in sight, and the map moves.

use std::collections::{BTreeMap, BTreeSet};

use dateline::desktop::{App, CompareTab, RightTab};
use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::harness::{click, press, window};

/// Everything that can have the keyboard, by identity, with words for messages.
fn controls(harness: &Harness<'_, App>) -> BTreeMap<String, String> {
    let can = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        node.data().supports_action(Action::Focus) && !node.is_disabled()
    };
    let told = |node: egui_kittest::Node<'_>| {
        let at = node.rect();
        let node = node.accesskit_node();
        (format!("{:?}", node.id()), format!("{:?} {:?} {:?} at {at:?}", node.role(), node.label(), node.value()))
    };
    harness.query_all_by(|_| true).filter(can).map(told).collect()
}

fn focused(harness: &Harness<'_, App>) -> Option<(String, egui::Rect)> {
    let has_keyboard = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        node.is_focused() && node.data().supports_action(Action::Focus)
    };
    let node = harness.query_all_by(|_| true).find(has_keyboard)?;
    Some((format!("{:?}", node.accesskit_node().id()), node.rect()))
}

/// Goes once round with Tab, and gives back what is never reached.
fn never_reached(harness: &mut Harness<'_, App>) -> Vec<String> {
    let mut left = controls(harness);
    let all = left.len();
    assert!(all > 20, "{all} controls");
    let mut seen = BTreeSet::new();
    for _ in 0..2 * all {
        harness.key_press(Key::Tab);
        harness.run_steps(2);
        if let Some((id, _)) = focused(harness) {
            left.remove(&id);
            seen.insert(id);
        }
    }
    let last = focused(harness);
    assert!(seen.len() > all / 2, "{} of {all}; the keyboard stays at {:?}", seen.len(), last.map(|(id, _)| controls(harness).remove(&id)));
    left.into_values().collect()
}

#[test]
fn every_control_of_the_window_is_reached_with_tab() {
    let mut harness = window();
    assert_eq!(never_reached(&mut harness), Vec::<String>::new());
}

#[test]
fn every_control_of_a_comparison_and_the_gazetteer_is_reached_with_tab() {
    let mut harness = window();
    let session = &mut harness.state_mut().session;
    session.middle = dateline::desktop::Centre::Compare(CompareTab::Disputes);
    session.tab = RightTab::Inspector;
    harness.run_steps(3);
    assert_eq!(never_reached(&mut harness), Vec::<String>::new());
}

#[test]
fn what_has_the_keyboard_is_scrolled_into_sight() {
    let mut harness = window();
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1440.0, 900.0));
    // without gliding, a scroll is over in the next frame
    harness.state_mut().session.reduced_motion = true;
    harness.ctx.all_styles_mut(|style| style.scroll_animation = egui::style::ScrollAnimation::none());
    for _ in 0..120 {
        harness.key_press(Key::Tab);
        harness.run_steps(3);
        let Some((id, rect)) = focused(&harness) else { continue };
        assert!(screen.expand(1.0).contains_rect(rect), "{id} at {rect:?}");
    }
}

#[test]
fn a_menu_is_opened_and_gone_through_with_keys_alone() {
    let mut harness = window();
    while !harness.get_by_role_and_label(Role::Button, "View").is_focused() {
        press(&mut harness, Key::Tab);
    }
    press(&mut harness, Key::Enter);
    assert!(harness.query_by_label("Less motion").is_some());
    for _ in 0..40 {
        if harness.get_by_label("Less motion").is_focused() {
            break;
        }
        press(&mut harness, Key::Tab);
    }
    press(&mut harness, Key::Enter);
    assert!(harness.state().session.reduced_motion);
}

#[test]
fn the_map_moves_by_arrows_with_shift_and_by_arrows_alone_while_it_has_the_keyboard() {
    let mut harness = window();
    let middle = |harness: &Harness<'_, App>| {
        let at = harness.state().state.map.detached().unwrap();
        (at.x(), at.y())
    };
    let before = middle(&harness);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run_steps(2);
    let east = middle(&harness);
    assert!(east.0 > before.0 + 0.5 && (east.1 - before.1).abs() < 1e-6, "{before:?} to {east:?}");
    let moment = harness.state().state.playback.now();
    harness.get_by_label("Map of what happened").focus();
    harness.run_steps(2);
    for _ in 0..2 {
        press(&mut harness, Key::ArrowUp);
    }
    press(&mut harness, Key::ArrowLeft);
    let north = middle(&harness);
    assert!(north.1 > east.1 + 0.5 && (north.0 - before.0).abs() < 1e-6, "{east:?} to {north:?}");
    assert_eq!(harness.state().state.playback.now(), moment, "the arrows are the map's");
    assert!(harness.get_by_label("Map of what happened").is_focused());
    let zoom = harness.state().state.map.zoom();
    press(&mut harness, Key::Plus);
    assert!(harness.state().state.map.zoom() > zoom + 0.5);
    click(&mut harness, Role::Button, "View");
    click(&mut harness, Role::Button, "Whole region");
    press(&mut harness, Key::Z);
    let closer = harness.state().state.map.zoom();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Z);
    harness.run_steps(2);
    assert!(harness.state().state.map.zoom() < closer - 0.5);
}
