//! `GeoParquet`: reads back with the cells of its GeoJSON, the same bytes every time, and as other programs read it.

use std::ffi::OsStr;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;

use dateline::exchange::{ColumnType, Format, GeoParquetReader, Geometry, Layer, Row, Value, rows, written};
use dateline::geo::LonLat;
use dateline::query::Filter;

use super::built_in;

/// The layers that have a geometry; the others are plain Parquet.
const PLACED: [Layer; 4] = [Layer::Events, Layer::Movements, Layer::Claims, Layer::Places];

fn bytes(layer: Layer, filter: &Filter) -> Vec<u8> {
    written(&built_in(), layer, filter, Format::named("geoparquet").unwrap()).unwrap()
}

fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".parquet").tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file
}

/// The same spots at six decimals.
fn rounded(geometry: &Geometry) -> Geometry {
    let points = |points: &[LonLat]| points.iter().map(|at| at.rounded()).collect::<Vec<_>>();
    let all = |lines: &[Vec<LonLat>]| lines.iter().map(|line| points(line)).collect::<Vec<_>>();
    match geometry {
        Geometry::Point(at) => Geometry::Point(at.rounded()),
        Geometry::MultiPoint(spots) => Geometry::MultiPoint(points(spots)),
        Geometry::LineString(line) => Geometry::LineString(points(line)),
        Geometry::MultiLineString(lines) => Geometry::MultiLineString(all(lines)),
        Geometry::Polygon(rings) => Geometry::Polygon(all(rings)),
        Geometry::MultiPolygon(areas) => Geometry::MultiPolygon(areas.iter().map(|rings| all(rings)).collect()),
    }
}

fn cells(row: &Row) -> Vec<Option<String>> {
    let text = |value: &Value| (*value != Value::Null).then(|| value.to_string());
    std::iter::once(Some(row.id.clone())).chain(row.properties.iter().map(|(_, value)| text(value))).collect()
}

#[test]
fn every_row_with_a_place_reads_back_the_same() {
    for layer in PLACED {
        let expected = rows(&built_in(), layer, &Filter::default());
        let file = file(&bytes(layer, &Filter::default()));
        let mut reader = GeoParquetReader::open(file.path()).unwrap();
        let names = expected[0].properties.iter().map(|(name, _)| *name);
        assert_eq!(reader.columns(), std::iter::once("id").chain(names).collect::<Vec<_>>(), "{}", layer.name());
        let mut seen = 0;
        reader
            .for_each(|row, found, geometry| {
                let wanted = &expected[seen];
                seen += 1;
                assert_eq!(row, seen as u64);
                assert_eq!(found, cells(wanted), "{}", wanted.id);
                assert_eq!(geometry, Ok(wanted.geometry.as_ref().map(rounded)), "{}", wanted.id);
                ControlFlow::Continue(())
            })
            .unwrap();
        assert_eq!(seen, expected.len(), "{}", layer.name());
    }
}

#[test]
fn columns_have_the_types_of_what_they_hold() {
    let nobody = Filter { text: Some("no article has these words".to_owned()), ..Filter::default() };
    for filter in [Filter::default(), Filter { max_where_prec: Some(1), ..Filter::default() }] {
        let file = file(&bytes(Layer::Movements, &filter));
        let reader = GeoParquetReader::open(file.path()).unwrap();
        let of = |name: &str| reader.columns().iter().position(|column| column == name).map(|column| reader.types()[column]);
        for name in ["start", "end", "end_exclusive"] {
            assert_eq!(of(name), Some(ColumnType::Date), "{name}");
        }
        assert_eq!(of("leg"), Some(ColumnType::Int));
        assert_eq!(of("date_prec"), Some(ColumnType::Int));
        assert_eq!(of("length_km"), Some(ColumnType::Number));
        assert_eq!(of("title"), Some(ColumnType::Text));
    }
    let empty = file(&bytes(Layer::Events, &nobody));
    let reader = GeoParquetReader::open(empty.path()).unwrap();
    assert_eq!((reader.columns(), reader.row_count()), (["id".to_owned()].as_slice(), 0));
}

#[test]
fn a_layer_without_places_is_plain_parquet() {
    for layer in Layer::ALL.into_iter().filter(|layer| !PLACED.contains(layer)) {
        let why = GeoParquetReader::open(file(&bytes(layer, &Filter::default())).path()).unwrap_err().to_string();
        assert!(why.starts_with("the Parquet file is no GeoParquet"), "{}: {why}", layer.name());
    }
}

#[test]
fn events_that_are_cut_off_anywhere_are_refused() {
    let whole = bytes(Layer::Events, &Filter::default());
    let file = file(&whole);
    for length in (0..whole.len()).step_by(7).rev() {
        file.as_file().set_len(length as u64).unwrap();
        assert!(GeoParquetReader::open(file.path()).is_err(), "{length} bytes of {} are taken for the whole file", whole.len());
    }
}

/// Whether a script of `tests/outside` could be asked, by the Python in `$PYTHON`, or `python3`; it is all well with it then. Where it
/// could not, that is said.
#[expect(clippy::print_stdout, reason = "scripts/test counts what was skipped")]
fn asked(script: &str, arguments: &[&OsStr]) -> bool {
    /// What a script says then.
    const MISSES_SOMETHING: Option<i32> = Some(77);
    let python = std::env::var_os("PYTHON").filter(|python| !python.is_empty()).unwrap_or_else(|| "python3".into());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside").join(script);
    let Ok(output) = Command::new(&python).arg(script).args(arguments).output() else {
        println!("skipped: there is no {}", python.display());
        return false;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    if output.status.code() == MISSES_SOMETHING {
        println!("skipped: {said}");
        return false;
    }
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    true
}

fn reads_every_layer(reader: &str) {
    for layer in PLACED {
        let file = file(&bytes(layer, &Filter::default()));
        let count = rows(&built_in(), layer, &Filter::default()).len().to_string();
        if !asked("geoparquet.py", &[reader.as_ref(), file.path().as_ref(), count.as_ref()]) {
            return;
        }
    }
}

#[test]
fn pyarrow_reads_every_layer_with_its_metadata() {
    reads_every_layer("pyarrow");
}

#[test]
fn duckdb_reads_every_layer_with_its_metadata() {
    reads_every_layer("duckdb");
}

/// A polygon of the foreign file, by its first corner.
fn triangle(lon: f64, lat: f64) -> Geometry {
    let corners = [(lon, lat), (lon - 1.0, lat), (lon - 1.0, lat - 1.0), (lon, lat)];
    Geometry::Polygon(vec![corners.map(|(lon, lat)| LonLat { lon, lat }).to_vec()])
}

#[test]
fn a_file_that_pyarrow_wrote_is_read_cell_for_cell() {
    const ROWS: u64 = 12_000;
    let file = file(&[]);
    if !asked("foreign_geoparquet.py", &[file.path().as_ref(), ROWS.to_string().as_ref()]) {
        return;
    }
    let mut reader = GeoParquetReader::open(file.path()).unwrap();
    let names = ["id", "tags", "names.primary", "names.other", "kind", "day", "seen", "told", "cost", "share", "sure"];
    assert_eq!(reader.columns(), names);
    assert_eq!(
        reader.types()[5..],
        [ColumnType::Date, ColumnType::Text, ColumnType::Text, ColumnType::Number, ColumnType::Number, ColumnType::Bool]
    );
    let noon = jiff::civil::date(2025, 5, 1).at(12, 0, 0, 0);
    let mut seen = 0;
    reader
        .for_each(|row, cells, geometry| {
            let n = row - 1;
            assert_eq!(n, seen);
            seen += 1;
            let tags: Vec<String> = (1..n % 4).map(|k| format!("tag {}", k - 1)).collect();
            let second = noon + jiff::SignedDuration::from_secs(n.cast_signed());
            let expected = [
                Some(n.to_string()),
                (!tags.is_empty()).then(|| tags.join("; ")),
                Some(format!("name {n}")),
                None,
                Some(["battle", "protest"][(n % 2) as usize].to_owned()),
                Some((noon.date() + jiff::SignedDuration::from_hours(24 * n.cast_signed())).to_string()),
                Some(format!("{second}Z")),
                Some(second.to_string()),
                Some(format!("{}.{:02}", n / 100, n % 100)),
                (!n.is_multiple_of(5)).then(|| (n as f32 / 4.0).to_string()),
                Some(n.is_multiple_of(2).to_string()),
            ];
            assert_eq!(cells, expected, "row {row}");
            let (lon, lat) = ((n % 180) as f64, (n % 90) as f64);
            match n % 3 {
                0 => assert_eq!(geometry, Ok(Some(Geometry::Point(LonLat { lon, lat })))),
                1 => assert_eq!(geometry, Ok(Some(triangle(lon, lat)))),
                _ => assert_eq!(geometry, Ok(None)),
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(seen, ROWS);
}
