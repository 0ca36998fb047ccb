//! The house rules, held by tests that read the source: where crates may point, how long things may be,
//! what documents must say. Each test names its reason; what a reader needs to know to fix it stands in
//! its message.

mod architecture;
mod declared;
mod documents;
mod portal;
mod tidy;
mod vectors;

use std::path::PathBuf;

use xtask::repository::{self, File};

fn root() -> PathBuf {
    repository::root()
}

/// The Rust files of the workspace.
fn rust_files() -> Vec<File> {
    let files = repository::files(&root(), &["rs"]);
    assert!(
        files.len() > 50,
        "the source was not found from {}",
        root().display()
    );
    files
}

/// Fails with every problem on a line of its own, and the reason of the rule.
#[track_caller]
fn nothing(problems: Vec<String>, because: &str) {
    assert!(
        problems.is_empty(),
        "\n{}\nbecause {because}\n",
        problems.join("\n")
    );
}
