//! A record as a PDF: who gets one, what stands in it, and that it goes when the record goes. The typesetter is a
//! shell here, which answers with the document that it was given; the real one is tested in its own crate.

use std::sync::Arc;

use axum::http::StatusCode;
use gongkai_documents::{read::ChildProgram, write::Typesetter};
use gongkai_model::record::WithdrawalReason;
use gongkai_office::{Office, OfficeOptions};
use gongkai_testkit::{TestResult, Town, notice};
use gongkai_web::WebOptions;

use super::{Portal, town};

/// The same town with something that answers like a typesetter.
async fn with_press(town: &Town, script: &str) -> TestResult<(Arc<Office>, Portal)> {
    let mut options = OfficeOptions::in_folder(town.folder().to_owned());
    options.clock = town.clock.clone();
    options.typesetter = Some(Typesetter::new(ChildProgram {
        program: "sh".into(),
        args: vec!["-c".into(), script.into()],
    }));
    let office = Office::open(options).await?;
    let web = WebOptions {
        domain: "www.yunhe.example".to_owned(),
        ..WebOptions::default()
    };
    let router = gongkai_web::portal_router(office.clone(), web);
    Ok((office, Portal { router }))
}

/// Answers with a file in which the document stands as it came.
const ECHO: &str = "printf '%%PDF-1.7 '; cat";

#[tokio::test(flavor = "multi_thread")]
async fn a_record_is_put_on_paper_as_its_page_says_it() -> TestResult {
    let (town, without) = town().await?;
    let (_office, portal) = with_press(&town, ECHO).await?;
    let body = "<p>各镇：</p><h2>一、时间</h2><p>即日起。</p><table><tr><th>镇</th></tr><tr><td>河口</td></tr></table>";
    let id = town
        .drafts(notice("关于燃气“安全”检查的通告").body(body))
        .await?;
    town.publishes(id).await?;
    let path = format!("/records/{id}/print.pdf");
    for (language, link) in [
        ("", "PDF 文件"),
        ("/en", "PDF"),
        ("/ja", "PDF"),
        ("/ko", "PDF"),
    ] {
        let page = portal.get(&format!("{language}/records/{id}")).await?;
        let link = format!("{link}</a>");
        assert!(
            page.text.contains(&format!("href=\"{path}\"")),
            "{language}"
        );
        assert!(page.text.contains(&link), "{language}");
        let paper = portal.get(&format!("{language}{path}")).await?;
        assert_eq!(paper.status, StatusCode::OK, "{language}");
        assert_eq!(paper.header("content-type"), "application/pdf");
        let name = paper.header("content-disposition");
        assert!(
            name.starts_with("inline; filename*=UTF-8''%E5%85%B3"),
            "{name}"
        );
        let text = paper.text.strip_prefix("%PDF-1.7 ").ok_or("no file")?;
        let document: serde_json::Value = serde_json::from_str(text)?;
        assert_eq!(document["title"], "关于燃气“安全”检查的通告");
        assert_eq!(document["body"][0]["block"], "recipient");
        assert_eq!(document["body"][3]["head_rows"], 1);
        assert_eq!(document["facts"][0]["name"], "索引号");
        let origin = &document["origin"];
        let address = format!("http://www.yunhe.example/records/{id}");
        assert_eq!(origin["lines"][0]["value"], address.as_str());
        assert!(
            origin["qr"]["text"]
                .as_str()
                .unwrap_or_default()
                .ends_with(&address)
        );
        assert!(
            origin["qr"]["rows"]
                .as_array()
                .is_some_and(|rows| rows.len() >= 21)
        );
        let tag = paper.header("etag").to_owned();
        assert!(!tag.is_empty(), "kept like any other page");
    }
    // Where there is no typesetter nothing promises a file.
    let page = without.get(&format!("/records/{id}")).await?;
    assert!(!page.text.contains("print.pdf"));
    assert_eq!(without.get(&path).await?.status, StatusCode::NOT_FOUND);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn paper_of_what_is_not_public_is_not_made() -> TestResult {
    let (town, _) = town().await?;
    let (_office, portal) = with_press(&town, ECHO).await?;
    let draft = town.drafts(notice("尚未公开的方案")).await?;
    let public = town.drafts(notice("张某某的补助情况")).await?;
    town.publishes(public).await?;
    let paths = |id| {
        [
            format!("/records/{id}/print.pdf"),
            format!("/records/{id}/versions/1/print.pdf"),
        ]
    };
    for path in paths(draft) {
        assert_eq!(portal.get(&path).await?.status, StatusCode::NOT_FOUND);
    }
    for path in paths(public) {
        assert!(portal.get(&path).await?.text.contains("张某某"), "{path}");
    }
    town.withdraws(public, WithdrawalReason::Privacy).await?;
    tokio::time::sleep(std::time::Duration::from_millis(120)).await;
    let [current, version] = paths(public);
    let gone = portal.get(&current).await?;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.text.contains(WithdrawalReason::Privacy.public_label()));
    let version = portal.get(&version).await?;
    assert_eq!(version.status, StatusCode::NOT_FOUND);
    assert!(!gone.text.contains("张某某") && !version.text.contains("张某某"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_in_the_way_of_paper_is_said() -> TestResult {
    let (town, _) = town().await?;
    let missing = r#"printf '{"MissingGlyph":{"character":"𪚥","code":"U+2A6A5"}}'"#;
    let (_office, portal) = with_press(&town, missing).await?;
    let id = town.drafts(notice("关于任命的通知")).await?;
    town.publishes(id).await?;
    let path = format!("/records/{id}/print.pdf");
    let refused = portal.get(&path).await?;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(
        refused.text.contains("字体中没有“𪚥”（U+2A6A5）"),
        "{}",
        refused.text
    );
    assert_eq!(
        portal.get(&format!("/en{path}")).await?.status,
        StatusCode::CONFLICT
    );
    Ok(())
}
