//! Arguments in, exit code out.

use std::process::ExitCode;

use clap::Parser as _;
use dateline::cli::{self, Asked, Cli};

/// Linking makes many small strings, and a gazetteer large tables: with this one texts are linked a fifth faster, and twice as fast
/// with 100,000 names (`benches/linking.rs`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
