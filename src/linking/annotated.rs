//! Annotated tables, `file,start,end,surface,role,place_id`: what somebody found in texts, to hold linking against.

use std::collections::BTreeMap;
use std::io::Read;

use serde::Deserialize;

use super::mention::Role;

/// A mention as somebody annotated it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldMention {
    /// First code point, 0-based.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The stretch itself.
    pub surface: String,
    /// What it stands for.
    pub role: Role,
    /// Identifier of the place; none where the annotator knew none, or the gazetteer has it not.
    pub place: Option<String>,
}

impl GoldMention {
    /// Whether the stretch stands in that text where the annotation says.
    #[must_use]
    pub fn stands_in(&self, text: &str) -> bool {
        text.chars().skip(self.start).take(self.end.saturating_sub(self.start)).eq(self.surface.chars())
    }
}

/// A row of the table.
#[derive(Deserialize)]
struct Row {
    file: String,
    start: usize,
    end: usize,
    surface: String,
    role: Role,
    place_id: Option<String>,
}

/// The annotations of a table by the names of their texts, without the places that are not known.
///
/// # Errors
/// The first row that is none, with its line.
pub fn annotated(table: impl Read, is_known: impl Fn(&str) -> bool) -> Result<BTreeMap<String, Vec<GoldMention>>, (usize, csv::Error)> {
    let mut by_file: BTreeMap<String, Vec<GoldMention>> = BTreeMap::new();
    for (n, row) in csv::Reader::from_reader(table).into_deserialize::<Row>().enumerate() {
        // the header is line 1
        let Row { file, start, end, surface, role, place_id } = row.map_err(|error| (n + 2, error))?;
        let place = place_id.filter(|id| is_known(id));
        by_file.entry(file).or_default().push(GoldMention { start, end, surface, role, place });
    }
    Ok(by_file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_by_texts_and_a_bad_row_has_its_line() {
        let header = "file,start,end,surface,role,place_id\n";
        let table =
            annotated(format!("{header}a.txt,3,8,Raqqa,location,raqqa\nb.txt,0,3,abc,location,nowhere\n").as_bytes(), |id| id == "raqqa")
                .unwrap();
        assert_eq!(table["a.txt"][0].place.as_deref(), Some("raqqa"));
        assert_eq!(table["b.txt"][0].place, None);
        assert!(table["a.txt"][0].stands_in("in Raqqa"));
        assert!(!GoldMention { end: 2, ..table["a.txt"][0].clone() }.stands_in("in Raqqa"), "one that ends before it begins");
        assert_eq!(
            annotated(format!("{header}a.txt,3,8,Raqqa,location,\na.txt,x,8,Raqqa,location,\n").as_bytes(), |_| true).unwrap_err().0,
            3
        );
    }
}
