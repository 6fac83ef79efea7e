//! Places that no gazetteer has, where the text itself says that a name is a place's: "the villages of X and Y", "Wadi X", "X dam".
//!
//! No list is ever whole, and news is full of hamlets. What is found here is a location without a place: it can be shown in the text
//! and counted, and somebody can look it up; it makes no mark.

use super::context::Context;
use super::index::is_article;
use super::lexicon::Class;
use super::token::{Case, Gap};

/// A stretch of words that the text says is a place's name.
pub(super) struct Unlisted {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) reason: String,
}

/// Before "of" and a name.
const SETTLEMENTS: [&str; 26] = [
    "village",
    "villages",
    "town",
    "towns",
    "township",
    "city",
    "cities",
    "hamlet",
    "hamlets",
    "quarter",
    "quarters",
    "neighbourhood",
    "neighbourhoods",
    "neighborhood",
    "neighborhoods",
    "district",
    "districts",
    "subdistrict",
    "suburb",
    "suburbs",
    "port",
    "island",
    "province",
    "provinces",
    "governorate",
    "municipality",
];

/// First words of names that are place nouns of their own language.
const HEADS: [&str; 13] = ["Tal", "Tall", "Tel", "Tell", "Ain", "Ayn", "Wadi", "Jabal", "Jebel", "Kafr", "Khirbet", "Mount", "Lake"];

/// Nouns that follow a name, and whether they are a part of it.
const NOUNS: [(&str, bool); 13] = [
    ("village", false),
    ("town", false),
    ("neighbourhood", false),
    ("neighborhood", false),
    ("district", true),
    ("subdistrict", true),
    ("airbase", true),
    ("airport", true),
    ("crossing", true),
    ("dam", true),
    ("barracks", true),
    ("mountains", true),
    ("island", true),
];

/// The names of a block, in order; no two overlap, and none overlaps a name of the gazetteer.
pub(super) fn unlisted(context: &Context<'_>) -> Vec<Unlisted> {
    let mut found: Vec<Unlisted> = Vec::new();
    for at in 0..context.tokens.len() {
        let reached = found.last().map_or(0, |name| name.last);
        if context.tokens.get(at).is_some_and(|token| token.case == Case::Lower) {
            found.extend(before_noun(context, at).filter(|name| name.first >= reached));
            after_noun(context, at, &mut found);
        } else if at >= reached && HEADS.contains(&context.word(at)) {
            found.extend(headed(context, at));
        }
    }
    found
}

/// "the village of X", "the towns of X, Y and Z".
fn after_noun(context: &Context<'_>, noun: usize, found: &mut Vec<Unlisted>) {
    let word = context.word(noun);
    let is_of = context.word(noun + 1) == "of" && gap(context, noun + 1) == Some(Gap::Space) && gap(context, noun + 2) == Some(Gap::Space);
    if !is_of || !SETTLEMENTS.contains(&word) {
        return;
    }
    let mut at = noun + 2;
    loop {
        if context.in_name.get(at).copied().unwrap_or(false) {
            while context.in_name.get(at).copied().unwrap_or(false) {
                at += 1;
            }
        } else if let Some(last) = name_at(context, at) {
            found.push(Unlisted { first: at, last, reason: format!("follows \"{word} of\"") });
            at = last;
        } else {
            return;
        }
        // only a plural goes on to the next of a list
        let comma = gap(context, at) == Some(Gap::Comma);
        let and = context.word(at) == "and";
        if !word.ends_with('s') || !(comma || and) {
            return;
        }
        at += usize::from(and);
    }
}

/// "Wadi Hawran", "Mount Matin".
fn headed(context: &Context<'_>, head: usize) -> Option<Unlisted> {
    if context.in_name.get(head).copied().unwrap_or(true) || gap(context, head + 1)? > Gap::Space {
        return None;
    }
    let last = name_at(context, head + 1)?;
    Some(Unlisted { first: head, last, reason: format!("\"{}\" begins the names of places", context.word(head)) })
}

/// "Harir air base", "Zar'it barracks", "Guharze village".
fn before_noun(context: &Context<'_>, noun: usize) -> Option<Unlisted> {
    let word = context.word(noun);
    let air_base = word == "base" && context.word(noun.checked_sub(1)?) == "air";
    let (_, in_name) = NOUNS.into_iter().find(|(other, _)| *other == word).or(air_base.then_some((word, true)))?;
    let end = if air_base { noun.checked_sub(1)? } else { noun };
    let mut first = end.checked_sub(1)?;
    if gap(context, end)? != Gap::Space || gap(context, noun)? != Gap::Space || !is_name_word(context, first) {
        return None;
    }
    if first > 0 && gap(context, first)? == Gap::Hyphen && is_article(context.word(first - 1)) {
        first -= 1;
    }
    let begins_sentence = gap(context, first)? >= Gap::Break;
    let goes_on = !begins_sentence
        && first.checked_sub(1).is_some_and(|before| context.tokens.get(before).is_some_and(|token| token.case.may_be_name()));
    let possessive = (first..noun).any(|at| context.tokens.get(at).is_some_and(|token| token.possessive));
    if begins_sentence || goes_on || possessive {
        return None;
    }
    Some(Unlisted { first, last: if in_name { noun + 1 } else { end }, reason: format!("\"{word}\" follows") })
}

fn gap(context: &Context<'_>, at: usize) -> Option<Gap> {
    context.tokens.get(at).map(|token| token.before)
}

/// Where a name that no list has ends, if one begins here: words with capitals, with Arabic articles before them or between.
fn name_at(context: &Context<'_>, first: usize) -> Option<usize> {
    let mut at = first;
    let mut last = None;
    for _ in 0..3 {
        if is_article(context.word(at)) && matches!(gap(context, at + 1)?, Gap::Hyphen | Gap::Space) && is_name_word(context, at + 1) {
            at += 1;
        } else if !is_name_word(context, at) {
            break;
        }
        at += 1;
        last = Some(at);
        let joined = gap(context, at).is_some_and(|gap| gap <= Gap::Space);
        if !joined || context.tokens.get(at - 1).is_some_and(|token| token.possessive) {
            break;
        }
    }
    last
}

/// A word with a capital that English has no other use for.
fn is_name_word(context: &Context<'_>, at: usize) -> bool {
    let capital = context.tokens.get(at).is_some_and(|token| token.case == Case::Capital);
    let entry = context.entry(at);
    let others =
        [Class::FUNCTION, Class::CALENDAR, Class::TITLE, Class::DIRECTION, Class::ORGANISATION, Class::AGREEMENT, Class::PLACE_NOUN];
    let is_other = entry.demonym_of.is_some() || others.iter().any(|class| entry.class.is(*class)) && !entry.class.is(Class::NAME_HEAD);
    capital && !is_other && !context.in_name.get(at).copied().unwrap_or(true)
}
