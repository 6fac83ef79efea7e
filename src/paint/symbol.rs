//! The symbol of a mark: its outline says the kind, its fill how the article puts it.

use egui::{Color32, Painter, Pos2, Rect, Shape as Ink2d, Stroke, Vec2, pos2, vec2};

use super::Look;
use crate::dossier::{Modality, Shape};

/// How a symbol is inked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// Its colour.
    pub colour: Color32,
    /// Between the symbol and the map.
    pub halo: Color32,
    /// How opaque it is, 0 to 1.
    pub alpha: f32,
}

/// The shapes of a symbol of about `radius` pixels round `centre`.
///
/// Solid is reported, half is claimed, an empty outline with a cross is denied, a dashed outline is anticipated.
#[must_use]
pub fn symbol(shape: Shape, modality: Modality, centre: Pos2, radius: f32, ink: Ink) -> Vec<Ink2d> {
    let corners = outline(shape, centre, radius);
    let colour = ink.colour.gamma_multiply(ink.alpha);
    let halo = ink.halo.gamma_multiply(ink.alpha.max(0.5));
    let stroke = Stroke::new((radius * 0.22).max(1.4), colour);
    let under = Ink2d::convex_polygon(outline(shape, centre, radius + 1.8), halo, Stroke::NONE);
    let empty = Ink2d::convex_polygon(corners.clone(), halo, stroke);
    match modality {
        Modality::Reported => vec![under, Ink2d::convex_polygon(corners, colour, Stroke::NONE)],
        Modality::Claimed => vec![under, empty, Ink2d::convex_polygon(left_of(&corners, centre.x), colour, Stroke::NONE)],
        Modality::Denied => {
            let reach = radius * 0.62;
            let arm = |a: Vec2, b: Vec2| Ink2d::line_segment([centre + a, centre + b], stroke);
            vec![under, empty, arm(vec2(-reach, -reach), vec2(reach, reach)), arm(vec2(-reach, reach), vec2(reach, -reach))]
        }
        Modality::Anticipated => {
            let mut closed = corners.clone();
            closed.extend(corners.first().copied());
            let mut shapes = vec![under];
            shapes.extend(Ink2d::dashed_line(&closed, stroke, radius * 0.5, radius * 0.42));
            shapes
        }
    }
}

/// A symbol in the flow of a panel, for legends and lists.
pub fn symbol_widget(ui: &mut egui::Ui, shape: Shape, modality: Modality, colour: Color32, look: &Look) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(16.0, 16.0), egui::Sense::hover());
    let ink = Ink { colour, halo: look.card, alpha: 1.0 };
    ui.painter().extend(symbol(shape, modality, rect.center(), 5.5, ink));
}

/// The letter of an article, small, with its middle at a spot.
pub(super) fn paint_letter(painter: &Painter, at: Pos2, article: usize, look: &Look) {
    let galley = painter.layout_no_wrap(crate::query::letter_of(article), super::bold(9.0 * look.scale), look.text);
    let place = Rect::from_center_size(at, galley.size());
    painter.rect_filled(place.expand2(vec2(1.5, -1.5)), 3.0, look.ground.gamma_multiply(0.78));
    painter.galley(place.min, galley, look.text);
}

/// The corners of an outline, clockwise on the screen. All outlines have about the same area.
fn outline(shape: Shape, centre: Pos2, radius: f32) -> Vec<Pos2> {
    let regular = |corners: u32, radius: f32, turn: f32| -> Vec<Pos2> {
        (0..corners)
            .map(|corner| {
                let angle = turn + std::f32::consts::TAU * corner as f32 / corners as f32;
                pos2(centre.x + radius * angle.cos(), centre.y + radius * angle.sin())
            })
            .collect()
    };
    match shape {
        Shape::Square => regular(4, radius * 1.22, std::f32::consts::FRAC_PI_4),
        Shape::Diamond => regular(4, radius * 1.22, 0.0),
        Shape::Triangle => regular(3, radius * 1.32, -std::f32::consts::FRAC_PI_2),
        Shape::Hexagon => regular(6, radius * 1.06, 0.0),
        Shape::Circle => regular(24, radius, 0.0),
    }
}

/// The part of a convex outline that lies left of a vertical line.
fn left_of(corners: &[Pos2], x: f32) -> Vec<Pos2> {
    let mut kept = Vec::with_capacity(corners.len() + 2);
    for (a, b) in corners.iter().zip(corners.iter().cycle().skip(1)) {
        if a.x <= x {
            kept.push(*a);
        }
        if (a.x < x) != (b.x < x) && (b.x - a.x).abs() > f32::EPSILON {
            let t = (x - a.x) / (b.x - a.x);
            kept.push(*a + (*b - *a) * t);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_modality_draws_something_of_its_own() {
        let ink = Ink { colour: Color32::RED, halo: Color32::BLACK, alpha: 1.0 };
        let mut seen: Vec<String> = Vec::new();
        for shape in Shape::ALL {
            for modality in Modality::ALL {
                let drawn = format!("{:?}", symbol(shape, modality, pos2(10.0, 10.0), 6.0, ink));
                assert!(!seen.contains(&drawn), "{shape:?} {modality:?} looks like another");
                seen.push(drawn);
            }
        }
    }

    #[test]
    fn half_of_an_outline_lies_left_of_its_centre() {
        let half = left_of(&outline(Shape::Square, pos2(0.0, 0.0), 10.0), 0.0);
        assert!(half.len() == 4 && half.iter().all(|corner| corner.x <= 0.001));
    }
}
