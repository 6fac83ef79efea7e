//! Lessons in the window: given from the first step to the last, answered, presented, edited, and left without a trace.

use dateline::desktop::{Aid, App};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::harness::{click, press, until, window};
use crate::slider::press_with;

/// Chooses an item of the menu of lessons.
fn menu(harness: &mut Harness<'_, App>, item: &str) {
    click(harness, Role::Button, "Lesson");
    harness.run_steps(2);
    click(harness, Role::Button, item);
    harness.run_steps(3);
}

fn step_of(harness: &Harness<'_, App>) -> Option<usize> {
    harness.state().state.lesson.as_ref().map(|run| run.step)
}

#[test]
fn each_built_in_lesson_is_given_from_its_first_step_to_its_last_and_shows_what_it_says() {
    let lessons = window().state().state.dossier.lessons.clone();
    assert_eq!(lessons.len(), 3);
    for lesson in &lessons {
        let mut harness = window();
        let before = harness.state().session.clone();
        menu(&mut harness, &format!("{} ({} min)", lesson.title, lesson.minutes));
        for (n, step) in lesson.steps.iter().enumerate() {
            let at = format!("{}, step {}", lesson.id, step.id);
            assert_eq!(step_of(&harness), Some(n), "{at}");
            assert!(harness.query_by_label(&step.title).is_some(), "{at}: its title is not there");
            let app = harness.state();
            assert_eq!(app.session.filter, step.shown.filter, "{at}");
            if step.shown.compare.is_none() {
                assert_eq!(app.state.selected, step.shown.selected(&app.state.dossier), "{at}");
            }
            if let Some(time) = &step.shown.time {
                assert_eq!((app.state.playback.now().date(), app.state.playback.settings.mode), (time.day, time.mode), "{at}");
            }
            if step.shown.compare.is_none() && step.shown.selected.is_some() {
                assert!(app.state.scene.counts.shown > 0, "{at}: nothing is on the map");
            }
            if let Some(spot) = &step.shown.reader {
                assert_eq!(app.state.article.as_ref(), Some(&spot.article), "{at}");
            }
            if let Some(wanted) = step.shown.map.filter(|_| step.shown.compare.is_none()) {
                let seen = app.state.map_seen().expect("the map was drawn");
                let holds =
                    seen.west <= wanted.west && seen.east >= wanted.east && seen.south <= wanted.south && seen.north >= wanted.north;
                assert!(holds, "{at}: {seen:?} does not show all of {wanted:?}");
            }
            if n + 1 < lesson.steps.len() {
                press_with(&mut harness, Modifiers::COMMAND, Key::PageDown);
                harness.run_steps(3);
            }
        }
        press_with(&mut harness, Modifiers::COMMAND, Key::PageDown);
        assert_eq!(step_of(&harness), Some(lesson.steps.len() - 1), "there is nothing after the last step");
        click(&mut harness, Role::Button, "Leave");
        harness.run_steps(2);
        let after = &harness.state().session;
        assert_eq!((&after.filter, after.colour_by, after.middle), (&before.filter, before.colour_by, before.middle));
        assert!(harness.state().state.lesson.is_none());
    }
}

#[test]
fn a_question_is_answered_and_its_answer_revealed_in_words() {
    let mut harness = window();
    let lesson = harness.state().state.dossier.lessons[0].clone();
    menu(&mut harness, &format!("{} ({} min)", lesson.title, lesson.minutes));
    let (at, question) = lesson.questions().find(|(_, question)| !question.choices().is_empty()).expect("a question with choices");
    while step_of(&harness) < Some(at) {
        press_with(&mut harness, Modifiers::COMMAND, Key::PageDown);
        harness.run_steps(2);
    }
    let right = question.choices().iter().position(|choice| choice.right).expect("a right choice");
    let label = format!("{}  {}", dateline::dossier::choice_letter(right), question.choices()[right].text);
    assert!(harness.query_by_label_contains("(right)").is_none(), "the answer is not there before it is asked for");
    harness.get_by_label(&label).scroll_to_me();
    harness.run_steps(8);
    click(&mut harness, Role::Button, &label);
    harness.get_by_label("Show the answer (Enter)").scroll_to_me();
    harness.run_steps(8);
    click(&mut harness, Role::Button, "Show the answer (Enter)");
    assert!(harness.query_by_label_contains("(right)").is_some());
    assert!(harness.query_by_label("That is right.").is_some());
}

#[test]
fn on_the_whole_screen_a_clicker_leads_and_nothing_that_was_drawn_stays() {
    let mut harness = window();
    let theme = harness.state().session.theme;
    press(&mut harness, Key::F5);
    harness.run_steps(3);
    let presenter = |harness: &Harness<'_, App>| harness.state().state.lesson.as_ref().and_then(|run| run.presenter.clone());
    assert!(presenter(&harness).is_some());
    assert!(harness.query_by_label("File").is_none(), "the menus are away");
    press(&mut harness, Key::PageDown);
    assert_eq!(step_of(&harness), Some(1));
    press(&mut harness, Key::PageUp);
    assert_eq!(step_of(&harness), Some(0));
    press(&mut harness, Key::P);
    harness.drag_at(egui::pos2(500.0, 200.0));
    harness.run_steps(1);
    harness.hover_at(egui::pos2(560.0, 240.0));
    harness.run_steps(1);
    harness.drop_at(egui::pos2(600.0, 260.0));
    harness.run_steps(2);
    assert_eq!(presenter(&harness).map(|presenter| presenter.strokes.len()), Some(1));
    press(&mut harness, Key::B);
    assert_eq!(presenter(&harness).map(|presenter| presenter.has(Aid::Black)), Some(true));
    press(&mut harness, Key::Escape);
    assert_eq!(presenter(&harness).map(|presenter| presenter.has(Aid::Black)), Some(false), "Esc brings the picture back first");
    press(&mut harness, Key::PageDown);
    assert_eq!(presenter(&harness).map(|presenter| presenter.strokes.len()), Some(0), "the next step begins clean");
    press(&mut harness, Key::Escape);
    harness.run_steps(2);
    assert!(presenter(&harness).is_none() && harness.state().state.lesson.is_some());
    assert_eq!(harness.state().session.theme, theme);
    assert!(harness.query_by_label("File").is_some());
}

#[test]
fn a_view_that_is_copied_opens_the_same_in_another_window() {
    let mut harness = window();
    click(&mut harness, Role::CheckBox, "Setbacks in the east");
    press(&mut harness, Key::End);
    press(&mut harness, Key::ArrowLeft);
    let modifiers = Modifiers::COMMAND | Modifiers::SHIFT;
    // in one frame: what is copied goes out with the frame in which the key came
    harness.input_mut().events.push(egui::Event::Key { key: Key::L, physical_key: None, pressed: true, repeat: false, modifiers });
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let text = copied.unwrap_or_else(|| panic!("nothing was copied: {:?}", harness.state().state.notice));
    assert!(text.starts_with("dateline:view?v=1&"), "{text}");
    let seen = harness.state();
    let (filter, now, selected) = (seen.session.filter.clone(), seen.state.playback.now(), seen.state.selected);
    let mut other = window();
    other.event(egui::Event::Paste(text));
    other.run_steps(3);
    let opened = other.state();
    assert_eq!((&opened.session.filter, opened.state.playback.now().date()), (&filter, now.date()));
    assert_eq!(opened.state.selected, selected);
    other.event(egui::Event::Paste("dateline:view?v=9&".to_owned()));
    other.run_steps(2);
    assert!(other.query_by_label_contains("expected a view of version 1").is_some());
}

#[test]
fn a_lesson_is_made_of_what_is_seen_and_every_change_is_taken_back() {
    let mut harness = window();
    click(&mut harness, Role::CheckBox, "Setbacks in the east");
    menu(&mut harness, "New lesson from what I see now…");
    let made = |harness: &Harness<'_, App>| harness.state().state.dossier.lessons.last().cloned().expect("a lesson");
    assert_eq!((made(&harness).id.as_str(), made(&harness).steps.len()), ("my-lesson", 1));
    let shown = made(&harness).steps[0].shown.clone();
    assert!(shown.map.is_some() && shown.filter.articles.is_some_and(|ids| !ids.contains("setbacks-east")));
    for button in ["Add step from what I see now", "Duplicate"] {
        click(&mut harness, Role::Button, button);
        harness.run_steps(3);
    }
    let ids: Vec<String> = made(&harness).steps.into_iter().map(|step| step.id).collect();
    assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), 3, "each step has an identifier of its own: {ids:?}");
    click(&mut harness, Role::Button, "Up");
    harness.run_steps(3);
    assert_eq!(made(&harness).steps[1].id, ids[2]);
    click(&mut harness, Role::Button, "Delete step");
    harness.run_steps(3);
    assert_eq!(made(&harness).steps.len(), 2);
    press_with(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(made(&harness).steps.len(), 3);
    for _ in 0..4 {
        press_with(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(harness.state().state.dossier.lessons.len(), 3, "the lesson itself was a change, too");
}

#[test]
fn what_is_handed_out_is_one_page_and_the_same_each_time() {
    let mut harness = window();
    menu(&mut harness, "Hand out (web page, PDF)…");
    let folder = tempfile::tempdir().expect("a folder");
    for (name, begins) in [("page.html", b"<!DOCTYPE html>".as_slice()), ("again.html", b"<!DOCTYPE html>")] {
        let path = folder.path().join(name);
        if harness.state().state.hand_out.is_none() {
            menu(&mut harness, "Hand out (web page, PDF)…");
        }
        harness.state_mut().state.hand_out.as_mut().expect("the form").path = path.display().to_string();
        harness.run_steps(3);
        click(&mut harness, Role::Button, "Write file");
        until(&mut harness, |state| state.hand_out.is_none());
        let written = std::fs::read(&path).unwrap_or_else(|error| panic!("{error}: {:?}", harness.state().state.notice));
        assert!(written.get(..begins.len()).is_some_and(|start| start.eq_ignore_ascii_case(begins)));
    }
    let [first, second] = ["page.html", "again.html"].map(|name| std::fs::read(folder.path().join(name)).expect("written"));
    assert!(first == second, "the same selection gives the same bytes");
}

#[test]
fn what_would_give_an_answer_away_is_hidden_until_it_is_revealed() {
    let mut harness = window();
    press(&mut harness, Key::F5);
    press(&mut harness, Key::PageDown);
    let title = harness.state().state.dossier.disputes.iter().find(|dispute| Some(&dispute.id) == only(&harness)).unwrap().title.clone();
    assert!(harness.query_by_label(&title).is_none(), "{title:?} stands beside the question");
    press(&mut harness, Key::Enter);
    assert!(harness.query_by_label(&title).is_some());
    // a button that the keyboard was moved to is pressed, and nothing else happens
    while !harness.get_by_role_and_label(Role::Button, "Next").is_focused() {
        press(&mut harness, Key::Tab);
    }
    press(&mut harness, Key::Enter);
    assert_eq!(step_of(&harness), Some(2));
}

fn only<'a>(harness: &'a Harness<'_, App>) -> Option<&'a String> {
    let lesson = harness.state().state.lesson.as_ref()?;
    match &harness.state().state.dossier.lesson(&lesson.lesson)?.steps.get(lesson.step)?.shown.compare {
        Some(dateline::dossier::Compared::Dispute(id)) => Some(id),
        _ => None,
    }
}

#[test]
fn a_lesson_goes_on_by_itself_shows_its_answers_and_begins_afresh() {
    let mut harness = window();
    press(&mut harness, Key::F5);
    press(&mut harness, Key::A);
    let steps = harness.state().state.dossier.lessons[0].steps.len();
    let mut revealed = false;
    for n in 1..=steps {
        for _ in 0..25 {
            harness.input_mut().time = Some(harness.input().time.unwrap_or(0.0) + 1.0);
            harness.run_steps(1);
            revealed |= harness.query_by_label("Hide the answer (Enter)").is_some();
            if step_of(&harness) == Some(n % steps) {
                break;
            }
        }
        assert_eq!(step_of(&harness), Some(n % steps));
    }
    assert!(revealed, "answers are shown for the last third of a step");
    press(&mut harness, Key::PageDown);
    assert!(harness.query_by_label("Hide the answer (Enter)").is_none(), "the next visitor begins afresh");
}

#[test]
fn aims_and_notes_are_for_the_teacher_alone() {
    let mut harness = window();
    let lesson = harness.state().state.dossier.lessons[0].clone();
    menu(&mut harness, &format!("{} ({} min)", lesson.title, lesson.minutes));
    assert!(harness.query_by_label_contains(&lesson.aims[0]).is_none());
    menu(&mut harness, "For the teacher: aims and notes");
    assert!(harness.query_by_label_contains(&lesson.aims[0]).is_some());
    press(&mut harness, Key::F5);
    assert!(harness.query_by_label_contains(&lesson.aims[0]).is_none(), "not on the whole screen");
}
