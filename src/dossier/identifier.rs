//! Identifiers, made of words.

/// Small letters and digits of a text, with a hyphen between its words; accents are dropped. Empty where the text has no Latin letters.
///
/// ```
/// # use dateline::dossier::identifier_from;
/// assert_eq!(identifier_from("Tell Tâmer (2019).txt"), "tell-tamer-2019-txt");
/// assert_eq!(identifier_from("الرقة"), "");
/// ```
#[must_use]
pub fn identifier_from(words: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let plain: String = words.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}
