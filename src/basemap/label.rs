//! A name on the ground: what it says in which script, where, and how it looks. Where there is room for it is `paint`'s to say.

use egui::Color32;
use walkers::{MercatorProjection, Pixels, Placement, Projection as _, Text, TileId};

use super::style::Extra;

/// Stands in a style's `text-field` between the Latin and the Arabic form of a name.
const BETWEEN_SCRIPTS: char = '\u{1f}';

/// Which script names are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Script {
    /// As English-language news writes them.
    #[default]
    Latin,
    /// In Arabic where the name has an Arabic form, else in Latin letters.
    Arabic,
    /// Latin above, Arabic below.
    Both,
}

impl Script {
    /// In the order of menus.
    pub const ALL: [Self; 3] = [Self::Latin, Self::Arabic, Self::Both];

    /// For menus.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Latin => "Latin",
            Self::Arabic => "Arabic",
            Self::Both => "Latin and Arabic",
        }
    }
}

/// A name on the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct MapLabel {
    latin: String,
    arabic: Option<String>,
    /// Longitude and latitude in degrees.
    pub lonlat: (f64, f64),
    /// Height of the letters in points.
    pub size: f32,
    /// Of the letters.
    pub colour: Color32,
    /// Round the letters.
    pub halo: Color32,
    /// How far the halo reaches, in points.
    pub halo_width: f32,
    /// By how much the label stands above its place, in points.
    pub lift: f32,
    /// What stays free round it, in points.
    pub padding: f32,
    /// Clockwise, in radians; not 0 for names along a line.
    pub angle: f32,
    /// Whether it names a line, which may bear its name many times.
    pub along_a_line: bool,
    /// How long the line is that has to hold it, in parts of the world's width.
    pub room: Option<f64>,
    /// From which zoom on it is shown, counted in tiles of 512 points.
    pub min_zoom: f32,
    /// Labels of later layers go first where there is not room for all.
    pub layer: usize,
    spaced: bool,
}

impl MapLabel {
    /// The label of a text of a stored tile that is `tile_px` points wide.
    pub(super) fn new(text: &Text, extra: Option<&Extra>, stored: TileId, tile_px: u32) -> Self {
        let (latin, arabic) = match text.text.split_once(BETWEEN_SCRIPTS) {
            Some((latin, arabic)) => (latin.trim(), Some(arabic.trim()).filter(|arabic| !arabic.is_empty())),
            None => (text.text.trim(), None),
        };
        let tiles = f64::from(stored.zoom).exp2();
        let fraction = |tile: u32, px: f32| (f64::from(tile) + f64::from(px) / f64::from(tile_px)) / tiles;
        // at zoom 0 the world is one tile of 256
        let pixels = Pixels::new(fraction(stored.x, text.position.x) * 256.0, fraction(stored.y, text.position.y) * 256.0);
        let at = MercatorProjection.unproject(pixels, 0.0);
        Self {
            latin: latin.to_owned(),
            arabic: arabic.map(str::to_owned),
            lonlat: (at.x(), at.y()),
            size: text.font_size,
            colour: text.text_color,
            halo: text.halo_color,
            halo_width: text.halo_width,
            lift: extra.map_or(0.0, |extra| extra.lift_px),
            padding: text.padding,
            angle: text.angle,
            along_a_line: text.placement == Placement::Line,
            room: text.max_width.map(|px| f64::from(px) / f64::from(tile_px) / tiles),
            min_zoom: text.min_zoom.unwrap_or(0.0),
            layer: text.layer,
            spaced: extra.is_some_and(|extra| extra.spaced),
        }
    }

    /// Nothing to read in either script.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.latin.is_empty() && self.arabic.is_none()
    }

    /// The lines of the label from top to bottom, in the order in which they are read aloud.
    #[must_use]
    pub fn lines(&self, script: Script) -> Vec<String> {
        let latin = || if self.spaced { spaced_capitals(&self.latin) } else { self.latin.clone() };
        match (script, &self.arabic) {
            (Script::Latin, _) | (_, None) => vec![latin()],
            (Script::Arabic, Some(arabic)) => vec![arabic.clone()],
            (Script::Both, Some(arabic)) if *arabic == self.latin => vec![latin()],
            (Script::Both, Some(arabic)) => vec![latin(), arabic.clone()],
        }
    }
}

/// Arabic letters are joined and must not be spaced, so this is for Latin ones only.
fn spaced_capitals(name: &str) -> String {
    let words = name.split(' ').map(|word| word.chars().flat_map(char::to_uppercase).map(String::from).collect::<Vec<_>>().join(" "));
    words.collect::<Vec<_>>().join("   ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn label(text: &str, spaced: bool) -> MapLabel {
        let text = Text::new(pos2(256.0, 256.0), text.to_owned(), 12.0, Color32::WHITE, 0.0);
        let extra = Extra { spaced, ..Extra::default() };
        MapLabel::new(&text, Some(&extra), TileId { x: 0, y: 0, zoom: 0 }, 512)
    }

    #[test]
    fn a_name_is_written_in_the_scripts_that_it_has() {
        let raqqa = label("Raqqa\u{1f}الرقة", false);
        assert_eq!(raqqa.lines(Script::Latin), ["Raqqa"]);
        assert_eq!(raqqa.lines(Script::Arabic), ["الرقة"]);
        assert_eq!(raqqa.lines(Script::Both), ["Raqqa", "الرقة"]);
        let without_arabic = label("Lesbos\u{1f}", false);
        assert_eq!(without_arabic.lines(Script::Arabic), ["Lesbos"]);
        assert_eq!(without_arabic.lines(Script::Both), ["Lesbos"]);
    }

    #[test]
    fn countries_are_written_wide_in_latin_letters_and_joined_in_arabic_ones() {
        let country = label("Saudi Arabia\u{1f}السعودية", true);
        assert_eq!(country.lines(Script::Both), ["S A U D I   A R A B I A", "السعودية"]);
    }

    #[test]
    fn the_middle_of_the_only_tile_is_where_the_equator_meets_greenwich() {
        let (lon, lat) = label("Null Island", false).lonlat;
        assert!(lon.abs() < 1e-9 && lat.abs() < 1e-9);
    }
}
