//! How rounds went. It is kept where the user's settings are, and goes nowhere.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Judgement, MOST_POINTS, QuestionKind};

/// Rounds that are remembered; the best one is kept beside them.
const KEPT: usize = 100;

/// How many questions were asked, and how they were answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tally {
    /// Questions that were answered.
    pub asked: u32,
    /// Those that were answered right.
    pub right: u32,
    /// Points.
    pub points: u32,
}

/// One round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoundScore {
    /// The number that the round was made from.
    pub seed: u64,
    /// How each kind of question went.
    pub kinds: BTreeMap<QuestionKind, Tally>,
}

/// All rounds on this machine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Score {
    /// The last hundred, the newest last.
    pub rounds: Vec<RoundScore>,
    /// The one with the most points a question; of equals the longer one.
    pub best: Option<RoundScore>,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.asked = self.asked.saturating_add(other.asked);
        self.right = self.right.saturating_add(other.right);
        self.points = self.points.saturating_add(other.points);
    }
}

impl RoundScore {
    /// A round that begins.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { seed, kinds: BTreeMap::new() }
    }

    /// Counts an answer.
    pub fn count(&mut self, kind: QuestionKind, judgement: &Judgement) {
        let answer = Tally { asked: 1, right: u32::from(judgement.is_right), points: judgement.points.min(MOST_POINTS) };
        self.kinds.entry(kind).or_default().add(answer);
    }

    /// All kinds together.
    #[must_use]
    pub fn total(&self) -> Tally {
        self.kinds.values().fold(Tally::default(), |mut sum, tally| {
            sum.add(*tally);
            sum
        })
    }

    fn is_better_than(&self, other: &Self) -> bool {
        let (a, b) = (self.total(), other.total());
        let (ours, theirs) = (u64::from(a.points) * u64::from(b.asked), u64::from(b.points) * u64::from(a.asked));
        (ours, a.asked) > (theirs, b.asked)
    }
}

impl Score {
    /// Keeps a round, and says whether it is the best so far. One without an answer is none.
    pub fn keep(&mut self, round: RoundScore) -> bool {
        if round.total().asked == 0 {
            return false;
        }
        let is_best = self.best.as_ref().is_none_or(|best| round.is_better_than(best));
        if is_best {
            self.best = Some(round.clone());
        }
        self.rounds.push(round);
        let over = self.rounds.len().saturating_sub(KEPT);
        self.rounds.drain(..over);
        is_best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(seed: u64, points: &[u32]) -> RoundScore {
        let mut round = RoundScore::new(seed);
        for points in points {
            let judgement = Judgement { is_right: *points == 100, points: *points, explanation: String::new(), claims: vec![] };
            round.count(QuestionKind::Order, &judgement);
        }
        round
    }

    #[test]
    fn the_best_round_has_the_most_points_a_question() {
        let mut score = Score::default();
        assert!(!score.keep(round(1, &[])));
        assert!(score.keep(round(2, &[100, 0, 50])));
        assert!(!score.keep(round(3, &[50])), "as many points a question, and shorter");
        assert!(score.keep(round(4, &[66])));
        assert!(score.keep(round(5, &[66, 66])), "of equals the longer one");
        assert_eq!(score.best.as_ref().map(|best| best.seed), Some(5));
        assert_eq!(score.rounds.iter().map(|round| round.seed).collect::<Vec<_>>(), [2, 3, 4, 5]);
        assert_eq!(round(2, &[100, 0, 50]).total(), Tally { asked: 3, right: 1, points: 150 });
        for seed in 0..200 {
            score.keep(round(seed, &[1]));
        }
        assert_eq!((score.rounds.len(), score.best.as_ref().map(|best| best.seed)), (100, Some(5)));
    }

    #[test]
    fn it_is_written_and_read_as_settings_are() {
        let mut score = Score::default();
        score.keep(round(7, &[100, 66]));
        let ron = ron::to_string(&score).unwrap();
        assert_eq!(ron::from_str::<Score>(&ron).unwrap(), score);
        let json = serde_json::to_string(&score).unwrap();
        assert_eq!(serde_json::from_str::<Score>(&json).unwrap(), score);
        assert_eq!(ron::from_str::<Score>("()").unwrap(), Score::default(), "of another version");
    }
}
