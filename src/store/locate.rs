//! Where in a RON file a field stands.
//!
//! The RON parser gives positions only for what it cannot parse. A mistake that is found later, such as an unknown place,
//! is known by its path (`places[3].parent`); this walks the text along such a path. It trusts that the file has parsed.

/// Line and column, both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// Where the value at `path` stands; where a part of the path is left out in the file, where its nearest whole stands.
pub(super) fn locate(ron: &str, path: &str) -> Spot {
    let mut walker = Walker { chars: ron.chars().collect(), at: 0 };
    walker.skip_space();
    for step in steps(path) {
        let here = walker.at;
        if !walker.enter(&step) {
            walker.at = here;
            break;
        }
    }
    let before = walker.chars.get(..walker.at).unwrap_or_default();
    let line = before.iter().filter(|c| **c == '\n').count() + 1;
    let column = before.iter().rev().take_while(|c| **c != '\n').count() + 1;
    Spot { line, column }
}

#[derive(Debug, PartialEq, Eq)]
enum Step {
    Field(String),
    Item(usize),
}

/// `places[3].parent` as its steps.
fn steps(path: &str) -> Vec<Step> {
    path.split(['.', '[', ']'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().map_or_else(|_| Step::Field(part.to_owned()), Step::Item))
        .collect()
}

struct Walker {
    chars: Vec<char>,
    at: usize,
}

impl Walker {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn looking_at(&self, text: &str) -> bool {
        text.chars().enumerate().all(|(n, c)| self.chars.get(self.at + n) == Some(&c))
    }

    /// White space, comments and extension attributes.
    fn skip_space(&mut self) {
        while let Some(c) = self.peek() {
            if c.is_whitespace() {
                self.at += 1;
            } else if self.looking_at("//") || self.looking_at("#!") {
                while self.peek().is_some_and(|c| c != '\n') {
                    self.at += 1;
                }
            } else if self.looking_at("/*") {
                while self.peek().is_some() && !self.looking_at("*/") {
                    self.at += 1;
                }
                self.at += 2;
            } else {
                break;
            }
        }
    }

    /// Goes into the struct or list that begins here, to one of its members. False where there is none.
    fn enter(&mut self, step: &Step) -> bool {
        self.skip_name();
        self.skip_space();
        if !matches!(self.peek(), Some('(' | '[' | '{')) {
            return false;
        }
        self.at += 1;
        let mut n = 0;
        loop {
            self.skip_space();
            match self.peek() {
                None | Some(')' | ']' | '}') => return false,
                Some(',') => self.at += 1,
                Some(_) => {
                    match step {
                        Step::Item(wanted) if *wanted == n => return true,
                        Step::Item(_) => {}
                        Step::Field(wanted) => {
                            let start = self.at;
                            let name = self.skip_name();
                            self.skip_space();
                            if self.peek() == Some(':') {
                                self.at += 1;
                                self.skip_space();
                                if name == *wanted {
                                    return true;
                                }
                            } else {
                                self.at = start;
                            }
                        }
                    }
                    self.skip_value();
                    n += 1;
                }
            }
        }
    }

    fn skip_name(&mut self) -> String {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_alphanumeric() || c == '_') {
            self.at += 1;
        }
        self.chars.get(start..self.at).unwrap_or_default().iter().collect()
    }

    /// To the comma or the closing bracket after this value.
    fn skip_value(&mut self) {
        let mut depth = 0_usize;
        loop {
            self.skip_space();
            match self.peek() {
                None => return,
                Some('"') => self.skip_string(),
                Some('r') if self.raw_hashes().is_some() => self.skip_raw_string(),
                Some('(' | '[' | '{') => {
                    depth += 1;
                    self.at += 1;
                }
                Some(')' | ']' | '}') => {
                    if depth == 0 {
                        return;
                    }
                    depth -= 1;
                    self.at += 1;
                }
                Some(',') if depth == 0 => return,
                Some(_) => self.at += 1,
            }
        }
    }

    /// How many `#` stand between an `r` here and its quote; none where this is no raw string.
    fn raw_hashes(&self) -> Option<usize> {
        let hashes = self.chars.get(self.at + 1..)?.iter().take_while(|c| **c == '#').count();
        (self.chars.get(self.at + 1 + hashes) == Some(&'"')).then_some(hashes)
    }

    /// `r#"…"#` ends at a quote that as many `#` follow.
    fn skip_raw_string(&mut self) {
        let hashes = self.raw_hashes().unwrap_or(0);
        let end: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
        self.at += 2 + hashes;
        while self.peek().is_some() && !self.looking_at(&end) {
            self.at += 1;
        }
        self.at += end.len();
    }

    fn skip_string(&mut self) {
        self.at += 1;
        while let Some(c) = self.peek() {
            self.at += if c == '\\' { 2 } else { 1 };
            if c == '"' {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RON: &str = r#"// a comment with ( in it
(
    schema: 1,
    places: [
        (id: "a", note: "brackets ) ] in \"text\"", at: (lon: 1.0, lat: 2.0)),
        (
            id: "b", /* ( */
            names: [(text: "B"), (text: "Bé", lang: "en")],
            parent: "nowhere",
        ),
        Spot(lon: 3.0),
    ],
)
"#;

    fn at(path: &str) -> (usize, usize) {
        let spot = locate(RON, path);
        (spot.line, spot.column)
    }

    #[test]
    fn a_path_leads_to_its_value() {
        assert_eq!(at("places[1].parent"), (9, 21));
        assert_eq!(at("places[0].at.lat"), (5, 73));
        assert_eq!(at("places[1].names[1].lang"), (8, 53));
        assert_eq!(at("places[2].lon"), (11, 19));
    }

    #[test]
    fn a_field_that_is_left_out_leads_to_its_whole() {
        assert_eq!(at("places[1].radius_km"), (6, 9));
        assert_eq!(at("places[7].id"), (4, 13));
        assert_eq!(at(""), (2, 1));
    }

    #[test]
    fn a_raw_string_is_passed_over_whole() {
        let spot = locate("(a: r#\"say \\ \"b: (\" \"#, b: 1, rest: 2)", "rest");
        assert_eq!((spot.line, spot.column), (1, 37));
    }

    #[test]
    fn nothing_makes_it_panic() {
        for (ron, path) in [("", "a"), ("(", "a[0]"), ("\"abc\\", "a"), ("(a: \"", "a.b"), ("/*", "x"), ("[((", "[0].[0]")] {
            let _ = locate(ron, path);
        }
    }
}
