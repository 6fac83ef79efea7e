//! A date that is precise to the day rests on words that name the day, or on a record.

use crate::time::Edtf;

/// English names of the months, as far as they tell one from another.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Words that name a day by where the writer stands: "on Tuesday", "yesterday".
const RELATIVE: [&str; 15] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "eve",
    "hours",
    "day",
    "days",
];

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    year: u32,
    month: u32,
    number: u32,
}

/// The days that a date names: both ends of an interval, each choice of a set. A month or a year names none.
pub(super) fn days_of(date: &Edtf) -> Vec<Day> {
    let text = date.to_string();
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '-');
    parts
        .filter_map(|part| {
            let numbers: Vec<u32> = part.split('-').map(str::parse).collect::<Result<_, _>>().ok()?;
            match numbers.as_slice() {
                [year, month, day] => Some(Day { year: *year, month: *month, number: *day }),
                _ => None,
            }
        })
        .collect()
}

/// Whether words name a day: its number, with the month or as an ordinal, and neither another month nor another year.
pub(super) fn names_day(words: &str, day: Day) -> bool {
    let lower = words.to_lowercase();
    let tokens: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
    let numbers: Vec<(u32, bool)> = tokens.iter().filter_map(|token| number(token)).collect();
    let has_day = |ordinal_only: bool| numbers.iter().any(|(number, ordinal)| *number == day.number && (*ordinal || !ordinal_only));
    let months: Vec<usize> = tokens.iter().filter_map(|token| month(token)).collect();
    let years: Vec<u32> = numbers.iter().map(|(number, _)| *number).filter(|number| *number > 999).collect();
    let month_fits = months.iter().any(|month| Ok(*month) == usize::try_from(day.month));
    let year_fits = years.is_empty() || years.contains(&day.year);
    // digits alone are a date where they hold the month as well: 2019-10-13, 13/10/2019
    let in_digits = numbers.len() >= 2 && numbers.iter().any(|(number, _)| *number == day.month);
    // months have other names in other languages
    let other_script = !words.is_ascii() && months.is_empty();
    year_fits && has_day(false) && (month_fits || other_script || months.is_empty() && (in_digits || has_day(true)))
}

/// Whether words name some day from where the writer stands, which one day of the calendar may be worked out from.
pub(super) fn names_relative_day(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|token| RELATIVE.contains(&token))
}

/// A number and whether it is an ordinal: `7`, `7th`.
fn number(token: &str) -> Option<(u32, bool)> {
    let digits = token.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = token.get(digits.len()..)?;
    let ordinal = matches!(ending, "st" | "nd" | "rd" | "th");
    (ordinal || ending.is_empty()).then(|| digits.parse().ok().map(|number| (number, ordinal)))?
}

/// The month that a word names, from 1.
fn month(token: &str) -> Option<usize> {
    const FULL: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let position = MONTHS.iter().position(|short| *short == token || token == "sept" && *short == "sep");
    position.or_else(|| FULL.iter().position(|full| *full == token)).map(|month| month + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_named_by_its_number_with_its_month_and_year() {
        let day = Day { year: 2019, month: 10, number: 13 };
        for words in ["13 October 2019", "October 13", "on Oct. 13th", "2019-10-13", "13/10/2019", "the 13th", "13 أكتوبر"] {
            assert!(names_day(words, day), "{words}");
        }
        for words in ["13 trucks", "13 September", "October 2019", "14 October", "13 October 2018", "this week", ""] {
            assert!(!names_day(words, day), "{words}");
        }
        assert!(names_relative_day("on Tuesday") && !names_relative_day("this week"));
    }

    #[test]
    fn both_ends_of_an_interval_and_each_choice_of_a_set_are_days() {
        let days = |text: &str| days_of(&text.parse().unwrap()).iter().map(|day| day.number).collect::<Vec<_>>();
        assert_eq!(days("2019-10-13"), [13]);
        assert_eq!(days("2025-05-19/2025-05-20"), [19, 20]);
        assert_eq!(days("[2018-12-25,2019-01-01]"), [25, 1]);
        assert_eq!(days("/2023-07-14"), [14]);
        assert_eq!(days("2019-10~"), [0_u32; 0]);
    }
}
