//! Bytes to UTF-8 while they are read: what is not UTF-8 is taken for Windows-1252, of which Latin-1 is a part, as browsers do.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, WINDOWS_1252};

/// So much of the beginning says how a file is encoded.
const LOOKED_AT: usize = 1 << 20;

/// A reader that gives UTF-8, whatever it reads.
pub(super) struct Utf8<R> {
    /// What was read to find out, and how much of it was given.
    beginning: Vec<u8>,
    given: usize,
    rest: R,
    /// For what is not UTF-8 already.
    decoder: Option<Decoder>,
    decoded: Vec<u8>,
    decoded_given: usize,
    ended: bool,
}

impl<R: Read> Utf8<R> {
    /// Looks at the beginning. A byte-order mark of UTF-8 is left out.
    pub(super) fn new(mut source: R) -> io::Result<Self> {
        let mut beginning = Vec::new();
        source.by_ref().take(LOOKED_AT as u64).read_to_end(&mut beginning)?;
        let is_utf8 = match std::str::from_utf8(&beginning) {
            Ok(_) => true,
            // cut in the middle of a letter
            Err(error) => error.error_len().is_none(),
        };
        let given = if beginning.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let decoder = (!is_utf8).then(|| WINDOWS_1252.new_decoder_without_bom_handling());
        Ok(Self { beginning, given, rest: source, decoder, decoded: Vec::new(), decoded_given: 0, ended: false })
    }

    /// What the file begins with, as it is read.
    pub(super) fn beginning(&self) -> &[u8] {
        self.beginning.get(self.given..).unwrap_or_default()
    }

    /// Whether it is taken for Windows-1252.
    pub(super) fn is_latin(&self) -> bool {
        self.decoder.is_some()
    }

    fn read_raw(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.beginning.get(self.given..).unwrap_or_default();
        if left.is_empty() {
            self.beginning = Vec::new();
            self.given = 0;
            return self.rest.read(buffer);
        }
        let count = left.len().min(buffer.len());
        buffer.iter_mut().zip(left).for_each(|(to, from)| *to = *from);
        self.given += count;
        Ok(count)
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.decoder.is_none() {
            return self.read_raw(buffer);
        }
        while self.decoded_given == self.decoded.len() && !self.ended {
            let mut raw = vec![0; 64 * 1024];
            let count = self.read_raw(&mut raw)?;
            self.ended = count == 0;
            // each byte of Windows-1252 is at most three of UTF-8
            self.decoded.resize(count * 3 + 16, 0);
            let Some(decoder) = &mut self.decoder else { break };
            let (result, _, written, _) = decoder.decode_to_utf8(raw.get(..count).unwrap_or_default(), &mut self.decoded, self.ended);
            debug_assert!(matches!(result, CoderResult::InputEmpty), "there is room for all");
            self.decoded.truncate(written);
            self.decoded_given = 0;
        }
        let left = self.decoded.get(self.decoded_given..).unwrap_or_default();
        let count = left.len().min(buffer.len());
        buffer.iter_mut().zip(left).for_each(|(to, from)| *to = *from);
        self.decoded_given += count;
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
}
