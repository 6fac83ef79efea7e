//! What the script of a page knows: which drawing is seen at which stop, and which choices are right. JSON inside the page.

use serde::Serialize;

use super::marks::What;
use super::{Handout, Step};
use crate::dossier::Answer;

#[derive(Serialize)]
struct Page<'a> {
    steps: Vec<StepData<'a>>,
}

#[derive(Serialize)]
struct StepData<'a> {
    /// Where the slider stands at first.
    first: usize,
    /// Whether all times are shown at first.
    all: bool,
    /// Day and words of each stop.
    stops: Vec<(&'a str, &'a str)>,
    drawings: Vec<DrawingData>,
    /// For each entry, from which stop to which it is told, both counted.
    told: Vec<Vec<(usize, usize)>>,
    /// Which choices are right; none where a question has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    right: Vec<bool>,
}

#[derive(Serialize)]
struct DrawingData {
    /// From which stop to which, both counted, and how strongly, in percent.
    seen: Vec<(usize, usize, u8)>,
    /// How strongly with all times shown.
    all: u8,
    /// Its group and its spot, if it is a mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    spot: Option<(usize, f64, f64)>,
    /// The spot of its number, if it is a line of which the map shows something.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<(f64, f64)>,
    /// Its markers: stop, x, y, degrees, whether it is a scheme, whether it stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    heads: Vec<(usize, f64, f64, f64, u8, u8)>,
    /// Where on its line it may be: stop, from and to as shares of the line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bands: Vec<(usize, f64, f64)>,
}

/// The data of a page. No letter of it can end the element that it stands in.
pub(super) fn page_data(handout: &Handout) -> String {
    let page = Page { steps: handout.steps.iter().map(step_data).collect() };
    // plain data of numbers and words always serialise
    let json = serde_json::to_string(&page).unwrap_or_default();
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

fn step_data(step: &Step) -> StepData<'_> {
    let times = &step.times;
    let tenth = |value: f64| (value * 10.0).round() / 10.0;
    let thousandth = |value: f64| (value * 1_000.0).round() / 1_000.0;
    let drawings = step.drawings.iter().enumerate().map(|(n, drawing)| DrawingData {
        seen: times.strengths.get(n).map(|strengths| runs(strengths)).unwrap_or_default(),
        all: times.all.get(n).copied().unwrap_or(0),
        spot: match &drawing.what {
            What::Spot(spot) => Some((spot.group, tenth(spot.at[0]), tenth(spot.at[1]))),
            What::Way(_) => None,
        },
        number: match &drawing.what {
            What::Way(way) => way.visible.map(|_| (tenth(way.number_at[0]), tenth(way.number_at[1]))),
            What::Spot(_) => None,
        },
        heads: times
            .heads
            .get(n)
            .into_iter()
            .flatten()
            .map(|head| {
                (head.stop, tenth(head.at[0]), tenth(head.at[1]), head.bearing_deg.round(), u8::from(head.schematic), u8::from(head.held))
            })
            .collect(),
        bands: times.bands.get(n).into_iter().flatten().map(|band| (band.stop, thousandth(band.from), thousandth(band.to))).collect(),
    });
    let told = times.told.iter().map(|told| {
        let numbers: Vec<u8> = told.iter().map(|told| u8::from(*told)).collect();
        runs(&numbers).into_iter().map(|(from, to, _)| (from, to)).collect()
    });
    StepData {
        first: times.first,
        all: times.all_at_first,
        stops: times.stops.iter().map(|stop| (stop.day.as_str(), stop.label.as_str())).collect(),
        drawings: drawings.collect(),
        told: told.collect(),
        right: match step.question.as_ref().map(|question| &question.answer) {
            Some(Answer::Choices(choices)) => choices.iter().map(|choice| choice.right).collect(),
            _ => Vec::new(),
        },
    }
}

/// Stretches of one value that is not 0.
fn runs(values: &[u8]) -> Vec<(usize, usize, u8)> {
    let mut found: Vec<(usize, usize, u8)> = Vec::new();
    for (n, value) in values.iter().enumerate().filter(|(_, value)| **value > 0) {
        match found.last_mut() {
            Some((_, to, same)) if *to + 1 == n && same == value => *to = n,
            _ => found.push((n, n, *value)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn equal_neighbours_are_one_stretch() {
        assert_eq!(runs(&[0, 9, 9, 0, 9, 7]), [(1, 2, 9), (4, 4, 9), (5, 5, 7)]);
        assert!(runs(&[0, 0]).is_empty());
    }
}
