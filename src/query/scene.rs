//! What is visible at a moment, and why the rest is not.

use std::collections::{BTreeMap, BTreeSet};

use super::presence::{presence, trace};
use super::whereabouts::{Travel, Whereabouts, traffic_part, whereabouts};
use super::{Colours, End, Filter, Rgb, leg_line};
use crate::dossier::{Claim, ClaimId, Dossier, Event, Happening, Modality, MovementKind, PathKnowledge, Shape, UNKNOWN_END_YEARS};
use crate::gazetteer::Place;
use crate::geo::{LonLat, Path, densify};
use crate::time::{Moment, TimeSpan};

/// How strongly something is drawn that has no date.
const ONLY_POSSIBLY: f32 = 0.45;
/// How strongly a line is drawn that has been gone, or is still to go, while what goes it stands at one of its ends.
const HELD: f32 = 0.5;
/// Great circles are drawn as straight pieces of at most this length, in km.
const DENSE_KM: f64 = 25.0;

/// Which stretch of time is looked at, and where the slider stands in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// What the mode of the slider lets through.
    pub visible: TimeSpan,
    /// When movements are looked at; none where no moment is, and then nothing is under way.
    pub now: Option<Moment>,
    /// Whether a movement with undated ends has a marker, drawn hollow; without it only stated times move anything.
    pub schematic: bool,
    /// How long what is over leaves a trace, in seconds; 0 for none.
    pub trace_s: i64,
    /// How long the trail behind a marker is, in km.
    pub trail_km: f64,
}

impl View {
    /// A stretch of time, with movements where they are at a moment of it: no schemes, no traces, no trails.
    #[must_use]
    pub fn of(visible: TimeSpan, now: Option<Moment>) -> Self {
        Self { visible, now, schematic: false, trace_s: 0, trail_km: 0.0 }
    }

    /// All of time: what an export or a list looks at.
    #[must_use]
    pub fn everything() -> Self {
        Self::of(TimeSpan::default(), None)
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
    /// Whether it stands at an end of its line, because the article says that it stood or stayed there.
    pub held: bool,
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
    /// Identifiers of the places that it leaves and comes to, where the article names them.
    pub between: (Option<String>, Option<String>),
    /// What is known of the way.
    pub path: PathKnowledge,
    /// How the article puts it.
    pub modality: Modality,
    /// UCDP GED date-precision, 1 to 5; none where undated.
    pub date_prec: Option<u8>,
    /// Its marker, if it is under way and what is known of where.
    pub head: Option<Head>,
    /// The part of the line on which it may be, where what is dated leaves that open; else empty.
    pub band: Vec<LonLat>,
    /// The part of the line behind the marker that is drawn as its trail; else empty.
    pub trail: Vec<LonLat>,
    /// How long the line is, in km on the ellipsoid; 0 where it is one point alone.
    pub length_km: f64,
    /// How many of the vehicles that the article counts are drawn on it, as a column.
    pub vehicles: Option<u32>,
    /// For traffic that lasts, in force at the moment: how far its dashes have run, as a part of the line, 0 up to 1.
    pub flow: Option<f64>,
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
    /// Marks of what is over, where traces are wanted: their strength says how long ago.
    pub traces: Vec<Mark>,
    /// Legs of what is over, likewise; nothing is on its way along them.
    pub past_tracks: Vec<Track>,
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
                Err(reason) => {
                    outcome = outcome.min(reason);
                    if reason == Reason::Time && filter.matches_time(claim) {
                        if scene.add_held(dossier, colours, view, id) {
                            scene.claims.insert(id);
                            shown = true;
                        } else {
                            scene.add_trace(dossier, colours, view, id);
                        }
                    }
                }
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
    if !filter.matches_time(claim) {
        return Err(Reason::Time);
    }
    let certain = when.edtf.certain();
    let strength = presence(&certain, &when.edtf.fuzzy(), &view.visible).ok_or(Reason::Time)?;
    // an unknown beginning reaches back, but not for ever
    if when.may_be_seen_in(&view.visible) { Ok(strength) } else { Err(Reason::Time) }
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
                    self.marks.push(mark(event, (id, claim), (place, wanted.prec), (article, colour), strength));
                }
                any
            }
            Happening::Movement(_) => {
                let before = self.tracks.len();
                self.tracks.extend(tracks(dossier, colours, view, id, strength));
                self.tracks.len() > before
            }
        }
    }

    /// Adds the legs of a movement that stand at one of their ends at a time that is not their claim's: the article says that they stood
    /// or stayed there. It cannot speak of what came after it was published.
    fn add_held(&mut self, dossier: &Dossier, colours: &Colours, view: &View, id: ClaimId) -> bool {
        let Some(claim) = dossier.claim(id).filter(|claim| claim.legs.iter().any(|leg| leg.stood || leg.stays)) else { return false };
        let published = dossier.article(&claim.article).map(|article| &article.published);
        let last = published.and_then(|published| published.when.as_ref().or(published.bounds.as_ref())?.fuzzy().end);
        if view.now.is_none_or(|now| last.is_some_and(|last| now >= last)) {
            return false;
        }
        let before = self.tracks.len();
        self.tracks.extend(tracks(dossier, colours, view, id, HELD).filter(|track| track.head.is_some_and(|head| head.held)));
        self.tracks.len() > before
    }

    /// Adds what is over, where a trace is wanted.
    fn add_trace(&mut self, dossier: &Dossier, colours: &Colours, view: &View, id: ClaimId) {
        let Some(claim) = dossier.claim(id) else { return };
        let Some(strength) = claim.when.as_ref().and_then(|when| trace(&when.edtf.fuzzy(), &view.visible, view.trace_s)) else { return };
        let Some(article) = dossier.article_index(&claim.article) else { return };
        let Happening::Event(index) = id.of else {
            let still = View { now: None, ..*view };
            self.past_tracks.extend(tracks(dossier, colours, &still, id, strength));
            return;
        };
        let Some(event) = dossier.events.get(index) else { return };
        let colour = colours.of(dossier, id);
        for wanted in &claim.places {
            let told = self.traces.iter().any(|mark| mark.claim.of == id.of && mark.article == article && mark.place == wanted.place);
            if let Some(place) = dossier.gazetteer.place(&wanted.place).filter(|_| !told) {
                self.traces.push(mark(event, (id, claim), (place, wanted.prec), (article, colour), strength));
            }
        }
    }
}

/// The legs of a movement that can be drawn, where they are at the moment of the view.
fn tracks(dossier: &Dossier, colours: &Colours, view: &View, id: ClaimId, strength: f32) -> impl Iterator<Item = Track> {
    let movement = match id.of {
        Happening::Movement(index) => dossier.movements.get(index),
        Happening::Event(_) => None,
    };
    let claim = movement.and_then(|_| dossier.claim(id));
    let legs = claim.map(|claim| claim.legs.as_slice()).unwrap_or_default();
    legs.iter().enumerate().filter_map(move |(n, leg)| {
        let (movement, claim) = (movement?, claim?);
        let line = leg_line(dossier, leg)?;
        let path = Path::new(line.points.clone())?;
        let lasts = claim.when.as_ref().map(|when| when.edtf.fuzzy());
        let travel = Travel { leg, kind: movement.kind, length_km: path.length_km(), ends: (line.from, line.to), lasts };
        let now = view.now.map_or(Whereabouts::Absent, |now| whereabouts(&travel, now, view.schematic));
        let in_force = |now: &Moment| lasts.is_none_or(|span| within_reach(&span, claim).contains(*now));
        let is_said = matches!(claim.modality, Modality::Reported | Modality::Claimed);
        let corridor = movement.kind == MovementKind::Corridor && path.length_km() > 0.0;
        Some(Track {
            claim: id,
            leg: n,
            title: movement.title.clone(),
            article: dossier.article_index(&claim.article)?,
            colour: colours.of(dossier, id),
            // traffic that lasts has no single marker: it flows
            head: head(now, &path).filter(|_| !corridor),
            band: band(now, &path),
            trail: if corridor { Vec::new() } else { trail(now, &path, view.trail_km) },
            length_km: path.length_km(),
            vehicles: vehicles(claim, n),
            flow: view.now.filter(|now| corridor && is_said && in_force(now)).map(traffic_part),
            points: densify(path.points(), DENSE_KM),
            from: line.from,
            to: line.to,
            between: (leg.from.clone(), leg.to.clone()),
            path: leg.path,
            modality: claim.modality,
            date_prec: claim.date_prec(),
            strength,
        })
    })
}

/// The fuzzy bounds of a claim's date, an open beginning or end no farther off than a reader would take it for.
fn within_reach(fuzzy: &TimeSpan, claim: &Claim) -> TimeSpan {
    let Some(certain) = claim.when.as_ref().map(|when| when.edtf.certain()) else { return *fuzzy };
    let start = fuzzy.start.or_else(|| certain.end.map(|end| end.plus_years(-UNKNOWN_END_YEARS)));
    let end = fuzzy.end.or_else(|| certain.start.map(|start| start.plus_years(UNKNOWN_END_YEARS)));
    TimeSpan { start, end }
}

/// What one claim says happened at one place.
fn mark(
    event: &Event,
    (id, claim): (ClaimId, &Claim),
    (place, prec): (&Place, u8),
    (article, colour): (usize, Rgb),
    strength: f32,
) -> Mark {
    Mark {
        claim: id,
        title: event.title.clone(),
        article,
        colour,
        place: place.id.clone(),
        place_name: place.name().to_owned(),
        at: place.at,
        where_prec: prec,
        radius_km: place.radius_km,
        shape: event.kind.shape(),
        modality: claim.modality,
        date_prec: claim.date_prec(),
        strength,
    }
}

/// The marker of a movement, where one spot is known or a scheme is wanted.
fn head(now: Whereabouts, path: &Path) -> Option<Head> {
    let (km, schematic, held) = match now {
        Whereabouts::Absent | Whereabouts::Between { .. } => return None,
        Whereabouts::Stated { km } => (km, false, false),
        Whereabouts::Held { km } => (km, false, true),
        Whereabouts::Schematic { km } => (km, true, false),
    };
    let (at, bearing_deg) = path.position_at_km(km);
    Some(Head { at, bearing_deg, schematic, held })
}

/// The part of the line on which it may be.
fn band(now: Whereabouts, path: &Path) -> Vec<LonLat> {
    match now {
        Whereabouts::Between { from_km, to_km } => densify(&path.part_km(from_km, to_km), DENSE_KM),
        _ => Vec::new(),
    }
}

/// The part of the line that it has just come along.
fn trail(now: Whereabouts, path: &Path, trail_km: f64) -> Vec<LonLat> {
    match now {
        Whereabouts::Stated { km } | Whereabouts::Schematic { km } if trail_km > 0.0 => {
            densify(&path.part_km((km - trail_km).max(0.0), km), DENSE_KM)
        }
        _ => Vec::new(),
    }
}

/// What is counted as vehicles, in the words that articles use.
const VEHICLES: [&str; 15] = [
    "trucks",
    "truckloads",
    "vehicles",
    "lorries",
    "trailers",
    "tankers",
    "tanks",
    "buses",
    "cars",
    "humvees",
    "ambulances",
    "pickups",
    "carriers",
    "bulldozers",
    "jeeps",
];

/// The least number of vehicles that the article gives, or the most where it gives no least. A number for several legs is one for all of
/// them together, and is spread over them: how many took which way nobody says.
fn vehicles(claim: &Claim, leg: usize) -> Option<u32> {
    let is_vehicles = |what: &str| what.split_whitespace().any(|word| VEHICLES.iter().any(|known| known.eq_ignore_ascii_case(word)));
    let number = claim.figures.iter().filter(|figure| is_vehicles(&figure.what)).find_map(|figure| figure.low.or(figure.high))?;
    let (number, legs) = (number.clamp(0.0, f64::from(u32::MAX)) as usize, claim.legs.len().max(1));
    let of_leg = number / legs + usize::from(leg < number % legs);
    u32::try_from(of_leg).ok().filter(|count| *count > 0)
}
