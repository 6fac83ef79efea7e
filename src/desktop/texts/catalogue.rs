//! Reads the catalogue, and fills its messages in.

use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::direction::{filled_for_the_page, for_the_page, without_marks};
use super::{Language, spoken};

/// How the keys of words begin that the pure rooms have, such as the names of kinds.
const WORD: &str = "word-";

/// The files of a language, one for each part of the window.
macro_rules! files {
    ($language:literal: $($part:literal),+ $(,)?) => {
        &[$(include_str!(concat!("../../../assets/texts/", $language, "/", $part, ".ftl"))),+]
    };
}

const ENGLISH: &[&str] = files!("en": "menu", "app", "side", "map", "inspector", "reader", "compare", "time", "layers", "export", "pictures", "lessons", "quiz", "handout", "help", "workbench", "claims", "gazetteer", "words");
const ARABIC: &[&str] = files!("ar": "menu", "app", "side", "map", "inspector", "reader", "compare", "time", "layers", "export", "pictures", "lessons", "quiz", "handout", "help", "workbench", "claims", "gazetteer", "words");

static CATALOGUES: LazyLock<[Catalogue; 2]> = LazyLock::new(|| Language::ALL.map(Catalogue::read));

/// The messages of a language.
struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    /// Those without values, as they are set on the page: most of what a frame shows is never put together anew.
    plain: HashMap<String, String>,
    /// And how those are spoken that stand otherwise on the page.
    order_of_speech: HashMap<String, String>,
    /// The keys of the words of the pure rooms, by the word.
    words: HashMap<String, String>,
}

fn files_of(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => ENGLISH,
        Language::Arabic => ARABIC,
    }
}

impl Catalogue {
    /// What cannot be read is left out here; a test sees to it that there is nothing of that kind.
    fn read(language: Language) -> Self {
        let tag = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // a value keeps its own direction within words that run the other way
        bundle.set_use_isolating(language.is_from_the_right());
        let mut keys = Vec::new();
        for text in files_of(language) {
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
            keys.extend(keys_of(&resource));
            // a key that is there twice: the first holds
            let _ = bundle.add_resource(resource);
        }
        let mut own = Self { bundle, plain: HashMap::new(), order_of_speech: HashMap::new(), words: HashMap::new() };
        for key in keys {
            if let Some(text) = own.format(&key, None) {
                let page = for_the_page(&text, language);
                if page != text {
                    own.order_of_speech.insert(page.clone(), without_marks(&text));
                }
                if key.starts_with(WORD) {
                    own.words.insert(text, key.clone());
                }
                own.plain.insert(key, page);
            }
        }
        own
    }

    /// None where there is no such message, or a value is missing.
    fn format(&self, key: &str, values: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, values, &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }
}

fn keys_of(resource: &FluentResource) -> Vec<String> {
    use fluent_syntax::ast::Entry;
    let name = |entry: &Entry<&str>| if let Entry::Message(message) = entry { Some(message.id.name.to_owned()) } else { None };
    resource.entries().filter_map(name).collect()
}

/// What is found in the language of the window, or else in English.
fn find<T>(look: impl Fn(Language, &'static Catalogue) -> Option<T>) -> Option<T> {
    let [english, arabic] = &*CATALOGUES;
    match spoken() {
        Language::English => look(Language::English, english),
        Language::Arabic => look(Language::Arabic, arabic).or_else(|| look(Language::English, english)),
    }
}

/// A message without values; the key itself where there is none, which a test forbids.
pub(in crate::desktop) fn plain(key: &'static str) -> &'static str {
    find(|_, catalogue| catalogue.plain.get(key)).map_or(key, String::as_str)
}

/// A message with its values filled in.
pub(in crate::desktop) fn filled<const N: usize>(key: &'static str, values: [(&'static str, FluentValue<'_>); N]) -> String {
    let values: FluentArgs<'_> = values.into_iter().map(|(name, value)| (name, in_order_of_speech(value))).collect();
    find(|language, catalogue| Some(filled_for_the_page(catalogue.format(key, Some(&values))?, language))).unwrap_or_else(|| key.to_owned())
}

/// A word of the pure rooms, such as the name of a kind, in the language of the window; as it is where the catalogue does not have it.
pub(in crate::desktop) fn word(word: &str) -> &str {
    let [english, ..] = &*CATALOGUES;
    let key = if spoken() == Language::English { None } else { english.words.get(word) };
    key.and_then(|key| find(|_, catalogue| catalogue.plain.get(key))).map_or(word, String::as_str)
}

/// A value that is a message itself goes into another one as it is spoken: the whole is put into the order of the page once.
fn in_order_of_speech(value: FluentValue<'_>) -> FluentValue<'_> {
    let spoken = if let FluentValue::String(text) = &value { super::direction::order_of_speech(text) } else { None };
    spoken.map_or(value, FluentValue::from)
}

/// A message without values in the order of speech, by what stands on the page; none where that is the same.
pub(super) fn order_of_speech(page: &str) -> Option<String> {
    CATALOGUES.iter().find_map(|catalogue| catalogue.order_of_speech.get(page)).cloned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::basemap::{Script, Theme};
    use crate::desktop::texts::speak;
    use crate::dossier::{Basis, CardNoteKind, ColourBy, DisputeKind, EventKind, Modality, MovementKind, PathKnowledge, Role, Shape};
    use crate::gazetteer::PlaceKind;
    use crate::playback::{AtEnd, Mode, StepUnit};
    use crate::query::{Aspect, Meets};
    use crate::quiz::QuestionKind;

    /// Every word of the pure rooms that stands for a choice or a kind.
    fn words_of_the_rooms() -> BTreeSet<&'static str> {
        let mut words: BTreeSet<&str> = BTreeSet::new();
        words.extend(EventKind::ALL.iter().map(|kind| kind.label()).chain(MovementKind::ALL.iter().map(|kind| kind.label())));
        words.extend(Shape::ALL.map(Shape::label).into_iter().chain(Modality::ALL.map(Modality::name)));
        words.extend([Basis::Stated, Basis::Inferred, Basis::PublicRecord].map(Basis::name));
        words.extend([PathKnowledge::Stated, PathKnowledge::Inferred, PathKnowledge::Unknown].map(PathKnowledge::name));
        words.extend([Role::Agent, Role::Target, Role::Party, Role::Source, Role::Place].map(Role::name));
        words.extend([CardNoteKind::Vagueness, CardNoteKind::Remark].map(CardNoteKind::label));
        words.extend([Meets::Departs, Meets::Passes, Meets::Arrives].map(Meets::label));
        words.extend(DisputeKind::ALL.iter().map(|kind| kind.label()).chain(PlaceKind::ALL.map(PlaceKind::label)));
        words.extend(ColourBy::ALL.map(ColourBy::label).into_iter().chain(Aspect::ALL.map(Aspect::label)));
        words.extend(Theme::ALL.map(Theme::name).into_iter().chain(Script::ALL.map(Script::name)));
        words.extend(AtEnd::ALL.map(AtEnd::label).into_iter().chain(StepUnit::ALL.map(StepUnit::label)));
        words.extend(QuestionKind::ALL.map(QuestionKind::label).into_iter().chain(["moment", "so far"]));
        words
    }

    #[test]
    fn the_words_of_the_pure_rooms_are_in_the_catalogue_and_nothing_else_is() {
        let known: BTreeSet<&str> = CATALOGUES[0].words.keys().map(String::as_str).collect();
        assert_eq!(known, words_of_the_rooms());
        assert_eq!([Mode::Moment, Mode::SoFar].map(Mode::label), ["moment", "so far"]);
    }

    #[test]
    fn a_message_is_in_the_language_of_the_window_and_in_english_where_that_lacks_it() {
        assert_eq!(word("withdrawal"), "withdrawal");
        speak(Language::Arabic);
        assert_eq!(word("withdrawal"), "انسحاب");
        assert_eq!(plain("menu-file"), "ملف");
        assert_eq!(word("no such word"), "no such word");
        assert_eq!(plain("no-such-key"), "no-such-key");
    }

    #[test]
    fn a_value_keeps_its_own_direction_and_a_message_within_another_is_turned_once() {
        speak(Language::Arabic);
        let page = filled("menu-lesson-minutes", [("title", "31 May 2019".into()), ("minutes", 15.into())]);
        assert!(page.contains("31 May 2019"), "{page}");
        assert!(!page.contains(['\u{2068}', '\u{2069}']), "{page:?}");
        let of_words = filled("menu-colour-by", [("what", "دير الزور".into())]);
        let of_page = filled("menu-colour-by", [("what", crate::paint::in_order_of_page("دير الزور").into())]);
        assert_ne!(of_words, of_page, "what is no message cannot be told from words as they are spoken");
        let nested = filled("menu-undo-what", [("what", of_words.clone().into())]);
        assert!(nested.contains(&of_words), "{nested} holds {of_words} as it stands alone");
    }
}
