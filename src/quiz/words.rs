//! Which words of a text say something, so that a question can be kept from giving its answer away.

use std::collections::BTreeSet;

use crate::gazetteer::folded_words;

/// Words of English that stand in any sentence. In another language, short words count for more than they should, and fewer questions are
/// made.
const EMPTY: [&str; 61] = [
    "about", "after", "against", "all", "also", "and", "any", "are", "been", "before", "being", "between", "but", "by", "can", "could",
    "did", "does", "for", "from", "had", "has", "have", "her", "his", "into", "its", "may", "more", "most", "not", "off", "one", "onto",
    "other", "our", "out", "over", "said", "say", "says", "she", "some", "such", "than", "that", "the", "their", "them", "then", "there",
    "they", "this", "those", "through", "under", "was", "were", "which", "with", "who",
];

/// The words that say something, folded, without the endings of number and tense.
pub(super) fn telling(text: &str) -> BTreeSet<String> {
    // what a hyphen joins is more than one word here
    let apart = text.replace(['-', '‑', '–', '/'], " ");
    let says = |word: &String| (word.chars().count() > 2 || word.chars().any(char::is_numeric)) && !EMPTY.contains(&word.as_str());
    folded_words(&apart).into_iter().filter(says).map(|word| stem(&word).to_owned()).collect()
}

/// How many telling words two texts share.
pub(super) fn shared(a: &BTreeSet<String>, b: &BTreeSet<String>) -> usize {
    a.intersection(b).count()
}

fn stem(word: &str) -> &str {
    for ending in ["ing", "ies", "ed", "es", "s"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() > 3
        {
            return stem;
        }
    }
    word
}

/// Whether a text says when something was, or what it came before or after.
pub(super) fn tells_time(text: &str) -> bool {
    const TIMES: [&str; 33] = [
        "after",
        "afterwards",
        "again",
        "ago",
        "already",
        "april",
        "august",
        "autumn",
        "before",
        "december",
        "earlier",
        "february",
        "final",
        "first",
        "january",
        "july",
        "june",
        "last",
        "later",
        "march",
        "may",
        "month",
        "next",
        "november",
        "october",
        "second",
        "september",
        "since",
        "spring",
        "summer",
        "until",
        "winter",
        "year",
    ];
    text.chars().any(char::is_numeric) || folded_words(text).iter().any(|word| TIMES.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{shared, telling, tells_time};

    #[test]
    fn words_are_compared_by_what_they_say() {
        let (a, b) = (telling("Trucks left the al-Omar field"), telling("A truck is leaving the fields of Al‑Omar"));
        assert_eq!(a.into_iter().collect::<Vec<_>>(), ["field", "left", "omar", "truck"]);
        assert_eq!(shared(&telling("Trucks left Omar"), &b), 2);
        assert!(telling("with all of them").is_empty());
    }

    #[test]
    fn titles_that_say_when_are_known() {
        assert!(tells_time("The departure of 2025") && tells_time("Strikes after the attack") && tells_time("A march in May"));
        assert!(!tells_time("Trucks leave Hasakah"));
    }
}
