//! What of a large table is visible: rows gathered into cells of the map, so that a million of them are drawn as some thousand dots.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{OKABE_ITO, Rgb};
use crate::geo::{BBox, LonLat};
use crate::layer::{Layer, Line};
use crate::time::{DAY_S, Moment, TimeSpan};

/// Values beyond the colours of the set share this one.
const OTHER: Rgb = [0x99, 0x99, 0x99];
/// How many colours there are, the one of all others included.
const COLOURS: usize = OKABE_ITO.len() + 1;
/// Width of a cell in pixels of a map of 256 pixels a tile.
const CELL_PX: f64 = 7.0;
/// From this where-precision on a row is no spot: a district (UCDP GED Codebook).
const VAGUE_FROM: u8 = 3;
const EARTH: BBox = BBox { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };
/// Beyond this latitude the map has no place (Web Mercator).
const MERCATOR_LIMIT: f64 = 85.051_128;

/// What colour says of the rows of a table: the values of one column, the most frequent first.
#[derive(Clone, Debug, Default)]
pub struct LayerColours {
    /// The column; none where all rows have one colour.
    pub column: Option<usize>,
    /// Value, colour and how many rows have it; the last entry stands for all others, where there are more values than colours.
    pub legend: Vec<(String, Rgb, usize)>,
    /// For each code of the column, its position in the legend.
    of_code: Vec<u8>,
}

impl LayerColours {
    /// Works out which value has which colour. A column whose cells hardly repeat themselves gives all rows one colour.
    #[must_use]
    pub fn new(layer: &Layer, column: Option<usize>) -> Self {
        let values = column.and_then(|at| Some((at, layer.columns.get(at)?.distinct()?.collect::<Vec<&str>>())));
        let Some((at, values)) = values else {
            let all = OKABE_ITO.first().copied().unwrap_or(OTHER);
            return Self { column: None, legend: vec![("all rows".to_owned(), all, layer.len())], of_code: Vec::new() };
        };
        let mut counts = vec![0_usize; values.len() + 1];
        for code in (0..layer.len()).filter_map(|row| layer.columns.get(at)?.code(row)) {
            if let Some(count) = counts.get_mut(code as usize) {
                *count += 1;
            }
        }
        let mut order: Vec<usize> = (0..counts.len()).filter(|code| counts.get(*code).is_some_and(|count| *count > 0)).collect();
        order.sort_by_key(|code| std::cmp::Reverse(counts.get(*code).copied()));
        let label = |code: usize| match code.checked_sub(1).and_then(|index| values.get(index)) {
            Some(value) => (*value).to_owned(),
            None => "(empty)".to_owned(),
        };
        let mut of_code = vec![u8::try_from(OKABE_ITO.len()).unwrap_or(0); counts.len()];
        let mut legend: Vec<(String, Rgb, usize)> = Vec::new();
        for (n, (code, colour)) in order.iter().zip(OKABE_ITO).enumerate() {
            legend.push((label(*code), colour, counts.get(*code).copied().unwrap_or(0)));
            if let Some(slot) = of_code.get_mut(*code) {
                *slot = u8::try_from(n).unwrap_or(0);
            }
        }
        let others = order.get(OKABE_ITO.len()..).unwrap_or_default();
        if !others.is_empty() {
            let rows = others.iter().filter_map(|code| counts.get(*code)).sum();
            legend.push((format!("{} others", others.len()), OTHER, rows));
        }
        Self { column: Some(at), legend, of_code }
    }

    /// The colour of a position in the legend.
    fn rgb(&self, position: usize) -> Rgb {
        self.legend.get(position).map_or(OTHER, |(_, colour, _)| *colour)
    }

    /// The position in the legend of a row's value.
    fn of_row(&self, layer: &Layer, row: usize) -> usize {
        let code = self.column.and_then(|at| layer.columns.get(at)?.code(row));
        code.and_then(|code| self.of_code.get(code as usize)).map_or(0, |position| usize::from(*position))
    }
}

/// A table as somebody has set it up: what colour says, and which rows are wanted.
#[derive(Clone, Debug, Default)]
pub struct ShownLayer {
    /// The table.
    pub layer: Arc<Layer>,
    /// What colour says.
    pub colours: LayerColours,
    /// Positions in the legend that are switched off.
    pub hidden: BTreeSet<usize>,
    /// By row, whether it is wanted; none where all are.
    pub wanted: Option<Arc<[bool]>>,
    /// Whether any row is dated. A table without dates is there at any time.
    has_dates: bool,
}

impl ShownLayer {
    /// All rows, coloured by a column.
    #[must_use]
    pub fn new(layer: Layer, column: Option<usize>) -> Self {
        let colours = LayerColours::new(&layer, column);
        let (_, _, starts, ends) = layer.places_and_dates();
        let has_dates = starts.iter().zip(ends).any(|(start, end)| start < end);
        Self { layer: Arc::new(layer), colours, hidden: BTreeSet::new(), wanted: None, has_dates }
    }

    /// A view of it.
    #[must_use]
    pub fn view(&self, visible: TimeSpan, bbox: BBox, zoom: f64) -> LayerView {
        let visible = if self.has_dates { visible } else { TimeSpan::ALWAYS };
        LayerView { visible, bbox, zoom, hidden: self.hidden.clone(), wanted: self.wanted.clone() }
    }

    /// How many of the rows that are wanted begin on each day, in order: what the strip of the slider shows.
    #[must_use]
    pub fn rows_by_day(&self) -> Vec<(Moment, u32)> {
        let (_, _, starts, _) = self.layer.places_and_dates();
        let view = self.view(TimeSpan::ALWAYS, EARTH, 0.0);
        let mut days: FxHashMap<i64, u32> = FxHashMap::default();
        for (row, _, _, standing) in standings(&self.layer, &self.colours, &view) {
            let is_wanted = !matches!(standing, Standing::Hidden | Standing::Unwanted);
            let begins = starts.get(row).filter(|start| is_wanted && **start != i64::MIN && self.layer.span(row).is_some());
            if let Some(start) = begins {
                *days.entry(start.div_euclid(DAY_S)).or_default() += 1;
            }
        }
        let mut days: Vec<(i64, u32)> = days.into_iter().collect();
        days.sort_unstable();
        days.into_iter().map(|(day, count)| (Moment::from_seconds(day * DAY_S), count)).collect()
    }

    /// What of it is visible in a view.
    #[must_use]
    pub fn scene(&self, view: &LayerView) -> LayerScene {
        layer_scene(&self.layer, &self.colours, view)
    }
}

/// What of a table is wanted, and where it is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerView {
    /// What the slider lets through.
    pub visible: TimeSpan,
    /// What the map shows.
    pub bbox: BBox,
    /// Its zoom, as of tiles of 256 pixels.
    pub zoom: f64,
    /// Positions in the legend that are switched off.
    pub hidden: BTreeSet<usize>,
    /// By row, whether it is wanted; none where all are.
    pub wanted: Option<Arc<[bool]>>,
}

impl LayerView {
    /// Whether a row is not among those that were searched for.
    fn hides(&self, row: usize) -> bool {
        self.wanted.as_ref().is_some_and(|wanted| !wanted.get(row).copied().unwrap_or(false))
    }
}

/// A dot on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayerCell {
    /// The middle of its rows.
    pub at: LonLat,
    /// The colour that most of its rows have.
    pub colour: Rgb,
    /// How many rows it stands for.
    pub count: u32,
    /// The first of them.
    pub row: usize,
    /// The box around all of them.
    pub bbox: BBox,
    /// Whether half of them or more are known only to a district or less (where-precision 3 or more).
    pub is_vague: bool,
}

/// How many rows are shown, and why the others are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LayerCounts {
    /// Rows that are on the map, in view or not.
    pub shown: usize,
    /// At another time.
    pub other_time: usize,
    /// Switched off.
    pub hidden: usize,
    /// Without a place.
    pub without_place: usize,
    /// Without a date.
    pub without_date: usize,
    /// Not among those that were searched for.
    pub unwanted: usize,
}

/// A row that is a line, as far as it is in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerLine {
    /// Which row.
    pub row: usize,
    /// The colour of its value.
    pub colour: Rgb,
}

/// What of a table is visible.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayerScene {
    /// The dots, those of many rows last.
    pub cells: Vec<LayerCell>,
    /// The lines, in order; each has a dot as well.
    pub lines: Vec<LayerLine>,
    /// How many rows are shown, and why the others are not.
    pub counts: LayerCounts,
}

/// One dot as it is gathered.
struct Gathered {
    lon: f64,
    lat: f64,
    count: u32,
    row: usize,
    bbox: BBox,
    vague: u32,
    of_colour: [u32; COLOURS],
}

/// What becomes of a row in a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Shown,
    Hidden,
    Unwanted,
    OtherTime,
    WithoutPlace,
    WithoutDate,
}

/// Goes through all rows, with the position in the legend of each and what becomes of it.
fn standings<'a>(
    layer: &'a Layer,
    colours: &'a LayerColours,
    view: &'a LayerView,
) -> impl Iterator<Item = (usize, LonLat, usize, Standing)> + 'a {
    let (lons, lats, starts, ends) = layer.places_and_dates();
    let from = view.visible.start.map_or(i64::MIN, Moment::seconds);
    let to = view.visible.end.map_or(i64::MAX, Moment::seconds);
    let all_time = view.visible.start.is_none() && view.visible.end.is_none();
    lons.iter().zip(lats).zip(starts).zip(ends).enumerate().map(move |(row, (((lon, lat), start), end))| {
        let colour = colours.of_row(layer, row);
        let dated = start < end;
        let standing = if !view.hidden.is_empty() && view.hidden.contains(&colour) {
            Standing::Hidden
        } else if view.hides(row) {
            Standing::Unwanted
        } else if !dated && !all_time {
            Standing::WithoutDate
        } else if dated && (*end <= from || *start >= to) {
            Standing::OtherTime
        } else if lon.is_nan() {
            Standing::WithoutPlace
        } else {
            Standing::Shown
        };
        (row, LonLat { lon: *lon, lat: *lat }, colour, standing)
    })
}

/// The rows that a view shows, those outside of what the map shows left out.
#[must_use]
pub fn rows_in_view(layer: &Layer, colours: &LayerColours, view: &LayerView) -> Vec<usize> {
    let shown = standings(layer, colours, view).filter(|(row, at, _, standing)| {
        *standing == Standing::Shown && (view.bbox.contains(*at) || layer.line(*row).is_some_and(|line| crosses(line, &view.bbox)))
    });
    shown.map(|(row, ..)| row).collect()
}

fn crosses(line: &Line, bbox: &BBox) -> bool {
    BBox::from_points(line.points.iter().copied()).is_some_and(|around| around.intersects(bbox))
}

impl Gathered {
    fn at(lon: f64, lat: f64, row: usize) -> Self {
        Self {
            lon: 0.0,
            lat: 0.0,
            count: 0,
            row,
            bbox: BBox { west: lon, south: lat, east: lon, north: lat },
            vague: 0,
            of_colour: [0; COLOURS],
        }
    }
}

/// What of a table is visible in a view.
#[must_use]
pub fn layer_scene(layer: &Layer, colours: &LayerColours, view: &LayerView) -> LayerScene {
    let cells_across = 256.0 * view.zoom.exp2() / CELL_PX;
    let ranges = view.bbox.lon_ranges();
    let mut counts = LayerCounts::default();
    let mut gathered: FxHashMap<(i64, i64), Gathered> = FxHashMap::default();
    let mut lines = layer.lines().peekable();
    let mut shown_lines = Vec::new();
    for (row, LonLat { lon, lat }, colour, standing) in standings(layer, colours, view) {
        let line = lines.next_if(|(of, _)| *of == row).map(|(_, line)| line);
        let count = match standing {
            Standing::Shown => &mut counts.shown,
            Standing::Hidden => &mut counts.hidden,
            Standing::Unwanted => &mut counts.unwanted,
            Standing::OtherTime => &mut counts.other_time,
            Standing::WithoutPlace => &mut counts.without_place,
            Standing::WithoutDate => &mut counts.without_date,
        };
        *count += 1;
        if standing != Standing::Shown {
            continue;
        }
        if line.is_some_and(|line| crosses(line, &view.bbox)) {
            shown_lines.push(LayerLine { row, colour: colours.rgb(colour) });
        }
        let in_view = (view.bbox.south..=view.bbox.north).contains(&lat)
            && ranges.iter().flatten().any(|(west, east)| (*west..=*east).contains(&lon));
        if in_view {
            let at = (((lon / 360.0 + 0.5) * cells_across) as i64, (mercator_part(lat) * cells_across) as i64);
            let cell = gathered.entry(at).or_insert_with(|| Gathered::at(lon, lat, row));
            let bbox = &mut cell.bbox;
            (bbox.west, bbox.east) = (bbox.west.min(lon), bbox.east.max(lon));
            (bbox.south, bbox.north) = (bbox.south.min(lat), bbox.north.max(lat));
            cell.lon += lon;
            cell.lat += lat;
            cell.count += 1;
            cell.vague += u32::from(layer.where_prec(row).is_some_and(|prec| prec >= VAGUE_FROM));
            if let Some(count) = cell.of_colour.get_mut(colour) {
                *count += 1;
            }
        }
    }
    let mut cells: Vec<LayerCell> = gathered
        .into_values()
        .map(|cell| {
            let most = cell.of_colour.iter().enumerate().max_by_key(|(n, count)| (**count, std::cmp::Reverse(*n))).map_or(0, |(n, _)| n);
            let at = LonLat { lon: cell.lon / f64::from(cell.count), lat: cell.lat / f64::from(cell.count) };
            LayerCell {
                at,
                colour: colours.rgb(most),
                count: cell.count,
                row: cell.row,
                bbox: cell.bbox,
                is_vague: cell.vague * 2 >= cell.count,
            }
        })
        .collect();
    cells.sort_by_key(|cell| (cell.count, cell.row));
    LayerScene { cells, lines: shown_lines, counts }
}

/// How far down the map a latitude is, 0 at the upper edge to 1.
fn mercator_part(lat: f64) -> f64 {
    let lat = lat.clamp(-MERCATOR_LIMIT, MERCATOR_LIMIT).to_radians();
    0.5 - lat.tan().asinh() / std::f64::consts::TAU
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::{ColumnKind, Entry, LayerBuilder};
    use crate::query::layer_search;

    fn layer() -> Layer {
        let mut builder = LayerBuilder::new("test");
        builder.add_column("kind", ColumnKind::Text);
        let day = |n: i64| Some(TimeSpan::between(Moment::from_seconds(n * DAY_S), Moment::from_seconds((n + 1) * DAY_S)));
        for (kind, lon, lat, when) in [
            ("battle", 40.0, 35.0, Some(0)),
            ("battle", 40.000_1, 35.000_1, Some(1)),
            ("protest", 40.000_2, 35.0, Some(1)),
            ("protest", 44.0, 33.0, Some(9)),
            ("protest", 44.0, 33.0, None),
        ] {
            let entry = Entry { at: LonLat::new(lon, lat).ok(), span: when.and_then(day), ..Entry::default() };
            builder.push(std::iter::once(kind), &entry, None);
        }
        builder.push(std::iter::once("battle"), &Entry { span: day(1), ..Entry::default() }, None);
        builder.finish()
    }

    fn view(days: std::ops::Range<i64>) -> LayerView {
        let visible = TimeSpan::between(Moment::from_seconds(days.start * DAY_S), Moment::from_seconds(days.end * DAY_S));
        LayerView {
            visible,
            bbox: BBox { west: 35.0, south: 30.0, east: 48.0, north: 38.0 },
            zoom: 6.0,
            hidden: BTreeSet::new(),
            wanted: None,
        }
    }

    #[test]
    fn rows_that_are_near_are_one_dot_and_every_row_is_counted_once() {
        let layer = layer();
        let colours = LayerColours::new(&layer, Some(0));
        let scene = layer_scene(&layer, &colours, &view(0..3));
        assert_eq!(scene.cells.iter().map(|cell| cell.count).collect::<Vec<_>>(), [3]);
        let expected = LayerCounts { shown: 3, other_time: 1, hidden: 0, without_place: 1, without_date: 1, unwanted: 0 };
        assert_eq!(scene.counts, expected);
        let hidden = LayerView { hidden: BTreeSet::from([0]), ..view(0..3) };
        let counts = layer_scene(&layer, &colours, &hidden).counts;
        assert_eq!(counts.shown + counts.other_time + counts.hidden + counts.without_place + counts.without_date, layer.len());
    }

    #[test]
    fn rows_that_nobody_searched_for_are_counted_and_not_among_those_in_view() {
        let layer = layer();
        let colours = LayerColours::new(&layer, Some(0));
        let all = rows_in_view(&layer, &colours, &view(0..3));
        let wanted: Arc<[bool]> = layer_search(&layer, Some(0), "PROT").into();
        let found = LayerView { wanted: Some(wanted), ..view(0..3) };
        let scene = layer_scene(&layer, &colours, &found);
        assert_eq!((all, rows_in_view(&layer, &colours, &found)), (vec![0, 1, 2], vec![2]));
        assert_eq!((scene.counts.shown, scene.counts.unwanted), (1, 3));
    }

    #[test]
    fn a_line_is_in_view_where_it_passes_through_it() {
        let mut builder = LayerBuilder::new("track");
        let points = [30.0, 60.0].map(|lon| LonLat { lon, lat: 35.0 }).to_vec();
        let line = Line { points, times: Vec::new() };
        builder.push(std::iter::empty(), &Entry { at: LonLat::new(30.0, 35.0).ok(), ..Entry::default() }, Some(line));
        let layer = builder.finish();
        let view = LayerView { visible: TimeSpan::default(), ..view(0..3) };
        let scene = layer_scene(&layer, &LayerColours::default(), &view);
        assert_eq!((scene.cells.len(), scene.lines.len()), (0, 1), "its beginning is out of view");
        assert_eq!(rows_in_view(&layer, &LayerColours::default(), &view), [0]);
    }

    #[test]
    fn the_most_frequent_value_has_the_first_colour() {
        let colours = LayerColours::new(&layer(), Some(0));
        let legend: Vec<(&str, usize)> = colours.legend.iter().map(|(label, _, count)| (label.as_str(), *count)).collect();
        assert!(legend == [("battle", 3), ("protest", 3)] || legend == [("protest", 3), ("battle", 3)], "{legend:?}");
        assert_eq!(LayerColours::new(&layer(), None).legend.len(), 1);
    }

    #[test]
    fn days_are_counted_for_the_slider() {
        let mut shown = ShownLayer::new(layer(), Some(0));
        let days = |shown: &ShownLayer| -> Vec<(i64, u32)> {
            shown.rows_by_day().into_iter().map(|(day, count)| (day.seconds() / DAY_S, count)).collect()
        };
        assert_eq!(days(&shown), [(0, 1), (1, 3), (9, 1)]);
        shown.wanted = Some([true, false, true, false, true, true].into());
        assert_eq!(days(&shown), [(0, 1), (1, 2)], "only of what is wanted");
    }

    #[test]
    fn a_table_without_dates_is_there_at_any_time() {
        let mut builder = LayerBuilder::new("places");
        builder.push(std::iter::empty(), &Entry { at: LonLat::new(40.0, 35.0).ok(), ..Entry::default() }, None);
        let shown = ShownLayer::new(builder.finish(), None);
        let day = view(0..3);
        assert_eq!(shown.scene(&shown.view(day.visible, day.bbox, day.zoom)).counts.shown, 1);
    }

    #[test]
    fn a_dot_is_vague_where_most_of_its_rows_are() {
        let mut builder = LayerBuilder::new("vague");
        for prec in [Some(1), Some(3), Some(4), None] {
            let entry = Entry { at: LonLat::new(40.0, 35.0).ok(), where_prec: prec, ..Entry::default() };
            builder.push(std::iter::empty(), &entry, None);
        }
        let shown = ShownLayer::new(builder.finish(), None);
        let day = view(0..3);
        let cells = shown.scene(&shown.view(day.visible, day.bbox, day.zoom)).cells;
        assert_eq!(cells.iter().map(|cell| (cell.count, cell.is_vague)).collect::<Vec<_>>(), [(4, true)]);
    }
}
