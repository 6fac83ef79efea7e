//! The parts of a page: a step with map, list and question, the legend, the sources.

use std::fmt::Write as _;

use super::super::super::sheet::{escaped, html_table};
use super::super::content::{Beside, Entry, choice_mark};
use super::super::svg::{hex, map_svg, symbol_svg};
use super::super::{Edition, Handout, Step};
use super::answers::answer;
use crate::dossier::{Block, Markdown, Modality, Question, Shape, Span, is_web_link};
use crate::query::Rgb;

/// Shapes and fills of the legend are grey: there, colour says nothing.
const GREY: Rgb = [0x8a, 0x8f, 0x95];

/// Markdown as HTML, with headings of a level: no level is left out.
pub(super) fn blocks(markdown: &Markdown, heading: u8) -> String {
    markdown
        .blocks
        .iter()
        .map(|block| match block {
            Block::Heading(words) => format!("<h{heading} dir=\"auto\">{}</h{heading}>\n", spans(words)),
            Block::Paragraph(words) => format!("<p dir=\"auto\">{}</p>\n", spans(words)),
            Block::List { first, items } => {
                let items = items.iter().map(|item| format!("<li dir=\"auto\">{}</li>", spans(item))).collect::<Vec<_>>().concat();
                match first {
                    Some(first) => format!("<ol start=\"{first}\">{items}</ol>\n"),
                    None => format!("<ul>{items}</ul>\n"),
                }
            }
        })
        .collect()
}

fn spans(words: &[Span]) -> String {
    let span = |span: &Span| {
        let mut text = escaped(&span.text);
        if span.italic {
            text = format!("<em>{text}</em>");
        }
        if span.bold {
            text = format!("<strong>{text}</strong>");
        }
        match &span.link {
            Some(link) if is_web_link(link) => format!("<a href=\"{}\" rel=\"noreferrer noopener\">{text}</a>", escaped(link)),
            _ => text,
        }
    };
    words.iter().map(span).collect()
}

pub(super) fn step_section(handout: &Handout, edition: Edition, n: usize) -> String {
    let Some(step) = handout.steps.get(n) else { return String::new() };
    let number = n + 1;
    let prefix = format!("s{number}");
    let mut out = format!("<section class=\"step\" id=\"step-{number}\" aria-labelledby=\"{prefix}-title\" data-step=\"{n}\">\n");
    let counted = if handout.steps.len() > 1 { format!("<span class=\"count\">Step {number}.</span> ") } else { String::new() };
    let _ = writeln!(out, "<h2 id=\"{prefix}-title\" tabindex=\"-1\" dir=\"auto\">{counted}{}</h2>", escaped(&step.title));
    let _ = writeln!(out, "<div class=\"words\">{}</div>", blocks(&step.text, 3));
    out.push_str(&figure(handout, edition, step, &prefix));
    out.push_str("<div class=\"ask\">\n");
    out.push_str(&reading(step));
    out.push_str(&beside(step));
    if let Some(asked) = &step.question {
        out.push_str(&question(step, asked, &prefix));
    }
    out.push_str("</div>\n</section>\n");
    out
}

/// The map with its slider, and below it in words what is on it.
fn figure(handout: &Handout, edition: Edition, step: &Step, prefix: &str) -> String {
    let shown = step.entries.iter().filter(|entry| entry.at_first).count();
    let label = format!("Map: {}. What is on it stands in the list below.", step.title);
    let mut out = format!("<figure class=\"atlas\">\n<div class=\"frame\">{}</div>\n", map_svg(step, prefix, &label));
    let _ = writeln!(
        out,
        "<div class=\"time\" role=\"group\" aria-label=\"Time\" data-script hidden>\
         <button type=\"button\" class=\"play\">Play</button>\
         <div class=\"track\"><svg class=\"bars\" aria-hidden=\"true\" preserveAspectRatio=\"none\"></svg>\
         <label class=\"off\" for=\"{prefix}-time\">Time shown on the map</label><input type=\"range\" id=\"{prefix}-time\" min=\"0\" max=\"{}\" step=\"1\" value=\"{}\"></div>\
         <label class=\"all\"><input type=\"checkbox\" class=\"all-times\"> all times</label></div>",
        step.times.stops.len().saturating_sub(1),
        step.times.first
    );
    let when = step.shown.iter().find(|(what, _)| *what == "time").map_or_else(|| "all times".to_owned(), |(_, words)| words.clone());
    let _ = writeln!(
        out,
        "<figcaption><strong class=\"when\">{}</strong> · <span class=\"tally\" aria-live=\"polite\">{shown} of {} shown</span></figcaption>",
        escaped(&when),
        step.entries.len()
    );
    if !step.colours.is_empty() {
        let list: String = step.colours.iter().map(|(label, colour)| swatch(label, *colour)).collect();
        let _ = writeln!(out, "<p class=\"swatches\">Colours: {list}</p>");
    }
    let _ = writeln!(
        out,
        "<h3 id=\"{prefix}-list\" class=\"off\">What is on the map</h3><ol class=\"entries\" aria-labelledby=\"{prefix}-list\">"
    );
    for (n, entry) in step.entries.iter().enumerate() {
        out.push_str(&listed(handout, edition, step, (n, entry), prefix));
    }
    out.push_str("</ol>\n</figure>\n");
    out
}

fn listed(handout: &Handout, edition: Edition, step: &Step, (n, entry): (usize, &Entry), prefix: &str) -> String {
    let hidden = if entry.at_first { "" } else { " hidden" };
    let chosen = if Some(entry.of) == step.selected { " class=\"chosen\"" } else { "" };
    let source = handout.sources.iter().position(|source| source.article == entry.article);
    let label = source.and_then(|at| handout.sources.get(at)).map(|source| source.label.as_str()).unwrap_or_default();
    let absence = step.absence(n);
    let mut out = format!(
        "<li id=\"{prefix}-e{n}\" value=\"{0}\"{chosen}{hidden}><p class=\"what\"><b class=\"tag\">{0} {1}</b> · <span class=\"label\" dir=\"auto\">{2}</span>{absence} \
         {3} <b dir=\"auto\">{4}</b> <span class=\"how\">{5}, {6}</span></p>",
        n + 1,
        entry.letter,
        escaped(label),
        symbol_svg(entry.shape, entry.modality, entry.colour),
        escaped(&entry.title),
        escaped(&entry.kind),
        entry.modality.name()
    );
    let passages = if edition == Edition::Compact { &[] } else { entry.passages.as_slice() };
    for passage in passages {
        let _ = write!(
            out,
            "<p class=\"passage\"><span dir=\"auto\">{}</span> · <span dir=\"auto\">{}</span><br>\
             <a href=\"#source-{}\">{} ¶{}</a>: <q dir=\"auto\">{}</q>",
            escaped(&passage.when),
            escaped(&passage.place),
            source.unwrap_or(0) + 1,
            escaped(label),
            passage.paragraph,
            escaped(&passage.quote)
        );
        if passage.who_says != "the article itself" {
            let _ = write!(out, " <span class=\"who\">says: {}</span>", escaped(&passage.who_says));
        }
        out.push_str("</p>");
    }
    out.push_str("</li>\n");
    out
}

fn reading(step: &Step) -> String {
    let Some(reading) = &step.reading else { return String::new() };
    let paragraph = reading.paragraph.map(|n| format!(" ¶{n}")).unwrap_or_default();
    let mut out = format!("<aside class=\"reading\"><h3>Read: {}{paragraph}</h3>", escaped(&reading.article));
    if !reading.digest.is_empty() {
        let _ = write!(out, "<p dir=\"auto\">{} <small>(in our words)</small></p>", escaped(&reading.digest));
    }
    if !reading.quotes.is_empty() {
        let quotes =
            reading.quotes.iter().map(|quote| format!("<li><q dir=\"auto\">{}</q></li>", escaped(quote))).collect::<Vec<_>>().concat();
        let _ = write!(out, "<p>Words of the article:</p><ul>{quotes}</ul>");
    }
    out + "</aside>\n"
}

fn beside(step: &Step) -> String {
    match &step.beside {
        None => String::new(),
        Some(Beside::Versions(title, table)) => {
            let mut out = format!(
                "<section class=\"beside\"><h3>Side by side: {}</h3><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Side by side\">\n",
                escaped(title)
            );
            html_table(&mut out, table);
            out + "</div></section>\n"
        }
        // who reads what is said of the sides knows the answer
        Some(Beside::Dispute(dispute)) => {
            let side = |(who, says): &(String, String)| format!("<li><b>{}</b>: {}</li>", escaped(who), escaped(says));
            let sides = dispute.sides.iter().map(side).collect::<Vec<_>>().concat();
            let judged = if step.question.is_none() { how_they_differ(step) } else { String::new() };
            format!("<section class=\"beside\"><h3>Sources differ: {}</h3><ul>{sides}</ul>{judged}</section>\n", escaped(&dispute.title))
        }
    }
}

/// What the dossier says of the sides of a dispute: of what sort it is, by how much they differ, and whether both can hold.
pub(super) fn how_they_differ(step: &Step) -> String {
    let Some(Beside::Dispute(dispute)) = &step.beside else { return String::new() };
    let note = dispute.note.as_ref().map(|note| format!("<p dir=\"auto\">{}</p>\n", escaped(note))).unwrap_or_default();
    format!("<p dir=\"auto\"><b>How the sources differ:</b> {}</p>\n{note}", escaped(&dispute.subtitle))
}

fn question(step: &Step, question: &Question, prefix: &str) -> String {
    let mut out = format!(
        "<section class=\"question\" aria-labelledby=\"{prefix}-ask\"><h3 id=\"{prefix}-ask\" dir=\"auto\">{}</h3>\n",
        escaped(&question.ask)
    );
    let choices = question.choices();
    if choices.is_empty() {
        let _ = writeln!(
            out,
            "<label class=\"off\" for=\"{prefix}-own\">Your answer</label><textarea id=\"{prefix}-own\" rows=\"4\" placeholder=\"Your answer, in your own words\"></textarea>\
             <div class=\"lines\" aria-hidden=\"true\"></div>"
        );
    } else {
        let several = question.right_choices() > 1;
        let (kind, hint) = if several { ("checkbox", "Choose all that are right.") } else { ("radio", "Choose one.") };
        let _ = writeln!(out, "<fieldset><legend>{hint}</legend>");
        for (n, choice) in choices.iter().enumerate() {
            let _ = writeln!(
                out,
                "<label><input type=\"{kind}\" name=\"{prefix}-q\" value=\"{n}\"> <span class=\"letter\">{}</span> <span dir=\"auto\">{}</span></label>",
                choice_mark(n),
                escaped(&choice.text)
            );
        }
        out.push_str("</fieldset>\n<p data-script hidden><button type=\"button\" class=\"check\">Check my answer</button></p>\n<p class=\"verdict\" role=\"status\"></p>\n");
    }
    let _ = write!(
        out,
        "<details class=\"answer\"><summary>Show the answer</summary>{}{}</details>\n</section>\n",
        answer(question, 4),
        how_they_differ(step)
    );
    out
}

fn swatch(label: &str, colour: Rgb) -> String {
    format!(
        "<span class=\"swatch\"><svg viewBox=\"0 0 14 14\" width=\"14\" height=\"14\" aria-hidden=\"true\"><rect width=\"14\" height=\"14\" fill=\"{}\"/></svg> {}</span> ",
        hex(colour),
        escaped(label)
    )
}

/// How marks are read. Never by colour alone: the list names the article of each number.
pub(super) fn legend(handout: &Handout) -> String {
    let mut out = "<details class=\"legend\"><summary>How to read the map</summary><div class=\"columns\">\n".to_owned();
    let by_article = handout.steps.iter().any(|step| step.colours.is_empty());
    let _ = write!(out, "<div><h2>{}: the article</h2><ul>", if by_article { "Letter and colour" } else { "Letter" });
    for source in &handout.sources {
        let label = if by_article { swatch(&source.label, source.colour) } else { escaped(&source.label) };
        let _ = write!(out, "<li><b>{}</b> {label}</li>", source.letter);
    }
    out.push_str("</ul></div>\n");
    out.push_str("<div><h2>Shape: what sort of event</h2><ul>");
    for shape in Shape::ALL {
        let _ = write!(out, "<li>{} {}</li>", symbol_svg(Some(shape), Modality::Reported, GREY), shape.label());
    }
    let _ = write!(
        out,
        "<li>{} movement</li></ul></div>\n<div><h2>Fill: how the article puts it</h2><ul>",
        symbol_svg(None, Modality::Reported, GREY)
    );
    for (modality, words) in [
        (Modality::Reported, "reported: as something that happened"),
        (Modality::Claimed, "claimed: somebody says so"),
        (Modality::Denied, "denied: somebody says that it was not so"),
        (Modality::Anticipated, "anticipated: planned, expected or feared"),
    ] {
        let _ = write!(out, "<li>{} {words}</li>", symbol_svg(Some(Shape::Square), modality, GREY));
    }
    out.push_str(
        "</ul></div>\n<div><h2>Lines and areas</h2><ul>\
         <li>solid line: the article says which way</li><li>dashed line: both ends stated, the way is ours</li>\
         <li>dotted line that fades: an end is not stated</li><li>hatched area: somewhere in this province or region</li>\
         <li>dashed ring: known only to some kilometres</li><li>pale: the date is vague</li>\
         <li>broad band: where on its way it may be</li><li>hollow traveller: a scheme, for times are not stated</li><li>2B: the second of the list below the map, by article B</li></ul></div>\n</div></details>\n",
    );
    out
}

pub(super) fn source_list(handout: &Handout) -> String {
    let mut out = "<section class=\"sources\" aria-labelledby=\"sources\"><h2 id=\"sources\">Sources</h2>\n<p>The fingerprint (SHA-256) tells whether a text is the very one that paragraphs are counted in.</p>\n<ol>\n".to_owned();
    for (n, source) in handout.sources.iter().enumerate() {
        let _ = writeln!(
            out,
            "<li id=\"source-{}\"><b>{} · {}</b>: <span dir=\"auto\">{}</span>.<br>SHA-256 <code>{}</code>\
             <details><summary>How its date is known</summary><p dir=\"auto\">{}</p></details></li>",
            n + 1,
            source.letter,
            escaped(&source.label),
            escaped(&source.citation),
            escaped(&source.sha256),
            escaped(&source.dated)
        );
    }
    out + "</ol></section>\n"
}
