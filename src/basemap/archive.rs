//! Reads PMTiles (version 3): many tiles in one file, found through directories of tile numbers.
//!
//! Read here and not through a crate because the archive is a slice in the program, reading it is nothing to wait for, and a
//! user's broken file must be refused with a reason and never with a panic.

use std::io::Read;

/// Directories and tiles that unpack to more than this are refused: no tile of a map is that large.
const MOST_BYTES_UNPACKED: u64 = 64 << 20;
const DEEPEST_DIRECTORY: usize = 4;
const HEADER_BYTES: usize = 127;

/// Why an archive is refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ArchiveError {
    /// The first bytes are not those of the format.
    #[error("not a PMTiles archive: expected it to begin with `PMTiles` and the version 3")]
    NotPmTiles,
    /// A part lies beyond the end of the file.
    #[error("the archive ends too early: its {part} should be at byte {offset}, {length} bytes long, and it has only {size}")]
    Truncated {
        /// What was to be read.
        part: &'static str,
        /// Where it should begin.
        offset: u64,
        /// How long it should be.
        length: u64,
        /// How many bytes there are.
        size: usize,
    },
    /// Neither plain nor gzip.
    #[error("the archive's {part} is compressed in a way that is not supported (code {code}): expected none or gzip")]
    Compression {
        /// What was to be read.
        part: &'static str,
        /// The format's number of the compression.
        code: u8,
    },
    /// The compressed bytes are damaged, or far too many.
    #[error("the archive's {part} does not unpack: {reason}")]
    Unpack {
        /// What was to be read.
        part: &'static str,
        /// What the decompressor says.
        reason: String,
    },
    /// Pictures instead of vector tiles.
    #[error("the archive holds tiles of another kind (code {code}): expected vector tiles (MVT)")]
    NotVectorTiles {
        /// The format's number of the kind.
        code: u8,
    },
    /// A directory of tiles makes no sense.
    #[error("the archive's directory is damaged")]
    Directory,
}

#[derive(Clone, Copy, Debug)]
struct Header {
    root: (u64, u64),
    leaves: u64,
    data: u64,
    directory_compression: u8,
    tile_compression: u8,
    max_zoom: u8,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Entry {
    first: u64,
    offset: u64,
    length: u64,
    /// How many tiles in a row are this one; 0 says that the entry is a directory.
    run: u64,
}

pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    header: Header,
    root: Vec<Entry>,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ArchiveError> {
        if bytes.get(..8) != Some(b"PMTiles\x03") {
            return Err(ArchiveError::NotPmTiles);
        }
        let too_short = ArchiveError::Truncated { part: "header", offset: 0, length: HEADER_BYTES as u64, size: bytes.len() };
        let fixed: &[u8; HEADER_BYTES] = bytes.first_chunk().ok_or(too_short)?;
        let number = |at: usize| fixed[at..at + 8].iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
        let header = Header {
            root: (number(8), number(16)),
            leaves: number(40),
            data: number(56),
            directory_compression: fixed[97],
            tile_compression: fixed[98],
            max_zoom: fixed[101],
        };
        if fixed[99] != 1 {
            return Err(ArchiveError::NotVectorTiles { code: fixed[99] });
        }
        let mut archive = Self { bytes, header, root: Vec::new() };
        archive.root = archive.directory("root directory", header.root.0, header.root.1)?;
        // a file cut short in its tiles is refused now, and not when someone looks at that corner of the map
        let (end, length) = (header.data, number(64));
        archive.slice("tile data", end, length)?;
        Ok(archive)
    }

    pub(super) fn max_zoom(&self) -> u8 {
        self.header.max_zoom
    }

    /// The unpacked tile, or nothing where the archive has none.
    pub(super) fn tile(&self, zoom: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, ArchiveError> {
        let Some(entry) = self.find(tile_number(zoom, x, y))? else { return Ok(None) };
        let offset = self.header.data.saturating_add(entry.offset);
        let packed = self.slice("tile", offset, entry.length)?;
        unpack("tile", self.header.tile_compression, packed).map(Some)
    }

    pub(super) fn has(&self, zoom: u8, x: u32, y: u32) -> Result<bool, ArchiveError> {
        Ok(self.find(tile_number(zoom, x, y))?.is_some())
    }

    fn find(&self, number: u64) -> Result<Option<Entry>, ArchiveError> {
        let mut found = entry_for(&self.root, number);
        for _ in 0..DEEPEST_DIRECTORY {
            match found {
                Some(entry) if entry.run == 0 => {
                    let offset = self.header.leaves.saturating_add(entry.offset);
                    found = entry_for(&self.directory("leaf directory", offset, entry.length)?, number);
                }
                settled => return Ok(settled.filter(|entry| number - entry.first < entry.run)),
            }
        }
        Err(ArchiveError::Directory)
    }

    fn directory(&self, part: &'static str, offset: u64, length: u64) -> Result<Vec<Entry>, ArchiveError> {
        let packed = self.slice(part, offset, length)?;
        let bytes = unpack(part, self.header.directory_compression, packed)?;
        parse_directory(&bytes).ok_or(ArchiveError::Directory)
    }

    fn slice(&self, part: &'static str, offset: u64, length: u64) -> Result<&'a [u8], ArchiveError> {
        let size = self.bytes.len();
        let range = usize::try_from(offset).ok().zip(offset.checked_add(length).and_then(|end| usize::try_from(end).ok()));
        range.and_then(|(start, end)| self.bytes.get(start..end)).ok_or(ArchiveError::Truncated { part, offset, length, size })
    }
}

fn unpack(part: &'static str, code: u8, bytes: &[u8]) -> Result<Vec<u8>, ArchiveError> {
    match code {
        1 => Ok(bytes.to_vec()),
        2 => {
            let mut unpacked = Vec::new();
            let read = flate2::read::GzDecoder::new(bytes).take(MOST_BYTES_UNPACKED + 1).read_to_end(&mut unpacked);
            read.map_err(|error| ArchiveError::Unpack { part, reason: error.to_string() })?;
            if unpacked.len() as u64 > MOST_BYTES_UNPACKED {
                return Err(ArchiveError::Unpack { part, reason: "it is larger than any map tile".to_owned() });
            }
            Ok(unpacked)
        }
        code => Err(ArchiveError::Compression { part, code }),
    }
}

/// Four columns one after the other: steps of tile numbers, run lengths, lengths, offsets.
fn parse_directory(bytes: &[u8]) -> Option<Vec<Entry>> {
    let mut rest = bytes;
    let count = usize::try_from(varint(&mut rest)?).ok()?;
    // each entry takes at least four bytes: a larger count is a lie, and must not reserve memory
    if count > bytes.len() / 4 {
        return None;
    }
    let mut entries = vec![Entry { first: 0, offset: 0, length: 0, run: 0 }; count];
    let mut number = 0_u64;
    for entry in &mut entries {
        number = number.checked_add(varint(&mut rest)?)?;
        entry.first = number;
    }
    for entry in &mut entries {
        entry.run = varint(&mut rest)?;
    }
    for entry in &mut entries {
        entry.length = varint(&mut rest)?;
    }
    let mut next = None;
    for entry in &mut entries {
        entry.offset = match (varint(&mut rest)?, next) {
            (0, Some(next)) => next,
            (0, None) => return None,
            (offset, _) => offset - 1,
        };
        next = entry.offset.checked_add(entry.length);
    }
    Some(entries)
}

fn entry_for(entries: &[Entry], number: u64) -> Option<Entry> {
    let after = entries.partition_point(|entry| entry.first <= number);
    entries.get(after.checked_sub(1)?).copied()
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// Tiles are numbered zoom after zoom, and within a zoom along a Hilbert curve.
fn tile_number(zoom: u8, x: u32, y: u32) -> u64 {
    let zoom = u32::from(zoom.min(31));
    let before = ((1_u64 << (2 * zoom)) - 1) / 3;
    let side = 1_u64 << zoom;
    let (mut x, mut y) = (u64::from(x).min(side - 1), u64::from(y).min(side - 1));
    let mut along = 0;
    let mut half = side / 2;
    while half > 0 {
        let (right, below) = (u64::from(x & half > 0), u64::from(y & half > 0));
        along += half * half * ((3 * right) ^ below);
        if below == 0 {
            if right == 1 {
                (x, y) = (side - 1 - x, side - 1 - y);
            }
            (x, y) = (y, x);
        }
        half /= 2;
    }
    before + along
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT_IN: &[u8] = super::super::tiles::ARCHIVE;

    #[test]
    fn tiles_are_numbered_as_the_specification_prints_them() {
        let numbers = [(0, 0, 0), (1, 0, 0), (1, 0, 1), (1, 1, 1), (1, 1, 0), (2, 0, 0)].map(|(z, x, y)| tile_number(z, x, y));
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5]);
        assert_eq!(tile_number(12, 3423, 1763), 19_078_479);
    }

    #[test]
    fn the_built_in_archive_opens_and_reaches_zoom_nine() -> Result<(), ArchiveError> {
        assert_eq!(Archive::open(BUILT_IN)?.max_zoom(), 9);
        Ok(())
    }

    #[test]
    fn every_tile_of_the_world_to_zoom_four_is_there() -> Result<(), ArchiveError> {
        let archive = Archive::open(BUILT_IN)?;
        for zoom in 0..=4 {
            for (x, y) in (0..1 << zoom).flat_map(|x| (0..1 << zoom).map(move |y| (x, y))) {
                assert!(archive.tile(zoom, x, y)?.is_some(), "no tile {zoom}/{x}/{y}");
            }
        }
        Ok(())
    }

    #[test]
    fn something_else_is_refused_for_what_it_is_not() {
        let refused = Archive::open(b"\x89PNG\r\n\x1a\n and more").err().map(|e| e.to_string());
        assert_eq!(refused.as_deref(), Some("not a PMTiles archive: expected it to begin with `PMTiles` and the version 3"));
    }

    #[test]
    fn an_archive_cut_short_anywhere_is_refused() {
        for length in [0, 7, 8, 100, 126, 127, 300, 20_000, BUILT_IN.len() - 1] {
            assert!(Archive::open(&BUILT_IN[..length]).is_err(), "{length} bytes were accepted");
        }
    }

    #[test]
    fn a_damaged_byte_never_panics() {
        let mut damaged = BUILT_IN[..40_000].to_vec();
        damaged.extend_from_slice(&BUILT_IN[40_000..]);
        // a small generator of its own: the test must be the same on every run
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        for _ in 0..300 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let (at, value) = ((state % 20_000) as usize, (state >> 40) as u8);
            let before = std::mem::replace(&mut damaged[at], value);
            if let Ok(archive) = Archive::open(&damaged) {
                for zoom in 0..=4 {
                    let _ = archive.tile(zoom, 0, 0);
                }
            }
            damaged[at] = before;
        }
    }
}
