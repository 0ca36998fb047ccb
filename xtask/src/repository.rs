//! The files of the repository: what a fresh clone has, without what is built or fetched.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Folders that a build or a fetch makes, and the history.
const LEFT_OUT: [&str; 6] = [
    ".git",
    "target",
    "node_modules",
    "dist",
    "data",
    "screenshots",
];

/// The repository's root folder, found from where this crate lies.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// A file by its path from the root, with forward slashes.
#[derive(Debug, Clone)]
pub struct File {
    /// Such as `crates/rules/src/dates.rs`.
    pub path: String,
    /// Its content.
    pub text: String,
    /// Whether only tests read it: it lies among tests, or its module is declared under `#[cfg(test)]`.
    pub is_test: bool,
}

/// Reads all text files with one of these extensions, in the order of their paths. Files that are no UTF-8
/// text are left out.
#[must_use]
pub fn files(root: &Path, extensions: &[&str]) -> Vec<File> {
    let mut paths = Vec::new();
    walk(root, &mut paths);
    paths.sort();
    let wanted = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extensions.is_empty() || extension.is_some_and(|extension| extensions.contains(&extension))
    };
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).ok()?;
        let path = path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
        let is_test = lies_among_tests(&path);
        Some(File {
            path,
            text,
            is_test,
        })
    };
    let mut files: Vec<File> = paths.into_iter().filter(wanted).filter_map(read).collect();
    let declared: BTreeSet<String> = files.iter().flat_map(test_modules).collect();
    for file in &mut files {
        file.is_test |= declared.contains(&file.path);
    }
    files
}

fn lies_among_tests(path: &str) -> bool {
    let folders = ["tests/", "testkit/", "browser/"];
    folders.iter().any(|folder| path.starts_with(folder))
        || path.ends_with("/tests.rs")
        || path.contains("/tests/")
        || path.contains("/benches/")
}

/// The files of the modules that a file declares for tests only.
fn test_modules(file: &File) -> Vec<String> {
    let folder = match file.path.rsplit_once('/') {
        Some((folder, "lib.rs" | "main.rs")) => folder.to_owned(),
        _ => file.path.trim_end_matches(".rs").to_owned(),
    };
    let lines: Vec<&str> = file.text.lines().map(str::trim).collect();
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let declared = pairs.filter(|(first, _)| **first == "#[cfg(test)]");
    let names = declared.filter_map(|(_, second)| second.strip_prefix("mod ")?.strip_suffix(';'));
    names.map(|name| format!("{folder}/{name}.rs")).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        // The history too where it is a file, as in a second checkout of one clone.
        if LEFT_OUT.iter().any(|left_out| name == *left_out) {
            continue;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&path, found),
            Ok(kind) if kind.is_file() => found.push(path),
            _ => {}
        }
    }
}
