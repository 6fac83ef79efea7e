//! The simple Markdown of lessons as widgets.

use egui::text::LayoutJob;
use egui::{FontId, RichText, TextFormat, TextStyle, Ui};

use crate::dossier::{Block, Markdown, Span};

/// Shows a text; `scale` is that of its letters beside those of the body.
pub(super) fn show(ui: &mut Ui, text: &str, scale: f32) {
    let parsed = Markdown::parse(text);
    for block in &parsed.blocks {
        match block {
            Block::Heading(spans) => {
                ui.add_space(4.0);
                line(ui, spans, scale * 1.12, true);
            }
            Block::Paragraph(spans) => line(ui, spans, scale, false),
            Block::List { first, items } => {
                for (n, item) in items.iter().enumerate() {
                    ui.horizontal_top(|ui| {
                        let mark = first.map_or_else(|| "•".to_owned(), |first| format!("{}.", first as usize + n));
                        ui.label(RichText::new(mark).size(size(ui, scale)));
                        ui.vertical(|ui| line(ui, item, scale, false));
                    });
                }
            }
        }
        ui.add_space(2.0);
    }
}

fn size(ui: &Ui, scale: f32) -> f32 {
    TextStyle::Body.resolve(ui.style()).size * scale
}

/// One run of words; links are listed after it, so that each can be reached by the keyboard.
fn line(ui: &mut Ui, spans: &[Span], scale: f32, is_heading: bool) {
    let mut job = LayoutJob::default();
    let size = size(ui, scale);
    let (body, strong) = (ui.visuals().text_color(), ui.visuals().strong_text_color());
    for span in spans {
        let is_bold = span.bold || is_heading;
        let format = TextFormat {
            font_id: if is_bold { crate::paint::bold(size) } else { FontId::proportional(size) },
            color: if is_bold { strong } else { body },
            italics: span.italic,
            ..TextFormat::default()
        };
        crate::paint::append_text(&mut job, &span.text, &format);
    }
    ui.label(job);
    for span in spans {
        if let Some(link) = &span.link {
            ui.hyperlink_to(RichText::new(link).size(size * 0.9), link);
        }
    }
}
