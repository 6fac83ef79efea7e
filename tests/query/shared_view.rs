//! What somebody sees, passed on as a line of text: into the same dossier, and into another.

use dateline::dossier::Shown;
use dateline::query::SharedView;

use super::DOSSIER;

#[test]
fn a_view_of_another_dossier_opens_as_far_as_it_can() {
    let text = "dateline:view?v=1&d=000000000000&article=nobody&place=syria,atlantis&kind=Strike,Party&sel=us-withdrawal-2025&claim=99\
                &read=north-withdrawal,999&spot=atlantis&vs=dispute,none";
    let opened = SharedView::parse(text).unwrap().0.open_in(&DOSSIER);
    assert!(opened.is_of_another && opened.claim.is_some());
    insta::assert_snapshot!(opened.notes.join("\n").replace(&DOSSIER.fingerprint(), "HERE"), @r#"
    it was seen in another dossier (000000000000) than this one (HERE): what this one has of it is shown
    there is no place "atlantis" here
    there is no article "nobody" here
    there is no kind "Party" here
    there is no place "atlantis" here
    the article "north-withdrawal" has no paragraph 999 here
    there is no dispute "none" here
    "us-withdrawal-2025" has no claim 99 here
    "#);
    assert_eq!(opened.shown.filter.articles, None);
    let same = SharedView::of(&DOSSIER, Shown { selected: Some("us-withdrawal-2025".to_owned()), ..Shown::default() }, Some(1));
    let opened = SharedView::parse(&same.to_string()).unwrap().0.open_in(&DOSSIER);
    assert_eq!((opened.notes, opened.claim.map(|id| id.index)), (vec![], Some(1)));
}

#[test]
fn every_step_of_every_lesson_can_be_passed_on() {
    for step in DOSSIER.lessons.iter().flat_map(|lesson| &lesson.steps) {
        let view = SharedView::of(&DOSSIER, step.shown.clone(), None);
        let (read, notes) = SharedView::parse(&view.to_string()).unwrap();
        assert_eq!((&read, notes), (&view, vec![]), "{view}");
        let opened = read.open_in(&DOSSIER);
        assert_eq!((opened.shown, opened.notes), (step.shown.clone(), vec![]), "{view}");
        assert!(view.to_string().len() < 500, "{view}");
    }
}
