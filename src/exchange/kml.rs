//! KML 2.2 (OGC 07-147r2), and the same zipped as KMZ.
//!
//! Written with quick-xml and not with the crate `kml`: that one has no time and no `gx:Track` of its own, puts `styleUrl` behind the
//! geometry, where the schema does not have it, and writes attributes in the order of a hash map, so that the same dossier would not
//! give the same bytes. The tests read the files with it.

mod when;

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::behind::Behind;
use super::dated_legs::Sample;
use super::xml::Xml;
use super::{FormatFacts, Geometry, Layer, LayerFormat, Row, Selection, Value};
use crate::geo::LonLat;
use crate::time::Edtf;
use when::{TimePrimitive, time_primitive};

const LAYERS: [Layer; 4] = [Layer::Events, Layer::Movements, Layer::Claims, Layer::Places];

/// A white disc of 32 by 32 pixels: viewers multiply an icon with its style's colour.
const DISC: &[u8] = include_bytes!("../../assets/kmz-disc.png");
/// What it is called in a KMZ.
const DISC_PATH: &str = "files/disc.png";

/// A document of placemarks.
pub(super) struct Kml;

impl LayerFormat for Kml {
    fn facts(&self) -> FormatFacts {
        FormatFacts { name: "kml", label: "KML 2.2 (Google Earth)", extension: "kml", layers: &LAYERS }
    }

    fn write(&self, what: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
        document(what, None, out)
    }
}

/// The same document with its icon, in a zip archive.
pub(super) struct Kmz;

impl LayerFormat for Kmz {
    fn facts(&self) -> FormatFacts {
        FormatFacts { name: "kmz", label: "KMZ (KML with its icon, zipped)", extension: "kmz", layers: &LAYERS }
    }

    fn write(&self, what: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
        // no clock: every file has the first moment that zip knows, 1980-01-01
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        // a reader opens the first .kml of the archive
        archive.start_file("doc.kml", options)?;
        document(what, Some(DISC_PATH), &mut archive)?;
        archive.start_file(DISC_PATH, options)?;
        archive.write_all(DISC)?;
        out.write_all(archive.finish()?.get_ref())
    }
}

fn document(what: &Selection<'_>, icon: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    let rows = what.rows();
    let behind = Behind::new(what);
    let mut xml = Xml::new(out)?;
    let namespaces = [("xmlns", "http://www.opengis.net/kml/2.2"), ("xmlns:gx", "http://www.google.com/kml/ext/2.2")];
    xml.element("kml", &namespaces, |xml| {
        xml.element("Document", &[], |xml| {
            xml.text("name", what.layer.name())?;
            for colour in colours(&rows) {
                style(xml, colour, icon)?;
            }
            rows.iter().try_for_each(|row| placemark(xml, &behind, row))
        })
    })?;
    xml.finish()
}

/// The colours of the rows, `rrggbb`, each once, in the order of the rows.
fn colours(rows: &[Row]) -> Vec<&str> {
    let mut colours = Vec::new();
    for colour in rows.iter().filter_map(colour) {
        if !colours.contains(&colour) {
            colours.push(colour);
        }
    }
    colours
}

fn colour(row: &Row) -> Option<&str> {
    text(row, "stroke")?.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())
}

fn text<'a>(row: &'a Row, key: &str) -> Option<&'a str> {
    match row.property(key) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

fn style(xml: &mut Xml<'_>, colour: &str, icon: Option<&str>) -> io::Result<()> {
    const LINE_WIDTH_PX: &str = "3";
    let kml_colour = abgr(colour);
    xml.element("Style", &[("id", &style_id(colour))], |xml| {
        xml.element("IconStyle", &[], |xml| {
            xml.text("color", &kml_colour)?;
            match icon {
                Some(href) => xml.element("Icon", &[], |xml| xml.text("href", href)),
                None => Ok(()),
            }
        })?;
        xml.element("LineStyle", &[], |xml| {
            xml.text("color", &kml_colour)?;
            xml.text("width", LINE_WIDTH_PX)
        })
    })
}

fn style_id(colour: &str) -> String {
    format!("colour-{colour}")
}

/// KML writes a colour as `aabbggrr` (section 16.2); opaque here.
fn abgr(rrggbb: &str) -> String {
    let pair = |at: usize| rrggbb.get(at..at + 2).unwrap_or_default();
    format!("ff{}{}{}", pair(4), pair(2), pair(0))
}

/// One feature, its children in the order of the schema (section 9.1).
fn placemark(xml: &mut Xml<'_>, behind: &Behind<'_>, row: &Row) -> io::Result<()> {
    xml.element("Placemark", &[("id", &xml_id(&row.id))], |xml| {
        xml.text("name", text(row, "title").or(text(row, "name")).unwrap_or(&row.id))?;
        // a description is HTML (section 9.1.3.10)
        let description = behind.in_words(row).replace('&', "&amp;").replace('<', "&lt;");
        xml.text("description", &description)?;
        if let Some(time) = row_time(row) {
            write_time(xml, &time)?;
        }
        if let Some(colour) = colour(row) {
            xml.text("styleUrl", &format!("#{}", style_id(colour)))?;
        }
        xml.element("ExtendedData", &[], |xml| {
            data(xml, "id", &row.id)?;
            let known = row.properties.iter().filter(|(_, value)| *value != Value::Null);
            known.into_iter().try_for_each(|(key, value)| data(xml, key, &value.to_string()))
        })?;
        match &row.geometry {
            Some(geometry) => write_geometry(xml, geometry, behind.way(row).as_deref()),
            None => Ok(()),
        }
    })
}

/// An identifier of XML: letters, digits, `.`, `-` and `_`, no digit first (`NCName`). The row's own is in `ExtendedData`.
fn xml_id(id: &str) -> String {
    let plain: String = id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '.' }).collect();
    if plain.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') { plain } else { format!("_{plain}") }
}

fn data(xml: &mut Xml<'_>, key: &str, value: &str) -> io::Result<()> {
    xml.element("Data", &[("name", key)], |xml| xml.text("value", value))
}

fn row_time(row: &Row) -> Option<TimePrimitive> {
    let versions = text(row, "date_edtf")?.split("; ").map(str::parse).collect::<Result<Vec<Edtf>, _>>();
    time_primitive(&versions.ok()?)
}

fn write_time(xml: &mut Xml<'_>, time: &TimePrimitive) -> io::Result<()> {
    match time {
        TimePrimitive::Stamp(when) => xml.element("TimeStamp", &[], |xml| xml.text("when", when)),
        TimePrimitive::Span { begin, end } => xml.element("TimeSpan", &[], |xml| {
            begin.iter().try_for_each(|begin| xml.text("begin", begin))?;
            end.iter().try_for_each(|end| xml.text("end", end))
        }),
    }
}

/// The line stands before the track, for readers that know only KML itself.
fn write_geometry(xml: &mut Xml<'_>, geometry: &Geometry, way: Option<&[Sample]>) -> io::Result<()> {
    match (geometry, way) {
        (_, Some(way)) => xml.element("MultiGeometry", &[], |xml| {
            write_simple(xml, geometry)?;
            track(xml, way)
        }),
        (Geometry::Point(_) | Geometry::LineString(_) | Geometry::Polygon(_), None) => write_simple(xml, geometry),
        (Geometry::MultiPoint(_) | Geometry::MultiLineString(_) | Geometry::MultiPolygon(_), None) => {
            xml.element("MultiGeometry", &[], |xml| write_simple(xml, geometry))
        }
    }
}

/// Its points, lines or areas, one after another.
fn write_simple(xml: &mut Xml<'_>, geometry: &Geometry) -> io::Result<()> {
    let point = |xml: &mut Xml<'_>, at: LonLat| xml.element("Point", &[], |xml| coordinates(xml, &[at]));
    let line = |xml: &mut Xml<'_>, points: &[LonLat]| {
        xml.element("LineString", &[], |xml| {
            xml.text("tessellate", "1")?;
            coordinates(xml, points)
        })
    };
    match geometry {
        Geometry::Point(at) => point(xml, *at),
        Geometry::MultiPoint(points) => points.iter().try_for_each(|at| point(xml, *at)),
        Geometry::LineString(points) => line(xml, points),
        Geometry::MultiLineString(lines) => lines.iter().try_for_each(|points| line(xml, points)),
        Geometry::Polygon(rings) => area(xml, rings),
        Geometry::MultiPolygon(areas) => areas.iter().try_for_each(|rings| area(xml, rings)),
    }
}

fn area(xml: &mut Xml<'_>, rings: &[Vec<LonLat>]) -> io::Result<()> {
    xml.element("Polygon", &[], |xml| {
        rings.iter().enumerate().try_for_each(|(n, ring)| {
            let boundary = if n == 0 { "outerBoundaryIs" } else { "innerBoundaryIs" };
            xml.element(boundary, &[], |xml| xml.element("LinearRing", &[], |xml| coordinates(xml, ring)))
        })
    })
}

fn coordinates(xml: &mut Xml<'_>, points: &[LonLat]) -> io::Result<()> {
    let tuples = points.iter().map(|at| at.rounded()).map(|at| format!("{},{}", at.lon, at.lat));
    xml.text("coordinates", &tuples.collect::<Vec<_>>().join(" "))
}

/// Where it was when: all moments, then as many spots (KML extensions of Google, `gx:Track`).
fn track(xml: &mut Xml<'_>, way: &[Sample]) -> io::Result<()> {
    xml.element("gx:Track", &[], |xml| {
        way.iter().try_for_each(|sample| xml.text("when", &sample.at.to_string()))?;
        way.iter().map(|sample| sample.spot.rounded()).try_for_each(|at| xml.text("gx:coord", &format!("{} {} 0", at.lon, at.lat)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_turn_round_and_identifiers_are_names_of_xml() {
        assert_eq!(abgr("56b4e9"), "ffe9b456");
        assert_eq!(xml_id("forty-trucks-north-2025/1"), "forty-trucks-north-2025.1");
        assert_eq!(xml_id("2019 & after"), "_2019...after");
    }
}
