//! `gongkai export`: the whole public site as files, for a folder or any web server.

use std::{path::PathBuf, sync::Arc, time::Duration};

use gongkai_office::jobs;
use gongkai_web::{
    Sites,
    offline_copy::{self, Wanted},
};
use indicatif::{ProgressBar, ProgressStyle};

use super::{Console, DataArgs, Outcome};

/// Arguments of `export`.
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// The folder; new, empty, or an earlier copy, which is replaced when the new one is whole
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Where the site itself is, for permanent addresses, feeds and the site map; http://localhost, or the host of
    /// the one site, when absent
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The folder of sites, as for `serve`: each is copied too, into a folder as in its address
    #[arg(long, value_name = "DIR", env = "GONGKAI_SITES")]
    sites: Option<PathBuf>,
    /// Copies this site only, as its own host shows it
    #[arg(long, value_name = "CODE", requires = "sites")]
    site: Option<String>,
    #[command(flatten)]
    data: DataArgs,
}

/// Copies the public site.
pub async fn run(args: ExportArgs, console: &mut Console) -> Result<Outcome, String> {
    let wanted = args.wanted()?;
    let office = args.data.place.open_existing(&args.data.data).await?;
    // What was just published shows its place in the public log.
    let round = jobs::tick(&office).await;
    round.map_err(|error| error.to_string())?;
    let bar = bar();
    let mut progress = |done: usize, known: usize| {
        bar.set_length(known as u64);
        bar.set_position(done as u64);
    };
    let copied = offline_copy::copy(&office, &wanted, &args.folder, &mut progress).await;
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

impl ExportArgs {
    fn wanted(&self) -> Result<Wanted, String> {
        let sites = match &self.sites {
            Some(folder) => Sites::of_folder(folder).map_err(|error| error.to_string())?,
            None => Sites::default(),
        };
        let site = self.site.as_deref().and_then(|code| sites.get(code));
        let host = site.and_then(|site| site.hosts.first());
        let usual = || host.map_or("http://localhost".into(), |host| format!("https://{host}"));
        Ok(Wanted {
            base_url: self.base_url.clone().unwrap_or_else(usual),
            sites: Arc::new(sites),
            only: self.site.clone(),
        })
    }
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
