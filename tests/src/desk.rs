//! The desk over HTTP: what people of the office do in their browsers, on the real router.

mod afterwards;
pub(crate) mod browser;
mod case_statistics;
mod cases;
mod drafting;
mod organisation;
mod refusals;
mod reviewing;
mod routes;
mod safety;
mod statements;
mod story;

use gongkai_model::id::RecordId;
use gongkai_testkit::{Backend, TestResult, Town};

use self::browser::{Answer, Browser};

/// A town whose people can sign in.
async fn town() -> TestResult<Town> {
    Town::with_passwords(Backend::Sqlite, "2024-09-13").await
}

/// The identifier in an address such as `/desk/records/0123456789ABC/edit`.
fn record_in(address: &str) -> TestResult<RecordId> {
    let id = address.split('/').nth(3).unwrap_or_default();
    let id = id.split(['?', '#']).next().unwrap_or_default();
    Ok(id.parse()?)
}

/// The inputs of a draft form that could be submitted.
fn filled(title: &str) -> Vec<(&'static str, String)> {
    [
        ("title", title),
        ("doc_number", "云建〔2024〕12号"),
        ("issuers", "云河区住房和城乡建设局"),
        ("written_on", "2024年9月12日"),
        ("public_note", "（此件公开发布）"),
        (
            "body_html",
            "<p>为做好老旧小区加装电梯工作，现将有关事项通知如下。</p>",
        ),
        ("attribute", "proactive"),
        ("relevance_duty", "城乡建设"),
        ("f.notice_type", "notice"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into()
}
