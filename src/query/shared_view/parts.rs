//! Values of a view: anything in the few characters that go through every mail and every address bar (RFC 3986).

use std::fmt::Write as _;

/// What stands for a list without anything in it; a list of one empty text is an empty text.
const NOTHING: &str = "!";

/// A text, with all but unreserved characters and `/` percent-encoded.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // writing to a string cannot fail
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// The text; none where an escape is broken or it is no UTF-8.
pub(super) fn read_plain(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok());
            let (high, low) = (digit(rest.next())?, digit(rest.next())?);
            bytes.push(high * 16 + low);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

pub(super) fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let items: Vec<String> = items.map(plain).collect();
    if items.is_empty() { NOTHING.to_owned() } else { items.join(",") }
}

pub(super) fn read_list(text: &str) -> Option<Vec<String>> {
    if text == NOTHING { Some(Vec::new()) } else { text.split(',').map(read_plain).collect() }
}
