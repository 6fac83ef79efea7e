//! Linked Places TSV 0.5: one place a line, `variants` as `name@lang-Script`, `approximation` in km.

use super::{ImportedPlaces, Raw, RefusedRow, kind_of_class, kind_of_word, name_with_language, own_id, source_of};
use crate::gazetteer::{CoordinateSource, PlaceKind};
use crate::geo::LonLat;

pub(super) fn read(text: &str) -> ImportedPlaces {
    let mut imported = ImportedPlaces::default();
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    for (n, record) in reader.records().enumerate() {
        let line = n + 2;
        let row = record.map_err(|error| error.to_string()).and_then(|record| {
            let cell =
                |name: &str| header.iter().position(|column| column == name).and_then(|at| record.get(at)).unwrap_or_default().trim();
            raw(cell)
        });
        match row {
            Ok(raw) => imported.places.push(raw.place()),
            Err(why) => imported.refused.push(RefusedRow { line, why }),
        }
    }
    imported
}

fn raw<'a>(cell: impl Fn(&str) -> &'a str) -> Result<Raw, String> {
    let (id, title) = (cell("id"), cell("title"));
    if id.is_empty() || title.is_empty() {
        return Err(format!("expected an id and a title, found \"{id}\" and \"{title}\""));
    }
    let degrees = |name: &str| {
        let text = cell(name);
        text.parse::<f64>().map_err(|_| format!("expected degrees in {name}, found \"{text}\""))
    };
    let at = LonLat::new(degrees("lon")?, degrees("lat")?).map_err(|error| error.to_string())?;
    let kind = cell("types").split(';').find_map(kind_of_word).or_else(|| cell("fclasses").split(';').find_map(kind_of_class));
    let list = |name: &str| -> Vec<String> {
        let parts = cell(name).split(';').map(str::trim).filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    };
    // where the coordinate is from, and where that is not said, the name
    let source = Some(cell("geo_source")).filter(|source| !source.is_empty()).unwrap_or(cell("title_source"));
    Ok(Raw {
        id: id.to_owned(),
        names: std::iter::once(name_with_language(&format!("{title}@en")))
            .chain(list("variants").iter().map(|name| name_with_language(name)))
            .collect(),
        kind: kind.unwrap_or(PlaceKind::Town),
        at,
        source: if source.is_empty() { CoordinateSource::PublicRecord("LP-TSV".to_owned()) } else { source_of(source) },
        radius_km: cell("approximation").parse().ok(),
        country: list("ccodes").first().cloned(),
        parent: Some(own_id(cell("parent_id"))),
        links: list("matches"),
    })
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::gazetteer::PlaceKind;

    #[test]
    fn rows_become_places_and_the_others_say_why_not() {
        let text = "id\ttitle\tvariants\ttypes\tlon\tlat\tapproximation\na\tA town\tB@fr;ج@ar-Arab\tvillage\t40.0\t35.5\t3\nb\t\t\t\t1\t1\t\nc\tC\t\tcity\t400\t1\t\n";
        let read = read(text);
        assert_eq!(read.places.len(), 1);
        let place = &read.places[0];
        assert_eq!((place.name(), place.kind, place.radius_km), ("A town", PlaceKind::Town, 3.0));
        assert_eq!(place.names[2].script.as_deref(), Some("Arab"));
        insta::assert_snapshot!(read.refused.iter().map(|row| format!("{}: {}", row.line, row.why)).collect::<Vec<_>>().join("\n"), @r#"
        3: expected an id and a title, found "b" and ""
        4: longitude 400 is out of range: expected -180 to 180; write decimal degrees (WGS84)
        "#);
    }
}
