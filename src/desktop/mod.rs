//! The window: an egui application over the pure rooms.
//!
//! Panels are free functions that read the state and push [`Command`]s; `apply` is the one place where a command changes
//! anything. What is kept between sessions ([`Session`]) and what dies with the window ([`State`]) are two structs.

mod allocator;
mod app;
mod apply;
mod bars;
mod command;
mod compare;
mod coverage;
mod export;
mod focus;
mod ground;
mod hand_out;
mod help;
mod icon;
mod inspector;
mod job;
mod keys;
mod layers;
mod lessons;
mod map;
mod map_window;
mod menu;
mod picture;
mod problems;
mod quiz_round;
mod reader;
mod search;
mod session;
mod share;
mod side;
mod state;
mod style;
mod tally;
mod texts;
mod timeline;
mod workbench;

pub use app::App;
pub use bars::{LaneBy, Timeline};
pub use command::{Command, Stretch};
pub use export::{ExportForm, ExportWhat, Preview};
pub use ground::GroundThread;
pub use hand_out::HandOutForm;
pub use layers::{ImportForm, LayerCommand, LayerFile, LayerSearch, Layers, RowsForm, TableExport, UserLayer};
pub use lessons::{Aid, LessonCommand, LessonEditor, LessonRun, Presenter, PresenterCommand};
pub use picture::{PictureForm, PictureKind};
pub use quiz_round::{QuizCommand, QuizRun};
pub use session::{Centre, CompareTab, RightTab, Session};
pub use state::{Opened, State};
pub use texts::Language;
pub use timeline::{Drag, Edge};
pub use workbench::{Answer, ClaimForm, NameInText, PlacePanel, Purpose, Words, Work, Workbench};

use thiserror::Error;

use crate::store::Source;

/// Why there is no window.
#[derive(Debug, Error)]
pub enum DesktopError {
    /// Nothing to open a window on.
    #[error(
        "there is no display to open a window on. `dateline render -o map.png` draws the map as a picture and \
         `dateline export --layer events -o events.geojson` writes the events; both need no display"
    )]
    NoDisplay,
    /// The window system or the graphics adapter said no.
    #[error(
        "the window could not be opened: {0}. Check DISPLAY or WAYLAND_DISPLAY, and without a GPU install a Vulkan driver in software \
         (Debian: mesa-vulkan-drivers). `dateline render -o map.png` needs no display, `dateline export --layer events` not even a driver"
    )]
    Window(#[from] eframe::Error),
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When there is no display, or no graphics adapter.
pub fn run(source: Source) -> Result<(), DesktopError> {
    if !has_display() {
        return Err(DesktopError::NoDisplay);
    }
    allocator::restart_with_settings();
    let opened = Opened::load(source);
    let viewport = egui::ViewportBuilder::default()
        .with_title("Dateline")
        .with_app_id("dateline")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([760.0, 520.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    eframe::run_native("dateline", options, Box::new(|cc| Ok(Box::new(App::new(cc, opened)))))?;
    Ok(())
}

/// X11 and Wayland say so in the environment; elsewhere there always is one.
fn has_display() -> bool {
    let named = |variable: &str| std::env::var_os(variable).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || named("DISPLAY") || named("WAYLAND_DISPLAY") || named("WAYLAND_SOCKET")
}
