//! Changing a dossier: every edit is a command that can be undone and done again.
//!
//! An [`Edit`] says what somebody wants. Worked out on a dossier, it becomes a step: items as they were and items as they are to be,
//! which can be turned round. A step that would make a dossier wrong that was right is refused with the reasons, so that an edited
//! dossier is one that can be shown. This room is pure: files are the business of `store`, forms that of `desktop`.

mod change;
mod cite;
mod command;
mod happenings;
mod history;
mod places;

pub use cite::{Citation, CitedRow, cite};
pub use command::{Edit, Kind, Target};
pub use history::{History, Refusal};
pub use places::to_add as places_to_add;
pub use places::{Use, uses_of_place};
