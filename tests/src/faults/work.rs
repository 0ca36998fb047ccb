//! What the process does until it is killed, telling each step once it is committed.

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use gongkai_model::id::RecordId;
use gongkai_model::record::{Content, Gate, WithdrawalReason, state};
use gongkai_office::core::NewRecord;
use gongkai_office::import::{Entry, Progress, Request, run_bulk};
use gongkai_office::publishing::{StepForm, attachment, draft, gates, step};
use gongkai_office::{Actor, Office, jobs};
use gongkai_store::search::follow;
use gongkai_store::{people, records};
use gongkai_testkit::{TestResult, notice};

use super::options;
use super::victim::{MARK, READY};

/// Not a test of its own: without its setting it does nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_process_to_be_killed() -> TestResult {
    let Ok(work) = std::env::var("GONGKAI_FAULT_WORK") else {
        return Ok(());
    };
    let folder = PathBuf::from(std::env::var("GONGKAI_FAULT_DATA")?);
    let url = std::env::var("GONGKAI_FAULT_DATABASE").ok();
    let office = Office::open(options(&folder, url)).await?;
    tell(READY)?;
    let background = tokio::spawn(keep_up(Arc::clone(&office)));
    match work.as_str() {
        "desk" => Desk { office }.work().await,
        "import" => import(&office, &folder).await,
        other => Err(format!("no such work: {other}").into()),
    }?;
    background.abort();
    Ok(())
}

/// One line, whole, on the real output: the harness holds back what goes through `print`.
fn tell(what: &str) -> std::io::Result<()> {
    let mut output = std::io::stdout().lock();
    output.write_all(format!("{MARK}{what}\n").as_bytes())?;
    output.flush()
}

/// Jobs and index go on beside the work, as in a server, so that they are killed too.
async fn keep_up(office: Arc<Office>) {
    loop {
        // Another round comes; a lock held by a process just killed is no failure of this one.
        let _ = jobs::tick(&office).await;
        let _ = follow(&office.store, &office.search).await;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

struct Desk {
    office: Arc<Office>,
}

impl Desk {
    /// Drafts, reviews and publishes one record after the other; withdraws every third.
    async fn work(&self) -> TestResult {
        for number in 0.. {
            let id = self.draft(number).await?;
            self.takes("drafter", id, "submit").await?;
            self.takes("secrecy-reviewer", id, "secrecy_review").await?;
            for stage in ["first", "second", "final"] {
                let login = format!("{stage}-reviewer");
                let reviewer = self.person(&login).await?;
                for gate in Gate::ALL {
                    gates::sign(&self.office, &reviewer, id, gate).await?;
                }
                self.takes(&login, id, &format!("{stage}_review")).await?;
            }
            self.takes("publisher", id, "publish").await?;
            if number % 3 == 2 {
                self.takes("publisher", id, "withdraw").await?;
            }
        }
        Ok(())
    }

    async fn draft(&self, number: usize) -> TestResult<RecordId> {
        let drafter = self.person("drafter").await?;
        let mut content = Content::default();
        let _ = notice(&format!("关于第{number}件事项的通知")).with(|made| content = made.clone());
        let new = NewRecord {
            kind: "notice".to_owned(),
            unit: drafter.person.unit,
            office: None,
            urgent: false,
            content,
        };
        let id = draft::create(&self.office, &drafter, new).await?;
        tell(&format!("{id} {}", state::DRAFT))?;
        if number % 2 == 1 {
            let revision = self.revision(id).await?;
            let bytes = format!("附件第{number}号").into_bytes();
            attachment::add(&self.office, &drafter, id, revision, "附件.txt", bytes).await?;
        }
        Ok(id)
    }

    async fn takes(&self, login: &str, id: RecordId, code: &str) -> TestResult {
        let actor = self.person(login).await?;
        let form = StepForm {
            step: code.to_owned(),
            reason: "理由".to_owned(),
            withdrawal: (code == "withdraw").then_some(WithdrawalReason::Privacy),
            ..StepForm::default()
        };
        let taken = step::take(&self.office, &actor, id, form).await?;
        tell(&format!("{id} {}", taken.state))?;
        Ok(())
    }

    async fn person(&self, login: &str) -> TestResult<Actor> {
        let mut reader = self.office.store.reader().await?;
        let account = people::by_login(&mut reader, &login.parse()?).await?;
        let account = account.ok_or("no such person")?;
        Ok(self.office.actor_of(&mut reader, account.person).await?)
    }

    async fn revision(&self, id: RecordId) -> TestResult<i64> {
        let mut reader = self.office.store.reader().await?;
        let head = records::get(&mut reader, id).await?;
        Ok(head.ok_or("no such record")?.revision)
    }
}

struct Told;

impl Progress for Told {
    fn answered(&mut self, entry: &Entry) {
        // Who cannot be told is gone, and this process soon too.
        let _ = tell(&format!(
            "{} {:?} {}",
            entry.row, entry.outcome, entry.record
        ));
    }

    fn read(&mut self, _done: u64, _all: u64) {}
}

async fn import(office: &Office, folder: &std::path::Path) -> TestResult {
    let request = Request {
        unit: "bureau".to_owned(),
        publish: true,
        source: Some("旧平台".to_owned()),
        as_login: Some("open-government-office".to_owned()),
        secrecy_login: Some("secrecy-reviewer".to_owned()),
        approval_login: None,
        dry_run: false,
        resume: true,
        mapping: None,
    };
    let summary = run_bulk(office, &folder.join("rows.jsonl"), &request, &mut Told).await?;
    tell(&format!("done {} {}", summary.skipped, summary.failed))?;
    Ok(())
}
