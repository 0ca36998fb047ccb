//! 我的办件: entered with a code that was sent, holding what was sent from within and what was found with its code.

use gongkai_office::{
    cases::{
        AccountHolder, Challenge, CodeSent, Knock, Sending, ask_code, close_account, drop_own,
        enter, erase_due, has_accounts, is_own, keep_own, known_of, open_own, own_cases, recognise,
        send, track,
    },
    core::Outlets,
};
use gongkai_testkit::{Backend, MailServer};

use super::*;

const EMAIL: &str = "ouyang@example.cn";

async fn town_with_mail(backend: Backend, server: &MailServer) -> TestResult<Town> {
    let from = Some("云河区政务公开 <gongkai@yunhe.example>");
    let outlets = Outlets::new(Some(&server.url()), from, None, "https://www.yunhe.example")?;
    Town::with_outlets(backend, "2026-03-02", outlets).await
}

/// What a person sends who reads the question and answers it.
fn knock(town: &Town, address: &str) -> TestResult<Knock> {
    let challenge = Challenge::new(&town.office)?;
    let (one, other) = challenge.figures;
    Ok(Knock {
        address: address.to_owned(),
        mark: challenge.mark,
        answer: (one + other).to_string(),
    })
}

/// The digits of the last mail.
fn digits(server: &MailServer) -> TestResult<String> {
    let text = server.mails().last().ok_or("no mail")?.text();
    Ok(text.chars().filter(char::is_ascii_digit).take(6).collect())
}

fn other_than(digits: &str) -> &'static str {
    if digits == "000000" {
        "000001"
    } else {
        "000000"
    }
}

async fn entered(town: &Town, server: &MailServer, contact: &str) -> TestResult<AccountHolder> {
    let CodeSent { token, .. } = ask_code(&town.office, contact, knock(town, "a")?).await?;
    Ok(enter(&town.office, &token, &digits(server)?, "a").await?)
}

/// Sends a request from within an account, or from without.
async fn sent(town: &Town, account: Option<&AccountHolder>) -> TestResult<Receipt> {
    let Knock {
        address,
        mark,
        answer,
    } = knock(town, "b")?;
    let sending = Sending {
        address,
        mark,
        answer,
        splits: false,
        account: account.cloned(),
    };
    let made = send(
        &town.office,
        form(town, "foi_request", &REQUEST).await?,
        sending,
    )
    .await?;
    made.into_iter()
        .next()
        .ok_or_else(|| "nothing was made".into())
}

/// A story that needs mail, on both stores.
macro_rules! with_mail {
    ($(async fn $name:ident($town:ident, $server:ident) $body:block)*) => { $(
        mod $name {
            use super::*;

            async fn story(backend: Backend) -> TestResult {
                let $server = MailServer::start()?;
                let $town = town_with_mail(backend, &$server).await?;
                $body
                $town.ends_well().await
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn on_sqlite() -> TestResult {
                story(Backend::Sqlite).await
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn on_postgres() -> TestResult {
                story(Backend::Postgres).await
            }
        }
    )* };
}

with_mail! {
    async fn what_is_sent_from_within_is_in_the_list_and_opens(town, server) {
        assert!(has_accounts(&town.office));
        let holder = entered(&town, &server, " Ouyang@Example.cn ").await?;
        assert_eq!(holder.shown, "o***@example.cn");
        assert!(own_cases(&town.office, &holder).await?.is_empty());
        // The form names the same contact; people mistype, so that alone puts it into no list.
        let without = sent(&town, None).await?;
        let within = sent(&town, Some(&holder)).await?;
        let listed = own_cases(&town.office, &holder).await?;
        assert_eq!(listed.iter().map(|case| case.head.id).collect::<Vec<_>>(), [within.id]);
        assert_eq!((listed[0].state_name.as_str(), listed[0].kind_name.as_str()), ("已提交", "政府信息公开申请"));
        let who = open_own(&town.office, &holder, within.id).await?;
        assert_eq!(track(&town.office, who).await?.head.tracking, within.tracking);
        assert!(open_own(&town.office, &holder, without.id).await.is_err());
        let again = AccountHolder::by_pass(&town.office, &holder.pass(&town.office)?)?;
        assert_eq!(again, Some(holder.clone()));
        it_is(&town, "2026-03-03")?;
        assert_eq!(AccountHolder::by_pass(&town.office, &holder.pass(&town.office)?)?, Some(holder.clone()));
        let old = holder.pass(&town.office)?;
        it_is(&town, "2026-03-04")?;
        assert_eq!(AccountHolder::by_pass(&town.office, &old)?, None, "two hours are long over");
    }

    async fn what_was_found_with_its_code_is_added_and_taken_off(town, server) {
        let Receipt { id, tracking } = sent(&town, None).await?;
        let holder = entered(&town, &server, EMAIL).await?;
        let stranger = entered(&town, &server, "lin@example.cn").await?;
        let who = recognise(&town.office, tracking.as_str(), "13800138000").await?;
        keep_own(&town.office, &holder, who).await?;
        keep_own(&town.office, &holder, who).await?;
        assert!(is_own(&town.office, &holder, who).await? && !is_own(&town.office, &stranger, who).await?);
        assert_eq!(own_cases(&town.office, &holder).await?.len(), 1);
        assert!(own_cases(&town.office, &stranger).await?.is_empty());
        assert!(drop_own(&town.office, &stranger, id).await.is_err());
        assert!(open_own(&town.office, &stranger, id).await.is_err());
        drop_own(&town.office, &holder, id).await?;
        assert!(own_cases(&town.office, &holder).await?.is_empty());
        keep_own(&town.office, &holder, who).await?;
        close_account(&town.office, &holder).await?;
        assert!(own_cases(&town.office, &holder).await?.is_empty());
        assert!(recognise(&town.office, tracking.as_str(), "13800138000").await.is_ok(), "the case goes on");
    }

    async fn a_code_opens_once_and_only_with_its_token(town, server) {
        let CodeSent { token, shown } = ask_code(&town.office, EMAIL, knock(&town, "a")?).await?;
        let right = digits(&server)?;
        assert_eq!(shown, "o***@example.cn");
        assert!(!token.contains("ouyang") && !server.mails()[0].text().contains("ouyang"));
        let other = ask_code(&town.office, "lin@example.cn", knock(&town, "a")?).await?;
        let crossed = enter(&town.office, &other.token, &right, "a").await.is_err();
        assert!(crossed || digits(&server)? == right, "a code belongs to one contact");
        assert!(enter(&town.office, &token, other_than(&right), "a").await.is_err());
        assert!(enter(&town.office, &token.replace("o***", "x***"), &right, "a").await.is_err());
        assert!(enter(&town.office, &token, &format!(" {right} "), "a").await.is_ok());
        let twice = enter(&town.office, &token, &right, "a").await.unwrap_err();
        assert!(twice.to_string().contains("过期"), "{twice}");
        let CodeSent { token, .. } = ask_code(&town.office, EMAIL, knock(&town, "a")?).await?;
        let late = digits(&server)?;
        it_is(&town, "2026-03-03")?;
        assert!(enter(&town.office, &token, &late, "a").await.is_err(), "ten minutes");
        // Neither of them is a pass.
        assert_eq!(AccountHolder::by_pass(&town.office, &token)?, None);
    }

    async fn nobody_guesses_or_floods(town, server) {
        let one = knock(&town, "a")?;
        ask_code(&town.office, EMAIL, one.clone()).await?;
        let again = ask_code(&town.office, "lin@example.cn", one).await.unwrap_err();
        assert!(again.to_string().contains("新的问题"), "{again}");
        for (contact, why) in [("0527-88886666", "手机号码或者电子邮箱"), ("", "手机号码或者电子邮箱"), ("林@例.cn", "英文字母"), ("13800138000", "不能发短信")] {
            let refused = ask_code(&town.office, contact, knock(&town, "a")?).await.unwrap_err();
            assert!(refused.to_string().contains(why), "{contact}: {refused}");
        }
        let mut last = None;
        for _ in 0..5 {
            last = Some(ask_code(&town.office, EMAIL, knock(&town, "b")?).await);
        }
        assert!(matches!(last, Some(Err(OfficeError::TooOften { .. }))), "the sixth within an hour");
        assert_eq!(server.mails().len(), 5);
        it_is(&town, "2026-03-03")?;
        let CodeSent { token, .. } = ask_code(&town.office, EMAIL, knock(&town, "c")?).await?;
        let right = digits(&server)?;
        for _ in 0..5 {
            assert!(enter(&town.office, &token, other_than(&right), "d").await.is_err());
        }
        let shut = enter(&town.office, &token, &right, "e").await;
        assert!(matches!(shut, Err(OfficeError::TooOften { .. })), "from wherever it comes");
    }

    async fn a_form_is_filled_with_who_somebody_is_and_with_nothing_else(town, server) {
        let holder = entered(&town, &server, EMAIL).await?;
        let (kind, _) = town.office.kinds.case("foi_request").ok_or("no kind")?;
        assert!(known_of(&town.office, &holder, kind).await?.is_empty());
        sent(&town, Some(&holder)).await?;
        let known = known_of(&town.office, &holder, kind).await?;
        let known: BTreeMap<_, _> = known.iter().map(|(code, text)| (code.as_str(), text.as_str())).collect();
        let asked: BTreeMap<_, _> = REQUEST.into_iter().collect();
        for code in ["applicant", "name", "identity_kind", "identity_number", "phone", "email"] {
            assert_eq!(known.get(code), asked.get(code), "{code}");
        }
        for code in ["title", "description", "form", "method"] {
            assert!(!known.contains_key(code), "{code}");
        }
        let (letter, _) = town.office.kinds.case("mailbox_letter").ok_or("no kind")?;
        assert!(known_of(&town.office, &holder, letter).await?.is_empty(), "of another kind nothing is known");
    }

    async fn what_is_destroyed_leaves_the_list(town, server) {
        let holder = entered(&town, &server, EMAIL).await?;
        let Receipt { id, .. } = sent(&town, Some(&holder)).await?;
        takes(&town, "foi-handler", "register", id, &[]).await?;
        takes(&town, "foi-handler", "confirm", id, &[]).await?;
        foi::is_answered(&town, id, &foi::REPLY).await?;
        takes(&town, "foi-handler", "archive", id, &[]).await?;
        assert_eq!(own_cases(&town.office, &holder).await?.len(), 1);
        it_is(&town, "2038-03-02")?;
        assert_eq!(erase_due(&town.office).await?, 1);
        assert!(own_cases(&town.office, &holder).await?.is_empty());
        let mut reader = town.office.store.reader().await?;
        assert!(!gongkai_store::cases::is_tied(&mut reader, "", id).await?);
    }
}

/// On SQLite the whole data folder can be read.
#[tokio::test(flavor = "multi_thread")]
async fn no_contact_lies_in_the_data_folder() -> TestResult {
    let server = MailServer::start()?;
    let town = town_with_mail(Backend::Sqlite, &server).await?;
    let holder = entered(&town, &server, EMAIL).await?;
    sent(&town, Some(&holder)).await?;
    let digits = digits(&server)?;
    for (path, bytes) in town.files()? {
        let text = String::from_utf8_lossy(&bytes);
        for secret in [EMAIL, "o***@example.cn"] {
            assert!(
                !text.contains(secret),
                "{secret} lies in {}",
                path.display()
            );
        }
    }
    assert_eq!(digits.len(), 6);
    town.ends_well().await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_can_be_sent_nobody_enters() -> TestResult {
    let town = Town::new(Backend::Sqlite, "2026-03-02").await?;
    assert!(!has_accounts(&town.office));
    assert!(
        ask_code(&town.office, EMAIL, knock(&town, "a")?)
            .await
            .is_err()
    );
    town.ends_well().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_away_is_told_and_nothing_is_promised() -> TestResult {
    let server = MailServer::start()?;
    let town = town_with_mail(Backend::Sqlite, &server).await?;
    server.refuses(true);
    let refused = ask_code(&town.office, EMAIL, knock(&town, "a")?)
        .await
        .unwrap_err();
    assert!(refused.to_string().contains("没有发出去"), "{refused}");
    town.ends_well().await
}

/// A folder in the place of a server: whole mails, one file each.
#[tokio::test(flavor = "multi_thread")]
async fn mails_can_be_laid_into_a_folder() -> TestResult {
    let letters = tempfile::tempdir()?;
    let folder = letters.path().join("out");
    let outlets = Outlets::new(
        Some(&format!("file:{}", folder.display())),
        Some("云河区政务公开 <gongkai@yunhe.example>"),
        None,
        "",
    )?;
    let town = Town::with_outlets(Backend::Sqlite, "2026-03-02", outlets).await?;
    ask_code(&town.office, EMAIL, knock(&town, "a")?).await?;
    let files: Vec<_> = std::fs::read_dir(&folder)?
        .flatten()
        .map(|file| file.path())
        .collect();
    assert_eq!(files.len(), 1);
    assert_eq!(
        files[0].extension().and_then(|ending| ending.to_str()),
        Some("eml")
    );
    let mail = std::fs::read_to_string(&files[0])?;
    assert!(
        mail.contains("To: ouyang@example.cn") && mail.contains("Message-ID: <"),
        "{mail}"
    );
    town.ends_well().await
}
