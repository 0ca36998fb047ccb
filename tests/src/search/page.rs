//! The search page and its interface for programs, on the index that the node keeps.

use axum::http::StatusCode;
use gongkai_model::record::WithdrawalReason;
use gongkai_office::jobs;
use gongkai_testkit::{Backend, TestResult, Town, notice};

use crate::web::Portal;

/// Percent-encodes a question.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

async fn kept_up(town: &Town) -> TestResult {
    jobs::tick(&town.office).await?;
    jobs::index(&town.office).await?;
    Ok(())
}

async fn page_of(portal: &Portal, question: &str, more: &str) -> TestResult<String> {
    let path = format!("/search?q={}{more}", encoded(question));
    let answer = portal.get(&path).await?;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    Ok(answer.main().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_hits_marks_words_and_leads_on_sqlite() -> TestResult {
    a_page_of_hits(Town::new(Backend::Sqlite, "2024-09-13").await?).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_hits_marks_words_and_leads_on_postgres() -> TestResult {
    a_page_of_hits(Town::new(Backend::Postgres, "2024-09-13").await?).await
}

async fn a_page_of_hits(town: Town) -> TestResult {
    let portal = Portal::of(&town);
    let mut last = None;
    for number in 1..=12 {
        let title = format!("关于老旧小区加装电梯的第{number}号通知");
        let id = town.drafts(notice(&title)).await?;
        town.publishes(id).await?;
        last = Some(id);
    }
    let news = notice("加装电梯座谈会召开").of_kind("news");
    let news = town.drafts(news).await?;
    town.publishes(news).await?;
    kept_up(&town).await?;

    let page = page_of(&portal, "加装电梯", "").await?;
    for expected in [
        "“加装电梯”共 13 条结果",
        "<mark>加装电梯</mark>",
        "第 1–10 条",
        "page=2",
        "sort=newest",
    ] {
        assert!(page.contains(expected), "{expected} is not in\n{page}");
    }
    let second = page_of(&portal, "加装电梯", "&page=2").await?;
    assert!(
        second.contains("第 11–13 条") && second.contains(r#"start="11""#),
        "{second}"
    );
    let beyond = page_of(&portal, "加装电梯", "&page=9").await?;
    assert!(beyond.contains("可以这样做"), "{beyond}");

    let narrowed = page_of(&portal, "加装电梯", "&kind=news").await?;
    assert!(narrowed.contains("共 1 条结果"), "{narrowed}");
    let json = portal
        .get(&format!(
            "/api/v1/search?q={}&kind=news&limit=1",
            encoded("加裝電梯")
        ))
        .await?;
    let json = json.json()?;
    assert_eq!(
        (json["total"].as_u64(), json["confident"].as_bool()),
        (Some(1), Some(true))
    );
    assert_eq!(json["hits"][0]["id"], news.to_string());
    assert_eq!(json["hits"][0]["path"], format!("/records/{news}"));
    let kinds = json["facets"]
        .as_array()
        .and_then(|all| all.iter().find(|one| one["key"] == "kind"));
    let kinds = kinds
        .and_then(|kinds| kinds["options"].as_array())
        .cloned()
        .unwrap_or_default();
    assert_eq!(kinds.len(), 2, "a choice does not hide the others: {json}");

    // Withdrawn, and the index has not followed.
    let last = last.expect("one was published");
    town.withdraws(last, WithdrawalReason::Privacy).await?;
    let page = page_of(&portal, "第12号", "").await?;
    assert!(
        !page.contains("第12号通知") && !page.contains(&last.to_string()),
        "{page}"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistake_is_seen_and_an_empty_result_helps() -> TestResult {
    let town = Town::new(Backend::Sqlite, "2024-09-13").await?;
    let portal = Portal::of(&town);
    let empty = page_of(&portal, "停车", "").await?;
    assert!(
        empty.contains("没有找到") && empty.contains("申请公开"),
        "{empty}"
    );
    let id = town
        .drafts(notice("关于停车收费的通知").body("<p>现将停车收费通知如下。</p>"))
        .await?;
    town.publishes(id).await?;
    kept_up(&town).await?;
    for mistyped in ["听车收费", "tingche", "tingche shoufei"] {
        let page = page_of(&portal, mistyped, "").await?;
        assert!(
            page.contains("您是不是要找") && page.contains(&id.to_string()),
            "{mistyped}: {page}"
        );
        let literal = page_of(&portal, mistyped, "&literal=1").await?;
        assert!(!literal.contains("已按这个词显示"), "{mistyped}: {literal}");
    }
    // What nobody published is never suggested.
    town.withdraws(id, WithdrawalReason::Privacy).await?;
    for mistyped in ["听车收费", "tingche"] {
        let page = page_of(&portal, mistyped, "").await?;
        assert!(!page.contains("停车"), "{mistyped}: {page}");
    }
    kept_up(&town).await?;
    let page = page_of(&portal, "tingche", "").await?;
    assert!(!page.contains("停车"), "{page}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn phrases_exclusions_and_choices_are_kept_to() -> TestResult {
    let town = Town::new(Backend::Sqlite, "2024-09-13").await?;
    let portal = Portal::of(&town);
    for (title, body) in [
        (
            "关于阶梯水价的公告",
            "<p>居民阶梯水价自公布之日起执行。</p>",
        ),
        ("关于水价阶梯的说明", "<p>水价按照阶梯计算。</p>"),
        ("关于停水的通知", "<p>滨河路停水，水价不变。</p>"),
    ] {
        let id = town.drafts(notice(title).body(body)).await?;
        town.publishes(id).await?;
    }
    kept_up(&town).await?;
    let phrase = page_of(&portal, "“阶梯水价”", "").await?;
    assert!(
        phrase.contains("共 1 条") && phrase.contains("阶梯水价</mark>的公告"),
        "{phrase}"
    );
    let without = page_of(&portal, "水价 -阶梯", "").await?;
    assert!(
        !without.contains("关于阶梯") && without.contains("停水的通知"),
        "{without}"
    );
    let year = page_of(&portal, "水价", "&year=2023").await?;
    assert!(
        year.contains("没有找到") && year.contains("去掉筛选条件"),
        "{year}"
    );
    let all = portal.get("/search?year=2024").await?;
    assert!(
        all.main().contains("符合条件的信息共 3 条"),
        "{}",
        all.main()
    );
    for (path, status) in [
        ("/search?kind=nothing", StatusCode::NOT_FOUND),
        ("/search?unit=nothing", StatusCode::NOT_FOUND),
        ("/search?q=a&page=0", StatusCode::UNPROCESSABLE_ENTITY),
        (
            "/api/v1/search?q=a&sort=x",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
    ] {
        assert_eq!(portal.get(path).await?.status, status, "{path}");
    }
    Ok(())
}

/// Pieces of odd questions, put together in every order that a simple generator comes upon.
const PIECES: [&str; 34] = [
    "停车",
    "加装",
    "的",
    "\"",
    "“",
    "”",
    "-",
    "－",
    "〔2024〕",
    "12号",
    "云建",
    "2024",
    "(",
    ")",
    "*",
    "AND",
    "OR",
    ":",
    "title",
    "\\",
    "/",
    "～",
    "１２",
    "ＡＰＥＣ",
    "tingche",
    "a",
    "\u{0}",
    "\u{202E}",
    "😀",
    "é",
    " ",
    "\u{3000}",
    "裝電梯",
    "𠮷",
];

#[tokio::test(flavor = "multi_thread")]
async fn no_question_makes_the_search_fail() -> TestResult {
    let town = Town::new(Backend::Sqlite, "2024-09-13").await?;
    let portal = Portal::of(&town);
    let id = town.drafts(notice("关于停车收费的通知")).await?;
    town.publishes(id).await?;
    kept_up(&town).await?;
    let mut seed: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut next = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or(0) % below
    };
    for round in 0..400 {
        let pieces = (0..=next(7)).map(|_| PIECES[next(PIECES.len())]);
        let question: String = pieces.collect();
        let place = ["/search", "/api/v1/search"][round % 2];
        let answer = portal
            .get(&format!("{place}?q={}", encoded(&question)))
            .await?;
        assert_eq!(answer.status, StatusCode::OK, "{question:?}");
    }
    let long = encoded(&"停车收费听车".repeat(400));
    assert_eq!(
        portal.get(&format!("/search?q={long}")).await?.status,
        StatusCode::OK
    );
    Ok(())
}
