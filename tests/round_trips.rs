//! What the exports write, the imports read: the same identifiers, places and dates, as far as a format carries them. And files that
//! want to do harm, or are broken, are refused in words.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a panic is how a helper of a test says that it failed")]

#[path = "round_trips/bad_tables.rs"]
mod bad_tables;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
#[cfg(feature = "parquet")]
use std::process::Command;

use dateline::dossier::Dossier;
use dateline::exchange::tables::{ColumnHead, ImportError, LayerSink, Record, Report, Sink, Source, TableKind};
use dateline::exchange::{Format, Geometry, Layer, Value, rows, written};
use dateline::geo::LonLat;
use dateline::query::Filter;
use dateline::store;
use dateline::time::TimeSpan;

const LAYERS: [Layer; 3] = [Layer::Events, Layer::Movements, Layer::Places];

fn built_in() -> Dossier {
    store::load(&store::Source::BuiltIn).dossier
}

fn import(kind: &str, bytes: &[u8], sink: &mut dyn Sink) -> Result<Report, ImportError> {
    let kind = TableKind::named(kind).expect("a format of tables");
    kind.read(Source::new(bytes), sink, &mut |_| ControlFlow::Continue(()))
}

/// What is known of a row: its spots in millionths of a degree, and its first and last day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Known {
    spots: BTreeSet<(i64, i64)>,
    days: Option<(String, String)>,
    date_prec: Option<u8>,
    where_prec: Option<u8>,
}

fn micro(at: LonLat) -> (i64, i64) {
    ((at.lon * 1e6).round() as i64, (at.lat * 1e6).round() as i64)
}

#[derive(Default)]
struct Gathered {
    columns: Vec<ColumnHead>,
    rows: BTreeMap<String, Known>,
    texts: BTreeMap<String, BTreeMap<String, String>>,
}

impl Sink for Gathered {
    fn columns(&mut self, from: usize, columns: &[ColumnHead]) -> Result<(), ImportError> {
        assert_eq!(from, self.columns.len());
        self.columns.extend_from_slice(columns);
        Ok(())
    }

    fn row(&mut self, record: &Record<'_>) -> Result<(), ImportError> {
        let texts: BTreeMap<String, String> =
            self.columns.iter().zip(record.cells).map(|(column, cell)| (column.name.clone(), cell.text().to_owned())).collect();
        let id = texts["id"].clone();
        let known = self.rows.entry(id.clone()).or_default();
        known.spots.extend(record.geometry.iter().flat_map(|geometry| geometry.points()).map(micro));
        known.days = record.entry.span.map(days);
        (known.date_prec, known.where_prec) = (record.entry.date_prec, record.entry.where_prec);
        self.texts.insert(id, texts);
        Ok(())
    }
}

fn days(span: TimeSpan) -> (String, String) {
    let day = |moment: Option<dateline::time::Moment>| moment.map_or_else(|| "open".to_owned(), |moment| moment.date().to_string());
    (day(span.start), day(span.end.map(|end| end.plus_seconds(-1))))
}

/// What the rows of a layer say, before they are written.
fn expected(dossier: &Dossier, layer: Layer) -> BTreeMap<String, Known> {
    let prec = |value: Option<&Value>| match value {
        Some(Value::Int(prec)) => u8::try_from(*prec).ok(),
        _ => None,
    };
    let mut all = BTreeMap::new();
    for row in rows(dossier, layer, &Filter::default()) {
        let day = |key: &str| match row.property(key) {
            Some(Value::Text(day)) => day.clone(),
            _ => "open".to_owned(),
        };
        let dated = matches!(row.property("date_edtf"), Some(Value::Text(_)));
        let known = Known {
            spots: row.geometry.iter().flat_map(Geometry::points).map(micro).collect(),
            days: dated.then(|| (day("start"), day("end"))),
            date_prec: prec(row.property("date_prec")),
            where_prec: prec(row.property("where_prec")),
        };
        all.insert(row.id, known);
    }
    all
}

fn read_back(dossier: &Dossier, layer: Layer, format: &str, kind: &str) -> (Gathered, Report) {
    let bytes = written(dossier, layer, &Filter::default(), Format::named(format).unwrap()).unwrap();
    let mut gathered = Gathered::default();
    let report = import(kind, &bytes, &mut gathered).unwrap_or_else(|error| panic!("{format} of {}: {error}", layer.name()));
    assert!(report.refused.is_empty(), "{format} of {}: {:?}", layer.name(), report.lines());
    (gathered, report)
}

#[test]
fn whole_formats_give_back_every_row_with_its_places_and_dates() {
    let dossier = built_in();
    let parquet = cfg!(feature = "parquet").then_some(("geoparquet", "geoparquet"));
    for (format, kind) in [("geojson", "geojson"), ("geojsonl", "geojson"), ("kml", "kml"), ("kmz", "kmz")].into_iter().chain(parquet) {
        for layer in LAYERS {
            let (gathered, report) = read_back(&dossier, layer, format, kind);
            let expected = expected(&dossier, layer);
            assert_eq!(report.kept, expected.len() as u64, "{format} of {}", layer.name());
            for (id, known) in &expected {
                assert_eq!(gathered.rows.get(id), Some(known), "{format} of {}: {id}", layer.name());
            }
        }
    }
}

#[test]
fn every_property_comes_back_from_kml() {
    let dossier = built_in();
    for layer in LAYERS {
        let (gathered, _) = read_back(&dossier, layer, "kml", "kml");
        for row in rows(&dossier, layer, &Filter::default()) {
            for (key, value) in row.properties.iter().filter(|(_, value)| *value != Value::Null) {
                // the reader takes the blanks at both ends away
                assert_eq!(gathered.texts[&row.id][*key], value.to_string().trim(), "{}: {key}", row.id);
            }
        }
    }
}

#[test]
fn csv_gives_back_every_row_with_the_spot_that_it_has_and_its_dates() {
    let dossier = built_in();
    for layer in LAYERS {
        let (gathered, report) = read_back(&dossier, layer, "csv", "csv");
        let expected = expected(&dossier, layer);
        assert_eq!(report.kept, expected.len() as u64);
        for (id, known) in &expected {
            let found = &gathered.rows[id];
            assert!(found.spots.is_subset(&known.spots), "{id}");
            assert_eq!((&found.days, found.date_prec), (&known.days, known.date_prec), "{id}");
        }
    }
}

#[test]
fn gpx_gives_back_every_row_that_has_a_place() {
    let dossier = built_in();
    for layer in LAYERS {
        let (gathered, _) = read_back(&dossier, layer, "gpx", "gpx");
        let mut expected = expected(&dossier, layer);
        expected.retain(|_, known| !known.spots.is_empty());
        assert_eq!(gathered.rows, expected, "{}", layer.name());
    }
}

#[test]
fn legs_that_are_dated_at_both_ends_keep_their_times() {
    // as the exports write such a leg; the built-in dossier has none
    let kml = "<kml xmlns:gx='http://www.google.com/kml/ext/2.2'><Placemark><ExtendedData><Data name='id'><value>t/1</value></Data>\
        </ExtendedData><MultiGeometry><LineString><coordinates>40,36 41,36 42,36</coordinates></LineString><gx:Track>\
        <when>2019-10-13T00:00:00Z</when><when>2019-10-13T12:00:00Z</when><when>2019-10-14T00:00:00Z</when>\
        <gx:coord>40 36 0</gx:coord><gx:coord>41 36 0</gx:coord><gx:coord>42 36 0</gx:coord></gx:Track></MultiGeometry></Placemark></kml>";
    let gpx = "<gpx xmlns:d='urn:dateline:properties'><trk><extensions><d:id>t/1</d:id></extensions><trkseg>\
        <trkpt lat='36' lon='40'><time>2019-10-13T00:00:00Z</time></trkpt><trkpt lat='36' lon='41'><time>2019-10-13T12:00:00Z</time></trkpt>\
        <trkpt lat='36' lon='42'><time>2019-10-14T00:00:00Z</time></trkpt></trkseg></trk></gpx>";
    for (kind, text) in [("kml", kml), ("gpx", gpx)] {
        let mut sink = LayerSink::new("legs");
        import(kind, text.as_bytes(), &mut sink).unwrap();
        let layer = sink.finish();
        let line = layer.line(0).unwrap();
        assert_eq!((layer.len(), line.points.len(), line.times.len()), (1, 3, 3), "{kind}");
        assert_eq!(layer.span(0).unwrap().start, line.times.first().copied(), "{kind}");
        assert_eq!(layer.columns[0].get(0), "t/1", "{kind}");
    }
}

#[test]
fn a_file_is_known_by_how_it_begins() {
    let dossier = built_in();
    for (format, expected) in [("kml", "kml"), ("kmz", "kmz"), ("gpx", "gpx"), ("geojson", "geojson"), ("csv", "csv")] {
        let format = Format::named(format).unwrap();
        let bytes = written(&dossier, Layer::Events, &Filter::default(), format).unwrap();
        let beginning = &bytes[..bytes.len().min(64 << 10)];
        assert_eq!(TableKind::guess(beginning, format.extension()).map(TableKind::name), Some(expected));
    }
    assert_eq!(TableKind::guess(b"<?xml version=\"1.0\"?>\n<gpx>", "xml").map(TableKind::name), Some("gpx"));
}

#[cfg(feature = "parquet")]
#[test]
fn any_table_becomes_geoparquet_and_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = built_in();
    let bytes = written(&dossier, Layer::Events, &Filter::default(), Format::GEOJSON).unwrap();
    std::fs::write(folder.path().join("events.geojson"), bytes).unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_dateline")).args(arguments).current_dir(folder.path()).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, said) = run(&["import", "events.geojson", "-o", "events.parquet"]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = run(&["import", "events.parquet", "-o", "again.parquet"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("as geoparquet"), "{said}");
    let again = std::fs::read(folder.path().join("again.parquet")).unwrap();
    assert_eq!(again, std::fs::read(folder.path().join("events.parquet")).unwrap());
    let mut gathered = Gathered::default();
    import("geoparquet", &again, &mut gathered).unwrap();
    assert_eq!(gathered.rows, expected(&dossier, Layer::Events));
    // half a file is refused, and nothing is left of what was to be written
    std::fs::write(folder.path().join("half.parquet"), &again[..again.len() / 2]).unwrap();
    let (code, said) = run(&["import", "half.parquet", "-o", "none.geojson"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("cut off") && !folder.path().join("none.geojson").exists(), "{said}");
}
