//! The legend: what colour, shape, fill, area and line mean. It is part of every picture that leaves the program.

use egui::{Color32, FontId, Painter, Pos2, Rect, Shape as Drawn, Stroke, Vec2, pos2, vec2};

use super::gpu::flatten;
use super::symbol::paint_letter;
use super::{Ink, Look, colour32, symbol};
use crate::dossier::{Modality, Shape};
use crate::query::{ColourBy, Colours, ShownLayer};

const ROW: f32 = 18.0;
const WIDTH: f32 = 196.0;
const PAD: f32 = 11.0;

const HEADING: f32 = 24.0;

/// A part of the legend. A small picture has the first of them alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    Colour,
    Shape,
    Fill,
    Line,
    Area,
}

impl Section {
    const ALL: [Self; 5] = [Self::Colour, Self::Shape, Self::Fill, Self::Line, Self::Area];

    fn rows(self, colours: &Colours) -> usize {
        match self {
            Self::Colour => colours.legend.len(),
            Self::Shape => Shape::ALL.len(),
            Self::Fill => Modality::ALL.len(),
            Self::Line => LINES.len(),
            Self::Area => AREAS.len(),
        }
    }

    fn height(self, colours: &Colours) -> f32 {
        self.rows(colours) as f32 * ROW + HEADING
    }
}

/// Which parts of the legend there is room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Legend {
    sections: &'static [Section],
}

impl Legend {
    /// All of it.
    pub const WHOLE: Self = Self { sections: &Section::ALL };

    /// What the colours stand for, where there is little room.
    pub const COLOURS: Self = Self { sections: &[Section::Colour] };

    /// As many parts as fit into a height in points, colours first; none where not even these do.
    #[must_use]
    pub fn that_fits(colours: &Colours, height: f32) -> Option<Self> {
        let fitting = (1..=Section::ALL.len()).rev().filter_map(|count| Section::ALL.get(..count)).map(|sections| Self { sections });
        fitting.into_iter().find(|legend| legend.size(colours).y <= height)
    }

    /// How much room it takes, in points.
    #[must_use]
    pub fn size(&self, colours: &Colours) -> Vec2 {
        let height: f32 = self.sections.iter().map(|section| section.height(colours)).sum();
        vec2(WIDTH, height + PAD * 2.0 - 6.0)
    }
}

/// What stands in a row of the legend: drawn in grey round a spot, on a look's ground.
type Sample = fn(&Painter, Pos2, Color32, Color32);

const LINES: [(&str, Sample); 8] = [
    ("way stated", |painter, at, grey, _| {
        painter.line_segment(across(at), Stroke::new(2.2, grey));
    }),
    ("ring: sets out, arrow: arrives", |painter, at, grey, ground| {
        let [start, end] = across(at);
        painter.line_segment([start, end], Stroke::new(1.6, grey));
        painter.circle(start, 3.4, ground, Stroke::new(1.6, grey));
        painter.add(Drawn::convex_polygon(vec![end, end - vec2(7.0, 3.6), end - vec2(7.0, -3.6)], grey, Stroke::NONE));
    }),
    ("both ends stated, way ours", |painter, at, grey, _| {
        painter.extend(Drawn::dashed_line(&across(at), Stroke::new(2.2, grey), 5.0, 3.0));
    }),
    ("way unknown, open end fades", |painter, at, grey, _| {
        painter.extend(Drawn::dashed_line(&across(at), Stroke::new(2.2, grey.gamma_multiply(0.7)), 2.0, 3.0));
    }),
    ("mark on it: as fill says", |painter, at, grey, ground| {
        painter.line_segment(across(at), Stroke::new(2.2, grey));
        painter.extend(symbol(Shape::Diamond, Modality::Claimed, at, 5.0, Ink { colour: grey, halo: ground, alpha: 1.0 }));
    }),
    ("marker: times not stated", |painter, at, grey, ground| {
        painter.circle(at, 5.0, ground, Stroke::new(2.2, grey));
    }),
    ("band: somewhere on it", |painter, at, grey, _| {
        painter.line_segment(across(at), Stroke::new(11.0, grey.gamma_multiply(0.38)));
        painter.line_segment(across(at), Stroke::new(1.4, grey));
    }),
    ("running dashes: lasting traffic", |painter, at, grey, _| {
        painter.line_segment(across(at), Stroke::new(1.4, grey));
        for x in [-7.0, 2.0] {
            painter.line_segment([at + vec2(x, 0.0), at + vec2(x + 5.0, 0.0)], Stroke::new(5.0, grey));
        }
    }),
];

const AREAS: [(&str, Sample); 2] = [
    ("governorate or region", |painter, at, grey, _| {
        let rect = Rect::from_center_size(at, vec2(17.0, 11.0));
        for x in [-6.0_f32, -1.0, 4.0] {
            let hatch = [pos2(at.x + x - 2.0, rect.bottom()), pos2(at.x + x + 5.0, rect.top())];
            painter.line_segment(hatch, Stroke::new(1.0, grey.gamma_multiply(0.6)));
        }
        painter.rect_stroke(rect, 1.0, Stroke::new(1.2, grey), egui::StrokeKind::Inside);
    }),
    ("known only to some km", |painter, at, grey, _| {
        let ring: Vec<Pos2> = (0..=24).map(|n| at + Vec2::angled(std::f32::consts::TAU * n as f32 / 24.0) * 6.0).collect();
        painter.extend(Drawn::dashed_line(&ring, Stroke::new(1.2, grey), 3.0, 2.5));
    }),
];

/// The ends of a short line through a spot.
fn across(at: Pos2) -> [Pos2; 2] {
    [at - vec2(9.0, 0.0), at + vec2(9.0, 0.0)]
}

/// Draws the legend with its upper left corner at `at`.
pub fn paint_legend(painter: &Painter, at: Pos2, legend: Legend, colours: &Colours, look: &Look) {
    let card = Rect::from_min_size(at, legend.size(colours));
    let first = painter.add(Drawn::Noop);
    painter.rect(card, 6.0, look.card, Stroke::new(1.0, look.line), egui::StrokeKind::Inside);
    let mut pen = Pen { painter, look, at: at + vec2(PAD, PAD - 4.0) };
    let grey = look.weak_text;
    let ink = Ink { colour: grey, halo: look.ground, alpha: 1.0 };
    for section in legend.sections {
        match section {
            Section::Colour => {
                pen.heading(&format!("colour: {}", colours.by.label()));
                for (n, (label, rgb)) in colours.legend.iter().enumerate() {
                    pen.row(label, |painter, at| {
                        painter.circle_filled(at, 5.5, colour32(*rgb));
                        if look.letters && colours.by == ColourBy::Article {
                            paint_letter(painter, at + Vec2::splat(5.0), n, look);
                        }
                    });
                }
            }
            Section::Shape => {
                pen.heading("shape: kind");
                for shape in Shape::ALL {
                    pen.row(shape.label(), |painter, at| painter.extend(symbol(shape, Modality::Reported, at, 5.5, ink)));
                }
            }
            Section::Fill => {
                pen.heading("fill: said to be");
                for modality in Modality::ALL {
                    pen.row(modality.name(), |painter, at| painter.extend(symbol(Shape::Square, modality, at, 5.5, ink)));
                }
            }
            Section::Line => {
                pen.heading("line: movement");
                for (label, sample) in LINES {
                    pen.row(label, |painter, at| sample(painter, at, grey, look.ground));
                }
            }
            Section::Area => {
                pen.heading("area: how exact");
                for (label, sample) in AREAS {
                    pen.row(label, |painter, at| sample(painter, at, grey, look.ground));
                }
            }
        }
    }
    flatten(painter, first);
}

/// How much room the legend of tables takes, in points.
fn table_legend_size(tables: &[ShownLayer]) -> Vec2 {
    let rows: usize = tables.iter().map(|table| table.colours.legend.len()).sum();
    vec2(WIDTH, rows as f32 * ROW + tables.len() as f32 * HEADING + PAD * 2.0 - 6.0)
}

/// Where the legend of tables stands whose upper right corner is `at`; none without tables.
#[must_use]
pub fn table_legend_rect(tables: &[ShownLayer], at: Pos2) -> Option<Rect> {
    let size = table_legend_size(tables);
    (!tables.is_empty()).then(|| Rect::from_min_size(at - vec2(size.x, 0.0), size))
}

/// Draws what colour says of each table, with its upper right corner at `at`.
pub fn paint_table_legend(painter: &Painter, tables: &[ShownLayer], at: Pos2, look: &Look) {
    let Some(card) = table_legend_rect(tables, at) else { return };
    let first = painter.add(Drawn::Noop);
    painter.rect(card, 6.0, look.card, Stroke::new(1.0, look.line), egui::StrokeKind::Inside);
    let mut pen = Pen { painter, look, at: card.min + vec2(PAD, PAD - 4.0) };
    for table in tables {
        pen.heading(&shortened(&table.layer.name));
        for (n, (label, rgb, _)) in table.colours.legend.iter().enumerate() {
            let alpha = if table.hidden.contains(&n) { 0.2 } else { 1.0 };
            pen.row(&shortened(label), |painter, at| {
                painter.circle_filled(at, 4.0, colour32(*rgb).gamma_multiply(alpha));
            });
        }
    }
    flatten(painter, first);
}

/// As much of a text as a row has room for.
fn shortened(text: &str) -> String {
    const MOST: usize = 26;
    if text.chars().nth(MOST).is_none() { text.to_owned() } else { text.chars().take(MOST - 1).chain(['…']).collect() }
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
        self.at.y += HEADING;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::ColourBy;

    #[test]
    fn a_small_picture_has_the_colours_and_a_large_one_everything() {
        let colours = Colours::new(&crate::dossier::Dossier::default(), ColourBy::Kind);
        let whole = Legend::WHOLE.size(&colours).y;
        assert_eq!(Legend::that_fits(&colours, whole), Some(Legend::WHOLE));
        let small = Legend::that_fits(&colours, 180.0).unwrap();
        assert_eq!(small.sections, [Section::Colour]);
        assert!(small.size(&colours).y <= 180.0);
        assert_eq!(Legend::that_fits(&colours, 40.0), None);
    }
}
