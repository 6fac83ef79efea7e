//! Numbers as an article gives them: the wording first, the range beside it.

use serde::{Deserialize, Serialize};

/// How many of what. "Dozens" has wording and no number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What is counted: `trucks`, `killed`.
    pub what: String,
    /// The article's wording, at most twelve words.
    pub text: String,
    /// The least that the wording allows, where it has a number.
    #[serde(default)]
    pub low: Option<f64>,
    /// The most that the wording allows, where it has one.
    #[serde(default)]
    pub high: Option<f64>,
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
}
