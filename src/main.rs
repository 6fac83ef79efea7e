//! Arguments in, exit code out.

use std::process::ExitCode;

use clap::Parser as _;
use dateline::cli::{self, Asked, Cli};

fn main() -> ExitCode {
    match cli::run(Cli::parse()) {
        Asked::Done(code) => code,
        #[cfg(feature = "desktop")]
        Asked::Window(source) => match dateline::desktop::run(source) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => cli::report(&error.to_string()),
        },
        #[cfg(not(feature = "desktop"))]
        Asked::Window(_) => {
            cli::report("this build has no window; use `dateline export` or `dateline list`, or build with the feature \"desktop\"")
        }
    }
}
