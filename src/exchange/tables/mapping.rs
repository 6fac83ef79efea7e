//! Any CSV: what its columns mean is guessed from their headings, shown, and can be changed.

use std::io::Read;

use serde::{Deserialize, Serialize};

use super::dates::Order;
use super::decode::Utf8;
use super::delimited::{Dialect, MOST_COLUMNS, Schema, delimiter_of, first_row, read};
use super::{ColumnHead, ImportError, Progress, Report, Sink, Source, TableFacts, TableFormat};
use crate::layer::ColumnKind;

/// What a column can mean for the map and the slider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Meaning {
    /// Degrees east.
    Longitude,
    /// Degrees north.
    Latitude,
    /// The date, or its beginning.
    Start,
    /// The last day.
    End,
    /// UCDP GED's where-precision.
    WherePrec,
    /// UCDP GED's date-precision.
    DatePrec,
    /// The whole geometry, as well-known text.
    Shape,
}

impl Meaning {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 7] = [Self::Longitude, Self::Latitude, Self::Start, Self::End, Self::WherePrec, Self::DatePrec, Self::Shape];

    /// The words of the interface.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Longitude => "longitude",
            Self::Latitude => "latitude",
            Self::Start => "date",
            Self::End => "last day",
            Self::WherePrec => "where-precision",
            Self::DatePrec => "date-precision",
            Self::Shape => "shape",
        }
    }

    /// Headings that mean it, the surest first: lower-case letters and digits alone.
    fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Longitude => &["longitude", "lon", "long", "lng", "xcoord", "x", "actiongeolong"],
            Self::Latitude => &["latitude", "lat", "ycoord", "y", "actiongeolat"],
            Self::Start => &[
                "dateedtf",
                "datestart",
                "startdate",
                "start",
                "eventdate",
                "begin",
                "from",
                "date",
                "day",
                "when",
                "datetime",
                "timestamp",
                "time",
            ],
            Self::End => &["dateend", "enddate", "end", "until", "to"],
            Self::WherePrec => &["whereprec"],
            Self::DatePrec => &["dateprec"],
            Self::Shape => &["wkt", "geomwkt", "wktgeom", "wktgeometry", "thegeom", "geom", "geometry"],
        }
    }
}

/// Which column means what, by its heading; kept in a project, and given on the command line as `longitude=x,latitude=y`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Pairs of a meaning and a heading; each meaning at most once.
    pub columns: Vec<(Meaning, String)>,
    /// Whether `03/04/2019` is the fourth of March.
    #[serde(default)]
    pub month_first: bool,
}

impl Mapping {
    /// What headings seem to mean.
    #[must_use]
    pub fn guess(header: &[String]) -> Self {
        let plain = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
        let named = |wanted: &str| header.iter().find(|name| plain(name) == wanted);
        let guess = |meaning: Meaning| meaning.headings().iter().find_map(|wanted| named(wanted)).map(|name| (meaning, name.clone()));
        Self { columns: Meaning::ALL.into_iter().filter_map(guess).collect(), month_first: false }
    }

    /// The heading that has a meaning.
    #[must_use]
    pub fn of(&self, meaning: Meaning) -> Option<&str> {
        self.columns.iter().find(|(known, _)| *known == meaning).map(|(_, name)| name.as_str())
    }

    /// Whether a column, or two, say where a row is.
    fn has_place(&self) -> bool {
        let has = |meaning| self.of(meaning).is_some();
        has(Meaning::Shape) || has(Meaning::Longitude) && has(Meaning::Latitude)
    }

    /// Gives a meaning to another column, or to none.
    pub fn set(&mut self, meaning: Meaning, name: Option<String>) {
        self.columns.retain(|(known, _)| *known != meaning);
        self.columns.extend(name.map(|name| (meaning, name)));
        self.columns.sort();
    }

    /// Reads `longitude=x, latitude=y, date=when`.
    ///
    /// # Errors
    /// Says what was expected where a part is no pair, or its meaning is none.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut mapping = Self::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (meaning, name) = part.split_once('=').ok_or_else(|| format!("expected a pair such as longitude=x, found \"{part}\""))?;
            let known = Meaning::ALL.into_iter().find(|known| known.label() == meaning.trim());
            let known = known.ok_or_else(|| {
                let all: Vec<&str> = Meaning::ALL.into_iter().map(Meaning::label).collect();
                format!("expected one of {}, found \"{}\"", all.join(", "), meaning.trim())
            })?;
            mapping.set(known, Some(name.trim().to_owned()));
        }
        Ok(mapping)
    }

    /// In words: `longitude: "x", latitude: "y"`.
    #[must_use]
    pub fn words(&self) -> String {
        let words: Vec<String> = self.columns.iter().map(|(meaning, name)| format!("{}: \"{name}\"", meaning.label())).collect();
        if words.is_empty() { "no column has a place or a date".to_owned() } else { words.join(", ") }
    }
}

/// The headings of a table, and what they seem to mean.
///
/// # Errors
/// What reading its beginning says.
pub fn headings(bytes: impl Read) -> std::io::Result<(Vec<String>, Mapping)> {
    let bytes = Utf8::new(bytes.take(1 << 20))?;
    let header = header(bytes.beginning());
    let mapping = Mapping::guess(&header);
    Ok((header, mapping))
}

fn header(beginning: &[u8]) -> Vec<String> {
    first_row(beginning, delimiter(beginning))
}

/// The delimiter of a table with a header: one that leaves headings of a place, or else what the header has most of. A heading may hold
/// more semicolons than there are commas between headings.
fn delimiter(beginning: &[u8]) -> u8 {
    let has_place = |delimiter: &u8| {
        let mapping = Mapping::guess(&first_row(beginning, *delimiter));
        mapping.has_place()
    };
    [b',', b';', b'\t', b'|'].into_iter().find(has_place).unwrap_or_else(|| delimiter_of(beginning))
}

/// A table with a header.
pub(super) struct AnyCsv;

impl TableFormat for AnyCsv {
    fn facts(&self) -> TableFacts {
        TableFacts { name: "csv", label: "any CSV with a header", has_late_columns: false }
    }

    fn fits(&self, _beginning: &[u8], extension: &str) -> bool {
        matches!(extension, "csv" | "tsv" | "txt" | "tab")
    }

    fn read(&self, source: Source<'_>, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<Report, ImportError> {
        let bytes = Utf8::new(source.bytes)?;
        let header = header(bytes.beginning());
        if header.is_empty() {
            return Err(ImportError::NotThis("no table: expected a header line, found nothing".to_owned()));
        }
        if header.len() > MOST_COLUMNS {
            return Err(ImportError::NotThis(format!("no table: expected at most {MOST_COLUMNS} columns, found more")));
        }
        let mapping = source.mapping.unwrap_or_else(|| Mapping::guess(&header));
        if let Some((meaning, name)) = mapping.columns.iter().find(|(_, name)| !header.contains(name)) {
            return Err(ImportError::NotThis(format!(
                "there is no column \"{name}\" for the {}; found {}",
                meaning.label(),
                shown(&header)
            )));
        }
        if !mapping.has_place() {
            return Err(ImportError::NotThis(format!(
                "no column for longitude and latitude, and none for a shape (WKT); found {}; {}",
                shown(&header),
                match header.len() {
                    1 => "is the delimiter a comma, a semicolon, a tab or a bar?",
                    _ => "say which with --columns longitude=…,latitude=…",
                }
            )));
        }
        let at = |meaning: Meaning| mapping.of(meaning).and_then(|name| header.iter().position(|column| column == name));
        let own = |code: &str| code.parse::<u8>().ok().filter(|code| (1..=7).contains(code));
        let schema = Schema {
            columns: unique(&header).into_iter().map(|name| ColumnHead { name, kind: ColumnKind::Text }).collect(),
            lon: at(Meaning::Longitude),
            lat: at(Meaning::Latitude),
            shape: at(Meaning::Shape),
            start: at(Meaning::Start),
            end: at(Meaning::End),
            order: if mapping.month_first { Order::MonthFirst } else { Order::DayFirst },
            where_prec: at(Meaning::WherePrec).map(|column| (column, own as fn(&str) -> Option<u8>)),
            date_prec: at(Meaning::DatePrec).map(|column| (column, own as fn(&str) -> Option<u8>)),
            widen: false,
        };
        let dialect = Dialect { delimiter: delimiter(bytes.beginning()), quoted: true, header: true };
        let mut report = read(bytes, dialect, &schema, sink, progress)?;
        report.notes.push(format!("columns: {}", mapping.words()));
        Ok(report)
    }
}

/// The headings, or as many of the first as fit into a message.
fn shown(header: &[String]) -> String {
    const MOST_SHOWN: usize = 300;
    let all = header.join(", ");
    let first: String = all.chars().take(MOST_SHOWN).collect();
    if first.len() < all.len() { first + "…" } else { first }
}

/// Headings that stand twice, or are empty, get a number.
fn unique(header: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(header.len());
    for (n, name) in header.iter().enumerate() {
        let name = if name.is_empty() { format!("column {}", n + 1) } else { name.clone() };
        let taken = names.contains(&name);
        names.push(if taken { format!("{name} ({})", n + 1) } else { name });
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_with_many_semicolons_is_one_heading() {
        assert_eq!(header(b"lon,lat,date,0; ; ; a; b\n1,2,3,4\n"), ["lon", "lat", "date", "0; ; ; a; b"]);
        assert_eq!(header(b"lon;lat;a,b,c,d\n"), ["lon", "lat", "a,b,c,d"]);
        assert_eq!(header(b"x1;y1;z\n"), ["x1", "y1", "z"]);
    }

    #[test]
    fn headings_are_guessed_and_can_be_said() {
        let header = ["Name", "LAT", "Lng", "Start Date", "End date", "note"].map(str::to_owned);
        let mapping = Mapping::guess(&header);
        assert_eq!(mapping.words(), "longitude: \"Lng\", latitude: \"LAT\", date: \"Start Date\", last day: \"End date\"");
        assert_eq!(Mapping::parse("longitude=Lng, latitude=LAT,date=Start Date,last day=End date"), Ok(mapping));
        assert_eq!(
            Mapping::parse("east=x"),
            Err("expected one of longitude, latitude, date, last day, where-precision, date-precision, shape, found \"east\"".to_owned())
        );
        assert_eq!(unique(&["a", "", "a"].map(str::to_owned)), ["a", "column 2", "a (3)"]);
    }
}
