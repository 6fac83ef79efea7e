//! KML 2.2 and 2.3 (OGC 12-007r2), placemark by placemark.

mod geometry;

use std::collections::BTreeMap;
use std::io::Read;
use std::ops::ControlFlow;

use super::dates::{Order, TableDate, table_date};
use super::feature::{Feature, FeatureTable, from_to};
use super::report::Reason;
use super::xml_in::{Element, Node, Whole, XmlIn};
use super::{ImportError, Progress, Report, Sink, Source, TableFacts, TableFormat};

/// Elements of a placemark that are no properties: its shape, its time, how it looks and where it is looked at from.
const NO_PROPERTY: [&str; 18] = [
    "Point",
    "LineString",
    "LinearRing",
    "Polygon",
    "MultiGeometry",
    "Track",
    "MultiTrack",
    "Model",
    "TimeStamp",
    "TimeSpan",
    "ExtendedData",
    "Style",
    "StyleMap",
    "LookAt",
    "Camera",
    "Region",
    "AbstractView",
    "Metadata",
];
/// Features that are no placemarks.
const OTHER_FEATURES: [&str; 5] = ["NetworkLink", "GroundOverlay", "PhotoOverlay", "ScreenOverlay", "Tour"];

pub(super) struct KmlIn;

impl TableFormat for KmlIn {
    fn facts(&self) -> TableFacts {
        TableFacts { name: "kml", label: "KML", has_late_columns: true }
    }

    fn fits(&self, beginning: &[u8], extension: &str) -> bool {
        let text = beginning.trim_ascii_start();
        text.starts_with(b"<") && (extension == "kml" || memchr::memmem::find(text, b"<kml").is_some())
    }

    fn read(&self, source: Source<'_>, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<Report, ImportError> {
        read_document(source.bytes, sink, progress)
    }
}

/// Reads a document of KML, wherever it comes from.
pub(super) fn read_document(bytes: impl Read, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<Report, ImportError> {
    let mut document = Document { xml: XmlIn::new(bytes)?, table: FeatureTable::default(), folders: Vec::new(), others: BTreeMap::new() };
    document.read(sink, progress)?;
    let mut notes = Vec::new();
    if !document.others.is_empty() {
        let others: Vec<String> = document.others.iter().map(|(name, count)| format!("{count} {name}")).collect();
        notes.push(format!("not read, for they are no placemarks: {}", others.join(", ")));
    }
    Ok(document.table.finish(notes))
}

/// What has been read so far.
struct Document<R: Read> {
    xml: XmlIn<R>,
    table: FeatureTable,
    /// The containers that are open; the name of each that is a named folder.
    folders: Vec<Container>,
    /// How often there was a feature that is no placemark, or a shape beside others that has no room.
    others: BTreeMap<String, u64>,
}

struct Container {
    is_folder: bool,
    name: String,
}

impl<R: Read> Document<R> {
    fn read(&mut self, sink: &mut dyn Sink, progress: Progress<'_>) -> Result<(), ImportError> {
        let mut begun = false;
        loop {
            if progress(self.xml.offset()) == ControlFlow::Break(()) {
                return Err(ImportError::Cancelled);
            }
            let element = match self.xml.next()? {
                Node::Open(element) => element,
                Node::Close => {
                    self.folders.pop();
                    continue;
                }
                Node::End if begun => return Ok(()),
                Node::End => return Err(ImportError::NotThis("no KML: expected the element <kml>, found none".to_owned())),
            };
            if !begun && !matches!(element.name.as_str(), "kml" | "Document" | "Folder" | "Placemark") {
                let name: String = element.name.chars().take(40).collect();
                return Err(ImportError::NotThis(format!("no KML: expected the element <kml>, found <{name}>")));
            }
            begun = true;
            match element.name.as_str() {
                "kml" | "Document" | "Folder" => {
                    self.folders.push(Container { is_folder: element.name == "Folder", name: String::new() });
                }
                "Placemark" => self.placemark(element, sink)?,
                "name" => {
                    if let (Whole::Element(name), Some(container)) = (self.xml.whole(element)?, self.folders.last_mut()) {
                        name.text.trim().clone_into(&mut container.name);
                    }
                }
                other => {
                    if OTHER_FEATURES.contains(&other) {
                        *self.others.entry(other.to_owned()).or_default() += 1;
                    }
                    self.xml.skip()?;
                }
            }
        }
    }

    fn placemark(&mut self, element: Element, sink: &mut dyn Sink) -> Result<(), ImportError> {
        let line = element.line;
        let Whole::Element(placemark) = self.xml.whole(element)? else {
            self.table.report.refuse(Reason::TooLong, line, "<Placemark>");
            return Ok(());
        };
        match self.features(&placemark) {
            Ok(features) => features.iter().try_for_each(|feature| self.table.push(feature, sink)),
            Err((reason, value)) => {
                self.table.report.refuse(reason, line, &value);
                Ok(())
            }
        }
    }

    /// The feature of a placemark; of one that has several tracks, one for each, since nobody says what was between them.
    fn features(&mut self, placemark: &Element) -> Result<Vec<Feature>, (Reason, String)> {
        let mut feature = Feature { number: placemark.line, ..Feature::default() };
        for child in &placemark.children {
            let name = child.name.as_str();
            if NO_PROPERTY.contains(&name) {
                continue;
            }
            if child.children.is_empty() {
                feature.set(name, child.text.trim());
            } else {
                feature.add_leaves(child);
            }
        }
        placemark.children_named("ExtendedData").for_each(|data| extended_data(data, &mut feature));
        feature.set("id", placemark.attribute("id").unwrap_or(""));
        let folders: Vec<&str> = self
            .folders
            .iter()
            .filter(|container| container.is_folder && !container.name.is_empty())
            .map(|folder| folder.name.as_str())
            .collect();
        feature.set("folder", &folders.join(" / "));
        for (element, time) in [("TimeStamp", "when"), ("TimeSpan", "begin"), ("TimeSpan", "end")] {
            feature.set(&format!("time_{time}"), placemark.child(element).map_or("", |child| child.text_of(time)));
        }
        feature.date = date_of(placemark)?;
        let shape = geometry::shape(placemark)?;
        for (what, count) in &shape.left_out {
            *self.others.entry((*what).to_owned()).or_default() += count;
        }
        self.table.untimed += shape.untimed;
        Ok(shape.features(feature))
    }
}

/// Untyped and typed data (KML 2.2, sections 9.2 to 9.4), and elements of other namespaces.
fn extended_data(data: &Element, feature: &mut Feature) {
    for child in &data.children {
        match child.name.as_str() {
            "Data" => feature.add(child.attribute("name").unwrap_or("data"), child.text_of("value")),
            "SchemaData" => {
                for typed in child.children_named("SimpleData") {
                    feature.add(typed.attribute("name").unwrap_or("data"), typed.text.trim());
                }
            }
            _ => feature.add_leaves(child),
        }
    }
}

/// `TimeStamp` or `TimeSpan`, whose ends both belong to it (KML 2.2, section 15).
fn date_of(placemark: &Element) -> Result<Option<TableDate>, (Reason, String)> {
    let read = |text: &str| match text {
        "" => Ok(None),
        text => table_date(text, Order::DayFirst).map(Some).ok_or_else(|| (Reason::Date, text.to_owned())),
    };
    if let Some(stamp) = placemark.child("TimeStamp") {
        return read(stamp.text_of("when"));
    }
    let Some(span) = placemark.child("TimeSpan") else { return Ok(None) };
    let (begin, end) = (span.text_of("begin"), span.text_of("end"));
    from_to(read(begin)?, read(end)?).map_err(|reason| (reason, format!("{begin} to {end}")))
}
