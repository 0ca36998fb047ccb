//! `gongkai report check FILE.json`: the identities of an annual report.

use std::path::PathBuf;

use clap::Subcommand;
use gongkai_office::core::Clock;
use gongkai_rules::{
    given::Given,
    report::{self, Report},
};

use super::{Console, Outcome};

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
pub struct ReportArgs {
    #[command(subcommand)]
    command: ReportCommand,
}

#[derive(Debug, Subcommand)]
enum ReportCommand {
    /// Check the tables of an annual report; exit code 1 when something does not add up
    Check {
        /// The report as JSON
        #[arg(value_name = "FILE.json")]
        file: PathBuf,
    },
}

/// Checks a report and answers with one JSON object.
pub fn run(args: &ReportArgs, console: &mut Console) -> Result<Outcome, String> {
    let ReportCommand::Check { file } = &args.command;
    let shown = file.display();
    let bytes = std::fs::read(file).map_err(|error| format!("{shown}: 不能读取：{error}"))?;
    let given: Given = serde_json::from_slice(without_mark(&bytes))
        .map_err(|error| format!("{shown}: 不是有效的 JSON：{error}"))?;
    let report = Report::read(&given).map_err(|error| format!("{shown}: {error}"))?;
    let outcome = report::check(&report, Some(Clock::System.today()));
    console.json(&outcome);
    if outcome.ok {
        return Ok(Outcome::Fine);
    }
    let count = outcome.errors.len();
    console.complain(&format!(
        "{shown}: {count} 处勾稽不符，{} 处提示",
        outcome.warnings.len()
    ));
    Ok(Outcome::CheckFailed)
}

/// Editors of some systems put a byte order mark first.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}
