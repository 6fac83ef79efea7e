//! A round of the quiz in the window: asked without giving anything away, answered, judged with its passage, counted on this machine.

use dateline::desktop::App;
use dateline::quiz::{Answer, MOST_POINTS, Reply, Task};
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::harness::{click, window};

/// Presses a button of the question, which may be out of view.
fn press_button(harness: &mut Harness<'_, App>, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).scroll_to_me();
    harness.run_steps(8);
    click(harness, Role::Button, label);
    harness.run_steps(2);
}

#[test]
fn a_round_is_answered_to_its_end_and_leaves_the_window_as_it_was() {
    let mut harness = window();
    let before = harness.state().session.filter.clone();
    click(&mut harness, Role::Button, "Lesson");
    harness.run_steps(2);
    click(&mut harness, Role::Button, "Quiz about what the filters let through");
    harness.run_steps(3);
    let count = harness.state().state.quiz.as_ref().expect("a round").quiz.questions.len();
    assert!(count >= 4);
    let mut certain = 0;
    for at in 0..count {
        let question = harness.state().state.quiz.as_ref().and_then(|run| run.question().cloned()).expect("a question");
        let shown = harness.state().state.scene.counts.shown;
        assert!(shown <= 1, "question {at} ({:?}) shows {shown} happenings, and so perhaps its answer", question.kind);
        assert!(harness.query_by_label("Inspector").is_none(), "the inspector would give it away");
        match (&question.task, &question.key.answer) {
            (Task::Choose(choices), Answer::Choice(right)) => {
                press_button(&mut harness, &format!("{}  {}", dateline::dossier::choice_letter(*right), choices[*right]));
                certain += 1;
            }
            (Task::Arrange(_), Answer::Order(right)) => {
                arrange(&mut harness, right);
                certain += 1;
            }
            (Task::Point, _) => press_button(&mut harness, "Take the middle of the map"),
            (task, answer) => panic!("{task:?} has the answer {answer:?}"),
        }
        press_button(&mut harness, "Answer");
        let run = harness.state().state.quiz.as_ref().expect("a round");
        let judgement = run.judgement.as_ref().expect("it is judged");
        if question.task != Task::Point {
            assert_eq!((judgement.is_right, judgement.points), (true, MOST_POINTS), "{question:?}");
        }
        let claim = judgement.claims.first().and_then(|id| harness.state().state.dossier.claim(*id)).expect("it rests on a claim");
        assert_eq!(harness.state().state.article.as_ref(), Some(&claim.article), "the reader has the passage");
        press_button(&mut harness, if at + 1 == count { "How it went" } else { "Next question" });
    }
    let scores = &harness.state().session.quiz_scores;
    assert_eq!(scores.rounds.len(), 1);
    let total = scores.rounds[0].total();
    assert!(total.asked as usize == count && total.right >= certain, "{total:?}");
    assert!(harness.query_by_label("The best round on this machine.").is_some());
    click(&mut harness, Role::Button, "Leave");
    harness.run_steps(2);
    assert!(harness.state().state.quiz.is_none());
    assert_eq!((&harness.state().session.filter, harness.state().session.quiz_scores.rounds.len()), (&before, 1), "it is counted once");
}

#[test]
fn a_lesson_that_begins_ends_the_round() {
    let mut harness = window();
    let lesson = harness.state().state.dossier.lessons[0].clone();
    let before = harness.state().session.filter.clone();
    for item in ["Quiz about what the filters let through".to_owned(), format!("{} ({} min)", lesson.title, lesson.minutes)] {
        click(&mut harness, Role::Button, "Lesson");
        harness.run_steps(2);
        click(&mut harness, Role::Button, &item);
        harness.run_steps(3);
    }
    assert!(harness.state().state.quiz.is_none() && harness.state().state.lesson.is_some());
    click(&mut harness, Role::Button, "Leave");
    harness.run_steps(2);
    assert_eq!(harness.state().session.filter, before, "not the filter of a question");
}

/// Puts what is to be arranged in order, one step at a time.
fn arrange(harness: &mut Harness<'_, App>, right: &[usize]) {
    for (place, item) in right.iter().enumerate() {
        loop {
            let reply = harness.state().state.quiz.as_ref().and_then(|run| run.reply.clone());
            let Some(Reply::Order(order)) = reply else { panic!("an order: {reply:?}") };
            let at = order.iter().position(|other| other == item).unwrap_or_else(|| panic!("{item} is not in {order:?}"));
            if at <= place {
                break;
            }
            press_button(harness, &format!("{}: earlier", dateline::dossier::choice_letter(*item)));
        }
    }
}
