//! A step on one page: map, question, lines to write on, and of each number only its article and title.

use super::super::{Handout, Step};
use super::flow::{Flow, MAP_SHARES, Manner, SMALL};
use super::lines::{Words, bold, plain};
use super::parts::{LINES, ask, map, title, to_read};

/// Height of a line to write on, in points.
const LINE: f32 = 24.0;
/// More lines than this nobody fills.
const MOST_LINES: usize = 9;

/// What of a step goes on its page.
#[derive(Clone, Copy)]
struct Cut {
    map_share: f32,
    titles: bool,
    reading: bool,
    lines: usize,
}

/// The step on a page of its own. Where not everything fits there, the map grows smaller, then titles and passage are left out.
pub(super) fn step(flow: &mut Flow<'_>, handout: &Handout, n: usize) {
    let Some(step) = handout.steps.get(n) else { return };
    let with = |titles, reading, lines| MAP_SHARES.map(|map_share| Cut { map_share, titles, reading, lines });
    let cuts = [with(true, true, LINES), with(true, true, 2), with(false, true, 2), with(false, false, 2)].concat();
    let fits = |cut: &Cut| flow.measured(|page| page_of(page, handout, (n, step), *cut));
    let fitting = cuts.iter().find_map(|cut| Some((*cut, fits(cut)?)));
    flow.next_page();
    let Some((cut, height)) = fitting else {
        return cuts.last().map_or((), |cut| page_of(flow, handout, (n, step), *cut));
    };
    let more = ((flow.page_height() - height) / LINE).floor().max(0.0) as usize;
    page_of(flow, handout, (n, step), Cut { lines: (cut.lines + more).min(MOST_LINES.max(cut.lines)), ..cut });
}

fn page_of(flow: &mut Flow<'_>, handout: &Handout, (n, step): (usize, &Step), cut: Cut) {
    title(flow, handout, (n, step));
    map(flow, (n, step), cut.map_share);
    if cut.titles {
        flow.paragraph(&titles(step), Manner { after: 5.0, ..SMALL });
    } else {
        flow.paragraph(&[plain("What the numbers stand for is in the full handout.")], Manner { weak: true, ..SMALL });
    }
    if cut.reading {
        to_read(flow, step);
    }
    if let Some(question) = &step.question {
        ask(flow, question, cut.lines);
    } else {
        flow.paragraph(&[plain("Notes")], Manner { after: 0.0, weak: true, ..SMALL });
        flow.writing_lines(cut.lines);
    }
}

/// Number, letter and title of all that is seen at first.
fn titles(step: &Step) -> Vec<Words> {
    let mut words = Vec::new();
    for (n, entry) in step.entries.iter().enumerate().filter(|(_, entry)| entry.at_first) {
        words.push(bold(format!("{}\u{a0}{}\u{a0}", n + 1, entry.letter)));
        words.push(plain(format!("{}{}.   ", entry.title, step.absence(n))));
    }
    words
}
