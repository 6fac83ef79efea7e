//! GPX: read again with a reader that is not ours, with times only where both ends of a way are dated.

use std::process::Command;

use dateline::dossier::Dossier;
use dateline::exchange::{Format, Geometry, Layer, Row, rows, written};
use dateline::query::Filter;
use dateline::store::{self, Source};

use super::kml_out::with_a_dated_leg;
use super::{SmallDossier, built_in};

const LAYERS: [Layer; 3] = [Layer::Events, Layer::Movements, Layer::Places];

fn gpx_of(dossier: &Dossier, layer: Layer) -> String {
    let format = Format::named("gpx").expect("a format");
    String::from_utf8(written(dossier, layer, &Filter::default(), format).unwrap()).unwrap()
}

/// How many waypoints and how many ways a layer has.
fn counts(rows: &[Row]) -> (usize, usize) {
    let spots = |row: &Row| match row.geometry.as_ref() {
        Some(Geometry::Point(_)) => 1,
        Some(Geometry::MultiPoint(points)) => points.len(),
        _ => 0,
    };
    let is_line = |row: &&Row| matches!(row.geometry, Some(Geometry::LineString(_) | Geometry::MultiLineString(_)));
    (rows.iter().map(spots).sum(), rows.iter().filter(is_line).count())
}

#[test]
fn a_small_dossier_in_gpx_looks_like_this() {
    insta::assert_snapshot!("a_dated_leg_in_gpx", gpx_of(&with_a_dated_leg(), Layer::Movements));
}

#[test]
fn another_reader_finds_every_spot_and_every_way() {
    for layer in LAYERS {
        let text = gpx_of(&built_in(), layer);
        assert!(text == gpx_of(&built_in(), layer), "{} differs from one run to the next", layer.name());
        let read = gpx::read(text.as_bytes()).unwrap();
        let rows = rows(&built_in(), layer, &Filter::default());
        assert_eq!((read.waypoints.len(), read.routes.len() + read.tracks.len()), counts(&rows), "{}", layer.name());
        assert!(read.waypoints.iter().all(|waypoint| waypoint.time.is_none()), "no article states a second");
        let placeless = rows.iter().filter(|row| row.geometry.is_none()).count();
        let says = read.metadata.and_then(|metadata| metadata.description);
        assert_eq!(says.is_some(), placeless > 0, "{} {says:?}", layer.name());
    }
}

#[test]
fn only_a_way_that_is_dated_at_both_ends_has_times() {
    let read = gpx::read(gpx_of(&with_a_dated_leg(), Layer::Movements).as_bytes()).unwrap();
    assert_eq!((read.tracks.len(), read.routes.len()), (1, 0));
    let times: Vec<String> = read.tracks[0].segments[0].points.iter().map(|point| point.time.unwrap().format().unwrap()).collect();
    assert_eq!(times, ["2019-10-13T00:00:00.000000000Z", "2019-10-15T00:00:00.000000000Z"]);
    let all = gpx::read(gpx_of(&built_in(), Layer::Movements).as_bytes()).unwrap();
    assert!(all.tracks.is_empty() && all.routes.iter().flat_map(|route| &route.points).all(|point| point.time.is_none()));
}

#[test]
fn a_way_across_the_antimeridian_keeps_to_the_longitudes_of_the_schema() {
    let folder = SmallDossier::new()
        .with("data/places.ron", "lon: 40.74772", "lon: 178.0")
        .with("data/places.ron", "lon: 40.9", "lon: -172.0")
        .with("data/movements.ron", "from: \"hasakah\"", "from: \"hasakah\", to: \"hasakah-governorate\"");
    let dossier = store::load(&Source::Folder(folder.path().to_owned())).dossier;
    let read = gpx::read(gpx_of(&dossier, Layer::Movements).as_bytes()).unwrap();
    let lons: Vec<f64> = read.routes[0].points.iter().map(|point| point.point().x()).collect();
    assert_eq!(lons, [178.0, -180.0, -172.0]);
}

#[test]
fn no_text_breaks_the_file() {
    let nasty = "<b>&amp;]]> \u{1}\u{8} \u{202e}الحسكة <!-- 🚚 \\\"'";
    let folder = SmallDossier::new().with("data/events/report.ron", "Trucks leave Hasakah", nasty);
    let dossier = store::load(&Source::Folder(folder.path().to_owned())).dossier;
    let read = gpx::read(gpx_of(&dossier, Layer::Events).as_bytes()).unwrap();
    assert_eq!(read.waypoints[0].name.as_deref(), Some("<b>&amp;]]> \u{fffd}\u{fffd} \u{202e}الحسكة <!-- 🚚 \"'"));
}

#[test]
fn ogrinfo_counts_as_many_waypoints_and_routes() {
    if Command::new("ogrinfo").arg("--version").output().is_err() {
        println!("skipped: ogrinfo is not installed (Debian: gdal-bin)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for layer in LAYERS {
        let path = folder.path().join(format!("{}.gpx", layer.name()));
        std::fs::write(&path, gpx_of(&built_in(), layer)).unwrap();
        let (spots, ways) = counts(&rows(&built_in(), layer, &Filter::default()));
        for (table, count) in [("waypoints", spots), ("routes", ways)] {
            let output = Command::new("ogrinfo").args(["-ro", "-so"]).arg(&path).arg(table).output().unwrap();
            let said = String::from_utf8_lossy(&output.stdout);
            assert!(said.contains(&format!("Feature Count: {count}\n")), "{count} {table} of {}: {said}", layer.name());
        }
    }
}
