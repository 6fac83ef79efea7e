//! An export as it was ordered, written to disk: the command line and the window order alike, and get the same files.

use std::collections::BTreeSet;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{Beside, ExportError, Format, Layer, MANIFEST_NAME, Manifest, Selection, SplitBy, SplitError, parts, split, written};
use crate::dossier::Dossier;
use crate::query::Filter;
use crate::store::{FolderWriter, write_atomically};

/// What is to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Which layer.
    pub layer: Layer,
    /// In which format.
    pub format: Format,
    /// What passes.
    pub filter: Filter,
    /// One file for each value, into a folder, instead of one.
    pub split_by: Option<SplitBy>,
    /// What goes with the file; not with a folder.
    pub beside: Vec<Beside>,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivered {
    /// A file.
    File {
        /// How many rows.
        rows: usize,
        /// How many of them have no place.
        without_place: usize,
        /// The files beside it.
        beside: Vec<PathBuf>,
    },
    /// A folder.
    Folder(Manifest),
}

/// Why nothing was written.
#[derive(Debug, Error)]
pub enum DeliveryError {
    /// The layer has no such form.
    #[error(transparent)]
    Export(ExportError),
    /// The layer cannot be split.
    #[error(transparent)]
    Split(SplitError),
    /// A file that does not go with this export.
    #[error("{}: expected {} of events, movements or claims, found {} of {}", .beside.flag(), .beside.formats().join(" or "), .format.name(), .layer.name())]
    Beside {
        /// What was asked for.
        beside: Beside,
        /// With which format.
        format: Format,
        /// Of which layer.
        layer: Layer,
    },
    /// The file and one that goes with it would be the same.
    #[error("{}: expected another ending than that of the file beside it", .0.display())]
    SamePath(PathBuf),
    /// The folder is not one to write into.
    #[error("{}: {found}; choose a new folder, an empty one, or one that an earlier split wrote", .path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What was found there.
        found: String,
    },
    /// The file system says no.
    #[error("cannot write {}: {}", .0.display(), words_of(.1))]
    Unwritten(PathBuf, io::Error),
    /// Whoever asked has broken it off.
    #[error("broken off: nothing is written")]
    Cancelled,
}

/// What a write error is in words, with a remedy where there is one.
fn words_of(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full; make room, or choose another folder".to_owned(),
        _ => error.to_string(),
    }
}

impl Order {
    /// How many files there will be, at most.
    #[must_use]
    pub fn files(&self, dossier: &Dossier) -> usize {
        let parts = self.split_by.and_then(|by| parts(dossier, self.layer, &self.filter, by).ok());
        parts.map_or(1 + self.beside.len(), |parts| parts.len())
    }

    /// What is in the way of this order: the file, or the folder that an earlier split wrote.
    #[must_use]
    pub fn in_the_way(&self, path: &Path) -> Option<PathBuf> {
        let candidates = std::iter::once(path.to_owned()).chain(self.beside.iter().map(|beside| beside.path(path)));
        let mut found = candidates.filter(|path| path.exists());
        match self.split_by {
            Some(_) => Some(path.join(MANIFEST_NAME)).filter(|manifest| manifest.exists()),
            None => found.next(),
        }
    }

    /// Writes it; `progress` is told how many files are done, and says whether to go on. A file is there as a whole or not at all.
    ///
    /// # Errors
    /// When the order cannot be met, the disk says no, or it was broken off.
    pub fn deliver(
        &self,
        dossier: &Dossier,
        path: &Path,
        progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Delivered, DeliveryError> {
        let what = Selection { dossier, layer: self.layer, filter: &self.filter };
        match self.split_by {
            Some(by) => self.deliver_folder(&what, by, path, progress).map(Delivered::Folder),
            None => self.deliver_file(&what, path, progress),
        }
    }

    fn deliver_file(
        &self,
        what: &Selection<'_>,
        path: &Path,
        progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Delivered, DeliveryError> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let data = written(what.dossier, what.layer, what.filter, self.format).map_err(DeliveryError::Export)?;
        let mut files = vec![(path.to_owned(), data)];
        for beside in &self.beside {
            let refused = DeliveryError::Beside { beside: *beside, format: self.format, layer: self.layer };
            let text = beside.written(what, &name).filter(|_| beside.fits(self.layer, self.format)).ok_or(refused)?;
            files.push((beside.path(path), text.into_bytes()));
        }
        let beside: Vec<PathBuf> = files.iter().skip(1).map(|(path, _)| path.clone()).collect();
        if beside.iter().any(|beside| beside == path) {
            return Err(DeliveryError::SamePath(path.to_owned()));
        }
        for (done, (path, data)) in files.into_iter().enumerate() {
            if progress(done).is_break() {
                return Err(DeliveryError::Cancelled);
            }
            write_atomically(&path, &data).map_err(|error| DeliveryError::Unwritten(path, error))?;
        }
        let rows = what.rows();
        let without_place = rows.iter().filter(|row| row.geometry.is_none()).count();
        Ok(Delivered::File { rows: rows.len(), without_place, beside })
    }

    fn deliver_folder(
        &self,
        what: &Selection<'_>,
        by: SplitBy,
        folder: &Path,
        progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Manifest, DeliveryError> {
        let unwritten = |error: io::Error| DeliveryError::Unwritten(folder.to_owned(), error);
        let old = files_of_earlier_split(folder)?;
        let mut writer = FolderWriter::create(folder).map_err(unwritten)?;
        let (mut done, mut is_cancelled) = (0, false);
        let manifest = split(what, self.format, by, &mut |name, data| {
            is_cancelled = progress(done).is_break();
            done += 1;
            if is_cancelled { Err(io::ErrorKind::Interrupted.into()) } else { writer.add(name, data) }
        });
        let manifest = manifest.map_err(|error| match error {
            _ if is_cancelled => DeliveryError::Cancelled,
            SplitError::Export(ExportError::Io(error)) => unwritten(error),
            other => DeliveryError::Split(other),
        })?;
        writer.add(MANIFEST_NAME, manifest.to_json().as_bytes()).map_err(unwritten)?;
        writer.commit(&old).map_err(unwritten)?;
        Ok(manifest)
    }
}

/// The files that an earlier split wrote into a folder, its manifest among them. A folder with anything else is not ours to write into.
fn files_of_earlier_split(folder: &Path) -> Result<BTreeSet<String>, DeliveryError> {
    let refused = |found: String| DeliveryError::Folder { path: folder.to_owned(), found };
    let mut entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
        Err(error) => return Err(refused(format!("expected a folder: {error}"))),
    };
    if entries.next().is_none() {
        return Ok(BTreeSet::new());
    }
    let manifest = std::fs::read_to_string(folder.join(MANIFEST_NAME)).ok().and_then(|text| Manifest::from_json(&text));
    let manifest = manifest.ok_or_else(|| refused(format!("the folder has files in it, and no {MANIFEST_NAME} of a split")))?;
    Ok(manifest.files.into_iter().map(|file| file.name).chain([MANIFEST_NAME.to_owned()]).collect())
}
