//! Places as Linked Places format 1.3: GeoJSON with `@id`, `names`, `types`, `links` and `relations`, as the World Historical Gazetteer
//! and Pelagios read it (<https://github.com/LinkedPasts/linked-places-format>, README of 24 June 2024).
//!
//! A gazetteer of ours does not say since when a place exists. What stands in `when` are the dates of the claims that name it, and its
//! label says so; a citation of a name is an article in which that very spelling stands beside a passage.

use std::io::{self, Write};

use serde::Serialize;

use super::geojson::{Span, timespan};
use super::row::Position;
use super::told_places::{ToldPlace, cited_as, told_places, year_of};
use super::{FormatFacts, Layer, LayerFormat, Selection, TimeSpanOut};
use crate::dossier::Dossier;
use crate::gazetteer::{CoordinateSource, Place, PlaceKind};
use crate::geo::BBox;

/// What the README of version 1.3 names as its context; the number in the file's name is that of the context.
const CONTEXT: &str = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld";
/// What stands before the identifier of a place where a URI is wanted.
pub(super) const PLACE_URN: &str = "urn:dateline:place:";
/// The source of a name that no passage spells.
pub(super) const OWN_SOURCE: &str = "gazetteer of the dossier";

/// One collection of places.
pub(super) struct LinkedPlaces;

impl LayerFormat for LinkedPlaces {
    fn facts(&self) -> FormatFacts {
        FormatFacts { name: "lpf", label: "Linked Places 1.3 (GeoJSON-LD)", extension: "lpf.json", layers: &[Layer::Places] }
    }

    fn write(&self, what: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
        let told = told_places(what);
        write!(out, "{{\"type\":\"FeatureCollection\",\"@context\":\"{CONTEXT}\"")?;
        if let Some(bbox) = BBox::from_points(told.iter().map(|told| told.place.at)) {
            out.write_all(b",\"bbox\":")?;
            serde_json::to_writer(&mut *out, &bbox.to_array())?;
        }
        out.write_all(b",\"features\":[")?;
        for (n, told) in told.iter().enumerate() {
            out.write_all(if n == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &feature(what.dossier, told))?;
        }
        out.write_all(b"\n]}\n")
    }
}

/// GeoNames' feature class (LPF 1.3, `fclasses[]`): A, H, L, P, R or S; none of our kinds is a landform, T.
pub(super) fn feature_class(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::City | PlaceKind::Town => "P",
        PlaceKind::Governorate | PlaceKind::Country => "A",
        PlaceKind::Region | PlaceKind::Border => "L",
        PlaceKind::River | PlaceKind::Sea => "H",
        PlaceKind::Road => "R",
        PlaceKind::Base | PlaceKind::Field | PlaceKind::Crossing | PlaceKind::Tripoint | PlaceKind::Building => "S",
    }
}

/// The concept of the Getty Art and Architecture Thesaurus and its term, from the list that LP-TSV 0.5 points at
/// (`feature-types-AAT_20230609.tsv`). None where it has no concept that says the same: a gas field is no oil field.
pub(super) fn aat_concept(kind: PlaceKind) -> Option<(u32, &'static str)> {
    match kind {
        PlaceKind::City => Some((300_008_389, "city")),
        PlaceKind::Town => Some((300_008_375, "town")),
        PlaceKind::Governorate => Some((300_000_774, "province")),
        PlaceKind::Country => Some((300_387_506, "country")),
        PlaceKind::Region => Some((300_182_722, "region (geographic)")),
        PlaceKind::Base => Some((300_000_455, "military base")),
        PlaceKind::River => Some((300_008_707, "river")),
        PlaceKind::Sea => Some((300_008_694, "sea")),
        PlaceKind::Road => Some((300_008_217, "road")),
        PlaceKind::Field | PlaceKind::Crossing | PlaceKind::Tripoint | PlaceKind::Building | PlaceKind::Border => None,
    }
}

/// A tag of BCP 47: the language, and the script where it is given.
pub(super) fn language_tag(name: &crate::gazetteer::Name) -> String {
    name.script.as_ref().map_or_else(|| name.lang.clone(), |script| format!("{}-{script}", name.lang))
}

#[derive(Serialize)]
struct Feature<'a> {
    #[serde(rename = "@id")]
    id: String,
    r#type: &'static str,
    properties: Properties<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<When<'a>>,
    names: Vec<NameOut<'a>>,
    types: [Type; 1],
    geometry: Point,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relations: Vec<Relation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    descriptions: Vec<Description<'a>>,
}

#[derive(Serialize)]
struct Properties<'a> {
    title: &'a str,
    ccodes: Vec<&'a str>,
    fclasses: [&'static str; 1],
}

#[derive(Serialize)]
struct When<'a> {
    timespans: Vec<Dated<'a>>,
    label: &'static str,
    certainty: &'static str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Dated<'a> {
    Closed(Span<'a>),
    OpenEnd { start: Earliest<'a> },
}

#[derive(Serialize)]
struct Earliest<'a> {
    earliest: &'a str,
}

#[derive(Serialize)]
struct NameOut<'a> {
    toponym: &'a str,
    lang: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citations: Vec<Citation>,
}

#[derive(Serialize)]
struct Citation {
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Type {
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<String>,
    label: &'static str,
    source_labels: [SourceLabel; 1],
}

#[derive(Serialize)]
struct SourceLabel {
    label: &'static str,
    lang: &'static str,
}

#[derive(Serialize)]
struct Point {
    r#type: &'static str,
    coordinates: Position,
    certainty: &'static str,
    approximation: Approximation,
    citations: [Citation; 1],
}

/// How far off the point may be, in km: the word of LP-TSV 0.5, as the World Historical Gazetteer holds it in a geometry.
#[derive(Serialize)]
struct Approximation {
    r#type: &'static str,
    tolerance: f64,
}

#[derive(Serialize)]
struct Link<'a> {
    r#type: &'static str,
    identifier: &'a str,
}

#[derive(Serialize)]
struct Relation {
    #[serde(rename = "relationType")]
    kind: &'static str,
    #[serde(rename = "relationTo")]
    whole: String,
    label: String,
}

#[derive(Serialize)]
struct Description<'a> {
    value: &'a str,
    lang: &'static str,
}

fn feature<'a>(dossier: &'a Dossier, told: &'a ToldPlace<'a>) -> Feature<'a> {
    let place = told.place;
    let concept = aat_concept(place.kind);
    let parent = place.parent.as_deref().and_then(|id| dossier.gazetteer.place(id));
    Feature {
        id: format!("{PLACE_URN}{}", place.id),
        r#type: "Feature",
        properties: Properties {
            title: place.name(),
            ccodes: place.country.as_deref().into_iter().collect(),
            fclasses: [feature_class(place.kind)],
        },
        when: when(&told.dates, told.certainty),
        names: toponyms(dossier, told),
        types: [Type {
            identifier: concept.map(|(number, _)| format!("aat:{number}")),
            label: concept.map_or(place.kind.label(), |(_, term)| term),
            source_labels: [SourceLabel { label: place.kind.label(), lang: "en" }],
        }],
        geometry: Point {
            r#type: "Point",
            coordinates: Position(place.at),
            certainty: certainty(place),
            approximation: Approximation { r#type: "gvp:approximateLocation", tolerance: place.radius_km },
            citations: [Citation { label: place.source.to_string(), year: None, id: geonames_id(&place.source) }],
        },
        links: place.links.iter().map(|link| Link { r#type: match_type(place, link), identifier: link }).collect(),
        relations: parent
            .map(|parent| Relation {
                kind: "gvp:broaderPartitive",
                whole: format!("{PLACE_URN}{}", parent.id),
                label: format!("part of {}", parent.name()),
            })
            .into_iter()
            .collect(),
        descriptions: place.note.as_deref().map(|value| Description { value, lang: "en" }).into_iter().collect(),
    }
}

/// The name of the title first: "at least one must have a citation" (LPF 1.3, `names[]`), and it is that one.
fn toponyms<'a>(dossier: &'a Dossier, told: &ToldPlace<'a>) -> Vec<NameOut<'a>> {
    let title = told.place.name();
    let (first, others): (Vec<_>, Vec<_>) = told.place.names.iter().partition(|name| name.preferred);
    let names = first.into_iter().chain(others);
    names
        .map(|name| {
            let cited = told.spelled_by(dossier, &name.text).into_iter().map(|article| Citation {
                label: cited_as(article),
                year: year_of(article),
                id: Some(format!("urn:dateline:article:{}", article.id)),
            });
            let mut citations: Vec<Citation> = cited.collect();
            if citations.is_empty() && name.text == title {
                citations.push(Citation { label: OWN_SOURCE.to_owned(), year: None, id: None });
            }
            NameOut { toponym: &name.text, lang: language_tag(name), citations }
        })
        .collect()
}

fn geonames_id(source: &CoordinateSource) -> Option<String> {
    if let CoordinateSource::GeoNames(number) = source { Some(format!("gn:{number}")) } else { None }
}

/// The entry that the coordinate is taken from is the same place; that others are is what the curators found.
fn match_type(place: &Place, link: &str) -> &'static str {
    if geonames_id(&place.source).as_deref() == Some(link) { "exactMatch" } else { "closeMatch" }
}

/// A spot from a record is certain, a point that stands for an area less so, and one that the curators chose is not.
fn certainty(place: &Place) -> &'static str {
    let area = matches!(
        place.kind,
        PlaceKind::Governorate
            | PlaceKind::Country
            | PlaceKind::Region
            | PlaceKind::River
            | PlaceKind::Road
            | PlaceKind::Border
            | PlaceKind::Sea
    );
    match place.source {
        CoordinateSource::Convention(_) => "uncertain",
        _ if area => "less-certain",
        _ => "certain",
    }
}

/// The dates of the claims, each once. A time span must have a start (LPF 1.3, `when{}`): a date whose beginning is open has none, and
/// is left out.
fn when<'a>(dates: &'a [TimeSpanOut], certainty: &'static str) -> Option<When<'a>> {
    let mut kept: Vec<&TimeSpanOut> = Vec::new();
    for date in dates.iter().filter(|date| date.start.is_some()) {
        if !kept.contains(&date) {
            kept.push(date);
        }
    }
    let timespans: Vec<Dated<'a>> = kept.into_iter().map(dated).collect();
    (!timespans.is_empty()).then_some(When { timespans, label: "dates of what the articles tell of it, not of its existence", certainty })
}

/// A start alone is "the interval described by the start": what has no end begins at the earliest then.
fn dated(date: &TimeSpanOut) -> Dated<'_> {
    match (&date.start, &date.end) {
        (Some(earliest), None) => Dated::OpenEnd { start: Earliest { earliest } },
        _ => Dated::Closed(timespan(date)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_without_a_beginning_is_no_time_span_and_one_without_an_end_says_from_when() {
        let date = |start: Option<&str>, end: Option<&str>| TimeSpanOut {
            start: start.map(str::to_owned),
            end: end.map(str::to_owned),
            ..TimeSpanOut::default()
        };
        let dates = [date(None, Some("2019-10-31")), date(Some("2017-01-01"), None), date(Some("2017-01-01"), None)];
        let written = serde_json::to_string(&when(&dates, "certain").unwrap().timespans).unwrap();
        insta::assert_snapshot!(written, @r#"[{"start":{"earliest":"2017-01-01"}}]"#);
        assert!(when(&dates[..1], "certain").is_none());
    }
}
