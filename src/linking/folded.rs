//! A text in the form in which names are compared, which still knows where each letter came from.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A folded text: lower case, without diacritics and apostrophes, words parted by single spaces, and a space at either end.
///
/// It differs from [`crate::gazetteer::fold`] in that it keeps the words apart and the articles in place: what stands in a text must
/// be found where it stands.
pub(super) struct Folded {
    /// The folded text.
    pub(super) text: String,
    /// For each byte of it, where in the source the character began that it came from, in bytes.
    from: Vec<usize>,
    /// For each byte of it, where in the source that character ended.
    to: Vec<usize>,
}

impl Folded {
    pub(super) fn of(source: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(source.len() + 2), from: Vec::new(), to: Vec::new() };
        folded.push(' ', 0, 0);
        for (at, c) in source.char_indices() {
            let end = at + c.len_utf8();
            if is_apostrophe(c) {
                // a possessive is no part of the name: "Syria's" is Syria and a lone s
                let follows = source.get(end..).map(|rest| rest.chars().take(2).collect::<Vec<_>>()).unwrap_or_default();
                let possessive =
                    matches!(follows.as_slice(), ['s' | 'S'] | ['s' | 'S', _]) && follows.get(1).is_none_or(|c| !c.is_alphanumeric());
                if possessive {
                    folded.space(at, end);
                }
                continue;
            }
            if c == '\u{640}' || c == '\u{ad}' || is_combining_mark(c) {
                continue;
            }
            if !c.is_alphanumeric() {
                folded.space(at, end);
                continue;
            }
            for c in std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
                folded.push(c, at, end);
            }
        }
        folded.space(source.len(), source.len());
        folded
    }

    fn push(&mut self, c: char, from: usize, to: usize) {
        self.text.push(c);
        for _ in 0..c.len_utf8() {
            self.from.push(from);
            self.to.push(to);
        }
    }

    fn space(&mut self, from: usize, to: usize) {
        if !self.text.ends_with(' ') {
            self.push(' ', from, to);
        }
    }

    /// Where a stretch of the folded text, given in bytes, stands in the source, in bytes.
    pub(super) fn source_span(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let last = end.checked_sub(1)?;
        Some((*self.from.get(start)?, *self.to.get(last)?))
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʿ' | 'ʾ' | 'ʼ' | '`')
}

#[cfg(test)]
mod tests {
    use super::Folded;

    #[test]
    fn words_are_parted_by_one_space_and_know_where_they_came_from() {
        let source = "In Al‑Qāʾim,\nSyria’s";
        let folded = Folded::of(source);
        assert_eq!(folded.text, " in al qaim syria s ");
        let at = folded.text.find("al qaim").unwrap();
        let (start, end) = folded.source_span(at, at + "al qaim".len()).unwrap();
        assert_eq!(source.get(start..end), Some("Al‑Qāʾim"));
        assert_eq!(Folded::of("").text, " ");
    }
}
