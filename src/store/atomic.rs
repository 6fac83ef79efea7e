//! Saving so that a crash leaves the old file or the new one, never half of one.

mod aside;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use aside::Aside;

/// So much is written between two times at which the disk is told to take it. Of a large file little is left to wait for at its end.
const SYNCED_AT_ONCE: u64 = 64 << 20;

/// Writes a file as a whole: into a temporary file beside it, synced to disk, then renamed over it.
///
/// # Errors
/// What the file system says; the old file is untouched then.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = AtomicFile::create(path)?;
    file.write_all(bytes)?;
    file.commit()
}

/// A file that is written piece by piece and takes the place of the old one only when it is whole. Dropped before that, it leaves
/// nothing behind; killed with the program, nothing on Linux either.
#[derive(Debug)]
pub struct AtomicFile {
    target: PathBuf,
    /// None for a device or a pipe, which is written to at once.
    aside: Option<Aside>,
    device: Option<std::fs::File>,
    /// Bytes since the disk was last told.
    unsynced: u64,
    /// What the disk is taking.
    syncing: Option<JoinHandle<io::Result<()>>>,
}

impl AtomicFile {
    /// Begins a file beside the one that it is to replace.
    ///
    /// # Errors
    /// What the file system says.
    pub fn create(path: &Path) -> io::Result<Self> {
        // a link keeps pointing where it points; a device or a pipe is written to, not replaced
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if std::fs::metadata(&target).is_ok_and(|metadata| !metadata.is_file()) {
            let device = std::fs::OpenOptions::new().write(true).open(&target)?;
            return Ok(Self { target, aside: None, device: Some(device), unsynced: 0, syncing: None });
        }
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let aside = Aside::create_in(folder)?;
        Ok(Self { target, aside: Some(aside), device: None, unsynced: 0, syncing: None })
    }

    /// Lets the disk take what there is, while more is written. A disk that is slower than that is not told twice.
    fn sync_meanwhile(&mut self, written: usize) -> io::Result<()> {
        self.unsynced += written as u64;
        let is_busy = self.syncing.as_ref().is_some_and(|syncing| !syncing.is_finished());
        if self.unsynced < SYNCED_AT_ONCE || is_busy {
            return Ok(());
        }
        self.unsynced = 0;
        self.synced()?;
        let file = self.aside.as_ref().and_then(|aside| aside.file().try_clone().ok());
        // where no thread can be had, the end takes longer
        self.syncing = file.and_then(|file| std::thread::Builder::new().spawn(move || file.sync_data()).ok());
        Ok(())
    }

    /// Waits for what the disk was told. What it could not take is said once, and so it must be heard here.
    fn synced(&mut self) -> io::Result<()> {
        let Some(syncing) = self.syncing.take() else { return Ok(()) };
        syncing.join().unwrap_or_else(|_| Err(io::Error::other("the thread that waits for the disk ended before its work")))
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// What the file system says; the old file is untouched then.
    pub fn commit(mut self) -> io::Result<()> {
        self.synced()?;
        let Some(aside) = self.aside else { return Ok(()) };
        aside.file().sync_all()?;
        #[cfg(unix)]
        {
            // a temporary file is private; what a user saves is as readable as any other file of theirs
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(&self.target).map_or(0o644, |metadata| metadata.permissions().mode());
            aside.file().set_permissions(std::fs::Permissions::from_mode(mode))?;
        }
        aside.persist(&self.target)
    }
}

impl io::Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match (&self.aside, &mut self.device) {
            (Some(file), _) => {
                let written = file.file().write(bytes)?;
                self.sync_meanwhile(written)?;
                Ok(written)
            }
            (None, Some(device)) => device.write(bytes),
            (None, None) => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.aside.as_ref().map_or(Ok(()), |aside| aside.file().flush())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_file_is_whole_though_the_disk_took_it_in_parts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large");
        let mut file = AtomicFile::create(&path).unwrap();
        let part = vec![7_u8; 1 << 20];
        let parts = 2 * SYNCED_AT_ONCE / part.len() as u64 + 3;
        for _ in 0..parts {
            file.write_all(&part).unwrap();
        }
        assert!(!path.exists());
        file.commit().unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().len(), parts * part.len() as u64);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_is_replaced_as_a_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.geojson");
        write_atomically(&path, b"old and long").unwrap();
        write_atomically(&path, b"new").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_to_and_a_link_is_kept() {
        write_atomically(Path::new("/dev/null"), b"gone").unwrap();
        assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        std::fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write_atomically(&link, b"new").unwrap();
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(std::fs::read(&real).unwrap(), b"new");
    }

    #[test]
    fn a_file_that_is_not_finished_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        write_atomically(&path, b"old").unwrap();
        let mut file = AtomicFile::create(&path).unwrap();
        file.write_all(b"half").unwrap();
        drop(file);
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_does_not_exist_is_an_error_and_not_a_panic() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write_atomically(&folder.path().join("none/out"), b"x").is_err());
    }
}
