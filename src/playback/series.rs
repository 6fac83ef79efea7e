//! The moments of a series of pictures: from one day to another, step by step.

use thiserror::Error;

use crate::time::{DAY_S, DurationError, Moment, TimeSpan, parse_duration};

/// Seconds of an average month of the Gregorian calendar, as typed lengths count it.
const MONTH_S: i64 = 2_629_746;

/// More pictures than this are a mistake in the step.
pub const MOST_PICTURES: usize = 5_000;

/// How far it is from one picture to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many seconds.
    Seconds(i64),
    /// So many months of the calendar.
    Months(i64),
}

/// Why there is no series.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SeriesError {
    /// One of its ends is open.
    #[error("a series goes from one date to another: both must have a day")]
    Open,
    /// It ends before it begins.
    #[error("a series ends after it begins: swap the two dates")]
    Backward,
    /// There would be too many pictures.
    #[error("from there to there by this step are more than {MOST_PICTURES} pictures: take a longer step or a shorter time")]
    TooMany,
}

impl Step {
    /// A typed step: `1d`, `12 h`, `a week`, `1 month`. Months and years are those of the calendar.
    ///
    /// # Errors
    /// When there is no length of time in it.
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        let seconds = parse_duration(text)?;
        Ok(if seconds % MONTH_S == 0 { Self::Months(seconds / MONTH_S) } else { Self::Seconds(seconds) })
    }

    /// How a picture of such a series is dated: by its day, and by its hour where there are several a day.
    #[must_use]
    pub fn label_of(self, moment: Moment) -> String {
        match self {
            Self::Seconds(seconds) if seconds % DAY_S != 0 => moment.minute_label(),
            _ => moment.day_label(),
        }
    }

    fn after(self, start: Moment, steps: i64) -> Moment {
        match self {
            Self::Seconds(seconds) => start.plus_seconds(seconds.saturating_mul(steps)),
            Self::Months(months) => start.plus_months(months.saturating_mul(steps)),
        }
    }
}

/// The moments of a series through a stretch of time, its first moment first; none is after its end.
///
/// # Errors
/// When the stretch is open or empty, or there would be more than [`MOST_PICTURES`].
pub fn series(span: TimeSpan, step: Step) -> Result<Vec<Moment>, SeriesError> {
    let (Some(start), Some(end)) = (span.start, span.end) else { return Err(SeriesError::Open) };
    if end <= start {
        return Err(SeriesError::Backward);
    }
    let mut moments = Vec::new();
    for n in 0.. {
        let moment = step.after(start, n);
        if moment >= end {
            break;
        }
        if moments.len() == MOST_PICTURES {
            return Err(SeriesError::TooMany);
        }
        moments.push(moment);
    }
    Ok(moments)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Edtf;

    fn moments(span: &str, step: &str) -> Result<Vec<String>, SeriesError> {
        let found = series(span.parse::<Edtf>().unwrap().strict(), Step::parse(step).unwrap())?;
        Ok(found.into_iter().map(|moment| moment.date().to_string()).collect())
    }

    #[test]
    fn a_series_has_a_picture_for_each_step_and_its_last_day() {
        assert_eq!(moments("2018-12/2019-02", "1d").unwrap().len(), 31 + 31 + 28);
        assert_eq!(moments("2018-12-30/2019-01-02", "1 day").unwrap(), ["2018-12-30", "2018-12-31", "2019-01-01", "2019-01-02"]);
        assert_eq!(moments("2018-12-30/2019-01-02", "2 days").unwrap(), ["2018-12-30", "2019-01-01"]);
    }

    #[test]
    fn months_and_years_are_those_of_the_calendar() {
        assert_eq!(moments("2018-12-31/2019-03", "1 month").unwrap(), ["2018-12-31", "2019-01-31", "2019-02-28", "2019-03-31"]);
        assert_eq!(moments("2018/2020", "1y").unwrap(), ["2018-01-01", "2019-01-01", "2020-01-01"]);
    }

    #[test]
    fn several_pictures_of_one_day_are_told_apart_by_the_hour() {
        let half_day = Step::parse("12 h").unwrap();
        let found = series("2018-12-19".parse::<Edtf>().unwrap().strict(), half_day).unwrap();
        assert_eq!(
            found.into_iter().map(|moment| half_day.label_of(moment)).collect::<Vec<_>>(),
            ["19 December 2018 00:00", "19 December 2018 12:00"]
        );
        assert_eq!(Step::parse("1 week").unwrap().label_of(Moment::from_seconds(0)), "1 January 1970");
    }

    #[test]
    fn what_has_no_end_or_too_many_pictures_is_refused() {
        assert_eq!(moments("2018/..", "1d"), Err(SeriesError::Open));
        assert_eq!(moments("2018/2020", "1 min"), Err(SeriesError::TooMany));
    }
}
