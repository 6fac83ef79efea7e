//! A dossier in one file, `name.dateline`: a zip archive with the files of its folder, to be given away and opened by double click.
//!
//! It comes from somebody else, so it is read with suspicion and never onto the disk: whatever is not a file of a dossier, under a name
//! that a dossier has, of a length that one may have, is refused, and with it the whole. The originals of articles are never in it:
//! they belong to their publishers.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, Write as _};
use std::path::Path;

use thiserror::Error;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::load::Loaded;
use super::{Problem, SourceFile};
use crate::dossier::{Severity, decode_text};

/// How the file's name ends, without the dot.
pub const PACKED_EXTENSION: &str = "dateline";

/// Its type, which is also the first thing in it, so that it is known without being unpacked.
pub const PACKED_TYPE: &str = "application/x-dateline";

/// The entry that holds the type, as the containers of OASIS and EPUB have it: first, and not compressed.
const TYPE_ENTRY: &str = "mimetype";

/// What somebody reads who opens it with a zip program.
const COMMENT: &str =
    "A dossier of Dateline. The articles themselves are not in it: they belong to their publishers, and cards recognise your own copies.";

/// Where a folder of a dossier has the reader's own copies of the articles.
const TEXTS: &str = "seeds/texts/";

/// Folders that hold files of any name.
const FOLDERS: [&str; 3] = ["data/events/", "data/lessons/", "seeds/"];

/// Files that are there once.
const SINGLE: [&str; 6] = ["actors", "disputes", "loaded-words", "movements", "places", "routes"];

/// How much of a dossier there may be. The built-in one has 16 files and 1.3 MB.
#[derive(Clone, Copy, Debug)]
struct Limits {
    archive_bytes: u64,
    entries: usize,
    file_bytes: u64,
    bytes: u64,
}

const LIMITS: Limits = Limits { archive_bytes: 32 << 20, entries: 4_000, file_bytes: 16 << 20, bytes: 64 << 20 };

/// Why a dossier cannot be packed, or a packed one not be read.
#[derive(Debug, Error)]
#[expect(missing_docs, reason = "each variant is its message")]
pub enum PackedError {
    #[error("expected a .dateline file, found no zip archive that can be read ({0}): it may be cut short, or be something else")]
    NoArchive(String),
    #[error("expected an archive of at most {most} bytes, found {found}")]
    LongArchive { most: u64, found: u64 },
    #[error("expected an archive and nothing before it, found {0} other bytes")]
    BytesBefore(u64),
    #[error("expected at most {most} files, found {found}")]
    ManyEntries { most: usize, found: usize },
    #[error("expected each name once, found one of them again")]
    DuplicateNames,
    #[error("expected names that differ in more than case, found \"{0}\" and \"{1}\"")]
    SameButForCase(String, String),
    #[error("expected a name in UTF-8, found \"{0}\"")]
    NameNotText(String),
    #[error("expected a name inside the dossier, found \"{name}\", {what}")]
    Outside { name: String, what: &'static str },
    #[error("expected no original of an article, found \"{0}\": the articles belong to their publishers and are never packed")]
    Original(String),
    #[error("expected no archive in the archive, found \"{0}\"")]
    Nested(String),
    #[error("expected only files that a dossier has, found \"{0}\"")]
    Unknown(String),
    #[error("expected a plain file, found \"{0}\", a link or something else that is none")]
    NoPlainFile(String),
    #[error("expected no password, found \"{0}\" encrypted")]
    Encrypted(String),
    #[error("expected \"{0}\" stored or deflated, found another compression")]
    Compression(String),
    #[error("\"{name}\" unpacks to more than {most} bytes, more than a file of a dossier has")]
    LongFile { name: String, most: u64 },
    #[error("the files unpack to more than {0} bytes together, more than a dossier has")]
    LongTotal(u64),
    #[error("\"{name}\" is damaged or cut short: {error}")]
    Damaged { name: String, error: String },
    #[error("expected \"{0}\" to be UTF-8 text, found other bytes")]
    NotUtf8(String),
    #[error("expected the type {PACKED_TYPE}, found \"{0}\"")]
    OtherType(String),
    #[error("cannot read it: {0}")]
    Io(#[from] io::Error),
}

impl PackedError {
    /// A short stable name for what is wrong.
    fn code(&self) -> &'static str {
        match self {
            Self::Io(_) => "unreadable-file",
            Self::NoArchive(_) | Self::Damaged { .. } => "damaged-archive",
            Self::LongArchive { .. } | Self::ManyEntries { .. } | Self::LongFile { .. } | Self::LongTotal(_) => "archive-too-large",
            Self::NotUtf8(_) => "not-utf8",
            _ => "refused-archive",
        }
    }

    fn help(&self) -> &'static str {
        match self {
            Self::Io(_) => "check that it is there and that you may read it",
            Self::NoArchive(_) | Self::Damaged { .. } => "fetch it again, or ask whoever gave it to you",
            _ => "nothing of it is opened; ask for one that was written by `dateline pack`",
        }
    }

    /// The problem of that file.
    fn problem(&self, path: &Path) -> Problem {
        Problem {
            severity: Severity::Error,
            file: path.display().to_string(),
            line: 0,
            column: 0,
            code: self.code(),
            message: self.to_string(),
            help: self.help().to_owned(),
        }
    }
}

impl Loaded {
    /// The dossier as the bytes of a `.dateline` file: its files, sorted by name, without a time of their own. The same program gives
    /// the same dossier the same bytes. The originals of articles are not in it.
    ///
    /// # Errors
    /// If a file has a name or a length that would not be read again.
    pub fn packed(&self) -> Result<Vec<u8>, PackedError> {
        let files: BTreeMap<&str, &str> = self.files().iter().map(|file| (file.name.as_str(), file.content.as_str())).collect();
        let bytes = write_archive(&files).map_err(PackedError::Io)?;
        // what is given away can be opened
        read_archive(Cursor::new(&bytes), bytes.len() as u64, &LIMITS)?;
        Ok(bytes)
    }
}

fn write_archive(files: &BTreeMap<&str, &str>) -> io::Result<Vec<u8>> {
    // no clock: every file has the first moment that zip knows, 1980-01-01; and no trace of the system that it was written on
    let options = |method| {
        SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .system(System::Unix)
            .unix_permissions(0o644)
    };
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.set_comment(COMMENT)?;
    archive.start_file(TYPE_ENTRY, options(CompressionMethod::Stored))?;
    archive.write_all(PACKED_TYPE.as_bytes())?;
    for (name, content) in files {
        archive.start_file(*name, options(CompressionMethod::Deflated))?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The files of a packed dossier, or why it is refused.
pub(super) fn packed_files(path: &Path) -> (Vec<SourceFile>, Vec<Problem>) {
    let read = File::open(path).and_then(|file| Ok((file.metadata()?.len(), file))).map_err(PackedError::Io);
    match read.and_then(|(length, file)| read_archive(BufReader::new(file), length, &LIMITS)) {
        Ok(files) => {
            let file = |(name, content): (String, String)| SourceFile { shown_as: path.join(&name).display().to_string(), name, content };
            (files.into_iter().map(file).collect(), Vec::new())
        }
        Err(error) => (Vec::new(), vec![error.problem(path)]),
    }
}

/// Name and content of each file. Lengths are counted while unpacking: what an archive says of them need not be so.
fn read_archive<R: Read + Seek>(reader: R, length: u64, limits: &Limits) -> Result<Vec<(String, String)>, PackedError> {
    if length > limits.archive_bytes {
        return Err(PackedError::LongArchive { most: limits.archive_bytes, found: length });
    }
    let mut archive = ZipArchive::new(reader).map_err(|error| match error {
        ZipError::Io(error) if error.kind() == io::ErrorKind::PermissionDenied => PackedError::Io(error),
        other => PackedError::NoArchive(other.to_string()),
    })?;
    if archive.offset() != 0 {
        return Err(PackedError::BytesBefore(archive.offset()));
    }
    if archive.len() > limits.entries {
        return Err(PackedError::ManyEntries { most: limits.entries, found: archive.len() });
    }
    if archive.has_duplicate_names() {
        return Err(PackedError::DuplicateNames);
    }
    // every name before any content
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| PackedError::NoArchive(error.to_string()))?;
        let name = std::str::from_utf8(entry.name_raw())
            .map_err(|_| PackedError::NameNotText(String::from_utf8_lossy(entry.name_raw()).into_owned()))?
            .to_owned();
        check_name(&name)?;
        if entry.is_symlink() || !entry.unix_mode().is_none_or(|mode| is_plain(mode, name.ends_with('/'))) {
            return Err(PackedError::NoPlainFile(name));
        }
        if entry.encrypted() {
            return Err(PackedError::Encrypted(name));
        }
        if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(PackedError::Compression(name));
        }
        if let Some(other) = names.insert(name.to_lowercase(), name.clone()) {
            return Err(if other == name { PackedError::DuplicateNames } else { PackedError::SameButForCase(other, name) });
        }
    }
    let mut files = Vec::new();
    let mut left = limits.bytes;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| PackedError::NoArchive(error.to_string()))?;
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        let mut bytes = Vec::new();
        // one more than is allowed tells that there is more
        let most = limits.file_bytes.min(left);
        entry
            .take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| PackedError::Damaged { name: name.clone(), error: error.to_string() })?;
        let count = bytes.len() as u64;
        if count > limits.file_bytes {
            return Err(PackedError::LongFile { name, most: limits.file_bytes });
        }
        left = left.checked_sub(count).ok_or(PackedError::LongTotal(limits.bytes))?;
        if name.ends_with('/') {
            if !bytes.is_empty() {
                return Err(PackedError::NoPlainFile(name));
            }
            continue;
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return Err(PackedError::Nested(name));
        }
        let content = decode_text(&bytes).ok_or_else(|| PackedError::NotUtf8(name.clone()))?;
        if name != TYPE_ENTRY {
            files.push((name, content));
        } else if content.trim_end() != PACKED_TYPE {
            return Err(PackedError::OtherType(content.chars().take(60).collect()));
        }
    }
    files.sort();
    Ok(files)
}

/// Whether the mode of Unix says that it is what its name says; 0 where no Unix wrote it.
fn is_plain(mode: u32, is_folder: bool) -> bool {
    match mode & 0o170_000 {
        0 => true,
        0o040_000 => is_folder,
        0o100_000 => !is_folder,
        _ => false,
    }
}

/// Whether a dossier has a file, or a folder, of that name, on every system that it may be unpacked on.
fn check_name(name: &str) -> Result<(), PackedError> {
    let outside = |what| Err(PackedError::Outside { name: name.escape_debug().to_string(), what });
    if name.contains('\\') {
        return outside("with a backslash");
    }
    if name.starts_with('/') {
        return outside("an absolute one");
    }
    if name.contains(':') {
        return outside("with a colon, as drives have it");
    }
    if name.chars().any(char::is_control) {
        return outside("with a control character");
    }
    if name.split('/').any(|part| part == ".." || part == ".") {
        return outside("with . or .. in it");
    }
    if name.len() > TEXTS.len() && name.to_lowercase().starts_with(TEXTS) {
        return Err(PackedError::Original(name.to_owned()));
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    if ["zip", "dateline", "kmz", "jar", "gz", "tgz", "tar", "bz2", "xz", "zst", "7z", "rar"].contains(&ending.as_str()) {
        return Err(PackedError::Nested(name.to_owned()));
    }
    let is_known = name == TYPE_ENTRY
        || name == "data/"
        || FOLDERS.contains(&name)
        || SINGLE.iter().any(|single| name.strip_prefix("data/").and_then(|rest| rest.strip_suffix(".ron")) == Some(single))
        || FOLDERS
            .iter()
            .any(|folder| name.strip_prefix(folder).and_then(|rest| rest.strip_suffix(".ron")).is_some_and(is_name_everywhere));
    if is_known { Ok(()) } else { Err(PackedError::Unknown(name.to_owned())) }
}

/// Whether a file may be called that on Linux, macOS and Windows.
fn is_name_everywhere(stem: &str) -> bool {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let first = stem.split('.').next().unwrap_or_default().trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
    !stem.is_empty()
        && stem.len() <= 200
        && !stem.starts_with(['.', ' '])
        && !stem.contains(['/', '<', '>', '"', '|', '?', '*'])
        && !DEVICES.contains(&first.as_str())
}

#[cfg(test)]
mod tests;
