//! A handout as a PDF file to print: maps as vectors, room to write, sources, and on request the answer key on pages of its own.
//!
//! What stands where is worked out first, as plain data (`flow`), and written then; so pages can say how many they are. The file is
//! tagged (PDF/UA-1): a screen reader hears headings, lists, tables, and what each map is. It has no date, and its identifier follows
//! from what is in it: the same handout gives the same bytes.

mod compact;
mod flow;
mod fonts;
mod key;
mod lines;
mod map;
mod parts;
mod pen;
mod tags;

use krilla::configure::{Accessibility, ConfigurationBuilder, PdfVersion};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::{Document, SerializeSettings};
use sha2::{Digest as _, Sha256};

use super::{Handout, HandoutOptions, Paper};
use flow::{Flow, Item, Laid, Role};
use fonts::Fonts;
use lines::{plain, set_lines};
use pen::{BLACK, Pen, WEAK, WHITE, ink};

/// Why a handout cannot be written as PDF.
#[derive(Debug, thiserror::Error)]
pub enum HandoutError {
    /// The letters in the program are damaged.
    #[error("the fonts that were compiled in cannot be read")]
    Fonts,
    /// What the library that writes PDF says.
    #[error("the PDF file cannot be written: {0}")]
    Pdf(String),
}

impl Paper {
    /// Width and height in points.
    fn size(self) -> [f32; 2] {
        match self {
            Self::A4 => [595.28, 841.89],
            Self::Letter => [612.0, 792.0],
        }
    }
}

/// Writes a handout as PDF.
///
/// # Errors
/// If the fonts in the program cannot be read, or the file would not be a sound one.
pub fn pdf(handout: &Handout, options: HandoutOptions) -> Result<Vec<u8>, HandoutError> {
    let fonts = Fonts::load().ok_or(HandoutError::Fonts)?;
    let mut flow = Flow::new(&fonts, options.paper.size());
    parts::handout(&mut flow, handout, options);
    let laid = flow.finish();
    let failed = |error: &dyn std::fmt::Debug| HandoutError::Pdf(format!("{error:?}"));
    let configuration = ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| failed(&error))?;
    let settings = SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    document.set_metadata(metadata(handout, options));
    let [width, height] = options.paper.size();
    let mut leaves: Vec<Vec<Identifier>> = vec![Vec::new(); laid.blocks.len()];
    for number in 0..laid.pages {
        let settings = PageSettings::from_wh(width, height).ok_or_else(|| HandoutError::Pdf("the paper has no size".to_owned()))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let mut pen = Pen { surface: &mut surface, fonts: &fonts };
        for placed in laid.items.iter().filter(|placed| placed.page == number) {
            draw(&mut pen, handout, &placed.item, leaves.get_mut(placed.block).filter(|_| placed.item.is_content()));
        }
        foot(&mut pen, &handout.title_of(options.edition), (number + 1, laid.pages), [width, height]);
        surface.finish();
        page.finish();
    }
    document.set_outline(outline(&laid));
    document.set_tag_tree(tags::tree(&laid.blocks, leaves));
    document.finish().map_err(|error| failed(&error))
}

fn metadata(handout: &Handout, options: HandoutOptions) -> Metadata {
    // what is handed out, and not when: two files of the same content are one document
    let content = Sha256::digest(format!("{handout:?} {options:?}").as_bytes());
    let id = content.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    Metadata::new()
        .title(handout.title_of(options.edition))
        .description(handout.summary.clone())
        .language("en".to_owned())
        .creator(concat!("Dateline ", env!("CARGO_PKG_VERSION")).to_owned())
        .document_id(id)
}

/// Draws an item. What is content belongs to a leaf of the tree of tags, everything else is decoration.
fn draw(pen: &mut Pen<'_, '_>, handout: &Handout, item: &Item, leaves: Option<&mut Vec<Identifier>>) {
    let tag = match item {
        Item::Line { .. } => ContentTag::Span(SpanTag::empty()),
        _ => ContentTag::Other,
    };
    match leaves {
        Some(leaves) => leaves.push(pen.surface.start_tagged(tag)),
        None => {
            pen.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        }
    }
    match item {
        Item::Line { line, at, size, weak } => pen.letters(line, *at, *size, if *weak { WEAK } else { BLACK }, None),
        Item::Map { step, at, width } => {
            if let Some(step) = handout.steps.get(*step) {
                map::draw_map(pen, step, *at, *width);
            }
        }
        Item::Symbol { shape, modality, colour, at } => {
            map::draw_symbol(pen, (*shape, *modality), at.map(f64::from), (4.2, *colour, 1.0));
        }
        Item::Rule { from, to, strong } => {
            pen.stroke(
                &[vec![from.map(f64::from), to.map(f64::from)]],
                false,
                ink(if *strong { BLACK } else { WEAK }, if *strong { 1.2 } else { 0.5 }),
            );
        }
        Item::Tick { at } => {
            let [x, y] = at.map(f64::from);
            let square = vec![vec![[x, y], [x + 8.0, y], [x + 8.0, y - 8.0], [x, y - 8.0]]];
            pen.fill(&square, WHITE, 1.0);
            pen.stroke(&square, true, ink(BLACK, 0.9));
        }
    }
    pen.surface.end_tagged();
}

/// Title and number at the foot of a page.
fn foot(pen: &mut Pen<'_, '_>, title: &str, (number, pages): (usize, usize), [width, height]: [f32; 2]) {
    pen.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)));
    let room = width - 2.0 * flow::MARGIN;
    let y = height - 26.0;
    if let Some(line) = set_lines(pen.fonts, &[plain(title)], 8.0, room * 0.8).first() {
        pen.letters(line, [flow::MARGIN, y], 8.0, WEAK, None);
    }
    if let Some(line) = set_lines(pen.fonts, &[plain(format!("{number} of {pages}"))], 8.0, room).first() {
        pen.letters(line, [width - flow::MARGIN - line.width, y], 8.0, WEAK, None);
    }
    pen.surface.end_tagged();
}

/// Headings as bookmarks.
fn outline(laid: &Laid) -> Outline {
    let mut outline = Outline::new();
    for (role, (page, y)) in laid.blocks.iter().zip(&laid.starts) {
        if let Role::Heading { level: 1 | 2, title } = role {
            outline.push_child(OutlineNode::new(title.clone(), XyzDestination::new(*page, Point::from_xy(0.0, (*y - 24.0).max(0.0)))));
        }
    }
    outline
}
