//! Where data and talk go, and how a command fails.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use crate::store::write_atomically;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(super) struct Failure {
    code: u8,
    message: String,
}

impl Failure {
    /// The command was used wrongly.
    pub(super) fn usage(message: impl Into<String>) -> Self {
        Self { code: 2, message: message.into() }
    }

    /// The data have problems, or a file cannot be written.
    pub(super) fn data(message: impl Into<String>) -> Self {
        Self { code: 1, message: message.into() }
    }

    /// Says it, and gives the exit code.
    pub(super) fn report(self) -> ExitCode {
        Talk::new().line(format_args!("dateline: {}", self.message));
        ExitCode::from(self.code)
    }
}

/// Standard error, for everything that is not data. A closed one is nobody's loss.
pub(super) struct Talk(io::Stderr);

impl Talk {
    pub(super) fn new() -> Self {
        Self(io::stderr())
    }

    pub(super) fn line(&mut self, line: impl Display) {
        let _ = writeln!(self.0, "{line}");
    }
}

/// What is said where data cannot be written: to a file, or to standard output.
pub(super) fn unwritten(to: Option<&Path>, error: &io::Error) -> Failure {
    let to = to.map_or_else(|| "to standard output".to_owned(), |path| path.display().to_string());
    match error.kind() {
        io::ErrorKind::StorageFull => Failure::data(format!("cannot write {to}: the disk is full; make room, or choose another folder")),
        _ => Failure::data(format!("cannot write {to}: {error}")),
    }
}

/// Writes data to a file as a whole, or to standard output. A reader that stops early (`| head`) is no failure.
pub(super) fn write_data(to: Option<&Path>, data: &[u8]) -> Result<(), Failure> {
    match to {
        Some(path) => write_atomically(path, data).map_err(|error| unwritten(to, &error)),
        None => match io::stdout().lock().write_all(data) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(unwritten(None, &error)),
            _ => Ok(()),
        },
    }
}
