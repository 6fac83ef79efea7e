//! Events, movements and claims as CZML, for Cesium (AGI, *CZML Guide*, <https://github.com/AnalyticalGraphicsInc/czml-writer/wiki>).
//!
//! A packet is there as long as what it tells may have been: the fuzzy bounds of its dates. What is undated is there all the time, and
//! its description says so. Something moves only between two ends that an article dates to the day; any other leg is a line.

mod packet;

use std::fmt::Write as _;
use std::io::{self, Write};

use super::dated_legs::{DatedLeg, Sample, told_legs};
use super::sheet::escaped;
use super::{FormatFacts, Geometry, Layer, LayerFormat, Row, Selection, Value};
use crate::dossier::{Claim, Dossier, Happening, Leg, PathKnowledge};
use crate::geo::LonLat;
use crate::query::{colour_of, phrases};
use crate::time::{Moment, TimeSpan};
use packet::{Availability, Clock, Document, Extrapolation, Label, Packet, Path, Point, Polyline, Position, instant, interval};

/// Cesium goes straight between samples, through the ground on long ways: on 25 km that is 12 m deep.
const STEP_KM: f64 = 25.0;

/// Packets with a clock.
pub(super) struct Czml;

impl LayerFormat for Czml {
    fn facts(&self) -> FormatFacts {
        FormatFacts { name: "czml", label: "CZML (Cesium)", extension: "czml", layers: &[Layer::Events, Layer::Movements, Layer::Claims] }
    }

    fn write(&self, what: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
        let claims = passing(what);
        out.write_all(b"[\n")?;
        let name = format!("Dateline: {}", what.layer.name());
        serde_json::to_writer(&mut *out, &Document { id: "document", name, version: "1.0", clock: clock(&claims) })?;
        let packets = match what.layer {
            Layer::Movements => movements(what),
            Layer::Claims => claims_layer(what, &claims),
            _ => events(what, &claims),
        };
        for packet in packets {
            out.write_all(b",\n")?;
            serde_json::to_writer(&mut *out, &packet)?;
        }
        out.write_all(b"\n]\n")
    }
}

/// A claim, and what it tells of.
type Told<'a> = (Happening, &'a Claim);

/// The claims of the layer that pass.
fn passing<'a>(what: &Selection<'a>) -> Vec<Told<'a>> {
    let of_layer = |of: Happening| match what.layer {
        Layer::Events => matches!(of, Happening::Event(_)),
        Layer::Movements => matches!(of, Happening::Movement(_)),
        _ => true,
    };
    let dossier = what.dossier;
    dossier.claims().filter(|(id, _)| of_layer(id.of) && what.filter.matches(dossier, *id)).map(|(id, claim)| (id.of, claim)).collect()
}

/// From the first to the last day that any date names, open sides left aside; run through in two minutes, over and over.
fn clock(claims: &[Told<'_>]) -> Option<Clock> {
    const RUN_S: i64 = 120;
    let spans = || claims.iter().filter_map(|(_, claim)| claim.when.as_ref()).map(|when| when.edtf.fuzzy());
    let ends = || spans().flat_map(|span| span.start.into_iter().chain(span.end));
    let (first, last) = (ends().min()?, ends().max()?);
    (first < last).then(|| Clock {
        interval: interval(TimeSpan::between(first, last)),
        current_time: instant(first),
        multiplier: (last.seconds_since(first) / RUN_S).max(1),
        range: "LOOP_STOP",
        step: "SYSTEM_CLOCK_MULTIPLIER",
    })
}

fn events(what: &Selection<'_>, claims: &[Told<'_>]) -> Vec<Packet> {
    let dossier = what.dossier;
    let packets = what.rows().into_iter().flat_map(|row| {
        let of = dossier.happening(&row.id);
        let tellers: Vec<&Claim> = claims.iter().filter(|(told, _)| Some(*told) == of).map(|(_, claim)| *claim).collect();
        placed(about(dossier, &row, &tellers), row.geometry.as_ref(), colour(dossier, &tellers), PathKnowledge::Stated)
    });
    packets.collect()
}

fn movements(what: &Selection<'_>) -> Vec<Packet> {
    let dossier = what.dossier;
    let legs = told_legs(what).into_iter().flat_map(|told| {
        let packet = about(dossier, &told.row, &told.claims);
        leg_packets(dossier, packet, told.leg, &told.claims, told.row.geometry.as_ref())
    });
    legs.collect()
}

fn claims_layer(what: &Selection<'_>, claims: &[Told<'_>]) -> Vec<Packet> {
    let dossier = what.dossier;
    let legs = told_legs(what);
    let mut packets = Vec::new();
    for (row, (_, claim)) in what.rows().iter().zip(claims) {
        let packet = about(dossier, row, &[claim]);
        let geometry = |leg: &Leg| legs.iter().find(|told| told.leg == leg && told.claims.contains(claim))?.row.geometry.clone();
        match claim.legs.as_slice() {
            [] => packets.extend(placed(packet, row.geometry.as_ref(), colour(dossier, &[claim]), PathKnowledge::Stated)),
            [leg] => packets.extend(leg_packets(dossier, packet, leg, &[claim], geometry(leg).as_ref())),
            several => {
                for (n, leg) in several.iter().enumerate() {
                    let part = packet.part(&format!("leg-{}", n + 1));
                    packets.extend(leg_packets(dossier, part, leg, &[claim], geometry(leg).as_ref()));
                }
                packets.push(packet);
            }
        }
    }
    packets
}

/// What a row is and says, without a place.
fn about(dossier: &Dossier, row: &Row, claims: &[&Claim]) -> Packet {
    let title = match row.property("title") {
        Some(Value::Text(title)) => title.clone(),
        _ => row.id.clone(),
    };
    Packet {
        id: row.id.clone(),
        name: title,
        availability: Availability::of(claims.iter().map(|claim| claim.when.as_ref().map(|when| when.edtf.fuzzy()))),
        description: Some(description(dossier, row, claims)),
        ..Packet::default()
    }
}

/// In words, as HTML: when, and for each claim what it says, of when, where and in which article.
fn description(dossier: &Dossier, row: &Row, claims: &[&Claim]) -> String {
    let label = row.time_label.as_deref().map_or_else(|| "not dated".to_owned(), str::to_owned);
    let mut html = format!("<p>{}</p>", escaped(&label));
    for claim in claims {
        let article = dossier.article(&claim.article).map_or(claim.article.as_str(), |article| article.label.as_str());
        let said = [
            escaped(&claim.says),
            format!("<q>{}</q>", escaped(&claim.passage.quote)),
            escaped(&format!("{article}, ¶{}; {}", claim.passage.paragraph, claim.modality.name())),
            escaped(&format!("when: {}", phrases::when_text(claim))),
            escaped(&format!("where: {}", phrases::where_text(dossier, claim))),
        ];
        let _ = write!(html, "<p>{}</p>", said.join("<br>"));
    }
    html
}

/// That of the first article, as in the other formats.
fn colour(dossier: &Dossier, claims: &[&Claim]) -> [u8; 4] {
    let article = claims.first().and_then(|claim| dossier.article_index(&claim.article));
    let [red, green, blue] = article.map_or([128; 3], colour_of);
    [red, green, blue, 255]
}

/// A packet at its place: a mark at a spot, one part of its own for each of several spots, a line; or nothing, where it has none.
fn placed(packet: Packet, geometry: Option<&Geometry>, colour: [u8; 4], path: PathKnowledge) -> Vec<Packet> {
    let spots: &[LonLat] = match geometry {
        None => &[],
        Some(Geometry::Point(at)) => return vec![packet.marked(Position::fixed(*at), colour)],
        Some(Geometry::MultiPoint(spots)) => spots,
        Some(line) => {
            // a line that is cut at 180° is whole on a globe; of an area, the line goes along its edge
            let points: Vec<LonLat> = line.points().collect();
            return vec![Packet { polyline: Some(Polyline::new(&points, colour, path == PathKnowledge::Stated)), ..packet }];
        }
    };
    let parts: Vec<Packet> =
        spots.iter().enumerate().map(|(n, at)| packet.part(&format!("place-{}", n + 1)).marked(Position::fixed(*at), colour)).collect();
    std::iter::once(packet).chain(parts).collect()
}

/// A leg: moving where both of its ends are dated, otherwise where its row is, with a mark where it is said to have stood or stayed.
fn leg_packets(dossier: &Dossier, packet: Packet, leg: &Leg, claims: &[&Claim], geometry: Option<&Geometry>) -> Vec<Packet> {
    let dated = DatedLeg::of(dossier, leg, claims, STEP_KM);
    let colour = colour(dossier, claims);
    // before and after, it is there only where the article says that it stood there, or stayed
    let there = |samples: &[Sample], stood: bool, stays: bool, packet: Packet| {
        let (first, last) = (samples.first().map(|sample| sample.at), samples.last().map(|sample| sample.at));
        let span = TimeSpan { start: first.filter(|_| !stood), end: last.filter(|_| !stays) };
        let position = Position::sampled(samples, Extrapolation::of(stood), Extrapolation::of(stays));
        Packet { availability: Some(Availability::One(interval(span))), ..packet }.marked(position, colour)
    };
    if let (Some(first), Some(last)) = (dated.way.first(), dated.way.last()) {
        let path = Some(Path::along(last.at.seconds_since(first.at), colour));
        return vec![there(&dated.way, dated.stood.is_some(), dated.stays.is_some(), Packet { path, ..packet })];
    }
    let sample = |at: Option<Moment>, spot| at.map(|at| [Sample { at, spot }]);
    let stood = dated.stood.and_then(|rest| sample(rest.until, rest.spot)).map(|until| there(&until, true, false, packet.part("stood")));
    let stays = dated.stays.and_then(|rest| sample(rest.since, rest.spot)).map(|since| there(&since, false, true, packet.part("stays")));
    placed(packet, geometry, colour, leg.path).into_iter().chain(stood).chain(stays).collect()
}

impl Packet {
    /// A part of it, with the same name and dates, shown under it.
    fn part(&self, name: &str) -> Self {
        Self {
            id: format!("{}/{name}", self.id),
            name: self.name.clone(),
            parent: Some(self.id.clone()),
            availability: self.availability.clone(),
            description: self.description.clone(),
            ..Self::default()
        }
    }

    /// With a mark and its name at a position.
    fn marked(self, position: Position, colour: [u8; 4]) -> Self {
        let label = Label::new(&self.name);
        Self { position: Some(position), point: Some(Point::new(colour)), label: Some(label), ..self }
    }
}
