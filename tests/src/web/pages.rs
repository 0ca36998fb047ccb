//! What stands on pages.

use axum::http::{Method, StatusCode};
use gongkai_model::record::Relation;
use gongkai_office::{
    jobs,
    publishing::{draft, see},
};
use gongkai_testkit::{TestResult, notice};

use super::{Portal, town, town_on_postgres};

#[tokio::test(flavor = "multi_thread")]
async fn a_published_record_is_found_from_the_home_page_on() -> TestResult {
    let (town, portal) = town().await?;
    let id = town.drafts(notice("关于燃气安全检查的通告")).await?;
    assert_eq!(
        portal.get(&format!("/records/{id}")).await?.status,
        StatusCode::NOT_FOUND
    );
    town.publishes(id).await?;
    jobs::tick(&town.office).await?;
    jobs::index(&town.office).await?;
    let link = format!("href=\"/records/{id}\"");
    for path in [
        "/",
        "/units/bureau",
        "/units/bureau/column",
        "/units/bureau/column/statutory",
        "/units/bureau/column/statutory/notice",
        "/kinds/notice",
        "/kinds/notice?unit=bureau&year=2024",
        "/search?q=%E7%87%83%E6%B0%94",
        "/search?q=2024%E3%80%9512%E5%8F%B7",
    ] {
        let page = portal.get(path).await?;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.main().contains(&link), "{path}");
    }
    for path in [
        "/units/neighbour/column/statutory",
        "/kinds/notice?year=2023",
        "/news",
        "/policies",
    ] {
        assert!(!portal.get(path).await?.main().contains(&link), "{path}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_page_carries_facts_tags_people_and_proof() -> TestResult {
    let (town, portal) = town().await?;
    let id = town.drafts(notice("关于燃气安全检查的<通告>")).await?;
    town.publishes(id).await?;
    jobs::tick(&town.office).await?;
    let page = portal.get(&format!("/records/{id}")).await?;
    for expected in [
        r#"<meta name="SiteName" content="云河区人民政府">"#,
        r#"<meta name="ColumnName" content="通知公告">"#,
        r#"<meta name="PubDate" content="2024-09-13 09:00">"#,
        r#"<meta name="ContentSource" content="云河区住房和城乡建设局">"#,
        "<dt>发文字号</dt><dd>云建〔2024〕12号</dd>",
        "<dt>成文日期</dt><dd>2024-09-12</dd>",
        "林拟稿",
        "周初审、吴复审、郑终审",
        "公开存证日志第",
        "关于燃气安全检查的&#60;通告&#62;",
    ] {
        assert!(
            page.text.contains(expected),
            "{expected} is not in\n{}",
            page.text
        );
    }
    assert!(!page.text.contains("<通告>"));
    assert!(!page.text.contains("<script"), "the portal needs none");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interpretation_hangs_under_its_document() -> TestResult {
    let (town, portal) = town().await?;
    let policy = town
        .drafts(notice("加装电梯若干措施").of_kind("policy_document"))
        .await?;
    town.publishes(policy).await?;
    let tied = |relation: &str| {
        vec![Relation {
            relation: relation.parse().expect("a relation"),
            to: policy,
        }]
    };
    let chart = notice("六张图看懂加装电梯").with(|c| c.relations = tied("interprets"));
    let chart = town.drafts(chart).await?;
    town.publishes(chart).await?;
    let home = portal.get("/").await?;
    let hook = format!("<a href=\"/records/{chart}\">六张图看懂加装电梯</a>");
    let item = home.text.find("加装电梯若干措施").ok_or("no policy")?;
    assert!(
        home.text[item..]
            .split("</li></ul>")
            .next()
            .is_some_and(|item| item.contains(&hook))
    );
    let page = portal.get(&format!("/records/{policy}")).await?;
    assert!(page.main().contains("政策解读") && page.main().contains("六张图看懂加装电梯"));
    let back = portal.get(&format!("/records/{chart}")).await?;
    assert!(back.main().contains("所解读的文件") && back.main().contains("加装电梯若干措施"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_shows_what_changed_and_the_old_version_stays() -> TestResult {
    let (town, portal) = town_on_postgres().await?;
    let id = town
        .drafts(notice("关于燃气安全检查的通告").body("<p>检查时间为9月19日。</p>"))
        .await?;
    town.publishes(id).await?;
    town.takes("drafter", "correct", id).await?;
    let drafter = town.person("drafter").await?;
    let view = see::record(&town.office, &drafter, id).await?;
    let mut content = view.loaded.version.content.clone();
    content.body_html = "<p>检查时间为9月20日。</p>".into();
    let revision = view.loaded.head.revision;
    draft::save(&town.office, &drafter, id, revision, content, false).await?;
    let before = portal.get(&format!("/records/{id}")).await?;
    assert!(before.main().contains("9月19日") && !before.main().contains("9月20日"));
    town.signs("final-reviewer", "correct_publish", id).await?;

    let current = portal.get(&format!("/records/{id}")).await?;
    assert!(current.main().contains("9月20日") && current.main().contains("历次版本"));
    let second = portal.get(&format!("/records/{id}/versions/2")).await?;
    assert!(
        second.main().contains("<del>19</del>") || second.main().contains("<del>"),
        "{}",
        second.main()
    );
    assert!(second.main().contains("<ins>"));
    let first = portal.get(&format!("/records/{id}/versions/1")).await?;
    assert_eq!(first.status, StatusCode::OK);
    assert!(first.main().contains("这是旧版本"));
    assert_eq!(
        portal
            .get(&format!("/records/{id}/versions/3"))
            .await?
            .status,
        StatusCode::NOT_FOUND
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn long_lists_turn_pages_without_losing_or_repeating_a_line() -> TestResult {
    let (town, portal) = town().await?;
    let mut expected = Vec::new();
    for number in 0..23 {
        let id = town.drafts(notice(&format!("第{number}号通告"))).await?;
        town.publishes(id).await?;
        expected.push(id.to_string());
    }
    let first = portal.get("/kinds/notice").await?;
    assert!(first.main().contains("共 23 条"));
    let next = first
        .main()
        .split("href=\"")
        .find(|part| part.contains("after="))
        .ok_or("no next page")?;
    let next = next
        .split('"')
        .next()
        .unwrap_or_default()
        .replace("&#38;", "&");
    let second = portal.get(&next).await?;
    let ids = |page: &str| -> Vec<String> {
        let parts = page.split("<h2><a href=\"/records/").skip(1);
        parts.map(|part| part.chars().take(13).collect()).collect()
    };
    let mut found = ids(first.main());
    assert_eq!(found.len(), 20);
    found.extend(ids(second.main()));
    found.reverse();
    assert_eq!(found, expected);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn headers_are_strict_and_modes_are_links() -> TestResult {
    let (_town, portal) = town().await?;
    let home = portal.get("/").await?;
    assert!(
        home.header("content-security-policy")
            .starts_with("default-src 'none'")
    );
    assert!(
        !home
            .header("content-security-policy")
            .contains("script-src")
    );
    assert_eq!(home.header("x-content-type-options"), "nosniff");
    let chosen = portal.get("/search?q=a&view=elder").await?;
    assert_eq!(
        (chosen.status, chosen.header("location")),
        (StatusCode::SEE_OTHER, "/search?q=a")
    );
    assert!(chosen.header("set-cookie").starts_with("gk_view=elder"));
    let refused = portal.method(Method::POST, "/").await?;
    assert_eq!(refused.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(refused.text.contains("不接受这种操作"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_filled_for_evaluation_says_so_on_every_page() -> TestResult {
    let (town, portal) = town().await?;
    let said = "本站为试用环境";
    assert!(!portal.get("/").await?.text.contains(said));
    let mut tx = town.office.store.begin().await?;
    gongkai_store::settings::set(&mut tx, gongkai_office::import::SETTING_EVALUATION, "1").await?;
    tx.commit().await?;
    for path in ["/", "/units", "/kinds/notice", "/nothing", "/data"] {
        assert!(portal.get(path).await?.text.contains(said), "{path}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn portal_and_desk_stand_at_one_address_or_apart() -> TestResult {
    let (town, _) = town().await?;
    let options = gongkai_web::WebOptions::default;
    let both = Portal {
        router: gongkai_web::router(town.office.clone(), options()),
    };
    let desk = Portal {
        router: gongkai_web::desk_router(town.office.clone(), options()),
    };
    assert_eq!(both.get("/").await?.status, StatusCode::OK);
    assert!(!both.get("/desk").await?.status.is_server_error());
    assert_eq!(desk.get("/").await?.header("location"), "/desk");
    assert_eq!(desk.get("/units").await?.status, StatusCode::NOT_FOUND);
    for (name, side) in [("both", &both), ("desk", &desk)] {
        assert_eq!(side.get("/healthz").await?.text, "ok\n", "{name}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_one_kind_stands_under_the_catalogue() -> TestResult {
    let (_town, portal) = town().await?;
    let page = portal.get("/kinds/notice").await?.text;
    let marked = |href: &str| page.contains(&format!("href=\"{href}\" aria-current=\"page\""));
    assert!(
        marked("/units/district/column") && !marked("/data"),
        "{page}"
    );
    Ok(())
}
