//! Lengths of time as people say them: one unit, rounded.

struct Unit {
    seconds: f64,
    short: &'static str,
    one: &'static str,
    many: &'static str,
}

const SECOND: Unit = Unit { seconds: 1.0, short: "s", one: "second", many: "seconds" };

/// From long to short; years and months are the averages of the Gregorian calendar.
const LONGER_UNITS: [Unit; 6] = [
    Unit { seconds: 31_556_952.0, short: "y", one: "year", many: "years" },
    Unit { seconds: 2_629_746.0, short: "mo", one: "month", many: "months" },
    Unit { seconds: 604_800.0, short: "wk", one: "week", many: "weeks" },
    Unit { seconds: 86_400.0, short: "d", one: "day", many: "days" },
    Unit { seconds: 3_600.0, short: "h", one: "hour", many: "hours" },
    Unit { seconds: 60.0, short: "min", one: "minute", many: "minutes" },
];

/// The largest unit that fits twice, or once all but exactly, so that 45 days are 6 weeks and 31 days a month; and how often.
fn rounded(seconds: i64) -> (u64, &'static Unit) {
    let length = seconds.unsigned_abs() as f64;
    let fits = |unit: &&Unit| {
        let count = length / unit.seconds;
        count >= 1.95 || (0.985..=1.05).contains(&count)
    };
    let unit = LONGER_UNITS.iter().find(fits).unwrap_or(&SECOND);
    ((length / unit.seconds).round() as u64, unit)
}

/// A length of time in words, rounded to one unit: `11 months`, `3 years`, `1 day`. The sign is dropped.
#[must_use]
pub fn human_duration(seconds: i64) -> String {
    let (count, unit) = rounded(seconds);
    format!("{count} {}", if count == 1 { unit.one } else { unit.many })
}

/// The same for narrow places: `11 mo`, `3 y`, `1 d`.
#[must_use]
pub fn human_duration_short(seconds: i64) -> String {
    let (count, unit) = rounded(seconds);
    format!("{count} {}", unit.short)
}

/// A length of time that reads back as exactly as many seconds, in the largest unit that goes: `3 months`, `13 weeks`, `10 days`.
///
/// ```
/// # use dateline::time::{exact_duration, parse_duration};
/// for text in ["3 months", "10 days", "36 hours", "1 year", "90 seconds"] {
///     assert_eq!(exact_duration(parse_duration(text).unwrap()), text);
/// }
/// ```
#[must_use]
pub fn exact_duration(seconds: i64) -> String {
    let fits = |unit: &&Unit| seconds > 0 && seconds % (unit.seconds as i64) == 0;
    let unit = LONGER_UNITS.iter().find(fits).unwrap_or(&SECOND);
    let count = seconds / unit.seconds as i64;
    format!("{count} {}", if count == 1 { unit.one } else { unit.many })
}

/// Why a typed length of time cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{text}\" is no length of time: expected a number and a unit, such as \"36 h\", \"10 days\", \"2 weeks\", \"6 months\" or \"10 years\""
)]
pub struct DurationError {
    /// What was typed.
    pub text: String,
}

/// A length of time as people type it, in seconds, at least one: `36 h`, `10 days`, `1.5 months`, `a week`, `year`. Months and years are
/// the averages of the Gregorian calendar.
///
/// # Errors
/// When there is no unit, an unknown one, or no positive number.
pub fn parse_duration(text: &str) -> Result<i64, DurationError> {
    let error = || DurationError { text: text.trim().to_owned() };
    let typed = text.trim().to_lowercase();
    let unit_at = typed.find(|c: char| c.is_alphabetic()).ok_or_else(error)?;
    let (number, unit) = typed.split_at(unit_at);
    let (number, unit) = match unit.split_once(' ') {
        Some(("a" | "an" | "one", unit)) if number.trim().is_empty() => ("1", unit.trim()),
        _ => (number.trim(), unit.trim()),
    };
    // "1,5 months" is one and a half; "1,000 days" may be a thousand, and is asked back
    if number.split_once(',').is_some_and(|(_, after)| after.len() == 3) {
        return Err(error());
    }
    let count = if number.is_empty() { 1.0 } else { number.replace(',', ".").parse::<f64>().map_err(|_| error())? };
    let named = |known: &&Unit| [known.short, known.one, known.many].contains(&unit) || unit == format!("{}s", known.short);
    let other = match unit {
        "m" | "mth" => Some("mo"),
        "w" => Some("wk"),
        "yr" | "yrs" => Some("y"),
        "hr" | "hrs" => Some("h"),
        "mins" => Some("min"),
        _ => None,
    };
    let units = || LONGER_UNITS.iter().chain([&SECOND]);
    let unit = units().find(named).or_else(|| units().find(|known| Some(known.short) == other)).ok_or_else(error)?;
    let seconds = (count * unit.seconds).round();
    // ten thousand years are more than any dossier has
    if seconds.is_finite() && (1.0..=3.2e11).contains(&seconds) { Ok(seconds as i64) } else { Err(error()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_lengths_are_read_as_people_write_them() {
        for (text, seconds) in [
            ("36 h", 36 * 3_600),
            ("36h", 36 * 3_600),
            ("10 days", 864_000),
            ("a week", 604_800),
            ("2 wk", 1_209_600),
            ("1.5 months", 3_944_619),
            ("1,5 months", 3_944_619),
            ("year", 31_556_952),
            ("90 MIN", 5_400),
            ("10y", 315_569_520),
        ] {
            assert_eq!(parse_duration(text), Ok(seconds), "{text}");
        }
        for text in ["", "10", "ten days", "3 fortnights", "1,000 days", "-2 d", "0 d", "1e99 y"] {
            assert!(parse_duration(text).is_err(), "{text}");
        }
        insta::assert_snapshot!(
            parse_duration("soon").unwrap_err(),
            @r#""soon" is no length of time: expected a number and a unit, such as "36 h", "10 days", "2 weeks", "6 months" or "10 years""#
        );
    }

    #[test]
    fn lengths_have_the_unit_that_people_use() {
        const HOUR: i64 = 3600;
        const DAY: i64 = 86_400;
        for (seconds, short) in [
            (0, "0 s"),
            (59, "59 s"),
            (90, "90 s"),
            (HOUR, "1 h"),
            (36 * HOUR, "36 h"),
            (DAY, "1 d"),
            (7 * DAY, "1 wk"),
            (10 * DAY, "10 d"),
            (31 * DAY, "1 mo"),
            (45 * DAY, "6 wk"),
            (335 * DAY, "11 mo"),
            (365 * DAY, "1 y"),
            (548 * DAY, "18 mo"),
            (1096 * DAY, "3 y"),
            (-1096 * DAY, "3 y"),
        ] {
            assert_eq!(human_duration_short(seconds), short, "{seconds}");
        }
        assert_eq!(human_duration(335 * DAY), "11 months");
        assert_eq!(human_duration(DAY), "1 day");
        assert_eq!(human_duration(i64::MIN), "292277024627 years");
    }
}
