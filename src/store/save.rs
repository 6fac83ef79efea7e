//! Saving: which files change when a dossier has been edited, and writing those and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::atomic::write_atomically;
use super::disk::{
    ActorsFile, DiskArticle, DiskDispute, DiskEvent, DiskMovement, DiskPlace, DiskRoute, DisputesFile, EventsFile, MovementsFile,
    PlacesFile, RoutesFile, Schema,
};
use super::lessons::DiskLesson;
use super::load::{Loaded, load_files};
use super::rewrite::{laid_out, rewritten};
use super::{Source, SourceFile};
use crate::dossier::{Article, Dossier, Event, Lesson, Severity, decode_text};

/// Where the user's own copies of the articles lie in a dossier.
const TEXTS: &str = "seeds/texts";

/// What becomes of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileChange {
    /// The path inside the dossier, with `/`.
    pub name: String,
    /// Its new content, with `\n` at the ends of lines; none where the file goes.
    pub content: Option<String>,
}

/// Why a dossier is not saved. Whatever was on disk is there still, but for files named as written.
#[derive(Debug, Error)]
#[expect(missing_docs, reason = "each variant is its message")]
pub enum SaveError {
    #[error(
        "{} has changed on disk since it was opened: save under another name, or open the dossier again and lose what was changed here",
        .0.display()
    )]
    ChangedOnDisk(PathBuf),
    #[error("expected a folder without a dossier, found {}: choose another, or an empty one", .0.display())]
    Occupied(PathBuf),
    #[error("the dossier would not read back as it is ({0}): nothing was written; please report this")]
    NotTheSame(String),
    #[error("cannot write {}: {error}", path.display())]
    Io { path: PathBuf, error: io::Error },
}

impl Loaded {
    /// What becomes of the files if the dossier is to be `after`. Files in which nothing changes are not among them.
    ///
    /// # Errors
    /// If what would be written does not read back as `after`; a mistake of this program, and nothing is lost by it.
    pub fn changes_to(&self, after: &Dossier) -> Result<Vec<FileChange>, SaveError> {
        let (old, new) = (self.contents(&self.dossier), self.contents(after));
        let mut changes = Vec::new();
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for name in names {
            let text = self.file(name).map(|file| file.content.as_str());
            let content = match (text, old.get(name), new.get(name)) {
                (_, before, after) if before == after => continue,
                (Some(text), Some(before), Some(after)) => rewritten(text, before, after),
                (_, _, Some(after)) => laid_out(after),
                (_, _, None) => None,
            };
            changes.push(FileChange { name: name.clone(), content });
        }
        let read = self.with(&changes);
        if let Some(error) = read.problems.iter().find(|problem| problem.severity == Severity::Error) {
            return Err(SaveError::NotTheSame(error.to_string()));
        }
        match difference(&read, after) {
            Some(what) => Err(SaveError::NotTheSame(what)),
            None => Ok(changes),
        }
    }

    /// The dossier as it would be loaded with these changes.
    #[must_use]
    pub fn with(&self, changes: &[FileChange]) -> Self {
        let mut files = self.files().to_vec();
        for FileChange { name, content } in changes {
            files.retain(|file| file.name != *name);
            if let Some(content) = content {
                files.push(SourceFile { shown_as: self.source().shown(name), name: name.clone(), content: content.clone() });
            }
        }
        files.sort_by(|a, b| a.name.cmp(&b.name));
        load_files(self.source(), files, Vec::new())
    }

    fn file(&self, name: &str) -> Option<&SourceFile> {
        self.files().iter().find(|file| file.name == name)
    }

    /// What each file holds of a dossier, as plain RON, by name of file. Items stay in the file that they were loaded from.
    fn contents(&self, dossier: &Dossier) -> BTreeMap<String, String> {
        let mut contents = BTreeMap::new();
        let mut put = |name: &str, is_empty: bool, content: String| {
            if !is_empty || self.file(name).is_some() {
                contents.insert(name.to_owned(), content);
            }
        };
        let schema = Schema::default();
        let places: Vec<DiskPlace> = dossier.gazetteer.places().iter().map(DiskPlace::from).collect();
        put("data/places.ron", places.is_empty(), plain(&PlacesFile { schema, places }));
        let routes: Vec<DiskRoute> = dossier.gazetteer.routes().iter().map(DiskRoute::from).collect();
        put("data/routes.ron", routes.is_empty(), plain(&RoutesFile { schema, routes }));
        put("data/actors.ron", dossier.actors.is_empty(), plain(&ActorsFile { schema, actors: dossier.actors.clone() }));
        let movements: Vec<DiskMovement> = dossier.movements.iter().map(DiskMovement::from).collect();
        put("data/movements.ron", movements.is_empty(), plain(&MovementsFile { schema, movements }));
        let disputes: Vec<DiskDispute> = dossier.disputes.iter().map(DiskDispute::from).collect();
        put("data/disputes.ron", disputes.is_empty(), plain(&DisputesFile { schema, disputes }));
        for (name, events) in self.events_by_file(dossier) {
            put(&name, events.is_empty(), plain(&EventsFile { schema, events }));
        }
        for article in &dossier.articles {
            put(&self.card_of(article), false, plain(&DiskArticle::from(article)));
        }
        for lesson in &dossier.lessons {
            put(&self.file_of(lesson), false, plain(&DiskLesson::from(lesson)));
        }
        contents
    }

    /// New events go where others of the same article are, or into a file of that article's.
    fn events_by_file(&self, dossier: &Dossier) -> BTreeMap<String, Vec<DiskEvent>> {
        let article_of = |event: &Event| event.claims.first().map(|claim| claim.article.clone()).unwrap_or_default();
        let loaded: BTreeMap<&str, &str> = self
            .dossier
            .events
            .iter()
            .enumerate()
            .filter_map(|(index, event)| Some((event.id.as_str(), self.file_of_event(index)?)))
            .collect();
        let by_article: BTreeMap<String, &str> =
            self.dossier.events.iter().rev().filter_map(|event| Some((article_of(event), *loaded.get(event.id.as_str())?))).collect();
        let files = self.files().iter().filter(|file| file.name.starts_with("data/events/"));
        let mut by_file: BTreeMap<String, Vec<DiskEvent>> = files.map(|file| (file.name.clone(), Vec::new())).collect();
        for event in &dossier.events {
            let article = article_of(event);
            let known = loaded.get(event.id.as_str()).or_else(|| by_article.get(&article));
            let file = known.map_or_else(|| format!("data/events/{article}.ron"), |file| (*file).to_owned());
            by_file.entry(file).or_default().push(DiskEvent::from(event));
        }
        by_file
    }

    /// A new card is named by the month of publication, which also orders the articles, and its identifier.
    fn card_of(&self, article: &Article) -> String {
        let index = self.dossier.articles.iter().position(|known| known.id == article.id);
        index.and_then(|index| self.file_of_article(index)).map_or_else(
            || {
                let month: String = article.published.when.as_ref().map(|when| when.as_str().chars().take(7).collect()).unwrap_or_default();
                let is_month = month.len() == 7 && month.chars().all(|c| c.is_ascii_digit() || c == '-');
                let month = if is_month { month + "_" } else { String::new() };
                format!("seeds/{month}{}.ron", article.id)
            },
            str::to_owned,
        )
    }

    /// A new lesson is named by its identifier.
    fn file_of(&self, lesson: &Lesson) -> String {
        let index = self.dossier.lessons.iter().position(|known| known.id == lesson.id);
        index.and_then(|index| self.file_of_lesson(index)).map_or_else(|| format!("data/lessons/{}.ron", lesson.id), str::to_owned)
    }

    /// Writes changes over the files of the folder that the dossier was loaded from, and the texts of articles that were added.
    ///
    /// # Errors
    /// Before anything is written: if a file on disk is not what was loaded. After that: what the file system says.
    pub fn save(&self, folder: &Path, changes: &[FileChange], texts: &BTreeMap<String, Vec<u8>>) -> Result<(), SaveError> {
        let mut writes = Vec::new();
        for FileChange { name, content } in changes {
            let path = folder.join(name);
            let raw = match std::fs::read(&path) {
                Ok(raw) => Some(raw),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => return Err(SaveError::Io { path, error }),
            };
            let on_disk = raw.as_deref().map(|raw| decode_text(raw).unwrap_or_default());
            if on_disk == *content {
                // a save that was cut short has got as far as this
                continue;
            }
            if on_disk.as_deref() != self.file(name).map(|file| file.content.as_str()) {
                return Err(SaveError::ChangedOnDisk(path));
            }
            let bytes = content.as_ref().map(|content| in_the_manner_of(raw.as_deref().unwrap_or_default(), content));
            writes.push((path, bytes));
        }
        for (path, bytes) in writes {
            match bytes {
                Some(bytes) => write_into(&path, &bytes)?,
                None => std::fs::remove_file(&path).map_err(|error| SaveError::Io { path, error })?,
            }
        }
        write_texts(folder, texts)
    }

    /// Writes the whole dossier with changes into another folder: files that do not change byte for byte, and the user's texts.
    ///
    /// # Errors
    /// If there is a dossier already; what the file system says.
    pub fn save_as(&self, folder: &Path, changes: &[FileChange], texts: &BTreeMap<String, Vec<u8>>) -> Result<(), SaveError> {
        if ["data", "seeds"].iter().any(|part| folder.join(part).exists()) {
            return Err(SaveError::Occupied(folder.to_owned()));
        }
        for part in ["data", "seeds"] {
            let path = folder.join(part);
            std::fs::create_dir_all(&path).map_err(|error| SaveError::Io { path, error })?;
        }
        let from = match self.source() {
            Source::Folder(from) => Some(from),
            Source::BuiltIn | Source::Packed(_) | Source::New => None,
        };
        for file in self.files().iter().filter(|file| changes.iter().all(|change| change.name != file.name)) {
            // byte for byte, if it is still what was loaded
            let raw = from.and_then(|from| std::fs::read(from.join(&file.name)).ok()).unwrap_or_default();
            let same = decode_text(&raw).is_some_and(|text| text == file.content);
            write_into(&folder.join(&file.name), &if same { raw } else { in_the_manner_of(&raw, &file.content) })?;
        }
        for FileChange { name, content } in changes {
            if let Some(content) = content {
                let raw = from.and_then(|from| std::fs::read(from.join(name)).ok()).unwrap_or_default();
                write_into(&folder.join(name), &in_the_manner_of(&raw, content))?;
            }
        }
        for entry in from.and_then(|from| std::fs::read_dir(from.join(TEXTS)).ok()).into_iter().flatten().filter_map(Result::ok) {
            if let Ok(bytes) = std::fs::read(entry.path()) {
                write_into(&folder.join(TEXTS).join(entry.file_name()), &bytes)?;
            }
        }
        write_texts(folder, texts)
    }
}

/// The originals of articles that were added, each as `seeds/texts/<id>.txt`, or with a number where that is another text.
fn write_texts(folder: &Path, texts: &BTreeMap<String, Vec<u8>>) -> Result<(), SaveError> {
    for (article, bytes) in texts {
        let names = std::iter::once(format!("{article}.txt")).chain((2..1000).map(|n| format!("{article}-{n}.txt")));
        for path in names.map(|name| folder.join(TEXTS).join(name)) {
            match std::fs::read(&path) {
                Ok(there) if there == *bytes => break,
                Ok(_) => {}
                Err(_) => {
                    write_into(&path, bytes)?;
                    break;
                }
            }
        }
    }
    // the texts are their publishers'
    let ignore = folder.join(TEXTS).join(".gitignore");
    if !texts.is_empty() && !ignore.exists() {
        write_into(&ignore, b"*\n")?;
    }
    Ok(())
}

fn write_into(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let failed = |error| SaveError::Io { path: path.to_owned(), error };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    write_atomically(path, bytes).map_err(failed)
}

/// With the byte-order mark and the line ends that the file has.
fn in_the_manner_of(raw: &[u8], content: &str) -> Vec<u8> {
    let mark: &[u8] = if raw.starts_with(b"\xef\xbb\xbf") { b"\xef\xbb\xbf" } else { b"" };
    let windows = raw.windows(2).any(|pair| pair == b"\r\n");
    let content = if windows { content.replace('\n', "\r\n") } else { content.to_owned() };
    [mark, content.as_bytes()].concat()
}

/// A value as plain RON: no spaces, what is as usual left out, the letters of every script as they are.
pub(super) fn plain<T: Serialize>(value: &T) -> String {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    // what a dossier holds can always be written
    let config = PrettyConfig::new().depth_limit(0).compact_arrays(true).compact_structs(true).extensions(Extensions::empty());
    with_letters(&options.to_string_pretty(value, config).unwrap_or_default())
}

/// The serialiser escapes marks that join the letter before them, such as the vowels of Arabic; people write them as they are.
fn with_letters(ron: &str) -> String {
    let mut out = String::with_capacity(ron.len());
    let mut rest = ron;
    while let Some((before, escape)) = rest.split_once('\\') {
        out.push_str(before);
        let code = escape.strip_prefix("u{").and_then(|tail| tail.split_once('}'));
        if let Some(tail) = escape.strip_prefix('\'') {
            // only a single character needs that
            out.push('\'');
            rest = tail;
            continue;
        }
        let letter = code.and_then(|(hex, tail)| Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, tail)));
        match letter {
            // what cannot be seen stays escaped
            Some((c, tail)) if !c.is_control() && !c.is_whitespace() && !('\u{200b}'..='\u{206f}').contains(&c) && c != '\u{feff}' => {
                out.push(c);
                rest = tail;
            }
            _ => {
                let length = escape.chars().next().map_or(0, char::len_utf8);
                out.push('\\');
                out.push_str(escape.get(..length).unwrap_or_default());
                rest = escape.get(length..).unwrap_or_default();
            }
        }
    }
    out + rest
}

/// The first item in which two dossiers differ, whatever the order of their items.
fn difference(read: &Loaded, after: &Dossier) -> Option<String> {
    fn differ<T: PartialEq>(kind: &str, a: &[T], b: &[T], id: impl Fn(&T) -> &str) -> Option<String> {
        let by_id =
            |items: &[T]| -> BTreeMap<String, usize> { items.iter().zip(0..).map(|(item, at)| (id(item).to_owned(), at)).collect() };
        let (in_a, in_b) = (by_id(a), by_id(b));
        let ids: BTreeSet<&String> = in_a.keys().chain(in_b.keys()).collect();
        let item = |items: &BTreeMap<String, usize>, id: &String| items.get(id).copied();
        let differs = |id: &&&String| match (item(&in_a, id), item(&in_b, id)) {
            (Some(at_a), Some(at_b)) => a.get(at_a) != b.get(at_b),
            _ => true,
        };
        ids.iter().find(differs).map(|id| format!("{kind} \"{id}\""))
    }
    let read = &read.dossier;
    differ("place", read.gazetteer.places(), after.gazetteer.places(), |item| &item.id)
        .or_else(|| differ("route", read.gazetteer.routes(), after.gazetteer.routes(), |item| &item.id))
        .or_else(|| differ("actor", &read.actors, &after.actors, |item| &item.id))
        .or_else(|| differ("article", &read.articles, &after.articles, |item| &item.id))
        .or_else(|| differ("event", &read.events, &after.events, |item| &item.id))
        .or_else(|| differ("movement", &read.movements, &after.movements, |item| &item.id))
        .or_else(|| differ("dispute", &read.disputes, &after.disputes, |item| &item.id))
        .or_else(|| differ("lesson", &read.lessons, &after.lessons, |item| &item.id))
}
