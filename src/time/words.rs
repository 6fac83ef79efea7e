//! The English words of the calendar, for writing dates and for reading them.

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The name of a month from 1 to 12.
pub(super) fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or("?")
}

/// The first three letters of a month's name.
pub(super) fn short_month_name(month: i8) -> &'static str {
    month_name(month).get(..3).unwrap_or("?")
}

/// The number of a month by its name, or by three or more of its first letters, in any case; `sept.` too.
pub(super) fn month_number(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_lowercase();
    if word.len() < 3 {
        return None;
    }
    (1..=12).find(|month| month_name(*month).to_lowercase().starts_with(&word))
}

/// A year as people write it. Year 0 is 1 BC; early years get their era so that `79` is not taken for 1979.
pub(super) fn year_name(year: i16) -> String {
    match year {
        ..=0 => format!("{} BC", 1 - i32::from(year)),
        1..=999 => format!("AD {year}"),
        1000.. => year.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_name_and_by_first_letters() {
        assert_eq!(month_number("May"), Some(5));
        assert_eq!(month_number("SEPT."), Some(9));
        assert_eq!(month_number("octobre"), None);
        assert_eq!(month_number("ju"), None);
        assert_eq!(short_month_name(12), "Dec");
    }

    #[test]
    fn early_years_have_their_era() {
        assert_eq!(year_name(2019), "2019");
        assert_eq!(year_name(79), "AD 79");
        assert_eq!(year_name(0), "1 BC");
        assert_eq!(year_name(-9999), "10000 BC");
    }
}
