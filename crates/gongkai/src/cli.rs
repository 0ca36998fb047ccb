//! The command line. The contract: one JSON object a line where many are answered, diagnostics on standard
//! error in one line each, exit 0 when all was answered, 1 when a check did not hold, 2 for bad usage or
//! input that could not be handled.

mod acting;
mod backup;
mod calendar;
mod catalogue;
mod console;
mod demo;
mod doctor;
mod export;
mod foi;
mod import;
mod keys;
mod kinds;
mod ledger;
mod lines;
mod migrate;
mod parse;
mod paths;
mod people;
mod place;
mod practice;

mod report;
mod search;
pub mod search_quality;
mod serve;
mod units;
mod verify;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

pub use console::{Console, Outcome};
use place::PlaceArgs;

/// 公开: an open-government platform in one program.
#[derive(Debug, Parser)]
#[command(name = "gongkai", version, about, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start a fresh, fully stocked demo district 云河区 and serve it
    Demo(demo::DemoArgs),
    /// Serve portal and desk
    Serve(serve::ServeArgs),
    /// Show what the importer reads from documents; nothing is stored
    Parse(parse::ParseArgs),
    /// Import documents or tables
    Import(import::ImportArgs),
    /// Show the task ledger of a work plan
    Ledger(ledger::LedgerArgs),
    /// Working days: add, list the covered years, import a year's notice
    Calendar(calendar::CalendarArgs),
    /// Disclosure catalogues: check and import spreadsheets
    Catalogue(catalogue::CatalogueArgs),
    /// Deadlines and fees of FOI requests
    Foi(foi::FoiArgs),
    /// Annual reports
    Report(report::ReportArgs),
    /// Search the public index; no server is needed
    Search(search::SearchArgs),
    /// Make the search index anew from the store
    Reindex(search::ReindexArgs),
    /// Check events, blobs, log and public pages against the store
    Verify(verify::VerifyArgs),
    /// Copy the whole public site into a folder that opens without this program
    Export(export::ExportArgs),
    /// Write a backup; keys are not in it
    Backup(backup::BackupArgs),
    /// Restore a backup into a fresh data folder
    Restore(backup::RestoreArgs),
    /// Escrow of the keys that open cases: bring it up to date, put it back, check
    Keys(keys::KeysArgs),
    /// Bring the store up to date, or only tell what is missing
    Migrate(migrate::MigrateArgs),
    /// Look whether this machine has what is needed
    Doctor(doctor::DoctorArgs),
    /// Accounts: list, open, close, reset a password, grant a role
    User(people::UserArgs),
    /// Units: list, add
    Unit(units::UnitArgs),
    /// Kinds, procedures and roles as data
    Kinds(kinds::KindsArgs),
    /// Migration of an earlier platform
    Migration(migrate::MigrationArgs),
    /// Read one risky file from standard input; called by the program itself
    #[command(hide = true)]
    InternalRead,
    /// Take out of one file from standard input what is marked; called by the program itself
    #[command(hide = true)]
    InternalRedact,
    /// Put one document from standard input on paper; called by the program itself
    #[command(hide = true)]
    InternalTypeset {
        /// A folder of fonts
        fonts: Option<PathBuf>,
    },
}

/// Data folder and switches that most commands share.
#[derive(Debug, clap::Args)]
pub struct DataArgs {
    /// The data folder
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
    #[command(flatten)]
    place: PlaceArgs,
}

impl Cli {
    /// Runs the command and says with what the process ends.
    pub async fn run(self) -> ExitCode {
        let mut console = Console::standard();
        let result = match self.command {
            Command::Demo(args) => demo::run(args, &mut console).await,
            Command::Serve(args) => serve::run(args, &mut console).await,
            Command::Parse(args) => parse::run(&args, &mut console),
            Command::Import(args) => import::run(args, &mut console).await,
            Command::Ledger(args) => ledger::run(&args, &mut console),
            Command::Calendar(args) => calendar::run(args, &mut console).await,
            Command::Catalogue(args) => catalogue::run(args, &mut console).await,
            Command::Foi(args) => foi::run(args, &mut console).await,
            Command::Report(args) => report::run(&args, &mut console),
            Command::Search(args) => search::run(args, &mut console).await,
            Command::Reindex(args) => search::reindex(args, &mut console).await,
            Command::Verify(args) => verify::run(args, &mut console).await,
            Command::Export(args) => export::run(args, &mut console).await,
            Command::Backup(args) => backup::run(args, &mut console).await,
            Command::Restore(args) => backup::restore(args, &mut console).await,
            Command::Keys(args) => keys::run(args, &mut console).await,
            Command::Migrate(args) => migrate::run(args, &mut console).await,
            Command::Doctor(args) => doctor::run(args, &mut console).await,
            Command::User(args) => people::run(args, &mut console).await,
            Command::Unit(args) => units::run(args, &mut console).await,
            Command::Kinds(args) => kinds::run(&args, &mut console),
            Command::Migration(args) => migrate::migration(args, &mut console).await,
            Command::InternalRead => return gongkai_documents::read::pdf_child_main(),
            Command::InternalRedact => return gongkai_documents::redact::redact_child_main(),
            Command::InternalTypeset { fonts } => {
                return gongkai_documents::write::typeset_child_main(fonts.as_deref());
            }
        };
        match result {
            Ok(outcome) => outcome.into(),
            Err(message) => {
                console.complain(&message);
                Outcome::Unusable.into()
            }
        }
    }
}
