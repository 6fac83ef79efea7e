//! The slider's picture of the dossier: a folded axis, lanes, a bar a claim. Worked out once for a dossier.

use std::collections::BTreeMap;

use egui::Color32;
use serde::{Deserialize, Serialize};

use super::texts::{tr, word};
use crate::dossier::{Claim, ClaimId, Dossier, Happening, Role, Shape};
use crate::gazetteer::Place;
use crate::paint::colour32;
use crate::query::Colours;
use crate::time::{AxisOptions, AxisView, DAY_S, FoldedAxis, Moment, TimeSpan};

mod rows;

use rows::pack;

/// A claim that lasts longer than this, or is open, is drawn as a thin line under the others (400 days): it says that
/// something was so all the while, and a thick bar would hide what happened in it.
const LASTING_S: i64 = 400 * DAY_S;
/// A claim that lasts longer than this keeps no stretch of the axis unfolded (200 days): "2017" needs no year of room.
const HOLDS_OPEN_S: i64 = 200 * DAY_S;
/// Lanes of actors and places: so many of the busiest, and one for all others.
const MOST_LANES: usize = 8;

/// One claim on the slider. Positions run from 0 to 1 along the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The claim.
    pub claim: ClaimId,
    /// Position of its lane.
    pub lane: usize,
    /// Its row in the lane, from the top; what lasts has rows of its own, under the others.
    pub row: usize,
    /// Whether it lies over another for want of rows.
    pub crowded: bool,
    /// Whether it is so long, or open, that it is drawn as a thin line.
    pub lasting: bool,
    /// From when to when it may have been.
    pub fuzzy: (f64, f64),
    /// From when to when it was, as far as its date says so.
    pub strict: (f64, f64),
    /// Whether its beginning, and its end, is open.
    pub open: (bool, bool),
    /// The colour of its claim.
    pub colour: Color32,
}

/// What the lanes of the slider stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LaneBy {
    /// The article that says so.
    #[default]
    Article,
    /// The kind of event.
    Kind,
    /// Who acts.
    Actor,
    /// Where.
    Place,
}

impl LaneBy {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 4] = [Self::Article, Self::Kind, Self::Actor, Self::Place];

    /// The words of the interface.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Article => tr!("time-lanes-by-article"),
            Self::Kind => tr!("time-lanes-by-kind"),
            Self::Actor => tr!("time-lanes-by-actor"),
            Self::Place => tr!("time-lanes-by-place"),
        }
    }
}

/// How a timeline is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// What its lanes stand for.
    pub lanes: LaneBy,
    /// How long a stretch is empty that is folded, in seconds; none for true scale.
    pub fold_longer_than_s: Option<i64>,
}

/// One lane of the slider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// What is written at its beginning.
    pub name: String,
    /// The rows of what happened.
    pub rows: usize,
    /// The rows of what lasted.
    pub lasting_rows: usize,
}

/// The axis and what is on it.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// Time to position and back.
    pub axis: FoldedAxis,
    /// In the order of the dossier.
    pub bars: Vec<Bar>,
    /// From the top.
    pub lanes: Vec<Lane>,
    occupied: Vec<(TimeSpan, ClaimId)>,
    stops: Vec<(Moment, ClaimId)>,
}

impl Timeline {
    /// Lays out a dossier; the axis also reaches to what else is shown, and has room for it.
    #[must_use]
    pub fn new(dossier: &Dossier, colours: &Colours, layout: &Layout, also: &[TimeSpan]) -> Self {
        let dated: Vec<(ClaimId, TimeSpan, TimeSpan)> = dossier
            .claims()
            .filter_map(|(id, claim)| claim.when.as_ref().map(|when| (id, when.edtf.strict(), when.edtf.fuzzy())))
            .collect();
        let holds_open = |span: &TimeSpan| span.duration_s().is_some_and(|length| length <= HOLDS_OPEN_S);
        let occupied: Vec<(TimeSpan, ClaimId)> =
            dated.iter().map(|(id, strict, _)| (*strict, *id)).filter(|(strict, _)| holds_open(strict)).collect();
        let spans: Vec<TimeSpan> = occupied.iter().map(|(span, _)| *span).chain(also.iter().copied()).collect();
        let axis = FoldedAxis::new(&spans, extent(&dated, also), &options(layout));
        let mut stops: Vec<(Moment, ClaimId)> =
            dated.iter().filter_map(|(id, strict, _)| strict.a_moment_in().map(|at| (at, *id))).collect();
        stops.sort();
        let (names, lane_of) = lanes(dossier, layout.lanes);
        let mut bars: Vec<Bar> = dated
            .iter()
            .filter_map(|(id, strict, fuzzy)| {
                Some(Bar {
                    claim: *id,
                    lane: *lane_of.get(id)?,
                    row: 0,
                    crowded: false,
                    lasting: strict.duration_s().is_none_or(|length| length > LASTING_S),
                    fuzzy: axis.range_of(fuzzy),
                    strict: axis.range_of(strict),
                    open: (strict.start.is_none(), strict.end.is_none()),
                    colour: colour32(colours.of(dossier, *id)),
                })
            })
            .collect();
        let mut lanes: Vec<Lane> = names.into_iter().map(|name| Lane { name, rows: 0, lasting_rows: 0 }).collect();
        pack(&mut bars, &mut lanes, AxisView::ALL.width());
        Self { axis, bars, lanes, occupied, stops }
    }

    /// Gives the bars the rows that suit a view: the closer it is, the less of the axis two bars of a row must keep apart. A view that
    /// is as wide as the one before leaves every bar where it is, so that nothing leaps while the axis is panned.
    pub fn suit(&mut self, view: &AxisView) {
        pack(&mut self.bars, &mut self.lanes, view.width());
    }

    /// From the first to the last day on the axis.
    #[must_use]
    pub fn extent(&self) -> TimeSpan {
        self.axis.extent()
    }

    /// The stretches in which something happened, and by which claim; what lasts or is open is left out, as otherwise no stretch would be empty.
    #[must_use]
    pub fn occupied(&self) -> &[(TimeSpan, ClaimId)] {
        &self.occupied
    }

    /// The beginning of that of the wanted claims which is nearest to a position, if it is no farther off than `reach`; both as parts of
    /// the axis.
    #[must_use]
    pub fn snapped(&self, position: f64, reach: f64, is_wanted: impl Fn(ClaimId) -> bool) -> Option<Moment> {
        let far = |moment: Moment| (self.axis.position_of(moment) - position).abs();
        let wanted = self.stops.iter().filter(|(_, id)| is_wanted(*id)).map(|(moment, _)| *moment);
        wanted.filter(|moment| far(*moment) <= reach).min_by(|a, b| far(*a).total_cmp(&far(*b)))
    }

    /// Where stepping may halt: the beginning of each dated claim, in order.
    #[must_use]
    pub fn stops(&self) -> &[(Moment, ClaimId)] {
        &self.stops
    }
}

fn options(layout: &Layout) -> AxisOptions {
    let standard = AxisOptions::default();
    AxisOptions {
        true_scale: layout.fold_longer_than_s.is_none(),
        fold_longer_than_s: layout.fold_longer_than_s.unwrap_or(standard.fold_longer_than_s),
        ignore_longer_than_s: Some(HOLDS_OPEN_S),
        ..standard
    }
}

/// The names of the lanes, and in which one each claim lies.
fn lanes(dossier: &Dossier, by: LaneBy) -> (Vec<String>, BTreeMap<ClaimId, usize>) {
    match by {
        LaneBy::Article => {
            let names = dossier.articles.iter().map(|article| article.label.clone()).collect();
            (names, dossier.claims().filter_map(|(id, claim)| Some((id, dossier.article_index(&claim.article)?))).collect())
        }
        LaneBy::Kind => {
            let names = Shape::ALL.iter().map(|shape| word(shape.label())).chain([tr!("time-lane-movements")]).map(str::to_owned).collect();
            let shape = |id: ClaimId| match id.of {
                Happening::Event(index) => {
                    let shape = dossier.events.get(index).map(|event| event.kind.shape());
                    Shape::ALL.iter().position(|known| Some(*known) == shape)
                }
                Happening::Movement(_) => None,
            };
            (names, dossier.claims().map(|(id, _)| (id, shape(id).unwrap_or(Shape::ALL.len()))).collect())
        }
        LaneBy::Actor => busiest(dossier, acting, |id| dossier.actor(id).map_or(id, |actor| actor.name.as_str()), tr!("time-lane-nobody")),
        LaneBy::Place => busiest(dossier, standing, |id| dossier.gazetteer.place(id).map_or(id, Place::name), tr!("time-lane-nowhere")),
    }
}

/// Who acts in a claim, or is named first in it.
fn acting(claim: &Claim) -> Option<&str> {
    let agent = claim.actors.iter().find(|involved| involved.role == Role::Agent);
    agent.or(claim.actors.first()).map(|involved| involved.actor.as_str())
}

/// Where a claim is, or ends.
fn standing(claim: &Claim) -> Option<&str> {
    let place = claim.places.first().map(|place| place.place.as_str());
    place.or_else(|| claim.legs.iter().find_map(|leg| leg.to.as_deref().or(leg.from.as_deref())))
}

/// A lane for each of those that most claims have, one for all others, and one for the claims that have none.
fn busiest<'a>(
    dossier: &'a Dossier,
    of: impl Fn(&'a Claim) -> Option<&'a str>,
    name: impl Fn(&'a str) -> &'a str,
    none: &str,
) -> (Vec<String>, BTreeMap<ClaimId, usize>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for id in dossier.claims().filter_map(|(_, claim)| of(claim)) {
        *counts.entry(id).or_default() += 1;
    }
    let mut order: Vec<(&str, usize)> = counts.into_iter().collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let others = order.len().saturating_sub(MOST_LANES);
    order.truncate(MOST_LANES);
    let mut names: Vec<String> = order.iter().map(|(id, _)| name(id).to_owned()).collect();
    if others > 0 {
        names.push(tr!("time-lane-others", count = others));
    }
    let lane_of = |claim: &'a Claim| match of(claim) {
        Some(id) => order.iter().position(|(known, _)| *known == id).unwrap_or(order.len()),
        None => names.len(),
    };
    let lanes: BTreeMap<ClaimId, usize> = dossier.claims().map(|(id, claim)| (id, lane_of(claim))).collect();
    if lanes.values().any(|lane| *lane == names.len()) {
        names.push(none.to_owned());
    }
    (names, lanes)
}

/// From the earliest dated bound to the latest.
fn extent(dated: &[(ClaimId, TimeSpan, TimeSpan)], also: &[TimeSpan]) -> TimeSpan {
    let of_claims = || dated.iter().flat_map(|(_, strict, fuzzy)| [strict.start, strict.end, fuzzy.start, fuzzy.end]).flatten();
    let bounds = || of_claims().chain(also.iter().flat_map(|span| [span.start, span.end]).flatten());
    TimeSpan { start: bounds().min(), end: bounds().max() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::ColourBy;
    use crate::store::{Source, load};

    #[test]
    fn every_dated_claim_has_a_bar_in_every_kind_of_lane() {
        let dossier = load(&Source::BuiltIn).dossier;
        let colours = Colours::new(&dossier, ColourBy::Article);
        let dated = dossier.claims().filter(|(_, claim)| claim.when.is_some()).count();
        for lanes in LaneBy::ALL {
            let timeline = Timeline::new(&dossier, &colours, &Layout { lanes, fold_longer_than_s: Some(45 * DAY_S) }, &[]);
            assert_eq!(timeline.bars.len(), dated, "{lanes:?}");
            assert!(
                timeline.bars.iter().all(|bar| timeline
                    .lanes
                    .get(bar.lane)
                    .is_some_and(|lane| bar.row < if bar.lasting { lane.lasting_rows } else { lane.rows })),
                "{lanes:?}"
            );
            assert!(timeline.lanes.len() <= MOST_LANES + 2 || lanes == LaneBy::Article, "{lanes:?}");
        }
    }

    #[test]
    fn the_slider_snaps_to_the_nearest_beginning_within_reach() {
        let dossier = load(&Source::BuiltIn).dossier;
        let colours = Colours::new(&dossier, ColourBy::Article);
        let timeline = Timeline::new(&dossier, &colours, &Layout { lanes: LaneBy::Article, fold_longer_than_s: Some(45 * DAY_S) }, &[]);
        for (moment, _) in timeline.stops() {
            let position = timeline.axis.position_of(*moment);
            let snapped = timeline.snapped(position, 1e-6, |_| true).unwrap();
            assert!((timeline.axis.position_of(snapped) - position).abs() <= 1e-6);
        }
        assert_eq!(timeline.snapped(-1.0, 0.5, |_| true), None);
    }
}
