//! Programs run apart: our own reader for risky formats and the system's readers of old .doc files.
//!
//! How they are held within their limits: [`crate::apart`].

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::process::ExitCode;

use super::budget::{Budget, Limits};
use super::cells::{CellSheet, cells_here};
use super::{Format, Reason, SourceText, read_here};
use crate::apart::{self, Caps, ChildProgram, Failure};

/// Runs a program with bytes on its standard input and returns its standard output.
pub(super) fn run(
    program: &OsStr,
    args: &[impl AsRef<OsStr>],
    input: &[u8],
    limits: &Limits,
) -> Result<Vec<u8>, Reason> {
    let caps = Caps {
        time: limits.time,
        memory_bytes: limits.child_memory_bytes,
        output_bytes: limits.chars.saturating_mul(4) as u64,
    };
    apart::run(program, args, input, &caps).map_err(|failure| match failure {
        Failure::Broken(detail) => Reason::Child(detail),
        Failure::TooMuch => Reason::TooMuchText(limits.chars),
        Failure::TimedOut => Reason::TimedOut(limits.time.as_secs()),
    })
}

/// Reads a file of a risky format in our own child process.
pub(super) fn read_in_child(
    program: &ChildProgram,
    format: Format,
    bytes: &[u8],
    limits: &Limits,
) -> Result<SourceText, Reason> {
    let mut budget = Budget::new(limits);
    match ask(program, &format.to_string(), format, bytes, limits)? {
        Answer::Read(source) => {
            for line in source.lines() {
                budget.spend_text(line)?;
            }
            Ok(source)
        }
        other => Err(other.reason(format, limits)),
    }
}

/// Reads the cells of a workbook in our own child process.
pub(super) fn cells_in_child(
    program: &ChildProgram,
    format: Format,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Vec<CellSheet>, Reason> {
    let mut budget = Budget::new(limits);
    match ask(program, &format!("{format}{CELLS}"), format, bytes, limits)? {
        Answer::Cells(sheets) => {
            for cell in sheets
                .iter()
                .flat_map(|sheet| &sheet.rows)
                .flat_map(|row| &row.1)
            {
                budget.spend_text(cell)?;
            }
            Ok(sheets)
        }
        other => Err(other.reason(format, limits)),
    }
}

/// Behind the name of the format: only the cells are wanted.
const CELLS: &str = " cells";

fn ask(
    program: &ChildProgram,
    wanted: &str,
    format: Format,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Answer, Reason> {
    let input = [wanted.as_bytes(), b"\n", bytes].concat();
    let output = run(program.program.as_os_str(), &program.args, &input, limits)?;
    serde_json::from_slice(&output).map_err(|_| Reason::damaged(format, "读取程序没有给出结果"))
}

impl Answer {
    /// Why nothing was read; an answer of the other sort is none.
    fn reason(self, format: Format, limits: &Limits) -> Reason {
        match self {
            Self::ImageOnly => Reason::ImageOnly,
            Self::Encrypted => Reason::Encrypted(format),
            Self::Bomb(detail) => Reason::Bomb(detail),
            Self::NulBytes => Reason::NulBytes,
            Self::TooDeep => Reason::TooDeep(limits.depth),
            Self::TooMuch => Reason::TooMuchText(limits.chars),
            Self::Damaged(detail) => Reason::damaged(format, detail),
            Self::Read(_) | Self::Cells(_) => Reason::damaged(format, "读取程序没有给出结果"),
        }
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
enum Answer {
    Read(SourceText),
    Cells(Vec<CellSheet>),
    ImageOnly,
    Encrypted,
    TooMuch,
    TooDeep,
    NulBytes,
    Bomb(String),
    Damaged(String),
}

/// The main function of the child: the name of a format and a file on standard input, the answer
/// on standard output. A file that cannot be read is part of the answer, not a failure.
#[must_use]
pub fn pdf_child_main() -> ExitCode {
    match pdf_child_answer(&mut std::io::stdin().lock(), &mut std::io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// What [`pdf_child_main`] does, between any two streams.
///
/// # Errors
/// Only those of the streams.
pub fn pdf_child_answer(input: &mut dyn Read, output: &mut dyn Write) -> std::io::Result<()> {
    let limits = Limits::default();
    let mut bytes = Vec::new();
    input
        .take(limits.input_bytes as u64)
        .read_to_end(&mut bytes)?;
    // The first line names the format, which the parent has already found.
    let split = bytes
        .iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or_default();
    let (name, file) = bytes.split_at(split);
    let file = file.get(1..).unwrap_or_default();
    let name = std::str::from_utf8(name).unwrap_or_default();
    let (name, wants_cells) = match name.strip_suffix(CELLS) {
        Some(name) => (name, true),
        None => (name, false),
    };
    let format = Format::of_extension(name);
    let Some(format) = format else {
        return Err(std::io::Error::other("the first line names no format"));
    };
    let read = if wants_cells {
        cells_here(format, file, &limits).map(Answer::Cells)
    } else {
        read_here(format, file, &limits).map(Answer::Read)
    };
    let answer = match read {
        Ok(answer) => answer,
        Err(Reason::ImageOnly) => Answer::ImageOnly,
        Err(Reason::Encrypted(_)) => Answer::Encrypted,
        Err(Reason::TooMuchText(_) | Reason::TooManyCells(_)) => Answer::TooMuch,
        Err(Reason::NulBytes) => Answer::NulBytes,
        Err(Reason::TooDeep(_)) => Answer::TooDeep,
        Err(Reason::Bomb(detail)) => Answer::Bomb(detail),
        Err(Reason::Damaged { detail, .. }) => Answer::Damaged(detail),
        Err(other) => Answer::Damaged(other.to_string()),
    };
    serde_json::to_writer(output, &answer)?;
    Ok(())
}
