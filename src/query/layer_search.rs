//! Looking for words in the rows of a large table.

use crate::gazetteer::fold;
use crate::layer::{Column, Layer};

/// By row, whether the cell of a column, or of any column, has the words in it; spellings are folded as names of places are.
#[must_use]
pub fn layer_search(layer: &Layer, column: Option<usize>, words: &str) -> Vec<bool> {
    let words = fold(words);
    let mut found = vec![words.is_empty(); layer.len()];
    if words.is_empty() {
        return found;
    }
    let columns = layer.columns.iter().enumerate().filter(|(at, _)| column.is_none_or(|wanted| wanted == *at));
    for (_, column) in columns {
        search_column(column, &words, &mut found);
    }
    found
}

/// A cell that repeats itself is looked at once.
fn search_column(column: &Column, words: &str, found: &mut [bool]) {
    let says = |cell: &str| fold(cell).contains(words);
    if let Some(distinct) = column.distinct() {
        let of_code: Vec<bool> = std::iter::once(false).chain(distinct.map(says)).collect();
        for (row, found) in found.iter_mut().enumerate() {
            *found |= column.code(row).and_then(|code| of_code.get(code as usize)).copied().unwrap_or(false);
        }
        return;
    }
    for (row, found) in found.iter_mut().enumerate().filter(|(_, found)| !**found) {
        *found = says(column.get(row));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::{ColumnKind, Entry, LayerBuilder};

    #[test]
    fn words_are_found_in_one_column_or_in_any_whatever_their_spelling() {
        let mut builder = LayerBuilder::new("any");
        builder.add_column("place", ColumnKind::Text);
        builder.add_column("notes", ColumnKind::Text);
        for cells in [["Ḥasakah", "a market"], ["Manbij", "on the way to Hasakah"], ["", "nothing"]] {
            builder.push(cells.into_iter(), &Entry::default(), None);
        }
        let layer = builder.finish();
        assert_eq!(layer_search(&layer, Some(0), "hasakah"), [true, false, false]);
        assert_eq!(layer_search(&layer, None, "HASAKAH"), [true, true, false]);
        assert_eq!(layer_search(&layer, None, " "), [true, true, true]);
    }
}
