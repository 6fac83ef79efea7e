//! Lessons: what they may not show, ask or link to.

use insta::assert_snapshot;

use super::small_dossier::SmallDossier;
use super::{EVENTS, problems_of};

const LESSON: &str = "data/lessons/trucks.ron";

/// A sound lesson on the small dossier.
const SOUND: &str = r#"(
    schema: 1,
    id: "trucks",
    title: "Trucks",
    summary: "Trucks leave a town.",
    minutes: 5,
    aims: ["Find the town."],
    steps: [
        (
            id: "look",
            title: "Look",
            text: "See **Hasakah**, and [a map](https://example.org/map).",
            minutes: 2,
            shown: (
                map: (west: 40.0, south: 36.0, east: 41.0, north: 37.0),
                time: (day: "2019-10-14", mode: Window("1 week")),
                filter: (places: ["syria"], articles: ["report"]),
                selected: "trucks-leave",
                reader: (article: "report", paragraph: 1),
            ),
            question: (
                ask: "Who left?",
                choices: [(text: "Trucks", right: true), (text: "Nobody", why: "Look again.")],
                explanation: "It says so.",
            ),
        ),
    ],
)
"#;

/// The small dossier with a lesson that is the sound one but for these words.
fn with_lesson(changes: &[(&str, &str)]) -> SmallDossier {
    let dossier = SmallDossier::new();
    let mut lesson = SOUND.to_owned();
    for (old, new) in changes {
        assert_eq!(lesson.matches(old).count(), 1, "{old:?}");
        lesson = lesson.replace(old, new);
    }
    std::fs::create_dir_all(dossier.path().join("data/lessons")).expect("a folder");
    std::fs::write(dossier.path().join(LESSON), lesson).expect("a writable file");
    dossier
}

fn said_of(changes: &[(&str, &str)]) -> String {
    problems_of(with_lesson(changes).path())
}

#[test]
fn a_sound_lesson_has_no_problem() {
    assert_snapshot!(said_of(&[]), @"");
}

#[test]
fn what_does_not_exist_is_found_in_every_field() {
    assert_snapshot!(said_of(&[
        ("selected: \"trucks-leave\"", "selected: \"trucks-leaves\", place: \"hassakah\", compare: Dispute(\"x\")"),
        ("places: [\"syria\"]", "places: [\"siria\"], kinds: [\"Leaving\"], actors: [\"driver\"], happenings: [\"y\"], max_date_prec: 6"),
        ("articles: [\"report\"]", "articles: [\"reports\"]"),
        ("paragraph: 1)", "paragraph: 7)"),
    ]), @r#"
    DOSSIER/data/lessons/trucks.ron:17:34: error[unknown-place]: there is no place "siria"
        help: did you mean "syria"?
    DOSSIER/data/lessons/trucks.ron:17:52: error[unknown-kind]: there is no kind "Leaving"
        help: did you mean "Meeting" or "Resignation" or "Killing"?
    DOSSIER/data/lessons/trucks.ron:17:73: error[unknown-actor]: there is no actor "driver"
        help: did you mean "drivers"?
    DOSSIER/data/lessons/trucks.ron:17:97: error[unknown-happening]: there is no event or movement "y"
        help: add the event or movement to its file, or correct the identifier
    DOSSIER/data/lessons/trucks.ron:17:119: error[bad-prec]: expected a precision of 1 to 5, found 6
        help: 1 is the most exact
    DOSSIER/data/lessons/trucks.ron:17:132: error[unknown-article]: there is no article "reports"
        help: did you mean "report"?
    DOSSIER/data/lessons/trucks.ron:18:27: error[unknown-happening]: there is no event or movement "trucks-leaves"
        help: did you mean "trucks-leave" or "trucks-out-of-hasakah"?
    DOSSIER/data/lessons/trucks.ron:18:51: error[unknown-place]: there is no place "hassakah"
        help: did you mean "hasakah" or "hasakah-governorate"?
    DOSSIER/data/lessons/trucks.ron:18:72: error[unknown-dispute]: there is no dispute "x"
        help: add the dispute to its file, or correct the identifier
    DOSSIER/data/lessons/trucks.ron:19:56: error[unknown-paragraph]: expected a paragraph 1 to 2 of "report", found 7
        help: name the paragraph that the reader shows
    "#);
}

#[test]
fn what_cannot_be_seen_is_a_warning() {
    assert_snapshot!(said_of(&[("2019-10-14", "2019-12-31")]), @r#"
    DOSSIER/data/lessons/trucks.ron:16:23: warning[outside-time]: the step selects "trucks-leave", which no article puts into the step's time
        help: move `day`, widen the window, or select what falls into it
    "#);
    assert_snapshot!(said_of(&[("places: [\"syria\"]", "modalities: [Denied]")]), @r#"
    DOSSIER/data/lessons/trucks.ron:18:27: warning[hidden-by-filter]: the step selects "trucks-leave", and its own filter hides that
        help: widen the filter, or select what it shows
    "#);
    assert_snapshot!(said_of(&[("west: 40.0", "west: 40.9")]), @r#"
    DOSSIER/data/lessons/trucks.ron:15:22: warning[outside-map]: the step selects "trucks-leave", of which no place lies in the step's map
        help: make the map's box larger, or select what lies in it
    "#);
    assert_snapshot!(said_of(&[("selected: \"trucks-leave\"", "place: \"syria\"")]), @r#"
    DOSSIER/data/lessons/trucks.ron:15:22: warning[outside-map]: the place "syria" lies outside of the step's map
        help: make the map's box larger, or open another card
    "#);
    assert_snapshot!(said_of(&[("                selected: \"trucks-leave\",\n", ""), ("2019-10-14", "2019-12-31")]), @r"
    DOSSIER/data/lessons/trucks.ron:14:20: warning[nothing-shown]: the step shows nothing: no claim passes its filter in its time
        help: widen one of the two
    ");
}

#[test]
fn what_a_step_shows_is_not_judged_where_a_file_cannot_be_read() {
    let dossier = with_lesson(&[("2019-10-14", "2019-12-31")]).with(EVENTS, "kind: Withdrawal", "kind: Retreat");
    let said = problems_of(dossier.path());
    assert!(said.contains("bad-ron") && !said.contains("outside-time") && !said.contains("unknown-happening"), "{said}");
}

#[test]
fn questions_can_be_answered() {
    assert_snapshot!(said_of(&[("right: true", "right: false"), ("text: \"Nobody\"", "text: \" Trucks\""), ("\"It says so.\"", "\"\"")]), @r#"
    DOSSIER/data/lessons/trucks.ron:21:23: warning[no-right-choice]: expected two choices or more, one of them right; found 2, 0 right
        help: mark the right ones with `right: true`, or give a `model` answer instead
    DOSSIER/data/lessons/trucks.ron:23:66: warning[bad-choice]: expected choices that differ, found "Trucks" twice
        help: word it otherwise, or leave it out
    DOSSIER/data/lessons/trucks.ron:24:30: warning[no-lesson-text]: nothing explains the answer
        help: say why it is so, and by what passage
    "#);
    assert_snapshot!(said_of(&[("explanation:", "model: \"Trucks.\", explanation:")]), @r"
    DOSSIER/data/lessons/trucks.ron:21:23: error[question-answer]: expected choices or a model answer, found both
        help: leave one of the two out: a question has one kind of answer
    ");
    assert_snapshot!(said_of(&[("choices: [(text: \"Trucks\", right: true), (text: \"Nobody\", why: \"Look again.\")]", "model: \" \"")]), @r"
    DOSSIER/data/lessons/trucks.ron:23:24: warning[no-lesson-text]: the model answer is empty
        help: write what a good answer could be
    ");
}

#[test]
fn texts_are_there_take_no_side_quote_little_and_link_to_web_pages() {
    assert_snapshot!(said_of(&[
        ("title: \"Trucks\"", "title: \"\""),
        ("summary: \"Trucks leave a town.\"", "summary: \" \""),
        ("\"Find the town.\"", ""),
        ("title: \"Look\"", "title: \"Occupation trucks\""),
        ("See **Hasakah**", "The regime, and “a b c d e f g h i j k l m”"),
        ("https://example.org/map", "javascript:alert(1)"),
        ("Who left?", ""),
    ]), @r#"
    DOSSIER/data/lessons/trucks.ron:4:12: error[no-title]: the title is empty
        help: write one that takes no side
    DOSSIER/data/lessons/trucks.ron:5:14: warning[no-lesson-text]: the lesson has no summary
        help: say in one sentence what it is about
    DOSSIER/data/lessons/trucks.ron:7:11: warning[no-lesson-text]: the lesson has no aims
        help: say what somebody can do who has had it
    DOSSIER/data/lessons/trucks.ron:11:20: warning[loaded-word]: expected a sentence that takes no side, found "occupation*"
        help: say it neutrally; the article's own word belongs into `terms`, or between quotation marks
    DOSSIER/data/lessons/trucks.ron:12:19: error[bad-link]: expected the address of a web page, found "javascript:alert(1)"
        help: a link begins with https:// or http://
    DOSSIER/data/lessons/trucks.ron:12:19: warning[loaded-word]: expected a sentence that takes no side, found "regime"
        help: say it neutrally; the article's own word belongs into `terms`, or between quotation marks
    DOSSIER/data/lessons/trucks.ron:12:19: error[long-quote]: expected a quotation of at most 12 words, found 13
        help: the articles are not ours: quote less
    DOSSIER/data/lessons/trucks.ron:22:22: warning[no-lesson-text]: the question asks nothing
        help: write it in plain words
    "#);
    assert_snapshot!(said_of(&[("See **Hasakah**, and [a map](https://example.org/map).", "")]), @r"
    DOSSIER/data/lessons/trucks.ron:12:19: warning[no-lesson-text]: the step has no text
        help: say what is to be seen and what to look for
    ");
}

#[test]
fn days_lengths_boxes_and_minutes_are_read() {
    assert_snapshot!(said_of(&[("2019-10-14", "2019-10"), ("west: 40.0", "west: 400.0"), ("minutes: 5", "minutes: 1")]), @r#"
    DOSSIER/data/lessons/trucks.ron:6:14: warning[lesson-minutes]: expected steps that take 1 to 1 minutes together, found 2
        help: give the lesson more minutes, or its steps fewer
    DOSSIER/data/lessons/trucks.ron:15:22: error[bad-coordinate]: longitude 400 is out of range: expected -180 to 180; write decimal degrees (WGS84)
        help: a box is (west, south, east, north) in WGS84 degrees, the south below the north
    DOSSIER/data/lessons/trucks.ron:16:29: error[bad-date]: expected a single day under the slider, found "2019-10"
        help: write the day up to which time is shown, such as 2018-12-31; `mode` says how much before it
    "#);
    assert_snapshot!(said_of(&[("1 week", "soon")]), @r#"
    DOSSIER/data/lessons/trucks.ron:16:49: error[bad-duration]: "soon" is no length of time: expected a number and a unit, such as "36 h", "10 days", "2 weeks", "6 months" or "10 years"
        help: write Window("3 months")
    "#);
    assert_snapshot!(said_of(&[("Window(\"1 week\")", "Widow")]), @r#"
    DOSSIER/data/lessons/trucks.ron:16:49: error[bad-ron]: expected one of Moment, Window, SoFar; found Widow
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
    assert_snapshot!(said_of(&[("            minutes: 2,\n", "")]), @r#"
    DOSSIER/data/lessons/trucks.ron:25:9: error[bad-ron]: expected a field "minutes", found none
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
}

#[test]
fn lessons_and_steps_have_identifiers_of_their_own() {
    let dossier = with_lesson(&[(
        "    ],\n)\n",
        "        (id: \"look\", title: \"Again\", text: \"A\", minutes: 1),\n        (id: \"No!\", title: \"B\", text: \"B\", minutes: 1),\n    ],\n)\n",
    )]);
    std::fs::write(dossier.path().join("data/lessons/z.ron"), SOUND).expect("a writable file");
    assert_snapshot!(problems_of(dossier.path()), @r#"
    DOSSIER/data/lessons/trucks.ron:27:14: error[duplicate-id]: a second step has the identifier "look"
        help: rename one of the two
    DOSSIER/data/lessons/trucks.ron:28:14: error[bad-id]: expected an identifier of lower-case letters, digits and hyphens, found "No!"
        help: rename it
    DOSSIER/data/lessons/z.ron:3:9: error[duplicate-id]: a second lesson has the identifier "trucks"
        help: rename one of the two, or merge them
    "#);
}

#[test]
fn a_field_of_a_later_version_is_passed_over_and_told() {
    assert_snapshot!(said_of(&[("            minutes: 2,\n", "            minutes: 2,\n            music: true,\n")]), @r#"
    DOSSIER/data/lessons/trucks.ron:14:13: warning[unknown-field]: there is no field "music" here
        help: a slip of the pen, or a field of a newer version: it is passed over, and kept when the dossier is saved; data/README.md shows every field
    "#);
}
