//! A program run apart: a limit on address space and processor time from the shell's `ulimit`, a limit on its
//! output and a deadline from here.
//!
//! Whatever may run away, a reader of hostile files or a typesetter, runs so. What a program sends is data,
//! checked like any other.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// A program with the arguments that lead to what it does for us, normally our own binary and a hidden
/// sub-command.
#[derive(Debug, Clone)]
pub struct ChildProgram {
    /// The executable.
    pub program: PathBuf,
    /// Arguments that lead to the hidden sub-command.
    pub args: Vec<OsString>,
}

impl ChildProgram {
    /// This program itself, with a sub-command; nothing when it cannot find its own file.
    #[must_use]
    pub fn own(sub_command: &str) -> Option<Self> {
        let program = std::env::current_exe().ok()?;
        Some(Self {
            program,
            args: vec![sub_command.into()],
        })
    }
}

/// What one run may cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Caps {
    /// Time on the clock, and of the processor.
    pub(crate) time: Duration,
    /// Address space.
    pub(crate) memory_bytes: u64,
    /// What it may answer.
    pub(crate) output_bytes: u64,
}

/// Why a run gave nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Failure {
    /// It did not start, ended badly or could not be talked to.
    Broken(String),
    /// It answered more than it may.
    TooMuch,
    /// It did not end in time.
    TimedOut,
}

/// Hears each line that a child says on its standard error while it works.
pub(crate) type Ear = Box<dyn Fn(&str) + Send>;

/// What is heard of one child; the rest is read and dropped.
const HEARD_BYTES: u64 = 100_000;

/// Runs a program with bytes on its standard input and returns its standard output.
pub(crate) fn run(
    program: &OsStr,
    args: &[impl AsRef<OsStr>],
    input: &[u8],
    caps: &Caps,
) -> Result<Vec<u8>, Failure> {
    run_heard(program, args, input, caps, None)
}

/// As [`run`], and somebody hears how far it is.
pub(crate) fn run_heard(
    program: &OsStr,
    args: &[impl AsRef<OsStr>],
    input: &[u8],
    caps: &Caps,
    ear: Option<Ear>,
) -> Result<Vec<u8>, Failure> {
    let seconds = caps.time.as_secs().max(1);
    let limit = format!(
        "ulimit -v {} -t {seconds} 2>/dev/null; exec \"$0\" \"$@\"",
        caps.memory_bytes / 1_024
    );
    let mut child = Command::new("sh")
        .arg("-c")
        .arg(limit)
        .arg(program)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(if ear.is_some() {
            Stdio::piped()
        } else {
            Stdio::null()
        })
        .process_group(0)
        .spawn()
        .map_err(|error| Failure::Broken(error.to_string()))?;
    hear(&mut child, ear);
    let output = converse(&mut child, input, caps);
    if output.is_err() {
        end_group(&mut child);
    }
    let status = child
        .wait()
        .map_err(|error| Failure::Broken(error.to_string()))?;
    match output {
        Ok(output) if status.success() => Ok(output),
        Ok(_) => Err(Failure::Broken(status.to_string())),
        Err(failure) => Err(failure),
    }
}

/// Passes on what a child says, until it ends.
fn hear(child: &mut Child, ear: Option<Ear>) {
    let (Some(says), Some(ear)) = (child.stderr.take(), ear) else {
        return;
    };
    std::thread::spawn(move || {
        let mut says = BufReader::new(says);
        for line in (&mut says).take(HEARD_BYTES).lines() {
            let Ok(line) = line else { break };
            ear(&line);
        }
        // A full pipe would stop the child.
        let _ = std::io::copy(&mut says, &mut std::io::sink());
    });
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

fn converse(child: &mut Child, input: &[u8], caps: &Caps) -> Result<Vec<u8>, Failure> {
    let (Some(mut to_child), Some(from_child)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(Failure::Broken("没有管道".to_owned()));
    };
    let most = caps.output_bytes;
    let (sender, receiver) = mpsc::channel();
    let input = input.to_vec();
    // The threads end with the child, which is killed when it does not end itself; nobody waits for
    // them. A child that stops reading closes the pipe; what it answered then decides.
    std::thread::spawn(move || to_child.write_all(&input));
    std::thread::spawn(move || {
        let mut output = Vec::new();
        let result = from_child.take(most + 1).read_to_end(&mut output);
        let _ = sender.send(result.map(|_| output));
    });
    match receiver.recv_timeout(caps.time + Duration::from_secs(1)) {
        Ok(Ok(output)) if output.len() as u64 > most => Err(Failure::TooMuch),
        Ok(Ok(output)) => Ok(output),
        Ok(Err(error)) => Err(Failure::Broken(error.to_string())),
        Err(_) => Err(Failure::TimedOut),
    }
}
