//! `gongkai calendar …`: working-day arithmetic with its explanation, the covered years, importing a notice.

use std::{path::PathBuf, sync::Arc};

use clap::Subcommand;
use gongkai_office::{
    Office,
    calendar::{self, CoveredYear, ImportForm, Preview},
};
use gongkai_rules::calendar::{Addition, AdditionAnswer, Calendar, DaySpan};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;

use super::{Console, Outcome, acting::As, place::PlaceArgs};

/// Arguments of `calendar`.
#[derive(Debug, clap::Args)]
pub struct CalendarArgs {
    #[command(subcommand)]
    command: CalendarCommand,
}

#[derive(Debug, Subcommand)]
enum CalendarCommand {
    /// The Nth working day after a day; the day itself does not count
    Add(AddArgs),
    /// The years with a holiday notice
    List {
        /// One JSON object a line
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        of: OfPlace,
    },
    /// Import the holiday notice of a year; every open date is counted anew
    Import(Box<ImportArgs>),
}

#[derive(Debug, clap::Args)]
struct AddArgs {
    /// YYYY-MM-DD
    date: Date,
    /// How many working days
    #[arg(value_name = "N")]
    working_days: u32,
    /// One JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    of: OfPlace,
}

/// Whose calendar is asked: the shipped one, which touches no store, or that of an installation.
#[derive(Debug, clap::Args)]
pub(super) struct OfPlace {
    /// With the years imported in this data folder
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    #[command(flatten)]
    place: PlaceArgs,
}

#[derive(Debug, clap::Args)]
struct ImportArgs {
    /// Rows of date,kind,name; kind is holiday or workday
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,
    /// The year
    #[arg(long, value_name = "Y")]
    year: i16,
    /// The numbers of the notices, such as 国办发明电〔2025〕7号
    #[arg(long, value_name = "N", required = true, num_args = 1..)]
    notice: Vec<String>,
    /// Only tell what would change
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    by: As,
}

/// Does what is asked.
pub async fn run(args: CalendarArgs, console: &mut Console) -> Result<Outcome, String> {
    match args.command {
        CalendarCommand::Add(args) => add(&args, console).await,
        CalendarCommand::List { json, of } => list(json, &of, console).await,
        CalendarCommand::Import(args) => import(&args, console).await,
    }
}

/// Adds working days. A year without a notice is answered with exit code 2 and a provisional date.
async fn add(args: &AddArgs, console: &mut Console) -> Result<Outcome, String> {
    let (date, working_days) = (args.date, args.working_days);
    let calendar = args.of.calendar().await?;
    let answer = calendar.answer_add(date, working_days);
    if args.json {
        console.json(&answer);
    }
    Ok(match &answer {
        AdditionAnswer::Added(addition) => {
            if !args.json {
                lines(addition).iter().for_each(|line| console.line(line));
            }
            Outcome::Fine
        }
        AdditionAnswer::Failed { error, .. } => {
            console.complain(&error.message);
            Outcome::Unusable
        }
    })
}

fn lines(addition: &Addition) -> Vec<String> {
    let Addition {
        date,
        working_days,
        result,
        explanation,
    } = addition;
    let mut lines = vec![format!("{date} 起第 {working_days} 个工作日是 {result}")];
    lines.extend(explanation.iter().map(|span| {
        let DaySpan {
            from,
            to,
            counted,
            reason,
        } = span;
        let mark = if *counted { "计入" } else { "不计" };
        format!("  {from} 至 {to}　{mark}　{reason}")
    }));
    lines
}

/// A covered year as programs read it.
#[derive(Serialize)]
struct YearLine {
    year: i16,
    edition: u32,
    notices: Vec<String>,
    working_days: u32,
    imported_by: Option<String>,
    imported_at: Option<Timestamp>,
}

impl From<CoveredYear> for YearLine {
    fn from(known: CoveredYear) -> Self {
        let (imported_by, imported_at) = known.imported.unzip();
        Self {
            year: known.year.year(),
            edition: known.year.edition(),
            notices: known.year.notices().to_vec(),
            working_days: known.working_days,
            imported_by,
            imported_at,
        }
    }
}

async fn list(json: bool, of: &OfPlace, console: &mut Console) -> Result<Outcome, String> {
    let years = match of.office().await? {
        Some(office) => {
            let years = calendar::years(&office).await;
            years.map_err(|error| error.to_string())?
        }
        None => calendar::shipped_years(),
    };
    for year in years.into_iter().map(YearLine::from) {
        if json {
            console.json(&year);
        } else {
            let YearLine {
                year,
                edition,
                notices,
                working_days,
                imported_by,
                ..
            } = year;
            let source = imported_by
                .map_or_else(|| "随程序提供".to_owned(), |person| format!("{person}导入"));
            let notices = notices.join("、");
            console.line(&format!(
                "{year}\t第 {edition} 版\t{working_days} 个工作日\t{notices}\t{source}"
            ));
        }
    }
    Ok(Outcome::Fine)
}

async fn import(args: &ImportArgs, console: &mut Console) -> Result<Outcome, String> {
    let file = args.file.display();
    let bytes = std::fs::read(&args.file).map_err(|error| format!("{file}: {error}"))?;
    let form = ImportForm {
        year: args.year,
        notices: args.notice.clone(),
        days: calendar::text_of(&bytes).into_owned(),
        edition: None,
    };
    let (office, actor) = args.by.act().await?;
    let refused = |error: gongkai_office::OfficeError| format!("{file}: {error}");
    if args.dry_run {
        let preview = calendar::preview(&office, &actor, &form).await;
        tell(&preview.map_err(refused)?, console);
        return Ok(Outcome::Fine);
    }
    let done = calendar::import(&office, &actor, &form).await;
    let calendar::Imported {
        year,
        edition,
        moved,
    } = done.map_err(refused)?;
    console.line(&format!(
        "已导入{year}年放假通知（第 {edition} 版），{moved} 件信息和办件的期限重新计算"
    ));
    Ok(Outcome::Fine)
}

/// What an import would change. Titles are for the desk; here a record is its number.
fn tell(preview: &Preview, console: &mut Console) {
    let (year, edition) = (preview.year.year(), preview.year.edition());
    let notices = preview.year.notices().join("、");
    let working_days = preview.working_days;
    console.line(&format!(
        "{year}年　第 {edition} 版　{notices}　全年 {working_days} 个工作日"
    ));
    for change in &preview.changes {
        let now = if change.counted {
            "改为工作日"
        } else {
            "改为休息日"
        };
        let (from, to, reason) = (change.from, change.to, &change.reason);
        console.line(&format!("  {from} 至 {to}　{now}　{reason}"));
    }
    console.line(&format!(
        "办理期限改变 {} 件",
        preview.moved.len() + preview.cases.len()
    ));
    for moved in &preview.moved {
        let from = moved.record.due_on.map(|day| day.to_string());
        let from = from.unwrap_or_default();
        console.line(&format!("  {}　{from} 改为 {}", moved.record.id, moved.to));
    }
    for moved in &preview.cases {
        let day = |due: Option<gongkai_model::case::Due>| {
            due.map_or_else(|| "没有".to_owned(), |due| due.on.to_string())
        };
        let (from, to) = (day(moved.case.clock.due()), day(moved.clock.due()));
        console.line(&format!("  {}　{from} 改为 {to}", moved.case.tracking));
    }
    console.line("这是预览，没有导入");
}

impl OfPlace {
    /// The installation, if one was named.
    async fn office(&self) -> Result<Option<Arc<Office>>, String> {
        match &self.data {
            Some(data) => self.place.open_existing(data).await.map(Some),
            None => Ok(None),
        }
    }

    /// The calendar that is asked.
    pub(super) async fn calendar(&self) -> Result<Arc<Calendar>, String> {
        match self.office().await? {
            Some(office) => {
                let calendar = calendar::current(&office).await;
                calendar.map_err(|error| error.to_string())
            }
            None => Ok(Arc::new(Calendar::shipped().clone())),
        }
    }
}
