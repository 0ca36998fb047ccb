//! Files of records: public with the record, gone with it.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use gongkai_model::{id::RecordId, record::WithdrawalReason};
use gongkai_office::publishing::{attachment, see};
use gongkai_testkit::{TestResult, Town, notice};

use super::{Portal, town};

const TEXT: &str = "附件正文：办理材料清单。";

async fn with_file(town: &Town) -> TestResult<(RecordId, String)> {
    let id = town.drafts(notice("关于申报补助的通告")).await?;
    let drafter = town.person("drafter").await?;
    let revision = see::record(&town.office, &drafter, id)
        .await?
        .loaded
        .head
        .revision;
    let bytes = TEXT.as_bytes().to_vec();
    attachment::add(&town.office, &drafter, id, revision, "材料 清单.txt", bytes).await?;
    let view = see::record(&town.office, &drafter, id).await?;
    let file = view
        .loaded
        .version
        .content
        .attachments
        .first()
        .cloned()
        .ok_or("no file")?;
    Ok((id, file.sha256))
}

async fn part(portal: &Portal, path: &str, range: &str) -> TestResult<super::Answer> {
    portal
        .ask(
            Request::get(path)
                .header("range", range)
                .body(Body::empty())?,
        )
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_sent_only_while_a_public_version_has_it() -> TestResult {
    let (town, portal) = town().await?;
    let (id, sha256) = with_file(&town).await?;
    let paths = [
        format!("/records/{id}/files/{sha256}/a.txt"),
        format!("/files/{sha256}/a.txt"),
    ];
    for path in &paths {
        assert_eq!(
            portal.get(path).await?.status,
            StatusCode::NOT_FOUND,
            "a draft's {path}"
        );
    }
    town.publishes(id).await?;
    for path in &paths {
        let file = portal.get(path).await?;
        assert_eq!(
            (file.status, file.text.as_str()),
            (StatusCode::OK, TEXT),
            "{path}"
        );
        assert_eq!(
            file.header("content-security-policy"),
            "default-src 'none'; sandbox"
        );
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert_eq!(file.header("content-type"), "application/octet-stream");
        let name = "attachment; filename*=UTF-8''%E6%9D%90%E6%96%99";
        assert!(
            file.header("content-disposition").starts_with(name),
            "{path}"
        );
    }
    let other = town.drafts(notice("另一篇")).await?;
    town.publishes(other).await?;
    let wrong = portal
        .get(&format!("/records/{other}/files/{sha256}/a.txt"))
        .await?;
    assert_eq!(
        wrong.status,
        StatusCode::NOT_FOUND,
        "the file of another record"
    );
    town.withdraws(id, WithdrawalReason::Secrecy).await?;
    for path in &paths {
        assert_eq!(
            portal.get(path).await?.status,
            StatusCode::NOT_FOUND,
            "a withdrawn {path}"
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_of_a_file_is_sent() -> TestResult {
    let (town, portal) = town().await?;
    let (id, sha256) = with_file(&town).await?;
    town.publishes(id).await?;
    let path = format!("/records/{id}/files/{sha256}/a.txt");
    let first = part(&portal, &path, "bytes=0-11").await?;
    assert_eq!(
        (first.status, first.text.as_str()),
        (StatusCode::PARTIAL_CONTENT, "附件正文")
    );
    assert_eq!(
        first.header("content-range"),
        format!("bytes 0-11/{}", TEXT.len())
    );
    let outside = part(&portal, &path, "bytes=9999-").await?;
    assert_eq!(outside.status, StatusCode::RANGE_NOT_SATISFIABLE);
    let odd = part(&portal, &path, "bytes=\u{7f}").await;
    assert!(odd.is_err() || odd.is_ok_and(|answer| answer.status == StatusCode::OK));
    Ok(())
}
