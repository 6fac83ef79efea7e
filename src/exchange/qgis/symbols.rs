//! The symbols of the QGIS style: drawings in SVG with the outlines and fills of `paint::symbol`, whose colour QGIS fills in.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, TAU};
use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::dossier::{Modality, PathKnowledge, Shape};
use crate::exchange::xml::Xml;

/// Of a row whose article has no colour.
const OTHER: &str = "153,153,153,255";

/// Radius of a symbol in the units of its drawing, which are pixels of the window.
const RADIUS_PX: f64 = 6.0;

/// Width and height of a drawing in its own units.
const SIDE_PX: f64 = 28.0;

/// A pixel of the window on paper: 96 to an inch (CSS Values and Units 4, section 6.2).
const MM_PER_PX: f64 = 25.4 / 96.0;

/// What a rule draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Symbol {
    /// The mark of an event.
    Mark(Shape, Modality),
    /// The line of a movement, with an arrow at its end.
    Way(PathKnowledge),
    /// A mark at the middle of a line.
    MarkOnLine(Modality),
    /// The one end of a movement that is stated.
    OpenEnd,
}

/// Where the colour of a row comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    /// A property with `#rrggbb`.
    Field(&'static str),
    /// An expression of QGIS.
    Expression(String),
    /// Nowhere.
    None,
}

pub(super) fn write_symbol(xml: &mut Xml<'_>, name: &str, symbol: Symbol, colour: &Colour) -> io::Result<()> {
    let kind = if matches!(symbol, Symbol::Mark(..) | Symbol::OpenEnd) { "marker" } else { "line" };
    element_symbol(xml, kind, name, |xml| match symbol {
        Symbol::Mark(shape, modality) => svg_marker(xml, &drawing(shape, modality), 1.0, colour),
        Symbol::OpenEnd => svg_marker(xml, &open_end(), 1.0, colour),
        Symbol::Way(path) => {
            line(xml, path, colour)?;
            let arrow = |xml: &mut Xml<'_>| svg_marker(xml, &arrow_head(), 1.0, colour);
            // along the line, at its end
            marker_line(xml, name, "1", "lastvertex", arrow)
        }
        // upright, whichever way the line runs
        Symbol::MarkOnLine(modality) => {
            marker_line(xml, name, "0", "centralpoint", |xml| svg_marker(xml, &drawing(Shape::Diamond, modality), 5.0 / RADIUS_PX, colour))
        }
    })
}

fn element_symbol(xml: &mut Xml<'_>, kind: &str, name: &str, inside: impl FnOnce(&mut Xml<'_>) -> io::Result<()>) -> io::Result<()> {
    let attributes = [("type", kind), ("name", name), ("alpha", "1"), ("clip_to_extent", "1"), ("force_rhr", "0")];
    xml.element("symbol", &attributes, inside)
}

fn element_layer(
    xml: &mut Xml<'_>,
    class: &str,
    properties: &[(&str, &str)],
    inside: impl FnOnce(&mut Xml<'_>) -> io::Result<()>,
) -> io::Result<()> {
    xml.element("layer", &[("class", class), ("enabled", "1"), ("locked", "0"), ("pass", "0")], |xml| {
        properties.iter().try_for_each(|(key, value)| xml.empty("prop", &[("k", key), ("v", value)]))?;
        inside(xml)
    })
}

/// A drawing in the file itself, as `base64:`, which needs no file beside the style.
fn svg_marker(xml: &mut Xml<'_>, svg: &str, scale: f64, colour: &Colour) -> io::Result<()> {
    let name = format!("base64:{}", STANDARD.encode(svg));
    let size = format!("{:.2}", SIDE_PX * MM_PER_PX * scale);
    let properties = [("name", name.as_str()), ("color", OTHER), ("size", &size), ("size_unit", "MM"), ("angle", "0")];
    element_layer(xml, "SvgMarker", &properties, |xml| coloured(xml, "fillColor", colour))
}

/// Solid where the way is stated, dashed where it is ours, dotted where it is not known.
fn line(xml: &mut Xml<'_>, path: PathKnowledge, colour: &Colour) -> io::Result<()> {
    let mm = |px: f64| format!("{:.2}", px * MM_PER_PX);
    let dash = |line: f64, gap: f64| format!("{};{}", mm(line), mm(gap));
    let (is_dashed, pattern) = match path {
        PathKnowledge::Stated => ("0", dash(10.0, 6.0)),
        PathKnowledge::Inferred => ("1", dash(10.0, 6.0)),
        PathKnowledge::Unknown => ("1", dash(3.0, 5.0)),
    };
    let properties = [
        ("line_color", OTHER),
        ("line_style", "solid"),
        ("line_width", &mm(2.4)),
        ("line_width_unit", "MM"),
        ("capstyle", "flat"),
        ("joinstyle", "round"),
        ("use_custom_dash", is_dashed),
        ("customdash", &pattern),
        ("customdash_unit", "MM"),
    ];
    element_layer(xml, "SimpleLine", &properties, |xml| coloured(xml, "outlineColor", colour))
}

fn marker_line(
    xml: &mut Xml<'_>,
    name: &str,
    rotate: &str,
    placement: &str,
    marker: impl FnOnce(&mut Xml<'_>) -> io::Result<()>,
) -> io::Result<()> {
    // a symbol inside a layer is named after the symbol and the layer that it is in
    let inner = format!("@{name}@{}", u8::from(placement == "lastvertex"));
    element_layer(xml, "MarkerLine", &[("placement", placement), ("rotate", rotate)], |xml| element_symbol(xml, "marker", &inner, marker))
}

/// The colour of each row; `type` is that of `QgsProperty::Type`, 2 for a field and 3 for an expression.
fn coloured(xml: &mut Xml<'_>, property: &str, colour: &Colour) -> io::Result<()> {
    let (key, value, kind) = match colour {
        Colour::Field(field) => ("field", *field, "2"),
        Colour::Expression(expression) => ("expression", expression.as_str(), "3"),
        Colour::None => return Ok(()),
    };
    let option =
        |xml: &mut Xml<'_>, name: &str, kind: &str, value: &str| xml.empty("Option", &[("name", name), ("type", kind), ("value", value)]);
    xml.element("data_defined_properties", &[], |xml| {
        xml.element("Option", &[("type", "Map")], |xml| {
            option(xml, "name", "QString", "")?;
            xml.element("Option", &[("name", "properties"), ("type", "Map")], |xml| {
                xml.element("Option", &[("name", property), ("type", "Map")], |xml| {
                    option(xml, "active", "bool", "true")?;
                    option(xml, key, "QString", value)?;
                    option(xml, "type", "int", kind)
                })
            })?;
            option(xml, "type", "QString", "collection")
        })
    })
}

/// A symbol as `paint::symbol` draws it, on white: solid is reported, half is claimed, an outline with a cross is denied, a dashed
/// outline is anticipated. QGIS puts the row's colour where the drawing says `param(fill)`.
fn drawing(shape: Shape, modality: Modality) -> String {
    let corners = outline(shape, RADIUS_PX);
    let halo = polygon(&outline(shape, RADIUS_PX + 1.8), "fill=\"#ffffff\"");
    let stroke = format!("stroke=\"param(fill)\" stroke-width=\"{STROKE_PX}\"");
    let empty = || polygon(&corners, &format!("fill=\"none\" {stroke}"));
    let inside = match modality {
        Modality::Reported => polygon(&corners, "fill=\"param(fill)\""),
        Modality::Claimed => empty() + &polygon(&left_of(&corners, SIDE_PX / 2.0), "fill=\"param(fill)\""),
        Modality::Denied => {
            let reach = RADIUS_PX * 0.62;
            let (low, high) = (SIDE_PX / 2.0 - reach, SIDE_PX / 2.0 + reach);
            let arm = |from: f64, to: f64| format!("<path d=\"M{low:.2} {from:.2}L{high:.2} {to:.2}\" {stroke}/>");
            empty() + &arm(low, high) + &arm(high, low)
        }
        Modality::Anticipated => polygon(&corners, &format!("fill=\"none\" {stroke} stroke-dasharray=\"3 2.52\"")),
    };
    svg(&(halo + &inside))
}

const STROKE_PX: f64 = 1.4;

/// A dashed ring, as the window draws an end whose other end is not stated.
fn open_end() -> String {
    let middle = SIDE_PX / 2.0;
    svg(&format!(
        "<circle cx=\"{middle}\" cy=\"{middle}\" r=\"11\" fill=\"none\" stroke=\"param(fill)\" stroke-width=\"1.8\" \
         stroke-dasharray=\"4 4\"/>"
    ))
}

/// An arrow head that points to the right, its tip at the middle, where the line ends.
fn arrow_head() -> String {
    let middle = SIDE_PX / 2.0;
    svg(&polygon(&[(middle, middle), (middle - 9.0, middle - 5.0), (middle - 9.0, middle + 5.0)], "fill=\"param(fill)\""))
}

fn svg(inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{SIDE_PX}\" height=\"{SIDE_PX}\" viewBox=\"0 0 {SIDE_PX} {SIDE_PX}\">{inside}</svg>"
    )
}

fn polygon(corners: &[(f64, f64)], attributes: &str) -> String {
    let points: Vec<String> = corners.iter().map(|(x, y)| format!("{x:.2},{y:.2}")).collect();
    format!("<polygon points=\"{}\" {attributes}/>", points.join(" "))
}

/// The corners round the middle of a drawing, with the proportions of the window.
fn outline(shape: Shape, radius: f64) -> Vec<(f64, f64)> {
    let (corners, scale, turn) = match shape {
        Shape::Square => (4, 1.22, FRAC_PI_4),
        Shape::Diamond => (4, 1.22, 0.0),
        Shape::Triangle => (3, 1.32, -FRAC_PI_2),
        Shape::Hexagon => (6, 1.06, 0.0),
        Shape::Circle => (24, 1.0, 0.0),
    };
    let corner = |n: u32| {
        let angle = turn + TAU * f64::from(n) / f64::from(corners);
        (SIDE_PX / 2.0 + radius * scale * angle.cos(), SIDE_PX / 2.0 + radius * scale * angle.sin())
    };
    (0..corners).map(corner).collect()
}

/// The part of an outline that lies left of a vertical line.
fn left_of(corners: &[(f64, f64)], x: f64) -> Vec<(f64, f64)> {
    let mut kept = Vec::with_capacity(corners.len() + 2);
    for (a, b) in corners.iter().zip(corners.iter().cycle().skip(1)) {
        if a.0 <= x {
            kept.push(*a);
        }
        if (a.0 < x) != (b.0 < x) && (b.0 - a.0).abs() > f64::EPSILON {
            kept.push((x, a.1 + (b.1 - a.1) * (x - a.0) / (b.0 - a.0)));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_and_fill_is_a_drawing_of_its_own() {
        let mut seen: Vec<String> = Vec::new();
        for shape in Shape::ALL {
            for modality in Modality::ALL {
                let drawn = drawing(shape, modality);
                assert!(drawn.contains("param(fill)") && !seen.contains(&drawn), "{shape:?} {modality:?}");
                seen.push(drawn);
            }
        }
        insta::assert_snapshot!(drawing(Shape::Square, Modality::Claimed), @r##"<svg xmlns="http://www.w3.org/2000/svg" width="28" height="28" viewBox="0 0 28 28"><polygon points="20.73,20.73 7.27,20.73 7.27,7.27 20.73,7.27" fill="#ffffff"/><polygon points="19.18,19.18 8.82,19.18 8.82,8.82 19.18,8.82" fill="none" stroke="param(fill)" stroke-width="1.4"/><polygon points="14.00,19.18 8.82,19.18 8.82,8.82 14.00,8.82" fill="param(fill)"/></svg>"##);
    }
}
