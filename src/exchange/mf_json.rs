//! Movements as OGC Moving Features JSON in the prism encoding (OGC 19-045r3, *Moving Features Encoding Extension: JSON*, clause 7.2).
//!
//! It extends GeoJSON by `temporalGeometry` (7.2.1). A `MovingFeature` must have one; a leg of which nothing is dated has none, and is
//! an ordinary GeoJSON feature of the collection, since a moment for it would be our invention.

use std::io::{self, Write};

use serde::Serialize;

use super::dated_legs::{DatedLeg, Rest, Sample, ToldLeg, told_legs};
use super::geojson::GeometryOut;
use super::row::{Ordered, Position};
use super::{FormatFacts, Geometry, Layer, LayerFormat, Selection};
use crate::dossier::Dossier;
use crate::geo::BBox;
use crate::time::Moment;

/// The defaults of the standard, written out: WGS84 as longitude and latitude, ISO 8601.
const REFERENCE_SYSTEMS: &str = r#""crs":{"type":"Name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"trs":{"type":"Name","properties":{"name":"urn:ogc:data:time:iso8601"}}"#;
/// Between bends the standard's `Linear` runs straight in degrees, and ours on a great circle: on 100 km they are less than 1 km apart.
const STEP_KM: f64 = 100.0;

/// One collection of moving features.
pub(super) struct MfJson;

impl LayerFormat for MfJson {
    fn facts(&self) -> FormatFacts {
        FormatFacts { name: "mf-json", label: "OGC Moving Features JSON (prism)", extension: "mf.json", layers: &[Layer::Movements] }
    }

    fn write(&self, what: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
        let legs = told_legs(what);
        write!(out, "{{\"type\":\"FeatureCollection\",{REFERENCE_SYSTEMS}")?;
        if let Some(bbox) = BBox::from_points(legs.iter().filter_map(|told| told.row.geometry.as_ref()).flat_map(Geometry::points)) {
            out.write_all(b",\"bbox\":")?;
            serde_json::to_writer(&mut *out, &bbox.to_array())?;
        }
        out.write_all(b",\"features\":[")?;
        for (n, told) in legs.iter().enumerate() {
            out.write_all(if n == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &feature(what.dossier, told))?;
        }
        out.write_all(b"\n]}\n")
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Feature<'a> {
    r#type: &'static str,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_geometry: Option<TemporalGeometry>,
    geometry: Option<GeometryOut>,
    properties: Ordered<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum TemporalGeometry {
    /// 7.2.1.1, `TemporalPrimitiveGeometry`.
    Primitive(MovingPoint),
    /// 7.2.1.2, `TemporalComplexGeometry`: what rests and moves by turns. No two of its prisms share a moment.
    Complex { r#type: &'static str, prisms: Vec<MovingPoint> },
}

/// As many moments as positions; moments strictly increasing.
#[derive(Serialize)]
struct MovingPoint {
    r#type: &'static str,
    datetimes: Vec<String>,
    coordinates: Vec<Position>,
    interpolation: Interpolation,
}

/// How something goes from one position to the next (7.2.10, `MotionCurve`).
#[derive(Serialize)]
enum Interpolation {
    /// It was at these positions at these moments; nothing is said of the time between.
    Discrete,
    /// It stayed where it was until the next moment.
    Step,
    /// It went straight, at constant speed.
    Linear,
}

fn feature<'a>(dossier: &Dossier, told: &'a ToldLeg<'_>) -> Feature<'a> {
    Feature {
        r#type: "Feature",
        id: &told.row.id,
        temporal_geometry: temporal_geometry(&DatedLeg::of(dossier, told.leg, &told.claims, STEP_KM)),
        geometry: told.row.geometry.as_ref().map(GeometryOut::from),
        properties: Ordered(&told.row.properties),
    }
}

/// `Linear` between two dated ends, `Step` where it stood or stayed, as long as the claim's own date reaches, and `Discrete` for what
/// is dated beside these; none where nothing is.
fn temporal_geometry(leg: &DatedLeg) -> Option<TemporalGeometry> {
    let mut prisms: Vec<MovingPoint> = Vec::new();
    let stood = leg.stood.and_then(|rest| step(rest, 0));
    // it came at that very moment, which is the last of the way
    let stays = leg.stays.and_then(|rest| step(rest, i64::from(leg.arrive.is_some())));
    let (has_stood, has_stayed) = (stood.is_some(), stays.is_some());
    prisms.extend(stood);
    if leg.way.is_empty() {
        let set_out = leg.depart.or_else(|| leg.stood.filter(|_| !has_stood).and_then(|rest| sample(rest.until, rest)));
        let came = leg.arrive.or_else(|| leg.stays.filter(|_| !has_stayed).and_then(|rest| sample(rest.since, rest)));
        let in_order = set_out.zip(came).is_none_or(|(set_out, came)| set_out.at < came.at);
        let stops: Vec<Sample> = set_out.into_iter().chain(came).filter(|_| in_order).collect();
        if !stops.is_empty() {
            prisms.push(moving_point(&stops, Interpolation::Discrete));
        }
    } else {
        prisms.push(moving_point(&leg.way, Interpolation::Linear));
    }
    prisms.extend(stays);
    match prisms.len() {
        0 => None,
        1 => prisms.pop().map(TemporalGeometry::Primitive),
        _ => Some(TemporalGeometry::Complex { r#type: "MovingGeometryCollection", prisms }),
    }
}

fn sample(at: Option<Moment>, rest: Rest) -> Option<Sample> {
    at.map(|at| Sample { at, spot: rest.spot })
}

/// A rest of which both ends are dated, from `after_s` seconds after its first moment to its last second. "This interpolation requires
/// at least two positions" (7.2.10).
fn step(rest: Rest, after_s: i64) -> Option<MovingPoint> {
    let (first, last) = (rest.since?.plus_seconds(after_s), rest.until?.plus_seconds(-1));
    let at = |at| Sample { at, spot: rest.spot };
    (first < last).then(|| moving_point(&[at(first), at(last)], Interpolation::Step))
}

fn moving_point(samples: &[Sample], interpolation: Interpolation) -> MovingPoint {
    MovingPoint {
        r#type: "MovingPoint",
        datetimes: samples.iter().map(|sample| sample.at.to_string()).collect(),
        coordinates: samples.iter().map(|sample| Position(sample.spot)).collect(),
        interpolation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::LonLat;
    use crate::time::Edtf;

    fn moment(text: &str) -> Moment {
        text.parse::<Edtf>().unwrap().strict().start.unwrap()
    }

    fn written(leg: &DatedLeg) -> String {
        serde_json::to_string(&temporal_geometry(leg)).unwrap()
    }

    #[test]
    fn each_way_of_being_dated_has_its_interpolation() {
        let (from, to) = (LonLat::new(40.0, 34.0).unwrap(), LonLat::new(40.0, 36.0).unwrap());
        let sample = |at: &str, spot| Sample { at: moment(at), spot };
        let (out, there) = (sample("2019-10-20", from), sample("2019-10-24", to));
        let rest = |since: Option<&str>, until: Option<&str>, spot| Rest { since: since.map(moment), until: until.map(moment), spot };
        insta::assert_snapshot!(written(&DatedLeg::default()), @"null");
        insta::assert_snapshot!(written(&DatedLeg { depart: Some(out), ..DatedLeg::default() }), @r#"{"type":"MovingPoint","datetimes":["2019-10-20T00:00:00Z"],"coordinates":[[40.0,34.0]],"interpolation":"Discrete"}"#);
        insta::assert_snapshot!(written(&DatedLeg { stays: Some(rest(Some("2018"), None, to)), ..DatedLeg::default() }), @r#"{"type":"MovingPoint","datetimes":["2018-01-01T00:00:00Z"],"coordinates":[[40.0,36.0]],"interpolation":"Discrete"}"#);
        insta::assert_snapshot!(written(&DatedLeg { stood: Some(rest(Some("2019-10-01"), Some("2019-10-20"), from)), ..DatedLeg::default() }), @r#"{"type":"MovingPoint","datetimes":["2019-10-01T00:00:00Z","2019-10-19T23:59:59Z"],"coordinates":[[40.0,34.0],[40.0,34.0]],"interpolation":"Step"}"#);
        let all = DatedLeg {
            way: vec![out, there],
            depart: Some(out),
            arrive: Some(there),
            stood: Some(rest(Some("2019-10-01"), Some("2019-10-20"), from)),
            stays: Some(rest(Some("2019-10-24"), Some("2019-11-01"), to)),
        };
        insta::assert_snapshot!(written(&all), @r#"{"type":"MovingGeometryCollection","prisms":[{"type":"MovingPoint","datetimes":["2019-10-01T00:00:00Z","2019-10-19T23:59:59Z"],"coordinates":[[40.0,34.0],[40.0,34.0]],"interpolation":"Step"},{"type":"MovingPoint","datetimes":["2019-10-20T00:00:00Z","2019-10-24T00:00:00Z"],"coordinates":[[40.0,34.0],[40.0,36.0]],"interpolation":"Linear"},{"type":"MovingPoint","datetimes":["2019-10-24T00:00:01Z","2019-10-31T23:59:59Z"],"coordinates":[[40.0,36.0],[40.0,36.0]],"interpolation":"Step"}]}"#);
    }

    #[test]
    fn dates_that_contradict_each_other_are_no_moments() {
        let spot = LonLat::new(40.0, 34.0).unwrap();
        let at = |day: &str| Some(Sample { at: moment(day), spot });
        assert!(temporal_geometry(&DatedLeg { depart: at("2019-10-24"), arrive: at("2019-10-20"), ..DatedLeg::default() }).is_none());
    }
}
