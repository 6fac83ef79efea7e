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

/// The same as `#rrggbb`.
#[must_use]
pub fn colour_hex(index: usize) -> String {
    let [r, g, b] = colour_of(index);
    format!("#{r:02x}{g:02x}{b:02x}")
}
