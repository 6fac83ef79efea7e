//! Marks along a stretch of time, at round dates, from centuries down to minutes.

use jiff::civil::Date;

use super::words::{short_month_name, year_name};
use super::{Moment, TimeSpan};

/// One mark on an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where it stands.
    pub moment: Moment,
    /// What is written there: as short as can be beside the tick before it (`2019`, `Oct`, `13`, `06:00`); where a longer
    /// unit begins, and on the first tick, that unit is said too (`Jan 2020`, `1 Nov`).
    pub label: String,
}

/// How far apart ticks stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TickStep {
    /// So many minutes; divides a day.
    Minutes(u16),
    /// So many days, counted anew from the first of each month; 1, 7 (the 1st, 8th, 15th and 22nd) or 15 (the 1st and 16th).
    Days(u8),
    /// So many months; divides a year.
    Months(u8),
    /// So many years.
    Years(u16),
}

/// From fine to coarse.
const STEPS: [TickStep; 23] = [
    TickStep::Minutes(1),
    TickStep::Minutes(5),
    TickStep::Minutes(15),
    TickStep::Minutes(30),
    TickStep::Minutes(60),
    TickStep::Minutes(180),
    TickStep::Minutes(360),
    TickStep::Minutes(720),
    TickStep::Days(1),
    TickStep::Days(7),
    TickStep::Days(15),
    TickStep::Months(1),
    TickStep::Months(3),
    TickStep::Months(6),
    TickStep::Years(1),
    TickStep::Years(2),
    TickStep::Years(5),
    TickStep::Years(10),
    TickStep::Years(20),
    TickStep::Years(50),
    TickStep::Years(100),
    TickStep::Years(1000),
    TickStep::Years(5000),
];

impl TickStep {
    /// Its usual length in seconds.
    fn length_s(self) -> i64 {
        match self {
            Self::Minutes(minutes) => i64::from(minutes) * 60,
            Self::Days(days) => i64::from(days) * 86_400,
            Self::Months(months) => i64::from(months) * 2_629_746,
            Self::Years(years) => i64::from(years) * 31_556_952,
        }
    }

    /// The last tick at or before the moment, or the first of all.
    fn floor(self, moment: Moment) -> Moment {
        let date = moment.date();
        match self {
            Self::Minutes(minutes) => {
                let of_day = moment.seconds_since(moment.start_of_day());
                moment.plus_seconds(-of_day.rem_euclid(i64::from(minutes) * 60))
            }
            Self::Days(step) => {
                let days = i64::from(date.day() - 1);
                let on = (days - days % i64::from(step)).min(last_day_offset(step));
                Moment::from_date(date.first_of_month()).plus_days(on)
            }
            Self::Months(step) => {
                let months = i64::from(date.month() - 1);
                Moment::from_date(date.first_of_year()).plus_months(months - months % i64::from(step))
            }
            Self::Years(step) => {
                let (year, step) = (i64::from(date.year()), i64::from(step));
                let past = year.rem_euclid(step);
                // a round year before the beginning of time gives way to the one after
                let back = if year - past < -9999 { past - step } else { past };
                Moment::from_date(date.first_of_year()).plus_years(-back)
            }
        }
    }

    /// The first tick after one.
    fn next(self, tick: Moment) -> Moment {
        match self {
            Self::Minutes(minutes) => tick.plus_seconds(i64::from(minutes) * 60),
            Self::Days(step) => {
                let next = tick.plus_days(i64::from(step));
                let date = next.date();
                let same_month = date.first_of_month() == tick.date().first_of_month();
                if same_month && i64::from(date.day() - 1) <= last_day_offset(step) {
                    next
                } else {
                    Moment::from_date(tick.date().first_of_month()).plus_months(1)
                }
            }
            Self::Months(months) => tick.plus_months(i64::from(months)),
            Self::Years(years) => tick.plus_years(i64::from(years)),
        }
    }
}

/// How many days after the first of a month the last tick may stand: not so late that the next first crowds it.
fn last_day_offset(step: u8) -> i64 {
    match step {
        1 => 30,
        7 => 21,
        _ => 15,
    }
}

/// Ticks within a span, at the finest round step that gives no more than `max_ticks`; ends at or after the start, before the
/// end. An open end of the span has no ticks beyond it to speak of, so such a span gives none, and neither does an empty one.
///
/// ```
/// use dateline::time::{Edtf, ticks};
///
/// let winter: Edtf = "2018-11/2019-02".parse()?;
/// let labels: Vec<String> = ticks(winter.strict(), 6).into_iter().map(|tick| tick.label).collect();
/// assert_eq!(labels, ["Nov 2018", "Dec", "Jan 2019", "Feb"]);
/// # Ok::<(), dateline::time::EdtfError>(())
/// ```
#[must_use]
pub fn ticks(span: TimeSpan, max_ticks: usize) -> Vec<Tick> {
    let (Some(start), Some(end), Some(length)) = (span.start, span.end, span.duration_s()) else {
        return Vec::new();
    };
    let coarsest = TickStep::Years(10_000);
    let moments = STEPS
        .into_iter()
        .chain([coarsest])
        // months and years vary in length, so this only rules out what is far too fine; counting decides
        .filter(|step| length / step.length_s() <= i64::try_from(max_ticks).unwrap_or(i64::MAX).saturating_mul(2))
        .map(|step| (step, moments(start, end, step, max_ticks)))
        .find(|(_, moments)| moments.len() <= max_ticks);
    let Some((step, moments)) = moments else {
        return Vec::new();
    };
    let mut before: Option<Date> = None;
    moments
        .into_iter()
        .map(|moment| {
            let label = label(moment, step, before);
            before = Some(moment.date());
            Tick { moment, label }
        })
        .collect()
}

/// The ticks of one step; at most one more than `max_ticks`, which is enough to know that they are too many.
fn moments(start: Moment, end: Moment, step: TickStep, max_ticks: usize) -> Vec<Moment> {
    let first = step.floor(start);
    std::iter::successors(Some(first), |tick| Some(step.next(*tick)).filter(|next| next > tick))
        .take_while(|tick| *tick < end)
        .filter(|tick| *tick >= start)
        .take(max_ticks.saturating_add(1))
        .collect()
}

fn label(moment: Moment, step: TickStep, before: Option<Date>) -> String {
    let date = moment.date();
    let same_year = before.is_some_and(|before| before.year() == date.year());
    let same_month = same_year && before.is_some_and(|before| before.month() == date.month());
    let year = year_name(date.year());
    match step {
        TickStep::Years(_) => year,
        TickStep::Months(_) if same_year => short_month_name(date.month()).to_owned(),
        TickStep::Months(_) => format!("{} {year}", short_month_name(date.month())),
        TickStep::Days(_) => day_label(date, same_month, same_year),
        TickStep::Minutes(_) => {
            let datetime = moment.datetime();
            let clock = format!("{:02}:{:02}", datetime.hour(), datetime.minute());
            if before == Some(date) {
                clock
            } else if moment == moment.start_of_day() {
                day_label(date, false, same_year)
            } else {
                format!("{} {clock}", day_label(date, false, same_year))
            }
        }
    }
}

fn day_label(date: Date, same_month: bool, same_year: bool) -> String {
    if same_month {
        date.day().to_string()
    } else if same_year {
        format!("{} {}", date.day(), short_month_name(date.month()))
    } else {
        format!("{} {} {}", date.day(), short_month_name(date.month()), year_name(date.year()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::Edtf;

    fn labels(text: &str, max_ticks: usize) -> String {
        let edtf: Edtf = text.parse().unwrap();
        ticks(edtf.strict(), max_ticks).into_iter().map(|tick| tick.label).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn ticks_fit_at_every_scale() {
        let cases = [
            ("-9999/9999", 5),
            ("1900/2025", 8),
            ("2011/2025", 8),
            ("2011/2025", 20),
            ("2018-06/2019-12", 8),
            ("2018-11/2019-02", 12),
            ("2018-11/2019-02", 4),
            ("2018-12-20/2019-01-20", 6),
            ("2018-12-28/2019-01-03", 10),
            ("2018-12-31/2019-01-01", 9),
            ("2018-12-28", 30),
        ];
        insta::assert_snapshot!(cases.map(|(text, max_ticks)| labels(text, max_ticks)).join("\n"), @r#"
        5001 BC | 1 BC | 5000
        1900 | 1920 | 1940 | 1960 | 1980 | 2000 | 2020
        2012 | 2014 | 2016 | 2018 | 2020 | 2022 | 2024
        2011 | 2012 | 2013 | 2014 | 2015 | 2016 | 2017 | 2018 | 2019 | 2020 | 2021 | 2022 | 2023 | 2024 | 2025
        Jul 2018 | Oct | Jan 2019 | Apr | Jul | Oct
        1 Nov 2018 | 16 | 1 Dec | 16 | 1 Jan 2019 | 16 | 1 Feb | 16
        Nov 2018 | Dec | Jan 2019 | Feb
        22 Dec 2018 | 1 Jan 2019 | 8 | 15
        28 Dec 2018 | 29 | 30 | 31 | 1 Jan 2019 | 2 | 3
        31 Dec 2018 | 06:00 | 12:00 | 18:00 | 1 Jan 2019 | 06:00 | 12:00 | 18:00
        28 Dec 2018 | 01:00 | 02:00 | 03:00 | 04:00 | 05:00 | 06:00 | 07:00 | 08:00 | 09:00 | 10:00 | 11:00 | 12:00 | 13:00 | 14:00 | 15:00 | 16:00 | 17:00 | 18:00 | 19:00 | 20:00 | 21:00 | 22:00 | 23:00
        "#);
    }

    #[test]
    fn a_short_stretch_within_a_day_says_its_day_once() {
        let start = Moment::from_seconds(1_545_993_000); // 2018-12-28T10:30
        let labels: Vec<_> = ticks(TimeSpan::between(start, start.plus_seconds(7200)), 5).into_iter().map(|t| t.label).collect();
        assert_eq!(labels, ["28 Dec 2018 10:30", "11:00", "11:30", "12:00"]);
    }

    #[test]
    fn open_and_empty_spans_have_no_ticks() {
        let now = Moment::default();
        assert_eq!(ticks(TimeSpan::ALWAYS, 10), []);
        assert_eq!(ticks(TimeSpan::from(now), 10), []);
        assert_eq!(ticks(TimeSpan::between(now, now), 10), []);
        assert_eq!(labels("2019", 0), "");
    }

    proptest! {
        #[test]
        fn ticks_rise_stay_inside_and_are_not_too_many(
            start in Moment::MIN.seconds()..=Moment::MAX.seconds(), length in 1_i64..1_000_000_000_000, max_ticks in 1_usize..40
        ) {
            let start = Moment::from_seconds(start);
            let span = TimeSpan::between(start, start.plus_seconds(length));
            let ticks = ticks(span, max_ticks);
            prop_assert!(ticks.len() <= max_ticks);
            prop_assert!(ticks.iter().all(|tick| span.contains(tick.moment)));
            prop_assert!(ticks.windows(2).all(|pair| pair[0].moment < pair[1].moment));
        }
    }
}
