//! The file beside the one that is to be replaced, until it is whole.
//!
//! Where the system has files without a name (Linux, `O_TMPFILE`), it is one: whatever ends the program, also a signal that nobody can
//! catch, nothing of it stays in the folder. Elsewhere, and on file systems that have none, it is a hidden file that is removed when
//! it is dropped.

use std::fs::File;
use std::io;
use std::path::Path;

const PREFIX: &str = ".dateline-";

/// A file aside.
#[derive(Debug)]
pub(super) enum Aside {
    /// Without a name; the folder is that of the target.
    #[cfg(target_os = "linux")]
    Unnamed(File),
    /// Hidden, and removed when it is dropped.
    Named(tempfile::NamedTempFile),
}

impl Aside {
    /// An empty file in a folder, which only its owner may read.
    pub(super) fn create_in(folder: &Path) -> io::Result<Self> {
        #[cfg(target_os = "linux")]
        if let Some(file) = unnamed_in(folder) {
            return Ok(Self::Unnamed(file));
        }
        Ok(Self::Named(tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder)?))
    }

    pub(super) fn file(&self) -> &File {
        match self {
            #[cfg(target_os = "linux")]
            Self::Unnamed(file) => file,
            Self::Named(file) => file.as_file(),
        }
    }

    /// Puts it in the place of the target, which is the old file or the new one at every moment.
    pub(super) fn persist(self, target: &Path) -> io::Result<()> {
        let named = match self {
            #[cfg(target_os = "linux")]
            Self::Unnamed(file) => {
                if link(&file, target).is_ok() {
                    return Ok(());
                }
                // a name is given only where none is, and so an old file is replaced by way of another name
                let folder = target.parent().unwrap_or(Path::new("."));
                let linked = tempfile::Builder::new().prefix(PREFIX).make_in(folder, |name| link(&file, name))?;
                linked.into_temp_path()
            }
            Self::Named(file) => file.into_temp_path(),
        };
        named.persist(target).map_err(|error| error.error)
    }
}

/// None where the file system knows no such files.
#[cfg(target_os = "linux")]
fn unnamed_in(folder: &Path) -> Option<File> {
    use rustix::fs::{Mode, OFlags};
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    rustix::fs::open(folder, OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC, Mode::RUSR | Mode::WUSR).ok().map(File::from)
}

/// Gives a file without a name one that is free, as open(2) shows for `O_TMPFILE`.
#[cfg(target_os = "linux")]
fn link(file: &File, name: &Path) -> io::Result<()> {
    use std::os::fd::AsRawFd as _;

    use rustix::fs::{AtFlags, CWD};
    let own = format!("/proc/self/fd/{}", file.as_raw_fd());
    Ok(rustix::fs::linkat(CWD, own.as_str(), CWD, name, AtFlags::SYMLINK_FOLLOW)?)
}
