//! What colour stands for: a choice of who looks, and of a step of a lesson.

use serde::{Deserialize, Serialize};

/// What colour stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ColourBy {
    /// The article that says so.
    #[default]
    Article,
    /// The kind of event, by the groups that also share a shape.
    Kind,
    /// The side that acts, as the largest whole that it is a part of.
    Actor,
}

impl ColourBy {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Article, Self::Kind, Self::Actor];

    /// The word in the interface.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Kind => "kind",
            Self::Actor => "actor",
        }
    }
}
