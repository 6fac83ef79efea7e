//! A folder of tiles, `zoom/x/y.png`, as tile servers have them and tools such as gdal2tiles (with `--xyz`: rows
//! are counted from the north) write them.

use std::path::{Path, PathBuf};

use super::archive::TileKind;

/// Endings of tile files, the likeliest first.
const ENDINGS: [(&str, TileKind); 5] = [
    ("png", TileKind::Picture),
    ("jpg", TileKind::Picture),
    ("jpeg", TileKind::Picture),
    ("pbf", TileKind::Vector),
    ("mvt", TileKind::Vector),
];

/// Why a folder is refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum FolderError {
    /// It cannot be listed.
    #[error("{path} cannot be read as a folder: {reason}")]
    Read {
        /// The folder.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// No file in it has the shape that tiles have.
    #[error("{path} holds no tiles: expected files such as 7/77/50.png (zoom/x/y; also .jpg, .pbf, .mvt)")]
    NoTiles {
        /// The folder.
        path: String,
    },
}

pub(super) struct Folder {
    path: PathBuf,
    ending: &'static str,
    pub(super) kind: TileKind,
    pub(super) max_zoom: u8,
}

impl Folder {
    pub(super) fn open(path: &Path) -> Result<Self, FolderError> {
        let no_tiles = || FolderError::NoTiles { path: path.display().to_string() };
        let entries =
            std::fs::read_dir(path).map_err(|error| FolderError::Read { path: path.display().to_string(), reason: error.to_string() })?;
        let mut zooms: Vec<u8> = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
        zooms.sort_unstable();
        zooms.retain(|zoom| *zoom <= 24);
        let max_zoom = zooms.last().copied().ok_or_else(no_tiles)?;
        let (ending, kind) = zooms.iter().rev().find_map(|zoom| ending_in(&path.join(zoom.to_string()))).ok_or_else(no_tiles)?;
        Ok(Self { path: path.to_owned(), ending, kind, max_zoom })
    }

    pub(super) fn has(&self, zoom: u8, x: u32, y: u32) -> bool {
        self.file(zoom, x, y).is_file()
    }

    pub(super) fn tile(&self, zoom: u8, x: u32, y: u32) -> Option<Vec<u8>> {
        let bytes = std::fs::read(self.file(zoom, x, y)).ok()?;
        Some(unpacked(bytes))
    }

    fn file(&self, zoom: u8, x: u32, y: u32) -> PathBuf {
        self.path.join(zoom.to_string()).join(x.to_string()).join(format!("{y}.{}", self.ending))
    }
}

/// The ending of the first tile in a folder of one zoom.
fn ending_in(zoom: &Path) -> Option<(&'static str, TileKind)> {
    let columns = std::fs::read_dir(zoom).ok()?.flatten().filter(|column| column.path().is_dir());
    columns.filter_map(|column| std::fs::read_dir(column.path()).ok()).flat_map(Iterator::flatten).find_map(|tile| {
        let path = tile.path();
        path.file_stem()?.to_str()?.parse::<u32>().ok()?;
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        ENDINGS.into_iter().find(|(known, _)| *known == ending)
    })
}

/// Vector tiles are often stored as they are sent: packed with gzip.
fn unpacked(bytes: Vec<u8>) -> Vec<u8> {
    use std::io::Read as _;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return bytes;
    }
    let mut unpacked = Vec::new();
    let read = flate2::read::GzDecoder::new(bytes.as_slice()).take(64 << 20).read_to_end(&mut unpacked);
    // what does not unpack will not decode either, which is where a bad tile is passed over
    if read.is_ok() { unpacked } else { bytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_tiles_is_known_by_its_files() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        assert!(matches!(Folder::open(folder.path()), Err(FolderError::NoTiles { .. })));
        std::fs::create_dir_all(folder.path().join("3/4"))?;
        std::fs::write(folder.path().join("3/4/2.png"), b"picture")?;
        std::fs::create_dir_all(folder.path().join("notes"))?;
        let Ok(tiles) = Folder::open(folder.path()) else { panic!("the folder was refused") };
        assert_eq!((tiles.max_zoom, tiles.kind), (3, TileKind::Picture));
        assert!(tiles.has(3, 4, 2) && !tiles.has(3, 4, 3));
        assert_eq!(tiles.tile(3, 4, 2).as_deref(), Some(b"picture".as_slice()));
        Ok(())
    }

    #[test]
    fn a_file_in_place_of_a_folder_is_refused_with_its_name() -> std::io::Result<()> {
        let file = tempfile::NamedTempFile::new()?;
        let refused = Folder::open(file.path()).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(refused.contains("cannot be read as a folder"), "{refused}");
        Ok(())
    }
}
