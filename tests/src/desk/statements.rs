//! How many statements a page of the desk runs, who is asking included (five of them).

use gongkai_testkit::{TestResult, notice};

use super::{Browser, town};

/// For lists, forms and records alike.
const MOST: u64 = 12;

#[tokio::test(flavor = "multi_thread")]
async fn pages_keep_to_their_statements() -> TestResult {
    let town = town().await?;
    for number in 0..12 {
        town.drafts(notice(&format!("第{number}号通知"))).await?;
    }
    let id = town.drafts(notice("已经审结的通知")).await?;
    town.takes("drafter", "submit", id).await?;
    town.everybody_signs(id).await?;
    let draft = town.drafts(notice("起草中的通知")).await?;
    let browser = Browser::of(&town, "drafter").await?;
    let record = |rest: &str| (format!("/desk/records/{id}{rest}"), MOST);
    let list = |path: &str| (path.to_owned(), MOST);
    let mut problems = Vec::new();
    for (path, most) in [
        list("/desk"),
        list("/desk/records"),
        list("/desk/drafts/new"),
        list("/desk/me"),
        list("/desk/units"),
        list("/desk/roles"),
        list("/desk/kinds/notice"),
        list("/desk/negative-list"),
        list("/desk/calendar"),
        record(""),
        record("/versions"),
        record("/approval"),
        record("/sheet"),
        (format!("/desk/records/{draft}/edit"), MOST),
        (format!("/desk/records/{draft}/steps/submit"), MOST),
    ] {
        let before = town.office.store.statements();
        browser.page(&path).await?;
        let ran = town.office.store.statements() - before;
        if ran > most {
            problems.push(format!("{path} ran {ran} statements"));
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
    Ok(())
}
