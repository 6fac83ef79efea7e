//! The legend: what colour, shape, fill, area and line mean. It is part of every picture that leaves the program.

use egui::{Color32, FontId, Painter, Pos2, Rect, Shape as Drawn, Stroke, Vec2, pos2, vec2};

use super::gpu::flatten;
use super::{Ink, Look, colour32, symbol};
use crate::dossier::{Modality, Shape};
use crate::query::Colours;

const ROW: f32 = 18.0;
const WIDTH: f32 = 196.0;
const PAD: f32 = 11.0;

/// How much room the legend takes, in points.
#[must_use]
pub fn legend_size(colours: &Colours) -> Vec2 {
    let rows = colours.legend.len() + Shape::ALL.len() + Modality::ALL.len() + LINES.len() + AREAS.len();
    let headings = 5;
    vec2(WIDTH, rows as f32 * ROW + headings as f32 * 24.0 + PAD * 2.0 - 6.0)
}

const LINES: [&str; 8] = [
    "way stated",
    "ring: sets out, arrow: arrives",
    "both ends stated, way ours",
    "way unknown, open end fades",
    "mark on it: as fill says",
    "marker: times not stated",
    "band: somewhere on it",
    "running dashes: lasting traffic",
];
const AREAS: [&str; 2] = ["governorate or region", "known only to some km"];

/// Draws the legend with its upper left corner at `at`.
pub fn paint_legend(painter: &Painter, at: Pos2, colours: &Colours, look: &Look) {
    let card = Rect::from_min_size(at, legend_size(colours));
    let first = painter.add(Drawn::Noop);
    painter.rect(card, 6.0, look.card, Stroke::new(1.0, look.line), egui::StrokeKind::Inside);
    let mut pen = Pen { painter, look, at: at + vec2(PAD, PAD - 4.0) };
    let grey = look.weak_text;
    let ink = |colour: Color32| Ink { colour, halo: look.ground, alpha: 1.0 };

    pen.heading(&format!("colour: {}", colours.by.label()));
    for (label, rgb) in &colours.legend {
        let colour = colour32(*rgb);
        pen.row(label, |painter, at| {
            painter.circle_filled(at, 5.5, colour);
        });
    }
    pen.heading("shape: kind");
    for shape in Shape::ALL {
        pen.row(shape.label(), |painter, at| painter.extend(symbol(shape, Modality::Reported, at, 5.5, ink(grey))));
    }
    pen.heading("fill: said to be");
    for modality in Modality::ALL {
        pen.row(modality.name(), |painter, at| painter.extend(symbol(Shape::Square, modality, at, 5.5, ink(grey))));
    }
    pen.heading("line: movement");
    for (n, label) in LINES.iter().enumerate() {
        pen.row(label, |painter, at| {
            let ends = [at - vec2(9.0, 0.0), at + vec2(9.0, 0.0)];
            let stroke = Stroke::new(2.2, grey);
            match n {
                0 => {
                    painter.line_segment(ends, stroke);
                }
                1 => {
                    painter.line_segment(ends, Stroke::new(1.6, grey));
                    painter.circle(ends[0], 3.4, look.ground, Stroke::new(1.6, grey));
                    painter.add(Drawn::convex_polygon(
                        vec![ends[1], ends[1] - vec2(7.0, 3.6), ends[1] - vec2(7.0, -3.6)],
                        grey,
                        Stroke::NONE,
                    ));
                }
                2 => painter.extend(Drawn::dashed_line(&ends, stroke, 5.0, 3.0)),
                3 => painter.extend(Drawn::dashed_line(&ends, Stroke::new(2.2, grey.gamma_multiply(0.7)), 2.0, 3.0)),
                4 => {
                    painter.line_segment(ends, stroke);
                    painter.extend(symbol(Shape::Diamond, Modality::Claimed, at, 5.0, ink(grey)));
                }
                5 => {
                    painter.circle(at, 5.0, look.ground, stroke);
                }
                6 => {
                    painter.line_segment(ends, Stroke::new(11.0, grey.gamma_multiply(0.38)));
                    painter.line_segment(ends, Stroke::new(1.4, grey));
                }
                _ => {
                    painter.line_segment(ends, Stroke::new(1.4, grey));
                    for x in [-7.0, 2.0] {
                        painter.line_segment([at + vec2(x, 0.0), at + vec2(x + 5.0, 0.0)], Stroke::new(5.0, grey));
                    }
                }
            }
        });
    }
    pen.heading("area: how exact");
    for (n, label) in AREAS.iter().enumerate() {
        pen.row(label, |painter, at| {
            let rect = Rect::from_center_size(at, vec2(17.0, 11.0));
            if n == 0 {
                for x in [-6.0_f32, -1.0, 4.0] {
                    painter.line_segment(
                        [pos2(at.x + x - 2.0, rect.bottom()), pos2(at.x + x + 5.0, rect.top())],
                        Stroke::new(1.0, grey.gamma_multiply(0.6)),
                    );
                }
                painter.rect_stroke(rect, 1.0, Stroke::new(1.2, grey), egui::StrokeKind::Inside);
            } else {
                let ring: Vec<Pos2> = (0..=24).map(|n| at + Vec2::angled(std::f32::consts::TAU * n as f32 / 24.0) * 6.0).collect();
                painter.extend(Drawn::dashed_line(&ring, Stroke::new(1.2, grey), 3.0, 2.5));
            }
        });
    }
    flatten(painter, first);
}

struct Pen<'a> {
    painter: &'a Painter,
    look: &'a Look,
    at: Pos2,
}

impl Pen<'_> {
    fn heading(&mut self, text: &str) {
        self.painter.text(
            self.at + vec2(0.0, 5.0),
            egui::Align2::LEFT_TOP,
            text.to_uppercase(),
            FontId::proportional(9.5),
            self.look.weak_text,
        );
        self.at.y += 24.0;
    }

    fn row(&mut self, text: &str, draw: impl FnOnce(&Painter, Pos2)) {
        draw(self.painter, self.at + vec2(9.0, ROW / 2.0 - 2.0));
        self.painter.text(
            self.at + vec2(26.0, ROW / 2.0 - 2.0),
            egui::Align2::LEFT_CENTER,
            text,
            FontId::proportional(11.5),
            self.look.text,
        );
        self.at.y += ROW;
    }
}
