//! Everything that a panel may ask for.

use std::path::PathBuf;

use super::bars::LaneBy;
use super::export::ExportForm;
use super::picture::{PictureForm, PictureKind};
use super::{Centre, HandOutForm, LayerCommand, LessonCommand, QuizCommand, RightTab, Work};
use crate::basemap::{MapSource, Script, Theme};
use crate::dossier::{ClaimId, Happening, Modality, Shape};
use crate::geo::LonLat;
use crate::playback::{AtEnd, Direction, Mode, Speed, StepUnit};
use crate::query::ColourBy;
use crate::time::{AxisView, Moment};

/// A stretch of the axis that can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// The whole axis.
    All,
    /// The calendar year in which the slider stands.
    Year,
    /// The calendar month in which it stands.
    Month,
}

/// Something that the user wants done. Applied in one place, once a frame.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Command {
    // what is chosen
    Select(Happening),
    SelectClaim(ClaimId),
    ShowTab(RightTab),
    ReadArticle(String),
    ReadParagraph {
        article: String,
        paragraph: usize,
    },
    /// A passage was clicked: the map flies there, the slider goes to its date, the inspector opens.
    ReadPassage(ClaimId),
    /// So many claims on or back in the article that is open, in reading order.
    StepClaim(isize),
    /// To the next claim of what is selected: another version of it.
    NextVersion,
    /// The map flies to a place, and the inspector shows its card.
    ShowPlace(String),
    /// The inspector shows the card of a place.
    OpenPlace(String),
    ClosePlace,
    ShowMiddle(Centre),
    /// The claims of one cell of a matrix: the row's label and the position of the article.
    ShowCell(Option<(String, usize)>),
    ShowDisputesOf {
        article: String,
        paragraph: Option<usize>,
    },
    ShowAllDisputes,
    FlyTo {
        at: LonLat,
        zoom: f64,
    },
    FlyHome,
    ZoomBy(f64),
    /// Moves the map by parts of what it shows, to the right and down.
    MoveMap([f32; 2]),

    // time
    PlayOrPause,
    Play(Direction),
    StepToNext,
    StepToPrevious,
    StepBy(StepUnit, i64),
    GoTo(Moment),
    GoToStart,
    GoToEnd,
    SetMode(Mode),
    Faster,
    Slower,
    SetAtEnd(AtEnd),
    SetSpeed(Speed),
    SkipEmpty(bool),
    PauseAtEvents(bool),
    FoldEmptyTime(bool),
    /// Folds stretches that are empty for longer than that, in seconds.
    FoldLongerThan(i64),
    SetLanes(LaneBy),
    SetAxisView(AxisView),
    ShowStretch(Stretch),
    /// Opens or closes the field for a date.
    TypeDate(bool),
    /// To a date in EDTF or plain English.
    GoToDate(String),
    /// How long what is over leaves a trace, in seconds; 0 for none.
    SetTrace(i64),
    /// How long the trail behind a movement is, in km; 0 for none.
    SetTrail(f64),

    // what is shown
    ToggleArticle(String),
    OnlyArticle(String),
    ToggleShape(Shape),
    ToggleMovements,
    ToggleModality(Modality),
    ToggleActor(String),
    SetMaxWherePrec(Option<u8>),
    SetMaxDatePrec(Option<u8>),
    ClearFilters,
    SetColourBy(ColourBy),
    SetTheme(Theme),
    SetScript(Script),
    OpenMap(MapSource),
    ShowOverview(bool),
    ShowLegend(bool),
    ShowSchematic(bool),

    // search
    OpenSearch,
    SearchFor(String),
    CloseSearch,

    // windows and files
    ShowKeys(bool),
    ShowAbout(bool),
    ShowExport(bool),
    ShowOpenMap(bool),
    /// The window that saves pictures, or none.
    ShowPicture(Option<PictureKind>),
    SavePicture(PictureForm),
    /// The map as a picture into the clipboard.
    CopyPicture,
    /// The export window, set to the source sheet of one happening.
    ShowSheet(Happening),
    Export(Box<ExportForm>),
    TakeFiles(Vec<PathBuf>),
    /// Something of a table that the user brought.
    Layer(Box<LayerCommand>),
    /// What is seen, as a line of text into the clipboard.
    CopyView,
    /// What such a line shows.
    OpenView(String),
    /// Opens the window that hands out, on a lesson or on what the filters let through.
    ShowHandOut(Option<String>),
    CloseHandOut,
    HandOut(Box<HandOutForm>),
    /// Something of lessons.
    Lesson(Box<LessonCommand>),
    /// Something of the quiz.
    Quiz(QuizCommand),
    SetInterfaceSize(f32),
    SetReducedMotion(bool),
    /// Letters of the articles at marks and lines.
    ShowLetters(bool),
    /// The language of the window.
    SetLanguage(super::Language),
    /// Something of the workbench.
    Work(Box<Work>),
    Dismiss,
    Quit,
}
