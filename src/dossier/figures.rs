//! Numbers as an article gives them: the wording first, the range beside it.

use serde::{Deserialize, Serialize};

/// How many of what. "Dozens" has wording and no number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What is counted: `trucks`, `killed`.
    pub what: String,
    /// The article's wording, at most twelve words.
    pub text: String,
    /// The least that the wording allows, where it has a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// The most that the wording allows, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
}

impl Figure {
    /// The range in digits: `trucks: 40`, `killed: 50 or more`; none where the wording has no number.
    #[must_use]
    pub fn range(&self) -> Option<String> {
        let range = match (self.low, self.high) {
            (Some(low), Some(high)) if (low - high).abs() < f64::EPSILON => low.to_string(),
            (Some(low), Some(high)) => format!("{low} to {high}"),
            (Some(low), None) => format!("{low} or more"),
            (None, Some(high)) => format!("{high} or fewer"),
            (None, None) => return None,
        };
        Some(format!("{}: {range}", self.what))
    }
}

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // "three stages" already says what is counted
        if self.text.to_lowercase().contains(&self.what.to_lowercase()) {
            f.write_str(&self.text)
        } else {
            write!(f, "{} {}", self.text, self.what)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Figure;

    #[test]
    fn what_is_counted_is_said_once() {
        let figure = |what: &str, text: &str| Figure { what: what.to_owned(), text: text.to_owned(), low: None, high: None }.to_string();
        assert_eq!(figure("trucks", "approximately 40"), "approximately 40 trucks");
        assert_eq!(figure("stages", "three stages"), "three stages");
    }

    #[test]
    fn a_range_is_said_as_far_as_the_wording_goes() {
        let range = |low, high| Figure { what: "killed".to_owned(), text: "some".to_owned(), low, high }.range();
        assert_eq!(range(Some(40.0), Some(40.0)).as_deref(), Some("killed: 40"));
        assert_eq!(range(Some(50.0), None).as_deref(), Some("killed: 50 or more"));
        assert_eq!(range(Some(2.0), Some(3.0)).as_deref(), Some("killed: 2 to 3"));
        assert_eq!(range(None, None), None);
    }
}
