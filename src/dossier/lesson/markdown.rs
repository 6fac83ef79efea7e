//! The simple Markdown of lessons: paragraphs, headings, lists, bold, italics and links, and nothing else.
//!
//! It is taken apart once, here, so that window, printed page and web page draw the same. What is not understood is a letter like any
//! other: no text is refused, and no text can bring markup of its own into a page.

/// A text, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markdown {
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
}

/// A block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A line that begins with `# `, of whatever depth.
    Heading(Vec<Span>),
    /// Lines up to an empty one.
    Paragraph(Vec<Span>),
    /// Lines that begin with `- ` or with a number and a point.
    List {
        /// The number of the first item; none where items have no numbers.
        first: Option<u32>,
        /// The items, in order.
        items: Vec<Vec<Span>>,
    },
}

/// Words of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The words, with the spaces between them.
    pub text: String,
    /// `**so**`.
    pub bold: bool,
    /// `*so*`.
    pub italic: bool,
    /// Where `[so](…)` leads; what is no web address is found by the check of a dossier.
    pub link: Option<String>,
}

/// Whether that is the address of a web page: nothing else may be opened from a lesson.
#[must_use]
pub fn is_web_link(link: &str) -> bool {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric()) && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}

impl Markdown {
    /// Takes a text apart. White space at both ends of a line does not count, so that a text can be indented in its file.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut lines = Lines::default();
        for line in text.lines().map(str::trim) {
            lines.take(line);
        }
        lines.end();
        Self { blocks: lines.blocks }
    }

    /// All words of one look, in order.
    pub fn spans(&self) -> impl Iterator<Item = &Span> {
        self.blocks
            .iter()
            .flat_map(|block| match block {
                Block::Heading(spans) | Block::Paragraph(spans) => std::slice::from_ref(spans),
                Block::List { items, .. } => items.as_slice(),
            })
            .flatten()
    }

    /// Where its links lead.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.spans().filter_map(|span| span.link.as_deref())
    }

    /// The text without marks: a line each for headings, paragraphs and items, an empty one between blocks. Links follow their words
    /// between brackets.
    #[must_use]
    pub fn to_plain(&self) -> String {
        let words = |spans: &[Span]| -> String {
            let word = |span: &Span| match &span.link {
                Some(link) if *link != span.text => format!("{} ({link})", span.text),
                _ => span.text.clone(),
            };
            spans.iter().map(word).collect()
        };
        let block = |block: &Block| match block {
            Block::Heading(spans) | Block::Paragraph(spans) => words(spans),
            Block::List { first, items } => {
                let mark = |at: usize| first.map_or("-".to_owned(), |first| format!("{}.", first as usize + at));
                items.iter().enumerate().map(|(at, item)| format!("{} {}", mark(at), words(item))).collect::<Vec<_>>().join("\n")
            }
        };
        self.blocks.iter().map(block).collect::<Vec<_>>().join("\n\n")
    }
}

/// What a line begins.
enum Begins<'a> {
    Nothing,
    Heading(&'a str),
    Item(Option<u32>, &'a str),
    Words(&'a str),
}

fn begins(line: &str) -> Begins<'_> {
    if line.is_empty() {
        return Begins::Nothing;
    }
    let hashes = line.len() - line.trim_start_matches('#').len();
    if let Some(rest) = line.get(hashes..).and_then(|rest| rest.strip_prefix(' ')).filter(|_| (1..=6).contains(&hashes)) {
        return Begins::Heading(rest.trim());
    }
    if let Some(rest) = ["- ", "* ", "• "].iter().find_map(|mark| line.strip_prefix(mark)) {
        return Begins::Item(None, rest.trim());
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = line.get(digits..).and_then(|rest| rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")));
    // a year at the beginning of a line is no number of an item
    let number = line.get(..digits).filter(|number| number.len() <= 3).and_then(|number| number.parse().ok());
    match (number, rest) {
        (Some(number), Some(rest)) => Begins::Item(Some(number), rest.trim()),
        _ => Begins::Words(line),
    }
}

/// Lines on their way into blocks.
#[derive(Default)]
struct Lines {
    blocks: Vec<Block>,
    /// The words of the block or the item that is not at its end yet.
    open: String,
    /// The list that this item belongs to; none where the words are a paragraph.
    list: Option<(Option<u32>, Vec<Vec<Span>>)>,
}

impl Lines {
    fn take(&mut self, line: &str) {
        match begins(line) {
            Begins::Nothing => self.end(),
            Begins::Heading(words) => {
                self.end();
                self.blocks.push(Block::Heading(spans(words)));
            }
            Begins::Item(number, words) => {
                match &mut self.list {
                    Some((first, items)) if first.is_some() == number.is_some() => items.push(spans(&std::mem::take(&mut self.open))),
                    _ => {
                        self.end();
                        self.list = Some((number, Vec::new()));
                    }
                }
                words.clone_into(&mut self.open);
            }
            Begins::Words(words) => {
                if !self.open.is_empty() {
                    self.open.push(' ');
                }
                self.open.push_str(words);
            }
        }
    }

    fn end(&mut self) {
        let words = std::mem::take(&mut self.open);
        match self.list.take() {
            Some((first, mut items)) => {
                items.push(spans(&words));
                self.blocks.push(Block::List { first, items });
            }
            None if !words.is_empty() => self.blocks.push(Block::Paragraph(spans(&words))),
            None => {}
        }
    }
}

fn spans(text: &str) -> Vec<Span> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    inline(&chars, &Span::default(), &mut found);
    found
}

/// Cuts a line into spans. Each look is entered once only, so that no text makes this deep.
fn inline(chars: &[char], look: &Span, found: &mut Vec<Span>) {
    let mut plain = String::new();
    let mut at = 0;
    // a mark that is not closed once is not looked for again
    let (mut may_be_bold, mut may_be_italic) = (!look.bold, !look.italic);
    while let Some(&c) = chars.get(at) {
        let rest = chars.get(at..).unwrap_or_default();
        match (c, rest.get(1)) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => {
                plain.push(*next);
                at += 2;
                continue;
            }
            ('*', Some('*')) if may_be_bold => {
                if let Some(length) = closed(rest, 2) {
                    flush(&mut plain, look, found);
                    inline(rest.get(2..2 + length).unwrap_or_default(), &Span { bold: true, ..look.clone() }, found);
                    at += length + 4;
                    continue;
                }
                may_be_bold = false;
            }
            ('*', next) if may_be_italic && next != Some(&'*') => {
                if let Some(length) = closed(rest, 1) {
                    flush(&mut plain, look, found);
                    inline(rest.get(1..=length).unwrap_or_default(), &Span { italic: true, ..look.clone() }, found);
                    at += length + 2;
                    continue;
                }
                may_be_italic = false;
            }
            ('[', _) if look.link.is_none() => {
                if let Some((words, link)) = link(rest) {
                    flush(&mut plain, look, found);
                    at += words.len() + link.len() + 4;
                    inline(words, &Span { link: Some(link.iter().collect()), ..look.clone() }, found);
                    continue;
                }
            }
            _ => {}
        }
        plain.push(c);
        at += 1;
    }
    flush(&mut plain, look, found);
}

fn flush(plain: &mut String, look: &Span, found: &mut Vec<Span>) {
    if !plain.is_empty() {
        found.push(Span { text: std::mem::take(plain), ..look.clone() });
    }
}

/// How many letters stand between a mark of so many stars and its like; none where it is not closed, or holds nothing.
fn closed(rest: &[char], stars: usize) -> Option<usize> {
    let inside = rest.get(stars..)?;
    if inside.first().is_none_or(|c| c.is_whitespace()) {
        return None;
    }
    let mut at = 0;
    while let Some(c) = inside.get(at) {
        let run = inside.iter().skip(at).take_while(|c| **c == '*').count();
        match c {
            '\\' => at += 2,
            '*' if run >= stars && at > 0 && inside.get(at - 1).is_some_and(|c| !c.is_whitespace()) && (stars == 2 || run != 2) => {
                // of three stars, the inner one closes what was opened last
                return Some(if stars == 2 { at + run - 2 } else { at });
            }
            '*' => at += run,
            _ => at += 1,
        }
    }
    None
}

/// The words of a link and where it leads.
fn link(rest: &[char]) -> Option<(&[char], &[char])> {
    let inside = rest.get(1..)?;
    let words = inside.iter().position(|c| matches!(c, '[' | ']')).filter(|end| inside.get(*end) == Some(&']') && *end > 0)?;
    let target = inside.get(words + 1..)?.strip_prefix(&['('])?;
    // an address may hold brackets, if each is closed again
    let mut open = 0;
    let ends = |c: &char| match c {
        '(' => {
            open += 1;
            false
        }
        ')' if open > 0 => {
            open -= 1;
            false
        }
        c => *c == ')' || c.is_whitespace(),
    };
    let length = target.iter().position(ends).filter(|end| target.get(*end) == Some(&')'))?;
    Some((inside.get(..words)?, target.get(..length).filter(|target| !target.is_empty())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks and spans in a short form: `b` bold, `i` italic, `>` link.
    fn short(text: &str) -> String {
        let span = |span: &Span| {
            let marks = [(span.bold, "b"), (span.italic, "i")].into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect::<String>();
            let link = span.link.as_ref().map(|link| format!(">{link}")).unwrap_or_default();
            if marks.is_empty() && link.is_empty() { span.text.clone() } else { format!("{{{marks}:{}{link}}}", span.text) }
        };
        let line = |spans: &[Span]| spans.iter().map(span).collect::<String>();
        let block = |block: &Block| match block {
            Block::Heading(spans) => format!("# {}", line(spans)),
            Block::Paragraph(spans) => line(spans),
            Block::List { first, items } => {
                let items: Vec<String> = items.iter().map(|item| line(item)).collect();
                format!("{}[{}]", first.map(|first| first.to_string()).unwrap_or_default(), items.join(" | "))
            }
        };
        Markdown::parse(text).blocks.iter().map(block).collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn blocks_are_paragraphs_headings_and_lists() {
        assert_eq!(short("one\n   two\n\n\nthree"), "one two / three");
        assert_eq!(short("## What is *known*\nText\n- a\n  still a\n- b\n\nend"), "# What is {i:known} / Text / [a still a | b] / end");
        assert_eq!(short("2. b\n3) c\n- d"), "2[b | c] / [d]");
        assert_eq!(short("2019. That was the year.\n#hash\n-dash"), "2019. That was the year. #hash -dash");
        assert_eq!(short(""), "");
        assert_eq!(short(" \n\n"), "");
    }

    #[test]
    fn spans_are_bold_italic_and_links() {
        assert_eq!(short("a **b c** d *e*."), "a {b:b c} d {i:e}.");
        assert_eq!(short("**b *both* b** ***all***"), "{b:b }{bi:both}{b: b} {bi:all}");
        assert_eq!(
            short("see [the **EDTF** page](https://www.loc.gov/standards/datetime/)."),
            "see {:the >https://www.loc.gov/standards/datetime/}{b:EDTF>https://www.loc.gov/standards/datetime/}{: page>https://www.loc.gov/standards/datetime/}."
        );
        assert_eq!(short("2 * 3 * 4, **open, [no](a b), [no] (x), \\*stars\\*"), "2 * 3 * 4, **open, [no](a b), [no] (x), *stars*");
        assert_eq!(short("**b**c**d**"), "{b:b}c{b:d}");
        assert_eq!(short("([a](https://example.org/b_(c)))"), "({:a>https://example.org/b_(c)})");
        assert_eq!(short("<b>&amp;</b> \\"), "<b>&amp;</b> \\");
    }

    #[test]
    fn plain_text_keeps_the_words() {
        let text = "# Aims\n1. **One**\n2. [Two](https://example.org/2)\n\nEnd.";
        assert_eq!(Markdown::parse(text).to_plain(), "Aims\n\n1. One\n2. Two (https://example.org/2)\n\nEnd.");
        assert_eq!(Markdown::parse(text).links().collect::<Vec<_>>(), ["https://example.org/2"]);
    }

    #[test]
    fn only_web_addresses_are_links_to_open() {
        for link in ["https://www.loc.gov/", "http://example.org"] {
            assert!(is_web_link(link), "{link}");
        }
        for link in ["javascript:alert(1)", "file:///etc/passwd", "https://", "https:// x", "data:text/html,x", "//example.org", "a.html"] {
            assert!(!is_web_link(link), "{link}");
        }
    }

    #[test]
    fn odd_texts_are_read_to_their_end_and_in_time() {
        for text in ["*", "**", "***", "****", "[", "[](", "[a](", "\\", "* ", "1. ", "# ", "*a**b*", "[a](b"] {
            let _ = Markdown::parse(text).to_plain();
        }
        for piece in ["*a ", "**a ", "[a", "[a](", "**a* ", "***"] {
            let _ = Markdown::parse(&piece.repeat(50_000));
        }
    }
}
