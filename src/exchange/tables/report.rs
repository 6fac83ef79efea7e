//! What became of the rows of a table: kept, kept without a place or a date, or refused, and why.

use std::collections::BTreeMap;

/// So many rows of each reason are told with their line.
const TOLD: usize = 5;
/// A value is told up to so many characters.
const LONGEST_VALUE: usize = 60;

/// Why a row cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// It has fewer or more cells than the header.
    Cells,
    /// Longitude or latitude is no number.
    NoNumber,
    /// Outside of -180 to 180 and -90 to 90.
    OutOfRange,
    /// The latitude is out of range, and would be none as a longitude.
    Swapped,
    /// Zero and zero: a mark in the sea off Africa, which stands for "unknown" in many tables.
    ZeroZero,
    /// A quote that nothing closes: all that follows is in one cell.
    OpenQuote,
    /// The date cannot be read.
    Date,
    /// It ends before it begins.
    EndsBefore,
    /// It is no JSON, or nested too deeply.
    Json,
    /// Its geometry is none that can be used.
    Geometry,
    /// It is longer than any row is.
    TooLong,
    /// The file ends in the middle.
    CutOff,
}

impl Reason {
    /// The reason in words: what was expected.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Cells => "another number of cells than the header has",
            Self::NoNumber => "longitude or latitude is no number",
            Self::OutOfRange => "coordinates out of range: expected longitude -180 to 180 and latitude -90 to 90",
            Self::Swapped => "latitude out of range: longitude and latitude seem to be swapped",
            Self::ZeroZero => "coordinates 0 and 0, which stand for an unknown place",
            Self::OpenQuote => "a quote is open that nothing closes: what follows is no rows",
            Self::Date => "the date cannot be read",
            Self::EndsBefore => "it ends before it begins",
            Self::Json => "no JSON that can be used",
            Self::Geometry => "the geometry cannot be used",
            Self::TooLong => "the row is longer than 16 MB",
            Self::CutOff => "the file ends in the middle: what should follow is missing",
        }
    }
}

/// The rows that were refused for one reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refused {
    /// How many.
    pub count: u64,
    /// The first of them: line, and what was found there.
    pub first: Vec<(u64, String)>,
}

/// What became of the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows that were taken.
    pub kept: u64,
    /// Rows of these that have no place.
    pub without_place: u64,
    /// Rows of these that have no date.
    pub without_date: u64,
    /// Rows that were refused, by reason.
    pub refused: BTreeMap<Reason, Refused>,
    /// What else is to be said: how the file was decoded, what its columns were taken for.
    pub notes: Vec<String>,
}

impl Report {
    /// Counts a row that cannot be used.
    pub(super) fn refuse(&mut self, reason: Reason, line: u64, value: &str) {
        let refused = self.refused.entry(reason).or_default();
        refused.count += 1;
        if refused.first.len() < TOLD {
            let mut shown: String = value.chars().take(LONGEST_VALUE).map(|c| if c.is_control() { ' ' } else { c }).collect();
            if value.chars().nth(LONGEST_VALUE).is_some() {
                shown.push('…');
            }
            refused.first.push((line, shown));
        }
    }

    /// How many rows were refused.
    #[must_use]
    pub fn refused_rows(&self) -> u64 {
        self.refused.values().map(|refused| refused.count).sum()
    }

    /// One line for the whole, and one for each reason and each of its first rows.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!(
            "{} rows kept, {} of them without a place, {} without a date; {} refused",
            self.kept,
            self.without_place,
            self.without_date,
            self.refused_rows()
        )];
        for (reason, refused) in &self.refused {
            lines.push(format!("  {}: {}", refused.count, reason.words()));
            lines.extend(refused.first.iter().map(|(line, value)| format!("    line {line}: {value}")));
        }
        lines.extend(self.notes.iter().map(|note| format!("  {note}")));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_counts_all_and_shows_the_first() {
        let mut report = Report { kept: 3, ..Report::default() };
        (1..=9).for_each(|line| report.refuse(Reason::ZeroZero, line, "0, 0"));
        report.refuse(Reason::Date, 12, &"x".repeat(80));
        assert_eq!(report.refused_rows(), 10);
        let said = report.lines().join("\n");
        assert!(said.contains("9: coordinates 0 and 0") && said.contains("line 5: 0, 0") && !said.contains("line 6"), "{said}");
        assert!(said.contains(&format!("line 12: {}…", "x".repeat(60))), "{said}");
    }
}
