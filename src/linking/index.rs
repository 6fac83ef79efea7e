//! The names of a gazetteer, ready to be found in a text: a trie over the keys of their words.

use rustc_hash::FxHashMap;

use super::key::{Keys, Letters, arabic_forms, glued_article};
use super::token::{Case, Gap, Token, tokens};
use super::vocabulary::{Block, Vocabulary};

/// Words that are no other spelling of a place, though they sound like one; words of grammar are none either.
const ENGLISH: [&str; 2] = ["golf", "sunni"];

fn is_english(word: &str) -> bool {
    use super::lexicon::{Class, entry};
    let class = entry(word).class;
    let grammar = [Class::FUNCTION, Class::IN, Class::TO, Class::AUXILIARY].iter().any(|other| class.is(*other));
    grammar || ENGLISH.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// What a name stands for.
#[derive(Clone, Debug, Default)]
pub(super) struct Bearers {
    /// Positions of the places in the gazetteer.
    pub(super) places: Vec<u32>,
    /// Whether something else bears the name: an organisation, a person, an agreement. What lies in such a name is no mention.
    pub(super) other: bool,
    /// What some spelling of some bearer is: with an Arabic article, with a possessive, of another script.
    spelling: Spelling,
}

/// How the name of a place may be spelt.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spelling {
    /// With an Arabic article that the name lacks.
    pub(super) takes_article: bool,
    /// In ways that no list holds.
    pub(super) transliterated: bool,
    /// With a possessive within it.
    pub(super) possessive: bool,
}

/// A name found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The first word.
    pub(super) first: usize,
    /// One past the last word.
    pub(super) last: usize,
    /// Which name: its position among the bearers.
    pub(super) name: usize,
    /// Whether the spelling is one that the gazetteer lists, but for case and marks.
    pub(super) listed: bool,
    /// Letters of an Arabic particle that is written in one with the first word and is no part of the name.
    pub(super) particle: usize,
}

/// A word of a text as a word of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// The number of the name's word.
    pub(super) word: u32,
    /// Whether it is spelt as a list has it, but for case and marks.
    listed: bool,
    /// Whether an Arabic article that is written in one with it was taken away.
    article: bool,
    /// Letters of an Arabic particle that was taken away.
    particle: usize,
    /// Whether it is this word only where capitals say nothing.
    shouted: bool,
}

/// The names of a gazetteer.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// The words of each key.
    words: FxHashMap<u64, Vec<u32>>,
    /// Consonants of each word, and whether it is written with a capital.
    word_facts: Vec<WordFacts>,
    /// For each word, the node of the names that begin with it.
    roots: Vec<Option<u32>>,
    /// From a node by the next word to the next node.
    edges: FxHashMap<(u32, u32), u32>,
    /// For each node, the name that ends there.
    names: Vec<Option<u32>>,
    bearers: Vec<Bearers>,
}

#[derive(Clone, Copy, Debug)]
struct WordFacts {
    consonants: usize,
    /// `US` is not `us`.
    upper: bool,
    capital: bool,
}

/// "Tehran–Beirut axis" is two names joined by a dash, and found as such; "Syria–Turkey border" is one.
fn is_pair(name: &str, tokens: &[Token]) -> bool {
    let last = tokens.last().and_then(|token| name.get(token.start..token.end)).unwrap_or_default();
    let whole = ["road", "highway", "border", "sınırı", "crossing", "tripoint", "intersection", "triangle"].contains(&last);
    tokens.iter().skip(1).any(|token| token.before == Gap::Dash) && !whole
}

/// Whether the name of something that is no place hides the places in it: a proper name does ("Islamic State in Iraq and Syria"), a
/// description does not ("rebels in Idlib").
pub(super) fn is_proper(name: &str) -> bool {
    let small = tokens(name).into_iter().filter(|token| token.case == Case::Lower);
    let words = small.filter_map(|token| name.get(token.start..token.end));
    words.filter(|word| !is_article(word)).all(|word| super::lexicon::entry(word).class.is(super::lexicon::Class::FUNCTION))
}

/// A word that says what sort of place it is, or stands before such a word.
fn is_noun_of_place(word: &str) -> bool {
    super::lexicon::entry(word).class.is(super::lexicon::Class::PLACE_NOUN)
        || ["Air", "Airport", "International", "Military", "Border", "Oil", "Gas", "Dam", "Mountains"].contains(&word)
}

/// Whether a name is no more than "the city", also with the letters of Persian.
fn is_bare_noun_of_arabic(name: &str) -> bool {
    let noun = name.trim_start_matches("ال").replace('ی', "ي");
    is_noun_of_place(&noun.strip_suffix('ه').map_or(noun.clone(), |stem| format!("{stem}ة")))
}

/// Whether a spelling has an Arabic article, before it or in it.
pub(super) fn has_article(name: &str) -> bool {
    name.split_whitespace().any(|word| word.starts_with("ال"))
        || tokens(name).iter().any(|token| name.get(token.start..token.end).is_some_and(is_article))
}

/// Articles that a name may have before it or in it, or may lack.
pub(super) fn is_article(word: &str) -> bool {
    let mut letters = [0_u8; 3];
    if word.len() > 3 || word.is_empty() {
        return false;
    }
    for (slot, byte) in letters.iter_mut().zip(word.bytes()) {
        *slot = byte.to_ascii_lowercase();
    }
    matches!(
        letters.get(..word.len()).unwrap_or_default(),
        b"e" | b"al"
            | b"el"
            | b"ul"
            | b"ar"
            | b"er"
            | b"as"
            | b"es"
            | b"ash"
            | b"esh"
            | b"at"
            | b"et"
            | b"az"
            | b"ez"
            | b"ad"
            | b"ed"
            | b"an"
            | b"en"
            | b"ur"
            | b"uz"
    )
}

impl Index {
    /// Adds a name of a place, by its position in the gazetteer, or of something that is none.
    pub(super) fn add(&mut self, name: &str, place: Option<u32>, spelling: Spelling) {
        let tokens = tokens(name);
        if is_pair(name, &tokens) {
            return;
        }
        let text = |token: &Token| name.get(token.start..token.end).unwrap_or_default();
        let kept: Vec<&Token> = tokens.iter().filter(|token| !is_article(text(token))).collect();
        let kept: Vec<&Token> = if kept.is_empty() { tokens.iter().collect() } else { kept };
        // "Harir Air Base" is also written "Harir air base"
        let case = |n: usize, token: &Token| if n > 0 && is_noun_of_place(text(token)) { Case::Lower } else { token.case };
        let words: Vec<(Letters, Case)> =
            kept.iter().enumerate().filter_map(|(n, token)| Some((Letters::of(text(token))?, case(n, token)))).collect();
        if words.is_empty() || words.len() < kept.len() {
            return;
        }
        // Medina is listed as "the city", and every city would be Medina
        if let ([only], [(_, Case::Uncased)]) = (kept.as_slice(), words.as_slice())
            && is_bare_noun_of_arabic(text(only))
        {
            return;
        }
        let possessive = tokens.iter().rev().skip(1).any(|token| token.possessive);
        let spelling = Spelling { possessive, ..spelling };
        self.add_words(&words, place, spelling);
        // "Deir ez-Zor" is also written in one, with its article or without
        if let [first, ..] = words.as_slice()
            && words.len() == 2
            && words.iter().all(|(letters, case)| letters.as_slice().len() > 2 && *case != Case::Lower && *case != Case::Uncased)
        {
            let glued = |parts: &[Letters]| parts.iter().skip(1).try_fold(parts.first().copied()?, |all, part| all.followed_by(part));
            let bare: Vec<Letters> = words.iter().map(|(letters, _)| *letters).collect();
            let whole: Vec<Letters> = tokens.iter().filter_map(|token| Letters::of(text(token))).collect();
            for letters in [glued(&bare), glued(&whole)].into_iter().flatten() {
                self.add_words(&[(letters, first.1)], place, spelling);
            }
        }
    }

    fn add_words(&mut self, words: &[(Letters, Case)], place: Option<u32>, spelling: Spelling) {
        let mut node = None;
        for (letters, case) in words {
            let word = self.word(letters, *case);
            let fresh = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
            let next = match node {
                Some(node) => *self.edges.entry((node, word)).or_insert(fresh),
                None => match self.roots.get_mut(word as usize) {
                    Some(root) => *root.get_or_insert(fresh),
                    None => return,
                },
            };
            if next == fresh {
                self.names.push(None);
            }
            node = Some(next);
        }
        let fresh = u32::try_from(self.bearers.len()).unwrap_or(u32::MAX);
        let Some(end) = node.and_then(|node| self.names.get_mut(node as usize)) else { return };
        let name = *end.get_or_insert(fresh);
        if name == fresh {
            self.bearers.push(Bearers::default());
        }
        if let Some(bearers) = self.bearers.get_mut(name as usize) {
            bearers.spelling.takes_article |= spelling.takes_article;
            bearers.spelling.transliterated |= spelling.transliterated;
            bearers.spelling.possessive |= spelling.possessive;
            match place {
                Some(place) if !bearers.places.contains(&place) => bearers.places.push(place),
                Some(_) => {}
                None => bearers.other = true,
            }
        }
    }

    /// The number of a word; words that are written alike but for what the near key drops have one.
    fn word(&mut self, letters: &Letters, case: Case) -> u32 {
        let keys = letters.keys();
        let (upper, capital) = (case == Case::Upper && letters.as_slice().len() < 4, case != Case::Lower);
        let alike = |word: &u32| self.word_facts.get(*word as usize).is_some_and(|facts| facts.upper == upper && facts.capital == capital);
        if let Some(word) = self.words.get(&keys.near).and_then(|words| words.iter().copied().find(alike)) {
            return word;
        }
        let word = u32::try_from(self.word_facts.len()).unwrap_or(u32::MAX);
        self.word_facts.push(WordFacts { consonants: keys.consonants, upper, capital });
        self.roots.push(None);
        self.words.entry(keys.near).or_default().push(word);
        for key in keys.far.into_iter().flatten() {
            let words = self.words.entry(key).or_default();
            if !words.contains(&word) {
                words.push(word);
            }
        }
        word
    }

    /// The bearers of a name.
    pub(super) fn bearers(&self, name: usize) -> Option<&Bearers> {
        self.bearers.get(name)
    }

    /// Whether a name begins with this word.
    pub(super) fn begins(&self, word: u32) -> bool {
        self.next(None, word).is_some()
    }

    /// The node to which a word leads, from a node or from the beginning.
    fn next(&self, node: Option<u32>, word: u32) -> Option<u32> {
        match node {
            Some(node) => self.edges.get(&(node, word)).copied(),
            None => self.roots.get(word as usize).copied().flatten(),
        }
    }

    /// What a word of a text may be as a word of a name: as it is, without an article, without particles.
    pub(super) fn forms(&self, word: &str, case: Case, forms: &mut Vec<Form>) {
        let Some(letters) = Letters::of(word) else { return };
        let english = is_english(word);
        if case == Case::Uncased {
            for (particle, letters) in arabic_forms(letters) {
                self.forms_of(&letters, case, (false, particle), false, forms);
            }
            return;
        }
        self.forms_of(&letters, case, (false, 0), english, forms);
        if let Some(letters) = glued_article(letters.as_slice()).and_then(|length| letters.without_first(length)) {
            self.forms_of(&letters, case, (true, 0), english, forms);
        }
    }

    fn forms_of(&self, letters: &Letters, case: Case, (article, particle): (bool, usize), english: bool, forms: &mut Vec<Form>) {
        let from = forms.len();
        for (key, listed) in keys_of(&letters.keys()).filter(|(_, listed)| *listed || !english) {
            for word in self.words.get(&key).into_iter().flatten().copied() {
                let Some(facts) = self.word_facts.get(word as usize) else { continue };
                // a capital of the name is a capital of the text; "US" is not "Us"
                let other = facts.capital && case == Case::Lower || facts.upper && case != Case::Upper;
                let known = forms.get(from..).unwrap_or_default().iter().any(|form| form.word == word);
                if !other && !known {
                    let shouted = case == Case::Upper && !facts.upper && letters.as_slice().len() < 6;
                    forms.push(Form { word, listed, article, particle, shouted });
                }
            }
        }
    }

    /// The name that is all of a short text, if one is.
    pub(super) fn whole(&self, name: &str) -> Option<&Bearers> {
        let mut vocabulary = Vocabulary::default();
        let block = vocabulary.block(self, name);
        let found = self.longest_at(&block, 0).filter(|found| found.last == block.tokens.len())?;
        self.bearers(found.name)
    }

    /// The longest name that begins at each word, from left to right, without overlaps.
    pub(super) fn find(&self, block: &Block<'_>) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < block.tokens.len() {
            match self.longest_at(block, at) {
                Some(name) => {
                    at = name.last;
                    found.push(name);
                }
                None => at += 1,
            }
        }
        found
    }

    fn longest_at(&self, block: &Block<'_>, first: usize) -> Option<Found> {
        let known = block.known(first).filter(|word| word.begins || word.article)?;
        let token = block.tokens.get(first)?;
        // "north-west Syria" is not west Syria
        let inside = token.before == Gap::Hyphen && token.case == Case::Lower;
        if inside && first.checked_sub(1).and_then(|before| block.known(before)).is_some_and(|before| !before.article) {
            return None;
        }
        let mut walk = Walk { index: self, block, first, best: None };
        let start = State { listed: true, article: false, possessive: false, consonants: 0, words: 0, particle: 0 };
        // an article may stand before a name, if something joins it to what follows
        if known.article && walk.joins_next(first) {
            walk.word(None, first + 1, State { article: true, ..start });
        }
        walk.word(None, first, start);
        walk.best
    }
}

/// What is known of the words walked so far.
#[derive(Clone, Copy)]
struct State {
    listed: bool,
    article: bool,
    possessive: bool,
    consonants: usize,
    words: usize,
    particle: usize,
}

struct Walk<'a> {
    index: &'a Index,
    block: &'a Block<'a>,
    first: usize,
    best: Option<Found>,
}

impl Walk<'_> {
    /// Goes on to the word at `at`, over an article that something joins to what follows, or not.
    fn step(&mut self, node: u32, at: usize, state: State) {
        if !self.is_joined(at) {
            return;
        }
        if self.block.known(at).is_some_and(|word| word.article) && self.joins_next(at) && self.is_joined(at + 1) {
            self.word(Some(node), at + 1, State { article: true, ..state });
        }
        self.word(Some(node), at, state);
    }

    /// Whether a name may go on with this word.
    fn is_joined(&self, at: usize) -> bool {
        self.block.tokens.get(at).is_some_and(|token| match token.before {
            Gap::Hyphen | Gap::Space | Gap::Dash | Gap::Comma => true,
            Gap::Break | Gap::Sentence | Gap::Paragraph => false,
        })
    }

    /// Whether the article at `at` belongs to the word after it: a hyphen joins them, or both are written as a name's.
    fn joins_next(&self, at: usize) -> bool {
        let (Some(article), Some(next)) = (self.block.tokens.get(at), self.block.tokens.get(at + 1)) else { return false };
        match next.before {
            Gap::Hyphen => next.case.may_be_name(),
            Gap::Space => {
                let word = self.block.word(at);
                // "As", "At" and "An" are English words as well
                let english = ["as", "at", "an", "ad", "en", "es", "et", "er"].iter().any(|other| word.eq_ignore_ascii_case(other));
                next.case.may_be_name() && (!english || at > self.first && article.case == Case::Lower)
            }
            _ => false,
        }
    }

    /// Tries the word at `at` as the next word of a name that has come as far as `node`.
    fn word(&mut self, node: Option<u32>, at: usize, state: State) {
        let block = self.block;
        for form in block.forms(at) {
            // only the first word of a name may have a particle
            let second_particle = form.particle > 0 && state.words > 0;
            let Some(next) = self.index.next(node, form.word).filter(|_| !second_particle) else { continue };
            if form.shouted && !self.is_shouted(at) {
                continue;
            }
            let consonants = self.index.word_facts.get(form.word as usize).map_or(0, |facts| facts.consonants);
            let state = State {
                listed: state.listed && form.listed,
                article: state.article || form.article,
                possessive: state.possessive || state.words > 0 && block.tokens.get(at - 1).is_some_and(|token| token.possessive),
                consonants: state.consonants + consonants,
                words: state.words + 1,
                particle: state.particle.max(form.particle),
            };
            self.end_at(next, at + 1, state);
            self.step(next, at + 1, state);
        }
    }

    /// Whether capitals say nothing here: at the head of a dateline ("HOMS, Syria"), or among other words in capitals. Elsewhere a
    /// short word in capitals is an abbreviation.
    fn is_shouted(&self, at: usize) -> bool {
        let upper = |at: usize| self.block.tokens.get(at).is_some_and(|token| token.case == Case::Upper);
        let begins = self.block.tokens.get(at).is_some_and(|token| token.before == Gap::Paragraph);
        begins || at.checked_sub(1).is_some_and(upper) || upper(at + 1)
    }

    /// Notes a name that ends here. A spelling that no list holds needs enough of the name to be sure of it: three consonants, or
    /// two and an article, or several words.
    fn end_at(&mut self, node: u32, last: usize, state: State) {
        let Some(name) = self.index.names.get(node as usize).copied().flatten() else { return };
        let enough = if state.words == 1 && state.article { 2 } else { 3 };
        let Some(bearers) = self.index.bearers.get(name as usize) else { return };
        let far_fetched = !state.listed && (state.consonants < enough || !bearers.spelling.transliterated);
        // "Latakia's harbour" is the harbour of the town
        if far_fetched || state.article && !bearers.spelling.takes_article || state.possessive && !bearers.spelling.possessive {
            return;
        }
        let better = self.best.is_none_or(|best| last > best.last || last == best.last && state.listed && !best.listed);
        if better {
            self.best = Some(Found { first: self.first, last, name: name as usize, listed: state.listed, particle: state.particle });
        }
    }
}

/// A word is looked up as it is spelt, then as others may spell it.
fn keys_of(keys: &Keys) -> impl Iterator<Item = (u64, bool)> + use<> {
    let far = keys.far.into_iter().flatten().map(|key| (key, false));
    std::iter::once((keys.near, true)).chain(far)
}
