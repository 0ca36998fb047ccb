//! Are all files that a publication, a draft or a case names in the blob store, and whole?

use super::{Findings, PAGE, Severity, VerifyError};
use crate::binds;
use crate::blobs::{Area, BlobState, Blobs, Sha256Hex};
use crate::conn::Conn;

pub(super) async fn check(
    conn: &mut Conn,
    blobs: &Blobs,
    findings: &mut Findings,
) -> Result<(), VerifyError> {
    of(Area::Public, conn, blobs, findings).await?;
    of(Area::Sealed, conn, blobs, findings).await
}

/// What names the files of an area. Those of cases are looked at sealed: keys are elsewhere.
const fn named(area: Area) -> &'static str {
    match area {
        Area::Public => {
            "select sha256 from (
               select sha256 from publication_files
               union select sha256 from attachments where removed_at is null) named
             where sha256 > $1 order by sha256 limit $2"
        }
        Area::Sealed => {
            "select sha256 from (
               select sha256 from case_files
               union select pdf from case_papers where pdf is not null
               union select docx from case_papers where docx is not null
               union select original from case_redactions
               union select released from case_redactions where released is not null) named
             where sha256 > $1 order by sha256 limit $2"
        }
    }
}

async fn of(
    area: Area,
    conn: &mut Conn,
    blobs: &Blobs,
    findings: &mut Findings,
) -> Result<(), VerifyError> {
    let mut last = String::new();
    loop {
        let page: Vec<(String,)> = conn.all(named(area), binds![&last, PAGE]).await?;
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
            match blobs.check(area, &hash).await? {
                BlobState::Whole => {}
                BlobState::Missing => findings.add(Severity::Critical, place, "文件丢失"),
                BlobState::Damaged => findings.add(Severity::Critical, place, "文件损坏"),
            }
        }
    }
}
