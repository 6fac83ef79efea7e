//! What the program's own dossier knows of places, for dossiers that have not curated them.

use super::{Source, load};
use crate::gazetteer::Place;

/// The places of the built-in dossier, to stand behind those of another; none where `source` is the built-in one itself.
///
/// The background table leaves out what is curated here. A new dossier would otherwise not know the very towns that the program knows best.
#[must_use]
pub fn curated_places(source: &Source) -> Vec<Place> {
    match source {
        Source::BuiltIn => Vec::new(),
        Source::Folder(_) | Source::Packed(_) | Source::New => load(&Source::BuiltIn).dossier.gazetteer.places().to_vec(),
    }
}
