//! Places as a table of the Linked Places formats, LP-TSV 0.5: one place a line, cells parted by tabs, without quotes
//! (<https://github.com/LinkedPasts/linked-places-format>, `tsv_0.5.md` of 24 June 2024).

use std::io::{self, Write};

use super::linked_places::{OWN_SOURCE, PLACE_URN, aat_concept, feature_class, language_tag};
use super::told_places::{ToldPlace, cited_as, told_places, year_of};
use super::{FormatFacts, Layer, LayerFormat, Selection};
use crate::dossier::Dossier;
use crate::gazetteer::CoordinateSource;

/// The columns, in the order of the specification. `start` and `end` are left out: a gazetteer of ours does not say since when a name
/// is in use. So are `title_uri` and `geowkt`, which would be empty.
const COLUMNS: [&str; 18] = [
    "id",
    "title",
    "title_source",
    "fclasses",
    "aat_types",
    "attestation_year",
    "ccodes",
    "matches",
    "variants",
    "types",
    "parent_name",
    "parent_id",
    "lon",
    "lat",
    "geo_source",
    "geo_id",
    "approximation",
    "description",
];

/// A table of places.
pub(super) struct LpTsv;

impl LayerFormat for LpTsv {
    fn facts(&self) -> FormatFacts {
        FormatFacts { name: "lp-tsv", label: "Linked Places table (LP-TSV 0.5)", extension: "tsv", layers: &[Layer::Places] }
    }

    fn write(&self, what: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", COLUMNS.join("\t"))?;
        for told in told_places(what) {
            writeln!(out, "{}", cells(what.dossier, &told).map(|cell| plain_cell(&cell)).join("\t"))?;
        }
        Ok(())
    }
}

fn cells<'a>(dossier: &'a Dossier, told: &ToldPlace<'a>) -> [String; COLUMNS.len()] {
    let place = told.place;
    let title = place.name();
    let source = told.spelled_by(dossier, title).into_iter().next();
    let parent = place.parent.as_deref().and_then(|id| dossier.gazetteer.place(id));
    let others = place.names.iter().filter(|name| name.text != title);
    let variants = others.map(|name| format!("{}@{}", list_entry(&name.text), language_tag(name)));
    let at = place.at.rounded();
    let geonames = if let CoordinateSource::GeoNames(number) = place.source { Some(number) } else { None };
    [
        place.id.clone(),
        title.to_owned(),
        source.map_or_else(|| OWN_SOURCE.to_owned(), cited_as),
        feature_class(place.kind).to_owned(),
        aat_concept(place.kind).map(|(number, _)| number.to_string()).unwrap_or_default(),
        source.and_then(year_of).map(|year| year.to_string()).unwrap_or_default(),
        place.country.clone().unwrap_or_default(),
        place.links.join(";"),
        variants.collect::<Vec<_>>().join(";"),
        place.kind.label().to_owned(),
        parent.map(|parent| parent.name().to_owned()).unwrap_or_default(),
        parent.map(|parent| format!("{PLACE_URN}{}", parent.id)).unwrap_or_default(),
        at.lon.to_string(),
        at.lat.to_string(),
        place.source.to_string(),
        geonames.map(|number| format!("http://www.geonames.org/{number}")).unwrap_or_default(),
        place.radius_km.to_string(),
        place.note.clone().unwrap_or_default(),
    ]
}

/// A cell without what parts cells and lines, and without a quotation mark at its start: the table has no quoting.
fn plain_cell(text: &str) -> String {
    let text = text.replace(['\t', '\r', '\n'], " ");
    if text.starts_with('"') { text.replace('"', "'") } else { text }
}

/// An entry of a list whose entries are parted by semicolons.
fn list_entry(text: &str) -> String {
    text.replace(';', ",")
}

#[cfg(test)]
mod tests {
    use super::{list_entry, plain_cell};

    #[test]
    fn nothing_in_a_cell_parts_cells_or_begins_a_quotation() {
        assert_eq!(plain_cell("a\tb\nc"), "a b c");
        assert_eq!(plain_cell("\"The Base\" of old"), "'The Base' of old");
        assert_eq!(plain_cell("what \"province\" means"), "what \"province\" means");
        assert_eq!(list_entry("Homs; the city"), "Homs, the city");
    }
}
