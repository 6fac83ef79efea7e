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
        write!(f, "{} {}", self.text, self.what)
    }
}
