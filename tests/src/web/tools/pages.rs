//! What the two pages answer, ask for and keep in their address.

use axum::http::StatusCode;
use gongkai_testkit::TestResult;

use crate::web::{Answer, Portal, town};

/// Follows the one redirect to the short address.
async fn open(portal: &Portal, path: &str) -> TestResult<Answer> {
    let answer = portal.get(path).await?;
    if answer.status != StatusCode::SEE_OTHER {
        return Ok(answer);
    }
    let location = answer.header("location").to_owned();
    portal.get(&location).await
}

fn says(answer: &Answer, words: &str) {
    assert!(
        answer.main().contains(words),
        "`{words}` is missing in {}",
        answer.main()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn working_days_are_added_and_drawn() -> TestResult {
    let (_town, portal) = town().await?;
    let answer = open(&portal, "/tools/deadline?date=2026-2-13&working_days=20").await?;
    assert_eq!(answer.status, StatusCode::OK);
    says(&answer, "2026年3月19日");
    says(&answer, "2026 年 2 月");
    says(&answer, "2026年2月28日 星期六，计入，第 6 日，春节调休上班");
    says(&answer, "2026年2月17日 星期二，不计入，春节");
    assert!(!answer.main().contains("<b>结果暂定"));
    assert!(answer.text.contains("name=\"robots\" content=\"noindex\""));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_without_a_notice_is_marked_as_provisional() -> TestResult {
    let (_town, portal) = town().await?;
    let days = "/tools/deadline?mode=days&date=2026-12-10&working_days=20";
    let request = "/tools/deadline?mode=foi&channel=in_person&received_on=2026-12-10";
    for path in [days, request] {
        let answer = portal.get(path).await?;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        says(&answer, "2027年1月7日");
        says(&answer, "<span class=\"tag warn\">暂定</span>");
        says(&answer, "2027 年的放假通知还没有公布");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_followed_to_its_due_date() -> TestResult {
    let (_town, portal) = town().await?;
    let received = "/tools/deadline?mode=foi&channel=in_person&received_on=2024-09-13";
    for (events, due) in [
        ("", "2024年10月17日"),
        (
            "&kind_1=extended&on_1=2024-09-20&working_days_1=20&approved_by_1=x",
            "2024年11月14日",
        ),
        (
            "&kind_1=third_party_consulted&on_1=2024-09-19&kind_2=third_party_answered&on_2=2024-09-26",
            "2024年10月24日",
        ),
        (
            "&kind_1=correction_requested&on_1=2024-09-20&kind_2=corrected&on_2=2024-09-27",
            "2024年10月30日",
        ),
    ] {
        let answer = portal.get(&format!("{received}{events}")).await?;
        assert_eq!(answer.status, StatusCode::OK, "{events}");
        says(&answer, due);
        says(&answer, "条例第三十三条");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_stands_still_says_what_it_waits_for() -> TestResult {
    let (_town, portal) = town().await?;
    for (query, words) in [
        ("channel=online&received_on=2024-09-13", "还没有起算"),
        (
            "channel=in_person&received_on=2024-09-13&kind_1=correction_requested&on_1=2024-09-20",
            "等待补正",
        ),
        (
            "channel=in_person&received_on=2024-09-13&kind_1=fee_noticed&on_1=2024-09-20",
            "等待缴费",
        ),
    ] {
        let answer = portal
            .get(&format!("/tools/deadline?mode=foi&{query}"))
            .await?;
        assert_eq!(answer.status, StatusCode::OK, "{query}");
        says(&answer, words);
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_unlawful_is_named_with_its_article() -> TestResult {
    let (_town, portal) = town().await?;
    let path = "/tools/deadline?mode=foi&channel=in_person&received_on=2024-09-13&kind_1=replied&on_1=2024-10-18&as_of=2024-10-31";
    let answer = portal.get(path).await?;
    assert_eq!(answer.status, StatusCode::OK);
    says(&answer, "2024年10月18日逾期答复，不符合条例第三十三条");
    says(&answer, "超过答复期限 1 个工作日");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn mistakes_stand_at_their_fields_and_at_the_top() -> TestResult {
    let (_town, portal) = town().await?;
    let foi = "/tools/deadline?mode=foi&channel=in_person&received_on=";
    for (path, field) in [
        (
            "/tools/deadline?mode=days&date=x&working_days=20".to_owned(),
            "date",
        ),
        (
            "/tools/deadline?mode=days&date=2026-2-13&working_days=2501".to_owned(),
            "working_days",
        ),
        (foi.to_owned(), "received_on"),
        (format!("{foi}2024-02-30"), "received_on"),
        (format!("{foi}2024-09-13&kind_1=replied&on_1="), "on_1"),
        (format!("{foi}2024-09-13&kind_1=&on_1=2024-09-20"), "kind_1"),
        (
            format!("{foi}2024-09-13&kind_1=replied&on_1=2024-09-12"),
            "on_1",
        ),
        (
            format!("{foi}2024-09-13&kind_1=corrected&on_1=2024-09-20"),
            "kind_1",
        ),
        (
            format!("{foi}2024-09-13&kind_1=extended&on_1=2024-09-20&working_days_1=25"),
            "working_days_1",
        ),
        (
            format!("{foi}2024-09-13&kind_1=deferred&on_1=2024-09-20"),
            "until_1",
        ),
        (format!("{foi}1901-01-01&as_of=2024-01-01"), "received_on"),
        (
            "/tools/fee?method=per_item&count_in_month_before=0&items=-1".to_owned(),
            "items",
        ),
        (
            "/tools/fee?method=per_page&count_in_month_before=0&items=1&pages=".to_owned(),
            "pages",
        ),
        (
            "/tools/fee?method=per_item&count_in_month_before=100000&items=1".to_owned(),
            "items",
        ),
    ] {
        let answer = portal.get(&path).await?;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        says(&answer, &format!("<a href=\"#{field}\">"));
        says(&answer, &format!("id=\"{field}-e\""));
        assert!(answer.text.contains("<title>有 1 处需要修改"), "{path}");
        assert!(answer.main().contains("aria-invalid=\"true\""), "{path}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_leads_to_its_short_address_and_a_row_more_to_that_row() -> TestResult {
    let (_town, portal) = town().await?;
    let sent = "/tools/deadline?mode=foi&rows=2&channel=in_person&received_on=2024-09-13&confirmed_on=\
        &kind_1=replied&on_1=2024-09-20&until_1=&as_1=co_maker&kind_2=&on_2=&as_2=co_maker&as_of=";
    let answer = portal.get(sent).await?;
    let short = "/tools/deadline?mode=foi&channel=in_person&received_on=2024-09-13&kind_1=replied&on_1=2024-09-20";
    assert_eq!(answer.header("location"), short);
    assert_eq!(portal.get(short).await?.status, StatusCode::OK);
    let more = portal.get(&format!("{sent}&more=1")).await?;
    assert_eq!(more.header("location"), format!("{short}&rows=3#row-3"));
    let page = portal.get(&format!("{short}&rows=3")).await?;
    says(&page, "id=\"row-3\"");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_example_is_an_answer_at_its_own_address() -> TestResult {
    let (_town, portal) = town().await?;
    let mut seen = 0;
    for page in ["/tools/deadline", "/tools/deadline?mode=days", "/tools/fee"] {
        let answer = portal.get(page).await?;
        assert_eq!(answer.status, StatusCode::OK);
        let (_, list) = answer
            .main()
            .split_once("class=\"examples\"")
            .ok_or("no examples")?;
        for part in list.split("href=\"").skip(1) {
            let path = part
                .split('"')
                .next()
                .unwrap_or_default()
                .replace("&#38;", "&");
            let example = portal.get(&path).await?;
            assert_eq!(example.status, StatusCode::OK, "{path}");
            says(&example, "class=\"verdict");
            seen += 1;
        }
    }
    assert!(seen >= 12, "{seen} examples");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_period_is_drawn_in_part_and_explained_whole() -> TestResult {
    let (_town, portal) = town().await?;
    let path = "/tools/deadline?mode=days&date=2017-01-03&working_days=2000";
    let answer = portal.get(path).await?;
    assert_eq!(answer.main().matches("<table class=\"cal\">").count(), 36);
    says(&answer, "月历只画前 36 个月");
    says(&answer, "第 2000 个工作日");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fee_is_listed_tier_by_tier_beside_the_other_method() -> TestResult {
    let (_town, portal) = town().await?;
    let fee = "/tools/fee?method=per_item&count_in_month_before=8&items=5&pages=68";
    let answer = portal.get(fee).await?;
    assert_eq!(answer.status, StatusCode::OK);
    for words in [
        "300 元",
        "第 9—10 件",
        "第 11—13 件",
        "380 元",
        "只能选择一种",
    ] {
        says(&answer, words);
    }
    let public =
        "/tools/fee?method=per_page&count_in_month_before=0&items=1&pages=68&already_public=yes";
    let answer = portal.get(public).await?;
    says(&answer, "0 元");
    says(&answer, "不适用按量计收");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calculators_are_found_from_the_pages_that_speak_of_them() -> TestResult {
    let (_town, portal) = town().await?;
    for path in ["/", "/units/district/column/on_request", "/data"] {
        let answer = portal.get(path).await?;
        assert!(answer.text.contains("/tools/deadline"), "{path}");
        assert!(answer.text.contains("/tools/fee"), "{path}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calculators_keep_to_twelve_statements() -> TestResult {
    let (town, portal) = town().await?;
    for path in [
        "/tools/deadline?mode=foi&channel=in_person&received_on=2024-09-13",
        "/tools/deadline?mode=days&date=2024-09-13&working_days=20",
        "/tools/fee?method=per_item&count_in_month_before=8&items=5",
    ] {
        let before = town.office.store.statements();
        portal.get(path).await?;
        let ran = town.office.store.statements() - before;
        assert!(ran <= 12, "{path} ran {ran} statements");
    }
    Ok(())
}
