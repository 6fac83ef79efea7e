//! Where an archive's bytes are: in the program, in memory, or in a file that may be larger than memory.

use std::borrow::Cow;
#[cfg(any(feature = "desktop", test))]
use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::Path,
};

use super::archive::{ArchiveError, MOST_BYTES_UNPACKED};

pub(super) enum Bytes {
    Memory(Cow<'static, [u8]>),
    #[cfg(any(feature = "desktop", test))]
    File {
        file: File,
        len: u64,
    },
}

impl From<&'static [u8]> for Bytes {
    fn from(bytes: &'static [u8]) -> Self {
        Self::Memory(Cow::Borrowed(bytes))
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Memory(Cow::Owned(bytes))
    }
}

impl Bytes {
    #[cfg(any(feature = "desktop", test))]
    pub(super) fn open(path: &Path) -> Result<Self, ArchiveError> {
        let unreadable = |error: std::io::Error| ArchiveError::Read { part: "file", reason: error.to_string() };
        let file = File::open(path).map_err(unreadable)?;
        let about = file.metadata().map_err(unreadable)?;
        if about.is_dir() {
            return Err(ArchiveError::Read { part: "file", reason: "it is a folder".to_owned() });
        }
        Ok(Self::File { file, len: about.len() })
    }

    pub(super) fn len(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            #[cfg(any(feature = "desktop", test))]
            Self::File { len, .. } => *len,
        }
    }

    /// The bytes from `offset` on, exactly `length` of them; `part` says in an error what was to be read.
    pub(super) fn read(&self, part: &'static str, offset: u64, length: u64) -> Result<Cow<'_, [u8]>, ArchiveError> {
        let truncated = || ArchiveError::Truncated { part, offset, length, size: self.len() };
        let end = offset.checked_add(length).filter(|end| *end <= self.len()).ok_or_else(truncated)?;
        let (start, end) = usize::try_from(offset).ok().zip(usize::try_from(end).ok()).ok_or_else(truncated)?;
        if length > MOST_BYTES_UNPACKED {
            return Err(ArchiveError::Read { part, reason: format!("it is said to be {length} bytes long, more than any map's") });
        }
        match self {
            Self::Memory(bytes) => bytes.get(start..end).map(Cow::Borrowed).ok_or_else(truncated),
            #[cfg(any(feature = "desktop", test))]
            Self::File { file, .. } => {
                let mut bytes = vec![0; end - start];
                // a shared file can be read and moved about in; nobody else holds this one
                let mut file = file;
                let read = file.seek(SeekFrom::Start(offset)).and_then(|_| file.read_exact(&mut bytes));
                read.map_err(|error| ArchiveError::Read { part, reason: error.to_string() })?;
                Ok(Cow::Owned(bytes))
            }
        }
    }
}
