//! The shapes of CZML: a document and packets, as Cesium's `CzmlDataSource` reads them.

use std::iter::once;

use serde::Serialize;

use crate::exchange::dated_legs::Sample;
use crate::geo::LonLat;
use crate::time::{Moment, TimeSpan};

/// The first packet, which says what the file is and how its time runs.
#[derive(Serialize)]
pub(super) struct Document {
    pub(super) id: &'static str,
    pub(super) name: String,
    pub(super) version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) clock: Option<Clock>,
}

/// How the viewer's clock runs: `multiplier` seconds of the data in each second.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Clock {
    pub(super) interval: String,
    pub(super) current_time: String,
    pub(super) multiplier: i64,
    pub(super) range: &'static str,
    pub(super) step: &'static str,
}

/// One thing to show.
#[derive(Clone, Default, Serialize)]
pub(super) struct Packet {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) availability: Option<Availability>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) position: Option<Position>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) point: Option<Point>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) label: Option<Label>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) path: Option<Path>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) polyline: Option<Polyline>,
}

/// When a packet is there: one interval, or several that do not touch.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Availability {
    One(String),
    Several(Vec<String>),
}

impl Availability {
    /// Each version's span; those that touch become one. None, which is always, where a version is undated.
    pub(super) fn of(spans: impl Iterator<Item = Option<TimeSpan>>) -> Option<Self> {
        let mut spans: Vec<TimeSpan> = spans.collect::<Option<_>>()?;
        spans.retain(|span| !span.is_empty());
        spans.sort_by_key(|span| (span.start, span.end.is_none(), span.end));
        let mut apart: Vec<TimeSpan> = Vec::new();
        for span in spans {
            match apart.last_mut() {
                Some(last) if last.end.is_none_or(|end| span.start_or_min() <= end) => *last = last.union(&span),
                _ => apart.push(span),
            }
        }
        let mut intervals: Vec<String> = apart.into_iter().map(interval).collect();
        if intervals.len() > 1 { Some(Self::Several(intervals)) } else { intervals.pop().map(Self::One) }
    }
}

/// ISO 8601, `from/to`. An open side reaches to the first or the last moment that Cesium counts to, by the convention of CZML
/// (`9999-12-31T24:00:00Z`).
pub(super) fn interval(span: TimeSpan) -> String {
    let start = span.start.map_or_else(|| instant(Moment::MIN), instant);
    let end = span.end.map_or_else(|| "9999-12-31T24:00:00Z".to_owned(), instant);
    format!("{start}/{end}")
}

/// ISO 8601 in UTC. Cesium reads no years before the first.
pub(super) fn instant(at: Moment) -> String {
    /// 0001-01-01T00:00:00Z.
    const YEAR_1_S: i64 = -62_135_596_800;
    Moment::from_seconds(at.seconds().max(YEAR_1_S)).to_string()
}

/// Whether something is at its first spot before its first sample, or at its last after the last.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub(super) enum Extrapolation {
    None,
    Hold,
}

impl Extrapolation {
    pub(super) fn of(held: bool) -> Self {
        if held { Self::Hold } else { Self::None }
    }
}

/// Where something is. `cartographicDegrees` are longitude, latitude and height in metres; of samples, each after its seconds since
/// `epoch`.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Position {
    #[serde(rename_all = "camelCase")]
    Fixed { cartographic_degrees: [f64; 3] },
    #[serde(rename_all = "camelCase")]
    Sampled {
        epoch: String,
        cartographic_degrees: Vec<f64>,
        interpolation_algorithm: &'static str,
        interpolation_degree: u8,
        backward_extrapolation_type: Extrapolation,
        forward_extrapolation_type: Extrapolation,
    },
}

/// Longitude, latitude, and a height of 0 m.
fn degrees(at: LonLat) -> [f64; 3] {
    let [lon, lat] = at.to_position();
    [lon, lat, 0.0]
}

impl Position {
    pub(super) fn fixed(at: LonLat) -> Self {
        Self::Fixed { cartographic_degrees: degrees(at) }
    }

    /// Straight from sample to sample.
    pub(super) fn sampled(samples: &[Sample], before: Extrapolation, after: Extrapolation) -> Self {
        let epoch = samples.first().map(|sample| sample.at).unwrap_or_default();
        // what lies before the year 1 cannot be counted from there
        let seconds = |at: Moment| at.seconds_since(epoch) as f64;
        Self::Sampled {
            epoch: instant(epoch),
            cartographic_degrees: samples.iter().flat_map(|sample| once(seconds(sample.at)).chain(degrees(sample.spot))).collect(),
            interpolation_algorithm: "LINEAR",
            interpolation_degree: 1,
            backward_extrapolation_type: before,
            forward_extrapolation_type: after,
        }
    }
}

/// A dot.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Point {
    color: Colour,
    pixel_size: u8,
    outline_color: Colour,
    outline_width: u8,
    height_reference: &'static str,
}

impl Point {
    pub(super) fn new(rgba: [u8; 4]) -> Self {
        Self {
            color: Colour { rgba },
            pixel_size: 10,
            outline_color: Colour { rgba: [255; 4] },
            outline_width: 1,
            height_reference: "CLAMP_TO_GROUND",
        }
    }
}

#[derive(Clone, Serialize)]
struct Colour {
    rgba: [u8; 4],
}

/// Words to the right of a dot.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Label {
    text: String,
    font: &'static str,
    horizontal_origin: &'static str,
    pixel_offset: Offset,
    height_reference: &'static str,
}

#[derive(Clone, Serialize)]
struct Offset {
    cartesian2: [i8; 2],
}

impl Label {
    pub(super) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            font: "12px sans-serif",
            horizontal_origin: "LEFT",
            pixel_offset: Offset { cartesian2: [10, 0] },
            height_reference: "CLAMP_TO_GROUND",
        }
    }
}

/// The way that something has come, `trail_time` seconds back; `lead_time` 0, since what is to come is not drawn ahead.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Path {
    lead_time: i64,
    trail_time: i64,
    width: u8,
    resolution: i64,
    material: Material,
}

impl Path {
    /// The whole way, which takes so many seconds, in at most two hundred steps.
    pub(super) fn along(duration_s: i64, rgba: [u8; 4]) -> Self {
        const STEPS: i64 = 200;
        let resolution = (duration_s / STEPS).max(60);
        Self { lead_time: 0, trail_time: duration_s, width: 3, resolution, material: Material::solid(rgba) }
    }
}

/// A line on the ground, along great circles.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Polyline {
    positions: Positions,
    width: u8,
    material: Material,
    arc_type: &'static str,
    clamp_to_ground: bool,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Positions {
    cartographic_degrees: Vec<f64>,
}

impl Polyline {
    /// Solid where the way is stated, dashed where it is ours.
    pub(super) fn new(points: &[LonLat], rgba: [u8; 4], stated: bool) -> Self {
        Self {
            positions: Positions { cartographic_degrees: points.iter().copied().flat_map(degrees).collect() },
            width: 3,
            material: if stated { Material::solid(rgba) } else { Material::PolylineDash { color: Colour { rgba } } },
            arc_type: "GEODESIC",
            clamp_to_ground: true,
        }
    }
}

/// What a line is drawn with.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
enum Material {
    SolidColor { color: Colour },
    PolylineDash { color: Colour },
}

impl Material {
    fn solid(rgba: [u8; 4]) -> Self {
        Self::SolidColor { color: Colour { rgba } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Edtf;

    fn written(dates: &[&str]) -> String {
        let span = |date: &&str| date.parse::<Edtf>().ok().map(|date| date.fuzzy());
        serde_json::to_string(&Availability::of(dates.iter().map(span))).unwrap()
    }

    #[test]
    fn versions_that_touch_are_one_stretch_and_others_stay_apart() {
        insta::assert_snapshot!(written(&["2019-10-13", "2019-10-14"]), @r#""2019-10-13T00:00:00Z/2019-10-15T00:00:00Z""#);
        insta::assert_snapshot!(written(&["2020", "2018"]), @r#"["2018-01-01T00:00:00Z/2019-01-01T00:00:00Z","2020-01-01T00:00:00Z/2021-01-01T00:00:00Z"]"#);
    }

    #[test]
    fn an_open_side_reaches_to_the_end_of_counting_and_an_undated_version_is_always_there() {
        insta::assert_snapshot!(written(&["2017/.."]), @r#""2017-01-01T00:00:00Z/9999-12-31T24:00:00Z""#);
        insta::assert_snapshot!(written(&["../2019-10"]), @r#""0001-01-01T00:00:00Z/2019-11-01T00:00:00Z""#);
        assert_eq!(written(&["2019", ""]), "null");
    }
}
