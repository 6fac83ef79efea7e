//! What KML and GPX have in common: features with properties of any name, whose columns come as they appear.

use super::dates::TableDate;
use super::dates::versions;
use super::geojson_in::spot_on;
use super::report::Reason;
use super::when::date_of;
use super::xml_in::Element;
use super::{Cell, ColumnHead, ImportError, Record, Report, Sink};
use crate::exchange::Geometry;
use crate::layer::{ColumnKind, Entry, Line};
use crate::time::{DAY_S, TimeSpan};

/// Further columns are left out: their names are no names.
pub(super) const MOST_COLUMNS: usize = 1_000;
/// In a list of values longer than this, nobody looks for one that is there already.
const LONGEST_LIST: usize = 64 << 10;

/// What is said where there are more.
pub(super) fn left_out() -> String {
    format!("more than {MOST_COLUMNS} properties of different names: the others are left out")
}

/// A feature as its file has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Feature {
    /// On which line it begins.
    pub(super) number: u64,
    /// Its properties, each name once.
    pub(super) properties: Vec<(String, String)>,
    pub(super) geometry: Option<Geometry>,
    /// When it was, as an element of the format says.
    pub(super) date: Option<TableDate>,
    /// Its line, with times where it has them.
    pub(super) line: Option<Line>,
}

impl Feature {
    /// Adds what an element of the format itself says; nothing where it is empty.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        // one more than there may be columns, so that the table says so
        if !value.is_empty() && self.properties.len() <= MOST_COLUMNS && self.property(name).is_none() {
            self.properties.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Adds a property that the file has beside the elements of the format. One of the same name and text is the same; one that says
    /// something else gets `(data)` behind its name, and several of those are a list.
    pub(super) fn add(&mut self, name: &str, value: &str) {
        match self.property(name) {
            Some(known) if known == value => {}
            None => self.set(name, value),
            Some(_) if value.is_empty() => {}
            Some(_) => {
                let name = format!("{name} (data)");
                match self.properties.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, values)) if values.len() <= LONGEST_LIST && values.split("; ").any(|known| known == value) => {}
                    Some((_, values)) => {
                        values.push_str("; ");
                        values.push_str(value);
                    }
                    None => self.set(&name, value),
                }
            }
        }
    }

    /// Adds each element without elements in it as a property.
    pub(super) fn add_leaves(&mut self, element: &Element) {
        if element.children.is_empty() {
            self.add(&element.name, element.text.trim());
        }
        element.children.iter().for_each(|child| self.add_leaves(child));
    }

    pub(super) fn property(&self, name: &str) -> Option<&str> {
        self.properties.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// As our own exports say it, which is exact; as an element says it; as other properties seem to say it.
    fn when(&self) -> Option<TableDate> {
        let own = self.property("date_edtf").and_then(versions);
        // a property called "start" may be anything: what is no date stays a cell
        own.or(self.date).or_else(|| date_of(|key| self.property(key)).ok().flatten())
    }
}

/// From one date to another, both included, as precise as the coarser and as long as the whole; open where one is missing. None where
/// both are.
pub(super) fn from_to(first: Option<TableDate>, last: Option<TableDate>) -> Result<Option<TableDate>, Reason> {
    const OPEN: u8 = 5;
    let (start, end) = (first.and_then(|date| date.span.start), last.and_then(|date| date.span.end));
    let Some(coarsest) = first.iter().chain(&last).map(|date| date.date_prec).max() else { return Ok(None) };
    let span = TimeSpan { start, end };
    if span.is_empty() {
        return Err(Reason::EndsBefore);
    }
    let length_prec = match span.duration_s() {
        None => OPEN,
        Some(..=DAY_S) => 1,
        Some(length_s) => match length_s.div_euclid(DAY_S) {
            ..=6 => 2,
            7..=13 => 3,
            14..=31 => 4,
            _ => 5,
        },
    };
    Ok(Some(TableDate { span, date_prec: coarsest.max(length_prec) }))
}

/// What has been read so far.
#[derive(Default)]
pub(super) struct FeatureTable {
    columns: Vec<ColumnHead>,
    pub(super) report: Report,
    /// Lines that are kept without the times that some of their points have.
    pub(super) untimed: u64,
    left_out: bool,
}

impl FeatureTable {
    /// Hands a feature on, and before it the columns that it is the first to have.
    pub(super) fn push(&mut self, feature: &Feature, sink: &mut dyn Sink) -> Result<(), ImportError> {
        let before = self.columns.len();
        if before == 0 {
            self.columns.push(ColumnHead { name: "id".to_owned(), kind: ColumnKind::Text });
        }
        for (name, _) in &feature.properties {
            if !self.columns.iter().any(|column| column.name == *name) {
                if self.columns.len() == MOST_COLUMNS {
                    self.left_out = true;
                    break;
                }
                self.columns.push(ColumnHead { name: name.clone(), kind: ColumnKind::Text });
            }
        }
        if self.columns.len() > before {
            sink.columns(before, self.columns.get(before..).unwrap_or_default())?;
        }
        let cell = |column: &ColumnHead| feature.property(&column.name).map_or(Cell::Null, |text| Cell::of_text(text, column.kind));
        let cells: Vec<Cell<'_>> = self.columns.iter().map(cell).collect();
        let prec = |key: &str| feature.property(key).and_then(|prec| prec.parse::<u8>().ok()).filter(|prec| (1..=7).contains(prec));
        let date = feature.when();
        let entry = Entry {
            at: feature.geometry.as_ref().and_then(spot_on),
            span: date.map(|date| date.span),
            date_prec: prec("date_prec").or(date.map(|date| date.date_prec)),
            where_prec: prec("where_prec"),
        };
        self.report.kept += 1;
        self.report.without_place += u64::from(entry.at.is_none());
        self.report.without_date += u64::from(entry.span.is_none());
        let (geometry, line) = (feature.geometry.as_ref(), feature.line.as_ref());
        sink.row(&Record { number: feature.number, cells: &cells, geometry, entry, line })
    }

    /// The report of the whole, with notes on what is not in it.
    pub(super) fn finish(self, notes: Vec<String>) -> Report {
        let mut report = self.report;
        if self.untimed > 0 {
            report.notes.push(format!(
                "{} tracks are kept without times, for not all of their points have one that follows on the one before",
                self.untimed
            ));
        }
        if self.left_out {
            report.notes.push(left_out());
        }
        report.notes.extend(notes);
        report
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_that_says_something_else_is_told_apart() {
        let mut feature = Feature::default();
        feature.set("name", "Qamishli");
        feature.set("name", "");
        feature.add("name", "Qamishli");
        assert_eq!(feature.properties.len(), 1);
        feature.add("name", "al-Qamishli");
        feature.add("name", "Qamishlo");
        feature.add("name", "Qamishlo");
        assert_eq!(feature.property("name (data)"), Some("al-Qamishli; Qamishlo"));
    }

    #[test]
    fn a_span_has_the_coarser_precision_and_its_missing_ends_are_open() {
        let date = |text: &str| super::super::dates::table_date(text, super::super::dates::Order::DayFirst);
        let read = |first, last| from_to(date(first), date(last)).map(|date| date.map(|date| (date.date_prec, date.span.is_open())));
        assert_eq!(read("2019-10-13", "2019-10-13"), Ok(Some((1, false))));
        assert_eq!(read("2019-10", "2019-10-13"), Ok(Some((4, false))));
        assert_eq!(read("2019-10-13", ""), Ok(Some((5, true))));
        assert_eq!(read("", ""), Ok(None));
        assert_eq!(read("2019-10-13", "2018"), Err(Reason::EndsBefore));
    }
}
