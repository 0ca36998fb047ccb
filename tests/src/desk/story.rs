//! The main story over HTTP: a file is brought, different people review it, it is published, a citizen
//! reads it; then it is corrected and withdrawn.

use axum::http::StatusCode;
use gongkai_model::record::Gate;
use gongkai_testkit::{Backend, TestResult, Town};

use super::{Browser, filled, record_in};

const FILE: &str = "云河区住房和城乡建设局关于加装电梯的通知\n\n云建〔2024〕12号\n\n各镇人民政府、街道办事处：\n\n\
    为做好老旧小区加装电梯工作，现将有关事项通知如下。\n\n一、总体要求\n\n坚持业主自愿。\n\n\
    云河区住房和城乡建设局\n2024年9月12日\n\n（此件公开发布）\n";

/// Takes a review as the person does: gate after gate, then the step.
async fn reviews(town: &Town, login: &str, step: &str, record: &str) -> TestResult {
    let browser = Browser::of(town, login).await?;
    let list = browser.page("/desk").await?;
    assert!(
        list.contains(record),
        "{login} does not see the record among the things to do"
    );
    for gate in Gate::ALL {
        let answer = browser
            .submit(record, &format!("{record}/gates"), &[("gate", gate.code())])
            .await?;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }
    takes(&browser, record, step, &[("reason", "同意")]).await
}

async fn takes(browser: &Browser, record: &str, step: &str, form: &[(&str, &str)]) -> TestResult {
    let to = format!("{record}/steps/{step}");
    let answer = browser.submit(&to, &to, form).await?;
    assert_eq!(
        answer.status,
        StatusCode::SEE_OTHER,
        "{step}: {}",
        answer.text
    );
    let page = browser.page(record).await?;
    assert!(page.contains("已办理，现在是"), "{step}: {page}");
    Ok(())
}

async fn story(backend: Backend) -> TestResult {
    let town = Town::with_passwords(backend, "2024-09-13").await?;
    let drafter = Browser::of(&town, "drafter").await?;
    let unit = town.unit("bureau").await?.to_string();
    let form = [
        ("kind", "notice"),
        ("unit", unit.as_str()),
        ("keep_original", "1"),
    ];
    let file = ("file", "通知.txt", FILE.as_bytes());
    let begun = drafter
        .upload("/desk/drafts/new", "/desk/drafts/upload", &form, file)
        .await?;
    let id = record_in(begun.location())?;
    let record = format!("/desk/records/{id}");
    let edit = format!("{record}/edit");
    let page = drafter.page(&edit).await?;
    for read in [
        "关于加装电梯的通知",
        "云建〔2024〕12号",
        "2024-09-12",
        "此件公开发布",
        "通知.txt",
    ] {
        assert!(page.contains(read), "the form lacks {read}");
    }
    let mut draft = filled("云河区住房和城乡建设局关于加装电梯的通知");
    draft.push(("then", "submit".into()));
    let draft: Vec<_> = draft
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let saved = drafter.submit(&edit, &edit, &draft).await?;
    assert_eq!(
        saved.location(),
        format!("{record}/steps/submit"),
        "{}",
        saved.text
    );
    takes(&drafter, &record, "submit", &[]).await?;

    let secrecy = Browser::of(&town, "secrecy-reviewer").await?;
    takes(
        &secrecy,
        &record,
        "secrecy_review",
        &[("reason", "可以公开")],
    )
    .await?;
    reviews(&town, "first-reviewer", "first_review", &record).await?;
    reviews(&town, "second-reviewer", "second_review", &record).await?;
    reviews(&town, "final-reviewer", "final_review", &record).await?;
    let citizen = Browser::open(&town);
    let public = format!("/records/{id}");
    assert_eq!(citizen.get(&public).await?.status, StatusCode::NOT_FOUND);

    let publisher = Browser::of(&town, "publisher").await?;
    takes(&publisher, &record, "publish", &[]).await?;
    let page = citizen.page(&public).await?;
    for shown in [
        "关于加装电梯的通知",
        "林拟稿",
        "周初审",
        "吴复审",
        "郑终审",
        "陈发布",
    ] {
        assert!(page.contains(shown), "the public page lacks {shown}");
    }
    let approval = drafter.page(&format!("{record}/approval")).await?;
    for name in ["秦保密", "可以公开", "政治关", "周初审", "郑终审"] {
        assert!(approval.contains(name), "the approval sheet lacks {name}");
    }
    withdraw(&publisher, &citizen, &record, &public).await?;
    town.ends_well().await
}

async fn withdraw(
    publisher: &Browser,
    citizen: &Browser,
    record: &str,
    public: &str,
) -> TestResult {
    let to = format!("{record}/steps/withdraw");
    let without = publisher
        .submit(&to, &to, &[("reason", "复查发现")])
        .await?;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without.text.contains("复查发现"), "what was typed is kept");
    takes(
        publisher,
        record,
        "withdraw",
        &[("withdrawal", "content_error"), ("reason", "复查发现")],
    )
    .await?;
    assert_eq!(citizen.get(public).await?.status, StatusCode::GONE);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_becomes_a_public_page_on_sqlite() -> TestResult {
    story(Backend::Sqlite).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_becomes_a_public_page_on_postgres() -> TestResult {
    story(Backend::Postgres).await
}
