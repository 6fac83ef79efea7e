//! A RON file as a tree of spans: what stands where, so that a problem can point at it and a change can leave all else as it is.
//!
//! The RON parser knows values and forgets where they stood, what was written between them, and fields that nobody asked for. This
//! keeps just that. It does not judge: of a file that does not parse, it gives as much as it understands.

use std::ops::Range;

/// A value and what stands in it. Spans are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// The whole value, with the name before its bracket.
    pub(super) span: Range<usize>,
    /// What stands in its brackets; none where it has none.
    pub(super) inside: Option<Inside>,
}

/// What stands between two brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Inside {
    /// The text between the brackets.
    pub(super) span: Range<usize>,
    /// `(a: 1)`, `[1, 2]` and `(1, 2)` all are members in order, with a name or without.
    pub(super) members: Vec<Member>,
}

/// One member of a struct, a list or a tuple.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// Where it begins: at its name, if it has one.
    pub(super) start: usize,
    /// The name of a field; that of a key of a map as it is written.
    pub(super) name: Option<String>,
    pub(super) value: Node,
}

/// A step from a value to one that stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Field(String),
    Item(usize),
}

impl Node {
    /// The tree of a text; none where there is no value in it.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut reader = Reader { text, at: 0, depth: 0 };
        reader.skip_space();
        reader.value()
    }

    pub(super) fn members(&self) -> &[Member] {
        self.inside.as_ref().map(|inside| inside.members.as_slice()).unwrap_or_default()
    }

    /// The value of a field.
    pub(super) fn field(&self, name: &str) -> Option<&Self> {
        self.members().iter().find(|member| member.name.as_deref() == Some(name)).map(|member| &member.value)
    }

    pub(super) fn step(&self, step: &Step) -> Option<&Self> {
        match step {
            Step::Field(name) => self.field(name),
            Step::Item(index) => self.members().get(*index).map(|member| &member.value),
        }
    }
}

/// Deeper than any dossier; a file of nothing but brackets ends here and not with the stack.
const DEEPEST: usize = 100;

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn skip_while(&mut self, is_one: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&is_one) {
            self.bump();
        }
    }

    /// White space, comments and extension attributes.
    fn skip_space(&mut self) {
        loop {
            self.skip_while(char::is_whitespace);
            let rest = self.rest();
            if rest.starts_with("//") || rest.starts_with("#!") {
                self.skip_while(|c| c != '\n');
            } else if rest.starts_with("/*") {
                self.at += comment_length(rest);
            } else {
                return;
            }
        }
    }

    fn value(&mut self) -> Option<Node> {
        let start = self.at;
        let (mut end, mut inside) = (start, None);
        loop {
            let rest = self.rest();
            match self.peek() {
                None | Some(',' | ')' | ']' | '}' | ':') => break,
                Some('"') => self.at += string_length(rest),
                Some('\'') => self.at += char_length(rest),
                Some('r' | 'b') if raw_string_length(rest).is_some() => self.at += raw_string_length(rest).unwrap_or(1),
                Some(open @ ('(' | '[' | '{')) => inside = Some(self.inside(open)),
                Some(_) => self.bump(),
            }
            end = self.at;
            // "Spot (…)" is one value, and what follows a value is not a part of it
            self.skip_space();
        }
        self.at = self.at.max(end);
        (end > start).then_some(Node { span: start..end, inside })
    }

    fn inside(&mut self, open: char) -> Inside {
        let close = match open {
            '(' => ')',
            '[' => ']',
            _ => '}',
        };
        self.bump();
        let start = self.at;
        let mut members = Vec::new();
        self.depth += 1;
        loop {
            self.skip_space();
            match self.peek() {
                None => break,
                Some(c) if c == close => break,
                // deeper than this, or a bracket that closes nothing: passed over
                _ if self.depth > DEEPEST => self.bump(),
                Some(',') => self.bump(),
                Some(_) => match self.member() {
                    Some(member) => members.push(member),
                    None => self.bump(),
                },
            }
        }
        self.depth -= 1;
        let span = start..self.at;
        self.bump();
        Inside { span, members }
    }

    fn member(&mut self) -> Option<Member> {
        let start = self.at;
        let first = self.value()?;
        if self.peek() != Some(':') {
            return Some(Member { start, name: None, value: first });
        }
        self.bump();
        self.skip_space();
        let value = self.value().unwrap_or(Node { span: self.at..self.at, inside: None });
        Some(Member { start, name: self.text.get(first.span).map(str::to_owned), value })
    }
}

/// Comments in `/* … */` nest.
fn comment_length(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(tail) = rest.get(at..).filter(|tail| !tail.is_empty()) {
        if tail.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if tail.starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += tail.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn string_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    rest.len()
}

/// `'x'` or `'\n'`; an apostrophe that is none of these is one character long.
fn char_length(rest: &str) -> usize {
    let is_escaped = rest.starts_with("'\\");
    let end = rest.char_indices().skip(if is_escaped { 3 } else { 2 }).find(|(_, c)| *c == '\'' || *c == '\n');
    end.filter(|(_, c)| *c == '\'').map_or(1, |(at, _)| at + 1)
}

/// `r#"…"#` ends at a quote that as many `#` follow; none where no raw string begins.
fn raw_string_length(rest: &str) -> Option<usize> {
    let prefix = ["br", "rb", "r"].into_iter().find(|prefix| rest.starts_with(prefix))?;
    let tail = rest.get(prefix.len()..)?;
    let hashes = tail.len() - tail.trim_start_matches('#').len();
    let content = tail.get(hashes..)?.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(content.find(&end).map_or(rest.len(), |at| prefix.len() + hashes + 1 + at + end.len()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> String {
        fn show(text: &str, node: &Node, out: &mut Vec<String>, name: &str) {
            out.push(format!("{name}={}", text.get(node.span.clone()).unwrap()));
            for (n, member) in node.members().iter().enumerate() {
                show(text, &member.value, out, &member.name.clone().unwrap_or_else(|| n.to_string()));
            }
        }
        let mut out = Vec::new();
        show(text, &Node::of(text).unwrap(), &mut out, "");
        out[1..].join(" | ")
    }

    #[test]
    fn structs_lists_tuples_and_maps_are_members_in_order() {
        insta::assert_snapshot!(shown("(a: 1, b: [Spot(lon: -3.0), X], c: Geo(7))"), @"a=1 | b=[Spot(lon: -3.0), X] | 0=Spot(lon: -3.0) | lon=-3.0 | 1=X | c=Geo(7) | 0=7");
        insta::assert_snapshot!(shown(r#"{"k": (1, 'x'), 2: "\","}"#), @r#""k"=(1, 'x') | 0=1 | 1='x' | 2="\",""#);
    }

    #[test]
    fn comments_and_brackets_in_strings_are_passed_over() {
        insta::assert_snapshot!(shown("( // (\n a /* : /* , */ ) */ : \"(\", b: r#\"say \\ \"b: (\" \"#, rest: 2 // end\n)"), @r##"a="(" | b=r#"say \ "b: (" "# | rest=2"##);
    }

    proptest! {
        #[test]
        fn any_text_gives_spans_within_it(text in "[\\[\\](){}:,\"'#r/* \\\\aé\n0]{0,40}") {
            fn check(text: &str, node: &Node) {
                assert!(text.get(node.span.clone()).is_some(), "{text:?} {node:?}");
                for member in node.members() {
                    assert!(member.start >= node.span.start && member.value.span.end <= node.span.end, "{text:?} {node:?}");
                    check(text, &member.value);
                }
            }
            if let Some(node) = Node::of(&text) {
                check(&text, &node);
            }
        }
    }
}
