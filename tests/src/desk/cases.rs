//! Cases at the desk: registered for somebody, masked, looked at, worked on by typed steps.

use axum::http::StatusCode;
use gongkai_testkit::TestResult;

use super::{Browser, town};

const REQUEST: [(&str, &str); 13] = [
    ("kind", "foi_request"),
    ("unit", "bureau"),
    ("channel", "in_person"),
    ("came_on", "2024-09-12"),
    ("applicant", "natural_person"),
    ("name", "欧阳文"),
    ("identity_kind", "citizen_id"),
    ("identity_number", "11010519491231002X"),
    ("phone", "13800138000"),
    ("title", "2023年老旧小区改造资金使用情况"),
    ("form", "paper"),
    ("way", "post"),
    ("address", "云河区柳林路1号301室"),
];

/// Registers a request and names its page.
async fn registered(browser: &Browser) -> TestResult<String> {
    let to = "/desk/cases/new";
    let answer = browser
        .submit("/desk/cases/new?kind=foi_request", to, &REQUEST)
        .await?;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    Ok(answer.location().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_written_down_masked_and_worked_on() -> TestResult {
    let town = town().await?;
    let browser = Browser::of(&town, "foi-handler").await?;
    let case = registered(&browser).await?;
    let shown = browser.page(&case).await?;
    assert!(shown.contains("2023年老旧小区改造资金使用情况"));
    assert!(shown.contains("欧＊＊") && shown.contains("138****8000"));
    assert!(!shown.contains("欧阳文") && !shown.contains("13800138000"));
    assert!(shown.contains("为什么是这一天"), "the clock is explained");
    let clear = browser
        .submit(&case, &format!("{case}/reveal"), &[("field", "phone")])
        .await?;
    assert!(clear.text.contains("13800138000") && !clear.text.contains("欧阳文"));
    let cached = clear.headers.get("cache-control");
    assert_eq!(
        cached.and_then(|value| value.to_str().ok()),
        Some("no-store")
    );

    let step = |name: &str| format!("{case}/steps/{name}");
    let done = browser
        .submit(&step("register"), &step("register"), &[])
        .await?;
    assert_eq!(done.location(), case, "{}", done.text);
    let ask = step("ask_correction");
    let form = browser.page(&ask).await?;
    assert!(form.contains("补正期限截止") && form.contains("需要补正的事项"));
    let wrong = browser.submit(&ask, &ask, &[("until", "明天")]).await?;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("请填写需要补正的事项"),
        "{}",
        wrong.text
    );
    let right = [("until", "2024-09-27"), ("what", "请写明小区名称")];
    let asked = browser.submit(&ask, &ask, &right).await?;
    assert_eq!(asked.location(), case, "{}", asked.text);
    let shown = browser.page(&case).await?;
    assert!(shown.contains("暂停计时") && shown.contains("请写明小区名称"));
    // A button that the law keeps shut says why.
    let browser = Browser::of(&town, "foi-head").await?;
    let shown = browser.page(&case).await?;
    assert!(shown.contains("期限还没有届满，不能按逾期处理"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_board_and_a_case_keep_to_their_statements() -> TestResult {
    let town = town().await?;
    let browser = Browser::of(&town, "foi-handler").await?;
    let case = registered(&browser).await?;
    let head = Browser::of(&town, "unit-head").await?;
    let mut problems = Vec::new();
    let pages = [
        (&head, "/desk/cases".to_owned()),
        (&browser, "/desk/cases/new?kind=foi_request".to_owned()),
        (&browser, format!("{case}/steps/register")),
        (&browser, "/desk/cases/statistics".to_owned()),
        (&browser, "/desk/cases/statistics/annual".to_owned()),
        (&browser, "/desk/cases/feed".to_owned()),
        (&browser, "/desk/cases/proceedings".to_owned()),
        (&browser, "/desk/cases/repeated".to_owned()),
        (&browser, "/desk/self-check".to_owned()),
        (&browser, format!("{case}/proceedings")),
        (&browser, case),
    ];
    for (browser, path) in pages {
        let before = town.office.store.statements();
        browser.page(&path).await?;
        let ran = town.office.store.statements() - before;
        if ran > 12 {
            problems.push(format!("{path} ran {ran} statements"));
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_oversees_sees_the_clock_and_no_word_of_it() -> TestResult {
    let town = town().await?;
    let case = registered(&Browser::of(&town, "foi-handler").await?).await?;
    let browser = Browser::of(&town, "open-government-office").await?;
    for path in ["/desk/cases", &case] {
        let shown = browser.page(path).await?;
        assert!(
            !shown.contains("老旧小区改造资金") && !shown.contains("欧"),
            "{path}"
        );
    }
    let refused = browser
        .submit(&case, &format!("{case}/reveal"), &[("field", "phone")])
        .await?;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let stranger = Browser::of(&town, "drafter").await?;
    assert_eq!(stranger.get(&case).await?.status, StatusCode::NOT_FOUND);
    Ok(())
}
