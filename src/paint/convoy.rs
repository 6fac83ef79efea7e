//! What is on its way along a line: the marker, the vehicles behind it, its trail, the stretch on which it may be, lasting traffic.

use egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2, pos2, vec2};

use super::ribbon::{Ribbon, point_at};
use super::{Ink, Look};
use crate::query::{Head, Track};

/// Distance of two vehicles of a column, in pixels.
const VEHICLE_PITCH: f32 = 5.5;
/// More vehicles than this are a column of this many.
const MOST_VEHICLES: u32 = 40;
/// Distance of two running dashes of lasting traffic, in pixels.
const FLOW_PITCH: f32 = 44.0;
/// How long one of them is, in pixels.
const FLOW_DASH: f32 = 9.0;
/// How many of them pass a spot while the line is run once, by convention: whole, so that nothing jumps.
const FLOW_DASHES: f32 = 24.0;

/// The stretch of a line on which something may be: a wide pale band, as nobody says where on it.
pub(super) fn paint_band(painter: &Painter, band: &[Pos2], ink: Ink) {
    if band.len() < 2 {
        return;
    }
    let mut ribbon = Ribbon::default();
    let colour = ink.colour.gamma_multiply(ink.alpha * 0.38);
    for (from, to) in band.iter().zip(band.iter().skip(1)) {
        ribbon.stroke((*from, colour), (*to, colour), 13.0);
    }
    ribbon.paint(painter);
}

/// The way that the marker has just come: strong at the marker, gone at the other end.
pub(super) fn paint_trail(painter: &Painter, trail: &[Pos2], ink: Ink) {
    let steps = trail.len().saturating_sub(1).max(1) as f32;
    let mut ribbon = Ribbon::default();
    for (n, (from, to)) in trail.iter().zip(trail.iter().skip(1)).enumerate() {
        let at = |n: usize| ink.colour.gamma_multiply(ink.alpha * n as f32 / steps);
        ribbon.stroke((*from, at(n)), (*to, at(n + 1)), 6.0);
    }
    ribbon.paint(painter);
}

/// Dashes that run along the line of lasting traffic while time runs. They have no heads: that it goes both ways is often all that is said.
pub(super) fn paint_flow(painter: &Painter, line: &[Pos2], cumulative: &[f32], flow: f64, colour: Color32) {
    let total = cumulative.last().copied().unwrap_or(0.0);
    let clip = painter.clip_rect().expand(10.0);
    let mut at = (flow as f32 * FLOW_DASHES).fract() * FLOW_PITCH;
    while at < total {
        let (end, begin) = (point_at(line, cumulative, at), point_at(line, cumulative, (at - FLOW_DASH).max(0.0)));
        if clip.contains(end) {
            painter.line_segment([begin, end], Stroke::new(5.0, colour));
        }
        at += FLOW_PITCH;
    }
}

/// The vehicles that the article counts, in a column behind the marker, as far as the way behind it reaches.
pub(super) fn paint_column(painter: &Painter, line: &[Pos2], cumulative: &[f32], track: &Track, head: Pos2, ink: Ink, look: &Look) {
    let Some(count) = track.vehicles.filter(|count| *count > 1) else { return };
    let behind = along_line(line, cumulative, head);
    let count = (count - 1).min(MOST_VEHICLES - 1);
    let pitch = VEHICLE_PITCH.min(behind / count as f32);
    if pitch < 1.0 {
        return;
    }
    let schematic = track.head.is_some_and(|head| head.schematic);
    let colour = ink.colour.gamma_multiply(ink.alpha.max(0.7));
    for n in 1..=count {
        let at = point_at(line, cumulative, behind - 8.0 - n as f32 * pitch);
        let (fill, stroke) = if schematic { (look.ground, Stroke::new(1.2, colour)) } else { (colour, Stroke::new(0.6, look.ground)) };
        painter.circle(at, 2.4, fill, stroke);
    }
}

/// How far along a line the point on it nearest to a spot is, in pixels.
fn along_line(line: &[Pos2], cumulative: &[f32], spot: Pos2) -> f32 {
    let pieces = line.iter().zip(line.iter().skip(1)).zip(cumulative);
    let nearest = pieces.map(|((from, to), start)| {
        let piece = *to - *from;
        let part = ((spot - *from).dot(piece) / piece.length_sq().max(f32::EPSILON)).clamp(0.0, 1.0);
        ((*from + piece * part).distance(spot), start + piece.length() * part)
    });
    nearest.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(0.0, |(_, along)| along)
}

/// The marker that travels: solid where times are stated, hollow where it is only a scheme, with a bar before it where it has come to
/// stay.
pub(super) fn paint_head(painter: &Painter, at: Pos2, bearing_deg: f32, head: &Head, ink: Ink, look: &Look) {
    let along = Vec2::angled((bearing_deg - 90.0).to_radians());
    let colour = ink.colour.gamma_multiply(ink.alpha.max(0.8));
    if head.held {
        let across = vec2(-along.y, along.x) * 7.0;
        painter.line_segment([at + along * 11.0 - across, at + along * 11.0 + across], Stroke::new(2.6, colour));
    } else {
        painter.add(arrow(pos2(at.x, at.y) + along * 15.0, along, 8.0, colour));
    }
    let (fill, stroke) = if head.schematic { (look.ground, Stroke::new(2.6, colour)) } else { (colour, Stroke::new(1.5, look.ground)) };
    painter.circle(at, 6.5, fill, stroke);
}

/// A filled arrow head with its tip there.
pub(super) fn arrow(tip: Pos2, along: Vec2, size: f32, colour: Color32) -> Shape {
    let across = vec2(-along.y, along.x);
    Shape::convex_polygon(
        vec![tip, tip - along * size + across * size * 0.5, tip - along * size - across * size * 0.5],
        colour,
        Stroke::NONE,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paint::ribbon::lengths;

    #[test]
    fn the_marker_is_found_on_its_line_although_that_lies_beside_it() {
        let line = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 20.0)];
        let cumulative = lengths(&line);
        assert!((along_line(&line, &cumulative, pos2(4.0, 2.0)) - 4.0).abs() < 1e-4);
        assert!((along_line(&line, &cumulative, pos2(13.0, 5.0)) - 15.0).abs() < 1e-4);
        assert!((along_line(&line, &cumulative, pos2(90.0, 90.0)) - 30.0).abs() < 1e-4);
        assert!(along_line(&line[..1], &cumulative[..1], pos2(1.0, 1.0)).abs() < 1e-6);
    }
}
