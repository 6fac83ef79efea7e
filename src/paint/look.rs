//! The colours of everything that is not an article, for dark rooms, bright ones, weak projectors and paper.

use egui::Color32;

use crate::basemap::Theme;
use crate::query::Rgb;

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Which theme it is.
    pub theme: Theme,
    /// Behind everything, and in the halo of labels.
    pub ground: Color32,
    /// Text over the map.
    pub text: Color32,
    /// Text that is not the main thing.
    pub weak_text: Color32,
    /// Behind legends and cards over the map.
    pub card: Color32,
    /// Their outline, and thin lines.
    pub line: Color32,
    /// Round what is selected.
    pub selection: Color32,
    /// By how much letters and marks on the map are larger than they are on a screen that one sits before.
    pub scale: f32,
    /// Whether each mark and line has the letter of its article, so that colour is not the only sign.
    pub letters: bool,
}

impl Look {
    /// The colours of a theme.
    #[must_use]
    pub fn of(theme: Theme) -> Self {
        match theme {
            Theme::Dark => Self {
                theme,
                ground: Color32::from_rgb(0x14, 0x19, 0x1f),
                text: Color32::from_rgb(0xee, 0xf2, 0xf6),
                weak_text: Color32::from_rgb(0x9a, 0xa5, 0xb1),
                card: Color32::from_rgba_unmultiplied(0x11, 0x16, 0x1c, 0xe6),
                line: Color32::from_rgb(0x3a, 0x44, 0x50),
                selection: Color32::WHITE,
                scale: 1.0,
                letters: false,
            },
            Theme::Light => Self {
                theme,
                ground: Color32::from_rgb(0xfb, 0xfa, 0xf6),
                text: Color32::from_rgb(0x16, 0x1c, 0x22),
                weak_text: Color32::from_rgb(0x5b, 0x66, 0x70),
                card: Color32::from_rgba_unmultiplied(0xff, 0xff, 0xff, 0xec),
                line: Color32::from_rgb(0xb9, 0xc0, 0xc7),
                selection: Color32::BLACK,
                scale: 1.0,
                letters: false,
            },
            Theme::Projector => Self {
                theme,
                ground: Color32::WHITE,
                text: Color32::BLACK,
                weak_text: Color32::from_rgb(0x3a, 0x3f, 0x45),
                card: Color32::from_rgba_unmultiplied(0xff, 0xff, 0xff, 0xf4),
                line: Color32::from_rgb(0x6a, 0x72, 0x7a),
                selection: Color32::BLACK,
                scale: 1.3,
                letters: true,
            },
            Theme::Print => Self {
                theme,
                ground: Color32::WHITE,
                text: Color32::from_rgb(0x10, 0x12, 0x14),
                weak_text: Color32::from_rgb(0x55, 0x5c, 0x63),
                card: Color32::WHITE,
                line: Color32::from_rgb(0xb0, 0xb5, 0xba),
                selection: Color32::BLACK,
                scale: 1.0,
                letters: true,
            },
        }
    }

    /// How opaque a mark is: the vaguer its date, the paler. `strength` is that of the scene, 0 to 1. What a weak projector cannot
    /// show pale is shown half as pale.
    #[must_use]
    pub fn alpha(&self, date_prec: Option<u8>, strength: f32) -> f32 {
        let by_precision = match date_prec {
            Some(1 | 2) => 1.0,
            Some(3) => 0.94,
            Some(4) => 0.86,
            Some(_) => 0.72,
            None => 0.6,
        };
        let alpha = by_precision * strength;
        if self.theme == Theme::Projector { f32::midpoint(alpha, 1.0) } else { alpha }
    }
}

/// A colour of the palette for egui.
#[must_use]
pub fn colour32([r, g, b]: Rgb) -> Color32 {
    Color32::from_rgb(r, g, b)
}
