//! Linking a text: names found, roles told, places chosen, block by block in one pass.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::choose::{Choice, Known, Memory, choose, known_places};
use super::context::{Bearer, Context, NOTHING_SAYS};
use super::index::{Found, Index, Spelling, has_article, is_article, is_proper};
use super::lexicon::{Class, demonym_places, entry};
use super::mention::{Mention, Role};
use super::token::{Case, Gap};
use super::unlisted::{HEADS, Taken, Unlisted, unlisted};
use super::vocabulary::{Block, Vocabulary};
use crate::gazetteer::{Gazetteer, Place, PlaceKind, merged};

/// A block of text that is linked at once; longer texts are cut between paragraphs, or where they have none between words.
const BLOCK_BYTES: usize = 64 * 1024;
/// A line longer than this is cut, too.
const LONGEST_BLOCK_BYTES: usize = 1024 * 1024;

/// So many names before and after a name are its neighbours.
const NEIGHBOURS: usize = 12;

/// Finds the places that texts name; built once for a gazetteer.
#[derive(Clone, Debug)]
pub struct Linker {
    index: Index,
    known: Vec<Known>,
    /// Positions of the places whose people and things have a word, by the name that the list of those words has.
    demonyms: FxHashMap<&'static str, Vec<u32>>,
}

/// Where a block begins in its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Position {
    byte: usize,
    code_point: usize,
    /// Non-empty lines before.
    paragraphs: usize,
    /// Whether the block goes on in a line that began before it.
    inside_line: bool,
}

/// A text that comes piece by piece: what is known of it so far.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    at: Position,
    memory: Memory,
    vocabulary: Vocabulary,
}

impl Progress {
    /// Counts a byte-order mark at the beginning of a file: its bytes are there, but it is no character of the text.
    pub fn skip_byte_order_mark(&mut self, text: &str) {
        if text.starts_with('\u{feff}') {
            self.at.byte += '\u{feff}'.len_utf8();
        }
    }
}

impl Linker {
    /// A linker for the names of a gazetteer, and of the places behind it that it does not have (see [`merged`]). `others` are names of
    /// what is no place (organisations, persons, agreements): a place inside one of them is a part of that name.
    #[must_use]
    pub fn new<'a>(gazetteer: &Gazetteer, behind: &[Place], others: impl Iterator<Item = &'a str>) -> Self {
        let all = merged(gazetteer, behind);
        let mut index = Index::default();
        let namesakes = names_of_chief_towns(&all);
        for (position, place) in all.places().iter().enumerate() {
            let Ok(position) = u32::try_from(position) else { break };
            let spelling = Spelling {
                takes_article: place.names.iter().any(|name| has_article(&name.text)),
                transliterated: is_transliterated(place),
                ..Spelling::default()
            };
            for name in &place.names {
                index.add(&name.text, Some(position), spelling);
            }
            for name in namesakes.get(place.id.as_str()).into_iter().flatten().copied().chain(bare_names(&all, place)) {
                index.add(name, Some(position), spelling);
            }
        }
        for name in others.filter(|name| is_proper(name) && !is_description(name)) {
            index.add(name, None, Spelling { takes_article: has_article(name), transliterated: true, ..Spelling::default() });
        }
        let demonyms = demonym_places().filter_map(|name| Some((name, index.whole(name)?.places.clone()))).collect();
        Self { index, known: known_places(&all, gazetteer.places().len()), demonyms }
    }

    /// The mentions of a text, in order and without overlaps.
    #[must_use]
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let mut progress = Progress::default();
        let mut mentions = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let block = next_block(rest, true);
            self.link(block, &mut progress, &mut |mention| mentions.push(mention));
            rest = rest.get(block.len()..).unwrap_or_default();
        }
        mentions
    }

    /// Links as much of the beginning of `text` as forms whole blocks, and gives its mentions and how many bytes that was: the caller
    /// brings the rest again with what follows it. With `is_last`, all of it is linked.
    pub fn link_some(&self, text: &str, is_last: bool, progress: &mut Progress, mut sink: impl FnMut(Mention)) -> usize {
        let mut done = 0;
        while let Some(rest) = text.get(done..).filter(|rest| !rest.is_empty()) {
            if !is_last && rest.len() < LONGEST_BLOCK_BYTES {
                break;
            }
            let block = next_block(rest, is_last);
            self.link(block, progress, &mut sink);
            done += block.len();
        }
        done
    }

    /// Links one block, which begins where the last one ended.
    fn link(&self, text: &str, progress: &mut Progress, sink: &mut impl FnMut(Mention)) {
        let Progress { at, memory, vocabulary } = progress;
        let block = vocabulary.block(&self.index, text);
        let mut found = self.index.find(&block);
        drop_heads(&block, &mut found);
        drop_surnames(&block, &mut found);
        let context = Context::new(&block, &found);
        let near = self.unambiguous(&found);
        let mut drafts: Vec<Draft<'_>> = Vec::with_capacity(found.len());
        for (n, name) in found.iter().enumerate() {
            drafts.extend(self.elliptical(&context, *name).map(|draft| Draft { nth: n, ..draft }));
            drafts.extend(self.draft(&context, *name).map(|draft| Draft { nth: n, ..draft }));
        }
        drafts.extend(self.demonyms(&context));
        let mut taken = vec![Taken::Free; block.tokens.len()];
        for draft in &drafts {
            let of_country = |index: &u32| self.known.get(*index as usize).is_some_and(|place| place.kind == PlaceKind::Country);
            let spot = draft.role == Role::Location && !draft.places.iter().any(of_country);
            let is = if spot { Taken::Spot } else { Taken::Other };
            taken.get_mut(draft.first..draft.last).unwrap_or_default().fill(is);
        }
        drafts.extend(unlisted(&context, taken).into_iter().map(Draft::unlisted));
        drafts.sort_by_key(|draft| (draft.first, draft.last));
        let mut places = Places::of(text, *at);
        drafts.into_iter().filter_map(|draft| self.mention(&context, draft, &near, memory, &mut places)).for_each(sink);
        *at = places.end(text);
    }

    /// For each name the place that bears it, where only one does: what a name has around it speaks for its own.
    fn unambiguous(&self, found: &[Found]) -> Vec<Option<u32>> {
        let only = |name: &Found| match self.index.bearers(name.name)?.places.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        found.iter().map(only).collect()
    }

    fn draft<'a>(&'a self, context: &Context<'_>, name: Found) -> Option<Draft<'a>> {
        let bearers = self.index.bearers(name.name)?;
        // the name of an organisation or a person that also is that of a place is the place's where it stands alone
        if bearers.places.is_empty() {
            return None;
        }
        let any = |test: fn(&Known) -> bool| bearers.places.iter().filter_map(|index| self.known.get(*index as usize)).any(test);
        let bearer = Bearer {
            country: any(|place| place.kind == PlaceKind::Country || matches!(&*place.id, "palestinian-territories" | "europe")),
            seat: any(|place| place.seat),
            building: any(|place| place.kind == PlaceKind::Building && place.seat),
            one_word: (name.first..name.last).filter(|at| !is_article(context.word(*at))).count() == 1,
            curated: any(|place| place.curated),
            settlement: any(|place| matches!(place.kind, PlaceKind::City | PlaceKind::Town)),
        };
        let also_word = bearer.one_word && context.entry(name.first).class.is(Class::ALSO_WORD);
        if also_word && !context.stands_where_a_place_does(name) {
            return None;
        }
        let (role, reason) = context.role(name, bearer);
        // "residents of Merom Golan"
        if let Some((first, word)) = context.longer_name_of_place(name).filter(|_| matches!(role, Role::Person | Role::Other)) {
            let (last, another_place) = (name.last, Some(word.to_owned()));
            let reason = format!("in a longer name: \"{word}\" stands before").into();
            return Some(Draft {
                first,
                last,
                role: Role::Location,
                reason,
                places: &bearers.places,
                found: None,
                particle: 0,
                another_place,
                nth: 0,
            });
        }
        // "مدينة صور": the noun is no part of the name
        let noun = name.last > name.first + 1 && context.is_settlement_of_arabic(name.first);
        Some(
            Draft {
                first: name.first + usize::from(noun),
                last: name.last,
                role,
                reason,
                places: &bearers.places,
                found: Some(name),
                particle: if noun { 0 } else { name.particle },
                another_place: None,
                nth: 0,
            }
            .widened(context, &self.known),
        )
    }

    /// "northern and eastern Syria" names two regions: the first shares its noun with the second.
    fn elliptical<'a>(&'a self, context: &Context<'_>, name: Found) -> Option<Draft<'a>> {
        let and = name.first.checked_sub(1).filter(|at| matches!(context.word(*at), "and" | "or"))?;
        let first = and.checked_sub(1)?;
        let directions = [first, name.first].iter().all(|at| context.entry(*at).class.is(Class::DIRECTION));
        let joined = [and, name.first].iter().all(|at| context.tokens.get(*at).is_some_and(|token| token.before == Gap::Space));
        if !directions || !joined || context.in_name.get(first).copied().unwrap_or(true) {
            return None;
        }
        let shared: Vec<&str> = (name.first + 1..name.last).map(|at| context.word(at)).collect();
        let whole = format!("{} {}", context.word(first), shared.join(" "));
        let bearers = self.index.whole(&whole).filter(|bearers| !bearers.places.is_empty())?;
        let reason = format!("shares \"{}\" with what follows \"{}\"", shared.join(" "), context.word(and)).into();
        Some(Draft {
            first,
            last: and,
            role: Role::Location,
            reason,
            places: &bearers.places,
            found: None,
            particle: 0,
            another_place: None,
            nth: 0,
        })
    }

    /// "Syrian", "Iraqis": people and things of a place, outside of names that hold them.
    fn demonyms<'a>(&'a self, context: &Context<'_>) -> Vec<Draft<'a>> {
        let outside = |at: &usize| !context.in_name.get(*at).copied().unwrap_or(false);
        (0..context.tokens.len())
            .filter(|at| context.tokens.get(*at).is_some_and(|token| matches!(token.case, Case::Capital | Case::Upper)))
            .filter(outside)
            .filter_map(|at| {
                let of = context.entry(at).demonym_of?;
                let places = self.demonyms.get(of).map(Vec::as_slice).unwrap_or_default();
                let (role, reason) = context.role_of_demonym(at, of);
                let reason = reason.into();
                Some(Draft { first: at, last: at + 1, role, reason, places, found: None, particle: 0, another_place: None, nth: 0 })
            })
            .collect()
    }

    fn mention(
        &self,
        context: &Context<'_>,
        draft: Draft<'_>,
        near: &[Option<u32>],
        memory: &mut Memory,
        places: &mut Places<'_>,
    ) -> Option<Mention> {
        // an article of English is no part of the name, unless it is ("The Hague"), and neither is a particle of Arabic
        let has_the = |index: &u32| self.known.get(*index as usize).is_some_and(|place| place.has_the);
        let the = draft.last > draft.first + 1 && context.word(draft.first).eq_ignore_ascii_case("the");
        let the = the && !(context.word(draft.first) == "The" && draft.places.iter().any(has_the));
        let (first, last) = (context.tokens.get(draft.first + usize::from(the))?, context.tokens.get(draft.last.checked_sub(1)?)?);
        let begin = first.start + context.bytes_of_letters(draft.first, draft.particle);
        let surface = context.text.get(begin..last.end)?;
        let said = draft.found.and_then(|name| context.kinds_said(name));
        let around = near.get(draft.nth.saturating_sub(NEIGHBOURS)..near.len().min(draft.nth + NEIGHBOURS)).unwrap_or_default();
        let in_area = draft.found.is_some_and(|name| context.stands_in_area(name));
        let choice = choose(&self.known, draft.places, (said.as_ref(), in_area), around, memory);
        let Choice { candidates, mut chosen, mut reason } = choice;
        if let Some(noun) = &draft.another_place {
            chosen = None;
            reason = format!("\"{noun}\" makes it another place, which the gazetteer has not");
        }
        // that "Daraa province" was named says nothing of what "Daraa" is
        let (mut role, mut why) = (draft.role, draft.reason);
        if let Some(name) = draft.found {
            let large = |kind| matches!(kind, PlaceKind::Country | PlaceKind::Governorate | PlaceKind::City);
            let is_large = |index: &u32| self.known.get(*index as usize).is_some_and(|place| place.curated || large(place.kind));
            let well_known = |index: &u32| is_large(index) || memory.has_meant(*index);
            if role == Role::Person {
                memory.note_person(name.name);
            } else if role == Role::Location && why == NOTHING_SAYS && memory.is_person(name.name) && !draft.places.iter().any(well_known) {
                (role, why) = (Role::Person, "person: named so before".into());
            }
        }
        let of_province = said.as_ref().is_some_and(|(kinds, _)| kinds.contains(&PlaceKind::Governorate));
        if let Some(place) = chosen.filter(|_| matches!(role, Role::Location | Role::Metonym) && !of_province) {
            memory.note(place);
        }
        let reason = if reason.is_empty() { why } else { format!("{why}; {reason}").into() };
        let (start, end) = (places.at(begin), places.at(last.end));
        Some(Mention {
            start: start.code_point,
            end: end.code_point,
            byte_start: start.byte,
            byte_end: end.byte,
            paragraph: start.paragraphs,
            surface: surface.to_owned(),
            place: chosen.and_then(|index| self.known.get(index as usize)).map(|place| Arc::clone(&place.id)),
            role,
            candidates,
            reason,
        })
    }
}

/// What the town is called that a governorate is named after, by the identifier of the governorate: each spelling of one is the other's.
fn names_of_chief_towns(gazetteer: &Gazetteer) -> FxHashMap<&str, Vec<&str>> {
    let mut names: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for town in gazetteer.places().iter().filter(|place| matches!(place.kind, PlaceKind::City | PlaceKind::Town)) {
        let governorate = town.parent.as_deref().and_then(|parent| gazetteer.place(parent));
        let Some(governorate) = governorate.filter(|parent| parent.kind == PlaceKind::Governorate) else { continue };
        if governorate.names.iter().any(|name| town.names.iter().any(|other| other.text == name.text)) {
            let bare = |name: &&str| !name.split_whitespace().any(|word| entry(word).class.is(Class::PLACE_NOUN));
            names.entry(governorate.id.as_str()).or_default().extend(town.names.iter().map(|name| name.text.as_str()).filter(bare));
        }
    }
    names
}

/// What a crossing is called in "the Khosravi and Shalamcheh border points": its name without the noun, if that is nobody else's.
fn bare_names<'a>(gazetteer: &'a Gazetteer, place: &'a Place) -> impl Iterator<Item = &'a str> {
    let names = place.names.iter().filter(|_| place.kind == PlaceKind::Crossing);
    let bare = names.filter_map(|name| name.text.strip_suffix(" crossing")).map(|name| name.strip_suffix(" border").unwrap_or(name));
    bare.filter(|name| is_proper(name) && !name.contains(' ') && gazetteer.named(name).is_empty())
}

/// States whose names come to a newsroom from the Arabic or the Hebrew script (ISO 3166-1 alpha-2).
const OF_OTHER_SCRIPT: [&str; 24] = [
    "AE", "AF", "BH", "DZ", "EG", "IL", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "OM", "PK", "PS", "QA", "SA", "SD", "SO", "SY", "TN",
    "TR", "YE",
];

/// Whether a place's name is spelt by ear: it lies where another script is written, or has a name in one.
fn is_transliterated(place: &Place) -> bool {
    let there = place.country.as_deref().is_some_and(|country| OF_OTHER_SCRIPT.contains(&country));
    there || place.country.is_none() && place.names.iter().any(|name| !name.text.is_ascii())
}

/// Drops what stands straight behind another name and is spelt as no place is: "Virginia Keller" is no town of Kalar.
fn drop_surnames(block: &Block<'_>, found: &mut Vec<Found>) {
    let mut end = None;
    found.retain(|name| {
        let is_straight = end == Some(name.first) && block.tokens.get(name.first).is_some_and(|token| token.before == Gap::Space);
        let is_surname = is_straight && !name.listed && name.last == name.first + 1 && name.particle == 0;
        end = Some(name.last);
        !is_surname
    });
}

/// "Maarat Muhos", "Tal al-Ahmar": what begins many names is no name by itself where another word goes on.
fn drop_heads(block: &Block<'_>, found: &mut Vec<Found>) {
    let goes_on = |name: &Found| {
        let head = name.last == name.first + 1 && HEADS.contains(&block.word(name.first));
        let next = block.tokens.get(name.last).filter(|token| head && token.before == Gap::Space);
        let article = block.known(name.last).is_some_and(|word| word.article);
        let plain = block.known(name.last).is_some_and(|word| word.entry.is_plain());
        next.is_some_and(|next| {
            article && block.tokens.get(name.last + 1).is_some_and(|token| token.before == Gap::Hyphen)
                || plain && next.case == Case::Capital
        })
    };
    let heads: Vec<usize> = found.iter().filter(|name| goes_on(name)).map(|name| name.last).collect();
    if !heads.is_empty() {
        found.retain(|name| !goes_on(name) && !heads.contains(&name.first));
    }
}

/// Parts of a country that are named after their chief town.
const DISTRICTS: [&str; 4] = ["district", "subdistrict", "canton", "municipality"];

/// "Lebanon’s Hezbollah" says whose an organisation is; the place in it is one.
fn is_description(name: &str) -> bool {
    name.split_whitespace().next().is_some_and(|first| first.ends_with("'s") || first.ends_with("’s"))
}

/// A mention before its place is chosen; words are counted in the block.
struct Draft<'a> {
    first: usize,
    last: usize,
    role: Role,
    reason: Cow<'static, str>,
    places: &'a [u32],
    found: Option<Found>,
    /// Letters of an Arabic particle that is written in one with its first word and is no part of it.
    particle: usize,
    /// A noun that makes it another place than any that bears the name: the "Valley" of the Jordan Valley.
    another_place: Option<String>,
    /// Which of the names of the block it is, or stands beside.
    nth: usize,
}

impl Draft<'_> {
    fn unlisted(name: Unlisted) -> Self {
        let Unlisted { first, last, reason, particle } = name;
        let reason = reason.into();
        Self { first, last, role: Role::Location, reason, places: &[], found: None, particle, another_place: None, nth: 0 }
    }

    /// "Jordan Valley", "Tabqa Dam": a place noun with a capital beside a location whose kind it does not say is a part of another
    /// place's name.
    fn widened(mut self, context: &Context<'_>, known: &[Known]) -> Self {
        if self.role != Role::Location {
            return self;
        }
        let is_settled =
            |place: &Known| matches!(place.kind, PlaceKind::City | PlaceKind::Town | PlaceKind::Governorate | PlaceKind::Country);
        let all_settled = self.places.iter().filter_map(|index| known.get(*index as usize)).all(is_settled);
        let fits = |kinds: &[PlaceKind]| {
            self.places.iter().filter_map(|index| known.get(*index as usize)).any(|place| kinds.contains(&place.kind))
        };
        let Some((words, noun, kinds)) = context.place_noun_of_name(self.first, self.last) else { return self };
        let has_it = fits(kinds);
        let of_facility = kinds.iter().any(|kind| matches!(kind, PlaceKind::Base | PlaceKind::Crossing | PlaceKind::Field));
        let arabic = self.first > words.0 && self.particle == 0 && context.is_uncased(self.first);
        if arabic && !of_facility || self.particle > 0 {
            return self;
        }
        if noun.eq_ignore_ascii_case("desert") && !fits(&[PlaceKind::Region]) {
            return self;
        }
        let is_region = |index: &u32| known.get(*index as usize).is_some_and(|place| place.kind == PlaceKind::Region);
        if has_it && (of_facility || self.places.iter().all(is_region)) {
            // "Shayrat airbase", "Badia desert" is all of its name
            (self.first, self.last) = words;
        } else if all_settled && !has_it {
            (self.first, self.last) = words;
            // a district is named after its town, and lies around it
            if !DISTRICTS.contains(&noun.to_ascii_lowercase().as_str()) {
                self.another_place = Some(noun.to_owned());
            }
        }
        self
    }
}

/// The beginning of a text that is linked at once: whole paragraphs if it can, else whole words.
fn next_block(text: &str, is_last: bool) -> &str {
    if text.len() <= BLOCK_BYTES && is_last {
        return text;
    }
    let boundary = |at: usize| (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let window = text.get(..boundary(LONGEST_BLOCK_BYTES.min(text.len()))).unwrap_or(text);
    let from = boundary(BLOCK_BYTES.min(window.len()));
    let rest = window.get(from..).unwrap_or_default();
    // an empty line is sure to end a paragraph, the end of a line most often does
    let paragraph = rest.find("\n\n").map(|at| at + 2);
    let line = || rest.rfind('\n').map(|at| at + 1);
    let word =
        || rest.rfind(char::is_whitespace).map(|at| at + rest.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let cut = if window.len() == text.len() && is_last { paragraph.or_else(line) } else { paragraph.or_else(line).or_else(word) };
    let end = cut.map_or(window.len(), |at| from + at);
    window.get(..end).unwrap_or(text)
}

/// Turns byte positions of a block that only grow into positions of the text, in one pass.
struct Places<'a> {
    block: &'a str,
    begin: Position,
    reached: usize,
    at: Position,
    /// Whether the line that was reached has shown anything but white space.
    line_has_text: bool,
}

impl<'a> Places<'a> {
    fn of(block: &'a str, begin: Position) -> Self {
        Self { block, begin, reached: 0, at: begin, line_has_text: begin.inside_line }
    }

    fn at(&mut self, byte: usize) -> Position {
        // names that overlap ask for a place that was passed: from the beginning again
        if byte < self.reached {
            *self = Self::of(self.block, self.begin);
        }
        let passed = self.block.get(self.reached..byte).unwrap_or_default();
        let within_a_line = self.line_has_text && memchr::memchr2(b'\n', b'\r', passed.as_bytes()).is_none();
        if within_a_line {
            self.at.code_point += passed.chars().count();
        }
        let mut passed = if within_a_line { "" } else { passed }.chars().peekable();
        while let Some(c) = passed.next() {
            // a line end is one code point, however it is written
            let half_a_line_end =
                c == '\r' && passed.peek().map_or_else(|| self.block.as_bytes().get(byte) == Some(&b'\n'), |next| *next == '\n');
            self.at.code_point += usize::from(!half_a_line_end);
            self.pass(c);
        }
        self.reached = byte;
        // what begins here stands in the line that it begins, or goes on
        let mut here = self.at;
        here.byte = self.begin.byte + byte;
        here.paragraphs += usize::from(!self.line_has_text);
        here
    }

    fn pass(&mut self, c: char) {
        if c == '\n' {
            self.line_has_text = false;
        } else if !c.is_whitespace() && !self.line_has_text {
            self.line_has_text = true;
            self.at.paragraphs += 1;
        }
    }

    /// Where the block ends.
    fn end(mut self, block: &str) -> Position {
        let _ = self.at(block.len());
        Position { byte: self.begin.byte + block.len(), inside_line: self.line_has_text, ..self.at }
    }
}

#[cfg(test)]
mod tests;
