//! `gongkai backup FILE` and `gongkai restore FILE`.

use std::path::PathBuf;

use gongkai_store::{
    backup::{self, BackupError},
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
    let saved = saved.map_err(|error| told(&error))?;
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
    let saved = saved.map_err(|error| told(&error))?;
    console.line(&format!(
        "已恢复到 {}：事件 {} 条，文件 {} 个。请放回密钥目录，然后运行 gongkai verify",
        args.data.display(),
        saved.manifest.position,
        saved.files,
    ));
    Ok(Outcome::Fine)
}

/// What went wrong, in words for whoever runs the server.
fn told(error: &BackupError) -> String {
    match error {
        BackupError::NotOneFile => {
            "PostgreSQL 的数据请用 pg_dump 备份，文件用存放处自己的工具备份".to_owned()
        }
        BackupError::Occupied(place) => format!("{place}：已经存在，请恢复到空目录"),
        BackupError::Unreadable { file, reason } => {
            format!("{file}：不能恢复，文件不完整或者不是备份（{reason}）")
        }
        BackupError::Io(file, source) => format!("{file}：系统拒绝（{source}）"),
        BackupError::Store(source) => format!("数据库不能读写：{source}"),
        BackupError::Blobs(source) => format!("文件库不能读写：{source}"),
    }
}
