//! `dateline quiz`: a round on paper, its key apart, and the same as JSON Lines.

use super::json::Json;
use super::{data_of, dateline, json_lines};

#[test]
fn a_round_is_the_same_for_the_same_number_and_has_its_key_apart() {
    let round = data_of(&["quiz", "--seed", "7", "--count", "6"]);
    assert_eq!(round, data_of(&["quiz", "--seed", "7", "--count", "6"]));
    assert_ne!(round, data_of(&["quiz", "--seed", "8", "--count", "6"]));
    assert!(round.starts_with("Quiz 7: 6 questions\n") && !round.contains("Answers"), "{round}");
    let with_key = data_of(&["quiz", "--seed", "7", "--count", "6", "--answers"]);
    let (questions, key) = with_key.split_once("Answers\n-------\n").unwrap();
    assert_eq!(questions.trim_end(), round.trim_end());
    for n in 1..=6 {
        assert!(key.contains(&format!("\n{n}. ")), "{key}");
    }
    assert!(with_key.lines().all(|line| line.chars().count() <= 101), "{with_key}");
}

#[test]
fn json_has_questions_and_then_answers() {
    let lines = json_lines(&data_of(&["quiz", "--count", "4", "--answers", "--format", "json"]));
    assert_eq!(lines.len(), 8);
    let (questions, answers) = lines.split_at(4);
    for (question, answer) in questions.iter().zip(answers) {
        assert_eq!(question.keys(), ["n", "kind", "ask", "task", "choices"]);
        assert_eq!(answer.keys(), ["n", "answer", "explanation", "claims"]);
        assert_eq!(question.get("n"), answer.get("n"));
        assert!(matches!(answer.get("claims"), Json::List(claims) if !claims.is_empty()));
    }
    assert_eq!(json_lines(&data_of(&["quiz", "--count", "4", "--format", "json"])), questions);
}

#[test]
fn sorts_and_filters_choose_the_questions() {
    let args = ["quiz", "--ask", "place", "--article", "setbacks-east", "--format", "json", "--count", "3"];
    let lines = json_lines(&data_of(&args));
    assert!(!lines.is_empty() && lines.iter().all(|line| line.get("kind").text() == Some("place")), "{lines:?}");
    let answer = dateline(&["quiz", "--text", "nobody ever said this", "--format", "json"]);
    assert_eq!((answer.code, answer.data.as_str()), (Some(0), ""));
    assert!(answer.talk.contains("0 of 8 questions"), "{}", answer.talk);
    assert_eq!(dateline(&["quiz", "--ask", "riddle"]).code, Some(2));
}
