//! Dateline: a desktop atlas of what news articles say happened, where and when.
//!
//! The rooms of the house stand in the order in which they may use each other; `ARCHITECTURE.md` says why, and
//! `tests/rooms.rs` keeps it so.

pub mod geo;
pub mod time;

pub mod gazetteer;

pub mod dossier;

pub mod linking;

pub mod layer;

pub mod query;

pub mod quiz;

pub mod playback;

pub mod edit;

pub mod store;

pub mod basemap;

pub mod exchange;

#[cfg(feature = "desktop")]
pub mod paint;

#[cfg(feature = "desktop")]
pub mod desktop;

pub mod cli;
