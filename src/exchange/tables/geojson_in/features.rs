//! Cuts features out of a stream of GeoJSON, so that only one of them is in memory: objects that stand in the list `features` of a
//! collection, or by themselves.

use std::io::{self, BufRead, BufReader, Read};

use crate::exchange::tables::report::Reason;

/// A feature that is longer than this is a mistake: a bracket that is never closed.
const LONGEST_FEATURE: usize = 16 << 20;
/// Brackets deeper than this are no data.
const DEEPEST: usize = 64;

pub(super) enum Next {
    /// A feature, and the line on which it begins.
    Feature(u64),
    /// One that cannot be used, and the line on which it begins.
    Refused(Reason, u64),
    End,
}

/// What stands around the next object.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Nothing,
    /// The list of a collection.
    List,
    /// The other members of a collection, behind its list.
    Behind,
}

/// Where brackets and quotes are.
#[derive(Clone, Copy, Default)]
struct Brackets {
    depth: usize,
    in_text: bool,
    escaped: bool,
}

impl Brackets {
    fn step(&mut self, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' if self.in_text => self.escaped = true,
            b'"' => self.in_text = !self.in_text,
            b'{' | b'[' if !self.in_text => self.depth += 1,
            b'}' | b']' if !self.in_text => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }
}

pub(super) struct Features<R> {
    source: BufReader<R>,
    offset: u64,
    line: u64,
    feature: Vec<u8>,
    around: Around,
    has_collection: bool,
}

impl<R: Read> Features<R> {
    pub(super) fn new(source: R) -> Self {
        let source = BufReader::with_capacity(1 << 20, source);
        Self { source, offset: 0, line: 1, feature: Vec::new(), around: Around::Nothing, has_collection: false }
    }

    /// The bytes of the feature that was read last, or as much of it as was kept.
    pub(super) fn feature(&self) -> &[u8] {
        &self.feature
    }

    /// How many bytes were read.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// Whether there was a list of features, be it an empty one.
    pub(super) fn has_collection(&self) -> bool {
        self.has_collection
    }

    /// Reads up to the end of the next feature. What stands around the list of a collection is passed over.
    pub(super) fn next_feature(&mut self) -> io::Result<Next> {
        self.feature.clear();
        let mut brackets = Brackets::default();
        let (mut begun, mut too_long, mut deepest) = (self.line, false, 0);
        loop {
            let buffer = self.source.fill_buf()?;
            if buffer.is_empty() {
                let line = if self.feature.is_empty() { self.line } else { begun };
                let is_whole = self.feature.is_empty() && self.around == Around::Nothing;
                // said once
                self.around = Around::Nothing;
                return Ok(if is_whole { Next::End } else { Next::Refused(Reason::CutOff, line) });
            }
            let mut used = 0;
            let mut is_done = false;
            for byte in buffer.iter().copied() {
                used += 1;
                self.line += u64::from(byte == b'\n');
                if self.around == Around::Behind {
                    brackets.step(byte);
                    if brackets.depth == 0 {
                        self.around = Around::Nothing;
                    }
                    continue;
                }
                if brackets.depth == 0 {
                    match byte {
                        b'{' => begun = self.line,
                        b']' if self.around == Around::List => {
                            // the brace of the collection is still open
                            (self.around, brackets.depth) = (Around::Behind, 1);
                            continue;
                        }
                        _ => continue,
                    }
                }
                if self.feature.len() < LONGEST_FEATURE {
                    self.feature.push(byte);
                } else {
                    too_long = true;
                }
                brackets.step(byte);
                deepest = deepest.max(brackets.depth);
                if byte == b'['
                    && brackets.depth == 2
                    && !brackets.in_text
                    && self.around == Around::Nothing
                    && opens_features(&self.feature)
                {
                    // what was read so far is the beginning of a collection, and each object in its list is a feature
                    self.feature.clear();
                    (self.around, self.has_collection, brackets, deepest) = (Around::List, true, Brackets::default(), 0);
                }
                if brackets.depth == 0 && !self.feature.is_empty() {
                    is_done = true;
                    break;
                }
            }
            self.source.consume(used);
            self.offset += used as u64;
            if is_done {
                return Ok(match () {
                    () if too_long => Next::Refused(Reason::TooLong, begun),
                    () if deepest > DEEPEST => Next::Refused(Reason::Json, begun),
                    () => Next::Feature(begun),
                });
            }
        }
    }
}

/// Whether the last key before an opening list is `features`.
fn opens_features(text: &[u8]) -> bool {
    let text = text.strip_suffix(b"[").unwrap_or(text).trim_ascii_end();
    text.strip_suffix(b":").is_some_and(|text| text.trim_ascii_end().ends_with(b"\"features\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Features as `line:text`, what is refused as `line!reason`.
    fn cut(text: &str) -> Vec<String> {
        let mut reader = Features::new(text.as_bytes());
        let mut all = Vec::new();
        loop {
            match reader.next_feature().unwrap() {
                Next::Feature(line) => all.push(format!("{line}:{}", String::from_utf8_lossy(reader.feature()))),
                Next::Refused(reason, line) => all.push(format!("{line}!{reason:?}")),
                Next::End => return all,
            }
        }
    }

    #[test]
    fn what_stands_around_the_list_is_no_feature() {
        assert_eq!(
            cut("{\"a\":{\"b\":[1]},\"features\" : [\n{\"n\":1},\n{\"n\":2}],\"c\":{\"d\":[{}]},\"e\":\"}{\"}\n"),
            ["2:{\"n\":1}", "3:{\"n\":2}"]
        );
        assert_eq!(cut(&format!("{{\"a\":\"{}\",\"features\":[{{}}]}}", "x".repeat(9000))), ["1:{}"], "a long member before the list");
        assert_eq!(cut("\u{1e}{\"n\":1}\n\u{1e}{\"n\":\"]\\\"}\"}\n"), ["1:{\"n\":1}", "2:{\"n\":\"]\\\"}\"}"], "one feature a line");
    }

    #[test]
    fn a_file_that_ends_in_the_middle_says_so_once() {
        assert_eq!(cut("{\"features\":[{\"n\":1},{\"n\""), ["1:{\"n\":1}", "1!CutOff"]);
        assert_eq!(cut("{\"features\":[{\"n\":1},\n"), ["1:{\"n\":1}", "2!CutOff"]);
        assert_eq!(cut("{\"features\":[{\"n\":1}]\n"), ["1:{\"n\":1}", "2!CutOff"]);
        assert_eq!(cut("{\"features\":["), ["1!CutOff"]);
        assert_eq!(cut("{\"features\":[]}"), Vec::<String>::new());
    }
}
