//! Draws on a page: filled and stroked lines, and lines of letters.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;

use super::fonts::Fonts;
use super::lines::Line;
use crate::query::Rgb;

pub(super) const BLACK: Rgb = [0x10, 0x12, 0x14];
pub(super) const WEAK: Rgb = [0x4a, 0x50, 0x57];
pub(super) const WHITE: Rgb = [0xff, 0xff, 0xff];

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    pub(super) colour: Rgb,
    pub(super) width: f32,
    pub(super) opacity: f64,
    /// Length of a dash and of a gap; none for a whole line.
    pub(super) dash: Option<[f32; 2]>,
}

pub(super) fn ink(colour: Rgb, width: f32) -> Ink {
    Ink { colour, width, opacity: 1.0, dash: None }
}

pub(super) struct Pen<'a, 'b> {
    pub(super) surface: &'a mut Surface<'b>,
    pub(super) fonts: &'a Fonts,
}

impl Pen<'_, '_> {
    pub(super) fn fill(&mut self, lines: &[Vec<[f64; 2]>], colour: Rgb, opacity: f64) {
        let Some(path) = path(lines, true) else { return };
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(fill(colour, opacity)));
        self.surface.draw_path(&path);
    }

    pub(super) fn stroke(&mut self, lines: &[Vec<[f64; 2]>], closed: bool, ink: Ink) {
        let Some(path) = path(lines, closed) else { return };
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(stroke(ink)));
        self.surface.draw_path(&path);
    }

    /// A disc, or with an ink a ring round it.
    pub(super) fn circle(&mut self, [x, y]: [f64; 2], radius: f64, colour: Rgb, ring: Option<Ink>) {
        let corner = |n: i32| {
            let angle = std::f64::consts::TAU * f64::from(n) / 32.0;
            [x + radius * angle.cos(), y + radius * angle.sin()]
        };
        let round = [(0..32).map(corner).collect::<Vec<_>>()];
        self.fill(&round, colour, 1.0);
        if let Some(ring) = ring {
            self.stroke(&round, true, ring);
        }
    }

    /// A line of letters with its beginning there; with a halo, its colour and width lie beneath.
    pub(super) fn letters(&mut self, line: &Line, [x, y]: [f32; 2], size: f32, colour: Rgb, halo: Option<(Rgb, f32)>) {
        if let Some((halo, width)) = halo {
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(stroke(ink(halo, width))));
            self.runs(line, [x, y], size, true);
        }
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(fill(colour, 1.0)));
        self.runs(line, [x, y], size, false);
    }

    fn runs(&mut self, line: &Line, [x, y]: [f32; 2], size: f32, outlined: bool) {
        let mut at = x;
        for run in &line.runs {
            if let Some(font) = self.fonts.font(run.face) {
                self.surface.draw_glyphs(Point::from_xy(at, y), &run.glyphs, font, &run.text, size, outlined);
            }
            at += run.width * size;
        }
    }
}

fn fill([r, g, b]: Rgb, opacity: f64) -> Fill {
    Fill { paint: rgb::Color::new(r, g, b).into(), opacity: share(opacity), rule: FillRule::NonZero }
}

fn stroke(ink: Ink) -> Stroke {
    let [r, g, b] = ink.colour;
    Stroke {
        paint: rgb::Color::new(r, g, b).into(),
        width: ink.width,
        opacity: share(ink.opacity),
        line_cap: LineCap::Butt,
        line_join: LineJoin::Round,
        dash: ink.dash.map(|dash| StrokeDash { array: dash.to_vec(), offset: 0.0 }),
        ..Stroke::default()
    }
}

fn share(value: f64) -> NormalizedF32 {
    NormalizedF32::new(value.clamp(0.0, 1.0) as f32).unwrap_or(NormalizedF32::ONE)
}

fn path(lines: &[Vec<[f64; 2]>], closed: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for line in lines {
        for (n, [x, y]) in line.iter().enumerate() {
            // a hundredth of a point is nothing that anybody sees, and short numbers make small files
            let [x, y] = [x, y].map(|part| ((part * 100.0).round() / 100.0) as f32);
            if n == 0 { builder.move_to(x, y) } else { builder.line_to(x, y) }
        }
        if closed && !line.is_empty() {
            builder.close();
        }
    }
    builder.finish()
}
