//! CSV: reads back as it was written, says the same as the GeoJSON, and holds nothing that a spreadsheet would run.

use dateline::exchange::{Geometry, Layer, Row, Value, csv_from_rows, rows};
use dateline::geo::LonLat;
use dateline::query::Filter;

use super::{SmallDossier, built_in, parsed};
use crate::json::Json;
use crate::rfc7946::features;

fn table(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let header = cells(reader.headers().unwrap());
    (header, reader.records().map(|record| cells(&record.unwrap())).collect())
}

/// What a cell says of a property; texts may carry an apostrophe in front.
fn says(cell: &str, value: &Json) -> bool {
    match value {
        Json::Null => cell.is_empty(),
        Json::Bool(yes) => cell == yes.to_string(),
        Json::Number(number) => cell.parse() == Ok(*number),
        Json::Text(text) => cell == text || cell.strip_prefix('\'') == Some(text),
        Json::List(_) | Json::Object(_) => false,
    }
}

#[test]
fn every_layer_reads_back_with_the_cells_of_its_geojson() {
    for layer in Layer::ALL {
        let text = csv_from_rows(&rows(&built_in(), layer, &Filter::default()));
        let (header, lines) = table(&text);
        let root = parsed(layer);
        assert_eq!(lines.len(), features(&root).len(), "{}", layer.name());
        assert_eq!(header[..3], ["id", "longitude", "latitude"]);
        let (wkt, columns) = header[3..].split_last().unwrap();
        assert_eq!(wkt, "wkt");
        assert_eq!(columns, features(&root)[0].get("properties").keys(), "{}", layer.name());
        for (line, feature) in lines.iter().zip(features(&root)) {
            assert_eq!(Some(line[0].as_str()), feature.get("id").text());
            // several spots have no one position
            let placeless = *feature.get("geometry") == Json::Null || feature.get("geometry").get("type").text() == Some("MultiPoint");
            let on_earth = |cell: &str, most: f64| cell.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= most);
            assert!(if placeless {
                line[1].is_empty() && line[2].is_empty()
            } else {
                on_earth(&line[1], 180.0) && on_earth(&line[2], 90.0)
            });
            let shape = feature.get("geometry").get("type").text().map(str::to_uppercase).unwrap_or_default();
            assert!(line.last().unwrap().starts_with(&shape), "{}: {:?}, expected a {shape}", line[0], line.last());
            for (key, cell) in columns.iter().zip(&line[3..]) {
                let value = feature.get("properties").get(key);
                assert!(says(cell, value), "{} of {}: the cell {cell:?} is not {value:?}", key, line[0]);
            }
        }
    }
}

#[test]
fn a_table_without_rows_still_has_a_header() {
    assert_eq!(csv_from_rows(&[]), "id,longitude,latitude,wkt\r\n");
}

#[test]
fn lines_end_as_rfc_4180_has_it_and_bytes_repeat() {
    let dossier = built_in();
    for layer in Layer::ALL {
        let text = csv_from_rows(&rows(&dossier, layer, &Filter::default()));
        assert!(text.ends_with("\r\n") && !text.starts_with('\u{feff}'));
        assert!(text == csv_from_rows(&rows(&built_in(), layer, &Filter::default())));
    }
}

#[test]
fn no_cell_begins_like_a_formula() {
    for layer in Layer::ALL {
        let (_, lines) = table(&csv_from_rows(&rows(&built_in(), layer, &Filter::default())));
        for cell in lines.iter().flatten() {
            let is_number = cell.parse::<f64>().is_ok();
            assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
        }
    }
}

#[test]
fn a_formula_in_a_file_of_the_user_is_neutralised() {
    let dossier = SmallDossier::new().with("data/events/report.ron", "Trucks leave Hasakah", "=HYPERLINK(\\\"http://example.org\\\")");
    let dossier = dateline::store::load(&dateline::store::Source::Folder(dossier.path().to_owned())).dossier;
    let (header, lines) = table(&csv_from_rows(&rows(&dossier, Layer::Events, &Filter::default())));
    let title = header.iter().position(|key| key == "title").unwrap();
    assert_eq!(lines[0][title], "'=HYPERLINK(\"http://example.org\")");
    let texts = ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "a, \"b\"\nc", "1"];
    let one_row = |text: &str| Row {
        id: "a".to_owned(),
        geometry: Some(Geometry::Point(LonLat::new(-98.2, -1.5).unwrap())),
        timespans: vec![],
        time_label: None,
        certainty: "certain",
        properties: vec![("text", Value::Text(text.to_owned())), ("number", Value::Number(-2.5))],
    };
    let written = csv_from_rows(&texts.map(one_row));
    let (_, lines) = table(&written);
    let cells: Vec<&str> = lines.iter().map(|line| line[3].as_str()).collect();
    assert_eq!(cells, ["'=1+1", "'+1", "'-1", "'@sum", "'\tx", "'\rx", "a, \"b\"\nc", "1"]);
    assert_eq!(lines[0][1..3], ["-98.2", "-1.5"], "numbers are no formulas");
    assert_eq!(lines[0][4], "-2.5");
}
