//! Reads the paths (`crate::store::load`, `std::fs`) out of Rust source text, well enough to keep rules about them.
//!
//! It is no parser of Rust: it takes comments, strings and characters out, and then looks only for names joined by `::`, in
//! groups (`use a::{b, c::d}`) as well. Paths that climb with `super` are followed up to the root of the crate.

use crate::rust_text::without_comments_and_strings;

/// One path and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PathAt {
    /// Line, from 1.
    pub(crate) line: usize,
    /// Its names; the first is `crate` where it begins at the root, however that is written.
    pub(crate) names: Vec<String>,
}

/// Every path in a source text. `depth` is how many modules deep the file is: 0 for `lib.rs`, 1 for `src/room/mod.rs`.
pub(crate) fn paths(source: &str, depth: usize) -> Vec<PathAt> {
    let tokens = tokens(&without_comments_and_strings(source));
    let mut reader = Reader { tokens: &tokens, found: Vec::new(), open_blocks: Vec::new() };
    let mut at = 0;
    while at < tokens.len() {
        at = reader.step(at, depth);
    }
    reader.found
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    Name(String),
    /// `::`
    Join,
    Mark(char),
}

type Token = (usize, Word);

struct Reader<'a> {
    tokens: &'a [Token],
    found: Vec<PathAt>,
    /// For each open `{`, whether it is that of an inline module.
    open_blocks: Vec<bool>,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> Option<&Word> {
        self.tokens.get(at).map(|(_, word)| word)
    }

    fn is(&self, at: usize, mark: char) -> bool {
        self.word(at) == Some(&Word::Mark(mark))
    }

    /// Reads one token or one path, and says where to go on.
    fn step(&mut self, at: usize, depth: usize) -> usize {
        match self.word(at) {
            Some(Word::Mark('{')) => {
                let named = at.checked_sub(2).and_then(|before| self.word(before));
                self.open_blocks.push(named == Some(&Word::Name("mod".to_owned())));
                at + 1
            }
            Some(Word::Mark('}')) => {
                self.open_blocks.pop();
                at + 1
            }
            Some(Word::Name(_)) => {
                let deep = depth + self.open_blocks.iter().filter(|is_module| **is_module).count();
                let first = self.found.len();
                let next = self.path(at, Vec::new());
                for path in self.found.iter_mut().skip(first) {
                    from_the_root(path, deep);
                }
                next
            }
            _ => at + 1,
        }
    }

    /// Reads the path that begins at `at` under the names before it. It ends at whatever is neither a name nor a group.
    fn path(&mut self, mut at: usize, mut names: Vec<String>) -> usize {
        let line = self.tokens.get(at).map_or(0, |(line, _)| *line);
        loop {
            match self.word(at) {
                Some(Word::Name(name)) => {
                    names.push(name.clone());
                    at += 1;
                }
                Some(Word::Mark('*')) => {
                    names.push("*".to_owned());
                    at += 1;
                    break;
                }
                Some(Word::Mark('{')) => return self.group(at + 1, &names),
                _ => break,
            }
            if self.word(at) != Some(&Word::Join) {
                break;
            }
            at += 1;
        }
        self.found.push(PathAt { line, names });
        at
    }

    fn group(&mut self, mut at: usize, names: &[String]) -> usize {
        while at < self.tokens.len() && !self.is(at, '}') {
            at = match self.word(at) {
                // `as` and the name after it
                Some(Word::Name(name)) if name == "as" => at + 2,
                Some(Word::Name(_) | Word::Mark('*')) => self.path(at, names.to_vec()),
                _ => at + 1,
            };
        }
        at + 1
    }
}

/// Writes a path that climbs to the root of the crate as one that begins there.
fn from_the_root(path: &mut PathAt, deep: usize) {
    let climbs = path.names.iter().take_while(|name| *name == "super" || *name == "self").filter(|name| *name == "super").count();
    if path.names.first().is_some_and(|name| name == "dateline") {
        "crate".clone_into(&mut path.names[0]);
    } else if climbs > 0 && climbs >= deep {
        let rest = path.names.iter().filter(|name| *name != "super" && *name != "self").cloned();
        path.names = std::iter::once("crate".to_owned()).chain(rest).collect();
    }
}

fn tokens(code: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (index, line) in code.lines().enumerate() {
        let mut rest = line.chars().peekable();
        while let Some(c) = rest.next() {
            let word = if c.is_alphanumeric() || c == '_' {
                let mut name = c.to_string();
                while let Some(c) = rest.next_if(|c| c.is_alphanumeric() || *c == '_') {
                    name.push(c);
                }
                Word::Name(name)
            } else if c == ':' && rest.next_if_eq(&':').is_some() {
                Word::Join
            } else if c.is_whitespace() {
                continue;
            } else {
                Word::Mark(c)
            };
            tokens.push((index + 1, word));
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::paths;

    fn found(source: &str, depth: usize) -> Vec<String> {
        let joined = |path: super::PathAt| format!("{}:{}", path.line, path.names.join("::"));
        paths(source, depth).into_iter().filter(|path| path.names.len() > 1).map(joined).collect()
    }

    #[test]
    fn groups_are_taken_apart() {
        let source = "use crate::{\n    store::{load, Source as S},\n    time::*,\n};\nfn f() -> crate::geo::BBox {}";
        assert_eq!(found(source, 1), ["2:crate::store::load", "2:crate::store::Source", "3:crate::time::*", "5:crate::geo::BBox"]);
    }

    #[test]
    fn comments_strings_and_characters_are_no_code() {
        let source = "// crate::a::b\n/* /* crate::a::b */ */ let x = \"crate::a \\\" crate::b\"; //! crate::c\n\
                      let y = (r#\"crate::d \" crate::d\"#, '\"', '\\'', 'l'); fn f<'a>(r#type: &'a std::fs::File) {}";
        assert_eq!(found(source, 1), ["3:std::fs::File"]);
    }

    #[test]
    fn climbing_out_of_a_room_ends_at_the_root() {
        assert_eq!(found("use super::store::load;", 1), ["1:crate::store::load"]);
        assert_eq!(found("use super::store::load;", 2), ["1:super::store::load"]);
        assert_eq!(
            found("mod tests { use super::super::tiles::X; }\nuse super::super::tiles::X;", 2),
            ["1:super::super::tiles::X", "2:crate::tiles::X"]
        );
        assert_eq!(found("use dateline::cli::run;", 0), ["1:crate::cli::run"]);
    }

    #[test]
    fn unfinished_source_does_not_hang() {
        for source in ["\"", "/*", "r#\"", "use a::{", "'\\", "use a::"] {
            let _ = paths(source, 1);
        }
    }
}
