//! Movements: solid where the way is stated, dashed where it is ours, fading out where an end is open.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2};

use super::convoy::{arrow, paint_band, paint_column, paint_flow, paint_head, paint_trail};
use super::ribbon::{Ribbon, dashes, lengths, point_at};
use super::symbol::paint_letter;
use super::{Ink, Look, symbol};
use crate::dossier::{self, Modality, PathKnowledge};
use crate::query::{End, Track};

/// Part of a line over which it fades out toward an open end.
const FADE: f32 = 0.45;

/// How a track is drawn on the screen.
pub(super) struct OnScreen<'a> {
    pub(super) track: &'a Track,
    /// Its points in pixels.
    pub(super) points: Vec<Pos2>,
    pub(super) head: Option<(Pos2, f32)>,
    /// Where it may be, in pixels.
    pub(super) band: Vec<Pos2>,
    /// Where it has just been, in pixels.
    pub(super) trail: Vec<Pos2>,
    pub(super) emphasised: bool,
}

/// Draws a track and its marker.
pub(super) fn paint_track(painter: &Painter, it: &OnScreen<'_>, colour: Color32, look: &Look) {
    let alpha = if it.emphasised { 1.0 } else { look.alpha(it.track.date_prec, it.track.strength) * 0.9 };
    let width = if it.emphasised { 3.6 } else { 2.4 };
    let ink = Ink { colour, halo: look.ground, alpha };
    match it.points.as_slice() {
        [] => return,
        [alone] => paint_open_end(painter, *alone, ink),
        line => {
            let cumulative = lengths(line);
            let total = cumulative.last().copied().unwrap_or(0.0).max(1.0);
            let fade = |along: f32| {
                let at = along / total;
                let out = if it.track.to == End::Known { 1.0 } else { ((1.0 - at) / FADE).clamp(0.08, 1.0) };
                let into = if it.track.from == End::Known { 1.0 } else { (at / FADE).clamp(0.08, 1.0) };
                alpha * out.min(into)
            };
            let whole = it.track.from == End::Known && it.track.to == End::Known;
            let (dash, gap) = match it.track.path {
                PathKnowledge::Stated if whole => (f32::INFINITY, 0.0),
                // in pieces, so that it can fade
                PathKnowledge::Stated => (20.0, 0.0),
                PathKnowledge::Inferred => (10.0, 6.0),
                PathKnowledge::Unknown => (3.0, 5.0),
            };
            paint_band(painter, &it.band, ink);
            paint_trail(painter, &it.trail, ink);
            paint_dashes(painter, line, &cumulative, (dash, gap), width, [look.ground, colour], fade);
            if let Some(flow) = it.track.flow {
                paint_flow(painter, line, &cumulative, flow, colour.gamma_multiply(alpha));
            }
            if let Some((at, _)) = it.head {
                paint_column(painter, line, &cumulative, it.track, at, ink, look);
            }
            if let (End::Known, Some(start)) = (it.track.from, line.first()) {
                paint_departure(painter, *start, colour.gamma_multiply(alpha), look);
            }
            paint_arrow(painter, line, &cumulative, it.track.to, colour.gamma_multiply(alpha), width);
            if look.letters && total > 40.0 {
                paint_letter(painter, lettered_spot(line, &cumulative, painter.clip_rect()), it.track.article, look);
            }
            if it.track.modality != Modality::Reported && total > 40.0 {
                // fill says modality, also of a line: a mark on it that is half, crossed or dashed
                let at = point_at(line, &cumulative, total * 0.5);
                painter.extend(symbol(dossier::Shape::Diamond, it.track.modality, at, 5.0, Ink { alpha: alpha.max(0.6), ..ink }));
            }
        }
    }
    if let (Some((at, bearing)), Some(head)) = (it.head, it.track.head) {
        paint_head(painter, at, bearing, &head, ink, look);
    }
}

/// Where on a line its letter stands: a third of the way along what is seen of it, where it has not faded yet.
fn lettered_spot(line: &[Pos2], cumulative: &[f32], clip: Rect) -> Pos2 {
    let total = cumulative.last().copied().unwrap_or(0.0);
    let seen: Vec<Pos2> = (0..=40).map(|n| point_at(line, cumulative, total * n as f32 / 40.0)).filter(|at| clip.contains(*at)).collect();
    seen.get(seen.len() / 3).copied().unwrap_or_else(|| point_at(line, cumulative, total / 3.0))
}

/// A lone end: the other is not stated, and neither is a direction.
fn paint_open_end(painter: &Painter, at: Pos2, ink: Ink) {
    let stroke = Stroke::new(1.8, ink.colour.gamma_multiply(ink.alpha));
    let ring: Vec<Pos2> = (0..=28).map(|n| at + Vec2::angled(std::f32::consts::TAU * n as f32 / 28.0) * 11.0).collect();
    painter.extend(Shape::dashed_line(&ring, stroke, 4.0, 4.0));
}

/// The line in dashes, over a halo; each dash fades as its ends do.
fn paint_dashes(
    painter: &Painter,
    line: &[Pos2],
    cumulative: &[f32],
    (dash, gap): (f32, f32),
    width: f32,
    [halo, colour]: [Color32; 2],
    alpha_at: impl Fn(f32) -> f32,
) {
    let clip = painter.clip_rect().expand(20.0);
    let (mut under, mut over) = (Ribbon::default(), Ribbon::default());
    for dash in dashes(line, cumulative, dash, gap) {
        for ((from, start), (to, end)) in dash.iter().zip(dash.iter().skip(1)) {
            if clip.intersects(Rect::from_two_pos(*from, *to)) {
                let (first, last) = (alpha_at(*start), alpha_at(*end));
                under.stroke((*from, halo.gamma_multiply(first * 0.5)), (*to, halo.gamma_multiply(last * 0.5)), width + 2.5);
                over.stroke((*from, colour.gamma_multiply(first)), (*to, colour.gamma_multiply(last)), width);
            }
        }
    }
    under.paint(painter);
    over.paint(painter);
}

/// A small ring where it sets out.
fn paint_departure(painter: &Painter, at: Pos2, colour: Color32, look: &Look) {
    painter.circle(at, 3.6, look.ground, Stroke::new(1.8, colour));
}

/// An arrow head at the end, or halfway where the line fades out.
fn paint_arrow(painter: &Painter, line: &[Pos2], cumulative: &[f32], to: End, colour: Color32, width: f32) {
    let total = cumulative.last().copied().unwrap_or(0.0);
    if total < 12.0 {
        return;
    }
    let at = if to == End::Known { total } else { total * (1.0 - FADE) };
    let (tip, before) = (point_at(line, cumulative, at), point_at(line, cumulative, (at - 8.0).max(0.0)));
    let along = (tip - before).normalized();
    painter.add(arrow(tip, along, 5.0 + width * 1.6, colour));
}
