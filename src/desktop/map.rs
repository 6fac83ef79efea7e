//! The map: the base under it, the scene on it, the pointer over it.

use egui::{Align2, CursorIcon, EventFilter, Rect, RichText, Ui, pos2, vec2};
use walkers::{Map, MapMemory, MercatorProjection, Projector};

use super::session::HOME;
use super::state::Flight;
use super::texts::{tr, word};
use super::{Command, LayerCommand, QuizCommand, QuizRun, RightTab, Session, State, UserLayer, Work, quiz_round};
use crate::basemap::MapSource;
use crate::dossier::ClaimId;
use crate::geo::{BBox, LonLat};
use crate::paint::{self, Emphasis, GroundRequest, GroundView, Look, MapPainting, Target};
use crate::query::phrases;
use crate::time::{Moment, TimeSpan};

/// Shows the map.
pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut State, look: &Look, commands: &mut Vec<Command>) {
    let rect = ui.max_rect();
    zoom_by_wheel(ui, &mut state.map, rect);
    if let Some(flight) = state.flight.take() {
        fly(&mut state.map, rect, flight);
    }
    let centre = walkers::lon_lat(HOME.0.0, HOME.0.1);
    let emphasis = Emphasis { selected: state.selected, hovered: state.hovered.or(state.hovered_bar) };
    let (scene, colours) = (&state.scene, &state.colours);
    let open_place = state.work.places.form.as_ref().filter(|_| session.tab == RightTab::Places);
    let open_place = open_place.and_then(|form| Some((form.at()?, form.radius_km()))).or_else(|| {
        let name = state.work.review.and_then(|at| state.names.get(at))?;
        let place = state.known.place(name.place.as_ref().or(name.candidates.first())?)?;
        Some((place.at, place.radius_km))
    });
    let is_picking = state.work.places.is_picking && session.tab == RightTab::Places;
    let is_presenting = super::lessons::is_presenting(state);
    let (ground, user_layers) = (&mut state.ground, &mut state.layers.read);
    let (visible, now) = (state.playback.visible(), state.playback.now());
    let quiz = state.quiz.as_ref();
    let map = Map::new(None, &mut state.map, centre).zoom_with_ctrl(false).double_click_to_zoom(true);
    let shown = map.show(ui, |ui, response, projector, _| {
        let painter = ui.painter().with_clip_rect(rect);
        ground.want(wanted_ground(projector, session, ui.ctx().pixels_per_point()));
        if !ground.backdrop.covers(projector) {
            painter.rect_filled(rect, 0.0, look.ground);
        }
        let north = rect.right_top() + vec2(-24.0, 54.0);
        let overview = Align2::RIGHT_BOTTOM.anchor_size(rect.right_bottom() + vec2(-10.0, -26.0), paint::OVERVIEW_SIZE);
        let mut reserved = vec![Rect::from_center_size(north, vec2(36.0, 44.0)), paint::scale_bar_rect(rect)];
        reserved.extend(session.overview.then_some(overview));
        reserved.push(coordinates_rect(rect));
        let mut under = |painter: &egui::Painter| paint_layers(painter, projector, user_layers, (visible, now), rect, look);
        let mut around = paint::Surroundings { reserved: &reserved, under: &mut under };
        let painting = paint::paint_scene(&painter, projector, &ground.backdrop, scene, look, emphasis, &mut around);
        paint::paint_scale_bar(&painter, projector, rect, look);
        paint::paint_north(&painter, north, look);
        if session.overview {
            paint::paint_overview(&painter, projector, &ground.backdrop, overview, look);
        }
        paint::paint_attribution(
            &painter,
            &ground.backdrop.attribution,
            rect.right_bottom() - vec2(8.0, 5.0),
            paint::scale_bar_rect(rect),
            look,
        );
        let legend = match (session.legend, is_presenting) {
            (true, _) => Some(paint::Legend::WHOLE),
            (false, true) => Some(paint::Legend::COLOURS),
            (false, false) => None,
        };
        if let Some(legend) = legend {
            paint::paint_legend(&painter, rect.left_top() + vec2(12.0, 12.0), legend, colours, look);
        }
        if let Some(run) = quiz {
            quiz_round::paint(&painter, projector, run, look);
        }
        if let Some((at, radius_km)) = open_place {
            mark_open_place(&painter, projector, at, radius_km, look);
        }
        let under = response.hover_pos().and_then(|pointer| paint::under_pointer(&painting.hits, pointer)).cloned();
        let coordinates = response.hover_pos().map(|pointer| projector.unproject(pointer.to_vec2()));
        let corner = |at: egui::Pos2| {
            let at = projector.unproject(at.to_vec2());
            (at.x(), at.y())
        };
        let ((west, north), (east, south)) = (corner(rect.left_top()), corner(rect.right_bottom()));
        (painting, under, coordinates, BBox { west, south, east, north })
    });
    let (painting, under, coordinates, view) = shown.inner;
    state.map_view = Some(view);
    state.map_size = Some([rect.width().round() as u32, rect.height().round() as u32]);
    let response = shown.response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, tr!("map-what-happened")));
    state.map_has_keyboard = response.has_focus();
    if response.has_focus() {
        // the arrow keys move the map then, and not the keyboard
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    }
    off_screen_hint(ui, &painting, rect, look);
    // on the whole screen they would only be in the way
    if let Some(at) = coordinates.filter(|_| !is_presenting) {
        let text = coordinates_text(LonLat { lon: at.x(), lat: at.y() });
        let galley = ui.painter().layout_no_wrap(text, egui::FontId::proportional(11.0), look.weak_text);
        let place = Rect::from_min_size(coordinates_rect(rect).min, galley.size());
        ui.painter().rect_filled(place.expand(3.0), 3.0, look.card.gamma_multiply(0.7));
        ui.painter().galley(place.min, galley, look.weak_text);
    }
    if state.ground.backdrop.is_bare && session.map_source != MapSource::BuiltIn {
        let why = match session.map_source {
            MapSource::OpenStreetMap { .. } => tr!("map-no-tile"),
            _ => tr!("map-nothing-here"),
        };
        let at = rect.right_bottom() - vec2(10.0, 118.0);
        ui.painter().text(at, Align2::RIGHT_BOTTOM, why, egui::FontId::proportional(12.0), ui.visuals().warn_fg_color);
    }
    if let Some(error) = &state.ground.failed {
        ui.put(
            Rect::from_center_size(rect.center(), vec2(420.0, 60.0)),
            egui::Label::new(RichText::new(tr!("map-none", error = error)).color(ui.visuals().error_fg_color)),
        );
    }
    let is_pointing = state.quiz.as_ref().is_some_and(QuizRun::is_pointing);
    if is_picking || is_pointing {
        ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
        if let (true, Some(at)) = (response.clicked(), coordinates.and_then(|at| LonLat::new(at.x(), at.y()).ok())) {
            commands.push(if is_pointing {
                quiz_round::command(QuizCommand::Point(at))
            } else {
                Command::Work(Box::new(Work::PickSpot(at)))
            });
        }
    } else if let Some(target) = &under {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        if response.clicked() {
            commands.push(match target {
                Target::Claim(claim) => Command::SelectClaim(*claim),
                Target::Place(place) => Command::OpenPlace(place.clone()),
            });
        } else {
            let state = &*state;
            response.clone().on_hover_ui_at_pointer(|ui| match target {
                Target::Claim(claim) => card(ui, state, *claim),
                Target::Place(place) => super::inspector::place_tip(ui, state, place),
            });
        }
    }
    let dots = state.layers.read.iter().enumerate().rev().filter(|(_, layer)| layer.file.is_shown && under.is_none() && !is_picking);
    let pointer = response.hover_pos().or(response.interact_pointer_pos());
    let dot = pointer.and_then(|pointer| dots.into_iter().find_map(|(at, layer)| Some((at, layer, layer.under(pointer)?))));
    if let Some((at, layer, dot)) = dot {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        if response.clicked() {
            commands.push(Command::Layer(Box::new(LayerCommand::ShowRows(at, dot.bbox))));
        } else {
            response.on_hover_ui_at_pointer(|ui| super::layers::card(ui, layer, dot.row, dot.count));
        }
    }
    let over = under.and_then(|target| if let Target::Claim(claim) = target { Some(claim) } else { None });
    if state.hovered != over {
        state.hovered = over;
        ui.ctx().request_repaint();
    }
    state.hits = painting.hits;
}

/// The tables that the user brought, under what the dossier tells of.
fn paint_layers(
    painter: &egui::Painter,
    projector: &Projector<'_>,
    layers: &mut [UserLayer],
    (visible, now): (TimeSpan, Moment),
    rect: Rect,
    look: &Look,
) {
    let bbox = paint::view_box(projector, rect);
    for layer in layers.iter_mut().filter(|layer| layer.file.is_shown) {
        layer.refresh(layer.shown.view(visible, bbox, projector.zoom()));
        layer.dots = paint::paint_layer(painter, projector, &layer.shown.layer, &layer.scene, Some(now), look);
    }
}

/// The place whose card is open in the gazetteer, or that a name seems to stand for: a cross, and a ring as wide as it is known.
fn mark_open_place(painter: &egui::Painter, projector: &Projector<'_>, at: LonLat, radius_km: f64, look: &Look) {
    let on_screen = |at: LonLat| projector.project(walkers::lon_lat(at.lon, at.lat)).to_pos2();
    let middle = on_screen(at);
    let ring = crate::geo::circle(at, radius_km, 64);
    let stroke = egui::Stroke::new(2.0, look.selection);
    painter.add(egui::Shape::closed_line(ring.into_iter().map(on_screen).collect(), stroke));
    for arm in [vec2(7.0, 0.0), vec2(0.0, 7.0)] {
        painter.line_segment([middle - arm, middle + arm], stroke);
    }
}

/// Degrees as they are read.
pub(super) fn coordinates_text(at: LonLat) -> String {
    tr!("map-coordinates", north = format!("{:.3}", at.lat), east = format!("{:.3}", at.lon))
}

/// Where the coordinates under the pointer stand, above the scale bar.
fn coordinates_rect(map: Rect) -> Rect {
    Rect::from_min_size(map.left_bottom() + vec2(14.0, -50.0), vec2(130.0, 15.0))
}

/// The ground of what is seen now.
fn wanted_ground(projector: &Projector<'_>, session: &Session, pixels_per_point: f32) -> GroundRequest {
    let rect = projector.clip_rect();
    let middle = projector.unproject(rect.center().to_vec2());
    let centre = LonLat { lon: middle.x(), lat: middle.y() };
    let view = GroundView { centre, zoom: projector.zoom(), size: rect.size() };
    GroundRequest { view, pixels_per_point, theme: session.theme, script: session.script }
}

/// From places to the screen and back, as the map stands in a rectangle.
pub(super) fn projector(map: &MapMemory, rect: Rect) -> Projector<'_> {
    Projector::new(rect, &MercatorProjection, map, walkers::lon_lat(HOME.0.0, HOME.0.1))
}

/// Moves the map to where it should be. It comes no closer than it is told, and goes as far away as it must to show all.
fn fly(map: &mut MapMemory, rect: Rect, flight: Flight) {
    let on_screen = |map: &MapMemory, spot: &LonLat| projector(map, rect).project(walkers::lon_lat(spot.lon, spot.lat));
    let (spots, closest) = match flight {
        Flight::IfHidden(spots) => {
            let seen = spots.first().is_none_or(|spot| rect.shrink(30.0).contains(on_screen(map, spot).to_pos2()));
            if seen {
                return;
            }
            (spots, map.zoom())
        }
        Flight::To(spots, closest) => (spots, closest),
    };
    let Some(bbox) = BBox::from_points(spots.iter().copied()) else { return };
    let middle = bbox.center();
    map.center_at(walkers::lon_lat(middle.lon, middle.lat));
    let mut zoom = closest.clamp(*ZOOMS.start(), *ZOOMS.end());
    // a zoom out of range leaves the map's own
    let _ = map.set_zoom(zoom);
    while zoom - 0.5 >= *ZOOMS.start() && !spots.iter().all(|spot| rect.shrink(40.0).contains(on_screen(map, spot).to_pos2())) {
        zoom -= 0.5;
        let _ = map.set_zoom(zoom);
    }
}

/// Points of scrolling for one level of zoom: about three notches of a wheel.
const SCROLL_PER_LEVEL: f64 = 130.0;
/// From the whole earth to a street.
const ZOOMS: std::ops::RangeInclusive<f64> = 2.0..=16.0;

/// The wheel zooms about the pointer. The map widget would do so too, but by an amount that grows with the time a frame takes,
/// and without a GPU that is a leap.
fn zoom_by_wheel(ui: &Ui, map: &mut MapMemory, rect: Rect) {
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|pointer| rect.contains(*pointer)) else { return };
    if ui.ctx().layer_id_at(pointer).is_some_and(|layer| layer != ui.layer_id()) {
        return;
    }
    let scrolled = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y));
    if scrolled == 0.0 {
        return;
    }
    let zoom = (map.zoom() + f64::from(scrolled) / SCROLL_PER_LEVEL).clamp(*ZOOMS.start(), *ZOOMS.end());
    let under_pointer = projector(map, rect).unproject(pointer.to_vec2());
    if map.set_zoom(zoom).is_ok() {
        // what was under the pointer stays there
        let moved_to = projector(map, rect).project(under_pointer);
        let centre = projector(map, rect).unproject(rect.center().to_vec2() + moved_to - pointer.to_vec2());
        map.center_at(centre);
    }
}

/// What the pointer is over, in five lines. Also shown by the slider.
pub(super) fn card(ui: &mut Ui, state: &State, id: ClaimId) {
    let Some(claim) = state.dossier.claim(id) else { return };
    ui.set_max_width(330.0);
    ui.strong(state.dossier.title(id.of));
    let article = state.dossier.article(&claim.article);
    let when = claim.when.as_ref().map_or_else(|| "none".to_owned(), |when| when.edtf.human());
    ui.label(tr!("map-card-when", when = when, modality = word(claim.modality.name())));
    let places: Vec<String> = claim
        .places
        .iter()
        .filter_map(|wanted| {
            state
                .dossier
                .gazetteer
                .place(&wanted.place)
                .map(|place| format!("{} ({})", place.name(), phrases::where_prec_label(wanted.prec)))
        })
        .collect();
    if !places.is_empty() {
        ui.weak(places.join(", "));
    }
    ui.label(&claim.says);
    ui.weak(format!("{} ¶ {}", article.map_or("", |article| article.label.as_str()), claim.passage.paragraph));
}

/// How many marks lie beyond each edge of the view.
fn off_screen_hint(ui: &Ui, painting: &MapPainting, rect: Rect, look: &Look) {
    let total: usize = painting.off_screen.iter().sum();
    if total == 0 {
        return;
    }
    let [west, north, east, south] = painting.off_screen;
    ui.painter().text(
        pos2(rect.right() - 12.0, rect.top() + 10.0),
        Align2::RIGHT_TOP,
        tr!("map-off-screen", total = total, west = west, north = north, east = east, south = south),
        egui::FontId::proportional(11.5),
        look.weak_text,
    );
}
