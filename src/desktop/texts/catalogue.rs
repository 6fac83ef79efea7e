//! Reads the catalogue, and fills its messages in.

use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::direction::{filled_for_the_page, for_the_page};
use super::{Language, spoken};

/// The files of a language, one for each part of the window.
macro_rules! files {
    ($language:literal: $($part:literal),+ $(,)?) => {
        &[$(($part, include_str!(concat!("../../../assets/texts/", $language, "/", $part, ".ftl")))),+]
    };
}

const ENGLISH: &[(&str, &str)] = files!("en": "menu", "app", "side", "map", "inspector", "reader", "compare", "time", "layers", "export", "pictures", "lessons", "quiz", "handout", "help", "workbench", "claims", "gazetteer");
const ARABIC: &[(&str, &str)] = files!("ar": "menu", "app", "side", "map", "inspector", "reader", "compare", "time", "layers", "export", "pictures", "lessons", "quiz", "handout", "help", "workbench", "claims", "gazetteer");

static CATALOGUES: LazyLock<[Catalogue; 2]> = LazyLock::new(|| Language::ALL.map(Catalogue::read));

/// The messages of a language.
struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    /// Those without values, as they are set on the page: most of what a frame shows is never put together anew.
    plain: HashMap<String, String>,
    /// And how those are spoken that stand otherwise on the page.
    order_of_speech: HashMap<String, String>,
}

fn files_of(language: Language) -> &'static [(&'static str, &'static str)] {
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
        // the signs that keep values apart from the words around them have no glyph in the window
        bundle.set_use_isolating(false);
        let mut keys = Vec::new();
        for (_, text) in files_of(language) {
            let (resource, _) = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) => (resource, Vec::new()),
                Err((resource, errors)) => (resource, errors),
            };
            keys.extend(keys_of(&resource));
            // a key that is there twice: the first holds
            let _ = bundle.add_resource(resource);
        }
        let mut own = Self { bundle, plain: HashMap::new(), order_of_speech: HashMap::new() };
        for key in keys {
            if let Some(text) = own.format(&key, None) {
                let page = for_the_page(text.clone(), language);
                if page != text {
                    own.order_of_speech.insert(page.clone(), text);
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

/// The language of the window first, then English.
fn languages() -> impl Iterator<Item = (Language, &'static Catalogue)> {
    let spoken = spoken();
    let is_asked = move |language: Language| language == spoken || language == Language::English;
    let mut found: Vec<_> = Language::ALL.into_iter().zip(CATALOGUES.iter()).filter(|(language, _)| is_asked(*language)).collect();
    found.sort_by_key(|(language, _)| *language != spoken);
    found.into_iter()
}

/// A message without values; the key itself where there is none, which a test forbids.
pub(in crate::desktop) fn plain(key: &'static str) -> &'static str {
    languages().find_map(|(_, catalogue)| catalogue.plain.get(key)).map_or(key, String::as_str)
}

/// A message with its values filled in.
pub(in crate::desktop) fn filled<const N: usize>(key: &'static str, values: [(&'static str, FluentValue<'_>); N]) -> String {
    let values: FluentArgs<'_> = values.into_iter().map(|(name, value)| (name, in_order_of_speech(value))).collect();
    languages()
        .find_map(|(language, catalogue)| Some(filled_for_the_page(catalogue.format(key, Some(&values))?, language)))
        .unwrap_or_else(|| key.to_owned())
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
