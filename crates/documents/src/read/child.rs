//! Programs run apart: our own reader for risky formats and the system's readers of old .doc files.
//!
//! A child gets a limit on address space and processor time from the shell's `ulimit`, a limit on
//! its output from us, and is killed at the deadline. What it sends is data, checked like any other.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use super::budget::{Budget, ChildProgram, Limits};
use super::cells::{CellSheet, cells_here};
use super::{Format, Reason, SourceText, read_here};

/// Runs a program with bytes on its standard input and returns its standard output.
pub(super) fn run(
    program: &OsStr,
    args: &[impl AsRef<OsStr>],
    input: &[u8],
    limits: &Limits,
) -> Result<Vec<u8>, Reason> {
    let seconds = limits.time.as_secs().max(1);
    let limit = format!(
        "ulimit -v {} -t {seconds} 2>/dev/null; exec \"$0\" \"$@\"",
        limits.child_memory_bytes / 1_024
    );
    let mut child = Command::new("sh")
        .arg("-c")
        .arg(limit)
        .arg(program)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .map_err(|error| Reason::Child(error.to_string()))?;
    let output = converse(&mut child, input, limits);
    if output.is_err() {
        end_group(&mut child);
    }
    let status = child
        .wait()
        .map_err(|error| Reason::Child(error.to_string()))?;
    match output {
        Ok(output) if status.success() => Ok(output),
        Ok(_) => Err(Reason::Child(status.to_string())),
        Err(reason) => Err(reason),
    }
}

/// Kills a child and what it started; a grandchild would keep the pipes open.
fn end_group(child: &mut Child) {
    let group = format!("-{}", child.id());
    // Both may find nothing left to kill, which is as well.
    let _ = Command::new("kill")
        .args(["-KILL", "--", &group])
        .stderr(Stdio::null())
        .status();
    let _ = child.kill();
}

fn converse(child: &mut Child, input: &[u8], limits: &Limits) -> Result<Vec<u8>, Reason> {
    let (Some(mut to_child), Some(from_child)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(Reason::Child("没有管道".to_owned()));
    };
    let output_bytes_max = limits.chars.saturating_mul(4) as u64;
    let (sender, receiver) = mpsc::channel();
    let input = input.to_vec();
    // The threads end with the child, which is killed when it does not end itself; nobody waits for
    // them. A child that stops reading closes the pipe; what it answered then decides.
    std::thread::spawn(move || to_child.write_all(&input));
    std::thread::spawn(move || {
        let mut output = Vec::new();
        let result = from_child
            .take(output_bytes_max + 1)
            .read_to_end(&mut output);
        let _ = sender.send(result.map(|_| output));
    });
    match receiver.recv_timeout(limits.time + Duration::from_secs(1)) {
        Ok(Ok(output)) if output.len() as u64 > output_bytes_max => {
            Err(Reason::TooMuchText(limits.chars))
        }
        Ok(Ok(output)) => Ok(output),
        Ok(Err(error)) => Err(Reason::Child(error.to_string())),
        Err(_) => Err(Reason::TimedOut(limits.time.as_secs())),
    }
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
