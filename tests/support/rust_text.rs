//! Cuts Rust source text into code, comments and literals, well enough to keep rules about them. It is no parser of Rust.

use std::ops::Range;

/// A string literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    /// Line, from 1.
    pub(crate) line: usize,
    /// The code right before it, up to the literal or comment before, without the blanks at its end.
    pub(crate) before: String,
    /// What stands between its quotes, as written.
    pub(crate) text: String,
}

/// Every string literal that is neither raw nor in a comment.
pub(crate) fn literals(source: &str) -> Vec<Literal> {
    let chars: Vec<char> = source.chars().collect();
    let (mut found, mut code_from) = (Vec::new(), 0);
    for Range { start, end } in no_code(&chars) {
        if chars[start] == '"' {
            let line = 1 + chars[..start].iter().filter(|c| **c == '\n').count();
            let before: String = chars[code_from..start].iter().collect();
            let text = chars[start + 1..end.saturating_sub(1).max(start + 1)].iter().collect();
            found.push(Literal { line, before: before.trim_end().to_owned(), text });
        }
        code_from = end;
    }
    found
}

/// The text with comments, strings and character literals turned into spaces; lines stay where they are.
pub(crate) fn without_comments_and_strings(source: &str) -> String {
    let mut chars: Vec<char> = source.chars().collect();
    for stretch in no_code(&chars.clone()) {
        chars[stretch].iter_mut().filter(|c| **c != '\n').for_each(|c| *c = ' ');
    }
    chars.into_iter().collect()
}

/// Where comments, strings and character literals stand, in order.
fn no_code(chars: &[char]) -> Vec<Range<usize>> {
    let at = |index: usize| chars.get(index).copied();
    let (mut found, mut index) = (Vec::new(), 0);
    while let Some(c) = at(index) {
        let in_word = index.checked_sub(1).and_then(at).is_some_and(|before| before.is_alphanumeric() || before == '_');
        let end = match (c, at(index + 1)) {
            ('/', Some('/')) => (index..=chars.len()).find(|i| at(*i).is_none_or(|c| c == '\n')),
            ('/', Some('*')) => Some(end_of_comment(chars, index)),
            ('"', _) => Some(end_of_string(chars, index)),
            ('r', Some('"' | '#')) if !in_word => end_of_raw_string(chars, index),
            ('\'', Some('\\')) => (index + 3..=chars.len()).find(|i| at(*i).is_none_or(|c| c == '\'')).map(|i| i + 1),
            ('\'', _) if at(index + 2) == Some('\'') => Some(index + 3),
            _ => None,
        };
        match end.map(|end| end.min(chars.len())).filter(|end| *end > index) {
            Some(end) => {
                found.push(index..end);
                index = end;
            }
            None => index += 1,
        }
    }
    found
}

fn end_of_comment(chars: &[char], start: usize) -> usize {
    let mut open = 0_usize;
    let mut index = start;
    loop {
        match (chars.get(index), chars.get(index + 1)) {
            (Some('/'), Some('*')) => (open, index) = (open + 1, index + 2),
            (Some('*'), Some('/')) if open == 1 => return index + 2,
            (Some('*'), Some('/')) => (open, index) = (open - 1, index + 2),
            (Some(_), _) => index += 1,
            (None, _) => return index,
        }
    }
}

fn end_of_string(chars: &[char], start: usize) -> usize {
    let mut index = start + 1;
    loop {
        match chars.get(index) {
            None => return index,
            Some('"') => return index + 1,
            Some('\\') => index += 2,
            Some(_) => index += 1,
        }
    }
}

/// None where it is no raw string but a raw identifier, such as `r#type`.
fn end_of_raw_string(chars: &[char], start: usize) -> Option<usize> {
    let hashes = chars.iter().skip(start + 1).take_while(|c| **c == '#').count();
    if chars.get(start + 1 + hashes) != Some(&'"') {
        return None;
    }
    let closes = |index: &usize| {
        chars.get(*index).is_none_or(|c| *c == '"') && chars.iter().skip(index + 1).take(hashes).filter(|c| **c == '#').count() == hashes
    };
    (start + 2 + hashes..=chars.len()).find(closes).map_or(Some(chars.len()), |quote| Some(quote + 1 + hashes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_come_with_their_line_and_the_code_before() {
        let source = "// \"no\"\nui.label(\n    \"one \\\" two\", tr!(\"key\"), r#\"raw\"#, '\"')";
        let found: Vec<(usize, String, String)> =
            literals(source).into_iter().map(|literal| (literal.line, literal.before.trim().to_owned(), literal.text)).collect();
        let expected = [(3, "ui.label(", "one \\\" two"), (3, ", tr!(", "key")];
        assert_eq!(found, expected.map(|(line, before, text)| (line, before.to_owned(), text.to_owned())));
    }
}
