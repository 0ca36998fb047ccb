//! A crawler walks everything while the office publishes and withdraws: what is not public is never seen.

use std::{
    collections::{BTreeSet, VecDeque},
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use gongkai_model::record::WithdrawalReason;
use gongkai_testkit::{TestResult, Town, notice};

use super::{Portal, town, town_on_postgres};

/// How many records come and go.
const ROUNDS: usize = 8;

/// Addresses that no page leads to.
const BEGIN: [&str; 11] = [
    "/",
    "/latest.atom",
    "/kinds/notice.rss",
    "/units/bureau.atom",
    "/units/bureau/column/statutory.json",
    "/latest.csv",
    "/robots.txt",
    "/api/v1/records?limit=100",
    "/api/v1/openapi.json",
    "/search?q=%E5%8F%B7",
    "/sitemap.xml",
];

/// What the crawler may not see, because the step that hid it has answered, or none has shown it.
#[derive(Default)]
struct Hidden {
    titles: Mutex<BTreeSet<String>>,
}

impl Hidden {
    fn all(&self) -> BTreeSet<String> {
        self.titles.lock().expect("nobody panicked").clone()
    }
    fn hide(&self, title: &str) {
        self.titles
            .lock()
            .expect("nobody panicked")
            .insert(title.to_owned());
    }
    fn show(&self, title: &str) {
        self.titles.lock().expect("nobody panicked").remove(title);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_crawler_never_sees_what_is_not_public_on_sqlite() -> TestResult {
    let (town, portal) = town().await?;
    come_and_go(&town, &portal).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_crawler_never_sees_what_is_not_public_on_postgres() -> TestResult {
    let (town, portal) = town_on_postgres().await?;
    come_and_go(&town, &portal).await
}

async fn come_and_go(town: &Town, portal: &Portal) -> TestResult {
    let (hidden, is_over, walked) = (
        Hidden::default(),
        AtomicBool::new(false),
        AtomicUsize::new(0),
    );
    let crawlers =
        futures::future::join_all((0..3).map(|_| crawl(portal, &hidden, &is_over, &walked)));
    let office = async {
        let result = publish_and_withdraw(town, portal, &hidden).await;
        is_over.store(true, Ordering::Relaxed);
        result
    };
    let (seen, result) = tokio::join!(crawlers, office);
    result?;
    for one in seen {
        one?;
    }
    assert!(walked.load(Ordering::Relaxed) > 100, "nobody walked");
    Ok(())
}

async fn publish_and_withdraw(town: &Town, portal: &Portal, hidden: &Hidden) -> TestResult {
    for round in 0..ROUNDS {
        let title = format!("关于第{round}号事项的通告");
        hidden.hide(&title);
        let id = town.drafts(notice(&title)).await?;
        town.takes("drafter", "submit", id).await?;
        town.everybody_signs(id).await?;
        hidden.show(&title);
        town.takes("publisher", "publish", id).await?;
        for path in [
            "/",
            "/kinds/notice",
            "/latest.atom",
            "/kinds/notice.csv",
            &format!("/records/{id}"),
        ] {
            assert!(
                portal.get(path).await?.text.contains(&title),
                "{path} is an old one"
            );
        }
        if round % 2 == 0 {
            gongkai_office::jobs::tick(&town.office).await?;
        }
        if round % 4 == 3 {
            continue;
        }
        let reason = WithdrawalReason::ALL[round % WithdrawalReason::ALL.len()];
        town.withdraws(id, reason).await?;
        hidden.hide(&title);
    }
    Ok(())
}

/// Walks from the first page to whatever is linked, again and again.
async fn crawl(
    portal: &Portal,
    hidden: &Hidden,
    is_over: &AtomicBool,
    walked: &AtomicUsize,
) -> TestResult {
    while !is_over.load(Ordering::Relaxed) {
        let mut known: BTreeSet<String> = BEGIN.iter().map(ToString::to_string).collect();
        let mut ahead: VecDeque<String> = known.iter().cloned().collect();
        while let Some(path) = ahead.pop_front() {
            if is_over.load(Ordering::Relaxed) {
                return Ok(());
            }
            // What was hidden when the request began and still is when the answer is there.
            let before = hidden.all();
            let answer = portal.get(&path).await?;
            walked.fetch_add(1, Ordering::Relaxed);
            assert!(
                !answer.status.is_server_error(),
                "{path}: {}",
                answer.status
            );
            for title in before.intersection(&hidden.all()) {
                assert!(!answer.text.contains(title), "{path} shows {title}");
            }
            for link in links(&answer.text) {
                if known.insert(link.clone()) {
                    ahead.push_back(link);
                }
            }
            tokio::task::yield_now().await;
        }
    }
    Ok(())
}

/// Addresses of this site in `href`, `src` and `<loc>`.
fn links(text: &str) -> Vec<String> {
    let starts = ["href=\"/", "src=\"/", "<loc>http://"];
    let mut links = Vec::new();
    for start in starts {
        for part in text.split(start).skip(1) {
            let Some(end) = part.find(['"', '<', '#']) else {
                continue;
            };
            let link = part[..end].replace("&#38;", "&").replace("&amp;", "&");
            let path = if start.contains("loc") {
                link.find('/').map(|at| link[at..].to_owned())
            } else {
                Some(format!("/{link}"))
            };
            links.extend(
                path.filter(|path| !path.starts_with("/assets") && !path.contains("view=")),
            );
        }
    }
    links
}
