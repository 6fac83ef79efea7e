//! What each layer holds: one row an event, a leg, a claim, a place, an article or an actor.

use super::{Geometry, Row, TimeSpanOut, Value};
use crate::dossier::{Basis, Claim, ClaimId, Dossier, Happening, Leg, Modality, PathKnowledge, Shape};
use crate::geo::{cut_at_antimeridian, geodesic_length_km};
use crate::query::{End, Filter, LegLine, leg_line};
use crate::time::{Edtf, TimeSpan};

/// What can be exported or listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Layer {
    Events,
    Movements,
    Claims,
    Places,
    Articles,
    Actors,
}

impl Layer {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Events, Self::Movements, Self::Claims, Self::Places, Self::Articles, Self::Actors];

    /// The name on the command line and in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Movements => "movements",
            Self::Claims => "claims",
            Self::Places => "places",
            Self::Articles => "articles",
            Self::Actors => "actors",
        }
    }
}

/// The rows of a layer that pass the filter, in the order of the dossier.
///
/// Of an event or a movement, only the claims that pass are told of. Places, articles and actors are those that the passing
/// claims speak of; without a filter, all of them.
#[must_use]
pub fn rows(dossier: &Dossier, layer: Layer, filter: &Filter) -> Vec<Row> {
    let wanted: Vec<(ClaimId, &Claim)> = dossier.claims().filter(|(id, _)| filter.matches(dossier, *id)).collect();
    match layer {
        Layer::Claims => wanted.iter().map(|(id, claim)| claim_row(dossier, *id, claim)).collect(),
        Layer::Events => (0..dossier.events.len())
            .filter_map(|index| {
                let claims = claims_of(&wanted, Happening::Event(index));
                (!claims.is_empty()).then(|| event_row(dossier, index, &claims))
            })
            .collect(),
        Layer::Movements => (0..dossier.movements.len())
            .flat_map(|index| movement_rows(dossier, index, &claims_of(&wanted, Happening::Movement(index))))
            .collect(),
        Layer::Places => {
            let named = |id: &str| wanted.iter().any(|(_, claim)| claim.place_ids().contains(&id));
            let places = dossier.gazetteer.places().iter().filter(|place| filter.is_empty() || named(&place.id));
            places
                .map(|place| place_row(place, wanted.iter().filter(|(_, claim)| claim.place_ids().contains(&place.id.as_str())).count()))
                .collect()
        }
        Layer::Articles => {
            let tells = |id: &str| wanted.iter().filter(|(_, claim)| claim.article == id).count();
            let articles = dossier.articles.iter().filter(|article| filter.is_empty() || tells(&article.id) > 0);
            articles.map(|article| article_row(article, tells(&article.id))).collect()
        }
        Layer::Actors => {
            let acts = |id: &str| wanted.iter().filter(|(_, claim)| claim.actors.iter().any(|involved| involved.actor == id)).count();
            let actors = dossier.actors.iter().filter(|actor| filter.is_empty() || acts(&actor.id) > 0);
            actors.map(|actor| actor_row(actor, acts(&actor.id))).collect()
        }
    }
}

fn claims_of<'a>(wanted: &[(ClaimId, &'a Claim)], of: Happening) -> Vec<&'a Claim> {
    wanted.iter().filter(|(id, _)| id.of == of).map(|(_, claim)| *claim).collect()
}

/// The date of one or of several versions: their spans stay apart, the flat copies reach from the first day to the last.
struct Dates {
    timespans: Vec<TimeSpanOut>,
    label: Option<String>,
    certainty: &'static str,
    flat: Vec<(&'static str, Value)>,
}

fn dates(claims: &[&Claim]) -> Dates {
    let mut versions: Vec<&Edtf> = Vec::new();
    for when in claims.iter().filter_map(|claim| claim.when.as_ref()) {
        if !versions.contains(&&when.edtf) {
            versions.push(&when.edtf);
        }
    }
    let timespans: Vec<TimeSpanOut> = versions.iter().map(|edtf| timespan(edtf)).collect();
    let join = |texts: Vec<String>| (!texts.is_empty()).then(|| texts.join("; "));
    let label = join(versions.iter().map(|edtf| edtf.human()).collect());
    // an open side of any version makes that side of the whole open
    let start = timespans.iter().map(|span| span.start.clone()).collect::<Option<Vec<_>>>().and_then(|days| days.into_iter().min());
    let end_exclusive = versions.iter().map(|edtf| edtf.strict().end).collect::<Option<Vec<_>>>().and_then(|ends| ends.into_iter().max());
    let end = timespans.iter().map(|span| span.end.clone()).collect::<Option<Vec<_>>>().and_then(|days| days.into_iter().max());
    let stated = claims.iter().filter_map(|claim| claim.when.as_ref()).all(|when| when.basis == Basis::Stated);
    let precise = versions.iter().all(|edtf| edtf.date_prec() == 1);
    let certainty = match (versions.len(), stated, precise) {
        (1, true, true) => "certain",
        (1, true, _) => "less-certain",
        _ => "uncertain",
    };
    let basis = Value::list(claims.iter().filter_map(|claim| claim.when.as_ref()).map(|when| when.basis.name()));
    let flat = vec![
        ("start", Value::text(start)),
        ("end", Value::text(end)),
        ("end_exclusive", Value::text(end_exclusive.map(|end| end.date().to_string()))),
        ("date_edtf", Value::text(join(versions.iter().map(ToString::to_string).collect()))),
        ("date_label", Value::text(label.clone())),
        ("date_prec", Value::int(versions.iter().map(|edtf| edtf.date_prec()).min())),
        ("date_basis", basis),
    ];
    Dates { timespans, label, certainty, flat }
}

fn timespan(edtf: &Edtf) -> TimeSpanOut {
    let (start, end) = days(edtf.strict());
    let (earliest, latest) = days(edtf.fuzzy());
    TimeSpanOut {
        earliest: earliest.filter(|day| Some(day) != start.as_ref()),
        latest: latest.filter(|day| Some(day) != end.as_ref()),
        start,
        end,
    }
}

/// First and last day, inclusive, as ISO dates; none for an open end.
fn days(span: TimeSpan) -> (Option<String>, Option<String>) {
    (span.start.map(|start| start.date().to_string()), span.end.map(|end| end.plus_seconds(-1).date().to_string()))
}

/// What claims have in common, whatever layer they are told of in.
fn people_and_passages(dossier: &Dossier, claims: &[&Claim]) -> Vec<(&'static str, Value)> {
    let modalities = Modality::ALL.iter().filter(|modality| claims.iter().any(|claim| claim.modality == **modality));
    vec![
        ("modality", Value::list(modalities.map(|modality| modality.name()))),
        ("articles", Value::list(claims.iter().map(|claim| claim.article.as_str()))),
        ("actors", Value::list(claims.iter().flat_map(|claim| &claim.actors).map(|involved| involved.actor.as_str()))),
        ("place_ids", Value::list(claims.iter().flat_map(|claim| claim.place_ids()))),
        (
            "place_names",
            Value::list(
                claims
                    .iter()
                    .flat_map(|claim| claim.place_ids())
                    .filter_map(|id| dossier.gazetteer.place(id))
                    .map(|place| place.name().to_owned()),
            ),
        ),
        ("passages", Value::list(claims.iter().map(|claim| passage(claim)))),
    ]
}

fn passage(claim: &Claim) -> String {
    format!("{}#{}:{}-{}", claim.article, claim.passage.paragraph, claim.passage.start, claim.passage.end)
}

fn where_prec(claims: &[&Claim]) -> Value {
    Value::int(claims.iter().filter_map(|claim| claim.where_prec()).min())
}

fn radius_km(dossier: &Dossier, claims: &[&Claim]) -> Value {
    let radii = claims
        .iter()
        .flat_map(|claim| &claim.places)
        .filter_map(|place| dossier.gazetteer.place(&place.place))
        .map(|place| place.radius_km);
    radii.max_by(f64::total_cmp).map_or(Value::Null, Value::Number)
}

/// All places that the claims name, each once.
fn spots(dossier: &Dossier, claims: &[&Claim]) -> Option<Geometry> {
    let mut ids: Vec<&str> = Vec::new();
    for id in claims.iter().flat_map(|claim| &claim.places).map(|place| place.place.as_str()) {
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

fn event_row(dossier: &Dossier, index: usize, claims: &[&Claim]) -> Row {
    let of = Happening::Event(index);
    let when = dates(claims);
    let mut properties = when.flat;
    properties.extend([
        ("where_prec", where_prec(claims)),
        ("radius_km", radius_km(dossier, claims)),
        ("kind", Value::Text(dossier.kind_name(of).to_owned())),
        ("title", Value::Text(dossier.title(of).to_owned())),
    ]);
    properties.extend(people_and_passages(dossier, claims));
    properties.push(("claims", Value::Int(claims.len() as i64)));
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

/// One row for each leg; legs that several articles tell alike are one row.
fn movement_rows(dossier: &Dossier, index: usize, claims: &[&Claim]) -> Vec<Row> {
    let of = Happening::Movement(index);
    let mut legs: Vec<(&Leg, Vec<&Claim>)> = Vec::new();
    for claim in claims {
        for leg in &claim.legs {
            match legs.iter_mut().find(|(known, _)| *known == leg) {
                Some((_, tellers)) if tellers.contains(claim) => {}
                Some((_, tellers)) => tellers.push(claim),
                None => legs.push((leg, vec![claim])),
            }
        }
    }
    let rows = legs.iter().enumerate().map(|(n, (leg, tellers))| {
        let line = leg_line(dossier, leg);
        let when = dates(tellers);
        let mut properties = when.flat;
        properties.extend([
            ("movement_id", Value::Text(dossier.id(of).to_owned())),
            ("leg", Value::Int(n as i64 + 1)),
            ("kind", Value::Text(dossier.kind_name(of).to_owned())),
            ("title", Value::Text(dossier.title(of).to_owned())),
            ("from", Value::text(leg.from.clone())),
            ("via", Value::list(&leg.via)),
            ("to", Value::text(leg.to.clone())),
            ("path", Value::Text(leg.path.name().to_owned())),
            ("direction", Value::text(leg.direction.map(|direction| direction.name()))),
            ("route", Value::text(leg.route.clone())),
            ("unknown_end", unknown_end(line.as_ref())),
            ("length_km", length_km(line.as_ref())),
            ("depart_edtf", Value::text(leg.depart.as_ref().map(ToString::to_string))),
            ("arrive_edtf", Value::text(leg.arrive.as_ref().map(ToString::to_string))),
            ("stays", Value::Bool(leg.stays)),
        ]);
        properties.extend(people_and_passages(dossier, tellers));
        properties.extend(simplestyle(dossier, tellers, None));
        Row {
            id: format!("{}/{}", dossier.id(of), n + 1),
            geometry: line.and_then(|line| leg_geometry(&line)),
            timespans: when.timespans,
            time_label: when.label,
            certainty: if leg.path == PathKnowledge::Stated { when.certainty } else { "uncertain" },
            properties,
        }
    });
    rows.collect()
}

fn unknown_end(line: Option<&LegLine>) -> Value {
    match line {
        Some(LegLine { from: End::Unknown, .. }) => Value::Text("from".to_owned()),
        Some(LegLine { to: End::Unknown, .. }) => Value::Text("to".to_owned()),
        _ => Value::Null,
    }
}

fn length_km(line: Option<&LegLine>) -> Value {
    match line {
        Some(line) if line.from != End::Unknown && line.to != End::Unknown && line.points.len() > 1 => {
            Value::Number((geodesic_length_km(&line.points) * 10.0).round() / 10.0)
        }
        _ => Value::Null,
    }
}

/// A line where both ends are known; otherwise the end that is.
fn leg_geometry(line: &LegLine) -> Option<Geometry> {
    match (line.from, line.to) {
        (End::Unknown, _) => line.points.last().copied().map(Geometry::Point),
        (_, End::Unknown) => line.points.first().copied().map(Geometry::Point),
        _ if line.points.len() < 2 => line.points.first().copied().map(Geometry::Point),
        _ => {
            let mut parts = cut_at_antimeridian(&line.points);
            if parts.len() == 1 { parts.pop().map(Geometry::LineString) } else { Some(Geometry::MultiLineString(parts)) }
        }
    }
}

fn claim_row(dossier: &Dossier, id: ClaimId, claim: &Claim) -> Row {
    let when = dates(&[claim]);
    let (event, movement) = match id.of {
        Happening::Event(_) => (Some(dossier.id(id.of)), None),
        Happening::Movement(_) => (None, Some(dossier.id(id.of))),
    };
    let sha256 = dossier.article(&claim.article).map(|article| article.text.sha256.clone());
    let mut properties = vec![
        ("event_id", Value::text(event)),
        ("movement_id", Value::text(movement)),
        ("article_id", Value::Text(claim.article.clone())),
        ("article_sha256", Value::text(sha256)),
        ("paragraph", Value::Int(claim.passage.paragraph as i64)),
        ("passage_start", Value::Int(claim.passage.start as i64)),
        ("passage_end", Value::Int(claim.passage.end as i64)),
        ("quote", Value::Text(claim.passage.quote.clone())),
        ("says", Value::Text(claim.says.clone())),
        ("attribution", Value::text(claim.attribution.clone())),
        ("modality", Value::Text(claim.modality.name().to_owned())),
        ("figures", Value::list(claim.figures.iter().map(ToString::to_string))),
        ("terms", Value::list(&claim.terms)),
    ];
    properties.extend(when.flat);
    properties.extend([
        ("where_prec", where_prec(&[claim])),
        ("where_basis", Value::list(claim.places.iter().map(|place| place.basis.name()))),
        ("radius_km", radius_km(dossier, &[claim])),
        ("kind", Value::Text(dossier.kind_name(id.of).to_owned())),
        ("title", Value::Text(dossier.title(id.of).to_owned())),
        ("actors", Value::list(claim.actors.iter().map(|involved| format!("{} ({})", involved.actor, involved.role.name())))),
        ("place_ids", Value::list(claim.place_ids())),
        (
            "place_names",
            Value::list(claim.place_ids().into_iter().filter_map(|id| dossier.gazetteer.place(id)).map(|place| place.name().to_owned())),
        ),
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
    for geometry in claim.legs.iter().filter_map(|leg| leg_line(dossier, leg)).filter_map(|line| leg_geometry(&line)) {
        match geometry {
            Geometry::LineString(line) => lines.push(line),
            Geometry::MultiLineString(parts) => lines.extend(parts),
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

fn place_row(place: &crate::gazetteer::Place, claims: usize) -> Row {
    let properties = vec![
        ("name", Value::Text(place.name().to_owned())),
        ("kind", Value::Text(place.kind.label().to_owned())),
        ("names", Value::list(place.names.iter().map(|name| name.text.as_str()))),
        ("names_ar", Value::list(place.names.iter().filter(|name| name.lang == "ar").map(|name| name.text.as_str()))),
        ("country", Value::text(place.country.clone())),
        ("parent", Value::text(place.parent.clone())),
        ("radius_km", Value::Number(place.radius_km)),
        ("source", Value::Text(place.source.to_string())),
        ("links", Value::list(&place.links)),
        ("claims", Value::Int(claims as i64)),
        ("note", Value::text(place.note.clone())),
    ];
    undated(place.id.clone(), Some(Geometry::Point(place.at)), properties)
}

fn article_row(article: &crate::dossier::Article, claims: usize) -> Row {
    let published = article.published.when.as_ref();
    let properties = vec![
        ("title", Value::Text(article.title_or_untitled().to_owned())),
        ("label", Value::Text(article.label.clone())),
        ("outlet", Value::text(article.outlet.clone())),
        ("author", Value::text(article.author.clone())),
        ("language", Value::Text(article.language.clone())),
        ("published_edtf", Value::text(published.map(ToString::to_string))),
        ("published_label", Value::text(published.map(Edtf::human))),
        ("published_bounds", Value::text(article.published.bounds.as_ref().map(ToString::to_string))),
        ("published_basis", Value::Text(article.published.basis.name().to_owned())),
        ("published_reason", Value::Text(article.published.reason.clone())),
        ("article_sha256", Value::Text(article.text.sha256.clone())),
        ("code_points", Value::Int(article.text.code_points as i64)),
        ("paragraphs", Value::Int(article.paragraphs.len() as i64)),
        ("claims", Value::Int(claims as i64)),
    ];
    undated(article.id.clone(), None, properties)
}

fn actor_row(actor: &crate::dossier::Actor, claims: usize) -> Row {
    let properties = vec![
        ("name", Value::Text(actor.name.clone())),
        ("kind", Value::Text(format!("{:?}", actor.kind).to_lowercase())),
        ("part_of", Value::text(actor.part_of.clone())),
        ("names", Value::list(&actor.names)),
        ("terms", Value::list(actor.terms.iter().map(|term| format!("{}: “{}”", term.article, term.text)))),
        ("claims", Value::Int(claims as i64)),
        ("note", Value::text(actor.note.clone())),
    ];
    undated(actor.id.clone(), None, properties)
}

fn undated(id: String, geometry: Option<Geometry>, properties: Vec<(&'static str, Value)>) -> Row {
    Row { id, geometry, timespans: Vec::new(), time_label: None, certainty: "certain", properties }
}
