//! A map as SVG inside a page. Colours of the ground are the style sheet's; what says something (shape, fill, dashes) is drawn here.

use std::fmt::Write as _;

use super::super::sheet::escaped;
use super::Step;
use super::labels::{OPEN_END_SIZE, OpenEnd, Side};
use super::marks::{AreaShape, Drawing, What};
use super::stops::{BandAt, HeadAt};
use super::symbol::{RADIUS, Symbol, symbol};
use super::view::{HEIGHT, WIDTH};
use super::ways::Way;
use crate::basemap::{ATTRIBUTION, Named};
use crate::dossier::{Modality, PathKnowledge, Shape};
use crate::query::{End, Rgb};

/// The map of a step. Elements that the page's script changes have identifiers: `{prefix}-d{n}` a drawing, `{prefix}-a{n}` its area,
/// `{prefix}-h{n}` its marker. What keeps its size while the map grows or shrinks is in a group of the class `k`.
pub(super) fn map_svg(step: &Step, prefix: &str, label: &str) -> String {
    let mut out = format!(
        "<svg class=\"map\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">\n<rect class=\"sea\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>\n",
        escaped(label)
    );
    for drawn in &step.ground.drawn {
        let mut d = String::new();
        for line in &drawn.lines {
            push_path(&mut d, line, drawn.ink.is_area());
        }
        let _ = writeln!(out, "<path class=\"{}\" d=\"{d}\"/>", drawn.ink.class());
    }
    out.push_str("<g class=\"areas\">\n");
    for (n, drawing) in step.drawings.iter().enumerate() {
        if let What::Spot(spot) = &drawing.what
            && let Some(area) = &spot.area
        {
            push_area(&mut out, area, drawing.colour, &format!("{prefix}-a{n}"), step.times.at_first(n));
        }
    }
    out.push_str("</g>\n<g class=\"names\" aria-hidden=\"true\">\n");
    let open_ends = step.open_ends(1.0);
    for name in &step.ground.names {
        let hidden = if step.has_room_for(name, 1.0, &open_ends) { "" } else { " display=\"none\"" };
        let (class, dot) = match name.of {
            Named::Town => ("town", "<circle class=\"dot\" r=\"2\"/>"),
            Named::Country => ("country", ""),
            Named::Sea | Named::River => ("water", ""),
            Named::Governorate | Named::Other => ("region", ""),
        };
        let lift = if name.of == Named::Town { -5.0 } else { 4.0 };
        let _ = writeln!(
            out,
            "<g transform=\"translate({} {})\"{hidden}><g class=\"k\">{dot}<text class=\"{class}\" y=\"{lift}\" font-size=\"{}\">{}</text></g></g>",
            number(name.at[0]),
            number(name.at[1]),
            number(name.size),
            escaped(&name.text)
        );
    }
    out.push_str("</g>\n<g class=\"ways\">\n");
    for (n, drawing) in step.drawings.iter().enumerate() {
        if let What::Way(way) = &drawing.what {
            push_way(&mut out, step, (n, drawing, way), prefix);
        }
    }
    out.push_str("</g>\n<g class=\"open-ends\">\n");
    for end in &open_ends {
        push_open_end(&mut out, end, prefix);
    }
    out.push_str("</g>\n<g class=\"marks\">\n");
    push_marks(&mut out, step, prefix);
    out.push_str("</g>\n");
    push_furniture(&mut out, step);
    out.push_str("</svg>");
    out
}

/// A symbol on its own, for lists and the legend.
pub(super) fn symbol_svg(shape: Option<Shape>, modality: Modality, colour: Rgb) -> String {
    let mut out = "<svg class=\"symbol\" viewBox=\"-11 -11 22 22\" width=\"22\" height=\"22\" aria-hidden=\"true\">".to_owned();
    match shape {
        Some(shape) => push_symbol(&mut out, &symbol(shape, modality, RADIUS), colour),
        None => {
            let _ = write!(
                out,
                "<path class=\"casing\" d=\"M-10 0L6 0\"/><path class=\"way\" stroke=\"{0}\" d=\"M-10 0L6 0\"/><path class=\"ink\" fill=\"{0}\" d=\"M10 0L1 5L1 -5Z\"/>",
                hex(colour)
            );
        }
    }
    out + "</svg>"
}

fn push_symbol(out: &mut String, symbol: &Symbol, colour: Rgb) {
    let colour = hex(colour);
    let mut outline = String::new();
    push_path(&mut outline, &symbol.outline, true);
    let _ = write!(out, "<path class=\"under\" d=\"{outline}\"/>");
    if !symbol.filled.is_empty() {
        let mut filled = String::new();
        push_path(&mut filled, &symbol.filled, true);
        let _ = write!(out, "<path fill=\"{colour}\" d=\"{filled}\"/>");
    }
    let dashed = if symbol.dashed { " dashed" } else { "" };
    if symbol.filled.len() != symbol.outline.len() {
        // the colour within the outline, so that it is seen on every ground
        let _ = write!(out, "<path class=\"inner\" stroke=\"{colour}\" d=\"{outline}\"/>");
    }
    let _ = write!(out, "<path class=\"edge{dashed}\" d=\"{outline}\"/>");
    if let Some(cross) = symbol.cross {
        for line in cross {
            let mut d = String::new();
            push_path(&mut d, &line, false);
            let _ = write!(out, "<path class=\"edge\" d=\"{d}\"/>");
        }
    }
}

fn push_marks(out: &mut String, step: &Step, prefix: &str) {
    for (n, drawing) in step.drawings.iter().enumerate() {
        let What::Spot(spot) = &drawing.what else { continue };
        let [x, y] = step.seat_at_first(n, spot, 1.0);
        let entry = step.entries.get(drawing.entry);
        let _ = write!(
            out,
            "<g id=\"{prefix}-d{n}\" class=\"mark\" transform=\"translate({} {})\"{}><g class=\"k\"><title>{}. {}</title>",
            number(x),
            number(y),
            seen(step.times.at_first(n)),
            step.tag(drawing.entry),
            escaped(entry.map(|entry| entry.title.as_str()).unwrap_or_default()),
        );
        if entry.is_some_and(|entry| Some(entry.of) == step.selected) {
            out.push_str("<circle class=\"chosen\" r=\"12\"/>");
        }
        push_symbol(out, &symbol(entry.and_then(|entry| entry.shape).unwrap_or(Shape::Circle), drawing.modality, RADIUS), drawing.colour);
        let _ = writeln!(out, "<text class=\"num\" x=\"8.5\" y=\"-3\">{}</text></g></g>", step.tag(drawing.entry));
    }
}

fn push_area(out: &mut String, area: &AreaShape, colour: Rgb, id: &str, strength: u8) {
    let mut outline = String::new();
    for ring in &area.rings {
        push_path(&mut outline, ring, true);
    }
    let mut hatch = String::new();
    for line in &area.hatch {
        push_path(&mut hatch, line, false);
    }
    let soft = if area.soft { " soft" } else { "" };
    let hidden = if strength == 0 { " display=\"none\"" } else { "" };
    let colour = hex(colour);
    let _ = writeln!(
        out,
        "<g id=\"{id}\"{hidden}><path class=\"hatch\" stroke=\"{colour}\" d=\"{hatch}\"/><path class=\"outline{soft}\" stroke=\"{colour}\" d=\"{outline}\"/></g>"
    );
}

fn push_way(out: &mut String, step: &Step, (n, drawing, way): (usize, &Drawing, &Way), prefix: &str) {
    let colour = hex(drawing.colour);
    let title = step.entries.get(drawing.entry).map(|entry| entry.title.as_str()).unwrap_or_default();
    let _ = write!(
        out,
        "<g id=\"{prefix}-d{n}\" class=\"mark\"{}><title>{}. {}</title>",
        seen(step.times.at_first(n)),
        step.tag(drawing.entry),
        escaped(title)
    );
    let at_spot = |out: &mut String, [x, y]: [f64; 2], inner: &str| {
        let _ = write!(out, "<g transform=\"translate({} {})\"><g class=\"k\">{inner}</g></g>", number(x), number(y));
    };
    if way.line.len() < 2 {
        at_spot(out, way.line.first().copied().unwrap_or_default(), &format!("<circle class=\"lone\" r=\"11\" stroke=\"{colour}\"/>"));
        if way.visible.is_some() {
            at_spot(out, way.number_at, &format!("<text class=\"num\">{}</text>", step.tag(drawing.entry)));
        }
        out.push_str("</g>\n");
        return;
    }
    let class = match way.path {
        PathKnowledge::Stated => "way",
        PathKnowledge::Inferred => "way inferred",
        PathKnowledge::Unknown => "way unknown",
    };
    let pieces: Vec<(String, f64)> = way
        .pieces()
        .iter()
        .map(|(line, strength)| {
            let mut d = String::new();
            push_path(&mut d, line, false);
            (d, *strength)
        })
        .collect();
    if step.times.bands.get(n).is_some_and(|bands| !bands.is_empty()) {
        push_band(out, way, step.times.band_at_first(n), &colour, &format!("{prefix}-b{n}"));
    }
    for (what, of) in [("casing", String::new()), (class, format!(" stroke=\"{colour}\""))] {
        for (d, strength) in &pieces {
            let pale = if *strength < 1.0 { format!(" stroke-opacity=\"{}\"", number(*strength)) } else { String::new() };
            let _ = write!(out, "<path class=\"{what}\"{of}{pale} d=\"{d}\"/>");
        }
    }
    if way.lasts {
        for (d, strength) in &pieces {
            let _ = write!(out, "<path class=\"flow\" stroke=\"{colour}\" stroke-opacity=\"{}\" d=\"{d}\"/>", number(*strength));
        }
    }
    if let (End::Known, Some(start)) = (way.from, way.line.first()) {
        at_spot(out, *start, &format!("<circle class=\"departure\" r=\"4\" stroke=\"{colour}\"/>"));
    }
    if let Some((tip, turn)) = way.arrow() {
        at_spot(
            out,
            tip,
            &format!("<path class=\"head\" fill=\"{colour}\" transform=\"rotate({})\" d=\"M1 0L-10 5.5L-10 -5.5Z\"/>", number(turn)),
        );
    }
    push_head(
        out,
        step.times.head_at_first(n),
        &colour,
        &format!("{prefix}-h{n}"),
        step.times.heads.get(n).is_some_and(|heads| !heads.is_empty()),
    );
    let mut middle = String::new();
    if drawing.modality != Modality::Reported {
        push_symbol(&mut middle, &symbol(Shape::Diamond, drawing.modality, 5.5), drawing.colour);
    }
    let _ = write!(middle, "<text class=\"num\" x=\"7\" y=\"-4\">{}</text>", step.tag(drawing.entry));
    if way.visible.is_some() {
        at_spot(out, way.number_at, &middle);
    }
    out.push_str("</g>\n");
}

/// Words at an open end; those that have no room at first are written, too: at another time they may have it.
fn push_open_end(out: &mut String, end: &OpenEnd, prefix: &str) {
    let hidden = if end.side.is_none() { " display=\"none\"" } else { "" };
    let _ = writeln!(
        out,
        "<g class=\"open {}\" data-of=\"{prefix}-d{}\" transform=\"translate({} {})\"{hidden}><g class=\"k\"><text font-size=\"{OPEN_END_SIZE}\">{}</text></g></g>",
        end.side.unwrap_or(Side::Right).class(),
        end.drawing,
        number(end.at[0]),
        number(end.at[1]),
        end.says
    );
}

/// Where on its line something may be: a dash of the whole line, whose length counts as 1.
fn push_band(out: &mut String, way: &Way, band: Option<&BandAt>, colour: &str, id: &str) {
    let mut d = String::new();
    push_path(&mut d, &way.line, false);
    let (from, to) = band.map_or((0.0, 0.0), |band| (band.from, band.to));
    let hidden = if band.is_none() { " display=\"none\"" } else { "" };
    let _ = write!(
        out,
        "<path id=\"{id}\" class=\"band\" stroke=\"{colour}\" pathLength=\"1\" stroke-dasharray=\"0 {} {} 1\" d=\"{d}\"{hidden}/>",
        number(from),
        number(to - from)
    );
}

/// The marker that travels; it is written also where it is not seen at first, if it is at another time.
fn push_head(out: &mut String, head: Option<&HeadAt>, colour: &str, id: &str, ever: bool) {
    if !ever {
        return;
    }
    let (x, y, turn) = head.map_or((0.0, 0.0, 0.0), |head| (head.at[0], head.at[1], head.bearing_deg));
    let class = match head {
        Some(head) if head.schematic => " scheme",
        _ => "",
    };
    let hidden = if head.is_none() { " display=\"none\"" } else { "" };
    let _ = write!(
        out,
        "<g id=\"{id}\" class=\"traveller{class}\" transform=\"translate({} {})\"{hidden}><g class=\"k\"><g transform=\"rotate({})\"><path class=\"nose\" fill=\"{colour}\" d=\"M0 -15L5 -8L-5 -8Z\"/><path class=\"bar\" stroke=\"{colour}\" d=\"M-7 -10L7 -10\"/></g><circle r=\"6\" stroke=\"{colour}\" fill=\"{colour}\"/></g></g>",
        number(x),
        number(y),
        number(turn)
    );
}

/// Scale bar, north and whom the ground is owed to.
fn push_furniture(out: &mut String, step: &Step) {
    let (km, length) = step.view.scale_bar();
    let (right, bottom) = (14.0 + length, HEIGHT - 14.0);
    let _ = writeln!(
        out,
        "<g class=\"furniture\"><path d=\"M14 {} L14 {bottom} L{right} {bottom} L{right} {}\"/><text x=\"{}\" y=\"{}\">{km} km</text>\
         <g transform=\"translate({} 24)\"><path d=\"M0 -14L5 4L0 1L-5 4Z\"/><text y=\"16\" text-anchor=\"middle\">N</text></g>\
         <text class=\"owed\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text></g>",
        bottom - 5.0,
        bottom - 5.0,
        number(right + 6.0),
        bottom,
        WIDTH - 18.0,
        WIDTH - 8.0,
        HEIGHT - 8.0,
        escaped(ATTRIBUTION)
    );
}

fn seen(strength: u8) -> String {
    match strength {
        0 => " display=\"none\"".to_owned(),
        100.. => String::new(),
        pale => format!(" opacity=\"{}\"", number(f64::from(pale) / 100.0)),
    }
}

fn push_path(d: &mut String, points: &[[f64; 2]], closed: bool) {
    for (n, [x, y]) in points.iter().enumerate() {
        let _ = write!(d, "{}{} {}", if n == 0 { 'M' } else { 'L' }, number(*x), number(*y));
    }
    if closed {
        d.push('Z');
    }
}

pub(super) fn hex([r, g, b]: Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// One digit behind the point: a tenth of a point is nothing that anybody sees. Shares keep two.
pub(super) fn number(value: f64) -> String {
    let text = if value.abs() <= 1.0 { format!("{value:.2}") } else { format!("{value:.1}") };
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
