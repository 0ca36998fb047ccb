//! `gongkai ledger PATH`: the task ledger (任务分工台账) read from a work plan.

use std::path::PathBuf;

use gongkai_documents::parse::{ParsedDocument, Role, Task, Unit};

use super::{Console, Outcome, parse::parse_file, place::reading_limits};

/// Arguments of `ledger`.
#[derive(Debug, clap::Args)]
pub struct LedgerArgs {
    /// The plan
    path: PathBuf,
    /// One JSON object a task
    #[arg(long)]
    json: bool,
}

/// Shows the tasks of a plan. A document without tasks is answered with exit code 2.
pub fn run(args: &LedgerArgs, console: &mut Console) -> Result<Outcome, String> {
    let parsed = parse_file(&args.path, &reading_limits())?;
    if parsed.tasks.is_empty() {
        return Err(format!(
            "{}: 没有读到任务；请核对文件中是否写明责任单位",
            args.path.display()
        ));
    }
    for task in &parsed.tasks {
        if args.json {
            console.json(task);
        } else {
            console.line(&line(task));
        }
    }
    tell_warnings(&parsed, console);
    Ok(Outcome::Fine)
}

fn line(task: &Task) -> String {
    let unit = |unit: &Unit| {
        let part = match unit.role {
            Role::Lead => "牵头",
            Role::Cooperate => "配合",
            Role::Responsible => "责任",
            Role::Each => "分别落实",
        };
        format!("{}（{part}）", unit.name)
    };
    let units: Vec<String> = task.units.iter().map(unit).collect();
    let until = task.deadline.text.as_deref().unwrap_or("未写明时限");
    format!("{}\t{}\t{}\t{until}", task.no, task.title, units.join("、"))
}

fn tell_warnings(parsed: &ParsedDocument, console: &mut Console) {
    for warning in &parsed.warnings {
        console.complain(&format!("{}: {warning}", parsed.file));
    }
}
