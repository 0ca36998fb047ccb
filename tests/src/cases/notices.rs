//! Notices: to a real mail server and a real web hook, quiet, never lost, at most once more after a crash.

use std::sync::{Arc, Mutex};

use gongkai_office::{
    cases::{Recognition, deliver, find, recognise, track},
    core::Outlets,
};
use gongkai_testkit::MailServer;

use super::*;

const WORDS_OF_THE_CASE: [&str; 5] = [
    "欧阳文",
    "11010519491231002X",
    "13800138000",
    "138 0013 8000",
    "老旧小区改造资金",
];

/// A town that can write mail.
async fn town_with_mail(
    backend: gongkai_testkit::Backend,
    server: &MailServer,
    hooks: Option<&std::path::Path>,
) -> TestResult<Town> {
    let outlets = Outlets::new(
        Some(&server.url()),
        Some("云河区政务公开 <gongkai@yunhe.example>"),
        hooks,
        "https://www.yunhe.example/",
    )?;
    Town::with_outlets(backend, "2026-03-02", outlets).await
}

async fn quiet_and_once(backend: gongkai_testkit::Backend) -> TestResult {
    let server = MailServer::start()?;
    let town = town_with_mail(backend, &server, None).await?;
    let form = form(&town, "foi_request", &REQUEST).await?;
    let Receipt { id, tracking } = cases::apply(&town.office, form).await?;
    assert_eq!(deliver(&town.office).await?, 1);
    assert_eq!(deliver(&town.office).await?, 0, "once is enough");
    takes(&town, "foi-handler", "register", id, &[]).await?;
    takes(&town, "foi-handler", "confirm", id, &[]).await?;
    // From one state to another with the same public name, nothing is told.
    deliver(&town.office).await?;
    let mails = server.mails();
    assert_eq!(mails.len(), 3, "sent, confirming, handling");
    for mail in &mails {
        assert_eq!(mail.to, ["ouyang@example.cn"]);
        assert!(mail.text().contains(tracking.as_str()), "{}", mail.text());
        assert!(mail.text().contains("https://www.yunhe.example/track"));
        for word in WORDS_OF_THE_CASE {
            assert!(!mail.text().contains(word), "{word} in {}", mail.text());
        }
        assert!(!mail.subject().contains(tracking.as_str()));
    }
    let ids: std::collections::BTreeSet<_> = mails.iter().map(|mail| mail.message_id()).collect();
    assert_eq!(ids.len(), 3);
    town.ends_well().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_applicant_is_told_quietly_on_sqlite() -> TestResult {
    quiet_and_once(gongkai_testkit::Backend::Sqlite).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_applicant_is_told_quietly_on_postgres() -> TestResult {
    quiet_and_once(gongkai_testkit::Backend::Postgres).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_away_loses_nothing() -> TestResult {
    let server = MailServer::start()?;
    let town = town_with_mail(gongkai_testkit::Backend::Sqlite, &server, None).await?;
    server.refuses(true);
    let asked = form(&town, "foi_request", &REQUEST).await?;
    cases::apply(&town.office, asked).await?;
    assert_eq!(deliver(&town.office).await?, 0);
    server.refuses(false);
    assert_eq!(deliver(&town.office).await?, 0, "not before its time");
    it_is(&town, "2026-03-03")?;
    assert_eq!(deliver(&town.office).await?, 1);
    assert_eq!(server.mails().len(), 1);
    town.ends_well().await
}

/// A process that dies after the server took the mail and before it was noted leaves a lease that runs out.
#[tokio::test(flavor = "multi_thread")]
async fn a_crash_between_acceptance_and_note_repeats_once_with_the_same_identifier() -> TestResult {
    use gongkai_store::outbox;
    let server = MailServer::start()?;
    let town = town_with_mail(gongkai_testkit::Backend::Sqlite, &server, None).await?;
    let asked = form(&town, "foi_request", &REQUEST).await?;
    cases::apply(&town.office, asked).await?;
    // The first worker leases, sends and dies; so does the second.
    for day in ["2026-03-03", "2026-03-04"] {
        it_is(&town, day)?;
        let now = town.office.clock.now();
        let until = now + jiff::SignedDuration::from_mins(5);
        let mut tx = town.office.store.begin().await?;
        let jobs = outbox::lease_due(&mut tx, "case_notice", now, until, 20).await?;
        tx.commit().await?;
        assert_eq!(jobs.len(), 1);
        assert!(jobs[0].unsure <= 1);
    }
    it_is(&town, "2026-03-05")?;
    assert_eq!(deliver(&town.office).await?, 0, "a third copy is not sent");
    assert!(server.mails().is_empty());
    let mut reader = town.office.store.reader().await?;
    assert_eq!(outbox::count_open(&mut reader).await?, 0);
    drop(reader);

    // One crash: it goes again, and a second copy would carry the same identifier, the job's.
    let asked = form(&town, "foi_request", &REQUEST).await?;
    cases::apply(&town.office, asked).await?;
    let now = town.office.clock.now();
    let until = now + jiff::SignedDuration::from_mins(5);
    let mut tx = town.office.store.begin().await?;
    let jobs = outbox::lease_due(&mut tx, "case_notice", now, until, 20).await?;
    tx.commit().await?;
    it_is(&town, "2026-03-06")?;
    assert_eq!(deliver(&town.office).await?, 1);
    let mails = server.mails();
    assert_eq!(
        mails[0].message_id(),
        format!("<{}@yunhe.example>", jobs[0].id)
    );
    town.ends_well().await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_mail_reaches_the_applicant_a_code_is_asked_for() -> TestResult {
    let server = MailServer::start()?;
    let town = town_with_mail(gongkai_testkit::Backend::Sqlite, &server, None).await?;
    let asked = form(&town, "foi_request", &REQUEST).await?;
    let Receipt { tracking, .. } = cases::apply(&town.office, asked).await?;
    deliver(&town.office).await?;
    let code = tracking.as_str();
    let email = "ouyang@example.cn";
    assert_eq!(
        find(&town.office, code, email, "", "a").await?,
        Recognition::CodeSent
    );
    deliver(&town.office).await?;
    let mails = server.mails();
    let text = mails.last().ok_or("no mail")?.text();
    let digits: String = text.chars().filter(char::is_ascii_digit).take(6).collect();
    let wrong = if digits == "000000" {
        "000001"
    } else {
        "000000"
    };
    assert!(find(&town.office, code, email, wrong, "a").await.is_err());
    let known = find(&town.office, code, email, &digits, "a").await?;
    let Recognition::Known(who) = known else {
        return Err("the right code does not let in".into());
    };
    assert_eq!(track(&town.office, who).await?.state_name, "已提交");
    // A telephone number cannot be reached here: it is compared alone, as where there is no mail.
    let by_phone = find(&town.office, code, "13800138000", "", "a").await?;
    assert!(matches!(by_phone, Recognition::Known(_)));
    // It is good for ten minutes, twenty at the most.
    it_is(&town, "2026-03-03")?;
    assert!(find(&town.office, code, email, &digits, "a").await.is_err());
    assert!(recognise(&town.office, code, email).await.is_ok());
    town.ends_well().await
}

#[tokio::test(flavor = "multi_thread")]
async fn hooks_of_staff_and_gateways_are_told_in_their_form() -> TestResult {
    let told: Arc<Mutex<Vec<(String, serde_json::Value)>>> = Arc::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let kept = Arc::clone(&told);
    let hear = move |axum::extract::Path(name): axum::extract::Path<String>,
                     axum::Json(body): axum::Json<serde_json::Value>| {
        let kept = Arc::clone(&kept);
        async move { kept.lock().expect("nobody panicked").push((name, body)) }
    };
    let router = axum::Router::new().route("/{name}", axum::routing::post(hear));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let folder = tempfile::tempdir()?;
    let hooks = folder.path().join("hooks.toml");
    std::fs::write(
        &hooks,
        format!(
            "[[webhook]]\nname = \"robot\"\nurl = \"http://{address}/robot\"\nform = \"wecom\"\naudience = \"staff\"\n\
             [[webhook]]\nname = \"gateway\"\nurl = \"http://{address}/gateway\"\nform = \"sms\"\naudience = \"applicant\"\n"
        ),
    )?;
    let server = MailServer::start()?;
    let town = town_with_mail(gongkai_testkit::Backend::Sqlite, &server, Some(&hooks)).await?;
    let asked = form(&town, "foi_request", &REQUEST).await?;
    let Receipt { tracking, .. } = cases::apply(&town.office, asked).await?;
    assert_eq!(deliver(&town.office).await?, 3);
    let told = told.lock().expect("nobody panicked").clone();
    let of = |name: &str| {
        told.iter()
            .find(|(known, _)| known == name)
            .map(|(_, body)| body.clone())
    };
    let robot = of("robot").ok_or("the robot was not told")?;
    assert_eq!(robot["msgtype"], "text");
    let text = robot["text"]["content"].as_str().unwrap_or_default();
    assert!(text.contains(tracking.as_str()) && text.contains("/desk/cases"));
    assert!(WORDS_OF_THE_CASE.iter().all(|word| !text.contains(word)));
    let gateway = of("gateway").ok_or("the gateway was not told")?;
    assert_eq!(gateway["phone"], "138 0013 8000");
    town.ends_well().await
}
