//! Handouts hold what they should, in files that need nothing, and no text of a lesson becomes more than text.
//!
//! How a page behaves in a browser, and what others read in the PDF files, is judged by `tests/outside/run`.
#![expect(clippy::unwrap_used, reason = "a panic is how a helper of a test says that it failed")]

use base64::Engine as _;
use dateline::dossier::{Answer, Choice, Dossier, Filter, Lesson, LessonStep, Question};
use dateline::exchange::{Edition, Handout, HandoutOptions, Paper, handout_html, handout_pdf};
use dateline::store::{self, Source};
use sha2::{Digest as _, Sha256};

fn built_in() -> Dossier {
    store::load(&Source::BuiltIn).dossier
}

fn pages() -> Vec<(String, String)> {
    let dossier = built_in();
    let page = |lesson: &Lesson| handout_html(&Handout::of_lesson(&dossier, lesson), HandoutOptions::default());
    dossier.lessons.iter().map(|lesson| (lesson.id.clone(), page(lesson))).collect()
}

/// The text between two marks, the first time that they stand there.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(inside, _)| inside).unwrap()
}

#[test]
fn the_page_of_a_lesson_has_all_its_steps_maps_questions_and_sources() {
    let told: Vec<String> = pages()
        .iter()
        .map(|(id, page)| {
            let count = |what: &str| page.matches(what).count();
            format!(
                "{id}: {} steps, {} maps, {} sliders, {} questions, {} answers, {} sources",
                count("<section class=\"step\""),
                count("<svg class=\"map\""),
                count("type=\"range\""),
                count("<section class=\"question\""),
                count("<details class=\"answer\""),
                count("SHA-256 <code>")
            )
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    one-withdrawal-two-stories: 8 steps, 8 maps, 8 sliders, 6 questions, 6 answers, 3 sources
    how-sure-are-we: 8 steps, 8 maps, 8 sliders, 6 questions, 6 answers, 4 sources
    the-road-from-tehran-to-beirut: 8 steps, 8 maps, 8 sliders, 5 questions, 5 answers, 3 sources
    ");
}

#[test]
fn a_page_asks_for_nothing_and_its_policy_knows_its_own_script_and_style() {
    for (id, page) in pages() {
        for loads in [" src=", "url(", "@import", "<link", "<iframe", "<object", " style=\"", " onclick", "eval(", "fetch("] {
            assert!(!page.contains(loads), "{id} has {loads}");
        }
        let policy = between(&page, "Content-Security-Policy\" content=\"", "\">");
        assert!(policy.starts_with("default-src 'none';"), "{policy}");
        for (from, to) in [("<style>", "</style>"), ("<script>", "</script>")] {
            let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(between(&page, from, to).as_bytes()));
            assert!(policy.contains(&format!("'sha256-{digest}'")), "{id}: {from}");
        }
        assert!(page.len() < 1_500_000, "{id} has {} bytes", page.len());
    }
}

#[test]
fn only_the_teacher_gets_the_notes() {
    let dossier = built_in();
    let lesson = dossier.lesson("how-sure-are-we").unwrap();
    let handout = Handout::of_lesson(&dossier, lesson);
    let (pupils, teachers) =
        [false, true].map(|answers| handout_html(&handout, HandoutOptions { answers, ..HandoutOptions::default() })).into();
    assert!(!pupils.contains("For the teacher") && !pupils.contains("What pupils often get wrong"));
    assert!(teachers.contains("For the teacher") && teachers.contains("What pupils often get wrong"));
}

#[test]
fn what_is_said_of_a_dispute_waits_behind_the_answer() {
    let dossier = built_in();
    let lesson = dossier.lesson("one-withdrawal-two-stories").unwrap();
    let step = lesson.steps.iter().find(|step| step.title == "How many trucks?").unwrap();
    let number = lesson.steps.iter().position(|other| other.id == step.id).unwrap() + 1;
    let page = handout_html(&Handout::of_lesson(&dossier, lesson), HandoutOptions::default());
    let step = between(&page, &format!("id=\"step-{number}\""), "<section class=\"step\"");
    let (before, after) = step.split_once("Show the answer").unwrap();
    assert!(before.contains("Sources differ: ") && before.contains("one redeployment"), "{before}");
    assert!(!before.contains("How the sources differ") && after.contains("How the sources differ"), "{after}");
    let note = dossier.disputes.iter().find(|dispute| before.contains(&dispute.title)).and_then(|dispute| dispute.note.clone()).unwrap();
    assert!(!before.contains(&note) && after.contains(&note), "{note}");
}

#[test]
fn every_number_has_the_letter_of_its_article_and_none_lies_beside_the_map() {
    for (id, page) in pages() {
        let letters: Vec<String> = page.split("<li id=\"source-").skip(1).map(|source| between(source, "<b>", " · ").to_owned()).collect();
        assert!(
            !letters.is_empty() && letters.is_sorted() && letters.iter().all(|letter| ["A", "B", "C", "D", "E"].contains(&letter.as_str())),
            "{id}: {letters:?}"
        );
        for tag in page.split("class=\"num\"").skip(1).map(|rest| between(rest, ">", "<")) {
            let number = tag.trim_end_matches(|letter: char| letter.is_ascii_uppercase());
            assert!(number.parse::<usize>().is_ok() && letters.iter().any(|letter| tag.ends_with(letter)), "{id}: {tag}");
            let listed = format!("<b class=\"tag\">{number} {}</b>", tag.trim_start_matches(number));
            assert!(page.contains(&listed), "{id}: {listed}");
        }
    }
    let all = pages().into_iter().map(|(_, page)| page).collect::<String>();
    for words in ["destination not stated</text>", "origin not stated</text>", "</span> (off this map) ", "</span> (not on the map) "] {
        assert!(all.contains(words), "{words}");
    }
}

#[test]
fn where_a_movement_may_be_is_a_broad_band() {
    let mut dossier = built_in();
    for movement in &mut dossier.movements {
        for leg in movement.claims.iter_mut().flat_map(|claim| &mut claim.legs) {
            (leg.depart, leg.arrive) = (Some("2025-05".parse().unwrap()), Some("2025-05".parse().unwrap()));
        }
    }
    let handout = Handout::of_selection(&dossier, Filter::default(), None);
    let page = handout_html(&handout, HandoutOptions::default());
    assert!(page.contains("class=\"band\"") && page.contains("\"bands\":[["));
    assert!(handout_pdf(&handout, HandoutOptions::default()).is_ok());
}

#[test]
fn the_key_is_apart_and_the_compact_edition_has_a_page_a_step() {
    let dossier = built_in();
    for lesson in &dossier.lessons {
        let handout = Handout::of_lesson(&dossier, lesson);
        let with = |edition| HandoutOptions { edition, ..HandoutOptions::default() };
        let key = handout_html(&handout, with(Edition::Key));
        assert!(key.contains("<h2 id=\"teacher\">") && !key.contains("class=\"step\"") && !key.contains("<script"));
        let compact = handout_html(&handout, with(Edition::Compact));
        assert!(compact.contains("<b class=\"tag\">1 ") && !compact.contains("class=\"passage\""));
        for paper in [Paper::A4, Paper::Letter] {
            let pages = |edition| {
                let file = handout_pdf(&handout, HandoutOptions { edition, paper, ..HandoutOptions::default() }).unwrap();
                String::from_utf8_lossy(&file).matches("/MediaBox").count()
            };
            assert_eq!(pages(Edition::Compact), lesson.steps.len() + 1, "{}", lesson.id);
            assert!((1..=4).contains(&pages(Edition::Key)), "{}", lesson.id);
        }
    }
    let everything = Handout::of_selection(&dossier, Filter::default(), None);
    let file = handout_pdf(&everything, HandoutOptions { edition: Edition::Compact, ..HandoutOptions::default() }).unwrap();
    assert_eq!(String::from_utf8_lossy(&file).matches("/MediaBox").count(), 2, "all of the dossier is one step");
}

#[test]
fn the_same_lesson_gives_the_same_bytes() {
    let (first, second) = (built_in(), built_in());
    let lesson = |dossier: &Dossier| Handout::of_lesson(dossier, &dossier.lessons[0]);
    for answers in [false, true] {
        for edition in [Edition::Full, Edition::Compact, Edition::Key] {
            for paper in [Paper::A4, Paper::Letter] {
                let options = HandoutOptions { answers, edition, paper };
                assert_eq!(handout_html(&lesson(&first), options), handout_html(&lesson(&second), options));
                assert_eq!(handout_pdf(&lesson(&first), options).unwrap(), handout_pdf(&lesson(&second), options).unwrap());
            }
        }
    }
}

/// A lesson in which every text tries to be more than one.
fn hostile(text: &str) -> Lesson {
    let choice = |right| Choice { text: text.to_owned(), right, why: Some(text.to_owned()) };
    let asked = |answer| Question { ask: text.to_owned(), answer, explanation: format!("{text}\n\n- {text}") };
    let step = |id: &str, answer| LessonStep {
        id: id.to_owned(),
        title: text.to_owned(),
        text: format!("# {text}\n\n{text}\n\n1. **{text}**\n\n[{text}](javascript:alert(1)) [x](https://example.org/\"onclick=alert(1))"),
        minutes: 1,
        question: Some(asked(answer)),
        notes: text.to_owned(),
        ..LessonStep::default()
    };
    Lesson {
        id: "hostile".to_owned(),
        title: text.to_owned(),
        summary: text.to_owned(),
        minutes: 1,
        aims: vec![text.to_owned()],
        notes: text.to_owned(),
        steps: vec![step("a", Answer::Choices(vec![choice(true), choice(false)])), step("b", Answer::Free { model: text.to_owned() })],
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let dossier = built_in();
    for text in [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</style></title></textarea><!--",
        "\"><svg onload=alert(1)>' onmouseover='alert(1)",
        "\u{202e}دير الزور\u{2028} (2019) </script>",
        "a\u{0}b\u{7}c\td",
        "𝕏 漢字 🦀 שלום",
    ] {
        let options = HandoutOptions { answers: true, ..HandoutOptions::default() };
        let handout = Handout::of_lesson(&dossier, &hostile(text));
        let page = handout_html(&handout, options);
        assert_eq!((page.matches("<script").count(), page.matches("</script").count()), (2, 2), "{text}");
        assert_eq!(
            page.matches("<img").count() + page.matches("<svg onload").count() + page.matches("javascript:alert(1)\"").count(),
            0,
            "{text}"
        );
        assert_eq!(
            (page.matches("<style").count(), page.matches("<!--").count(), page.matches("</title>\n<style>").count()),
            (1, 0, 1),
            "{text}"
        );
        // no quotation mark ends a value of an attribute; all of them stand between double ones
        assert!(!page.contains("\"onclick"), "{text}");
        let pdf = handout_pdf(&handout, options).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert!(pdf.starts_with(b"%PDF-1.7"), "{text}");
    }
}

#[test]
fn a_selection_is_handed_out_whatever_passes() {
    let dossier = built_in();
    let none = Filter { text: Some("nothing has these words".to_owned()), ..Filter::default() };
    let one = Filter { happenings: Some(["us-withdrawal-announced-2018".to_owned()].into()), ..Filter::default() };
    for (filter, title) in [(none, "0 events and movements"), (Filter::default(), "163 events and movements")] {
        let handout = Handout::of_selection(&dossier, filter, None);
        let page = handout_html(&handout, HandoutOptions::default());
        assert_eq!(between(&page, "<h1 dir=\"auto\">", "</h1>"), title);
        assert!(handout_pdf(&handout, HandoutOptions::default()).is_ok(), "{title}");
    }
    let page = handout_html(&Handout::of_selection(&dossier, one.clone(), None), HandoutOptions::default());
    assert!(
        page.contains("<h1 dir=\"auto\">US withdrawal from Syria announced") || between(&page, "<h1 dir=\"auto\">", "</h1>").len() > 10
    );
    let named = handout_html(&Handout::of_selection(&dossier, one, Some("A & B")), HandoutOptions::default());
    assert_eq!(between(&named, "<h1 dir=\"auto\">", "</h1>"), "A &amp; B");
}

#[test]
fn pdf_files_have_the_paper_that_was_asked_for() {
    let dossier = built_in();
    let handout = Handout::of_lesson(&dossier, &dossier.lessons[1]);
    for (paper, size) in [(Paper::A4, "595.28 841.89"), (Paper::Letter, "612 792")] {
        let file = handout_pdf(&handout, HandoutOptions { paper, ..HandoutOptions::default() }).unwrap();
        let text = String::from_utf8_lossy(&file);
        assert!(text.contains(&format!("/MediaBox [0 0 {size}]")) || text.contains(&format!("/MediaBox[0 0 {size}]")), "{size}");
        assert!(text.contains("/MarkInfo") && text.contains("/StructTreeRoot"));
        assert!(!text.contains("/CreationDate") && !text.contains("/ModDate"), "a date would make each file another");
        assert!(!text.contains("/JavaScript") && !text.contains("/URI"));
    }
}
