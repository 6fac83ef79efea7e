//! The words of the window: one catalogue in the notation of Project Fluent, a folder of `assets/texts` for each language.
//!
//! English is complete; what another language lacks is shown in English. Panels name a message by its key and never hold words of
//! their own: `tr!("menu-file")`, and with values `tr!("lesson-step-of", step = 3, of = 8)`. A test holds the keys and their values
//! in the code against the catalogue, and keeps words out of the code.
//!
//! What the dossier says is not interface: titles, names and quotes stay in the language they are written in. Messages of the pure
//! rooms (problems of files, refusals of exports) are English too, as they are on the command line.

mod catalogue;
mod direction;

use std::cell::Cell;

use serde::{Deserialize, Serialize};

pub(super) use catalogue::{filled, plain, word};
pub(super) use direction::{AsSpoken, far_end, in_reading_order, leading, trailing};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// The one in which the program was written; complete.
    #[default]
    English,
    /// Begun, and not yet read by a native speaker.
    Arabic,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Arabic];

    /// Its name for those who speak it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Arabic => "العربية",
        }
    }

    /// Its tag (BCP 47).
    fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Arabic => "ar",
        }
    }

    /// Whether its lines begin at the right.
    fn is_from_the_right(self) -> bool {
        self == Self::Arabic
    }
}

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
}

/// From now on this thread's messages are in that language. The window says so at the beginning of each frame, and a [`Job`] does as
/// the window that began it.
///
/// [`Job`]: super::job::Job
pub(super) fn speak(language: Language) {
    SPOKEN.set(language);
}

/// The language of this thread's messages.
pub(super) fn spoken() -> Language {
    SPOKEN.get()
}

/// A message of the catalogue in the language of the window: `&'static str` without values, `String` with them.
macro_rules! tr {
    ($key:literal) => {
        $crate::desktop::texts::plain($key)
    };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::desktop::texts::filled($key, [$((stringify!($name), ::fluent_bundle::FluentValue::from($value))),+])
    };
}
pub(super) use tr;
