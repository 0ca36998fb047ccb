//! `gongkai import PATH... --unit CODE`: documents, and tables row by row.

use std::{
    fs::File,
    path::{Path, PathBuf},
};

use gongkai_office::{
    OfficeError,
    import::{self, Entry, Mapping, Outcome as Answer, Progress, Request, Summary},
    jobs,
};
use indicatif::{ProgressBar, ProgressStyle};

use super::{Console, DataArgs, Outcome, paths::files_below};

/// Arguments of `import`.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// Files or folders; csv, xlsx and jsonl (also .gz) are imported row by row
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The unit whose records they become; made in a fresh store
    #[arg(long, value_name = "CODE")]
    unit: String,
    /// How columns become fields; chosen by the columns when absent
    #[arg(long, value_name = "FILE.toml")]
    mapping: Option<PathBuf>,
    /// Publish at once as documents of an earlier platform (原平台发布)
    #[arg(long, requires = "source")]
    publish: bool,
    /// The system that they come from
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Who imports, by sign-in name
    #[arg(long = "as", value_name = "USER")]
    as_login: Option<String>,
    /// Who signed the secrecy review of this batch, by sign-in name
    #[arg(long, value_name = "USER")]
    secrecy_by: Option<String>,
    /// Who approved it for the open-government office; the importing person when absent
    #[arg(long, value_name = "USER")]
    approved_by: Option<String>,
    /// Store nothing, answer what would happen
    #[arg(long)]
    dry_run: bool,
    /// A report by row
    #[arg(long, value_name = "FILE.csv")]
    report: Option<PathBuf>,
    /// Go on where an interrupted import of the same file stopped
    #[arg(long)]
    resume: bool,
    #[command(flatten)]
    data: DataArgs,
}

/// Imports; the last line of the output is the summary as JSON.
pub async fn run(args: ImportArgs, console: &mut Console) -> Result<Outcome, String> {
    let mapping = args.mapping.as_deref().map(read_mapping).transpose()?;
    let (mut files, mut outcome) = (Vec::new(), Outcome::Fine);
    for path in &args.paths {
        match files_below(path) {
            Ok(found) => files.extend(found),
            Err(message) => {
                console.complain(&message);
                outcome = Outcome::Unusable;
            }
        }
    }
    let office = args.data.place.open(&args.data.data).await?;
    let request = Request {
        unit: args.unit,
        publish: args.publish,
        source: args.source,
        as_login: args.as_login,
        secrecy_login: args.secrecy_by,
        approval_login: args.approved_by,
        dry_run: args.dry_run,
        resume: args.resume,
        mapping,
    };
    let mut telling = Telling::new(console, args.report.as_deref())?;
    let (tables, documents): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| import::is_bulk(file));
    let mut summary = Summary::default();
    for table in tables {
        telling.begin(&table.display().to_string());
        match import::run_bulk(&office, &table, &request, &mut telling).await {
            Ok(done) => summary.add(done),
            Err(error) => {
                summary.failed += 1;
                telling.refused(&table, &error)?;
            }
        }
        telling.end();
    }
    if !documents.is_empty() {
        telling.begin("documents");
        let done = import::run_documents(&office, &documents, &request, &mut telling).await;
        telling.end();
        summary.add(done.map_err(|error| full(&error))?);
    }
    telling.finish()?;
    // Numbering the events ends the import, so that the log and `verify` are whole at once.
    jobs::tick(&office).await.map_err(|error| full(&error))?;
    jobs::index(&office)
        .await
        .map_err(|error| error.to_string())?;
    console.json(&summary);
    let all_answered = if summary.failed == 0 {
        Outcome::Fine
    } else {
        Outcome::Unusable
    };
    Ok(outcome.worst(all_answered))
}

/// The sentence for the person, and behind it what the store said.
fn full(error: &OfficeError) -> String {
    match std::error::Error::source(error) {
        Some(source) => format!("{error}：{source}"),
        None => error.to_string(),
    }
}

fn read_mapping(path: &Path) -> Result<Mapping, String> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
    Mapping::parse(&text).map_err(|error| format!("{shown}: {error}"))
}

/// Tells of failures as they come, writes the report, draws the bar on a terminal.
struct Telling<'a> {
    console: &'a mut Console,
    report: Option<csv::Writer<File>>,
    report_error: Option<String>,
    bar: ProgressBar,
    told: u64,
}

/// After so many failures the rest is in the report only.
const MOST_TOLD: u64 = 100;

impl<'a> Telling<'a> {
    fn new(console: &'a mut Console, report: Option<&Path>) -> Result<Self, String> {
        let report = match report {
            None => None,
            Some(path) => {
                let shown = path.display().to_string();
                let mut file = File::create(path).map_err(|error| format!("{shown}: {error}"))?;
                // Spreadsheet programs take a file without this mark for the local legacy encoding.
                std::io::Write::write_all(&mut file, b"\xef\xbb\xbf").map_err(|e| e.to_string())?;
                Some(csv::Writer::from_writer(file))
            }
        };
        let bar = ProgressBar::hidden();
        Ok(Self {
            console,
            report,
            report_error: None,
            bar,
            told: 0,
        })
    }

    fn begin(&mut self, name: &str) {
        if Console::is_watched() {
            self.bar = ProgressBar::new(1);
            let style = ProgressStyle::with_template("{msg} {wide_bar} {percent}% {eta}");
            if let Ok(style) = style {
                self.bar.set_style(style);
            }
            let short = Path::new(name)
                .file_name()
                .map(|n| n.to_string_lossy().into_owned());
            self.bar
                .set_message(short.unwrap_or_else(|| name.to_owned()));
        }
    }

    fn end(&mut self) {
        self.bar.finish_and_clear();
        self.bar = ProgressBar::hidden();
    }

    fn refused(&mut self, file: &Path, error: &OfficeError) -> Result<(), String> {
        if matches!(error, OfficeError::Store(_) | OfficeError::Blob(_)) {
            return Err(full(error));
        }
        let entry = Entry {
            file: file.display().to_string(),
            row: 0,
            outcome: Answer::Failed,
            record: String::new(),
            title: String::new(),
            message: full(error),
        };
        self.answered(&entry);
        Ok(())
    }

    fn finish(mut self) -> Result<(), String> {
        if let Some(error) = self.report_error.take() {
            return Err(format!("报告没有写完：{error}"));
        }
        if self.told > MOST_TOLD {
            let more = self.told - MOST_TOLD;
            self.console
                .complain(&format!("另有 {more} 条没有导入，见 --report 报告"));
        }
        match self.report {
            Some(mut report) => report.flush().map_err(|error| error.to_string()),
            None => Ok(()),
        }
    }
}

impl Progress for Telling<'_> {
    fn answered(&mut self, entry: &Entry) {
        if let Some(report) = &mut self.report
            && let Err(error) = report.serialize(entry)
        {
            self.report_error.get_or_insert_with(|| error.to_string());
        }
        if entry.outcome == Answer::Failed {
            self.told += 1;
            if self.told <= MOST_TOLD {
                // A row is named by its number; a document's message names its file itself.
                let at = if entry.row > 0 {
                    format!("{} 第 {} 行：{}", entry.file, entry.row, entry.message)
                } else if entry
                    .message
                    .contains(entry.file.rsplit('/').next().unwrap_or_default())
                {
                    entry.message.clone()
                } else {
                    format!("{}: {}", entry.file, entry.message)
                };
                self.bar.suspend(|| self.console.complain(&at));
            }
        }
    }

    fn read(&mut self, done: u64, all: u64) {
        self.bar.set_length(all.max(1));
        self.bar.set_position(done);
    }
}
