//! `gongkai export`: the whole public site as files, for a folder or any web server.

use std::{path::PathBuf, time::Duration};

use gongkai_office::jobs;
use gongkai_web::offline_copy;
use indicatif::{ProgressBar, ProgressStyle};

use super::{Console, DataArgs, Outcome};

/// Arguments of `export`.
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// The folder; new, empty, or an earlier copy, which is replaced when the new one is whole
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Where the site itself is, for permanent addresses, feeds and the site map
    #[arg(long, value_name = "URL", default_value = "http://localhost")]
    base_url: String,
    #[command(flatten)]
    data: DataArgs,
}

/// Copies the public site.
pub async fn run(args: ExportArgs, console: &mut Console) -> Result<Outcome, String> {
    let office = args.data.place.open_existing(&args.data.data).await?;
    // What was just published shows its place in the public log.
    let round = jobs::tick(&office).await;
    round.map_err(|error| error.to_string())?;
    let bar = bar();
    let mut progress = |done: usize, known: usize| {
        bar.set_length(known as u64);
        bar.set_position(done as u64);
    };
    let copied = offline_copy::copy(&office, &args.base_url, &args.folder, &mut progress).await;
    bar.finish_and_clear();
    let copied = copied.map_err(|error| error.to_string())?;
    console.line(&format!(
        "{}：{} 个文件，{:.1} MB",
        args.folder.display(),
        copied.files,
        copied.bytes as f64 / f64::from(1 << 20)
    ));
    office.store.close().await;
    Ok(Outcome::Fine)
}

fn bar() -> ProgressBar {
    if !Console::is_watched() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(1);
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} 个文件 {elapsed_precise}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.enable_steady_tick(Duration::from_millis(500));
    bar
}
