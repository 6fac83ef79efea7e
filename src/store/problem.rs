//! A problem of a file, said so that somebody can mend it.

use std::fmt;

use serde::Serialize;

use crate::dossier::Severity;

/// Something wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// The file, as a path inside the dossier or on disk.
    pub file: String,
    /// Line, from 1; 0 where the problem is of the file as a whole.
    pub line: usize,
    /// Column in characters, from 1; 0 where the problem is of the file as a whole.
    pub column: usize,
    /// A short stable name: `unknown-place`.
    pub code: &'static str,
    /// What was expected and what was found.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Whether any of the problems makes the dossier unusable.
#[must_use]
pub fn has_errors(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}

impl Problem {
    /// `file:line:column`, or only the file where the problem is of the whole.
    #[must_use]
    pub fn location(&self) -> String {
        if self.line == 0 { self.file.clone() } else { format!("{}:{}:{}", self.file, self.line, self.column) }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}[{}]: {}", self.location(), self.severity.name(), self.code, self.message)?;
        if self.help.is_empty() { Ok(()) } else { write!(f, "\n    help: {}", self.help) }
    }
}

impl Serialize for Problem {
    /// Keys in the order of the command line's JSON Lines.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        let mut fields = serializer.serialize_struct("Problem", 7)?;
        fields.serialize_field("severity", self.severity.name())?;
        fields.serialize_field("file", &self.file)?;
        fields.serialize_field("line", &(self.line > 0).then_some(self.line))?;
        fields.serialize_field("column", &(self.column > 0).then_some(self.column))?;
        fields.serialize_field("code", self.code)?;
        fields.serialize_field("message", &self.message)?;
        fields.serialize_field("help", &self.help)?;
        fields.end()
    }
}
