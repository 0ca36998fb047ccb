//! Reads Rust by its brackets: code without comments and strings, functions and their lengths, public
//! enums and their variants.

mod enums;
mod functions;
mod strip;

pub use enums::{PublicEnum, public_enums};
pub use functions::{Function, functions};
pub use strip::strip;

/// The module comment (`//!`) at the head of a file, without the marks; empty when there is none.
#[must_use]
pub fn module_comment(text: &str) -> String {
    let lines = text
        .lines()
        .take_while(|line| line.starts_with("//!") || line.is_empty());
    lines
        .filter_map(|line| line.strip_prefix("//!"))
        .map(str::trim)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The number of lines before the file's own tests begin: blank lines and comments are counted.
#[must_use]
pub fn production_lines(text: &str) -> usize {
    let tests = text.lines().position(|line| line.trim() == "#[cfg(test)]");
    tests.unwrap_or_else(|| text.lines().count())
}
