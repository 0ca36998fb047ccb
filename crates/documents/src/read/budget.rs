//! Limits on a reader, and the budget that counts against them while reading.

use std::time::{Duration, Instant};

use super::Reason;
use crate::apart::ChildProgram;

/// What one file may cost. The defaults are those of the class "document".
#[derive(Debug, Clone)]
pub struct Limits {
    /// Size of the file.
    pub input_bytes: usize,
    /// Entries of a zip container.
    pub entries: usize,
    /// Bytes after unpacking, all entries together.
    pub unpacked_bytes: u64,
    /// Unpacked size divided by packed size, for entries above one megabyte.
    pub ratio: u64,
    /// Nesting of XML elements, HTML elements and RTF groups.
    pub depth: usize,
    /// Table cells, all tables together.
    pub cells: usize,
    /// Characters of text delivered.
    pub chars: usize,
    /// Time for one file.
    pub time: Duration,
    /// Address space of a child process.
    pub child_memory_bytes: u64,
    /// The program that reads risky formats (pdf, html, xlsx, xls) apart, by calling
    /// [`super::pdf_child_main`]; without it they are read here.
    pub child: Option<ChildProgram>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: 50_000_000,
            entries: 5_000,
            unpacked_bytes: 300_000_000,
            ratio: 200,
            depth: 256,
            cells: 500_000,
            chars: 10_000_000,
            time: Duration::from_secs(30),
            child_memory_bytes: 1_500_000_000,
            child: None,
        }
    }
}

impl Limits {
    /// The default limits, with risky formats read by this program itself in a child process.
    ///
    /// `sub_command` is the hidden one that calls [`super::pdf_child_main`]. A program that cannot
    /// find its own file reads in its own process.
    #[must_use]
    pub fn with_own_child(sub_command: &str) -> Self {
        Self {
            child: ChildProgram::own(sub_command),
            ..Self::default()
        }
    }
}

/// What is left of the limits for the file being read.
pub(crate) struct Budget<'a> {
    pub(super) limits: &'a Limits,
    deadline: Option<Instant>,
    chars: usize,
    cells: usize,
    ticks: u32,
}

impl<'a> Budget<'a> {
    pub(crate) fn new(limits: &'a Limits) -> Self {
        let deadline = Instant::now().checked_add(limits.time);
        Self {
            limits,
            deadline,
            chars: limits.chars,
            cells: limits.cells,
            ticks: 0,
        }
    }

    /// Counts delivered text.
    pub(super) fn spend_text(&mut self, text: &str) -> Result<(), Reason> {
        let count = if text.len() < 1_000 {
            text.chars().count()
        } else {
            text.len() / 3
        };
        self.chars = self
            .chars
            .checked_sub(count)
            .ok_or(Reason::TooMuchText(self.limits.chars))?;
        self.tick()
    }

    /// Counts table cells.
    pub(super) fn spend_cells(&mut self, count: usize) -> Result<(), Reason> {
        self.cells = self
            .cells
            .checked_sub(count)
            .ok_or(Reason::TooManyCells(self.limits.cells))?;
        self.tick()
    }

    /// Called in every loop; looks at the clock once in 256 calls.
    pub(super) fn tick(&mut self) -> Result<(), Reason> {
        self.ticks = self.ticks.wrapping_add(1);
        if self.ticks.is_multiple_of(256) {
            self.check_time()
        } else {
            Ok(())
        }
    }

    /// Refuses when the deadline has passed.
    pub(super) fn check_time(&self) -> Result<(), Reason> {
        match self.deadline {
            Some(deadline) if Instant::now() > deadline => {
                Err(Reason::TimedOut(self.limits.time.as_secs()))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn check_depth(&self, depth: usize) -> Result<(), Reason> {
        if depth > self.limits.depth {
            Err(Reason::TooDeep(self.limits.depth))
        } else {
            Ok(())
        }
    }
}
