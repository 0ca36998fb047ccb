//! Is everything public cleared, announced by an event and unchanged since, and is what was taken back
//! gone?

use gongkai_model::event;
use gongkai_model::id::{Id, RecordId};
use gongkai_model::record::{Visibility, visibility};
use sqlx::FromRow;

use super::{Findings, PAGE, Severity};
use crate::binds;
use crate::conn::Conn;
use crate::error::Result;
use crate::sql::Query;

const COLUMNS: &str = "select p.record_id, p.lang, p.version, p.status, p.title, p.content, p.clearance,
    p.commitment, p.salt, p.withdrawn_reason,
    (select count(*) from events e where e.matter_kind = 'record' and e.matter_id = p.record_id
       and e.kind in ('record.published', 'record.corrected')) as announced,
    (select count(*) from events e where e.matter_kind = 'record' and e.matter_id = p.record_id
       and e.kind in ('record.published', 'record.corrected') and e.commitment = p.commitment) as committed,
    (select count(*) from events e where e.matter_kind = 'record' and e.matter_id = p.record_id
       and e.kind = 'record.withdrawn') as taken_back,
    (select count(*) from record_versions v where v.record_id = p.record_id and v.version = p.version
       and v.lang = p.lang) as drafted
    from publications p";

#[derive(FromRow)]
struct PublicationRow {
    record_id: i64,
    lang: String,
    version: i64,
    status: String,
    title: String,
    content: String,
    clearance: String,
    commitment: String,
    salt: String,
    withdrawn_reason: Option<String>,
    announced: i64,
    committed: i64,
    taken_back: i64,
    drafted: i64,
}

pub(super) async fn check(conn: &mut Conn, findings: &mut Findings) -> Result<()> {
    let mut last: Option<(i64, String, i64)> = None;
    loop {
        let mut query = Query::new(COLUMNS);
        if let Some((record, language, version)) = &last {
            let key = binds![*record, language, *version];
            query.filter("(p.record_id, p.lang, p.version) > (?, ?, ?)", key);
        }
        query.push(
            " order by p.record_id, p.lang, p.version limit ?",
            binds![PAGE],
        );
        let (sql, values) = query.finish();
        let page: Vec<PublicationRow> = conn.all(sql, values).await?;
        let Some(row) = page.last() else {
            return Ok(());
        };
        last = Some((row.record_id, row.lang.clone(), row.version));
        for row in &page {
            check_row(row, findings);
        }
    }
}

fn check_row(row: &PublicationRow, findings: &mut Findings) {
    let record: RecordId = Id::new(row.record_id);
    let place = format!("publications/{record}/{}/{}", row.lang, row.version);
    let mut add = |severity, message: &str| findings.add(severity, &place, message);
    if !is_cleared(&row.clearance) {
        add(Severity::Critical, "没有审核凭据");
    }
    if row.announced == 0 {
        add(Severity::Critical, "没有发布的留痕");
    } else if row.committed == 0 {
        add(Severity::Serious, "发布的留痕没有为这份内容作证");
    }
    if row.drafted == 0 {
        add(Severity::Serious, "文稿没有这个版本");
    }
    match visibility(&row.status, row.withdrawn_reason.as_deref()) {
        Visibility::Full | Visibility::Earlier => {
            if !opens(row) {
                add(Severity::Critical, "内容与发布时的存证不符");
            }
        }
        Visibility::Withdrawn(reason) => {
            if row.taken_back == 0 {
                add(Severity::Serious, "没有撤回的留痕");
            }
            if reason.hides_everything() && is_left(row) {
                add(Severity::Critical, "已经撤回隐去，却还留有内容");
            }
        }
        Visibility::Nothing => check_hidden(row, &mut add),
    }
}

/// A superseded version behind a withdrawal shows nothing; any other such row is a riddle.
fn check_hidden(row: &PublicationRow, add: &mut impl FnMut(Severity, &str)) {
    let as_withdrawn = visibility("withdrawn", row.withdrawn_reason.as_deref());
    match (row.status.as_str(), as_withdrawn) {
        ("superseded", Visibility::Withdrawn(reason)) => {
            if reason.hides_everything() && is_left(row) {
                add(Severity::Critical, "已经撤回隐去，却还留有内容");
            }
        }
        _ => add(Severity::Serious, "状态与撤回原因不符"),
    }
}

fn is_cleared(clearance: &str) -> bool {
    let read: Result<serde_json::Value, _> = serde_json::from_str(clearance);
    let form = read
        .ok()
        .and_then(|value| Some(value.get("form")?.as_str()?.to_owned()));
    matches!(
        form.as_deref(),
        Some("reviewed" | "batch" | "feed" | "migrated")
    )
}

fn opens(row: &PublicationRow) -> bool {
    let mut salt = [0; 32];
    hex::decode_to_slice(&row.salt, &mut salt).is_ok()
        && event::commitment(&salt, row.content.as_bytes()) == row.commitment
}

fn is_left(row: &PublicationRow) -> bool {
    row.content != "{}" || !row.title.is_empty() || !row.salt.is_empty()
}
