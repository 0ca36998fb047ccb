//! Where crates and folders may point. ARCHITECTURE.md says the same in words.

use std::collections::BTreeSet;

use xtask::{manifest, rust};

use super::{nothing, root, rust_files};

/// The crates from the ground up; a crate may use those on a lower floor only.
const FLOORS: [(&str, u8); 11] = [
    ("gongkai-rules", 0),
    ("gongkai-model", 1),
    ("gongkai-store", 2),
    ("gongkai-documents", 2),
    ("gongkai-office", 3),
    ("gongkai-web", 4),
    ("gongkai", 5),
    ("gongkai-testkit", 6),
    ("xtask", 1),
    ("gongkai-tests", 7),
    ("gongkai-bench", 7),
];

fn floor(name: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, floor)| *floor)
}

#[test]
fn crates_point_downwards() -> Result<(), String> {
    let mut problems = Vec::new();
    for one in manifest::crates(&root())? {
        let Some(own) = floor(&one.name) else {
            problems.push(format!("{} has no floor in {}", one.name, file!()));
            continue;
        };
        for used in one.dependencies.iter().chain(&one.dev_dependencies) {
            let is_test_help = used == "gongkai-testkit" && one.dev_dependencies.contains(used);
            if floor(used).is_some_and(|used| used >= own) && !is_test_help {
                problems.push(format!("{} uses {used}", one.name));
            }
        }
    }
    nothing(
        problems,
        "whoever reads a crate needs to know only those below it (ADR 9)",
    );
    Ok(())
}

/// A library and the only crates that may name it.
struct Border {
    library: &'static str,
    only: &'static [&'static str],
    because: &'static str,
}

const BORDERS: [Border; 9] = [
    Border {
        library: "sqlx",
        only: &["gongkai-store"],
        because: "SQL is one text for both stores, looked after in one crate (ADR 1)",
    },
    Border {
        library: "axum",
        only: &["gongkai-web", "gongkai", "gongkai-testkit", "gongkai-tests"],
        because: "use cases are called by pages, commands and tests alike, so they know no HTTP",
    },
    Border {
        library: "askama",
        only: &["gongkai-web"],
        because: "pages are made in one crate",
    },
    Border {
        library: "object_store",
        only: &["gongkai-store"],
        because: "files are kept and addressed in one place (ADR 7)",
    },
    Border {
        library: "tantivy",
        only: &["gongkai-store"],
        because: "the search index is derived from the store and lies beside it (ADR 13)",
    },
    Border {
        library: "jieba-rs",
        only: &["gongkai-store"],
        because: "words are cut in one place, for indexing and for asking alike (ADR 13)",
    },
    Border {
        library: "lopdf",
        only: &["gongkai-documents"],
        because: "formats are read in one crate, with its limits on time, memory and output (ADR 8)",
    },
    Border {
        library: "typst",
        only: &["gongkai-documents"],
        because: "it is a third of a release build, and reads what people wrote (ADR 23)",
    },
    Border {
        library: "clap",
        only: &["gongkai"],
        because: "the command line is read in one place",
    },
];

#[test]
fn libraries_stay_behind_their_borders() -> Result<(), String> {
    let mut problems = Vec::new();
    for one in manifest::crates(&root())? {
        for border in &BORDERS {
            let is_used = one.dependencies.iter().any(|name| name == border.library);
            if is_used && !border.only.contains(&one.name.as_str()) {
                problems.push(format!(
                    "{} uses {}: {}",
                    one.name, border.library, border.because
                ));
            }
        }
    }
    nothing(problems, "a border that one crate crosses is no border");
    Ok(())
}

/// What the pure crates may use at all.
const PURE: [(&str, &[&str]); 2] = [
    ("gongkai-rules", &["jiff", "serde", "thiserror"]),
    (
        "gongkai-model",
        &[
            "gongkai-rules",
            "hex",
            "jiff",
            "minijinja",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "toml",
        ],
    ),
];

#[test]
fn rules_and_model_use_nothing_that_acts() -> Result<(), String> {
    let mut problems = Vec::new();
    for one in manifest::crates(&root())? {
        let Some((_, may)) = PURE.iter().find(|(name, _)| *name == one.name) else {
            continue;
        };
        let strange = one
            .dependencies
            .iter()
            .filter(|used| !may.contains(&used.as_str()));
        problems.extend(strange.map(|used| format!("{} uses {used}", one.name)));
    }
    nothing(
        problems,
        "rules of law are computed from their arguments alone, so anyone can check them",
    );
    Ok(())
}

/// Words that reach for the outside.
const OUTSIDE: [&str; 12] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::io",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant",
    "Timestamp::now",
    "Zoned::now",
    "async fn",
    "tracing::",
];

#[test]
fn rules_and_model_do_not_reach_outside() {
    let mut problems = Vec::new();
    for file in rust_files() {
        let is_pure =
            file.path.starts_with("crates/rules/") || file.path.starts_with("crates/model/");
        if !is_pure || file.is_test {
            continue;
        }
        let code = rust::strip(&file.text);
        let production: Vec<_> = code
            .lines()
            .take(rust::production_lines(&file.text))
            .collect();
        let found = OUTSIDE
            .iter()
            .filter(|word| production.iter().any(|line| line.contains(**word)));
        problems.extend(found.map(|word| format!("{} has `{word}`", file.path)));
    }
    nothing(
        problems,
        "time, chance and files are parameters: a frozen day must give the same answer",
    );
}

/// A folder of `office` that may use another one, and why. Everything else meets in `model` and in events.
const NEIGHBOURS: [(&str, &str, &str); 0] = [];

/// Folders that others stand on.
const GROUND: [(&str, &str); 2] = [
    (
        "core",
        "what every use case is given: clock, identifiers, store, the person acting",
    ),
    (
        "content",
        "what a record says, read from forms and files; publishing and importing share it",
    ),
];

#[test]
fn folders_of_office_do_not_reach_into_each_other() {
    const SOURCE: &str = "crates/office/src/";
    let files: Vec<_> = rust_files()
        .into_iter()
        .filter(|file| file.path.starts_with(SOURCE))
        .collect();
    let folder_of = |path: &str| {
        let inside = path.strip_prefix(SOURCE)?;
        let (folder, _) = inside.split_once('/')?;
        Some(folder.to_owned())
    };
    let folders: BTreeSet<String> = files
        .iter()
        .filter_map(|file| folder_of(&file.path))
        .collect();
    let mut problems = Vec::new();
    for file in files.iter().filter(|file| !file.is_test) {
        let Some(own) = folder_of(&file.path) else {
            continue;
        };
        let code = rust::strip(&file.text);
        for other in folders.iter().filter(|other| **other != own) {
            let reaches = code.contains(&format!("crate::{other}::"));
            let is_listed = NEIGHBOURS
                .iter()
                .any(|(from, to, _)| *from == own && to == other);
            let is_ground = GROUND.iter().any(|(ground, _)| other == ground);
            if reaches && !is_listed && !is_ground {
                problems.push(format!("{} uses `crate::{other}`", file.path));
            }
        }
    }
    nothing(
        problems,
        "a use case is read without its neighbours; a needed way is listed with its reason",
    );
}

#[test]
fn pages_begin_no_transactions() {
    let mut problems = Vec::new();
    for file in rust_files() {
        let is_page = file.path.starts_with("crates/web/src/") && !file.is_test;
        if is_page && rust::strip(&file.text).contains(".begin(") {
            problems.push(format!("{} begins a transaction", file.path));
        }
    }
    nothing(
        problems,
        "use cases own transactions and permissions; a handler parses, calls, renders",
    );
}

/// What the desk keeps; the public side has tables of its own.
const OF_THE_DESK: [&str; 7] = [
    "records",
    "versions",
    "reviews",
    "co_signs",
    "attachments",
    "batches",
    "negative_list",
];

#[test]
fn the_public_side_reads_what_is_published() {
    let mut problems = Vec::new();
    for file in rust_files().iter().filter(|file| !file.is_test) {
        let code = rust::strip(&file.text);
        if file.path.starts_with("crates/office/src/reading/") {
            let imports = code
                .split(';')
                .filter(|part| part.contains("gongkai_store"));
            let words: BTreeSet<&str> = imports
                .flat_map(|part| part.split(|c: char| !c.is_alphanumeric() && c != '_'))
                .collect();
            let desk = OF_THE_DESK.iter().filter(|table| words.contains(**table));
            problems.extend(desk.map(|table| format!("{} reads `{table}`", file.path)));
        }
        let is_public = ["crates/web/src/portal", "crates/web/src/api"];
        if is_public.iter().any(|folder| file.path.starts_with(folder))
            && code.contains("publishing::")
        {
            problems.push(format!("{} uses `publishing`", file.path));
        }
    }
    nothing(
        problems,
        "drafts cannot leak from where they are not read (ADR 5)",
    );
}
