//! Runs the program as a user without a display would, in an empty folder.

use std::process::{Command, Stdio};

/// What the program answered.
#[derive(Debug)]
pub(crate) struct Answer {
    /// Its exit code; none if a signal ended it.
    pub(crate) code: Option<i32>,
    /// What it wrote to standard output.
    pub(crate) data: String,
    /// What it wrote to standard error.
    pub(crate) talk: String,
}

/// The program with these arguments, not yet started.
pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    // an empty folder has no seeds/texts, so that a developer's own originals change nothing
    command.args(args).current_dir(env!("CARGO_TARGET_TMPDIR")).stdin(Stdio::null());
    for variable in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DATELINE_TEXTS", "COLUMNS"] {
        command.env_remove(variable);
    }
    command
}

/// What a command answers when it is run to its end. It never panics, whatever the arguments.
pub(crate) fn answer_of(command: &mut Command) -> Answer {
    let output = command.output().expect("the program can be started");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    let answer = Answer { code: output.status.code(), data: text(output.stdout), talk: text(output.stderr) };
    assert!(!answer.talk.contains("panicked") && answer.code.is_some(), "{command:?}: {answer:?}");
    answer
}
