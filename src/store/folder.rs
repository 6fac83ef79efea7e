//! A folder of files that belong together, written so that no half of it is ever seen as the whole: all files into a folder beside it,
//! then into their places, the one that lists them last.

use std::collections::BTreeSet;
use std::io;
use std::path::{Component, Path, PathBuf};

/// A folder that is being written. Dropped before [`FolderWriter::commit`], it leaves nothing behind.
#[derive(Debug)]
pub struct FolderWriter {
    target: PathBuf,
    temporary: tempfile::TempDir,
    names: Vec<String>,
}

impl FolderWriter {
    /// Begins a folder beside the one that it is to become.
    ///
    /// # Errors
    /// What the file system says, as where the folder around it does not exist.
    pub fn create(target: &Path) -> io::Result<Self> {
        // a link keeps pointing where it points
        let target = target.canonicalize().unwrap_or_else(|_| target.to_owned());
        let around = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let temporary = tempfile::Builder::new().prefix(".dateline-").tempdir_in(around)?;
        Ok(Self { target, temporary, names: Vec::new() })
    }

    /// Adds a file.
    ///
    /// # Errors
    /// What the file system says, or that the name is no plain name of a file.
    pub fn add(&mut self, name: &str, data: &[u8]) -> io::Result<()> {
        if !is_plain_name(name) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("expected the plain name of a file, found \"{name}\"")));
        }
        std::fs::write(self.temporary.path().join(name), data)?;
        self.names.push(name.to_owned());
        Ok(())
    }

    /// Puts the files in their places. A folder that is not there, or empty, is replaced as a whole. In any other, each file is
    /// replaced as a whole, the last one added last, and those of `old` that are no longer written are removed; `old` are the names
    /// of files that an earlier run wrote. Files of others stay.
    ///
    /// # Errors
    /// What the file system says, or that a file of somebody else's has one of the names; nothing is changed then.
    pub fn commit(self, old: &BTreeSet<String>) -> io::Result<()> {
        let is_empty = std::fs::read_dir(&self.target).is_ok_and(|mut entries| entries.next().is_none());
        if is_empty {
            std::fs::remove_dir(&self.target)?;
        }
        if is_empty || !self.target.exists() {
            let Self { target, temporary, .. } = self;
            #[cfg(unix)]
            {
                // a temporary folder is private; what a user saves is as readable as any other folder of theirs
                use std::os::unix::fs::PermissionsExt as _;
                std::fs::set_permissions(temporary.path(), std::fs::Permissions::from_mode(0o755))?;
            }
            std::fs::rename(temporary.path(), &target)?;
            // it is no longer there to be removed
            let _ = temporary.keep();
            return Ok(());
        }
        let foreign = |name: &&String| !old.contains(*name) && self.target.join(name).exists();
        if let Some(name) = self.names.iter().find(foreign) {
            let message = format!("it has a file {name} that an earlier split did not write: move it away, or choose another folder");
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
        }
        for name in &self.names {
            std::fs::rename(self.temporary.path().join(name), self.target.join(name))?;
        }
        for name in old.iter().filter(|name| !self.names.contains(name) && is_plain_name(name)) {
            match std::fs::remove_file(self.target.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

fn is_plain_name(name: &str) -> bool {
    let mut components = Path::new(name).components();
    matches!((components.next(), components.next()), (Some(Component::Normal(only)), None) if only == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_folder_appears_whole_and_an_unfinished_one_never() {
        let around = tempfile::tempdir().unwrap();
        let target = around.path().join("split");
        let mut folder = FolderWriter::create(&target).unwrap();
        folder.add("a.csv", b"a").unwrap();
        assert!(!target.exists());
        assert!(folder.add("../b.csv", b"b").is_err() && folder.add("", b"").is_err() && folder.add("c/d", b"").is_err());
        drop(folder);
        assert_eq!(names(around.path()), Vec::<String>::new());
        std::fs::create_dir(&target).unwrap();
        let mut folder = FolderWriter::create(&target).unwrap();
        folder.add("a.csv", b"a").unwrap();
        folder.commit(&BTreeSet::new()).unwrap();
        assert_eq!((names(around.path()), names(&target)), (vec!["split".to_owned()], vec!["a.csv".to_owned()]));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o755);
        }
    }

    #[test]
    fn a_second_run_replaces_its_own_files_and_no_others() {
        let around = tempfile::tempdir().unwrap();
        let target = around.path().join("split");
        std::fs::create_dir(&target).unwrap();
        for name in ["old.csv", "kept.csv", "mine.txt"] {
            std::fs::write(target.join(name), "before").unwrap();
        }
        let old = BTreeSet::from(["old.csv", "kept.csv", "../around.txt"].map(str::to_owned));
        std::fs::write(around.path().join("around.txt"), "not in the folder").unwrap();
        let mut folder = FolderWriter::create(&target).unwrap();
        folder.add("kept.csv", b"after").unwrap();
        folder.commit(&old).unwrap();
        assert_eq!(names(&target), ["kept.csv", "mine.txt"]);
        assert_eq!(std::fs::read(target.join("kept.csv")).unwrap(), b"after");
        assert!(around.path().join("around.txt").exists(), "a manifest that names files elsewhere removes nothing there");
        let mut folder = FolderWriter::create(&target).unwrap();
        folder.add("kept.csv", b"again").unwrap();
        folder.add("mine.txt", b"again").unwrap();
        let error = folder.commit(&old).unwrap_err().to_string();
        assert!(error.contains("mine.txt"), "{error}");
        assert_eq!(std::fs::read(target.join("kept.csv")).unwrap(), b"after", "nothing is changed");
        assert_eq!(names(around.path()), ["around.txt", "split"]);
    }
}
