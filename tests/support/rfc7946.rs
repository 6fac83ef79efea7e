//! Whether a text is a `FeatureCollection` as RFC 7946 has it, with what Dateline promises beyond: an `id` on every feature, at most
//! six decimals, a `bbox` that is the extent, and `when` as in Linked Places.

use std::collections::BTreeSet;

use crate::json::Json;

/// Everything that is wrong with the text, each as a sentence.
pub(crate) fn faults(text: &str) -> Vec<String> {
    let root = match Json::parse(text) {
        Ok(root) => root,
        Err(error) => return vec![format!("is no JSON: {error}")],
    };
    let mut checker = Checker::default();
    checker.collection(&root);
    checker.faults
}

/// The features of a collection.
pub(crate) fn features(root: &Json) -> &[Json] {
    list(root.get("features"))
}

fn list(value: &Json) -> &[Json] {
    if let Json::List(items) = value { items } else { &[] }
}

#[derive(Default)]
struct Checker {
    faults: Vec<String>,
    /// What the next faults are said of.
    of: String,
    ids: BTreeSet<String>,
    positions: Vec<(f64, f64)>,
}

impl Checker {
    fn fault(&mut self, what: impl Into<String>) {
        let what = what.into();
        self.faults.push(if self.of.is_empty() { what } else { format!("{}: {what}", self.of) });
    }

    fn expect_type(&mut self, object: &Json, name: &str) {
        if object.get("type").text() != Some(name) {
            self.fault(format!("type is {:?}, not {name}", object.get("type")));
        }
    }

    /// RFC 7946 section 7.1: what one kind of object has, another kind may not have.
    fn expect_none_of(&mut self, object: &Json, keys: &[&str]) {
        for key in object.keys().into_iter().filter(|key| keys.contains(key)) {
            self.fault(format!("has a member {key} that does not belong there"));
        }
        let mut seen = BTreeSet::new();
        if let Some(twice) = object.keys().into_iter().find(|key| !seen.insert(*key)) {
            self.fault(format!("has {twice} twice"));
        }
    }

    fn collection(&mut self, root: &Json) {
        self.expect_type(root, "FeatureCollection");
        self.expect_none_of(root, &["coordinates", "geometries", "geometry", "properties", "crs"]);
        if !matches!(root.get("features"), Json::List(_)) {
            self.fault("features is no list");
        }
        for (n, feature) in features(root).iter().enumerate() {
            self.of = format!("feature {n} {}", feature.get("id").text().unwrap_or_default());
            self.feature(feature);
        }
        self.of = String::new();
        self.bbox(root.get("bbox"));
    }

    fn feature(&mut self, feature: &Json) {
        self.expect_type(feature, "Feature");
        self.expect_none_of(feature, &["coordinates", "geometries", "features"]);
        match feature.get("id").text() {
            None | Some("") => self.fault("has no id"),
            Some(id) if !self.ids.insert(id.to_owned()) => self.fault("has the id of another feature"),
            Some(_) => {}
        }
        if !matches!(feature.get("properties"), Json::Object(_)) {
            self.fault("has no properties");
        }
        if !feature.keys().contains(&"geometry") {
            self.fault("has no geometry, not even null");
        }
        match feature.get("geometry") {
            Json::Null => {}
            geometry => self.geometry(geometry),
        }
        if feature.keys().contains(&"when") {
            self.when(feature.get("when"));
        }
    }

    fn geometry(&mut self, geometry: &Json) {
        self.expect_none_of(geometry, &["geometry", "properties", "features"]);
        let coordinates = geometry.get("coordinates");
        let parts = list(coordinates);
        let kind = geometry.get("type").text().unwrap_or_default().to_owned();
        if kind.starts_with("Multi") && parts.is_empty() {
            self.fault(format!("{kind} is empty"));
        }
        match kind.as_str() {
            "Point" => self.positions(std::slice::from_ref(coordinates), 1),
            "MultiPoint" => self.positions(parts, 0),
            "LineString" => self.line(parts),
            "MultiLineString" => parts.iter().for_each(|part| self.line(list(part))),
            "Polygon" => self.polygon(parts),
            "MultiPolygon" => parts.iter().for_each(|part| self.polygon(list(part))),
            other => self.fault(format!("{other:?} is no type of geometry")),
        }
    }

    fn line(&mut self, points: &[Json]) {
        let first = self.positions.len();
        self.positions(points, 2);
        if self.positions.get(first..).unwrap_or_default().windows(2).any(|pair| (pair[1].0 - pair[0].0).abs() > 180.0) {
            self.fault("crosses the antimeridian and is not cut there");
        }
    }

    fn polygon(&mut self, rings: &[Json]) {
        for (n, ring) in rings.iter().enumerate() {
            let first = self.positions.len();
            self.positions(list(ring), 4);
            let points = self.positions.get(first..).unwrap_or_default().to_vec();
            if points.first() != points.last() {
                self.fault(format!("ring {n} is open"));
            }
            let doubled_area: f64 = points.windows(2).map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1).sum();
            if (doubled_area > 0.0) != (n == 0) {
                self.fault(format!("ring {n} turns the wrong way"));
            }
        }
    }

    fn positions(&mut self, points: &[Json], least: usize) {
        if points.len() < least {
            self.fault(format!("has {} positions, at least {least} are needed", points.len()));
        }
        for point in points {
            match list(point) {
                [Json::Number(lon), Json::Number(lat)] => {
                    if !(-180.0..=180.0).contains(lon) || !(-90.0..=90.0).contains(lat) {
                        self.fault(format!("{lon}, {lat} is not on earth"));
                    }
                    if [lon, lat]
                        .into_iter()
                        .any(|degrees| degrees.to_string().split_once('.').is_some_and(|(_, decimals)| decimals.len() > 6))
                    {
                        self.fault(format!("{lon}, {lat} has more than six decimals"));
                    }
                    self.positions.push((*lon, *lat));
                }
                _ => self.fault(format!("{point:?} is no position")),
            }
        }
    }

    /// It is the extent of all positions, and is left out where there is none.
    fn bbox(&mut self, bbox: &Json) {
        // one that crosses the antimeridian has its west east of its east (section 5.2)
        let edge = match list(bbox) {
            [Json::Number(west), _, Json::Number(east), _] if west > east => *west,
            _ => -180.0,
        };
        let ends = |numbers: &mut dyn Iterator<Item = f64>| {
            numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), number| (least.min(number), most.max(number)))
        };
        let (west, east) = ends(&mut self.positions.iter().map(|(lon, _)| if *lon < edge { lon + 360.0 } else { *lon }));
        let (south, north) = ends(&mut self.positions.iter().map(|(_, lat)| *lat));
        let east = if east > 180.0 { east - 360.0 } else { east };
        let extent = if self.positions.is_empty() { Json::Null } else { Json::List([west, south, east, north].map(Json::Number).to_vec()) };
        if *bbox != extent {
            self.fault(format!("bbox is {bbox:?}, the extent {extent:?}"));
        }
    }

    fn when(&mut self, when: &Json) {
        self.expect_none_of(when, &[]);
        if let Some(other) = when.keys().into_iter().find(|key| !["timespans", "label", "certainty"].contains(key)) {
            self.fault(format!("when has a member {other}"));
        }
        if !matches!(when.get("certainty").text(), Some("certain" | "less-certain" | "uncertain")) {
            self.fault(format!("the certainty is {:?}", when.get("certainty")));
        }
        if when.get("label").text().is_none_or(str::is_empty) {
            self.fault("when has no label");
        }
        if list(when.get("timespans")).is_empty() {
            self.fault("when has no timespan");
        }
        for span in list(when.get("timespans")) {
            if !matches!(span.keys().as_slice(), ["start" | "end"] | ["start", "end"]) {
                self.fault(format!("a timespan has {:?}", span.keys()));
            }
            let [start, end] = ["start", "end"].map(|end| self.bound(span.get(end)));
            let in_order = |days: &[String]| days.windows(2).all(|pair| pair[0] <= pair[1]);
            // a start that may be later than an early end is fine: neither is known to the day
            let backward = start.first().zip(end.first()).is_some_and(|(start, end)| start > end)
                || start.last().zip(end.last()).is_some_and(|(start, end)| start > end);
            if backward || !in_order(&start) || !in_order(&end) {
                self.fault(format!("a timespan runs backward: {start:?} {end:?}"));
            }
        }
    }

    /// The days of a `start` or `end`, the earliest first; none where it is left out.
    fn bound(&mut self, bound: &Json) -> Vec<String> {
        if *bound == Json::Null {
            return Vec::new();
        }
        if !matches!(bound.keys().as_slice(), ["in" | "earliest" | "latest"] | ["earliest", "latest"]) {
            self.fault(format!("a bound has {:?}", bound.keys()));
        }
        let days: Vec<String> = bound.keys().iter().filter_map(|key| bound.get(key).text()).map(str::to_owned).collect();
        if let Some(day) = days.iter().find(|day| day.parse::<jiff::civil::Date>().is_err()) {
            self.fault(format!("{day:?} is no day"));
        }
        days
    }
}

#[cfg(test)]
mod tests {
    use super::faults;

    fn collection(feature: &str, bbox: &str) -> String {
        format!(r#"{{"type":"FeatureCollection","bbox":{bbox},"features":[{feature}]}}"#)
    }

    fn feature(geometry: &str) -> String {
        format!(r#"{{"type":"Feature","id":"a","geometry":{geometry},"properties":{{}}}}"#)
    }

    #[test]
    fn what_is_right_has_no_faults() {
        for (geometry, bbox) in [
            ("null", "null"),
            (r#"{"type":"Point","coordinates":[40.747721,36.5]}"#, "[40.747721,36.5,40.747721,36.5]"),
            (r#"{"type":"LineString","coordinates":[[40,36],[41,35]]}"#, "[40,35,41,36]"),
            (r#"{"type":"MultiLineString","coordinates":[[[178,0],[180,0]],[[-180,0],[-172,1]]]}"#, "[178,0,-172,1]"),
            (r#"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[4,2],[5,3],[5,2],[4,2]]]}"#, "[0,0,9,9]"),
        ] {
            assert_eq!(faults(&collection(&feature(geometry), bbox)), Vec::<String>::new(), "{geometry}");
        }
    }

    #[test]
    fn what_is_wrong_is_found() {
        for (geometry, bbox, fault) in [
            (r#"{"type":"Point","coordinates":[40,96]}"#, "[40,96,40,96]", "is not on earth"),
            (r#"{"type":"Point","coordinates":[40.7477211,36]}"#, "[40.7477211,36,40.7477211,36]", "six decimals"),
            (r#"{"type":"Point","coordinates":[40,36]}"#, "[40,35,40,36]", "bbox is"),
            (r#"{"type":"Point","coordinates":[40,36,"x"]}"#, "null", "is no position"),
            (r#"{"type":"LineString","coordinates":[[40,36]]}"#, "[40,36,40,36]", "at least 2"),
            (r#"{"type":"LineString","coordinates":[[-179,0],[179,0]]}"#, "[-179,0,179,0]", "antimeridian"),
            (r#"{"type":"MultiPoint","coordinates":[]}"#, "null", "is empty"),
            (r#"{"type":"Polygon","coordinates":[[[0,0],[9,9],[9,0],[0,0]]]}"#, "[0,0,9,9]", "turns the wrong way"),
            (r#"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9]]]}"#, "[0,0,9,9]", "is open"),
            (r#"{"type":"Circle","coordinates":[0,0]}"#, "null", "no type of geometry"),
        ] {
            let found = faults(&collection(&feature(geometry), bbox));
            assert!(found.len() == 1 && found[0].contains(fault), "expected {fault:?}, found {found:?}");
        }
    }

    #[test]
    fn collections_and_features_are_checked_as_well() {
        let twice = format!("{0},{0}", feature("null"));
        for (text, fault) in [
            (collection(&twice, "null"), "id of another feature"),
            (collection(r#"{"type":"Feature","id":"","geometry":null,"properties":{}}"#, "null"), "has no id"),
            (collection(r#"{"type":"Feature","id":"a","properties":{}}"#, "null"), "not even null"),
            (collection(r#"{"type":"Feature","id":"a","geometry":null,"properties":{},"features":[]}"#, "null"), "does not belong"),
            (r#"{"type":"FeatureCollection","features":[],"features":[]}"#.to_owned(), "has features twice"),
            (r#"{"type":"FeatureCollection","features":[NaN]}"#.to_owned(), "is no JSON"),
        ] {
            let found = faults(&text);
            assert!(found.len() == 1 && found[0].contains(fault), "expected {fault:?}, found {found:?}");
        }
    }

    #[test]
    fn times_are_checked() {
        let with =
            |when: &str| collection(&format!(r#"{{"type":"Feature","id":"a","geometry":null,"when":{when},"properties":{{}}}}"#), "null");
        let span = |span: &str| with(&format!(r#"{{"timespans":[{span}],"label":"x","certainty":"certain"}}"#));
        assert_eq!(
            faults(&span(r#"{"start":{"earliest":"2019-01-01","latest":"2019-02-01"},"end":{"in":"2019-02-01"}}"#)),
            Vec::<String>::new()
        );
        for (text, fault) in [
            (span("{}"), "a timespan has []"),
            (span(r#"{"end":{"in":"2019-02-01"},"start":{"in":"2019-01-01"}}"#), "a timespan has"),
            (span(r#"{"start":{"in":"2019-02-30"}}"#), "is no day"),
            (span(r#"{"start":{"in":"2019-02-02"},"end":{"in":"2019-02-01"}}"#), "runs backward"),
            (span(r#"{"start":{"earliest":"2019-02-02","latest":"2019-02-01"}}"#), "runs backward"),
            (span(r#"{"start":{"about":"2019-02-02"}}"#), "a bound has"),
            (with(r#"{"timespans":[],"label":"x","certainty":"certain"}"#), "no timespan"),
            (with(r#"{"timespans":[{"start":{"in":"2019-02-02"}}],"certainty":"maybe","label":"x"}"#), "the certainty is"),
        ] {
            let found = faults(&text);
            assert!(found.len() == 1 && found[0].contains(fault), "expected {fault:?}, found {found:?}");
        }
    }
}
