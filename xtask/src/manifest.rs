//! The crates of the workspace and what they depend on, from their manifests.

use std::{collections::BTreeMap, fs, path::Path};

use toml::Table;

/// A crate of the workspace.
#[derive(Debug, Clone)]
pub struct Crate {
    /// Its name, such as `gongkai-rules`.
    pub name: String,
    /// Its folder from the root, such as `crates/rules`.
    pub folder: String,
    /// Names of what it always needs.
    pub dependencies: Vec<String>,
    /// Names of what only its tests need.
    pub dev_dependencies: Vec<String>,
}

/// Reads the manifests under `crates/` and of the test packages.
///
/// # Errors
/// The first manifest that cannot be read, and why.
pub fn crates(root: &Path) -> Result<Vec<Crate>, String> {
    let mut folders = vec!["testkit".to_owned(), "tests".to_owned(), "xtask".to_owned()];
    let entries = fs::read_dir(root.join("crates")).map_err(|error| format!("crates: {error}"))?;
    folders.extend(entries.flatten().filter_map(|entry| {
        let name = entry.file_name();
        entry
            .path()
            .join("Cargo.toml")
            .is_file()
            .then(|| format!("crates/{}", name.display()))
    }));
    folders.sort();
    folders
        .into_iter()
        .map(|folder| read(root, folder))
        .collect()
}

fn read(root: &Path, folder: String) -> Result<Crate, String> {
    let path = root.join(&folder).join("Cargo.toml");
    let text = fs::read_to_string(&path).map_err(|error| format!("{folder}: {error}"))?;
    let manifest: Table = text.parse().map_err(|error| format!("{folder}: {error}"))?;
    let name = manifest
        .get("package")
        .and_then(|package| package.get("name"))
        .and_then(|name| name.as_str())
        .ok_or_else(|| format!("{folder}: the package has no name"))?;
    Ok(Crate {
        name: name.to_owned(),
        dependencies: names(&manifest, "dependencies"),
        dev_dependencies: names(&manifest, "dev-dependencies"),
        folder,
    })
}

fn names(manifest: &Table, key: &str) -> Vec<String> {
    let table = manifest.get(key).and_then(|value| value.as_table());
    table
        .map(|table| table.keys().cloned().collect())
        .unwrap_or_default()
}

/// The shared dependencies as `[workspace.dependencies]` declares them, by name.
///
/// # Errors
/// When the root manifest cannot be read.
pub fn shared(root: &Path) -> Result<BTreeMap<String, toml::Value>, String> {
    let text = fs::read_to_string(root.join("Cargo.toml")).map_err(|error| error.to_string())?;
    let manifest: Table = text
        .parse()
        .map_err(|error: toml::de::Error| error.to_string())?;
    let table = manifest
        .get("workspace")
        .and_then(|it| it.get("dependencies"))
        .and_then(|it| it.as_table());
    let table = table.ok_or("the root manifest shares no dependencies")?;
    Ok(table
        .iter()
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect())
}
