//! `gongkai demo`: the invented district 云河区, built by its people's own steps, then served.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use gongkai_office::{Clock, Office, core::instant, jobs};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;

use super::{
    Console, Outcome,
    place::PlaceArgs,
    practice,
    serve::{ListenArgs, bind, serve},
};
use crate::demo;

/// Arguments of `demo`.
#[derive(Debug, clap::Args)]
pub struct DemoArgs {
    /// The data folder; a fresh temporary one when absent
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// For practice: the district as of this day, with a clock that stands and moves to the day that is typed
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
    #[command(flatten)]
    place: PlaceArgs,
    #[command(flatten)]
    listen: ListenArgs,
}

/// Builds and serves the demo. A folder that holds an installation is not touched.
pub async fn run(args: DemoArgs, console: &mut Console) -> Result<Outcome, String> {
    let temporary = tempfile::Builder::new().prefix("gongkai-demo-").tempdir();
    let temporary = temporary.map_err(|error| error.to_string())?;
    let data = args
        .data
        .clone()
        .unwrap_or_else(|| temporary.path().to_owned());
    if data.join("gongkai.db").exists() {
        let shown = data.display();
        return Err(format!(
            "{shown}: 已有数据，演示只写入空目录；请换一个 --data，或者用 gongkai serve"
        ));
    }
    let letters = data.join("letters");
    let today = args.today.unwrap_or_else(|| Clock::System.today());
    let mut options = args.place.options(&data);
    // The past is played on a clock of its own; afterwards the same store is opened on the real one.
    options.clock = Clock::fixed(instant(today.at(0, 0, 0, 0)));
    let office = args.place.open_with(options).await?;
    let bar = bar();
    let mut progress = |done, all| {
        bar.set_length(all);
        bar.set_position(done);
    };
    let logins = demo::play(&office, today, &mut progress).await;
    let logins = logins.map_err(|error| format!("演示数据没有建成：{error}"))?;
    bar.finish_and_clear();
    must_be_whole(&office).await?;
    office.store.close().await;
    drop(office);
    let office = match args.today {
        Some(day) => {
            let mut options = args.place.options(&data);
            options.clock = practice::clock_at(day);
            args.place.open_with(options).await?
        }
        None => args.place.with_letters_in(&letters).open(&data).await?,
    };
    // Whoever comes first finds what there is.
    let indexed = jobs::index(&office).await;
    indexed.map_err(|error| error.to_string())?;
    let sites = demo::sites().map_err(|error| error.to_string())?;
    let bound = bind(&office, &args.listen, sites).await?;
    let urls: Vec<String> = bound.iter().map(|(_, url, ..)| url.clone()).collect();
    let account = match args.today {
        Some(_) => None,
        None => Some(account(&office, &letters).await?),
    };
    tell(console, &urls, &logins, account.as_deref());
    if let Some(day) = args.today {
        console.line(&format!(
            "演练：今天是 {day}，时钟停着。输入日期（如 2026-03-20 或者 2026-03-20 14:30）并回车，就到那一天。"
        ));
        tokio::spawn(practice::follow(Arc::clone(&office)));
    }
    let jobs = tokio::spawn(jobs::run(Arc::clone(&office)));
    serve(bound).await?;
    jobs.abort();
    office.store.close().await;
    Ok(Outcome::Fine)
}

async fn must_be_whole(office: &Office) -> Result<(), String> {
    let found = gongkai_store::verify::verify(&office.store, &office.blobs).await;
    let found = found.map_err(|error| error.to_string())?;
    match found.first() {
        Some(first) => Err(format!(
            "演示数据自检未通过：{} {}",
            first.place, first.message
        )),
        None => Ok(()),
    }
}

/// Fills the list of somebody who asked twice, and says how to see it.
async fn account(office: &Office, letters: &Path) -> Result<String, String> {
    let count = demo::fill_account(office, letters).await;
    let count = count.map_err(|error| error.to_string())?;
    let (contact, folder) = (demo::CONTACT, letters.display());
    Ok(format!(
        "  “我的办件”：{contact}，{count} 件；验证码和通知不寄出，放在 {folder}"
    ))
}

fn bar() -> ProgressBar {
    if !Console::is_watched() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(1);
    if let Ok(style) =
        ProgressStyle::with_template("正在建立云河区 {wide_bar} {pos}/{len} 步 {eta}")
    {
        bar.set_style(style);
    }
    bar
}

fn tell(console: &mut Console, urls: &[String], logins: &[demo::DemoLogin], account: Option<&str>) {
    console.line("云河区演示已就绪（机构、人员和内容均为虚构）");
    for url in urls {
        console.line(&format!("  门户    {url}/"));
        console.line(&format!("  工作台  {url}/desk"));
    }
    console.line("  登录名和密码（本次生成）：");
    for login in logins {
        console.line(&format!(
            "  {:<18} {}  {}　{}",
            login.login, login.password, login.name, login.roles
        ));
    }
    if let Some(account) = account {
        console.line(account);
    }
    console.line("按 Ctrl+C 停止。");
}
