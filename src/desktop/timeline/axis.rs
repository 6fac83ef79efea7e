//! The axis: what is drawn on it, and what the pointer does there.

use egui::{Align2, CursorIcon, FontId, PointerButton, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::{Drag, Edge, lanes};
use crate::desktop::texts::tr;
use crate::desktop::{Command, State};
use crate::dossier::ClaimId;
use crate::paint::{Look, flatten};
use crate::playback::Mode;
use crate::time::{AxisView, DAY_S, Moment, narrowest};

/// Room at both ends of the axis, in points.
const MARGIN: f32 = 16.0;
/// Room for the ticks under the lanes.
const TICKS: f32 = 20.0;
/// Room for the labels of folded time over the lanes.
const CUTS: f32 = 14.0;
/// How near the pointer must come to an event to snap to it, or to the edge of the window to take hold of it, in points.
const REACH: f32 = 6.0;
/// How much one point of the wheel zooms.
const WHEEL: f64 = 0.006;

/// Where the axis is on the screen, and which part of it.
pub(super) struct Frame {
    pub(super) rect: Rect,
    pub(super) lanes: Rect,
    pub(super) view: AxisView,
}

impl Frame {
    /// Where on the screen a position of the axis is.
    pub(super) fn x(&self, position: f64) -> f32 {
        // far off the screen is as good as just off it
        let part = self.view.on_screen(position).clamp(-2.0, 3.0);
        self.lanes.left() + self.lanes.width() * part as f32
    }

    /// Which position of the axis is at a place on the screen.
    fn position(&self, x: f32) -> f64 {
        self.view.on_axis(self.screen_part(x)).clamp(0.0, 1.0)
    }

    fn screen_part(&self, x: f32) -> f64 {
        f64::from((x - self.lanes.left()) / self.lanes.width().max(1.0))
    }

    /// So many points, as a part of the axis.
    fn reach(&self, points: f32) -> f64 {
        f64::from(points / self.lanes.width().max(1.0)) * self.view.width()
    }
}

pub(super) fn show(ui: &mut Ui, state: &mut State, look: &Look, commands: &mut Vec<Command>) {
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::slider(true, state.playback.now().seconds() as f64, tr!("time-slider")));
    let lanes = Rect::from_min_max(rect.min + vec2(MARGIN, CUTS), rect.max - vec2(MARGIN, TICKS));
    if !lanes.is_positive() {
        return;
    }
    let frame = Frame { rect, lanes, view: state.axis_view };
    let painter = ui.painter().with_clip_rect(rect);
    let first = painter.add(Shape::Noop);
    paint_ground(&painter, &frame, state, look);
    let boxes = lanes::paint(&painter, &frame, state, look);
    paint_slider(&painter, &frame, state, look);
    // without a GPU, the lanes would otherwise cost as much as the map
    flatten(&painter, first);

    zoom_and_pan(ui, &frame, state, commands);
    let over = response.hover_pos().map(|pointer| under_pointer(&boxes, pointer)).unwrap_or_default();
    let chosen = over.iter().position(|claim| state.claim == Some(*claim));
    state.hovered_bar = over.get(chosen.unwrap_or(0)).copied();
    drag(ui, &frame, &response, state, &over, commands);
    let edge = response.hover_pos().and_then(|pointer| edge_at(&frame, state, pointer));
    if state.drag.is_none() && over.is_empty() && edge.is_some() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    if let Some(claim) = state.hovered_bar.filter(|_| state.drag.is_none()) {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        let state = &*state;
        response.on_hover_ui_at_pointer(|ui| {
            crate::desktop::map::card(ui, state, claim);
            if over.len() > 1 {
                ui.weak(tr!("time-one-of-several", one = chosen.unwrap_or(0) + 1, all = over.len()));
            }
        });
    } else if let Some(pointer) = response.hover_pos() {
        let moment = state.timeline.axis.moment_at(frame.position(pointer.x));
        let is_close = frame.view.span(&state.timeline.axis).duration_s().is_some_and(|length| length <= 3 * DAY_S);
        let label = if is_close { moment.to_string() } else { moment.day_label() };
        painter.text(pos2(pointer.x, rect.top()), Align2::CENTER_TOP, label, FontId::proportional(10.5), look.weak_text);
    }
}

/// The wheel and a pinch zoom on what is under the pointer; a sideways wheel, or one with Shift held, pans.
fn zoom_and_pan(ui: &Ui, frame: &Frame, state: &State, commands: &mut Vec<Command>) {
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|at| frame.rect.contains(*at)) else { return };
    if !ui.ui_contains_pointer() {
        return;
    }
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta, f64::from(input.zoom_delta())));
    let mut view = frame.view;
    if scroll.y != 0.0 || (pinch - 1.0).abs() > 1e-6 {
        let factor = (f64::from(scroll.y) * WHEEL).exp() * pinch;
        view = view.zoomed(factor, frame.screen_part(pointer.x).clamp(0.0, 1.0), narrowest(&state.timeline.axis));
    }
    if scroll.x != 0.0 {
        view = view.panned(-f64::from(scroll.x / frame.lanes.width()));
    }
    if view != frame.view {
        commands.push(Command::SetAxisView(view));
    }
}

/// Whose bars are there, the topmost first.
fn under_pointer(boxes: &[(Rect, ClaimId)], pointer: Pos2) -> Vec<ClaimId> {
    // lines of what lasts are thin; one that is hit goes before its neighbours
    let hit = |by: f32| -> Vec<ClaimId> {
        boxes.iter().rev().filter(|(area, _)| area.expand(by).contains(pointer)).map(|(_, claim)| *claim).collect()
    };
    let exactly = hit(0.5);
    if exactly.is_empty() { hit(2.0) } else { exactly }
}

/// Which edge of the window is there; that of a narrow one, which begins with the slider, is its end.
fn edge_at(frame: &Frame, state: &State, pointer: Pos2) -> Option<Edge> {
    let Mode::Window { .. } = state.playback.settings.mode else { return None };
    let (visible, now) = (state.playback.visible(), state.playback.now());
    let is_at = |moment: Moment| (frame.x(state.timeline.axis.position_of(moment)) - pointer.x).abs() <= REACH;
    let begins = visible.start.filter(|start| *start < now && is_at(*start)).map(|_| Edge::Start);
    begins.or_else(|| visible.end.filter(|end| visible.start == Some(now) && is_at(*end)).map(|_| Edge::End))
}

/// A click selects what is under it or moves the slider; dragging moves the slider, the edge of the window, or (with Shift, or another
/// button) the axis.
fn drag(ui: &Ui, frame: &Frame, response: &Response, state: &mut State, over: &[ClaimId], commands: &mut Vec<Command>) {
    let Some(pointer) = response.interact_pointer_pos() else {
        state.drag = None;
        return;
    };
    let (shift, alt, origin) = ui.input(|input| (input.modifiers.shift, input.modifiers.alt, input.pointer.press_origin()));
    if response.drag_started() {
        let other = response.dragged_by(PointerButton::Middle) || response.dragged_by(PointerButton::Secondary);
        let edge = origin.and_then(|origin| edge_at(frame, state, origin));
        state.drag = Some(if other || shift { Drag::Axis } else { edge.map_or(Drag::Slider, Drag::Edge) });
    }
    if response.drag_stopped() {
        state.drag = None;
        return;
    }
    let position = frame.position(pointer.x);
    let snapped = || state.timeline.snapped(position, frame.reach(REACH), |id| state.passing.contains(&id)).filter(|_| !alt);
    let moment = || snapped().unwrap_or_else(|| state.timeline.axis.moment_at(position));
    match state.drag {
        Some(Drag::Axis) => {
            let by = -f64::from(response.drag_delta().x / frame.lanes.width());
            commands.push(Command::SetAxisView(frame.view.panned(by)));
        }
        Some(Drag::Edge(edge)) => commands.push(Command::SetMode(Mode::Window { seconds: edge.width_s(state.playback.now(), moment()) })),
        Some(Drag::Slider) => commands.push(Command::GoTo(moment())),
        None if response.double_clicked() && over.is_empty() => {
            commands.push(Command::SetAxisView(AxisView::ALL));
            commands.extend(state.before_click.take().map(Command::GoTo));
        }
        None if response.clicked() => {
            state.before_click = over.is_empty().then(|| state.playback.now());
            // clicked again, the next of those that lie there
            let next = over.iter().position(|claim| state.claim == Some(*claim)).map_or(0, |at| (at + 1) % over.len());
            commands.push(over.get(next).map_or_else(|| Command::GoTo(moment()), |claim| Command::SelectClaim(*claim)));
        }
        None => {}
    }
}

fn paint_ground(painter: &egui::Painter, frame: &Frame, state: &State, look: &Look) {
    let axis = &state.timeline.axis;
    let visible = state.playback.visible();
    let (from, to) = axis.range_of(&visible);
    let shown = Rect::from_x_y_ranges(frame.x(from)..=frame.x(to).max(frame.x(from) + 1.0), frame.lanes.y_range());
    painter.rect_filled(shown, 2.0, look.text.gamma_multiply(0.07));
    if matches!(state.playback.settings.mode, Mode::Window { .. }) {
        let edge = if visible.start == Some(state.playback.now()) { shown.right() } else { shown.left() };
        painter.vline(edge, frame.lanes.y_range(), Stroke::new(1.5, look.selection.gamma_multiply(0.45)));
    }
    let thin = Stroke::new(1.0, look.line);
    painter.hline(frame.lanes.x_range(), frame.lanes.bottom(), thin);
    let mut last_label = f32::NEG_INFINITY;
    for (position, tick) in axis.ticks(&frame.view, (frame.lanes.width() / 78.0) as usize) {
        let x = frame.x(position);
        painter.vline(x, frame.lanes.bottom()..=frame.lanes.bottom() + 4.0, thin);
        let galley = painter.layout_no_wrap(tick.label, FontId::proportional(10.5), look.weak_text);
        let left = (x - galley.size().x / 2.0).max(frame.rect.left());
        if left > last_label + 6.0 && left + galley.size().x < frame.rect.right() {
            last_label = left + galley.size().x;
            painter.galley(pos2(left, frame.lanes.bottom() + 5.0), galley, look.weak_text);
        }
    }
    let mut last_label = f32::NEG_INFINITY;
    for cut in axis.cuts() {
        let span = Rect::from_x_y_ranges(frame.x(cut.from)..=frame.x(cut.to), frame.lanes.y_range()).intersect(frame.rect);
        if !span.is_positive() {
            continue;
        }
        let x = span.center().x;
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

fn paint_slider(painter: &egui::Painter, frame: &Frame, state: &State, look: &Look) {
    let part = frame.view.on_screen(state.timeline.axis.position_of(state.playback.now()));
    let top = frame.lanes.top() - 4.0;
    if !(0.0..=1.0).contains(&part) {
        // off the view: an arrow says on which side
        let (x, tip) = if part < 0.0 { (frame.lanes.left(), -9.0) } else { (frame.lanes.right(), 9.0) };
        let corners = vec![pos2(x + tip, top + 2.0), pos2(x, top - 4.0), pos2(x, top + 8.0)];
        painter.add(Shape::convex_polygon(corners, look.selection, Stroke::NONE));
        return;
    }
    let x = frame.x(state.timeline.axis.position_of(state.playback.now()));
    painter.vline(x, top..=frame.lanes.bottom(), Stroke::new(2.0, look.selection));
    painter.circle_filled(pos2(x, top), 5.0, look.selection);
}
