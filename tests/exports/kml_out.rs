//! KML and KMZ: read again with a reader that is not ours, as precise in time as the dossier, and whole whatever the texts hold.

use std::collections::BTreeMap;
use std::io::Read;
use std::process::Command;

use dateline::dossier::Dossier;
use dateline::exchange::{Format, Layer, Value, rows, written};
use dateline::query::{Filter, Travel, Whereabouts, whereabouts};
use dateline::store::{self, Source};
use dateline::time::Moment;
use kml::types::{Element, Geometry, Placemark};
use kml::{Kml, KmlReader};

use super::{SmallDossier, built_in};

const LAYERS: [Layer; 4] = [Layer::Events, Layer::Movements, Layer::Claims, Layer::Places];

fn format(name: &str) -> Format {
    Format::named(name).expect("a format")
}

fn kml_of(dossier: &Dossier, layer: Layer) -> String {
    String::from_utf8(written(dossier, layer, &Filter::default(), format("kml")).unwrap()).unwrap()
}

fn loaded(folder: &SmallDossier) -> Dossier {
    let loaded = store::load(&Source::Folder(folder.path().to_owned()));
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    loaded.dossier
}

/// Two towns, and trucks that go from one to the other; `dates` are those of the leg.
fn with_a_leg(dates: &str) -> Dossier {
    let leg = format!("from: \"hasakah\", to: \"hasakah-governorate\", {dates}");
    loaded(&SmallDossier::new().with("data/places.ron", "kind: Governorate", "kind: Town").with(
        "data/movements.ron",
        "from: \"hasakah\",",
        &leg,
    ))
}

/// The days of both ends are known.
pub(super) fn with_a_dated_leg() -> Dossier {
    with_a_leg("depart: \"2019-10-13\", arrive: \"2019-10-14\",")
}

fn placemarks(kml: &Kml, found: &mut Vec<Placemark>) {
    match kml {
        Kml::KmlDocument(document) => document.elements.iter().for_each(|inner| placemarks(inner, found)),
        Kml::Document { elements, .. } => elements.iter().for_each(|inner| placemarks(inner, found)),
        Kml::Placemark(placemark) => found.push(placemark.clone()),
        _ => {}
    }
}

fn read(text: &str) -> Vec<Placemark> {
    let mut found = Vec::new();
    placemarks(&KmlReader::<_, f64>::from_string(text).read().unwrap(), &mut found);
    found
}

fn child<'a>(placemark: &'a Placemark, name: &str) -> Option<&'a Element> {
    placemark.children.iter().find(|child| child.name == name)
}

fn data(placemark: &Placemark) -> BTreeMap<String, String> {
    let extended = child(placemark, "ExtendedData").expect("extended data");
    let value = |data: &Element| data.children[0].content.clone().unwrap_or_default();
    extended.children.iter().map(|data| (data.attrs["name"].clone(), value(data))).collect()
}

#[test]
fn a_small_dossier_in_kml_looks_like_this() {
    insta::assert_snapshot!("events_in_kml", kml_of(&loaded(&SmallDossier::new()), Layer::Events));
    insta::assert_snapshot!("a_dated_leg_in_kml", kml_of(&with_a_dated_leg(), Layer::Movements));
}

#[test]
fn another_reader_finds_every_row_with_all_that_it_holds() {
    let dossier = built_in();
    for layer in LAYERS {
        let text = kml_of(&dossier, layer);
        assert!(text == kml_of(&built_in(), layer), "{} differs from one run to the next", layer.name());
        let (rows, read) = (rows(&dossier, layer, &Filter::default()), read(&text));
        assert_eq!(read.len(), rows.len(), "{}", layer.name());
        for (row, placemark) in rows.iter().zip(&read) {
            assert_eq!(placemark.geometry.is_some(), row.geometry.is_some(), "{}", row.id);
            let spots = |geometry: &Geometry| match geometry {
                Geometry::Point(_) => 1,
                Geometry::LineString(line) => line.coords.len(),
                Geometry::MultiGeometry(many) => {
                    many.geometries.iter().map(|inner| if let Geometry::LineString(line) = inner { line.coords.len() } else { 1 }).sum()
                }
                other => panic!("{other:?}"),
            };
            assert_eq!(
                placemark.geometry.as_ref().map_or(0, spots),
                row.geometry.iter().flat_map(dateline::exchange::Geometry::points).count()
            );
            let known = row.properties.iter().filter(|(_, value)| *value != Value::Null);
            let mut expected: BTreeMap<String, String> = known.map(|(key, value)| ((*key).to_owned(), value.to_string())).collect();
            expected.insert("id".to_owned(), row.id.clone());
            assert_eq!(data(placemark), expected);
            assert!(placemark.description.as_ref().is_some_and(|words| !words.is_empty()), "{}", row.id);
        }
    }
}

#[test]
fn identifiers_are_unique_and_styles_are_there() {
    for layer in LAYERS {
        let text = kml_of(&built_in(), layer);
        let ids: Vec<&str> = text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let unique: std::collections::BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{}", layer.name());
        for style in read(&text).iter().filter_map(|placemark| placemark.style_url.clone()) {
            assert!(ids.contains(&style.trim_start_matches('#')), "{style}");
        }
    }
}

#[test]
fn a_date_stays_as_vague_as_it_is() {
    let dossier = built_in();
    let rows = rows(&dossier, Layer::Events, &Filter::default());
    for (row, placemark) in rows.iter().zip(read(&kml_of(&dossier, Layer::Events))) {
        let time = child(&placemark, "TimeStamp").or(child(&placemark, "TimeSpan"));
        let Some(Value::Text(edtf)) = row.property("date_edtf") else {
            assert_eq!(time, None, "{}", row.id);
            continue;
        };
        if edtf.len() == 10 && edtf.parse::<jiff::civil::Date>().is_ok() {
            let time = time.expect("a time");
            assert_eq!((time.name.as_str(), time.children[0].content.as_ref()), ("TimeStamp", Some(edtf)));
        }
        let open_end = row.property("end") == Some(&Value::Null);
        let has_end = time.is_some_and(|time| time.name == "TimeStamp" || time.children.iter().any(|child| child.name == "end"));
        assert_eq!(has_end, !open_end, "{} {edtf}", row.id);
    }
}

#[test]
fn a_track_is_where_the_query_puts_the_convoy() {
    let dossier = with_a_dated_leg();
    let leg = &dossier.movements[0].claims[0].legs[0];
    let text = kml_of(&dossier, Layer::Movements);
    let inside = |tag: &str| -> Vec<String> {
        let start = format!("<{tag}>");
        let parts = text.split(&start).skip(1);
        parts.filter_map(|rest| rest.split("</").next()).map(str::to_owned).collect()
    };
    let whens: Vec<String> = inside("when").into_iter().filter(|when| when.contains('T')).collect();
    assert_eq!((whens[0].as_str(), whens[whens.len() - 1].as_str()), ("2019-10-13T00:00:00Z", "2019-10-15T00:00:00Z"));
    assert_eq!(inside("gx:coord"), ["40.74772 36.50237 0", "40.9 36.4 0"]);
    let line = dateline::query::leg_line(&dossier, leg).unwrap();
    let length_km = dateline::geo::geodesic_length_km(&line.points);
    let travel = Travel { leg, kind: dossier.movements[0].kind, length_km, ends: (line.from, line.to), lasts: None };
    let at = |when: &str| whereabouts(&travel, Moment::from_datetime(when.trim_end_matches('Z').parse().unwrap()), false);
    assert_eq!(at(&whens[0]), Whereabouts::Stated { km: 0.0 });
    assert_eq!(at("2019-10-14T00:00:00Z"), Whereabouts::Stated { km: length_km / 2.0 });
    for dates in
        ["", "depart: \"2019-10-13\",", "depart: \"2019-10\", arrive: \"2019-10-14\",", "depart: \"2019-10-13~\", arrive: \"2019-10-14\","]
    {
        assert!(!kml_of(&with_a_leg(dates), Layer::Movements).contains("gx:Track>"), "nobody says where it was when: {dates}");
    }
    assert!(!kml_of(&built_in(), Layer::Movements).contains("gx:Track>"), "the built-in dossier dates no leg at both ends to the day");
}

#[test]
fn a_line_across_the_antimeridian_is_cut_and_its_track_is_not() {
    let folder = SmallDossier::new()
        .with("data/places.ron", "lon: 40.74772", "lon: 178.0")
        .with("data/places.ron", "lon: 40.9", "lon: -172.0")
        .with("data/places.ron", "kind: Governorate", "kind: Town")
        .with(
            "data/movements.ron",
            "from: \"hasakah\",",
            "from: \"hasakah\", to: \"hasakah-governorate\", depart: \"2019-10-13\", arrive: \"2019-10-14\",",
        );
    let text = kml_of(&loaded(&folder), Layer::Movements);
    let Some(Geometry::MultiGeometry(parts)) = &read(&text)[0].geometry else { panic!("no MultiGeometry") };
    let lons = |part: &Geometry| match part {
        Geometry::LineString(line) => line.coords.iter().map(|at| at.x).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(parts.geometries.iter().map(lons).collect::<Vec<_>>(), [[178.0, 180.0], [-180.0, -172.0]]);
    assert_eq!(text.matches("<gx:coord>").count(), 2);
}

#[test]
fn no_text_breaks_the_file() {
    let nasty = "<b>&amp;]]> \u{1}\u{8}\u{feff} \u{202e}الحسكة <!-- 🚚 \\\"'";
    let folder = SmallDossier::new().with("data/events/report.ron", "Trucks leave Hasakah", nasty);
    let mut dossier = store::load(&Source::Folder(folder.path().to_owned())).dossier;
    dossier.events[0].claims[0].says = nasty.to_owned();
    let text = kml_of(&dossier, Layer::Events);
    let read = read(&text);
    assert_eq!(read[0].name.as_deref(), Some("<b>&amp;]]> \u{fffd}\u{fffd}\u{feff} \u{202e}الحسكة <!-- 🚚 \"'"));
    let description = read[0].description.as_deref().unwrap();
    assert!(!description.contains('<') && description.contains("&lt;b>&amp;amp;]]>"), "a description is HTML: {description}");
}

#[test]
fn a_kmz_holds_the_kml_and_its_icon_and_no_time_of_its_own() {
    let dossier = built_in();
    let bytes = written(&dossier, Layer::Events, &Filter::default(), format("kmz")).unwrap();
    assert!(bytes == written(&built_in(), Layer::Events, &Filter::default(), format("kmz")).unwrap(), "bytes differ between runs");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(archive.len(), 2);
    let mut text = String::new();
    let mut document = archive.by_index(0).unwrap();
    document.read_to_string(&mut text).unwrap();
    assert_eq!(document.name().unwrap(), "doc.kml");
    assert_eq!(document.last_modified().unwrap(), zip::DateTime::default());
    drop(document);
    assert_eq!(read(&text).len(), dossier.events.len());
    let href = text.split("<href>").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
    let mut icon = Vec::new();
    archive.by_name(href).unwrap().read_to_end(&mut icon).unwrap();
    assert!(icon.starts_with(b"\x89PNG"));
}

#[test]
fn ogrinfo_counts_as_many_placemarks() {
    if Command::new("ogrinfo").arg("--version").output().is_err() {
        println!("skipped: ogrinfo is not installed (Debian: gdal-bin)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (layer, name) in LAYERS.into_iter().flat_map(|layer| [(layer, "kml"), (layer, "kmz")]) {
        let path = folder.path().join(format!("{}.{name}", layer.name()));
        std::fs::write(&path, written(&built_in(), layer, &Filter::default(), format(name)).unwrap()).unwrap();
        let output = Command::new("ogrinfo").args(["-ro", "-so", "-al"]).arg(&path).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        let count = rows(&built_in(), layer, &Filter::default()).len();
        assert!(said.contains(&format!("Feature Count: {count}\n")), "{count} {}: {said}", layer.name());
    }
}
