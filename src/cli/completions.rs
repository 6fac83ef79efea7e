//! `dateline completions`: a script for the shell.

use std::process::ExitCode;

use clap::CommandFactory as _;

use super::Cli;
use super::output::{Failure, write_data};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Which shell
    shell: clap_complete::Shell,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "dateline", &mut script);
    write_data(None, &script)?;
    Ok(ExitCode::SUCCESS)
}
