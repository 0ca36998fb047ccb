//! Kinds, procedures and roles: those shipped with the program, and those of a place's own folder.

use std::path::Path;

use gongkai_model::kinds::{KindError, KindSource, Kinds};

include!(concat!(env!("OUT_DIR"), "/embedded_kinds.rs"));

/// Loads what is shipped, then the files of a folder, which add to it or replace by code.
///
/// # Errors
/// Every [`KindError`], with file, line and reason; a folder that cannot be read is one of them.
pub fn load_kinds(folder: Option<&Path>) -> Result<Kinds, Vec<KindError>> {
    let mut sources: Vec<KindSource> = EMBEDDED
        .iter()
        .map(|(path, text)| KindSource {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        })
        .collect();
    if let Some(folder) = folder {
        read_folder(folder, &mut sources)?;
    }
    Kinds::load(&sources)
}

fn read_folder(folder: &Path, sources: &mut Vec<KindSource>) -> Result<(), Vec<KindError>> {
    let unreadable = |path: &Path, error: &std::io::Error| {
        vec![KindError {
            path: path.display().to_string(),
            line: 1,
            reason: error.to_string(),
        }]
    };
    let entries = std::fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut paths: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read_folder(&path, sources)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            let text = std::fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
            sources.push(KindSource {
                path: path.display().to_string(),
                text,
            });
        }
    }
    Ok(())
}
