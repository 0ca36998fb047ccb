//! `gongkai parse PATH...`: what the importer reads, one JSON object a file.

use std::path::{Path, PathBuf};

use gongkai_documents::{
    parse::{ParsedDocument, parse},
    read::{Limits, read_file},
};

use super::{Console, Outcome, paths::files_below, place::reading_limits};

/// Arguments of `parse`.
#[derive(Debug, clap::Args)]
pub struct ParseArgs {
    /// Files or folders
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// Answers every file; those that cannot be read are named on standard error.
pub fn run(args: &ParseArgs, console: &mut Console) -> Result<Outcome, String> {
    let limits = reading_limits();
    let mut outcome = Outcome::Fine;
    for path in &args.paths {
        let files = match files_below(path) {
            Ok(files) => files,
            Err(message) => {
                console.complain(&message);
                outcome = Outcome::Unusable;
                continue;
            }
        };
        for file in files {
            match parse_file(&file, &limits) {
                Ok(parsed) => console.json(&parsed),
                Err(message) => {
                    console.complain(&message);
                    outcome = Outcome::Unusable;
                }
            }
        }
    }
    Ok(outcome)
}

/// Reads one file.
pub fn parse_file(file: &Path, limits: &Limits) -> Result<ParsedDocument, String> {
    let shown = file.display().to_string();
    let size = std::fs::metadata(file)
        .map_err(|error| format!("{shown}: {error}"))?
        .len();
    if usize::try_from(size).is_ok_and(|size| size > limits.input_bytes) {
        let most = limits.input_bytes / 1_000_000;
        return Err(format!("{shown}: 文件超过 {most} MB；请拆分后再读取"));
    }
    let bytes = std::fs::read(file).map_err(|error| format!("{shown}: {error}"))?;
    let source = read_file(&shown, &bytes, limits).map_err(|error| error.to_string())?;
    Ok(parse(&source, &shown))
}
