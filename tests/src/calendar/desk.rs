//! The calendar at the desk: the year drawn, the notice previewed and imported, dates marked 暂定.

use axum::http::StatusCode;
use gongkai_testkit::{Backend, TestResult, Town, notice};

use super::{INVENTED_2027, NOTICE, with_row};
use crate::desk::browser::Browser;

const PAGE: &str = "/desk/calendar";
const PREVIEW: &str = "/desk/calendar/preview";
const IMPORT: &str = "/desk/calendar/import";

async fn town() -> TestResult<Town> {
    Town::with_passwords(Backend::Sqlite, "2026-12-31").await
}

fn filled(days: &str) -> [(&'static str, &str); 3] {
    [("year", "2027"), ("notices", NOTICE), ("days", days)]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_is_previewed_imported_and_drawn() -> TestResult {
    let town = town().await?;
    let id = town.drafts(notice("关于节水宣传周的通知")).await?;
    town.takes("drafter", "submit", id).await?;
    let reviewer = Browser::of(&town, "secrecy-reviewer").await?;
    let waiting = "2027-01-04（暂定，待2027年放假通知）";
    assert!(reviewer.page("/desk").await?.contains(waiting));
    let record = reviewer.page(&format!("/desk/records/{id}")).await?;
    assert!(record.contains("2027年1月4日前办理（暂定，待2027年放假通知）"));
    assert!(
        !reviewer.page("/desk").await?.contains("尚未导入"),
        "it is not theirs to import"
    );

    let office = Browser::of(&town, "open-government-office").await?;
    assert!(
        office
            .page("/desk")
            .await?
            .contains("2027年放假通知尚未导入，涉及2027年的期限为暂定")
    );
    let preview = office.submit(PAGE, PREVIEW, &filled(INVENTED_2027)).await?;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text);
    for told in [
        "1月1日",
        "改为休息日",
        "改为工作日",
        "2027-01-04",
        "2027-01-05",
        "关于节水宣传周的通知",
    ] {
        assert!(preview.text.contains(told), "no {told}");
    }
    assert!(
        reviewer.page("/desk").await?.contains(waiting),
        "a preview changes nothing"
    );

    let csrf = preview.input("csrf").ok_or("no secret")?;
    let edition = preview.input("edition").ok_or("no edition")?;
    let mut form = filled(INVENTED_2027).to_vec();
    form.extend([("csrf", csrf.as_str()), ("edition", edition.as_str())]);
    let imported = office.post(IMPORT, &form).await?;
    assert_eq!(
        imported.location(),
        "/desk/calendar?year=2027",
        "{}",
        imported.text
    );
    let page = office.page(imported.location()).await?;
    assert!(
        page.contains("沈公开办") && page.contains("春节放假") && page.contains("春节调休上班")
    );
    assert_eq!(page.matches("<table class=\"cal\">").count(), 12);
    assert!(!office.page("/desk").await?.contains("尚未导入"));
    assert!(
        reviewer
            .page("/desk")
            .await?
            .contains("<span class=\"sub\">2027-01-05</span>")
    );
    let record = reviewer.page(&format!("/desk/records/{id}")).await?;
    assert!(
        record.contains("导入2027年放假通知（第 1 版），办理期限由 2027-01-04 改为 2027-01-05")
    );

    let again = office.post(IMPORT, &form).await?;
    assert_eq!(
        again.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "pressed twice, imported once"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_row_comes_back_with_its_line_and_what_was_typed() -> TestResult {
    let town = town().await?;
    let office = Browser::of(&town, "open-government-office").await?;
    let days = with_row("2027-10-05,feast,国庆节");
    for to in [PREVIEW, IMPORT] {
        let refused = office.submit(PAGE, to, &filled(&days)).await?;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused
                .text
                .contains("第21行：类别应为 holiday 或 workday，现为“feast”")
        );
        assert!(
            refused.text.contains("href=\"#days\"") && refused.text.contains("2027-10-05,feast")
        );
    }
    let form = [
        ("year", "明年"),
        ("notices", NOTICE),
        ("days", INVENTED_2027),
    ];
    let refused = office.submit(PAGE, PREVIEW, &form).await?;
    assert!(refused.text.contains("href=\"#year\""));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_saved_by_a_spreadsheet_is_taken() -> TestResult {
    let town = town().await?;
    let office = Browser::of(&town, "system-administrator").await?;
    let saved = encoding_rs::GB18030.encode(INVENTED_2027).0.into_owned();
    let form = [("year", "2027"), ("notices", NOTICE), ("days", "")];
    let preview = office
        .upload(PAGE, PREVIEW, &form, ("file", "2027.csv", &saved))
        .await?;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text);
    assert!(preview.text.contains("2027-01-01,holiday,元旦"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calendar_is_open_to_readers_and_its_import_is_not() -> TestResult {
    let town = town().await?;
    let drafter = Browser::of(&town, "drafter").await?;
    let page = drafter.page("/desk/calendar?year=2026").await?;
    assert!(page.contains("国办发明电〔2025〕7号") && page.contains("248 天"));
    assert!(page.contains("春节放假") && !page.contains(PREVIEW));
    for to in [PREVIEW, IMPORT] {
        let refused = drafter.submit("/desk", to, &filled(INVENTED_2027)).await?;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
    for odd in ["/desk/calendar?year=1066", "/desk/calendar?year=x"] {
        assert!(
            drafter
                .page(odd)
                .await?
                .contains("<h2 id=\"ms\">2026年</h2>")
        );
    }
    Ok(())
}
