//! The time slider: controls, the folded axis, a lane an article.

use egui::{Align2, Color32, ComboBox, CursorIcon, FontId, Mesh, Pos2, Rect, RichText, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::bars::Bar;
use super::icon::{Icon, icon_button};
use super::{Command, Session, State};
use crate::dossier::ClaimId;
use crate::paint::Look;
use crate::playback::{AtEnd, Direction, Mode, Speed};
use crate::time::{DAY_S, Moment};

/// The modes that the buttons offer, in the order of the keys 1 to 3; a window has the width that was last chosen.
pub(super) fn modes(session: &Session) -> [Mode; 3] {
    [Mode::Moment, Mode::Window { seconds: session.window_s }, Mode::SoFar]
}

/// The widths that the window mode offers, in days.
const WINDOWS_DAYS: [i64; 6] = [1, 7, 30, 91, 365, 3652];
/// Room at both ends of the axis, in points.
const MARGIN: f32 = 16.0;
/// Room for the ticks under the lanes.
const TICKS: f32 = 20.0;
/// Room for the labels of folded time over the lanes.
const CUTS: f32 = 14.0;

/// Shows the panel.
pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut State, look: &Look, commands: &mut Vec<Command>) {
    ui.add_space(5.0);
    ui.horizontal_wrapped(|ui| controls(ui, session, state, commands));
    ui.add_space(2.0);
    if state.timeline.stops().is_empty() {
        ui.weak("Nothing is dated yet. What is gets a bar here, one lane for each article.");
        ui.take_available_space();
        return;
    }
    axis(ui, state, look, commands);
}

fn controls(ui: &mut Ui, session: &Session, state: &State, commands: &mut Vec<Command>) {
    let play = if state.playback.is_playing() {
        (Icon::Pause, "Pause", Command::PlayOrPause)
    } else {
        (Icon::Play, "Play", Command::Play(Direction::Forward))
    };
    for (icon, name, command) in [
        (Icon::Previous, "Previous event", Command::StepToPrevious),
        (Icon::Backward, "Play backwards", Command::Play(Direction::Backward)),
        play,
        (Icon::Next, "Next event", Command::StepToNext),
    ] {
        if icon_button(ui, icon, name).clicked() {
            commands.push(command);
        }
    }
    ui.add_space(6.0);
    let day = if state.timeline.stops().is_empty() { "no dates".to_owned() } else { state.playback.now().day_label() };
    ui.add_sized([142.0, 22.0], egui::Label::new(RichText::new(day).strong().size(16.0)));
    let settings = state.playback.settings;
    for (mode, name) in modes(session).into_iter().zip(["moment", "window", "so far"]) {
        let same = std::mem::discriminant(&mode) == std::mem::discriminant(&settings.mode);
        if ui.selectable_label(same, name).clicked() && !same {
            commands.push(Command::SetMode(mode));
        }
    }
    if let Mode::Window { seconds } = settings.mode {
        let response = ComboBox::from_id_salt("window width").width(90.0).selected_text(settings.mode.label()).show_ui(ui, |ui| {
            for mode in WINDOWS_DAYS.map(|days| Mode::Window { seconds: days * DAY_S }) {
                if ui.selectable_label(mode == Mode::Window { seconds }, mode.label()).clicked() {
                    commands.push(Command::SetMode(mode));
                }
            }
        });
        response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Width of the window"));
    }
    let response = ComboBox::from_id_salt("speed").width(92.0).selected_text(settings.speed.name()).show_ui(ui, |ui| {
        for speed in Speed::ladder() {
            if ui.selectable_label(speed == settings.speed, speed.name()).clicked() {
                commands.push(Command::SetSpeed(speed));
            }
        }
    });
    response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Speed"));
    let looping = settings.at_end == AtEnd::Loop;
    if ui.selectable_label(looping, "loop").clicked() {
        commands.push(Command::SetAtEnd(if looping { AtEnd::Stop } else { AtEnd::Loop }));
    }
    if ui.selectable_label(settings.skip_empty, "skip empty").on_hover_text("leap over stretches in which nothing is told of").clicked() {
        commands.push(Command::SkipEmpty(!settings.skip_empty));
    }
    if ui.selectable_label(session.fold_empty_time, "fold empty time").on_hover_text("off: true scale").clicked() {
        commands.push(Command::FoldEmptyTime(!session.fold_empty_time));
    }
}

/// Where the axis is on the screen.
struct Frame {
    rect: Rect,
    lanes: Rect,
}

impl Frame {
    fn x(&self, position: f64) -> f32 {
        self.lanes.left() + self.lanes.width() * position as f32
    }

    fn position(&self, x: f32) -> f64 {
        f64::from((x - self.lanes.left()) / self.lanes.width().max(1.0)).clamp(0.0, 1.0)
    }
}

fn axis(ui: &mut Ui, state: &mut State, look: &Look, commands: &mut Vec<Command>) {
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::slider(true, state.playback.now().seconds() as f64, "Time"));
    let lanes = Rect::from_min_max(rect.min + vec2(MARGIN, CUTS), rect.max - vec2(MARGIN, TICKS));
    if !lanes.is_positive() {
        return;
    }
    let frame = Frame { rect, lanes };
    let painter = ui.painter().with_clip_rect(rect);
    paint_ground(&painter, &frame, state, look);
    let boxes = paint_bars(&painter, &frame, state, look);
    paint_slider(&painter, &frame, state, look);

    let over = response
        .hover_pos()
        .and_then(|pointer| boxes.iter().rev().find(|(area, _)| area.expand(1.5).contains(pointer)).map(|(_, claim)| *claim));
    if let Some(pointer) = response.interact_pointer_pos() {
        let moment = state.timeline.axis.moment_at(frame.position(pointer.x));
        match over {
            Some(claim) if response.clicked() => commands.push(Command::SelectClaim(claim)),
            _ if response.clicked() || response.dragged() => commands.push(Command::GoTo(moment)),
            _ => {}
        }
    }
    if let Some(claim) = over {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        let state = &*state;
        response.on_hover_ui_at_pointer(|ui| super::map::card(ui, state, claim));
    } else if let Some(pointer) = response.hover_pos() {
        let day = state.timeline.axis.moment_at(frame.position(pointer.x)).day_label();
        painter.text(pos2(pointer.x, rect.top()), Align2::CENTER_TOP, day, FontId::proportional(10.5), look.weak_text);
    }
}

fn paint_ground(painter: &egui::Painter, frame: &Frame, state: &State, look: &Look) {
    let axis = &state.timeline.axis;
    let visible = state.playback.visible();
    let (from, to) = axis.range_of(&visible);
    let shown = Rect::from_x_y_ranges(frame.x(from)..=frame.x(to).max(frame.x(from) + 1.0), frame.lanes.y_range());
    painter.rect_filled(shown, 2.0, look.text.gamma_multiply(0.07));
    let thin = Stroke::new(1.0, look.line);
    painter.hline(frame.lanes.x_range(), frame.lanes.bottom(), thin);
    let mut last_label = f32::NEG_INFINITY;
    for (position, tick) in axis.ticks((frame.lanes.width() / 78.0) as usize) {
        let x = frame.x(position);
        painter.vline(x, frame.lanes.bottom()..=frame.lanes.bottom() + 4.0, thin);
        let galley = painter.layout_no_wrap(tick.label, FontId::proportional(10.5), look.weak_text);
        let left = x - galley.size().x / 2.0;
        if left > last_label + 6.0 {
            last_label = left + galley.size().x;
            painter.galley(pos2(left, frame.lanes.bottom() + 5.0), galley, look.weak_text);
        }
    }
    let mut last_label = f32::NEG_INFINITY;
    for cut in axis.cuts() {
        let x = frame.x(f64::midpoint(cut.from, cut.to));
        let span = Rect::from_x_y_ranges(frame.x(cut.from)..=frame.x(cut.to), frame.lanes.y_range());
        painter.rect_filled(span, 0.0, look.line.gamma_multiply(0.25));
        painter.extend(Shape::dashed_line(&[pos2(x, frame.lanes.top()), pos2(x, frame.lanes.bottom())], thin, 2.0, 3.0));
        let galley = painter.layout_no_wrap(cut.label, FontId::proportional(9.5), look.weak_text);
        let left = x - galley.size().x / 2.0;
        if left > last_label + 4.0 {
            last_label = left + galley.size().x;
            painter.galley(pos2(left, frame.rect.top() + 1.0), galley, look.weak_text);
        }
    }
}

/// Draws the bars and answers where each is.
fn paint_bars(painter: &egui::Painter, frame: &Frame, state: &State, look: &Look) -> Vec<(Rect, ClaimId)> {
    let timeline = &state.timeline;
    let total_rows: usize = timeline.rows.iter().sum::<usize>().max(1);
    let lane_gap = 5.0;
    let row_height = ((frame.lanes.height() - lane_gap * timeline.rows.len() as f32) / total_rows as f32).clamp(2.0, 15.0);
    let mut tops = Vec::with_capacity(timeline.rows.len());
    let mut top = frame.lanes.top() + 2.0;
    for rows in &timeline.rows {
        tops.push(top);
        top += *rows as f32 * row_height + lane_gap;
    }
    let mut mesh = Mesh::default();
    let mut boxes = Vec::with_capacity(timeline.bars.len());
    for bar in &timeline.bars {
        let Some(top) = tops.get(bar.lane).map(|top| top + bar.row as f32 * row_height) else { continue };
        let (top, height) = if bar.lasting { (top + row_height * 0.2, 2.0) } else { (top, (row_height - 1.5).max(1.5)) };
        let chosen = state.selected == Some(bar.claim.of);
        let alpha = if chosen || state.scene.claims.contains(&bar.claim) { 1.0 } else { 0.4 } * if bar.lasting { 0.55 } else { 1.0 };
        let area = add_bar(&mut mesh, frame, bar, top, height, alpha);
        boxes.push((area, bar.claim));
    }
    painter.add(Shape::mesh(mesh));
    for ((area, claim), bar) in boxes.iter().zip(&timeline.bars) {
        if state.selected == Some(claim.of) || state.hovered == Some(*claim) {
            painter.rect_stroke(area.expand(1.5), 2.0, Stroke::new(1.4, look.selection), egui::StrokeKind::Outside);
        }
        paint_open_ends(painter, *area, bar);
    }
    for (lane, top) in tops.iter().enumerate() {
        if let Some(article) = state.dossier.articles.get(lane) {
            let galley = painter.layout_no_wrap(article.label.clone(), FontId::proportional(10.0), look.weak_text.gamma_multiply(0.85));
            let at = pos2(frame.lanes.left() + 2.0, *top);
            painter.rect_filled(Rect::from_min_size(at, galley.size()).expand(1.0), 2.0, look.card.gamma_multiply(0.55));
            painter.galley(at, galley, look.weak_text);
        }
    }
    boxes
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
fn paint_open_ends(painter: &egui::Painter, area: Rect, bar: &Bar) {
    let half = area.height() / 2.0;
    let arrow = |tip: Pos2, direction: f32| {
        let back = tip - vec2(direction * half * 1.4, 0.0);
        painter.add(Shape::convex_polygon(
            vec![tip, back - vec2(0.0, half), back + vec2(0.0, half)],
            bar.colour.gamma_multiply(0.8),
            Stroke::NONE,
        ));
    };
    if bar.open.0 {
        arrow(area.left_center(), -1.0);
    }
    if bar.open.1 {
        arrow(area.right_center(), 1.0);
    }
}

fn paint_slider(painter: &egui::Painter, frame: &Frame, state: &State, look: &Look) {
    let now: Moment = state.playback.now();
    let x = frame.x(state.timeline.axis.position_of(now));
    painter.vline(x, frame.lanes.top() - 4.0..=frame.lanes.bottom(), Stroke::new(2.0, look.selection));
    painter.circle_filled(pos2(x, frame.lanes.top() - 4.0), 5.0, look.selection);
}
