//! Reads PMTiles (version 3): many tiles in one file, found through directories of tile numbers.
//!
//! Read here and not through a crate because the built-in archive is a slice in the program, reading it is nothing to wait for,
//! and a user's broken file must be refused with a reason and never with a panic.

use std::io::Read;
use std::sync::Arc;

use super::bytes::Bytes;
use super::kept::Kept;

/// Directories and tiles that unpack to more than this are refused: no tile of a map is that large.
pub(super) const MOST_BYTES_UNPACKED: u64 = 64 << 20;
const DEEPEST_DIRECTORY: usize = 4;
const HEADER_BYTES: usize = 127;
/// Directories of directories that are kept unpacked: a view needs one or two.
const MOST_LEAVES_KEPT: usize = 8;

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
        size: u64,
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
    /// Tiles that nobody here can draw.
    #[error("the archive holds tiles of a kind that is not supported (code {code}): expected vector tiles (MVT), PNG or JPEG")]
    TileKind {
        /// The format's number of the kind.
        code: u8,
    },
    /// A directory of tiles makes no sense.
    #[error("the archive's directory is damaged")]
    Directory,
    /// The disk says no.
    #[error("the archive's {part} cannot be read: {reason}")]
    Read {
        /// What was to be read.
        part: &'static str,
        /// What the system says.
        reason: String,
    },
}

/// What the tiles of an archive are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TileKind {
    Vector,
    Picture,
}

#[derive(Clone, Copy, Debug)]
struct Header {
    root: (u64, u64),
    leaves: u64,
    data: u64,
    #[cfg(any(feature = "desktop", test))]
    metadata: (u64, u64),
    directory_compression: u8,
    tile_compression: u8,
    kind: TileKind,
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

pub(super) struct Archive {
    bytes: Bytes,
    header: Header,
    root: Vec<Entry>,
    leaves: Kept<u64, Arc<Vec<Entry>>>,
}

impl Archive {
    pub(super) fn open(bytes: Bytes) -> Result<Self, ArchiveError> {
        let beginning = bytes.read("header", 0, (HEADER_BYTES as u64).min(bytes.len()))?;
        if beginning.get(..8) != Some(b"PMTiles\x03") {
            return Err(ArchiveError::NotPmTiles);
        }
        let too_short = ArchiveError::Truncated { part: "header", offset: 0, length: HEADER_BYTES as u64, size: bytes.len() };
        let fixed: &[u8; HEADER_BYTES] = beginning.first_chunk().ok_or(too_short)?;
        let number = |at: usize| fixed[at..at + 8].iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
        let kind = match fixed[99] {
            1 => TileKind::Vector,
            2 | 3 => TileKind::Picture,
            code => return Err(ArchiveError::TileKind { code }),
        };
        let header = Header {
            root: (number(8), number(16)),
            #[cfg(any(feature = "desktop", test))]
            metadata: (number(24), number(32)),
            leaves: number(40),
            data: number(56),
            directory_compression: fixed[97],
            tile_compression: fixed[98],
            kind,
            max_zoom: fixed[101],
        };
        // a file cut short in its tiles is refused now, and not when someone looks at that corner of the map
        let (data, length) = (header.data, number(64));
        if data.checked_add(length).is_none_or(|end| end > bytes.len()) {
            return Err(ArchiveError::Truncated { part: "tile data", offset: data, length, size: bytes.len() });
        }
        let mut archive = Self { bytes, header, root: Vec::new(), leaves: Kept::new(MOST_LEAVES_KEPT) };
        archive.root = archive.directory("root directory", header.root.0, header.root.1)?;
        Ok(archive)
    }

    pub(super) fn kind(&self) -> TileKind {
        self.header.kind
    }

    /// Whom the tiles are owed to, as the archive itself says; with its HTML tags, if it has any.
    #[cfg(any(feature = "desktop", test))]
    pub(super) fn attribution(&self) -> Option<String> {
        Some(self.metadata()?.get("attribution")?.as_str()?.to_owned())
    }

    /// The names of the layers of its vector tiles, as the archive itself lists them.
    #[cfg(feature = "desktop")]
    pub(super) fn layers(&self) -> Vec<String> {
        let metadata = self.metadata().unwrap_or_default();
        let layers = metadata.get("vector_layers").and_then(serde_json::Value::as_array);
        layers.into_iter().flatten().filter_map(|layer| Some(layer.get("id")?.as_str()?.to_owned())).collect()
    }

    #[cfg(any(feature = "desktop", test))]
    fn metadata(&self) -> Option<serde_json::Value> {
        let (offset, length) = self.header.metadata;
        let packed = self.bytes.read("metadata", offset, length).ok()?;
        let json = unpack("metadata", self.header.directory_compression, &packed).ok()?;
        serde_json::from_slice(&json).ok()
    }

    pub(super) fn max_zoom(&self) -> u8 {
        self.header.max_zoom
    }

    /// The unpacked tile, or nothing where the archive has none.
    pub(super) fn tile(&mut self, zoom: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, ArchiveError> {
        let Some(entry) = self.find(tile_number(zoom, x, y))? else { return Ok(None) };
        let offset = self.header.data.saturating_add(entry.offset);
        let packed = self.bytes.read("tile", offset, entry.length)?;
        unpack("tile", self.header.tile_compression, &packed).map(Some)
    }

    #[cfg(feature = "desktop")]
    pub(super) fn has(&mut self, zoom: u8, x: u32, y: u32) -> Result<bool, ArchiveError> {
        Ok(self.find(tile_number(zoom, x, y))?.is_some())
    }

    fn find(&mut self, number: u64) -> Result<Option<Entry>, ArchiveError> {
        let mut found = entry_for(&self.root, number);
        for _ in 0..DEEPEST_DIRECTORY {
            match found {
                Some(entry) if entry.run == 0 => found = entry_for(&self.leaf(entry)?, number),
                settled => return Ok(settled.filter(|entry| number - entry.first < entry.run)),
            }
        }
        Err(ArchiveError::Directory)
    }

    fn leaf(&mut self, entry: Entry) -> Result<Arc<Vec<Entry>>, ArchiveError> {
        let offset = self.header.leaves.saturating_add(entry.offset);
        if let Some(leaf) = self.leaves.get(&offset) {
            return Ok(leaf);
        }
        let leaf = Arc::new(self.directory("leaf directory", offset, entry.length)?);
        self.leaves.put(offset, leaf.clone());
        Ok(leaf)
    }

    fn directory(&self, part: &'static str, offset: u64, length: u64) -> Result<Vec<Entry>, ArchiveError> {
        let packed = self.bytes.read(part, offset, length)?;
        let bytes = unpack(part, self.header.directory_compression, &packed)?;
        parse_directory(&bytes).ok_or(ArchiveError::Directory)
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

    const BUILT_IN: &[u8] = super::super::built_in::BUILT_IN;

    fn open(bytes: &'static [u8]) -> Result<Archive, ArchiveError> {
        Archive::open(Bytes::from(bytes))
    }

    fn built_in() -> Result<Archive, ArchiveError> {
        open(BUILT_IN)
    }

    #[test]
    fn tiles_are_numbered_as_the_specification_prints_them() {
        let numbers = [(0, 0, 0), (1, 0, 0), (1, 0, 1), (1, 1, 1), (1, 1, 0), (2, 0, 0)].map(|(z, x, y)| tile_number(z, x, y));
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5]);
        assert_eq!(tile_number(12, 3423, 1763), 19_078_479);
    }

    #[test]
    fn the_built_in_archive_opens_and_reaches_zoom_nine() -> Result<(), ArchiveError> {
        assert_eq!(built_in()?.max_zoom(), 9);
        Ok(())
    }

    #[test]
    fn every_tile_of_the_world_to_zoom_four_is_there() -> Result<(), ArchiveError> {
        let mut archive = built_in()?;
        for zoom in 0..=4 {
            for (x, y) in (0..1 << zoom).flat_map(|x| (0..1 << zoom).map(move |y| (x, y))) {
                assert!(archive.tile(zoom, x, y)?.is_some(), "no tile {zoom}/{x}/{y}");
            }
        }
        Ok(())
    }

    #[test]
    fn something_else_is_refused_for_what_it_is_not() {
        let refused = open(b"\x89PNG\r\n\x1a\n and more").err().map(|e| e.to_string());
        assert_eq!(refused.as_deref(), Some("not a PMTiles archive: expected it to begin with `PMTiles` and the version 3"));
    }

    #[test]
    fn an_archive_cut_short_anywhere_is_refused() {
        for length in [0, 7, 8, 100, 126, 127, 300, 20_000, BUILT_IN.len() - 1] {
            assert!(open(&BUILT_IN[..length]).is_err(), "{length} bytes were accepted");
        }
    }

    #[test]
    fn a_damaged_byte_never_panics() {
        // a small generator of its own: the test must be the same on every run
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        for _ in 0..200 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let mut damaged = BUILT_IN.to_vec();
            damaged[(state % 20_000) as usize] = (state >> 40) as u8;
            read_some_tiles(damaged);
        }
    }

    /// Whatever is made of them: an error is fine, a panic is not.
    fn read_some_tiles(bytes: Vec<u8>) {
        if let Ok(mut archive) = Archive::open(Bytes::from(bytes)) {
            let _ = archive.attribution();
            for zoom in 0..=4 {
                let _ = archive.tile(zoom, 0, 0);
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn random_bytes_behind_a_good_beginning_never_panic(header in proptest::collection::vec(0_u8.., 119), rest in proptest::collection::vec(0_u8.., 0..600)) {
            let mut bytes = b"PMTiles\x03".to_vec();
            // offsets near the beginning, else hardly any archive would get past its header
            bytes.extend(header.iter().enumerate().map(|(at, &byte)| if at < 96 && at % 8 > 1 { 0 } else { byte }));
            if let (Some(compression), true) = (bytes.get_mut(97..100), rest.len() % 2 == 0) {
                compression.copy_from_slice(&[1, 1, 1]);
            }
            bytes.extend(rest);
            read_some_tiles(bytes);
        }
    }

    #[test]
    fn an_archive_on_disk_gives_the_same_tiles_as_the_one_in_the_program() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("copy.pmtiles");
        std::fs::write(&path, BUILT_IN)?;
        let (mut on_disk, mut built_in) = (Archive::open(Bytes::open(&path)?)?, built_in()?);
        for (zoom, x, y) in [(0, 0, 0), (4, 9, 6), (9, 313, 202)] {
            assert_eq!(on_disk.tile(zoom, x, y)?, built_in.tile(zoom, x, y)?);
        }
        Ok(())
    }
}
