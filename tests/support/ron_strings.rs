//! The strings of a RON file with their lines: for tests that read every word of the data, whatever field it stands in.

/// Every string literal, unescaped, and the line that it begins on.
pub(crate) fn strings(ron: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut chars = ron.chars().peekable();
    let mut line = 1;
    while let Some(c) = chars.next() {
        match c {
            '\n' => line += 1,
            '/' if chars.peek() == Some(&'/') => while chars.next_if(|c| *c != '\n').is_some() {},
            '"' => {
                let (start, mut text) = (line, String::new());
                while let Some(c) = chars.next().filter(|c| *c != '"') {
                    line += usize::from(c == '\n');
                    // the data escape nothing but quotes and backslashes
                    text.push(if c == '\\' { chars.next().unwrap_or('\\') } else { c });
                }
                found.push((start, text));
            }
            _ => {}
        }
    }
    found
}

/// What stands between quotation marks inside a text: `"…"` or `“…”`.
pub(crate) fn quotations(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    for c in text.chars() {
        match (c, open.take()) {
            ('“', _) | ('"', None) => open = Some(String::new()),
            ('”' | '"', Some(words)) => found.push(words),
            (c, Some(mut words)) => {
                words.push(c);
                open = Some(words);
            }
            (_, None) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{quotations, strings};

    #[test]
    fn strings_know_their_line_and_comments_hold_none() {
        let ron = "// \"no\"\n(a: \"one\", // \"no\"\n b: \"two \\\"three\\\"\")";
        assert_eq!(strings(ron), [(2, "one".to_owned()), (3, "two \"three\"".to_owned())]);
    }

    #[test]
    fn quotations_of_either_kind_are_found() {
        assert_eq!(quotations("it says \"a b\" and “c d”, not 'e'"), ["a b", "c d"]);
        assert!(quotations("nothing").is_empty());
    }
}
