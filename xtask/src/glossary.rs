//! The list of codes in `docs/glossary.md`: each public enum of `rules` and `model` and its variants, with
//! the first line of their comments, where the statutory term stands. Errors are no words of the field and
//! are left out.

use std::{fmt::Write as _, path::Path};

use crate::{repository, rust};

/// Where the list stands.
pub const DOCUMENT: &str = "docs/glossary.md";

/// An enum and where it is declared.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Such as `crates/rules/src/attribute.rs`.
    pub path: String,
    /// The enum.
    pub item: rust::PublicEnum,
}

/// Finds the enums whose variants need a place in the glossary.
#[must_use]
pub fn entries(root: &Path) -> Vec<Entry> {
    let mut entries = Vec::new();
    for file in repository::files(root, &["rs"]) {
        let of_the_field = file.path.starts_with("crates/rules/src/")
            || file.path.starts_with("crates/model/src/");
        if of_the_field && !file.is_test {
            let items = rust::public_enums(&file.text).into_iter();
            let words =
                items.filter(|item| !item.name.ends_with("Error") && !item.variants.is_empty());
            entries.extend(words.map(|item| Entry {
                path: file.path.clone(),
                item,
            }));
        }
    }
    // Rules first: they are read first.
    entries.sort_by_key(|entry| (entry.path.starts_with("crates/model"), entry.path.clone()));
    entries
}

/// Writes the list.
#[must_use]
pub fn render(root: &Path) -> String {
    let mut text = String::new();
    for Entry { path, item } in entries(root) {
        let _ = writeln!(
            text,
            "### `{}`\n\n{} — [{path}](../{path})\n",
            item.name,
            sentence(&item.about)
        );
        let _ = writeln!(text, "| code | meaning |\n|---|---|");
        for (name, about) in &item.variants {
            let _ = writeln!(text, "| `{name}` | {} |", sentence(about));
        }
        text.push('\n');
    }
    text
}

/// One line of a comment as it may stand in a table: no bars, no links into the code.
fn sentence(comment: &str) -> String {
    comment
        .replace('|', "\\|")
        .replace("[`", "`")
        .replace("`]", "`")
}
