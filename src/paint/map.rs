//! A whole scene on the map: areas below, movements over them, marks on top, labels last.

use egui::{Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};
use walkers::Projector;

use super::area::{paint_area, paint_radius};
use super::gpu::flatten;
use super::label::{Labels, Need};
use super::spread::{Block, Place, scale, spread};
use super::symbol::paint_letter;
use super::track::{OnScreen, paint_track};
use super::{Backdrop, Ink, Look, colour32, screen_from_lonlat, symbol};
use crate::basemap::area_of;
use crate::dossier::{ClaimId, Happening};
use crate::geo::LonLat;
use crate::query::{End, Mark, Scene, Track, phrases};

/// Radius of a mark in pixels.
const MARK_RADIUS: f32 = 6.5;
/// Distance of marks that share a spot, in pixels.
const MARK_PITCH: f32 = 18.0;
/// How near the pointer must come to a line, in pixels.
const LINE_REACH: f32 = 6.0;
/// How near it must come to the end of one.
const END_REACH: f32 = 6.5;
/// With more marks than this on the screen, only what is selected or pointed at is labelled.
const MOST_LABELS: usize = 28;
/// With more movements than this, only of what is selected or pointed at it is written that an end is not stated.
const MOST_OPEN_ENDS: usize = 40;
/// Sideways distance of tracks of different articles, in pixels, so that versions of one route lie side by side.
const LANE_WIDTH: f32 = 3.2;

/// What stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Emphasis {
    /// What the user has chosen.
    pub selected: Option<Happening>,
    /// What the pointer is over.
    pub hovered: Option<ClaimId>,
}

impl Emphasis {
    fn has(&self, claim: ClaimId) -> bool {
        self.selected == Some(claim.of) || self.hovered.is_some_and(|hovered| hovered.of == claim.of)
    }
}

/// What a click may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// What one article says of one happening.
    Claim(ClaimId),
    /// A place, by its identifier: where movements set out and end.
    Place(String),
}

/// Something on the screen that a click may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What it is.
    pub target: Target,
    /// Where it is.
    pub spot: Spot,
}

/// Where something on the screen is.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot {
    /// A mark.
    Mark(Pos2),
    /// An end of a line.
    End(Pos2),
    /// A line.
    Line(Vec<Pos2>),
}

/// What was drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapPainting {
    /// Everything that can be clicked, the topmost last.
    pub hits: Vec<Hit>,
    /// Where marks lie that the view does not show: west, north, east, south.
    pub off_screen: [usize; 4],
}

/// What lies round a scene.
pub struct Surroundings<'a> {
    /// Where nothing is written, because something else will lie there.
    pub reserved: &'a [Rect],
    /// Draws what lies between the land and the scene: the tables that the user brought.
    pub under: &'a mut dyn FnMut(&Painter),
}

/// Draws a scene, and answers what can be clicked in it.
#[must_use]
pub fn paint_scene(
    painter: &Painter,
    projector: &Projector<'_>,
    backdrop: &Backdrop,
    scene: &Scene,
    look: &Look,
    emphasis: Emphasis,
    around: &mut Surroundings<'_>,
) -> MapPainting {
    let mut painting = MapPainting::default();
    let first = painter.add(Shape::Noop);
    backdrop.paint_land(painter, projector);
    (around.under)(painter);
    paint_areas(painter, projector, &scene.marks, look, emphasis);
    let mut labels = Labels::new(backdrop.name_rects(projector));
    for rect in around.reserved {
        labels.keep_free(*rect);
    }
    paint_traces(painter, projector, &scene.traces, look);
    paint_past_tracks(painter, projector, &scene.past_tracks, look);
    let open_ends = paint_tracks(painter, projector, &scene.tracks, look, emphasis, &mut labels, &mut painting);
    // names lie over lines and under marks, and which of them there is room for is known last
    let names = painter.add(Shape::Noop);
    paint_marks(painter, projector, scene, look, emphasis, &mut labels, &mut painting);
    label_open_ends(painter, open_ends, look, &mut labels);
    painter.set(names, backdrop.names_shape(painter, labels.quiet(), labels.taken()));
    flatten(painter, first);
    painting
}

/// What is over, where traces are wanted: small and pale, the paler the longer ago.
fn paint_traces(painter: &Painter, projector: &Projector<'_>, traces: &[Mark], look: &Look) {
    let clip = painter.clip_rect();
    for mark in traces {
        let at = screen_from_lonlat(projector, mark.at);
        if clip.contains(at) {
            let ink = Ink { alpha: (mark.strength * 0.5).max(0.08), ..ink(mark, look) };
            painter.extend(symbol(mark.shape, mark.modality, at, MARK_RADIUS * look.scale * 0.7, ink));
        }
    }
}

/// Lines that have been gone: pale, the paler the longer ago.
fn paint_past_tracks(painter: &Painter, projector: &Projector<'_>, tracks: &[Track], look: &Look) {
    for track in tracks {
        let points: Vec<Pos2> = track.points.iter().map(|at| screen_from_lonlat(projector, *at)).collect();
        let colour = colour32(track.colour).gamma_multiply(0.5);
        let drawn = OnScreen { track, points, head: None, band: Vec::new(), trail: Vec::new(), emphasised: false };
        paint_track(painter, &drawn, colour, look);
    }
}

/// What is nearest under the pointer; marks go before the ends of lines, and these before lines.
#[must_use]
pub fn under_pointer(hits: &[Hit], pointer: Pos2) -> Option<&Target> {
    let distance = |hit: &Hit| match &hit.spot {
        Spot::Mark(at) => (at.distance(pointer), MARK_RADIUS * 1.5),
        Spot::End(at) => (at.distance(pointer) + MARK_RADIUS, MARK_RADIUS + END_REACH),
        Spot::Line(points) => (distance_to_line(points, pointer) + MARK_RADIUS * 2.0, MARK_RADIUS * 2.0 + LINE_REACH),
    };
    hits.iter()
        .rev()
        .map(|hit| (distance(hit), &hit.target))
        .filter(|((distance, reach), _)| distance <= reach)
        .min_by(|a, b| a.0.0.total_cmp(&b.0.0))
        .map(|(_, target)| target)
}

fn distance_to_line(points: &[Pos2], pointer: Pos2) -> f32 {
    let to_segment = |a: Pos2, b: Pos2| {
        let along = b - a;
        let t = ((pointer - a).dot(along) / along.length_sq().max(f32::EPSILON)).clamp(0.0, 1.0);
        (a + along * t).distance(pointer)
    };
    let segments = points.iter().zip(points.iter().skip(1)).map(|(a, b)| to_segment(*a, *b));
    segments.chain(points.first().map(|point| point.distance(pointer))).fold(f32::INFINITY, f32::min)
}

/// Each vague place once for each article, however many marks it has.
fn paint_areas(painter: &Painter, projector: &Projector<'_>, marks: &[Mark], look: &Look, emphasis: Emphasis) {
    let mut drawn: Vec<(&str, usize)> = Vec::new();
    let mut by_emphasis: Vec<&Mark> = marks.iter().collect();
    by_emphasis.sort_by_key(|mark| !emphasis.has(mark.claim));
    for mark in by_emphasis {
        let emphasised = emphasis.has(mark.claim);
        // a country is drawn as a whole only on demand: its mark sits at its label
        let vague = (2..=5).contains(&mark.where_prec) || (mark.where_prec == 6 && emphasised);
        if !vague || drawn.contains(&(mark.place.as_str(), mark.article)) {
            continue;
        }
        drawn.push((&mark.place, mark.article));
        // a governorate is a line that people know; a spoken-of region is not, and stays in the background
        let calm = if mark.where_prec >= 5 { 0.22 } else { 0.55 };
        let alpha = look.alpha(mark.date_prec, mark.strength) * if emphasised { 1.0 } else { calm };
        match area_of(&mark.place) {
            Some(area) => paint_area(painter, projector, area, colour32(mark.colour), alpha, mark.article),
            // a ring as wide as a region says little and covers everything: it is drawn on demand
            None if mark.where_prec < 5 || emphasised => {
                paint_radius(painter, projector, mark.at, mark.radius_km, colour32(mark.colour), alpha);
            }
            None => {}
        }
    }
}

/// Draws movements, and answers where their ends are open.
fn paint_tracks(
    painter: &Painter,
    projector: &Projector<'_>,
    tracks: &[Track],
    look: &Look,
    emphasis: Emphasis,
    labels: &mut Labels,
    painting: &mut MapPainting,
) -> Vec<(Pos2, &'static str)> {
    let middle = tracks.iter().map(|track| track.article).max().unwrap_or(0) as f32 / 2.0;
    let mut order: Vec<&Track> = tracks.iter().collect();
    order.sort_by_key(|track| emphasis.has(track.claim));
    let mut titled: Vec<Happening> = Vec::new();
    let mut open_ends: Vec<(Pos2, &'static str)> = Vec::new();
    for track in order {
        let shift = (track.article as f32 - middle) * LANE_WIDTH;
        let on_screen = |line: &[LonLat]| -> Vec<Pos2> {
            let points: Vec<Pos2> = line.iter().map(|at| screen_from_lonlat(projector, *at)).collect();
            beside(&points, shift)
        };
        let points = on_screen(&track.points);
        // beside its line as the line is beside its route
        let across = |bearing_deg: f32| Vec2::angled(bearing_deg.to_radians()) * shift;
        let head = track.head.map(|head| {
            let bearing_deg = head.bearing_deg as f32;
            (screen_from_lonlat(projector, head.at) + across(bearing_deg), bearing_deg)
        });
        let emphasised = emphasis.has(track.claim);
        let (band, trail) = (on_screen(&track.band), on_screen(&track.trail));
        let drawn = OnScreen { track, points: points.clone(), head, band, trail, emphasised };
        paint_track(painter, &drawn, colour32(track.colour), look);
        if emphasised || tracks.len() <= MOST_OPEN_ENDS {
            open_ends.extend(says_of_open_ends(track, &points));
        }
        if emphasised
            && !titled.contains(&track.claim.of)
            && let Some(middle) = points.get(points.len() / 2)
        {
            titled.push(track.claim.of);
            labels.beside(
                painter,
                Rect::from_center_size(*middle, Vec2::splat(14.0)),
                &track.title,
                (13.0 * look.scale, look.text, look.ground),
                Need::Welcome,
            );
        }
        painting.hits.extend(ends_to_hit(track, &points));
        painting.hits.push(Hit { target: Target::Claim(track.claim), spot: Spot::Line(points) });
    }
    open_ends
}

/// Writes what is not stated beside the ends that are open, where there is room beside everything else.
fn label_open_ends(painter: &Painter, open_ends: Vec<(Pos2, &str)>, look: &Look, labels: &mut Labels) {
    let mut said: Vec<(Pos2, &str)> = Vec::new();
    for (at, what) in open_ends {
        // several movements leave one place for none that is stated: once is enough
        if !said.iter().any(|(other, known)| *known == what && other.distance(at) < 60.0) {
            said.push((at, what));
            labels.beside(
                painter,
                Rect::from_center_size(at, Vec2::splat(12.0)),
                what,
                (11.0 * look.scale, look.weak_text, look.ground),
                Need::LeastOfAll,
            );
        }
    }
}

/// What is written at the ends of a track that the article leaves open.
fn says_of_open_ends(track: &Track, points: &[Pos2]) -> Vec<(Pos2, &'static str)> {
    let mut says = Vec::new();
    if track.to == End::Unknown {
        says.extend(points.last().map(|at| (*at, phrases::DESTINATION_NOT_STATED)));
    }
    if track.from == End::Unknown {
        says.extend(points.first().map(|at| (*at, phrases::ORIGIN_NOT_STATED)));
    }
    says
}

/// The places at the ends of a line: a click there asks who comes and goes.
fn ends_to_hit(track: &Track, points: &[Pos2]) -> impl Iterator<Item = Hit> {
    let (from, to) = &track.between;
    let is_line = points.len() > 1;
    let ends = [(from, points.first()), (to, points.last())];
    let hit = |(place, at): (&Option<String>, Option<&Pos2>)| Some(Hit { target: Target::Place(place.clone()?), spot: Spot::End(*at?) });
    ends.into_iter().filter(move |_| is_line).filter_map(hit)
}

/// A line shifted sideways.
fn beside(points: &[Pos2], shift: f32) -> Vec<Pos2> {
    let along = |index: usize| {
        let before = points.get(index.saturating_sub(1)).or(points.first());
        let after = points.get(index + 1).or(points.last());
        before.zip(after).map_or(Vec2::ZERO, |(before, after)| (*after - *before).normalized())
    };
    points.iter().enumerate().map(|(index, point)| *point + vec2(-along(index).y, along(index).x) * shift).collect()
}

fn paint_marks(
    painter: &Painter,
    projector: &Projector<'_>,
    scene: &Scene,
    look: &Look,
    emphasis: Emphasis,
    labels: &mut Labels,
    painting: &mut MapPainting,
) {
    let place = |mark: &Mark| Place { at: screen_from_lonlat(projector, mark.at), vague: mark.where_prec >= 4 };
    let places: Vec<Place> = scene.marks.iter().map(place).collect();
    let blocks = spread(&places, MARK_PITCH * look.scale);
    let clip = painter.clip_rect();
    blocks.iter().filter(|block| block.rect.intersects(clip)).for_each(|block| labels.keep_free(block.rect));
    let on_screen = places.iter().filter(|place| clip.contains(place.at)).count();
    let mut emphasised: Vec<(&Mark, Pos2)> = Vec::new();
    for block in &blocks {
        paint_block(painter, block, look);
        let radius = MARK_RADIUS * look.scale * scale(block.members.len());
        for (index, at) in &block.members {
            let Some(mark) = scene.marks.get(*index) else { continue };
            painting.hits.push(Hit { target: Target::Claim(mark.claim), spot: Spot::Mark(*at) });
            if !clip.contains(*at) {
                painting.off_screen = count_side(painting.off_screen, clip, *at);
            } else if emphasis.has(mark.claim) {
                emphasised.push((mark, *at));
            } else {
                painter.extend(symbol(mark.shape, mark.modality, *at, radius, ink(mark, look)));
                if look.letters {
                    paint_letter(painter, *at + Vec2::splat(radius), mark.article, look);
                }
            }
        }
    }
    for (mark, at) in &emphasised {
        painter.circle(*at, MARK_RADIUS * look.scale + 5.5, look.ground.gamma_multiply(0.6), Stroke::new(2.0, look.selection));
        painter.extend(symbol(mark.shape, mark.modality, *at, MARK_RADIUS * look.scale + 1.0, Ink { alpha: 1.0, ..ink(mark, look) }));
        if look.letters {
            paint_letter(painter, *at + Vec2::splat(MARK_RADIUS * look.scale), mark.article, look);
        }
    }
    let mut titled: Vec<Happening> = Vec::new();
    for (mark, at) in &emphasised {
        if !titled.contains(&mark.claim.of) {
            titled.push(mark.claim.of);
            let around = Rect::from_center_size(*at, Vec2::splat((MARK_RADIUS * look.scale + 6.0) * 2.0));
            labels.beside(painter, around, &mark.title, (13.5 * look.scale, look.text, look.ground), Need::Shown);
        }
    }
    for block in blocks.iter().filter(|block| clip.contains(block.anchor)) {
        if let [(index, _), _, ..] = block.members.as_slice()
            && let Some(mark) = scene.marks.get(*index)
        {
            let one_place = block.members.iter().all(|(other, _)| scene.marks.get(*other).is_some_and(|other| other.place == mark.place));
            let text = if one_place {
                format!("{} · {}", mark.place_name, block.members.len())
            } else {
                format!("{} and near · {}", mark.place_name, block.members.len())
            };
            labels.beside(painter, block.rect, &text, (11.5 * look.scale, look.weak_text, look.ground), Need::Welcome);
        } else if on_screen <= MOST_LABELS
            && let [(index, at)] = block.members.as_slice()
            && let Some(mark) = scene.marks.get(*index)
            && !emphasis.has(mark.claim)
        {
            let around = Rect::from_center_size(*at, Vec2::splat(MARK_RADIUS * look.scale * 2.4));
            labels.beside(painter, around, &mark.title, (12.0 * look.scale, look.text.gamma_multiply(0.9), look.ground), Need::Welcome);
        }
    }
}

fn ink(mark: &Mark, look: &Look) -> Ink {
    Ink { colour: colour32(mark.colour), halo: look.ground, alpha: look.alpha(mark.date_prec, mark.strength) }
}

/// The ground under marks that share a spot.
fn paint_block(painter: &Painter, block: &Block, look: &Look) {
    if !block.rect.intersects(painter.clip_rect()) {
        return;
    }
    if !block.rect.contains(block.anchor) {
        // pushed aside: a thread leads to the spot
        let edge = block.rect.clamp(block.anchor);
        painter.line_segment([edge, block.anchor], Stroke::new(1.0, look.weak_text.gamma_multiply(0.7)));
        painter.circle_filled(block.anchor, 2.0, look.weak_text);
    }
    if block.members.len() > 1 {
        painter.rect(
            block.rect,
            6.0,
            look.card.gamma_multiply(0.72),
            Stroke::new(1.0, look.line.gamma_multiply(0.8)),
            egui::StrokeKind::Inside,
        );
    }
}

fn count_side(mut counts: [usize; 4], clip: Rect, at: Pos2) -> [usize; 4] {
    let beyond = [clip.left() - at.x, clip.top() - at.y, at.x - clip.right(), at.y - clip.bottom()];
    let farthest = beyond.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(side, _)| side);
    if let Some(count) = counts.get_mut(farthest) {
        *count += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn event(n: usize) -> Target {
        Target::Claim(ClaimId { of: Happening::Event(n), index: 0 })
    }

    fn hit(n: usize, spot: Spot) -> Hit {
        Hit { target: event(n), spot }
    }

    #[test]
    fn the_pointer_finds_the_nearest_mark_and_marks_go_before_ends_and_these_before_lines() {
        let qaim = Target::Place("al-qaim".to_owned());
        let hits = [
            hit(0, Spot::Line(vec![pos2(0.0, 0.0), pos2(100.0, 0.0)])),
            Hit { target: qaim.clone(), spot: Spot::End(pos2(100.0, 0.0)) },
            Hit { target: qaim.clone(), spot: Spot::End(pos2(60.0, 0.0)) },
            hit(1, Spot::Mark(pos2(50.0, 4.0))),
            hit(2, Spot::Mark(pos2(60.0, 4.0))),
        ];
        let under = |at| under_pointer(&hits, at).cloned();
        assert_eq!(under(pos2(51.0, 3.0)), Some(event(1)));
        assert_eq!(under(pos2(57.0, 3.0)), Some(event(2)));
        assert_eq!(under(pos2(10.0, 4.0)), Some(event(0)));
        assert_eq!(under(pos2(98.0, 2.0)), Some(qaim));
        assert_eq!(under(pos2(10.0, 40.0)), None);
    }

    #[test]
    fn a_line_of_one_point_can_be_pointed_at() {
        assert!(distance_to_line(&[pos2(3.0, 4.0)], pos2(0.0, 0.0)) < 5.1);
        assert!(distance_to_line(&[], pos2(0.0, 0.0)).is_infinite());
    }
}
