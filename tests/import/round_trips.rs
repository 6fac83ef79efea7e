//! What goes out comes in again: identifiers, places to six decimals, dates, properties as text.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::LazyLock;

use dateline::dossier::{Dossier, Modality};
use dateline::exchange::tables::{CsvSink, Source, TableKind};
use dateline::exchange::{self, Format, Geometry, Row, Value, harmless_cell};
use dateline::layer::Layer;
use dateline::query::Filter;
use dateline::store;
use dateline::time::{Moment, TimeSpan};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{cell, geojson_of, layer_of};

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
        let geometry = row.geometry.as_ref();
        let spot = match geometry {
            Some(Geometry::MultiPoint(points)) if !as_csv => points.first().copied(),
            geometry => geometry.and_then(Geometry::representative),
        };
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
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

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
        let csv = TableKind::named("csv").unwrap();
        csv.read(Source::new(table.csv().as_slice()), &mut sink, &mut |_| ControlFlow::Continue(())).unwrap();
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
