//! Whether a country or a seat of government acts where its name stands, or is the spot.

use std::borrow::Cow;

use super::{Bearer, Context, LONGEST_LIST};
use crate::linking::index::Found;
use crate::linking::lexicon::{Class, entry};
use crate::linking::mention::Role;
use crate::linking::token::{Case, Gap};

impl<'a> Context<'a> {
    /// A capital, a building or a country that does something, or to which it is done.
    pub(super) fn acts(&self, name: Found, bearer: Bearer) -> Option<(Role, String)> {
        if !(bearer.country || bearer.seat) {
            return None;
        }
        // "by the Baghdad-Damascus highway"
        if self.is_on_a_road(name) {
            return None;
        }
        // "Russia and Iran" act together
        let (first, last) = self.together(name);
        let mut before = self.before(first);
        let mut neither = false;
        while let Some(at) =
            before.filter(|at| matches!(self.word(*at), "the" | "The" | "both" | "Both" | "either" | "neither" | "Neither"))
        {
            neither |= self.word(at).eq_ignore_ascii_case("neither");
            before = self.before(at);
        }
        let before_word = before.map(|at| lower_case(self.word(at))).unwrap_or_default();
        let before_word = before_word.as_ref();
        let before_class = before.map(|at| self.entry(at).class).unwrap_or_default();
        let two_before = before.and_then(|at| self.before(at));
        let class_two_before = two_before.map(|at| self.entry(at).class).unwrap_or_default();
        let stands_in = before_class.is(Class::IN);
        let is_arabic = self.tokens.get(first).is_some_and(|token| token.case == Case::Uncased);
        let why = if let Some(word) = self.has(last).or_else(|| self.has(name.last.saturating_sub(1))) {
            format!("its {word}")
        } else if self.tokens.get(last).is_some_and(|token| token.possessive) {
            // "told Lebanon's Arabic-language channel": the verb's object is what it has
            return None;
        } else if !stands_in && self.and_its(last) {
            "\"and its\" follows".to_owned()
        } else if let Some(why) = self.of_government(last) {
            why
        } else if let Some(verb) = self.says_after_comma(name).filter(|_| stands_in) {
            // "blasts in Isfahan, Iran says": no list
            format!("\"{verb}\" follows")
        } else if stands_in {
            return None;
        } else if let Some(why) = self.heading(name, bearer) {
            why
        } else if neither {
            "follows \"neither\"".to_owned()
        } else if before_class.is(Class::DONE_TO)
            || matches!(before_word, "by" | "alongside" | "without" | "unlike")
            || matches!(before_word, "with" | "against") && !class_two_before.is(Class::PLACE_NOUN)
            || is_arabic
                && (before_class.is(Class::ACT)
                    || before_word.strip_prefix(['و', 'ف']).is_some_and(|verb| entry(verb).class.is(Class::ACT)))
            || before_word == "for" && before.is_some_and(|at| self.begins_clause(at))
            || before_word == "to"
                && (class_two_before.is(Class::BOUND) || bearer.country && two_before.is_some_and(|at| self.word(at) == "ambassador"))
            || before_word == "from" && class_two_before.is(Class::GIVEN_BY)
            || before_word == "for" && class_two_before.is(Class::FATE)
            || matches!(before_word, "did" | "does" | "has")
                && two_before.is_some_and(|at| matches!(self.word(at), "so" | "nor" | "neither"))
            || is_arabic && self.acts_in_arabic(first)
            || before_word == "on" && two_before.is_some_and(|at| matches!(self.word(at), "called" | "calls" | "calling" | "call"))
        {
            format!("follows \"{before_word}\"")
        } else if before_word == "of" && (class_two_before.is(Class::GOVERNMENT_S) || class_two_before.is(Class::AGENT))
            || before_word == "on" && class_two_before.is(Class::WEIGHT)
        {
            format!("follows \"{} {before_word}\"", two_before.map(|at| self.word(at)).unwrap_or_default())
        } else if let Some(why) = self.between_two(name, bearer).or_else(|| self.somebody_s(first)) {
            why
        } else if let Some(noun) = self.after(last).filter(|at| self.entry(*at).class.is(Class::RELATION)) {
            format!("\"{}\" follows", self.word(noun))
        } else if let Some(why) = before.and_then(|at| self.object(at, last).or_else(|| self.asked(at, last)).or_else(|| self.it_is(at))) {
            why
        } else if before_word.ends_with("ern") && before_class.is(Class::DIRECTION) {
            // a strike "in southern Lebanon killed two"
            return None;
        } else if bearer.building && before_word == "on" {
            // "on Capitol Hill"
            return None;
        } else if goes_to_or_from(before_word, before_class, bearer) {
            // after "to" or "from" somebody goes there; nobody says so of what acts
            return None;
        } else if let Some(verb) = self
            .verb_after(last, first < name.first || last >= name.last)
            .or_else(|| self.is_to(first, last))
            .or_else(|| self.subject(first, last, name, bearer))
        {
            format!("\"{verb}\" follows")
        } else if bearer.building {
            "nothing says that something is at the building".to_owned()
        } else {
            return None;
        };
        Some((Role::Metonym, format!("acts: {why}")))
    }

    /// What follows a country or a seat of government that is the subject of a sentence: "Ankara undertook", "Turkey, which regards".
    fn subject(&self, first: usize, last: usize, name: Found, bearer: Bearer) -> Option<&'a str> {
        if self.tokens.get(first).is_some_and(|token| token.case == Case::Uncased) {
            return self.subject_in_arabic(first, last);
        }
        let mut start = first;
        while start > 0 && matches!(self.word(start - 1), "the" | "The" | "Both" | "both") {
            start -= 1;
        }
        let clause = |at: usize| {
            matches!(
                self.word(at),
                "that"
                    | "while"
                    | "but"
                    | "as"
                    | "because"
                    | "and"
                    | "if"
                    | "how"
                    | "although"
                    | "since"
                    | "when"
                    | "what"
                    | "What"
                    | "nor"
                    | "whether"
                    | "whereas"
                    | "though"
                    | "unless"
                    | "until"
                    | "where"
            )
        };
        let says = |at: usize| self.entry(at).class.is(Class::ACT) && self.before(at + 1).is_some();
        // "Officially, the United States"
        let introduced = |at: usize| {
            self.begins_sentence(at) && !self.in_name_at(at) && self.tokens.get(start).is_some_and(|token| token.before == Gap::Comma)
        };
        let begins = self.begins_sentence(start) || start.checked_sub(1).is_some_and(|at| clause(at) || says(at) || introduced(at));
        let next = self.tokens.get(last + 1).filter(|_| !self.tokens.get(last).is_some_and(|token| token.possessive))?;
        let word = self.word(last + 1);
        if next.before == Gap::Comma {
            // "worry about Turkey, which hosts": a clause of its own says what it does
            return if begins { self.aside(last + 1) } else { self.verb_after(last + 1, false).filter(|_| word == "which") };
        }
        if !begins {
            return None;
        }
        let headline = self.in_headline.get(last + 1).copied().unwrap_or(false);
        if next.before != Gap::Space || next.case != Case::Lower && !headline {
            return None;
        }
        let lower = lower_case(word);
        let class = self.entry(last + 1).class;
        let agent = || {
            (last + 2..last + 9)
                .take_while(|at| self.tokens.get(*at).is_some_and(|token| token.before <= Gap::Space))
                .map(|at| (at, self.word(at)))
                .find(|(at, _)| self.entry(*at).class.is(Class::AGENT))
                .map(|(_, noun)| noun)
        };
        if matches!(without_not(&lower), "is" | "are" | "was" | "were" | "remains" | "remained" | "became" | "becomes") {
            // "was in touch with"
            let dealing = self.word(last + 2) == "in" && matches!(self.word(last + 3), "touch" | "talks" | "contact" | "favour" | "favor");
            // "Moscow and Tehran are not after the same thing": two seats of government that are one in something, unless a road joins them
            let two_seats = bearer.seat && !bearer.country && (first < name.first || last >= name.last);
            let joined =
                (last + 2..last + 5).any(|at| matches!(self.word(at), "linked" | "connected" | "joined" | "separated" | "cities" | "hit"));
            return if dealing {
                Some(self.word(last + 3))
            } else {
                agent().or_else(|| self.is_there_to(last + 2)).or((two_seats && !joined).then_some(word))
            };
        }
        if matches!(without_not(word), "has" | "have" | "had" | "do" | "does" | "did") {
            // "has been hit" is done to a spot as well
            let passive = (last + 2..last + 4).any(|at| self.word(at) == "been");
            // "has eight million inhabitants"
            let of_land =
                (last + 2..last + 6).take_while(|at| self.tokens.get(*at).is_some_and(|token| token.before <= Gap::Space)).any(|at| {
                    matches!(
                        self.word(at),
                        "inhabitants" | "residents" | "people" | "population" | "coast" | "coastline" | "border" | "airports"
                    )
                });
            return if of_land {
                None
            } else if passive {
                agent()
            } else {
                Some(word)
            };
        }
        // "Russia came for the coast": no country goes anywhere but by its army
        if bearer.country
            && (class.is(Class::MOTION) || COMES.contains(&word))
            && !matches!(self.word(last + 2), "under" | "to" | "down" | "into")
        {
            return Some(word);
        }
        if headline && next.case != Case::Lower {
            return None;
        }
        // "demanded that Israel return"
        let demanded = || {
            let that = start.checked_sub(1).filter(|at| self.word(*at) == "that")?;
            Some((that.saturating_sub(2)..that).any(|at| DEMANDS.contains(&self.word(at))))
        };
        // "Russia and Turkey disagree"
        let several = first < name.first || last >= name.last;
        let other = [
            Class::FUNCTION,
            Class::IN,
            Class::TO,
            Class::PLACE_NOUN,
            Class::LAND,
            Class::AUXILIARY,
            Class::GOVERNMENT_S,
            Class::ADVERB,
            Class::TIME,
        ];
        let plural =
            several && !word.ends_with('s') && !class.is(Class::STATE_VERB) && !matches!(word, "share" | "meet" | "are" | "border");
        let acts = (bearer.seat || plural || demanded().unwrap_or(false)) && !class.is(Class::STATE_VERB);
        let verb = acts && word.len() > 2 && !other.iter().any(|other| class.is(*other));
        verb.then_some(word)
    }

    /// "Iran and its proxies", "Israel and its partners".
    fn and_its(&self, last: usize) -> bool {
        let next = |at: usize| self.after(at);
        next(last).filter(|and| self.word(*and) == "and").and_then(next).is_some_and(|its| self.word(its) == "its")
    }

    /// "the Damascus government", "the Tehran regime".
    fn of_government(&self, last: usize) -> Option<String> {
        let noun = self.after(last).filter(|at| self.tokens.get(*at).is_some_and(|token| token.case == Case::Lower))?;
        matches!(self.word(noun), "government" | "regime" | "leadership").then(|| format!("\"{}\" follows", self.word(noun)))
    }

    /// What a verb does to a government, whichever verb it is: "compelled Washington to leave", "keeps Tehran from building", "handed
    /// Ankara a victory". A verb of motion has a spot there.
    fn object(&self, before: usize, last: usize) -> Option<String> {
        let class = self.entry(before).class;
        let small = self.tokens.get(before).is_some_and(|token| token.case == Case::Lower) && !self.in_name_at(before);
        let other = [Class::FUNCTION, Class::IN, Class::TO, Class::MOTION, Class::PLACE_NOUN, Class::DIRECTION, Class::AUXILIARY];
        let is_verb = small && self.word(before).len() > 2 && !other.iter().any(|other| class.is(*other));
        let next = self.after(last).filter(|_| is_verb && self.entry(before).demonym_of.is_none())?;
        let following = self.after(next)?;
        let small = self.tokens.get(following).is_some_and(|token| token.case == Case::Lower) && !self.in_name_at(following);
        let class = self.entry(following).class;
        let done = match self.word(next) {
            "to" => small && !class.is(Class::FUNCTION) && !class.is(Class::DIRECTION) && !class.is(Class::PLACE_NOUN),
            "from" | "into" => small && self.word(following).ends_with("ing"),
            "the" | "a" | "an" | "its" | "their" | "some" | "more" | "little" | "nothing" | "much" | "no" => {
                small && !class.is(Class::TIME) && !class.is(Class::DIRECTION)
            }
            _ => false,
        };
        done.then(|| format!("\"{} … {}\" around it", self.word(before), self.word(next)))
    }

    /// Whether a dash joins the name to another, and a road or a line follows the two.
    fn is_on_a_road(&self, name: Found) -> bool {
        let dash = |at: usize| self.tokens.get(at).is_some_and(|token| token.before == Gap::Hyphen);
        let last = name.last.saturating_sub(1);
        let second = if dash(name.last) && self.in_name_at(name.last) {
            (name.last..name.last + 4).take_while(|at| self.in_name_at(*at)).last()
        } else {
            (dash(name.first) && name.first.checked_sub(1).is_some_and(|at| self.in_name_at(at))).then_some(last)
        };
        second.and_then(|at| self.after(at)).is_some_and(|noun| {
            let class = self.entry(noun).class;
            class.is(Class::PASSAGE)
                || matches!(self.word(noun), "road" | "highway" | "motorway" | "route" | "railway" | "line" | "border" | "pipeline")
        })
    }

    /// "What should the United States do": in a question the verb stands before.
    fn asked(&self, before: usize, last: usize) -> Option<String> {
        let asks = matches!(
            lower_case(self.word(before)).as_ref(),
            "should" | "can" | "could" | "will" | "would" | "must" | "may" | "might" | "did" | "does" | "do"
        );
        let verb = self.after(last).filter(|_| asks)?;
        let class = self.entry(verb).class;
        let small = self.tokens.get(verb).is_some_and(|token| token.case == Case::Lower) && !self.in_name_at(verb);
        let other = [Class::FUNCTION, Class::IN, Class::TO, Class::STATE_VERB, Class::DIRECTION];
        (small && !other.iter().any(|other| class.is(*other))).then(|| format!("\"{} … {}\" around it", self.word(before), self.word(verb)))
    }

    /// "if they go, it will be Turkey", "the answer is Iran", "the winner was Russia".
    fn it_is(&self, before: usize) -> Option<String> {
        let mut at = Some(before).filter(|at| matches!(self.word(*at), "be" | "is" | "was" | "been" | "remains"))?;
        // "There remains Turkey."
        if self.word(at) == "remains" && self.before(at).is_some_and(|there| matches!(self.word(there), "There" | "there")) {
            return Some("\"there remains\" stands before".to_owned());
        }
        for _ in 0..4 {
            at = self.before(at)?;
            let word = self.word(at);
            let class = self.entry(at).class;
            if class.is(Class::AGENT)
                || matches!(word, "it" | "It" | "answer" | "question" | "problem" | "culprit" | "target" | "exception")
            {
                return Some(format!("\"{word} {}\" stands before", self.word(before)));
            }
            if !(class.is(Class::AUXILIARY) || class.is(Class::ADVERB) || class.is(Class::FUNCTION)) {
                return None;
            }
        }
        None
    }

    /// The first and the last word of the list of names that this one stands in: "Iran, Russia and the United Arab Emirates".
    pub(super) fn together(&self, name: Found) -> (usize, usize) {
        let (mut first, mut last) = (name.first, name.last.saturating_sub(1));
        // Arabic: "and" is written in one with the second of two
        while name.particle > 0
            && first > 0
            && self.in_name_at(first - 1)
            && self.tokens.get(first).is_some_and(|token| token.before == Gap::Space)
        {
            first -= 1;
        }
        let gap = |at: usize| self.tokens.get(at).map_or(Gap::Paragraph, |token| token.before);
        let joins = |at: usize| matches!(self.word(at), "and" | "or" | "nor" | "&" | "the") && gap(at) <= Gap::Comma;
        for _ in 0..LONGEST_LIST {
            // over "and the", or over a comma, to the last word of the name before
            let mut at = first;
            while at > 0 && joins(at - 1) && gap(at) <= Gap::Space {
                at -= 1;
            }
            // "landed in northeast Syria, the United States has built": no list, or it would go on
            let goes_on = first < name.first || gap(last + 1) == Gap::Comma || joins(last + 1);
            let alone = at + 1 == first && self.word(at) == "the" && gap(at) == Gap::Comma && !goes_on;
            let listed = !alone && (at < first && gap(at) <= Gap::Comma || gap(at) == Gap::Comma);
            let Some(other) = at.checked_sub(1).filter(|other| listed && self.in_name_at(*other)) else { break };
            // ", and" after a single name begins a clause: "landed at Aleppo, and Jordan has sent"
            if at < first && gap(at) == Gap::Comma && matches!(self.word(at), "and" | "or" | "nor") {
                let begins = (0..=other).rev().take_while(|word| self.in_name_at(*word)).last().unwrap_or(other);
                if gap(begins) != Gap::Comma {
                    break;
                }
            }
            if self.tokens.get(other).is_some_and(|token| token.possessive) {
                break;
            }
            first = other;
            while first > 0 && self.in_name_at(first - 1) && gap(first) <= Gap::Space {
                first -= 1;
            }
        }
        for _ in 0..LONGEST_LIST {
            if self.tokens.get(last).is_some_and(|token| token.possessive) {
                break;
            }
            let mut at = last + 1;
            while joins(at) {
                at += 1;
            }
            let listed = at > last + 1 && gap(at) <= Gap::Space || gap(at) == Gap::Comma;
            if !listed || !self.in_name_at(at) {
                break;
            }
            last = at;
            while self.in_name_at(last + 1) && gap(last + 1) <= Gap::Space {
                last += 1;
            }
        }
        (first, last)
    }

    /// "said", "has announced", "will reportedly withdraw", "seeks", "are working", "is reluctant".
    fn verb_after(&self, last: usize, several: bool) -> Option<&'a str> {
        let mut at = self.after(last)?;
        // "Syria on Monday accused"
        let day = |at: usize| self.entry(at).class.is(Class::CALENDAR);
        if self.word(at) == "on" && day(at + 1) {
            at = self.after(at)?;
        }
        if day(at) {
            at = self.after(at)?;
        }
        let mut auxiliary = None;
        for _ in 0..5 {
            let word = self.word(at);
            let class = self.entry(at).class;
            let case = self.tokens.get(at)?.case;
            let small = matches!(case, Case::Lower | Case::Uncased) || self.in_headline.get(at).copied().unwrap_or(false);
            if !small || self.in_name_at(at) {
                return None;
            }
            // "reached", "captured": what stands before a spot as a participle is what an army did
            let did = class.is(Class::ACT) || class.is(Class::IN) && (word.ends_with("ed") || word == "left");
            let base = class.is(Class::DONE_TO) || class.is(Class::ACT_BASE);
            let headline = self.in_headline.get(at).copied().unwrap_or(false);
            let found = match auxiliary {
                // "Iran Determined to Expel"
                None => did || several && base || headline && class.is(Class::WILLING) && self.word(at + 1).eq_ignore_ascii_case("to"),
                Some("is") => {
                    let told = class.is(Class::DONE_TO) && !word.ends_with("ing");
                    word.ends_with("ing") && word != "being" || class.is(Class::WILLING) || told
                }
                Some("has") => did || base || word.ends_with("ed") || word.ends_with("wn") || word == "to" || PARTICIPLES.contains(&word),
                // "will stand by"
                Some(_)
                    if matches!(word, "stand" | "stay" | "remain") && matches!(self.word(at + 1), "by" | "beside" | "behind" | "with") =>
                {
                    true
                }
                // "will be", "may become" may be said of a country as well
                Some(_) => base || did || !class.is(Class::STATE_VERB) && !class.is(Class::AUXILIARY) && !class.is(Class::ADVERB),
            };
            if found {
                return Some(word);
            }
            let word = without_not(word);
            let class = if word == "wo" || word == "ca" { Class::AUXILIARY } else { class.with(self.entry_of_stem(at, word)) };
            if class.is(Class::AUXILIARY) || word.ends_with("ly") || class.is(Class::ADVERB) {
                match word {
                    "is" | "are" | "was" | "were" | "been" => auxiliary = Some("is"),
                    "has" | "have" | "had" => auxiliary = Some("has"),
                    "wo" | "ca" | "will" | "would" | "can" | "cannot" | "could" | "may" | "might" | "must" | "should" => {
                        auxiliary = Some("will");
                    }
                    _ => {}
                }
                // "the United States still can."
                let Some(next) = self.after(at) else {
                    return (auxiliary == Some("will")).then_some(word);
                };
                at = next;
                continue;
            }
            // a verb that no list holds: "rejects", "gathered"
            let other_verb = (word.ends_with('s') && !NOUN_ENDINGS.iter().any(|end| word.ends_with(end)) || word.ends_with("ed"))
                && word.len() > 3
                && of_object(class, word).without(Class::MOTION).without(Class::REPORTS) == Class::default();
            return (auxiliary.is_none() && other_verb && !class.is(Class::STATE_VERB)).then_some(word);
        }
        None
    }

    /// What "does" is, where "doesn't" stands.
    fn entry_of_stem(&self, at: usize, stem: &str) -> Class {
        if stem.len() == self.word(at).len() { Class::default() } else { entry(stem).class }
    }
}

/// "China respects": what may be done to a state is also what a state does.
fn of_object(class: Class, word: &str) -> Class {
    if word.ends_with('s') { class.without(Class::DONE_TO) } else { class }
}

/// Before "that" and what a government is to do.
const DEMANDS: [&str; 24] = [
    "demanded",
    "demand",
    "demands",
    "demanding",
    "insisted",
    "insists",
    "insist",
    "insistence",
    "requires",
    "required",
    "requested",
    "request",
    "proposed",
    "proposes",
    "ask",
    "asks",
    "asked",
    "asking",
    "recommended",
    "recommends",
    "suggested",
    "suggests",
    "stipulates",
    "condition",
];

/// What an army, a company or an envoy does of whom a country is said to "come" somewhere.
const COMES: [&str; 16] = [
    "came",
    "comes",
    "went",
    "goes",
    "moved",
    "moves",
    "pushed",
    "pushes",
    "stepped",
    "steps",
    "rushed",
    "marched",
    "arrived",
    "advanced",
    "retreated",
    "walked",
];

/// Participles of irregular verbs: what a state "has" done. Not "seen", "become" or "fallen", which are said of a country as well.
const PARTICIPLES: [&str; 44] = [
    "built",
    "taken",
    "given",
    "made",
    "kept",
    "held",
    "sent",
    "brought",
    "bought",
    "sold",
    "fought",
    "begun",
    "done",
    "known",
    "left",
    "lost",
    "paid",
    "put",
    "said",
    "set",
    "shown",
    "spent",
    "stood",
    "told",
    "thought",
    "won",
    "withdrawn",
    "drawn",
    "led",
    "met",
    "laid",
    "chosen",
    "broken",
    "spoken",
    "sought",
    "driven",
    "found",
    "got",
    "let",
    "meant",
    "read",
    "sworn",
    "understood",
    "written",
];

/// Ends of words on s that are no verbs: "reservists", "shipments".
const NOUN_ENDINGS: [&str; 7] = ["ss", "ists", "ments", "ities", "ncies", "ians", "ships"];

/// "doesn't" is "does".
fn without_not(word: &str) -> &str {
    word.strip_suffix("n't").or_else(|| word.strip_suffix("n’t")).unwrap_or(word)
}

/// The word in small letters.
fn lower_case(word: &str) -> Cow<'_, str> {
    if word.contains(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

fn goes_to_or_from(word: &str, class: Class, bearer: Bearer) -> bool {
    let joins = matches!(word, "and" | "or" | "that" | "as");
    class.is(Class::TO) && !joins && !bearer.building
}
