//! The workbench: making and mending a dossier in the window.
//!
//! Panels here edit forms, as panels must; what a form asks for is a [`Work`], carried out in `apply.rs`, and every change of the dossier
//! is an [`Edit`] that can be undone. What is unsaved is written down beside the session as it comes about, so that a crash takes
//! nothing.

mod apply;
mod article_window;
mod audit;
mod autosave;
mod card_window;
mod chooser;
mod claim_form;
mod claim_panel;
mod files;
mod names;
mod paragraph_window;
mod place_form;
mod place_panel;
mod review;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

pub(super) use apply::apply;
pub(super) use article_window::ArticleForm;
pub(super) use audit::AuditRow;
pub(super) use audit::show as show_audit;
pub(super) use autosave::{keep, offer};
pub(super) use card_window::CardForm;
pub(super) use chooser::{Chooser, first_folder};
pub use claim_form::ClaimForm;
pub use names::NameInText;
pub(super) use names::names_in;
pub(super) use paragraph_window::ParagraphForm;
pub use place_panel::PlacePanel;
pub(super) use place_panel::show as show_places;

use super::{Command, State};
use crate::dossier::ClaimId;
use crate::edit::{CitedRow, Edit, History};
use crate::geo::LonLat;
use crate::store::{Loaded, Recovery};

/// What somebody asks of the workbench.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Work {
    Edit(Box<Edit>),
    Undo,
    Redo,

    // files
    New,
    Open(PathBuf),
    /// Lets the user look for a folder or a file.
    Choose(Purpose),
    /// Looks for another folder or name of the file that the open form writes.
    ChooseTarget(PathBuf),
    /// The chooser shows another folder.
    LookInto(PathBuf),
    Chosen(PathBuf),
    CloseChooser,
    Save,
    SaveAs(PathBuf),
    /// What to do with unsaved changes, and then with what was to be done.
    Answer(Answer),
    Recover(bool),

    // articles
    /// The window that adds an article, with a text in it if there is one.
    BeginArticle(Option<PathBuf>),
    AddArticle,
    /// Makes rows of the table of that name into claims.
    Cite(String, Vec<CitedRow>),
    CloseArticle,
    /// The card of the article that is open.
    OpenCard,
    KeepCard,
    /// Digest and reason of a paragraph of the article that is open.
    OpenParagraph(usize),
    KeepParagraph,
    /// Card and paragraph are put away as they were.
    CloseForms,

    // names
    /// Going through the names of the article that is open, or no longer.
    Review(bool),
    /// So many names on or back.
    StepName(isize),
    GoToName(usize),
    /// The place that the linker chose, or this one of its candidates.
    Accept(Option<usize>),
    /// The places of all names that only one place bears.
    AcceptSure,
    /// Another place than the linker thought of.
    AcceptPlace(String),
    /// The name of no place here.
    Reject,
    Undecide,

    // claims
    /// Words of a paragraph were selected, in code points of the text.
    SelectWords {
        paragraph: usize,
        start: usize,
        end: usize,
    },
    /// A claim of the selected words.
    BeginClaim,
    ChangeClaim(ClaimId),
    KeepClaim,
    CloseClaim,

    // the gazetteer
    /// A new place, with a name to begin with.
    NewPlace(String),
    /// A place of the gazetteer, or one that the program knows.
    OpenPlace(String),
    /// A row of the table that was opened.
    TakeFromTable(usize),
    /// Where the place that is open is, as it was clicked on the map.
    PickSpot(LonLat),
    KeepPlace,
    ClosePlace,
    /// To a name of an article, to decide it.
    ReviewAt {
        article: String,
        start: usize,
    },
}

/// What the chooser is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Purpose {
    OpenDossier,
    SaveDossier,
    OpenText,
    OpenTable,
    /// A table of events, for a layer.
    OpenData,
    /// Where the file of the open form goes: a picture, an export.
    SaveFile,
}

/// What to do with unsaved changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Answer {
    Save,
    Discard,
    Cancel,
}

/// What waits for an answer about unsaved changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pending {
    New,
    Open(PathBuf),
    Quit,
}

/// Words that were selected in the reader, in code points of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The paragraph that they stand in.
    pub paragraph: usize,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// Everything of the window that belongs to making and mending.
#[derive(Debug, Default)]
pub struct Workbench {
    /// The dossier as it is on disk.
    pub(super) base: Option<Arc<Loaded>>,
    /// What was done since.
    pub history: History,
    /// The files of articles that were added and not saved, by identifier.
    pub(super) texts: BTreeMap<String, Vec<u8>>,
    /// The name that is being decided, while names are gone through.
    pub review: Option<usize>,
    /// The words that were selected last.
    pub words: Option<Words>,
    /// The claim that is being written.
    pub claim: Option<ClaimForm>,
    /// The gazetteer, as its panel shows it.
    pub places: PlacePanel,
    /// Names with several candidates, as long as nothing changes.
    pub(super) audit: Option<Vec<AuditRow>>,
    /// The article that is being added.
    pub(super) article: Option<ArticleForm>,
    pub(super) card: Option<CardForm>,
    pub(super) paragraph: Option<ParagraphForm>,
    /// What is typed where another place for a name is looked for.
    pub(super) name_search: String,
    pub(super) chooser: Option<Chooser>,
    pub(super) pending: Option<Pending>,
    /// Where something was last looked for.
    pub(super) last_folder: Option<PathBuf>,
    /// What goes on once the dossier has a folder and is saved there.
    pub(super) after_save: Option<Pending>,
    /// What a session that crashed left.
    pub(super) recovered: Option<Recovery>,
    pub(super) autosave: autosave::Autosave,
}

impl Workbench {
    /// The workbench for a dossier that was just opened.
    pub(super) fn on(loaded: Arc<Loaded>) -> Self {
        Self { base: Some(loaded), ..Self::default() }
    }

    /// Whether a form is open with something in it that is nowhere else.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.claim.is_some() || self.article.as_ref().is_some_and(|form| !form.is_empty())
    }

    pub(super) fn would_lose_something(&self) -> bool {
        self.is_unsaved() || self.is_writing()
    }

    /// Whether a question is open that has to be answered before anything else.
    pub(super) fn is_asking(&self) -> bool {
        self.pending.is_some() || self.recovered.is_some()
    }

    /// Whether the dossier is another one than on disk.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.history.is_unsaved()
    }
}

/// The windows of the workbench.
pub(super) fn show_windows(ctx: &egui::Context, state: &mut State, commands: &mut Vec<Command>) {
    article_window::show(ctx, state, commands);
    card_window::show(ctx, state, commands);
    paragraph_window::show(ctx, state, commands);
    chooser::show(ctx, state, commands);
    files::show_questions(ctx, state, commands);
}

pub(super) use claim_panel::show as show_claim;
pub(super) use files::{ask_before_closing, file_menu};
pub(super) use review::{read_keys, show as show_review};

fn work(work: Work) -> Command {
    Command::Work(Box::new(work))
}
