//! `gongkai keys …`: the escrow of the keys that open cases, beside backup and restore.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use gongkai_office::Office;
use gongkai_store::{
    blobs::Keys,
    escrow::{self, Escrowed},
};

use super::{Console, DataArgs, Outcome};

/// Arguments of `keys`.
#[derive(Debug, clap::Args)]
pub struct KeysArgs {
    #[command(subcommand)]
    command: KeysCommand,
}

#[derive(Debug, Subcommand)]
enum KeysCommand {
    /// Bring an escrow folder up to date: new keys come, keys of what was destroyed go
    Escrow(EscrowArgs),
    /// Put the keys of an escrow folder back after a restore; what was destroyed stays destroyed
    Restore(EscrowArgs),
    /// Whether every case can be opened; exit 1 when not
    Check {
        #[command(flatten)]
        data: DataArgs,
    },
}

#[derive(Debug, clap::Args)]
struct EscrowArgs {
    /// The escrow folder; on a medium of its own
    folder: PathBuf,
    #[command(flatten)]
    data: DataArgs,
}

/// Runs the command.
pub async fn run(args: KeysArgs, console: &mut Console) -> Result<Outcome, String> {
    match args.command {
        KeysCommand::Escrow(args) => {
            let office = args.data.place.open_existing(&args.data.data).await?;
            let there = Keys::open(&args.folder).map_err(|error| error.to_string())?;
            let done = bring(&office, &office.keys, &there).await?;
            console.line(&told("已托管到", &args.folder, done));
            Ok(Outcome::Fine)
        }
        KeysCommand::Restore(args) => restore(args, console).await,
        KeysCommand::Check { data } => {
            let office = data.place.open_existing(&data.data).await?;
            check(&office, console).await
        }
    }
}

async fn restore(args: EscrowArgs, console: &mut Console) -> Result<Outcome, String> {
    if !args.folder.is_dir() {
        return Err(format!("{}: 没有这个托管目录", args.folder.display()));
    }
    // The store was restored without its keys, and does not open where they are missing.
    let own = args.data.data.join("keys");
    let keys = Keys::open(&own).map_err(|error| error.to_string())?;
    let office = args.data.place.open_existing(&args.data.data).await?;
    let escrow = Keys::open(&args.folder).map_err(|error| error.to_string())?;
    let done = bring(&office, &escrow, &keys).await?;
    console.line(&told("已放回", &own, done));
    check(&office, console).await
}

async fn bring(office: &Office, from: &Keys, to: &Keys) -> Result<Escrowed, String> {
    let reader = office.store.reader().await;
    let mut reader = reader.map_err(|error| error.to_string())?;
    let done = escrow::bring(&mut reader, from, to).await;
    done.map_err(|error| error.to_string())
}

fn told(what: &str, folder: &Path, done: Escrowed) -> String {
    format!(
        "{what} {}：新增 {} 个密钥，销毁 {} 个，现有 {} 个",
        folder.display(),
        done.added,
        done.destroyed,
        done.there
    )
}

async fn check(office: &Office, console: &mut Console) -> Result<Outcome, String> {
    let reader = office.store.reader().await;
    let mut reader = reader.map_err(|error| error.to_string())?;
    let found = escrow::check(&mut reader, &office.keys).await;
    let found = found.map_err(|error| error.to_string())?;
    for one in &found {
        let (label, place) = (one.severity.label(), &one.place);
        console.line(&format!("{label}\t{place}\t{}", one.message));
    }
    if found.is_empty() {
        console.line("每个办件都有密钥");
        return Ok(Outcome::Fine);
    }
    Ok(Outcome::CheckFailed)
}
