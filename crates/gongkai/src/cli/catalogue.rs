//! `gongkai catalogue …`: disclosure catalogues checked and imported from spreadsheets.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use gongkai_model::catalogue::{
    CatalogueForm, Change,
    sheet::{Finding, Severity, Sheet, SheetRow},
};
use gongkai_office::{
    Actor, Office, OfficeError,
    catalogue::{self, ImportForm, Preview},
    core::load_kinds,
};
use jiff::civil::Date;

use super::{
    Console, Outcome,
    acting::{As, unit_id},
    place::reading_limits,
};

/// Arguments of `catalogue`.
#[derive(Debug, clap::Args)]
pub struct CatalogueArgs {
    #[command(subcommand)]
    command: CatalogueCommand,
}

#[derive(Debug, Subcommand)]
enum CatalogueCommand {
    /// Tell what would be read from spreadsheets, and what is wrong with which row; no store is needed
    Check(CheckArgs),
    /// Import a catalogue; all rows or none
    Import(Box<ImportArgs>),
}

/// What the files hold.
#[derive(Debug, clap::Args)]
struct Files {
    /// xlsx, xls or csv
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// `standard` (基层政务公开标准目录) or `basic` (主动公开基本目录)
    #[arg(long, value_name = "C", default_value = "standard", value_parser = form_of)]
    catalogue: CatalogueForm,
    /// The field, such as 26-05, where the files do not name theirs
    #[arg(long, value_name = "CODE")]
    field: Option<String>,
}

#[derive(Debug, clap::Args)]
struct CheckArgs {
    #[command(flatten)]
    files: Files,
}

#[derive(Debug, clap::Args)]
struct ImportArgs {
    #[command(flatten)]
    files: Files,
    /// Whose catalogue; the whole place's when absent
    #[arg(long, value_name = "CODE")]
    unit: Option<String>,
    /// From when it applies; today when absent
    #[arg(long, value_name = "YYYY-MM-DD")]
    from: Option<Date>,
    /// End items of the same fields that the files do not list
    #[arg(long)]
    end_missing: bool,
    /// Only tell what would change
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    by: As,
}

fn form_of(text: &str) -> Result<CatalogueForm, String> {
    CatalogueForm::from_code(text).ok_or_else(|| "write standard or basic".to_owned())
}

/// Does what is asked.
pub async fn run(args: CatalogueArgs, console: &mut Console) -> Result<Outcome, String> {
    match args.command {
        CatalogueCommand::Check(args) => check(&args.files, console),
        CatalogueCommand::Import(args) => import(&args, console).await,
    }
}

fn check(files: &Files, console: &mut Console) -> Result<Outcome, String> {
    let kinds = load_kinds(None).map_err(|errors| {
        let errors: Vec<_> = errors.iter().map(ToString::to_string).collect();
        errors.join("; ")
    })?;
    let mut sheets = Vec::new();
    for file in &files.files {
        sheets.extend(sheets_of(file)?);
    }
    let field = files.field.as_deref();
    let reading = catalogue::check(kinds.catalogue(), files.catalogue, field, &sheets);
    for item in &reading.items {
        let name = kinds.catalogue().name(&item.field);
        console.line(&format!(
            "{}\t第{}行\t{name}\t{}",
            item.sheet,
            item.row,
            item.content.name()
        ));
    }
    let outcome = complain(&reading.findings, console);
    console.line(&format!("读出 {} 个事项", reading.items.len()));
    Ok(outcome)
}

/// Without an installation the file is read here, by the same reader.
fn sheets_of(file: &Path) -> Result<Vec<Sheet>, String> {
    let shown = file.display();
    let bytes = std::fs::read(file).map_err(|error| format!("{shown}: {error}"))?;
    let name = name_of(file);
    let read = gongkai_documents::read::read_cells(&name, &bytes, &reading_limits());
    let sheets = read.map_err(|error| format!("{shown}: {}", error.reason))?;
    let sheets = sheets.into_iter().map(|sheet| Sheet {
        file: name.clone(),
        name: sheet.name,
        rows: sheet
            .rows
            .into_iter()
            .map(|(number, cells)| SheetRow { number, cells })
            .collect(),
    });
    Ok(sheets.collect())
}

fn name_of(file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    name.to_string_lossy().into_owned()
}

async fn import(args: &ImportArgs, console: &mut Console) -> Result<Outcome, String> {
    let (office, actor) = args.by.act().await?;
    let form = form(args, &office, &actor).await?;
    let refused = |error: OfficeError| error.to_string();
    let preview = catalogue::preview(&office, &actor, &form)
        .await
        .map_err(refused)?;
    let outcome = complain(&preview.findings, console);
    if args.dry_run {
        tell(&preview, &form, console);
        console.line("这是预览，没有导入");
        return Ok(outcome);
    }
    let done = catalogue::import(&office, &actor, &form)
        .await
        .map_err(refused)?;
    let catalogue::Imported {
        added,
        changed,
        ended,
        same,
        ..
    } = done;
    console.line(&format!(
        "已导入{}：新增 {added} 项，修改 {changed} 项，停用 {ended} 项，不变 {same} 项",
        form.catalogue.label()
    ));
    Ok(Outcome::Fine)
}

async fn form(args: &ImportArgs, office: &Office, actor: &Actor) -> Result<ImportForm, String> {
    let owner = match &args.unit {
        Some(code) => unit_id(office, code).await?,
        None => actor.tree.root().map(|root| root.id).ok_or("还没有机构")?,
    };
    let mut sheets = Vec::new();
    for file in &args.files.files {
        let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let read = catalogue::read_file(office, &name_of(file), bytes).await;
        sheets.extend(read.map_err(|error| error.to_string())?);
    }
    Ok(ImportForm {
        catalogue: args.files.catalogue,
        owner,
        field: args.files.field.clone(),
        effective_on: args.from.unwrap_or_else(|| office.clock.today()),
        ends_missing: args.end_missing,
        sheets,
        announced: None,
    })
}

/// Tells findings; with one that keeps the files out, the command fails.
fn complain(findings: &[Finding], console: &mut Console) -> Outcome {
    let mut outcome = Outcome::Fine;
    for finding in findings {
        if finding.severity == Severity::Error {
            outcome = Outcome::Unusable;
        }
        console.complain(&format!("{}　{finding}", finding.severity.label()));
    }
    outcome
}

/// What an import would change.
fn tell(preview: &Preview, form: &ImportForm, console: &mut Console) {
    for (row, change) in &preview.changes.rows {
        let told = match change {
            Change::New => "新增".to_owned(),
            Change::Changed { columns, .. } => format!("修改（{}）", columns.join("、")),
            Change::Same { .. } => continue,
        };
        let (sheet, number) = &row.at;
        console.line(&format!(
            "{sheet}\t第{number}行\t{told}\t{}",
            row.content.name()
        ));
    }
    for item in &preview.missing {
        let told = if form.ends_missing {
            "停用"
        } else {
            "文件中没有，保留"
        };
        console.line(&format!("\t\t{told}\t{}", item.content.name()));
    }
}
