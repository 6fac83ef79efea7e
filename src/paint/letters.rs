//! Fonts, and text of either direction.
//!
//! egui joins Arabic letters, but sets every piece of a line from left to right. So a line is cut into pieces of one direction, and
//! the pieces are put in the order in which they stand on paper (Unicode's bidirectional algorithm, UAX 9); within a piece the
//! shaper knows what to do, as long as one font has all of it, the spaces included. That is why Arabic has a family of its own.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontData, FontDefinitions, FontFamily, FontId};
use unicode_bidi::{BidiInfo, Level};

const ARABIC: &str = "arabic";
const BOLD: &str = "bold";

/// The fonts of window and pictures: egui's own, and Noto Sans Arabic for what they lack.
pub fn install_fonts(context: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    let noto = FontData::from_static(include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf"));
    fonts.font_data.insert(ARABIC.to_owned(), noto.into());
    let others = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for family in fonts.families.values_mut() {
        family.push(ARABIC.to_owned());
    }
    let bold = FontData::from_static(include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"));
    fonts.font_data.insert(BOLD.to_owned(), bold.into());
    let bold_first = std::iter::once(BOLD.to_owned()).chain(fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default());
    fonts.families.insert(FontFamily::Name(BOLD.into()), bold_first.collect());
    let arabic_first = std::iter::once(ARABIC.to_owned()).chain(others).collect();
    fonts.families.insert(FontFamily::Name(ARABIC.into()), arabic_first);
    context.set_fonts(fonts);
}

/// Bold letters, where words are to be told from those round them.
#[must_use]
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

/// Adds one line of text, of either direction or of both, for display only: the job's text is in the order of the page.
pub fn append_line(job: &mut LayoutJob, line: &str, size: f32, colour: Color32) {
    append_text(job, line, &TextFormat { font_id: FontId::proportional(size), color: colour, ..TextFormat::default() });
}

/// The same in any format; letters of Arabic take their own family in the size of the others.
pub fn append_text(job: &mut LayoutJob, line: &str, format: &TextFormat) {
    let bidi = BidiInfo::new(line, None);
    for paragraph in &bidi.paragraphs {
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let right_to_left = levels.get(run.start).is_some_and(Level::is_rtl);
            let family = if right_to_left { FontFamily::Name(ARABIC.into()) } else { format.font_id.family.clone() };
            let format = TextFormat { font_id: FontId::new(format.font_id.size, family), ..format.clone() };
            job.append(line.get(run).unwrap_or_default(), 0.0, format);
        }
    }
}

/// A text that is to be read from the right, as a plain string that comes out right where egui sets it with its own fonts first: each
/// word of Arabic keeps its letters in the order of speech, for the shaper turns them, and everything else stands as on paper.
/// Numbers and Latin words within it keep their own direction; brackets are mirrored. A text of several lines keeps its lines.
#[must_use]
pub fn in_order_of_page(text: &str) -> String {
    let bidi = BidiInfo::new(text, Some(Level::rtl()));
    let mut page = String::with_capacity(text.len());
    for paragraph in &bidi.paragraphs {
        let line = text.get(paragraph.range.clone()).unwrap_or_default();
        let end = paragraph.range.start + line.trim_end_matches(['\n', '\r']).len();
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.start..end);
        for run in runs {
            let is_rtl = levels.get(run.start).is_some_and(Level::is_rtl);
            let piece = text.get(run).unwrap_or_default();
            if is_rtl { push_words_backwards(&mut page, piece) } else { page.push_str(piece) }
        }
        page.push_str(text.get(end..paragraph.range.end).unwrap_or_default());
    }
    page
}

fn push_words_backwards(page: &mut String, piece: &str) {
    let chars: Vec<char> = piece.chars().collect();
    for word in chars.chunk_by(|a, b| is_arabic(*a) == is_arabic(*b)).rev() {
        if word.first().copied().is_some_and(is_arabic) {
            page.extend(word);
        } else {
            page.extend(word.iter().rev().map(|c| mirrored(*c)));
        }
    }
}

/// What the font of Arabic sets: its letters, marks, and its own comma, semicolon and question mark.
fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        '<' => '>',
        '>' => '<',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn laid_out(line: &str) -> Arc<egui::Galley> {
        let context = egui::Context::default();
        install_fonts(&context);
        let mut galley = None;
        let mut output = context.run_ui(egui::RawInput::default(), |ui| {
            let mut job = LayoutJob::default();
            append_line(&mut job, line, 20.0, Color32::WHITE);
            galley = Some(ui.painter().layout_job(job));
        });
        output.textures_delta.clear();
        galley.unwrap_or_else(|| panic!("nothing was laid out"))
    }

    /// A plain string, as a label sets it.
    fn set_plainly(text: &str) -> Arc<egui::Galley> {
        let context = egui::Context::default();
        install_fonts(&context);
        let mut galley = None;
        let mut output = context.run_ui(egui::RawInput::default(), |ui| {
            galley = Some(ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(20.0), Color32::WHITE));
        });
        output.textures_delta.clear();
        galley.unwrap_or_else(|| panic!("nothing was laid out"))
    }

    /// The letters from left to right, as they stand on the page.
    fn from_left_to_right(line: &str) -> String {
        read_off(&laid_out(line))
    }

    fn read_off(galley: &egui::Galley) -> String {
        let mut glyphs: Vec<_> = galley.rows.iter().flat_map(|row| &row.glyphs).filter(|glyph| glyph.advance_width > 0.0).collect();
        glyphs.sort_by(|a, b| a.pos.x.total_cmp(&b.pos.x));
        glyphs.iter().map(|glyph| glyph.chr).collect()
    }

    #[test]
    fn the_first_word_of_an_arabic_name_stands_at_the_right() {
        // the letters of "دير الزور" as the eye meets them from the left
        assert_eq!(from_left_to_right("دير الزور"), "روزلا ريد");
    }

    #[test]
    fn numbers_and_latin_words_within_arabic_keep_their_own_direction() {
        assert_eq!(from_left_to_right("الطريق M4 السريع"), "عيرسلا M4 قيرطلا");
        assert_eq!(from_left_to_right("عام 2019"), "2019 ماع");
        assert_eq!(from_left_to_right("Raqqa, 2017"), "Raqqa, 2017");
    }

    #[test]
    fn a_plain_string_is_put_into_the_order_in_which_it_stands_on_the_page() {
        let page = |text: &str| read_off(&set_plainly(&in_order_of_page(text)));
        assert_eq!(page("دير الزور"), "روزلا ريد");
        assert_eq!(page("تصدير… (Ctrl+E)"), "(Ctrl+E) …ريدصت");
        assert_eq!(page("عام 2019"), "2019 ماع");
        assert_eq!(page("سوريا، العراق؟"), "؟قارعلا ،ايروس");
        assert_eq!(page("حذف «Raqqa» فورا"), "اروف «Raqqa» فذح");
        assert_eq!(page("3 من 8"), "8 نم 3");
        assert_eq!(in_order_of_page("سطر\nثان"), "سطر\nثان");
        // a value that is isolated keeps its own order, also where it begins with a number
        assert_eq!(page("تاريخ: \u{2068}31 May 2019\u{2069}").replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), ""), "31 May 2019 :خيرات");
    }

    #[test]
    fn arabic_letters_are_joined_and_none_is_missing() {
        // apart, the letters of a word take more room than joined
        let width = |text: &str| laid_out(text).size().x;
        let apart: f32 = "حلب".chars().map(|letter| width(&letter.to_string())).sum();
        assert!(width("حلب") < 0.9 * apart, "{} of {apart}", width("حلب"));
    }
}
