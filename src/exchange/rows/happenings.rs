//! Events, legs of movements, and claims.

use super::dates::dates;
use crate::dossier::{Claim, ClaimId, Dossier, Figure, Happening, Leg, Modality, PathKnowledge, Shape};
use crate::exchange::{Geometry, Row, Value};
use crate::geo::{Compass, cut_at_antimeridian, geodesic_length_km};
use crate::query::{self, End, LegLine, leg_line};

/// What claims have in common, whatever layer they are told of in; `places` are the identifiers of those that the row names.
fn people_and_passages(dossier: &Dossier, claims: &[&Claim], places: &[&str]) -> Vec<(&'static str, Value)> {
    let modalities = Modality::ALL.iter().filter(|modality| claims.iter().any(|claim| claim.modality == **modality));
    vec![
        ("modality", Value::list(modalities.map(|modality| modality.name()))),
        ("articles", Value::list(claims.iter().map(|claim| claim.article.as_str()))),
        ("actors", Value::list(claims.iter().flat_map(|claim| &claim.actors).map(|involved| involved.actor.as_str()))),
        ("place_ids", Value::list(places)),
        ("place_names", Value::list(places.iter().filter_map(|id| dossier.gazetteer.place(id)).map(|place| place.name().to_owned()))),
        ("passages", Value::list(claims.iter().map(|claim| passage(claim)))),
    ]
}

fn passage(claim: &Claim) -> String {
    format!("{}#{}:{}-{}", claim.article, claim.passage.paragraph, claim.passage.start, claim.passage.end)
}

fn where_prec(dossier: &Dossier, claims: &[&Claim]) -> Value {
    Value::int(claims.iter().filter_map(|claim| query::where_prec(dossier, claim)).min())
}

fn radius_km(dossier: &Dossier, places: &[&str]) -> Value {
    let radii = places.iter().filter_map(|id| dossier.gazetteer.place(id)).map(|place| place.radius_km);
    radii.max_by(f64::total_cmp).map_or(Value::Null, Value::Number)
}

/// All places that the claims name, each once.
fn spots(dossier: &Dossier, claims: &[&Claim]) -> Option<Geometry> {
    spots_of(dossier, claims.iter().flat_map(|claim| &claim.places).map(|place| place.place.as_str()))
}

fn spots_of<'a>(dossier: &Dossier, named: impl Iterator<Item = &'a str>) -> Option<Geometry> {
    let mut ids: Vec<&str> = Vec::new();
    for id in named {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let points: Vec<_> = ids.into_iter().filter_map(|id| dossier.gazetteer.place(id)).map(|place| place.at).collect();
    match points.as_slice() {
        [] => None,
        [one] => Some(Geometry::Point(*one)),
        _ => Some(Geometry::MultiPoint(points)),
    }
}

/// simplestyle: what a viewer that knows nothing of us draws.
fn simplestyle(dossier: &Dossier, claims: &[&Claim], shape: Option<Shape>) -> Vec<(&'static str, Value)> {
    let article = claims.first().and_then(|claim| dossier.article_index(&claim.article));
    let colour = article.map(crate::query::colour_hex);
    // names of the Maki icon set, which simplestyle points at
    let symbol = shape.map(|shape| match shape {
        Shape::Square => "square",
        Shape::Triangle => "triangle",
        Shape::Diamond => "diamond",
        Shape::Circle => "circle",
        Shape::Hexagon => "star-stroked",
    });
    vec![("marker-color", Value::text(colour.clone())), ("marker-symbol", Value::text(symbol)), ("stroke", Value::text(colour))]
}

pub(super) fn event_row(dossier: &Dossier, index: usize, claims: &[&Claim]) -> Row {
    let of = Happening::Event(index);
    let when = dates(claims);
    let places: Vec<&str> = claims.iter().flat_map(|claim| claim.place_ids()).collect();
    let mut properties = when.flat;
    properties.extend([
        ("where_prec", where_prec(dossier, claims)),
        ("radius_km", radius_km(dossier, &places)),
        ("kind", Value::Text(dossier.kind_name(of).to_owned())),
        ("title", Value::Text(dossier.title(of).to_owned())),
    ]);
    properties.extend(people_and_passages(dossier, claims, &places));
    properties.push(("claims", Value::count(claims.len())));
    properties.extend(simplestyle(dossier, claims, dossier.events.get(index).map(|event| event.kind.shape())));
    Row {
        id: dossier.id(of).to_owned(),
        geometry: spots(dossier, claims),
        timespans: when.timespans,
        time_label: when.label,
        certainty: when.certainty,
        properties,
    }
}

/// The legs of a movement, those that several articles tell alike once, in the order in which they are first told.
pub(in crate::exchange) fn legs_of(dossier: &Dossier, of: Happening) -> Vec<&Leg> {
    let mut legs: Vec<&Leg> = Vec::new();
    for leg in dossier.claims_of(of).iter().flat_map(|claim| &claim.legs) {
        if !legs.contains(&leg) {
            legs.push(leg);
        }
    }
    legs
}

/// One row for each leg; legs that several articles tell alike are one row. A leg keeps the number that it has among all legs of
/// the movement, whatever a filter leaves out: its identifier stays its own.
pub(super) fn movement_rows(dossier: &Dossier, index: usize, claims: &[&Claim]) -> Vec<Row> {
    let of = Happening::Movement(index);
    let tellers = |leg: &Leg| claims.iter().copied().filter(|claim| claim.legs.contains(leg)).collect::<Vec<&Claim>>();
    let legs: Vec<(&Leg, Vec<&Claim>)> = legs_of(dossier, of).into_iter().map(|leg| (leg, tellers(leg))).collect();
    let rows = legs.iter().enumerate().filter(|(_, (_, tellers))| !tellers.is_empty()).map(|(n, (leg, tellers))| {
        let line = leg_line(dossier, leg);
        let when = dates(tellers);
        let places: Vec<&str> = leg.places().collect();
        let mut properties = when.flat;
        properties.extend([
            ("where_prec", Value::int(query::where_prec_of_leg(dossier, leg))),
            ("radius_km", radius_km(dossier, &places)),
            ("movement_id", Value::Text(dossier.id(of).to_owned())),
            ("leg", Value::count(n + 1)),
            ("kind", Value::Text(dossier.kind_name(of).to_owned())),
            ("title", Value::Text(dossier.title(of).to_owned())),
            ("from", Value::text(leg.from.clone())),
            ("via", Value::list(&leg.via)),
            ("to", Value::text(leg.to.clone())),
            ("path", Value::Text(leg.path.name().to_owned())),
            ("direction", Value::text(leg.direction.map(Compass::name))),
            ("route", Value::text((!leg.routes.is_empty()).then(|| leg.routes.join("; ")))),
            ("unknown_end", unknown_end(line.as_ref())),
            ("length_km", length_km(line.as_ref(), leg.path)),
            ("depart_edtf", Value::text(leg.depart.as_ref().map(ToString::to_string))),
            ("arrive_edtf", Value::text(leg.arrive.as_ref().map(ToString::to_string))),
            ("stood", Value::Bool(leg.stood)),
            ("stays", Value::Bool(leg.stays)),
        ]);
        properties.extend(people_and_passages(dossier, tellers, &places));
        properties.extend(simplestyle(dossier, tellers, None));
        Row {
            id: format!("{}/{}", dossier.id(of), n + 1),
            geometry: line.and_then(|line| leg_geometry(dossier, leg, &line)),
            timespans: when.timespans,
            time_label: when.label,
            certainty: when.certainty,
            properties,
        }
    });
    rows.collect()
}

fn unknown_end(line: Option<&LegLine>) -> Value {
    match line {
        Some(LegLine { from: End::Unknown, to: End::Unknown, .. }) => Value::Text("from; to".to_owned()),
        Some(LegLine { from: End::Unknown, .. }) => Value::Text("from".to_owned()),
        Some(LegLine { to: End::Unknown, .. }) => Value::Text("to".to_owned()),
        _ => Value::Null,
    }
}

/// How long the way is, where both ends are spots and the way is stated or chosen; a label of a country is no end to measure to.
fn length_km(line: Option<&LegLine>, path: PathKnowledge) -> Value {
    match line {
        Some(LegLine { points, from: End::Known, to: End::Known }) if points.len() > 1 && path != PathKnowledge::Unknown => {
            Value::Number((geodesic_length_km(points) * 10.0).round() / 10.0)
        }
        _ => Value::Null,
    }
}

/// A line where both ends are known; otherwise the end that is, or the stops where neither is.
fn leg_geometry(dossier: &Dossier, leg: &Leg, line: &LegLine) -> Option<Geometry> {
    match (line.from, line.to) {
        // a point that only shows the direction is no place that anybody named
        (End::Unknown, End::Unknown) => spots_of(dossier, leg.via.iter().map(String::as_str)),
        (End::Unknown, _) => line.points.last().copied().map(Geometry::Point),
        (_, End::Unknown) => line.points.first().copied().map(Geometry::Point),
        _ if line.points.len() < 2 => line.points.first().copied().map(Geometry::Point),
        _ => {
            let mut parts = cut_at_antimeridian(&line.points);
            if parts.len() == 1 { parts.pop().map(Geometry::LineString) } else { Some(Geometry::MultiLineString(parts)) }
        }
    }
}

pub(super) fn claim_row(dossier: &Dossier, id: ClaimId, claim: &Claim) -> Row {
    let when = dates(&[claim]);
    let (event, movement) = match id.of {
        Happening::Event(_) => (Some(dossier.id(id.of)), None),
        Happening::Movement(_) => (None, Some(dossier.id(id.of))),
    };
    // those that concern what the claim tells of, and those in which its paragraph takes a side
    let cites = |dispute: &&crate::dossier::Dispute| dispute.cites(&claim.article, claim.passage.paragraph);
    let disputes = dossier.disputes_of(id.of).chain(dossier.disputes.iter().filter(|dispute| dispute.about.is_empty()).filter(cites));
    let sha256 = dossier.article(&claim.article).map(|article| article.text.sha256.clone());
    let mut properties = vec![
        ("event_id", Value::text(event)),
        ("movement_id", Value::text(movement)),
        ("article_id", Value::Text(claim.article.clone())),
        ("article_sha256", Value::text(sha256)),
        ("paragraph", Value::count(claim.passage.paragraph)),
        ("passage_start", Value::count(claim.passage.start)),
        ("passage_end", Value::count(claim.passage.end)),
        ("quote", Value::Text(claim.passage.quote.clone())),
        ("says", Value::Text(claim.says.clone())),
        ("attribution", Value::text(claim.attribution.clone())),
        ("modality", Value::Text(claim.modality.name().to_owned())),
        ("figures", Value::list(claim.figures.iter().map(ToString::to_string))),
        ("figures_range", Value::list(claim.figures.iter().filter_map(Figure::range))),
        ("terms", Value::list(&claim.terms)),
    ];
    properties.extend(when.flat);
    let stated = claim.when.as_ref();
    properties.extend([
        ("date_words", Value::text(stated.and_then(|when| when.words.as_ref()).map(|words| words.text.clone()))),
        ("date_note", Value::text(stated.and_then(|when| when.note.clone()))),
        ("where_prec", where_prec(dossier, &[claim])),
        ("where_basis", Value::list(claim.places.iter().map(|place| place.basis.name()))),
        ("where_note", Value::list(claim.places.iter().filter_map(|place| place.note.as_deref()))),
        ("way", Value::list(claim.legs.iter().map(|leg| query::phrases::leg_text(dossier, leg)))),
        ("radius_km", radius_km(dossier, &claim.place_ids())),
        ("kind", Value::Text(dossier.kind_name(id.of).to_owned())),
        ("title", Value::Text(dossier.title(id.of).to_owned())),
        ("actors", Value::list(claim.actors.iter().map(|involved| involved.actor.as_str()))),
        ("actor_roles", Value::list(claim.actors.iter().map(|involved| format!("{}: {}", involved.actor, involved.role.name())))),
        ("place_ids", Value::list(claim.place_ids())),
        (
            "place_names",
            Value::list(claim.place_ids().into_iter().filter_map(|id| dossier.gazetteer.place(id)).map(|place| place.name().to_owned())),
        ),
        ("disputes", Value::list(disputes.map(|dispute| dispute.id.as_str()))),
        ("note", Value::text(claim.note.clone())),
    ]);
    let geometry = match id.of {
        Happening::Event(_) => spots(dossier, &[claim]),
        Happening::Movement(_) => legs_geometry(dossier, claim),
    };
    Row {
        id: format!("{}/{}", dossier.id(id.of), id.index + 1),
        geometry,
        timespans: when.timespans,
        time_label: when.label,
        certainty: when.certainty,
        properties,
    }
}

/// The lines of a claim's legs; their known ends where no leg has two.
fn legs_geometry(dossier: &Dossier, claim: &Claim) -> Option<Geometry> {
    let (mut lines, mut points) = (Vec::new(), Vec::new());
    for geometry in claim.legs.iter().filter_map(|leg| leg_geometry(dossier, leg, &leg_line(dossier, leg)?)) {
        match geometry {
            Geometry::LineString(line) => lines.push(line),
            Geometry::MultiLineString(parts) | Geometry::Polygon(parts) => lines.extend(parts),
            Geometry::MultiPolygon(areas) => lines.extend(areas.into_iter().flatten()),
            Geometry::Point(at) => points.push(at),
            Geometry::MultiPoint(more) => points.extend(more),
        }
    }
    match (lines.len(), points.as_slice()) {
        (0, []) => None,
        (0, [one]) => Some(Geometry::Point(*one)),
        (0, _) => Some(Geometry::MultiPoint(points)),
        (1, _) => lines.pop().map(Geometry::LineString),
        _ => Some(Geometry::MultiLineString(lines)),
    }
}
