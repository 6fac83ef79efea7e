//! Where everything of a printed handout stands: blocks one below the other, from page to page.

use super::super::view::{HEIGHT, WIDTH};
use super::fonts::Fonts;
use super::lines::{Line, Words, bold, set_lines};
use crate::dossier::{Modality, Shape};
use crate::query::Rgb;

/// Free room at both sides, in points.
pub(super) const MARGIN: f32 = 51.0;
const TOP: f32 = 48.0;
const BOTTOM: f32 = 48.0;
/// Height of a line, in sizes of its letters.
const LEADING: f32 = 1.36;
/// How much of the width a map takes, the best first: smaller where so a step has room on one page.
pub(super) const MAP_SHARES: [f32; 5] = [0.82, 0.75, 0.68, 0.6, 0.52];

/// What a block is to somebody who hears it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    Heading { level: u16, title: String },
    Paragraph,
    ListItem,
    Figure { says: String },
    Cell { row: usize, is_head: bool },
}

/// Something on a page. Spots are in points from the upper left corner; of letters, the left end of what they stand on.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Line {
        line: Line,
        at: [f32; 2],
        size: f32,
        weak: bool,
    },
    Map {
        step: usize,
        at: [f32; 2],
        width: f32,
    },
    Symbol {
        shape: Option<Shape>,
        modality: Modality,
        colour: Rgb,
        at: [f32; 2],
    },
    Rule {
        from: [f32; 2],
        to: [f32; 2],
        strong: bool,
    },
    /// A small square to tick.
    Tick {
        at: [f32; 2],
    },
}

impl Item {
    /// Whether it is to be heard, too; all else is decoration of what stands beside it in words.
    pub(super) fn is_content(&self) -> bool {
        matches!(self, Self::Line { .. } | Self::Map { .. })
    }
}

#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) page: usize,
    pub(super) block: usize,
    pub(super) item: Item,
}

/// Everything in its place.
pub(super) struct Laid {
    pub(super) pages: usize,
    pub(super) items: Vec<Placed>,
    pub(super) blocks: Vec<Role>,
    /// Page and height at which each block begins.
    pub(super) starts: Vec<(usize, f32)>,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    pub(super) size: f32,
    /// Free room at the left.
    pub(super) indent: f32,
    /// Free room below.
    pub(super) after: f32,
    pub(super) weak: bool,
}

pub(super) const BODY: Manner = Manner { size: 10.5, indent: 0.0, after: 5.0, weak: false };
pub(super) const SMALL: Manner = Manner { size: 8.5, indent: 0.0, after: 3.0, weak: false };

pub(super) struct Flow<'a> {
    pub(super) fonts: &'a Fonts,
    size: [f32; 2],
    page: usize,
    y: f32,
    items: Vec<Placed>,
    blocks: Vec<Role>,
    starts: Vec<(usize, f32)>,
}

impl<'a> Flow<'a> {
    pub(super) fn new(fonts: &'a Fonts, size: [f32; 2]) -> Self {
        Self { fonts, size, page: 0, y: TOP, items: Vec::new(), blocks: Vec::new(), starts: Vec::new() }
    }

    pub(super) fn finish(self) -> Laid {
        Laid { pages: self.page + 1, items: self.items, blocks: self.blocks, starts: self.starts }
    }

    /// How wide a line may be.
    pub(super) fn width(&self) -> f32 {
        self.size[0] - 2.0 * MARGIN
    }

    /// How high a page is, less its margins.
    pub(super) fn page_height(&self) -> f32 {
        self.floor() - TOP
    }

    /// How high that is; none where it does not go on one page.
    pub(super) fn measured(&self, lay: impl FnOnce(&mut Flow<'_>)) -> Option<f32> {
        let mut page = Flow::new(self.fonts, self.size);
        lay(&mut page);
        (page.page == 0).then_some(page.y - TOP)
    }

    fn floor(&self) -> f32 {
        self.size[1] - BOTTOM
    }

    /// Goes on on the next page where less than that is left of this one.
    pub(super) fn need(&mut self, height: f32) {
        if self.y + height > self.floor() && self.y > TOP {
            self.next_page();
        }
    }

    pub(super) fn next_page(&mut self) {
        if self.y > TOP {
            self.page += 1;
            self.y = TOP;
        }
    }

    pub(super) fn gap(&mut self, height: f32) {
        if self.y > TOP {
            self.y += height;
        }
    }

    fn begin(&mut self, role: Role) -> usize {
        self.blocks.push(role);
        self.starts.push((self.page, self.y));
        self.blocks.len() - 1
    }

    fn put(&mut self, block: usize, item: Item) {
        self.items.push(Placed { page: self.page, block, item });
    }

    /// Sets lines; each stays whole, and a block may go on on the next page.
    fn lines(&mut self, block: usize, lines: Vec<Line>, manner: Manner, width: f32) {
        for line in lines {
            let height = manner.size * LEADING;
            self.need(height);
            let left = MARGIN + manner.indent + if line.right_to_left { width - line.width } else { 0.0 };
            let at = [left, self.y + manner.size];
            self.put(block, Item::Line { line, at, size: manner.size, weak: manner.weak });
            self.y += height;
        }
        self.y += manner.after;
    }

    /// A heading, which stays with so much of what follows.
    pub(super) fn heading(&mut self, level: u16, text: &str, size: f32, follows: f32) {
        self.need(size * LEADING + follows);
        let block = self.begin(Role::Heading { level, title: text.to_owned() });
        let lines = set_lines(self.fonts, &[bold(text)], size, self.width());
        self.lines(block, lines, Manner { size, indent: 0.0, after: 3.0, weak: false }, self.width());
    }

    pub(super) fn paragraph(&mut self, words: &[Words], manner: Manner) {
        self.block(Role::Paragraph, words, manner);
    }

    fn block(&mut self, role: Role, words: &[Words], manner: Manner) {
        let width = self.width() - manner.indent;
        let lines = set_lines(self.fonts, words, manner.size, width);
        if lines.is_empty() {
            return;
        }
        self.need(manner.size * LEADING * lines.len().min(3) as f32);
        let block = self.begin(role);
        self.lines(block, lines, manner, width);
    }

    /// An item of a list, with its mark before it.
    pub(super) fn list_item(&mut self, mark: &[Words], words: &[Words], manner: Manner) {
        let hang = if mark.is_empty() { 0.0 } else { manner.size * 1.5 };
        self.list_item_hanging(mark, words, manner, hang);
    }

    /// The same, with so much room for the mark.
    pub(super) fn list_item_hanging(&mut self, mark: &[Words], words: &[Words], manner: Manner, hang: f32) {
        let width = self.width() - manner.indent - hang;
        let lines = set_lines(self.fonts, words, manner.size, width);
        self.need(manner.size * LEADING * lines.len().clamp(1, 3) as f32);
        let block = self.begin(Role::ListItem);
        if let Some(line) = set_lines(self.fonts, mark, manner.size, width).into_iter().next() {
            let at = [MARGIN + manner.indent, self.y + manner.size];
            self.put(block, Item::Line { line, at, size: manner.size, weak: manner.weak });
        }
        self.lines(block, lines, Manner { indent: manner.indent + hang, ..manner }, width);
    }

    /// A symbol at the left of the line that comes next.
    pub(super) fn symbol(&mut self, (shape, modality, colour): (Option<Shape>, Modality, Rgb), indent: f32, size: f32) {
        self.need(size * LEADING * 3.0);
        let at = [MARGIN + indent, self.y + size * 0.68];
        let block = self.blocks.len().saturating_sub(1);
        self.put(block, Item::Symbol { shape, modality, colour, at });
    }

    /// A square to tick at the left of the line that comes next.
    pub(super) fn tick(&mut self, indent: f32, size: f32) {
        self.need(size * LEADING * 2.0);
        let at = [MARGIN + indent, self.y + size * 1.02];
        let block = self.blocks.len().saturating_sub(1);
        self.put(block, Item::Tick { at });
    }

    /// A map over that share of the width.
    pub(super) fn map(&mut self, step: usize, says: String, share: f32) {
        let width = self.width() * share;
        let height = width * (HEIGHT / WIDTH) as f32;
        self.need(height);
        let block = self.begin(Role::Figure { says });
        self.put(block, Item::Map { step, at: [MARGIN + (self.width() - width) / 2.0, self.y], width });
        self.y += height + 5.0;
    }

    /// Lines to write on.
    pub(super) fn writing_lines(&mut self, count: usize) {
        for _ in 0..count {
            self.need(24.0);
            self.y += 24.0;
            let (left, right) = (MARGIN, self.size[0] - MARGIN);
            let block = self.blocks.len().saturating_sub(1);
            self.put(block, Item::Rule { from: [left, self.y], to: [right, self.y], strong: false });
        }
        self.y += 8.0;
    }

    /// A line across the page.
    pub(super) fn rule(&mut self) {
        let (left, right) = (MARGIN, self.size[0] - MARGIN);
        let block = self.blocks.len().saturating_sub(1);
        self.put(block, Item::Rule { from: [left, self.y], to: [right, self.y], strong: true });
        self.y += 6.0;
    }

    /// A table; the first row and the first column are headings.
    pub(super) fn table(&mut self, rows: &[Vec<String>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        if columns == 0 {
            return;
        }
        let (pad, size) = (4.0, 8.5);
        let first = (self.width() * 0.16).max(60.0);
        let other = (self.width() - first) / (columns - 1).max(1) as f32;
        for (row, cells) in rows.iter().enumerate() {
            let width_of = |column: usize| if column == 0 { first } else { other };
            let set = |column: usize, cell: &String| {
                let words = if row == 0 || column == 0 { bold(cell) } else { super::lines::plain(cell) };
                set_lines(self.fonts, &[words], size, width_of(column) - 2.0 * pad)
            };
            let set: Vec<Vec<Line>> = cells.iter().enumerate().map(|(column, cell)| set(column, cell)).collect();
            let height = set.iter().map(Vec::len).max().unwrap_or(0) as f32 * size * LEADING + 2.0 * pad;
            self.need(height.min(self.page_height()));
            let (top, mut left) = (self.y, MARGIN);
            for (column, lines) in set.into_iter().enumerate() {
                let block = self.begin(Role::Cell { row, is_head: row == 0 || column == 0 });
                for (n, line) in lines.into_iter().enumerate() {
                    let at = [left + pad, top + pad + size + n as f32 * size * LEADING];
                    self.put(block, Item::Line { line, at, size, weak: false });
                }
                left += width_of(column);
            }
            self.y = top + height;
            let block = self.blocks.len().saturating_sub(1);
            self.put(block, Item::Rule { from: [MARGIN, self.y], to: [self.size[0] - MARGIN, self.y], strong: row == 0 });
        }
        self.y += 8.0;
    }
}
