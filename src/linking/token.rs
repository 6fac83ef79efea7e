//! Words of a text, with what stands between them.
//!
//! A word is letters, digits and marks, with apostrophes and zero-width characters inside it, or an abbreviation with full stops
//! (`U.S.`). A possessive `'s` is no part of it. Offsets are bytes of the text and always lie on character boundaries.

/// A word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// What stands between the word before and this one.
    pub(super) before: Gap,
    /// Its letters.
    pub(super) case: Case,
    /// Whether `'s` or `’s` follows.
    pub(super) possessive: bool,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// A hyphen, joining two words into one.
    Hyphen,
    /// White space, or the single line break of a text that is broken into lines.
    Space,
    /// A dash that joins two names (`Tehran–Beirut`), or a slash.
    Dash,
    /// A comma.
    Comma,
    /// Quotation marks, brackets, a dash between spaces, a colon: the sentence goes on, the name does not.
    Break,
    /// The end of a sentence.
    Sentence,
    /// The beginning of the text, or of a paragraph.
    Paragraph,
}

/// The letters of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Small letters, or digits.
    Lower,
    /// A capital, then small letters.
    Capital,
    /// Capitals only, at least two.
    Upper,
    /// A script without capitals.
    Uncased,
}

impl Case {
    /// Whether the word could begin a name.
    pub(super) fn may_be_name(self) -> bool {
        self != Self::Lower
    }
}

/// The words of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    read_tokens(text, &mut tokens);
    tokens
}

/// The same, into memory that was used before.
pub(super) fn read_tokens(text: &str, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    tokens.clear();
    tokens.reserve(text.len() / 6);
    let mut at = 0;
    let mut gap = Gap::Paragraph;
    while at < bytes.len() {
        let (c, next) = char_at(text, at);
        if is_word(c) {
            let token = plain_word(text, at, gap).unwrap_or_else(|| any_word(text, at, gap));
            at = token.end + if token.possessive { possessive_length(text, token.end) } else { 0 };
            // "Gen. Houston": the full stop ends no sentence
            if text.as_bytes().get(at) == Some(&b'.') && is_title_cut_short(text.get(token.start..token.end).unwrap_or_default()) {
                at += 1;
            }
            tokens.push(token);
            gap = Gap::Hyphen;
            // nothing between two words joins them; a word never ends where another begins
            let (more, end) = gap_after(text, at);
            gap = gap.max(more);
            at = end;
        } else {
            let (more, end) = gap_after(text, at);
            gap = gap.max(more);
            at = end.max(next);
        }
    }
}

/// Titles that are written with a full stop.
fn is_title_cut_short(word: &str) -> bool {
    matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Dr"
            | "Prof"
            | "Gen"
            | "Maj"
            | "Col"
            | "Lt"
            | "Capt"
            | "Cmdr"
            | "Sgt"
            | "Brig"
            | "Adm"
            | "Sen"
            | "Rep"
            | "Gov"
            | "St"
    )
}

fn char_at(text: &str, at: usize) -> (char, usize) {
    let byte = text.as_bytes().get(at).copied().unwrap_or(b' ');
    if byte.is_ascii() {
        return (char::from(byte), at + 1);
    }
    let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
    (c, at + c.len_utf8())
}

/// Letters, digits, and the marks that stand on them.
fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_mark(c) }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || c == '\u{640}'
}

/// Characters that nobody sees: zero-width space, joiners and direction marks, soft hyphen, byte-order mark.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Apostrophes, and the signs for hamza and ayin that are written like them.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʿ' | 'ʾ' | 'ʼ' | '`' | '´')
}

/// What most words are: small letters, the first perhaps a capital, with a space or a comma behind them.
fn plain_word(text: &str, start: usize, before: Gap) -> Option<Token> {
    let (first, rest) = text.as_bytes().get(start..)?.split_first()?;
    let small = rest.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
    let ends = matches!(rest.get(small), Some(b' ' | b',' | b'\n' | b'-'));
    let case = match first {
        b'a'..=b'z' => Case::Lower,
        b'A'..=b'Z' if small > 0 => Case::Capital,
        _ => return None,
    };
    ends.then_some(Token { start, end: start + 1 + small, before, case, possessive: false })
}

fn any_word(text: &str, start: usize, before: Gap) -> Token {
    let mut end = start;
    let mut at = start;
    let (mut upper, mut lower, mut other, mut first_upper) = (0_usize, 0_usize, 0_usize, false);
    let mut possessive = false;
    let bytes = text.as_bytes();
    while at < text.len() {
        // most of a text is small letters
        let small = bytes.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        if small > 0 {
            lower += small;
            at += small;
            end = at;
            continue;
        }
        let (c, next) = char_at(text, at);
        if is_word(c) {
            if c.is_uppercase() {
                first_upper |= upper + lower + other == 0;
                upper += 1;
            } else if c.is_lowercase() {
                lower += 1;
            } else if c.is_alphabetic() {
                other += 1;
            }
            end = next;
        } else if is_apostrophe(c) {
            let (following, after) = char_at(text, next);
            if matches!(following, 's' | 'S') && !is_word(char_at(text, after).0) {
                possessive = true;
                break;
            }
            if !is_word(following) {
                break;
            }
        } else if c == '.' {
            // "U.S." is one word, "in the U.S. Then" too; "Syria. Then" ends
            let (following, after) = char_at(text, next);
            let single = end - start == 1 || text.get(start..end).is_some_and(|word| word.contains('.'));
            if !(single && upper > 0 && lower == 0) {
                break;
            }
            if following.is_uppercase() && matches!(char_at(text, after).0, '.') {
                at = next;
                continue;
            }
            if text.get(start..end).is_some_and(|word| word.contains('.')) {
                end = next;
            }
            break;
        } else if !is_invisible(c) {
            break;
        }
        at = next;
    }
    let case = match (upper, lower, other) {
        (0, 0, 1..) => Case::Uncased,
        (2.., 0, _) => Case::Upper,
        _ if first_upper => Case::Capital,
        _ => Case::Lower,
    };
    Token { start, end, before, case, possessive }
}

/// Bytes of the apostrophe and the s.
fn possessive_length(text: &str, at: usize) -> usize {
    let (_, next) = char_at(text, at);
    char_at(text, next).1 - at
}

/// What stands from here to the next word, and where that word begins.
fn gap_after(text: &str, start: usize) -> (Gap, usize) {
    if let Some([b' ', next, ..]) = text.as_bytes().get(start..)
        && next.is_ascii_alphanumeric()
    {
        return (Gap::Space, start + 1);
    }
    let mut gap = Gap::Hyphen;
    let mut at = start;
    let (mut lines, mut spaces, mut dashes) = (0_usize, 0_usize, 0_usize);
    while at < text.len() {
        let (c, next) = char_at(text, at);
        if is_word(c) {
            break;
        }
        match c {
            '\n' | '\u{2028}' => lines += if is_wrapped(text, at) { 1 } else { 2 },
            '\u{2029}' => lines += 2,
            c if c.is_whitespace() => spaces += 1,
            '-' | '\u{2010}' | '\u{2011}' => {}
            '–' | '—' | '‒' | '―' | '/' | '−' => dashes += 1,
            ',' | '،' => gap = gap.max(Gap::Comma),
            '.' | '!' | '?' | '؟' | '…' | ';' | '؛' => gap = gap.max(Gap::Sentence),
            c if is_invisible(c) || is_apostrophe(c) => {}
            _ => gap = gap.max(Gap::Break),
        }
        at = next;
    }
    if dashes > 0 {
        gap = gap.max(if spaces + lines > 0 { Gap::Break } else { Gap::Dash });
    }
    if spaces + lines > 0 {
        // a hyphen between spaces is a dash; one at the end of a line joins
        let hyphens = text.get(start..at).is_some_and(|between| between.contains('-'));
        let alone = hyphens && spaces > 0 && lines == 0 && gap < Gap::Comma;
        gap = gap.max(if alone {
            Gap::Break
        } else if hyphens {
            Gap::Hyphen
        } else {
            Gap::Space
        });
    }
    if lines > 1 {
        gap = Gap::Paragraph;
    }
    (gap, at)
}

/// Lines that are broken where they are full are about so long; others are paragraphs.
const WRAPPED: std::ops::RangeInclusive<usize> = 40..=100;

/// Whether a line is broken because it is full, or goes on with a small letter. Else its end is that of a paragraph: of a headline,
/// a byline, a text without empty lines.
fn is_wrapped(text: &str, line_end: usize) -> bool {
    let is_letter = |byte: &&u8| !(0x80..0xc0).contains(*byte);
    let in_line = |byte: &&u8| **byte != b'\n';
    let (before, after) = text.as_bytes().split_at(line_end.min(text.len()));
    let after = after.get(1..).unwrap_or_default();
    let first = after.iter().take_while(in_line).find(|byte| !byte.is_ascii_whitespace());
    if first.is_some_and(u8::is_ascii_lowercase) || before.trim_ascii_end().ends_with(b"-") {
        return true;
    }
    let far = WRAPPED.end() * 4;
    let length = before.iter().rev().take(far).take_while(in_line).filter(is_letter).count();
    if !WRAPPED.contains(&length) || after.starts_with(b"By ") {
        return false;
    }
    let next = after.iter().take(far).take_while(in_line).filter(is_letter).count();
    let first_word = after.iter().take(far).take_while(|byte| !byte.is_ascii_whitespace()).filter(is_letter).count();
    next <= *WRAPPED.end() && length + 1 + first_word > next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(&str, Gap)> {
        tokens(text).into_iter().map(|token| (text.get(token.start..token.end).unwrap(), token.before)).collect()
    }

    #[test]
    fn words_know_what_stands_before_them() {
        assert_eq!(
            words("In Deir ez‑Zor, Syria’s\neast. Then\n\nTehran–Beirut"),
            [
                ("In", Gap::Paragraph),
                ("Deir", Gap::Space),
                ("ez", Gap::Space),
                ("Zor", Gap::Hyphen),
                ("Syria", Gap::Comma),
                ("east", Gap::Space),
                ("Then", Gap::Sentence),
                ("Tehran", Gap::Paragraph),
                ("Beirut", Gap::Dash),
            ]
        );
    }

    #[test]
    fn abbreviations_possessives_and_apostrophes_are_kept_apart() {
        assert_eq!(
            words("the U.S. and Al-Qa'im"),
            [("the", Gap::Paragraph), ("U.S.", Gap::Space), ("and", Gap::Space), ("Al", Gap::Space), ("Qa'im", Gap::Hyphen)]
        );
        let text = "Iraq's";
        let token = tokens(text)[0];
        assert!(token.possessive && text.get(token.start..token.end) == Some("Iraq"));
        assert_eq!(words("John F. Smith"), [("John", Gap::Paragraph), ("F", Gap::Space), ("Smith", Gap::Sentence)]);
    }

    #[test]
    fn invisible_characters_are_no_gap() {
        assert_eq!(words("Man\u{200b}bij \u{200f}دير").len(), 2);
        assert_eq!(words("").len(), 0);
        assert_eq!(words("—…").len(), 0);
    }

    #[test]
    fn letters_say_what_may_be_a_name() {
        let case = |text: &str| tokens(text)[0].case;
        assert_eq!(case("ALEPPO"), Case::Upper);
        assert_eq!(case("Aleppo"), Case::Capital);
        assert_eq!(case("aleppo"), Case::Lower);
        assert_eq!(case("حلب"), Case::Uncased);
        assert_eq!(case("2025"), Case::Lower);
    }
}
