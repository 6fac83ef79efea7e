//! The parts of a printed handout.

use super::super::content::{Beside, Entry, choice_mark};
use super::super::{Edition, Handout, HandoutOptions, Step};
use super::compact;
use super::flow::{BODY, Flow, MAP_SHARES, Manner, SMALL};
use super::key::{how_they_differ, teacher};
use super::lines::{Words, bold, italic, of_spans, plain};
use crate::dossier::{Block, Markdown, Modality, Question, Shape};
use crate::query::Rgb;

/// Lines to write an answer on.
pub(super) const LINES: usize = 5;
/// A map with so much of the width is small: only so that its question has room beside it on the page, and not for the list.
const SMALL_MAP: f32 = 0.6;
const GREY: Rgb = [0x8a, 0x8f, 0x95];

pub(super) fn handout(flow: &mut Flow<'_>, handout: &Handout, options: HandoutOptions) {
    if options.edition == Edition::Key {
        return teacher(flow, handout);
    }
    flow.heading(1, &handout.title, 20.0, 60.0);
    flow.paragraph(&[plain(&handout.summary)], Manner { size: 11.5, ..BODY });
    if let Some(minutes) = handout.minutes {
        let facts = format!("{minutes} minutes. Name: ________________________________   Class: ____________   Date: ____________");
        flow.paragraph(&[plain(facts)], Manner { after: 8.0, ..BODY });
    }
    if !handout.aims.is_empty() {
        flow.heading(2, "What you will learn", 12.5, 30.0);
        for aim in &handout.aims {
            flow.list_item(&[plain("•")], &[plain(aim)], Manner { after: 1.0, ..BODY });
        }
        flow.gap(5.0);
    }
    legend(flow, handout);
    if options.edition == Edition::Compact {
        sources(flow, handout);
    }
    for n in 0..handout.steps.len() {
        if options.edition == Edition::Compact { compact::step(flow, handout, n) } else { step(flow, handout, n) }
    }
    if options.edition == Edition::Full {
        sources(flow, handout);
    }
    if options.answers {
        flow.next_page();
        teacher(flow, handout);
    }
}

/// Its headings are of a level.
pub(super) fn markdown(flow: &mut Flow<'_>, markdown: &Markdown, manner: Manner, heading: u16) {
    for block in &markdown.blocks {
        match block {
            Block::Heading(words) => {
                let text: String = words.iter().map(|span| span.text.as_str()).collect();
                flow.gap(3.0);
                flow.heading(heading, &text, manner.size + 1.0, 24.0);
            }
            Block::Paragraph(words) => flow.paragraph(&of_spans(words), manner),
            Block::List { first, items } => {
                for (n, item) in items.iter().enumerate() {
                    let mark = first.map_or("•".to_owned(), |first| format!("{}.", first as usize + n));
                    flow.list_item(&[plain(mark)], &of_spans(item), Manner { after: 1.5, ..manner });
                }
                flow.gap(manner.after);
            }
        }
    }
}

/// How marks are read: every sign with its words.
fn legend(flow: &mut Flow<'_>, handout: &Handout) {
    flow.heading(2, "How to read the maps", 12.5, 60.0);
    let row = |flow: &mut Flow<'_>, sign: (Option<Shape>, Modality, Rgb), words: &str| {
        flow.symbol(sign, 6.0, SMALL.size);
        flow.list_item(&[], &[plain(words)], Manner { indent: 18.0, after: 0.5, ..SMALL });
    };
    flow.paragraph(&[bold("Shape"), plain(": what sort of event.  "), bold("Fill"), plain(": how the article puts it.")], SMALL);
    for shape in Shape::ALL {
        row(flow, (Some(shape), Modality::Reported, GREY), shape.label());
    }
    row(
        flow,
        (None, Modality::Reported, GREY),
        "movement; solid: the way is stated, dashed: it is ours, dotted and fading: an end is not stated",
    );
    for (modality, words) in [
        (Modality::Reported, "solid: reported, as something that happened"),
        (Modality::Claimed, "half: claimed, somebody says so"),
        (Modality::Denied, "crossed: denied, somebody says that it was not so"),
        (Modality::Anticipated, "dashed outline: anticipated, planned or feared"),
    ] {
        row(flow, (Some(Shape::Square), modality, GREY), words);
    }
    flow.gap(2.0);
    let by_article = handout.steps.iter().any(|step| step.colours.is_empty());
    let what = if by_article { "Letter and colour" } else { "Letter" };
    flow.paragraph(&[bold(what), plain(": the article. 2B is number 2 of the list below the map, by article B.")], SMALL);
    for source in &handout.sources {
        let colour = if by_article { source.colour } else { GREY };
        row(flow, (Some(Shape::Square), Modality::Reported, colour), &format!("{}: {}", source.letter, source.label));
    }
    flow.gap(2.0);
    flow.paragraph(
        &[
            bold("Hatched area"),
            plain(": somewhere in this province or region. "),
            bold("Broad band"),
            plain(": where on its way it may be. "),
            bold("Pale"),
            plain(": the date is vague. "),
            bold("Ringed"),
            plain(": what the step is about."),
        ],
        Manner { after: 8.0, ..SMALL },
    );
}

/// A step: its map and its question stay on one page where both fit there, and what each number says follows them.
fn step(flow: &mut Flow<'_>, handout: &Handout, n: usize) {
    let Some(step) = handout.steps.get(n) else { return };
    flow.gap(8.0);
    let whole = |page: &mut Flow<'_>, share| {
        work(page, handout, (n, step), share);
        list(page, handout, step);
    };
    let fits = |share: f32| flow.measured(|page| whole(page, share));
    let work_fits = |share: f32| flow.measured(|page| work(page, handout, (n, step), share));
    let shares = || MAP_SHARES.into_iter();
    let all_on_one = shares().filter(|share| *share > SMALL_MAP).find_map(|share| Some((share, fits(share)?)));
    if let Some((share, height)) = all_on_one.or_else(|| shares().find_map(|share| Some((share, work_fits(share)?)))) {
        flow.need(height);
        work(flow, handout, (n, step), share);
    } else {
        // what there is to read fills a page: it comes first, and the map stays with the question
        flow.next_page();
        title(flow, handout, (n, step));
        to_read(flow, step);
        let fits = |share: &f32| flow.measured(|page| map_and_question(page, (n, step), *share));
        let (share, height) = MAP_SHARES.iter().find_map(|share| Some((*share, fits(share)?))).unwrap_or((MAP_SHARES[0], 0.0));
        flow.need(height);
        map_and_question(flow, (n, step), share);
    }
    list(flow, handout, step);
}

/// What the numbers on the map say.
fn list(flow: &mut Flow<'_>, handout: &Handout, step: &Step) {
    let mut listed = step.entries.iter().enumerate().filter(|(_, entry)| entry.at_first).peekable();
    if listed.peek().is_some() {
        flow.heading(3, "What the numbers on the map say", 10.5, 50.0);
    }
    for (number, entry) in listed {
        listed_entry(flow, handout, step, (number, entry));
    }
    flow.gap(4.0);
}

/// What a class works with in a step.
fn work(flow: &mut Flow<'_>, handout: &Handout, (n, step): (usize, &Step), share: f32) {
    title(flow, handout, (n, step));
    map(flow, (n, step), share);
    to_read(flow, step);
    if let Some(question) = &step.question {
        ask(flow, question, LINES);
    }
}

fn map_and_question(flow: &mut Flow<'_>, (n, step): (usize, &Step), share: f32) {
    map(flow, (n, step), share);
    if let Some(question) = &step.question {
        ask(flow, question, LINES);
    }
}

pub(super) fn title(flow: &mut Flow<'_>, handout: &Handout, (n, step): (usize, &Step)) {
    flow.need(100.0);
    flow.rule();
    let title = if handout.steps.len() > 1 { format!("{}. {}", n + 1, step.title) } else { step.title.clone() };
    flow.heading(2, &title, 15.0, 60.0);
    markdown(flow, &step.text, BODY, 3);
}

pub(super) fn map(flow: &mut Flow<'_>, (n, step): (usize, &Step), share: f32) {
    let time = step.shown.iter().find(|(what, _)| *what == "time").map_or("all times", |(_, words)| words.as_str());
    let listed = step.entries.iter().filter(|entry| entry.at_first).count();
    flow.map(n, format!("Map: {}, {time}. The {listed} things on it stand in the list that follows.", step.title), share);
    flow.paragraph(&[bold("On the map: "), plain(time)], SMALL);
    if !step.colours.is_empty() {
        let words: Vec<&str> = step.colours.iter().map(|(label, _)| label.as_str()).collect();
        flow.paragraph(&[plain(format!("Here colours stand for: {}", words.join(", ")))], SMALL);
        for (label, colour) in &step.colours {
            flow.symbol((Some(Shape::Square), Modality::Reported, *colour), 6.0, SMALL.size);
            flow.list_item(&[], &[plain(label)], Manner { indent: 18.0, after: 0.5, ..SMALL });
        }
    }
}

/// The passage that the class reads, and what is set side by side.
pub(super) fn to_read(flow: &mut Flow<'_>, step: &Step) {
    flow.gap(4.0);
    if let Some(reading) = &step.reading {
        let paragraph = reading.paragraph.map(|n| format!(" ¶{n}")).unwrap_or_default();
        flow.heading(3, &format!("Read: {}{paragraph}", reading.article), 11.5, 40.0);
        if !reading.digest.is_empty() {
            flow.paragraph(&[plain(&reading.digest), plain(" (in our words)")], BODY);
        }
        for quote in &reading.quotes {
            flow.list_item(&[plain("•")], &[italic(format!("“{quote}”"))], Manner { after: 1.0, ..BODY });
        }
        flow.gap(4.0);
    }
    beside(flow, step);
}

fn listed_entry(flow: &mut Flow<'_>, handout: &Handout, step: &Step, (n, entry): (usize, &Entry)) {
    let label =
        handout.sources.iter().find(|source| source.article == entry.article).map(|source| source.label.as_str()).unwrap_or_default();
    flow.symbol((entry.shape, entry.modality, entry.colour), 34.0, SMALL.size);
    let mut words: Vec<Words> =
        vec![bold(format!("{label}{}: {}", step.absence(n), entry.title)), plain(format!(" ({}, {})", entry.kind, entry.modality.name()))];
    for passage in &entry.passages {
        words.push(plain(format!(" · {} · {} · ", passage.when, passage.place)));
        words.push(bold(format!("¶{}", passage.paragraph)));
        words.push(plain(": "));
        words.push(italic(format!("“{}”", passage.quote)));
    }
    // number and letter before the symbol
    flow.list_item_hanging(&[bold(format!("{} {}", n + 1, entry.letter))], &words, Manner { after: 2.0, ..SMALL }, 44.0);
}

fn beside(flow: &mut Flow<'_>, step: &Step) {
    match &step.beside {
        None => {}
        Some(Beside::Versions(title, table)) => {
            flow.heading(3, &format!("Side by side: {title}"), 11.5, 80.0);
            let rows: Vec<Vec<String>> = std::iter::once(&table.head).chain(&table.rows).cloned().collect();
            flow.table(&rows);
        }
        Some(Beside::Dispute(dispute)) => {
            flow.heading(3, &format!("Sources differ: {}", dispute.title), 11.5, 50.0);
            for (who, says) in &dispute.sides {
                flow.list_item(&[plain("•")], &[bold(who), plain(format!(": {says}"))], Manner { after: 1.5, ..BODY });
            }
            // who reads what is said of the sides knows the answer
            if step.question.is_none() {
                how_they_differ(flow, step, BODY);
            }
            flow.gap(4.0);
        }
    }
}

/// A question with room to answer it: so many lines for words of one's own.
pub(super) fn ask(flow: &mut Flow<'_>, question: &Question, lines: usize) {
    let choices = question.choices();
    flow.need(60.0 + choices.len() as f32 * 18.0);
    flow.heading(3, &question.ask, 12.0, 60.0);
    if choices.is_empty() {
        flow.writing_lines(lines);
        return;
    }
    let hint = if question.right_choices() > 1 { "Tick all that are right." } else { "Tick one." };
    flow.paragraph(&[plain(hint)], Manner { weak: true, ..BODY });
    for (n, choice) in choices.iter().enumerate() {
        flow.tick(2.0, BODY.size);
        flow.list_item(&[bold(choice_mark(n))], &[plain(&choice.text)], Manner { indent: 18.0, after: 3.0, ..BODY });
    }
    flow.paragraph(&[plain("How do you know?")], Manner { after: 0.0, weak: true, ..BODY });
    flow.writing_lines(lines.saturating_sub(3).max(2));
}

fn sources(flow: &mut Flow<'_>, handout: &Handout) {
    flow.gap(8.0);
    flow.need(120.0);
    flow.rule();
    flow.heading(2, "Sources", 15.0, 60.0);
    flow.paragraph(
        &[plain("Each number on a map is what one article says in one passage. ¶ is the paragraph. The fingerprint (SHA-256) tells whether a text is the very one that paragraphs are counted in.")],
        SMALL,
    );
    for source in &handout.sources {
        let words = [bold(&source.label), plain(format!(": {}. SHA-256 {}", source.citation, source.sha256))];
        flow.list_item(&[bold(&source.letter)], &words, Manner { after: 3.0, ..SMALL });
    }
    flow.paragraph(
        &[plain(format!("Ground of the maps: {}. Made with Dateline.", crate::basemap::ATTRIBUTION))],
        Manner { weak: true, ..SMALL },
    );
}
