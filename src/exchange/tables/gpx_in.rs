//! GPX 1.0 and 1.1 (<https://www.topografix.com/GPX/1/1/>): waypoints as spots, routes and tracks as lines, tracks with the times that
//! they state. A track is read point by point, so that a long one is no long element.

use std::io::Read;
use std::ops::ControlFlow;

use super::dates::{Order, TableDate, moment, table_date};
use super::delimited::spot_of;
use super::feature::{Feature, FeatureTable, from_to};
use super::report::Reason;
use super::xml_in::{Element, Node, Whole, XmlIn};
use super::{ImportError, Progress, Report, Sink, Source, TableFacts, TableFormat};
use crate::exchange::Geometry;
use crate::geo::LonLat;
use crate::layer::Line;
use crate::time::Moment;

/// A track of more points than this is refused.
const MOST_POINTS: usize = 5_000_000;

pub(super) struct GpxIn;

impl TableFormat for GpxIn {
    fn facts(&self) -> TableFacts {
        TableFacts { name: "gpx", label: "GPX (tracks, routes, waypoints)", has_late_columns: true }
    }

    fn fits(&self, beginning: &[u8], extension: &str) -> bool {
        let text = beginning.trim_ascii_start();
        text.starts_with(b"<") && (extension == "gpx" || memchr::memmem::find(text, b"<gpx").is_some())
    }

    fn read(&self, source: Source<'_>, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<Report, ImportError> {
        let mut document = Document { xml: XmlIn::new(source.bytes)?, table: FeatureTable::default() };
        document.read(sink, progress)?;
        Ok(document.table.finish(Vec::new()))
    }
}

/// What has been read so far.
struct Document<R: Read> {
    xml: XmlIn<R>,
    table: FeatureTable,
}

/// Points that follow one another: of a route, or of one segment of a track.
#[derive(Default)]
struct Segment {
    points: Vec<LonLat>,
    /// As many as there are points, or fewer where some have none.
    times: Vec<Moment>,
    first: Option<TableDate>,
    last: Option<TableDate>,
}

type Refusal = (Reason, String);

impl<R: Read> Document<R> {
    fn read(&mut self, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<(), ImportError> {
        match self.xml.next()? {
            Node::Open(root) if root.name == "gpx" => {}
            Node::Open(root) => {
                let name: String = root.name.chars().take(40).collect();
                return Err(ImportError::NotThis(format!("no GPX: expected the element <gpx>, found <{name}>")));
            }
            Node::Close | Node::End => return Err(ImportError::NotThis("no GPX: expected the element <gpx>, found none".to_owned())),
        }
        loop {
            if progress(self.xml.offset()) == ControlFlow::Break(()) {
                return Err(ImportError::Cancelled);
            }
            match self.xml.next()? {
                Node::Open(element) => match element.name.as_str() {
                    "wpt" => self.waypoint(element, sink)?,
                    "rte" | "trk" => self.way(&element, sink, progress)?,
                    // what is said of the file is no row
                    _ => self.xml.skip()?,
                },
                Node::Close => {}
                Node::End => return Ok(()),
            }
        }
    }

    fn waypoint(&mut self, element: Element, sink: &mut dyn Sink) -> Result<(), ImportError> {
        let line = element.line;
        let Whole::Element(waypoint) = self.xml.whole(element)? else {
            self.table.report.refuse(Reason::TooLong, line, "<wpt>");
            return Ok(());
        };
        match point(&waypoint) {
            Ok((at, date)) => {
                let mut feature = Feature { number: line, geometry: at.map(Geometry::Point), date, ..Feature::default() };
                feature.set("element", "wpt");
                waypoint.children.iter().for_each(|child| about(child, &mut feature));
                self.table.push(&feature, sink)
            }
            Err((reason, value)) => {
                self.table.report.refuse(reason, line, &value);
                Ok(())
            }
        }
    }

    /// A route, or a track: of several segments, a row for each, since nobody says what was between them.
    fn way(&mut self, element: &Element, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<(), ImportError> {
        let mut feature = Feature { number: element.line, ..Feature::default() };
        feature.set("element", &element.name);
        let (mut segments, mut in_segment, mut count) = (vec![Segment::default()], false, 0_usize);
        let mut refused: Option<Refusal> = None;
        loop {
            match self.xml.next()? {
                Node::Open(child) if child.name == "trkseg" && !in_segment => {
                    in_segment = true;
                    segments.push(Segment::default());
                }
                Node::Open(child) if matches!(child.name.as_str(), "trkpt" | "rtept") => {
                    count += 1;
                    if count.is_multiple_of(4_096) && progress(self.xml.offset()) == ControlFlow::Break(()) {
                        return Err(ImportError::Cancelled);
                    }
                    let Whole::Element(child) = self.xml.whole(child)? else {
                        refused = refused.or(Some((Reason::TooLong, "a point".to_owned())));
                        continue;
                    };
                    if refused.is_none() {
                        refused = segments.last_mut().and_then(|segment| segment.add(&child).err());
                    }
                }
                Node::Open(_) if in_segment => self.xml.skip()?,
                Node::Open(child) => match self.xml.whole(child)? {
                    Whole::Element(child) => about(&child, &mut feature),
                    Whole::TooLong => refused = refused.or(Some((Reason::TooLong, "a property".to_owned()))),
                },
                Node::Close if in_segment => in_segment = false,
                Node::Close => break,
                Node::End => return Err(ImportError::NotThis("the document ends within a track".to_owned())),
            }
            if count > MOST_POINTS {
                refused = Some((Reason::TooLong, format!("more than {MOST_POINTS} points")));
                segments = vec![Segment::default()];
            }
        }
        if let Some((reason, value)) = refused {
            self.table.report.refuse(reason, feature.number, &value);
            return Ok(());
        }
        segments.retain(|segment| !segment.points.is_empty());
        if segments.is_empty() {
            // a way of no point has its words all the same
            return self.table.push(&feature, sink);
        }
        let several = segments.len() > 1;
        for (n, segment) in segments.into_iter().enumerate() {
            let mut feature = feature.clone();
            if several {
                feature.set("segment", &(n + 1).to_string());
            }
            self.table.untimed += u64::from(!segment.times.is_empty() && !segment.is_timed());
            self.table.push(&segment.of(feature), sink)?;
        }
        Ok(())
    }
}

impl Segment {
    fn add(&mut self, point_element: &Element) -> Result<(), Refusal> {
        let (at, date) = point(point_element)?;
        let Some(at) = at else { return Err((Reason::NoNumber, "a point without longitude and latitude".to_owned())) };
        self.points.push(at);
        self.times.extend(moment(point_element.text_of("time")));
        self.first = self.first.or(date);
        self.last = date.or(self.last);
        Ok(())
    }

    /// Whether each of its points has a time, and none goes back.
    fn is_timed(&self) -> bool {
        self.times.len() == self.points.len() && self.times.is_sorted()
    }

    fn of(self, feature: Feature) -> Feature {
        // a time that goes back dates nothing
        let date = from_to(self.first, self.last).unwrap_or_default();
        let times = if self.is_timed() { self.times.clone() } else { Vec::new() };
        let geometry = Geometry::of_lines(vec![self.points.clone()]);
        let line = (self.points.len() > 1).then_some(Line { points: self.points, times });
        Feature { geometry, date, line, ..feature }
    }
}

/// Where a point is, and when.
fn point(element: &Element) -> Result<(Option<LonLat>, Option<TableDate>), Refusal> {
    let degrees = |name: &str| element.attribute(name).unwrap_or("").trim();
    let at = spot_of(degrees("lon"), degrees("lat"))?;
    let date = match element.text_of("time") {
        "" => None,
        text => Some(table_date(text, Order::DayFirst).ok_or_else(|| (Reason::Date, text.to_owned()))?),
    };
    Ok((at, date))
}

/// What a waypoint, a route or a track says of itself; the leaves of its extensions by their names.
fn about(child: &Element, feature: &mut Feature) {
    match child.name.as_str() {
        "extensions" => child.children.iter().for_each(|extension| feature.add_leaves(extension)),
        "link" => {
            feature.add("link", child.attribute("href").unwrap_or(""));
            feature.add("link_text", child.text_of("text"));
        }
        name if child.children.is_empty() => feature.add(name, child.text.trim()),
        _ => feature.add_leaves(child),
    }
}
