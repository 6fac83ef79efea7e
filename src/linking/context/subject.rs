//! What a country or a seat of government does, as the subject of a sentence: "Ankara undertook", "Turkey, which regards".

use super::acts::lower_case;
use super::{Bearer, Context};
use crate::linking::index::Found;
use crate::linking::lexicon::{Class, entry};
use crate::linking::token::{Case, Gap};

impl<'a> Context<'a> {
    /// What follows a country or a seat of government that is the subject of a sentence: "Ankara undertook", "Turkey, which regards".
    pub(super) fn subject(&self, first: usize, last: usize, name: Found, bearer: Bearer) -> Option<&'a str> {
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
                    | "which"
            )
        };
        let says = |at: usize| self.entry(at).class.is(Class::ACT) && self.before(at + 1).is_some();
        // "Officially, the United States"
        let introduced = |at: usize| {
            self.begins_sentence(at) && !self.in_name_at(at) && self.tokens.get(start).is_some_and(|token| token.before == Gap::Comma)
        };
        let next = self.tokens.get(last + 1).filter(|_| !self.tokens.get(last).is_some_and(|token| token.possessive))?;
        let word = self.word(last + 1);
        // "This time Turkey has": whatever stands before, only a subject has these behind it
        let begins = self.begins_sentence(start)
            || start.checked_sub(1).is_some_and(|at| clause(at) || says(at) || introduced(at))
            || next.before == Gap::Space && matches!(without_not(word), "has" | "have" | "had" | "does" | "did");
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
        let is_agent = |at: usize| {
            self.entry(at).class.is(Class::AGENT)
                || matches!(self.word(at), "difficulty" | "problem" | "obstacle" | "factor" | "exception" | "signatory" | "member")
        };
        let agent = || {
            (last + 2..last + 9)
                .take_while(|at| self.tokens.get(*at).is_some_and(|token| token.before <= Gap::Space))
                .map(|at| (at, self.word(at)))
                .find(|(at, _)| is_agent(*at))
                .map(|(_, noun)| noun)
        };
        if matches!(without_not(&lower), "is" | "are" | "was" | "were" | "remains" | "remained" | "became" | "becomes") {
            // "is said to prefer"
            let reputed = REPUTED.contains(&self.word(last + 2)) && self.word(last + 3) == "to";
            // "Moscow and Tehran are not after the same thing": two seats of government that are one in something, unless a road joins them
            let two_seats = bearer.seat && !bearer.country && (first < name.first || last >= name.last);
            let joined =
                (last + 2..last + 5).any(|at| matches!(self.word(at), "linked" | "connected" | "joined" | "separated" | "cities" | "hit"));
            // "of which Iraq is to get a half"; "Syria is to the west"
            let is_to_do = self.word(last + 2) == "to"
                && self.tokens.get(last + 3).is_some_and(|token| token.case == Case::Lower)
                && !self.entry(last + 3).class.is(Class::FUNCTION)
                && self.word(last + 3) != "be";
            // "said that the United States was": nobody says so much of a spot
            let said = start.checked_sub(2).is_some_and(|at| self.word(at + 1) == "that" && self.entry(at).class.is(Class::REPORTS));
            return if reputed || is_to_do || said {
                Some(self.word(last + 2))
            } else {
                self.deals(last + 2).or_else(agent).or_else(|| self.is_there_to(last + 2)).or((two_seats && !joined).then_some(word))
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
                (last + 3..last + 5).find_map(|at| self.deals(at)).or_else(agent)
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
        // "Washington ended a waiver", but "Damascus fell"
        let transitive = class.is(Class::STATE_VERB) && matches!(self.word(last + 2), "a" | "an" | "the" | "its" | "their");
        if transitive && matches!(&*lower, "began" | "ended" | "started" | "begins" | "ends" | "starts" | "filled" | "froze") {
            return Some(word);
        }
        let acts = (bearer.seat || plural || demanded().unwrap_or(false)) && !class.is(Class::STATE_VERB);
        let verb = acts && word.len() > 2 && !other.iter().any(|other| class.is(*other));
        verb.then_some(word)
    }

    /// "in talks with", "at odds with": what a state is in with another.
    fn deals(&self, at: usize) -> Option<&'a str> {
        // "was also in contact with"
        let between = [Class::AUXILIARY, Class::ADVERB].iter().any(|class| self.entry(at).class.is(*class));
        let at = if between { self.after(at)? } else { at };
        let noun = self.word(self.after(at)?);
        let deals = match self.word(at) {
            "in" => {
                matches!(noun, "touch" | "talks" | "contact" | "favour" | "favor" | "negotiations" | "dispute" | "breach" | "agreement")
            }
            "at" => matches!(noun, "odds" | "war" | "loggerheads"),
            "under" => matches!(noun, "pressure"),
            _ => false,
        };
        deals.then_some(noun)
    }

    /// The word after, where a quotation begins with it: `Tehran "welcomes any help"`.
    fn after_quote(&self, at: usize) -> Option<usize> {
        let (end, next) = (self.tokens.get(at)?.end, self.tokens.get(at + 1)?);
        let between = self.text.get(end..next.start)?;
        (matches!(between, " \"" | " “" | " ‘" | " '") && next.case == Case::Lower).then_some(at + 1)
    }

    /// "said", "has announced", "will reportedly withdraw", "seeks", "are working", "is reluctant".
    pub(super) fn verb_after(&self, last: usize, several: bool) -> Option<&'a str> {
        let mut at = self.after(last).or_else(|| self.after_quote(last))?;
        // "Amman in turn supplies"
        if self.word(at) == "in" && matches!(self.word(at + 1), "turn" | "response" | "return" | "effect" | "fact") {
            at = self.after(at + 1)?;
        }
        // "Syria on Monday accused"
        let capital = |at: usize| self.tokens.get(at).is_some_and(|token| token.case != Case::Lower);
        let day = |at: usize| self.entry(at).class.is(Class::CALENDAR) && (capital(at) || self.word(at).ends_with("day"));
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
                    word.ends_with("ing") && !UNDERGOES.contains(&word) || class.is(Class::WILLING) || told
                }
                Some("has") => did || base || word.ends_with("ed") || word.ends_with("wn") || word == "to" || PARTICIPLES.contains(&word),
                // "will stand by"
                Some(_)
                    if matches!(word, "stand" | "stay" | "remain") && matches!(self.word(at + 1), "by" | "beside" | "behind" | "with") =>
                {
                    true
                }
                // "would be ready to", "cannot be a spectator"
                Some("will") if word == "be" => matches!(self.word(at + 1), "a" | "an") || self.entry(at + 1).class.is(Class::WILLING),
                // "stands for", and not "stands on the river"
                _ if matches!(word, "stands" | "stand" | "stood") && matches!(self.word(at + 1), "for" | "by" | "with" | "against") => true,
                // "can see us"
                Some("will")
                    if class.is(Class::STATE_VERB) && matches!(self.word(at + 1), "us" | "you" | "them" | "it" | "its" | "their") =>
                {
                    true
                }
                // "may become" may be said of a country as well
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
                && NO_VERBS.iter().all(|other| !class.is(*other));
            return (auxiliary.is_none() && other_verb && !class.is(Class::STATE_VERB)).then_some(word);
        }
        None
    }

    /// What "does" is, where "doesn't" stands.
    pub(super) fn entry_of_stem(&self, at: usize, stem: &str) -> Class {
        if stem.len() == self.word(at).len() { Class::default() } else { entry(stem).class }
    }

    /// "What should the United States do": in a question the verb stands before.
    pub(super) fn asked(&self, before: usize, last: usize) -> Option<String> {
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

    /// What follows the comma after a subject: "Turkey, which regards", "the United States, eager to leave", "Iran, meanwhile, said".
    pub(super) fn aside(&self, at: usize) -> Option<&'a str> {
        let word = self.word(at);
        let token = self.tokens.get(at).filter(|token| token.case == Case::Lower)?;
        let class = self.entry(at).class;
        let of_subject =
            matches!(word, "which" | "whose" | "who" | "for" | "through" | "backed" | "together" | "along" | "like" | "acting")
                || token.end > token.start + 3 && word.ends_with("ing")
                || class.is(Class::WILLING);
        // "too" and the like stand between the subject and its verb
        let between =
            matches!(word, "too" | "meanwhile" | "however" | "though" | "naturally" | "likewise" | "also" | "predictably" | "again");
        let acts_then = || {
            let next = self.tokens.get(at + 1)?;
            let is = matches!(self.word(at + 1), "is" | "are" | "was" | "were");
            let active = self.word(at + 2).ends_with("ing") || self.entry(at + 2).class.is(Class::WILLING);
            Some(next.before >= Gap::Comma && (!is || active) && !self.entry(at + 1).class.is(Class::STATE_VERB))
        };
        let elliptical = matches!(word, "more" | "less") && self.word(at + 1).ends_with("ly");
        // "France, he says, lost"
        let who = if matches!(word, "the" | "a" | "an" | "one") { at + 2 } else { at + 1 };
        let quoted = matches!(word, "he" | "she" | "they" | "the" | "a" | "an" | "one") && self.entry(who).class.is(Class::REPORTS);
        // "Oman, the mediator, had hoped"
        let called = matches!(word, "the" | "a" | "an" | "its" | "their" | "one" | "once" | "another")
            && (at + 1..at + 6).take_while(|at| self.is_joined(*at)).any(|at| self.entry(at).class.is(Class::AGENT));
        (of_subject || elliptical || quoted || called || between && acts_then().unwrap_or(true)).then_some(word)
    }

    /// "Germany to send frigate": what a headline says of the future.
    pub(super) fn is_to(&self, first: usize, last: usize) -> Option<&'a str> {
        self.tokens.get(first).filter(|token| token.before == Gap::Paragraph)?;
        let to = self.after(last).filter(|at| self.word(*at) == "to")?;
        let verb = self.after(to).filter(|at| self.tokens.get(*at).is_some_and(|token| token.case == Case::Lower))?;
        let class = self.entry(verb).class;
        let other = [Class::FUNCTION, Class::DIRECTION, Class::PLACE_NOUN, Class::IN, Class::TIME];
        (!self.in_name_at(verb) && !other.iter().any(|other| class.is(*other))).then(|| self.word(verb))
    }

    /// "is in Syria to fight": after "is" or "are", who is somewhere for a purpose is no country on the map.
    pub(super) fn is_there_to(&self, at: usize) -> Option<&'a str> {
        let spot = self.after(at).filter(|_| matches!(self.word(at), "in" | "inside" | "there"))?;
        let end = (spot..spot + 5).find(|at| !self.in_name_at(*at))?;
        let verb = self.after(end).filter(|_| end > spot && self.word(end) == "to")?;
        self.tokens.get(verb).filter(|token| token.case == Case::Lower).map(|_| self.word(verb))
    }

    /// What a state says in a clause of its own after a comma; a list of names would have "and" before its last.
    pub(super) fn says_after_comma(&self, name: Found) -> Option<&'a str> {
        self.tokens.get(name.first).filter(|token| token.before == Gap::Comma)?;
        let verb = self.after(name.last.checked_sub(1)?).map(|at| self.word(at))?;
        matches!(
            verb,
            "has"
                | "had"
                | "will"
                | "would"
                | "says"
                | "said"
                | "say"
                | "denies"
                | "denied"
                | "vows"
                | "vowed"
                | "warns"
                | "warned"
                | "claims"
                | "claimed"
        )
        .then_some(verb)
    }
}

/// What a word on s or ed after a state is, where it is no verb.
const NO_VERBS: [Class; 18] = [
    Class::FUNCTION,
    Class::ADVERB,
    Class::CALENDAR,
    Class::PLACE_NOUN,
    Class::ORGANISATION,
    Class::AGREEMENT,
    Class::PRODUCT,
    Class::STREET,
    Class::TITLE,
    Class::GOVERNMENT_S,
    Class::IN,
    Class::TO,
    Class::DIRECTION,
    Class::AGENT,
    Class::PASSAGE,
    Class::LAND,
    Class::TIME,
    Class::PEOPLE,
];

/// What a country is doing as a land: nobody governs there when it is "going through" a drought.
const UNDERGOES: [&str; 11] =
    ["being", "going", "becoming", "suffering", "facing", "getting", "losing", "lying", "running", "experiencing", "burning"];

/// What is said of a state that is said to do something.
const REPUTED: [&str; 12] =
    ["said", "believed", "thought", "known", "understood", "reported", "expected", "rumoured", "rumored", "alleged", "supposed", "reputed"];

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
