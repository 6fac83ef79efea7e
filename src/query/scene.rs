//! What is visible at a moment, and why the rest is not.

use std::collections::{BTreeMap, BTreeSet};

use super::{Colours, End, Filter, LegLine, Rgb, leg_line};
use crate::dossier::{Claim, ClaimId, Dossier, Happening, Leg, Modality, MovementKind, PathKnowledge, Shape};
use crate::geo::{LonLat, Path, densify};
use crate::time::{Edtf, Moment, TimeSpan};

/// How strongly something is drawn whose date only may fall into the visible stretch.
const ONLY_POSSIBLY: f32 = 0.45;
/// How far an unknown beginning or end may lie from the end that is known; python-edtf takes ten years, too.
const UNKNOWN_END_YEARS: i64 = 10;
/// Lasting traffic has no single departure: its schematic marker runs its line once in this time (60 days).
const TRAFFIC_PERIOD_S: i64 = 60 * 86_400;
/// A schematic marker that would take longer than this for its line is shown as lasting traffic (400 days).
const LONGEST_SINGLE_RUN_S: i64 = 400 * 86_400;

/// Great circles are drawn as straight pieces of at most this length, in km.
const DENSE_KM: f64 = 25.0;

/// Which stretch of time is looked at, and where the slider stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// What the mode of the slider lets through.
    pub visible: TimeSpan,
    /// When movements are looked at; none where no moment is, and then nothing is under way.
    pub now: Option<Moment>,
    /// Whether a movement with undated ends has a marker, drawn hollow; without it only stated times move anything.
    pub schematic: bool,
}

impl View {
    /// All of time: what an export or a list looks at.
    #[must_use]
    pub fn everything() -> Self {
        Self { visible: TimeSpan::default(), now: None, schematic: false }
    }
}

/// One mark: what one article says happened at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The claim; the first of its article where several say the same of this place.
    pub claim: ClaimId,
    /// The title of the event.
    pub title: String,
    /// Position of the article in the dossier.
    pub article: usize,
    /// What [`Colours`] give it.
    pub colour: Rgb,
    /// Identifier of the place.
    pub place: String,
    /// The place's name.
    pub place_name: String,
    /// Where it is drawn; of an area, where its label sits.
    pub at: LonLat,
    /// UCDP GED where-precision, 1 to 7.
    pub where_prec: u8,
    /// How exactly the spot is known, in km.
    pub radius_km: f64,
    /// The outline that says its kind.
    pub shape: Shape,
    /// How the article puts it.
    pub modality: Modality,
    /// UCDP GED date-precision, 1 to 5; none where undated.
    pub date_prec: Option<u8>,
    /// 1 where its date surely falls into the visible stretch, less where it only may.
    pub strength: f32,
}

/// The marker of a movement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Head {
    /// Where it is.
    pub at: LonLat,
    /// Where it is going, in degrees clockwise from north.
    pub bearing_deg: f64,
    /// Whether this is only a scheme: the article does not date departure and arrival.
    pub schematic: bool,
}

/// One leg of a movement, as one article has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// The claim.
    pub claim: ClaimId,
    /// Position of the leg in the claim.
    pub leg: usize,
    /// The title of the movement.
    pub title: String,
    /// Position of the article in the dossier.
    pub article: usize,
    /// What [`Colours`] give it.
    pub colour: Rgb,
    /// Its points, densified along great circles; one point alone where the other end is unknown.
    pub points: Vec<LonLat>,
    /// How well its beginning is known.
    pub from: End,
    /// How well its end is known.
    pub to: End,
    /// What is known of the way.
    pub path: PathKnowledge,
    /// How the article puts it.
    pub modality: Modality,
    /// UCDP GED date-precision, 1 to 5; none where undated.
    pub date_prec: Option<u8>,
    /// Its marker, if it is under way.
    pub head: Option<Head>,
    /// 1 where its date surely falls into the visible stretch, less where it only may.
    pub strength: f32,
}

/// Why a happening is not on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// It passes the filter and falls into the visible time, but no article names its place.
    NoPlace,
    /// It passes the filter, but no article bounds its time.
    NoDate,
    /// It passes the filter, at another time.
    Time,
    /// It does not pass the filter.
    Filter,
}

/// How many happenings are shown, and why the others are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of the dossier.
    pub total: usize,
    /// On the map.
    pub shown: usize,
    /// Not on the map for [`Reason::NoPlace`].
    pub without_place: usize,
    /// Not on the map for [`Reason::NoDate`].
    pub without_date: usize,
    /// Not on the map for [`Reason::Time`].
    pub other_time: usize,
    /// Not on the map for [`Reason::Filter`].
    pub filtered: usize,
}

/// What is visible.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Marks of events, in the order of the dossier.
    pub marks: Vec<Mark>,
    /// Legs of movements, in the order of the dossier.
    pub tracks: Vec<Track>,
    /// Happenings that pass the filter and are not on the map for want of a place or a date.
    pub tray: Vec<(Happening, Reason)>,
    /// Claims that are on the map, also those that share a mark with another.
    pub claims: BTreeSet<ClaimId>,
    /// Why each happening that is not on the map is not.
    pub absent: BTreeMap<Happening, Reason>,
    /// How many are shown, and why the rest is not.
    pub counts: Counts,
}

/// What of the dossier is visible through a filter at a moment.
#[must_use]
pub fn scene(dossier: &Dossier, colours: &Colours, filter: &Filter, view: &View) -> Scene {
    let mut scene = Scene::default();
    for of in dossier.happenings() {
        let mut outcome = Reason::Filter;
        let mut shown = false;
        for (index, claim) in dossier.claims_of(of).iter().enumerate() {
            let id = ClaimId { of, index };
            match strength_of(dossier, filter, view, id, claim) {
                Err(reason) => outcome = outcome.min(reason),
                Ok(strength) if scene.add(dossier, colours, view, id, strength) => {
                    scene.claims.insert(id);
                    shown = true;
                }
                Ok(_) => outcome = outcome.min(Reason::NoPlace),
            }
        }
        scene.counts.total += 1;
        match (shown, outcome) {
            (true, _) => scene.counts.shown += 1,
            (false, Reason::NoPlace) => scene.counts.without_place += 1,
            (false, Reason::NoDate) => scene.counts.without_date += 1,
            (false, Reason::Time) => scene.counts.other_time += 1,
            (false, Reason::Filter) => scene.counts.filtered += 1,
        }
        if !shown {
            scene.absent.insert(of, outcome);
        }
        if !shown && matches!(outcome, Reason::NoPlace | Reason::NoDate) {
            scene.tray.push((of, outcome));
        }
    }
    scene
}

/// How strongly a claim is drawn, or why it is not.
fn strength_of(dossier: &Dossier, filter: &Filter, view: &View, id: ClaimId, claim: &Claim) -> Result<f32, Reason> {
    if !filter.matches_but_time(dossier, id) {
        return Err(Reason::Filter);
    }
    let any_time = view.visible.start.is_none() && view.visible.end.is_none();
    let Some(when) = &claim.when else {
        let any_time = any_time && filter.time_span().is_none();
        return if any_time { Ok(ONLY_POSSIBLY) } else { Err(Reason::NoDate) };
    };
    if !filter.matches_time(claim) || !when.edtf.fuzzy().intersects(&view.visible) {
        return Err(Reason::Time);
    }
    let certain = when.edtf.certain();
    if certain.intersects(&view.visible) {
        return Ok(1.0);
    }
    // an unknown beginning reaches back, but not for ever
    let reach = TimeSpan {
        start: certain.start.map(|start| start.plus_years(-UNKNOWN_END_YEARS)),
        end: certain.end.map(|end| end.plus_years(UNKNOWN_END_YEARS)),
    };
    if reach.intersects(&view.visible) { Ok(ONLY_POSSIBLY) } else { Err(Reason::Time) }
}

impl Scene {
    /// Adds what can be drawn of a claim. False where the article names no place for it.
    fn add(&mut self, dossier: &Dossier, colours: &Colours, view: &View, id: ClaimId, strength: f32) -> bool {
        let Some(claim) = dossier.claim(id) else { return false };
        let Some(article) = dossier.article_index(&claim.article) else { return false };
        let colour = colours.of(dossier, id);
        match id.of {
            Happening::Event(index) => {
                let Some(event) = dossier.events.get(index) else { return false };
                let mut any = false;
                for wanted in &claim.places {
                    let Some(place) = dossier.gazetteer.place(&wanted.place) else { continue };
                    any = true;
                    // one article may say the same twice of one place: that is one mark, of the claim that is surer of its time
                    let told = |mark: &&mut Mark| mark.article == article && mark.place == place.id && mark.modality == claim.modality;
                    if let Some(mark) = self.marks.iter_mut().rev().take_while(|mark| mark.claim.of == id.of).find(told) {
                        if strength > mark.strength {
                            (mark.claim, mark.strength, mark.date_prec) = (id, strength, claim.date_prec());
                        }
                        continue;
                    }
                    self.marks.push(Mark {
                        claim: id,
                        title: event.title.clone(),
                        article,
                        colour,
                        place: place.id.clone(),
                        place_name: place.name().to_owned(),
                        at: place.at,
                        where_prec: wanted.prec,
                        radius_km: place.radius_km,
                        shape: event.kind.shape(),
                        modality: claim.modality,
                        date_prec: claim.date_prec(),
                        strength,
                    });
                }
                any
            }
            Happening::Movement(index) => {
                let Some(movement) = dossier.movements.get(index) else { return false };
                let before = self.tracks.len();
                for (n, leg) in claim.legs.iter().enumerate() {
                    let Some(line) = leg_line(dossier, leg) else { continue };
                    let Some(path) = Path::new(line.points.clone()) else { continue };
                    self.tracks.push(Track {
                        claim: id,
                        leg: n,
                        title: movement.title.clone(),
                        article,
                        colour,
                        head: head(claim, leg, &line, &path, movement.kind, view),
                        points: densify(path.points(), DENSE_KM),
                        from: line.from,
                        to: line.to,
                        path: leg.path,
                        modality: claim.modality,
                        date_prec: claim.date_prec(),
                        strength,
                    });
                }
                self.tracks.len() > before
            }
        }
    }
}

/// Where a movement's marker is now.
///
/// Between two known ends, each dated to the day, it goes at constant speed, and that is a statement. Otherwise it runs its line
/// once while the claim's date lasts, not before a stated departure and not after a stated arrival, and that is a scheme.
fn head(claim: &Claim, leg: &Leg, line: &LegLine, path: &Path, kind: MovementKind, view: &View) -> Option<Head> {
    let now = view.now?;
    if path.length_km() <= 0.0 {
        return None;
    }
    let dated = |date: &Option<Edtf>| date.as_ref().map(Edtf::strict);
    let (out, arrived) = (dated(&leg.depart).and_then(|span| span.start), dated(&leg.arrive).and_then(|span| span.end));
    let to_the_day = [&leg.depart, &leg.arrive].into_iter().flatten().all(|date| date.date_prec() == 1);
    let stated = line.from == End::Known && line.to == End::Known && to_the_day;
    let fraction = match (out, arrived) {
        (Some(out), Some(arrived)) if stated && out < arrived => {
            if now < out || (now >= arrived && !leg.stays) {
                return None;
            }
            fraction_between(out, arrived, now)
        }
        _ if view.schematic => {
            let span = claim.when.as_ref()?.edtf.fuzzy().intersection(&TimeSpan { start: out, end: arrived });
            if !span.contains(now) {
                return None;
            }
            schematic_fraction(span, now, kind)
        }
        _ => return None,
    };
    let (at, bearing_deg) = path.position_at(fraction);
    Some(Head { at, bearing_deg, schematic: !(stated && out.is_some() && arrived.is_some()) })
}

fn fraction_between(start: Moment, end: Moment, now: Moment) -> f64 {
    let (start, end, now) = (start.seconds(), end.seconds(), now.seconds());
    ((now - start) as f64 / (end - start).max(1) as f64).clamp(0.0, 1.0)
}

fn schematic_fraction(span: TimeSpan, now: Moment, kind: MovementKind) -> f64 {
    match (span.start, span.end) {
        (Some(start), Some(end)) if kind != MovementKind::Corridor && end.seconds() - start.seconds() <= LONGEST_SINGLE_RUN_S => {
            fraction_between(start, end, now)
        }
        _ => now.seconds().rem_euclid(TRAFFIC_PERIOD_S) as f64 / TRAFFIC_PERIOD_S as f64,
    }
}
