//! What egui would draw, as an SVG file: shapes as shapes, text as text.
//!
//! Letters keep the width that they have on the screen (`textLength`), whatever font the reader's program has. Meshes, of which the ground
//! and soft lines are made, become triangles, those of one colour in one path. Pictures have no vectors, and are left out.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use egui::epaint::{CircleShape, ClippedShape, EllipseShape, PathShape, RectShape, TextShape, WHITE_UV};
use egui::{Color32, Mesh, Pos2, Rect, Shape, Stroke, Vec2};

/// The families of letters, the program's own first.
const FONTS: &str = "Ubuntu, 'Noto Sans', 'Noto Sans Arabic', 'DejaVu Sans', sans-serif";
/// Copies of a text nearer than this to it are its halo, in points.
const HALO: f32 = 4.0;

/// An SVG file of that size in points, with a title for those who do not see it.
pub(super) fn svg_of(shapes: &[ClippedShape], size: Vec2, title: &str) -> String {
    let mut svg = Svg { out: String::new(), texts: Vec::new() };
    let (width, height) = (number(size.x), number(size.y));
    let _ = write!(
        svg.out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n\
         <title>{}</title>\n<g font-family=\"{FONTS}\">\n",
        escaped(title)
    );
    let whole = Rect::from_min_size(Pos2::ZERO, size);
    let mut clips = 0;
    let mut clip: Option<Rect> = None;
    for ClippedShape { clip_rect, shape, .. } in shapes {
        // what is cut off at the edge of the picture is cut off there anyway
        let wanted = (!clip_rect.contains_rect(whole)).then_some(*clip_rect);
        if wanted != clip {
            svg.flush_texts();
            if clip.is_some() {
                svg.out.push_str("</g>\n");
            }
            if let Some(rect) = wanted {
                clips += 1;
                let area = svg_rect(&rect);
                let _ = write!(svg.out, "<clipPath id=\"clip{clips}\"><rect {area}/></clipPath>\n<g clip-path=\"url(#clip{clips})\">\n");
            }
            clip = wanted;
        }
        svg.shape(shape);
    }
    svg.flush_texts();
    if clip.is_some() {
        svg.out.push_str("</g>\n");
    }
    svg.out.push_str("</g>\n</svg>\n");
    svg.out
}

struct Svg {
    out: String,
    /// Texts that are not written yet: what follows may show that they are the halo of another.
    texts: Vec<TextShape>,
}

impl Svg {
    fn shape(&mut self, shape: &Shape) {
        if let Shape::Text(text) = shape {
            if self.texts.last().is_some_and(|last| !is_copy(last, text)) {
                self.flush_texts();
            }
            self.texts.push(text.clone());
            return;
        }
        if !matches!(shape, Shape::Noop) {
            self.flush_texts();
        }
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.shape(shape)),
            Shape::Circle(CircleShape { center, radius, fill, stroke }) => {
                let (x, y, r) = (number(center.x), number(center.y), number(*radius));
                let _ = writeln!(self.out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{}/>", painted(*fill, *stroke));
            }
            Shape::Ellipse(EllipseShape { center, radius, fill, stroke, .. }) => {
                let [x, y, rx, ry] = [center.x, center.y, radius.x, radius.y].map(number);
                let _ = writeln!(self.out, "<ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{rx}\" ry=\"{ry}\"{}/>", painted(*fill, *stroke));
            }
            Shape::LineSegment { points, stroke } => {
                let _ = writeln!(self.out, "<path d=\"{}\"{}/>", path(points, false), painted(Color32::TRANSPARENT, *stroke));
            }
            Shape::Path(PathShape { points, closed, fill, stroke }) => {
                let colour = match stroke.color {
                    egui::epaint::ColorMode::Solid(colour) => colour,
                    egui::epaint::ColorMode::UV(_) => *fill,
                };
                let _ = writeln!(self.out, "<path d=\"{}\"{}/>", path(points, *closed), painted(*fill, Stroke::new(stroke.width, colour)));
            }
            Shape::Rect(RectShape { rect, corner_radius, fill, stroke, brush: None, .. }) => {
                let round = corner_radius.average();
                let _ = writeln!(self.out, "<rect {} rx=\"{}\"{}/>", svg_rect(rect), number(round), painted(*fill, *stroke));
            }
            Shape::Mesh(mesh) => self.mesh(mesh),
            Shape::QuadraticBezier(curve) => {
                let [a, b, c] = curve.points.map(|point| format!("{} {}", number(point.x), number(point.y)));
                let stroke = Stroke::new(curve.stroke.width, solid(&curve.stroke.color));
                let _ = writeln!(self.out, "<path d=\"M{a} Q{b} {c}\"{}/>", painted(curve.fill, stroke));
            }
            Shape::CubicBezier(curve) => {
                let [a, b, c, d] = curve.points.map(|point| format!("{} {}", number(point.x), number(point.y)));
                let stroke = Stroke::new(curve.stroke.width, solid(&curve.stroke.color));
                let _ = writeln!(self.out, "<path d=\"M{a} C{b} {c} {d}\"{}/>", painted(curve.fill, stroke));
            }
            Shape::Noop | Shape::Text(_) | Shape::Rect(_) | Shape::Band(_) | Shape::Callback(_) => {}
        }
    }

    /// The triangles of one colour as one path; a hair of stroke closes the seams between them.
    fn mesh(&mut self, mesh: &Mesh) {
        let is_plain = mesh.texture_id == egui::TextureId::default() && mesh.vertices.iter().all(|vertex| vertex.uv == WHITE_UV);
        if !is_plain {
            return;
        }
        let mut by_colour: BTreeMap<[u8; 4], String> = BTreeMap::new();
        for corners in mesh.indices.as_chunks::<3>().0 {
            let corner = |at: u32| mesh.vertices.get(at as usize);
            let [Some(a), Some(b), Some(c)] = corners.map(corner) else { continue };
            let colour = mean([a.color, b.color, c.color]);
            if colour.a() > 0 {
                by_colour.entry(colour.to_array()).or_default().push_str(&path(&[a.pos, b.pos, c.pos], true));
            }
        }
        for ([r, g, b, a], triangles) in by_colour {
            let colour = Color32::from_rgba_premultiplied(r, g, b, a);
            let seam = if a == u8::MAX { Stroke::new(0.4, colour) } else { Stroke::NONE };
            let _ = writeln!(self.out, "<path d=\"{triangles}\"{}/>", painted(colour, seam));
        }
    }

    /// Writes the texts that wait: the last, and what is stamped round it as its halo.
    fn flush_texts(&mut self) {
        let mut texts = std::mem::take(&mut self.texts);
        let Some(text) = texts.pop() else { return };
        let halo = texts.first().map(|copy| (colour_of(copy, 0), copy.pos.distance(text.pos) * 2.0));
        let lines: Vec<&str> = text.galley.job.text.split('\n').collect();
        let mut begins = 0;
        for (n, row) in text.galley.rows.iter().enumerate() {
            let glyphs: String = row.row.glyphs.iter().map(|glyph| glyph.chr).collect();
            // a line that was not broken is written in the order in which it is read
            let line = if lines.len() == text.galley.rows.len() { lines.get(n).copied().unwrap_or_default() } else { &glyphs };
            let colour = colour_of(&text, begins);
            let size = section_at(&text, begins).map_or(12.0, |section| section.format.font_id.size);
            begins += line.len() + 1;
            if line.trim().is_empty() || colour.a() == 0 {
                continue;
            }
            let baseline = row.row.glyphs.first().map_or(size * 0.8, |glyph| glyph.pos.y);
            let at = text.pos + row.pos.to_vec2() + Vec2::new(0.0, baseline);
            let turn = if text.angle == 0.0 {
                String::new()
            } else {
                format!(" transform=\"rotate({} {} {})\"", number(text.angle.to_degrees()), number(text.pos.x), number(text.pos.y))
            };
            let place = format!(
                "x=\"{}\" y=\"{}\" font-size=\"{}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"{turn}",
                number(at.x),
                number(at.y),
                number(size),
                number(row.row.size.x)
            );
            // beneath, and not as `paint-order`, which many programs do not know
            if let Some((colour, width)) = halo {
                let stroke = stroked(Stroke::new(width, colour));
                let line = escaped(line);
                let _ = writeln!(
                    self.out,
                    "<text {place} aria-hidden=\"true\" stroke-linejoin=\"round\"{}{stroke}>{line}</text>",
                    filled(colour)
                );
            }
            let _ = writeln!(self.out, "<text {place}{}>{}</text>", filled(colour), escaped(line));
        }
    }
}

/// Whether a text is the same as another, hardly moved: stamped round it as its halo.
fn is_copy(other: &TextShape, text: &TextShape) -> bool {
    std::sync::Arc::ptr_eq(&other.galley, &text.galley) && other.pos.distance(text.pos) <= 2.0 * HALO
}

fn section_at(text: &TextShape, byte: usize) -> Option<&egui::text::LayoutSection> {
    let sections = &text.galley.job.sections;
    let holds = |section: &&egui::text::LayoutSection| section.byte_range.start.0 <= byte && byte < section.byte_range.end.0;
    sections.iter().find(holds).or(sections.first())
}

fn colour_of(text: &TextShape, byte: usize) -> Color32 {
    let own = section_at(text, byte).map_or(text.fallback_color, |section| section.format.color);
    let own = if own == Color32::PLACEHOLDER { text.fallback_color } else { own };
    text.override_text_color.unwrap_or(own).gamma_multiply(text.opacity_factor)
}

fn solid(mode: &egui::epaint::ColorMode) -> Color32 {
    match mode {
        egui::epaint::ColorMode::Solid(colour) => *colour,
        egui::epaint::ColorMode::UV(_) => Color32::TRANSPARENT,
    }
}

/// The mean of the colours of a triangle's corners.
fn mean(corners: [Color32; 3]) -> Color32 {
    let [r, g, b, a] = [0, 1, 2, 3].map(|channel: usize| {
        let sum: u16 = corners.iter().map(|colour| u16::from(colour.to_array().get(channel).copied().unwrap_or(0))).sum();
        (sum / 3) as u8
    });
    Color32::from_rgba_premultiplied(r, g, b, a)
}

fn path(points: &[Pos2], closed: bool) -> String {
    let mut d = String::new();
    for (n, point) in points.iter().enumerate() {
        let _ = write!(d, "{}{} {}", if n == 0 { 'M' } else { 'L' }, number(point.x), number(point.y));
    }
    if closed {
        d.push('Z');
    }
    d
}

fn svg_rect(rect: &Rect) -> String {
    let [x, y, width, height] = [rect.left(), rect.top(), rect.width(), rect.height()].map(number);
    format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
}

fn painted(fill: Color32, stroke: Stroke) -> String {
    filled(fill) + &stroked(stroke)
}

fn filled(colour: Color32) -> String {
    if colour.a() == 0 { " fill=\"none\"".to_owned() } else { coloured("fill", colour) }
}

fn stroked(stroke: Stroke) -> String {
    if stroke.width <= 0.0 || stroke.color.a() == 0 {
        return String::new();
    }
    format!("{} stroke-width=\"{}\"", coloured("stroke", stroke.color), number(stroke.width))
}

fn coloured(what: &str, colour: Color32) -> String {
    let [r, g, b, a] = colour.to_srgba_unmultiplied();
    let opacity = if a == u8::MAX { String::new() } else { format!(" {what}-opacity=\"{}\"", number(f32::from(a) / 255.0)) };
    format!(" {what}=\"#{r:02x}{g:02x}{b:02x}\"{opacity}")
}

/// At most two digits behind the point: a hundredth of a point is nothing that anybody sees.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use egui::{FontId, pos2, vec2};

    use super::*;

    fn drawn(draw: impl Fn(&egui::Painter)) -> String {
        let context = egui::Context::default();
        let input = egui::RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(100.0, 50.0))), ..egui::RawInput::default() };
        let mut output = context.run_ui(input, |ui| draw(ui.painter()));
        output.textures_delta.clear();
        svg_of(&output.shapes, vec2(100.0, 50.0), "A & B")
    }

    #[test]
    fn shapes_are_shapes_and_colours_have_their_opacity() {
        let svg = drawn(|painter| {
            painter.circle_filled(pos2(10.0, 20.0), 5.5, Color32::from_rgb(230, 159, 0));
            painter.line_segment([pos2(0.0, 0.0), pos2(10.0, 5.0)], Stroke::new(1.5, Color32::from_rgba_unmultiplied(255, 0, 0, 128)));
        });
        assert!(svg.contains("<title>A &amp; B</title>"), "{svg}");
        assert!(svg.contains("<circle cx=\"10\" cy=\"20\" r=\"5.5\" fill=\"#e69f00\"/>"), "{svg}");
        assert!(
            svg.contains("<path d=\"M0 0L10 5\" fill=\"none\" stroke=\"#ff0000\" stroke-opacity=\"0.5\" stroke-width=\"1.5\"/>"),
            "{svg}"
        );
    }

    #[test]
    fn text_is_text_and_its_halo_is_a_stroke() {
        let svg = drawn(|painter| {
            let galley = painter.layout_no_wrap("Al-Tanf <base>".to_owned(), FontId::proportional(12.0), Color32::WHITE);
            for offset in [vec2(1.0, 0.0), vec2(-1.0, 0.0)] {
                painter.galley_with_override_text_color(pos2(20.0, 10.0) + offset, galley.clone(), Color32::BLACK);
            }
            painter.galley(pos2(20.0, 10.0), galley, Color32::WHITE);
        });
        let texts: Vec<&str> = svg.lines().filter(|line| line.starts_with("<text")).collect();
        assert_eq!(texts.len(), 2, "{svg}");
        assert!(texts[0].contains("aria-hidden") && texts[0].contains("stroke=\"#000000\" stroke-width=\"2\""), "{svg}");
        assert!(texts[1].contains("font-size=\"12\"") && texts[1].ends_with("fill=\"#ffffff\">Al-Tanf &lt;base&gt;</text>"), "{svg}");
    }

    #[test]
    fn triangles_of_one_colour_are_one_path() {
        let svg = drawn(|painter| {
            let mut mesh = Mesh::default();
            mesh.add_colored_rect(Rect::from_min_size(Pos2::ZERO, vec2(4.0, 4.0)), Color32::RED);
            mesh.add_colored_rect(Rect::from_min_size(pos2(8.0, 8.0), vec2(4.0, 4.0)), Color32::RED);
            painter.add(Shape::mesh(mesh));
        });
        let paths: Vec<&str> = svg.lines().filter(|line| line.starts_with("<path")).collect();
        assert_eq!(paths.len(), 1, "{svg}");
        assert_eq!(paths[0].matches('M').count(), 4, "{svg}");
    }
}
