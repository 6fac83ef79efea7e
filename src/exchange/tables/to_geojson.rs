//! A table as GeoJSON (RFC 7946), written while it is read: every column of the source in `properties`, and beside them when and how
//! exactly, where the source has no column of that name.

use std::io::Write;

use super::{Cell, ColumnHead, ImportError, Record, Sink};
use crate::exchange::Geometry;
use crate::geo::LonLat;
use crate::time::{Moment, TimeSpan};

/// So much is gathered before it is written.
const BLOCK: usize = 1 << 20;

/// Writes features. [`GeoJsonSink::finish`] closes the collection.
pub struct GeoJsonSink<W: Write> {
    out: W,
    block: Vec<u8>,
    /// `"name":` of each column, with a comma before it but for the first.
    keys: Vec<Vec<u8>>,
    /// Which of our own properties no column has.
    own: Own,
    rows: u64,
    /// West, south, east, north.
    bbox: Option<[f64; 4]>,
    /// One feature a line, and no collection.
    is_sequence: bool,
}

#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "one for each property")]
struct Own {
    start: bool,
    end: bool,
    end_exclusive: bool,
    date_prec: bool,
    where_prec: bool,
}

impl<W: Write> GeoJsonSink<W> {
    /// A collection of that name.
    pub fn new(out: W, name: &str) -> Self {
        let mut sink = Self::sequence(out);
        sink.is_sequence = false;
        sink.block.extend_from_slice(b"{\"type\":\"FeatureCollection\",\"name\":");
        push_text(&mut sink.block, name);
        sink.block.extend_from_slice(b",\"features\":[");
        sink
    }

    /// One feature a line.
    pub fn sequence(out: W) -> Self {
        let own = Own { start: true, end: true, end_exclusive: true, date_prec: true, where_prec: true };
        Self { out, block: Vec::with_capacity(BLOCK + (64 << 10)), keys: Vec::new(), own, rows: 0, bbox: None, is_sequence: true }
    }

    /// Closes the collection, with its box, and gives back what it was written to.
    ///
    /// # Errors
    /// What the writer says.
    pub fn finish(mut self) -> Result<W, ImportError> {
        if !self.is_sequence {
            self.block.extend_from_slice(b"\n]");
            if let Some(bbox) = self.bbox {
                self.block.extend_from_slice(b",\"bbox\":");
                push_json(&mut self.block, &bbox);
            }
            self.block.extend_from_slice(b"}\n");
        }
        self.out.write_all(&self.block).and_then(|()| self.out.flush()).map_err(ImportError::Unwritten)?;
        Ok(self.out)
    }

    fn grow_bbox(&mut self, at: LonLat) {
        let at = at.rounded();
        self.bbox = Some(match self.bbox {
            None => [at.lon, at.lat, at.lon, at.lat],
            Some([west, south, east, north]) => [west.min(at.lon), south.min(at.lat), east.max(at.lon), north.max(at.lat)],
        });
    }
}

impl<W: Write> Sink for GeoJsonSink<W> {
    fn columns(&mut self, from: usize, columns: &[ColumnHead]) -> Result<(), ImportError> {
        self.keys.truncate(from);
        for column in columns {
            let mut key = Vec::new();
            push_text(&mut key, &column.name);
            key.push(b':');
            self.keys.push(key);
            for (own, name) in [
                (&mut self.own.start, "start"),
                (&mut self.own.end, "end"),
                (&mut self.own.end_exclusive, "end_exclusive"),
                (&mut self.own.date_prec, "date_prec"),
                (&mut self.own.where_prec, "where_prec"),
            ] {
                *own &= column.name != name;
            }
        }
        Ok(())
    }

    fn row(&mut self, record: &Record<'_>) -> Result<(), ImportError> {
        if !self.is_sequence {
            self.block.extend_from_slice(if self.rows == 0 { b"\n" } else { b",\n" });
        }
        self.rows += 1;
        if let Some(geometry) = record.geometry {
            geometry.points().for_each(|at| self.grow_bbox(at));
        }
        let block = &mut self.block;
        block.extend_from_slice(b"{\"type\":\"Feature\",\"geometry\":");
        push_geometry(block, record.geometry);
        block.extend_from_slice(b",\"properties\":{");
        let mut first = true;
        for (key, cell) in self.keys.iter().zip(record.cells) {
            if !std::mem::take(&mut first) {
                block.push(b',');
            }
            block.extend_from_slice(key);
            push_cell(block, *cell);
        }
        let mut pair = |key: &str, write: &dyn Fn(&mut Vec<u8>)| {
            if !std::mem::take(&mut first) {
                block.push(b',');
            }
            push_text(block, key);
            block.push(b':');
            write(block);
        };
        let span = record.entry.span.unwrap_or(TimeSpan { start: None, end: None });
        let day = |moment: Option<Moment>| move |block: &mut Vec<u8>| push_day(block, moment);
        if self.own.start {
            pair("start", &day(span.start));
        }
        if self.own.end {
            pair("end", &day(span.end.map(|end| end.plus_seconds(-1))));
        }
        if self.own.end_exclusive {
            // the first midnight that is not before it
            pair("end_exclusive", &day(span.end.map(|end| end.plus_seconds(-1).plus_days(1))));
        }
        let prec = |prec: Option<u8>| move |block: &mut Vec<u8>| push_json(block, &prec);
        if self.own.date_prec {
            pair("date_prec", &prec(record.entry.date_prec));
        }
        if self.own.where_prec {
            pair("where_prec", &prec(record.entry.where_prec));
        }
        if let Some(line) = record.line.filter(|line| !line.times.is_empty()) {
            let times: Vec<String> = line.times.iter().map(Moment::to_string).collect();
            pair("coordTimes", &|block: &mut Vec<u8>| push_json(block, &times));
        }
        block.extend_from_slice(b"}}");
        if self.is_sequence {
            block.push(b'\n');
        }
        if block.len() >= BLOCK {
            self.out.write_all(block).map_err(ImportError::Unwritten)?;
            block.clear();
        }
        Ok(())
    }
}

fn push_geometry(block: &mut Vec<u8>, geometry: Option<&Geometry>) {
    let Some(geometry) = geometry else { return block.extend_from_slice(b"null") };
    block.extend_from_slice(b"{\"type\":\"");
    block.extend_from_slice(geometry.name().as_bytes());
    block.extend_from_slice(b"\",\"coordinates\":");
    match geometry {
        Geometry::Point(at) => push_position(block, *at),
        Geometry::MultiPoint(points) | Geometry::LineString(points) => push_positions(block, points),
        Geometry::MultiLineString(lines) | Geometry::Polygon(lines) => push_lines(block, lines),
        Geometry::MultiPolygon(areas) => push_list(block, areas, |block, rings| push_lines(block, rings)),
    }
    block.push(b'}');
}

fn push_lines(block: &mut Vec<u8>, lines: &[Vec<LonLat>]) {
    push_list(block, lines, |block, line| push_positions(block, line));
}

fn push_positions(block: &mut Vec<u8>, points: &[LonLat]) {
    push_list(block, points, |block, at| push_position(block, *at));
}

fn push_list<T>(block: &mut Vec<u8>, items: &[T], write: impl Fn(&mut Vec<u8>, &T)) {
    block.push(b'[');
    for (n, item) in items.iter().enumerate() {
        if n > 0 {
            block.push(b',');
        }
        write(block, item);
    }
    block.push(b']');
}

fn push_position(block: &mut Vec<u8>, at: LonLat) {
    let at = at.rounded();
    block.push(b'[');
    push_json(block, &at.lon);
    block.push(b',');
    push_json(block, &at.lat);
    block.push(b']');
}

fn push_json(block: &mut Vec<u8>, value: &impl serde::Serialize) {
    // numbers, lists of numbers and null, written to memory: that cannot fail
    let _ = serde_json::to_writer(&mut *block, value);
}

fn push_cell(block: &mut Vec<u8>, cell: Cell<'_>) {
    match cell {
        Cell::Null => block.extend_from_slice(b"null"),
        Cell::Text(text) => push_text(block, text),
        Cell::Number(raw) | Cell::Json(raw) => block.extend_from_slice(raw.as_bytes()),
        Cell::Bool(yes) => block.extend_from_slice(if yes { b"true" } else { b"false" }),
    }
}

/// The day of a moment, in quotes, or `null`.
fn push_day(block: &mut Vec<u8>, moment: Option<Moment>) {
    let Some(date) = moment.map(Moment::date).filter(|date| date.year() >= 0) else { return block.extend_from_slice(b"null") };
    let digit = |number: i16| b'0' + u8::try_from(number.rem_euclid(10)).unwrap_or(0);
    let (year, month, day) = (date.year(), i16::from(date.month()), i16::from(date.day()));
    block.extend_from_slice(&[
        b'"',
        digit(year / 1000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        b'-',
        digit(month / 10),
        digit(month),
        b'-',
        digit(day / 10),
        digit(day),
        b'"',
    ]);
}

/// Which bytes a string of JSON cannot hold as they are.
const ESCAPED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = true;
        byte += 1;
    }
    table[b'"' as usize] = true;
    table[b'\\' as usize] = true;
    table
};

/// A string of JSON. Most have nothing to escape, and are copied as they are.
fn push_text(block: &mut Vec<u8>, text: &str) {
    if text.bytes().any(|byte| ESCAPED.get(usize::from(byte)).copied().unwrap_or(true)) {
        return push_json(block, &text);
    }
    block.push(b'"');
    block.extend_from_slice(text.as_bytes());
    block.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::{ColumnKind, Entry};

    #[test]
    fn a_feature_has_every_column_and_what_the_slider_needs() {
        let mut sink = GeoJsonSink::new(Vec::new(), "a \"name\"");
        let head = |name: &str| ColumnHead { name: name.to_owned(), kind: ColumnKind::Text };
        sink.columns(0, &[head("notes"), head("n"), head("start")]).unwrap();
        let at = LonLat::new(40.123_456_78, 36.5).unwrap();
        let day = TimeSpan::between(Moment::from_seconds(0), Moment::from_seconds(86_400));
        let entry = Entry { at: Some(at), span: Some(day), date_prec: Some(1), where_prec: None };
        let cells = [Cell::Text("a\nb"), Cell::Number("3"), Cell::Null];
        let geometry = Geometry::Point(at);
        sink.row(&Record { number: 2, cells: &cells, geometry: Some(&geometry), entry, line: None }).unwrap();
        let written = String::from_utf8(sink.finish().unwrap()).unwrap();
        insta::assert_snapshot!(written, @r#"
        {"type":"FeatureCollection","name":"a \"name\"","features":[
        {"type":"Feature","geometry":{"type":"Point","coordinates":[40.123457,36.5]},"properties":{"notes":"a\nb","n":3,"start":null,"end":"1970-01-01","end_exclusive":"1970-01-02","date_prec":1,"where_prec":null}}
        ],"bbox":[40.123457,36.5,40.123457,36.5]}
        "#);
    }
}
