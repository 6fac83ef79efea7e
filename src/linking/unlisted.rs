//! Places that no gazetteer has, where the text itself says that a name is a place's: "the villages of X and Y", "Wadi X", "X dam",
//! "near X", "residents of X", a list of names of which others are places.
//!
//! No list is ever whole, and news is full of hamlets. What is found here is a location without a place: it can be shown in the text
//! and counted, and somebody can look it up; it makes no mark.

use rustc_hash::FxHashSet;

use super::context::Context;
use super::index::is_article;
use super::lexicon::Class;
use super::token::{Case, Gap};
use crate::gazetteer::PlaceKind;

mod words;

pub(super) use words::HEADS;
use words::{APART, ENDS, FACILITIES, HEADS_OF_ARABIC, NO_DATELINES, NOT_BEFORE_IN, NOUNS, SETTLEMENTS};

/// What a word belongs to already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    Free,
    /// A spot that is no country: what is named beside it is likely to be one.
    Spot,
    Other,
}

/// A stretch of words that the text says is a place's name.
pub(super) struct Unlisted {
    pub(super) first: usize,
    pub(super) last: usize,
    /// Letters of an Arabic particle before it.
    pub(super) particle: usize,
    pub(super) reason: String,
}

/// The names of a block, in no order; no two overlap, and none overlaps a name of the gazetteer.
pub(super) fn unlisted(context: &Context<'_>, taken: Vec<Taken>) -> Vec<Unlisted> {
    let mut names = Names { context, taken, found: Vec::new() };
    for at in 0..context.tokens.len() {
        let Some(case) = context.tokens.get(at).map(|word| word.case) else { break };
        let naming = context.entry(at).class.is(Class::NAMING);
        match case {
            Case::Lower if naming => {
                names.before_noun(at);
                names.after_noun(at);
                names.after_example(at);
            }
            Case::Uncased => names.after_noun_of_arabic(at),
            Case::Lower => {}
            Case::Capital | Case::Upper => {
                if naming {
                    names.headed(at);
                    names.ended(at);
                }
                if gap(context, at) == Some(Gap::Paragraph) {
                    names.dateline(at);
                }
                names.apposition(at);
            }
        }
    }
    let sure = names.found.len();
    let begins: Vec<usize> = (0..context.tokens.len()).filter(|at| may_begin(context, *at)).collect();
    for at in &begins {
        names.after_preposition(*at);
    }
    names.lists(&begins);
    names.again(sure);
    names.found
}

struct Names<'a> {
    context: &'a Context<'a>,
    taken: Vec<Taken>,
    found: Vec<Unlisted>,
}

impl Names<'_> {
    fn push(&mut self, first: usize, last: usize, particle: usize, reason: String) {
        let Some(words) = self.taken.get_mut(first..last).filter(|words| words.iter().all(|word| *word == Taken::Free)) else { return };
        words.fill(Taken::Spot);
        self.found.push(Unlisted { first, last, particle, reason });
    }

    /// "the village of X", "the towns of X, Y and Z".
    fn after_noun(&mut self, noun: usize) {
        let context = self.context;
        let word = context.word(noun);
        let is_of =
            context.word(noun + 1) == "of" && gap(context, noun + 1) == Some(Gap::Space) && gap(context, noun + 2) == Some(Gap::Space);
        if !is_of || !SETTLEMENTS.contains(&word) {
            return;
        }
        self.list_after(noun + 2, word.ends_with('s'), &format!("follows \"{word} of\""));
    }

    /// "villages around Raqqa such as X and Y", "hamlets including X".
    fn after_example(&mut self, at: usize) {
        let context = self.context;
        let word = context.word(at);
        let such_as = word == "as" && at.checked_sub(1).is_some_and(|such| context.word(such) == "such");
        if !(such_as || word == "including") || gap(context, at + 1) != Some(Gap::Space) {
            return;
        }
        let near = (at.saturating_sub(LONGEST_EXAMPLE)..at).rev();
        let of_sentence = near.take_while(|before| gap(context, before + 1).is_some_and(|gap| gap < Gap::Sentence));
        let noun = of_sentence
            .map(|before| context.word(before))
            .find(|noun| noun.ends_with('s') && SETTLEMENTS.iter().any(|other| noun.eq_ignore_ascii_case(other)));
        if let Some(noun) = noun {
            self.list_after(at + 1, true, &format!("follows \"{noun} … {word}\""));
        }
    }

    /// The names of a list, of which it is known that they are places; only a plural goes on to the next.
    fn list_after(&mut self, first: usize, plural: bool, reason: &str) {
        let context = self.context;
        let mut at = first;
        loop {
            if in_name(context, at) {
                while in_name(context, at) {
                    at += 1;
                }
            } else if let Some(last) = name_at(context, at) {
                self.push(at, last, 0, reason.to_owned());
                at = last;
            } else {
                return;
            }
            let comma = gap(context, at) == Some(Gap::Comma);
            let and = context.word(at) == "and";
            if !plural || !(comma || and) {
                return;
            }
            at += usize::from(and);
        }
    }

    /// "Wadi Hawran", "Mount Matin".
    fn headed(&mut self, head: usize) {
        let context = self.context;
        let is_head = HEADS.contains(&context.word(head)) && !in_name(context, head);
        if !is_head || gap(context, head + 1).is_none_or(|gap| gap > Gap::Space) {
            return;
        }
        if let Some(last) = name_at(context, head + 1) {
            self.push(head, last, 0, format!("\"{}\" begins the names of places", context.word(head)));
        }
    }

    /// "Des Moines International Airport": a noun with a capital ends a name that no list has.
    fn ended(&mut self, noun: usize) {
        let context = self.context;
        if !ENDS.contains(&context.word(noun)) || in_name(context, noun) {
            return;
        }
        let joined = |at: &usize| gap(context, at + 1) == Some(Gap::Space) && !in_name(context, *at) && context.is_capital(*at);
        let Some(first) = (noun.saturating_sub(LONGEST_ENDED)..noun).rev().take_while(joined).last() else { return };
        let first = (first..noun).find(|at| is_name_word(context, *at)).unwrap_or(noun);
        if first < noun && gap(context, first).is_some_and(|gap| gap < Gap::Break) {
            self.push(first, noun + 1, 0, format!("\"{}\" ends it", context.word(noun)));
        }
    }

    /// "DES MOINES — The last soldiers": where a report was written.
    fn dateline(&mut self, first: usize) {
        let context = self.context;
        let is_upper = |at: &usize| context.tokens.get(*at).is_some_and(|token| token.case == Case::Upper);
        let joined = |at: &usize| *at == first || gap(context, *at) == Some(Gap::Space);
        let Some(last) = (first..first + 4).take_while(|at| is_upper(at) && joined(at)).last() else { return };
        let ends =
            context.tokens.get(last).zip(context.tokens.get(last + 1)).and_then(|(word, next)| context.text.get(word.end..next.start));
        let known =
            (first..=last).any(|at| in_name(context, at) || !context.entry(at).is_plain() || NO_DATELINES.contains(&context.word(at)));
        if ends.is_some_and(|between| matches!(between, " — " | " – " | " - " | " -- ")) && !known {
            self.push(first, last + 1, 0, "a dateline".to_owned());
        }
    }

    /// "Harir air base", "Zar'it barracks", "Guharze village".
    fn before_noun(&mut self, noun: usize) {
        let Some(before) = noun.checked_sub(1) else { return };
        let context = self.context;
        let word = context.word(noun);
        let air_base = word == "base" && context.word(before) == "air";
        let known = NOUNS.into_iter().find(|(other, _)| *other == word).or(air_base.then_some((word, true)));
        let Some((_, in_it)) = known else { return };
        let end = if air_base { before } else { noun };
        let Some(mut first) = end.checked_sub(1) else { return };
        if gap(context, end) != Some(Gap::Space) || gap(context, noun) != Some(Gap::Space) || !is_name_word(context, first) {
            return;
        }
        if first > 0 && gap(context, first) == Some(Gap::Hyphen) && is_article(context.word(first - 1)) {
            first -= 1;
            // "Khor al-Amaya terminal"
            if first > 0 && gap(context, first) == Some(Gap::Space) && is_name_word(context, first - 1) {
                first -= 1;
            }
        }
        let begins_sentence = gap(context, first).is_none_or(|gap| gap >= Gap::Break);
        let goes_on = !begins_sentence
            && first.checked_sub(1).is_some_and(|before| context.tokens.get(before).is_some_and(|token| token.case.may_be_name()));
        let possessive = (first..noun).any(|at| context.tokens.get(at).is_some_and(|token| token.possessive));
        if begins_sentence || goes_on || possessive {
            return;
        }
        self.push(first, if in_it { noun + 1 } else { end }, 0, format!("\"{word}\" follows"));
    }

    /// "قرية الطيانة", "بلدتي ذيبان والحوايج": a noun without an article, and a word that has one, or that begins names of places.
    fn after_noun_of_arabic(&mut self, noun: usize) {
        let context = self.context;
        if !context.entry(noun).kinds.contains(&PlaceKind::Town) {
            return;
        }
        let word = context.word(noun);
        let mut at = noun + 1;
        loop {
            if gap(context, at).is_none_or(|gap| gap > Gap::Space) {
                return;
            }
            let (written, particle) = match context.word(at).strip_prefix('و') {
                Some(rest) if at > noun + 1 => (rest, 1),
                None if at > noun + 1 => return,
                _ => (context.word(at), 0),
            };
            let last = at + 1 + usize::from(HEADS_OF_ARABIC.contains(&written));
            if in_name(context, at) {
                while in_name(context, at) {
                    at += 1;
                }
            } else if last > at + 1 && gap(context, at + 1) == Some(Gap::Space) && !in_name(context, at + 1) || written.starts_with("ال")
            {
                self.push(at, last, particle, format!("follows \"{word}\""));
                at = last;
            } else {
                return;
            }
            if !matches!(word, "بلدتي" | "قريتي" | "قرى" | "بلدات" | "مدينتي") {
                return;
            }
        }
    }

    /// "near X", "residents of X", "a farmer from X", "in X": where nothing but a place stands, and the name ends there.
    fn after_preposition(&mut self, first: usize) {
        let context = self.context;
        let Some(at) = first.checked_sub(1) else { return };
        let class = context.entry(at).class;
        if !(class.is(Class::IN) || class.is(Class::TO)) {
            return;
        }
        let capital = context.tokens.get(at + 1).is_some_and(|token| token.case.may_be_name() && token.before == Gap::Space);
        if !capital && !is_article(context.word(at + 1)) || context.is_headline(at + 1) {
            return;
        }
        let word = context.word(at);
        let before = at.checked_sub(1).filter(|_| gap(context, at) == Some(Gap::Space));
        let class_before = before.map(|before| context.entry(before).class).unwrap_or_default();
        let spot = match word {
            "near" | "Near" | "outside" | "Outside" | "shelled" | "bombarded" | "shelling" | "bombed" | "bombing" => true,
            "in" | "In" | "into" | "through" | "via" | "towards" | "toward" => {
                !before.is_some_and(|at| NOT_BEFORE_IN.contains(&context.word(at)))
            }
            "of" => class_before.is(Class::OF_SPOT),
            "to" => before.is_some_and(|at| context.entry(at).kinds.contains(&PlaceKind::Road)),
            "above" | "below" | "around" | "beyond" => class_before.is(Class::OF_SPOT) || class_before.is(Class::PLACE_NOUN),
            "over" => {
                before.is_some_and(|at| matches!(context.word(at), "flew" | "flying" | "flights" | "heavily" | "hovered" | "circled"))
            }
            "from" => class_before.is(Class::PEOPLE),
            _ => false,
        };
        let Some(last) = name_at(context, at + 1).filter(|_| spot) else { return };
        // "residents of X said": what lives there is sure
        let is_sure = matches!(word, "of" | "from") && context.tokens.get(last).is_some_and(|token| token.case == Case::Lower);
        if is_unknown(context, at + 1, last) && (is_sure || ends_there(context, last, false)) {
            self.push(at + 1, last, 0, format!("follows \"{word}\""));
        }
    }

    /// "Rafat, a hamlet of forty houses".
    fn apposition(&mut self, first: usize) {
        let context = self.context;
        let begins = first.checked_sub(1).is_none_or(|before| gap(context, first) != Some(Gap::Space) || !context.is_capital(before));
        let comma = (first + 1..first + 5).any(|at| gap(context, at) == Some(Gap::Comma));
        if !begins || !comma || self.taken.get(first) != Some(&Taken::Free) {
            return;
        }
        let Some(last) = name_at(context, first).filter(|last| gap(context, *last) == Some(Gap::Comma)) else { return };
        if !matches!(context.word(last), "a" | "an" | "the") {
            return;
        }
        // "a small mountain village", and not "a village elder"
        let Some(noun) =
            (last + 1..last + 5).find(|at| SETTLEMENTS.contains(&context.word(*at)) || FACILITIES.contains(&context.word(*at)))
        else {
            return;
        };
        let joined = (last + 1..=noun).all(|at| gap(context, at) <= Some(Gap::Space));
        if joined
            && !context.word(noun).ends_with('s')
            && is_unknown(context, first, last)
            && (ends_there(context, noun + 1, true) || APART.contains(&context.word(noun + 1)))
        {
            self.push(first, last, 0, format!("a {}, says the text", context.word(noun)));
        }
    }

    /// "X, Y and Z", of which another is a place.
    fn lists(&mut self, begins: &[usize]) {
        let mut passed = 0;
        for at in begins {
            if *at < passed {
                continue;
            }
            let items = self.list_at(*at);
            if items.len() < 2 {
                continue;
            }
            let last = items.last().map_or(*at, |item| item.1);
            let of_two = items.len() == 2 && !items.first().is_some_and(|item| item.2);
            let ends = items.len() > 2 && items.last().is_some_and(|item| item.2) || ends_there(self.context, last, true);
            if items.iter().any(|item| item.2) && !of_two && ends {
                for (first, last, _) in items.into_iter().filter(|item| !item.2) {
                    self.push(first, last, 0, "in a list with other places".to_owned());
                }
            }
            passed = last;
        }
    }

    /// The names of a list that begins here and ends with "and": the first and the last word of each, and whether it is a place.
    fn list_at(&self, first: usize) -> Vec<(usize, usize, bool)> {
        let context = self.context;
        let mut items = Vec::new();
        let mut at = first;
        let mut is_last = false;
        if context.is_headline(first) {
            return items;
        }
        while items.len() < LONGEST_LIST {
            let is_spot = self.taken.get(at) == Some(&Taken::Spot);
            let last = if is_spot {
                let joined = |word: &usize| *word == at || gap(context, *word).is_some_and(|gap| gap <= Gap::Space);
                (at..self.taken.len())
                    .take_while(|word| self.taken.get(*word) == Some(&Taken::Spot) && joined(word))
                    .last()
                    .map(|word| word + 1)
            } else {
                name_at(context, at).filter(|last| is_unknown(context, at, *last))
            };
            let Some(last) = last else { break };
            if is_last {
                items.push((at, last, is_spot));
                return items;
            }
            let comma = gap(context, last) == Some(Gap::Comma);
            is_last = gap(context, last).is_some_and(|gap| gap <= Gap::Comma) && matches!(context.word(last), "and" | "or");
            // most names stand in no list
            if !comma && !is_last {
                break;
            }
            items.push((at, last, is_spot));
            // ", and" after a single name begins a clause
            if is_last && comma && items.len() == 1 {
                break;
            }
            at = last + usize::from(is_last);
            if is_last && gap(context, at) != Some(Gap::Space) {
                break;
            }
        }
        Vec::new()
    }

    /// A name that the text calls a place somewhere is that place elsewhere in it.
    fn again(&mut self, sure: usize) {
        let context = self.context;
        let mut known: FxHashSet<&str> = FxHashSet::default();
        for name in self.found.iter().take(sure) {
            let long = context.word(name.first).len() > 3 && context.is_capital(name.first);
            if long && name.last == name.first + 1 {
                known.insert(context.word(name.first));
            }
        }
        if known.is_empty() {
            return;
        }
        for at in 0..self.taken.len() {
            let is_free = self.taken.get(at) == Some(&Taken::Free) && is_name_word(context, at) && known.contains(context.word(at));
            let beside = |at: Option<usize>, joined: Option<Gap>| {
                at.is_some_and(|at| context.tokens.get(at).is_some_and(|token| token.case.may_be_name()))
                    && joined.is_some_and(|gap| gap <= Gap::Space)
            };
            if is_free && !beside(at.checked_sub(1), gap(context, at)) && !beside(Some(at + 1), gap(context, at + 1)) {
                self.push(at, at + 1, 0, "called a place elsewhere in the text".to_owned());
            }
        }
    }
}

/// Words before such a noun.
const LONGEST_ENDED: usize = 4;

/// Words between "villages" and "such as".
const LONGEST_EXAMPLE: usize = 8;

/// Names of a list.
const LONGEST_LIST: usize = 12;

/// Whether the words are of no other use in English, and nobody's given name.
fn is_unknown(context: &Context<'_>, first: usize, last: usize) -> bool {
    (first..last).all(|at| {
        let class = context.entry(at).class.without(Class::NAMING);
        let token = context.tokens.get(at);
        let article = is_article(context.word(at));
        let plain = class == Class::default() || class.is(Class::NAME_HEAD);
        article || plain && context.word(at).len() > 2 && token.is_some_and(|token| !token.possessive)
    })
}

/// Whether a name ends here: with a comma or a full stop, or before a small word of grammar.
fn ends_there(context: &Context<'_>, last: usize, in_list: bool) -> bool {
    let Some(token) = context.tokens.get(last) else { return true };
    let class = context.entry(last).class;
    let grammar =
        [Class::FUNCTION, Class::IN, Class::TO, Class::AUXILIARY, Class::ADVERB, Class::DIRECTION].iter().any(|other| class.is(*other));
    let word = context.word(last);
    let participle = token.case == Case::Lower && !in_list && (word.ends_with("ing") || word.ends_with("ed"));
    match token.before {
        Gap::Hyphen => false,
        Gap::Space => class.is(Class::CALENDAR) || token.case == Case::Lower && (grammar || participle),
        _ => true,
    }
}

/// Whether a name may begin here: with a capital, or with an article that a hyphen joins to one.
fn may_begin(context: &Context<'_>, at: usize) -> bool {
    let case = context.tokens.get(at).map(|token| token.case);
    case.is_some_and(Case::may_be_name) || gap(context, at + 1) == Some(Gap::Hyphen)
}

fn in_name(context: &Context<'_>, at: usize) -> bool {
    context.in_name.get(at).copied().unwrap_or(false)
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
    let others = [
        Class::FUNCTION,
        Class::CALENDAR,
        Class::TITLE,
        Class::DIRECTION,
        Class::ORGANISATION,
        Class::AGREEMENT,
        Class::PLACE_NOUN,
        Class::NO_PLACE,
    ];
    let is_other = entry.demonym_of.is_some() || others.iter().any(|class| entry.class.is(*class)) && !entry.class.is(Class::NAME_HEAD);
    capital && !is_other && !context.in_name.get(at).copied().unwrap_or(true)
}
