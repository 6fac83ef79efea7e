//! Bytes to UTF-8 while they are read: UTF-16 by its mark or by its first letters, and what else is not UTF-8 is taken for Windows-1252,
//! of which Latin-1 is a part, as browsers do.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// So much of the beginning says how a file is encoded.
const LOOKED_AT: usize = 1 << 20;

/// A reader that gives UTF-8, whatever it reads.
pub(super) struct Utf8<R> {
    encoding: &'static Encoding,
    /// For what is not UTF-8 already.
    decoder: Option<Decoder>,
    rest: R,
    /// What can be given, and how much of it was.
    ready: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Utf8<R> {
    /// Looks at the beginning. A byte-order mark is left out.
    pub(super) fn new(mut source: R) -> io::Result<Self> {
        let mut beginning = Vec::new();
        source.by_ref().take(LOOKED_AT as u64).read_to_end(&mut beginning)?;
        let (encoding, mark) = encoding_of(&beginning);
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder_without_bom_handling());
        let mut text = Self { encoding, decoder, rest: source, ready: Vec::new(), given: 0, ended: false };
        beginning.drain(..mark);
        if text.decoder.is_some() {
            text.decode(&beginning);
        } else {
            text.ready = beginning;
        }
        Ok(text)
    }

    /// What the file begins with, as it is read. Nothing of it must have been read yet.
    pub(super) fn beginning(&self) -> &[u8] {
        &self.ready
    }

    /// What the file is written in, if that is not UTF-8, in words.
    pub(super) fn foreign_encoding(&self) -> Option<&'static str> {
        self.decoder.as_ref().map(|_| if self.encoding == WINDOWS_1252 { "Windows-1252 (Latin-1)" } else { self.encoding.name() })
    }

    /// Whether it is taken for Windows-1252.
    pub(super) fn is_latin(&self) -> bool {
        self.encoding == WINDOWS_1252
    }

    fn decode(&mut self, raw: &[u8]) {
        let Some(decoder) = &mut self.decoder else { return };
        self.given = 0;
        self.ready.resize(decoder.max_utf8_buffer_length(raw.len()).unwrap_or_default(), 0);
        let (result, _, written, _) = decoder.decode_to_utf8(raw, &mut self.ready, self.ended);
        debug_assert!(matches!(result, CoderResult::InputEmpty), "there is room for all");
        self.ready.truncate(written);
    }
}

/// How a file that begins so is encoded, and how long its mark is.
fn encoding_of(beginning: &[u8]) -> (&'static Encoding, usize) {
    if let Some(marked) = Encoding::for_bom(beginning) {
        return marked;
    }
    match (beginning, std::str::from_utf8(beginning)) {
        ([(1..), 0, (1..), 0, ..], _) => (UTF_16LE, 0),
        ([0, (1..), 0, (1..), ..], _) => (UTF_16BE, 0),
        // one that is only cut off in the middle of a letter has no length
        (_, Err(error)) if error.error_len().is_some() => (WINDOWS_1252, 0),
        _ => (UTF_8, 0),
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() && !self.ended {
            if self.decoder.is_none() {
                self.ready = Vec::new();
                self.given = 0;
                return self.rest.read(buffer);
            }
            let mut raw = vec![0; 64 * 1024];
            let count = self.rest.read(&mut raw)?;
            self.ended = count == 0;
            self.decode(raw.get(..count).unwrap_or_default());
        }
        let left = self.ready.get(self.given..).unwrap_or_default();
        let count = left.len().min(buffer.len());
        buffer.iter_mut().zip(left).for_each(|(to, from)| *to = *from);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, bool) {
        let mut reader = Utf8::new(bytes).unwrap();
        let latin = reader.is_latin();
        let mut text = String::new();
        reader.read_to_string(&mut text).unwrap();
        (text, latin)
    }

    #[test]
    fn utf_8_is_left_alone_but_for_its_mark_and_latin_1_is_read() {
        assert_eq!(read("\u{feff}place,Alépo".as_bytes()), ("place,Alépo".to_owned(), false));
        assert_eq!(read(b"place,Al\xe9p \x80"), ("place,Alép €".to_owned(), true));
        assert_eq!(read(b""), (String::new(), false));
    }

    #[test]
    fn utf_16_is_known_by_its_mark_or_its_first_letters() {
        let text = "place,Alépo الرقة 🙂\n".repeat(100_000);
        for mark in ["\u{feff}", ""] {
            let units = || mark.chars().chain(text.chars()).collect::<String>().encode_utf16().collect::<Vec<u16>>();
            let little: Vec<u8> = units().into_iter().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = units().into_iter().flat_map(u16::to_be_bytes).collect();
            assert!(read(&little).0 == text && read(&big).0 == text);
        }
        assert_eq!(Utf8::new(&b"\xff\xfea\0"[..]).unwrap().foreign_encoding(), Some("UTF-16LE"));
    }
}
