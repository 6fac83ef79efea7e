//! Words set into lines of a width: broken between words, and each line in the order in which its letters are read.

use unicode_bidi::BidiInfo;

use super::fonts::{Face, Fonts, Shaped, is_arabic};
use crate::dossier::Span;

/// Words of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) face: Face,
}

pub(super) fn plain(text: impl Into<String>) -> Words {
    Words { text: text.into(), face: Face::Plain }
}

pub(super) fn bold(text: impl Into<String>) -> Words {
    Words { text: text.into(), face: Face::Bold }
}

pub(super) fn italic(text: impl Into<String>) -> Words {
    Words { text: text.into(), face: Face::Italic }
}

/// Words of a lesson. Where a link leads is written behind it: paper has no other way.
pub(super) fn of_spans(spans: &[Span]) -> Vec<Words> {
    let words = |span: &Span| {
        let face = match (span.bold, span.italic) {
            (true, _) => Face::Bold,
            (false, true) => Face::Italic,
            (false, false) => Face::Plain,
        };
        let link = span.link.as_ref().filter(|link| **link != span.text).map(|link| plain(format!(" ({link})")));
        std::iter::once(Words { text: span.text.clone(), face }).chain(link)
    };
    spans.iter().flat_map(words).collect()
}

/// One line, from left to right.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) runs: Vec<Shaped>,
    /// In points.
    pub(super) width: f32,
    /// Whether it is to be read from right to left, and so begins at the right.
    pub(super) right_to_left: bool,
}

/// Sets words into lines of a width, in points.
pub(super) fn set_lines(fonts: &Fonts, words: &[Words], size: f32, width: f32) -> Vec<Line> {
    let mut text = String::new();
    // for each byte where another look begins, that look
    let mut looks: Vec<(usize, Face)> = Vec::new();
    for part in words {
        looks.push((text.len(), part.face));
        text.extend(part.text.chars().map(|letter| printable(fonts, letter, part.face)));
    }
    let whole = BidiInfo::new(&text, None);
    let Some(paragraph) = whole.paragraphs.first() else { return Vec::new() };
    let setter = Setter { fonts, text: &text, looks: &looks };
    let mut lines = Vec::new();
    for (start, end) in setter.breaks(size, width) {
        let (levels, runs) = whole.visual_runs(paragraph, start..end);
        let mut line = Line { right_to_left: paragraph.level.is_rtl(), ..Line::default() };
        for run in runs {
            let right_to_left = levels.get(run.start).is_some_and(unicode_bidi::Level::is_rtl);
            let mut shaped = setter.shape(run.start, run.end, right_to_left);
            if right_to_left {
                shaped.reverse();
            }
            line.runs.extend(shaped);
        }
        line.width = line.runs.iter().map(|run| run.width * size).sum();
        lines.push(line);
    }
    lines
}

/// A letter that some face has: a file with empty boxes in it is refused by the rules of accessible ones.
fn printable(fonts: &Fonts, letter: char, face: Face) -> char {
    if letter.is_ascii_graphic() {
        return letter;
    }
    if letter.is_control() || letter.is_whitespace() {
        return if letter == '\u{a0}' { letter } else { ' ' };
    }
    let face = if is_arabic(letter) { Face::Arabic } else { face };
    if fonts.has(letter, face) { letter } else { '?' }
}

struct Setter<'a> {
    fonts: &'a Fonts,
    text: &'a str,
    looks: &'a [(usize, Face)],
}

impl Setter<'_> {
    fn look_at(&self, at: usize) -> Face {
        self.looks.iter().rev().find(|(start, _)| *start <= at).map_or(Face::Plain, |(_, face)| *face)
    }

    /// The letters of a stretch in pieces of one face each, in the order of the text.
    fn shape(&self, start: usize, end: usize, right_to_left: bool) -> Vec<Shaped> {
        let mut pieces: Vec<(Face, String)> = Vec::new();
        for (offset, letter) in self.text.get(start..end).unwrap_or_default().char_indices() {
            let face = match pieces.last() {
                _ if is_arabic(letter) => Face::Arabic,
                // the space between two Arabic words
                Some((Face::Arabic, _)) if letter == ' ' => Face::Arabic,
                _ => self.look_at(start + offset),
            };
            match pieces.last_mut() {
                Some((same, piece)) if *same == face => piece.push(letter),
                _ => pieces.push((face, letter.to_string())),
            }
        }
        pieces.iter().map(|(face, piece)| self.fonts.shape(piece, *face, right_to_left)).collect()
    }

    fn width(&self, start: usize, end: usize) -> f32 {
        let is_rtl = self.text.get(start..end).is_some_and(|text| text.chars().any(is_arabic));
        self.shape(start, end, is_rtl).iter().map(|run| run.width).sum()
    }

    /// Where each line begins and ends, without the space at its end.
    fn breaks(&self, size: f32, width: f32) -> Vec<(usize, usize)> {
        let mut lines = Vec::new();
        let (mut line_start, mut line_end, mut used) = (0, 0, 0.0);
        let mut at = 0;
        for word in self.text.split_inclusive(' ') {
            let (start, end) = (at, at + word.trim_end_matches(' ').len());
            at += word.len();
            let length = self.width(start, end) * size;
            let space = self.width(end, at) * size;
            if used > 0.0 && used + length > width {
                lines.push((line_start, line_end));
                (line_start, used) = (start, 0.0);
            }
            (line_end, used) = (end, used + length);
            // a word that is longer than a line is cut where it must be
            while used > width && line_end > line_start {
                let cut = self.cut(line_start, line_end, width / size);
                if cut >= line_end {
                    break;
                }
                lines.push((line_start, cut));
                line_start = cut;
                used = self.width(line_start, line_end) * size;
            }
            used += space;
        }
        if line_end > line_start {
            lines.push((line_start, line_end));
        }
        lines
    }

    /// The last place where a stretch still fits; at least one letter does.
    fn cut(&self, start: usize, end: usize, width: f32) -> usize {
        let letters = self.text.get(start..end).unwrap_or_default().char_indices().map(|(at, letter)| start + at + letter.len_utf8());
        let ends: Vec<usize> = letters.collect();
        let fitting = ends.partition_point(|at| self.width(start, *at) <= width).max(1);
        ends.get(fitting - 1).copied().unwrap_or(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(words: &[Words], width: f32) -> Vec<String> {
        let fonts = Fonts::load().unwrap();
        let lines = set_lines(&fonts, words, 10.0, width);
        assert!(lines.iter().all(|line| line.width <= width + 0.01), "{:?}", lines.iter().map(|line| line.width).collect::<Vec<_>>());
        lines.iter().map(|line| line.runs.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn lines_are_broken_between_words_and_no_letter_is_lost() {
        assert_eq!(texts(&[plain("one two "), bold("three"), plain(" four")], 50.0), ["one two", "three| four"]);
        assert_eq!(texts(&[plain("x".repeat(64))], 60.0).concat(), "x".repeat(64));
        assert!(texts(&[plain("")], 60.0).is_empty());
    }

    #[test]
    fn arabic_words_in_a_line_stand_from_right_to_left() {
        // the two Arabic words are one run, and it is written backward within the line
        assert_eq!(texts(&[plain("town دير الزور here")], 300.0), ["town |دير الزور| here"]);
        let lines = set_lines(&Fonts::load().unwrap(), &[plain("دير الزور (2019)")], 10.0, 300.0);
        assert!(lines[0].right_to_left && lines[0].runs.last().is_some_and(|run| run.text.contains('د')));
    }
}
