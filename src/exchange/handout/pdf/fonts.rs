//! The letters of a printed handout: which face has a letter, and how letters join.
//!
//! Words are shaped here and not by the library that writes the file, because lines are broken by how long their words are.

use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::text::{Font, GlyphId, KrillaGlyph};

/// A way in which words look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Face {
    #[default]
    Plain,
    Bold,
    Italic,
    /// Arabic letters; they have one face.
    Arabic,
}

const FILES: [(Face, &[u8]); 4] = [
    (Face::Plain, include_bytes!("../../../../assets/fonts/NotoSans-Regular.ttf")),
    (Face::Bold, include_bytes!("../../../../assets/fonts/NotoSans-Bold.ttf")),
    (Face::Italic, include_bytes!("../../../../assets/fonts/NotoSans-Italic.ttf")),
    (Face::Arabic, include_bytes!("../../../../assets/fonts/NotoSansArabic-Regular.ttf")),
];

struct Loaded {
    font: Font,
    bytes: FontRef<'static>,
    shaper: ShaperData,
}

/// The faces, read once.
pub(super) struct Fonts(Vec<Loaded>);

/// Words of one face and one direction, ready to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Shaped {
    pub(super) face: Face,
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// How long they are, in sizes of the letters.
    pub(super) width: f32,
}

impl Fonts {
    /// None where one of the files in the program cannot be read, which the tests would notice.
    pub(super) fn load() -> Option<Self> {
        let load = |(_, bytes): &(Face, &'static [u8])| {
            let font = Font::new((*bytes).into(), 0)?;
            let bytes = FontRef::from_index(bytes, 0).ok()?;
            Some(Loaded { font, shaper: ShaperData::new(&bytes), bytes })
        };
        FILES.iter().map(load).collect::<Option<Vec<_>>>().map(Self)
    }

    fn loaded(&self, face: Face) -> Option<&Loaded> {
        FILES.iter().position(|(known, _)| *known == face).and_then(|at| self.0.get(at))
    }

    pub(super) fn font(&self, face: Face) -> Option<Font> {
        self.loaded(face).map(|loaded| loaded.font.clone())
    }

    /// Whether a face has a letter.
    pub(super) fn has(&self, letter: char, face: Face) -> bool {
        let shaped = self.shape(letter.encode_utf8(&mut [0; 4]), face, false);
        shaped.glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0)
    }

    /// Joins letters of one face.
    pub(super) fn shape(&self, text: &str, face: Face, right_to_left: bool) -> Shaped {
        let mut shaped = Shaped { face, text: text.to_owned(), glyphs: Vec::new(), width: 0.0 };
        let Some(loaded) = self.loaded(face) else { return shaped };
        let joiner = loaded.shaper.shaper(&loaded.bytes).build();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight });
        let units = joiner.units_per_em() as f32;
        let found = joiner.shape(buffer, ShapeOptions::default());
        let mut clusters: Vec<usize> = found.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        clusters.push(text.len());
        clusters.sort_unstable();
        let end_of = |start: usize| clusters.get(clusters.partition_point(|cluster| *cluster <= start)).copied().unwrap_or(text.len());
        for (info, at) in found.glyph_infos().iter().zip(found.glyph_positions()) {
            let start = info.cluster as usize;
            let part = |units_of: i32| units_of as f32 / units;
            shaped.width += part(at.x_advance);
            shaped.glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                part(at.x_advance),
                part(at.x_offset),
                part(at.y_offset),
                part(at.y_advance),
                start..end_of(start),
                None,
            ));
        }
        shaped
    }
}

/// Whether a letter is in the Arabic face: the Arabic blocks.
pub(super) fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_its_letters_and_arabic_ones_join() {
        let fonts = Fonts::load().unwrap();
        for face in [Face::Plain, Face::Bold, Face::Italic] {
            let shaped = fonts.shape("Deir ez-Zor, “Şanlıurfa” ¶12 · ’Ain – é", face, false);
            assert!(shaped.width > 10.0 && shaped.glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0), "{face:?}");
        }
        let joined = fonts.shape("دير الزور", Face::Arabic, true);
        assert!(joined.glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0));
        let alone: f32 = "دير الزور".chars().map(|letter| fonts.shape(&letter.to_string(), Face::Arabic, true).width).sum();
        assert!((joined.width - alone).abs() > 0.1, "joined letters are of another width than single ones");
    }
}
