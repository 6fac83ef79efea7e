//! What goes out comes in again: identifiers, places to six decimals, dates, properties as text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use dateline::dossier::{Dossier, Modality};
use dateline::exchange::tables::{ColumnHead, CsvSink, ImportError, Record, Report, Sink, Source};
use dateline::exchange::{self, Format, Geometry, Row, Value, harmless_cell};
use dateline::geo::LonLat;
use dateline::layer::Layer;
use dateline::query::Filter;
use dateline::store;
use dateline::time::{Moment, TimeSpan};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::random_dossier::dossiers;
#[cfg(feature = "parquet")]
use super::run::{answer_of, command};
use super::{cell, geojson_of, guessed, import, layer_of};

/// The layers that have places and dates.
const LAYERS: [exchange::Layer; 3] = [exchange::Layer::Events, exchange::Layer::Movements, exchange::Layer::Places];

static DOSSIER: LazyLock<Dossier> = LazyLock::new(|| store::load(&store::Source::BuiltIn).dossier);

fn filters() -> impl Strategy<Value = Filter> {
    let articles: Vec<String> = DOSSIER.articles.iter().map(|article| article.id.clone()).collect();
    let kinds: BTreeSet<String> = DOSSIER.happenings().map(|of| DOSSIER.kind_name(of).to_owned()).collect();
    let kinds: Vec<String> = kinds.into_iter().collect();
    let (most_articles, most_kinds) = (articles.len(), kinds.len());
    let set = |all: Vec<String>| all.into_iter().collect::<BTreeSet<String>>();
    (
        option::of(subsequence(articles, 1..=most_articles).prop_map(set)),
        option::weighted(0.3, subsequence(kinds, 1..=most_kinds).prop_map(set)),
        option::weighted(0.3, select(&["2017", "2019-10", "2025-05~"][..])),
        option::weighted(0.2, 1_u8..=7),
        option::weighted(0.2, select(&Modality::ALL[..])),
    )
        .prop_map(|(articles, kinds, from, max_where_prec, modality)| Filter {
            articles,
            kinds,
            from: from.map(|from| from.parse().unwrap()),
            max_where_prec,
            modalities: modality.map(|modality| BTreeSet::from([modality])),
            ..Filter::default()
        })
}

/// The span that the flat dates of a row stand for.
fn span_of(row: &Row) -> Option<TimeSpan> {
    let day = |key: &str| match row.property(key) {
        Some(Value::Text(day)) => Some(Moment::from_date(day.parse().unwrap())),
        _ => None,
    };
    let is_dated = matches!(row.property("date_edtf"), Some(Value::Text(_)));
    is_dated.then(|| TimeSpan { start: day("start"), end: day("end_exclusive") })
}

fn same_rows(layer: &Layer, rows: &[Row], as_csv: bool) -> Result<(), TestCaseError> {
    prop_assert_eq!(layer.len(), rows.len());
    for (n, row) in rows.iter().enumerate() {
        prop_assert_eq!(cell(layer, "id", n), &row.id);
        prop_assert_eq!(layer.span(n), span_of(row), "{} {:?}", row.id, row.property("date_edtf"));
        // of several spots the first, which is how a layer has a row on the map
        let spot = row.geometry.as_ref().and_then(|geometry| geometry.representative().or_else(|| geometry.points().next()));
        prop_assert_eq!(layer.at(n), spot.map(dateline::geo::LonLat::rounded), "{}", row.id);
        for (key, value) in &row.properties {
            let found = cell(layer, key, n);
            let is_same = match value {
                Value::Number(number) => found.parse::<f64>().ok() == Some(*number),
                Value::Text(text) if as_csv => found == harmless_cell(text),
                other => found == other.to_string(),
            };
            prop_assert!(is_same, "{} of {}: {found:?}, expected {value:?}", key, row.id);
        }
    }
    Ok(())
}

/// What is known of a row: its spots in millionths of a degree, and its first and last day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) spots: BTreeSet<(i64, i64)>,
    pub(super) days: Option<(String, String)>,
    date_prec: Option<u8>,
    where_prec: Option<u8>,
}

/// 180 east and 180 west are one meridian.
fn micro(at: LonLat) -> (i64, i64) {
    let lon = (at.lon * 1e6).round() as i64;
    (if lon == 180_000_000 { -lon } else { lon }, (at.lat * 1e6).round() as i64)
}

/// What was read, by identifier.
#[derive(Default)]
pub(super) struct Gathered {
    columns: Vec<ColumnHead>,
    pub(super) rows: BTreeMap<String, Known>,
    pub(super) texts: BTreeMap<String, BTreeMap<String, String>>,
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
    let day = |moment: Option<Moment>| moment.map_or_else(|| "open".to_owned(), |moment| moment.date().to_string());
    (day(span.start), day(span.end.map(|end| end.plus_seconds(-1))))
}

/// What the rows of a layer say, before they are written.
fn expected(dossier: &Dossier, layer: exchange::Layer, filter: &Filter) -> BTreeMap<String, Known> {
    let prec = |value: Option<&Value>| match value {
        Some(Value::Int(prec)) => u8::try_from(*prec).ok(),
        _ => None,
    };
    let known = |row: exchange::Row| {
        let known = Known {
            spots: row.geometry.iter().flat_map(Geometry::points).map(micro).collect(),
            days: span_of(&row).map(days),
            date_prec: prec(row.property("date_prec")),
            where_prec: prec(row.property("where_prec")),
        };
        (row.id, known)
    };
    exchange::rows(dossier, layer, filter).into_iter().map(known).collect()
}

fn read_back(dossier: &Dossier, layer: exchange::Layer, filter: &Filter, format: &str, kind: &str) -> (Gathered, Report) {
    let bytes = exchange::written(dossier, layer, filter, Format::named(format).unwrap()).unwrap();
    let mut gathered = Gathered::default();
    let report =
        import(kind, Source::new(bytes.as_slice()), &mut gathered).unwrap_or_else(|error| panic!("{format} of {}: {error}", layer.name()));
    assert!(report.refused.is_empty(), "{format} of {}: {:?}", layer.name(), report.lines());
    (gathered, report)
}

/// Formats that keep all places and dates, each with the one that it is read as.
fn whole_formats() -> impl Iterator<Item = (&'static str, &'static str)> {
    let parquet = cfg!(feature = "parquet").then_some(("geoparquet", "geoparquet"));
    [("geojson", "geojson"), ("geojsonl", "geojson"), ("kml", "kml"), ("kmz", "kmz"), ("csv", "csv")].into_iter().chain(parquet)
}

#[test]
fn whole_formats_give_back_every_row_with_its_places_and_dates() {
    for (format, kind) in whole_formats() {
        for layer in LAYERS {
            let (gathered, report) = read_back(&DOSSIER, layer, &Filter::default(), format, kind);
            let expected = expected(&DOSSIER, layer, &Filter::default());
            assert_eq!(report.kept, expected.len() as u64, "{format} of {}", layer.name());
            for (id, known) in &expected {
                assert_eq!(gathered.rows.get(id), Some(known), "{format} of {}: {id}", layer.name());
            }
        }
    }
}

#[test]
fn every_property_comes_back_from_kml() {
    for layer in LAYERS {
        let (gathered, _) = read_back(&DOSSIER, layer, &Filter::default(), "kml", "kml");
        for row in exchange::rows(&DOSSIER, layer, &Filter::default()) {
            for (key, value) in row.properties.iter().filter(|(_, value)| *value != Value::Null) {
                // the reader takes the blanks at both ends away
                assert_eq!(gathered.texts[&row.id][*key], value.to_string().trim(), "{}: {key}", row.id);
            }
        }
    }
}

#[test]
fn gpx_gives_back_every_row_that_has_a_place() {
    for layer in LAYERS {
        let (gathered, _) = read_back(&DOSSIER, layer, &Filter::default(), "gpx", "gpx");
        let mut expected = expected(&DOSSIER, layer, &Filter::default());
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
        let layer = layer_of(kind, text.as_bytes());
        let line = layer.line(0).unwrap();
        assert_eq!((layer.len(), line.points.len(), line.times.len()), (1, 3, 3), "{kind}");
        assert_eq!(layer.span(0).unwrap().start, line.times.first().copied(), "{kind}");
        assert_eq!(layer.columns[0].get(0), "t/1", "{kind}");
    }
}

#[test]
fn a_file_is_known_by_how_it_begins() {
    for (format, expected) in [("kml", "kml"), ("kmz", "kmz"), ("gpx", "gpx"), ("geojson", "geojson"), ("csv", "csv")] {
        let format = Format::named(format).unwrap();
        let bytes = exchange::written(&DOSSIER, exchange::Layer::Events, &Filter::default(), format).unwrap();
        let beginning = &bytes[..bytes.len().min(64 << 10)];
        assert_eq!(guessed(beginning, format.extension()), Some(expected));
    }
    assert_eq!(guessed(b"<?xml version=\"1.0\"?>\n<gpx>", "xml"), Some("gpx"));
}

#[cfg(feature = "parquet")]
#[test]
fn any_table_becomes_geoparquet_and_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = exchange::written(&DOSSIER, exchange::Layer::Events, &Filter::default(), Format::GEOJSON).unwrap();
    std::fs::write(folder.path().join("events.geojson"), bytes).unwrap();
    let run = |arguments: &[&str]| {
        let answer = answer_of(command(arguments).current_dir(folder.path()));
        (answer.code, answer.talk)
    };
    let (code, said) = run(&["import", "events.geojson", "-o", "events.parquet"]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = run(&["import", "events.parquet", "-o", "again.parquet"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("as geoparquet"), "{said}");
    let again = std::fs::read(folder.path().join("again.parquet")).unwrap();
    assert_eq!(again, std::fs::read(folder.path().join("events.parquet")).unwrap());
    let mut gathered = Gathered::default();
    import("geoparquet", Source::new(again.as_slice()), &mut gathered).unwrap();
    assert_eq!(gathered.rows, expected(&DOSSIER, exchange::Layer::Events, &Filter::default()));
    // half a file is refused, and nothing is left of what was to be written
    std::fs::write(folder.path().join("half.parquet"), &again[..again.len() / 2]).unwrap();
    let (code, said) = run(&["import", "half.parquet", "-o", "none.geojson"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("cut off") && !folder.path().join("none.geojson").exists(), "{said}");
}

/// Each whole format gives back every row with all its places and dates, and GPX those that have a place. A leg that is dated at both ends
/// is a track in GPX, with the spots in between.
fn comes_back(dossier: &Dossier, layer: exchange::Layer, filter: &Filter) -> Result<(), TestCaseError> {
    let mut expected = expected(dossier, layer, filter);
    for (format, kind) in whole_formats() {
        // an empty file of one feature a line is none of GeoJSON
        if format != "geojsonl" || !expected.is_empty() {
            prop_assert_eq!(&read_back(dossier, layer, filter, format, kind).0.rows, &expected, "{} of {}", format, layer.name());
        }
    }
    expected.retain(|_, known| !known.spots.is_empty());
    let mut found = read_back(dossier, layer, filter, "gpx", "gpx").0.rows;
    for (id, known) in &expected {
        let found = found.get_mut(id).ok_or_else(|| TestCaseError::fail(format!("{id} is not in the GPX")))?;
        // a track has no points where a line is cut at the antimeridian
        let is_there = |spot: &(i64, i64)| spot.0 == -180_000_000 || found.spots.contains(spot);
        prop_assert!(known.spots.iter().all(is_there), "{id}: {found:?}, expected {known:?}");
        found.spots.clone_from(&known.spots);
    }
    prop_assert_eq!(found, expected, "GPX of {}", layer.name());
    Ok(())
}

/// Spot in degrees (longitude, latitude), date, further cells.
type TableRow = (Option<(f64, f64)>, String, Vec<String>);

/// A small table of a stranger's.
#[derive(Clone, Debug)]
struct Table {
    headings: Vec<String>,
    rows: Vec<TableRow>,
}

fn tables() -> impl Strategy<Value = Table> {
    let heading = "[a-zé_][a-z0-9é \"',;]{0,8}[a-z]";
    let spot = option::weighted(0.9, (-179_999_999..179_999_999_i32, 1..89_999_999_i32))
        .prop_map(|spot| spot.map(|(lon, lat)| (f64::from(lon) / 1e6, f64::from(lat) / 1e6)));
    let date = (1950..2030_i32, 1..=12_u8, 1..=28_u8, 0..6_u8).prop_map(|(year, month, day, style)| match style {
        0 => String::new(),
        1 => format!("{day:02}-{month:02}-{year}"),
        2 => format!("{year}-{month:02}"),
        3 => format!("{year}{month:02}{day:02}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    });
    vec(heading, 0..5).prop_flat_map(move |words| {
        let headings: Vec<String> = words.iter().enumerate().map(|(n, word)| format!("{n} {word}").replace(' ', "_")).collect();
        let count = headings.len();
        let cells = vec(prop_oneof!["[ -~éا\n\r\t,;\"]{0,12}", "-?[0-9]{1,4}(\\.[0-9]{1,3})?", Just(String::new())], count);
        vec((spot.clone(), date.clone(), cells), 0..12).prop_map(move |rows| Table { headings: headings.clone(), rows })
    })
}

impl Table {
    fn csv(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["lon", "lat", "date"].into_iter().chain(self.headings.iter().map(String::as_str))).unwrap();
        for (spot, date, cells) in &self.rows {
            let [lon, lat] = spot.map_or_else(Default::default, |(lon, lat)| [lon.to_string(), lat.to_string()]);
            writer.write_record([&lon, &lat, date].into_iter().chain(cells)).unwrap();
        }
        writer.into_inner().unwrap()
    }
}

/// The same places, dates and precisions.
fn same_entries(one: &Layer, other: &Layer) -> Result<(), TestCaseError> {
    prop_assert_eq!(one.len(), other.len());
    for row in 0..one.len() {
        prop_assert_eq!(one.at(row), other.at(row));
        prop_assert_eq!((one.span(row), one.date_prec(row)), (other.span(row), other.date_prec(row)));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_exported_comes_in_again_as_the_same_events(filter in filters(), layer in select(&exchange::Layer::ALL[..])) {
        let rows = exchange::rows(&DOSSIER, layer, &filter);
        let written = |name: &str| exchange::written(&DOSSIER, layer, &filter, Format::named(name).unwrap()).unwrap();
        same_rows(&layer_of("geojson", &written("geojson")), &rows, false)?;
        if !rows.is_empty() {
            same_rows(&layer_of("geojson", &written("geojsonl")), &rows, false)?;
            same_rows(&layer_of("csv", &written("csv")), &rows, true)?;
        }
    }

    #[test]
    fn whole_formats_give_back_what_passes_a_filter(filter in filters(), layer in select(&LAYERS[..])) {
        comes_back(&DOSSIER, layer, &filter)?;
    }

    #[test]
    fn whatever_a_dossier_says_comes_back(dossier in dossiers(), layer in select(&LAYERS[..])) {
        comes_back(&dossier, layer, &Filter::default())?;
        for name in ["geojson", "csv"] {
            let written = exchange::written(&dossier, layer, &Filter::default(), Format::named(name).unwrap()).unwrap();
            same_rows(&layer_of(name, &written), &exchange::rows(&dossier, layer, &Filter::default()), name == "csv")?;
        }
    }

    #[test]
    fn the_cells_of_a_layer_are_those_of_the_table(table in tables()) {
        let layer = layer_of("csv", &table.csv());
        prop_assert_eq!(layer.len(), table.rows.len());
        prop_assert_eq!(layer.columns.len(), table.headings.len() + 3);
        for (n, (spot, date, cells)) in table.rows.iter().enumerate() {
            prop_assert_eq!(layer.at(n).map(|at| (at.lon, at.lat)), *spot);
            prop_assert_eq!(layer.span(n).is_none(), date.is_empty());
            prop_assert_eq!(layer.columns[2].get(n), date);
            for (column, cell) in layer.columns[3..].iter().zip(cells) {
                prop_assert_eq!(column.get(n), cell);
            }
        }
    }

    #[test]
    fn a_table_that_went_through_geojson_and_csv_is_the_same(table in tables()) {
        let first = layer_of("csv", &table.csv());
        let geojson = geojson_of("csv", table.csv().as_slice());
        let second = layer_of("geojson", geojson.as_bytes());
        same_entries(&first, &second)?;
        let mut sink = CsvSink::new(Vec::new());
        import("csv", Source::new(table.csv().as_slice()), &mut sink).unwrap();
        let third = layer_of("csv", &sink.finish().unwrap());
        same_entries(&first, &third)?;
        for (n, (_, _, cells)) in table.rows.iter().enumerate() {
            for (heading, text) in table.headings.iter().zip(cells) {
                prop_assert_eq!(cell(&second, heading, n), text);
                let is_number = text.parse::<f64>().is_ok();
                prop_assert_eq!(cell(&third, heading, n), if is_number { text.clone() } else { harmless_cell(text) });
            }
        }
    }
}
