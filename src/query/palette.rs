//! The colours of articles: the set of Okabe and Ito, which survives colour blindness and a bad projector
//! (M. Okabe, K. Ito, *Color Universal Design*, 2008), in an order that keeps neighbours apart on dark and light ground.

/// Red, green, blue.
pub type Rgb = [u8; 3];

/// Sky blue, orange, bluish green, reddish purple, vermilion, yellow, blue.
pub const OKABE_ITO: [Rgb; 7] = [
    [0x56, 0xB4, 0xE9],
    [0xE6, 0x9F, 0x00],
    [0x00, 0x9E, 0x73],
    [0xCC, 0x79, 0xA7],
    [0xD5, 0x5E, 0x00],
    [0xF0, 0xE4, 0x42],
    [0x00, 0x72, 0xB2],
];

/// The colour of the n-th of anything; after seven it begins again.
#[must_use]
pub fn colour_of(index: usize) -> Rgb {
    OKABE_ITO.get(index % OKABE_ITO.len()).copied().unwrap_or_default()
}

/// The letter of the n-th article, since colour must not be the only sign: A to Z, then AA to AZ and so on.
#[must_use]
pub fn letter_of(index: usize) -> String {
    let last = char::from(b'A' + (index % 26) as u8);
    let before = if index < 26 { String::new() } else { letter_of(index / 26 - 1) };
    format!("{before}{last}")
}

/// The same as `#rrggbb`.
#[must_use]
pub fn colour_hex(index: usize) -> String {
    let [r, g, b] = colour_of(index);
    format!("#{r:02x}{g:02x}{b:02x}")
}

#[cfg(test)]
mod tests {
    use super::letter_of;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 1, 25, 26, 51, 52, 701, 702].map(letter_of), ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
