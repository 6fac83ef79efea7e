//! GeoNames' dump (<https://download.geonames.org/export/dump/>): 19 tab-separated columns, no header, no quotation.

use super::{ImportedPlaces, Raw, RefusedRow, kind_of_class};
use crate::gazetteer::{CoordinateSource, Name, PlaceKind};
use crate::geo::LonLat;

/// From this number of inhabitants on a town is a city.
const CITY: u64 = 100_000;

pub(super) fn read(text: &str) -> ImportedPlaces {
    let mut imported = ImportedPlaces::default();
    for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match raw(line) {
            Ok(raw) => imported.places.push(raw.place()),
            Err(why) => imported.refused.push(RefusedRow { line: n + 1, why }),
        }
    }
    imported
}

fn raw(line: &str) -> Result<Raw, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    if cells.len() < 15 {
        return Err(format!("expected the 19 columns of a GeoNames dump, found {}", cells.len()));
    }
    let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
    let number: u64 = cell(0).parse().map_err(|_| format!("expected a number as geonameid, found \"{}\"", cell(0)))?;
    let degrees = |at: usize| cell(at).parse::<f64>().map_err(|_| format!("expected degrees, found \"{}\"", cell(at)));
    let at = LonLat::new(degrees(5)?, degrees(4)?).map_err(|error| error.to_string())?;
    if cell(1).is_empty() {
        return Err("expected a name, found none".to_owned());
    }
    let name = |text: &str| Name { text: text.trim().to_owned(), lang: "und".to_owned(), script: None, preferred: false };
    Ok(Raw {
        id: format!("gn-{number}"),
        names: [cell(1), cell(2)].into_iter().chain(cell(3).split(',')).map(name).collect(),
        kind: kind(cell(6), cell(7), cell(14).parse().unwrap_or(0)),
        at,
        source: CoordinateSource::GeoNames(number),
        radius_km: None,
        country: Some(cell(8).to_owned()),
        parent: None,
        links: vec![format!("gn:{number}")],
    })
}

/// GeoNames' feature codes (<https://www.geonames.org/export/codes.html>), as far as we have kinds for them.
fn kind(class: &str, code: &str, population: u64) -> PlaceKind {
    match code {
        "PCLI" | "PCL" | "PCLD" | "PCLF" | "PCLS" | "TERR" => PlaceKind::Country,
        "ADM1" | "ADMD" => PlaceKind::Governorate,
        "ADM2" | "ADM3" | "ADM4" | "RGN" | "AREA" => PlaceKind::Region,
        "PPLC" | "PPLA" => PlaceKind::City,
        "AIRB" | "INSM" | "MILB" => PlaceKind::Base,
        "OILF" | "GASF" => PlaceKind::Field,
        "PSTB" | "CSTM" => PlaceKind::Crossing,
        "SEA" | "GULF" | "OCN" => PlaceKind::Sea,
        "BDRY" => PlaceKind::Border,
        _ if class == "P" && population >= CITY => PlaceKind::City,
        _ => kind_of_class(class).unwrap_or(PlaceKind::Region),
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::gazetteer::PlaceKind;

    #[test]
    fn a_row_of_the_dump_becomes_a_place() {
        let row =
            "169577\tHoms\tHoms\tEmesa,Hims,حمص\t34.72682\t36.72339\tP\tPPLA\tSY\t\t11\t\t\t\t775404\t\t515\tAsia/Damascus\t2023-01-01";
        let read = read(&format!("{row}\nnot a row\n"));
        let homs = &read.places[0];
        assert_eq!((homs.id.as_str(), homs.kind, homs.country.as_deref()), ("gn-169577", PlaceKind::City, Some("SY")));
        assert_eq!(homs.names.len(), 4);
        assert_eq!(read.refused[0].line, 2);
    }
}
