//! Who acts: states, armed forces, persons, agencies.

use serde::{Deserialize, Serialize};

/// What sort of actor it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ActorKind {
    /// A state or its government.
    State,
    /// An armed force, regular or not.
    Armed,
    /// A part of a government, an intelligence service, an aid organisation.
    Agency,
    /// One person.
    Person,
    /// People who share something: residents, a minority, former generals.
    Group,
    /// A newspaper, an agency, a news site.
    Media,
    /// Several states or groups that act together.
    Alliance,
}

/// What one article calls an actor, in the article's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The article.
    pub article: String,
    /// Its words, at most twelve.
    pub text: String,
}

/// Who acts. The name is neutral; what articles call the actor stands apart, quoted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Stable identifier.
    pub id: String,
    /// The neutral name that the interface shows.
    pub name: String,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// The actor that this one belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// Other plain names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Loaded words of the articles, quoted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Term>,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
