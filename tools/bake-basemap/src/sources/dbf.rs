//! The attribute table beside a shapefile.
//!
//! Read by hand, because these tables are marked as one code page and written in another, and one of them fills a number
//! column with asterisks.

use std::collections::BTreeMap;
use std::path::Path;

use crate::error::BakeError;

/// One row: column names in lower case, values without padding.
pub type Row = BTreeMap<String, String>;

pub fn read(path: &Path) -> Result<Vec<Row>, BakeError> {
    let bytes = std::fs::read(path).map_err(|error| BakeError::io(path, error))?;
    parse(&bytes).ok_or_else(|| BakeError::content(path, "a dBase table", "a file that ends too early"))
}

fn parse(bytes: &[u8]) -> Option<Vec<Row>> {
    let count = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    let header = u16::from_le_bytes(bytes.get(8..10)?.try_into().ok()?) as usize;
    let width = u16::from_le_bytes(bytes.get(10..12)?.try_into().ok()?) as usize;
    let mut columns = Vec::new();
    for column in bytes.get(32..header)?.chunks_exact(32).take_while(|column| column[0] != 0x0d) {
        let name = column[..11].split(|&b| b == 0).next().unwrap_or_default();
        columns.push((text(name).to_lowercase(), usize::from(column[16])));
    }
    (0..count)
        .map(|index| {
            let row = bytes.get(header + index * width..header + (index + 1) * width)?;
            let mut at = 1;
            let mut values = Row::new();
            for (name, length) in &columns {
                values.insert(name.clone(), text(row.get(at..at + length)?));
                at += length;
            }
            Some(values)
        })
        .collect()
}

/// UTF-8 where it is that, and Latin-1 where it is not.
fn text(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(|&b| char::from(b)).collect(), str::to_owned);
    text.trim_matches(|c: char| c.is_whitespace() || c == '\0').to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn both_encodings_of_a_name_are_read() {
        assert_eq!(super::text(b"Ni\xf0de  "), "Niðde");
        assert_eq!(super::text("Niğde\0\0".as_bytes()), "Niğde");
    }

    #[test]
    fn a_table_that_ends_too_early_is_nothing() {
        assert!(super::parse(&[3, 0, 0, 0, 9, 0, 0, 0, 64, 0, 9, 0]).is_none());
    }
}
