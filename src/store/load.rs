//! Loading: every file, every problem, in one run.

use std::collections::{HashMap, HashSet};

use ron::error::SpannedError;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::build::Builder;
use super::disk::{
    ActorsFile, DiskArticle, DisputesFile, EventsFile, Head, LoadedWordsFile, MovementsFile, PlacesFile, RoutesFile, SCHEMA,
};
use super::lessons::DiskLesson;
use super::locate::Layout;
use super::{Problem, Source, SourceFile};
use crate::dossier::{Dossier, Finding, ItemKind, Originals, Severity, check};
use crate::gazetteer::Gazetteer;

/// A dossier as far as its files could be understood, and what is wrong in them.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The dossier. With errors among the problems it is incomplete and should not be shown.
    pub dossier: Dossier,
    /// Every problem of every file, in order of file and line.
    pub problems: Vec<Problem>,
    source: Source,
    files: Vec<SourceFile>,
    origins: Origins,
    /// Names of the files and folders that could not be read or understood.
    unparsed: Vec<String>,
}

/// Which file an item came from, and at which position of the list there.
#[derive(Clone, Copy, Debug)]
struct Origin {
    file: usize,
    position: usize,
}

#[derive(Clone, Debug, Default)]
struct Origins {
    places: Vec<Origin>,
    routes: Vec<Origin>,
    actors: Vec<Origin>,
    articles: Vec<Origin>,
    events: Vec<Origin>,
    movements: Vec<Origin>,
    disputes: Vec<Origin>,
    lessons: Vec<Origin>,
}

impl Origins {
    fn of(&self, kind: ItemKind) -> (&[Origin], &'static str) {
        match kind {
            ItemKind::Place => (&self.places, "places"),
            ItemKind::Route => (&self.routes, "routes"),
            ItemKind::Actor => (&self.actors, "actors"),
            ItemKind::Article => (&self.articles, ""),
            ItemKind::Event => (&self.events, "events"),
            ItemKind::Movement => (&self.movements, "movements"),
            ItemKind::Dispute => (&self.disputes, "disputes"),
            ItemKind::Lesson => (&self.lessons, ""),
        }
    }
}

/// Reads a dossier and checks it. Passages are resolved on the cards; [`Loaded::check_originals`] resolves them in the texts too.
#[must_use]
pub fn load(source: &Source) -> Loaded {
    let (files, problems) = source.files();
    load_files(source, files, problems)
}

/// The same from files that have been read; `problems` is what was wrong in reading them.
pub(super) fn load_files(source: &Source, files: Vec<SourceFile>, mut problems: Vec<Problem>) -> Loaded {
    let mut reader = Reader::default();
    for (index, file) in files.iter().enumerate() {
        reader.read(index, file, &mut problems);
    }
    let dossier = Dossier {
        gazetteer: Gazetteer::new(reader.places, reader.routes),
        actors: reader.actors,
        articles: reader.articles,
        events: reader.events,
        movements: reader.movements,
        disputes: reader.disputes,
        lessons: reader.lessons,
        loaded_words: reader.loaded_words.unwrap_or_else(built_in_loaded_words),
    };
    let unread = problems.iter().filter(|problem| problem.severity == Severity::Error);
    let unparsed = unread.map(|problem| name_inside(source, &problem.file)).collect();
    let mut loaded = Loaded { source: source.clone(), dossier, problems, files, origins: reader.origins, unparsed };
    let mut findings = reader.builder.findings;
    findings.extend(check(&loaded.dossier, &Originals::default()).into_iter().filter(|finding| !loaded.is_consequence(finding)));
    let located = loaded.locate(findings);
    loaded.problems.extend(located);
    loaded.problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    loaded
}

impl Loaded {
    /// Where it was loaded from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Its files, in order of name.
    pub(super) fn files(&self) -> &[SourceFile] {
        &self.files
    }

    pub(super) fn file_of_event(&self, index: usize) -> Option<&str> {
        self.file_at(&self.origins.events, index)
    }

    pub(super) fn file_of_article(&self, index: usize) -> Option<&str> {
        self.file_at(&self.origins.articles, index)
    }

    pub(super) fn file_of_lesson(&self, index: usize) -> Option<&str> {
        self.file_at(&self.origins.lessons, index)
    }

    fn file_at(&self, origins: &[Origin], index: usize) -> Option<&str> {
        self.files.get(origins.get(index)?.file).map(|file| file.name.as_str())
    }

    /// What does not hold of the originals that this reader has: texts of another length, passages that do not resolve.
    #[must_use]
    pub fn check_originals(&self, originals: &Originals) -> Vec<Problem> {
        let findings = check(&self.dossier, originals).into_iter().filter(|finding| !self.is_consequence(finding)).collect();
        let known: HashSet<&Problem> = self.problems.iter().collect();
        self.locate(findings).into_iter().filter(|problem| !known.contains(problem)).collect()
    }

    /// A file that could not be read leaves references into it dangling: reporting those as well would bury the cause.
    fn is_consequence(&self, finding: &Finding) -> bool {
        let lost = |part: &str| self.unparsed.iter().any(|name| name.starts_with(part));
        match finding.code {
            "unknown-place" => lost("data/places"),
            "unknown-route" => lost("data/routes"),
            "unknown-actor" => lost("data/actors"),
            "unknown-article" => lost("seeds"),
            "unknown-happening" => lost("data/events") || lost("data/movements"),
            "undisclosed-difference" | "unknown-dispute" => lost("data/disputes"),
            // a step shows what it would show if all files could be read
            "hidden-by-filter" | "outside-time" | "outside-map" | "nothing-shown" => !self.unparsed.is_empty(),
            _ => false,
        }
    }

    fn locate(&self, findings: Vec<Finding>) -> Vec<Problem> {
        // each file that something is said of is laid out once
        let mut layouts: HashMap<usize, Layout<'_>> = HashMap::new();
        findings.into_iter().map(|finding| self.locate_one(finding, &mut layouts)).collect()
    }

    fn locate_one<'a>(&'a self, finding: Finding, layouts: &mut HashMap<usize, Layout<'a>>) -> Problem {
        let (origins, list) = self.origins.of(finding.subject.kind);
        let origin = origins.get(finding.subject.index);
        let file = origin.and_then(|origin| self.files.get(origin.file));
        let (line, column) = origin.zip(file).map_or((0, 0), |(origin, file)| {
            let field = &finding.subject.field;
            let path = if list.is_empty() { field.clone() } else { format!("{list}[{}].{field}", origin.position) };
            let spot = layouts.entry(origin.file).or_insert_with(|| Layout::of(&file.content)).locate(&path);
            (spot.line, spot.column)
        });
        Problem {
            severity: finding.severity,
            file: file.map(|file| file.shown_as.clone()).unwrap_or_default(),
            line,
            column,
            code: finding.code,
            message: finding.message,
            help: finding.help,
        }
    }
}

/// The items read so far.
#[derive(Default)]
struct Reader {
    builder: Builder,
    places: Vec<crate::gazetteer::Place>,
    routes: Vec<crate::gazetteer::Route>,
    actors: Vec<crate::dossier::Actor>,
    articles: Vec<crate::dossier::Article>,
    events: Vec<crate::dossier::Event>,
    movements: Vec<crate::dossier::Movement>,
    disputes: Vec<crate::dossier::Dispute>,
    lessons: Vec<crate::dossier::Lesson>,
    /// None where the dossier has no list of its own.
    loaded_words: Option<Vec<String>>,
    origins: Origins,
}

impl Reader {
    fn read(&mut self, index: usize, file: &SourceFile, problems: &mut Vec<Problem>) {
        let outcome = check_schema(file).and_then(|()| match file.name.as_str() {
            "data/places.ron" => parse(file, problems).map(|read: PlacesFile| self.take_places(index, read)),
            "data/routes.ron" => parse(file, problems).map(|read: RoutesFile| self.take_routes(index, read)),
            "data/actors.ron" => parse(file, problems).map(|read: ActorsFile| self.take_actors(index, read)),
            "data/movements.ron" => parse(file, problems).map(|read: MovementsFile| self.take_movements(index, read)),
            "data/disputes.ron" => parse(file, problems).map(|read: DisputesFile| self.take_disputes(index, read)),
            "data/loaded-words.ron" => parse(file, problems).map(|read: LoadedWordsFile| self.loaded_words = Some(read.words)),
            name if name.starts_with("data/events/") => parse(file, problems).map(|read: EventsFile| self.take_events(index, read)),
            name if name.starts_with("data/lessons/") => parse(file, problems).map(|read: DiskLesson| self.take_lesson(index, read)),
            name if name.starts_with("seeds/") => parse(file, problems).map(|read: DiskArticle| self.take_article(index, read)),
            _ => Err(whole_file(
                file,
                "unknown-file",
                "this file is none that a dossier has".to_owned(),
                "data/ holds places, routes, actors, movements, disputes and loaded-words, data/events/ events, data/lessons/ lessons, seeds/ cards",
            )),
        });
        if let Err(problem) = outcome {
            problems.push(problem);
        }
    }

    fn take_places(&mut self, file: usize, read: PlacesFile) {
        for (position, place) in read.places.into_iter().enumerate() {
            self.origins.places.push(Origin { file, position });
            let built = self.builder.place(self.places.len(), place);
            self.places.push(built);
        }
    }

    fn take_routes(&mut self, file: usize, read: RoutesFile) {
        for (position, route) in read.routes.into_iter().enumerate() {
            self.origins.routes.push(Origin { file, position });
            let built = self.builder.route(self.routes.len(), route);
            self.routes.push(built);
        }
    }

    fn take_actors(&mut self, file: usize, read: ActorsFile) {
        self.origins.actors.extend((0..read.actors.len()).map(|position| Origin { file, position }));
        self.actors.extend(read.actors);
    }

    fn take_article(&mut self, file: usize, read: DiskArticle) {
        self.origins.articles.push(Origin { file, position: 0 });
        let built = self.builder.article(self.articles.len(), read);
        self.articles.push(built);
    }

    fn take_lesson(&mut self, file: usize, read: DiskLesson) {
        self.origins.lessons.push(Origin { file, position: 0 });
        let built = self.builder.lesson(self.lessons.len(), read);
        self.lessons.push(built);
    }

    fn take_events(&mut self, file: usize, read: EventsFile) {
        for (position, event) in read.events.into_iter().enumerate() {
            self.origins.events.push(Origin { file, position });
            let built = self.builder.event(self.events.len(), event);
            self.events.push(built);
        }
    }

    fn take_disputes(&mut self, file: usize, read: DisputesFile) {
        for (position, dispute) in read.disputes.into_iter().enumerate() {
            self.origins.disputes.push(Origin { file, position });
            let built = self.builder.dispute(self.disputes.len(), dispute);
            self.disputes.push(built);
        }
    }

    fn take_movements(&mut self, file: usize, read: MovementsFile) {
        for (position, movement) in read.movements.into_iter().enumerate() {
            self.origins.movements.push(Origin { file, position });
            let built = self.builder.movement(self.movements.len(), movement);
            self.movements.push(built);
        }
    }
}

/// A dossier without a list of its own is held to the one of the program.
fn built_in_loaded_words() -> Vec<String> {
    let (files, _) = Source::BuiltIn.files();
    let list = files.iter().find(|file| file.name == "data/loaded-words.ron");
    list.and_then(|file| parse::<LoadedWordsFile>(file, &mut Vec::new()).ok()).map(|read| read.words).unwrap_or_default()
}

/// The path of a file inside the dossier, with `/`, from how it is shown.
fn name_inside(source: &Source, shown_as: &str) -> String {
    let inside = match source {
        Source::BuiltIn | Source::New => shown_as,
        Source::Folder(path) | Source::Packed(path) => shown_as.strip_prefix(&path.display().to_string()).unwrap_or(shown_as),
    };
    inside.replace('\\', "/").trim_start_matches('/').to_owned()
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn parse<T: DeserializeOwned>(file: &SourceFile, problems: &mut Vec<Problem>) -> Result<T, Problem> {
    let mut unknown = Vec::new();
    let parsed = ron::Deserializer::from_str_with_options(&file.content, &options()).and_then(|mut deserializer| {
        serde_ignored::deserialize(&mut deserializer, |path| unknown.push(path.to_string()))
            .and_then(|value| deserializer.end().map(|()| value))
            .map_err(|error| deserializer.span_error(error))
    });
    let parsed = parsed.map_err(|error| ron_problem(file, &error))?;
    if !unknown.is_empty() {
        let layout = Layout::of(&file.content);
        problems.extend(unknown.iter().map(|path| unknown_field(file, &layout, path)));
    }
    Ok(parsed)
}

/// A field that nobody asks for: a slip of the pen, or of a later version. It stays in the file.
fn unknown_field(file: &SourceFile, layout: &Layout<'_>, path: &str) -> Problem {
    // an optional whole is a step "?" on the way
    let steps = path.split('.').filter(|step| *step != "?");
    let path = steps
        .map(|step| if step.bytes().all(|b| b.is_ascii_digit()) { format!("[{step}]") } else { format!(".{step}") })
        .collect::<String>();
    let name = path.rsplit(['.', ']']).next().unwrap_or_default().to_owned();
    let spot = layout.locate_field(&path);
    let help = "a slip of the pen, or a field of a newer version: it is passed over, and kept when the dossier is saved; data/README.md shows every field";
    Problem {
        severity: Severity::Warning,
        line: spot.line,
        column: spot.column,
        ..whole_file(file, "unknown-field", format!("there is no field \"{name}\" here"), help)
    }
}

/// The schema comes first: a file of a later version says so, and not that a field is unknown.
fn check_schema(file: &SourceFile) -> Result<(), Problem> {
    match options().from_str::<Head>(&file.content) {
        Ok(head) if head.schema == SCHEMA => Ok(()),
        Ok(head) => {
            let spot = Layout::of(&file.content).locate("schema");
            Err(Problem {
                line: spot.line,
                column: spot.column,
                ..whole_file(
                    file,
                    "unknown-schema",
                    format!("expected schema {SCHEMA}, found {}", head.schema),
                    "a newer version of dateline may have written it: update, or convert the file",
                )
            })
        }
        // whoever knows what the file should hold knows better what is wrong with it
        Err(_) => Ok(()),
    }
}

fn ron_problem(file: &SourceFile, error: &SpannedError) -> Problem {
    let one_of = |names: &[&str]| format!("expected one of {}", names.join(", "));
    // without the names of our own types, which nobody who writes a dossier knows
    let message = match &error.code {
        ron::Error::MissingStructField { field, .. } => format!("expected a field \"{field}\", found none"),
        ron::Error::DuplicateStructField { field, .. } => format!("expected one field \"{field}\", found a second"),
        ron::Error::NoSuchStructField { expected, found, .. } => format!("{}; found a field \"{found}\"", one_of(expected)),
        ron::Error::NoSuchEnumVariant { expected, found, .. } => format!("{}; found {found}", one_of(expected)),
        other => {
            let message = other.to_string();
            let mut first = message.chars();
            first.next().map(|c| c.to_lowercase().chain(first).collect()).unwrap_or_default()
        }
    };
    let (line, column) = past_space(&file.content, error.span.start.line, error.span.start.col);
    Problem {
        line,
        column,
        ..whole_file(file, "bad-ron", message, "data/README.md shows every field; strings stand in \"…\", entries end with a comma")
    }
}

/// The parser points at the white space before what it does not understand; a reader looks for the thing itself.
fn past_space(content: &str, line: usize, column: usize) -> (usize, usize) {
    let rest = content.split_inclusive('\n').skip(line.saturating_sub(1)).flat_map(str::chars).skip(column.saturating_sub(1));
    let mut at = (line, column);
    for c in rest {
        match c {
            '\n' => at = (at.0 + 1, 1),
            c if c.is_whitespace() => at.1 += 1,
            _ => return at,
        }
    }
    (line, column)
}

fn whole_file(file: &SourceFile, code: &'static str, message: String, help: &str) -> Problem {
    Problem { severity: Severity::Error, file: file.shown_as.clone(), line: 0, column: 0, code, message, help: help.to_owned() }
}
