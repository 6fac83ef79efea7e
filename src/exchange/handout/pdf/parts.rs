//! The parts of a printed handout: what pupils get, and after it, on request, what only the teacher gets.

use super::super::content::{Beside, Entry};
use super::super::{Handout, HandoutOptions, Step};
use super::flow::{BODY, Flow, Manner, SMALL};
use super::lines::{Words, bold, italic, of_spans, plain};
use crate::dossier::{Answer, Block, Markdown, Modality, Question, Shape, choice_letter};
use crate::query::Rgb;

const GREY: Rgb = [0x8a, 0x8f, 0x95];

pub(super) fn handout(flow: &mut Flow<'_>, handout: &Handout, options: HandoutOptions) {
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
    for n in 0..handout.steps.len() {
        step(flow, handout, n);
    }
    sources(flow, handout);
    if options.answers {
        teacher(flow, handout);
    }
}

fn markdown(flow: &mut Flow<'_>, markdown: &Markdown, manner: Manner) {
    for block in &markdown.blocks {
        match block {
            Block::Heading(words) => {
                let text: String = words.iter().map(|span| span.text.as_str()).collect();
                flow.gap(3.0);
                flow.heading(4, &text, manner.size + 1.0, 24.0);
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
    flow.paragraph(&[bold("Colour"), plain(": the article. The list below each map names the article of each number, too.")], SMALL);
    if handout.steps.iter().any(|step| step.colours.is_empty()) {
        for source in &handout.sources {
            row(flow, (Some(Shape::Square), Modality::Reported, source.colour), &source.label);
        }
    }
    flow.gap(2.0);
    flow.paragraph(
        &[
            bold("Hatched area"),
            plain(": somewhere in this province or region. "),
            bold("Pale"),
            plain(": the date is vague. "),
            bold("Ringed"),
            plain(": what the step is about."),
        ],
        Manner { after: 8.0, ..SMALL },
    );
}

fn step(flow: &mut Flow<'_>, handout: &Handout, n: usize) {
    let Some(step) = handout.steps.get(n) else { return };
    // heading, the first words and the map stay together
    flow.gap(8.0);
    flow.need(flow.map_height() + 110.0);
    flow.rule();
    let title = if handout.steps.len() > 1 { format!("{}. {}", n + 1, step.title) } else { step.title.clone() };
    flow.heading(2, &title, 15.0, 60.0);
    markdown(flow, &step.text, BODY);
    let time = step.shown.iter().find(|(what, _)| *what == "time").map_or("all times", |(_, words)| words.as_str());
    let listed: Vec<(usize, &Entry)> = step.entries.iter().enumerate().filter(|(_, entry)| entry.at_first).collect();
    flow.map(n, format!("Map: {}, {time}. The {} things on it stand in the list that follows.", step.title, listed.len()));
    flow.paragraph(&[bold("On the map: "), plain(time)], SMALL);
    if !step.colours.is_empty() {
        let words: Vec<&str> = step.colours.iter().map(|(label, _)| label.as_str()).collect();
        flow.paragraph(&[plain(format!("Here colours stand for: {}", words.join(", ")))], SMALL);
        for (label, colour) in &step.colours {
            flow.symbol((Some(Shape::Square), Modality::Reported, *colour), 6.0, SMALL.size);
            flow.list_item(&[], &[plain(label)], Manner { indent: 18.0, after: 0.5, ..SMALL });
        }
    }
    for (number, entry) in listed {
        listed_entry(flow, handout, step, (number, entry));
    }
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
    if let Some(question) = &step.question {
        ask(flow, question);
    }
}

fn listed_entry(flow: &mut Flow<'_>, handout: &Handout, step: &Step, (n, entry): (usize, &Entry)) {
    let label =
        handout.sources.iter().find(|source| source.article == entry.article).map(|source| source.label.as_str()).unwrap_or_default();
    let beside = if step.drawings.iter().any(|drawing| drawing.entry == n) { "" } else { " (not on the map)" };
    flow.symbol((entry.shape, entry.modality, entry.colour), 26.0, SMALL.size);
    let mut words: Vec<Words> = vec![bold(&entry.title), plain(format!(" ({}, {}){beside}", entry.kind, entry.modality.name()))];
    for passage in &entry.passages {
        words.push(plain(format!(" · {} · {} · ", passage.when, passage.place)));
        words.push(bold(format!("{label} ¶{}", passage.paragraph)));
        words.push(plain(": "));
        words.push(italic(format!("“{}”", passage.quote)));
    }
    numbered(flow, n + 1, &words);
}

/// An item with its number before the symbol.
fn numbered(flow: &mut Flow<'_>, number: usize, words: &[Words]) {
    let number = bold(number.to_string());
    flow.list_item_hanging(&[number], words, Manner { after: 2.0, ..SMALL }, 36.0);
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
            flow.paragraph(&[plain(&dispute.subtitle)], BODY);
            for (who, says) in &dispute.sides {
                flow.list_item(&[plain("•")], &[bold(who), plain(format!(": {says}"))], Manner { after: 1.5, ..BODY });
            }
            flow.paragraph(&[plain(dispute.note.clone().unwrap_or_default())], BODY);
            flow.gap(4.0);
        }
    }
}

/// A question with room to answer it.
fn ask(flow: &mut Flow<'_>, question: &Question) {
    let choices = question.choices();
    flow.need(60.0 + choices.len() as f32 * 18.0);
    flow.heading(3, &question.ask, 12.0, 60.0);
    if choices.is_empty() {
        flow.writing_lines(5);
        return;
    }
    let hint = if question.right_choices() > 1 { "Tick all that are right." } else { "Tick one." };
    flow.paragraph(&[plain(hint)], Manner { weak: true, ..BODY });
    for (n, choice) in choices.iter().enumerate() {
        flow.tick(2.0, BODY.size);
        flow.list_item(&[bold(choice_letter(n).to_string())], &[plain(&choice.text)], Manner { indent: 18.0, after: 3.0, ..BODY });
    }
    flow.paragraph(&[plain("How do you know?")], Manner { after: 0.0, weak: true, ..BODY });
    flow.writing_lines(2);
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
    for (n, source) in handout.sources.iter().enumerate() {
        let words = [bold(&source.label), plain(format!(": {}. SHA-256 {}", source.citation, source.sha256))];
        flow.list_item(&[plain(format!("{}.", n + 1))], &words, Manner { after: 3.0, ..SMALL });
    }
    flow.paragraph(
        &[plain(format!("Ground of the maps: {}. Made with Dateline.", crate::basemap::ATTRIBUTION))],
        Manner { weak: true, ..SMALL },
    );
}

/// What only the teacher gets, on pages of its own.
fn teacher(flow: &mut Flow<'_>, handout: &Handout) {
    flow.next_page();
    flow.heading(1, &format!("For the teacher: {}", handout.title), 17.0, 60.0);
    markdown(flow, &handout.notes, Manner { size: 9.5, ..BODY });
    flow.gap(6.0);
    flow.heading(2, "Answer key", 14.0, 60.0);
    let manner = Manner { size: 9.5, ..BODY };
    for (n, step) in handout.steps.iter().enumerate().filter(|(_, step)| step.question.is_some() || !step.notes.blocks.is_empty()) {
        flow.heading(3, &format!("{}. {} ({} min)", n + 1, step.title, step.minutes), 11.0, 50.0);
        markdown(flow, &step.notes, manner);
        if let Some(question) = &step.question {
            answer(flow, question, manner);
        }
        flow.gap(4.0);
    }
    for source in &handout.sources {
        flow.list_item(&[plain("•")], &[bold(&source.label), plain(format!(", {}", source.dated))], SMALL);
    }
}

fn answer(flow: &mut Flow<'_>, question: &Question, manner: Manner) {
    flow.paragraph(&[bold(&question.ask)], manner);
    match &question.answer {
        Answer::Choices(choices) => {
            for (n, choice) in choices.iter().enumerate() {
                let verdict = if choice.right { bold("Right. ") } else { plain("Not right. ") };
                let why = choice.why.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
                let words = [verdict, plain(format!("{}{why}", choice.text))];
                flow.list_item(&[bold(choice_letter(n).to_string())], &words, Manner { after: 1.5, ..manner });
            }
            flow.gap(2.0);
        }
        Answer::Free { model } => {
            flow.paragraph(&[bold("A good answer could be:")], manner);
            markdown(flow, &Markdown::parse(model), manner);
        }
    }
    markdown(flow, &Markdown::parse(&question.explanation), manner);
}
