//! Finding the names of the gazetteer in a text, in one pass.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};

use super::folded::Folded;
use crate::gazetteer::Gazetteer;

/// A stretch of a text that bears a name of the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// First code point, 0-based.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The stretch itself.
    pub surface: String,
    /// Identifiers of the places that bear the name, in the order of the gazetteer; more than one where it is ambiguous.
    pub places: Vec<String>,
}

/// Finds mentions; built once for a gazetteer.
#[derive(Clone, Debug)]
pub struct Linker {
    /// None where it could not be built: for more names than fit into 32 bits.
    automaton: Option<AhoCorasick>,
    /// The places of each name; none for a name that only hides what is in it.
    places: Vec<Vec<String>>,
}

impl Linker {
    /// A linker for the names of a gazetteer. `others` are names of what is no place (organisations, persons): a place inside one of
    /// them is not mentioned.
    #[must_use]
    pub fn new<'a>(gazetteer: &Gazetteer, others: impl Iterator<Item = &'a str>) -> Self {
        let mut names: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (index, place) in gazetteer.places().iter().enumerate() {
            for name in &place.names {
                names.entry(Folded::of(&name.text).text).or_default().insert(index);
            }
        }
        for name in others {
            names.entry(Folded::of(name).text).or_default();
        }
        // a folded name begins and ends with a space, which keeps matches to whole words; a name of nothing is none
        names.retain(|name, _| !name.trim().is_empty());
        let ids = |indices: &BTreeSet<usize>| -> Vec<String> {
            indices.iter().filter_map(|index| gazetteer.places().get(*index)).map(|place| place.id.clone()).collect()
        };
        let places = names.values().map(ids).collect();
        // the space that ends one name may begin the next, so it is left out of the pattern and looked for after the match
        let patterns = names.keys().map(|name| name.trim_end());
        Self { automaton: AhoCorasick::builder().match_kind(MatchKind::Standard).build(patterns).ok(), places }
    }

    /// The mentions in a text, in order; of names that overlap, the one that begins first, and of those the longest.
    #[must_use]
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let folded = Folded::of(text);
        let ends_a_word = |end: usize| folded.text.get(end..).is_none_or(|rest| rest.is_empty() || rest.starts_with(' '));
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut found: Vec<(usize, usize, usize)> = automaton
            .find_overlapping_iter(&folded.text)
            .filter(|found| ends_a_word(found.end()))
            // without the space before the name
            .map(|found| (found.start() + 1, found.end(), found.pattern().as_usize()))
            .collect();
        found.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
        let mut mentions = Vec::new();
        let mut reached = 0;
        let mut position = CodePoints::new(text);
        for (start, end, pattern) in found {
            if start < reached {
                continue;
            }
            reached = end;
            let Some((first, last)) = folded.source_span(start, end) else { continue };
            let places = self.places.get(pattern).cloned().unwrap_or_default();
            if places.is_empty() {
                continue;
            }
            mentions.push(Mention {
                start: position.at(first),
                end: position.at(last),
                surface: text.get(first..last).unwrap_or_default().to_owned(),
                places,
            });
        }
        mentions
    }
}

/// Turns byte positions that only grow into positions in code points, in one pass.
struct CodePoints<'a> {
    text: &'a str,
    bytes: usize,
    chars: usize,
}

impl<'a> CodePoints<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, bytes: 0, chars: 0 }
    }

    fn at(&mut self, byte: usize) -> usize {
        self.chars += self.text.get(self.bytes..byte).map_or(0, |between| between.chars().count());
        self.bytes = byte;
        self.chars
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{CoordinateSource, Name, Place, PlaceKind};
    use crate::geo::LonLat;

    fn linker() -> Linker {
        let place = |id: &str, names: &[&str]| Place {
            id: id.to_owned(),
            kind: PlaceKind::City,
            names: names
                .iter()
                .map(|name| Name { text: (*name).to_owned(), lang: "en".to_owned(), script: None, preferred: false })
                .collect(),
            at: LonLat::new(40.0, 35.0).unwrap(),
            source: CoordinateSource::Convention("a test".to_owned()),
            radius_km: 5.0,
            country: None,
            parent: None,
            route: None,
            links: vec![],
            note: None,
        };
        let gazetteer = Gazetteer::new(
            vec![
                place("hasakah", &["Hasakah"]),
                place("hasakah-governorate", &["Hasakah", "Hasakah province"]),
                place("deir-ez-zor", &["Deir ez-Zor", "دير الزور"]),
                place("syria", &["Syria"]),
                place("iraq", &["Iraq"]),
            ],
            vec![],
        );
        Linker::new(&gazetteer, ["Islamic State in Iraq and Syria"].into_iter())
    }

    fn found(text: &str) -> Vec<(usize, usize, String)> {
        let mentions = linker().mentions(text);
        mentions.into_iter().map(|mention| (mention.start, mention.end, mention.places.join("|"))).collect()
    }

    #[test]
    fn names_are_found_in_any_spelling_of_hyphens_case_and_marks_with_their_span() {
        assert_eq!(found("In DEIR EZ‑ZOR."), [(3, 14, "deir-ez-zor".to_owned())]);
        assert_eq!(found("Deir\nez-Zor"), [(0, 11, "deir-ez-zor".to_owned())]);
        assert_eq!(found("في دير الزور"), [(3, 12, "deir-ez-zor".to_owned())]);
        assert_eq!(found("‘Syria’s"), [(1, 6, "syria".to_owned())]);
    }

    #[test]
    fn the_longest_name_wins_and_an_ambiguous_one_keeps_all_its_places() {
        assert_eq!(found("Hasakah province"), [(0, 16, "hasakah-governorate".to_owned())]);
        assert_eq!(found("Hasakah"), [(0, 7, "hasakah|hasakah-governorate".to_owned())]);
        assert_eq!(found("Syria Iraq").len(), 2, "a space may end one name and begin the next");
    }

    #[test]
    fn nothing_is_found_inside_a_word_or_inside_the_name_of_something_else() {
        assert_eq!(found("Syrians, Iraqi, Assyria"), []);
        assert_eq!(found("the Islamic State in Iraq and Syria"), []);
        assert_eq!(found(""), []);
    }
}
