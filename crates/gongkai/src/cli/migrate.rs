//! `gongkai migrate [--check]` (the store's own form) and `gongkai migration close` (moving in).

use clap::Subcommand;
use gongkai_office::import::close_migration;
use gongkai_store::{Store, StoreOptions, migrations};

use super::{Console, DataArgs, Outcome};

/// Arguments of `migrate`.
#[derive(Debug, clap::Args)]
pub struct MigrateArgs {
    /// Only tell what is missing; exit 1 when something is
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    data: DataArgs,
}

/// Brings the store up to date, or tells what is missing.
pub async fn run(args: MigrateArgs, console: &mut Console) -> Result<Outcome, String> {
    let options = args.data.place.options(&args.data.data);
    let options = StoreOptions::choose(options.data, options.database_url).without_migrating();
    let store = Store::open(options)
        .await
        .map_err(|error| error.to_string())?;
    let missing = migrations::pending(&store)
        .await
        .map_err(|error| error.to_string())?;
    if missing.is_empty() {
        console.line("数据库结构已是最新");
        return Ok(Outcome::Fine);
    }
    if args.check {
        console.line(&format!("待升级：{}", missing.join("、")));
        return Ok(Outcome::CheckFailed);
    }
    let done = migrations::run(&store)
        .await
        .map_err(|error| error.to_string())?;
    console.line(&format!("已升级：{}", done.join("、")));
    Ok(Outcome::Fine)
}

/// Arguments of `migration`.
#[derive(Debug, clap::Args)]
pub struct MigrationArgs {
    #[command(subcommand)]
    command: MigrationCommand,
}

#[derive(Debug, Subcommand)]
enum MigrationCommand {
    /// Close it for good: from then on everything goes through the three reviews
    Close {
        /// Who closes it, by sign-in name
        #[arg(long = "as", value_name = "USER")]
        as_login: String,
        #[command(flatten)]
        data: DataArgs,
    },
}

/// Closes the migration.
pub async fn migration(args: MigrationArgs, console: &mut Console) -> Result<Outcome, String> {
    let MigrationCommand::Close { as_login, data } = args.command;
    let office = data.place.open_existing(&data.data).await?;
    close_migration(&office, &as_login)
        .await
        .map_err(|error| error.to_string())?;
    console.line("迁移已经关闭");
    Ok(Outcome::Fine)
}
