//! `gongkai backup FILE` and `gongkai restore FILE`.

use std::path::PathBuf;

use gongkai_store::{
    backup,
    blobs::{BlobOptions, Blobs},
};

use super::{Console, DataArgs, Outcome, place::PlaceArgs};

/// Arguments of `backup`.
#[derive(Debug, clap::Args)]
pub struct BackupArgs {
    /// The file to write
    file: PathBuf,
    #[command(flatten)]
    data: DataArgs,
}

/// Arguments of `restore`.
#[derive(Debug, clap::Args)]
pub struct RestoreArgs {
    /// The backup
    file: PathBuf,
    /// The data folder to fill; it must be empty or absent
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
    #[command(flatten)]
    place: PlaceArgs,
}

/// Writes a backup.
pub async fn run(args: BackupArgs, console: &mut Console) -> Result<Outcome, String> {
    let office = args.data.place.open_existing(&args.data.data).await?;
    let saved = backup::backup(&office.store, &office.blobs, &args.file).await;
    let saved = saved.map_err(|error| error.to_string())?;
    let keys = args.data.data.join("keys");
    console.line(&format!(
        "已备份到 {}：事件 {} 条，文件 {} 个。密钥不在备份中，请另行保管 {}",
        args.file.display(),
        saved.manifest.position,
        saved.files,
        keys.display(),
    ));
    Ok(Outcome::Fine)
}

/// Restores a backup.
pub async fn restore(args: RestoreArgs, console: &mut Console) -> Result<Outcome, String> {
    let blobs = args.place.options(&args.data);
    let blobs = BlobOptions::choose(args.data.join("blobs"), blobs.blobs_url, blobs.s3);
    let blobs = Blobs::open(&blobs).map_err(|error| error.to_string())?;
    let saved = backup::restore(&args.file, &args.data, &blobs).await;
    let saved = saved.map_err(|error| error.to_string())?;
    console.line(&format!(
        "已恢复到 {}：事件 {} 条，文件 {} 个。请放回密钥目录，然后运行 gongkai verify",
        args.data.display(),
        saved.manifest.position,
        saved.files,
    ));
    Ok(Outcome::Fine)
}
