//! The table, a line as soon as it is measured.

use std::io::{self, Write};
use std::time::Duration;

/// Writes lines of Markdown.
pub(crate) struct Figures<W> {
    out: W,
    has_head: bool,
}

impl<W: Write> Figures<W> {
    pub(crate) fn new(out: W) -> Self {
        Self {
            out,
            has_head: false,
        }
    }

    /// One figure and what it is compared with.
    pub(crate) fn add(&mut self, what: &str, figure: &str, beside: &str) -> io::Result<()> {
        if !self.has_head {
            writeln!(self.out, "| measured | figure | beside |\n|---|---|---|")?;
            self.has_head = true;
        }
        writeln!(self.out, "| {what} | {figure} | {beside} |")?;
        self.out.flush()
    }
}

/// How many of something in a second.
pub(crate) fn per_second(count: usize, taken: Duration) -> f64 {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    f64::from(count) / taken.as_secs_f64()
}

/// The middle one and the one that 95 of 100 do not exceed, in milliseconds.
pub(crate) fn spread(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |percent: usize| {
        let time = times.get(times.len().saturating_sub(1) * percent / 100);
        time.map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    };
    format!("{:.1} / {:.1} ms", at(50), at(95))
}
