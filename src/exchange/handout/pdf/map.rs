//! The map of a step on paper: the same marks and lines as in the page, as vectors.

use krilla::geom::{Path, PathBuilder, Rect, Transform};
use krilla::paint::FillRule;

use super::super::Step;
use super::super::ground::GroundInk;
use super::super::labels::{OPEN_END_SIZE, OpenEnd};
use super::super::marks::{Drawing, What};
use super::super::symbol::{RADIUS, symbol};
use super::super::view::{HEIGHT, WIDTH};
use super::super::ways::Way;
use super::fonts::Face;
use super::lines::{Words, set_lines};
use super::pen::{BLACK, Ink, Pen, WEAK, WHITE, ink};
use crate::basemap::{ATTRIBUTION, Named};
use crate::dossier::{Modality, PathKnowledge, Shape};
use crate::query::{End, Rgb};

const SEA: Rgb = [0xdf, 0xea, 0xf0];
const LAND: Rgb = [0xff, 0xff, 0xff];
const RIVER: Rgb = [0x7f, 0xb0, 0xcd];
const COAST: Rgb = [0x8b, 0xa7, 0xb8];
const BORDER: Rgb = [0x7b, 0x74, 0x6a];
const GOVERNORATE: Rgb = [0xb9, 0xb0, 0xa1];
const WATER: Rgb = [0x2f, 0x65, 0x84];
const REGION: Rgb = [0x6b, 0x64, 0x59];

/// By how much letters and marks are larger than the map: it is set smaller on paper than on a screen.
pub(super) const LARGER: f64 = 1.22;

/// Draws the map with its upper left corner at a spot, that wide.
pub(super) fn draw_map(pen: &mut Pen<'_, '_>, step: &Step, [x, y]: [f32; 2], width: f32) {
    let scale = width / WIDTH as f32;
    let Some(frame) = frame() else { return };
    pen.surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
    pen.surface.push_clip_path(&frame, &FillRule::NonZero);
    let corners = vec![[0.0, 0.0], [WIDTH, 0.0], [WIDTH, HEIGHT], [0.0, HEIGHT]];
    pen.fill(std::slice::from_ref(&corners), SEA, 1.0);
    for drawn in &step.ground.drawn {
        match drawn.ink {
            GroundInk::Land => pen.fill(&drawn.lines, LAND, 1.0),
            GroundInk::Lake => pen.fill(&drawn.lines, SEA, 1.0),
            GroundInk::River => pen.stroke(&drawn.lines, false, ink(RIVER, 1.1)),
            GroundInk::LargeRiver => pen.stroke(&drawn.lines, false, ink(RIVER, 2.0)),
            GroundInk::Coast => pen.stroke(&drawn.lines, false, ink(COAST, 1.1)),
            GroundInk::Governorate => pen.stroke(&drawn.lines, false, Ink { dash: Some([3.0, 3.0]), ..ink(GOVERNORATE, 1.0) }),
            GroundInk::Border => pen.stroke(&drawn.lines, false, ink(BORDER, 1.6)),
            GroundInk::Disputed => pen.stroke(&drawn.lines, false, Ink { dash: Some([5.0, 4.0]), ..ink(BORDER, 1.4) }),
        }
    }
    for (n, drawing) in step.seen_at_first() {
        draw_area(pen, drawing, f64::from(step.times.at_first(n)) / 100.0);
    }
    let open_ends = step.open_ends(LARGER);
    draw_names(pen, step, &open_ends);
    for (n, drawing) in step.seen_at_first() {
        if let What::Way(way) = &drawing.what {
            draw_way(pen, step, (n, drawing, way));
        }
    }
    // numbers over all lines and markers
    for (_, drawing) in step.seen_at_first() {
        if let What::Way(way) = &drawing.what {
            draw_number(pen, step, drawing, way);
        }
    }
    for end in open_ends {
        draw_open_end(pen, &end);
    }
    for (n, drawing) in step.seen_at_first() {
        let What::Spot(spot) = &drawing.what else { continue };
        let at = step.seat_at_first(n, spot, LARGER);
        let entry = step.entries.get(drawing.entry);
        if entry.is_some_and(|entry| Some(entry.of) == step.selected) {
            pen.circle(at, 13.0 * LARGER, WHITE, Some(ink(BLACK, 1.6)));
        }
        let opacity = f64::from(step.times.at_first(n)) / 100.0;
        draw_symbol(pen, (entry.and_then(|entry| entry.shape), drawing.modality), at, (RADIUS * LARGER, drawing.colour, opacity));
        tag(pen, &step.tag(drawing.entry), [at[0] + 9.0 * LARGER, at[1] - 2.5 * LARGER]);
    }
    draw_furniture(pen, step);
    pen.surface.pop();
    pen.stroke(&[corners], true, ink(WEAK, 1.2));
    pen.surface.pop();
}

fn frame() -> Option<Path> {
    let mut builder = PathBuilder::new();
    builder.push_rect(Rect::from_xywh(0.0, 0.0, WIDTH as f32, HEIGHT as f32)?);
    builder.finish()
}

/// A symbol there; none for a movement is an arrow.
pub(super) fn draw_symbol(
    pen: &mut Pen<'_, '_>,
    (shape, modality): (Option<Shape>, Modality),
    at: [f64; 2],
    (radius, colour, opacity): (f64, Rgb, f64),
) {
    let moved = |line: &[[f64; 2]]| vec![line.iter().map(|[x, y]| [x + at[0], y + at[1]]).collect::<Vec<_>>()];
    let thin = (radius * 0.2) as f32;
    let Some(shape) = shape else {
        pen.stroke(&moved(&[[-radius * 1.3, 0.0], [radius * 0.6, 0.0]]), false, ink(colour, thin * 2.0));
        pen.fill(&moved(&[[radius * 1.3, 0.0], [0.0, -radius * 0.7], [0.0, radius * 0.7]]), colour, 1.0);
        return;
    };
    let symbol = symbol(shape, modality, radius);
    pen.fill(&moved(&symbol.outline), WHITE, 1.0);
    if !symbol.filled.is_empty() {
        pen.fill(&moved(&symbol.filled), colour, opacity.max(0.6));
    }
    if symbol.filled.len() != symbol.outline.len() {
        pen.stroke(&moved(&symbol.outline), true, ink(colour, thin * 2.8));
    }
    let dash = symbol.dashed.then_some([thin * 2.4, thin * 1.8]);
    pen.stroke(&moved(&symbol.outline), true, Ink { dash, ..ink(BLACK, thin) });
    for line in symbol.cross.iter().flatten() {
        pen.stroke(&moved(line), false, ink(BLACK, thin * 1.2));
    }
}

fn draw_area(pen: &mut Pen<'_, '_>, drawing: &Drawing, strength: f64) {
    let What::Spot(spot) = &drawing.what else { return };
    let Some(area) = &spot.area else { return };
    let hatch: Vec<Vec<[f64; 2]>> = area.hatch.iter().map(|line| line.to_vec()).collect();
    pen.stroke(&hatch, false, Ink { opacity: strength * 0.5, ..ink(drawing.colour, 0.9) });
    let dash = area.soft.then_some([6.0, 5.0]);
    pen.stroke(&area.rings, true, Ink { dash, opacity: strength, ..ink(drawing.colour, 2.0) });
}

fn draw_names(pen: &mut Pen<'_, '_>, step: &Step, open_ends: &[OpenEnd]) {
    for name in step.ground.names_set_larger(LARGER).iter().filter(|name| step.has_room_for(name, LARGER, open_ends)) {
        let (face, colour) = match name.of {
            Named::Town => (Face::Plain, BLACK),
            Named::Country => (Face::Bold, REGION),
            Named::Sea | Named::River => (Face::Italic, WATER),
            Named::Governorate | Named::Other => (Face::Italic, REGION),
        };
        let lift = if name.of == Named::Town {
            pen.circle(name.at, 2.2, BLACK, None);
            -5.0
        } else {
            4.0
        };
        letters(pen, &name.text, face, ([name.at[0], name.at[1] + lift], name.size, colour), 0.5);
    }
}

/// Letters over the map; `align` is the part of them that lies left of the spot.
fn letters(pen: &mut Pen<'_, '_>, text: &str, face: Face, ([x, y], size, colour): ([f64; 2], f64, Rgb), align: f32) {
    for line in set_lines(pen.fonts, &[Words { text: text.to_owned(), face }], size as f32, f32::MAX).iter().take(1) {
        pen.letters(line, [x as f32 - line.width * align, y as f32], size as f32, colour, Some((WHITE, 2.6)));
    }
}

/// Number and letter.
fn tag(pen: &mut Pen<'_, '_>, tag: &str, at: [f64; 2]) {
    letters(pen, tag, Face::Bold, (at, 11.5 * LARGER, BLACK), 0.0);
}

fn draw_open_end(pen: &mut Pen<'_, '_>, end: &OpenEnd) {
    let Some(side) = end.side else { return };
    let ([right, down], left_part) = side.offset();
    let at = [end.at[0] + right * LARGER, end.at[1] + down * LARGER];
    letters(pen, end.says, Face::Plain, (at, OPEN_END_SIZE * LARGER, WEAK), left_part as f32);
}

fn draw_way(pen: &mut Pen<'_, '_>, step: &Step, (n, drawing, way): (usize, &Drawing, &Way)) {
    let strength = f64::from(step.times.at_first(n)) / 100.0;
    if let [at] = way.line.as_slice() {
        let corner = |n: i32| {
            let angle = std::f64::consts::TAU * f64::from(n) / 32.0;
            [at[0] + 12.0 * angle.cos(), at[1] + 12.0 * angle.sin()]
        };
        pen.stroke(&[(0..32).map(corner).collect()], true, Ink { dash: Some([4.0, 4.0]), ..ink(drawing.colour, 2.4) });
        return;
    }
    let dash = match way.path {
        PathKnowledge::Stated => None,
        PathKnowledge::Inferred => Some([10.0, 6.0]),
        PathKnowledge::Unknown => Some([3.0, 5.0]),
    };
    if let Some(band) = step.times.band_at_first(n) {
        pen.stroke(&[way.stretch((band.from, band.to))], false, Ink { opacity: 0.4, ..ink(drawing.colour, 13.0) });
    }
    for (line, pale) in way.pieces() {
        pen.stroke(std::slice::from_ref(&line), false, Ink { opacity: pale * 0.35, ..ink(BLACK, 5.0) });
    }
    for (line, pale) in way.pieces() {
        pen.stroke(std::slice::from_ref(&line), false, Ink { opacity: pale * strength, dash, ..ink(drawing.colour, 3.2) });
        if way.lasts {
            pen.stroke(&[line], false, Ink { opacity: pale * strength, dash: Some([9.0, 35.0]), ..ink(drawing.colour, 6.0) });
        }
    }
    if let (End::Known, Some(start)) = (way.from, way.line.first()) {
        pen.circle(*start, 4.5, WHITE, Some(ink(drawing.colour, 2.4)));
    }
    if let Some((tip, turn)) = way.arrow() {
        let (sin, cos) = turn.to_radians().sin_cos();
        let corner = |[x, y]: [f64; 2]| [tip[0] + x * cos - y * sin, tip[1] + x * sin + y * cos];
        let head = vec![[[1.0, 0.0], [-12.0, 6.5], [-12.0, -6.5]].map(corner).to_vec()];
        pen.fill(&head, drawing.colour, 1.0);
        pen.stroke(&head, true, ink(BLACK, 1.0));
    }
    if let Some(head) = step.times.head_at_first(n) {
        let (fill, ring) = if head.schematic { (WHITE, drawing.colour) } else { (drawing.colour, BLACK) };
        pen.circle(head.at, 6.5, fill, Some(ink(ring, 2.0)));
    }
}

/// Number and letter of a line, and what its article makes of it where that is not a plain report.
fn draw_number(pen: &mut Pen<'_, '_>, step: &Step, drawing: &Drawing, way: &Way) {
    if way.visible.is_none() {
        return;
    }
    let [x, y] = way.number_at;
    let is_line = way.line.len() > 1;
    if is_line && drawing.modality != Modality::Reported {
        draw_symbol(pen, (Some(Shape::Diamond), drawing.modality), [x, y], (6.5, drawing.colour, 1.0));
    }
    tag(pen, &step.tag(drawing.entry), if is_line { [x + 8.0, y - 5.0] } else { [x, y] });
}

fn draw_furniture(pen: &mut Pen<'_, '_>, step: &Step) {
    let (km, length) = step.view.scale_bar();
    let bottom = HEIGHT - 14.0;
    pen.stroke(
        &[vec![[14.0, bottom - 5.0], [14.0, bottom], [14.0 + length, bottom], [14.0 + length, bottom - 5.0]]],
        false,
        ink(BLACK, 1.4),
    );
    letters(pen, &format!("{km} km"), Face::Plain, ([20.0 + length, bottom], 12.0, BLACK), 0.0);
    let east = WIDTH - 20.0;
    pen.fill(&[vec![[east, 10.0], [east + 6.0, 29.0], [east, 25.0], [east - 6.0, 29.0]]], BLACK, 1.0);
    letters(pen, "N", Face::Bold, ([east, 42.0], 12.0, BLACK), 0.5);
    letters(pen, ATTRIBUTION, Face::Plain, ([WIDTH - 8.0, HEIGHT - 8.0], 9.5, REGION), 1.0);
}
