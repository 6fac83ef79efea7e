//! What an answer is worth, and why.

use super::{Answer, Question, Task};
use crate::dossier::{ClaimId, choice_letter};
use crate::geo::{LonLat, distance_km};

/// What a question is worth.
pub const MOST_POINTS: u32 = 100;

/// How far beyond its radius a place has no more points, in kilometres. A convention of ours, as is the straight line down to it: half the
/// points are half of that way.
pub const FALL_KM: f64 = 200.0;

/// What somebody answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// This of the choices.
    Choice(usize),
    /// What is arranged, by position, the earliest first.
    Order(Vec<usize>),
    /// Here on the map.
    Spot(LonLat),
}

/// What an answer is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Whether it is right. On the map: whether it has half the points or more.
    pub is_right: bool,
    /// Points, up to [`MOST_POINTS`].
    pub points: u32,
    /// What is right, and the passage that says so.
    pub explanation: String,
    /// The claims that this rests on.
    pub claims: Vec<ClaimId>,
}

/// Points for a spot so far from where it is: all within the radius of the place, then falling in a straight line to none at
/// [`FALL_KM`] beyond it.
#[must_use]
pub fn points_for_distance(km: f64, radius_km: f64) -> u32 {
    let beyond = (km - radius_km.max(0.0)).max(0.0);
    let left = 1.0 - beyond / FALL_KM;
    // what is no number has no points
    if left > 0.0 { (f64::from(MOST_POINTS) * left.min(1.0)).round() as u32 } else { 0 }
}

/// Points for an order: the share of the pairs that stand in the right order (the count behind Kendall's rank correlation, 1938), rounded
/// down. None for what is no order of the same items.
#[must_use]
pub fn points_for_order(right: &[usize], given: &[usize]) -> u32 {
    let mut sorted = (right.to_vec(), given.to_vec());
    sorted.0.sort_unstable();
    sorted.1.sort_unstable();
    if sorted.0 != sorted.1 || right.len() < 2 {
        return 0;
    }
    let place = |item: &usize| right.iter().position(|other| other == item);
    let ranks: Vec<Option<usize>> = given.iter().map(place).collect();
    let pairs = ranks.iter().enumerate().flat_map(|(at, a)| ranks.iter().skip(at + 1).map(move |b| (a, b)));
    let (held, all) = pairs.fold((0, 0), |(held, all), (a, b)| (held + u32::from(a < b), all + 1));
    MOST_POINTS * held / all
}

impl Question {
    /// What an answer is worth. One of another sort, as a spot where a choice is asked for, is worth nothing.
    #[must_use]
    pub fn judge(&self, reply: &Reply) -> Judgement {
        let (points, is_right, remark) = match (&self.key.answer, reply) {
            (Answer::Choice(right), Reply::Choice(given)) if right == given => (MOST_POINTS, true, String::new()),
            (Answer::Order(right), Reply::Order(given)) => (points_for_order(right, given), right == given, String::new()),
            (Answer::Spot { at, radius_km, .. }, Reply::Spot(given)) => {
                let km = distance_km(*at, *given);
                let points = points_for_distance(km, *radius_km);
                let remark = if km <= *radius_km {
                    format!(" Within the {radius_km:.0} km in which it is known.")
                } else {
                    format!(" {km:.0} km away; all points are within {radius_km:.0} km, none from {:.0} km on.", radius_km + FALL_KM)
                };
                (points, points * 2 >= MOST_POINTS, remark)
            }
            _ => (0, false, String::new()),
        };
        Judgement { is_right, points, explanation: self.explanation() + &remark, claims: self.key.claims.clone() }
    }

    /// The right answer, and the passage that says so.
    #[must_use]
    pub fn explanation(&self) -> String {
        format!("{}: {}", self.right_answer(), self.key.explanation)
    }

    /// The right answer in a few characters: a letter, letters in order, or degrees.
    #[must_use]
    pub fn right_answer(&self) -> String {
        match &self.key.answer {
            Answer::Choice(at) => choice_letter(*at).to_string(),
            Answer::Order(order) => order.iter().map(|at| choice_letter(*at).to_string()).collect::<Vec<_>>().join(", "),
            Answer::Spot { at, .. } => format!("{:.2}, {:.2}", at.lon, at.lat),
        }
    }

    /// What there is to choose from or to arrange; nothing where the map is pointed at.
    #[must_use]
    pub fn choices(&self) -> &[String] {
        match &self.task {
            Task::Choose(choices) | Task::Arrange(choices) => choices,
            Task::Point => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spot_has_all_points_within_the_radius_and_none_far_away() {
        let points: Vec<u32> = [0.0, 7.0, 7.5, 57.0, 107.0, 206.9, 207.0, 20_000.0].map(|km| points_for_distance(km, 7.0)).to_vec();
        assert_eq!(points, [100, 100, 100, 75, 50, 0, 0, 0]);
        assert_eq!(points_for_distance(f64::NAN, 7.0), 100, "no distance at all is none");
        assert_eq!((points_for_distance(10.0, -5.0), points_for_distance(f64::INFINITY, 1.0)), (95, 0));
    }

    #[test]
    fn an_order_has_points_for_each_pair() {
        assert_eq!(points_for_order(&[2, 0, 1], &[2, 0, 1]), 100);
        assert_eq!(points_for_order(&[2, 0, 1], &[0, 2, 1]), 66);
        assert_eq!(points_for_order(&[2, 0, 1], &[1, 0, 2]), 0);
        assert_eq!(points_for_order(&[2, 0, 1], &[2, 2, 2]), 0, "each item once");
        assert_eq!((points_for_order(&[], &[]), points_for_order(&[0, 1], &[0])), (0, 0));
    }
}
