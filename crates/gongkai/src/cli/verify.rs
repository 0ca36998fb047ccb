//! `gongkai verify`: the first contradictions with severity and place; exit 1 when there are any.

use gongkai_office::jobs;
use gongkai_store::{escrow, verify::verify};
use serde::Serialize;

use super::{Console, DataArgs, Outcome};

/// Arguments of `verify`.
#[derive(Debug, clap::Args)]
pub struct VerifyArgs {
    /// One JSON object a contradiction
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    data: DataArgs,
}

#[derive(Serialize)]
struct Shown {
    severity: String,
    place: String,
    message: String,
}

/// Checks the installation. Events that wait for their number get it first: that is no contradiction.
pub async fn run(args: VerifyArgs, console: &mut Console) -> Result<Outcome, String> {
    let office = args.data.place.open_existing(&args.data.data).await?;
    jobs::tick(&office)
        .await
        .map_err(|error| error.to_string())?;
    let incomplete = |error: String| format!("没有核对完：{error}");
    let found = verify(&office.store, &office.blobs).await;
    let mut found = found.map_err(|error| incomplete(error.to_string()))?;
    let reader = office.store.reader().await;
    let mut reader = reader.map_err(|error| incomplete(error.to_string()))?;
    let of_keys = escrow::check(&mut reader, &office.keys).await;
    found.extend(of_keys.map_err(|error| incomplete(error.to_string()))?);
    for one in &found {
        if args.json {
            let (place, message) = (one.place.clone(), one.message.clone());
            console.json(&Shown {
                severity: one.severity.to_string(),
                place,
                message,
            });
        } else {
            console.line(&format!(
                "{}\t{}\t{}",
                one.severity.label(),
                one.place,
                one.message
            ));
        }
    }
    if !found.is_empty() {
        return Ok(Outcome::CheckFailed);
    }
    if !args.json {
        console.line("一致：事件链、公开日志、公开页面和文件与存储相符");
    }
    Ok(Outcome::Fine)
}
