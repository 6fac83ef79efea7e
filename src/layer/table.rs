//! The table: columns of the source, and where and when each row is.

use super::{Column, ColumnKind};
use crate::geo::{LonLat, interpolate};
use crate::time::{Moment, TimeSpan};

/// A row without a date has this as its beginning and an end before it.
const UNDATED: (i64, i64) = (1, 0);

/// A line of a row, with times where its source gives them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its points.
    pub points: Vec<LonLat>,
    /// When each point was reached; empty, or as many as there are points.
    pub times: Vec<Moment>,
}

impl Line {
    /// Where on it something was at a moment, by its stated times and on great circles between them; none before the first and after
    /// the last, and where no times are stated.
    #[must_use]
    pub fn position_at(&self, moment: Moment) -> Option<LonLat> {
        let after = self.times.partition_point(|time| *time <= moment);
        let before = after.checked_sub(1)?;
        let (from, since) = (*self.points.get(before)?, *self.times.get(before)?);
        let (Some(to), Some(until)) = (self.points.get(after), self.times.get(after)) else {
            return (since == moment).then_some(from);
        };
        let (gone, whole) = (moment.seconds() - since.seconds(), until.seconds() - since.seconds());
        Some(interpolate(from, *to, gone as f64 / whole.max(1) as f64))
    }
}

/// What the map and the slider know of one row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Where it is; of a line or an area, a spot on it.
    pub at: Option<LonLat>,
    /// When it was.
    pub span: Option<TimeSpan>,
    /// UCDP GED date-precision, 1 day to 5 year; none where the source does not say.
    pub date_prec: Option<u8>,
    /// UCDP GED where-precision, 1 exact to 7 sea or air; none where the source does not say.
    pub where_prec: Option<u8>,
}

/// A table of events that the user brought.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// What it is called.
    pub name: String,
    /// The columns of its source.
    pub columns: Vec<Column>,
    /// Longitudes and latitudes in degrees; not a number where a row has no place.
    lon: Vec<f64>,
    lat: Vec<f64>,
    /// Seconds since 1970, half-open; see [`UNDATED`].
    start: Vec<i64>,
    end: Vec<i64>,
    /// 0 where unknown.
    date_prec: Vec<u8>,
    where_prec: Vec<u8>,
    /// Rows that are lines, in order.
    lines: Vec<(usize, Line)>,
}

impl Layer {
    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lon.len()
    }

    /// Whether it has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lon.is_empty()
    }

    /// Where a row is.
    #[must_use]
    pub fn at(&self, row: usize) -> Option<LonLat> {
        let (lon, lat) = (*self.lon.get(row)?, *self.lat.get(row)?);
        LonLat::new(lon, lat).ok()
    }

    /// When a row was, half-open.
    #[must_use]
    pub fn span(&self, row: usize) -> Option<TimeSpan> {
        let (start, end) = (*self.start.get(row)?, *self.end.get(row)?);
        let open = |seconds: i64| (seconds != i64::MIN && seconds != i64::MAX).then(|| Moment::from_seconds(seconds));
        ((start, end) != UNDATED).then(|| TimeSpan { start: open(start), end: open(end) })
    }

    /// UCDP GED date-precision of a row, where its source gives one.
    #[must_use]
    pub fn date_prec(&self, row: usize) -> Option<u8> {
        self.date_prec.get(row).copied().filter(|prec| *prec > 0)
    }

    /// UCDP GED where-precision of a row, where its source gives one.
    #[must_use]
    pub fn where_prec(&self, row: usize) -> Option<u8> {
        self.where_prec.get(row).copied().filter(|prec| *prec > 0)
    }

    /// The line of a row, where it is one.
    #[must_use]
    pub fn line(&self, row: usize) -> Option<&Line> {
        let at = self.lines.binary_search_by_key(&row, |(row, _)| *row).ok()?;
        self.lines.get(at).map(|(_, line)| line)
    }

    /// The rows that are lines.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &Line)> {
        self.lines.iter().map(|(row, line)| (*row, line))
    }

    /// The position of the column of that heading, whatever the case of its letters.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name.eq_ignore_ascii_case(name))
    }

    /// The first and the last moment that a row has; open where no row is dated.
    #[must_use]
    pub fn extent(&self) -> TimeSpan {
        let dated = || self.start.iter().zip(&self.end).filter(|(start, end)| (**start, **end) != UNDATED);
        let bounded = |seconds: &i64| *seconds != i64::MIN && *seconds != i64::MAX;
        TimeSpan {
            start: dated().map(|(start, _)| *start).filter(bounded).min().map(Moment::from_seconds),
            end: dated().map(|(_, end)| *end).filter(bounded).max().map(Moment::from_seconds),
        }
    }

    /// Positions and dates of all rows, by column: longitude and latitude in degrees (not a number without a place), beginning and end in
    /// seconds since 1970, half-open (an end before the beginning without a date). For going through millions of them.
    #[must_use]
    pub fn places_and_dates(&self) -> (&[f64], &[f64], &[i64], &[i64]) {
        (&self.lon, &self.lat, &self.start, &self.end)
    }
}

/// A table as it is read, row by row.
#[derive(Clone, Debug, Default)]
pub struct LayerBuilder {
    layer: Layer,
}

impl LayerBuilder {
    /// An empty table.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { layer: Layer { name: name.into(), ..Layer::default() } }
    }

    /// Adds a column; the rows that there are have nothing in it.
    pub fn add_column(&mut self, name: &str, kind: ColumnKind) {
        let mut column = Column::new(name, kind);
        column.fill_to(self.layer.len());
        self.layer.columns.push(column);
    }

    /// Adds a row: its cells in the order of the columns (what is missing at the end is empty), where and when it is, and its line if it
    /// is one.
    pub fn push<'a>(&mut self, cells: impl Iterator<Item = &'a str>, entry: &Entry, line: Option<Line>) {
        let layer = &mut self.layer;
        let row = layer.lon.len();
        for (column, cell) in layer.columns.iter_mut().zip(cells) {
            column.push(cell);
        }
        for column in &mut layer.columns {
            column.fill_to(row + 1);
        }
        layer.lon.push(entry.at.map_or(f64::NAN, |at| at.lon));
        layer.lat.push(entry.at.map_or(f64::NAN, |at| at.lat));
        let seconds = |moment: Option<Moment>, open: i64| moment.map_or(open, Moment::seconds);
        let (start, end) = entry.span.map_or(UNDATED, |span| (seconds(span.start, i64::MIN), seconds(span.end, i64::MAX)));
        layer.start.push(start);
        layer.end.push(end);
        layer.date_prec.push(entry.date_prec.unwrap_or(0));
        layer.where_prec.push(entry.where_prec.unwrap_or(0));
        layer.lines.extend(line.map(|line| (row, line)));
    }

    /// The table.
    #[must_use]
    pub fn finish(mut self) -> Layer {
        self.layer.columns.iter_mut().for_each(Column::finish);
        self.layer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> Option<LonLat> {
        LonLat::new(lon, lat).ok()
    }

    #[test]
    fn a_table_keeps_cells_places_dates_and_lines() {
        let mut builder = LayerBuilder::new("acled");
        builder.add_column("event_type", ColumnKind::Text);
        let day = TimeSpan::between(Moment::from_seconds(0), Moment::from_seconds(86_400));
        let entry = Entry { at: at(40.0, 35.0), span: Some(day), date_prec: Some(1), where_prec: None };
        builder.push(std::iter::once("Battles"), &entry, None);
        builder.add_column("late", ColumnKind::Number);
        let line = Line { points: vec![LonLat { lon: 40.0, lat: 35.0 }, LonLat { lon: 41.0, lat: 35.0 }], times: vec![] };
        builder.push(["Protests", "3"].into_iter(), &Entry::default(), Some(line.clone()));
        let layer = builder.finish();
        assert_eq!((layer.len(), layer.extent()), (2, day));
        assert_eq!((layer.at(0), layer.at(1), layer.at(2)), (at(40.0, 35.0), None, None));
        assert_eq!((layer.span(0), layer.span(1), layer.date_prec(0), layer.where_prec(0)), (Some(day), None, Some(1), None));
        assert_eq!((layer.columns[0].get(1), layer.columns[1].get(0), layer.columns[1].get(1)), ("Protests", "", "3"));
        assert_eq!((layer.line(0), layer.line(1), layer.column("LATE")), (None, Some(&line), Some(1)));
    }

    #[test]
    fn a_line_says_where_something_was_between_its_stated_times_and_nowhere_else() {
        let points = vec![LonLat { lon: 40.0, lat: 0.0 }, LonLat { lon: 41.0, lat: 0.0 }, LonLat { lon: 41.0, lat: 1.0 }];
        let times = [100, 200, 400].map(Moment::from_seconds).to_vec();
        let line = Line { points: points.clone(), times };
        let at = |seconds| line.position_at(Moment::from_seconds(seconds));
        assert_eq!((at(99), at(401)), (None, None));
        assert_eq!((at(100), at(400)), (Some(points[0]), Some(points[2])));
        let middle = at(150).unwrap();
        assert!((middle.lon - 40.5).abs() < 1e-9 && middle.lat.abs() < 1e-9, "{middle:?}");
        assert_eq!(Line { times: Vec::new(), ..line.clone() }.position_at(Moment::from_seconds(150)), None);
    }

    #[test]
    fn an_open_end_stays_open() {
        let mut builder = LayerBuilder::new("any");
        let since = TimeSpan { start: Some(Moment::from_seconds(5)), end: None };
        builder.push(std::iter::empty(), &Entry { span: Some(since), ..Entry::default() }, None);
        let layer = builder.finish();
        assert_eq!(layer.span(0), Some(since));
        assert_eq!(layer.extent(), since);
    }
}
