//! Where commands write: answers on standard output, diagnostics on standard error, one line each.

use std::{
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

use serde::Serialize;

/// With what the process ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was answered: 0.
    Fine,
    /// A check did not hold: 1.
    CheckFailed,
    /// Bad usage, or something could not be handled: 2.
    Unusable,
}

impl Outcome {
    /// The worse of two.
    pub fn worst(self, other: Self) -> Self {
        if self.code() >= other.code() {
            self
        } else {
            other
        }
    }

    const fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::CheckFailed => 1,
            Self::Unusable => 2,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome.code())
    }
}

/// Standard output and standard error. A reader that went away (`| head`) ends the output quietly.
pub struct Console {
    out: Box<dyn Write + Send>,
    err: Box<dyn Write + Send>,
}

impl Console {
    /// The process's own.
    pub fn standard() -> Self {
        let out = io::BufWriter::with_capacity(1 << 16, io::stdout());
        Self {
            out: Box::new(out),
            err: Box::new(io::stderr()),
        }
    }

    /// Writes a line.
    pub fn line(&mut self, text: &str) {
        let written = writeln!(self.out, "{text}").and_then(|()| self.out.flush());
        drop(written);
    }

    /// Writes one JSON object in a line.
    pub fn json(&mut self, value: &impl Serialize) {
        match serde_json::to_string(value) {
            Ok(text) => self.line(&text),
            Err(error) => self.complain(&format!("cannot write the answer: {error}")),
        }
    }

    /// Writes a diagnostic in one line.
    pub fn complain(&mut self, message: &str) {
        let mut lines = message
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty());
        let first = lines.next().unwrap_or_default();
        let rest: Vec<_> = lines.collect();
        let written = if rest.is_empty() {
            writeln!(self.err, "gongkai: {first}")
        } else {
            writeln!(self.err, "gongkai: {first} {}", rest.join(" "))
        };
        drop(written);
    }

    /// Tells whether a person looks at the diagnostics.
    pub fn is_watched() -> bool {
        io::stderr().is_terminal()
    }
}
