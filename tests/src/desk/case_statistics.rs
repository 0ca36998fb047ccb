//! Statistics of cases at the desk: charts without script, tables to take away, the calendar of due dates.

use axum::http::StatusCode;
use gongkai_rules::{
    given::Given,
    report::{self, Report},
};
use gongkai_testkit::TestResult;

use super::{Browser, town};

#[tokio::test(flavor = "multi_thread")]
async fn charts_are_drawn_and_the_tables_pass_the_check_of_reports() -> TestResult {
    let town = town().await?;
    let case = crate::cases::handed_over(&town).await?;
    let browser = Browser::of(&town, "foi-handler").await?;
    let shown = browser.page("/desk/cases/statistics").await?;
    assert!(shown.contains("role=\"img\"") && shown.contains("查看数据表"));
    assert!(!shown.contains("style=\"") && !shown.contains("<script>"));
    assert!(!shown.contains("欧") && !shown.contains(&case.id.to_string()));
    let empty = browser.page("/desk/cases/statistics?year=2021").await?;
    assert!(empty.contains("这段时间没有办件"));
    let tables = browser
        .page("/desk/cases/statistics/annual?year=2024")
        .await?;
    assert!(
        tables.contains("勾稽相符") && tables.contains("（三）4."),
        "{tables}"
    );

    let json = browser
        .get("/desk/cases/statistics/annual.json?year=2024")
        .await?;
    let given: Given = serde_json::from_str(&json.text)?;
    let read = Report::read(&given)?;
    assert!(report::check(&read, None).ok);
    assert_eq!(read.year, Some(2024));
    let csv = browser
        .get("/desk/cases/statistics/annual.csv?year=2024")
        .await?;
    assert!(
        csv.text
            .contains("一、本年新收政府信息公开申请数量,1,0,0,0,0,0,1"),
        "{}",
        csv.text
    );
    let book = browser
        .get("/desk/cases/statistics/annual.xlsx?year=2024")
        .await?;
    assert_eq!(book.status, StatusCode::OK);
    let stranger = Browser::of(&town, "publisher").await?;
    for path in ["annual", "annual.json", "annual.csv", "annual.xlsx"] {
        let answer = stranger
            .get(&format!("/desk/cases/statistics/{path}"))
            .await?;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    let nothing = stranger.page("/desk/cases/statistics").await?;
    assert!(nothing.contains("没有可以统计的办件"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calendar_is_fetched_without_a_session_and_says_nothing_of_the_matter() -> TestResult {
    let town = town().await?;
    let case = crate::cases::handed_over(&town).await?;
    let browser = Browser::of(&town, "foi-handler").await?;
    let step = format!("/desk/cases/{}/steps/register", case.id);
    browser.submit(&step, &step, &[]).await?;
    let made = browser
        .submit("/desk/cases/feed", "/desk/cases/feed", &[])
        .await?;
    let (_, key) = made.text.split_once("feed.ics?key=").ok_or("no address")?;
    let key = key.split('<').next().unwrap_or_default();
    let program = Browser::open(&town);
    let path = format!("/desk/cases/feed.ics?key={key}");
    let calendar = program.get(&path).await?;
    assert_eq!(calendar.status, StatusCode::OK);
    assert!(calendar.text.starts_with("BEGIN:VCALENDAR\r\n"));
    assert!(
        calendar.text.contains("公开申〔2024〕1号 答复到期"),
        "{}",
        calendar.text
    );
    assert!(!calendar.text.contains("老旧小区") && !calendar.text.contains("欧"));
    let again = browser.page("/desk/cases/feed").await?;
    assert!(!again.contains(key), "it is shown once");
    browser
        .submit("/desk/cases/feed", "/desk/cases/feed/close", &[])
        .await?;
    assert_eq!(program.get(&path).await?.status, StatusCode::NOT_FOUND);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lawsuit_is_registered_at_its_case_and_the_threshold_set_by_the_office() -> TestResult {
    let town = town().await?;
    let case = crate::cases::handed_over(&town).await?.id;
    let browser = Browser::of(&town, "foi-handler").await?;
    let page = format!("/desk/cases/{case}/proceedings");
    let wrong = browser.submit(&page, &page, &[("sort", "review")]).await?;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("请写明受理机关"));
    let form = [
        ("sort", "review"),
        ("organ", "云河区人民政府"),
        ("filed_on", "2024-09-12"),
        ("stage", "filed"),
        ("opinion", "建议维持"),
    ];
    let done = browser.submit(&page, &page, &form).await?;
    assert_eq!(done.location(), page, "{}", done.text);
    let register = browser.page("/desk/cases/proceedings").await?;
    let (_, after) = register
        .split_once("/desk/cases/proceedings/")
        .ok_or("no link")?;
    let one = after.split('"').next().unwrap_or_default();
    let one = format!("/desk/cases/proceedings/{one}");
    assert!(browser.page(&one).await?.contains("建议维持"));
    let overseer = Browser::of(&town, "open-government-office").await?;
    let seen = overseer.page(&one).await?;
    assert!(seen.contains("云河区人民政府") && !seen.contains("建议维持"));
    let set = [("several", "3")];
    let to = "/desk/cases/repeated";
    let done = overseer
        .submit(to, "/desk/cases/repeated/setting", &set)
        .await?;
    assert_eq!(done.location(), to, "{}", done.text);
    assert!(browser.page(to).await?.contains("3 个以上申请人"));
    let refused = browser
        .submit(to, "/desk/cases/repeated/setting", &set)
        .await?;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    Ok(())
}
