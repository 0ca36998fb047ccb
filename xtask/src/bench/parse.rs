//! Reading documents: copies of the examples of one format in one run.

use std::fs;

use super::Bench;

/// How many copies one run reads.
const COPIES: u32 = 60;

const FORMATS: [&str; 7] = ["docx", "doc", "pdf", "html", "txt", "xlsx", "rtf"];

/// Documents per second for each format.
pub(super) fn formats(bench: &Bench<'_>) -> Result<Vec<(&'static str, f64)>, String> {
    let examples = bench.root.join("examples/documents");
    let entries =
        fs::read_dir(&examples).map_err(|error| format!("examples/documents: {error}"))?;
    let paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    let mut found = Vec::new();
    for format in FORMATS {
        let of_format =
            |path: &&std::path::PathBuf| path.extension().is_some_and(|it| it == format);
        let mut files: Vec<_> = paths.iter().filter(of_format).collect();
        files.sort();
        let Some(file) = files.first() else { continue };
        let folder = bench.folder.join(format);
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        for copy in 0..COPIES {
            let to = folder.join(format!("{copy}.{format}"));
            fs::copy(file, to).map_err(|error| error.to_string())?;
        }
        let taken = bench.time(&["parse", &folder.to_string_lossy()])?;
        found.push((format, f64::from(COPIES) / taken.as_secs_f64()));
    }
    Ok(found)
}
