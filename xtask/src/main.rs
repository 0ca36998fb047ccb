//! `cargo xtask law | glossary | sizes | bench [ROWS]`: writes the generated pages of `docs/`, tells how long
//! the code is, measures the release build.
//! `--check` after the first two writes nothing and fails when the page is out of date.

use std::{fs, io::Write as _, process::ExitCode};

use xtask::{bench, between_marks, glossary, law, repository, sizes};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let only_check = arguments.iter().any(|argument| argument == "--check");
    let done = match arguments.first().map(String::as_str) {
        Some("law") => page(
            law::DOCUMENT,
            |_| Ok(law::render(&repository::root())),
            only_check,
        ),
        Some("glossary") => page(
            glossary::DOCUMENT,
            |old| between_marks(old, &glossary::render(&repository::root())),
            only_check,
        ),
        Some("sizes") => tell_sizes(),
        Some("bench") => {
            let rows = arguments
                .get(1)
                .and_then(|rows| rows.parse().ok())
                .unwrap_or(100_000);
            bench::run(&repository::root(), rows, &mut std::io::stdout())
        }
        _ => Err("usage: cargo xtask law | glossary [--check] | sizes | bench [ROWS]".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            let _ = writeln!(std::io::stderr(), "xtask: {reason}");
            ExitCode::from(2)
        }
    }
}

fn page(
    name: &str,
    make: impl FnOnce(&str) -> Result<String, String>,
    only_check: bool,
) -> Result<(), String> {
    let path = repository::root().join(name);
    let old = fs::read_to_string(&path).unwrap_or_default();
    let new = make(&old).map_err(|reason| format!("{name}: {reason}"))?;
    if old == new {
        return Ok(());
    }
    if only_check {
        return Err(format!("{name} is out of date: run `make docs`"));
    }
    fs::write(&path, new).map_err(|error| format!("{name}: {error}"))
}

fn tell_sizes() -> Result<(), String> {
    let files = repository::files(&repository::root(), &["rs"]);
    let none = "there are no Rust files here";
    let (of_files, of_functions) = (
        sizes::files(&files).ok_or(none)?,
        sizes::functions(&files).ok_or(none)?,
    );
    writeln!(
        std::io::stdout(),
        "files      {of_files}\nfunctions  {of_functions}"
    )
    .map_err(|error| error.to_string())
}
