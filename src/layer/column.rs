//! One column of a table: its cells as the source has them, without a string of its own for each.

use rustc_hash::FxHashMap;

/// After so many rows it is looked whether a column repeats itself.
const LOOK_AFTER: usize = 4_096;
/// A column whose cells differ more often than this is kept cell by cell.
const MOST_DISTINCT: f64 = 0.5;
/// The code of a cell that is empty.
const NONE: u32 = 0;

/// What the cells of a column are, as its source has them. They are kept as text all the same, so that nothing is lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    #[default]
    Text,
    /// Numbers, as far as they can be read as such.
    Number,
    /// `true` and `false`.
    Bool,
    /// A list or an object of JSON.
    Json,
}

/// The cells of one column, by row. An empty cell and one that is not there are the same.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// The heading.
    pub name: String,
    /// What its cells are.
    pub kind: ColumnKind,
    cells: Cells,
}

#[derive(Clone, Debug)]
enum Cells {
    /// A number for each row, and what the numbers stand for.
    Repeated { codes: Vec<u32>, words: Words, known: FxHashMap<Box<str>, u32> },
    /// The text of each row after that of the one before.
    Each(Words),
}

impl Default for Cells {
    fn default() -> Self {
        Self::Repeated { codes: Vec::new(), words: Words::default(), known: FxHashMap::default() }
    }
}

/// Texts, one behind the other.
#[derive(Clone, Debug, Default)]
struct Words {
    ends: Vec<u64>,
    text: String,
}

impl Words {
    fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.ends.push(self.text.len() as u64);
    }

    fn get(&self, index: usize) -> Option<&str> {
        let end = usize::try_from(*self.ends.get(index)?).ok()?;
        let start = match index.checked_sub(1) {
            Some(before) => usize::try_from(*self.ends.get(before)?).ok()?,
            None => 0,
        };
        self.text.get(start..end)
    }
}

impl Column {
    /// An empty column with a heading.
    #[must_use]
    pub fn new(name: impl Into<String>, kind: ColumnKind) -> Self {
        Self { name: name.into(), kind, cells: Cells::default() }
    }

    /// Adds the cell of the next row.
    pub fn push(&mut self, cell: &str) {
        let Cells::Repeated { codes, words, known } = &mut self.cells else {
            if let Cells::Each(words) = &mut self.cells {
                words.push(cell);
            }
            return;
        };
        let code = if cell.is_empty() {
            NONE
        } else if let Some(code) = known.get(cell) {
            *code
        } else {
            words.push(cell);
            // as many as there are rows, of which there are fewer than four thousand million
            let code = u32::try_from(words.ends.len()).unwrap_or(NONE);
            known.insert(cell.into(), code);
            code
        };
        codes.push(code);
        let rows = codes.len();
        if rows >= LOOK_AFTER && rows.is_power_of_two() && words.ends.len() as f64 > rows as f64 * MOST_DISTINCT {
            self.keep_each();
        }
    }

    /// Adds empty cells until there are so many rows.
    pub fn fill_to(&mut self, rows: usize) {
        while self.len() < rows {
            self.push("");
        }
    }

    fn keep_each(&mut self) {
        let mut each = Words::default();
        for row in 0..self.len() {
            each.push(self.get(row));
        }
        self.cells = Cells::Each(each);
    }

    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.cells {
            Cells::Repeated { codes, .. } => codes.len(),
            Cells::Each(words) => words.ends.len(),
        }
    }

    /// Whether it has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cell of a row; empty where it is empty or there is no such row.
    #[must_use]
    pub fn get(&self, row: usize) -> &str {
        match &self.cells {
            Cells::Repeated { codes, words, .. } => {
                codes.get(row).and_then(|code| words.get((*code as usize).checked_sub(1)?)).unwrap_or("")
            }
            Cells::Each(words) => words.get(row).unwrap_or(""),
        }
    }

    /// The number that stands for the cell of a row, and the same for each row that has the same cell; 0 for an empty one, none where
    /// the cells hardly repeat themselves.
    #[must_use]
    pub fn code(&self, row: usize) -> Option<u32> {
        match &self.cells {
            Cells::Repeated { codes, .. } => codes.get(row).copied(),
            Cells::Each(_) => None,
        }
    }

    /// What the numbers of [`Column::code`] stand for, from 1; none where the cells hardly repeat themselves.
    #[must_use]
    pub fn distinct(&self) -> Option<impl Iterator<Item = &str>> {
        match &self.cells {
            Cells::Repeated { words, .. } => Some((0..words.ends.len()).filter_map(|index| words.get(index))),
            Cells::Each(_) => None,
        }
    }

    /// Lets go of what only building needs.
    pub(super) fn finish(&mut self) {
        match &mut self.cells {
            Cells::Repeated { codes, words, known } => {
                *known = FxHashMap::default();
                codes.shrink_to_fit();
                words.text.shrink_to_fit();
            }
            Cells::Each(words) => {
                words.ends.shrink_to_fit();
                words.text.shrink_to_fit();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cell_that_repeats_itself_is_kept_once() {
        let mut column = Column::new("country", ColumnKind::Text);
        for cell in ["Syria", "Iraq", "", "Syria"] {
            column.push(cell);
        }
        assert_eq!((0..4).map(|row| column.get(row)).collect::<Vec<_>>(), ["Syria", "Iraq", "", "Syria"]);
        assert_eq!((0..4).filter_map(|row| column.code(row)).collect::<Vec<_>>(), [1, 2, 0, 1]);
        assert_eq!(column.distinct().unwrap().collect::<Vec<_>>(), ["Syria", "Iraq"]);
        assert_eq!(column.get(9), "");
    }

    #[test]
    fn a_column_that_hardly_repeats_itself_is_kept_cell_by_cell() {
        let mut column = Column::new("id", ColumnKind::Text);
        (0..LOOK_AFTER + 10).for_each(|n| column.push(&format!("SYR{n}")));
        assert!(column.distinct().is_none() && column.code(0).is_none());
        assert_eq!((column.get(0), column.get(LOOK_AFTER + 9)), ("SYR0", &*format!("SYR{}", LOOK_AFTER + 9)));
    }

    proptest! {
        #[test]
        fn a_column_gives_back_what_it_was_given(cells in proptest::collection::vec("[a-cä]{0,2}", 0..200)) {
            let mut column = Column::new("any", ColumnKind::Text);
            for cell in &cells {
                column.push(cell);
            }
            column.finish();
            let back: Vec<String> = (0..column.len()).map(|row| column.get(row).to_owned()).collect();
            prop_assert_eq!(back, cells);
        }
    }
}
