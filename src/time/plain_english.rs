//! Dates as people type them into a box, turned into EDTF.
//!
//! Only what has one meaning is taken: `3/10/2019` is the third of October to some and the tenth of March to others, so it is
//! refused with both spellings. Words that need a clock or a calendar of feasts (yesterday, Easter) are not understood.

use super::phrase::{self, Problem};
use super::{Edtf, parse};

/// A text that is no date, or not one date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UserDateError {
    /// Nothing but spaces.
    #[error("no date given: write one such as 2025-05-03, 3 May 2025, May 2025, mid May 2025 or 2019")]
    Empty,
    /// A day or month without its year.
    #[error("{text:?} has no year: expected one at the end, such as {text} 2019")]
    NoYear {
        /// The text as given.
        text: String,
    },
    /// Numbers that are one day to Europeans and another to Americans.
    #[error("{text:?} can be two days: write {day_first} or {month_first}")]
    Ambiguous {
        /// The text as given.
        text: String,
        /// As EDTF, when the day stands first.
        day_first: String,
        /// As EDTF, when the month stands first.
        month_first: String,
    },
    /// Understood, but there is no such date: 30 February, or an interval that ends before it starts.
    #[error("{text:?} is read as {edtf}, which is no date: expected {expected}")]
    NoSuchDate {
        /// The text as given.
        text: String,
        /// What it was read as.
        edtf: String,
        /// What would have to stand at the wrong place.
        expected: String,
    },
    /// Not understood.
    #[error(
        "{text:?} is not understood as a date: expected EDTF or English, such as 2025-05-03, 3 May 2025, May 2025, \
         mid May 2025, spring 2019, 2017 to 2018, or 2019"
    )]
    NotUnderstood {
        /// The text as given.
        text: String,
    },
}

/// Reads a date that a person typed, in EDTF or plain English; upper and lower case are alike.
///
/// Understood are EDTF, `3 May 2025`, `May 3rd, 2025`, `May 2025`, `2019`, `the 2010s`, `spring 2019`, `some day in May 2025`;
/// `about`, `around`, `circa` (also `c.`, `ca.`) for `~` and `possibly`, `perhaps`, `maybe` for `?`; `early`, `mid` and `late`
/// (also `beginning`, `middle`, `end of`) for thirds of a month, a year or a decade, as an interval with estimated ends;
/// `2017 to 2018`, `from 3 to 5 May 2025`, `2017–2018`; `since 2017`, `2017 onwards`, `until 2019`; `between 2018 and 2020`,
/// `2018 or 2019`, `2018 or later`; and whole dates in numbers where they can only be one day: `13.10.2019`, `2019/10/13`.
///
/// ```
/// use dateline::time::parse_user_date;
///
/// assert_eq!(parse_user_date("mid May 2025")?.to_string(), "2025-05-11~/2025-05-20~");
/// assert_eq!(parse_user_date("about May 2025")?.to_string(), "2025-05~");
/// assert_eq!(parse_user_date("3 May 2025")?.to_string(), "2025-05-03");
/// # Ok::<(), dateline::time::UserDateError>(())
/// ```
///
/// # Errors
/// When the text is empty, not understood, has no year, can be two days, or names a day that no calendar has.
pub fn parse_user_date(text: &str) -> Result<Edtf, UserDateError> {
    let given = text.trim();
    if given.is_empty() {
        return Err(UserDateError::Empty);
    }
    if let Ok(expression) = parse::expression(given) {
        return Ok(Edtf::from_expression(given.to_owned(), expression));
    }
    let text = given.to_owned();
    let edtf = match numbers(given) {
        Some((day_first, Some(month_first))) => return Err(UserDateError::Ambiguous { text, day_first, month_first }),
        Some((edtf, None)) => edtf,
        None => phrase::read(given).map_err(|problem| match problem {
            Problem::NoYear => UserDateError::NoYear { text: text.clone() },
            Problem::NotUnderstood => UserDateError::NotUnderstood { text: text.clone() },
        })?,
    };
    match parse::expression(&edtf) {
        Ok(expression) => Ok(Edtf::from_expression(edtf, expression)),
        Err(fault) => Err(UserDateError::NoSuchDate { text, edtf, expected: fault.expected }),
    }
}

/// What to write for a text that is no EDTF but can be understood: `write 2025-05, not May 2025`.
pub(super) fn write_instead(text: &str) -> Option<String> {
    match parse_user_date(text) {
        Ok(edtf) if edtf.as_str() == text.trim() => Some("take the spaces round it out".to_owned()),
        Ok(edtf) => Some(format!("write {edtf}, not {}", text.trim())),
        Err(UserDateError::Ambiguous { day_first, month_first, .. }) => {
            Some(format!("write {day_first} or {month_first}, not {}", text.trim()))
        }
        Err(_) => None,
    }
}

/// Numbers with dots, slashes or hyphens between: as EDTF, and a second reading where there are two.
fn numbers(text: &str) -> Option<(String, Option<String>)> {
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
    if !matches!(separator, '.' | '/' | '-') || !parts.iter().all(|part| part.chars().all(|c| c.is_ascii_digit())) {
        return None;
    }
    let iso = |year: &str, month: &str, day: &str| format!("{year}-{month:0>2}-{day:0>2}");
    let (a, b, c) = match parts.as_slice() {
        [month, year] if (1..=2).contains(&month.len()) && year.len() == 4 => return Some((format!("{year}-{month:0>2}"), None)),
        [a, b, c] => (a, b, c),
        _ => return None,
    };
    match (a.len(), b.len(), c.len()) {
        (4, 1..=2, 1..=2) => Some((iso(a, b, c), None)),
        (1..=2, 1..=2, 4) => {
            let day_first = iso(c, b, a);
            let month_first = iso(c, a, b);
            let is_day = |iso: &str| parse::expression(iso).is_ok();
            match (is_day(&day_first), is_day(&month_first)) {
                // with dots the day comes first wherever dots are used
                _ if separator == '.' || day_first == month_first => Some((day_first, None)),
                (true, true) => Some((day_first, Some(month_first))),
                (false, true) => Some((month_first, None)),
                _ => Some((day_first, None)),
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn error(text: &str) -> String {
        parse_user_date(text).unwrap_err().to_string()
    }

    #[test]
    fn what_people_type_becomes_edtf() {
        for (text, edtf) in [
            ("2025-05-03", "2025-05-03"),
            ("2025-05~", "2025-05~"),
            ("  2019 ", "2019"),
            ("3 May 2025", "2025-05-03"),
            ("May 3, 2025", "2025-05-03"),
            ("the 3rd of May 2025", "2025-05-03"),
            ("MAY 2025", "2025-05"),
            ("in May 2025", "2025-05"),
            ("Sept. 2017", "2017-09"),
            ("2017 September 1", "2017-09-01"),
            ("mid May 2025", "2025-05-11~/2025-05-20~"),
            ("mid-May 2025", "2025-05-11~/2025-05-20~"),
            ("early February 2024", "2024-02-01~/2024-02-10~"),
            ("late February 2024", "2024-02-21~/2024-02-29~"),
            ("the end of 2019", "2019-09~/2019-12~"),
            ("early 2010s", "2010~/2013~"),
            ("about May 2025", "2025-05~"),
            ("circa 2018", "2018~"),
            ("c. 2018", "2018~"),
            ("possibly 2019", "2019?"),
            ("May 2019?", "2019-05?"),
            ("perhaps around 2019", "2019%"),
            ("spring 2019", "2019-21"),
            ("Fall 2019", "2019-23"),
            ("the 2010s", "201X"),
            ("some day in October 2019", "2019-10-XX"),
            ("some month in 2019", "2019-XX"),
            ("the year 2019", "2019"),
            ("2017 to 2018", "2017/2018"),
            ("2017–2018", "2017/2018"),
            ("2017 - 2018", "2017/2018"),
            ("from September 2017 until about 2018", "2017-09/2018~"),
            ("3 to 5 May 2025", "2025-05-03/2025-05-05"),
            ("3-5 May 2025", "2025-05-03/2025-05-05"),
            ("28 September to 3 October 2019", "2019-09-28/2019-10-03"),
            ("March to May 2019", "2019-03/2019-05"),
            ("mid May to late June 2025", "2025-05-11~/2025-06-30~"),
            ("since 2017", "2017/.."),
            ("2017 onwards", "2017/.."),
            ("until October 2019", "../2019-10"),
            ("between 2018 and 2020", "[2018..2020]"),
            ("2018 or 2019", "[2018,2019]"),
            ("2017, 2018 or 2020", "[2017,2018,2020]"),
            ("May 3, 2025 or May 4, 2025", "[2025-05-03,2025-05-04]"),
            ("2018 or later", "[2018..]"),
            ("13.10.2019", "2019-10-13"),
            ("3.10.2019", "2019-10-03"),
            ("13/10/2019", "2019-10-13"),
            ("10/13/2019", "2019-10-13"),
            ("2019/10/13", "2019-10-13"),
            ("10/2019", "2019-10"),
            ("winter 2018-2019", "2018-24"),
            ("winter 2018/19", "2018-24"),
            ("some time in 2019", "2019"),
            ("5/5/2019", "2019-05-05"),
        ] {
            let read = parse_user_date(text).map_err(|error| error.to_string());
            assert_eq!(read.as_ref().map(Edtf::as_str), Ok(edtf), "{text}");
        }
    }

    #[test]
    fn what_we_say_can_be_typed_back() {
        for text in [
            "2025-05~",
            "2019-10-13",
            "2019-10-XX",
            "2019-XX",
            "2019-XX-XX",
            "201X",
            "2019-21",
            "2019?",
            "2019%",
            "2017-09/2018~",
            "2019-10-09/2019-10-15",
            "2019-09-28/2019-10-03",
            "2018-12-28/2019-01-03",
            "2019-03/2019-05",
            "2019-03/2019-05~",
            "2017/..",
            "../2019-10",
            "2017-09/",
            "/2018",
            "[2018,2019]",
            "[2017,2018,2020]",
            "[2018..2020]",
            "[2019-03..2019-05]",
            "[..2018]",
            "[2018..]",
        ] {
            let human = text.parse::<Edtf>().unwrap().human();
            assert_eq!(parse_user_date(&human).as_ref().map(Edtf::as_str), Ok(text), "{human}");
        }
    }

    #[test]
    fn errors_say_what_to_write() {
        let texts = ["   ", "3 May", "3/10/2019", "31 February 2025", "2019 to 2018", "yesterday"];
        insta::assert_snapshot!(texts.map(error).join("\n"), @r#"
        no date given: write one such as 2025-05-03, 3 May 2025, May 2025, mid May 2025 or 2019
        "3 May" has no year: expected one at the end, such as 3 May 2019
        "3/10/2019" can be two days: write 2019-10-03 or 2019-03-10
        "31 February 2025" is read as 2025-02-31, which is no date: expected a day from 01 to 28 of February 2025, or XX
        "2019 to 2018" is read as 2019/2018, which is no date: expected a date that is not before the first
        "yesterday" is not understood as a date: expected EDTF or English, such as 2025-05-03, 3 May 2025, May 2025, mid May 2025, spring 2019, 2017 to 2018, or 2019
        "#);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,30}", almost in "(early |mid|about |from |[0-9]{1,4}|May|[ ,?./-]|to|or){0,9}") {
            for text in [text, almost] {
                let _ = parse_user_date(&text);
            }
        }
    }
}
