//! Files and folders named on the command line.

use std::path::{Path, PathBuf};

const DEEPEST: usize = 32;

/// A named path, resolved: the files below it in order, or why it cannot be read.
pub fn files_below(path: &Path) -> Result<Vec<PathBuf>, String> {
    let shown = path.display();
    let metadata = std::fs::metadata(path).map_err(|error| format!("{shown}: {error}"))?;
    if metadata.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    collect(path, &mut files, 0)?;
    files.sort();
    if files.is_empty() {
        return Err(format!("{shown}: 文件夹里没有文件"));
    }
    Ok(files)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>, depth: usize) -> Result<(), String> {
    let shown = folder.display();
    if depth > DEEPEST {
        return Err(format!("{shown}: 文件夹嵌套超过 {DEEPEST} 层"));
    }
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{shown}: {error}"))?;
    for entry in entries {
        let entry = entry.map_err(|error| format!("{shown}: {error}"))?;
        let path = entry.path();
        // Links are not followed: a folder may link to itself.
        let kind = entry
            .file_type()
            .map_err(|error| format!("{shown}: {error}"))?;
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        if kind.is_dir() && !is_hidden {
            collect(&path, files, depth + 1)?;
        } else if kind.is_file() && !is_hidden {
            files.push(path);
        }
    }
    Ok(())
}
