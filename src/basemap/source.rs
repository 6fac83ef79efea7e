//! Where the ground comes from: the map in the program, a file or folder of the user's, or, once switched on, a tile server.

use std::path::{Path, PathBuf};

use super::archive::{Archive, ArchiveError, TileKind};
use super::built_in::BUILT_IN;
use super::bytes::Bytes;
use super::folder::{Folder, FolderError};
use super::style::StyleError;

/// Where the ground comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum MapSource {
    /// The map in the program.
    #[default]
    BuiltIn,
    /// A PMTiles archive of the user's: vector tiles in the Protomaps schema, or pictures.
    Archive(PathBuf),
    /// A folder of the user's with files `zoom/x/y.png`.
    Folder(PathBuf),
    /// The tile server of OpenStreetMap. The only source that uses the network, and only chosen by hand.
    OpenStreetMap {
        /// Where tiles are kept, as the server's answers allow.
        cache: Option<PathBuf>,
    },
}

impl MapSource {
    /// What stands at a path: a folder of tiles, or else an archive.
    #[must_use]
    pub fn at(path: &Path) -> Self {
        if path.is_dir() { Self::Folder(path.to_owned()) } else { Self::Archive(path.to_owned()) }
    }
}

/// Why there is no map.
#[derive(Debug, thiserror::Error)]
pub enum BasemapError {
    /// The tiles that were compiled in cannot be read.
    #[error("the built-in map: {0}")]
    BuiltIn(#[source] ArchiveError),
    /// An archive of the user's.
    #[error("{path}: {source}")]
    Archive {
        /// The file.
        path: String,
        /// What is wrong with it.
        source: ArchiveError,
    },
    /// Vector tiles whose layers no look here knows.
    #[error(
        "{path}: the archive's layers are {layers}: expected those of Protomaps (earth, water, roads, places …) or of Dateline's own map"
    )]
    Schema {
        /// The file.
        path: String,
        /// The names of its layers.
        layers: String,
    },
    /// A folder of the user's.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The style cannot be read.
    #[error(transparent)]
    Style(#[from] StyleError),
}

/// How the layers of vector tiles are named, which decides the look that they are drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Schema {
    Dateline,
    Protomaps,
}

impl Schema {
    /// An archive that names no layers is taken for one of Protomaps; of pictures there are none to name.
    fn of(layers: &[String]) -> Option<Self> {
        let has = |name: &str| layers.iter().any(|layer| layer == name);
        if has("land") && has("admin1") { Some(Self::Dateline) } else { (layers.is_empty() || has("earth")).then_some(Self::Protomaps) }
    }
}

/// Tiles that are at hand, without a network.
pub(super) enum Store {
    Archive(Box<Archive>),
    Folder(Folder),
}

impl Store {
    pub(super) fn built_in() -> Result<Self, BasemapError> {
        Archive::open(Bytes::from(BUILT_IN)).map(|archive| Self::Archive(Box::new(archive))).map_err(BasemapError::BuiltIn)
    }

    pub(super) fn archive(path: &Path) -> Result<Self, BasemapError> {
        let failed = |source| BasemapError::Archive { path: path.display().to_string(), source };
        let archive = Bytes::open(path).and_then(Archive::open).map_err(failed)?;
        Ok(Self::Archive(Box::new(archive)))
    }

    pub(super) fn kind(&self) -> TileKind {
        match self {
            Self::Archive(archive) => archive.kind(),
            Self::Folder(folder) => folder.kind,
        }
    }

    pub(super) fn schema(&self, path: &Path) -> Result<Schema, BasemapError> {
        let layers = match self {
            Self::Archive(archive) if archive.kind() == TileKind::Vector => archive.layers(),
            _ => Vec::new(),
        };
        let unknown = || BasemapError::Schema { path: path.display().to_string(), layers: layers.join(", ") };
        Schema::of(&layers).ok_or_else(unknown)
    }

    pub(super) fn max_zoom(&self) -> u8 {
        match self {
            Self::Archive(archive) => archive.max_zoom(),
            Self::Folder(folder) => folder.max_zoom,
        }
    }

    /// A damaged corner of a map is a corner without tiles: the coarser ones stand in.
    pub(super) fn has(&mut self, zoom: u8, x: u32, y: u32) -> bool {
        match self {
            Self::Archive(archive) => archive.has(zoom, x, y).unwrap_or(false),
            Self::Folder(folder) => folder.has(zoom, x, y),
        }
    }

    pub(super) fn tile(&mut self, zoom: u8, x: u32, y: u32) -> Option<Vec<u8>> {
        match self {
            Self::Archive(archive) => archive.tile(zoom, x, y).ok()?,
            Self::Folder(folder) => folder.tile(zoom, x, y),
        }
    }

    /// Whom the tiles are owed to.
    pub(super) fn attribution(&self) -> Option<String> {
        match self {
            Self::Archive(archive) => archive.attribution().map(|html| without_tags(&html)).filter(|text| !text.is_empty()),
            Self::Folder(_) => None,
        }
    }
}

/// `© <a href="…">OpenStreetMap</a>` without what stands in angle brackets.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            letter if !in_tag => text.push(letter),
            _ => {}
        }
    }
    text.replace("&copy;", "©").replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribution_loses_its_tags_and_keeps_its_words() {
        assert_eq!(without_tags("<a href=\"x\">&copy; OpenStreetMap</a>  <b>a &amp; b</b>"), "© OpenStreetMap a & b");
    }

    #[test]
    fn the_names_of_its_layers_say_in_which_look_an_archive_is_drawn() {
        let of = |layers: &[&str]| Schema::of(&layers.iter().map(|layer| (*layer).to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&["land", "lakes", "admin1"]), Some(Schema::Dateline));
        assert_eq!(of(&["boundaries", "earth", "places"]), Some(Schema::Protomaps));
        assert_eq!(of(&[]), Some(Schema::Protomaps));
        assert_eq!(of(&["aeroway", "landcover", "transportation"]), None);
    }

    #[test]
    fn a_bad_archive_is_refused_with_its_path_and_the_reason() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("bad.pmtiles");
        let refused = |bytes: &[u8]| {
            std::fs::write(&path, bytes)?;
            Ok::<_, std::io::Error>(Store::archive(&path).err().map(|error| error.to_string()).unwrap_or_default())
        };
        let wrong_magic = refused(b"PK\x03\x04 this is a zip file, and long enough to be an archive of tiles")?;
        assert!(wrong_magic.contains("bad.pmtiles: not a PMTiles archive"), "{wrong_magic}");
        let truncated = refused(&BUILT_IN[..BUILT_IN.len() / 2])?;
        assert!(truncated.contains("bad.pmtiles: the archive ends too early: its tile data"), "{truncated}");
        let mut webp = BUILT_IN.to_vec();
        webp[99] = 4;
        let other_kind = refused(&webp)?;
        assert!(other_kind.contains("of a kind that is not supported (code 4)"), "{other_kind}");
        assert!(Store::archive(&folder.path().join("missing.pmtiles")).is_err());
        assert!(Store::archive(folder.path()).is_err());
        Ok(())
    }
}
