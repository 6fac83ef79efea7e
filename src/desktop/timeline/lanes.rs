//! The bars on the axis, lane by lane, and the strip that says how many there are where they would be too many to see.

use egui::{Color32, FontId, Mesh, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::axis::Frame;
use crate::desktop::State;
use crate::desktop::bars::Bar;
use crate::dossier::ClaimId;
use crate::paint::Look;

/// Room between two lanes, in points.
const LANE_GAP: f32 = 5.0;
/// Rows thinner than this are too full to be read: then the strip is shown.
const READABLE_ROW: f32 = 5.0;
/// How strongly what does not pass the filter is drawn.
const FILTERED: f32 = 0.08;
/// Height of the name of a lane.
const NAME: f32 = 12.0;
/// Rows are never thinner than this, though the last lanes may then lie below the axis.
const THINNEST: f32 = 0.5;
/// Height of a line of what lasts, with the room under it.
const LINE: f32 = 4.0;
/// Height of the strip.
const STRIP: f32 = 15.0;
/// Width of one of its columns.
const COLUMN: f32 = 3.0;

/// Draws the bars and answers where each is.
pub(super) fn paint(painter: &Painter, frame: &Frame, state: &State, look: &Look) -> Vec<(Rect, ClaimId)> {
    let timeline = &state.timeline;
    let is_seen = |bar: &Bar| frame.view.on_screen(bar.fuzzy.1) >= 0.0 && frame.view.on_screen(bar.fuzzy.0) <= 1.0;
    // each lane has the rows that its bars in view need, the fewer the higher;
    // but one at least, for its name
    let mut of_lane = vec![(1_usize, 0_usize); timeline.lanes.len()];
    for bar in timeline.bars.iter().filter(|bar| is_seen(bar)) {
        if let Some((rows, lines)) = of_lane.get_mut(bar.lane) {
            let most = if bar.lasting { lines } else { rows };
            *most = (*most).max(bar.row + 1);
        }
    }
    let lane_gap = if timeline.lanes.len() > 6 { LANE_GAP / 2.5 } else { LANE_GAP };
    let gaps = 2.0 + lane_gap * timeline.lanes.len() as f32;
    let height_of = |height: f32| row_heights(height - gaps, &of_lane).0;
    let is_full = timeline.bars.iter().any(|bar| bar.crowded && !bar.lasting && is_seen(bar));
    // what tables have lies on the strip
    let is_full = is_full || state.layers.read.iter().any(|layer| layer.file.is_shown);
    let is_full = is_full || height_of(frame.lanes.height()) < READABLE_ROW;
    let strip = if is_full && frame.lanes.height() > 4.0 * STRIP { STRIP } else { 0.0 };
    if strip > 0.0 {
        paint_density(painter, frame, state, look);
    }
    let (row_height, line_height) = row_heights(frame.lanes.height() - strip - gaps, &of_lane);
    let mut tops = Vec::with_capacity(timeline.lanes.len());
    let mut top = frame.lanes.top() + strip + 2.0;
    let name_height = (frame.lanes.height() - strip - gaps).min(NAME * of_lane.len() as f32) / of_lane.len().max(1) as f32;
    for (rows, lines) in of_lane {
        let lasting_top = top + rows as f32 * row_height;
        tops.push((top, lasting_top));
        top = (lasting_top + lines as f32 * line_height).max(top + name_height) + lane_gap;
    }
    let mut mesh = Mesh::default();
    let mut boxes = Vec::with_capacity(timeline.bars.len());
    for bar in &timeline.bars {
        let Some((top, lasting_top)) = tops.get(bar.lane) else { continue };
        let (top, height) = if bar.lasting {
            (lasting_top + bar.row as f32 * line_height, (line_height - 2.0).clamp(1.0, 2.0))
        } else {
            (top + bar.row as f32 * row_height, (row_height - 1.5).max(1.5))
        };
        let chosen = state.selected == Some(bar.claim.of);
        let alpha = match () {
            () if chosen || state.scene.claims.contains(&bar.claim) => 1.0,
            () if state.passing.contains(&bar.claim) => 0.4,
            () => FILTERED,
        };
        let alpha = alpha * if bar.lasting { 0.55 } else { 1.0 };
        let area = add_bar(&mut mesh, frame, bar, top, height, alpha);
        boxes.push((area, bar));
    }
    painter.add(Shape::mesh(mesh));
    for (area, bar) in &boxes {
        if state.selected == Some(bar.claim.of) || [state.hovered, state.hovered_bar].contains(&Some(bar.claim)) {
            painter.rect_stroke(area.expand(1.5), 2.0, Stroke::new(1.4, look.selection), egui::StrokeKind::Outside);
        }
        paint_open_ends(painter, *area, bar);
    }
    let mut last_bottom = f32::NEG_INFINITY;
    for (lane, (top, _)) in timeline.lanes.iter().zip(&tops) {
        let galley = painter.layout_no_wrap(lane.name.clone(), FontId::proportional(10.0), look.weak_text.gamma_multiply(0.85));
        let at = pos2(frame.lanes.left() + 2.0, *top);
        // where lanes are thinner than their names, every second or third has one
        if at.y < last_bottom - 3.0 {
            continue;
        }
        last_bottom = at.y + galley.size().y;
        painter.rect_filled(Rect::from_min_size(at, galley.size()).expand(1.0), 2.0, look.card.gamma_multiply(0.55));
        painter.galley(at, galley, look.weak_text);
    }
    boxes.into_iter().map(|(area, bar)| (area, bar.claim)).collect()
}

/// How high a row of what happened is, and a line of what lasted: no higher than a row. Each lane has its rows and its lines, and takes
/// no less than its name, as far as there is room for that.
fn row_heights(room: f32, of_lane: &[(usize, usize)]) -> (f32, f32) {
    let name = (room / of_lane.len().max(1) as f32).min(NAME);
    let all =
        |row: f32| -> f32 { of_lane.iter().map(|(rows, lines)| (*rows as f32 * row + *lines as f32 * row.min(LINE)).max(name)).sum() };
    // the highest that fits, to a hundredth of a point
    let (mut fits, mut too_high) = (THINNEST, 15.0);
    if all(too_high) <= room {
        return (too_high, LINE);
    }
    for _ in 0..11 {
        let middle = f32::midpoint(fits, too_high);
        if all(middle) <= room { fits = middle } else { too_high = middle }
    }
    (fits, fits.min(LINE))
}

/// How many claims that pass the filter there are at each place of the axis; what lasts is left out, as it is everywhere.
fn paint_density(painter: &Painter, frame: &Frame, state: &State, look: &Look) {
    let columns = (frame.lanes.width() / COLUMN) as usize;
    let column_of = |x: f32| ((x - frame.lanes.left()) / COLUMN).clamp(-1.0, columns as f32) as isize;
    let mut counts = vec![0_u16; columns];
    for bar in state.timeline.bars.iter().filter(|bar| !bar.lasting && state.passing.contains(&bar.claim)) {
        let (first, last) = (column_of(frame.x(bar.strict.0)), column_of(frame.x(bar.strict.1)));
        for column in first..=last {
            if let Some(count) = usize::try_from(column).ok().and_then(|column| counts.get_mut(column)) {
                *count += 1;
            }
        }
    }
    paint_days(painter, frame, state, columns, look);
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let mut mesh = Mesh::default();
    let bottom = frame.lanes.top() + STRIP - 2.0;
    for (column, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        let height = (STRIP - 3.0) * (f32::from(count) / f32::from(most)).sqrt();
        let left = frame.lanes.left() + column as f32 * COLUMN;
        mesh.add_colored_rect(Rect::from_min_max(pos2(left, bottom - height), pos2(left + COLUMN - 0.5, bottom)), look.weak_text);
    }
    painter.add(Shape::mesh(mesh));
}

/// How many rows of the tables that are shown begin at each place of the axis: an area behind the strip.
fn paint_days(painter: &Painter, frame: &Frame, state: &State, columns: usize, look: &Look) {
    let mut counts = vec![0_u64; columns];
    for (day, count) in state.layers.read.iter().filter(|layer| layer.file.is_shown).flat_map(|layer| &layer.days) {
        let column = ((frame.x(state.timeline.axis.position_of(*day)) - frame.lanes.left()) / COLUMN).floor();
        if let Some(sum) = (column >= 0.0).then(|| counts.get_mut(column as usize)).flatten() {
            *sum += u64::from(*count);
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0).max(1) as f32;
    let mut mesh = Mesh::default();
    let bottom = frame.lanes.top() + STRIP - 2.0;
    for (column, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        let height = (STRIP - 1.0) * (count as f32 / most).sqrt();
        let left = frame.lanes.left() + column as f32 * COLUMN;
        mesh.add_colored_rect(
            Rect::from_min_max(pos2(left, bottom - height), pos2(left + COLUMN, bottom)),
            look.selection.gamma_multiply(0.3),
        );
    }
    painter.add(Shape::mesh(mesh));
}

/// A bar from fuzzy to strict to strict to fuzzy bound: it swells, stands, and fades.
fn add_bar(mesh: &mut Mesh, frame: &Frame, bar: &Bar, top: f32, height: f32, alpha: f32) -> Rect {
    let full = bar.colour.gamma_multiply(alpha);
    let faint = bar.colour.gamma_multiply(alpha * 0.06);
    let (mut left, mut right) = (frame.x(bar.strict.0), frame.x(bar.strict.1));
    // a day on an axis of years is thinner than a pixel
    if right - left < 3.0 {
        let middle = f32::midpoint(left, right);
        (left, right) = (middle - 1.5, middle + 1.5);
    }
    let (first, last) = (frame.x(bar.fuzzy.0).min(left), frame.x(bar.fuzzy.1).max(right));
    let bottom = top + height;
    let mut quad = |from: f32, to: f32, start: Color32, end: Color32| {
        if to - from > 0.25 {
            let base = mesh.vertices.len() as u32;
            for (x, y, colour) in [(from, top, start), (to, top, end), (to, bottom, end), (from, bottom, start)] {
                mesh.colored_vertex(Pos2::new(x, y), colour);
            }
            mesh.add_triangle(base, base + 1, base + 2);
            mesh.add_triangle(base, base + 2, base + 3);
        }
    };
    quad(first, left, faint, full);
    quad(left, right, if bar.open.0 { faint } else { full }, if bar.open.1 { faint } else { full });
    quad(right, last, full, faint);
    Rect::from_min_max(pos2(first, top), pos2(last, bottom))
}

/// An end that no date bounds has an arrow.
fn paint_open_ends(painter: &Painter, area: Rect, bar: &Bar) {
    let half = (area.height() / 2.0).max(3.5);
    let clip = painter.clip_rect();
    let (left, right) = (area.left().max(clip.left() + 2.0), area.right().min(clip.right() - 2.0));
    let arrow = |tip: Pos2, direction: f32| {
        let back = tip - vec2(direction * half * 1.4, 0.0);
        painter.add(Shape::convex_polygon(
            vec![tip, back - vec2(0.0, half), back + vec2(0.0, half)],
            bar.colour.gamma_multiply(0.8),
            Stroke::NONE,
        ));
    };
    if bar.open.0 {
        arrow(pos2(left, area.center().y), -1.0);
    }
    if bar.open.1 {
        arrow(pos2(right, area.center().y), 1.0);
    }
}
