//! The rules of curation: what a dossier may not say even where every file can be read.

use dateline::dossier::{Recognised, decode_text};
use dateline::store::{self, Problem, Source};
use insta::assert_snapshot;

use super::small_dossier::SmallDossier;
use super::{CARD, EVENTS, MOVEMENTS, PLACES, problems_of, said_of};

const DISPUTES: &str = "data/disputes.ron";

/// The article that the small dossier rests on. It is our own, so it may stand here in full.
const ORIGINAL: &str = "Trucks left Hasakah at dawn on 13 October 2019.\nThe road runs south along the river.\n";

/// A dossier with a text in the folder where a reader's own copies lie.
fn with_text(dossier: SmallDossier, name: &str, text: &str) -> SmallDossier {
    let folder = dossier.path().join("seeds/texts");
    std::fs::create_dir_all(&folder).expect("a folder for texts");
    std::fs::write(folder.join(name), text).expect("a writable file");
    dossier
}

/// A second claim of the small dossier's event, that of the same article from the same line.
fn with_second_claim(rest: &str) -> SmallDossier {
    let first = "                    actors: [(actor: \"drivers\", role: Agent)],\n                ),\n";
    let second = format!(
        "{first}                (\n                    article: \"report\",\n                    passage: (paragraph: 1, start: 0, end: 6, quote: \"Trucks\"),\n                    says: \"Trucks went.\",\n{rest}                ),\n"
    );
    SmallDossier::new().with(EVENTS, first, &second)
}

fn with_disputes(disputes: &str) -> SmallDossier {
    let dossier = SmallDossier::new();
    std::fs::write(dossier.path().join(DISPUTES), format!("(schema: 1, disputes: [\n{disputes}\n])")).expect("a writable file");
    dossier
}

/// What a check with the reader's own texts says, with `DOSSIER` for the folder.
fn problems_with_texts(dossier: &SmallDossier) -> String {
    let source = Source::Folder(dossier.path().to_owned());
    let loaded = store::load(&source);
    let texts = store::load_texts(&source, &loaded.dossier, None);
    let mut problems = loaded.problems.clone();
    problems.extend(loaded.check_originals(&texts.originals));
    problems.extend(texts.problems());
    let text = problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n");
    text.replace(&dossier.path().display().to_string(), "DOSSIER")
}

#[test]
fn a_claim_without_a_passage_is_a_problem() {
    let passage = "                    passage: (paragraph: 1, start: 7, end: 19, prefix: \"Trucks \", quote: \"left Hasakah\", suffix: \" at dawn on 13\"),\n";
    assert_snapshot!(said_of(EVENTS, passage, ""), @r#"
    DOSSIER/data/events/report.ron:16:17: error[bad-ron]: expected a field "passage", found none
        help: data/README.md shows every field; strings stand in "…", entries end with a comma
    "#);
    assert_snapshot!(said_of(EVENTS, "quote: \"left Hasakah\"", "quote: \"\""), @r"
    DOSSIER/data/events/report.ron:11:52: error[unresolved-passage]: the quote has 0 code points, but the passage 7 to 19 has 12
        help: write paragraph and quote, and let `tools/anchor-passages.py` fill in the rest
    ");
}

#[test]
fn a_paragraph_neither_used_nor_excused_is_a_problem() {
    assert_snapshot!(said_of(CARD, ", unmarked: Background", ""), @r#"
    DOSSIER/seeds/2019-10_report.ron:10:9: warning[unaccounted-paragraph]: no claim cites paragraph 2 of "report", and it does not say why
        help: add a claim, or `unmarked:` with Opinion, Background, Caption, Heading, Furniture or Repeats(n)
    "#);
    assert_snapshot!(said_of(CARD, "unmarked: Background", "unmarked: Repeats(7)"), @r"
    DOSSIER/seeds/2019-10_report.ron:10:92: error[unknown-paragraph]: paragraph 2 cannot repeat paragraph 7
        help: name the paragraph whose content it repeats
    ");
}

#[test]
fn a_quote_of_more_than_twelve_words_is_a_problem() {
    assert_snapshot!(said_of(EVENTS, "quote: \"left Hasakah\"", "quote: \"a b c d e f g h i j k l m\""), @r"
    DOSSIER/data/events/report.ron:11:90: error[long-quote]: the quote has 13 words: at most 12 are allowed
        help: the articles are not ours: quote less
    ");
    let long = "actors: [(actor: \"drivers\", role: Agent)],\n                    terms: [\"a b c d e f g h i j k l m\"],";
    assert_snapshot!(said_of(EVENTS, "actors: [(actor: \"drivers\", role: Agent)],", long), @r"
    DOSSIER/data/events/report.ron:17:29: error[long-quote]: expected a quote of 1 to 12 words, found 13
        help: the articles are not ours: quote less
    ");
}

#[test]
fn a_loaded_word_in_a_sentence_of_ours_is_a_problem_unless_it_is_quoted() {
    assert_snapshot!(said_of(EVENTS, "Trucks leave Hasakah", "Occupation trucks leave Hasakah"), @r#"
    DOSSIER/data/events/report.ron:6:20: warning[loaded-word]: expected a sentence that takes no side, found "occupation*"
        help: say it neutrally; the article's own word belongs into `terms`, or between quotation marks
    "#);
    assert_snapshot!(said_of(EVENTS, "Trucks leave Hasakah", "“Occupation” trucks leave Hasakah"), @"");
    assert_snapshot!(said_of(EVENTS, "Trucks set out from Hasakah.", "Terrorists set out from Hasakah."), @r#"
    DOSSIER/data/events/report.ron:12:27: warning[loaded-word]: expected a sentence that takes no side, found "terror*"
        help: say it neutrally; the article's own word belongs into `terms`, or between quotation marks
    "#);
    assert_snapshot!(said_of(CARD, "What the road is like.", "What the regime's road is like."), @r#"
    DOSSIER/seeds/2019-10_report.ron:10:56: warning[loaded-word]: expected a sentence that takes no side, found "regime"
        help: say it neutrally; the article's own word belongs into `terms`, or between quotation marks
    "#);
}

#[test]
fn a_dossier_may_have_loaded_words_of_its_own() {
    let own = SmallDossier::new();
    std::fs::write(own.path().join("data/loaded-words.ron"), "(schema: 1, words: [\"trucks leave\"])").unwrap();
    assert_snapshot!(problems_of(own.path()), @r#"
    DOSSIER/data/events/report.ron:6:20: warning[loaded-word]: expected a sentence that takes no side, found "trucks leave"
        help: say it neutrally; the article's own word belongs into `terms`, or between quotation marks
    "#);
}

#[test]
fn a_spot_for_a_wider_claim_is_a_problem() {
    assert_snapshot!(said_of(EVENTS, "place: \"hasakah\", prec: 1", "place: \"hasakah\", prec: 6"), @r"
    DOSSIER/data/events/report.ron:15:55: error[point-for-area]: expected a where-precision of 1 to 3 for a city, found 6
        help: a claim about a whole governorate, region or country names that place; a spot is no label for its surroundings
    ");
    assert_snapshot!(said_of(EVENTS, "place: \"hasakah\", prec: 1", "place: \"syria\", prec: 1"), @r"
    DOSSIER/data/events/report.ron:15:53: error[point-for-area]: expected a where-precision of 6 for a country, found 1
        help: a claim about a whole governorate, region or country names that place; a spot is no label for its surroundings
    ");
}

#[test]
fn a_day_that_the_article_does_not_have_needs_a_record_or_a_reason() {
    let words = "words: (paragraph: 1, text: \"13 October 2019\")";
    assert_snapshot!(said_of(EVENTS, words, "basis: Stated"), @r"
    DOSSIER/data/events/report.ron:14:34: error[unsupported-day]: 2019-10-13 is precise to the day, but the article's words for it do not name the day
        help: give the article's own `words`, or a record with its note; or make the date as coarse as the article has it
    ");
    assert_snapshot!(said_of(EVENTS, words, "words: (paragraph: 1, text: \"this week\")"), @r"
    DOSSIER/data/events/report.ron:14:34: error[unsupported-day]: 2019-10-13 is precise to the day, but the article's words for it do not name the day
        help: give the article's own `words`, or a record with its note; or make the date as coarse as the article has it
    ");
    assert_snapshot!(said_of(EVENTS, words, "basis: Inferred"), @r"
    DOSSIER/data/events/report.ron:14:34: error[unsupported-day]: 2019-10-13 is precise to the day, but the article's words for it do not name the day
        help: give the article's own `words`, or a record with its note; or make the date as coarse as the article has it
    ");
    assert_snapshot!(said_of(EVENTS, words, "basis: PublicRecord"), @r#"
    DOSSIER/data/events/report.ron:14:27: error[unsourced-record]: what is known from the public record needs a note that says from what record
        help: add `note: "…"`
    "#);
    assert_snapshot!(said_of(EVENTS, words, "basis: PublicRecord, note: \"a register\""), @"");
    assert_snapshot!(said_of(EVENTS, words, "words: (paragraph: 1, text: \"13 trucks\"), basis: Inferred, note: \"a guess\""), @r"
    DOSSIER/data/events/report.ron:14:34: error[unsupported-day]: 2019-10-13 is precise to the day, but the article's words for it do not name the day
        help: give the article's own `words`, or a record with its note; or make the date as coarse as the article has it
    ");
    assert_snapshot!(said_of(EVENTS, words, "words: (paragraph: 1, text: \"on Sunday\"), basis: Inferred, note: \"the report is of Monday\""), @"");
    let interval = format!("edtf: \"2019-10-13\", {words}");
    assert_snapshot!(said_of(EVENTS, &interval, "edtf: \"2019-10-13/2019-10-15\", words: (paragraph: 1, text: \"13 October\")"), @r"
    DOSSIER/data/events/report.ron:14:34: error[unsupported-day]: 2019-10-13/2019-10-15 is precise to the day, but the article's words for it do not name the day
        help: give the article's own `words`, or a record with its note; or make the date as coarse as the article has it
    ");
    assert_snapshot!(said_of(EVENTS, words, "words: (paragraph: 9, text: \"13 October\")"), @r#"
    DOSSIER/data/events/report.ron:14:67: error[unknown-paragraph]: "report" has no paragraph 9, only 1 to 2
        help: name the paragraph in which the words stand
    "#);
}

#[test]
fn a_dispute_needs_two_sides_with_sources_that_exist() {
    let dispute = r#"(id: "when", title: "When trucks left", kind: Date, about: ["trucks-go"], sides: [
        (article: "reporter", paragraphs: [1], says: "At dawn."),
        (article: "report", paragraphs: [1, 5], says: ""),
        (article: "report", paragraphs: [1], record: "a register", says: "At noon."),
    ])"#;
    assert_snapshot!(problems_of(with_disputes(dispute).path()), @r#"
    DOSSIER/data/disputes.ron:2:61: error[unknown-happening]: there is no event or movement "trucks-go"
        help: did you mean "trucks-leave" or "trucks-out-of-hasakah"?
    DOSSIER/data/disputes.ron:3:19: error[unknown-article]: there is no article "reporter"
        help: did you mean "report"?
    DOSSIER/data/disputes.ron:4:41: error[unknown-paragraph]: expected paragraphs 1 to 2 of "report", found [5]
        help: name the paragraphs in which the article says so
    DOSSIER/data/disputes.ron:4:55: error[no-paraphrase]: this side says nothing
        help: write what it says in one neutral sentence
    DOSSIER/data/disputes.ron:5:9: error[side-source]: expected an article or a record as the source of this side, found both
        help: write `article:` with `paragraphs:`, or `record:`
    "#);
    let alone = r#"(id: "when", title: "", kind: Date, sides: [(record: "a register", says: "At noon.")])"#;
    assert_snapshot!(problems_of(with_disputes(alone).path()), @r#"
    DOSSIER/data/disputes.ron:2:21: error[no-title]: the title is empty
        help: write one that takes no side
    DOSSIER/data/disputes.ron:2:44: error[one-sided]: expected at least two sides of "when", found 1
        help: say who says what, each with its source
    "#);
    let sound = r#"(id: "when", title: "When trucks left", kind: Date, about: ["trucks-leave"], by_how_much: "six hours", sides: [
        (article: "report", paragraphs: [1], says: "At dawn."),
        (record: "a register", says: "At noon."),
    ])"#;
    assert_snapshot!(problems_of(with_disputes(sound).path()), @"");
}

#[test]
fn claims_that_cannot_both_hold_need_a_dispute() {
    let later = "                    modality: Denied,\n                    when: (edtf: \"2021\"),\n                    figures: [],\n";
    assert_snapshot!(problems_of(with_second_claim(later).path()), @r#"
    DOSSIER/data/events/report.ron:22:31: warning[undisclosed-difference]: this claim and an earlier one of "trucks-leave" differ in status, and no dispute says so
        help: add the dispute to data/disputes.ron: who differs from whom, and by how much
    DOSSIER/data/events/report.ron:23:34: warning[undisclosed-difference]: this claim and an earlier one of "trucks-leave" differ in date, and no dispute says so
        help: add the dispute to data/disputes.ron: who differs from whom, and by how much
    "#);
    let coarser = "                    modality: Reported,\n                    when: (edtf: \"2019\"),\n                    places: [(place: \"syria\", prec: 6)],\n";
    assert_snapshot!(problems_of(with_second_claim(coarser).path()), @"");
    let told = with_second_claim("                    modality: Reported,\n                    when: (edtf: \"2021\"),\n");
    let dispute = r#"(schema: 1, disputes: [(id: "when", title: "When trucks left", kind: Date, about: ["trucks-leave"], sides: [
        (article: "report", paragraphs: [1], says: "In 2019."),
        (article: "report", paragraphs: [1], says: "In 2021."),
    ])])"#;
    std::fs::write(told.path().join(DISPUTES), dispute).unwrap();
    assert_snapshot!(problems_of(told.path()), @"");
}

#[test]
fn every_passage_resolves_in_the_original_of_the_made_up_article() {
    assert_snapshot!(problems_with_texts(&with_text(SmallDossier::new(), "report.txt", ORIGINAL)), @"");
    let moved = with_text(SmallDossier::new().with(EVENTS, "start: 7, end: 19", "start: 8, end: 20"), "report.txt", ORIGINAL);
    assert_snapshot!(problems_with_texts(&moved), @r#"
    DOSSIER/data/events/report.ron:11:52: error[unresolved-passage]: the passage does not resolve in the original: expected "left Hasakah" at 8 to 20, found "eft Hasakah "
        help: write paragraph and quote, and let `tools/anchor-passages.py` fill in the rest
    "#);
    let reworded = with_text(SmallDossier::new().with(EVENTS, "text: \"13 October 2019\"", "text: \"October 13\""), "report.txt", ORIGINAL);
    assert_snapshot!(problems_with_texts(&reworded), @r#"
    DOSSIER/data/events/report.ron:14:76: error[unresolved-words]: expected "October 13" in paragraph 1 of the original, found it not there
        help: copy the article's own words for the date, or leave them out
    "#);
}

#[test]
fn what_is_quoted_stands_in_the_original() {
    let actors = "actors: [(actor: \"drivers\", role: Agent)],";
    let with = |more: &str| {
        let dossier = SmallDossier::new().with(EVENTS, actors, &format!("{actors}\n                    {more}"));
        problems_with_texts(&with_text(dossier, "report.txt", ORIGINAL))
    };
    assert_snapshot!(with("terms: [\"Trucks left\", \"at\u{a0}DAWN\"],"), @"");
    assert_snapshot!(with("terms: [\"fled\"],"), @r#"
    DOSSIER/data/events/report.ron:17:29: error[unresolved-words]: expected "fled" to stand in "report", found it not in the original
        help: quote the article's own words, or say it in ours without quotation marks
    "#);
    assert_snapshot!(with("figures: [(what: \"trucks\", text: \"dozens\")],"), @r#"
    DOSSIER/data/events/report.ron:17:54: error[unresolved-words]: expected "dozens" to stand in "report", found it not in the original
        help: quote the article's own words, or say it in ours without quotation marks
    "#);
    let dispute = r#"(id: "what", title: "What left", kind: Wording, sides: [
        (article: "report", paragraphs: [1], says: "It says \"lorries\"."),
        (record: "a register", says: "It says \"cars\"."),
    ])"#;
    assert_snapshot!(problems_with_texts(&with_text(with_disputes(dispute), "report.txt", ORIGINAL)), @r#"
    DOSSIER/data/disputes.ron:3:52: error[unresolved-words]: expected "lorries" to stand in "report", found it not in the original
        help: quote the article's own words, or say it in ours without quotation marks
    "#);
    assert_snapshot!(said_of(CARD, "What the road is like.", "It is \\\"a b c d e f g h i j k l m\\\"."), @r"
    DOSSIER/seeds/2019-10_report.ron:10:56: error[long-quote]: expected a quotation of at most 12 words, found 13
        help: the articles are not ours: quote less
    ");
}

#[test]
fn another_edition_is_told_apart_from_an_unknown_text_and_is_not_shown() {
    let edition = format!("Updated. {ORIGINAL}");
    assert_snapshot!(problems_with_texts(&with_text(SmallDossier::new(), "report.txt", &edition)), @r#"
    DOSSIER/seeds/texts/report.txt: warning[other-edition]: expected the original of "report", found another edition: 2 of 2 passages stand in it (100 %)
        help: positions of the card mean nothing in it, so it is not shown: bring the file whose SHA-256 the card has
    "#);
    assert_snapshot!(problems_with_texts(&with_text(SmallDossier::new(), "diary.txt", "Dear diary, nothing left.")), @"");
    let both = with_text(with_text(SmallDossier::new(), "new.txt", &edition), "report.txt", ORIGINAL);
    assert_snapshot!(problems_with_texts(&both), @"");
    let dossier = SmallDossier::new();
    let loaded = store::load(&Source::Folder(dossier.path().to_owned()));
    let mut originals = dateline::dossier::Originals::default();
    assert!(matches!(originals.recognise(&loaded.dossier, edition.as_bytes()), Recognised::OtherEdition(_)));
    assert!(originals.of("report").is_none(), "its positions mean nothing there");
    assert_eq!(decode_text(ORIGINAL.as_bytes()).map(|text| text.chars().count()), Some(loaded.dossier.articles[0].text.code_points));
}

#[test]
fn rules_hold_for_movements_as_well() {
    assert_snapshot!(said_of(MOVEMENTS, "edtf: \"2019-10\"", "edtf: \"2019-10-13\""), @r"
    DOSSIER/data/movements.ron:14:34: error[unsupported-day]: 2019-10-13 is precise to the day, but the article's words for it do not name the day
        help: give the article's own `words`, or a record with its note; or make the date as coarse as the article has it
    ");
}

#[test]
fn a_convoy_that_no_road_lets_go_so_fast_is_a_problem() {
    let far = "        (\n            id: \"syria\",";
    let dated = |arrive: &str| {
        let leg = format!("(from: \"hasakah\", to: \"capital\", path: Inferred, depart: \"2019-10-13T06:00:00Z\", arrive: \"{arrive}\")");
        let capital = format!(
            "        (\n            id: \"capital\",\n            kind: City,\n            names: [(text: \"Capital\", lang: \"en\", preferred: true)],\n            at: (lon: 36.3, lat: 33.5),\n            source: Convention(\"a test\"),\n            radius_km: 10.0,\n        ),\n{far}"
        );
        let dossier = SmallDossier::new().with(PLACES, far, &capital).with(MOVEMENTS, "(from: \"hasakah\", path: Unknown)", &leg);
        problems_of(dossier.path())
    };
    assert_snapshot!(dated("2019-10-13T07:30:00Z"), @r"
    DOSSIER/data/movements.ron:15:117: error[impossible-speed]: the dates let a way of at least 508 km be gone only at 338 km/h or faster; expected at most 100
        help: check the two dates and the two ends; a journey by air is a leg of its own
    ");
    assert_snapshot!(dated("2019-10-13"), @"");
    // a second stretch begins where and when the first ended
    let in_a_row = "2019-10-14\"), (from: \"capital\", to: \"hasakah\", path: Inferred, arrive: \"2019-10-14T02:00:00Z";
    assert_snapshot!(dated(in_a_row), @r"
    DOSSIER/data/movements.ron:15:189: error[impossible-speed]: the dates let a way of at least 508 km be gone only at 254 km/h or faster; expected at most 100
        help: check the two dates and the two ends; a journey by air is a leg of its own
    ");
    let in_a_row = "2019-10-14T01:00:00Z\"), (from: \"capital\", to: \"hasakah\", path: Inferred, arrive: \"2019-10-14T02:00:00Z";
    assert_snapshot!(dated(in_a_row), @r"
    DOSSIER/data/movements.ron:15:199: error[impossible-speed]: the dates let a way of at least 508 km be gone only at 508 km/h or faster; expected at most 100
        help: check the two dates and the two ends; a journey by air is a leg of its own
    ");
}
