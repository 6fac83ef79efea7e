//! Questions made from a dossier: one right answer each, none of it in the question's own words, and the same round for the same number.
#![expect(clippy::unwrap_used, reason = "a panic is how a helper of a test says that it failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use dateline::dossier::{ClaimId, DisputeKind, Dossier, Filter, Modality, Originals, decode_text, sha256_hex};
use dateline::gazetteer::fold;
use dateline::geo::LonLat;
use dateline::quiz::{Answer, FALL_KM, MOST_POINTS, Question, QuestionKind, Quiz, Reply, Task, Wanted, quiz};
use dateline::store::{self, Source};
use dateline::time::TimeSpan;
use proptest::prelude::*;

static DOSSIER: LazyLock<Dossier> = LazyLock::new(|| store::load(&Source::BuiltIn).dossier);

fn round_of(dossier: &Dossier, wanted: &Wanted) -> Quiz {
    quiz(dossier, &Originals::default(), wanted)
}

fn all_of(kind: QuestionKind, seed: u64) -> Vec<Question> {
    let wanted = Wanted { seed, count: 1_000, kinds: BTreeSet::from([kind]), ..Wanted::default() };
    round_of(&DOSSIER, &wanted).questions
}

/// Every day on which it may have been, by every article.
fn span_of(dossier: &Dossier, id: ClaimId) -> TimeSpan {
    TimeSpan::covering(dossier.claims_of(id.of).iter().map(|claim| claim.when.as_ref().unwrap().edtf.fuzzy())).unwrap()
}

fn check_question(dossier: &Dossier, question: &Question) -> Result<(), TestCaseError> {
    let choices: BTreeSet<String> = question.choices().iter().map(|choice| fold(choice)).collect();
    prop_assert_eq!(choices.len(), question.choices().len(), "choices are distinct: {:?}", question);
    prop_assert!(!choices.contains(""), "{:?}", question);
    for choice in question.choices() {
        prop_assert!(!question.ask.contains(choice), "the question has an answer in it: {:?}", question);
    }
    prop_assert!(!question.key.claims.is_empty() && question.key.claims.iter().all(|id| dossier.claim(*id).is_some()));
    let first = *question.key.claims.first().unwrap();
    let claim = dossier.claim(first).unwrap();
    prop_assert!(question.key.explanation.contains(&claim.passage.quote), "{:?}", question);
    match (&question.task, &question.key.answer) {
        (Task::Choose(choices), Answer::Choice(right)) => {
            let right_ones: Vec<usize> =
                (0..choices.len()).filter(|at| question.judge(&Reply::Choice(*at)).points == MOST_POINTS).collect();
            prop_assert_eq!(&right_ones, &vec![*right]);
            prop_assert!((3..=4).contains(&choices.len()));
            prop_assert_eq!(question.judge(&Reply::Choice(choices.len())).points, 0);
        }
        (Task::Arrange(items), Answer::Order(order)) => {
            let spans: Vec<TimeSpan> = question.key.claims.iter().map(|id| span_of(dossier, *id)).collect();
            for (a, b) in spans.iter().zip(spans.iter().skip(1)) {
                prop_assert!(a.end.unwrap() <= b.start.unwrap(), "the order is not certain: {:?}", question);
            }
            let titles: Vec<&str> = question.key.claims.iter().map(|id| dossier.title(id.of)).collect();
            prop_assert_eq!(order.iter().map(|at| items[*at].as_str()).collect::<Vec<_>>(), titles);
            prop_assert!(!order.is_sorted(), "nothing is to be done: {:?}", question);
            let mut turned = order.clone();
            turned.reverse();
            prop_assert_eq!(question.judge(&Reply::Order(order.clone())).points, MOST_POINTS);
            prop_assert_eq!(question.judge(&Reply::Order(turned)).points, 0);
        }
        (Task::Point, Answer::Spot { place, at, radius_km }) => {
            let places: BTreeSet<&str> = dossier.claims_of(first.of).iter().flat_map(|claim| claim.place_ids()).collect();
            prop_assert_eq!(places, BTreeSet::from([place.as_str()]), "articles place it differently: {:?}", question);
            prop_assert_eq!(question.judge(&Reply::Spot(*at)).points, MOST_POINTS);
            let far = LonLat::new(at.lon, at.lat - (radius_km + FALL_KM) / 111.0 - 0.1).unwrap();
            prop_assert_eq!(question.judge(&Reply::Spot(far)).points, 0);
        }
        other => prop_assert!(false, "{:?}", other),
    }
    Ok(())
}

#[test]
fn the_built_in_dossier_has_enough_of_each_kind() {
    let counts: BTreeMap<&str, usize> = QuestionKind::ALL.iter().map(|kind| (kind.name(), all_of(*kind, 1).len())).collect();
    assert!(counts.values().all(|count| *count >= 6), "{counts:?}");
    for question in QuestionKind::ALL.into_iter().flat_map(|kind| all_of(kind, 1)) {
        check_question(&DOSSIER, &question).unwrap();
    }
}

#[test]
fn a_round_takes_the_kinds_in_turn_and_asks_of_nothing_twice() {
    let round = round_of(&DOSSIER, &Wanted { count: 12, ..Wanted::default() });
    assert_eq!(round.questions.len(), 12);
    for kind in QuestionKind::ALL {
        assert_eq!(round.questions.iter().filter(|question| question.kind == kind).count(), 3, "{}", kind.name());
    }
    let about: Vec<_> = round.questions.iter().flat_map(|question| question.key.claims.iter().map(|id| id.of)).collect();
    assert_eq!(about.iter().collect::<BTreeSet<_>>().len(), about.len());
}

#[test]
fn a_dossier_with_nothing_in_it_has_no_questions() {
    assert_eq!(round_of(&Dossier::default(), &Wanted::default()).questions, []);
    let nothing = Filter { articles: Some(BTreeSet::new()), ..Filter::default() };
    assert_eq!(round_of(&DOSSIER, &Wanted { filter: nothing, ..Wanted::default() }).questions, []);
    assert_eq!(round_of(&DOSSIER, &Wanted { count: 0, ..Wanted::default() }).questions, []);
}

#[test]
fn what_is_denied_planned_or_disputed_is_not_put_in_order() {
    for question in (0..20).flat_map(|seed| all_of(QuestionKind::Order, seed)) {
        for id in &question.key.claims {
            let of = id.of;
            assert!(DOSSIER.claims_of(of).iter().all(|claim| matches!(claim.modality, Modality::Reported | Modality::Claimed)));
            assert!(DOSSIER.disputes_of(of).all(|dispute| !matches!(dispute.kind, DisputeKind::Date | DisputeKind::Sequence)));
            assert!(!DOSSIER.title(of).contains(char::is_numeric), "{}", DOSSIER.title(of));
        }
    }
}

#[test]
fn no_question_takes_a_side() {
    for question in (0..5).flat_map(|seed| QuestionKind::ALL.into_iter().flat_map(move |kind| all_of(kind, seed))) {
        for text in question.choices().iter().chain([&question.ask]) {
            // who says so is named as the article names them
            let is_name = question.kind == QuestionKind::Teller;
            let plain = text.to_lowercase();
            let words: BTreeSet<&str> = plain.split(|c: char| !c.is_alphanumeric()).collect();
            let loaded = DOSSIER.loaded_words.iter().find(|word| words.contains(word.as_str()));
            assert!(is_name || loaded.is_none() || text.contains(['"', '“']), "{loaded:?} in {text}");
        }
    }
}

#[test]
fn the_original_stands_in_for_the_digest_where_it_is_at_hand() {
    let mut dossier = DOSSIER.clone();
    let id = dossier.articles.first().unwrap().id.clone();
    // a made-up text with a paragraph of its own for each
    let count = dossier.articles.first().unwrap().paragraphs.len();
    let lines: Vec<String> = (1..=count).map(|n| format!("Sentence number{n} stands here.\n")).collect();
    let text = lines.concat();
    let article = dossier.articles.first_mut().unwrap();
    article.text.sha256 = sha256_hex(text.as_bytes());
    let mut start = 0;
    for (paragraph, line) in article.paragraphs.iter_mut().zip(decode_text(text.as_bytes()).unwrap().lines()) {
        (paragraph.start, paragraph.end) = (start, start + line.chars().count());
        start = paragraph.end + 1;
    }
    let mut originals = Originals::default();
    originals.recognise(&dossier.clone(), text.as_bytes());
    let filter = Filter { articles: Some(BTreeSet::from([id])), ..Filter::default() };
    let wanted = Wanted { kinds: BTreeSet::from([QuestionKind::Support]), filter, ..Wanted::default() };
    let questions = quiz(&dossier, &originals, &wanted).questions;
    assert!(!questions.is_empty());
    for question in questions {
        let Answer::Choice(right) = question.key.answer else { panic!("{question:?}") };
        let paragraph = dossier.claim(*question.key.claims.first().unwrap()).unwrap().passage.paragraph;
        assert_eq!(question.choices()[right], format!("Sentence number{paragraph} stands here."));
    }
}

/// A dossier with some of the built-in one's happenings and articles left out.
fn thinned(keep: u64) -> Dossier {
    let mut dossier = DOSSIER.clone();
    let kept = |n: usize| (keep.rotate_left((n % 64) as u32) & 3) != 0;
    dossier.events = dossier.events.into_iter().enumerate().filter(|(n, _)| kept(*n)).map(|(_, event)| event).collect();
    dossier.movements = dossier.movements.into_iter().enumerate().filter(|(n, _)| kept(n + 7)).map(|(_, movement)| movement).collect();
    dossier.articles = dossier.articles.into_iter().enumerate().filter(|(n, _)| kept(n + 3)).map(|(_, article)| article).collect();
    dossier
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_question_of_every_round_has_one_right_answer(seed: u64) {
        let wanted = Wanted { seed, count: 16, ..Wanted::default() };
        let round = round_of(&DOSSIER, &wanted);
        prop_assert_eq!(&round, &round_of(&DOSSIER, &wanted), "the same number gives the same round");
        prop_assert!(round.questions.len() >= 12, "{}", round.questions.len());
        for question in &round.questions {
            check_question(&DOSSIER, question)?;
        }
    }

    #[test]
    fn a_dossier_with_holes_in_it_is_asked_about_as_well(seed: u64, keep: u64) {
        let dossier = thinned(keep);
        for question in &round_of(&dossier, &Wanted { seed, count: 8, ..Wanted::default() }).questions {
            check_question(&dossier, question)?;
        }
    }

    #[test]
    fn a_filter_says_what_is_asked_about(seed: u64, article in 0_usize..5) {
        let id = DOSSIER.articles[article].id.clone();
        let filter = Filter { articles: Some(BTreeSet::from([id.clone()])), ..Filter::default() };
        for question in round_of(&DOSSIER, &Wanted { seed, filter, ..Wanted::default() }).questions {
            for claim in &question.key.claims {
                prop_assert_eq!(&DOSSIER.claim(*claim).unwrap().article, &id);
            }
        }
    }
}
