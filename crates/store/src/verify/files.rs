//! Are all files that a publication or a draft names in the blob store, and whole?

use super::{Findings, PAGE, Severity, VerifyError};
use crate::binds;
use crate::blobs::{Area, BlobState, Blobs, Sha256Hex};
use crate::conn::Conn;

pub(super) async fn check(
    conn: &mut Conn,
    blobs: &Blobs,
    findings: &mut Findings,
) -> Result<(), VerifyError> {
    let mut last = String::new();
    loop {
        let page: Vec<(String,)> = conn
            .all(
                "select sha256 from (
                   select sha256 from publication_files
                   union select sha256 from attachments where removed_at is null) named
                 where sha256 > $1 order by sha256 limit $2",
                binds![&last, PAGE],
            )
            .await?;
        let Some((sha256,)) = page.last() else {
            return Ok(());
        };
        last.clone_from(sha256);
        for (sha256,) in &page {
            let place = format!("blobs/{sha256}");
            let Ok(hash) = sha256.parse::<Sha256Hex>() else {
                findings.add(Severity::Critical, place, "不是文件的地址");
                continue;
            };
            match blobs.check(Area::Public, &hash).await? {
                BlobState::Whole => {}
                BlobState::Missing => findings.add(Severity::Critical, place, "文件丢失"),
                BlobState::Damaged => findings.add(Severity::Critical, place, "文件损坏"),
            }
        }
    }
}
