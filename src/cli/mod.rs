//! The command line: one file a subcommand. Data goes to standard output or `-o`, talk to standard error; the exit code says
//! whether all was well (0), the data have problems (1), or the command was used wrongly (2).

mod article;
mod check;
mod completions;
mod export;
mod filters;
mod import;
mod lesson;
mod link;
mod list;
mod output;
mod pack;
mod quiz;
#[cfg(feature = "desktop")]
mod render;
mod view;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use filters::FilterArgs;
use output::{Failure, Talk};

use crate::dossier::Dossier;
use crate::store::{self, Loaded, Source, TEXTS_VARIABLE, Texts};

/// A desktop atlas of what news articles say happened, where and when.
///
/// Without a subcommand it opens the window on the built-in dossier, or on the folder or the .dateline file that is named.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, args_conflicts_with_subcommands = true)]
#[command(after_help = "Exit codes: 0 done, 1 problems found in the data, 2 wrong usage.\n\
    Environment: DATELINE_TEXTS names a folder with the original articles; they are recognised by their SHA-256.")]
pub struct Cli {
    /// The folder of a dossier (data/ and seeds/ in it), or a .dateline file, to open instead of the built-in one
    pub dir: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Validate a dossier: every problem with file, line, column and a remedy
    Check(check::Args),
    /// Write a layer for other programs
    Export(export::Args),
    /// Turn a table of somebody else's (ACLED, UCDP GED, GDELT, GeoJSON, KML, GPX, any CSV, …) into GeoJSON, CSV or Parquet
    Import(import::Args),
    /// Print a layer for reading
    List(list::Args),
    /// Find the places that texts name, and say why
    Link(link::Args),
    /// Draw the map as a picture, or as a series of them, without a window
    #[cfg(feature = "desktop")]
    Render(render::Args),
    /// Print lessons: steps for a class, each with what is shown and what is asked
    Lesson(lesson::Args),
    /// Print a round of questions made from the dossier, with its key apart
    Quiz(quiz::Args),
    /// Bring a new article into a dossier
    Article(article::Args),
    /// Write a dossier into one .dateline file, to be given away
    Pack(pack::PackArgs),
    /// Write a dossier from a .dateline file into a folder
    Unpack(pack::UnpackArgs),
    /// Say in words what a view opens that was copied as a line of text
    View(view::Args),
    /// Print a script that completes commands and flags in a shell
    Completions(completions::Args),
}

/// What the arguments ask for.
#[derive(Debug)]
pub enum Asked {
    /// A command that has run; its exit code.
    Done(ExitCode),
    /// The window, on this dossier.
    Window(Source),
}

/// Runs a subcommand, or says that the window is asked for.
#[must_use]
pub fn run(cli: Cli) -> Asked {
    let outcome = match cli.command {
        None => {
            let source = cli.dir.map_or(Source::BuiltIn, |path| Source::at(&path));
            return match no_such_folder(&source) {
                Some(failure) => Asked::Done(failure.report()),
                None => Asked::Window(source),
            };
        }
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Export(args)) => export::run(&args),
        Some(Command::Import(args)) => import::run(&args),
        Some(Command::List(args)) => list::run(&args),
        Some(Command::Link(args)) => link::run(&args),
        Some(Command::Lesson(args)) => lesson::run(&args),
        Some(Command::Quiz(args)) => quiz::run(&args),
        Some(Command::Article(args)) => article::run(&args),
        Some(Command::Pack(args)) => pack::pack(&args),
        Some(Command::Unpack(args)) => pack::unpack(&args),
        #[cfg(feature = "desktop")]
        Some(Command::Render(args)) => render::run(&args),
        Some(Command::View(args)) => view::run(&args),
        Some(Command::Completions(args)) => completions::run(&args),
    };
    Asked::Done(outcome.unwrap_or_else(Failure::report))
}

/// A folder that is not there is a slip of the hand, most often in the name of a subcommand.
fn no_such_folder(source: &Source) -> Option<Failure> {
    let (path, is_there) = match source {
        Source::Folder(folder) => (folder, folder.is_dir()),
        Source::Packed(file) => (file, file.is_file()),
        Source::BuiltIn | Source::New => return None,
    };
    if is_there {
        return None;
    }
    let word = path.display().to_string();
    if matches!(source, Source::Packed(_)) {
        return Some(Failure::usage(format!("expected a dossier in one file, found no file \"{word}\"")));
    }
    let near = crate::gazetteer::nearest_ids(
        &word,
        ["check", "export", "import", "list", "link", "lesson", "quiz", "article", "pack", "unpack", "render", "view", "completions"]
            .into_iter(),
    );
    let hint = near.first().map_or_else(|| "see dateline --help".to_owned(), |name| format!("did you mean the command \"{name}\"?"));
    Some(Failure::usage(format!("expected the folder of a dossier, found no folder \"{word}\": {hint}")))
}

/// The dossier that a command works on.
#[derive(Debug, clap::Args)]
struct DossierArg {
    /// The folder of the dossier, or a .dateline file; without it, the built-in one
    #[arg(long = "dossier", value_name = "DIR", global = true)]
    dossier: Option<PathBuf>,
}

impl DossierArg {
    fn source(&self) -> Source {
        self.dossier.as_deref().map_or(Source::BuiltIn, Source::at)
    }

    /// Whether it is not the built-in one.
    #[cfg(feature = "desktop")]
    fn is_own(&self) -> bool {
        self.dossier.is_some()
    }

    /// The dossier, for commands that need a sound one.
    fn sound(&self) -> Result<Dossier, Failure> {
        sound_of(&self.source()).map(|loaded| loaded.dossier)
    }
}

/// A dossier and its files, for commands that need a sound one.
fn sound_of(source: &Source) -> Result<Loaded, Failure> {
    if let Some(failure) = no_such_folder(source) {
        return Err(failure);
    }
    let loaded = store::load(source);
    if store::has_errors(&loaded.problems) {
        let mut talk = Talk::new();
        for problem in &loaded.problems {
            talk.line(problem);
        }
        return Err(Failure::data("the dossier has errors; `dateline check` lists them"));
    }
    Ok(loaded)
}

/// The texts of the articles that this reader has.
fn texts(source: &Source, dossier: &Dossier) -> Texts {
    let texts = std::env::var_os(TEXTS_VARIABLE).map(PathBuf::from);
    store::load_texts(source, dossier, texts.as_deref())
}

/// Says what stands in the way of the window, and gives the exit code for it.
#[must_use]
pub fn report(message: &str) -> ExitCode {
    Failure::usage(message).report()
}
