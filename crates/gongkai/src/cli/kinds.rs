//! `gongkai kinds check [DIR]`: file, line and reason of what does not hold together.

use std::path::PathBuf;

use clap::Subcommand;
use gongkai_office::core::load_kinds;

use super::{Console, Outcome};

/// Arguments of `kinds`.
#[derive(Debug, clap::Args)]
pub struct KindsArgs {
    #[command(subcommand)]
    command: KindsCommand,
}

#[derive(Debug, Subcommand)]
enum KindsCommand {
    /// Check the shipped kinds, and those of a folder with them
    Check {
        /// A folder of additional kinds
        dir: Option<PathBuf>,
    },
}

/// Checks kinds, procedures and roles.
pub fn run(args: &KindsArgs, console: &mut Console) -> Result<Outcome, String> {
    let KindsCommand::Check { dir } = &args.command;
    match load_kinds(dir.as_deref()) {
        Ok(kinds) => {
            console.line(&format!("{} 种信息类型，全部有效", kinds.records().len()));
            Ok(Outcome::Fine)
        }
        Err(errors) => {
            for error in errors {
                console.complain(&error.to_string());
            }
            Ok(Outcome::Unusable)
        }
    }
}
