//! The symbol of a mark as outlines: the same as on the map of the window, without its painter.

use crate::dossier::{Modality, Shape};

/// Radius of a mark, in points.
pub(super) const RADIUS: f64 = 7.0;

/// The corners of an outline round the origin, clockwise on the paper. All outlines have about the same area.
pub(super) fn outline(shape: Shape, radius: f64) -> Vec<[f64; 2]> {
    use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, TAU};
    let (corners, radius, turn) = match shape {
        Shape::Square => (4, radius * 1.22, FRAC_PI_4),
        Shape::Diamond => (4, radius * 1.22, 0.0),
        Shape::Triangle => (3, radius * 1.32, -FRAC_PI_2),
        Shape::Hexagon => (6, radius * 1.06, 0.0),
        Shape::Circle => (24, radius, 0.0),
    };
    let corner = |n: i32| {
        let angle = turn + TAU * f64::from(n) / f64::from(corners);
        [radius * angle.cos(), radius * angle.sin()]
    };
    (0..corners).map(corner).collect()
}

/// The left half of an outline: the fill of what is claimed.
pub(super) fn left_half(corners: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let mut kept = Vec::with_capacity(corners.len() + 2);
    for (a, b) in corners.iter().zip(corners.iter().cycle().skip(1)) {
        if a[0] <= 0.0 {
            kept.push(*a);
        }
        if (a[0] < 0.0) != (b[0] < 0.0) && (b[0] - a[0]).abs() > f64::EPSILON {
            let part = -a[0] / (b[0] - a[0]);
            kept.push([0.0, a[1] + (b[1] - a[1]) * part]);
        }
    }
    kept
}

/// What an outline is filled with.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Symbol {
    pub(super) outline: Vec<[f64; 2]>,
    /// The part that is filled; empty where nothing is.
    pub(super) filled: Vec<[f64; 2]>,
    pub(super) dashed: bool,
    /// The two strokes of a cross.
    pub(super) cross: Option<[[[f64; 2]; 2]; 2]>,
}

/// Solid is reported, half is claimed, an empty outline with a cross is denied, a dashed outline is anticipated.
pub(super) fn symbol(shape: Shape, modality: Modality, radius: f64) -> Symbol {
    let outline = outline(shape, radius);
    let filled = match modality {
        Modality::Reported => outline.clone(),
        Modality::Claimed => left_half(&outline),
        Modality::Denied | Modality::Anticipated => Vec::new(),
    };
    let reach = radius * 0.6;
    let cross = (modality == Modality::Denied).then_some([[[-reach, -reach], [reach, reach]], [[-reach, reach], [reach, -reach]]]);
    Symbol { outline, filled, dashed: modality == Modality::Anticipated, cross }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_modality_draws_something_of_its_own() {
        let mut seen: Vec<Symbol> = Vec::new();
        for shape in Shape::ALL {
            for modality in Modality::ALL {
                let drawn = symbol(shape, modality, RADIUS);
                assert!(!seen.contains(&drawn), "{shape:?} {modality:?} looks like another");
                seen.push(drawn);
            }
        }
    }

    #[test]
    fn half_of_an_outline_lies_left_of_its_middle() {
        let half = left_half(&outline(Shape::Square, 10.0));
        assert!(half.len() == 4 && half.iter().all(|corner| corner[0] <= 1e-9));
    }
}
