//! English phrases for dates, taken apart: qualifiers, thirds of a month or year, intervals and choices, down to bare dates.
//!
//! The result is EDTF as text; whether the calendar has such a date is for the parser of EDTF to say.

use super::expression::Season;
use super::words::month_number;

/// Why a phrase is no date.
pub(super) enum Problem {
    /// It names a day, month or season of no year.
    NoYear,
    /// It holds something else.
    NotUnderstood,
}

type Read<T> = Result<T, Problem>;

/// The EDTF for an English phrase.
pub(super) fn read(text: &str) -> Read<String> {
    let words = words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    phrase(&words)
}

/// Lower-case words; commas, dashes and question marks are words of their own, and what carries no meaning is gone.
fn words(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '–' | '—' | '-' | '/' => spaced.push_str(" - "),
            ',' => spaced.push_str(" , "),
            '?' => spaced.push_str(" ? "),
            c => spaced.extend(c.to_lowercase()),
        }
    }
    spaced.split_whitespace().filter(|word| !matches!(*word, "the" | "of" | "in" | "on" | "sometime")).map(str::to_owned).collect()
}

/// A date, or the two ends of one that is no unit of EDTF, such as the middle of a month.
struct Piece {
    first: String,
    last: Option<String>,
}

impl Piece {
    fn last(&self) -> &str {
        self.last.as_deref().unwrap_or(&self.first)
    }

    fn written(&self, between: &str) -> String {
        self.last.as_ref().map_or(self.first.clone(), |last| format!("{}{between}{last}", self.first))
    }
}

fn phrase(words: &[&str]) -> Read<String> {
    match words {
        ["between", rest @ ..] => {
            let (first, last) = two_pieces(rest, &["and", "to", "-"])?;
            Ok(format!("[{}..{}]", first.first, last.last()))
        }
        ["from" | "since" | "after", rest @ .., ",", "end", "unknown"] => Ok(format!("{}/", piece(rest)?.first)),
        ["until" | "till" | "before", rest @ .., ",", "start", "unknown"] => Ok(format!("/{}", piece(rest)?.last())),
        ["until" | "till" | "before", rest @ ..] | ["up", "to", rest @ ..] => Ok(format!("../{}", piece(rest)?.last())),
        ["from", rest @ ..] if split(rest, TO).is_some() => interval(rest),
        ["from" | "since" | "after", rest @ ..] | [rest @ .., "onwards" | "onward"] => Ok(format!("{}/..", piece(rest)?.first)),
        [rest @ .., "or", "later" | "after"] => Ok(format!("[{}..]", piece(rest)?.first)),
        [rest @ .., "or", "earlier" | "before"] => Ok(format!("[..{}]", piece(rest)?.last())),
        all if all.contains(&"or") => choices(all),
        ["winter", year, "-", next] if follows(year, next) => piece(&["winter", year]).map(|winter| winter.first),
        all if split(all, TO).is_some() => interval(all).or_else(|_| Ok(piece(all)?.written("/"))),
        all => Ok(piece(all)?.written("/")),
    }
}

/// Whether the second of two years, which may be two digits only, comes right after the first: 2018-2019, 2018-19.
fn follows(year: &str, next: &str) -> bool {
    let after = year.parse::<u16>().ok().and_then(|year| year.checked_add(1)).map(|year| year.to_string());
    after.is_some_and(|after| next == after || (next.len() == 2 && after.ends_with(next)))
}

const TO: &[&str] = &["to", "until", "till", "-"];

fn interval(words: &[&str]) -> Read<String> {
    let (first, last) = two_pieces(words, TO)?;
    Ok(format!("{}/{}", first.first, last.last()))
}

fn choices(words: &[&str]) -> Read<String> {
    let mut written = Vec::new();
    for alternative in words.split(|word| *word == "or") {
        if alternative.is_empty() {
            return Err(Problem::NotUnderstood);
        }
        // a comma can stand inside a date or between two of them
        if let Ok(piece) = piece(alternative) {
            written.push(piece.written(".."));
        } else {
            for part in alternative.split(|word| *word == ",").filter(|part| !part.is_empty()) {
                written.push(piece(part)?.written(".."));
            }
        }
    }
    Ok(format!("[{}]", written.join(",")))
}

fn split<'a>(words: &'a [&'a str], at: &[&str]) -> Option<(&'a [&'a str], &'a [&'a str])> {
    // the hyphen of mid-May joins
    let joins = |word: &str| part_of(word).is_some();
    let index = words.iter().enumerate().position(|(index, word)| {
        at.contains(word) && !(*word == "-" && index.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|before| joins(before)))
    })?;
    Some((words.get(..index)?, words.get(index + 1..)?))
}

/// Two dates, of which the first may leave out what the second says: `3 to 5 May 2025`.
fn two_pieces(words: &[&str], at: &[&str]) -> Read<(Piece, Piece)> {
    let (left, right) = split(words, at).filter(|(left, _)| !left.is_empty()).ok_or(Problem::NotUnderstood)?;
    let last = piece(right)?;
    if let Ok(first) = piece(left) {
        return Ok((first, last));
    }
    for borrowed in 1..=2 {
        let tail = right.len().checked_sub(borrowed).and_then(|begin| right.get(begin..)).unwrap_or_default();
        if let Ok(first) = piece(&[left, tail].concat()) {
            return Ok((first, last));
        }
    }
    piece(left).map(|first| (first, last))
}

/// One date with the words that blur it.
fn piece(words: &[&str]) -> Read<Piece> {
    let mut words: Vec<&str> = words.iter().copied().filter(|word| *word != ",").collect();
    let (mut approximate, mut uncertain) = (false, false);
    if words.last() == Some(&"?") {
        words.pop();
        uncertain = true;
    }
    let some = if let ["some", unit, ..] = words.as_slice() { Some(*unit) } else { None };
    if some.is_some() {
        words.drain(..2);
    }
    while let Some(first) = words.first() {
        match *first {
            "about" | "around" | "circa" | "c" | "c." | "ca." | "ca" | "approximately" | "roughly" => approximate = true,
            "possibly" | "perhaps" | "maybe" => uncertain = true,
            "year" => {}
            _ => break,
        }
        words.remove(0);
    }
    let third = words.first().and_then(|word| part_of(word));
    if third.is_some() {
        words.remove(0);
        if words.first() == Some(&"-") {
            words.remove(0);
        }
    }
    let mark = match (approximate || third.is_some(), uncertain) {
        (false, false) => "",
        (false, true) => "?",
        (true, false) => "~",
        (true, true) => "%",
    };
    let date = plain_date(&words)?;
    let Some(third) = third else {
        let unspecified = match some {
            None | Some("time") => "",
            Some("day") => date.some_day().ok_or(Problem::NotUnderstood)?,
            Some("month") => date.some_month().ok_or(Problem::NotUnderstood)?,
            Some(_) => return Err(Problem::NotUnderstood),
        };
        return Ok(Piece { first: format!("{}{unspecified}{mark}", date.written()), last: None });
    };
    let (first, last) = date.third(third).filter(|_| some.is_none()).ok_or(Problem::NotUnderstood)?;
    Ok(Piece { first: first + mark, last: Some(last + mark) })
}

#[derive(Clone, Copy)]
enum Third {
    Early,
    Mid,
    Late,
}

impl Third {
    fn of<T>(self, early: T, mid: T, late: T) -> T {
        match self {
            Self::Early => early,
            Self::Mid => mid,
            Self::Late => late,
        }
    }
}

fn part_of(word: &str) -> Option<Third> {
    match word {
        "early" | "beginning" | "start" => Some(Third::Early),
        "mid" | "middle" => Some(Third::Mid),
        "late" | "end" => Some(Third::Late),
        _ => None,
    }
}

/// What a bare date names. Whether the calendar has such a day is asked later.
enum PlainDate {
    Day(i16, i8, i8),
    Month(i16, i8),
    Year(i16),
    Decade(i16),
    Season(i16, Season),
}

impl PlainDate {
    fn written(&self) -> String {
        match self {
            Self::Day(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(year) => format!("{:03}X", year / 10),
            Self::Season(year, season) => format!("{year:04}-{}", season.code()),
        }
    }

    fn some_day(&self) -> Option<&'static str> {
        match self {
            Self::Month(..) => Some("-XX"),
            Self::Year(_) => Some("-XX-XX"),
            _ => None,
        }
    }

    fn some_month(&self) -> Option<&'static str> {
        matches!(self, Self::Year(_)).then_some("-XX")
    }

    /// The ends of a third: days 1–10, 11–20, 21–end of a month; months 1–4, 5–8, 9–12 of a year; years 0–3, 4–6, 7–9
    /// of a decade.
    fn third(&self, third: Third) -> Option<(String, String)> {
        match *self {
            Self::Month(year, month) => {
                let first = jiff::civil::Date::new(year, month, 1).ok()?;
                let (from, to) = third.of((1, 10), (11, 20), (21, first.days_in_month()));
                let day = |day: i8| format!("{year:04}-{month:02}-{day:02}");
                Some((day(from), day(to)))
            }
            Self::Year(year) => {
                let (from, to) = third.of((1, 4), (5, 8), (9, 12));
                Some((format!("{year:04}-{from:02}"), format!("{year:04}-{to:02}")))
            }
            Self::Decade(first) => {
                let (from, to) = third.of((0, 3), (4, 6), (7, 9));
                Some((format!("{:04}", first + from), format!("{:04}", first + to)))
            }
            Self::Day(..) | Self::Season(..) => None,
        }
    }
}

enum Word {
    Year(i16),
    Decade(i16),
    Day(i8),
    Month(i8),
    Season(Season),
}

fn plain_date(words: &[&str]) -> Read<PlainDate> {
    let read: Option<Vec<Word>> = words.iter().map(|word| meaning(word)).collect();
    match read.ok_or(Problem::NotUnderstood)?.as_slice() {
        [Word::Day(day), Word::Month(month), Word::Year(year)]
        | [Word::Month(month), Word::Day(day), Word::Year(year)]
        | [Word::Year(year), Word::Month(month), Word::Day(day)] => Ok(PlainDate::Day(*year, *month, *day)),
        [Word::Month(month), Word::Year(year)] | [Word::Year(year), Word::Month(month)] => Ok(PlainDate::Month(*year, *month)),
        [Word::Year(year)] => Ok(PlainDate::Year(*year)),
        [Word::Decade(first)] => Ok(PlainDate::Decade(*first)),
        [Word::Season(season), Word::Year(year)] => Ok(PlainDate::Season(*year, *season)),
        [Word::Month(_) | Word::Season(_)] | [Word::Day(_), Word::Month(_)] | [Word::Month(_), Word::Day(_)] => Err(Problem::NoYear),
        _ => Err(Problem::NotUnderstood),
    }
}

fn meaning(word: &str) -> Option<Word> {
    if let Some(month) = month_number(word) {
        return Some(Word::Month(month));
    }
    let season = match word {
        "spring" => Some(Season::Spring),
        "summer" => Some(Season::Summer),
        "autumn" | "fall" => Some(Season::Autumn),
        "winter" => Some(Season::Winter),
        _ => None,
    };
    if let Some(season) = season {
        return Some(Word::Season(season));
    }
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let (number, suffix) = word.split_at_checked(digits)?;
    match (digits, suffix) {
        (4, "") => number.parse().ok().map(Word::Year),
        (4, "s" | "'s" | "’s") => number.parse().ok().filter(|year| year % 10 == 0).map(Word::Decade),
        (1..=2, "" | "st" | "nd" | "rd" | "th" | ".") => number.parse().ok().map(Word::Day),
        _ => None,
    }
}
