//! `gongkai unit …`: units from the terminal of the server.

use clap::Subcommand;
use gongkai_store::units;

use super::{Console, DataArgs, Outcome};

/// Arguments of `unit`.
#[derive(Debug, clap::Args)]
pub struct UnitArgs {
    #[command(subcommand)]
    command: UnitCommand,
}

#[derive(Debug, Subcommand)]
enum UnitCommand {
    /// List all units
    List {
        #[command(flatten)]
        data: DataArgs,
    },
}

/// Lists units: code, level, name, superior.
pub async fn run(args: UnitArgs, console: &mut Console) -> Result<Outcome, String> {
    let UnitCommand::List { data } = args.command;
    let office = data.place.open_existing(&data.data).await?;
    let mut reader = office
        .store
        .reader()
        .await
        .map_err(|error| error.to_string())?;
    let tree = units::tree(&mut reader)
        .await
        .map_err(|error| error.to_string())?;
    for unit in tree.iter() {
        let parent = unit
            .parent
            .and_then(|id| tree.get(id))
            .map_or("", |parent| &parent.code);
        console.line(&format!(
            "{}\t{}\t{}\t{parent}",
            unit.code,
            unit.level.label(),
            unit.name
        ));
    }
    Ok(Outcome::Fine)
}
