//! `dateline lesson`, and lessons in `dateline list`.

use super::json_lines;
use super::{data_of, dateline};
use crate::small_dossier::SmallDossier;

#[test]
fn lessons_are_listed_in_three_forms() {
    let answer = dateline(&["list", "lessons"]);
    insta::assert_snapshot!(answer.data, @r"
    lesson                          title                           min  steps  questions  articles
    one-withdrawal-two-stories      One withdrawal, two stories     15   8      6          announcement-2018; deir-ez-zor-pullout; north-withdrawal
    how-sure-are-we                 How sure are we?                15   8      6          announcement-2018; russia-iran-us; setbacks-east; north-wit…
    the-road-from-tehran-to-beirut  The road from Tehran to Beirut  15   8      5          setbacks-east; deir-ez-zor-pullout; north-withdrawal
    ");
    assert_eq!((answer.code, answer.talk.as_str()), (Some(0), "3 lessons\n"));
    assert_eq!(answer.data, data_of(&["lesson", "list"]));
    let lines = json_lines(&data_of(&["list", "lessons", "--format", "json"]));
    assert_eq!(lines.len(), 3);
    for line in &lines {
        assert_eq!(line.keys(), ["id", "title", "summary", "minutes", "steps", "questions", "aims", "articles"]);
    }
    let csv = data_of(&["lesson", "list", "--format", "csv"]);
    assert_eq!(csv.lines().next(), Some("id,longitude,latitude,title,summary,minutes,steps,questions,aims,articles,wkt"));
}

#[test]
fn a_filter_keeps_the_lessons_that_show_what_passes() {
    let ids = |args: &[&str]| -> Vec<String> {
        let args = [&["list", "lessons", "--format", "json"], args].concat();
        json_lines(&data_of(&args)).iter().map(|line| line.get("id").text().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&["--article", "russia-iran-us"]), ["how-sure-are-we"]);
    assert_eq!(ids(&["--id", "tehran-beirut-corridor"]), ["the-road-from-tehran-to-beirut"]);
    assert_eq!(ids(&["--place", "rome"]), [""; 0]);
}

#[test]
fn a_lesson_is_shown_with_its_questions_and_the_answers_only_when_asked() {
    let text = data_of(&["lesson", "show", "one-withdrawal-two-stories"]);
    assert!(text.starts_with("One withdrawal, two stories\n===========================\n\n15 minutes, 8 steps, 6 questions\n"), "{text}");
    for part in
        ["\nAims\n- ", "4. How many trucks? (2 min)", "[side by side: How many vehicles", "[reader: Deir ez-Zor pull-out ¶2]", "    A Yes."]
    {
        assert!(text.contains(part), "{part} is not in: {text}");
    }
    for key in ["Why:", "  * ", "Say:", "For the teacher", "A good answer"] {
        assert!(!text.contains(key), "{key} gives it away: {text}");
    }
    let answers = data_of(&["lesson", "show", "one-withdrawal-two-stories", "--answers"]);
    for key in ["Why:", "  * C ", "Say:", "For the teacher", "A good answer", "(They need it only if"] {
        assert!(answers.contains(key), "{key} is not in: {answers}");
    }
    for text in [text, answers] {
        assert!(text.lines().all(|line| line.chars().count() <= 100 && line.trim_end() == line), "{text}");
        assert!(!text.contains("**"), "marks are for drawing: {text}");
    }
}

#[test]
fn an_unknown_lesson_names_the_known_ones() {
    let said = |args: &[&str]| {
        let answer = dateline(args);
        assert_eq!((answer.code, answer.data.as_str()), (Some(2), ""));
        answer.talk
    };
    insta::assert_snapshot!(said(&["lesson", "show", "how-sure-are-you"]), @r#"dateline: there is no lesson "how-sure-are-you": did you mean how-sure-are-we or the-road-from-tehran-to-beirut?"#);
    insta::assert_snapshot!(said(&["lesson", "show", "x"]), @r#"dateline: there is no lesson "x": expected one of one-withdrawal-two-stories, how-sure-are-we, the-road-from-tehran-to-beirut"#);
    let dossier = SmallDossier::new();
    insta::assert_snapshot!(said(&["lesson", "show", "x", "--dossier", dossier.path().to_str().unwrap()]), @r#"dateline: there is no lesson "x": the dossier has none; they are files of data/lessons/"#);
}

#[test]
fn a_handout_is_a_lesson_or_a_selection_and_not_both() {
    let page = data_of(&["lesson", "export", "how-sure-are-we"]);
    assert!(page.starts_with("<!doctype html>") && page.contains("<title>How sure are we?</title>"));
    let page = data_of(&["lesson", "export", "--selection", "--article", "setbacks-east", "--title", "Setbacks"]);
    assert!(page.contains("<title>Setbacks</title>"));
    let wrong = |args: &[&str]| {
        let answer = dateline(&[&["lesson", "export"], args].concat());
        assert_eq!((answer.code, answer.data.as_str()), (Some(2), ""), "{args:?}");
        answer.talk
    };
    let key = data_of(&["lesson", "export", "how-sure-are-we", "--key"]);
    assert!(key.contains("<title>How sure are we?: answer key</title>"));
    assert!(wrong(&["how-sure-are-we", "--key", "--compact"]).contains("cannot be used with"));
    assert!(wrong(&["--selection", "--key"]).contains("cannot be used with"));
    assert!(wrong(&[]).contains("required"));
    assert!(wrong(&["how-sure-are-we", "--selection"]).contains("cannot be used with"));
    insta::assert_snapshot!(wrong(&["how-sure-are-we", "--article", "setbacks-east"]), @"dateline: filters choose what --selection hands out; a lesson says itself what each step shows");
    insta::assert_snapshot!(wrong(&["how-sure"]), @r#"dateline: there is no lesson "how-sure": did you mean how-sure-are-we?"#);
}
