//! The figures of `docs/benchmarks.md`, measured from outside: the built program is run as people run it.
//!
//! Texts are made here, the same each time. What needs the inside of the program (a single query, a single
//! rule) is not measured here.

mod import;
mod paper;
mod parse;
mod serve;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

/// What every measurement is given.
pub(crate) struct Bench<'a> {
    program: PathBuf,
    root: &'a Path,
    /// A folder of its own, removed at the end.
    folder: PathBuf,
    rows: u32,
}

/// Runs all measurements and writes a table of Markdown.
///
/// # Errors
/// What did not run, and why.
pub fn run(root: &Path, rows: u32, out: &mut impl Write) -> Result<(), String> {
    let program = root.join("target/release/gongkai");
    if !program.is_file() {
        return Err(
            "target/release/gongkai is missing: cargo build --release -p gongkai".to_owned(),
        );
    }
    let folder = std::env::temp_dir().join(format!("gongkai-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let bench = Bench {
        program,
        root,
        folder,
        rows,
    };
    let measured = measure(&bench, out);
    let removed = fs::remove_dir_all(&bench.folder).map_err(|error| error.to_string());
    measured.and(removed)
}

fn measure(bench: &Bench<'_>, out: &mut impl Write) -> Result<(), String> {
    let mut tell = |what: &str, figure: &str| {
        writeln!(out, "| {what} | {figure} |").map_err(|error| error.to_string())
    };
    tell("measured", "figure")?;
    tell("---", "---")?;
    for (format, per_second) in parse::formats(bench)? {
        tell(
            &format!("parse {format}, a process for all files"),
            &format!("{per_second:.0} documents/s"),
        )?;
    }
    tell(
        "PDF of eight pages, each in a process of its own, median of 20",
        &millis(paper::paper(bench)?),
    )?;
    let rows = bench.rows;
    let taken = import::import(bench)?;
    let per_second = f64::from(rows) / taken.as_secs_f64();
    tell(
        &format!("import --publish, {rows} rows of 5 kB, SQLite"),
        &format!("{per_second:.0} records/s"),
    )?;
    let served = serve::serve(bench)?;
    tell(
        &format!("cold start to first page, {rows} records"),
        &millis(served.first_page),
    )?;
    tell("home page, median of 50", &millis(served.home_median))?;
    tell(
        "memory after 50 pages",
        &format!("{} MB", served.memory_kb / 1024),
    )?;
    tell(
        "the demo from nothing to its first page",
        &format!("{:.1} s", serve::demo(bench)?.as_secs_f64()),
    )
}

fn millis(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

impl Bench<'_> {
    /// Runs the program to its end and says how long it took.
    fn time(&self, arguments: &[&str]) -> Result<Duration, String> {
        let begun = Instant::now();
        let ended = Command::new(&self.program).args(arguments).output();
        let taken = begun.elapsed();
        let ended = ended.map_err(|error| error.to_string())?;
        if ended.status.success() {
            return Ok(taken);
        }
        let said = String::from_utf8_lossy(&ended.stderr);
        Err(format!(
            "gongkai {} ended with {}: {said}",
            arguments.join(" "),
            ended.status
        ))
    }
}
