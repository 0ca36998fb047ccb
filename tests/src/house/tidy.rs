//! What every file keeps to, so that any of them may be the first one that a newcomer opens.

use std::{collections::BTreeSet, fs};

use xtask::{
    repository::{self, File},
    rust, sizes,
};

use super::{nothing, root, rust_files};

const FILE_LINES_MAX: usize = 600;
const FUNCTION_LINES_MAX: usize = 70;
const FILE_LINES_MEDIAN_MAX: usize = 120;
const FILE_LINES_P90_MAX: usize = 250;

/// Tests are allowed more: a table of cases is one function.
const TEST_LINES_MAX: usize = 140;

/// Longer files, by how their path ends or begins, and why they are.
const LONG_FILES: [(&str, &str); 1] =
    [("demo/", "flat lists of invented units and people, no logic")];

#[test]
fn no_file_is_too_long() {
    let files = repository::files(&root(), &["rs", "ts", "js", "css", "toml", "sh"]);
    let is_excused = |file: &&File| {
        LONG_FILES
            .iter()
            .any(|(name, _)| file.path.ends_with(name) || file.path.starts_with(name))
    };
    let long = files
        .iter()
        .filter(|file| !is_excused(file))
        .map(|file| (file.text.lines().count(), &file.path))
        .filter(|(lines, _)| *lines > FILE_LINES_MAX);
    let problems = long
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    nothing(
        problems,
        "a file does one thing that a person does; 600 lines are several",
    );
}

#[test]
fn files_are_mostly_short() -> Result<(), String> {
    let spread = sizes::files(&rust_files()).ok_or("no files")?;
    assert!(
        spread.median <= FILE_LINES_MEDIAN_MAX && spread.p90 <= FILE_LINES_P90_MAX,
        "files have {spread}; wanted: {FILE_LINES_MEDIAN_MAX} / {FILE_LINES_P90_MAX} at most"
    );
    Ok(())
}

#[test]
fn no_function_is_too_long() {
    let mut problems = Vec::new();
    for file in rust_files() {
        let most = if file.is_test {
            TEST_LINES_MAX
        } else {
            FUNCTION_LINES_MAX
        };
        let functions = rust::functions(&file.text).into_iter();
        let long = functions.filter(|function| function.lines > most);
        problems.extend(long.map(|it| {
            format!(
                "{}:{}: `{}` has {} lines",
                file.path, it.line, it.name, it.lines
            )
        }));
    }
    nothing(problems, "a function is read on one screen");
}

#[test]
fn every_module_says_what_it_is_for() {
    let files = rust_files().into_iter();
    let silent = files.filter(|file| {
        !file.path.ends_with("/tests.rs")
            && !file.path.ends_with("build.rs")
            && rust::module_comment(&file.text).trim().is_empty()
    });
    let problems = silent
        .map(|file| format!("{} opens with no `//!`", file.path))
        .collect();
    nothing(
        problems,
        "a reader wants to know in one line whether this is the file to read",
    );
}

#[test]
fn no_module_is_called_mod() {
    let files = rust_files().into_iter();
    let problems = files
        .filter(|file| file.path.ends_with("/mod.rs"))
        .map(|file| file.path)
        .collect();
    nothing(problems, "a file is found by its name: foo.rs beside foo/");
}

/// A target of the fuzzer is a program of its own, named by the manifest beside it.
fn is_fuzz_target(folder: &str, name: &str) -> bool {
    let manifest = root().join("fuzz/Cargo.toml");
    folder == "fuzz/targets"
        && fs::read_to_string(manifest)
            .is_ok_and(|text| text.contains(&format!("path = \"targets/{name}\"")))
}

#[test]
fn every_file_belongs_to_a_module() {
    let files = rust_files();
    let mut problems = Vec::new();
    for file in &files {
        let Some((folder, name)) = file.path.rsplit_once('/') else {
            continue;
        };
        let stem = name.trim_end_matches(".rs");
        let is_root = ["lib", "main", "build"].contains(&stem) || folder.ends_with("benches");
        if is_root || folder.ends_with("examples") || is_fuzz_target(folder, name) {
            continue;
        }
        let parents = [
            format!("{folder}.rs"),
            format!("{folder}/lib.rs"),
            format!("{folder}/main.rs"),
        ];
        let declared = files
            .iter()
            .filter(|parent| parents.contains(&parent.path))
            .any(|parent| rust::strip(&parent.text).contains(&format!("mod {stem};")));
        if !declared {
            problems.push(format!("{}: no `mod {stem};` above it", file.path));
        }
    }
    nothing(
        problems,
        "a file that no module names is neither compiled nor tested",
    );
}

#[test]
fn nothing_is_left_for_later() {
    // Written in halves, so that this file does not find itself.
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X:"),
        concat!("HA", "CK:"),
    ];
    let calls = [
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
        concat!("#[al", "low("),
        concat!("#![al", "low("),
    ];
    let mut problems = Vec::new();
    for file in repository::files(
        &root(),
        &["rs", "ts", "js", "css", "toml", "sh", "html", "sql"],
    ) {
        for (number, line) in file.text.lines().enumerate() {
            let found = marks
                .iter()
                .chain(&calls)
                .filter(|mark| line.contains(**mark) && !line.contains(&format!("\"{mark}\"")));
            problems.extend(found.map(|mark| format!("{}:{}: {mark}", file.path, number + 1)));
        }
    }
    nothing(
        problems,
        "what is not done is an issue, not a comment; a lint is expected with its reason",
    );
}

#[test]
fn migrations_have_equal_names() {
    let names = |folder: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(root().join("crates/store/migrations").join(folder));
        let entries = entries.into_iter().flatten().flatten();
        entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect()
    };
    let (sqlite, postgres, data) = (names("sqlite"), names("postgres"), names("data"));
    assert!(!sqlite.is_empty(), "there are no migrations");
    assert_eq!(sqlite, postgres, "both stores go through the same steps");
    assert_eq!(
        sqlite, data,
        "each migration runs on rows that the one before has filled"
    );
}

#[test]
fn the_repository_names_no_machine_and_no_mirror() {
    let machine = [
        concat!("/wo", "rk/"),
        concat!("/tmp/", "gk"),
        concat!("/ro", "ot/"),
        concat!("/home", "/"),
    ];
    let mut problems = Vec::new();
    for file in repository::files(&root(), &[]) {
        let is_lock = file.path.ends_with("package-lock.json");
        if is_lock && file.text.contains("\"resolved\"") {
            problems.push(format!(
                "{} names the hosts that packages came from",
                file.path
            ));
        }
        let sources = file
            .text
            .lines()
            .filter(|line| line.starts_with("source = \""));
        let strange = sources.filter(|line| {
            file.path == "Cargo.lock"
                && !line.contains("https://github.com/rust-lang/crates.io-index")
        });
        problems.extend(strange.map(|line| format!("Cargo.lock: {line}")));
        let found = machine.iter().filter(|path| file.text.contains(**path));
        problems.extend(found.map(|path| format!("{} has {path}", file.path)));
    }
    nothing(problems, "a clone works anywhere");
}
