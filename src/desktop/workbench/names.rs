//! The names in an article, as the linker reads them and as somebody has decided.

use crate::desktop::texts::tr;
use crate::dossier::{Article, Original};
use crate::linking::{Linker, Mention, Role};

/// A name in an article, and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct NameInText {
    /// First code point of the text.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words.
    pub surface: String,
    /// The place that it is taken for; none where several may be meant, none is known, or it is no place.
    pub place: Option<String>,
    /// Identifiers of the places that bear the name, the best first.
    pub candidates: Vec<String>,
    /// Why the linker reads it so, in words; empty where it reads no name there.
    pub reason: String,
    /// Whether somebody has decided it.
    pub is_decided: bool,
}

impl NameInText {
    fn of(mention: Mention) -> Self {
        Self {
            start: mention.start,
            end: mention.end,
            surface: mention.surface,
            place: mention.place.map(|id| id.to_string()),
            candidates: mention.candidates.into_iter().map(|candidate| candidate.place_id.to_string()).collect(),
            reason: mention.reason.into_owned(),
            is_decided: false,
        }
    }

    /// The places that it may be: none where it was rejected.
    #[must_use]
    pub fn places(&self) -> Vec<String> {
        if self.is_decided {
            return self.place.iter().cloned().collect();
        }
        let others = self.candidates.iter().filter(|id| self.place.as_ref() != Some(*id));
        self.place.iter().chain(others).cloned().collect()
    }

    /// Why it is taken for that, in words.
    #[must_use]
    pub fn why(&self) -> String {
        match (self.is_decided, self.reason.as_str()) {
            (false, reason) => reason.to_owned(),
            (true, "") => tr!("review-by-hand").to_owned(),
            (true, reason) => tr!("review-by-hand-not-linker", reason = reason),
        }
    }

    /// Whether only one place bears the name, and nobody has decided yet.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        !self.is_decided && self.place.is_some() && self.candidates.len() == 1
    }

    /// Whether somebody decided that it is no place.
    #[must_use]
    pub fn is_rejected(&self) -> bool {
        self.is_decided && self.place.is_none()
    }
}

/// The locations that an original names, in order, each as it was decided or else as the linker reads it.
pub(in crate::desktop) fn names_in(article: &Article, original: &Original, linker: &Linker) -> Vec<NameInText> {
    let text: String = original.chars().iter().collect();
    let mentions = linker.mentions(&text);
    let mut names: Vec<NameInText> = mentions.into_iter().filter(|mention| mention.role == Role::Location).map(NameInText::of).collect();
    for reading in &article.readings {
        let read = names.iter().find(|name| name.start == reading.start).cloned();
        names.retain(|name| name.end <= reading.start || name.start >= reading.end);
        let (candidates, reason) = read.map(|name| (name.candidates, name.reason)).unwrap_or_default();
        names.push(NameInText {
            start: reading.start,
            end: reading.end,
            surface: original.between(reading.start, reading.end),
            place: reading.place.clone(),
            candidates,
            reason,
            is_decided: true,
        });
    }
    names.sort_by_key(|name| name.start);
    names
}
