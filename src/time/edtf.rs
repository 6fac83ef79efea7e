//! A date as a dossier holds it: a text in the Extended Date/Time Format, kept as written.
//!
//! EDTF is ISO 8601-2:2019, annex A, as published by the Library of Congress in 2019. This is its level 0 and level 1 without
//! years of five or more digits, and of level 2 the "one of a set" in square brackets.
//!
//! Why a parser of our own, when crates exist? `citum-edtf` reads levels 0 and 1 and knows no bounds. `edtf-core` reads all
//! levels and knows strict bounds in days. Neither has fuzzy bounds, bounds in seconds, English for readers, nor errors that
//! say what to write instead, and those are what the map and the curators need; the grammar itself is the small part.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::expression::{CalendarDate, Endpoint, Expression, QualifiedDate, Qualifier};
use super::{DAY_S, Moment, TimeSpan, bounds, human, parse, plain_english};

/// A date, interval or choice of dates in EDTF.
///
/// ```
/// use dateline::time::Edtf;
///
/// let when: Edtf = "2025-05~".parse()?;
/// assert_eq!(when.human(), "about May 2025");
/// assert_eq!(when.first_day().unwrap().to_string(), "2025-05-01");
/// assert_eq!(when.fuzzy().start.unwrap().to_string(), "2025-04-01T00:00:00Z");
/// assert_eq!(when.to_string(), "2025-05~");
/// # Ok::<(), dateline::time::EdtfError>(())
/// ```
///
/// Equal means: the same text. The order is that of a timeline: by strict start, then strict end (what starts together
/// comes in order of length), then fuzzy bounds, then text; an open or unknown start comes before, such an end after all.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Edtf {
    text: String,
    expression: Expression,
    strict: TimeSpan,
    fuzzy: TimeSpan,
}

/// A text that is no EDTF of the levels that Dateline reads.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no EDTF date: at character {position}, expected {expected}, found {found}; {remedy}")]
pub struct EdtfError {
    /// The text as given.
    pub text: String,
    /// Which character is wrong, counted from 1; one past the last where the text ends too early.
    pub position: usize,
    /// What could stand there.
    pub expected: String,
    /// What stands there.
    pub found: String,
    /// What to do.
    pub remedy: String,
}

impl EdtfError {
    fn new(text: &str, fault: parse::Fault) -> Self {
        let rest = || text.chars().skip(fault.at);
        let word: String = rest().take_while(|c| c.is_alphanumeric()).take(20).collect();
        let found = match rest().next() {
            None => "the end of the text".to_owned(),
            Some(mark) if word.is_empty() => format!("{:?}", mark.to_string()),
            Some(_) => format!("{word:?}"),
        };
        let remedy = fault
            .remedy
            .map(str::to_owned)
            .or_else(|| plain_english::write_instead(text))
            .unwrap_or_else(|| "write a date such as 2019-10-03, 2019-10 or 2019".to_owned());
        Self { text: text.to_owned(), position: fault.at + 1, expected: fault.expected, found, remedy }
    }
}

impl Edtf {
    /// What the text says, taken apart.
    #[must_use]
    pub fn expression(&self) -> &Expression {
        &self.expression
    }

    /// The text as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The span that the text names when doubt and estimate are left aside: to sort by, and to draw solid.
    ///
    /// For "one of a set" it covers all choices. An open or unknown end is `None`.
    #[must_use]
    pub fn strict(&self) -> TimeSpan {
        self.strict
    }

    /// The span in which it may have been: to filter by, and to fade over. It covers the strict span.
    ///
    /// `~` or `?` widens each end by one unit (day, month, year, decade, century; a season by 12 weeks), `%` by two.
    #[must_use]
    pub fn fuzzy(&self) -> TimeSpan {
        self.fuzzy
    }

    /// The part of the strict span that the text vouches for: all of it, but for an interval with an unknown end (`/2025-05`)
    /// only the end that is known. What is open (`../2025-05`) was so all the while and is vouched for.
    #[must_use]
    pub fn certain(&self) -> TimeSpan {
        match self.expression() {
            Expression::Interval { start: Endpoint::Unknown, end: Endpoint::Date(known) }
            | Expression::Interval { start: Endpoint::Date(known), end: Endpoint::Unknown } => bounds::of(&Expression::Date(*known)).0,
            _ => self.strict(),
        }
    }

    /// Whether some part of it is marked as an estimate (`~` or `%`).
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.expression.dates().any(|date| date.qualifier.is_approximate())
    }

    /// Whether some part of it is marked as doubtful (`?` or `%`).
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.expression.dates().any(|date| date.qualifier.is_uncertain())
    }

    /// As a reader says it, in English: `about May 2025`, `some day in October 2019`, `2017 onwards`.
    #[must_use]
    pub fn human(&self) -> String {
        human::expression(&self.expression)
    }

    /// How exactly it is dated, on UCDP GED's scale: 1 day, 2 two to six days, 3 week, 4 month, 5 longer or open.
    ///
    /// By the length of the strict span: up to 1 day is 1, up to 6 days 2, up to 10 days 3, up to 31 days 4, more or no
    /// end 5. A date with a mark (`~`, `?`, `%`) is at least one step coarser than that, and at least as coarse as its
    /// fuzzy span is long.
    #[must_use]
    pub fn date_prec(&self) -> u8 {
        let exact = precision_of(&self.strict);
        if self.expression.dates().all(|date| date.qualifier == Qualifier::Certain) {
            return exact;
        }
        (exact + 1).max(precision_of(&self.fuzzy)).min(5)
    }

    /// The first day of the strict span, in UTC; `None` where the start is open or unknown. Prints as ISO 8601.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        self.strict.start.map(Moment::date)
    }

    /// The last day of the strict span, in UTC, itself included; `None` where the end is open or unknown.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.strict.end.map(|end| end.plus_seconds(-1).date())
    }

    /// The day after [`Edtf::last_day`], for readers of half-open spans such as QGIS's temporal controller. It stays at
    /// 9999-12-31 where there is no later day.
    #[must_use]
    pub fn end_exclusive(&self) -> Option<Date> {
        self.last_day().map(|day| day.tomorrow().unwrap_or(day))
    }

    /// The expression under its text, with its bounds worked out once.
    pub(super) fn from_expression(text: String, expression: Expression) -> Self {
        let (strict, fuzzy) = bounds::of(&expression);
        Self { text, expression, strict, fuzzy }
    }

    fn sort_key(&self) -> impl Ord {
        let ends = |span: TimeSpan| (span.start, span.end.is_none(), span.end);
        (ends(self.strict), ends(self.fuzzy))
    }
}

fn precision_of(span: &TimeSpan) -> u8 {
    let days = span.duration_s().map_or(i64::MAX, |seconds| seconds.saturating_add(DAY_S - 1) / DAY_S);
    match days {
        ..=1 => 1,
        2..=6 => 2,
        7..=10 => 3,
        11..=31 => 4,
        _ => 5,
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        parse::expression(text)
            .map(|expression| Self::from_expression(text.to_owned(), expression))
            .map_err(|fault| EdtfError::new(text, fault))
    }
}

impl TryFrom<String> for Edtf {
    type Error = EdtfError;

    fn try_from(text: String) -> Result<Self, EdtfError> {
        text.parse()
    }
}

impl From<Edtf> for String {
    fn from(edtf: Edtf) -> Self {
        edtf.text
    }
}

impl From<Date> for Edtf {
    /// That very day.
    fn from(date: Date) -> Self {
        let day = QualifiedDate { date: CalendarDate::Day(date), qualifier: Qualifier::Certain };
        Self::from_expression(day.to_string(), Expression::Date(day))
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq for Edtf {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Edtf {}

impl Hash for Edtf {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sort_key().cmp(&other.sort_key()).then_with(|| self.text.cmp(&other.text))
    }
}

#[cfg(test)]
mod tests;
